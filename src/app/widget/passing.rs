//! What stands over the page for a while and goes by itself: not while the pointer is on it, and without a clock of its own. It
//! asks for a picture at the time it is due and says then that it has gone.

use std::time::Duration;

use iced::advanced::layout::Layout;
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse};
use iced::time::Instant;
use iced::{Element, Event, Rectangle, Renderer, Theme, window};

use super::around::leave_to_content;

/// Long enough to read two lines.
const TIME: Duration = Duration::from_secs(8);

/// See the module.
struct Passing<'a, Message> {
    content: Element<'a, Message>,
    /// What it says: another thing in its place has its time before it.
    said: &'a str,
    gone: Message,
}

/// What it says, and since when it is there.
#[derive(Default)]
struct There {
    said: String,
    since: Option<Instant>,
    /// It said that it has gone: once, since places in a list are others when something has gone from it.
    is_gone: bool,
}

impl There {
    fn of(said: &str) -> Self {
        Self { said: said.to_owned(), ..Self::default() }
    }
}

/// `content`, which says `said` and sends `gone` when its time is over.
pub(super) fn passing<'a, Message: Clone + 'a>(
    content: impl Into<Element<'a, Message>>,
    said: &'a str,
    gone: Message,
) -> Element<'a, Message> {
    Element::new(Passing { content: content.into(), said, gone })
}

impl<Message: Clone> Widget<Message, Theme, Renderer> for Passing<'_, Message> {
    leave_to_content!(layout, operate, draw, mouse_interaction, overlay);

    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<There>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(There::of(self.said))
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        let there = tree.state.downcast_mut::<There>();
        if there.said != self.said {
            *there = There::of(self.said);
        }
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        if let Event::Window(window::Event::RedrawRequested(now)) = event {
            let there = tree.state.downcast_mut::<There>();
            let is_read = cursor.is_over(layout.bounds());
            let begun = *there.since.get_or_insert(*now);
            match now.duration_since(begun) >= TIME {
                true if there.is_gone => {}
                true if is_read => shell.request_redraw_at(*now + TIME),
                true => {
                    there.is_gone = true;
                    shell.publish(self.gone.clone());
                }
                false => shell.request_redraw_at(begun + TIME),
            }
        }
        let content = self.content.as_widget_mut();
        content.update(&mut tree.children[0], event, layout, cursor, renderer, clipboard, shell, viewport);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced_test::Simulator;

    fn gone_after(seconds: &[u64], at: (f32, f32)) -> usize {
        let card = passing(super::super::label("Đã chép 4 dòng"), "Đã chép 4 dòng", ());
        let mut simulator = Simulator::new(card);
        simulator.point_at(iced::Point::from(at));
        let begun = Instant::now();
        let pictures = seconds
            .iter()
            .map(|second| Event::Window(window::Event::RedrawRequested(begun + Duration::from_secs(*second))));
        simulator.simulate(pictures);
        simulator.into_messages().count()
    }

    #[test]
    fn it_goes_when_its_time_is_over_and_stays_under_the_pointer() {
        assert_eq!(gone_after(&[0, 7], (500.0, 500.0)), 0);
        assert_eq!(gone_after(&[0, 7, 8], (500.0, 500.0)), 1);
        assert_eq!(gone_after(&[0, 8, 9], (500.0, 500.0)), 1, "and is said once");
        assert_eq!(gone_after(&[5, 12], (500.0, 500.0)), 0, "since it was first seen");
        assert_eq!(gone_after(&[0, 8, 20], (5.0, 5.0)), 0, "it is being read");
    }
}
