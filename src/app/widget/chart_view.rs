//! Shows a chart's picture pixel by pixel, says the numbers under the pointer or at the mark that the keyboard came to,
//! and reports what is pointed at and what is clicked.
//!
//! The picture is drawn elsewhere; the widget knows only its pixels and where something can be pointed at.

use iced::advanced::image::Renderer as _;
use iced::advanced::layout::{self, Layout};
use iced::advanced::renderer::{self, Quad, Renderer as _};
use iced::advanced::text::{self, Renderer as _};
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse};
use iced::widget::image;
use iced::{Color, Element, Event, Length, Pixels, Point, Rectangle, Renderer, Size, Theme, border};

use super::chart_picture::ChartPicture;
use crate::app::theme::{MARK_IN_CHART, Tokens, font, radius, space, text_size};

/// What somebody does with a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touch {
    /// The pointer came to it.
    Pointed(usize),
    /// The pointer is at no mark any more.
    Left,
    Clicked(usize),
}

type OnTouch<'a, Message> = Box<dyn Fn(Touch) -> Message + 'a>;

/// The lines of white beside the ring round a mark, in pixels.
const HALO: f32 = 1.0;

struct ChartView<'a, Message> {
    picture: &'a ChartPicture,
    /// The mark that is told of: the last that the pointer or the keyboard came to.
    chosen: Option<usize>,
    on_touch: OnTouch<'a, Message>,
}

#[derive(Default)]
struct State {
    hovered: Option<usize>,
    hint: Hint,
}

type Hint = text::paragraph::Plain<<Renderer as text::Renderer>::Paragraph>;

/// The picture at its exact size.
pub fn chart_view<'a, Message: 'a>(
    picture: &'a ChartPicture,
    chosen: Option<usize>,
    on_touch: impl Fn(Touch) -> Message + 'a,
) -> Element<'a, Message> {
    Element::new(ChartView { picture, chosen, on_touch: Box::new(on_touch) })
}

fn hint_text(content: &str) -> text::Text<&str, iced::Font> {
    text::Text {
        content,
        bounds: Size::new(320.0, f32::INFINITY),
        size: Pixels(text_size::DENSE),
        line_height: text::LineHeight::Relative(text_size::LINE_HEIGHT),
        font: font::REGULAR,
        align_x: text::Alignment::Left,
        align_y: iced::alignment::Vertical::Top,
        shaping: text::Shaping::Advanced,
        wrapping: text::Wrapping::Word,
    }
}

impl<Message> Widget<Message, Theme, Renderer> for ChartView<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        let size = self.picture.size();
        Size::new(Length::Fixed(size.width), Length::Fixed(size.height))
    }

    /// Its own size, whatever room there is: a picture that is squeezed by part of a pixel loses a whole column of them.
    fn layout(&mut self, _tree: &mut Tree, _renderer: &Renderer, _limits: &layout::Limits) -> layout::Node {
        layout::Node::new(self.picture.size())
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<State>();
        let inside = layout.bounds().intersection(viewport).unwrap_or_default();
        let pointed = cursor
            .position_over(inside)
            .and_then(|point| self.picture.hit(Point::ORIGIN + (point - layout.position())));
        if pointed != state.hovered {
            state.hovered = pointed;
            shell.publish((self.on_touch)(pointed.map_or(Touch::Left, Touch::Pointed)));
            shell.request_redraw();
        }
        if let Some(hit) = self.chosen.and_then(|index| self.picture.hits.get(index)) {
            let _ = state.hint.update(hint_text(&hit.text));
        }
        if let (Some(index), Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))) = (pointed, event) {
            shell.publish((self.on_touch)(Touch::Clicked(index)));
            shell.capture_event();
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        _layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        match tree.state.downcast_ref::<State>().hovered {
            Some(_) => mouse::Interaction::Pointer,
            None => mouse::Interaction::default(),
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        let Some(clip) = bounds.intersection(viewport) else { return };
        // Snapped and unfiltered: the letters in the picture are already at the window's pixels.
        let picture = iced::advanced::image::Image::new(self.picture.handle.clone())
            .filter_method(image::FilterMethod::Nearest)
            .snap(true);
        renderer.draw_image(picture, bounds, clip);

        let state = tree.state.downcast_ref::<State>();
        let Some(mark) = self.chosen.and_then(|index| self.picture.place_of(index)) else { return };
        let mark = mark + (bounds.position() - Point::ORIGIN);
        // Beside the pointer, or under the mark that the keyboard came to.
        let beside = match cursor.position() {
            Some(point) if state.hovered == self.chosen => point,
            _ => Point::new(mark.center_x(), mark.y + mark.height),
        };
        renderer.with_layer(clip, |renderer| {
            draw_mark(renderer, theme, mark, clip);
            draw_hint(renderer, theme, &state.hint, beside, clip);
        });
    }
}

/// A ring round a mark, within what is in sight. Charts are on white paper in every theme: a line between two of white is seen on
/// each of their shades.
fn draw_mark(renderer: &mut Renderer, theme: &Theme, mark: Rectangle, clip: Rectangle) {
    let t = Tokens::of(theme);
    let width = t.focus_edge + f32::from(t.focus_lines.saturating_sub(1));
    let Some(outer) = mark.expand(width + 2.0 * HALO).intersection(&clip) else { return };
    let lines = [(0.0, HALO, Color::WHITE), (HALO, width, MARK_IN_CHART), (HALO + width, HALO, Color::WHITE)];
    for (within, width, colour) in lines {
        let border = border::rounded(2).color(colour).width(width);
        renderer.fill_quad(Quad { bounds: outer.shrink(within), border, ..Quad::default() }, Color::TRANSPARENT);
    }
}

/// Where a label of `size` goes: beside the pointer, and never out of `area`.
fn hint_place(point: Point, size: Size, area: Rectangle) -> Point {
    let fits_right = point.x + 16.0 + size.width <= area.x + area.width;
    let x = if fits_right { point.x + 16.0 } else { point.x - 12.0 - size.width };
    let y = (point.y + 12.0).min(area.y + area.height - size.height);
    Point::new(x.max(area.x), y.max(area.y))
}

fn draw_hint(renderer: &mut Renderer, theme: &Theme, hint: &Hint, point: Point, area: Rectangle) {
    let t = Tokens::of(theme);
    let words = hint.min_bounds();
    let size = Size::new(words.width + 2.0 * space::S, words.height + 2.0 * space::XS);
    let place = hint_place(point, size, area);
    let quad = Quad { bounds: Rectangle::new(place, size), border: border::rounded(radius::ALL), ..Quad::default() };
    renderer.fill_quad(quad, t.ink);
    renderer.fill_paragraph(hint.raw(), place + iced::Vector::new(space::S, space::XS), t.paper, area);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::widget::HitBox;
    use iced::advanced::renderer::Headless;
    use iced::futures::executor::block_on;
    use iced_test::Simulator;
    use iced_test::simulator::click;

    fn hit(x: f32, y: f32, key: &str) -> HitBox {
        HitBox { x, y, w: 100.0, h: 10.0, key: key.into(), text: format!("{key}: 87,35") }
    }

    fn picture() -> ChartPicture {
        let pixels = vec![255; 400 * 200 * 4];
        ChartPicture::new(400, 200, 2.0, pixels, vec![hit(0.0, 20.0, "48"), hit(0.0, 60.0, "01")])
    }

    #[test]
    fn a_picture_keeps_its_pixels_where_part_of_one_has_no_room() {
        let picture = picture();
        let mut view = ChartView { picture: &picture, chosen: None, on_touch: Box::new(|_: Touch| ()) };
        let (mut tree, limits) = (Tree::empty(), layout::Limits::new(Size::ZERO, Size::new(199.6, 99.7)));
        let renderer = block_on(<Renderer as Headless>::new(iced::Font::DEFAULT, Pixels(13.0), None)).unwrap();
        let laid = Widget::<(), _, _>::layout(&mut view, &mut tree, &renderer, &limits);
        assert_eq!(laid.size(), Size::new(200.0, 100.0));
    }

    #[test]
    fn what_is_pointed_at_clicked_and_left_is_reported() {
        let picture = picture();
        let mut simulator = Simulator::new(chart_view(&picture, None, |touch| touch));
        simulator.point_at(Point::new(10.0, 32.0));
        simulator.simulate(click());
        simulator.point_at(Point::new(199.0, 99.0));
        simulator.simulate([Event::Mouse(mouse::Event::CursorMoved { position: Point::new(199.0, 99.0) })]);
        let told: Vec<Touch> = simulator.into_messages().collect();
        assert_eq!(told, [Touch::Pointed(1), Touch::Clicked(1), Touch::Left]);
    }

    #[test]
    fn the_label_never_leaves_the_area() {
        let area = Rectangle::new(Point::ORIGIN, Size::new(300.0, 200.0));
        let size = Size::new(120.0, 40.0);
        for point in [Point::new(0.0, 0.0), Point::new(299.0, 199.0), Point::new(150.0, 190.0)] {
            let place = hint_place(point, size, area);
            assert!(place.x >= 0.0 && place.x + size.width <= 300.0, "{place:?}");
            assert!(place.y >= 0.0 && place.y + size.height <= 200.0, "{place:?}");
        }
    }
}
