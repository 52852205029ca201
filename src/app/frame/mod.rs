//! The frame of the window: what applies everywhere above, the path of the work at the left, what goes on below.

mod menu;
mod rail;
mod status_bar;
mod table_menu;
mod top_bar;

use iced::widget::{column, row, stack};
use iced::{Element, Fill, Task};

use super::errand::{self, Errands};
use super::gauge::Gauge;
use super::screen::import::Underway;
use super::shared::{EditionChoice, Shared};
use super::theme::style;
use super::widget::pick_from_list::{self, PickFromList};
use super::widget::virtual_table::{Choice, Step, TableMenu};
use super::widget::{line_across, line_down};
use super::{Page, focus};
use crate::domain::Period;
use crate::i18n::Language;
use crate::service::periods;

/// What is unfolded over the page.
#[derive(Debug)]
pub enum Menu {
    File,
    Period {
        typed: String,
    },
    Catalogue,
    Own(PickFromList),
    /// What a narrow top bar has no room for.
    More,
    Shortcuts,
    /// What can be done in a table, at a place in it.
    Table(TableMenu),
}

/// The frame's own state.
#[derive(Debug, Default)]
pub struct Frame {
    menu: Option<Menu>,
}

/// What happened in the frame.
#[derive(Debug, Clone)]
pub enum Message {
    FilePressed,
    PeriodPressed,
    CataloguePressed,
    OwnPressed,
    MorePressed,
    HelpPressed,
    SearchPressed,
    ExplainPressed,
    MenuClosed,
    PeriodTyped(String),
    PeriodConfirmed,
    PeriodPicked(Period),
    EditionPicked(EditionChoice),
    /// All periods of the file: `nq17-2020@1`.
    EditionForAllPicked(String),
    OwnListed(pick_from_list::Event),
    LanguagePicked(Language),
    OpenPressed,
    NewPressed,
    SamplePressed,
    RecentPressed(std::path::PathBuf),
    PagePressed(Page),
    StopPressed,
    StopOpeningPressed,
    Errand(errand::Message),
    UndoPressed,
    RecallPressed,
    TablePicked(Choice),
}

/// What the parent must do.
pub enum Action {
    None,
    Run(Task<Message>),
    Open,
    New,
    OpenSample,
    OpenRecent(std::path::PathBuf),
    ShowPeriod(Period),
    ScoreUnder(EditionChoice),
    ScoreAllUnder(String),
    OwnChosen(String),
    Speak(Language),
    Go(Page),
    Search,
    /// Show what the guide says of the page in sight.
    Explain,
    StopReading,
    StopOpening,
    Errand(errand::Message),
    AskUndo,
    /// Show what came of the last import.
    Recall,
    /// Do it in the table that the keyboard is in.
    InTable(Choice),
}

impl Frame {
    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        match message {
            Message::FilePressed => self.unfold(Menu::File),
            Message::PeriodPressed => self.unfold(Menu::Period { typed: String::new() }),
            Message::CataloguePressed => self.unfold(Menu::Catalogue),
            Message::OwnPressed => self.unfold(Menu::Own(PickFromList::at(shared.own_code()))),
            Message::MorePressed => self.unfold(Menu::More),
            Message::HelpPressed => self.unfold(Menu::Shortcuts),
            Message::SearchPressed => self.close(Action::Search),
            Message::ExplainPressed => self.close(Action::Explain),
            Message::MenuClosed => self.close(Action::None),
            Message::PeriodTyped(text) => {
                if let Some(Menu::Period { typed }) = &mut self.menu {
                    *typed = text;
                }
                Action::None
            }
            Message::PeriodConfirmed => match self.typed_period() {
                Some(period) => self.close(Action::ShowPeriod(period)),
                None => Action::None,
            },
            Message::PeriodPicked(period) => self.close(Action::ShowPeriod(period)),
            Message::EditionPicked(choice) => self.close(Action::ScoreUnder(choice)),
            Message::EditionForAllPicked(asked) => self.close(Action::ScoreAllUnder(asked)),
            Message::OwnListed(event) => self.own_listed(event, shared),
            Message::LanguagePicked(language) => self.close(Action::Speak(language)),
            Message::OpenPressed => self.close(Action::Open),
            Message::NewPressed => self.close(Action::New),
            Message::SamplePressed => self.close(Action::OpenSample),
            Message::RecentPressed(path) => self.close(Action::OpenRecent(path)),
            Message::PagePressed(page) => self.close(Action::Go(page)),
            Message::StopPressed => Action::StopReading,
            Message::StopOpeningPressed => Action::StopOpening,
            Message::Errand(message) => Action::Errand(message),
            Message::UndoPressed => self.close(Action::AskUndo),
            Message::RecallPressed => self.close(Action::Recall),
            Message::TablePicked(choice) => self.close(Action::InTable(choice)),
        }
    }

    /// One step back; whether there was one to go.
    pub fn back(&mut self) -> bool {
        self.menu.take().is_some()
    }

    /// Whether a menu or a sheet lies over the page.
    pub fn is_unfolded(&self) -> bool {
        self.menu.is_some()
    }

    /// A step of the keyboard through what is unfolded: nothing of the page moves meanwhile.
    pub fn step(&mut self, step: Step, shared: &Shared) -> Task<Message> {
        match &self.menu {
            Some(Menu::Own(_)) => {
                self.own_listed(pick_from_list::Event::Stepped(step), shared);
                Task::none()
            }
            Some(Menu::Shortcuts) => menu::turn(step),
            Some(Menu::File | Menu::Period { .. } | Menu::Catalogue | Menu::More | Menu::Table(_)) => {
                focus::step(step.is_back())
            }
            None => Task::none(),
        }
    }

    /// Unfolds the list of shortcuts, or folds it.
    pub fn help(&mut self) {
        self.unfold(Menu::Shortcuts);
    }

    /// Shows what can be done in a table.
    pub fn show_table_menu(&mut self, menu: TableMenu) {
        self.menu = Some(Menu::Table(menu));
    }

    /// Unfolds the list of units that can be the own one.
    pub fn pick_own(&mut self) -> Task<Message> {
        let list = PickFromList::default();
        let open = list.open();
        self.menu = Some(Menu::Own(list));
        open
    }

    fn unfold(&mut self, menu: Menu) -> Action {
        let again = self.menu.as_ref().is_some_and(|now| std::mem::discriminant(now) == std::mem::discriminant(&menu));
        self.menu = (!again).then_some(menu);
        match &self.menu {
            Some(Menu::Own(list)) => Action::Run(list.open()),
            _ => Action::None,
        }
    }

    fn close(&mut self, action: Action) -> Action {
        self.menu = None;
        action
    }

    fn typed_period(&self) -> Option<Period> {
        match &self.menu {
            Some(Menu::Period { typed }) => periods::written(typed),
            _ => None,
        }
    }

    fn own_listed(&mut self, event: pick_from_list::Event, shared: &Shared) -> Action {
        let units = shared.file.as_ref().map(|file| file.units.as_slice()).unwrap_or_default();
        let Some(Menu::Own(list)) = &mut self.menu else { return Action::None };
        match list.update(event, units) {
            Some(key) => self.close(Action::OwnChosen(key)),
            None => Action::None,
        }
    }

    /// The window: bars, rail, the page, and what is unfolded over them.
    pub fn view<'a, M: Clone + 'a>(
        &'a self,
        shared: &'a Shared,
        status: Status<'a>,
        content: Element<'a, M>,
        on: impl Fn(Message) -> M + Copy + 'a,
    ) -> Element<'a, M> {
        let page = status.page;
        let top = focus::still(top_bar::view(shared).map(on));
        let rail = focus::still(rail::view(shared, &status).map(on));
        let bottom = focus::still(status_bar::view(shared, status).map(on));
        let content = focus::page(content).width(Fill).height(Fill).style(style::paper);
        let middle = row![rail, line_down(), content].height(Fill);
        let window = column![top, line_across(), middle, line_across(), bottom];
        let menu = self.menu.as_ref().map(|menu| menu.view(page, shared).map(on));
        stack![window].push(menu).into()
    }
}

/// What the rail and the status bar show of the screens.
#[derive(Debug, Clone)]
pub struct Status<'a> {
    pub page: Page,
    /// Files waiting for a decision in the import.
    pub waiting: usize,
    /// How far the import is while it reads or writes.
    pub underway: Option<Underway>,
    /// The same while a data file is being opened or made; 0 of 0 where nothing is counted.
    pub opening: Option<Gauge>,
    /// What is being written in one step, which counts nothing and ends by itself: `Đang hoàn tác…`.
    pub doing: Option<String>,
    /// A draft of a criteria set is kept nowhere.
    pub has_draft: bool,
    /// What was done last on the page, where that says it here.
    pub told: Option<&'a str>,
    pub errands: &'a Errands,
}
