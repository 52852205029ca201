//! Plain tables as .xlsx: scores, findings. Values as values, never as formulas of the text they hold.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use super::WorkbookError;
use crate::domain::Finding;
use crate::i18n::Words;
use crate::say;

const FONT: &str = "Times New Roman";
/// Lines that step back behind what they part, as on the forms that are sent out.
pub(in crate::workbook) const BORDER: Color = Color::RGB(0x0080_8080);
const HEADING: Color = Color::RGB(0x00E3_EAF2);

/// Points that a line of text takes, and the most lines that Excel's highest row holds.
pub(in crate::workbook) const LINE: usize = 15;
pub(in crate::workbook) const MOST_LINES: usize = 27;

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub title: String,
    /// Characters that fit side by side.
    pub width: f64,
}

/// What a cell of a table holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    /// With so many decimals shown.
    Number {
        value: Decimal,
        digits: u32,
    },
    /// Nothing, which is not zero.
    None,
}

/// A finding with the file it is about.
#[derive(Debug, Clone, Copy)]
pub struct FindingRow<'a> {
    pub file: &'a str,
    pub finding: &'a Finding,
}

/// Writes a table with a title, headings that stay in view and a filter. The same table gives the same bytes.
///
/// # Errors
/// [`WorkbookError::CannotWrite`] when the writer refuses something, such as a sheet name Excel does not allow.
pub fn write_table(
    sheet_name: &str,
    title: &str,
    columns: &[Column],
    rows: &[Vec<Value>],
) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name)?;
    let base = || Format::new().set_font_name(FONT).set_font_size(11).set_align(FormatAlign::VerticalCenter);
    let boxed = || base().set_border(FormatBorder::Thin).set_border_color(BORDER);
    let heading = boxed().set_bold().set_text_wrap().set_align(FormatAlign::Center).set_background_color(HEADING);
    sheet.write_string_with_format(0, 0, title, &base().set_bold().set_font_size(14))?;
    for (at, column) in (0..).zip(columns) {
        sheet.set_column_width(at, column.width)?;
        sheet.write_string_with_format(2, at, &column.title, &heading)?;
    }
    for (row, values) in (3..).zip(rows) {
        for (at, value) in (0..).zip(values) {
            write_value(sheet, row, at, value, &boxed().set_indent(1))?;
        }
        // Not every program finds out by itself how high a row must be.
        let texts = columns.iter().zip(values).map(|(column, value)| match value {
            Value::Text(text) => lines(text, column.width as usize),
            Value::Number { .. } | Value::None => 1,
        });
        let lines = texts.max().unwrap_or(1).min(MOST_LINES);
        if lines > 1 {
            sheet.set_row_height(row, (lines * LINE + 2) as f64)?;
        }
    }
    let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let last_row = u32::try_from(rows.len()).unwrap_or(u32::MAX).saturating_add(2);
    sheet.autofilter(2, 0, last_row, last_column)?;
    sheet.set_freeze_panes(3, 0)?;
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(2, 2)?;
    Ok(workbook.save_to_buffer()?)
}

/// Lines that a text takes in a column of so many characters.
pub(in crate::workbook) fn lines(text: &str, width: usize) -> usize {
    text.split('\n').map(|line| line.chars().count().div_ceil(width.max(1)).max(1)).sum()
}

fn write_value(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value,
    format: &Format,
) -> Result<(), WorkbookError> {
    match value {
        Value::Text(text) => {
            sheet.write_string_with_format(row, column, text, &format.clone().set_text_wrap())?;
        }
        Value::Number { value, digits } => {
            let decimals = if *digits == 0 { String::new() } else { format!(".{}", "0".repeat(*digits as usize)) };
            let format = format.clone().set_num_format(format!("#,##0{decimals}")).set_align(FormatAlign::Right);
            sheet.write_number_with_format(row, column, value.to_f64().unwrap_or_default(), &format)?;
        }
        Value::None => {
            sheet.write_blank(row, column, format)?;
        }
    }
    Ok(())
}

/// Writes findings as a table: file, sheet, cell, severity, what it says, what was seen, what is proposed.
///
/// # Errors
/// As [`write_table`].
pub fn write_findings(title: &str, findings: &[FindingRow<'_>], words: &Words) -> Result<Vec<u8>, WorkbookError> {
    let column = |title: String, width: f64| Column { title, width };
    let columns = [
        column(say!(words, "table-findings-file"), 30.0),
        column(say!(words, "table-findings-sheet-name"), 16.0),
        column(say!(words, "table-findings-cell"), 8.0),
        column(say!(words, "table-findings-severity"), 11.0),
        column(say!(words, "table-findings-message"), 70.0),
        column(say!(words, "table-findings-seen"), 20.0),
        column(say!(words, "table-findings-repair"), 18.0),
    ];
    let rows: Vec<Vec<Value>> = findings.iter().map(|row| finding_row(row, words)).collect();
    write_table(&say!(words, "table-findings-sheet"), title, &columns, &rows)
}

fn finding_row(row: &FindingRow<'_>, words: &Words) -> Vec<Value> {
    let optional = |text: Option<&str>| text.map_or(Value::None, |text| Value::Text(text.to_owned()));
    let finding = row.finding;
    let severity = words.severity(finding.severity());
    vec![
        Value::Text(row.file.to_owned()),
        optional(finding.sheet.as_deref()),
        finding.cell.map_or(Value::None, |cell| Value::Text(cell.to_string())),
        Value::Text(severity),
        Value::Text(words.finding(&finding.kind)),
        optional(finding.seen.as_deref()),
        optional(finding.repair.as_deref().map(|repair| words.proposed(repair)).as_deref()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CellAddress, FindingKind};
    use crate::i18n::Language;
    use crate::workbook::raw::CellValue;
    use crate::workbook::read;

    #[test]
    fn a_list_of_findings_reads_back_with_its_cells_and_no_formulas() {
        let cell = CellAddress { row: 11, column: 4 };
        let finding = Finding::at("Tự đánh giá", cell, "=1+1", FindingKind::ZeroDenominator { indicator: "D1".into() });
        let row = FindingRow { file: "a.xlsx", finding: &finding };
        let bytes = write_findings("Lỗi", &[row], &Words::new(Language::Vi)).unwrap();
        let contents = read(&bytes, "f.xlsx");
        let at = |column| contents.sheets[0].get(CellAddress { row: 3, column }).map(CellValue::shown);
        assert_eq!(at(2).as_deref(), Some("E12"));
        assert_eq!(at(3).as_deref(), Some("Lỗi"));
        assert_eq!(at(5).as_deref(), Some("=1+1"));
        assert_eq!(at(6), None);
        assert!(contents.findings.is_empty());
    }
}
