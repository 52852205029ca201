//! Help: the guide and what goes with it, read inside the program. The titles at the left, one section at the right.

mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use iced::Task;
use iced::widget::operation::{self, AbsoluteOffset};
use iced::widget::{Id, image};

use crate::app::Page;
use crate::app::data;
use crate::app::dialog::Question;
use crate::app::errand::{Done, Errand};
use crate::app::shared::Shared;
use crate::app::widget::Notice;
use crate::app::widget::virtual_table::Step;
use crate::domain::text::contains_folded;
use crate::i18n::Words;
use crate::say;

use crate::service::guide::{self, Block, Section};
pub use crate::service::guide::{Document, Place};

/// Id of the search among the titles.
pub const SEARCH: &str = "help-search";

/// The screen.
#[derive(Debug)]
pub struct Help {
    document: Document,
    sections: Vec<Section>,
    shown: usize,
    /// What titles are looked for by.
    query: String,
    /// Those of the section shown, by their files.
    pictures: BTreeMap<String, image::Handle>,
    /// The titles are in sight where they have no room beside the text.
    listing: bool,
    text: Id,
    titles: Id,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    DocumentPicked(Document),
    SectionPicked(usize),
    Sought(String),
    /// Enter: the first title that fits.
    SeekEntered,
    LinkPressed(String),
    PdfPressed,
    /// From the text to the titles, or back.
    ListPressed,
}

/// What the parent must do.
pub enum Action {
    Run(Task<Message>),
    Send(Errand),
}

impl Default for Help {
    fn default() -> Self {
        Self {
            document: Document::Guide,
            sections: Vec::new(),
            shown: 0,
            query: String::new(),
            pictures: BTreeMap::new(),
            listing: false,
            text: Id::unique(),
            titles: Id::unique(),
        }
    }
}

impl Help {
    /// Whether anything is shown.
    pub fn is_open(&self) -> bool {
        !self.sections.is_empty()
    }

    /// The title of what is read.
    #[cfg(test)]
    pub(crate) fn reads(&self) -> &str {
        self.sections.get(self.shown).map_or("", |section| &section.title)
    }

    /// Opens a place.
    pub fn open(&mut self, place: Place, words: &Words) -> Task<Message> {
        self.listing &= place.anchor.is_none();
        self.document = place.document;
        self.query.clear();
        self.sections = place.document.sections(words);
        let named = |anchor: String| self.sections.iter().position(|section| section.has(&anchor));
        let shown = place.anchor.and_then(named).unwrap_or(0);
        let read = self.show(shown);
        let titles = AbsoluteOffset { x: 0.0, y: self.above_the_shown() };
        Task::batch([read, operation::scroll_to(self.titles.clone(), titles)])
    }

    /// How far the titles are scrolled for what is shown to be among them.
    fn above_the_shown(&self) -> f32 {
        (self.shown as f32 * view::TITLE_HEIGHT - 120.0).max(0.0)
    }

    /// One step back; whether there was one to go.
    pub fn back(&mut self) -> bool {
        std::mem::take(&mut self.listing)
    }

    /// Makes ready what is shown, the first time or in another language.
    pub fn reword(&mut self, words: &Words) {
        self.sections = self.document.sections(words);
        self.shown = self.shown.min(self.sections.len().saturating_sub(1));
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        let words = &shared.words;
        Action::Run(match message {
            Message::DocumentPicked(document) => self.open(Place::of(document), words),
            Message::SectionPicked(section) => {
                self.listing = false;
                self.show(section)
            }
            Message::Sought(query) => {
                self.query = query;
                operation::scroll_to(self.titles.clone(), AbsoluteOffset { x: 0.0, y: 0.0 })
            }
            Message::SeekEntered => {
                self.listing = false;
                let first = self.found().next();
                first.map_or_else(Task::none, |first| self.show(first))
            }
            Message::LinkPressed(link) => match Place::of_link(&link, self.document) {
                Some(place) => self.open(place, words),
                None => Task::none(),
            },
            Message::PdfPressed => return set_pdf(shared),
            Message::ListPressed => {
                self.listing = !self.listing;
                let titles = AbsoluteOffset { x: 0.0, y: self.above_the_shown() };
                operation::scroll_to(self.titles.clone(), titles)
            }
        })
    }

    /// A step of the keyboard through the titles.
    pub fn step(&mut self, step: Step) -> Task<Message> {
        let found: Vec<usize> = self.found().collect();
        let Some(last) = found.len().checked_sub(1) else { return Task::none() };
        let above = found.iter().filter(|place| **place < self.shown).count();
        let is_in_sight = found.contains(&self.shown);
        let shown = match step {
            Step::Up => above.saturating_sub(1),
            Step::Down => above + usize::from(is_in_sight),
            // The text is what is turned over.
            Step::PageUp | Step::PageDown => {
                let by = if step == Step::PageUp { -400.0 } else { 400.0 };
                return operation::scroll_by(self.text.clone(), AbsoluteOffset { x: 0.0, y: by });
            }
            Step::First => 0,
            Step::Last => last,
        };
        self.show(found[shown.min(last)])
    }

    /// Places of the sections whose titles have in them what is looked for.
    fn found(&self) -> impl Iterator<Item = usize> {
        let titles = self.sections.iter().enumerate();
        titles.filter(|(_, section)| contains_folded(&section.title, &self.query)).map(|(place, _)| place)
    }

    #[cfg(test)]
    pub(crate) fn in_sight(&self) -> (Document, usize) {
        (self.document, self.shown)
    }

    fn show(&mut self, section: usize) -> Task<Message> {
        self.shown = section;
        self.pictures = self.sections.get(section).map(pictures).unwrap_or_default();
        operation::scroll_to(self.text.clone(), AbsoluteOffset { x: 0.0, y: 0.0 })
    }
}

/// Asks where the guide goes as PDF, and sets it.
fn set_pdf(shared: &Shared) -> Action {
    let words = Arc::clone(&shared.words);
    let (title, name) = (say!(words, "help-pdf"), say!(words, "help-pdf-name"));
    let question = Question::Save { title, name, extension: "pdf".into() };
    Action::Send(Errand::asking(question, say!(words, "help-pdf-setting"), move |path, progress| {
        data::write_guide(path, &words, progress)?;
        let said = say!(words, "cli-guide-written", file = path.display().to_string());
        Ok(Done::Said(Notice::wrote((said, path.to_owned()))))
    }))
}

fn pictures(section: &Section) -> BTreeMap<String, image::Handle> {
    let handle = |block: &Block| {
        let Block::Picture { file, .. } = block else { return None };
        let picture = guide::picture(file)?;
        Some((file.clone(), image::Handle::from_rgba(picture.width, picture.height, picture.rgba)))
    };
    section.blocks.iter().filter_map(handle).collect()
}

/// Where a page is explained in the guide.
pub fn place_of(page: Page) -> Place {
    let anchor = match page {
        Page::Period => "bước-1-kỳ-đánh-giá",
        Page::Templates => "bước-2-biểu-mẫu",
        Page::Import => "bước-3-nhập",
        Page::Appraisal => "bước-4-thẩm-định",
        Page::Results => "bước-5-kết-quả",
        Page::Compare => "bước-6-so-sánh",
        Page::Print => "bước-7-in",
        Page::Criteria => "bộ-tiêu-chí-năm-sau",
        Page::Units => "7-hoàn-tác-rút-lại",
        Page::Settings => "trang-cài-đặt",
        Page::Help => "hướng-dẫn-sử-dụng",
    };
    Place { document: Document::Guide, anchor: Some(anchor.to_owned()) }
}

/// Every section of every document, for the box that finds anything.
pub fn all_places(words: &Words) -> Vec<(String, Place)> {
    let of = |document: Document| {
        let place = move |section: Section| (section.title, Place { document, anchor: Some(section.anchor) });
        document.sections(words).into_iter().map(place)
    };
    Document::ALL.into_iter().flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::preset;
    use crate::i18n::Language;
    use iced_test::Simulator;

    fn opened(place: Place) -> (Help, crate::app::shared::Shared) {
        let shared = preset::shared(Language::Vi);
        let mut help = Help::default();
        let _ = help.open(place, &shared.words);
        (help, shared)
    }

    fn sees(help: &Help, shared: &crate::app::shared::Shared, text: &str) -> bool {
        Simulator::with_size(preset::settings(), (1366.0, 768.0), help.view(shared)).find(text).is_ok()
    }

    #[test]
    fn every_page_has_its_section_in_the_guide() {
        for page in Page::PATH.into_iter().chain(Page::BESIDE) {
            let place = place_of(page);
            let (help, _) = opened(place.clone());
            let anchor = place.anchor.unwrap();
            assert!(help.sections[help.shown].has(&anchor), "{page:?}: {anchor}");
        }
    }

    #[test]
    fn a_kind_of_finding_is_explained_at_its_place() {
        let (help, shared) = opened(Place::of_finding("zero_denominator"));
        assert!(sees(&help, &shared, "Mẫu số bằng 0"));
        assert_eq!(help.sections[help.shown].anchor, "zero_denominator");
    }

    #[test]
    fn titles_are_gone_through_and_links_followed() {
        let (mut help, shared) = opened(Place::of(Document::Guide));
        let _ = help.step(Step::Down);
        assert_eq!(help.shown, 1);
        let _ = help.step(Step::Last);
        assert_eq!(help.shown, help.sections.len() - 1);
        let _ = help.update(Message::LinkPressed("../findings.md".into()), &shared);
        assert_eq!(help.document, Document::Findings);
        let _ = help.update(Message::LinkPressed("https://example.com".into()), &shared);
        assert_eq!(help.document, Document::Findings, "nothing leaves the program");
    }

    #[test]
    fn titles_are_looked_for_without_accents_and_gone_through_as_found() {
        let (mut help, shared) = opened(Place::of(Document::Guide));
        let _ = help.update(Message::Sought("tham dinh".into()), &shared);
        let found: Vec<usize> = help.found().collect();
        assert!(!found.is_empty() && found.len() < help.sections.len());
        let _ = help.update(Message::SeekEntered, &shared);
        assert_eq!(help.shown, found[0]);
        let _ = help.step(Step::Last);
        assert_eq!(help.shown, *found.last().unwrap());
        let _ = help.update(Message::Sought("không có mục này".into()), &shared);
        let _ = help.step(Step::Down);
        assert!(sees(&help, &shared, "Không có mục nào khớp."));
    }

    #[test]
    fn a_section_comes_with_its_pictures_and_puts_the_last_ones_away() {
        let (mut help, shared) = opened(place_of(Page::Results));
        assert!(help.pictures.contains_key("hinh/05-ket-qua.png"));
        let _ = help.open(Place::of_finding("zero_denominator"), &shared.words);
        assert!(help.pictures.is_empty());
    }

    #[test]
    fn a_document_is_one_click_away() {
        let (help, shared) = opened(Place::of(Document::Guide));
        let mut simulator = Simulator::with_size(preset::settings(), (1366.0, 768.0), help.view(&shared));
        simulator.click("Cách tính điểm").unwrap();
        let told: Vec<Message> = simulator.into_messages().collect();
        assert!(matches!(told.as_slice(), [Message::DocumentPicked(Document::Scoring)]));
    }
}
