//! The tags of a part, one after the other, at the cost of finding them: a large sheet has millions, and of nearly all of
//! them the name is enough.

use quick_xml::events::BytesStart;

/// What stands next in a part.
#[derive(Debug)]
pub(super) enum Step<'a> {
    Open(Tag<'a>),
    /// The end of an element, by its name without prefix.
    Close(&'a [u8]),
    /// Text between tags.
    Text,
}

/// A tag that opens an element.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    /// All between the angles, without the stroke of an empty element.
    inside: &'a [u8],
    name_ends: usize,
    pub(super) empty: bool,
}

impl<'a> Tag<'a> {
    fn of(inside: &'a [u8]) -> Self {
        let empty = inside.ends_with(b"/");
        let inside = if empty { &inside[..inside.len() - 1] } else { inside };
        Self { name_ends: name_end(inside), inside, empty }
    }

    /// Its name without prefix.
    pub(super) fn name(&self) -> &'a [u8] {
        local(&self.inside[..self.name_ends])
    }

    /// The tag for whoever asks for its attributes; nothing where its bytes are no text.
    pub(super) fn start(&self) -> Option<BytesStart<'a>> {
        std::str::from_utf8(self.inside).ok().map(|inside| BytesStart::from_content(inside, self.name_ends))
    }
}

/// The steps of a part, as far as its tags can be told apart.
pub(super) struct Tags<'a> {
    rest: &'a [u8],
}

impl<'a> Tags<'a> {
    pub(super) fn of(part: &'a [u8]) -> Self {
        Self { rest: part }
    }

    /// Cuts off what stands before the end of the next `needle`.
    fn behind(&mut self, needle: &[u8]) -> Option<()> {
        let at = self.rest.windows(needle.len()).position(|window| window == needle)?;
        self.rest = &self.rest[at + needle.len()..];
        Some(())
    }
}

impl<'a> Iterator for Tags<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        loop {
            match self.rest {
                [b'<', b'!', b'-', b'-', rest @ ..] => {
                    self.rest = rest;
                    self.behind(b"-->")?;
                }
                [b'<', b'!', b'[', ..] => {
                    self.behind(b"]]>")?;
                    return Some(Step::Text);
                }
                [b'<', b'?', ..] => self.behind(b"?>")?,
                // A document type, which no part of a workbook needs. One with entities of its own ends the reading.
                [b'<', b'!', ..] => self.behind(b">")?,
                [b'<', rest @ ..] => {
                    let end = tag_end(rest)?;
                    let inside = &rest[..end];
                    self.rest = &rest[end + 1..];
                    return Some(match inside {
                        [b'/', name @ ..] => Step::Close(local(&name[..name_end(name)])),
                        _ => Step::Open(Tag::of(inside)),
                    });
                }
                [] => return None,
                text => {
                    self.rest = &text[text.iter().position(|byte| *byte == b'<').unwrap_or(text.len())..];
                    return Some(Step::Text);
                }
            }
        }
    }
}

/// Where the tag ends: an angle within quotes is none.
fn tag_end(tag: &[u8]) -> Option<usize> {
    let mut quote = None;
    tag.iter().position(|byte| match (quote, byte) {
        (None, b'>') => true,
        (None, b'"' | b'\'') => {
            quote = Some(*byte);
            false
        }
        (Some(open), byte) if open == *byte => {
            quote = None;
            false
        }
        _ => false,
    })
}

fn name_end(inside: &[u8]) -> usize {
    inside.iter().position(u8::is_ascii_whitespace).unwrap_or(inside.len())
}

fn local(name: &[u8]) -> &[u8] {
    name.iter().rposition(|byte| *byte == b':').map_or(name, |colon| &name[colon + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn steps(part: &str) -> Vec<String> {
        let name = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
        let shown = |step: Step<'_>| match step {
            Step::Open(tag) if tag.empty => format!("{}/", name(tag.name())),
            Step::Open(tag) => name(tag.name()),
            Step::Close(closed) => format!("/{}", name(closed)),
            Step::Text => "…".to_owned(),
        };
        Tags::of(part.as_bytes()).map(shown).collect()
    }

    #[test]
    fn tags_are_told_whatever_stands_in_and_between_them() {
        let part = "<?xml version='1.0'?><!DOCTYPE a><x:a b='>' c=\"/>'\"><!-- <no/> --><c r='A1'/><v>1</v ><![CDATA[<no>]]></x:a>";
        assert_eq!(steps(part), ["a", "c/", "v", "…", "/v", "…", "/a"]);
    }

    #[test]
    fn what_breaks_off_ends_the_steps() {
        for part in ["<a><b", "<a><b c='>", "<a><!-- <b>", "<a><![CDATA[x]]", "<a><?xml >"] {
            assert_eq!(steps(part), ["a"], "{part}");
        }
    }

    #[test]
    fn attributes_are_those_of_the_tag() {
        let mut tags = Tags::of(br#"<x:row r="7" hidden="1"/>"#);
        let Some(Step::Open(tag)) = tags.next() else { panic!() };
        let start = tag.start().unwrap();
        let values: Vec<String> = start.attributes().map(|found| found.unwrap().value.into_owned()).collect();
        assert_eq!(values, ["7", "1"]);
    }

    /// The events of a reader that takes every part of the XML seriously.
    fn of_reader(part: &str) -> Vec<String> {
        use quick_xml::events::Event;
        let mut reader = quick_xml::Reader::from_str(part);
        let mut steps = Vec::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Start(tag) => steps.push(tag.local_name().as_ref().to_owned()),
                Event::Empty(tag) => steps.push(format!("{}/", tag.local_name().as_ref())),
                Event::End(tag) => steps.push(format!("/{}", tag.local_name().as_ref())),
                Event::Text(_) | Event::CData(_) => steps.push("…".to_owned()),
                Event::Eof => return steps,
                _ => {}
            }
        }
    }

    fn element() -> impl Strategy<Value = String> {
        let value = || "[a-zA-Z0-9 >/']{0,6}";
        let leaf = prop_oneof![
            "[a-z0-9 ./]{1,6}",
            (value(), value()).prop_map(|(a, b)| format!("<c r=\"{a}\" s=\"{b}\"/>")),
            "[a-z <>]{0,5}".prop_map(|text| format!("<!--{text}-->")),
            "[a-z <>/]{0,5}".prop_map(|text| format!("<![CDATA[{text}]]>")),
        ];
        leaf.prop_recursive(4, 24, 4, move |inner| {
            ("(x:)?(row|c|v|is)", value(), prop::collection::vec(inner, 0..4))
                .prop_map(|(name, value, inner)| format!("<{name} r=\"{value}\">{}</{name}>", inner.concat()))
        })
    }

    proptest! {
        #[test]
        fn sound_parts_are_taken_apart_as_a_whole_reader_does(inside in element()) {
            let part = format!("<worksheet>{inside}</worksheet>");
            prop_assert_eq!(steps(&part), of_reader(&part));
        }

        #[test]
        fn no_bytes_make_it_panic_or_hang(part in prop::collection::vec(prop_oneof![Just(b'<'), Just(b'>'), Just(b'/'), Just(b'!'), Just(b'"'), any::<u8>()], 0..64)) {
            let steps = Tags::of(&part).count();
            prop_assert!(steps <= part.len());
        }
    }
}
