//! Figures that lie where nobody looks: in hidden rows, columns and sheets.

use crate::domain::{CellAddress, Finding, FindingKind};
use crate::workbook::form::HIDDEN_SHEET;
use crate::workbook::raw::Sheet;
use crate::workbook::returned::is_list;

/// Most ranges that a finding names.
const NAMED: usize = 12;

/// One finding for each way in which the sheet hides cells that hold something. What this program's own templates and
/// lists of findings hide, they hide on purpose.
pub(super) fn findings_of(sheet: &Sheet) -> Vec<Finding> {
    if sheet.name == HIDDEN_SHEET || sheet.cells.is_empty() || is_list(sheet) {
        return Vec::new();
    }
    let about = |kind| Finding { sheet: Some(sheet.name.clone()), ..Finding::of_file(kind) };
    if !sheet.visible {
        return vec![about(FindingKind::HiddenSheet)];
    }
    let rows = filled(sheet, &sheet.layout.hidden_rows, |cell| cell.row);
    let columns = filled(sheet, &sheet.layout.hidden_columns, |cell| cell.column);
    let rows = named(&rows, |row| (u64::from(row) + 1).to_string());
    let columns = named(&columns, column_name);
    let rows = rows.map(|rows| about(FindingKind::HiddenRows { rows }));
    rows.into_iter().chain(columns.map(|columns| about(FindingKind::HiddenColumns { columns }))).collect()
}

/// The hidden ranges in which a cell holds something.
fn filled(sheet: &Sheet, hidden: &[(u32, u32)], place: fn(CellAddress) -> u32) -> Vec<(u32, u32)> {
    if hidden.is_empty() {
        return Vec::new();
    }
    let mut places: Vec<u32> = sheet.cells.iter().map(|cell| place(cell.address)).collect();
    places.sort_unstable();
    let holds = |(first, last): &(u32, u32)| {
        places.get(places.partition_point(|place| place < first)).is_some_and(|place| place <= last)
    };
    hidden.iter().copied().filter(holds).collect()
}

/// `5, 9:12`; nothing where there is none.
fn named(ranges: &[(u32, u32)], name: impl Fn(u32) -> String) -> Option<String> {
    let one = |(first, last): &(u32, u32)| {
        if first == last { name(*first) } else { format!("{}:{}", name(*first), name(*last)) }
    };
    let mut names: Vec<String> = ranges.iter().take(NAMED).map(one).collect();
    if ranges.len() > NAMED {
        names.push("…".to_owned());
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// `C` for the third.
fn column_name(column: u32) -> String {
    CellAddress { row: 0, column }.to_string().trim_end_matches('1').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::raw::{Cell, CellValue, Layout};

    fn sheet(layout: Layout) -> Sheet {
        let cell = |address: &str| Cell { address: address.parse().unwrap(), value: CellValue::Boolean(true) };
        Sheet { name: "S".into(), visible: true, cells: ["A1", "B6", "D6"].map(cell).to_vec(), layout }
    }

    #[test]
    fn hidden_ranges_are_named_where_they_hold_something() {
        let layout = Layout {
            hidden_rows: vec![(2, 3), (4, 9)],
            hidden_columns: vec![(1, 1), (2, 2), (3, 27)],
            ..Layout::default()
        };
        let kinds: Vec<FindingKind> = findings_of(&sheet(layout)).into_iter().map(|finding| finding.kind).collect();
        let rows = FindingKind::HiddenRows { rows: "5:10".into() };
        assert_eq!(kinds, [rows, FindingKind::HiddenColumns { columns: "B, D:AB".into() }]);
    }

    #[test]
    fn a_hidden_sheet_is_told_unless_it_is_our_own_or_empty() {
        let hidden = Sheet { visible: false, ..sheet(Layout::default()) };
        assert_eq!(findings_of(&hidden)[0].kind, FindingKind::HiddenSheet);
        assert!(findings_of(&Sheet { name: HIDDEN_SHEET.into(), ..hidden.clone() }).is_empty());
        assert!(findings_of(&Sheet { cells: Vec::new(), ..hidden }).is_empty());
    }
}
