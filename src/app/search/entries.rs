//! What can be opened: everything the box knows, gathered when it opens.

use std::sync::Arc;

use super::{Deed, Kind, Readiness, Target};
use crate::app::Page;
use crate::app::screen::compare::{ChartKind, kind_name};
use crate::app::screen::criteria::{Addition, Tab};
use crate::app::screen::help::{self, Document};
use crate::app::screen::import::model::{FileLine, MarkedCell};
use crate::app::screen::import::review::Reviewed;
use crate::app::screen::results::model::Side;
use crate::app::screen::settings::{DIGITS, DoubleClicked, Message as Setting, appearance_name, digits_name};
use crate::app::settings::{PaperSize, Scale};
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::Appearance;
use crate::app::widget::virtual_table::CopyOf;
use crate::domain::text::search_key;
use crate::i18n::{Language, Words};
use crate::say;

/// One thing that can be opened.
#[derive(Debug, Clone)]
pub struct Entry {
    pub kind: Kind,
    pub name: String,
    /// A second, softer word: a region, a folder.
    pub beside: String,
    /// The shortcut that does the same.
    pub keys: &'static str,
    pub target: Target,
    /// Its button stands on the page in sight.
    pub(super) is_here: bool,
    pub(super) folded_name: String,
    pub(super) folded_code: String,
    pub(super) folded_beside: String,
}

impl Entry {
    pub(super) fn new(kind: Kind, name: impl Into<String>, target: Target) -> Self {
        let name = name.into();
        Self {
            kind,
            folded_name: search_key(&name),
            name,
            beside: String::new(),
            keys: "",
            target,
            is_here: false,
            folded_code: String::new(),
            folded_beside: String::new(),
        }
    }

    pub(super) fn with_code(self, code: &str) -> Self {
        Self { folded_code: search_key(code), ..self }
    }

    pub(super) fn beside(self, beside: &str) -> Self {
        Self { folded_beside: search_key(beside), beside: beside.to_owned(), ..self }
    }

    /// Found by these words, too, which are not shown.
    fn also(mut self, words: &str) -> Self {
        self.folded_beside = format!("{} {}", self.folded_beside, search_key(words));
        self
    }

    fn here(self, is_here: bool) -> Self {
        Self { is_here, ..self }
    }

    fn with_keys(self, keys: &'static str) -> Self {
        Self { keys, ..self }
    }
}

/// Everything, in the order it is shown in while nothing is typed, but for what stands on the page in sight (`here`).
pub(super) fn of(here: Page, shared: &Shared, files: &[Reviewed<'_>], ready: impl Fn(Deed) -> Readiness) -> Vec<Entry> {
    let mut entries = pages(shared);
    entries.extend(commands(here, shared));
    entries.extend(deeds(here, shared, ready));
    entries.extend(parts_of_pages(here, shared));
    entries.extend(of_file(shared));
    for (place, file) in files.iter().enumerate() {
        entries.push(Entry::new(Kind::File, &file.line.name, Target::File(place)).beside(&file.facts));
        entries.extend(file.line.marked.iter().map(|marked| finding(place, file.line, marked)));
    }
    entries.extend(documents(shared));
    entries
}

/// A finding under its cell, as a formula names it, and what it says; its file stands beside it.
fn finding(place: usize, file: &FileLine, marked: &MarkedCell) -> Entry {
    let spot = match marked.cell.as_str() {
        "" => marked.sheet.clone(),
        cell => format!("{}!{cell}", marked.sheet),
    };
    let target = Target::Finding { file: place, finding: marked.index };
    let entry = Entry::new(Kind::Finding, format!("{spot}: {}", marked.message), target);
    entry.with_code(&marked.cell).beside(&file.name)
}

/// Sections of the documents; those of kinds of findings are findings.
fn documents(shared: &Shared) -> impl Iterator<Item = Entry> {
    let words = Arc::clone(&shared.words);
    help::all_places(&words).into_iter().map(move |(title, place)| {
        let code = place.anchor.clone().filter(|_| place.document == Document::Findings);
        let kind = if code.is_some() { Kind::Finding } else { Kind::Help };
        let beside = place.document.title(&words);
        Entry::new(kind, title, Target::Help(place)).with_code(&code.unwrap_or_default()).beside(&beside)
    })
}

fn pages(shared: &Shared) -> Vec<Entry> {
    let open = |page: &Page| shared.file.is_some() || !page.needs_file();
    let words = &shared.words;
    let also = |page: Page| match page {
        Page::Compare => say!(words, "search-also-compare"),
        Page::Settings => say!(words, "search-also-settings"),
        _ => String::new(),
    };
    let entry = |page: Page| {
        Entry::new(Kind::Page, page.title(words), Target::Page(page)).with_keys(page.keys()).also(&also(page))
    };
    Page::PATH.into_iter().chain(Page::BESIDE).filter(open).map(entry).collect()
}

/// Tabs of pages, kinds of charts, and what can be added to a criteria set; each with its page beside it.
fn parts_of_pages(here: Page, shared: &Shared) -> Vec<Entry> {
    if shared.file.is_none() {
        return Vec::new();
    }
    let words = &shared.words;
    let part = |kind: Kind, name: String, target: Target, page: Page| {
        Entry::new(kind, name, target).beside(&page.title(words))
    };
    let sides = Side::ALL.map(|side| part(Kind::Page, side.name(words), Target::Side(side), Page::Results)).into_iter();
    let tabs = Tab::ALL.map(|tab| part(Kind::Page, tab.name(words), Target::CriteriaTab(tab), Page::Criteria));
    let charts = ChartKind::ALL
        .into_iter()
        .map(|kind| part(Kind::Page, kind_name(kind, words), Target::Chart(kind), Page::Compare));
    let addition = |one: Addition| part(Kind::Command, one.name(words), Target::Add(one), Page::Criteria);
    let additions = Addition::ALL.map(|one| addition(one).here(here == Page::Criteria));
    sides.chain(tabs).chain(charts).chain(additions).collect()
}

fn commands(here: Page, shared: &Shared) -> Vec<Entry> {
    let words = &shared.words;
    let keyed = Shortcut::ALL.into_iter().filter(|shortcut| shortcut.is_command(shared.file.is_some()));
    let keyed = keyed.map(|shortcut| {
        Entry::new(Kind::Command, named(shortcut, words), Target::Command(shortcut)).with_keys(shortcut.keys())
    });
    let sample = Entry::new(Kind::Command, say!(words, "welcome-sample"), Target::Sample)
        .beside(&say!(words, "welcome-sample-hint"));
    let recent = shared.settings.recent.iter().map(|path| {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
        let name = say!(words, "search-open-file", file = name.as_ref());
        Entry::new(Kind::Command, name, Target::Recent(path.clone())).beside(&folder)
    });
    let set = settings(shared).map(|entry| entry.here(here == Page::Settings));
    keyed.chain(recent).chain([sample]).chain(set).chain(copies(shared)).collect()
}

/// What a key does, as short as it has to be here.
fn named(shortcut: Shortcut, words: &Words) -> String {
    match shortcut {
        Shortcut::UndoImport => say!(words, "search-undo"),
        Shortcut::Redo => say!(words, "search-redo"),
        Shortcut::Print => say!(words, "search-print"),
        _ => shortcut.meaning(words),
    }
}

/// What the buttons of the pages do; where it cannot be done just now, or the page alone can tell, it is said, and the page is shown.
fn deeds(here: Page, shared: &Shared, ready: impl Fn(Deed) -> Readiness) -> impl Iterator<Item = Entry> {
    let words = Arc::clone(&shared.words);
    let has_file = shared.file.is_some();
    let is_there = move |deed: &Deed| has_file || *deed == Deed::GuidePdf;
    Deed::ALL.iter().copied().filter(is_there).map(move |deed| {
        let page = deed.page();
        let title = page.title(&words);
        let (beside, target) = match ready(deed) {
            Readiness::Ready => (title, Target::Deed(deed)),
            Readiness::Unread => (say!(words, "search-on-page", page = title), Target::Page(page)),
            Readiness::Closed => (say!(words, "search-not-now", page = title), Target::Page(page)),
        };
        let entry = Entry::new(Kind::Command, deed.name(&words), target).here(page == here);
        entry.beside(&beside).also(&deed.also(&words))
    })
}

/// What is copied of the table in sight; there are tables once a file is open.
fn copies(shared: &Shared) -> impl Iterator<Item = Entry> {
    let words = &shared.words;
    let copies = [
        (say!(words, "search-copy-rows"), CopyOf::Rows, Shortcut::Copy),
        (say!(words, "search-copy-column"), CopyOf::Column, Shortcut::CopyOtherwise),
    ];
    let copies =
        copies.map(|(name, part, keys)| Entry::new(Kind::Command, name, Target::Copy(part)).with_keys(keys.keys()));
    let also = say!(words, "search-also-copy");
    let copies = copies.map(|entry| entry.also(&also));
    copies.into_iter().filter(|_| shared.file.is_some())
}

/// Every choice of the settings, so that the keyboard reaches them too.
fn settings(shared: &Shared) -> impl Iterator<Item = Entry> {
    let words = &shared.words;
    let languages = [("Tiếng Việt", Language::Vi), ("English", Language::En)];
    let languages = languages.map(|(name, language)| (name.to_owned(), Setting::LanguagePicked(language)));
    let looks = Appearance::ALL.map(|look| (appearance_name(look, words), Setting::AppearancePicked(look)));
    let scales = Scale::OFFERED.map(|percent| (format!("{percent}%"), Setting::ScalePicked(percent)));
    let digits = DIGITS.map(|digits| (digits_name(digits, words), Setting::DigitsPicked(digits)));
    let papers = [("A4", PaperSize::A4), ("A3", PaperSize::A3)];
    let papers = papers.map(|(name, paper)| (name.to_owned(), Setting::PaperPicked(paper)));
    let tables = Entry::new(Kind::Command, say!(words, "settings-tables-reset"), Target::Setting(Setting::TablesReset));
    let double_click = [
        (say!(words, "settings-double-click-set"), DoubleClicked::Pressed { open: true }),
        (say!(words, "settings-double-click-undo"), DoubleClicked::Pressed { open: false }),
    ];
    let double_click =
        double_click.map(|(name, event)| Entry::new(Kind::Command, name, Target::Setting(Setting::DoubleClick(event))));
    let of = |title: String, choices: Vec<(String, Setting)>| {
        choices
            .into_iter()
            .map(move |(name, message)| Entry::new(Kind::Command, format!("{title}: {name}"), Target::Setting(message)))
    };
    let (of_colours, of_letters) = (say!(words, "search-also-appearance"), say!(words, "search-also-scale"));
    of(say!(words, "settings-language"), languages.into())
        .chain(of(say!(words, "app-appearance"), looks.into()).map(move |entry| entry.also(&of_colours)))
        .chain(of(say!(words, "settings-scale"), scales.into()).map(move |entry| entry.also(&of_letters)))
        .chain(of(say!(words, "settings-digits"), digits.into()))
        .chain(of(say!(words, "settings-paper"), papers.into()))
        .chain([tables])
        .chain(double_click)
}

/// Units and indicators of the open file.
fn of_file(shared: &Shared) -> Vec<Entry> {
    let Some(file) = &shared.file else { return Vec::new() };
    let unit = file.units.iter().map(|unit| {
        Entry::new(Kind::Unit, &unit.label, Target::Unit(unit.key.clone())).with_code(&unit.key).beside(&unit.detail)
    });
    let indicator = file.indicators.iter().map(|asked| {
        let name = format!("{} {}", asked.key, asked.label);
        let entry = Entry::new(Kind::Indicator, name, Target::Indicator(asked.key.clone())).with_code(&asked.key);
        // What is typed is the name, not the code before it.
        Entry { folded_name: search_key(&asked.label), ..entry }.beside(&asked.detail)
    });
    unit.chain(indicator).collect()
}
