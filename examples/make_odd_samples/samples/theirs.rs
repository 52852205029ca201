//! Tables of the senders' own making: reports with letterhead, merged headings, names only, wide tables, hidden parts.

use super::Sample;
use crate::MARKING;
use crate::figures::{catalogue, figure, unit};
use crate::forms::{Letterhead, copied, in_one_cell, measure, report, set, signature, wide};
use crate::sheet::{Book, Look, Sheet, Value};
use crate::xlsx;

pub(crate) fn samples() -> Vec<Sample> {
    vec![
        ("30-bao-cao-rieng.xlsx", xlsx::write(&Book::of(report("44", "(Số liệu tháng 5 năm 2020)")))),
        ("31-tieu-de-gop-nhieu-dong.xlsx", xlsx::write(&Book::of(merged_headings()))),
        ("32-khong-ma-khong-dau.xlsx", xlsx::write(&Book::of(names_only()))),
        ("33-moi-ky-mot-trang.xlsx", xlsx::write(&sheet_a_period())),
        ("34-cot-ky.xlsx", xlsx::write(&Book::of(period_column()))),
        ("35-moi-nhom-mot-trang.xlsx", xlsx::write(&sheet_a_group())),
        ("36-don-vi-tinh-tren-bang.xlsx", xlsx::write(&Book::of(measure_above()))),
    ]
}

/// Three rows of merged headings over a table with codes.
fn merged_headings() -> Sheet {
    let quang_tri = unit("45");
    let (sender, place) = Letterhead::of_province(&quang_tri);
    let mut sheet = Sheet::new("Phu luc 1", &[6.0, 8.0, 50.0, 14.0, 14.0, 10.0, 10.0, 26.0]);
    let period = "Kỳ báo cáo: tháng 5/2020";
    let letterhead = Letterhead { above: "ỦY BAN NHÂN DÂN", sender: &sender, place: &place, period };
    let row = letterhead.write(&mut sheet, 8);
    for (column, title) in [(0, "STT"), (1, "Mã số"), (2, "Nội dung tiêu chí"), (7, "Tài liệu kiểm chứng")]
    {
        sheet.merge((row, column, row + 2, column), title, Look::Heading);
    }
    sheet.merge((row, 3, row, 6), "Kết quả thực hiện", Look::Heading);
    sheet.merge((row + 1, 3, row + 1, 4), "Số liệu", Look::Heading);
    sheet.merge((row + 1, 5, row + 1, 6), "Điểm", Look::Heading);
    for (column, title) in [(3, "Tử số"), (4, "Mẫu số"), (5, "Tối đa"), (6, "Tự chấm")] {
        sheet.put(row + 2, column, title, Look::Heading);
    }
    sheet.row(row + 3, (1..=8u32).map(|number| format!("({number})").into()), Look::Boxed);
    for (number, indicator) in (1u32..).zip(catalogue().asked()) {
        let figure = figure("45", indicator);
        let (first, second) = match in_one_cell(figure) {
            Value::Text(text) if text.contains('/') => {
                let (part, whole) = text.split_once('/').expect("checked");
                let number = |text: &str| Value::Number(text.parse().expect("a number"));
                (number(part), number(whole))
            }
            other => (other, "".into()),
        };
        let cells = [number.into(), indicator.code.as_str().into(), indicator.name.vi.as_str().into(), first, second];
        sheet.row(row + 3 + number, cells, Look::Boxed);
    }
    signature(&mut sheet, 5);
    sheet
}

/// Names as a typist without accents wrote them, no codes, one column of results.
fn names_only() -> Sheet {
    let mut sheet = Sheet::new("Sheet1", &[6.0, 70.0, 14.0, 20.0, 16.0]);
    sheet.put(0, 0, "UBND TINH THUA THIEN HUE", Look::Bold);
    sheet.put(1, 0, "BAO CAO CHINH QUYEN DIEN TU THANG 5/2020", Look::Bold);
    sheet.put(2, 0, MARKING, Look::Bold);
    let headings = ["TT", "Chi tieu", "DVT", "Ket qua", "Ghi chu"];
    sheet.row(3, headings.map(Value::from), Look::Heading);
    for (number, indicator) in (1u32..).zip(catalogue().asked()) {
        let name = without_marks(&indicator.name.vi.replace("(theo dõi)", ""));
        let result = in_one_cell(figure("46", indicator));
        let cells = [number.into(), name.trim().into(), without_marks(measure(indicator)).into(), result];
        sheet.row(3 + number, cells, Look::Boxed);
    }
    sheet
}

/// A report of one sheet a group of criteria; the first sheet repeats a figure of another group, and differs.
fn sheet_a_group() -> Book {
    let criteria = catalogue();
    let groups = criteria.groups.iter().map(|group| (format!("Nhóm {}", group.code), group.code.as_str()));
    let sheets = groups.map(|(name, group)| {
        let mut sheet = Sheet::new(&name, &[6.0, 60.0, 14.0, 20.0]);
        sheet.put(0, 0, "UBND TỈNH LÀO CAI", Look::Bold);
        sheet.put(1, 0, "BÁO CÁO CHÍNH QUYỀN ĐIỆN TỬ THÁNG 5 NĂM 2020", Look::Bold);
        sheet.put(2, 0, MARKING, Look::Bold);
        sheet.row(3, ["TT", "Tiêu chí", "ĐVT", "Kết quả"].map(Value::from), Look::Heading);
        let of_group = criteria.asked().filter(|indicator| indicator.group == group);
        for (number, indicator) in (1u32..).zip(of_group) {
            let result = in_one_cell(figure("10", indicator));
            let cells = [number.into(), indicator.name.vi.as_str().into(), measure(indicator).into(), result];
            sheet.row(3 + number, cells, Look::Boxed);
        }
        signature(&mut sheet, 3);
        sheet
    });
    let mut sheets: Vec<Sheet> = sheets.collect();
    let repeated = criteria.asked().find(|indicator| indicator.code == "D1").expect("the criteria set has D1");
    let end = 4 + criteria.asked().filter(|indicator| indicator.group == "A").count() as u32;
    sheets[0].clear(end, 3);
    sheets[0].row(end, ["2".into(), repeated.name.vi.as_str().into(), "%".into(), "1/2".into()], Look::Boxed);
    Book { sheets, font: "Times New Roman" }
}

/// One line above the table says what all figures are in.
fn measure_above() -> Sheet {
    let mut sheet = names_only();
    sheet.put(2, 3, "Đơn vị tính: nghìn", Look::Plain);
    for row in 4..sheet.end() {
        sheet.clear(row, 2);
    }
    sheet.clear(3, 2);
    sheet
}

fn without_marks(text: &str) -> String {
    let plain = |letter: char| match letter {
        'đ' => 'd',
        'Đ' => 'D',
        other => other,
    };
    crate::charset::decomposed(text)
        .chars()
        .filter(|letter| !('\u{300}'..='\u{36f}').contains(letter))
        .map(plain)
        .collect()
}

const WIDE_CODES: [&str; 5] = ["A1", "B1", "C1", "D1", "D2"];

fn sheet_a_period() -> Book {
    let sheet = |name: &str, seed: &str| {
        let mut sheet = Sheet::new(name, &[24.0, 12.0, 12.0, 16.0, 16.0, 16.0]);
        sheet.put(0, 0, MARKING, Look::Bold);
        sheet.put(1, 0, format!("Số liệu {}", name.to_lowercase()), Look::Bold);
        sheet.row(2, std::iter::once("Đơn vị").chain(WIDE_CODES).map(Value::from), Look::Heading);
        wide(&mut sheet, 3, &WIDE_CODES, &["51", "52", "54"], seed);
        sheet
    };
    let sheets = vec![sheet("Tháng 3 năm 2020", "-03"), sheet("Tháng 5 năm 2020", "-05")];
    Book { sheets, font: "Times New Roman" }
}

fn period_column() -> Sheet {
    let mut sheet = Sheet::new("Tong hop", &[24.0, 12.0, 12.0, 16.0, 16.0, 16.0, 14.0]);
    sheet.put(0, 0, MARKING, Look::Bold);
    sheet.row(1, std::iter::once("Đơn vị").chain(WIDE_CODES).chain(["Kỳ"]).map(Value::from), Look::Heading);
    let mut row = 2;
    for (period, seed) in [("03/2020", "-03"), ("05/2020", "-05")] {
        let end = wide(&mut sheet, row, &WIDE_CODES, &["56", "58", "60"], seed);
        for line in row..end {
            sheet.put(line, 6, period, Look::Boxed);
        }
        row = end;
    }
    sheet
}

/// A copied form in which a row, a column and a whole sheet with figures were hidden.
pub(crate) fn hidden() -> Vec<u8> {
    let mut sheet = copied("40", "tháng 5 năm 2020");
    sheet.hidden_rows.push(sheet.row_of(1, "D1"));
    sheet.hidden_rows.push(sheet.row_of(1, "C3"));
    sheet.hidden_columns.push(5);
    let mut earlier = copied("40", "tháng 5 năm 2020");
    earlier.name = "So lieu cu".to_owned();
    earlier.hidden = true;
    set(&mut earlier, "C3", 4, 9_999.0);
    xlsx::write(&Book { sheets: vec![sheet, earlier], font: "Times New Roman" })
}
