//! A returned copy that comes back and is returned once more: nothing piles up.

use super::*;
use crate::workbook::returned::styles::{Look, Styles};

const SHEET: &str = "Tự đánh giá";
const PART: &str = "xl/worksheets/sheet1.xml";

/// What a cell looks like, whatever number its format has.
fn look(bytes: &[u8], cell: &str) -> Look {
    let sheet = part_of(bytes, PART);
    let outline = Outline::of(&sheet).unwrap();
    let found = outline.all("c").find(|c| c.tag.attribute("r").unwrap().as_deref() == Some(cell)).unwrap();
    let format = found.tag.attribute("s").unwrap().map_or(0, |format| format.parse().unwrap());
    Styles::of(part_of(bytes, "xl/styles.xml")).unwrap().look_of(format).unwrap()
}

fn count(bytes: &[u8], part: &str, what: &str) -> usize {
    part_of(bytes, part).matches(what).count()
}

fn comments_part(bytes: &[u8]) -> String {
    names_of(bytes).into_iter().find(|name| name.starts_with("xl/comments")).unwrap()
}

fn lists(bytes: &[u8]) -> usize {
    read(bytes, "a.xlsx").sheets.iter().filter(|sheet| is_list(sheet)).count()
}

/// As Excel would save it: the formats in another order, the texts of the list shared.
fn saved_anew(bytes: &[u8]) -> Vec<u8> {
    let list = names_of(bytes).into_iter().filter(|name| name.starts_with("xl/worksheets/sheet")).max().unwrap();
    let strings = part_of(bytes, "xl/sharedStrings.xml");
    let mut next = strings.matches("<si>").count();
    let mut added = String::new();
    let mut text = part_of(bytes, &list);
    while let Some((before, rest)) = text.clone().split_once(" t=\"inlineStr\"><is>") {
        let (inner, after) = rest.split_once("</is>").unwrap();
        added.push_str(&format!("<si>{inner}</si>"));
        text = format!("{before} t=\"s\"><v>{next}</v>{after}");
        next += 1;
    }
    let bytes = with_part(bytes, &list, |_| text.clone());
    with_part(&bytes, "xl/sharedStrings.xml", |strings| strings.replace("</sst>", &format!("{added}</sst>")))
}

#[test]
fn a_corrected_cell_loses_its_mark_and_the_others_are_marked_anew() {
    let original = broken_form();
    let first = marked_copy(&original, &[error(SHEET, "E12"), warning(SHEET, "F12"), error(SHEET, "E13")]);
    assert_ne!(look(&first, "E12"), look(&original, "E12"));
    for sent in [first.clone(), saved_anew(&first)] {
        let second = marked_copy(&sent, &[warning(SHEET, "E13"), error(SHEET, "G12")]);
        assert_eq!(look(&second, "E12"), look(&original, "E12"));
        assert_eq!(look(&second, "F12"), look(&original, "F12"));
        assert_eq!(look(&second, "E13"), look(&first, "F12"), "now a warning");
        assert_eq!(lists(&second), 1, "one list takes the place of the other");
        let comments = comments_part(&second);
        assert_eq!(count(&second, &comments, "<comment "), 2);
        assert_eq!(count(&second, &comments, "Lỗi: "), 1);
        assert_eq!(count(&second, "xl/drawings/vmlDrawing1.vml", "<v:shape "), 2);
        let third = marked_copy(&second, &[error("Trang khác", "A1")]);
        for cell in ["E12", "F12", "E13", "G12"] {
            assert_eq!(look(&third, cell), look(&original, cell), "{cell}");
        }
        assert_eq!(count(&third, &comments, "<comment "), 0);
        assert_eq!(count(&third, "xl/drawings/vmlDrawing1.vml", "<v:shape "), 0);
        assert_eq!(lists(&third), 1);
    }
}

#[test]
fn the_senders_own_comment_stays_alone_where_its_cell_was_corrected() {
    let original = broken(true);
    let comments = comments_part(&original);
    let cell =
        part_of(&original, &comments).split("<comment ref=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let first = marked_copy(&original, &[error(SHEET, &cell)]);
    assert_eq!(count(&first, &comments, "Lỗi: "), 1);
    let second = marked_copy(&first, &[error(SHEET, "Z40")]);
    assert_eq!(count(&second, &comments, "Lỗi: "), 1, "that of Z40");
    let boxes = |bytes: &[u8]| count(bytes, "xl/drawings/vmlDrawing1.vml", "<v:shape ");
    assert_eq!(boxes(&second), boxes(&original) + 1);
    let texts = |bytes: &[u8]| read(bytes, "a.xlsx").sheets.len();
    assert_eq!(texts(&second), texts(&first));
    assert!(part_of(&second, &comments).contains("Căn cứ: Nghị quyết số 17/NQ-CP"));
}

#[test]
fn a_sheet_of_the_senders_that_is_called_like_the_list_is_no_list() {
    let sheet = r#"<worksheet xmlns="MAIN"><sheetData><row r="1"><c r="H1" t="inlineStr"><is><t>của tôi</t></is></c></row></sheetData></worksheet>"#;
    let bytes = odd_package(sheet, "", &[]);
    let bytes = with_part(&bytes, "xl/workbook.xml", |text| text.replace("Biểu 1 &amp; 'A'\"", "Lỗi và cảnh báo\""));
    let back = marked_copy(&bytes, &[error("Lỗi và cảnh báo", "H1")]);
    assert!(part_of(&back, "xl/tờ/mot.xml").contains("của tôi"));
    assert!(part_of(&back, "xl/workbook.xml").contains("Lỗi và cảnh báo (2)"));
}
