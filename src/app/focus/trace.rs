//! Where the keyboard or the pointer was last: from there Tab goes on where what had the keyboard is gone. Where the page has a
//! list, that has the keyboard as soon as what had it is gone, so that a ring says at all times where one is.

use iced::advanced::layout::Layout;
use iced::advanced::widget::operation::black_box;
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse};
use iced::window::Event::RedrawRequested;
use iced::{Element, Event, Point, Rectangle, Renderer, Theme};

use super::survey::Survey;
use crate::app::widget::around::leave_to_content;
use crate::app::widget::reach::{is_of_the_pointer, is_press};

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

impl<Message> Traced<'_, Message> {
    /// The keyboard was lost by what came without a key: a job has ended, a page has come.
    fn find(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer) -> bool {
        let mut survey = Survey::default();
        self.operate(tree, layout, renderer, &mut black_box(&mut survey));
        let Some(mut to) = survey.found() else { return false };
        self.operate(tree, layout, renderer, &mut black_box::<(), ()>(&mut to));
        true
    }
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
        let trace = tree.state.downcast_mut::<Trace>();
        if is_of_the_pointer(event) {
            *trace = Trace { at: cursor.position(), of_keyboard: false };
        }
        // Who presses something by key leads by it, wherever the pointer was before.
        trace.of_keyboard |= is_press(event);
        let content = self.content.as_widget_mut();
        content.update(&mut tree.children[0], event, layout, cursor, renderer, clipboard, shell, viewport);
        let is_drawn = matches!(event, Event::Window(RedrawRequested(_)));
        let is_of_keyboard = tree.state.downcast_ref::<Trace>().of_keyboard;
        if is_drawn && is_of_keyboard && self.find(tree, layout, renderer) {
            shell.request_redraw();
        }
    }
}
