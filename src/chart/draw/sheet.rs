//! Opaque pixels, and the shapes that charts are full of laid on them with smooth edges: boxes, lines, discs and letters.
//!
//! A general path filler spends far more on each of these than on the few pixels that they cover; a heat map has
//! thousands. What is drawn is the same to the eye.

use resvg::tiny_skia::{FillRule, Mask, Path, Pixmap, Transform};

use super::super::raster::Picture;

pub(super) type Rgb = (u8, u8, u8);
type Point = (f32, f32);

/// Half the diagonal of a pixel.
const HALF_DIAGONAL: f32 = 0.708;
/// Where in a pixel a curved edge is looked at, along each side.
const SAMPLES: [f32; 4] = [-0.375, -0.125, 0.125, 0.375];

/// A sheet of paper; places are in pixels, the origin is the upper left corner.
pub(super) struct Sheet {
    pub(super) pixmap: Pixmap,
}

/// How much of each pixel a letter covers.
pub(super) struct Letter {
    mask: Mask,
    /// The mask's upper left corner, from the pixel in which the letter begins.
    corner: (i32, i32),
}

impl Letter {
    /// A letter whose outline, placed by `transform`, lies near the origin; nothing where it shows nothing.
    pub(super) fn of(outline: &Path, transform: Transform) -> Option<Self> {
        let bounds = outline.bounds().transform(transform)?;
        let (left, top) = (bounds.left().floor(), bounds.top().floor());
        let (width, height) = (bounds.right().ceil() - left, bounds.bottom().ceil() - top);
        let mut mask = Mask::new(width as u32, height as u32)?;
        mask.fill_path(outline, FillRule::Winding, true, transform.post_translate(-left, -top));
        Some(Self { mask, corner: (left as i32, top as i32) })
    }
}

impl Sheet {
    pub(super) fn into_picture(self) -> Picture {
        Picture { width: self.pixmap.width(), height: self.pixmap.height(), rgba: self.pixmap.take() }
    }

    /// The pixels of a row from `left` up to `right`, as far as they are on the sheet, and where they begin.
    fn row(&mut self, y: i32, left: i32, right: i32) -> (i32, &mut [[u8; 4]]) {
        let (width, height) = (self.pixmap.width() as i32, self.pixmap.height() as i32);
        let (left, right) = (left.clamp(0, width), right.clamp(0, width));
        if y < 0 || y >= height || left >= right {
            return (left, &mut []);
        }
        let (pixels, _) = self.pixmap.data_mut().as_chunks_mut::<4>();
        let start = (y * width) as usize;
        (left, pixels.get_mut(start + left as usize..start + right as usize).unwrap_or_default())
    }

    /// A filled box.
    pub(super) fn fill(&mut self, (left, top): Point, (right, bottom): Point, rgb: Rgb) {
        for y in top.floor() as i32..bottom.ceil() as i32 {
            let down = overlap(y as f32, top, bottom);
            let (first, pixels) = self.row(y, left.floor() as i32, right.ceil() as i32);
            let (Some(last), whole) = (pixels.len().checked_sub(1), opaque(rgb)) else { continue };
            for at in [0, last].into_iter().take(last + 1) {
                blend(&mut pixels[at], rgb, down * overlap((first + at as i32) as f32, left, right));
            }
            let inner = pixels.get_mut(1..last).unwrap_or_default();
            match down >= 1.0 {
                true => inner.fill(whole),
                false => inner.iter_mut().for_each(|pixel| blend(pixel, rgb, down)),
            }
        }
    }

    /// A straight line with square ends.
    pub(super) fn line(&mut self, from: Point, to: Point, width: f32, rgb: Rgb) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy);
        if length == 0.0 {
            return;
        }
        let (along, half) = ((dx / length, dy / length), width / 2.0);
        let pad = half + HALF_DIAGONAL;
        let (low, high) = (from.0.min(to.0) - pad, from.0.max(to.0) + pad);
        for y in (from.1.min(to.1) - pad).floor() as i32..(from.1.max(to.1) + pad).ceil() as i32 {
            let down = y as f32 + 0.5 - from.1;
            // Where the line meets this row of pixels; one that is nearly level runs along it.
            let (middle, reach) = match along.1.abs() {
                steep if steep > 0.01 => (from.0 + down * along.0 / along.1, pad / steep),
                _ => (f32::midpoint(low, high), high - low),
            };
            let (left, right) = ((middle - reach).max(low).floor() as i32, (middle + reach).min(high).ceil() as i32);
            let (first, pixels) = self.row(y, left, right);
            for (pixel, x) in pixels.iter_mut().zip(first..) {
                let right = x as f32 + 0.5 - from.0;
                let (way, aside) = (right * along.0 + down * along.1, right * along.1 - down * along.0);
                let share = overlap(way - 0.5, 0.0, length) * overlap(aside - 0.5, -half, half);
                blend(pixel, rgb, share);
            }
        }
    }

    /// What lies between two circles round one centre; a disc where the inner radius is below 0.
    pub(super) fn ring(&mut self, (x, y): Point, inner: f32, outer: f32, rgb: Rgb) {
        for row in (y - outer).floor() as i32..(y + outer).ceil() as i32 {
            let down = row as f32 + 0.5 - y;
            let (first, pixels) = self.row(row, (x - outer).floor() as i32, (x + outer).ceil() as i32);
            for (pixel, column) in pixels.iter_mut().zip(first..) {
                let right = column as f32 + 0.5 - x;
                let distance = right.hypot(down);
                let is_whole = distance + HALF_DIAGONAL <= outer && distance - HALF_DIAGONAL >= inner;
                let share = if is_whole { 1.0 } else { sampled((right, down), inner, outer) };
                blend(pixel, rgb, share);
            }
        }
    }

    /// A letter that begins in a pixel.
    pub(super) fn letter(&mut self, letter: &Letter, (x, y): (i32, i32), rgb: Rgb) {
        let (left, top) = (x + letter.corner.0, y + letter.corner.1);
        let width = letter.mask.width() as usize;
        for (shares, y) in letter.mask.data().chunks_exact(width).zip(top..) {
            let (first, pixels) = self.row(y, left, left.saturating_add(width as i32));
            let shares = shares.get((first - left) as usize..).unwrap_or_default();
            for (pixel, share) in pixels.iter_mut().zip(shares).filter(|(_, share)| **share > 0) {
                mix(pixel, rgb, (*share).into());
            }
        }
    }
}

/// How much of the pixel that begins at `at` lies between two ends.
fn overlap(at: f32, low: f32, high: f32) -> f32 {
    (high.min(at + 1.0) - low.max(at)).max(0.0)
}

/// How much of a pixel lies between two circles, by looking at sixteen places in it.
fn sampled((x, y): Point, inner: f32, outer: f32) -> f32 {
    let (inner, outer) = (if inner < 0.0 { -1.0 } else { inner * inner }, outer * outer);
    let places = SAMPLES.into_iter().flat_map(|down| SAMPLES.map(|right| (x + right, y + down)));
    let within = places.map(|(x, y)| x * x + y * y).filter(|square| (inner..=outer).contains(square));
    within.count() as f32 / (SAMPLES.len() * SAMPLES.len()) as f32
}

fn opaque((red, green, blue): Rgb) -> [u8; 4] {
    [red, green, blue, 255]
}

fn blend(pixel: &mut [u8; 4], rgb: Rgb, share: f32) {
    mix(pixel, rgb, (share * 255.0 + 0.5) as u32);
}

/// `share` of 255 parts of a colour over what is there.
fn mix(pixel: &mut [u8; 4], rgb: Rgb, share: u32) {
    for (under, over) in pixel.iter_mut().zip(opaque(rgb)) {
        let mixed = (u32::from(*under) * (255 - share) + u32::from(over) * share + 127) / 255;
        *under = u8::try_from(mixed).unwrap_or(u8::MAX);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLACK: Rgb = (0, 0, 0);

    fn sheet() -> Sheet {
        let mut pixmap = Pixmap::new(40, 30).unwrap();
        pixmap.fill(resvg::tiny_skia::Color::WHITE);
        Sheet { pixmap }
    }

    /// How many pixels' worth of black lies on the sheet.
    fn black(sheet: &Sheet) -> f32 {
        sheet.pixmap.data().chunks(4).map(|pixel| f32::from(255 - pixel[0]) / 255.0).sum()
    }

    fn blackened(draw: impl FnOnce(&mut Sheet)) -> f32 {
        let mut sheet = sheet();
        draw(&mut sheet);
        black(&sheet)
    }

    #[test]
    fn shapes_cover_as_much_as_they_are_large() {
        let near = |found: f32, wanted: f32| assert!((found - wanted).abs() < wanted * 0.06, "{found} {wanted}");
        near(blackened(|sheet| sheet.fill((3.25, 4.5), (10.0, 6.75), BLACK)), 6.75 * 2.25);
        near(blackened(|sheet| sheet.fill((3.25, 4.5), (3.75, 20.0), BLACK)), 0.5 * 15.5);
        near(blackened(|sheet| sheet.line((2.0, 3.0), (32.0, 25.0), 1.5, BLACK)), 30f32.hypot(22.0) * 1.5);
        near(blackened(|sheet| sheet.ring((15.3, 12.1), -1.0, 6.0, BLACK)), std::f32::consts::PI * 36.0);
        near(blackened(|sheet| sheet.ring((15.3, 12.1), 5.0, 6.0, BLACK)), std::f32::consts::PI * 11.0);
    }

    #[test]
    fn what_leaves_the_sheet_is_cut_at_its_edges() {
        assert_eq!(blackened(|sheet| sheet.fill((-5.0, -5.0), (100.0, 100.0), BLACK)), 40.0 * 30.0);
        for draw in [
            |sheet: &mut Sheet| sheet.fill((50.0, 2.0), (60.0, 4.0), BLACK),
            |sheet: &mut Sheet| sheet.line((-9.0, -9.0), (-2.0, -3.0), 2.0, BLACK),
            |sheet: &mut Sheet| sheet.ring((-20.0, 50.0), -1.0, 6.0, BLACK),
        ] {
            assert_eq!(blackened(draw), 0.0);
        }
    }

    #[test]
    fn a_letter_is_laid_where_it_begins() {
        let square =
            resvg::tiny_skia::PathBuilder::from_rect(resvg::tiny_skia::Rect::from_xywh(0.0, -1.0, 0.5, 1.0).unwrap());
        let letter = Letter::of(&square, Transform::from_row(8.0, 0.0, 0.0, 8.0, 0.5, 0.0)).unwrap();
        let mut sheet = sheet();
        sheet.letter(&letter, (10, 20), BLACK);
        let at = |x: u32, y: u32| sheet.pixmap.pixel(x, y).unwrap().red();
        assert_eq!((at(12, 15), at(16, 15), at(12, 20), at(12, 11)), (0, 255, 255, 255));
        assert!((120..136).contains(&at(10, 15)), "{}", at(10, 15));
        sheet.letter(&letter, (-2, 3), BLACK);
        sheet.letter(&letter, (39, 30), BLACK);
    }
}
