//! One box for everything that can be opened: pages, commands, units, indicators, files under review. Typed without
//! accents, led by the keyboard.

pub mod deeds;
mod entries;
mod rank;
mod view;

use std::path::PathBuf;

use iced::Task;
use iced::widget::{Id, operation};

use super::Page;
use super::screen::compare::ChartKind;
use super::screen::help::Place;
use super::screen::import::review::Reviewed;
use super::screen::results::model::Side;
use super::screen::{criteria, settings};
use super::shared::Shared;
use super::shortcut::Shortcut;
use super::widget::virtual_table::{CopyOf, Step};

pub use deeds::{Deed, Readiness};
pub use entries::Entry;

/// What is opened when it is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Page(Page),
    Command(Shortcut),
    /// What a button of a page does.
    Deed(Deed),
    /// Rows or a column of the table in sight, to the clipboard.
    Copy(CopyOf),
    /// A choice of the settings.
    Setting(settings::Message),
    Sample,
    Recent(PathBuf),
    /// By its code.
    Unit(String),
    /// By its code.
    Indicator(String),
    /// A file under review, by its place in the list.
    File(usize),
    /// A finding of such a file, by its place among the file's.
    Finding {
        file: usize,
        finding: usize,
    },
    /// What the documents say.
    Help(Place),
    /// A tab of the criteria sets.
    CriteriaTab(criteria::Tab),
    /// Something new in the draft of a criteria set.
    Add(criteria::Addition),
    /// A side of a unit's results: of the own unit where there is one.
    Side(Side),
    /// A kind of chart.
    Chart(ChartKind),
}

impl Target {
    /// Whether a part of a page is shown by it, and not only done something.
    pub fn shows(&self) -> bool {
        match self {
            Self::Page(_)
            | Self::Unit(_)
            | Self::Indicator(_)
            | Self::File(_)
            | Self::Finding { .. }
            | Self::Help(_)
            | Self::CriteriaTab(_)
            | Self::Side(_)
            | Self::Chart(_) => true,
            Self::Command(_)
            | Self::Deed(_)
            | Self::Copy(_)
            | Self::Setting(_)
            | Self::Sample
            | Self::Recent(_)
            | Self::Add(_) => false,
        }
    }
}

/// What sort of thing it is; among equals they stand in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Page,
    Command,
    Unit,
    Indicator,
    File,
    Finding,
    Help,
}

/// The box while it is open.
#[derive(Debug)]
pub struct Search {
    input: Id,
    query: String,
    entries: Vec<Entry>,
    /// Places of what fits, best first.
    found: Vec<usize>,
    /// Which of those is marked.
    marked: usize,
    /// Rows that have room: the list turns over by so many.
    rows: usize,
}

/// What happened in the box.
#[derive(Debug, Clone)]
pub enum Message {
    Typed(String),
    /// Enter: what is marked.
    Confirmed,
    /// A click, on one of what was found.
    Pressed(usize),
    /// So many rows have room.
    Measured(usize),
    Closed,
}

impl Search {
    /// The box with everything there is now; `page` is in sight, `files` are those under review, `ready` says what could be done.
    pub fn open(
        page: Page,
        shared: &Shared,
        files: &[Reviewed<'_>],
        ready: impl Fn(Deed) -> Readiness,
    ) -> (Self, Task<Message>) {
        let entries = entries::of(page, shared, files, ready);
        let (input, rows) = (Id::unique(), view::MOST_ROWS);
        let mut search = Self { input, query: String::new(), entries, found: Vec::new(), marked: 0, rows };
        search.find();
        let focus = operation::focus(search.input.clone());
        (search, focus)
    }

    /// What was typed.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// Takes a message in: what was chosen, and whether the box stays open.
    pub fn update(&mut self, message: Message) -> (Option<Target>, bool) {
        let chosen = match message {
            Message::Typed(query) => {
                self.query = query;
                self.find();
                return (None, true);
            }
            Message::Measured(rows) => {
                self.rows = rows;
                return (None, true);
            }
            Message::Closed => return (None, false),
            Message::Confirmed => self.marked,
            Message::Pressed(place) => place,
        };
        let entry = self.found.get(chosen).and_then(|place| self.entries.get(*place));
        entry.map_or((None, true), |entry| (Some(entry.target.clone()), false))
    }

    /// A step of the keyboard through what was found.
    pub fn step(&mut self, step: Step) {
        let last = self.found.len().saturating_sub(1);
        self.marked = match step {
            Step::Up => self.marked.saturating_sub(1),
            Step::Down => self.marked + 1,
            Step::PageUp => self.marked.saturating_sub(self.rows),
            Step::PageDown => self.marked + self.rows,
            Step::First => 0,
            Step::Last => last,
        }
        .min(last);
    }

    fn find(&mut self) {
        let wanted = rank::Wanted::of(&self.query);
        // Among equals, those of the page in sight come first.
        let order = |place: usize, entry: &Entry| Some((wanted.rank(entry)?, entry.kind, !entry.is_here, place));
        let mut ranked: Vec<_> =
            self.entries.iter().enumerate().filter_map(|(place, entry)| order(place, entry)).collect();
        ranked.sort_unstable();
        self.found = ranked.into_iter().map(|(.., place)| place).collect();
        self.marked = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::preset;
    use crate::app::screen::import::model::{FileLine, FileState, MarkedCell};
    use crate::app::theme::{Appearance, space};
    use crate::i18n::Language;
    use iced_test::Simulator;

    fn opened(language: Language) -> Search {
        opened_on(Page::Results, language)
    }

    fn opened_on(page: Page, language: Language) -> Search {
        let shared = preset::shared(language);
        let marked = |index, cell: &str, message: &str| MarkedCell {
            index,
            sheet: "Tự đánh giá".into(),
            cell: cell.into(),
            message: message.into(),
        };
        let line = FileLine {
            name: "Sở TTTT quý II.xlsx".into(),
            state: FileState::NeedsAttention,
            unit: "Sở TTTT".into(),
            period: "2020-Q2".into(),
            coverage: None,
            replaces: false,
            silent: false,
            findings: 3,
            waits: 1,
            warnings: 0,
            marked: vec![marked(0, "E12", "D2: tử số lớn hơn mẫu số"), marked(2, "", "trang bị ẩn")],
        };
        let ready = |deed| match deed {
            Deed::Discard => Readiness::Closed,
            Deed::Minutes => Readiness::Unread,
            _ => Readiness::Ready,
        };
        Search::open(page, &shared, &[Reviewed { line: &line, facts: "3 lỗi, cảnh báo".into() }], ready).0
    }

    #[test]
    fn a_finding_is_found_by_its_cell_by_its_sheet_and_by_what_it_says() {
        let of = |finding| Some(Target::Finding { file: 0, finding });
        assert_eq!(first("e12"), of(0));
        assert_eq!(first("tu danh gia e12"), of(0));
        assert_eq!(first("tự đánh giá!e12"), of(0));
        assert_eq!(first("tu so lon hon mau so d2"), of(0));
        assert_eq!(first("trang bi an"), of(2));
        let mut search = opened(Language::Vi);
        let _ = search.update(Message::Typed("quy ii e12".into()));
        assert_eq!(search.update(Message::Confirmed).0, of(0), "the file's name is beside it");
    }

    /// What Enter opens.
    fn first(query: &str) -> Option<Target> {
        let mut search = opened(Language::Vi);
        let _ = search.update(Message::Typed(query.into()));
        search.update(Message::Confirmed).0
    }

    #[test]
    fn everything_is_found_without_accents() {
        assert_eq!(first("da nang"), Some(Target::Unit("48".into())));
        assert_eq!(first("tham dinh"), Some(Target::Page(Page::Appraisal)));
        assert_eq!(first("ho so giai quyet"), Some(Target::Indicator("D2".into())));
        assert_eq!(first("so tttt"), Some(Target::File(0)));
        assert_eq!(
            first("giao dien toi"),
            Some(Target::Setting(settings::Message::AppearancePicked(Appearance::Dark)))
        );
        assert_eq!(first("co hien thi 125"), Some(Target::Setting(settings::Message::ScalePicked(125))));
        assert_eq!(first("mau so bang 0"), Some(Target::Help(Place::of_finding("zero_denominator"))));
        assert_eq!(first("cac quy tac"), Some(Target::Help(Place::of_rules())));
        assert_eq!(first("du lieu mau"), Some(Target::Sample));
    }

    #[test]
    fn a_code_finds_its_own_first() {
        assert_eq!(first("48"), Some(Target::Unit("48".into())));
        assert_eq!(first("d2"), Some(Target::Indicator("D2".into())));
    }

    #[test]
    fn the_words_of_a_query_may_stand_in_any_order() {
        assert_eq!(first("nang da"), Some(Target::Unit("48".into())));
        assert_eq!(first("khong co gi nhu the"), None);
    }

    #[test]
    fn rows_and_columns_of_the_table_in_sight_are_copied_by_name() {
        assert_eq!(first("chep cot"), Some(Target::Copy(CopyOf::Column)));
        assert_eq!(first("chep dong"), Some(Target::Copy(CopyOf::Rows)));
    }

    #[test]
    fn buttons_of_the_pages_are_found_by_what_people_would_call_them() {
        for (typed, deed) in [
            ("tinh lai", Deed::Restate),
            ("chep hinh", Deed::CopyPicture),
            ("sao chep thanh phien ban", Deed::CopyVersion),
            ("chep bang", Deed::CopyTable),
            ("don vi cua toi", Deed::OwnUnit),
            ("them don vi", Deed::ImportUnits),
            ("cong nhan con lai", Deed::ConfirmRest),
            ("xuat ket qua", Deed::ExportResults),
            ("sao luu ngay", Deed::BackUp),
            ("backup", Deed::BackUp),
            ("den trang so sanh", Deed::Grey),
            ("den trang in", Deed::PrintGrey),
        ] {
            assert_eq!(first(typed), Some(Target::Deed(deed)), "{typed}");
        }
        for (typed, target) in [("bieu do", Target::Page(Page::Compare)), ("khoi phuc", Target::Page(Page::Settings))] {
            assert_eq!(first(typed), Some(target), "{typed}");
        }
        assert_eq!(first("doi don vi"), Some(Target::Deed(Deed::OwnUnit)));
        for typed in ["mau sac", "phong chu"] {
            assert!(matches!(first(typed), Some(Target::Setting(_))), "{typed}");
        }
        let english = |typed: &str| {
            let mut search = opened(Language::En);
            let _ = search.update(Message::Typed(typed.into()));
            search.update(Message::Confirmed).0
        };
        for (typed, deed) in [
            ("recompute", Deed::Restate),
            ("copy picture", Deed::CopyPicture),
            ("copy as a new version", Deed::CopyVersion),
            ("my unit", Deed::OwnUnit),
            ("add unit", Deed::ImportUnits),
            ("appraise the rest", Deed::ConfirmRest),
            ("accept the rest", Deed::ConfirmRest),
            ("grey compare", Deed::Grey),
            ("backup", Deed::BackUp),
        ] {
            assert_eq!(english(typed), Some(Target::Deed(deed)), "{typed}");
        }
        assert_eq!(english("open sample"), Some(Target::Sample));
    }

    #[test]
    fn what_cannot_be_done_just_now_says_so_and_leads_to_where_its_button_stands() {
        let mut search = opened(Language::Vi);
        let _ = search.update(Message::Typed("bo ban nhap".into()));
        let entry = &search.entries[search.found[0]];
        assert!(entry.beside.contains("chưa dùng được lúc này"), "{}", entry.beside);
        assert_eq!(search.update(Message::Confirmed).0, Some(Target::Page(Page::Criteria)));
    }

    #[test]
    fn what_only_its_page_can_tell_leads_there_and_is_not_called_closed() {
        let mut search = opened(Language::Vi);
        let _ = search.update(Message::Typed("xuat bien ban".into()));
        let entry = &search.entries[search.found[0]];
        assert_eq!(entry.beside, "trên trang Thẩm định");
        assert_eq!(search.update(Message::Confirmed).0, Some(Target::Page(Page::Appraisal)));
    }

    #[test]
    fn of_buttons_that_fit_alike_the_one_on_the_page_in_sight_comes_first() {
        for (page, deed) in [(Page::Compare, Deed::Grey), (Page::Print, Deed::PrintGrey)] {
            let mut search = opened_on(page, Language::Vi);
            let _ = search.update(Message::Typed("den trang".into()));
            assert_eq!(search.update(Message::Confirmed).0, Some(Target::Deed(deed)), "{page:?}");
        }
        let mut search = opened_on(Page::Criteria, Language::Vi);
        let _ = search.update(Message::Typed("bo tieu chi".into()));
        assert_eq!(
            search.update(Message::Confirmed).0,
            Some(Target::Page(Page::Criteria)),
            "a whole name comes before"
        );
    }

    #[test]
    fn the_box_stands_within_the_window_and_so_does_the_line_that_is_marked() {
        let words = crate::i18n::Words::new(Language::Vi);
        for size in [(1366.0, 768.0), (911.0, 512.0), (683.0, 384.0)] {
            let mut search = opened(Language::Vi);
            for place in 0..40 {
                search.marked = place;
                let marked = search.entries[search.found[place]].name.clone();
                let mut simulator = Simulator::with_size(preset::settings(), size, search.view(&words));
                for text in ["Phím mũi tên chọn · Enter mở · Esc đóng", &marked] {
                    let seen = crate::app::states::text::seen(&mut simulator);
                    let begun =
                        |seen: &str| seen == text || seen.strip_suffix('…').is_some_and(|of| text.starts_with(of));
                    let line = seen.iter().rev().find(|seen| begun(&seen.content));
                    let line = line.unwrap_or_else(|| panic!("{size:?}, {place}: {text}"));
                    assert!(line.bounds.y + line.bounds.height <= size.1 - space::S, "{size:?}, {place}: {line:?}");
                }
            }
        }
    }

    #[test]
    fn pages_turn_over_as_many_lines_as_have_room() {
        let mut search = opened(Language::Vi);
        let _ = search.update(Message::Measured(6));
        search.step(Step::PageDown);
        assert_eq!(search.marked, 6);
    }

    #[test]
    fn no_command_is_cut_in_the_box_and_nothing_found_says_where_keys_are_listed() {
        let words = crate::i18n::Words::new(Language::Vi);
        let search = opened(Language::Vi);
        let undo = search.entries.iter().find(|entry| entry.target == Target::Command(Shortcut::UndoImport)).unwrap();
        assert!(undo.name.chars().count() < 40, "{}", undo.name);
        let mut search = search;
        let _ = search.update(Message::Typed("khong co gi nhu the".into()));
        let mut simulator = Simulator::with_size(preset::settings(), (1366.0, 768.0), search.view(&words));
        assert!(simulator.find("Không có mục nào khớp. F1 liệt kê các phím.").is_ok());
    }

    #[test]
    fn the_keyboard_leads_and_never_leaves_the_list() {
        let mut search = opened(Language::Vi);
        let _ = search.update(Message::Typed("quang".into()));
        let count = search.found.len();
        assert!(count >= 5);
        for _ in 0..count + 3 {
            search.step(Step::Down);
        }
        assert_eq!(search.marked, count - 1);
        search.step(Step::PageUp);
        search.step(Step::First);
        assert_eq!(search.marked, 0);
    }

    #[test]
    fn shortcuts_stand_beside_the_commands_and_a_click_opens() {
        let search = opened(Language::Vi);
        let words = crate::i18n::Words::new(Language::Vi);
        let mut simulator = Simulator::with_size(preset::settings(), (1366.0, 768.0), search.view(&words));
        assert!(simulator.find("Ctrl+5").is_ok());
        simulator.click("Kết quả").unwrap();
        let pressed = simulator.into_messages().find_map(|message| match message {
            Message::Pressed(place) => Some(place),
            Message::Typed(_) | Message::Confirmed | Message::Measured(_) | Message::Closed => None,
        });
        let mut search = search;
        let (chosen, open) = search.update(Message::Pressed(pressed.unwrap()));
        assert_eq!((chosen, open), (Some(Target::Page(Page::Results)), false));
    }
}
