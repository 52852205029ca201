//! Shows a chart's picture pixel by pixel, says the numbers under the pointer and reports clicks.
//!
//! The picture is drawn elsewhere; the widget knows only its pixels and where something can be pointed at.

use iced::advanced::image::Renderer as _;
use iced::advanced::layout::{self, Layout};
use iced::advanced::renderer::{self, Quad, Renderer as _};
use iced::advanced::text::{self, Renderer as _};
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse};
use iced::widget::image;
use iced::{Element, Event, Length, Pixels, Point, Rectangle, Renderer, Size, Theme, border};

use crate::app::theme::{Tokens, font, radius, space, text_size};

/// A drawn chart.
#[derive(Clone)]
pub struct ChartPicture {
    /// Picture pixels.
    pub width: u32,
    pub height: u32,
    /// Picture pixels to one logical pixel: the window's scale the chart was drawn for.
    pub scale: f32,
    /// The pixels, kept as a handle so that each view hands over the same one.
    handle: image::Handle,
    pub hits: Vec<HitBox>,
}

/// A part of the picture that can be pointed at, in picture pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct HitBox {
    pub x: f32,
    pub y: f32,
    pub w: f32,
    pub h: f32,
    /// What a click reports: a unit's code.
    pub key: String,
    /// What the pointer shows; lines are parted by `\n`.
    pub text: String,
}

/// The pointer may be this many logical pixels off a mark.
const REACH: f32 = 14.0;

impl std::fmt::Debug for ChartPicture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ChartPicture")
            .field("width", &self.width)
            .field("height", &self.height)
            .field("hits", &self.hits.len())
            .finish_non_exhaustive()
    }
}

impl ChartPicture {
    /// A picture of `width` × `height` pixels of RGBA (straight alpha), drawn for a window of `scale`.
    pub fn new(width: u32, height: u32, scale: f32, rgba: Vec<u8>, hits: Vec<HitBox>) -> Self {
        let handle = image::Handle::from_rgba(width, height, rgba);
        Self { width, height, scale: scale.max(0.1), handle, hits }
    }

    /// Its size in logical pixels.
    pub fn size(&self) -> Size {
        Size::new(self.width as f32 / self.scale, self.height as f32 / self.scale)
    }

    /// The hit box nearest to a point given in logical pixels of the picture, if one is near enough.
    pub fn hit(&self, point: Point) -> Option<usize> {
        let (x, y) = (point.x * self.scale, point.y * self.scale);
        let distance = |hit: &HitBox| {
            let dx = (hit.x - x).max(x - hit.x - hit.w).max(0.0);
            let dy = (hit.y - y).max(y - hit.y - hit.h).max(0.0);
            dx.hypot(dy)
        };
        let nearest = self.hits.iter().enumerate().min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)))?;
        (distance(nearest.1) <= REACH * self.scale).then_some(nearest.0)
    }
}

type OnClick<'a, Message> = Box<dyn Fn(&str) -> Message + 'a>;

struct ChartView<'a, Message> {
    picture: &'a ChartPicture,
    on_click: OnClick<'a, Message>,
}

#[derive(Default)]
struct State {
    hovered: Option<usize>,
    hint: Hint,
}

type Hint = text::paragraph::Plain<<Renderer as text::Renderer>::Paragraph>;

/// The picture at its exact size; `on_click` gets the key of what was clicked.
pub fn chart_view<'a, Message: 'a>(
    picture: &'a ChartPicture,
    on_click: impl Fn(&str) -> Message + 'a,
) -> Element<'a, Message> {
    Element::new(ChartView { picture, on_click: Box::new(on_click) })
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

    fn layout(&mut self, _tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let size = self.picture.size();
        layout::atomic(limits, size.width, size.height)
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
            shell.request_redraw();
        }
        if let Some(hit) = pointed.and_then(|index| self.picture.hits.get(index)) {
            let _ = state.hint.update(hint_text(&hit.text));
            if let Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) = event {
                shell.publish((self.on_click)(&hit.key));
                shell.capture_event();
            }
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
        let hit = state.hovered.and_then(|index| self.picture.hits.get(index));
        if let (Some(hit), Some(point)) = (hit, cursor.position()) {
            renderer.with_layer(clip, |renderer| {
                self.draw_mark(renderer, theme, bounds, hit);
                draw_hint(renderer, theme, &state.hint, point, clip);
            });
        }
    }
}

impl<Message> ChartView<'_, Message> {
    fn draw_mark(&self, renderer: &mut Renderer, theme: &Theme, bounds: Rectangle, hit: &HitBox) {
        let scale = self.picture.scale;
        let mark = Rectangle {
            x: bounds.x + hit.x / scale - 1.0,
            y: bounds.y + hit.y / scale - 1.0,
            width: hit.w / scale + 2.0,
            height: hit.h / scale + 2.0,
        };
        let edge = border::rounded(2).color(Tokens::of(theme).accent).width(1.5);
        renderer.fill_quad(Quad { bounds: mark, border: edge, ..Quad::default() }, iced::Color::TRANSPARENT);
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
    fn the_nearest_mark_within_reach_is_hit() {
        let picture = picture();
        assert_eq!(picture.size(), Size::new(200.0, 100.0));
        assert_eq!(picture.hit(Point::new(10.0, 12.0)), Some(0));
        assert_eq!(picture.hit(Point::new(10.0, 28.0)), Some(1));
        assert_eq!(picture.hit(Point::new(190.0, 12.0)), None);
    }

    #[test]
    fn a_click_reports_what_was_clicked() {
        let picture = picture();
        let mut simulator = Simulator::new(chart_view(&picture, str::to_owned));
        simulator.point_at(Point::new(10.0, 32.0));
        simulator.simulate(click());
        assert_eq!(simulator.into_messages().collect::<Vec<_>>(), ["01"]);
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
