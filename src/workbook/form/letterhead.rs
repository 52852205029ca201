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

/// The unit of the letterhead: the lowest of those that stand one below another (`UBND TỈNH LÀO CAI`, `SỞ TÀI CHÍNH`);
/// where there is none, the one that a title names.
pub(super) fn unit<'a>(sheet: &Sheet, above: u32, register: &'a Register) -> Option<(Labelled, &'a Unit)> {
    let mut found: Option<(Labelled, &Unit)> = None;
    for (at, line) in lines(sheet, above.min(LETTERHEAD_ROWS)) {
        let parent = found.as_ref().map(|(_, unit)| *unit);
        let named = match (register.find(&line), parent) {
            (Match::One(unit), None) => Some(unit),
            (Match::One(unit), Some(parent)) if unit.parent.as_ref() == Some(&parent.code) => Some(unit),
            (Match::Several(_), Some(parent)) => match register.find_within(&parent.code, &line) {
                Match::One(unit) => Some(unit),
                Match::None | Match::Several(_) => None,
            },
            _ => None,
        };
        if let Some(unit) = named {
            found = Some((Labelled { at, text: line }, unit));
        }
    }
    let in_titles = || {
        let titles = lines(sheet, above.min(LETTERHEAD_ROWS)).filter(|(_, line)| names_a_level(line));
        let mut named =
            titles.filter_map(|(at, line)| unit_among(register, &line).map(|unit| (Labelled { at, text: line }, unit)));
        named.next()
    };
    found.or_else(in_titles)
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
