//! A workbook as .ods, LibreOffice's format.

use std::fmt::Write;

use super::package::Package;
use super::sheet::{Book, Sheet, Value};

const TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

pub(crate) fn write(book: &Book) -> Vec<u8> {
    let tables: String = book.sheets.iter().map(table).collect();
    Package::default()
        .with("mimetype", TYPE)
        .with(
            "META-INF/manifest.xml",
            format!(
                r#"<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#
            ),
        )
        .with(
            "content.xml",
            format!(
                r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
            ),
        )
        .to_bytes()
}

fn table(sheet: &Sheet) -> String {
    let mut xml = format!(r#"<table:table table:name="{}">"#, escaped(&sheet.name));
    let columns = sheet.cells.iter().map(|cell| cell.column + 1).max().unwrap_or(1);
    for column in 0..columns {
        let hidden = if sheet.hidden_columns.contains(&column) { r#" table:visibility="collapse""# } else { "" };
        let _ = write!(xml, "<table:table-column{hidden}/>");
    }
    for row in 0..sheet.end() {
        let hidden = if sheet.hidden_rows.contains(&row) { r#" table:visibility="collapse""# } else { "" };
        let _ = write!(xml, "<table:table-row{hidden}>");
        for column in 0..columns {
            let found = sheet.cells.iter().find(|cell| (cell.row, cell.column) == (row, column));
            xml.push_str(&found.map_or_else(|| "<table:table-cell/>".to_owned(), |cell| table_cell(&cell.value)));
        }
        xml.push_str("</table:table-row>");
    }
    xml + "</table:table>"
}

fn table_cell(value: &Value) -> String {
    let number =
        |kind: &str, value: f64| format!(r#"<table:table-cell office:value-type="{kind}" office:value="{value}"/>"#);
    match value {
        Value::Text(text) => {
            format!(
                r#"<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>"#,
                escaped(text)
            )
        }
        Value::Number(value) => number("float", *value),
        Value::Percent(value) => number("percentage", *value),
        Value::Date(_) | Value::Formula(..) | Value::Error(..) => unimplemented!("no sample needs it"),
    }
}

pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
