//! The shapes that samples come in: our form copied into a workbook of the sender's own, a foreign report with
//! letterhead and signature, and wide tables.

use egov_score::catalogue::{Catalogue, Indicator, Input};
use egov_score::domain::Unit;

use super::MARKING;
use super::figures::{Figure, catalogue, figure, unit};
use super::sheet::{Look, Sheet, Value};

/// Columns of our own form that samples change.
pub(crate) const FIRST: u16 = 4;
pub(crate) const SECOND: u16 = 5;
pub(crate) const NOT_APPLICABLE: u16 = 6;
pub(crate) const EVIDENCE: u16 = 7;
const CODE: u16 = 1;

/// Our form's table as somebody copied it: headings, codes and figures of every indicator, no hidden sheet.
pub(crate) fn copied(unit_code: &str, period: &str) -> Sheet {
    let unit = unit(unit_code);
    let mut sheet = Sheet::new("Tự đánh giá", &[6.0, 8.0, 50.0, 12.0, 18.0, 14.0, 12.0, 30.0]);
    sheet.merge((0, 0, 0, 7), MARKING, Look::Title);
    sheet.merge((1, 0, 1, 7), "BIỂU TỰ ĐÁNH GIÁ XÂY DỰNG CHÍNH QUYỀN ĐIỆN TỬ", Look::Title);
    sheet.put(2, 0, format!("Đơn vị: {}", unit.official_name()), Look::Bold);
    sheet.put(3, 0, format!("Kỳ đánh giá: {period}"), Look::Bold);
    let headings = [
        "STT",
        "Mã",
        "Tiêu chí",
        "Đơn vị tính",
        "Tử số, số lượng, giá trị hoặc Có/Không",
        "Mẫu số",
        "Không áp dụng (x)",
        "Tài liệu kiểm chứng",
    ];
    sheet.row(4, headings.map(Value::from), Look::Heading);
    for (number, indicator) in (1u32..).zip(catalogue().asked()) {
        let (first, second) = in_two_cells(figure(unit_code, indicator));
        let (code, name) = (indicator.code.as_str(), indicator.name.vi.as_str());
        let row = [number.into(), code.into(), name.into(), measure(indicator).into(), first, second];
        sheet.row(4 + number, row, Look::Boxed);
    }
    sheet
}

/// Puts something else into an indicator's cell of a copied form.
pub(crate) fn set(sheet: &mut Sheet, code: &str, column: u16, value: impl Into<Value>) {
    let row = sheet.row_of(CODE, code);
    sheet.put(row, column, value, Look::Boxed);
}

/// An answer given in one cell: the denominator's is emptied.
pub(crate) fn set_alone(sheet: &mut Sheet, code: &str, value: impl Into<Value>) {
    set(sheet, code, FIRST, value);
    let row = sheet.row_of(CODE, code);
    sheet.clear(row, SECOND);
}

fn in_two_cells(figure: Figure) -> (Value, Value) {
    match figure {
        Figure::Ratio(part, whole) => (part.into(), whole.into()),
        Figure::Count(count) => (count.into(), "".into()),
        Figure::YesNo(yes) => (yes_no(yes).into(), "".into()),
    }
}

pub(crate) fn yes_no(yes: bool) -> &'static str {
    if yes { "Có" } else { "Không" }
}

pub(crate) fn measure(indicator: &Indicator) -> &str {
    match &indicator.input {
        Input::YesNo => "Có/Không",
        Input::Ratio { .. } => "%",
        Input::Count { unit } => &unit.vi,
        Input::Value { unit, .. } => &unit.vi,
    }
}

/// Who sends a foreign report, as its letterhead says it.
pub(crate) struct Letterhead<'a> {
    pub(crate) above: &'a str,
    pub(crate) sender: &'a str,
    pub(crate) place: &'a str,
    /// The line under the title that says for when; may be left out.
    pub(crate) period: &'a str,
}

impl Letterhead<'_> {
    pub(crate) fn of_province(unit: &Unit) -> (String, String) {
        (unit.official_name().to_uppercase(), unit.name.clone())
    }

    /// Writes it across `width` columns; the table may begin below the row it gives.
    pub(crate) fn write(&self, sheet: &mut Sheet, width: u16) -> u32 {
        let middle = width / 2;
        let mut pair = |row: u32, left: &str, right: &str, look| {
            sheet.merge((row, 0, row, middle - 1), left, look);
            sheet.merge((row, middle, row, width - 1), right, look);
        };
        pair(0, self.above, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Look::Title);
        pair(1, self.sender, "Độc lập - Tự do - Hạnh phúc", Look::Title);
        pair(2, "Số: 45/BC-UBND", &format!("{}, ngày 05 tháng 6 năm 2020", self.place), Look::Plain);
        let mut line = |row: u32, text: &str| sheet.merge((row, 0, row, width - 1), text, Look::Title);
        line(4, "BÁO CÁO");
        line(5, "Kết quả tự đánh giá xây dựng Chính quyền điện tử theo Nghị quyết số 17/NQ-CP");
        if !self.period.is_empty() {
            line(6, self.period);
        }
        line(7, MARKING);
        9
    }
}

const ROMAN: [&str; 5] = ["I", "II", "III", "IV", "V"];

/// The headings of the whole foreign report.
pub(crate) const HEADINGS: [&str; 8] = [
    "TT",
    "Tiêu chí",
    "Đơn vị tính",
    "Điểm tối đa",
    "Kết quả thực hiện",
    "Điểm tự chấm",
    "Tài liệu kiểm chứng",
    "Ghi chú",
];

/// The table of a foreign report: roman section rows, running numbers that begin anew, the two counts of a share on
/// lines of their own under it, subtotals, a total.
pub(crate) fn sections(sheet: &mut Sheet, start: u32, unit: &str) {
    let catalogue = catalogue();
    let mut row = start;
    for (section, group) in catalogue.groups.iter().enumerate() {
        let title = [ROMAN[section].into(), group.name.vi.to_uppercase().into(), "".into(), points(group.max)];
        sheet.row(row, title, Look::Heading);
        row += 1;
        for (number, indicator) in (1u32..).zip(asked_of(&catalogue, &group.code)) {
            row = indicator_rows(sheet, row, number, indicator, figure(unit, indicator));
        }
        let subtotal = ["".into(), format!("Cộng nhóm {}", ROMAN[section]).into(), "".into(), points(group.max)];
        sheet.row(row, subtotal, Look::Heading);
        row += 1;
    }
    sheet.row(row, ["".into(), "TỔNG CỘNG".into(), "".into(), 100.0.into()], Look::Heading);
}

pub(crate) fn asked_of<'a>(catalogue: &'a Catalogue, group: &'a str) -> impl Iterator<Item = &'a Indicator> {
    catalogue.asked().filter(move |indicator| indicator.group == group)
}

fn indicator_rows(sheet: &mut Sheet, row: u32, number: u32, indicator: &Indicator, figure: Figure) -> u32 {
    let mut line = |row: u32, cells: [Value; 5]| sheet.row(row, cells, Look::Boxed);
    let name = indicator.name.vi.as_str();
    let max = points(indicator.max);
    match (figure, &indicator.input) {
        (Figure::Ratio(part, whole), Input::Ratio { numerator, denominator }) => {
            let share = Value::Percent(f64::from(part) / f64::from(whole));
            line(row, [number.into(), format!("Tỷ lệ: {name}").into(), "%".into(), max, share]);
            line(row + 1, ["".into(), format!("- {}", numerator.vi).into(), "".into(), "".into(), part.into()]);
            line(row + 2, ["".into(), format!("- {}", denominator.vi).into(), "".into(), "".into(), whole.into()]);
            row + 3
        }
        (Figure::Count(count), _) | (Figure::Ratio(count, _), _) => {
            line(row, [number.into(), name.into(), measure(indicator).into(), max, count.into()]);
            row + 1
        }
        (Figure::YesNo(yes), _) => {
            line(row, [number.into(), name.into(), "Có/Không".into(), max, yes_no(yes).into()]);
            row + 1
        }
    }
}

fn points(points: egov_score::domain::Decimal) -> Value {
    let text = points.normalize().to_string();
    if text == "0" { "".into() } else { text.parse::<f64>().expect("a number").into() }
}

/// What stands below a report: who signs, who gets it.
pub(crate) fn signature(sheet: &mut Sheet, right: u16) {
    let row = sheet.end() + 1;
    for (offset, text) in (0u32..).zip(["Nơi nhận:", "- Bộ Thông tin và Truyền thông (b/c);", "- Lưu: VT, KSTT."])
    {
        sheet.put(row + offset, 0, text, Look::Plain);
    }
    for (offset, text) in [(0, "KT. CHỦ TỊCH"), (1, "PHÓ CHỦ TỊCH"), (5, "Nguyễn Văn A")] {
        sheet.put(row + offset, right, text, Look::Title);
    }
    sheet.put(row + 6, 0, "Biểu gồm 24 tiêu chí, lập ngày 05/6/2020", Look::Plain);
}

/// A whole foreign report of a province.
pub(crate) fn report(unit_code: &str, period: &str) -> Sheet {
    let unit = unit(unit_code);
    let (sender, place) = Letterhead::of_province(&unit);
    let mut sheet = Sheet::new("Bao cao", &[6.0, 60.0, 12.0, 10.0, 14.0, 10.0, 28.0, 14.0]);
    let letterhead = Letterhead { above: "ỦY BAN NHÂN DÂN", sender: &sender, place: &place, period };
    let start = letterhead.write(&mut sheet, 8);
    sheet.row(start, HEADINGS.map(Value::from), Look::Heading);
    sections(&mut sheet, start + 1, unit_code);
    signature(&mut sheet, 5);
    sheet
}

/// A wide table: codes across, units down, one figure a cell. Gives the first row below it.
pub(crate) fn wide(sheet: &mut Sheet, row: u32, codes: &[&str], units: &[&str], seed: &str) -> u32 {
    let catalogue = catalogue();
    for (line, code) in (row..).zip(units) {
        sheet.put(line, 0, unit(code).name, Look::Boxed);
        for (column, indicator) in (1..).zip(codes) {
            let indicator = catalogue.indicator(indicator).expect("one of the catalogue");
            let value = in_one_cell(figure(&format!("{code}{seed}"), indicator));
            sheet.put(line, column, value, Look::Boxed);
        }
    }
    row + u32::try_from(units.len()).expect("few")
}

/// `310/1000`, a count, Có or Không.
pub(crate) fn in_one_cell(figure: Figure) -> Value {
    match figure {
        Figure::Ratio(part, whole) => format!("{part}/{whole}").into(),
        Figure::Count(count) => count.into(),
        Figure::YesNo(yes) => yes_no(yes).into(),
    }
}
