//! The comments of a sheet: a new part, or the sender's own with ours behind his words.

use std::collections::BTreeMap;

use super::xml::{Element, Outline, Splices, escaped};
use super::{Mark, Marks, Unpatchable};
use crate::domain::CellAddress;

/// A part for a sheet that has no comments yet.
pub(super) fn empty(namespace: &str) -> String {
    format!("{}<comments xmlns=\"{namespace}\"><authors/><commentList/></comments>", super::DECLARATION)
}

/// A comments part without what an earlier return wrote, known by the line it begins with, and the cells whose whole
/// comment went.
pub(super) fn without_ours(text: &str, beginnings: &[String]) -> Result<(String, Vec<CellAddress>), Unpatchable> {
    let outline = Outline::of(text)?;
    let list = outline.below_root("commentList")?.ok_or(Unpatchable::Malformed)?;
    let (mut splices, mut gone) = (Splices::default(), Vec::new());
    for comment in outline.children(list) {
        let Some(body) = outline.children(comment).find(|child| child.tag.local() == "text") else { continue };
        let runs = || outline.children(body).filter(|child| matches!(child.tag.local(), "r" | "t"));
        let begins = |run: &&Element<'_>| {
            let texts = outline.all("t").filter(|text| text.tag.at.start >= run.tag.at.start && text.end <= run.end);
            let said: String = texts.map(|text| outline.content(text)).collect();
            beginnings.iter().any(|beginning| said.trim_start().starts_with(beginning))
        };
        let Some(ours) = runs().find(begins) else { continue };
        let is_whole = runs().next().is_some_and(|first| first.tag.at.start == ours.tag.at.start);
        let cell = comment.tag.attribute("ref")?.and_then(|name| name.to_ascii_uppercase().parse().ok());
        match cell.filter(|_| is_whole) {
            Some(cell) => {
                gone.push(cell);
                splices.replace(comment.tag.at.start..comment.end, String::new());
            }
            None => {
                let last = runs().last().map_or(ours.end, |run| run.end);
                splices.replace(ours.tag.at.start..last, String::new());
            }
        }
    }
    Ok((splices.apply(text)?, gone))
}

/// What our part of a comment begins with, as Excel itself lets comments begin.
pub(super) fn beginning(author: &str) -> String {
    format!("{author}:")
}

/// A comments part with the marks' notes, and the cells that had no comment before.
pub(super) fn extended(text: &str, marks: &Marks, author: &str) -> Result<(String, Vec<CellAddress>), Unpatchable> {
    let outline = Outline::of(text)?;
    let prefix = outline.root()?.tag.prefix();
    let authors = outline.below_root("authors")?.ok_or(Unpatchable::Malformed)?;
    let list = outline.below_root("commentList")?.ok_or(Unpatchable::Malformed)?;
    let author_id = outline.children(authors).count();
    let mut there = BTreeMap::new();
    for comment in outline.children(list) {
        let cell = comment.tag.attribute("ref")?.and_then(|name| name.to_ascii_uppercase().parse().ok());
        there.extend(cell.map(|cell: CellAddress| (cell, comment)));
    }
    let mut splices = Splices::default();
    splices.append(authors, authors.tag.text, &format!("<{prefix}author>{}</{prefix}author>", escaped(author)));
    let (mut added, mut new) = (String::new(), Vec::new());
    for (address, mark) in marks {
        let Some(comment) = there.get(address) else {
            let runs = runs(mark, author, prefix);
            added.push_str(&format!(
                "<{prefix}comment ref=\"{address}\" authorId=\"{author_id}\"><{prefix}text>{runs}</{prefix}text></{prefix}comment>"
            ));
            new.push(*address);
            continue;
        };
        let body = outline.children(comment).find(|child| child.tag.local() == "text").ok_or(Unpatchable::Malformed)?;
        let runs = runs(mark, &format!("\n{author}"), prefix);
        if body.tag.empty {
            splices.append(body, body.tag.text, &runs);
            continue;
        }
        // Plain text and runs do not go together: what stands there becomes a run.
        for plain in outline.children(body).filter(|child| child.tag.local() == "t") {
            splices.replace(plain.tag.at.start..plain.end, format!("<{prefix}r>{}</{prefix}r>", outline.source(plain)));
        }
        let phonetic = outline.children(body).find(|child| matches!(child.tag.local(), "rPh" | "phoneticPr"));
        splices.insert(phonetic.map_or(body.content_end, |child| child.tag.at.start), runs);
    }
    splices.append(list, list.tag.text, &added);
    Ok((splices.apply(text)?, new))
}

/// Notes as they are shown: who says it and how bad it is in bold, then what is wrong and what to do.
fn runs(mark: &Mark, author: &str, prefix: &str) -> String {
    let mut all = run(&beginning(author), "<b/>", prefix);
    for note in &mark.notes {
        all.push_str(&run(&format!("\n{}: ", note.severity), "<b/>", prefix));
        all.push_str(&run(&note.text, "", prefix));
    }
    all
}

fn run(text: &str, bold: &str, prefix: &str) -> String {
    let bold = bold.replace('<', &format!("<{prefix}"));
    format!(
        "<{prefix}r><{prefix}rPr>{bold}<{prefix}sz val=\"10\"/><{prefix}rFont val=\"Times New Roman\"/><{prefix}family val=\"1\"/></{prefix}rPr><{prefix}t xml:space=\"preserve\">{}</{prefix}t></{prefix}r>",
        escaped(text)
    )
}

#[cfg(test)]
mod tests {
    use super::super::Note;
    use super::*;
    use crate::domain::Severity;

    fn marks(cells: &[&str]) -> Marks {
        let note = Note { severity: "Lỗi".into(), text: "a < b".into() };
        let mark = Mark { severity: Severity::Error, notes: vec![note] };
        cells.iter().map(|cell| (cell.parse().unwrap(), mark.clone())).collect()
    }

    #[test]
    fn what_the_sender_wrote_stays_before_what_is_added() {
        let text = concat!(
            "<x:comments><x:authors><x:author>An</x:author></x:authors><x:commentList>",
            r#"<x:comment ref="B2" authorId="0"><x:text><x:t>của tôi</x:t><x:phoneticPr/></x:text></x:comment>"#,
            "</x:commentList></x:comments>"
        );
        let (text, new) = extended(text, &marks(&["A1", "B2"]), "Người & soát").unwrap();
        assert_eq!(new, ["A1".parse().unwrap()]);
        assert!(text.contains("<x:author>An</x:author><x:author>Người &amp; soát</x:author>"), "{text}");
        assert!(text.contains("<x:text><x:r><x:t>của tôi</x:t></x:r><x:r>"), "{text}");
        assert!(text.contains("a &lt; b</x:t></x:r><x:phoneticPr/></x:text>"), "{text}");
        assert!(text.contains(r#"<x:comment ref="A1" authorId="1">"#), "{text}");
        assert!(Outline::of(&text).is_ok());
    }

    #[test]
    fn our_part_of_earlier_comments_goes_and_the_senders_stays() {
        let old = concat!(
            "<x:comments><x:authors><x:author>An</x:author></x:authors><x:commentList>",
            r#"<x:comment ref="B2" authorId="0"><x:text><x:t>của tôi</x:t><x:phoneticPr/></x:text></x:comment>"#,
            r#"<x:comment ref="C3" authorId="0"><x:text><x:t>Người soát: viết tay</x:t></x:text></x:comment>"#,
            "</x:commentList></x:comments>"
        );
        let beginnings = [beginning("Chấm điểm"), beginning("Scoring")];
        assert_eq!(without_ours(old, &beginnings).unwrap(), (old.to_owned(), Vec::new()));
        let (marked, _) = extended(old, &marks(&["A1", "B2"]), "Chấm điểm").unwrap();
        let (text, gone) = without_ours(&marked, &beginnings).unwrap();
        assert_eq!(gone, ["A1".parse().unwrap()]);
        assert!(text.contains("<x:r><x:t>của tôi</x:t></x:r><x:phoneticPr/></x:text>"), "{text}");
        assert!(!text.contains("a &lt; b") && !text.contains("A1"), "{text}");
        assert!(text.contains("viết tay"));
    }

    #[test]
    fn a_sheet_without_comments_gets_a_part() {
        let (text, new) = extended(&empty("m"), &marks(&["A1"]), "x").unwrap();
        assert_eq!(new.len(), 1);
        assert!(text.contains(r#"<authors><author>x</author></authors><commentList><comment ref="A1" authorId="0">"#));
    }
}
