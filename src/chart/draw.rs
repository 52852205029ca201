//! From a frame to SVG text: the only place that knows plotters.
//!
//! plotters places things on whole pixels, so the frame is drawn [`GRAIN`] times as large and the finished text is given
//! the true width and height over that larger view box. Its backend also shifts every text by a share of its size and
//! divides the size by 1.24; both are undone here, so that a baseline lands where the frame says.

use std::convert::Infallible;

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontFamily, FontStyle,
};

use super::ChartError;
use super::font::{FAMILY, Weight};
use super::frame::{Anchor, Frame, Item, Rect, Shape, TextBox};
use super::style::{Ink, Pattern, Unit, paint};

mod pattern;

/// Steps of the drawing to one unit of the frame: 1/20 of a point.
const GRAIN: f32 = 20.0;
/// What plotters' SVG backend divides a font size by.
const SIZE_DIVISOR: f64 = 1.24;
/// The shift that plotters' SVG backend writes for texts anchored at the top.
const TOP_SHIFT: &str = " dy=\"0.76em\"";
/// Faces for readers that have not got ours.
const FAMILIES: &str = "Noto Sans, Arial, sans-serif";

/// The frame as SVG, in colour or in greys that survive a photocopier.
///
/// # Errors
/// [`ChartError::Backend`] when plotters refuses a primitive.
pub fn svg(frame: &Frame, grey: bool) -> Result<String, ChartError> {
    debug_assert!(FAMILIES.starts_with(FAMILY));
    let size = (grains(frame.width) as u32, grains(frame.height) as u32);
    let mut text = String::new();
    {
        let mut pen = Pen { backend: SVGBackend::with_string(&mut text, size), grey };
        let page = Rect { left: 0.0, top: 0.0, width: frame.width, height: frame.height };
        pen.fill(page, Ink::Paper).map_err(refused)?;
        for item in &frame.items {
            pen.item(item).map_err(refused)?;
        }
        pen.backend.present().map_err(refused)?;
    }
    Ok(tidy(&text, frame, size))
}

type Rgb = (u8, u8, u8);
type Drawn = Result<(), DrawingErrorKind<std::io::Error>>;

#[expect(clippy::needless_pass_by_value, reason = "map_err hands the error over")]
fn refused(error: DrawingErrorKind<std::io::Error>) -> ChartError {
    ChartError::Backend { detail: error.to_string() }
}

struct Pen<'a> {
    backend: SVGBackend<'a>,
    grey: bool,
}

impl Pen<'_> {
    fn item(&mut self, item: &Item) -> Drawn {
        match item {
            Item::Fill { rect, ink } => self.fill(*rect, *ink),
            Item::Line { from, to, width, ink, dash: None } => self.line(*from, *to, *width, *ink),
            Item::Line { from, to, width, ink, dash: Some(dash) } => self.dashes(*from, *to, *dash, *width, *ink),
            Item::Patterned { rect, pattern, ink } => self.patterned(*rect, *pattern, paint(*ink, self.grey).rgb),
            Item::Path { points, width, ink, dash: None } => self.path(points, *width, *ink),
            Item::Path { points, width, ink, dash: Some(dash) } => self.dashed_path(points, *dash, *width, *ink),
            Item::Marker { at, radius, shape, ink } => self.marker(*at, *radius, *shape, *ink),
            Item::Text(text) => self.text(text),
        }
    }

    fn fill(&mut self, rect: Rect, ink: Ink) -> Drawn {
        let paint = paint(ink, self.grey);
        if paint.pattern != Pattern::Solid {
            return self.patterned(rect, paint.pattern, paint.rgb);
        }
        self.solid(rect, paint.rgb)?;
        paint.outline.map_or(Ok(()), |outline| self.outline(rect, outline))
    }

    fn solid(&mut self, rect: Rect, rgb: Rgb) -> Drawn {
        let (upper, lower) = (coord((rect.left, rect.top)), coord((rect.right(), rect.bottom())));
        self.backend.draw_rect(upper, lower, &stroke(rgb, 0.0), true)
    }

    fn outline(&mut self, rect: Rect, rgb: Rgb) -> Drawn {
        let (upper, lower) = (coord((rect.left, rect.top)), coord((rect.right(), rect.bottom())));
        let corners = [upper, (lower.0, upper.1), lower, (upper.0, lower.1), upper];
        self.backend.draw_path(corners, &stroke(rgb, OUTLINE))
    }

    fn patterned(&mut self, rect: Rect, pattern: Pattern, rgb: Rgb) -> Drawn {
        let ground = if pattern == Pattern::Solid { rgb } else { paint(Ink::Paper, self.grey).rgb };
        self.solid(rect, ground)?;
        for (from, to) in pattern::strokes(rect, pattern) {
            self.backend.draw_line(coord(from), coord(to), &stroke(rgb, OUTLINE))?;
        }
        for at in pattern::dots(rect, pattern) {
            self.backend.draw_circle(coord(at), grains(pattern::DOT) as u32, &stroke(rgb, 0.0), true)?;
        }
        self.outline(rect, rgb)
    }

    fn path(&mut self, points: &[(f32, f32)], width: f32, ink: Ink) -> Drawn {
        self.backend.draw_path(points.iter().copied().map(coord), &stroke(paint(ink, self.grey).rgb, width))
    }

    fn dashed_path(&mut self, points: &[(f32, f32)], dash: (f32, f32), width: f32, ink: Ink) -> Drawn {
        points.windows(2).try_for_each(|pair| self.dashes(pair[0], pair[1], dash, width, ink))
    }

    fn line(&mut self, from: (f32, f32), to: (f32, f32), width: f32, ink: Ink) -> Drawn {
        self.backend.draw_line(coord(from), coord(to), &stroke(paint(ink, self.grey).rgb, width))
    }

    fn dashes(&mut self, from: (f32, f32), to: (f32, f32), (on, off): (f32, f32), width: f32, ink: Ink) -> Drawn {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy);
        let at = |distance: f32| (from.0 + dx * distance / length, from.1 + dy * distance / length);
        let mut start = 0.0;
        while start < length {
            self.line(at(start), at((start + on).min(length)), width, ink)?;
            start += (on + off).max(0.1);
        }
        Ok(())
    }

    fn marker(&mut self, at: (f32, f32), radius: f32, shape: Shape, ink: Ink) -> Drawn {
        let style = stroke(paint(ink, self.grey).rgb, radius * 0.4);
        let corners: &[(f32, f32)] = match shape {
            Shape::Circle => return self.backend.draw_circle(coord(at), grains(radius) as u32, &style, true),
            Shape::Ring => {
                let ground = stroke(paint(Ink::Paper, self.grey).rgb, 0.0);
                self.backend.draw_circle(coord(at), grains(radius) as u32, &ground, true)?;
                return self.backend.draw_circle(coord(at), grains(radius * 0.8) as u32, &style, false);
            }
            Shape::TriangleUp => &[(0.0, -1.1), (1.1, 0.85), (-1.1, 0.85)],
            Shape::TriangleDown => &[(0.0, 1.1), (1.1, -0.85), (-1.1, -0.85)],
            Shape::Diamond => &[(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)],
            Shape::Square => &[(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)],
            Shape::Cross => {
                let corner = |x: f32, y: f32| coord((at.0 + x * radius, at.1 + y * radius));
                self.backend.draw_line(corner(-0.9, -0.9), corner(0.9, 0.9), &style)?;
                return self.backend.draw_line(corner(-0.9, 0.9), corner(0.9, -0.9), &style);
            }
        };
        let corners = corners.iter().map(|(x, y)| coord((at.0 + x * radius, at.1 + y * radius)));
        self.backend.fill_polygon(corners, &style)
    }

    fn text(&mut self, text: &TextBox) -> Drawn {
        let style = Lettering {
            rgb: paint(text.ink, self.grey).rgb,
            size: undivided(f64::from(grains(text.size))),
            bold: text.weight == Weight::SemiBold,
            anchor: match text.anchor {
                Anchor::Start => HPos::Left,
                Anchor::Middle => HPos::Center,
                Anchor::End => HPos::Right,
            },
        };
        self.backend.draw_text(&text.text, &style, coord((text.x, text.baseline)))
    }
}

/// The width of the outline round a grey bar, in units of the frame.
const OUTLINE: f32 = 0.35;

fn grains(length: f32) -> i32 {
    (length * GRAIN).round() as i32
}

fn coord((x, y): (f32, f32)) -> BackendCoord {
    (grains(x), grains(y))
}

/// The size that the backend's division turns into exactly `wanted`.
fn undivided(wanted: f64) -> f64 {
    let near = wanted * SIZE_DIVISOR;
    [near, near.next_up(), near.next_down()].into_iter().find(|size| size / SIZE_DIVISOR == wanted).unwrap_or(near)
}

/// Gives the drawing its true size, takes out the shift of texts, names the weight, and says what is shown.
///
/// Quotes in texts are written as entities, so none of the replaced pieces can be part of a text.
fn tidy(text: &str, frame: &Frame, (width, height): (u32, u32)) -> String {
    let unit = match frame.unit {
        Unit::Point => "pt",
        Unit::Pixel => "px",
    };
    let drawn = format!("width=\"{width}\" height=\"{height}\" viewBox");
    let (true_width, true_height) = (width as f32 / GRAIN, height as f32 / GRAIN);
    let sized = format!("role=\"img\" width=\"{true_width}{unit}\" height=\"{true_height}{unit}\" viewBox");
    let title = format!("xmlns=\"http://www.w3.org/2000/svg\">\n<title>{}</title>\n", escaped(&frame.title));
    text.replacen(&drawn, &sized, 1)
        .replacen("xmlns=\"http://www.w3.org/2000/svg\">\n", &title, 1)
        .replace(TOP_SHIFT, "")
        .replace(" font-weight=\"bold\"", " font-weight=\"600\"")
        .replace(" opacity=\"1\"", "")
        .replace("\">\n", "\">")
        .replace("\n</text>", "</text>")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

struct Stroke {
    rgb: (u8, u8, u8),
    width: u32,
}

fn stroke(rgb: (u8, u8, u8), width: f32) -> Stroke {
    Stroke { rgb, width: grains(width).max(1).unsigned_abs() }
}

impl BackendStyle for Stroke {
    fn color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: self.rgb }
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

struct Lettering {
    rgb: (u8, u8, u8),
    size: f64,
    bold: bool,
    anchor: HPos,
}

impl BackendTextStyle for Lettering {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: self.rgb }
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn style(&self) -> FontStyle {
        if self.bold { FontStyle::Bold } else { FontStyle::Normal }
    }

    fn anchor(&self) -> Pos {
        Pos::new(self.anchor, VPos::Top)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(FAMILIES)
    }

    fn layout_box(&self, _text: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        // The SVG backend never asks; the frame has measured already.
        Ok(((0, 0), (0, 0)))
    }

    fn draw<E, DrawFunc: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _text: &str,
        _pos: BackendCoord,
        _draw: DrawFunc,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::chart::font::Bundled;
    use crate::chart::frame::pages;
    use crate::chart::sample::Case;
    use crate::chart::style::{Canvas, Orientation, Paper};
    use crate::chart::{Spec, raster, sample};

    fn first_page(spec: &Spec) -> Frame {
        let canvas = Canvas::paper(Paper::A4, Orientation::Landscape);
        pages(spec, &canvas, &Bundled).swap_remove(0)
    }

    /// Compares with tests/golden/chart; `UPDATE_GOLDEN=1` writes the file anew.
    fn assert_golden(name: &str, drawn: &str) {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/chart").join(name);
        if std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1") {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, drawn).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(golden == drawn, "{} differs; look at it, then run again with UPDATE_GOLDEN=1", path.display());
    }

    #[test]
    fn a_small_ranking_is_drawn_as_agreed() {
        assert_golden("ranking.svg", &svg(&first_page(&sample::ranking(5)), false).unwrap());
    }

    #[test]
    fn a_small_target_chart_in_grey_is_drawn_as_agreed() {
        assert_golden("target-grey.svg", &svg(&first_page(&sample::target(5)), true).unwrap());
    }

    #[test]
    fn a_small_chart_of_each_further_way_of_drawing_is_drawn_as_agreed() {
        for (name, spec, grey) in [
            ("dumbbell.svg", sample::dumbbell(5, Case::Falling), false),
            ("heatmap-grey.svg", sample::grid(5, 6, Case::Falling, false), true),
            ("strip.svg", sample::lanes(9, 2, Case::Falling, false), false),
            ("radar-grey.svg", sample::radar(5, 3, Case::Falling, false), true),
            ("trend.svg", sample::trend(5, Case::Falling, false), false),
            ("scatter.svg", sample::scatter(9, Case::Falling, false), false),
        ] {
            assert_golden(name, &svg(&first_page(&spec), grey).unwrap());
        }
    }

    #[test]
    fn every_text_lands_where_the_frame_says() {
        for spec in
            [sample::target(63), sample::grid(20, 14, Case::Falling, false), sample::tiles(Case::Falling, false)]
        {
            assert_texts_land(&first_page(&spec));
        }
    }

    fn assert_texts_land(frame: &Frame) {
        let tree = raster::tree(&svg(frame, false).unwrap()).unwrap();
        let to_points = frame.width / tree.size().width();
        let mut drawn = Vec::new();
        collect_texts(tree.root(), &mut drawn);
        let wanted: Vec<&TextBox> =
            frame.items.iter().filter_map(|item| if let Item::Text(text) = item { Some(text) } else { None }).collect();
        assert_eq!(drawn.len(), wanted.len());
        for (drawn, wanted) in drawn.iter().zip(wanted) {
            let (left, width) = (drawn.left() * to_points, drawn.width() * to_points);
            // Letters are drawn in steps of a twentieth of a unit, so long texts of odd sizes differ a little more.
            let slack = 0.1 + wanted.rect.width * 0.004;
            assert!((left - wanted.rect.left).abs() < slack, "{} {left} {:?}", wanted.text, wanted.rect);
            assert!((width - wanted.rect.width).abs() < slack, "{} {width} {:?}", wanted.text, wanted.rect);
            let (top, bottom) = (drawn.top() * to_points, drawn.bottom() * to_points);
            assert!(top < wanted.baseline && wanted.baseline < bottom, "{} {top} {bottom}", wanted.text);
        }
    }

    fn collect_texts(group: &resvg::usvg::Group, found: &mut Vec<resvg::tiny_skia::Rect>) {
        for node in group.children() {
            match node {
                resvg::usvg::Node::Text(text) => found.push(text.abs_bounding_box()),
                resvg::usvg::Node::Group(group) => collect_texts(group, found),
                _ => {}
            }
        }
    }

    #[test]
    fn grey_drawings_hold_no_colour() {
        let kinds = [
            sample::ranking(63),
            sample::target(63),
            sample::grid(63, 14, Case::Falling, false),
            sample::tiles(Case::Missing, false),
            sample::lanes(63, 7, Case::Falling, false),
            sample::radar(5, 8, Case::Falling, false),
            sample::bump(63, 3, Case::Falling, false),
            sample::trend(63, Case::Falling, false),
            sample::scatter(63, Case::Falling, false),
            sample::multiples(63, Case::Falling, false),
        ];
        for spec in kinds {
            let drawn = svg(&first_page(&spec), true).unwrap();
            for code in drawn.match_indices("\"#").map(|(at, _)| &drawn[at + 2..at + 8]) {
                assert!(code[..2] == code[2..4] && code[..2] == code[4..], "{code}");
            }
        }
    }

    #[test]
    fn a_text_that_looks_like_markup_stays_a_text() {
        let mut spec = sample::ranking(1);
        spec.title = r#"</text>" dy="0.76em" & <b>A</b>"#.into();
        sample::rows_of(&mut spec).rows[0].name = r#"" font-weight="bold" <&>"#.into();
        let drawn = svg(&first_page(&spec), false).unwrap();
        assert!(raster::tree(&drawn).is_ok());
        assert!(drawn.contains("&quot; font-weight=&quot;bold&quot; &lt;&amp;&gt;"));
    }

    #[test]
    fn font_sizes_are_written_without_rounding_dust() {
        let drawn = svg(&first_page(&sample::ranking(63)), false).unwrap();
        for size in drawn.split("font-size=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(!size.contains('.'), "{size}");
        }
    }
}
