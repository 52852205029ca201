//! Makes every picture of the window a whole one, painted once.
//!
//! The software renderer paints anew only what it takes to have changed. It takes two texts of one width for the same, and looks for a
//! text that ends at a place, as figures do, where it would stand if it began there: what is scrolled or replaced loses letters, or
//! keeps those of before. What changed it goes through from the upper left corner on, and paints what lies apart by itself: once for each part.
//! Nothing is seen of this widget; it opens a layer that no two pictures have alike, that covers the window, and whose middle is that corner.

use std::cell::Cell;

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{self, Widget, mouse, renderer};
use iced::{Element, Fill, Length, Rectangle, Size};

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

/// A layer over a window of that size, around its upper left corner: the first change that the renderer comes to holds all others.
fn layer(window: Size, picture: u8) -> Rectangle {
    let (width, height) = (window.width + f32::from(picture), window.height);
    Rectangle { x: -width, y: -height, width: 2.0 * width, height: 2.0 * height }
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
        renderer.with_layer(layer(layout.bounds().size(), drawn.get()), |_| {});
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_picture_is_taken_for_one_of_the_last_and_each_is_the_whole_window_around_its_corner() {
        let window = Size::new(1366.0, 768.0);
        let layers: Vec<Rectangle> = (0..PICTURES).map(|picture| layer(window, picture)).collect();
        for (place, layer) in layers.iter().enumerate() {
            assert!(!layers[..place].contains(layer), "{layer:?}");
            assert!(Rectangle::with_size(window).is_within(layer) && layer.center() == iced::Point::ORIGIN);
        }
    }
}
