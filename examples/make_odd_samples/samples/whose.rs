//! Whose and when: said in the file name alone, not said, said twice, by two files.

use super::Sample;
use crate::MARKING;
use crate::figures::{catalogue, figure};
use crate::forms::{FIRST, Letterhead, copied, in_one_cell, measure, set, signature};
use crate::sheet::{Book, Look, Sheet, Value};
use crate::xlsx;

pub(crate) fn samples() -> Vec<Sample> {
    let file = |sheet: Sheet| xlsx::write(&Book::of(sheet));
    let may = |code| copied(code, "tháng 5 năm 2020");
    let mut second = may("79");
    set(&mut second, "C3", FIRST, 8_000.0);
    let twin = file(may("80"));
    vec![
        ("50-ky-chi-o-ten-tep_Dong-Nai_2020-05.xlsx", file(without("75", "Kỳ đánh giá:"))),
        ("51-thieu-ky.xlsx", file(without("77", "Kỳ đánh giá:"))),
        ("52-thieu-don-vi.xlsx", file(without("82", "Đơn vị:"))),
        ("53-hai-tep-mot-don-vi-lan-1.xlsx", file(may("79"))),
        ("53-hai-tep-mot-don-vi-lan-2.xlsx", file(second)),
        ("54-tep-trung.xlsx", twin.clone()),
        ("54-tep-trung - Copy.xlsx", twin),
        ("55-so-noi-vu-chi-co-quoc-hieu.xlsx", file(agency())),
    ]
}

/// A copied form without the line that begins so.
fn without(unit: &str, label: &str) -> Sheet {
    let mut sheet = copied(unit, "tháng 5 năm 2020");
    sheet.cells.retain(|cell| !matches!(&cell.value, Value::Text(text) if text.starts_with(label)));
    sheet
}

/// An agency that only its letterhead names, beside the province it belongs to.
fn agency() -> Sheet {
    let mut sheet = Sheet::new("Sheet1", &[6.0, 8.0, 60.0, 14.0, 20.0, 26.0]);
    let letterhead = Letterhead {
        above: "ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG",
        sender: "SỞ NỘI VỤ",
        place: "Đà Nẵng",
        period: "Tháng 5 năm 2020",
    };
    let row = letterhead.write(&mut sheet, 6);
    let headings = ["STT", "Mã tiêu chí", "Tên tiêu chí", "Đơn vị tính", "Kết quả tự đánh giá", "Tài liệu kiểm chứng"];
    sheet.row(row, headings.map(Value::from), Look::Heading);
    for (number, indicator) in (1u32..).zip(catalogue().asked().filter(|indicator| indicator.rollup.is_some())) {
        let result = in_one_cell(figure("48-snv", indicator));
        let (code, name) = (indicator.code.as_str(), indicator.name.vi.as_str());
        sheet.row(
            row + number,
            [number.into(), code.into(), name.into(), measure(indicator).into(), result],
            Look::Boxed,
        );
    }
    signature(&mut sheet, 4);
    sheet.put(sheet.end(), 0, MARKING, Look::Plain);
    sheet
}
