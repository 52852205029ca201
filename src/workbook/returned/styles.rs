//! The style sheet: every marked cell gets its own format again, with nothing changed but the fill.

use std::collections::BTreeMap;

use super::Unpatchable;
use super::xml::{Element, Outline, Splices};
use crate::domain::Severity;

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

/// A full tone for errors and a light hatching for warnings: they differ in grey too, and figures stay readable.
const ERROR_FILL: &str =
    r#"<fill><patternFill patternType="solid"><fgColor rgb="FFF2A49B"/><bgColor indexed="64"/></patternFill></fill>"#;
const WARNING_FILL: &str = r#"<fill><patternFill patternType="lightUp"><fgColor rgb="FFB98A00"/><bgColor rgb="FFFFF3BF"/></patternFill></fill>"#;
const HEADING_FILL: &str =
    r#"<fill><patternFill patternType="solid"><fgColor rgb="FFE3EAF2"/><bgColor indexed="64"/></patternFill></fill>"#;
const FILLS: [&str; 3] = [ERROR_FILL, WARNING_FILL, HEADING_FILL];

/// Of the list: plain, bold, title, link, and white.
const FONTS: [&str; 5] = [
    r#"<font><sz val="11"/><name val="Times New Roman"/><family val="1"/></font>"#,
    r#"<font><b/><sz val="11"/><name val="Times New Roman"/><family val="1"/></font>"#,
    r#"<font><b/><sz val="14"/><name val="Times New Roman"/><family val="1"/></font>"#,
    r#"<font><u/><sz val="11"/><color rgb="FF0B5CAD"/><name val="Times New Roman"/><family val="1"/></font>"#,
    r#"<font><sz val="8"/><color rgb="FFFFFFFF"/><name val="Times New Roman"/><family val="1"/></font>"#,
];
const BORDERS: [&str; 1] = [
    r#"<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border>"#,
];

/// What a style sheet must hold for programs that look formats up by name.
const NORMAL: &str = concat!(
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    r#"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#
);

/// The formats of the list of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Own {
    Title,
    Explanation,
    Heading,
    Text,
    Centred,
    Link,
    Error,
    Warning,
    Unseen,
}

impl Own {
    const ALL: [Self; 9] = [
        Self::Title,
        Self::Explanation,
        Self::Heading,
        Self::Text,
        Self::Centred,
        Self::Link,
        Self::Error,
        Self::Warning,
        Self::Unseen,
    ];

    /// Font, fill and alignment; the first two count from the first one added.
    fn parts(self) -> (usize, Option<usize>, &'static str) {
        const TOP: &str = r#"<alignment vertical="top" wrapText="1"/>"#;
        const CENTRE: &str = r#"<alignment horizontal="center" vertical="top" wrapText="1"/>"#;
        match self {
            Self::Title => (2, None, ""),
            Self::Explanation => (0, None, TOP),
            Self::Heading => (1, Some(2), r#"<alignment horizontal="center" vertical="center" wrapText="1"/>"#),
            Self::Text => (0, None, TOP),
            Self::Centred => (0, None, CENTRE),
            Self::Link => (3, None, CENTRE),
            Self::Error => (0, Some(0), CENTRE),
            Self::Warning => (0, Some(1), CENTRE),
            Self::Unseen => (4, None, ""),
        }
    }

    fn is_boxed(self) -> bool {
        !matches!(self, Self::Title | Self::Explanation | Self::Unseen)
    }
}

/// A style sheet that is added to.
#[derive(Debug)]
pub(super) struct Styles {
    text: String,
    /// The cell formats as they stand.
    formats: Vec<String>,
    fills: usize,
    fonts: usize,
    borders: usize,
    /// Marked formats by the format they are made of.
    marked: BTreeMap<(u32, Severity), u32>,
    added: Vec<String>,
}

impl Styles {
    /// A workbook without a style sheet gets this one.
    pub(super) fn empty(namespace: &str) -> String {
        format!("{}<styleSheet xmlns=\"{namespace}\">{NORMAL}</styleSheet>", super::DECLARATION)
    }

    pub(super) fn of(text: String) -> Result<Self, Unpatchable> {
        let outline = Outline::of(&text)?;
        let items = |section: &str| -> Result<Vec<&str>, Unpatchable> {
            let section = outline.below_root(section)?;
            Ok(section.map_or_else(Vec::new, |of| outline.children(of).map(|item| outline.source(item)).collect()))
        };
        // Two fills always come first, whatever a writer says; a sheet without any gets them.
        let fills = items("fills")?.len().max(defaults("fills", "").1);
        let fonts = items("fonts")?.len().max(1);
        let borders = items("borders")?.len().max(1);
        let mut formats: Vec<String> = items("cellXfs")?.into_iter().map(str::to_owned).collect();
        if formats.is_empty() {
            formats.push(defaults("cellXfs", outline.root()?.tag.prefix()).0);
        }
        Ok(Self { fills, fonts, borders, formats, marked: BTreeMap::new(), added: Vec::new(), text })
    }

    /// The format of a marked cell that has had the format `original`.
    pub(super) fn marked(&mut self, original: u32, severity: Severity) -> Result<u32, Unpatchable> {
        if let Some(known) = self.marked.get(&(original, severity)) {
            return Ok(*known);
        }
        let index = usize::try_from(original).map_err(|_| Unpatchable::Malformed)?;
        // A format that is not there counts as the first one.
        let source = self.formats.get(index).or(self.formats.first()).ok_or(Unpatchable::Malformed)?;
        let outline = Outline::of(source)?;
        let tag = &outline.root()?.tag;
        let fill = (self.fills + usize::from(severity != Severity::Error)).to_string();
        let start = tag.with(&[("fillId", &fill), ("applyFill", "1")], &[])?;
        let rest = source.get(tag.at.end..).unwrap_or_default();
        let made = self.add(format!("{start}{rest}"))?;
        self.marked.insert((original, severity), made);
        Ok(made)
    }

    /// Adds the formats of the list; gives the first.
    pub(super) fn add_own(&mut self) -> Result<OwnFormats, Unpatchable> {
        let first = u32::try_from(self.formats.len() + self.added.len()).map_err(|_| Unpatchable::Malformed)?;
        for own in Own::ALL {
            let (font, fill, alignment) = own.parts();
            let (font, fill) = (self.fonts + font, fill.map_or(0, |fill| self.fills + fill));
            let border = if own.is_boxed() { self.borders } else { 0 };
            let prefix = Outline::of(&self.text)?.root()?.tag.prefix().to_owned();
            let xf = format!(
                r#"<xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="{border}" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">{alignment}</xf>"#
            );
            self.add(prefixed(&xf, &prefix))?;
        }
        Ok(OwnFormats { first })
    }

    fn add(&mut self, format: String) -> Result<u32, Unpatchable> {
        self.added.push(format);
        u32::try_from(self.formats.len() + self.added.len() - 1).map_err(|_| Unpatchable::Malformed)
    }

    /// The style sheet with everything added.
    pub(super) fn finish(self) -> Result<String, Unpatchable> {
        let outline = Outline::of(&self.text)?;
        let prefix = outline.root()?.tag.prefix();
        let mut splices = Splices::default();
        let mut missing = Vec::new();
        let added = |items: &[&str]| prefixed(&items.concat(), prefix);
        let sections = [
            ("fonts", added(&FONTS), FONTS.len()),
            ("fills", added(&FILLS), FILLS.len()),
            ("borders", added(&BORDERS), BORDERS.len()),
            ("cellXfs", self.added.concat(), self.added.len()),
        ];
        for (name, items, count) in sections {
            let section = outline.below_root(name)?;
            let known = section.map_or(0, |section| outline.children(section).count());
            let (default, defaults) = if known == 0 { defaults(name, prefix) } else { (String::new(), 0) };
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

/// The formats of the list, by what they are for.
#[derive(Debug, Clone, Copy)]
pub(super) struct OwnFormats {
    first: u32,
}

impl OwnFormats {
    pub(super) fn id(self, own: Own) -> u32 {
        (self.first..).zip(Own::ALL).find(|(_, other)| *other == own).map_or(0, |(id, _)| id)
    }
}

/// What a section holds before anything is added, and how much that is.
fn defaults(section: &str, prefix: &str) -> (String, usize) {
    let (items, count) = match section {
        "fonts" => (r#"<font><sz val="11"/><name val="Calibri"/></font>"#, 1),
        "fills" => {
            let none =
                r#"<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>"#;
            (none, 2)
        }
        "borders" => ("<border><left/><right/><top/><bottom/><diagonal/></border>", 1),
        _ => (r#"<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>"#, 1),
    };
    (prefixed(items, prefix), count)
}

/// Our own markup under the prefix that the part uses.
fn prefixed(markup: &str, prefix: &str) -> String {
    markup.replace("</", "\u{0}").replace('<', &format!("<{prefix}")).replace('\u{0}', &format!("</{prefix}"))
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

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str = concat!(
        r#"<styleSheet xmlns="m"><fonts count="1"><font/></fonts><fills count="2"><fill/><fill/></fills>"#,
        r#"<borders count="1"><border/></borders><cellXfs count="2"><xf numFmtId="0"/>"#,
        r#"<xf numFmtId="10" fillId="1" borderId="0"><alignment horizontal="right"/></xf></cellXfs><extLst/></styleSheet>"#
    );

    #[test]
    fn a_marked_format_keeps_everything_but_the_fill() {
        let mut styles = Styles::of(SHEET.to_owned()).unwrap();
        assert_eq!(styles.marked(1, Severity::Error).unwrap(), 2);
        assert_eq!(styles.marked(1, Severity::Warning).unwrap(), 3);
        assert_eq!(styles.marked(1, Severity::Error).unwrap(), 2, "made once");
        assert_eq!(styles.marked(77, Severity::Error).unwrap(), 4, "an unknown format counts as the first");
        let text = styles.finish().unwrap();
        assert!(text.contains(r#"<cellXfs count="5">"#), "{text}");
        assert!(
            text.contains(
                r#"<xf numFmtId="10" borderId="0" fillId="2" applyFill="1"><alignment horizontal="right"/></xf>"#
            ),
            "{text}"
        );
        assert!(text.contains(r#"<fills count="5"><fill/><fill/><fill><patternFill patternType="solid">"#), "{text}");
    }

    #[test]
    fn a_style_sheet_without_sections_gets_them_in_order_and_under_its_prefix() {
        for (text, prefix) in [(Styles::empty("m"), ""), ("<x:styleSheet><x:dxfs/></x:styleSheet>".to_owned(), "x:")] {
            let mut styles = Styles::of(text).unwrap();
            let own = styles.add_own().unwrap();
            assert_eq!(own.id(Own::Title), 1);
            let text = styles.finish().unwrap();
            let at = |name: &str| text.find(&format!("<{prefix}{name} ")).unwrap();
            assert!(
                at("fonts") < at("fills") && at("fills") < at("borders") && at("borders") < at("cellXfs"),
                "{text}"
            );
            if !prefix.is_empty() {
                assert!(text.contains("</x:cellXfs><x:dxfs/>"), "{text}");
            }
            assert!(Outline::of(&text).is_ok(), "{text}");
        }
    }
}
