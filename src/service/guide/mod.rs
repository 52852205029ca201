//! The documents in the program: the guide and what goes with it, parted into sections that are read one at a time, and
//! the guide as PDF.

mod markdown;
mod pdf;
mod pictures;

use crate::catalogue::Rule;
use crate::compare::FlagKind;
use crate::domain::FindingKind;
use crate::i18n::{Language, Words};
use crate::say;

pub use self::markdown::{Block, Span, plain};
use self::markdown::{read, spans};
pub use self::pdf::{as_pdf, write_pdf};
pub use self::pictures::picture;

/// A document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Document {
    Guide,
    Findings,
    Scoring,
    Catalogue,
    Units,
}

/// A place in the documents: a section by its anchor, or the beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub document: Document,
    /// As links write it, without `#`; of a finding the code of its kind, of what else has a code in its heading that code.
    pub anchor: Option<String>,
}

/// A part that is read at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub anchor: String,
    pub title: String,
    /// 0 or 1: how far in its title stands.
    pub depth: usize,
    pub blocks: Vec<Block>,
}

impl Document {
    /// All, in the order of their tabs.
    pub const ALL: [Self; 5] = [Self::Guide, Self::Findings, Self::Scoring, Self::Catalogue, Self::Units];

    /// The file it is, by which other documents refer to it.
    fn file(self) -> &'static str {
        match self {
            Self::Guide => "huong-dan/README.md",
            Self::Findings => "findings.md",
            Self::Scoring => "scoring.md",
            Self::Catalogue => "catalogue.md",
            Self::Units => "units.md",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Guide => include_str!("../../../docs/huong-dan/README.md"),
            Self::Findings => include_str!("../../../docs/findings.md"),
            Self::Scoring => include_str!("../../../docs/scoring.md"),
            Self::Catalogue => include_str!("../../../docs/catalogue.md"),
            Self::Units => include_str!("../../../docs/units.md"),
        }
    }

    /// What its tab is called.
    pub fn title(self, words: &Words) -> String {
        match self {
            Self::Guide => say!(words, "help-guide"),
            Self::Findings => say!(words, "help-findings"),
            Self::Scoring => say!(words, "help-scoring"),
            Self::Catalogue => say!(words, "help-catalogue"),
            Self::Units => say!(words, "help-units"),
        }
    }

    /// Its sections, in order.
    pub fn sections(self, words: &Words) -> Vec<Section> {
        let sections = parted(read(self.text()));
        match self {
            Self::Findings => sections.into_iter().flat_map(|section| by_kind(section, words)).collect(),
            Self::Guide | Self::Scoring | Self::Catalogue | Self::Units => sections,
        }
    }
}

impl Section {
    /// Whether an anchor is its own or that of a heading in it, or the code that such a heading names.
    pub fn has(&self, wanted: &str) -> bool {
        let names = |text: &[Span]| text.iter().any(|span| span.code && span.text == wanted);
        let of_heading = |block: &Block| match block {
            Block::Heading { text, .. } => anchor(&plain(text)) == wanted || names(text),
            _ => false,
        };
        self.anchor == wanted || self.blocks.iter().any(of_heading)
    }
}

impl Place {
    /// The beginning of a document.
    pub fn of(document: Document) -> Self {
        Self { document, anchor: None }
    }

    /// Where a kind of finding is explained.
    pub fn of_finding(kind: &str) -> Self {
        Self { document: Document::Findings, anchor: Some(kind.to_owned()) }
    }

    /// Where the rules of scoring are explained.
    pub fn of_rules() -> Self {
        Self { document: Document::Scoring, anchor: Some("các-quy-tắc".to_owned()) }
    }

    /// Where a rule is explained.
    pub fn of_rule(rule: &Rule) -> Self {
        Self { document: Document::Scoring, anchor: Some(rule.code().to_owned()) }
    }

    /// Where a kind of doubtful figure is explained.
    pub fn of_doubt(kind: &FlagKind) -> Self {
        Self { document: Document::Scoring, anchor: Some(kind.code().to_owned()) }
    }

    /// Where it is explained how a part of a criteria set is written; `way` as faults name it: `indicator[D1].rule.steps[2]`.
    pub fn of_criteria(way: &str) -> Self {
        let names = |part: &str| way.split('.').any(|step| step.split('[').next() == Some(part));
        let anchor = WAYS.iter().find(|(part, _)| names(part)).map_or(HEAD_OF_SET, |(_, anchor)| *anchor);
        Self { document: Document::Catalogue, anchor: Some(anchor.to_owned()) }
    }

    /// Where a link in `document` leads; nothing where that is not in the program.
    pub fn of_link(link: &str, document: Document) -> Option<Self> {
        let (file, anchor) = link.split_once('#').map_or((link, None), |(file, anchor)| (file, Some(anchor)));
        let file = file.trim_start_matches("../");
        let document = match file {
            "" => document,
            file => Document::ALL.into_iter().find(|known| known.file() == file)?,
        };
        Some(Self { document, anchor: anchor.map(str::to_owned) })
    }
}

/// Parts of a criteria set, the inner before what they are in, and where it is said how each is written.
const WAYS: [(&str, &str); 12] = [
    ("rule", "rule"),
    ("input", "input"),
    ("rollup", "rollup"),
    ("source", "source"),
    ("national", "national"),
    ("applies_to", "applies_to"),
    ("bloc", "applies_to"),
    ("consistency", "số-liệu-phải-khớp-nhau"),
    ("indicator", "tiêu-chí"),
    ("group", "nhóm-và-cách-gộp"),
    ("band", "xếp-loại-nhóm"),
    ("reference", "national"),
];
/// What stands at the head of a criteria set, and everything that is of the whole.
const HEAD_OF_SET: &str = "phần-đầu";

/// Parts at headings of the first three levels; the title's own part is what stands before the first.
fn parted(blocks: Vec<Block>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for block in blocks {
        if let Block::Heading { level: level @ 1..=3, text } = &block {
            let title = plain(text);
            let (anchor, depth) = (anchor(&title), usize::from(*level == 3));
            sections.push(Section { anchor, title, depth, blocks: Vec::new() });
        }
        if let Some(section) = sections.last_mut() {
            section.blocks.push(block);
        }
    }
    sections
}

/// As links to a heading are written: small letters, hyphens for spaces, no other signs.
fn anchor(title: &str) -> String {
    let kept = title.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The table of kinds becomes a section a kind, in the language spoken; other sections stay.
fn by_kind(section: Section, words: &Words) -> Vec<Section> {
    let (tables, other): (Vec<Block>, Vec<Block>) =
        section.blocks.into_iter().partition(|block| matches!(block, Block::Table { .. }));
    let rows = tables.into_iter().flat_map(|table| match table {
        Block::Table { rows } => rows,
        _ => Vec::new(),
    });
    let kinds = rows.filter_map(|row| of_kind(&row, words));
    let kinds: Vec<Section> = kinds.collect();
    let own = Section { blocks: other, ..section };
    [own].into_iter().chain(kinds).collect()
}

fn of_kind(row: &[Vec<Span>], words: &Words) -> Option<Section> {
    let [code, severity, vi, en] = row else { return None };
    let (code, severity) = (plain(code), plain(severity));
    if !FindingKind::CODES.contains(&code.as_str()) {
        return None;
    }
    let title = words.finding_title(&code);
    let severity = match severity.as_str() {
        "error" => say!(words, "severity-error"),
        "warning" => say!(words, "severity-warning"),
        _ => say!(words, "severity-info"),
    };
    let meaning = match words.language() {
        Language::Vi => vi.clone(),
        Language::En => en.clone(),
    };
    let blocks = vec![
        Block::Heading { level: 2, text: spans(&title) },
        Block::Paragraph { text: spans(&format!("**{severity}** · `{code}`")) },
        Block::Paragraph { text: meaning },
    ];
    Some(Section { anchor: code, title, depth: 1, blocks })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        Words::new(Language::Vi)
    }

    #[test]
    fn every_kind_of_finding_has_its_section_in_both_languages() {
        for language in [Language::Vi, Language::En] {
            let words = Words::new(language);
            let sections = Document::Findings.sections(&words);
            for code in FindingKind::CODES {
                let section = sections.iter().find(|section| section.anchor == *code);
                assert!(section.is_some_and(|section| section.blocks.len() == 3), "{code}");
            }
        }
    }

    #[test]
    fn no_mark_of_bold_or_code_is_left_in_what_is_shown() {
        let words = words();
        for document in Document::ALL {
            for block in document.sections(&words).into_iter().flat_map(|section| section.blocks) {
                let text: Vec<Span> = match block {
                    Block::Heading { text, .. } | Block::Paragraph { text } | Block::Item { text, .. } => text,
                    Block::Table { rows } => rows.into_iter().flatten().flatten().collect(),
                    Block::Code { .. } | Block::Picture { .. } => Vec::new(),
                };
                for span in text.into_iter().filter(|span| !span.code) {
                    assert!(!span.text.contains("**") && !span.text.contains('`'), "{document:?}: {}", span.text);
                }
            }
        }
    }

    #[test]
    fn every_link_within_the_documents_leads_to_a_section() {
        let words = words();
        let mut links = 0;
        for document in Document::ALL {
            for block in document.sections(&words).into_iter().flat_map(|section| section.blocks) {
                let text = match block {
                    Block::Heading { text, .. } | Block::Paragraph { text } | Block::Item { text, .. } => text,
                    Block::Table { rows } => rows.into_iter().flatten().flatten().collect(),
                    Block::Code { .. } | Block::Picture { .. } => Vec::new(),
                };
                for link in text.into_iter().filter_map(|span| span.link) {
                    let Some(place) = Place::of_link(&link, document) else { continue };
                    links += 1;
                    let Some(anchor) = place.anchor else { continue };
                    let sections = place.document.sections(&words);
                    assert!(sections.iter().any(|section| section.has(&anchor)), "{document:?}: {link}");
                }
            }
        }
        assert!(links > 15, "{links}");
    }

    #[test]
    fn the_rules_stand_where_the_results_lead() {
        let place = Place::of_rules();
        let sections = place.document.sections(&words());
        let rules = sections.iter().find(|section| Some(&section.anchor) == place.anchor.as_ref()).unwrap();
        assert!(rules.blocks.iter().any(|block| matches!(block, Block::Table { .. })));
    }

    fn leads_to(place: &Place) -> Option<Section> {
        let anchor = place.anchor.as_deref()?;
        place.document.sections(&words()).into_iter().find(|section| section.has(anchor))
    }

    #[test]
    fn every_rule_every_doubt_and_every_part_of_a_criteria_set_has_its_section() {
        let of_scoring = |code: &str| Place { document: Document::Scoring, anchor: Some(code.to_owned()) };
        for code in Rule::CODES.into_iter().chain(FlagKind::CODES) {
            let section = leads_to(&of_scoring(code)).unwrap_or_else(|| panic!("{code} has no section"));
            assert!(section.depth == 1 && section.blocks.len() > 1, "{code} has no section of its own");
        }
        for (_, anchor) in WAYS.into_iter().chain([("", HEAD_OF_SET)]) {
            let place = Place { document: Document::Catalogue, anchor: Some(anchor.to_owned()) };
            assert!(leads_to(&place).is_some(), "{anchor}");
        }
    }

    #[test]
    fn a_rule_leads_to_its_own_section_and_a_fault_to_how_the_part_is_written() {
        let title = |place: Place| leads_to(&place).unwrap().title;
        assert_eq!(title(Place::of_rule(&Rule::YesNo)), "Có/không (yes_no)");
        assert_eq!(title(Place::of_criteria("indicator[D1].rule.steps[2]")), "rule: cách tính điểm");
        assert_eq!(title(Place::of_criteria("indicator[D1].max")), "Tiêu chí");
        assert_eq!(title(Place::of_criteria("group[P].applies_to.blocs")), "Áp dụng cho đơn vị nào: applies_to");
        assert_eq!(title(Place::of_criteria("")), "Phần đầu");
    }

    #[test]
    fn links_that_leave_the_program_lead_nowhere() {
        assert_eq!(Place::of_link("../../README.md", Document::Guide), None);
        assert_eq!(Place::of_link("chup-man-hinh.sh", Document::Guide), None);
        assert_eq!(Place::of_link("../scoring.md", Document::Guide), Some(Place::of(Document::Scoring)));
    }
}
