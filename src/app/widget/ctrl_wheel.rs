//! Hears the wheel turned while Ctrl is held, before what lies inside scrolls by it.

use iced::advanced::layout::Layout;
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse};
use iced::{Element, Event, Rectangle, Renderer, Theme, keyboard};

use super::around::leave_to_content;

struct CtrlWheel<'a, Message> {
    content: Element<'a, Message>,
    turned: Box<dyn Fn(bool) -> Message + 'a>,
}

/// The keys held now: wheel events do not say.
#[derive(Default)]
struct Held(keyboard::Modifiers);

/// Around something that scrolls; `turned` is told whether the wheel went up, and the wheel alone scrolls as before.
pub fn ctrl_wheel<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    turned: impl Fn(bool) -> Message + 'a,
) -> Element<'a, Message> {
    Element::new(CtrlWheel { content: content.into(), turned: Box::new(turned) })
}

fn is_up(delta: mouse::ScrollDelta) -> Option<bool> {
    let (mouse::ScrollDelta::Lines { y, .. } | mouse::ScrollDelta::Pixels { y, .. }) = delta;
    (y != 0.0).then_some(y > 0.0)
}

impl<Message> Widget<Message, Theme, Renderer> for CtrlWheel<'_, Message> {
    leave_to_content!(children, layout, operate, draw, mouse_interaction, overlay);

    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Held>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Held::default())
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
        let held = tree.state.downcast_mut::<Held>();
        match event {
            Event::Keyboard(keyboard::Event::ModifiersChanged(modifiers)) => held.0 = *modifiers,
            Event::Mouse(mouse::Event::WheelScrolled { delta })
                if held.0.command() && cursor.is_over(layout.bounds()) =>
            {
                if let Some(up) = is_up(*delta) {
                    shell.publish((self.turned)(up));
                }
                shell.capture_event();
                return;
            }
            _ => {}
        }
        let content = self.content.as_widget_mut();
        content.update(&mut tree.children[0], event, layout, cursor, renderer, clipboard, shell, viewport);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::widget::{scrollable, space};
    use iced::{Fill, Point};
    use iced_test::Simulator;

    #[derive(Debug, Clone, PartialEq)]
    enum Message {
        Turned(bool),
        Scrolled,
    }

    fn turned(control: bool) -> Vec<Message> {
        let inside =
            scrollable(space().width(Fill).height(5_000.0)).width(Fill).height(Fill).on_scroll(|_| Message::Scrolled);
        let mut simulator = Simulator::new(ctrl_wheel(inside, Message::Turned));
        simulator.point_at(Point::new(50.0, 50.0));
        let held = if control { keyboard::Modifiers::CTRL } else { keyboard::Modifiers::empty() };
        let wheel = |y| Event::Mouse(mouse::Event::WheelScrolled { delta: mouse::ScrollDelta::Lines { x: 0.0, y } });
        simulator.simulate([Event::Keyboard(keyboard::Event::ModifiersChanged(held)), wheel(-1.0), wheel(1.0)]);
        simulator.into_messages().collect()
    }

    #[test]
    fn with_ctrl_the_wheel_is_told_and_scrolls_nothing() {
        assert_eq!(turned(true), [Message::Turned(false), Message::Turned(true)]);
    }

    #[test]
    fn without_it_the_wheel_scrolls() {
        assert!(turned(false).iter().all(|message| *message == Message::Scrolled) && !turned(false).is_empty());
    }
}
