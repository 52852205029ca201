//! The members of a package: found by name and by relationship, replaced, added; all others copied as they are.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::Unpatchable;
use super::xml::{Outline, Splices, escaped};
use crate::workbook::read::MAX_INFLATED_BYTES;

const CONTENT_TYPES: &str = "[Content_Types].xml";
const PACKAGE_RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const RELATIONSHIPS_TYPE: &str = "application/vnd.openxmlformats-package.relationships+xml";
/// Ids of the relationships that are added: a name no other writer uses.
const OWN_ID: &str = "egov";

/// A workbook's package while it is patched.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Members by their name without case, as packages compare names; the value is the place in the archive.
    members: BTreeMap<String, usize>,
    /// Members written anew, by name as stored.
    replaced: BTreeMap<String, String>,
    /// New members, in the order they were added.
    added: Vec<(String, String)>,
    inflated: u64,
}

/// Where one part points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relationship {
    pub(super) id: String,
    /// The last word of its type: `worksheet`, `comments`.
    pub(super) kind: String,
    /// The name of the part it leads to.
    pub(super) target: String,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unpatchable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unpatchable::Malformed)?;
        let mut members = BTreeMap::new();
        for (index, name) in archive.file_names().enumerate() {
            let name = name.map_err(|_| Unpatchable::Malformed)?;
            if members.insert(key_of(&name), index).is_some() {
                return Err(Unpatchable::Malformed);
            }
        }
        if members.keys().any(|name| name.starts_with("_xmlsignatures/")) {
            return Err(Unpatchable::Signed);
        }
        Ok(Self { archive, members, replaced: BTreeMap::new(), added: Vec::new(), inflated: 0 })
    }

    pub(super) fn has(&self, part: &str) -> bool {
        self.members.contains_key(&key_of(part)) || self.added.iter().any(|(name, _)| key_of(name) == key_of(part))
    }

    /// The names of all members with this ending.
    pub(super) fn ending_with(&self, ending: &str) -> Vec<String> {
        self.members.keys().filter(|name| name.ends_with(ending)).cloned().collect()
    }

    /// A part's text as it is by now. Only UTF-8 is patched; a byte order mark is left out.
    pub(super) fn text(&mut self, part: &str) -> Result<String, Unpatchable> {
        if let Some((_, text)) = self.added.iter().find(|(name, _)| key_of(name) == key_of(part)) {
            return Ok(text.clone());
        }
        let index = self.members.get(&key_of(part)).ok_or(Unpatchable::Malformed)?;
        let mut member = self.archive.by_index(*index).map_err(|_| Unpatchable::Malformed)?;
        let name = member.name().map_err(|_| Unpatchable::Malformed)?.into_owned();
        if let Some(text) = self.replaced.get(&name) {
            return Ok(text.clone());
        }
        let mut bytes = Vec::new();
        // The reader has counted the members before, but the bytes may be others by now.
        let budget = MAX_INFLATED_BYTES.saturating_sub(self.inflated);
        member.by_ref().take(budget).read_to_end(&mut bytes).map_err(|_| Unpatchable::Malformed)?;
        self.inflated += bytes.len() as u64;
        let text = String::from_utf8(bytes).map_err(|_| Unpatchable::Malformed)?;
        Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
    }

    /// Puts a text in a part's place, or adds the part.
    pub(super) fn put(&mut self, part: &str, text: String) -> Result<(), Unpatchable> {
        if let Some((_, old)) = self.added.iter_mut().find(|(name, _)| key_of(name) == key_of(part)) {
            *old = text;
        } else if let Some(index) = self.members.get(&key_of(part)) {
            let name = self.archive.name_for_index(*index).ok_or(Unpatchable::Malformed)?;
            self.replaced.insert(name.map_err(|_| Unpatchable::Malformed)?.into_owned(), text);
        } else {
            self.added.push((part.to_owned(), text));
        }
        Ok(())
    }

    /// A name for a new part that no member has: `xl/comments7.xml` of `xl/comments` and `.xml`.
    pub(super) fn free_name(&self, stem: &str, ending: &str) -> String {
        (1u32..).map(|number| format!("{stem}{number}{ending}")).find(|name| !self.has(name)).unwrap_or_default()
    }

    /// What a part points to inside the package; empty where it points to nothing.
    pub(super) fn relationships(&mut self, of: &str) -> Result<Vec<Relationship>, Unpatchable> {
        let part = relationships_part(of);
        if !self.has(&part) {
            return Ok(Vec::new());
        }
        let text = self.text(&part)?;
        let outline = Outline::of(&text)?;
        let mut found = Vec::new();
        for element in outline.all("Relationship") {
            let attribute = |name| element.tag.attribute(name);
            if attribute("TargetMode")?.is_some_and(|mode| mode == "External") {
                continue;
            }
            if let (Some(id), Some(kind), Some(target)) = (attribute("Id")?, attribute("Type")?, attribute("Target")?) {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                found.push(Relationship { id, kind, target: resolved(of, &target) });
            }
        }
        Ok(found)
    }

    /// The only part of a kind that a part points to.
    pub(super) fn target(&mut self, of: &str, kind: &str) -> Result<Option<String>, Unpatchable> {
        Ok(self.relationships(of)?.into_iter().find(|found| found.kind == kind).map(|found| found.target))
    }

    /// Lets a part point to another; gives the relationship's id.
    pub(super) fn relate(&mut self, from: &str, to: &str, kind: &str) -> Result<String, Unpatchable> {
        let part = relationships_part(from);
        let existing = self.relationships(from)?;
        let id = (1u32..).map(|n| format!("{OWN_ID}{n}")).find(|id| existing.iter().all(|other| other.id != *id));
        let id = id.unwrap_or_default();
        let empty = || format!("{}<Relationships xmlns=\"{PACKAGE_RELATIONSHIPS}\"/>", super::DECLARATION);
        let text = if self.has(&part) { self.text(&part)? } else { empty() };
        self.declare_ending("rels", RELATIONSHIPS_TYPE)?;
        let outline = Outline::of(&text)?;
        let root = outline.root()?;
        let (prefix, target) = (root.tag.prefix(), escaped(to));
        let link = format!("<{prefix}Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"/{target}\"/>");
        let mut splices = Splices::default();
        splices.append(root, root.tag.text, &link);
        let text = splices.apply(&text)?;
        self.put(&part, text)?;
        Ok(id)
    }

    /// Says what kind of part a new one is.
    pub(super) fn declare(&mut self, part: &str, content_type: &str) -> Result<(), Unpatchable> {
        let name = escaped(part);
        self.declare_as("Override", &format!("PartName=\"/{name}\" ContentType=\"{content_type}\""))
    }

    /// Says what kind of part every one with an ending is, unless it is said already.
    pub(super) fn declare_ending(&mut self, ending: &str, content_type: &str) -> Result<(), Unpatchable> {
        let text = self.text(CONTENT_TYPES)?;
        let outline = Outline::of(&text)?;
        for default in outline.all("Default") {
            if default.tag.attribute("Extension")?.is_some_and(|known| known.eq_ignore_ascii_case(ending)) {
                return Ok(());
            }
        }
        self.declare_as("Default", &format!("Extension=\"{ending}\" ContentType=\"{content_type}\""))
    }

    fn declare_as(&mut self, element: &str, attributes: &str) -> Result<(), Unpatchable> {
        let text = self.text(CONTENT_TYPES)?;
        let outline = Outline::of(&text)?;
        let root = outline.root()?;
        let mut splices = Splices::default();
        splices.append(root, root.tag.text, &format!("<{}{element} {attributes}/>", root.tag.prefix()));
        let text = splices.apply(&text)?;
        self.put(CONTENT_TYPES, text)
    }

    /// The package with its changes: members in their order, the untouched ones copied without being inflated.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, Unpatchable> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..self.archive.len() {
            let member = self.archive.by_index_raw(index).map_err(|_| Unpatchable::Malformed)?;
            let name = member.name().map_err(|_| Unpatchable::Malformed)?.into_owned();
            match self.replaced.get(&name) {
                Some(text) => write_member(&mut writer, &name, text)?,
                None => writer.raw_copy_file(member).map_err(|_| Unpatchable::Malformed)?,
            }
        }
        for (name, text) in &self.added {
            write_member(&mut writer, name, text)?;
        }
        writer.finish().map(Cursor::into_inner).map_err(|_| Unpatchable::Malformed)
    }
}

/// With a fixed time: two returns of one workbook must not differ.
fn write_member(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str) -> Result<(), Unpatchable> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    writer.start_file(name, options).map_err(|_| Unpatchable::Malformed)?;
    writer.write_all(text.as_bytes()).map_err(|_| Unpatchable::Malformed)
}

/// How names are compared: without case, with `/`, from the root.
fn key_of(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

fn relationships_part(of: &str) -> String {
    match of.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{of}.rels"),
    }
}

/// The part a target names, seen from the part that points to it.
pub(super) fn resolved(from: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut folders: Vec<&str> =
        from.rsplit_once('/').map(|(folder, _)| folder.split('/').collect()).unwrap_or_default();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(folders.pop()),
            name => folders.push(name),
        }
    }
    folders.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_where_they_are_named() {
        for (from, target, part) in [
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/worksheets/sheet1.xml", "../comments1.xml", "xl/comments1.xml"),
            ("xl/worksheets/sheet1.xml", "/xl/drawings/a.vml", "xl/drawings/a.vml"),
            ("xl/workbook.xml", "./styles.xml", "xl/styles.xml"),
            ("a/b.xml", "../../../c.xml", "c.xml"),
            ("xl/workbook.xml", "worksheets\\s.xml", "xl/worksheets/s.xml"),
        ] {
            assert_eq!(resolved(from, target), part, "{from} {target}");
        }
    }
}
