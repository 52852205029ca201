//! The sections of a style sheet with what was added to them, those that are missing put where they belong.

use super::{Styles, prefixed};
use crate::workbook::returned::Unpatchable;
use crate::workbook::returned::dress::{BORDERS, FILLS, FONTS, NO_BORDER, NO_FILL};
use crate::workbook::returned::xml::{Element, Outline, Splices};

/// The sections of a style sheet that are added to, with their items, in the order they stand in.
const ORDER: [&str; 11] = [
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
];

impl Styles {
    /// The style sheet with everything added.
    pub(in crate::workbook::returned) fn finish(self) -> Result<String, Unpatchable> {
        let outline = Outline::of(&self.text)?;
        let prefix = outline.root()?.tag.prefix();
        let mut splices = Splices::default();
        let mut missing = Vec::new();
        let added = |items: &[&str], old: &[String]| format!("{}{}", prefixed(&items.concat(), prefix), old.concat());
        let sections = [
            ("fonts", added(&FONTS, &[]), FONTS.len()),
            ("fills", added(&FILLS, &self.old_fills), FILLS.len() + self.old_fills.len()),
            ("borders", added(&BORDERS, &self.old_borders), BORDERS.len() + self.old_borders.len()),
            ("cellXfs", self.added.concat(), self.added.len()),
        ];
        for (name, items, count) in sections {
            let section = outline.below_root(name)?;
            let known = section.map_or(0, |section| outline.children(section).count());
            let (default, defaults) = defaults(name, known, prefix);
            let count = (known + defaults + count).to_string();
            match section {
                Some(section) => {
                    let tag = section.tag.with(&[("count", &count)], &[])?;
                    splices.append(section, &tag, &format!("{default}{items}"));
                }
                None => {
                    missing
                        .push((name, format!("<{prefix}{name} count=\"{count}\">{default}{items}</{prefix}{name}>")));
                }
            }
        }
        insert_missing(&outline, &mut splices, missing)?;
        splices.apply(&self.text)
    }
}

/// What must stand in a section before anything is added, less what is there already, and how much that is.
pub(super) fn defaults(section: &str, known: usize, prefix: &str) -> (String, usize) {
    let items: &[&str] = match section {
        "fonts" => &[r#"<font><sz val="11"/><name val="Calibri"/></font>"#],
        "fills" => &[NO_FILL, r#"<fill><patternFill patternType="gray125"/></fill>"#],
        "borders" => &[NO_BORDER],
        _ => &[r#"<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>"#],
    };
    let lacking = items.get(known..).unwrap_or_default();
    (prefixed(&lacking.concat(), prefix), lacking.len())
}

/// Sections that the style sheet does not have, put where the order wants them.
fn insert_missing(
    outline: &Outline<'_>,
    splices: &mut Splices,
    missing: Vec<(&str, String)>,
) -> Result<(), Unpatchable> {
    let root = outline.root()?;
    let place = |element: &Element<'_>| ORDER.iter().position(|name| *name == element.tag.local());
    let mut at_end = String::new();
    for (name, section) in missing {
        let own = ORDER.iter().position(|other| *other == name);
        match outline.children(root).find(|child| place(child) > own) {
            Some(next) => splices.insert(next.tag.at.start, section),
            None => at_end.push_str(&section),
        }
    }
    splices.append(root, root.tag.text, &at_end);
    Ok(())
}
