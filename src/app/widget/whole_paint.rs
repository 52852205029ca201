//! Makes every picture of the window a whole one.
//!
//! The software renderer paints anew only what it takes to have changed. It takes two texts of one width for the same, and looks for a
//! text that ends at a place, as figures do, where it would stand if it began there: what is scrolled or replaced loses letters, or
//! keeps those of before. Nothing is seen of this widget; what it draws differs from one picture to the next, all over the window.

use std::cell::Cell;

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{self, Widget, mouse, renderer};
use iced::{Color, Element, Fill, Length, Rectangle, Size};

/// More pictures than a screen has buffers: the renderer compares with the one that stood in the same buffer.
const PICTURES: u8 = 64;

struct WholePaint;

/// How many pictures were drawn.
#[derive(Default)]
struct Drawn(Cell<u8>);

/// Goes below everything else, as large as the window.
pub fn whole_paint<'a, Message: 'a, Theme: 'a, Renderer: advanced::Renderer + 'a>()
-> Element<'a, Message, Theme, Renderer> {
    Element::new(WholePaint)
}

/// Never seen, and not the same for any two of the last pictures.
fn unseen(picture: u8) -> Color {
    Color { r: f32::from(picture) / f32::from(PICTURES), ..Color::TRANSPARENT }
}

impl<Message, Theme, Renderer: advanced::Renderer> Widget<Message, Theme, Renderer> for WholePaint {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Drawn>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Drawn::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Fill, Fill)
    }

    fn layout(&mut self, _tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        layout::Node::new(limits.max())
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        _theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _viewport: &Rectangle,
    ) {
        let drawn = &tree.state.downcast_ref::<Drawn>().0;
        drawn.set((drawn.get() + 1) % PICTURES);
        let everywhere = renderer::Quad { bounds: layout.bounds(), ..renderer::Quad::default() };
        renderer.fill_quad(everywhere, unseen(drawn.get()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_picture_is_taken_for_one_of_the_last() {
        let colours: Vec<Color> = (0..PICTURES).map(unseen).collect();
        for (place, colour) in colours.iter().enumerate() {
            assert!(colour.a == 0.0 && !colours[..place].contains(colour), "{colour:?}");
        }
    }
}
