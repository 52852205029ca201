//! A list that arrows lead through is one stop of Tab, whatever stands in it, and shows by a ring that it has the keyboard.
//! It is not pressed: Enter and Space are its page's own.

use iced::advanced::layout::Layout;
use iced::advanced::renderer::Style;
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse};
use iced::{Element, Event, Rectangle, Renderer, Theme};

use super::LIST;
use crate::app::theme::Tokens;
use crate::app::widget::around::leave_to_content;
use crate::app::widget::reach::{Focus, is_of_the_pointer, ring, ring_within};
use iced::advanced::widget::operation::Focusable;

/// See the module.
struct Led<'a, Message> {
    content: Element<'a, Message>,
    is_led: bool,
    /// What can be pressed in it comes before it.
    has_heads: bool,
}

/// A list; `is_led`: arrows lead through it now, and not through another part of the page. What can be pressed in its lines
/// comes after it.
pub fn list<'a, Message: 'a>(content: impl Into<Element<'a, Message>>, is_led: bool) -> Element<'a, Message> {
    Element::new(Led { content: content.into(), is_led, has_heads: false })
}

/// The same of a table, whose heads come before it.
pub fn table<'a, Message: 'a>(content: impl Into<Element<'a, Message>>, is_led: bool) -> Element<'a, Message> {
    Element::new(Led { content: content.into(), is_led, has_heads: true })
}

impl<Message> Led<'_, Message> {
    fn stop(&self, tree: &mut Tree, layout: Layout<'_>, operation: &mut dyn Operation) {
        if self.is_led {
            let focus = tree.state.downcast_mut::<Focus>();
            operation.focusable(Some(&LIST), layout.bounds(), focus);
            operation.custom(Some(&LIST), layout.bounds(), focus);
        }
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Led<'_, Message> {
    leave_to_content!(layout, mouse_interaction, overlay);

    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Focus>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Focus::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        if !self.is_led {
            *tree.state.downcast_mut::<Focus>() = Focus::Away;
        }
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn Operation) {
        if !self.has_heads {
            self.stop(tree, layout, operation);
        }
        self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, operation);
        if self.has_heads {
            self.stop(tree, layout, operation);
        }
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
        let focus = tree.state.downcast_mut::<Focus>();
        if is_of_the_pointer(event) && *focus != Focus::Away {
            *focus = Focus::Away;
            shell.request_redraw();
        }
        let content = self.content.as_widget_mut();
        content.update(&mut tree.children[0], event, layout, cursor, renderer, clipboard, shell, viewport);
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        self.content.as_widget().draw(&tree.children[0], renderer, theme, style, layout, cursor, viewport);
        if tree.state.downcast_ref::<Focus>().is_focused() {
            let tokens = Tokens::of(theme);
            // A broad ring would cover what stands beside a list; within it there is the padding of its lines.
            let ring = if tokens.focus_lines > 1 { ring_within } else { ring };
            ring(renderer, tokens, layout.bounds(), viewport);
        }
    }
}
