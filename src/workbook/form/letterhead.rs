//! What stands above a table without a label: the sender's letterhead, the title of the report, the day of signing.

use super::foreign::wording::is_day_of_signing;
use super::hints::{period_in_title, unit_among};
use super::whose::Labelled;
use super::written_period::period_in;
use crate::domain::text::{in_small_letters, search_key};
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

/// `SỞ NỘI VỤ`, `UBND HUYỆN HÒA VANG`: what stands by itself in a line of a letterhead. By its accents: `Số: 45/BC-UBND`
/// and `Số liệu tháng 5` begin otherwise.
fn begins_as_an_agency(line: &str) -> bool {
    const BEGINNINGS: [&str; 5] = ["sở ", "ban ", "ubnd huyện ", "ubnd quận ", "ubnd thị xã "];
    const LONGEST: usize = 60;
    let small = in_small_letters(line).replace("ủy ban nhân dân", "ubnd").replace("uỷ ban nhân dân", "ubnd");
    line.chars().count() <= LONGEST && BEGINNINGS.iter().any(|beginning| small.starts_with(beginning))
}

/// A title speaks of its sender by what he is: a province, a department. Bare names may be anything.
fn names_a_level(line: &str) -> bool {
    let key = search_key(line);
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
        let from = line.char_indices().find(|(index, _)| search_key(&line[*index..]).starts_with("ngay "));
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

#[cfg(test)]
mod tests {
    use super::super::test_catalogue::register;
    use super::*;
    use crate::workbook::raw::{Cell, Layout};

    fn sheet_of(lines: &str) -> Sheet {
        let cell = |(row, line): (u32, &str)| Cell {
            address: CellAddress { row, column: 0 },
            value: CellValue::Text(line.to_owned()),
        };
        let cells = (0..).zip(lines.lines()).map(cell).collect();
        Sheet { name: "S".into(), visible: true, cells, layout: Layout::default() }
    }

    #[test]
    fn an_agency_nobody_knows_below_a_province_is_named_with_it() {
        let register = register();
        for (letterhead, agency) in [
            ("UBND THÀNH PHỐ ĐÀ NẴNG\nSỞ NỘI VỤ\n", Some("SỞ NỘI VỤ")),
            ("UBND thành phố Đà Nẵng\nUBND huyện Hòa Vang\nSố: 12/BC\n", Some("UBND huyện Hòa Vang")),
            ("UBND THÀNH PHỐ ĐÀ NẴNG\nSố: 45/BC-UBND\nSố liệu tháng 5\nBÁO CÁO TỰ ĐÁNH GIÁ\n", None),
            ("SỞ NỘI VỤ\nUBND THÀNH PHỐ ĐÀ NẴNG\n", None),
        ] {
            let sheet = sheet_of(letterhead);
            let sender = unit(&sheet, 10, &register).unwrap();
            assert_eq!(sender.unit.code.as_str(), "48", "{letterhead}");
            assert_eq!(sender.below.map(|below| below.text).as_deref(), agency, "{letterhead}");
        }
    }
}
