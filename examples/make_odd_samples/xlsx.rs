//! A workbook as .xlsx.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet};

use super::MARKING;
use super::package::Package;
use super::sheet::{Book, Look, Sheet, Value};

/// Stands for "no result", which the writer cannot leave out; taken from the parts afterwards.
const NEVER_CALCULATED: &str = "-987654321";

pub(crate) fn write(book: &Book) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2020, 6, 5).expect("a day");
    workbook.set_properties(&DocProperties::new().set_title(MARKING).set_creation_datetime(&created));
    for sheet in &book.sheets {
        fill(workbook.add_worksheet(), sheet, book.font);
    }
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let mut package = Package::from_bytes(&bytes);
    for index in 1..=book.sheets.len() {
        package.edit(&format!("xl/worksheets/sheet{index}.xml"), |xml| {
            xml.replace(&format!("<v>{NEVER_CALCULATED}</v>"), "")
        });
    }
    without_theme(package).to_bytes()
}

/// Leaves out the colours that no sample uses: a fifth of so small a file.
fn without_theme(package: Package) -> Package {
    let mut package = package.without("xl/theme/theme1.xml");
    for part in ["[Content_Types].xml", "xl/_rels/workbook.xml.rels"] {
        package.edit(part, |xml| {
            let Some(name) = xml.find("theme/theme1.xml") else { return xml };
            let start = xml[..name].rfind('<').expect("within an element");
            let end = name + xml[name..].find('>').expect("an element ends") + 1;
            format!("{}{}", &xml[..start], &xml[end..])
        });
    }
    package
}

/// Counts days from 1 January 1904, as workbooks from old Macs do.
pub(crate) fn since_1904(bytes: &[u8]) -> Vec<u8> {
    let mut package = Package::from_bytes(bytes);
    package.edit("xl/workbook.xml", |xml| xml.replace("<workbookPr ", "<workbookPr date1904=\"1\" "));
    package.to_bytes()
}

fn fill(to: &mut Worksheet, sheet: &Sheet, font: &str) {
    to.set_name(&sheet.name).expect("a name");
    to.set_hidden(sheet.hidden);
    for (column, width) in (0..).zip(&sheet.widths) {
        to.set_column_width(column, *width).expect("a column");
    }
    for area in &sheet.merges {
        let look = sheet.cells.iter().find(|cell| (cell.row, cell.column) == (area.0, area.1)).map(|cell| cell.look);
        let format = format(font, look.unwrap_or(Look::Plain), &Value::from(""));
        to.merge_range(area.0, area.1, area.2, area.3, "", &format).expect("an area");
    }
    for cell in sheet.sorted() {
        let (row, column, format) = (cell.row, cell.column, format(font, cell.look, &cell.value));
        match &cell.value {
            Value::Text(text) => to.write_string_with_format(row, column, text, &format),
            Value::Number(number) | Value::Percent(number) | Value::Date(number) => {
                to.write_number_with_format(row, column, *number, &format)
            }
            Value::Formula(formula, result) => {
                let result = result.map_or_else(|| NEVER_CALCULATED.to_owned(), |result| result.to_string());
                to.write_formula_with_format(row, column, Formula::new(formula).set_result(result), &format)
            }
            Value::Error(formula, shown) => {
                to.write_formula_with_format(row, column, Formula::new(formula).set_result(*shown), &format)
            }
        }
        .expect("a cell");
    }
    for row in &sheet.hidden_rows {
        to.set_row_hidden(*row).expect("a row");
    }
    for column in &sheet.hidden_columns {
        to.set_column_hidden(*column).expect("a column");
    }
}

fn format(font: &str, look: Look, value: &Value) -> Format {
    let base = Format::new().set_font_name(font).set_font_size(12.0).set_align(FormatAlign::VerticalCenter);
    let format = match look {
        Look::Plain => base,
        Look::Bold => base.set_bold(),
        Look::Title => base.set_bold().set_align(FormatAlign::Center),
        Look::Heading => base.set_bold().set_align(FormatAlign::Center).set_border(FormatBorder::Thin).set_text_wrap(),
        Look::Boxed => base.set_border(FormatBorder::Thin).set_text_wrap(),
    };
    match value {
        Value::Percent(_) => format.set_num_format("0.0%"),
        Value::Date(_) => format.set_num_format("dd/mm/yyyy"),
        Value::Text(_) | Value::Number(_) | Value::Formula(..) | Value::Error(..) => format,
    }
}
