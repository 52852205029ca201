//! From a frame to SVG text, or straight to pixels: the only place that knows plotters.
//!
//! plotters places things on whole pixels, so the frame is drawn [`GRAIN`] times as large and the finished text is given
//! the true width and height over that larger view box. One [`Pen`](pen::Pen) draws for paper and for the window, each
//! on a backend of its own.

mod pattern;
mod pen;
mod pixels;
mod sheet;
mod strokes;
#[cfg(test)]
mod tests;

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters_backend::DrawingErrorKind;

use super::ChartError;
use super::font::FAMILY;
use super::frame::Frame;
use super::raster::Picture;
use super::style::Unit;
use pen::Pen;
use pixels::Pixels;
use strokes::{FAMILIES, TOP_SHIFT};

/// Steps of the drawing to one unit of the frame: 1/20 of a point.
const GRAIN: f32 = 20.0;

/// The frame as SVG, in colour or in greys that survive a photocopier.
///
/// # Errors
/// [`ChartError::Backend`] when plotters refuses a primitive.
pub fn svg(frame: &Frame, grey: bool) -> Result<String, ChartError> {
    debug_assert!(FAMILIES.starts_with(FAMILY));
    let size = size_of(frame);
    let mut text = String::new();
    let mut pen = Pen { backend: SVGBackend::with_string(&mut text, size), grey };
    pen.frame(frame).map_err(refused)?;
    pen.backend.present().map_err(refused)?;
    drop(pen);
    Ok(tidy(&text, frame, size))
}

/// The frame as pixels, `scale` to a CSS pixel: the picture that its SVG has, sooner, for the window.
///
/// # Errors
/// [`ChartError::PictureSize`] for an empty or absurdly large picture.
pub fn pixels(frame: &Frame, scale: f32, grey: bool) -> Result<Picture, ChartError> {
    let mut pen = Pen { backend: Pixels::of(frame, scale)?, grey };
    pen.frame(frame).map_err(refused)?;
    Ok(pen.backend.into_picture())
}

fn size_of(frame: &Frame) -> (u32, u32) {
    (grains(frame.width) as u32, grains(frame.height) as u32)
}

#[expect(clippy::needless_pass_by_value, reason = "map_err hands the error over")]
fn refused(error: DrawingErrorKind<std::io::Error>) -> ChartError {
    ChartError::Backend { detail: error.to_string() }
}

fn grains(length: f32) -> i32 {
    (length * GRAIN).round() as i32
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
