//! Writing the self-assessment form of one unit for one period.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::layout::{Column, Styles, height, lines, prepare};
use super::{HIDDEN_SHEET, TEMPLATE_ID, guide, key, rows};
use crate::catalogue::Catalogue;
use crate::domain::{Period, Submission, Unit};
use crate::i18n::Words;
use crate::say;
use crate::workbook::WorkbookError;

/// What goes into a form.
#[derive(Debug, Clone, Copy)]
pub struct TemplateRequest<'a> {
    pub catalogue: &'a Catalogue,
    pub unit: &'a Unit,
    pub period: Period,
    /// Last period's answers, shown beside the cells.
    pub previous: Option<&'a Submission>,
    /// Answers already filled in: a correction round, sample data.
    pub prefill: Option<&'a Submission>,
    /// A banner above the title: "SỐ LIỆU MINH HỌA".
    pub marking: Option<&'a str>,
    /// Notes on the indicators' names, and a sheet of them: how to count, what it rests on, what proves it.
    pub guide: bool,
}

/// Writes a unit's self-assessment form as .xlsx. The same request gives the same bytes.
///
/// # Errors
/// [`WorkbookError::CannotWrite`] when the writer refuses something, such as a text over Excel's limit.
pub fn write_template(request: &TemplateRequest<'_>, words: &Words) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(request, words)?);
    let styles = Styles::new();
    let form = workbook.add_worksheet();
    // Notes are nobody's: no name of a writer stands in them.
    form.set_default_note_author("");
    fill_form(form, request, words, &styles)?;
    if request.guide {
        guide::write(workbook.add_worksheet(), request, words, &styles)?;
    }
    hide_mark(workbook.add_worksheet(), request)?;
    Ok(workbook.save_to_buffer()?)
}

/// A fixed date: two runs on one request must not differ.
fn properties(request: &TemplateRequest<'_>, words: &Words) -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new()
        .set_title(say!(words, "template-title"))
        .set_subject(format!("{} – {}", request.unit.official_name(), words.period(request.period)))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2020, 1, 1)?))
}

/// The very hidden sheet by which the form is known again.
fn hide_mark(sheet: &mut Worksheet, request: &TemplateRequest<'_>) -> Result<(), XlsxError> {
    sheet.set_name(HIDDEN_SHEET)?;
    let version = request.catalogue.version.to_string();
    let period = request.period.to_string();
    let pairs = [
        (key::TEMPLATE, TEMPLATE_ID),
        (key::CATALOGUE, &request.catalogue.id),
        (key::CATALOGUE_VERSION, &version),
        (key::UNIT, request.unit.code.as_str()),
        (key::PERIOD, &period),
    ];
    for (row, (key, value)) in (0..).zip(pairs) {
        sheet.write_string(row, 0, key)?;
        sheet.write_string(row, 1, value)?;
    }
    sheet.set_very_hidden(true);
    sheet.protect();
    Ok(())
}

fn fill_form(
    sheet: &mut Worksheet,
    request: &TemplateRequest<'_>,
    words: &Words,
    styles: &Styles,
) -> Result<(), XlsxError> {
    sheet.set_name(say!(words, "template-sheet"))?;
    let heading_row = write_title(sheet, request, words, styles)?;
    for column in Column::ALL {
        sheet.write_string_with_format(heading_row, column.at(), column.title(words), &styles.heading)?;
    }
    sheet.set_row_height(heading_row, height(3))?;
    let end = rows::write(sheet, heading_row + 1, request, words, styles)?;
    write_signatures(sheet, end + 1, words, styles)?;
    sheet.set_print_area(0, 0, end + 4, Column::LAST)?;
    prepare(sheet, heading_row, words)?;
    sheet.set_selection(heading_row + 2, Column::First.at(), heading_row + 2, Column::First.at())?;
    Ok(())
}

/// The block above the table; gives the row of the headings.
fn write_title(
    sheet: &mut Worksheet,
    request: &TemplateRequest<'_>,
    words: &Words,
    styles: &Styles,
) -> Result<u32, XlsxError> {
    let catalogue = request.catalogue;
    let mut row = 0;
    if let Some(marking) = request.marking {
        sheet.merge_range(row, 0, row, Column::LAST, marking, &styles.banner)?;
        sheet.set_row_height(row, 20)?;
        row += 1;
    }
    sheet.merge_range(row, 0, row, Column::LAST, &say!(words, "template-title"), &styles.title)?;
    sheet.set_row_height(row, 24)?;
    let name = words.text(&catalogue.name);
    let subtitle = say!(words, "template-catalogue", name = name, version = catalogue.version.to_string());
    sheet.merge_range(row + 1, 0, row + 1, Column::LAST, &subtitle, &styles.subtitle)?;
    write_whose(sheet, row + 2, request, words, styles)?;
    row += 3;
    if let Some(basis) = &catalogue.basis {
        write_explanation(sheet, row, &say!(words, "template-basis"), words.text(basis), styles)?;
        row += 1;
    }
    write_explanation(sheet, row, &say!(words, "template-how"), &say!(words, "template-how-text"), styles)?;
    Ok(row + 1)
}

fn write_whose(
    sheet: &mut Worksheet,
    row: u32,
    request: &TemplateRequest<'_>,
    words: &Words,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let (number, code, name) = (Column::Number.at(), Column::Code.at(), Column::Name.at());
    sheet.merge_range(row, number, row, code, &say!(words, "template-unit"), &styles.label)?;
    sheet.merge_range(row, name, row, Column::Measure.at(), request.unit.official_name(), &styles.value)?;
    sheet.write_string_with_format(row, Column::First.at(), say!(words, "template-period"), &styles.label)?;
    let period = words.period(request.period);
    sheet.merge_range(row, Column::Second.at(), row, Column::Target.at(), &period, &styles.value)?;
    sheet.set_row_height(row, 21)?;
    Ok(())
}

fn write_explanation(
    sheet: &mut Worksheet,
    row: u32,
    label: &str,
    text: &str,
    styles: &Styles,
) -> Result<(), XlsxError> {
    // Explanations are set smaller than the rows.
    let width: f64 = Column::ALL.into_iter().skip(2).map(Column::width).sum();
    sheet.merge_range(row, Column::Number.at(), row, Column::Code.at(), label, &styles.explanation_label)?;
    sheet.merge_range(row, Column::Name.at(), row, Column::LAST, text, &styles.explanation)?;
    sheet.set_row_height(row, height(lines(text, width * 1.15)))?;
    Ok(())
}

fn write_signatures(sheet: &mut Worksheet, row: u32, words: &Words, styles: &Styles) -> Result<(), XlsxError> {
    let (from, to) = (Column::Target.at(), Column::LAST);
    let date = say!(words, "template-place-and-date");
    sheet.merge_range(row, from, row, to, &date, &styles.signature_note)?;
    sheet.merge_range(row + 1, from, row + 1, to, &say!(words, "template-head-of-unit"), &styles.signature)?;
    sheet.merge_range(
        row + 2,
        from,
        row + 2,
        to,
        &say!(words, "template-head-of-unit-signs"),
        &styles.signature_note,
    )?;
    let name = Column::Name.at();
    sheet.write_string_with_format(row + 1, name, say!(words, "template-preparer"), &styles.signature)?;
    sheet.write_string_with_format(row + 2, name, say!(words, "template-preparer-signs"), &styles.signature_note)?;
    Ok(())
}
