//! The legacy drawing (VML) that gives comments their boxes: without it Excel shows none.
//!
//! Such parts are often no well-formed XML, so they are taken as text: shapes go before the end, those of our own
//! earlier comments out, nothing else changes.

use std::fmt::Write as _;

use super::Unpatchable;
use super::grid::Anchor;
use crate::domain::CellAddress;

/// Shapes of one drawing are numbered within blocks of this size.
const BLOCK: u64 = 1024;
const NAMESPACES: &str = concat!(
    r#"xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" "#,
    r#"xmlns:x="urn:schemas-microsoft-com:office:excel""#
);
const SHAPE_TYPE: &str = "_x0000_t202";
const SHAPE: &str = "<v:shape ";
const SHAPE_END: &str = "</v:shape>";

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
pub(super) fn extended(text: &str, boxes: &[(CellAddress, Anchor)]) -> Result<String, Unpatchable> {
    if boxes.is_empty() {
        return Ok(text.to_owned());
    }
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
    for (number, (cell, anchor)) in (first..).zip(boxes) {
        result.push_str(&shape(number, *cell, anchor));
    }
    result.push_str(after);
    Ok(result)
}

/// A drawing without the boxes of the comments of these cells.
pub(super) fn without(text: &str, cells: &[CellAddress]) -> String {
    each_note(text, |cell, shape| if cells.contains(&cell) { String::new() } else { shape.to_owned() })
}

/// A drawing in which the boxes of these cells' comments are as large as given.
pub(super) fn resized(text: &str, boxes: &[(CellAddress, Anchor)]) -> String {
    each_note(text, |cell, shape| {
        let wanted = boxes.iter().find(|(other, _)| *other == cell);
        let split = shape
            .split_once("<x:Anchor>")
            .and_then(|(before, rest)| rest.split_once("</x:Anchor>").map(|(_, after)| (before, after)));
        match (wanted, split) {
            (Some((_, anchor)), Some((before, after))) => {
                format!("{before}<x:Anchor>{}</x:Anchor>{after}", joined(anchor))
            }
            _ => shape.to_owned(),
        }
    })
}

/// The drawing with the shape of every comment as `change` gives it.
fn each_note(text: &str, change: impl Fn(CellAddress, &str) -> String) -> String {
    let mut pieces = text.split(SHAPE);
    let mut result = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (inner, after) = piece.split_once(SHAPE_END).map_or((piece, None), |(inner, after)| (inner, Some(after)));
        let shape = format!("{SHAPE}{inner}{}", after.map_or("", |_| SHAPE_END));
        match (note_of(inner), after) {
            (Some(cell), Some(_)) => result.push_str(&change(cell, &shape)),
            _ => result.push_str(&shape),
        }
        result.push_str(after.unwrap_or_default());
    }
    result
}

/// The cell whose comment a shape is the box of.
fn note_of(shape: &str) -> Option<CellAddress> {
    let number = |name: &str| {
        let (_, rest) = shape.split_once(&format!("<x:{name}>"))?;
        rest.split('<').next()?.trim().parse::<u32>().ok()
    };
    let is_note = shape.contains("ObjectType=\"Note\"") || shape.contains("ObjectType='Note'");
    is_note.then(|| Some(CellAddress { row: number("Row")?, column: number("Column")? })).flatten()
}

fn next_shape(text: &str) -> u64 {
    let numbers = text.split("_x0000_s").skip(1).filter_map(|rest| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).take(12).collect();
        digits.parse::<u64>().ok()
    });
    let block = free_block(std::iter::once(text)).saturating_sub(1).max(1);
    numbers.max().map_or(block * BLOCK + 1, |last| last + 1)
}

fn joined(anchor: &Anchor) -> String {
    anchor.map(|number| number.to_string()).join(", ")
}

fn shape(number: u64, cell: CellAddress, anchor: &Anchor) -> String {
    format!(
        concat!(
            "<v:shape {} id=\"_x0000_s{}\" type=\"#{}\" style=\"position:absolute;margin-left:60pt;margin-top:2pt;width:225pt;height:90pt;z-index:1;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">",
            "<v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>",
            "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>",
            "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>",
            "<x:Anchor>{}</x:Anchor><x:AutoFill>False</x:AutoFill>",
            "<x:Row>{}</x:Row><x:Column>{}</x:Column></x:ClientData></v:shape>"
        ),
        NAMESPACES,
        number,
        SHAPE_TYPE,
        joined(anchor),
        cell.row,
        cell.column
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANCHOR: Anchor = [5, 12, 11, 2, 9, 0, 15, 0];

    #[test]
    fn shapes_go_behind_those_that_are_there_and_into_a_free_block() {
        let old = r#"<xml><o:idmap data="1,3"/><v:shape id="_x0000_s3074"/><br></xml>"#;
        let cell: CellAddress = "E12".parse().unwrap();
        let new = extended(old, &[(cell, ANCHOR)]).unwrap();
        assert!(new.starts_with(r#"<xml><o:idmap data="1,3"/><v:shape id="_x0000_s3074"/><br><v:shapetype"#), "{new}");
        assert!(new.contains(r#"id="_x0000_s3075""#) && new.ends_with("</v:shape></xml>"), "{new}");
        assert!(new.contains("<x:Row>11</x:Row><x:Column>4</x:Column>"), "{new}");
        let twice = extended(&new, &[(cell, ANCHOR)]).unwrap();
        assert_eq!(twice.matches("<v:shapetype").count(), 1, "the type is there once");
        assert_eq!(free_block([old, "data='7'"].into_iter()), 8);
        assert!(extended("no drawing", &[(cell, ANCHOR)]).is_err());
    }

    #[test]
    fn boxes_are_taken_out_and_made_larger_by_their_cell() {
        let cells: Vec<CellAddress> = ["E12", "B2"].map(|name| name.parse().unwrap()).to_vec();
        let boxes = [(cells[0], ANCHOR), (cells[1], ANCHOR)];
        let old = r#"<xml><v:shape id="_x0000_s1030"><x:ClientData ObjectType="Button"><x:Row>11</x:Row><x:Column>4</x:Column></x:ClientData></v:shape></xml>"#;
        let drawing = extended(old, &boxes).unwrap();
        let one = without(&drawing, &cells[..1]);
        assert_eq!((drawing.matches(SHAPE).count(), one.matches(SHAPE).count()), (3, 2), "no button goes");
        assert!(one.contains("<x:Column>1</x:Column>") && one.ends_with("</xml>"));
        assert_eq!(without(&drawing, &[]), drawing, "what is not meant stays byte for byte");
        let large = resized(&drawing, &[(cells[1], [0, 1, 2, 3, 4, 5, 6, 7])]);
        assert_eq!(large.matches("<x:Anchor>0, 1, 2, 3, 4, 5, 6, 7</x:Anchor>").count(), 1);
        assert_eq!(large.matches("<x:Anchor>5, 12,").count(), 1);
    }
}
