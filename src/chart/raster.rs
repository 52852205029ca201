//! From SVG text to pixels, with the bundled fonts only.

use resvg::{tiny_skia, usvg};

use super::{ChartError, font};

/// CSS pixels to the inch.
const CSS_DPI: f32 = 96.0;
/// The longest side of a picture, in pixels: A3 at 600 dpi.
pub const LONGEST_SIDE: f32 = 10_000.0;

/// Pixels, row by row, red green blue alpha, all opaque.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub rgba: Vec<u8>,
}

/// The drawing at `scale` pixels to a CSS pixel.
///
/// # Errors
/// [`ChartError::Svg`] for text that is not SVG, [`ChartError::PictureSize`] for an empty or absurdly large picture.
pub fn rgba(svg: &str, scale: f32) -> Result<Picture, ChartError> {
    let pixmap = pixmap(svg, scale)?;
    Ok(Picture { width: pixmap.width(), height: pixmap.height(), rgba: pixmap.take() })
}

/// The drawing as PNG at `dpi` pixels to the inch.
///
/// # Errors
/// As [`rgba`], and [`ChartError::Png`].
pub fn png(svg: &str, dpi: f32) -> Result<Vec<u8>, ChartError> {
    pixmap(svg, dpi / CSS_DPI)?.encode_png().map_err(|error| ChartError::Png { detail: error.to_string() })
}

/// An opaque picture that is kept as PNG.
///
/// # Errors
/// [`ChartError::Png`] for bytes that are not one.
pub fn read_png(bytes: &[u8]) -> Result<Picture, ChartError> {
    let detail = |error: &dyn std::fmt::Display| ChartError::Png { detail: error.to_string() };
    let pixmap = tiny_skia::Pixmap::decode_png(bytes).map_err(|error| detail(&error))?;
    Ok(Picture { width: pixmap.width(), height: pixmap.height(), rgba: pixmap.take() })
}

/// SVG text read with the bundled fonts.
pub(crate) fn tree(svg: &str) -> Result<usvg::Tree, ChartError> {
    let options =
        usvg::Options { font_family: font::FAMILY.into(), fontdb: font::database(), ..usvg::Options::default() };
    usvg::Tree::from_str(svg, &options).map_err(|error| ChartError::Svg { detail: error.to_string() })
}

/// White paper of so many pixels.
pub(super) fn blank(width: f32, height: f32) -> Result<tiny_skia::Pixmap, ChartError> {
    let size = ChartError::PictureSize { width: width as u32, height: height as u32 };
    if !(1.0..=LONGEST_SIDE).contains(&width) || !(1.0..=LONGEST_SIDE).contains(&height) {
        return Err(size);
    }
    let mut pixmap = tiny_skia::Pixmap::new(width.round() as u32, height.round() as u32).ok_or(size)?;
    pixmap.fill(tiny_skia::Color::WHITE);
    Ok(pixmap)
}

fn pixmap(svg: &str, scale: f32) -> Result<tiny_skia::Pixmap, ChartError> {
    let tree = tree(svg)?;
    let mut pixmap = blank(tree.size().width() * scale, tree.size().height() * scale)?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok(pixmap)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Canvas, font::Bundled, pages, sample, svg};

    fn drawn() -> String {
        svg(&pages(&sample::ranking(5), &Canvas::screen(640.0, 400.0), &Bundled)[0], false).unwrap()
    }

    #[test]
    fn a_picture_has_the_scaled_size_and_no_transparency() {
        let picture = rgba(&drawn(), 1.5).unwrap();
        assert_eq!((picture.width, picture.height), (960, 600));
        assert_eq!(picture.rgba.len(), 960 * 600 * 4);
        assert!(picture.rgba.chunks(4).all(|pixel| pixel[3] == 255));
        assert!(picture.rgba.chunks(4).any(|pixel| pixel[..3] != [255, 255, 255]));
    }

    #[test]
    fn a_png_of_paper_follows_its_dpi() {
        let canvas = Canvas::paper(crate::chart::Paper::A4, crate::chart::Orientation::Portrait);
        let svg = svg(&pages(&sample::ranking(5), &canvas, &Bundled)[0], false).unwrap();
        let bytes = png(&svg, 72.0).unwrap();
        assert!(bytes.starts_with(b"\x89PNG"));
        let side = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        assert_eq!((side(16), side(20)), (595, 842));
    }

    #[test]
    fn what_is_not_svg_and_absurd_sizes_are_errors() {
        assert!(matches!(rgba("Đà Nẵng", 1.0), Err(ChartError::Svg { .. })));
        assert!(matches!(rgba(&drawn(), 1000.0), Err(ChartError::PictureSize { .. })));
        assert!(matches!(rgba(&drawn(), 0.0), Err(ChartError::PictureSize { .. })));
        assert!(matches!(rgba(&drawn(), f32::NAN), Err(ChartError::PictureSize { .. })));
    }
}
