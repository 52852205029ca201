//! Where the keyboard is in the frame of the window, arrows do nothing to the page.

use iced::advanced::layout::Layout;
use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse};
use iced::keyboard::{self, Key, key::Named};
use iced::{Element, Event, Rectangle, Renderer, Theme};

use crate::app::widget::around::leave_to_content;
use crate::app::widget::reach::Focus;

/// See the module.
struct Still<'a, Message> {
    content: Element<'a, Message>,
}

/// A part of the frame: what leads through lists elsewhere is heard by what it holds, and by nothing else.
pub fn still<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    Element::new(Still { content: content.into() })
}

/// Whether a key leads through a list, whatever is held with it.
fn leads(event: &Event) -> bool {
    let Event::Keyboard(keyboard::Event::KeyPressed { key: Key::Named(named), .. }) = event else { return false };
    matches!(
        named,
        Named::ArrowUp
            | Named::ArrowDown
            | Named::ArrowLeft
            | Named::ArrowRight
            | Named::PageUp
            | Named::PageDown
            | Named::Home
            | Named::End
    )
}

/// Whether something has the keyboard.
#[derive(Default)]
struct Held(bool);

impl Operation for Held {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn custom(&mut self, _id: Option<&iced::advanced::widget::Id>, _bounds: Rectangle, state: &mut dyn std::any::Any) {
        self.0 |= state.downcast_ref() == Some(&Focus::Here);
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Still<'_, Message> {
    leave_to_content!(children, layout, operate, draw, mouse_interaction, overlay);

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
        let content = self.content.as_widget_mut();
        content.update(&mut tree.children[0], event, layout, cursor, renderer, clipboard, shell, viewport);
        if !leads(event) || shell.is_event_captured() {
            return;
        }
        let mut held = Held::default();
        content.operate(&mut tree.children[0], layout, renderer, &mut held);
        if held.0 {
            shell.capture_event();
        }
    }
}
