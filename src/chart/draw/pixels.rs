//! A backend of plotters that fills pixels, so that the window need not write SVG and read it back.

use std::collections::HashMap;

use plotters::backend::DrawingBackend;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontStyle};
use resvg::tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Stroke as Line, Transform};

use super::strokes::SIZE_DIVISOR;
use super::{GRAIN, size_of};
use crate::chart::ChartError;
use crate::chart::font::{Typeface, Weight, glyphs, outline};
use crate::chart::frame::Frame;
use crate::chart::raster::{self, Picture};
use crate::chart::style::Unit;

type Drawn = Result<(), DrawingErrorKind<std::io::Error>>;

pub(super) struct Pixels {
    pixmap: Pixmap,
    /// In grains.
    size: (u32, u32),
    /// Pixels to a grain.
    step: f32,
    /// Of glyphs that have been drawn.
    outlines: HashMap<(Typeface, u16), Option<Path>>,
}

impl Pixels {
    /// Blank paper, `scale` pixels to a CSS pixel.
    pub(super) fn of(frame: &Frame, scale: f32) -> Result<Self, ChartError> {
        let css = match frame.unit {
            Unit::Pixel => 1.0,
            Unit::Point => 96.0 / 72.0,
        };
        let pixmap = raster::blank(frame.width * css * scale, frame.height * css * scale)?;
        Ok(Self { pixmap, size: size_of(frame), step: css * scale / GRAIN, outlines: HashMap::new() })
    }

    pub(super) fn into_picture(self) -> Picture {
        Picture { width: self.pixmap.width(), height: self.pixmap.height(), rgba: self.pixmap.take() }
    }

    fn transform(&self) -> Transform {
        Transform::from_scale(self.step, self.step)
    }

    fn fill(&mut self, path: Option<Path>, colour: BackendColor) {
        if let Some(path) = path {
            let transform = self.transform();
            self.pixmap.fill_path(&path, &painted(colour), FillRule::Winding, transform, None);
        }
    }

    /// A box with its edges along those of pixels is filled much sooner than any other shape.
    fn fill_rect(&mut self, rect: Option<Rect>, colour: BackendColor) {
        let step = self.step;
        let scaled = |rect: Rect| {
            Rect::from_ltrb(rect.left() * step, rect.top() * step, rect.right() * step, rect.bottom() * step)
        };
        if let Some(rect) = rect.and_then(scaled) {
            self.pixmap.fill_rect(rect, &painted(colour), Transform::identity(), None);
        }
    }

    fn stroke(&mut self, path: Option<Path>, colour: BackendColor, width: u32) {
        if let Some(path) = path {
            let line = Line { width: width as f32, ..Line::default() };
            self.pixmap.stroke_path(&path, &painted(colour), &line, self.transform(), None);
        }
    }
}

fn painted(BackendColor { rgb: (red, green, blue), .. }: BackendColor) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color(Color::from_rgba8(red, green, blue, 255));
    paint
}

/// A line from left to right or from top to bottom as the box that it fills.
fn upright_line((x1, y1): BackendCoord, (x2, y2): BackendCoord, half: f32) -> Option<Rect> {
    let (left, right) = (x1.min(x2) as f32, x1.max(x2) as f32);
    let (top, bottom) = (y1.min(y2) as f32, y1.max(y2) as f32);
    match (x1 == x2, y1 == y2) {
        (true, false) => Rect::from_ltrb(left - half, top, right + half, bottom),
        (false, true) => Rect::from_ltrb(left, top - half, right, bottom + half),
        _ => None,
    }
}

/// Straight lines from place to place.
fn polyline(places: impl IntoIterator<Item = BackendCoord>, closed: bool) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for (x, y) in places {
        match builder.is_empty() {
            true => builder.move_to(x as f32, y as f32),
            false => builder.line_to(x as f32, y as f32),
        }
    }
    if closed {
        builder.close();
    }
    builder.finish()
}

impl DrawingBackend for Pixels {
    type ErrorType = std::io::Error;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.fill(polyline([(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)], true), colour);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        match upright_line(from, to, style.stroke_width() as f32 / 2.0) {
            Some(rect) => self.fill_rect(Some(rect), style.color()),
            None => self.stroke(polyline([from, to], false), style.color(), style.stroke_width()),
        }
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let rect = Rect::from_ltrb(left as f32, top as f32, right as f32, bottom as f32);
        match fill {
            true => self.fill_rect(rect, style.color()),
            false => self.stroke(rect.map(PathBuilder::from_rect), style.color(), style.stroke_width()),
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.stroke(polyline(path, false), style.color(), style.stroke_width());
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let path = PathBuilder::from_circle(x as f32, y as f32, radius as f32);
        match fill {
            true => self.fill(path, style.color()),
            false => self.stroke(path, style.color(), style.stroke_width()),
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Drawn {
        self.fill(polyline(corners, true), style.color());
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, (x, y): BackendCoord) -> Drawn {
        let weight = if matches!(style.style(), FontStyle::Bold) { Weight::SemiBold } else { Weight::Regular };
        let size = (style.size() / SIZE_DIVISOR) as f32;
        let (glyphs, advance) = glyphs(text, weight);
        let left = match style.anchor().h_pos {
            HPos::Left => 0.0,
            HPos::Center => advance / 2.0,
            HPos::Right => advance,
        };
        let start = self.transform().pre_translate(x as f32, y as f32).pre_scale(size, size).pre_translate(-left, 0.0);
        let paint = painted(style.color());
        // Letter by letter: a fill takes longer the more of a line it has to keep in sight.
        for glyph in glyphs {
            let outline = self.outlines.entry((glyph.face, glyph.id)).or_insert_with(|| outline(glyph.face, glyph.id));
            if let Some(outline) = outline {
                let place = start.pre_translate(glyph.at.0, glyph.at.1);
                self.pixmap.fill_path(outline, &paint, FillRule::Winding, place, None);
            }
        }
        Ok(())
    }
}
