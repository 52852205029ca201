//! One pen for every backend: what each primitive of a frame is drawn with.

use plotters::backend::DrawingBackend;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendCoord, DrawingErrorKind};

use super::grains;
use super::pattern;
use super::strokes::{Lettering, stroke};
use crate::chart::font::Weight;
use crate::chart::frame::{Anchor, Frame, Item, Rect, Shape, TextBox};
use crate::chart::style::{Ink, Pattern, paint};

type Rgb = (u8, u8, u8);
type Drawn = Result<(), DrawingErrorKind<std::io::Error>>;

pub(super) struct Pen<B> {
    pub(super) backend: B,
    pub(super) grey: bool,
}

impl<B: DrawingBackend<ErrorType = std::io::Error>> Pen<B> {
    /// The ground and everything on it.
    pub(super) fn frame(&mut self, frame: &Frame) -> Drawn {
        let page = Rect { left: 0.0, top: 0.0, width: frame.width, height: frame.height };
        self.fill(page, Ink::Paper)?;
        frame.items.iter().try_for_each(|item| self.item(item))
    }

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
            size: f64::from(grains(text.size)),
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

fn coord((x, y): (f32, f32)) -> BackendCoord {
    (grains(x), grains(y))
}
