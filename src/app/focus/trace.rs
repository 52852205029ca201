//! Where the keyboard or the pointer was last: from there Tab goes on where what had the keyboard is gone.

use iced::advanced::layout::Layout;
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse};
use iced::{Element, Event, Point, Rectangle, Renderer, Theme};

use crate::app::widget::around::leave_to_content;
use crate::app::widget::reach::is_of_the_pointer;

/// A place in the window.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Trace {
    /// Nothing: another page has come into sight since.
    pub(super) at: Option<Point>,
    /// The keyboard was there, and not the pointer.
    pub(super) of_keyboard: bool,
}

/// See [`traced`].
struct Traced<'a, Message> {
    content: Element<'a, Message>,
}

/// The whole window.
pub fn traced<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    Element::new(Traced { content: content.into() })
}

impl<Message> Widget<Message, Theme, Renderer> for Traced<'_, Message> {
    leave_to_content!(children, layout, draw, mouse_interaction, overlay);

    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Trace>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Trace::default())
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn Operation) {
        operation.custom(None, layout.bounds(), tree.state.downcast_mut::<Trace>());
        self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, operation);
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
        if is_of_the_pointer(event) {
            *tree.state.downcast_mut::<Trace>() = Trace { at: cursor.position(), of_keyboard: false };
        }
        let content = self.content.as_widget_mut();
        content.update(&mut tree.children[0], event, layout, cursor, renderer, clipboard, shell, viewport);
    }
}
