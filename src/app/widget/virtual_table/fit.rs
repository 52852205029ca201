//! Measures the cells of a column: lays them out with all the room they want, shows none, and tells how wide the widest is.

use iced::advanced::layout::{self, Layout};
use iced::advanced::renderer::Style;
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse};
use iced::{Element, Event, Length, Rectangle, Renderer, Size, Theme, window};

/// See the module.
pub(super) struct Fit<'a, Message> {
    cells: Vec<Element<'a, Message>>,
    on: Box<dyn Fn(f32) -> Message + 'a>,
}

/// Width of the widest cell, in pixels.
#[derive(Default)]
struct Widest(f32);

impl<'a, Message> Fit<'a, Message> {
    pub(super) fn new(cells: Vec<Element<'a, Message>>, on: impl Fn(f32) -> Message + 'a) -> Self {
        Self { cells, on: Box::new(on) }
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Fit<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Widest>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Widest::default())
    }

    fn children(&self) -> Vec<Tree> {
        self.cells.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.cells);
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Shrink, Length::Shrink)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, _limits: &layout::Limits) -> layout::Node {
        let all = layout::Limits::with_compression(Size::ZERO, Size::INFINITE, Size::new(true, true));
        let cells = self.cells.iter_mut().zip(&mut tree.children);
        let widths = cells.map(|(cell, tree)| cell.as_widget_mut().layout(tree, renderer, &all).size().width);
        let widest = widths.filter(|width| width.is_finite()).fold(0.0, f32::max);
        tree.state.downcast_mut::<Widest>().0 = widest;
        layout::Node::new(Size::ZERO)
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        _layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        if matches!(event, Event::Window(window::Event::RedrawRequested(_))) {
            shell.publish((self.on)(tree.state.downcast_ref::<Widest>().0));
        }
    }

    fn draw(
        &self,
        _tree: &Tree,
        _renderer: &mut Renderer,
        _theme: &Theme,
        _style: &Style,
        _layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _viewport: &Rectangle,
    ) {
    }
}

impl<'a, Message: 'a> From<Fit<'a, Message>> for Element<'a, Message> {
    fn from(fit: Fit<'a, Message>) -> Self {
        Element::new(fit)
    }
}
