//! Parts of a package as text that is cut and mended: what is not changed stays byte for byte.
//!
//! quick-xml finds where things stand; nothing is written anew but what was asked for. Names are compared without
//! their prefix, because writers choose prefixes freely (`x:row`).

use std::ops::Range;

use quick_xml::XmlVersion;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;
use quick_xml::reader::Reader;

use super::Unpatchable;

/// A start tag, or an element without content.
#[derive(Debug, Clone)]
pub(super) struct Tag<'a> {
    /// From `<` to `>`.
    pub(super) text: &'a str,
    pub(super) at: Range<usize>,
    pub(super) empty: bool,
}

/// What stands next in a part.
#[derive(Debug, Clone)]
pub(super) enum Step<'a> {
    Open(Tag<'a>),
    Close { at: Range<usize> },
}

impl<'a> Tag<'a> {
    /// The name as written: `x:row`.
    pub(super) fn name(&self) -> &'a str {
        let inner = self.text.trim_start_matches('<');
        let end = inner.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(inner.len());
        inner.get(..end).unwrap_or_default()
    }

    /// The name without its prefix: `row`.
    pub(super) fn local(&self) -> &'a str {
        local_of(self.name())
    }

    /// The prefix with its colon, to name siblings by: `x:` or nothing.
    pub(super) fn prefix(&self) -> &'a str {
        let name = self.name();
        name.get(..name.len() - self.local().len()).unwrap_or_default()
    }

    /// Name and raw value of every attribute, in order.
    fn raw_attributes(&self) -> Result<Vec<(&'a str, &'a str)>, Unpatchable> {
        let end = self.text.len() - if self.empty { 2 } else { 1 };
        let inner = self.text.get(1..end).ok_or(Unpatchable::Malformed)?;
        Attributes::new(inner, self.name().len())
            .map(|attribute| {
                let attribute = attribute.map_err(|_| Unpatchable::Malformed)?;
                let std::borrow::Cow::Borrowed(value) = attribute.value else { return Err(Unpatchable::Malformed) };
                Ok((attribute.key.into_inner(), value))
            })
            .collect()
    }

    /// The value of the attribute with this local name, entities resolved.
    pub(super) fn attribute(&self, local: &str) -> Result<Option<String>, Unpatchable> {
        let end = self.text.len() - if self.empty { 2 } else { 1 };
        let inner = self.text.get(1..end).ok_or(Unpatchable::Malformed)?;
        for attribute in Attributes::new(inner, self.name().len()) {
            let attribute = attribute.map_err(|_| Unpatchable::Malformed)?;
            if local_of(attribute.key.into_inner()) == local {
                let value = attribute.normalized_value(XmlVersion::Explicit1_0);
                return value.map(|value| Some(value.into_owned())).map_err(|_| Unpatchable::Malformed);
            }
        }
        Ok(None)
    }

    /// The tag with some attributes set (plain names, raw values) and some taken away.
    pub(super) fn with(&self, set: &[(&str, &str)], without: &[&str]) -> Result<String, Unpatchable> {
        let mut tag = format!("<{}", self.name());
        let kept = self.raw_attributes()?;
        let kept = kept.into_iter().filter(|(name, _)| !without.contains(name));
        for (name, value) in kept.filter(|(name, _)| set.iter().all(|(other, _)| other != name)) {
            tag.push_str(&format!(" {name}=\"{}\"", value.replace('"', "&quot;")));
        }
        for (name, value) in set {
            tag.push_str(&format!(" {name}=\"{value}\""));
        }
        tag.push_str(if self.empty { "/>" } else { ">" });
        Ok(tag)
    }
}

fn local_of(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Reads a part tag by tag.
pub(super) struct Walk<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, reader: Reader::from_str(text) }
    }

    /// The next tag; nothing at the end. A part with a DTD is not patched: what its entities mean nobody can know.
    pub(super) fn next(&mut self) -> Result<Option<Step<'a>>, Unpatchable> {
        loop {
            let from = self.position()?;
            let event = self.reader.read_event().map_err(|_| Unpatchable::Malformed)?;
            let (opens, empty) = match event {
                Event::Start(_) => (true, false),
                Event::Empty(_) => (true, true),
                Event::End(_) => (false, false),
                Event::Eof => return Ok(None),
                Event::DocType(_) => return Err(Unpatchable::Malformed),
                Event::Text(_)
                | Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::GeneralRef(_) => continue,
            };
            let at = from..self.position()?;
            let text = self.text.get(at.clone()).ok_or(Unpatchable::Malformed)?;
            return Ok(Some(if opens { Step::Open(Tag { text, at, empty }) } else { Step::Close { at } }));
        }
    }

    fn position(&self) -> Result<usize, Unpatchable> {
        usize::try_from(self.reader.buffer_position()).map_err(|_| Unpatchable::Malformed)
    }
}

/// An element of a small part that is kept whole in memory.
#[derive(Debug, Clone)]
pub(super) struct Element<'a> {
    pub(super) tag: Tag<'a>,
    parent: Option<usize>,
    /// Where its content ends and its end tag begins; where the tag itself ends, for an element without content.
    pub(super) content_end: usize,
    pub(super) end: usize,
}

/// The elements of a small part, in order. Flat, so that no depth of nesting can exhaust the stack.
#[derive(Debug)]
pub(super) struct Outline<'a> {
    pub(super) text: &'a str,
    elements: Vec<Element<'a>>,
}

impl<'a> Outline<'a> {
    pub(super) fn of(text: &'a str) -> Result<Self, Unpatchable> {
        let mut elements: Vec<Element<'a>> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut walk = Walk::new(text);
        while let Some(step) = walk.next()? {
            match step {
                Step::Open(tag) => {
                    let (empty, end) = (tag.empty, tag.at.end);
                    elements.push(Element { tag, parent: open.last().copied(), content_end: end, end });
                    if !empty {
                        open.push(elements.len() - 1);
                    }
                }
                Step::Close { at } => {
                    let closed = open.pop().and_then(|index| elements.get_mut(index)).ok_or(Unpatchable::Malformed)?;
                    (closed.content_end, closed.end) = (at.start, at.end);
                }
            }
        }
        if elements.is_empty() || !open.is_empty() {
            return Err(Unpatchable::Malformed);
        }
        Ok(Self { text, elements })
    }

    pub(super) fn root(&self) -> Result<&Element<'a>, Unpatchable> {
        self.elements.first().ok_or(Unpatchable::Malformed)
    }

    /// All elements with a local name, however deep.
    pub(super) fn all<'o>(&'o self, local: &'o str) -> impl Iterator<Item = &'o Element<'a>> {
        self.elements.iter().filter(move |element| element.tag.local() == local)
    }

    /// The children of an element, in order.
    pub(super) fn children<'o>(&'o self, of: &'o Element<'a>) -> impl Iterator<Item = &'o Element<'a>> {
        let index = self.elements.iter().position(|element| element.tag.at == of.tag.at);
        self.elements.iter().filter(move |element| element.parent == index)
    }

    /// A child of the root.
    pub(super) fn below_root(&self, local: &str) -> Result<Option<&Element<'a>>, Unpatchable> {
        let root = self.root()?;
        Ok(self.children(root).find(|element| element.tag.local() == local))
    }

    /// The text that an element without others in it holds, entities resolved.
    pub(super) fn content(&self, element: &Element<'_>) -> String {
        let raw = self.text.get(element.tag.at.end..element.content_end).unwrap_or_default();
        quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned)
    }

    /// An element as it stands.
    pub(super) fn source(&self, element: &Element<'_>) -> &'a str {
        self.text.get(element.tag.at.start..element.end).unwrap_or_default()
    }
}

/// Changes to a text, made all at once so that places stay those of the original.
#[derive(Debug, Default)]
pub(super) struct Splices(Vec<(Range<usize>, String)>);

impl Splices {
    pub(super) fn replace(&mut self, at: Range<usize>, with: String) {
        self.0.push((at, with));
    }

    pub(super) fn insert(&mut self, at: usize, text: String) {
        self.replace(at..at, text);
    }

    /// Puts content at the end of an element, opening it where it has none; `tag` is its start tag as it shall be.
    pub(super) fn append(&mut self, to: &Element<'_>, tag: &str, content: &str) {
        let name = to.tag.name();
        if to.tag.empty {
            let open = tag.trim_end_matches("/>");
            self.replace(to.tag.at.clone(), format!("{open}>{content}</{name}>"));
        } else {
            self.replace(to.tag.at.clone(), tag.to_owned());
            self.insert(to.content_end, content.to_owned());
        }
    }

    /// The text with every change made. What was put at one place stands in the order it was put there.
    pub(super) fn apply(mut self, text: &str) -> Result<String, Unpatchable> {
        self.0.sort_by_key(|(at, _)| (at.start, at.end));
        let mut result = String::with_capacity(text.len() + self.0.iter().map(|(_, with)| with.len()).sum::<usize>());
        let mut from = 0;
        for (at, with) in &self.0 {
            result.push_str(text.get(from..at.start).ok_or(Unpatchable::Malformed)?);
            result.push_str(with);
            from = at.end;
        }
        result.push_str(text.get(from..).ok_or(Unpatchable::Malformed)?);
        Ok(result)
    }
}

/// A text as content or as an attribute's value. Characters that XML cannot hold are left out.
pub(super) fn escaped(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|c| matches!(c, '\t' | '\n') || (!c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}')))
        .collect();
    quick_xml::escape::escape(text.as_str()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_changed_stays_byte_for_byte() {
        let text = "<?xml version='1.0'?>\r\n<x:a  k='1\"' z:k=\"2\" ><x:b/> &amp; <!-- <b> --><b>t</b></x:a>\n";
        let outline = Outline::of(text).unwrap();
        let root = outline.root().unwrap();
        assert_eq!((root.tag.local(), root.tag.prefix()), ("a", "x:"));
        let empty = outline.below_root("b").unwrap().unwrap();
        let mut splices = Splices::default();
        splices.append(empty, &empty.tag.with(&[("n", "1")], &[]).unwrap(), "new");
        let changed = splices.apply(text).unwrap();
        assert_eq!(
            changed,
            "<?xml version='1.0'?>\r\n<x:a  k='1\"' z:k=\"2\" ><x:b n=\"1\">new</x:b> &amp; <!-- <b> --><b>t</b></x:a>\n"
        );
        assert_eq!(Splices::default().apply(text).unwrap(), text);
    }

    #[test]
    fn a_tag_written_anew_keeps_its_other_attributes() {
        let text = "<c r='A1' s=\"3\" t='&lt;\"'/>";
        let outline = Outline::of(text).unwrap();
        let tag = &outline.root().unwrap().tag;
        assert_eq!(tag.with(&[("s", "9")], &["r"]).unwrap(), "<c t=\"&lt;&quot;\" s=\"9\"/>");
        assert_eq!(tag.attribute("t").unwrap().as_deref(), Some("<\""));
        assert_eq!(tag.attribute("u").unwrap(), None);
    }

    #[test]
    fn broken_parts_and_parts_with_a_dtd_are_not_patched() {
        for text in ["", "<a>", "<a></b>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "<a b=>"] {
            assert!(Outline::of(text).and_then(|o| o.root()?.tag.attribute("b")).is_err(), "{text}");
        }
    }
}
