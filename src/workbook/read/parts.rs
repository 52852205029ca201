//! The small parts of an .xlsx or .xlsb that say which part is which sheet, and which cell formats show percentages.

use std::collections::HashMap;
use std::io::{Read, Seek};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::shape::{Percents, attribute};
use super::xlsb_shape;

/// Most bytes of such a part; what is longer is left unread here, and the reader of values judges it.
const MAX_PART: u64 = 16 << 20;

/// Format codes that the standard gives without writing them: `0%` and `0.00%`.
const BUILT_IN_PERCENTS: [&str; 2] = ["9", "10"];

/// The sheets in the order of the workbook, each with its name and its part's name; and the percent formats.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub sheets: Vec<(String, String)>,
    pub percents: Percents,
}

/// What the archive says of itself; nothing where it does not say it as it should.
pub(super) fn of<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Parts {
    let names: HashMap<String, usize> =
        archive.file_names().enumerate().filter_map(|(index, name)| Some((tidy(&name.ok()?), index))).collect();
    let is_book = |name: &&String| name.ends_with("workbook.xml") || name.ends_with("workbook.bin");
    let Some(book) = names.keys().filter(is_book).min_by_key(|name| name.len()) else { return Parts::default() };
    let (folder, file) = book.rsplit_once('/').map_or(("", book.as_str()), |(folder, file)| (folder, file));
    let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let mut part = |name: &str| {
        let index = *names.get(&tidy(name))?;
        let mut content = Vec::new();
        archive.by_index(index).ok()?.take(MAX_PART).read_to_end(&mut content).ok()?;
        Some(content)
    };
    let related = part(&beside(&format!("_rels/{file}.rels"))).map(|part| relations(&part)).unwrap_or_default();
    let target = |id: &str| {
        let target = related.get(id)?;
        Some(target.strip_prefix('/').map_or_else(|| beside(target), str::to_owned))
    };
    let is_binary = book.ends_with(".bin");
    let list = if is_binary { xlsb_shape::sheets } else { sheets };
    let listed = part(book).map(|part| list(&part)).unwrap_or_default();
    Parts {
        sheets: listed.into_iter().filter_map(|(name, id)| Some((name, tidy(&target(&id)?)))).collect(),
        percents: if is_binary {
            part(&beside("styles.bin")).map(|part| xlsb_shape::percents(&part)).unwrap_or_default()
        } else {
            part(&beside("styles.xml")).map(|part| percents(&part)).unwrap_or_default()
        },
    }
}

/// Names of parts as they are compared: some writers use the other slash, and case does not count.
pub(super) fn tidy(name: &str) -> String {
    name.replace('\\', "/").to_ascii_lowercase()
}

fn each_tag(part: &[u8], mut look: impl FnMut(&str, &BytesStart<'_>)) {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => look(tag.local_name().as_ref(), &tag),
            Ok(Event::End(tag)) if tag.local_name().as_ref() == "cellXfs" => break,
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
}

/// Targets by their id.
fn relations(part: &[u8]) -> HashMap<String, String> {
    let mut found = HashMap::new();
    each_tag(part, |name, tag| {
        if name == "Relationship" {
            found.extend(attribute(tag, "Id").zip(attribute(tag, "Target")));
        }
    });
    found
}

/// Names with the ids of their parts.
fn sheets(part: &[u8]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    each_tag(part, |name, tag| {
        if name == "sheet" {
            found.extend(attribute(tag, "name").zip(attribute(tag, "id")));
        }
    });
    found
}

/// For each cell format whether it shows percentages; empty where none does.
fn percents(part: &[u8]) -> Percents {
    let mut codes: HashMap<String, bool> = BUILT_IN_PERCENTS.iter().map(|id| ((*id).to_owned(), true)).collect();
    let mut found = Vec::new();
    let mut in_cell_formats = false;
    each_tag(part, |name, tag| match name {
        "numFmt" => {
            let (id, code) = (attribute(tag, "numFmtId"), attribute(tag, "formatCode"));
            codes.extend(id.zip(code.map(|code| is_percent(&code))));
        }
        "cellXfs" => in_cell_formats = true,
        "xf" if in_cell_formats => {
            found.push(attribute(tag, "numFmtId").and_then(|id| codes.get(&id).copied()).unwrap_or_default());
        }
        _ => {}
    });
    if found.contains(&true) { found } else { Vec::new() }
}

/// Whether a number format multiplies by a hundred: a `%` that is neither quoted nor escaped.
pub(super) fn is_percent(code: &str) -> bool {
    let mut quoted = false;
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => {
                letters.next();
            }
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_sign_counts_where_it_works() {
        for (code, percent) in [
            ("0%", true),
            ("0.0 %", true),
            (r#"0"%""#, false),
            (r"0\%", false),
            ("General", false),
            ("[Red]0.00%;-0%", true),
        ] {
            assert_eq!(is_percent(code), percent, "{code}");
        }
    }

    #[test]
    fn cell_formats_are_told_by_their_own_list() {
        let styles = br#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>"#;
        assert_eq!(percents(styles), [false, true, true]);
        assert!(percents(br#"<styleSheet><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>"#).is_empty());
    }
}
