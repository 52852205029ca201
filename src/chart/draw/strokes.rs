//! How plotters is told of lines and letters.
//!
//! Its SVG backend shifts every text by a share of its size and divides the size by 1.24; both are undone here and in
//! [`tidy`](super::tidy), so that a baseline lands where the frame says.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, FontFamily, FontStyle};

use super::grains;

/// What plotters' SVG backend divides a font size by.
pub(super) const SIZE_DIVISOR: f64 = 1.24;
/// The shift that plotters' SVG backend writes for texts anchored at the top.
pub(super) const TOP_SHIFT: &str = " dy=\"0.76em\"";
/// Faces for readers that have not got ours.
pub(super) const FAMILIES: &str = "Noto Sans, Arial, sans-serif";

/// The size that the backend's division turns into exactly `wanted`.
fn undivided(wanted: f64) -> f64 {
    let near = wanted * SIZE_DIVISOR;
    [near, near.next_up(), near.next_down()].into_iter().find(|size| size / SIZE_DIVISOR == wanted).unwrap_or(near)
}

pub(super) struct Stroke {
    rgb: (u8, u8, u8),
    width: u32,
}

pub(super) fn stroke(rgb: (u8, u8, u8), width: f32) -> Stroke {
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

pub(super) struct Lettering {
    pub(super) rgb: (u8, u8, u8),
    /// In grains.
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) anchor: HPos,
}

impl BackendTextStyle for Lettering {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: self.rgb }
    }

    fn size(&self) -> f64 {
        undivided(self.size)
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
