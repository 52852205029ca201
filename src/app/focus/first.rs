//! What opens in a page – a form, a question – says where the keyboard begins in it: the next key brings it there, once.

use iced::advanced::Widget;
use iced::advanced::layout::Layout;
use iced::advanced::widget::{Operation, Tree, tree};
use iced::{Element, Renderer, Theme};

use crate::app::widget::around::leave_to_content;

/// Whether the keyboard has not moved since it is in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fresh(pub(super) bool);

/// See [`first`].
struct First<'a, Message> {
    content: Element<'a, Message>,
}

/// The first field of what opens with it, or the answer that loses nothing: it has the keyboard as soon as a key is pressed,
/// and what opened it has it back afterwards.
pub fn first<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    Element::new(First { content: content.into() })
}

impl<Message> Widget<Message, Theme, Renderer> for First<'_, Message> {
    leave_to_content!(children, layout, update, draw, mouse_interaction, overlay);

    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Fresh>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Fresh(true))
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn Operation) {
        operation.custom(None, layout.bounds(), tree.state.downcast_mut::<Fresh>());
        self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, operation);
    }
}
