//! Charts for documents: the same spec, frame and drawing as everywhere, laid out on a part of a page.

use crate::chart::{self, Canvas, Spec};
use crate::report::blocks::Chart;
use crate::service::ServiceError;

/// Under the last that is drawn, in points.
const BENEATH: f32 = 2.0;

/// The pages of a chart, each as wide as the canvas and at most as high; `name` is unique in the document.
pub(super) fn drawn(spec: &Spec, canvas: &Canvas, name: &str, grey: bool) -> Result<Vec<Chart>, ServiceError> {
    let pages = chart::pages(spec, canvas, &chart::font::Bundled);
    let page = |(number, frame): (usize, chart::Frame)| {
        let frame = frame.cropped(BENEATH);
        let svg = chart::svg(&frame, grey)?;
        let (name, alt) = (format!("{name}-{number}.svg"), spec.title.clone());
        Ok(Chart { name, caption: String::new(), alt, svg, width: frame.width, height: frame.height })
    };
    (1..).zip(pages).map(page).collect()
}
