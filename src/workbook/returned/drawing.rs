//! The legacy drawing (VML) that gives comments their boxes: without it Excel shows none.
//!
//! Such parts are often no well-formed XML, so they are taken as text: shapes go before the end, nothing else changes.

use std::fmt::Write as _;

use super::Unpatchable;
use crate::domain::CellAddress;

/// Shapes of one drawing are numbered within blocks of this size.
const BLOCK: u64 = 1024;
const NAMESPACES: &str = concat!(
    r#"xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" "#,
    r#"xmlns:x="urn:schemas-microsoft-com:office:excel""#
);
const SHAPE_TYPE: &str = "_x0000_t202";
const LAST_COLUMN: u32 = 16_383;
const LAST_ROW: u32 = 1_048_575;

/// A drawing without shapes, whose shapes are numbered in a block that no other drawing of the workbook uses.
pub(super) fn empty(block: u64) -> String {
    format!(
        "<xml {NAMESPACES}><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"{block}\"/></o:shapelayout></xml>"
    )
}

/// The first block that these drawings leave free.
pub(super) fn free_block<'a>(drawings: impl Iterator<Item = &'a str>) -> u64 {
    let blocks = drawings.flat_map(|text| {
        let lists = text.split("data=").skip(1).filter_map(|rest| rest.get(1..)?.split(['"', '\'']).next());
        lists.flat_map(|list| list.split(',')).filter_map(|block| block.trim().parse::<u64>().ok())
    });
    blocks.filter(|block| *block < 1 << 20).max().unwrap_or(0) + 1
}

/// A drawing with a box for each cell.
pub(super) fn extended(text: &str, cells: &[CellAddress]) -> Result<String, Unpatchable> {
    let end = text.rfind("</xml>").ok_or(Unpatchable::Malformed)?;
    let (before, after) = text.split_at_checked(end).ok_or(Unpatchable::Malformed)?;
    let mut result = before.to_owned();
    if !before.contains(&format!("id=\"{SHAPE_TYPE}\"")) && !before.contains(&format!("id='{SHAPE_TYPE}'")) {
        let _ = write!(
            result,
            "<v:shapetype {NAMESPACES} id=\"{SHAPE_TYPE}\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"
        );
    }
    let first = next_shape(before);
    for (number, cell) in (first..).zip(cells) {
        result.push_str(&shape(number, *cell));
    }
    result.push_str(after);
    Ok(result)
}

fn next_shape(text: &str) -> u64 {
    let numbers = text.split("_x0000_s").skip(1).filter_map(|rest| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).take(12).collect();
        digits.parse::<u64>().ok()
    });
    let block = free_block(std::iter::once(text)).saturating_sub(1).max(1);
    numbers.max().map_or(block * BLOCK + 1, |last| last + 1)
}

fn shape(number: u64, cell: CellAddress) -> String {
    // Beside the cell, so that the cell stays in sight; at the sheet's right edge before it.
    let left = if cell.column + 5 > LAST_COLUMN { cell.column.saturating_sub(6) } else { cell.column + 1 };
    let top = cell.row.saturating_sub(1).min(LAST_ROW - 6);
    let (right, bottom) = (left + 4, top + 5);
    format!(
        concat!(
            "<v:shape {} id=\"_x0000_s{}\" type=\"#{}\" style=\"position:absolute;margin-left:60pt;margin-top:2pt;width:230pt;height:90pt;z-index:1;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">",
            "<v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>",
            "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>",
            "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>",
            "<x:Anchor>{}, 12, {}, 4, {}, 12, {}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>",
            "<x:Row>{}</x:Row><x:Column>{}</x:Column></x:ClientData></v:shape>"
        ),
        NAMESPACES, number, SHAPE_TYPE, left, top, right, bottom, cell.row, cell.column
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_go_behind_those_that_are_there_and_into_a_free_block() {
        let old = r#"<xml><o:idmap data="1,3"/><v:shape id="_x0000_s3074"/><br></xml>"#;
        let cell: CellAddress = "E12".parse().unwrap();
        let new = extended(old, &[cell]).unwrap();
        assert!(new.starts_with(r#"<xml><o:idmap data="1,3"/><v:shape id="_x0000_s3074"/><br><v:shapetype"#), "{new}");
        assert!(new.contains(r#"id="_x0000_s3075""#) && new.ends_with("</v:shape></xml>"), "{new}");
        assert!(new.contains("<x:Row>11</x:Row><x:Column>4</x:Column>"), "{new}");
        assert_eq!(extended(&new, &[cell]).unwrap().matches("<v:shapetype").count(), 1, "the type is there once");
        assert_eq!(free_block([old, "data='7'"].into_iter()), 8);
        assert!(extended("no drawing", &[cell]).is_err());
    }

    #[test]
    fn boxes_stay_on_the_sheet() {
        for name in ["A1", "XFD1048576"] {
            let cell: CellAddress = name.parse().unwrap();
            let shape = shape(1025, cell);
            let anchor = shape.split("<x:Anchor>").nth(1).unwrap().split('<').next().unwrap();
            let numbers: Vec<u32> = anchor.split(", ").map(|number| number.parse().unwrap()).collect();
            assert!(numbers[0] <= LAST_COLUMN && numbers[4] <= LAST_COLUMN && numbers[6] <= LAST_ROW, "{anchor}");
        }
    }
}
