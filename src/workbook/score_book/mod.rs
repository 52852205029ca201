//! The scores of a period as a workbook that works itself out again: every point is a formula over the figures beside it.
//!
//! Owns where things stand in that workbook and how a rule is written as a formula. Must not know how a score is worked
//! out (that is `scoring`): each formula carries the exact result as its stored value, and both must agree.

mod address;
mod aggregate;
mod charts;
mod criteria;
mod figures;
mod place;
mod points;
mod ranking;
mod rule;
mod sheet;

use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use self::place::Places;
use self::sheet::Styles;
use super::WorkbookError;
use crate::catalogue::Catalogue;
use crate::domain::Answer;
use crate::i18n::Words;
use crate::say;

/// What the workbook holds.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoreBook<'a> {
    pub catalogue: &'a Catalogue,
    pub title: String,
    /// Lines under the title: period, criteria set, marks of illustrative or provisional figures.
    pub remarks: Vec<String>,
    /// Each with the units ranked among one another.
    pub rankings: Vec<BookRanking<'a>>,
}

/// One ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct BookRanking<'a> {
    /// Nothing where all units are ranked together.
    pub name: Option<String>,
    /// Best first, the unranked last.
    pub units: Vec<BookUnit<'a>>,
}

/// One unit with its results.
#[derive(Debug, Clone, PartialEq)]
pub struct BookUnit<'a> {
    pub code: &'a str,
    pub name: &'a str,
    /// 1 is best; nothing for the unranked.
    pub rank: Option<u32>,
    /// The name of its band.
    pub band: Option<String>,
    /// Why it is not ranked, or what makes its score provisional.
    pub remark: String,
    /// Nothing where there is too little to speak of points.
    pub total: Option<Sum>,
    /// 0–100, as printed.
    pub percent: Option<Decimal>,
    /// 0–1.
    pub coverage: Option<Decimal>,
    /// In the catalogue's order; nothing for those that do not count.
    pub groups: Vec<Option<Sum>>,
    /// One for each asked indicator, in form order.
    pub figures: Vec<BookFigure<'a>>,
}

/// Points and the maximum that applies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sum {
    pub points: Decimal,
    pub max: Decimal,
}

/// One unit's figure for one indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct BookFigure<'a> {
    /// Whether there is a figure, in words.
    pub state: String,
    pub answer: Option<&'a Answer>,
    /// What it was added up from.
    pub parts: Vec<&'a Answer>,
    pub earned: Earned,
    /// File, sheet, cell and date.
    pub source: String,
}

/// What an indicator brings to its group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Earned {
    /// Points that the rule makes of the figure.
    ByRule(Sum),
    /// Points that an appraiser entered in place of the rule's: no formula leads to them.
    Entered(Sum),
    /// Nothing of a maximum that stays: no figure, and the catalogue counts that as 0.
    Nothing { max: Decimal },
    /// It takes no part.
    LeftOut,
}

impl Earned {
    fn sum(self) -> Option<Sum> {
        match self {
            Self::ByRule(sum) | Self::Entered(sum) => Some(sum),
            Self::Nothing { max } => Some(Sum { points: Decimal::ZERO, max }),
            Self::LeftOut => None,
        }
    }
}

impl BookRanking<'_> {
    /// How many of the units are ranked; they stand first.
    fn ranked(&self) -> usize {
        self.units.iter().filter(|unit| unit.rank.is_some()).count()
    }
}

impl<'a> ScoreBook<'a> {
    /// Every unit, ranking after ranking.
    fn units(&self) -> impl Iterator<Item = &BookUnit<'a>> {
        self.rankings.iter().flat_map(|ranking| &ranking.units)
    }
}

/// Writes the workbook. The same scores give the same bytes.
///
/// # Errors
/// [`WorkbookError::CannotWrite`] where the writer refuses something: more rows than a sheet holds, for instance.
pub fn write_score_book(book: &ScoreBook<'_>, words: &Words) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(&book.title).set_creation_datetime(&created));
    let places = Places::of(book, words);
    let styles = Styles::new(book.catalogue.digits);
    for name in places.sheets() {
        workbook.add_worksheet().set_name(name)?;
    }
    let desk = Desk { book, places: &places, styles: &styles, words };
    desk.ranking(workbook.worksheet_from_name(&places.ranking)?)?;
    desk.charts(workbook.worksheet_from_name(&places.charts)?)?;
    desk.points(workbook.worksheet_from_name(&places.points)?)?;
    desk.maxima(workbook.worksheet_from_name(&places.maxima)?)?;
    desk.figures(workbook.worksheet_from_name(&places.figures)?)?;
    desk.criteria(workbook.worksheet_from_name(&places.criteria)?)?;
    Ok(workbook.save_to_buffer()?)
}

/// What every sheet is written with.
struct Desk<'a> {
    book: &'a ScoreBook<'a>,
    places: &'a Places,
    styles: &'a Styles,
    words: &'a Words,
}

impl Desk<'_> {
    fn catalogue(&self) -> &Catalogue {
        self.book.catalogue
    }

    /// What stands over every table: title, remarks, and how to read it.
    fn heading_lines(&self, about: String) -> Vec<String> {
        self.book.remarks.iter().cloned().chain([about, say!(self.words, "book-live")]).collect()
    }
}
