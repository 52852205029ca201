//! The sheet that lists what is to be mended, put behind the sender's own.

use super::dress::Own;
use super::styles::OwnFormats;
use super::xml::escaped;
use super::{Entry, Namespaces};
use crate::domain::{CellAddress, Severity};
use crate::i18n::Words;
use crate::say;
use crate::workbook::raw::{CellValue, Sheet};
use crate::workbook::table::{LINE, MOST_LINES, lines};

/// By this a list is known again when the workbook comes back: it stands in white behind the title.
pub(super) const MARK: &str = "egov-score/findings/1";
pub(super) const MARK_CELL: CellAddress = CellAddress { row: 0, column: LOOK };
/// Columns that a later return reads: where a finding is, and – hidden – what its cell looked like before it was marked.
pub(super) const SHEET: u32 = 1;
pub(super) const CELL: u32 = 2;
pub(super) const LOOK: u32 = 7;
/// Widths of the columns, in characters.
pub(super) const WIDTHS: [u32; 7] = [5, 16, 8, 18, 11, 44, 40];
/// Excel's limit on links of a sheet.
const MAX_LINKS: usize = 65_000;

/// Whether a sheet is a list that a returned workbook carried: no figures of the sender's.
pub fn is_list(sheet: &Sheet) -> bool {
    matches!(sheet.get(MARK_CELL), Some(CellValue::Text(text)) if text == MARK)
}

/// The headings, in the order of an [`Entry`]'s parts.
pub(super) fn headings(words: &Words) -> [String; 7] {
    [
        say!(words, "returned-number"),
        say!(words, "table-findings-sheet-name"),
        say!(words, "table-findings-cell"),
        say!(words, "table-findings-seen"),
        say!(words, "table-findings-severity"),
        say!(words, "returned-what"),
        say!(words, "returned-remedy"),
    ]
}

impl Entry {
    /// Lines that its longest text takes; not every program finds that out by itself.
    fn lines(&self) -> usize {
        let texts = [(&self.sheet, 1), (&self.seen, 3), (&self.what, 5), (&self.remedy, 6)];
        let lines = texts.map(|(text, column)| lines(text, WIDTHS.get(column).map_or(1, |width| *width as usize)));
        lines.into_iter().max().unwrap_or(1).min(MOST_LINES)
    }
}

/// The sheet's part.
pub(super) fn part(entries: &[Entry], formats: OwnFormats, namespaces: &Namespaces, words: &Words) -> String {
    let format = |own| formats.id(own).to_string();
    let text = |cell: &str, own, text: &str| {
        let (format, text) = (format(own), escaped(text));
        format!("<c r=\"{cell}\" s=\"{format}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
    };
    let mut rows = format!(
        "<row r=\"1\" ht=\"22\" customHeight=\"1\">{}{}</row>",
        text("A1", Own::Title, &say!(words, "returned-title")),
        text(&MARK_CELL.to_string(), Own::Unseen, MARK)
    );
    rows.push_str(&format!(
        "<row r=\"2\" ht=\"34\" customHeight=\"1\">{}</row>",
        text("A2", Own::Explanation, &say!(words, "returned-explanation"))
    ));
    let headings =
        ('A'..).zip(headings(words)).map(|(column, title)| text(&format!("{column}3"), Own::Heading, &title));
    rows.push_str(&format!("<row r=\"3\" ht=\"22\" customHeight=\"1\">{}</row>", headings.collect::<String>()));
    let mut links = String::new();
    for (number, entry) in (1usize..).zip(entries) {
        let row = number + 3;
        let severity = if entry.severity == Severity::Error { Own::Error } else { Own::Warning };
        let place = if entry.link.is_some() { Own::Link } else { Own::Centred };
        let number_cell = format!("<c r=\"A{row}\" s=\"{}\"><v>{number}</v></c>", format(Own::Centred));
        let cells = [
            ('B', Own::Text, entry.sheet.as_str()),
            ('C', place, entry.cell.as_str()),
            ('D', Own::Text, entry.seen.as_str()),
            ('E', severity, entry.severity_word.as_str()),
            ('F', Own::Text, entry.what.as_str()),
            ('G', Own::Text, entry.remedy.as_str()),
        ];
        let cells = cells.map(|(column, own, said)| text(&format!("{column}{row}"), own, said)).concat();
        let look = entry.look.as_ref().map(|look| text(&format!("H{row}"), Own::Unseen, &look.text()));
        let look = look.unwrap_or_default();
        let height = entry.lines() * LINE + 2;
        rows.push_str(&format!("<row r=\"{row}\" ht=\"{height}\" customHeight=\"1\">{number_cell}{cells}{look}</row>"));
        if let Some(link) = entry.link.as_ref().filter(|_| number <= MAX_LINKS) {
            let (link, shown) = (escaped(link), escaped(&entry.cell));
            links.push_str(&format!("<hyperlink ref=\"C{row}\" location=\"{link}\" display=\"{shown}\"/>"));
        }
    }
    let links = if links.is_empty() { links } else { format!("<hyperlinks>{links}</hyperlinks>") };
    let columns: String = (1..)
        .zip(WIDTHS)
        .map(|(at, width)| format!("<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>"))
        .collect();
    format!(
        concat!(
            "{}<worksheet xmlns=\"{}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>",
            "<sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\"><pane ySplit=\"3\" topLeftCell=\"A4\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>",
            "<sheetFormatPr defaultRowHeight=\"15\"/><cols>{}<col min=\"8\" max=\"8\" width=\"1\" hidden=\"1\" customWidth=\"1\"/></cols>",
            "<sheetData>{}</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A2:G2\"/></mergeCells>{}",
            "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>",
            "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>"
        ),
        super::DECLARATION,
        namespaces.main,
        columns,
        rows,
        links
    )
}
