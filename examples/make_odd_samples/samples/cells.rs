//! Odd cells: our form copied into a workbook of the sender's own, and figures written in other ways.

use super::Sample;
use crate::forms::{EVIDENCE, FIRST, NOT_APPLICABLE, SECOND, copied, set, set_alone};
use crate::sheet::{Book, Sheet, Value};
use crate::xlsx;

const MAY: &str = "tháng 5 năm 2020";

pub(crate) fn samples() -> Vec<Sample> {
    vec![
        ("01-phay-thap-phan.xlsx", file(decimal_comma())),
        ("02-cham-hang-nghin.xlsx", file(thousands_dot())),
        ("03-so-mo-ho.xlsx", file(ambiguous())),
        ("04-phan-tram-du-kieu.xlsx", file(percentages())),
        ("05-tu-mau-mot-o.xlsx", file(two_numbers_in_a_cell())),
        ("06-hang-va-diem-mot-o.xlsx", file(rank_and_score_in_a_cell())),
        ("07-danh-dau-co-khong.xlsx", file(marks())),
        ("08-khong-co-gach-ngang.xlsx", file(nothing_in_words())),
        ("09-loi-cong-thuc.xlsx", file(error_values())),
        ("10-tu-lon-hon-mau.xlsx", file(numerator_over_denominator())),
        ("11-cong-thuc-chua-tinh.xlsx", file(uncalculated())),
        ("12-so-dang-chu.xlsx", file(numbers_as_text())),
        ("13-ngay-trong-o-so.xlsx", file(dates_for_numbers())),
        ("14-ngay-1904.xlsx", xlsx::since_1904(&file(dates_since_1904()))),
        ("15-don-vi-tinh-nghin.xlsx", file(in_thousands())),
        ("16-so-am-so-le.xlsx", file(negative_and_broken())),
    ]
}

fn file(sheet: Sheet) -> Vec<u8> {
    xlsx::write(&Book::of(sheet))
}

fn decimal_comma() -> Sheet {
    let mut sheet = copied("02", MAY);
    set_alone(&mut sheet, "C1", "93,1%");
    set_alone(&mut sheet, "D1", "14,25 %");
    set_alone(&mut sheet, "D2", "15,5%");
    set(&mut sheet, "C3", FIRST, "7.500,0");
    set(&mut sheet, "D8", FIRST, "1.170,5");
    sheet
}

fn thousands_dot() -> Sheet {
    let mut sheet = copied("04", MAY);
    set(&mut sheet, "B3", FIRST, "1.166.229");
    set(&mut sheet, "B3", SECOND, "9.166.229");
    set(&mut sheet, "C3", FIRST, "1.175.000");
    set(&mut sheet, "C4", FIRST, "1 204 318");
    set(&mut sheet, "D8", FIRST, "2,404,318");
    sheet
}

fn ambiguous() -> Sheet {
    let mut sheet = copied("06", MAY);
    set(&mut sheet, "C3", FIRST, "1.234");
    set(&mut sheet, "C4", FIRST, "7,500");
    set(&mut sheet, "D1", FIRST, "0.310");
    set(&mut sheet, "D1", SECOND, "1.847");
    set_alone(&mut sheet, "D2", "15.500");
    sheet
}

fn percentages() -> Sheet {
    let mut sheet = copied("08", MAY);
    set_alone(&mut sheet, "B3", Value::Percent(0.305));
    set_alone(&mut sheet, "B4", 30.5);
    set_alone(&mut sheet, "C1", 0.931);
    set_alone(&mut sheet, "C2", "93.1%");
    set_alone(&mut sheet, "C6", "93.1");
    set_alone(&mut sheet, "D1", "30,5 %");
    set_alone(&mut sheet, "D2", "0,305");
    set_alone(&mut sheet, "D3", Value::Percent(30.5));
    set_alone(&mut sheet, "D4", "khoảng 90%");
    set_alone(&mut sheet, "D6", "100");
    set_alone(&mut sheet, "D7", 1.0);
    set_alone(&mut sheet, "D10", "120%");
    sheet
}

fn two_numbers_in_a_cell() -> Sheet {
    let mut sheet = copied("11", MAY);
    set_alone(&mut sheet, "B4", "61/63");
    set_alone(&mut sheet, "C1", "310/1.847");
    set_alone(&mut sheet, "C2", "17 / 22");
    set_alone(&mut sheet, "D1", "310/1847 (16,8%)");
    set_alone(&mut sheet, "D7", "17 trên 22");
    set_alone(&mut sheet, "D10", "22/17");
    sheet
}

fn rank_and_score_in_a_cell() -> Sheet {
    let mut sheet = copied("14", MAY);
    set(&mut sheet, "C3", FIRST, "01 (0,727)");
    set_alone(&mut sheet, "D1", "12 (0,305)");
    set(&mut sheet, "D8", FIRST, "02");
    sheet
}

fn marks() -> Sheet {
    let mut sheet = copied("15", MAY);
    for (code, mark) in
        [("A1", "x"), ("B1", "✓"), ("B2", "Đạt"), ("B5", "Chưa đạt"), ("C5", "có"), ("D5", "Đã có"), ("E1", "1")]
    {
        set(&mut sheet, code, FIRST, mark);
    }
    set_alone(&mut sheet, "D10", "");
    set(&mut sheet, "D10", NOT_APPLICABLE, "X");
    sheet
}

fn nothing_in_words() -> Sheet {
    let mut sheet = copied("17", MAY);
    set(&mut sheet, "C3", FIRST, "Không có");
    set(&mut sheet, "C4", FIRST, "-");
    set_alone(&mut sheet, "C6", "–");
    set(&mut sheet, "D8", FIRST, "…");
    set(&mut sheet, "D9", FIRST, "Chưa thống kê");
    set_alone(&mut sheet, "D10", "Không áp dụng");
    set(&mut sheet, "E2", FIRST, 0.0);
    set(&mut sheet, "A1", FIRST, "Không có");
    set_alone(&mut sheet, "B4", "N/A");
    let row = sheet.row_of(1, "D7");
    sheet.clear(row, FIRST);
    sheet.clear(row, SECOND);
    sheet
}

fn error_values() -> Sheet {
    let mut sheet = copied("19", MAY);
    set_alone(&mut sheet, "D1", Value::Error("=0/0".to_owned(), "#DIV/0!"));
    set(&mut sheet, "C3", FIRST, Value::Error("=SUM(#REF!)".to_owned(), "#REF!"));
    set(&mut sheet, "D2", SECOND, Value::Error("=NA()".to_owned(), "#N/A"));
    set(&mut sheet, "D8", FIRST, "#DIV/0!");
    sheet
}

fn numerator_over_denominator() -> Sheet {
    let mut sheet = copied("20", MAY);
    set(&mut sheet, "D1", FIRST, 1_847.0);
    set(&mut sheet, "D1", SECOND, 310.0);
    set(&mut sheet, "D7", FIRST, 36.0);
    set(&mut sheet, "D7", SECOND, 0.0);
    let row = sheet.row_of(1, "C2");
    sheet.clear(row, SECOND);
    sheet
}

fn uncalculated() -> Sheet {
    let mut sheet = copied("24", MAY);
    let formula = |text: &str, result| Value::Formula(text.to_owned(), result);
    set(&mut sheet, "D1", FIRST, formula("=100+210", None));
    set(&mut sheet, "C3", FIRST, formula("=5*300", None));
    set(&mut sheet, "D2", FIRST, formula("=20*5", Some(100.0)));
    sheet
}

fn numbers_as_text() -> Sheet {
    let mut sheet = copied("25", MAY);
    set(&mut sheet, "B4", FIRST, "155");
    set(&mut sheet, "B4", SECOND, "175");
    set(&mut sheet, "C3", FIRST, " 1500 ");
    set(&mut sheet, "C4", FIRST, "22\u{a0}000");
    set(&mut sheet, "D8", FIRST, "0812");
    set(&mut sheet, "D9", FIRST, "92 phản ánh");
    set(&mut sheet, "C2", FIRST, "l5");
    sheet
}

/// `5/10` typed into a cell becomes the fifth of October.
fn dates_for_numbers() -> Sheet {
    let mut sheet = copied("26", MAY);
    set_alone(&mut sheet, "C2", Value::Date(44_109.0));
    set(&mut sheet, "C3", FIRST, Value::Date(43_960.0));
    set(&mut sheet, "C4", FIRST, "05/01/2020");
    set(&mut sheet, "D8", FIRST, "ngày 05 tháng 01 năm 2020");
    set(&mut sheet, "A1", EVIDENCE, Value::Date(43_835.0));
    sheet
}

fn dates_since_1904() -> Sheet {
    let mut sheet = copied("27", MAY);
    // 5 January 2020, and a date where a count belongs.
    set(&mut sheet, "A1", EVIDENCE, Value::Date(42_373.0));
    set(&mut sheet, "C3", FIRST, Value::Date(42_498.0));
    sheet
}

fn in_thousands() -> Sheet {
    let mut sheet = copied("30", MAY);
    set(&mut sheet, "C3", 3, "nghìn văn bản");
    set(&mut sheet, "C3", FIRST, 7.5);
    set(&mut sheet, "C4", 3, "nghìn văn bản");
    set(&mut sheet, "C4", FIRST, 22.0);
    sheet
}

fn negative_and_broken() -> Sheet {
    let mut sheet = copied("31", MAY);
    set(&mut sheet, "C3", FIRST, -15.0);
    set(&mut sheet, "C4", FIRST, 1_200.5);
    set(&mut sheet, "D1", FIRST, 310.4);
    set(&mut sheet, "D8", FIRST, 1.0e18);
    sheet
}
