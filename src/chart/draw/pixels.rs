//! A backend of plotters that fills pixels, so that the window need not write SVG and read it back.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use plotters::backend::DrawingBackend;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontStyle};
use resvg::tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Stroke as Line, Transform};

use super::sheet::{Letter, Sheet};
use super::strokes::SIZE_DIVISOR;
use super::{GRAIN, size_of};
use crate::chart::ChartError;
use crate::chart::font::{Glyph, Typeface, Weight, glyphs, outline};
use crate::chart::frame::Frame;
use crate::chart::raster::{self, Picture};
use crate::chart::style::Unit;

type Drawn = Result<(), DrawingErrorKind<std::io::Error>>;

/// Letters begin at every eighth of a pixel: finer is not seen, and what is drawn once is drawn again.
const PHASES: i32 = 8;
/// Letters that are kept from picture to picture, some hundred bytes each.
const MOST_KEPT: usize = 16_000;

type Letters = HashMap<Cut, Option<Letter>>;

/// A window draws the same names and figures again and again. Who draws takes them all and brings them back.
static KEPT: LazyLock<Mutex<Letters>> = LazyLock::new(Mutex::default);

fn kept() -> MutexGuard<'static, Letters> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(super) struct Pixels {
    sheet: Sheet,
    /// In grains.
    size: (u32, u32),
    /// Pixels to a grain.
    step: f32,
    letters: Letters,
}

/// What a drawn letter is known by: its glyph, the bits of its size in pixels, and where in a pixel it begins.
#[derive(PartialEq, Eq, Hash)]
struct Cut {
    face: Typeface,
    id: u16,
    em: u32,
    phase: (i32, i32),
}

impl Pixels {
    /// Blank paper, `scale` pixels to a CSS pixel.
    pub(super) fn of(frame: &Frame, scale: f32) -> Result<Self, ChartError> {
        let css = match frame.unit {
            Unit::Pixel => 1.0,
            Unit::Point => 96.0 / 72.0,
        };
        let pixmap = raster::blank(frame.width * css * scale, frame.height * css * scale)?;
        Ok(Self {
            sheet: Sheet { pixmap },
            size: size_of(frame),
            step: css * scale / GRAIN,
            letters: std::mem::take(&mut *kept()),
        })
    }

    pub(super) fn into_picture(self) -> Picture {
        if self.letters.len() < MOST_KEPT {
            *kept() = self.letters;
        }
        self.sheet.into_picture()
    }

    fn at(&self, (x, y): BackendCoord) -> (f32, f32) {
        (x as f32 * self.step, y as f32 * self.step)
    }

    fn transform(&self) -> Transform {
        Transform::from_scale(self.step, self.step)
    }

    fn fill(&mut self, path: Option<Path>, colour: BackendColor) {
        if let Some(path) = path {
            let transform = self.transform();
            self.sheet.pixmap.fill_path(&path, &painted(colour), FillRule::Winding, transform, None);
        }
    }

    fn stroke(&mut self, path: Option<Path>, colour: BackendColor, width: u32) {
        if let Some(path) = path {
            let (line, transform) = (Line { width: width as f32, ..Line::default() }, self.transform());
            self.sheet.pixmap.stroke_path(&path, &painted(colour), &line, transform, None);
        }
    }

    /// A line from left to right or from top to bottom is a box.
    fn line(&mut self, from: BackendCoord, to: BackendCoord, colour: BackendColor, width: u32) {
        let half = width as f32 * self.step / 2.0;
        let (start, end) = (self.at(from), self.at(to));
        let (left, right) = (start.0.min(end.0), start.0.max(end.0));
        let (top, bottom) = (start.1.min(end.1), start.1.max(end.1));
        match (from.0 == to.0, from.1 == to.1) {
            (true, _) => self.sheet.fill((left - half, top), (right + half, bottom), colour.rgb),
            (_, true) => self.sheet.fill((left, top - half), (right, bottom + half), colour.rgb),
            _ => self.sheet.line(start, end, half * 2.0, colour.rgb),
        }
    }

    /// The edges of a box, with full corners.
    fn edges(&mut self, upper: BackendCoord, lower: BackendCoord, colour: BackendColor, width: u32) {
        let half = width as f32 * self.step / 2.0;
        let ((left, top), (right, bottom)) = (self.at(upper), self.at(lower));
        for y in [top, bottom] {
            self.sheet.fill((left - half, y - half), (right + half, y + half), colour.rgb);
        }
        for x in [left, right] {
            self.sheet.fill((x - half, top + half), (x + half, bottom - half), colour.rgb);
        }
    }

    /// A glyph, `em` pixels large, whose text begins at a place in pixels.
    fn glyph(&mut self, glyph: &Glyph, em: f32, (x, y): (f32, f32), colour: BackendColor) {
        let phased = |at: f32| (at * PHASES as f32).round() as i32;
        let (x, y) = (phased(x + glyph.at.0 * em), phased(y + glyph.at.1 * em));
        let phase = (x.rem_euclid(PHASES), y.rem_euclid(PHASES));
        let Glyph { face, id, .. } = *glyph;
        let letter = self.letters.entry(Cut { face, id, em: em.to_bits(), phase }).or_insert_with(|| {
            let begins = |phase: i32| phase as f32 / PHASES as f32;
            let place = Transform::from_row(em, 0.0, 0.0, em, begins(phase.0), begins(phase.1));
            Letter::of(&outline(face, id)?, place)
        });
        if let Some(letter) = letter {
            self.sheet.letter(letter, (x.div_euclid(PHASES), y.div_euclid(PHASES)), colour.rgb);
        }
    }
}

fn painted(BackendColor { rgb: (red, green, blue), .. }: BackendColor) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color(Color::from_rgba8(red, green, blue, 255));
    paint
}

/// The upper left and lower right corners of a path that goes round a box from its upper left corner.
fn round_a_box(path: &[BackendCoord]) -> Option<(BackendCoord, BackendCoord)> {
    let &[upper, right, lower, left, end] = path else { return None };
    let is_box = right == (lower.0, upper.1) && left == (upper.0, lower.1) && end == upper;
    (is_box && upper.0 <= lower.0 && upper.1 <= lower.1).then_some((upper, lower))
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
        self.sheet.fill(self.at((x, y)), self.at((x + 1, y + 1)), colour.rgb);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.line(from, to, style.color(), style.stroke_width());
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, upper: BackendCoord, lower: BackendCoord, style: &S, fill: bool) -> Drawn {
        match fill {
            true => self.sheet.fill(self.at(upper), self.at(lower), style.color().rgb),
            false => self.edges(upper, lower, style.color(), style.stroke_width()),
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let path: Vec<BackendCoord> = path.into_iter().collect();
        match round_a_box(&path) {
            Some((upper, lower)) => self.edges(upper, lower, style.color(), style.stroke_width()),
            None => self.stroke(polyline(path, false), style.color(), style.stroke_width()),
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let (radius, half) = (radius as f32 * self.step, style.stroke_width() as f32 * self.step / 2.0);
        let (inner, outer) = if fill { (-1.0, radius) } else { (radius - half, radius + half) };
        self.sheet.ring(self.at(centre), inner, outer, style.color().rgb);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Drawn {
        self.fill(polyline(corners, true), style.color());
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, place: BackendCoord) -> Drawn {
        let weight = if matches!(style.style(), FontStyle::Bold) { Weight::SemiBold } else { Weight::Regular };
        let em = (style.size() / SIZE_DIVISOR).round() as f32 * self.step;
        let set = glyphs(text, weight);
        let before = match style.anchor().h_pos {
            HPos::Left => 0.0,
            HPos::Center => set.advance / 2.0,
            HPos::Right => set.advance,
        };
        let (x, y) = self.at(place);
        for glyph in &set.glyphs {
            self.glyph(glyph, em, (x - before * em, y), style.color());
        }
        Ok(())
    }
}
