//! Comparison charts: figures and words become a spec; a spec becomes a picture, an SVG, a PNG or a PDF.

mod spec;
mod table;

pub use spec::{spec, spec_with_tables};
pub use table::table;

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rust_decimal::Decimal;

pub use super::figures::{Measure, Show, is_set_against_a_target};
use super::ranges::Draws;
use super::score::Whom;
use super::{Project, ServiceError, clock, export, files};
pub use crate::chart::Paper;
use crate::chart::{self, Canvas, Frame, Orientation, Picture, Spec};
use crate::domain::province::Region;
use crate::domain::{Period, UnitCode};
use crate::i18n::Words;
use crate::report::pdf::{About, of_svgs};

/// The form of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// Bars of all units in order.
    #[default]
    Ranking,
    /// Dots with their distance to the target.
    Target,
    /// Each unit at two times, joined by a line.
    Dumbbell,
    /// What each unit says of itself and what counts since its appraisal, joined by a line.
    Appraisal,
    /// Units by indicators, shaded.
    Heatmap,
    /// The provinces as tiles in their places.
    Tilemap,
    /// All units on one line, and by region.
    Strip,
    /// Groups or indicators on lines of their own, a dot a unit.
    Dots,
    /// The same as a web of a few units.
    Radar,
    /// Figures from period to period, to the deadline.
    Trend,
    /// Ranks from period to period.
    Bump,
    /// Bars region by region.
    Multiples,
    /// Two measures against each other.
    Scatter,
}

impl Kind {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 13] = [
        Self::Ranking,
        Self::Target,
        Self::Dumbbell,
        Self::Appraisal,
        Self::Heatmap,
        Self::Tilemap,
        Self::Strip,
        Self::Dots,
        Self::Radar,
        Self::Trend,
        Self::Bump,
        Self::Multiples,
        Self::Scatter,
    ];

    /// How the command line writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ranking => "ranking",
            Self::Target => "target",
            Self::Dumbbell => "dumbbell",
            Self::Appraisal => "appraisal",
            Self::Heatmap => "heatmap",
            Self::Tilemap => "tilemap",
            Self::Strip => "strip",
            Self::Dots => "dots",
            Self::Radar => "radar",
            Self::Trend => "trend",
            Self::Bump => "bump",
            Self::Multiples => "multiples",
            Self::Scatter => "scatter",
        }
    }

    /// Whether ranks are printed on it with room for their ranges over weight draws.
    pub fn has_room_for_ranges(self) -> bool {
        matches!(self, Self::Ranking | Self::Dumbbell | Self::Appraisal | Self::Bump)
    }
}

/// What a chart is to show.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartRequest {
    pub period: Period,
    /// An earlier period: changes since then stand beside the values.
    pub against: Option<Period>,
    pub whom: Whom,
    pub kind: Kind,
    pub measure: Measure,
    pub show: Option<Show>,
    /// The unit that is highlighted.
    pub own: Option<UnitCode>,
    /// Further units that are named, besides the own one, the best and the worst.
    pub with: Vec<UnitCode>,
    /// The second measure of a scatter.
    pub versus: Option<Measure>,
    /// Only the provinces of one region; ranks stay those among all.
    pub region: Option<Region>,
    /// Only the units of one peer group, by its name; ranks stay those among all.
    pub peers: Option<String>,
    /// Only units whose coverage is at least this, 0–1; ranks stay those among all.
    pub least_coverage: Option<Decimal>,
    /// The bloc that is drawn where each is ranked by itself; nothing: that of the highlighted unit, else the first.
    pub bloc: Option<String>,
    /// How often weights are drawn for the ranges of ranks of the total; nothing: ranks stand without a range.
    pub draws: Option<Draws>,
}

impl ChartRequest {
    /// All compared units, nothing highlighted, no earlier period.
    pub fn new(period: Period, kind: Kind, measure: Measure) -> Self {
        Self {
            period,
            against: None,
            whom: Whom::Compared,
            kind,
            measure,
            show: None,
            own: None,
            with: Vec::new(),
            versus: None,
            region: None,
            peers: None,
            least_coverage: None,
            bloc: None,
            draws: None,
        }
    }
}

/// What a chart is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaperRequest {
    pub paper: Paper,
    pub landscape: bool,
    pub grey: bool,
    /// Of PNG pictures.
    pub dpi: u32,
}

impl Default for PaperRequest {
    fn default() -> Self {
        Self { paper: Paper::A4, landscape: false, grey: false, dpi: 150 }
    }
}

impl PaperRequest {
    fn canvas(self) -> Canvas {
        let orientation = if self.landscape { Orientation::Landscape } else { Orientation::Portrait };
        Canvas::paper(self.paper, orientation)
    }
}

/// The region of a code or a name, for `--region`.
///
/// # Errors
/// [`ServiceError::UnknownRegion`], which lists them.
pub fn region(named: Option<&str>) -> Result<Option<Region>, ServiceError> {
    let Some(name) = named else { return Ok(None) };
    let unknown = || ServiceError::UnknownRegion { code: name.to_owned() };
    Region::named(name).map(Some).ok_or_else(unknown)
}

/// Writes a chart to a `.pdf` (all pages in one), `.svg` or `.png` file (further pages get `-2`, `-3` … in their names),
/// or the table behind it to a `.csv`.
/// Returns what was written.
pub fn write(
    project: &Project,
    request: &ChartRequest,
    paper: PaperRequest,
    out: &Path,
    words: &Words,
) -> Result<Vec<PathBuf>, ServiceError> {
    let ending = out.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if !["pdf", "svg", "png", "csv"].contains(&ending.as_str()) {
        return Err(ServiceError::UnknownFormat { path: out.to_owned(), allowed: ".pdf, .svg, .png, .csv" });
    }
    let today = clock::today();
    let spec = spec_with_tables(project, request, today, words)?;
    if ending == "csv" {
        files::write_whole(out, export::table_csv(&table(&spec, words))?.as_bytes())?;
        return Ok(vec![out.to_owned()]);
    }
    let svgs = drawn(&spec, paper)?;
    if ending == "pdf" {
        files::write_whole(out, &document(&spec, &svgs, today, words)?)?;
        return Ok(vec![out.to_owned()]);
    }
    let mut written = Vec::with_capacity(svgs.len());
    for (index, svg) in svgs.iter().enumerate() {
        let path = numbered(out, index);
        let bytes = if ending == "png" { chart::png(svg, paper.dpi as f32)? } else { svg.clone().into_bytes() };
        files::write_whole(&path, &bytes)?;
        written.push(path);
    }
    Ok(written)
}

/// A chart as PDF, made on a day: the same request gives the same bytes.
///
/// # Errors
/// As [`spec`].
pub fn pdf(
    project: &Project,
    request: &ChartRequest,
    paper: PaperRequest,
    made: Date,
    words: &Words,
) -> Result<Vec<u8>, ServiceError> {
    let spec = spec_with_tables(project, request, made, words)?;
    document(&spec, &drawn(&spec, paper)?, made, words)
}

/// The chart as the window shows it: pixels, and what lies where.
#[derive(Debug, Clone)]
pub struct OnScreen {
    pub picture: Picture,
    /// In the units the chart was laid out in: picture pixels divided by `scale`.
    pub frame: Frame,
    /// Pixels of the picture to a unit of the frame: less than was asked for where the picture would be too large.
    pub scale: f32,
}

/// Draws all of a chart for the window, `width` CSS pixels wide and at least `height` high, at a display's scale.
///
/// # Errors
/// A picture larger than can be made.
pub fn on_screen(spec: &Spec, width: f32, height: f32, scale: f32, grey: bool) -> Result<OnScreen, ServiceError> {
    let frame = chart::scrolled(spec, width, height, &chart::font::Bundled);
    let scale = scale.min(chart::LONGEST_SIDE / frame.height.max(frame.width));
    Ok(OnScreen { picture: chart::pixels(&frame, scale, grey)?, frame, scale })
}

fn drawn(spec: &Spec, paper: PaperRequest) -> Result<Vec<String>, ServiceError> {
    chart::pages(spec, &paper.canvas(), &chart::font::Bundled)
        .iter()
        .map(|frame| chart::svg(frame, paper.grey).map_err(ServiceError::from))
        .collect()
}

fn document(spec: &Spec, svgs: &[String], made: Date, words: &Words) -> Result<Vec<u8>, ServiceError> {
    let about = About {
        title: spec.title.clone(),
        author: String::new(),
        creator: concat!("egov-score ", env!("CARGO_PKG_VERSION")).to_owned(),
        language: words.language().code().to_owned(),
        // Only the day is printed; a time of day would give other bytes for the same page.
        made: made.at(0, 0, 0, 0),
    };
    Ok(of_svgs(svgs, &about)?)
}

/// `x.svg`, `x-2.svg` …
fn numbered(out: &Path, index: usize) -> PathBuf {
    if index == 0 {
        return out.to_owned();
    }
    let stem = out.file_stem().unwrap_or_default().to_string_lossy();
    let ending = out.extension().unwrap_or_default().to_string_lossy();
    out.with_file_name(format!("{stem}-{}.{ending}", index + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn further_pages_of_a_picture_are_numbered() {
        assert_eq!(numbered(Path::new("a/x.svg"), 0), Path::new("a/x.svg"));
        assert_eq!(numbered(Path::new("a/x.svg"), 1), Path::new("a/x-2.svg"));
    }
}
