//! The same kind of figures in every format and encoding that people save them in.

use super::Sample;
use super::ours::filled;
use crate::MARKING;
use crate::charset;
use crate::compound;
use crate::figures::unit;
use crate::forms::{copied, set, wide};
use crate::ods;
use crate::sheet::{Book, Look, Sheet, Value};
use crate::{xls, xlsb};

const MAY: &str = "tháng 5 năm 2020";

pub(crate) fn samples() -> Vec<Sample> {
    vec![
        ("60-csv-cham-phay.csv", [b"\xEF\xBB\xBF".as_slice(), csv(&wide_table(), ';').as_bytes()].concat()),
        ("61-csv-utf16.csv", charset::utf16_bytes(&csv(&copied("83", MAY), '\t'))),
        ("62-csv-windows-1258.csv", charset::windows_1258_bytes(&csv(&copied("84", MAY), ','))),
        ("63-csv-tcvn3.csv", charset::latin1_bytes(&charset::tcvn3(&csv(&copied("86", MAY), ';')))),
        ("64-excel-97.xls", xls::write(&Book::of(with_percent("87")))),
        ("65-excel-nhi-phan.xlsb", xlsb::write(&Book::of(copied("89", MAY)))),
        ("66-libreoffice.ods", ods::write(&Book::of(hidden_in_ods()))),
        ("67-co-macro.xlsm", with_macros("92")),
        ("68-duoi-xls-ruot-xlsx.xls", filled("93").to_bytes()),
        ("69-trang-web.xls", web_page().into_bytes()),
    ]
}

fn wide_table() -> Sheet {
    let mut sheet = Sheet::new("", &[]);
    sheet.put(0, 0, MARKING, Look::Plain);
    sheet.put(1, 0, "Kỳ: tháng 5 năm 2020", Look::Plain);
    let codes = ["A1", "C1", "C3", "D1"];
    sheet.row(2, std::iter::once("Đơn vị").chain(codes).map(Value::from), Look::Plain);
    wide(&mut sheet, 3, &codes, &["62", "64", "66"], "");
    sheet
}

fn with_percent(code: &str) -> Sheet {
    let mut sheet = copied(code, MAY);
    crate::forms::set_alone(&mut sheet, "D1", Value::Percent(0.305));
    sheet
}

fn hidden_in_ods() -> Sheet {
    let mut sheet = copied("91", MAY);
    sheet.hidden_rows.push(sheet.row_of(1, "D1"));
    set(&mut sheet, "D1", 7, "Báo cáo số 12/BC-STTTT");
    sheet
}

/// Cells between separators, quoted where they hold one.
fn csv(sheet: &Sheet, separator: char) -> String {
    let mut text = String::new();
    for row in 0..sheet.end() {
        let cells: Vec<_> = sheet.sorted().into_iter().filter(|cell| cell.row == row).collect();
        let columns = cells.last().map_or(0, |cell| cell.column + 1);
        let shown = (0..columns).map(|column| {
            let found = cells.iter().find(|cell| cell.column == column);
            found.map_or_else(String::new, |cell| quoted(&cell.value, separator))
        });
        text.push_str(&shown.collect::<Vec<_>>().join(&separator.to_string()));
        text.push_str("\r\n");
    }
    text
}

fn quoted(value: &Value, separator: char) -> String {
    let shown = match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Percent(_) | Value::Date(_) | Value::Formula(..) | Value::Error(..) => {
            unimplemented!("no sample needs it")
        }
    };
    if shown.contains([separator, '"', '\n']) { format!("\"{}\"", shown.replace('"', "\"\"")) } else { shown }
}

/// A workbook that says it has macros; what lies where they would be holds none.
fn with_macros(code: &str) -> Vec<u8> {
    let mut package = filled(code);
    let nothing = compound::write(&[("PROJECT", MARKING.as_bytes().to_vec())]);
    package.edit("[Content_Types].xml", |xml| {
        xml.replace(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        )
        .replace(
            "</Types>",
            r#"<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>"#,
        )
    });
    package.edit("xl/_rels/workbook.xml.rels", |xml| {
        xml.replace(
            "</Relationships>",
            r#"<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>"#,
        )
    });
    package.with("xl/vbaProject.bin", nothing).to_bytes()
}

/// What reporting systems call "export to Excel": a web page under the name of a workbook.
fn web_page() -> String {
    let sheet = copied("94", MAY);
    let rows: String = (0..sheet.end())
        .map(|row| {
            let cells: String = sheet
                .sorted()
                .into_iter()
                .filter(|cell| cell.row == row)
                .map(|cell| match &cell.value {
                    Value::Text(text) => format!("<td>{}</td>", ods::escaped(text)),
                    Value::Number(number) => format!("<td>{number}</td>"),
                    _ => String::new(),
                })
                .collect();
            format!("<tr>{cells}</tr>\n")
        })
        .collect();
    let title = unit("94").official_name().to_owned();
    format!(
        "<html><head><meta charset=\"utf-8\"><title>{title}</title></head><body><table>\n{rows}</table></body></html>\n"
    )
}
