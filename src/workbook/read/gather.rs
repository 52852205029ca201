//! What a reader hands over, put together and looked over as it comes.
//!
//! Whoever has a workbook read in a worker does this while the worker still reads: a large sheet is not gone through once
//! more when it is whole.

use super::{MAX_TEXT, hidden, over};
use crate::domain::{CellAddress, Finding, FindingKind};
use crate::workbook::raw::{Cell, CellValue, Contents, Format, Layout, Sheet, joined};

/// So many cells are handed over at once.
pub(crate) const CELLS_AT_ONCE: usize = 4_096;

/// Takes in what is read.
pub(crate) trait Taker {
    /// A sheet begins.
    fn sheet(&mut self, name: &str, visible: bool);
    /// Further cells of it.
    fn cells(&mut self, cells: Vec<Cell>);
}

/// How reading ended.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ending {
    /// Nothing where the bytes are no spreadsheet.
    pub(crate) format: Option<Format>,
    /// The layouts of the sheets that were handed over, and findings; or the one reason to refuse the file.
    pub(crate) outcome: Result<(Vec<Layout>, Vec<Finding>), Box<Finding>>,
}

impl Ending {
    pub(super) fn refused(format: Option<Format>, finding: Finding) -> Self {
        Self { format, outcome: Err(Box::new(finding)) }
    }
}

/// Hands over sheets that were read whole.
pub(super) fn hand_over(sheets: Vec<Sheet>, taker: &mut dyn Taker) -> Vec<Layout> {
    let hand_over = |sheet: Sheet| {
        taker.sheet(&sheet.name, sheet.visible);
        taker.cells(sheet.cells);
        sheet.layout
    };
    sheets.into_iter().map(hand_over).collect()
}

/// A workbook as far as it was handed over.
#[derive(Debug, Default)]
pub(crate) struct Gathering {
    sheets: Vec<Sheet>,
    open: Open,
    /// The first reason to refuse the file.
    trouble: Option<Box<Finding>>,
    texts: usize,
    /// Those with letters that could not be read.
    replaced: usize,
}

/// What was seen of the sheet that is coming in.
#[derive(Debug, Default)]
struct Open {
    last: Option<CellAddress>,
    /// A cell stood before or in the place of another.
    in_disorder: bool,
    unsound: Option<Box<Finding>>,
}

impl Taker for Gathering {
    fn sheet(&mut self, name: &str, visible: bool) {
        self.close_sheet();
        self.sheets.push(Sheet { name: name.to_owned(), visible, cells: Vec::new(), layout: Layout::default() });
    }

    fn cells(&mut self, mut cells: Vec<Cell>) {
        let Some(sheet) = self.sheets.last_mut() else { return };
        let open = &mut self.open;
        for cell in &cells {
            open.in_disorder |= open.last.is_some_and(|last| last >= cell.address);
            open.last = Some(cell.address);
            let CellValue::Text(text) = &cell.value else { continue };
            self.texts += 1;
            self.replaced += usize::from(text.contains('\u{FFFD}'));
            if open.unsound.is_none() {
                open.unsound = text_is_sound(&sheet.name, cell.address, text).err();
            }
        }
        sheet.cells.append(&mut cells);
    }
}

impl Gathering {
    fn close_sheet(&mut self) {
        let Open { in_disorder, unsound, .. } = std::mem::take(&mut self.open);
        let Some(sheet) = self.sheets.last_mut() else { return };
        let twice = if in_disorder { put_in_order(sheet).err() } else { None };
        self.trouble = self.trouble.take().or(twice).or(unsound);
    }

    /// All of it or nothing: a file that cannot be read to its end has no sheets.
    pub(crate) fn contents(mut self, Ending { format, outcome }: Ending) -> Contents {
        self.close_sheet();
        match outcome.and_then(|(layouts, findings)| self.sound(layouts, findings)) {
            Ok((sheets, findings)) => Contents { format, sheets, findings },
            Err(finding) => Contents::refused(format, *finding),
        }
    }

    fn sound(
        mut self,
        layouts: Vec<Layout>,
        mut findings: Vec<Finding>,
    ) -> Result<(Vec<Sheet>, Vec<Finding>), Box<Finding>> {
        for (sheet, layout) in self.sheets.iter_mut().zip(layouts) {
            let (hidden_rows, hidden_columns) = (joined(layout.hidden_rows), joined(layout.hidden_columns));
            sheet.layout = Layout { hidden_rows, hidden_columns, ..layout };
        }
        if let Some(trouble) = self.trouble {
            return Err(trouble);
        }
        // One text in twenty with a replacement character is a wrong charset, not a typing error.
        if self.replaced > 0 && self.replaced * 20 >= self.texts {
            return Err(Box::new(Finding::of_file(FindingKind::UnreadableEncoding)));
        }
        // An uncalculated formula is something: the file is not empty, its findings say what to do.
        let nothing = self.sheets.iter().all(|sheet| sheet.cells.is_empty()) && findings.is_empty();
        if nothing {
            return Err(Box::new(Finding::of_file(FindingKind::EmptyFile)));
        }
        findings.extend(self.sheets.iter().flat_map(hidden::findings_of));
        Ok((self.sheets, findings))
    }
}

/// The reader lets the last of two cells of one address win; which one the sender meant nobody can know.
fn put_in_order(sheet: &mut Sheet) -> Result<(), Box<Finding>> {
    sheet.cells.sort_by_key(|cell| cell.address);
    let twice = sheet.cells.windows(2).find(|pair| pair[0].address == pair[1].address);
    match twice {
        Some(pair) => {
            let detail = format!("{} × 2", pair[1].address);
            let kind = FindingKind::DamagedFile { detail };
            Err(Box::new(Finding::at(&sheet.name, pair[1].address, pair[1].value.shown(), kind)))
        }
        None => Ok(()),
    }
}

fn text_is_sound(sheet: &str, at: CellAddress, text: &str) -> Result<(), Box<Finding>> {
    let finding = |kind| Box::new(Finding::at(sheet, at, text.escape_debug().to_string(), kind));
    if is_two_bytes_a_letter(text) {
        return Err(finding(FindingKind::UnreadableEncoding));
    }
    if let Some(control) = text.chars().find(|c| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r')) {
        return Err(finding(FindingKind::DamagedFile { detail: format!("U+{:04X}", u32::from(control)) }));
    }
    // Counting UTF-16 units is only worth it where there are bytes enough.
    let length = if text.len() as u64 > MAX_TEXT { text.encode_utf16().count() as u64 } else { 0 };
    match over("text", length, MAX_TEXT) {
        Some(finding) => Err(Box::new(Finding { sheet: Some(sheet.to_owned()), cell: Some(at), ..finding })),
        None => Ok(()),
    }
}

/// Letters of two bytes, read as if each byte were one: every second is the number of an alphabet, and controls none.
fn is_two_bytes_a_letter(text: &str) -> bool {
    let from = |from: usize| text.chars().skip(from).step_by(2);
    let is_alphabet = |from_here: usize| from(from_here).all(|letter| letter.is_ascii_control());
    text.chars().nth(3).is_some() && (is_alphabet(1) || is_alphabet(0)) && text.contains(char::is_alphanumeric)
}
