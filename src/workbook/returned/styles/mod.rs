//! The style sheet: every marked cell gets its own format again, with nothing changed but fill and border;
//! a mark that is taken back, its old ones.

mod sections;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::Unpatchable;
use super::dress::{BORDERS, FILLS, KNOWN_BY, NO_BORDER, NO_FILL, Own};
use super::xml::Outline;
use crate::domain::Severity;
use sections::defaults;

/// What a style sheet must hold for programs that look formats up by name.
const NORMAL: &str = concat!(
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    r#"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#
);

/// What marking changes of a cell's format, as it was before: fill and border under plain names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Look {
    fill: String,
    border: String,
}

impl Look {
    /// As the list keeps it.
    pub(super) fn text(&self) -> String {
        format!("{}{}", self.fill, self.border)
    }

    /// Of what a list kept; nothing where it was changed since.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (fill, border) = text.split_at_checked(text.find("<border")?)?;
        (is_one(fill, "fill") && is_one(border, "border"))
            .then(|| Self { fill: fill.to_owned(), border: border.to_owned() })
    }
}

/// Whether a text is one element of this name and nothing else.
fn is_one(text: &str, name: &str) -> bool {
    let outline = Outline::of(text);
    let root = outline.as_ref().ok().and_then(|outline| outline.root().ok());
    root.is_some_and(|root| root.tag.name() == name && root.tag.at.start == 0 && root.end == text.len())
}

/// A style sheet that is added to.
#[derive(Debug)]
pub(super) struct Styles {
    text: String,
    /// The cell formats, fills and borders as they stand.
    formats: Vec<String>,
    known_fills: Vec<String>,
    known_borders: Vec<String>,
    fills: usize,
    fonts: usize,
    borders: usize,
    /// Marked formats by the format they are made of.
    marked: BTreeMap<(u32, Severity), u32>,
    /// Formats whose marks were taken back, by the marked one.
    unmarked: BTreeMap<(u32, Look), u32>,
    added: Vec<String>,
    /// Fills and borders of formats whose marks were taken back, behind our own.
    old_fills: Vec<String>,
    old_borders: Vec<String>,
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
        let owned = |items: Vec<&str>| -> Vec<String> { items.into_iter().map(str::to_owned).collect() };
        let (known_fills, known_borders) = (owned(items("fills")?), owned(items("borders")?));
        // Two fills always come first, whatever a writer says; a sheet without any gets them.
        let fills = known_fills.len().max(defaults("fills", 0, "").1);
        let fonts = items("fonts")?.len().max(1);
        let borders = known_borders.len().max(1);
        let mut formats = owned(items("cellXfs")?);
        if formats.is_empty() {
            formats.push(defaults("cellXfs", 0, outline.root()?.tag.prefix()).0);
        }
        Ok(Self {
            fills,
            fonts,
            borders,
            formats,
            known_fills,
            known_borders,
            marked: BTreeMap::new(),
            unmarked: BTreeMap::new(),
            added: Vec::new(),
            old_fills: Vec::new(),
            old_borders: Vec::new(),
            text,
        })
    }

    /// The formats that an earlier return left, whatever their numbers are by now.
    pub(super) fn marked_before(&self) -> Result<BTreeSet<u32>, Unpatchable> {
        let mut found = BTreeSet::new();
        for (number, format) in (0u32..).zip(&self.formats) {
            let fill = part_of(format, "fillId")?.and_then(|fill| self.known_fills.get(fill));
            if fill.is_some_and(|fill| KNOWN_BY.iter().any(|two| two.iter().all(|one| fill.contains(one)))) {
                found.insert(number);
            }
        }
        Ok(found)
    }

    /// The format of a marked cell that has had the format `original`.
    pub(super) fn marked(&mut self, original: u32, severity: Severity) -> Result<u32, Unpatchable> {
        if let Some(known) = self.marked.get(&(original, severity)) {
            return Ok(*known);
        }
        let mild = usize::from(severity != Severity::Error);
        let made = self.dressed(original, self.fills + mild, self.borders + 1 + mild)?;
        self.marked.insert((original, severity), made);
        Ok(made)
    }

    /// The format of a cell whose earlier mark is taken back: as it looked before, plain where nobody knows.
    pub(super) fn unmarked(&mut self, marked: u32, look: Option<&Look>) -> Result<u32, Unpatchable> {
        let plain = || Look { fill: NO_FILL.to_owned(), border: NO_BORDER.to_owned() };
        let look = look.cloned().unwrap_or_else(plain);
        if let Some(known) = self.unmarked.get(&(marked, look.clone())) {
            return Ok(*known);
        }
        let prefix = Outline::of(&self.text)?.root()?.tag.prefix().to_owned();
        let fill = self.fills + FILLS.len() + place_of(&mut self.old_fills, prefixed(&look.fill, &prefix));
        let border = self.borders + BORDERS.len() + place_of(&mut self.old_borders, prefixed(&look.border, &prefix));
        let made = self.dressed(marked, fill, border)?;
        self.unmarked.insert((marked, look), made);
        Ok(made)
    }

    /// What marking a format would change of it.
    pub(super) fn look_of(&self, format: u32) -> Result<Look, Unpatchable> {
        let format = self.format(format)?;
        let item = |attribute, known: &[String], first_old: usize, old: &[String], none: &str| {
            let place = part_of(format, attribute)?.unwrap_or(0);
            let found = known.get(place).or_else(|| old.get(place.checked_sub(first_old)?));
            Ok::<_, Unpatchable>(found.map_or_else(|| none.to_owned(), |item| unprefixed(item)))
        };
        let (fills, borders) = (self.fills + FILLS.len(), self.borders + BORDERS.len());
        Ok(Look {
            fill: item("fillId", &self.known_fills, fills, &self.old_fills, NO_FILL)?,
            border: item("borderId", &self.known_borders, borders, &self.old_borders, NO_BORDER)?,
        })
    }

    /// A format again with another fill and border.
    fn dressed(&mut self, format: u32, fill: usize, border: usize) -> Result<u32, Unpatchable> {
        let source = self.format(format)?;
        let outline = Outline::of(source)?;
        let tag = &outline.root()?.tag;
        let (fill, border) = (fill.to_string(), border.to_string());
        let set = [("fillId", fill.as_str()), ("borderId", &border), ("applyFill", "1"), ("applyBorder", "1")];
        let start = tag.with(&set, &[])?;
        let rest = source.get(tag.at.end..).unwrap_or_default();
        let made = format!("{start}{rest}");
        self.add(made)
    }

    /// A format as it stands or was added; one that is not there counts as the first.
    fn format(&self, format: u32) -> Result<&str, Unpatchable> {
        let index = usize::try_from(format).map_err(|_| Unpatchable::Malformed)?;
        let found = self.formats.iter().chain(&self.added).nth(index).or(self.formats.first());
        found.map(String::as_str).ok_or(Unpatchable::Malformed)
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

/// Our own markup under the prefix that the part uses.
fn prefixed(markup: &str, prefix: &str) -> String {
    markup.replace("</", "\u{0}").replace('<', &format!("<{prefix}")).replace('\u{0}', &format!("</{prefix}"))
}

/// A part's markup under plain names.
fn unprefixed(markup: &str) -> String {
    let Some(prefix) = Outline::of(markup).ok().and_then(|outline| Some(outline.root().ok()?.tag.prefix().to_owned()))
    else {
        return markup.to_owned();
    };
    if prefix.is_empty() {
        return markup.to_owned();
    }
    markup.replace(&format!("<{prefix}"), "<").replace(&format!("</{prefix}"), "</")
}

/// The number that a format gives a part of itself.
fn part_of(format: &str, attribute: &str) -> Result<Option<usize>, Unpatchable> {
    let outline = Outline::of(format)?;
    Ok(outline.root()?.tag.attribute(attribute)?.and_then(|number| number.trim().parse().ok()))
}

/// Where an item stands among others, put behind them where it is new.
fn place_of(items: &mut Vec<String>, item: String) -> usize {
    items.iter().position(|known| *known == item).unwrap_or_else(|| {
        items.push(item);
        items.len() - 1
    })
}
