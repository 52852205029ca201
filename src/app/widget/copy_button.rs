//! A button that puts a text on the clipboard by itself: what stands where a page could not be made has no screen to ask.

use iced::advanced::layout::Layout;
use iced::advanced::widget::Tree;
use iced::advanced::{Clipboard, Shell, Widget, clipboard, mouse};
use iced::{Element, Event, Rectangle, Renderer, Theme};

use super::around::leave_to_content;
use crate::app::theme::{space, style};

/// See the module.
struct CopyButton<'a, Message> {
    /// What it looks like; its own presses are not listened to.
    content: Element<'a, (), Theme, Renderer>,
    text: String,
    message: std::marker::PhantomData<Message>,
}

/// Copies `text` when pressed; `word` says so.
pub fn copy_button<'a, Message: 'a>(word: String, text: String) -> Element<'a, Message> {
    of(super::secondary(word).on_press(()).into(), text)
}

/// The same beside a line of text.
pub fn copy_link<'a, Message: 'a>(word: String, text: String) -> Element<'a, Message> {
    of(super::button(super::dense(word)).padding([0.0, space::XS]).style(style::link).on_press(()).into(), text)
}

fn of<'a, Message: 'a>(face: Element<'a, ()>, text: String) -> Element<'a, Message> {
    Element::new(CopyButton { content: face, text, message: std::marker::PhantomData })
}

impl<Message> Widget<Message, Theme, Renderer> for CopyButton<'_, Message> {
    leave_to_content!(children, layout, operate, draw, mouse_interaction);

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
        let mut presses = Vec::new();
        let mut within = Shell::new(&mut presses);
        let face = self.content.as_widget_mut();
        face.update(&mut tree.children[0], event, layout, cursor, renderer, clipboard, &mut within, viewport);
        shell.request_redraw_at(within.redraw_request());
        if within.is_event_captured() {
            shell.capture_event();
        }
        if !presses.is_empty() {
            clipboard.write(clipboard::Kind::Standard, self.text.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::advanced::renderer::Headless;
    use iced::futures::executor::block_on;
    use iced::{Font, Pixels, Point, Size};
    use iced_test::runtime::user_interface::{Cache, UserInterface};

    #[derive(Default)]
    struct Board(Option<String>);

    impl Clipboard for Board {
        fn read(&self, _kind: clipboard::Kind) -> Option<String> {
            self.0.clone()
        }

        fn write(&mut self, _kind: clipboard::Kind, contents: String) {
            self.0 = Some(contents);
        }
    }

    #[test]
    fn a_press_puts_the_text_on_the_clipboard() {
        let made = <Renderer as Headless>::new(Font::DEFAULT, Pixels(13.0), None);
        let mut renderer = block_on(made).unwrap();
        let button = copy_button::<()>("Sao chép".into(), "Không mở được tệp.\nTệp bị khóa.".into());
        let mut interface = UserInterface::build(button, Size::new(200.0, 60.0), Cache::default(), &mut renderer);
        let (mut board, mut messages) = (Board::default(), Vec::new());
        let over = mouse::Cursor::Available(Point::new(20.0, 12.0));
        let events: Vec<Event> = iced_test::simulator::click().collect();
        let _ = interface.update(&events, over, &mut renderer, &mut board, &mut messages);
        assert_eq!(board.0.as_deref(), Some("Không mở được tệp.\nTệp bị khóa."));
        assert!(messages.is_empty());
    }
}
