//! On which pages a key does what: the F1 sheet is made from it, and tests hold the keys to it.

use super::Shortcut;
use crate::app::Page;
use crate::app::widget::virtual_table::ColumnStep;
use crate::i18n::Words;
use crate::say;

/// Pages with a table.
const TABLES: &[Page] =
    &[Page::Templates, Page::Import, Page::Appraisal, Page::Results, Page::Compare, Page::Units, Page::Criteria];

const TABLES_BUT_BEHIND_CHARTS: &[Page] =
    &[Page::Templates, Page::Import, Page::Appraisal, Page::Results, Page::Units, Page::Criteria];

/// Where a key does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Everywhere,
    /// In every table.
    Tables,
    Pages(&'static [Page]),
}

/// What a key does in some place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    pub place: Place,
    /// What, as a sentence or, where pages are named before it, the rest of one.
    pub meaning: String,
}

impl Use {
    fn everywhere(meaning: String) -> Vec<Self> {
        vec![Self { place: Place::Everywhere, meaning }]
    }

    fn in_tables(meaning: String) -> Vec<Self> {
        vec![Self { place: Place::Tables, meaning }]
    }

    fn on(pages: &'static [Page], meaning: String) -> Self {
        Self { place: Place::Pages(pages), meaning }
    }

    /// The pages; none: on every page.
    pub fn pages(&self) -> &'static [Page] {
        match self.place {
            Place::Everywhere => &[],
            Place::Tables => TABLES,
            Place::Pages(pages) => pages,
        }
    }

    /// The sentence, with the pages named where it holds on some only.
    pub fn said(&self, words: &Words) -> String {
        match self.place {
            Place::Everywhere | Place::Tables => self.meaning.clone(),
            Place::Pages(pages) => {
                let pages: Vec<String> = pages.iter().map(|page| page.title(words)).collect();
                say!(words, "app-shortcut-on", pages = pages.join(", "), meaning = self.meaning.as_str())
            }
        }
    }
}

impl Shortcut {
    /// What it does, page by page, in the order of the work.
    pub fn uses(self, words: &Words) -> Vec<Use> {
        let on = Use::on;
        match self {
            Self::Open => Use::everywhere(say!(words, "app-shortcut-open")),
            Self::New => Use::everywhere(say!(words, "app-shortcut-new")),
            Self::Import => Use::everywhere(say!(words, "app-shortcut-import")),
            Self::Print => Use::everywhere(say!(words, "app-shortcut-print")),
            Self::Find => Use::everywhere(say!(words, "app-shortcut-find")),
            Self::Search => Use::everywhere(say!(words, "app-shortcut-search")),
            Self::Go(page) => Use::everywhere(say!(words, "app-shortcut-go", page = page.title(words))),
            Self::UndoImport => Use::everywhere(say!(words, "app-shortcut-undo")),
            Self::Redo => Use::everywhere(say!(words, "app-shortcut-redo")),
            Self::Back => Use::everywhere(say!(words, "app-shortcut-back")),
            Self::Help => Use::everywhere(say!(words, "app-shortcut-help")),
            Self::Column(step) => Use::in_tables(column(step, words)),
            Self::Table => vec![
                on(&[Page::Import], say!(words, "app-shortcut-table-import")),
                on(&[Page::Compare], say!(words, "app-shortcut-table-compare")),
            ],
            Self::Copy => vec![
                on(TABLES_BUT_BEHIND_CHARTS, say!(words, "app-shortcut-copy-rows")),
                on(&[Page::Compare], say!(words, "app-shortcut-copy-table")),
            ],
            Self::ChooseAll => Use::in_tables(say!(words, "app-shortcut-choose-all")),
            Self::Lead { back } => Use::in_tables(lead(back, words)),
            Self::ChooseToo => Use::in_tables(say!(words, "app-shortcut-choose-too")),
            Self::Menu => Use::in_tables(say!(words, "app-shortcut-menu")),
            Self::CopyOtherwise => vec![
                on(TABLES_BUT_BEHIND_CHARTS, say!(words, "app-shortcut-copy-column")),
                on(&[Page::Results], say!(words, "app-shortcut-copy-reason")),
                on(&[Page::Compare], say!(words, "app-shortcut-copy-picture")),
            ],
            Self::ZoomIn => vec![on(&[Page::Compare], say!(words, "app-shortcut-zoom-in"))],
            Self::ZoomOut => vec![on(&[Page::Compare], say!(words, "app-shortcut-zoom-out"))],
            Self::ZoomReset => vec![on(&[Page::Compare], say!(words, "app-shortcut-zoom-reset"))],
            Self::Write => vec![on(&[Page::Import], say!(words, "app-shortcut-write"))],
            Self::Accept => vec![
                on(&[Page::Templates], say!(words, "app-shortcut-accept-templates")),
                on(&[Page::Import], say!(words, "app-shortcut-accept-import")),
                on(&[Page::Appraisal], say!(words, "app-shortcut-accept-appraisal")),
                on(&[Page::Compare], say!(words, "app-shortcut-accept-compare")),
                on(&[Page::Criteria], say!(words, "app-shortcut-enter-form")),
                on(&[Page::Results], say!(words, "app-shortcut-accept-results")),
                on(&[Page::Units], say!(words, "app-shortcut-accept-unit")),
                on(&[Page::Print], say!(words, "app-shortcut-accept-question")),
            ],
            Self::Tick => vec![on(&[Page::Templates], say!(words, "app-shortcut-accept-templates"))],
            Self::Edit => vec![
                on(&[Page::Import], say!(words, "app-shortcut-edit-import")),
                on(&[Page::Appraisal], say!(words, "app-shortcut-edit-appraisal")),
                on(&[Page::Criteria], say!(words, "app-shortcut-enter-form")),
            ],
            Self::Keep => vec![
                on(&[Page::Import], say!(words, "app-shortcut-keep")),
                on(&[Page::Appraisal], say!(words, "app-shortcut-keep-appraisal")),
            ],
        }
    }
}

fn lead(back: bool, words: &Words) -> String {
    if back { say!(words, "app-shortcut-lead-up") } else { say!(words, "app-shortcut-lead-down") }
}

/// What is done with the columns of a table.
fn column(step: ColumnStep, words: &Words) -> String {
    match step {
        ColumnStep::Left => say!(words, "app-shortcut-column-left"),
        ColumnStep::Right => say!(words, "app-shortcut-column-right"),
        ColumnStep::First => say!(words, "app-shortcut-column-first"),
        ColumnStep::Last => say!(words, "app-shortcut-column-last"),
        ColumnStep::Top => say!(words, "app-shortcut-row-first"),
        ColumnStep::Bottom => say!(words, "app-shortcut-row-last"),
        ColumnStep::Narrower => say!(words, "app-shortcut-narrower"),
        ColumnStep::Wider => say!(words, "app-shortcut-wider"),
        ColumnStep::Fit => say!(words, "app-shortcut-fit"),
        ColumnStep::AsItComes => say!(words, "app-shortcut-as-it-comes"),
        ColumnStep::Sort { descending: false } => say!(words, "app-shortcut-ascending"),
        ColumnStep::Sort { descending: true } => say!(words, "app-shortcut-descending"),
    }
}
