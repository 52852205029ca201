//! Forms of every kind read, by subject; what all of these tests share.

mod own_form;
mod whose_and_when;
mod wide_table;

use super::foreign::tests::sheet;
use super::recognise::{Context, Evidence, FormKind, Reading, recognise};
use super::template::{TemplateRequest, write_template};
use super::test_catalogue::{catalogue, register};
use crate::catalogue::Catalogue;
use crate::domain::{
    Answer, CatalogueRef, CellAddress, Charset, CharsetChoice, Decimal, Decisions, Edit, FindingKind, Register,
    RememberedMapping, Silence, SourcedAnswer, Submission, UnitCode,
};
use crate::i18n::{Language, Words};
use crate::workbook::charset::tests::typed_in;
use crate::workbook::raw::{Cell, CellValue, Contents, Format, Sheet};
use crate::workbook::read;

pub(in crate::workbook::form) struct Bench {
    pub(in crate::workbook::form) catalogue: Catalogue,
    pub(in crate::workbook::form) register: Register,
    pub(in crate::workbook::form) unit: Option<UnitCode>,
    pub(in crate::workbook::form) period: Option<&'static str>,
    pub(in crate::workbook::form) decisions: Decisions,
    pub(in crate::workbook::form) path: &'static str,
    pub(in crate::workbook::form) remembered: Vec<RememberedMapping>,
}

impl Bench {
    pub(in crate::workbook::form) fn new() -> Self {
        Self {
            catalogue: catalogue(),
            register: register(),
            unit: None,
            period: None,
            decisions: Decisions::default(),
            path: "",
            remembered: Vec::new(),
        }
    }

    pub(in crate::workbook::form) fn recognise(&self, contents: &Contents) -> Reading {
        let context = Context {
            asked_unit: self.unit.as_ref(),
            asked_period: self.period.map(|period| period.parse().unwrap()),
            decisions: &self.decisions,
            path: std::path::Path::new(self.path),
            remembered: &self.remembered,
            ..Context::new(&self.catalogue, &self.register)
        };
        recognise(contents, &context)
    }
}

pub(in crate::workbook::form) fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

pub(in crate::workbook::form) fn sourced(indicator: &str, answer: Answer) -> SourcedAnswer {
    SourcedAnswer::new(indicator, answer)
}

pub(in crate::workbook::form) fn submission() -> Submission {
    let mut first = sourced("A1", Answer::YesNo { yes: true });
    first.beside_mut().evidence = Some("QĐ 701/QĐ-UBND".into());
    first.beside_mut().note = Some("đã gửi kèm".into());
    Submission {
        unit: "48".parse().unwrap(),
        period: "2020-05".parse().unwrap(),
        catalogue: CatalogueRef { id: "thu".into(), version: 2 },
        answers: vec![
            first,
            sourced("A2", Answer::Count { count: d("12") }),
            sourced("D1", Answer::Ratio { numerator: d("310"), denominator: d("1847") }),
            sourced("D2", Answer::PercentOnly { fraction: d("0.31512") }),
            sourced("D3", Answer::Value { value: d("87.35") }),
            sourced("D4", Answer::Silent { reason: Silence::NotApplicable }),
        ],
    }
}

pub(in crate::workbook::form) fn written(prefill: Option<&Submission>, language: Language) -> Vec<u8> {
    let bench = Bench::new();
    let unit = bench.register.by_code(&"48".parse().unwrap()).unwrap();
    let request = TemplateRequest {
        catalogue: &bench.catalogue,
        unit,
        period: "2020-05".parse().unwrap(),
        previous: prefill,
        prefill,
        marking: Some("SỐ LIỆU MINH HỌA"),
        guide: true,
    };
    write_template(&request, &Words::new(language)).unwrap()
}

pub(in crate::workbook::form) fn template(prefill: Option<&Submission>) -> Contents {
    read(&written(prefill, Language::Vi), "bieu.xlsx")
}

pub(in crate::workbook::form) fn number(value: &str) -> Option<CellValue> {
    Some(CellValue::Number(d(value)))
}

pub(in crate::workbook::form) fn text(value: &str) -> Option<CellValue> {
    Some(CellValue::Text(value.into()))
}

/// `code cell seen → repair` of every finding, in order.
pub(in crate::workbook::form) fn findings(reading: &Reading) -> Vec<String> {
    let line = |finding: &crate::domain::Finding| {
        let cell = finding.cell.map(|cell| cell.to_string()).unwrap_or_default();
        let seen = finding.seen.as_deref().unwrap_or_default();
        let repair = finding.repair.as_deref().map(|repair| format!(" → {repair}")).unwrap_or_default();
        format!("{} {cell} {seen}{repair}", finding.kind.code()).trim_end().to_owned()
    };
    reading.findings.iter().map(line).collect()
}

pub(in crate::workbook::form) fn table(csv: &str) -> Contents {
    let contents = read(csv.as_bytes(), "bang.csv");
    assert!(contents.findings.is_empty(), "{:?}", contents.findings);
    contents
}

pub(in crate::workbook::form) fn asked_for_2020() -> Bench {
    Bench { period: Some("2020"), ..Bench::new() }
}

/// Writes another unit into the hidden mark.
pub(in crate::workbook::form) fn remark(contents: &mut Contents, from: &str, to: &str) {
    let mark = contents.sheets.last_mut().unwrap();
    let cell = mark.cells.iter_mut().find(|cell| cell.value == CellValue::Text(from.into())).unwrap();
    cell.value = CellValue::Text(to.into());
}

/// A one-sheet workbook, one row a line, its cells between `|`.
pub(in crate::workbook::form) fn headed(lines: &[&str]) -> Contents {
    let rows: Vec<Vec<&str>> = lines.iter().map(|line| line.split('|').collect()).collect();
    sheet(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>(), &[])
}

pub(super) const SMALL_TABLE: [&str; 3] =
    ["STT|Tiêu chí|Kết quả", "1|Số văn bản chỉ đạo đã ban hành|12", "2|Mức độ hài lòng của người dân|87,35"];

fn below(lines: &[&str]) -> Contents {
    headed(&[lines, &SMALL_TABLE].concat())
}

pub(super) fn row_of(sheet: &Sheet, code: &str) -> u32 {
    let code = CellValue::Text(code.into());
    sheet.cells.iter().find(|cell| cell.address.column == 1 && cell.value == code).unwrap().address.row
}

/// Writes into the form: indicator, column letter, value (`None` empties).
pub(in crate::workbook::form) fn set(contents: &mut Contents, code: &str, column: char, value: Option<CellValue>) {
    let sheet = &mut contents.sheets[0];
    let address = CellAddress { row: row_of(sheet, code), column: u32::from(column) - u32::from('A') };
    sheet.cells.retain(|cell| cell.address != address);
    sheet.cells.extend(value.map(|value| Cell { address, value }));
    sheet.cells.sort_by_key(|cell| cell.address);
}
