//! A finished PDF looked at page by page: the bytes that are saved and printed, as pixels.

use std::fmt;
use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::{RenderCache, RenderSettings, vello_cpu};

use super::pdf::PdfError;
use crate::chart::Picture;

/// The longest side of a page's picture, in pixels.
const LONGEST_SIDE: f32 = 6_000.0;

/// A PDF of this program and how large its pages are.
#[derive(Clone)]
pub struct Paged {
    bytes: Arc<Vec<u8>>,
    /// Width and height of each page, in points.
    sizes: Vec<(f32, f32)>,
}

impl fmt::Debug for Paged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Paged").field("pages", &self.sizes.len()).finish_non_exhaustive()
    }
}

impl Paged {
    /// A document to be looked at.
    ///
    /// # Errors
    /// [`PdfError::Unreadable`], [`PdfError::NoPages`].
    pub fn read(bytes: Vec<u8>) -> Result<Self, PdfError> {
        let bytes = Arc::new(bytes);
        let sizes: Vec<_> = opened(&bytes)?.pages().iter().map(|page| page.render_dimensions()).collect();
        if sizes.is_empty() { Err(PdfError::NoPages) } else { Ok(Self { bytes, sizes }) }
    }

    /// The document itself.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many pages it has, one or more.
    pub fn count(&self) -> usize {
        self.sizes.len()
    }

    /// Width and height of a page in points.
    pub fn size(&self, page: usize) -> Option<(f32, f32)> {
        self.sizes.get(page).copied()
    }

    /// A page, counted from 0, at so many pixels to a point.
    ///
    /// # Errors
    /// [`PdfError::Page`] where there is no such page or it would become too small or too large.
    pub fn picture(&self, page: usize, scale: f32) -> Result<Picture, PdfError> {
        let no_page = PdfError::Page { page: page + 1 };
        let Some((width, height)) = self.size(page) else { return Err(no_page) };
        let fits = |side: f32| (1.0..=LONGEST_SIDE).contains(&(side * scale));
        if !fits(width) || !fits(height) {
            return Err(no_page);
        }
        let document = opened(&self.bytes)?;
        let Some(sheet) = document.pages().get(page) else { return Err(no_page) };
        let settings = RenderSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: vello_cpu::color::palette::css::WHITE,
            ..RenderSettings::default()
        };
        let pixels = hayro::render(sheet, &RenderCache::new(), &InterpreterSettings::default(), &settings);
        let (width, height) = (pixels.width().into(), pixels.height().into());
        // On white paper nothing is transparent, so that what is multiplied by its alpha is what it was.
        Ok(Picture { width, height, rgba: pixels.data_as_u8_slice().to_vec() })
    }
}

fn opened(bytes: &Arc<Vec<u8>>) -> Result<Pdf, PdfError> {
    Pdf::new(Arc::clone(bytes)).map_err(|error| PdfError::Unreadable { detail: format!("{error:?}") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::font::Bundled;
    use crate::chart::{Canvas, Orientation, Paper, pages, sample};
    use crate::report::pdf::{About, of_frames};

    fn document() -> Paged {
        let about = About {
            title: "Xếp hạng".into(),
            author: String::new(),
            creator: "egov-score".into(),
            language: "vi".into(),
            made: jiff::civil::date(2020, 5, 20).at(0, 0, 0, 0),
        };
        let mut frames = pages(&sample::ranking(63), &Canvas::paper(Paper::A4, Orientation::Portrait), &Bundled);
        frames.extend(pages(&sample::target(5), &Canvas::paper(Paper::A4, Orientation::Landscape), &Bundled));
        Paged::read(of_frames(&frames, false, &about).unwrap()).unwrap()
    }

    #[test]
    fn pages_are_seen_as_large_as_they_are_with_something_on_them() {
        let document = document();
        assert_eq!(document.count(), 2);
        let picture = document.picture(0, 1.0).unwrap();
        assert_eq!((picture.width, picture.height), (595, 841));
        assert!(picture.rgba.chunks(4).all(|pixel| pixel[3] == 255));
        let dark = picture.rgba.chunks(4).filter(|pixel| pixel[0] < 128).count();
        assert!((5_000..100_000).contains(&dark), "letters and bars on white paper: {dark}");
        let across = document.picture(1, 0.5).unwrap();
        assert!(across.width > across.height);
    }

    #[test]
    fn what_cannot_be_shown_is_an_error() {
        assert!(matches!(document().picture(2, 1.0), Err(PdfError::Page { page: 3 })));
        assert!(matches!(document().picture(0, 0.0), Err(PdfError::Page { page: 1 })));
        assert!(matches!(document().picture(0, f32::NAN), Err(PdfError::Page { page: 1 })));
        assert!(matches!(Paged::read(b"no PDF".to_vec()), Err(PdfError::Unreadable { .. })));
    }
}
