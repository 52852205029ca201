//! The head of a page: title, sentence and actions on one line, the actions on a line of their own where there is too little room.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, overlay, renderer};
use iced::{Element, Event, Fill, Length, Point, Rectangle, Renderer, Shrink, Size, Theme, Vector};

/// In less room than this nothing of a sentence can be read, and it is left out.
const LEAST: f32 = 64.0;

/// See the module; made by [`head`].
struct Head<'a, Message> {
    /// Title, sentence, actions.
    parts: [Element<'a, Message>; 3],
    spacing: f32,
    /// Height of a line at least.
    line: f32,
}

/// `sentence` is cut to what the others leave; `actions` that are wider than the head have to wrap themselves.
pub fn head<'a, Message: 'a>(
    title: impl Into<Element<'a, Message>>,
    sentence: impl Into<Element<'a, Message>>,
    actions: impl Into<Element<'a, Message>>,
    spacing: f32,
    line: f32,
) -> Element<'a, Message> {
    Element::new(Head { parts: [title.into(), sentence.into(), actions.into()], spacing, line })
}

impl<Message> Head<'_, Message> {
    fn lay(&mut self, place: usize, tree: &mut Tree, renderer: &Renderer, room: Size) -> layout::Node {
        let limits = layout::Limits::new(Size::ZERO, Size::new(room.width.max(0.0), room.height));
        self.parts[place].as_widget_mut().layout(&mut tree.children[place], renderer, &limits)
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Head<'_, Message> {
    fn children(&self) -> Vec<Tree> {
        self.parts.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.parts);
    }

    fn size(&self) -> Size<Length> {
        Size::new(Fill, Shrink)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let room = limits.max();
        let title = self.lay(0, tree, renderer, room);
        let actions = self.lay(2, tree, renderer, room);
        let [width, taken] = [title.size().width, actions.size().width].map(|width| width + self.spacing);
        let is_folded = width + taken > room.width;
        let left = room.width - width - if is_folded { 0.0 } else { taken };
        let left = if left < LEAST { 0.0 } else { left };
        let sentence = self.lay(1, tree, renderer, Size::new(left, room.height));

        let first = title.size().height.max(self.line);
        let last = actions.size().height.max(if taken > self.spacing { self.line } else { 0.0 });
        let (top, bottom, height) = match is_folded {
            true => (first, first + last, first + last),
            false => (first.max(last), first.max(last), first.max(last)),
        };
        let middle = |node: layout::Node, x: f32, above: f32, line: f32| {
            let y = above + (line - node.size().height) / 2.0;
            node.move_to(Point::new(x, y))
        };
        let at_right = room.width - actions.size().width;
        let actions_line = if is_folded { last } else { height };
        let parts = vec![
            middle(title, 0.0, 0.0, top),
            middle(sentence, width, 0.0, top),
            middle(actions, at_right, bottom - actions_line, actions_line),
        ];
        layout::Node::with_children(Size::new(room.width, height), parts)
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn Operation) {
        operation.container(None, layout.bounds());
        operation.traverse(&mut |operation| {
            let parts = self.parts.iter_mut().zip(&mut tree.children).zip(layout.children());
            for ((part, tree), layout) in parts {
                part.as_widget_mut().operate(tree, layout, renderer, operation);
            }
        });
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
        let parts = self.parts.iter_mut().zip(&mut tree.children).zip(layout.children());
        for ((part, tree), layout) in parts {
            part.as_widget_mut().update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        let parts = self.parts.iter().zip(&tree.children).zip(layout.children());
        parts
            .map(|((part, tree), layout)| part.as_widget().mouse_interaction(tree, layout, cursor, viewport, renderer))
            .max()
            .unwrap_or_default()
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let parts = self.parts.iter().zip(&tree.children).zip(layout.children());
        for ((part, tree), layout) in parts {
            part.as_widget().draw(tree, renderer, theme, style, layout, cursor, viewport);
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        overlay::from_children(&mut self.parts, tree, layout, renderer, viewport, translation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::preset;
    use crate::app::states::text::{Seen, seen};
    use crate::app::widget::{label, one_line, primary};
    use iced_test::Simulator;

    fn shown(width: f32) -> Vec<Seen> {
        let sentence = one_line(label("Một câu nói đang thấy những gì trên trang này"));
        let actions = primary::<()>("Lập biên bản chênh lệch");
        let head = head(one_line(label("Thẩm định: Thừa Thiên Huế")), sentence, actions, 12.0, 32.0);
        seen(&mut Simulator::with_size(preset::settings(), (width, 200.0), head))
    }

    #[test]
    fn everything_is_on_one_line_where_there_is_room_and_the_sentence_has_the_rest() {
        for width in [900.0, 500.0] {
            let texts = shown(width);
            let middle = |text: &Seen| (text.bounds.y + text.bounds.height / 2.0).round();
            assert!(texts.iter().all(|text| middle(text) == middle(&texts[0])), "{width}");
            assert_eq!(texts[1].content.ends_with('…'), width < 900.0, "{width}");
            assert!(texts[1].bounds.x + texts[1].bounds.width <= texts[2].bounds.x, "{width}");
        }
    }

    #[test]
    fn actions_go_below_a_title_that_leaves_them_no_room() {
        let texts = shown(300.0);
        assert!(texts[2].bounds.y > texts[0].bounds.y + texts[0].bounds.height);
        assert!(texts[2].bounds.x + texts[2].bounds.width <= 300.0);
    }
}
