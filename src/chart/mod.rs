//! Charts by one path: [`spec`] (what to show) → [`frame`] (where everything stands) → [`draw`] (SVG, or pixels for the
//! window) → [`raster`] (a picture of an SVG).
//!
//! Screen, SVG, PNG, PDF and tests come from the same spec and frame. Words and numbers are handed in already written:
//! nothing here holds a sentence, reads a clock or touches a file.

pub mod draw;
pub mod font;
pub mod frame;
pub mod raster;
#[cfg(test)]
pub(crate) mod sample;
pub mod spec;
pub mod style;

pub use draw::{pixels, svg};
pub use frame::{Frame, Hit, Rect, pages, scrolled};
pub use raster::{LONGEST_SIDE, Picture, png, read_png, rgba};
pub use spec::*;
pub use style::{Canvas, Orientation, Paper};

/// Why a chart could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    #[error("the drawing backend refused: {detail}")]
    Backend { detail: String },
    #[error("the drawn SVG cannot be read back: {detail}")]
    Svg { detail: String },
    #[error("a picture of {width} × {height} pixels cannot be made")]
    PictureSize { width: u32, height: u32 },
    #[error("the picture cannot be written or read as PNG: {detail}")]
    Png { detail: String },
}
