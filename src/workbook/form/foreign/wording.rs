//! The words by which columns, sections, sums and the end of a table are known; all of them in this one place.

use crate::domain::ColumnRole;
use crate::domain::text::{nfc, search_key};

/// How well a title says what a column holds.
pub(in crate::workbook::form) type Sureness = u8;
/// It may mean that, if no other column does.
const MAYBE: Sureness = 1;
const LIKELY: Sureness = 2;
const CERTAIN: Sureness = 3;

/// Titles in full.
const TITLES: &[(ColumnRole, Sureness, &[&str])] = &[
    (ColumnRole::Number, CERTAIN, &["stt", "tt", "so tt", "so thu tu", "s t t", "no"]),
    (ColumnRole::Code, CERTAIN, &["ma", "ma so", "ma tieu chi", "ma chi tieu", "ma chi so", "code"]),
    (ColumnRole::Name, CERTAIN, &["tieu chi", "chi tieu", "chi so", "noi dung", "criteria", "indicator", "nhiem vu"]),
    (ColumnRole::Measure, CERTAIN, &["don vi tinh", "dvt", "don vi do", "unit of measure"]),
    (ColumnRole::Maximum, CERTAIN, &["diem toi da", "thang diem", "diem chuan", "toi da", "max", "maximum points"]),
    (ColumnRole::Result, CERTAIN, &["ket qua", "so lieu", "tu so", "numerator", "result"]),
    (ColumnRole::Result, LIKELY, &["gia tri", "so luong", "thuc hien", "da thuc hien", "dat duoc"]),
    (ColumnRole::Result, MAYBE, &["tu danh gia", "don vi tu danh gia", "ty le"]),
    (ColumnRole::Whole, CERTAIN, &["mau so", "denominator"]),
    (ColumnRole::Whole, LIKELY, &["tong so", "tong"]),
    (ColumnRole::SelfScore, CERTAIN, &["diem tu cham", "diem tu danh gia", "tu cham", "tu cham diem", "diem de nghi"]),
    (ColumnRole::SelfScore, LIKELY, &["tu danh gia", "don vi tu danh gia", "diem dat", "diem dat duoc"]),
    (ColumnRole::SelfScore, MAYBE, &["diem"]),
    (ColumnRole::Evidence, CERTAIN, &["minh chung", "tai lieu", "evidence"]),
    (ColumnRole::Note, CERTAIN, &["ghi chu", "giai trinh", "note", "notes", "remarks"]),
];

/// How longer titles begin.
const BEGINNINGS: &[(ColumnRole, Sureness, &[&str])] = &[
    (ColumnRole::Name, LIKELY, &["tieu chi", "ten tieu chi", "ten chi", "chi so", "noi dung", "linh vuc", "nhiem vu"]),
    (ColumnRole::Measure, LIKELY, &["don vi tinh"]),
    (ColumnRole::Maximum, LIKELY, &["diem toi da", "thang diem", "diem chuan"]),
    (ColumnRole::Result, LIKELY, &["ket qua", "so lieu", "tu so", "gia tri", "so luong"]),
    (ColumnRole::Result, MAYBE, &["ty le"]),
    (ColumnRole::Whole, LIKELY, &["mau so", "tong so"]),
    (ColumnRole::SelfScore, LIKELY, &["diem tu", "tu cham"]),
    (ColumnRole::NotApplicable, CERTAIN, &["khong ap dung", "not applicable"]),
    (ColumnRole::Note, LIKELY, &["ghi chu", "giai trinh"]),
];

/// What titles hold somewhere.
const PARTS: &[(ColumnRole, Sureness, &[&str])] =
    &[(ColumnRole::Evidence, CERTAIN, &["kiem chung", "minh chung", "chung minh"])];

/// Points given by the committee, whatever else the title says.
const APPRAISED: &[&str] = &["tham dinh", "hoi dong", "appraised"];

/// First words of what stands below a table.
const ENDS: &[&str] = &[
    "noi nhan",
    "nguoi lap",
    "can bo lap",
    "thu truong",
    "chu tich",
    "pho chu tich",
    "giam doc",
    "pho giam doc",
    "kt",
    "tm",
    "tl",
    "tuq",
    "xac nhan",
];

/// What a column holds, by its title: the words of merged headings above it first, its own last. All that it may be.
pub(in crate::workbook::form) fn roles(title: &[String]) -> Vec<(ColumnRole, Sureness)> {
    let keys: Vec<String> = title.iter().map(|part| search_key(part)).filter(|key| !key.is_empty()).collect();
    let whole = keys.join(" ");
    if APPRAISED.iter().any(|word| whole.contains(word)) {
        return vec![(ColumnRole::Appraised, CERTAIN)];
    }
    // "Tự đánh giá" over "Kết quả" and "Điểm": points are points.
    if whole.starts_with("tu ") && keys.last().is_some_and(|own| own == "diem") {
        return vec![(ColumnRole::SelfScore, CERTAIN)];
    }
    let own = keys.last().map(|own| roles_of_key(own)).unwrap_or_default();
    if !own.is_empty() {
        return own;
    }
    let all = roles_of_key(&whole);
    if !all.is_empty() {
        return all;
    }
    keys.first().filter(|_| keys.len() > 1).map(|above| roles_of_key(above)).unwrap_or_default()
}

fn roles_of_key(key: &str) -> Vec<(ColumnRole, Sureness)> {
    let equal = TITLES.iter().filter(|(_, _, words)| words.contains(&key));
    let begun = BEGINNINGS.iter().filter(|(_, _, words)| words.iter().any(|word| begins(key, word)));
    let held = PARTS.iter().filter(|(_, _, words)| words.iter().any(|word| key.contains(word)));
    let found = |rows: &mut dyn Iterator<Item = &(ColumnRole, Sureness, &[&str])>| -> Vec<_> {
        rows.map(|(role, sureness, _)| (*role, *sureness)).collect()
    };
    let (mut equal, mut begun, mut held) = (equal, begun, held);
    let exact = found(&mut equal);
    if !exact.is_empty() {
        return exact;
    }
    let parts = found(&mut held);
    if parts.is_empty() { found(&mut begun) } else { parts }
}

/// Whether a text begins with words, each of them in full.
fn begins(key: &str, words: &str) -> bool {
    key.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether a row is below the table: signatures, recipients, the place and day of signing.
pub(super) fn ends_table(text: &str) -> bool {
    let key = search_key(text);
    ENDS.iter().any(|word| begins(&key, word)) || is_day_of_signing(text)
}

/// `Lào Cai, ngày 14 tháng 5 năm 2020`, its numbers filled in or left blank.
pub(in crate::workbook::form) fn is_day_of_signing(text: &str) -> bool {
    let key = search_key(text);
    let words: Vec<&str> = key.split(' ').collect();
    let at = |word: &str| words.iter().position(|other| *other == word);
    let in_order = matches!((at("ngay"), at("thang")), (Some(day), Some(month)) if day < month && month - day <= 2);
    in_order && words.contains(&"nam") && words.len() <= 14
}

/// Sums and averages: `Cộng`, `Tổng cộng`, `Tổng điểm (I+II)`; never `Công khai` nor `Tổng số hồ sơ`.
pub(in crate::workbook::form) fn is_total(text: &str) -> bool {
    is_total_by(text, &search_key(text))
}

/// The same for a text whose key is known.
pub(in crate::workbook::form) fn is_total_by(text: &str, key: &str) -> bool {
    let begins_with_sum = || {
        let written = nfc(text).to_lowercase();
        written.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()) == Some("cộng")
    };
    let sums = matches!(key, "tong" | "cong" | "tong so" | "total" | "sum" | "average" | "ca nuoc" | "toan quoc");
    let begun =
        ["tong cong", "tong diem", "tong so diem", "binh quan", "trung binh", "total", "tong nhom", "toan tinh"];
    sums || (begins(key, "cong") && begins_with_sum())
        || begun.iter().any(|word| begins(key, word))
        || begins(key, "cong nhom")
}

/// `I`, `IV`, `A`: how sections of a table are numbered.
pub(super) fn is_section_number(number: &str) -> bool {
    let number = number.trim().trim_end_matches(['.', ')', '/', ':']);
    let roman = !number.is_empty() && number.len() <= 5 && number.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    roman || (number.len() == 1 && number.chars().all(|c| c.is_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(title: &[&str]) -> Option<ColumnRole> {
        let title: Vec<String> = title.iter().map(|part| (*part).to_owned()).collect();
        roles(&title).into_iter().max_by_key(|(_, sureness)| *sureness).map(|(role, _)| role)
    }

    #[test]
    fn titles_of_real_sheets_say_what_a_column_holds() {
        use ColumnRole as R;
        for (title, expected) in [
            (&["STT"][..], Some(R::Number)),
            (&["TT"], Some(R::Number)),
            (&["TIÊU CHÍ"], Some(R::Name)),
            (&["Chỉ số"], Some(R::Name)),
            (&["Tiêu chí/Tiêu chí thành phần"], Some(R::Name)),
            (&["Đơn vị tính"], Some(R::Measure)),
            (&["Điểm tối đa"], Some(R::Maximum)),
            (&["Thang điểm"], Some(R::Maximum)),
            (&["Điểm", "Tự chấm"], Some(R::SelfScore)),
            (&["Điểm tự đánh giá"], Some(R::SelfScore)),
            (&["Tự đánh giá", "Điểm"], Some(R::SelfScore)),
            (&["Tự đánh giá", "Kết quả"], Some(R::Result)),
            (&["Thẩm định", "Kết quả"], Some(R::Appraised)),
            (&["Điểm thẩm định"], Some(R::Appraised)),
            (&["Kết quả thực hiện", "Tử số"], Some(R::Result)),
            (&["Kết quả thực hiện", "Mẫu số"], Some(R::Whole)),
            (&["Tài liệu kiểm chứng"], Some(R::Evidence)),
            (&["Ghi chú"], Some(R::Note)),
            (&["Cách xác định và tính điểm"], None),
            (&["Nguồn dữ liệu"], None),
            (&["Đơn vị xác minh"], None),
        ] {
            assert_eq!(role(title), expected, "{title:?}");
        }
    }

    #[test]
    fn sums_sections_and_ends_are_known_and_look_alikes_are_not() {
        for total in ["Cộng", "TỔNG CỘNG", "Tổng điểm (I+II)", "Cộng nhóm I", "Trung bình", "Cả nước"]
        {
            assert!(is_total(total), "{total}");
        }
        for other in ["Công khai mức độ hài lòng", "Tổng số hồ sơ", "Cổng dịch vụ công", "Tỷ lệ"]
        {
            assert!(!is_total(other), "{other}");
        }
        for end in [
            "Nơi nhận:",
            "NGƯỜI LẬP BIỂU",
            "KT. CHỦ TỊCH",
            "Lào Cai, ngày 14 tháng 5 năm 2020",
            "…, ngày … tháng … năm 2020",
        ] {
            assert!(ends_table(end), "{end}");
        }
        assert!(!ends_table("Tỷ lệ hồ sơ giải quyết trong ngày"));
        assert!(
            is_section_number("IV.") && is_section_number("A") && !is_section_number("a)") && !is_section_number("1")
        );
    }
}
