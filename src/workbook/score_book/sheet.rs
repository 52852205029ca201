//! What the sheets have in common: formats, the lines above a table, the page they print on.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Formula, Worksheet};

use super::WorkbookError;
use super::place::{FIRST_ROW, HEADING_ROW};
use crate::workbook::table::{BORDER, LINE, MOST_LINES, lines};

const FONT: &str = "Times New Roman";
const HEADING: Color = Color::RGB(0x00E3_EAF2);
const A4: u8 = 9;

/// The formats of cells.
pub(super) struct Styles {
    title: Format,
    line: Format,
    heading: Format,
    /// On one line, cut off where the next cell is full.
    pub(super) text: Format,
    /// On as many lines as it needs; the row is made high enough.
    pub(super) wrapped: Format,
    pub(super) whole: Format,
    /// Points and percents of the maximum, with the catalogue's digits.
    pub(super) points: Format,
    pub(super) strong: Format,
    pub(super) fraction: Format,
    pub(super) plain: Format,
}

impl Styles {
    pub(super) fn new(digits: u32) -> Self {
        let base = || Format::new().set_font_name(FONT).set_font_size(11).set_align(FormatAlign::VerticalCenter);
        let boxed = || base().set_border(FormatBorder::Thin).set_border_color(BORDER);
        let number = |form: &str| boxed().set_num_format(form).set_align(FormatAlign::Right).set_indent(1);
        let decimals = if digits == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(digits as usize)) };
        Self {
            title: base().set_bold().set_font_size(14),
            line: base(),
            heading: boxed().set_bold().set_text_wrap().set_align(FormatAlign::Center).set_background_color(HEADING),
            text: boxed().set_indent(1),
            wrapped: boxed().set_text_wrap().set_indent(1),
            whole: number("#,##0"),
            points: number(&decimals),
            strong: number(&decimals).set_bold(),
            fraction: number("0.00%"),
            plain: number("General"),
        }
    }

    /// 1 and 0, shown as words.
    pub(super) fn yes_no(&self, yes: &str, no: &str) -> Format {
        let quoted = |word: &str| word.replace('"', "");
        self.plain.clone().set_num_format(format!("[=1]\"{}\";[=0]\"{}\";General", quoted(yes), quoted(no)))
    }

    /// How a count or a measured value is shown.
    pub(super) fn of_number(&self, value: Decimal) -> &Format {
        if value.normalize().scale() == 0 { &self.whole } else { &self.plain }
    }
}

/// A heading and how wide its column is, in characters.
pub(super) struct Column {
    pub(super) heading: String,
    pub(super) width: f64,
}

pub(super) fn column(heading: String, width: f64) -> Column {
    Column { heading, width }
}

/// Makes a row as high as so many lines: not every program finds that out by itself.
pub(super) fn set_lines(sheet: &mut Worksheet, row: u32, lines: usize) -> Result<(), WorkbookError> {
    sheet.set_row_height(row, (lines.min(MOST_LINES) * LINE + 2) as f64)?;
    Ok(())
}

/// Lines that a text takes in a column of so many characters: words are not broken, so a few characters stay empty.
pub(super) fn lines_of(text: &str, width: f64) -> usize {
    lines(text, (width * 0.85) as usize)
}

/// Title, lines and headings, the frozen panes and the printed page: A4 lying, as wide as one page.
pub(super) fn open(
    sheet: &mut Worksheet,
    styles: &Styles,
    title: &str,
    lines: &[String],
    columns: &[Column],
    frozen_columns: u16,
) -> Result<(), WorkbookError> {
    sheet.write_string_with_format(0, 0, title, &styles.title)?;
    for (row, line) in (1..HEADING_ROW).zip(lines) {
        sheet.write_string_with_format(row, 0, line, &styles.line)?;
    }
    let tallest = columns.iter().map(|column| lines_of(&column.heading, column.width)).max().unwrap_or(1);
    set_lines(sheet, HEADING_ROW, tallest)?;
    for (at, column) in (0..).zip(columns) {
        sheet.set_column_width(at, column.width)?;
        sheet.write_string_with_format(HEADING_ROW, at, &column.heading, &styles.heading)?;
    }
    sheet.set_freeze_panes(FIRST_ROW, frozen_columns)?;
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(HEADING_ROW, HEADING_ROW)?;
    sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3).set_footer("&L&A&R&P/&N");
    Ok(())
}

/// A number as it is.
pub(super) fn put_number(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    value: Decimal,
    format: &Format,
) -> Result<(), WorkbookError> {
    sheet.write_number_with_format(row, at, value.to_f64().unwrap_or_default(), format)?;
    Ok(())
}

/// A formula with the result that stands there until it is worked out again.
pub(super) fn put_formula(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    formula: &str,
    result: Decimal,
    format: &Format,
) -> Result<(), WorkbookError> {
    let formula = Formula::new(format!("={formula}")).set_result(result.normalize().to_string());
    sheet.write_formula_with_format(row, at, formula, format)?;
    Ok(())
}

/// Text from outside is text: never a formula, whatever it begins with.
pub(super) fn put_text(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), WorkbookError> {
    match text.is_empty() {
        true => sheet.write_blank(row, at, format)?,
        false => sheet.write_string_with_format(row, at, text, format)?,
    };
    Ok(())
}
