//! What stands above a table without a label: the sender's letterhead, the title of the report, the day of signing.

use super::foreign::wording::is_day_of_signing;
use super::hints::{period_in_title, unit_among};
use super::whose::Labelled;
use super::written_period::period_in;
use crate::domain::unit::Match;
use crate::domain::{CellAddress, Period, Register, Unit};
use crate::workbook::raw::{CellValue, Sheet};

/// Letterheads are short; what stands lower is the form's own text.
const LETTERHEAD_ROWS: u32 = 12;

/// Whom the letterhead names.
#[derive(Debug, Clone)]
pub(super) struct Sender<'a> {
    pub(super) at: Labelled,
    pub(super) unit: &'a Unit,
    /// An agency below it that nobody knows: it may have sent its own figures, or put the unit's together.
    pub(super) below: Option<Labelled>,
}

/// The unit of the letterhead: the lowest of those that stand one below another (`UBND TỈNH LÀO CAI`, `SỞ TÀI CHÍNH`);
/// where there is none, the one that a title names.
pub(super) fn unit<'a>(sheet: &Sheet, above: u32, register: &'a Register) -> Option<Sender<'a>> {
    let mut found: Option<Sender<'a>> = None;
    for (at, line) in lines(sheet, above.min(LETTERHEAD_ROWS)) {
        let parent = found.as_ref().map(|sender| sender.unit);
        let named = match (register.find(&line), parent) {
            (Match::One(unit), None) => Some(unit),
            (Match::One(unit), Some(parent)) if unit.parent.as_ref() == Some(&parent.code) => Some(unit),
            (Match::Several(_), Some(parent)) => match register.find_within(&parent.code, &line) {
                Match::One(unit) => Some(unit),
                Match::None | Match::Several(_) => None,
            },
            _ => None,
        };
        match (named, &mut found) {
            (Some(unit), _) => found = Some(Sender { at: Labelled { at, text: line }, unit, below: None }),
            (None, Some(sender)) if sender.below.is_none() && begins_as_an_agency(&line) => {
                sender.below = Some(Labelled { at, text: line });
            }
            (None, _) => {}
        }
    }
    let in_titles = || {
        let titles = lines(sheet, above.min(LETTERHEAD_ROWS)).filter(|(_, line)| names_a_level(line));
        let mut named = titles.filter_map(|(at, line)| {
            unit_among(register, &line).map(|unit| Sender { at: Labelled { at, text: line }, unit, below: None })
        });
        named.next()
    };
    found.or_else(in_titles)
}

/// `SỞ NỘI VỤ`, `UBND HUYỆN HÒA VANG`: what stands by itself in a line of a letterhead.
fn begins_as_an_agency(line: &str) -> bool {
    const BEGINNINGS: [&str; 8] = [
        "so ",
        "ban ",
        "ubnd huyen ",
        "ubnd quan ",
        "ubnd thi xa ",
        "uy ban nhan dan huyen ",
        "uy ban nhan dan quan ",
        "uy ban nhan dan thi xa ",
    ];
    const LONGEST: usize = 60;
    let key = crate::domain::text::search_key(line);
    line.chars().count() <= LONGEST && BEGINNINGS.iter().any(|beginning| key.starts_with(beginning))
}

/// A title speaks of its sender by what he is: a province, a department. Bare names may be anything.
fn names_a_level(line: &str) -> bool {
    let key = crate::domain::text::search_key(line);
    key.split(' ').any(|word| matches!(word, "tinh" | "ubnd" | "so" | "tp" | "huyen" | "quan"))
        || key.contains("thanh pho")
}

/// The period that the report's title names; the labelled one is known already.
pub(super) fn period(sheet: &Sheet, above: u32, labelled: Option<CellAddress>) -> Option<(Labelled, Period)> {
    let titles = lines(sheet, above).filter(|(at, line)| Some(*at) != labelled && !is_day_of_signing(line));
    let mut named =
        titles.filter_map(|(at, line)| period_in_title(&line).map(|period| (Labelled { at, text: line }, period)));
    let first = named.next()?;
    named.all(|(_, other)| other == first.1).then_some(first)
}

/// The month of the day of signing, above or below the table.
pub(super) fn month_of_signing(sheet: &Sheet) -> Option<(Labelled, Period)> {
    let signed = lines(sheet, u32::MAX).filter(|(_, line)| is_day_of_signing(line));
    let mut months = signed.filter_map(|(at, line)| {
        let from = line
            .char_indices()
            .find(|(index, _)| crate::domain::text::search_key(&line[*index..]).starts_with("ngay "));
        let period = period_in(&line[from?.0..])?;
        Some((Labelled { at, text: line }, period))
    });
    let first = months.next()?;
    months.all(|(_, other)| other == first.1).then_some(first)
}

/// Every line of text above a row, from left to right and top to bottom.
fn lines(sheet: &Sheet, above: u32) -> impl Iterator<Item = (CellAddress, String)> {
    let cells = sheet.cells.iter().take_while(move |cell| cell.address.row < above);
    cells.flat_map(|cell| {
        let text = match &cell.value {
            CellValue::Text(text) => text.as_str(),
            CellValue::Number(_) | CellValue::Boolean(_) | CellValue::DateTime(_) | CellValue::Error(_) => "",
        };
        text.lines().map(|line| (cell.address, line.trim().to_owned())).filter(|(_, line)| !line.is_empty())
    })
}
