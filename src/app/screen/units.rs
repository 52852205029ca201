//! Units: the register, and who has not sent yet for the period.

use iced::widget::{column, container, row};
use iced::{Center, Element, Fill, FillPortion, Task};
use std::path::PathBuf;

use super::{Loaded, page};
use crate::app::data::{self, Fault};
use crate::app::dialog::Question;
use crate::app::job;
use crate::app::shared::{FileView, Shared};
use crate::app::shortcut::Shortcut;
use crate::app::theme::{space, style, text_size};
use crate::app::widget::virtual_table::{self, Step, VirtualTable};
use crate::app::widget::{
    Column, Notice, Shape, action, empty_state, hinted, label, marked, one_line, secondary, soft, text_field,
};
use crate::domain::text::contains_folded;
use crate::i18n::Words;
use crate::say;

/// Id of the search input.
pub const SEARCH: &str = "units-search";

/// The register of the open file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnitsView {
    pub rows: Vec<UnitRow>,
    /// "61/63 đơn vị đã gửi cho tháng 5 năm 2020".
    pub sentence: String,
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitRow {
    pub code: String,
    pub name: String,
    /// Kind, bloc or region, as words.
    pub kind: String,
    /// The unit it belongs to; an en dash where there is none.
    pub parent: String,
    pub sent: Sent,
    /// Date of the version that counts; an en dash where nothing was sent.
    pub when: String,
}

/// Whether a unit's figures are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    Yes,
    No,
    /// Its agencies send for it; it owes nothing itself.
    ThroughAgencies,
}

/// Which units are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    #[default]
    All,
    Sent,
    Owing,
}

/// The screen.
#[derive(Debug)]
pub struct Units {
    loaded: Loaded<UnitsView>,
    query: String,
    which: Which,
    table: VirtualTable,
    taking: Option<job::Handle>,
}

/// What a list of units brought into the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    pub added: usize,
    pub changed: usize,
    pub same: usize,
}

/// What the parent must know.
pub enum Action {
    Run(Task<Message>),
    Say(Notice),
    /// The register changed: everything made from the file is out of date.
    Changed(Box<FileView>, Notice),
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(job::Report<Result<UnitsView, Fault>>),
    Searched(String),
    WhichPicked(Which),
    Table(virtual_table::Event),
    ImportPressed,
    ListPicked(Vec<PathBuf>),
    ListTaken(job::Report<Result<(Taken, FileView), Fault>>),
}

impl Default for Units {
    fn default() -> Self {
        let table = VirtualTable::new(space::ROW);
        Self { loaded: Loaded::Nothing, query: String::new(), which: Which::All, table, taking: None }
    }
}

impl Units {
    /// Asks for the register anew.
    pub fn load(&mut self, shared: &Shared) -> Task<Message> {
        let Some(ask) = shared.ask() else {
            *self = Self::default();
            return Task::none();
        };
        let (handle, task) = job::run(move |_| data::load_units(&ask));
        self.loaded = Loaded::Loading(handle);
        task.map(Message::Loaded)
    }

    /// Whether nothing was asked yet.
    pub fn is_stale(&self) -> bool {
        matches!(self.loaded, Loaded::Nothing)
    }

    /// What is shown is out of date.
    pub fn forget(&mut self) {
        self.loaded = Loaded::Nothing;
    }

    /// The page is in sight again: its table goes back to where it was.
    pub fn shown_again(&self) -> Task<Message> {
        self.table.restore()
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        Action::Run(match message {
            Message::ImportPressed => {
                let title = say!(shared.words, "units-import");
                shared.dialogs.ask(Question::List { title }, Message::ListPicked)
            }
            Message::ListPicked(paths) => self.take_list(paths, shared),
            Message::ListTaken(report) => return self.list_taken(report, shared),
            Message::Loaded(report) => {
                self.loaded.take(report);
                self.shown_again()
            }
            Message::Searched(query) => {
                self.query = query;
                self.table.select(None);
                self.table.rewind()
            }
            Message::WhichPicked(which) => {
                self.which = which;
                self.table.select(None);
                self.table.rewind()
            }
            Message::Table(event) => {
                let count = self.shown().count();
                self.table.update(&event, count)
            }
        })
    }

    fn take_list(&mut self, paths: Vec<PathBuf>, shared: &Shared) -> Task<Message> {
        let (Some(list), Some(ask)) = (paths.into_iter().next(), shared.ask()) else { return Task::none() };
        let (handle, task) = job::run(move |_| data::import_units(&ask, &list));
        self.taking = Some(handle);
        task.map(Message::ListTaken)
    }

    fn list_taken(&mut self, report: job::Report<Result<(Taken, FileView), Fault>>, shared: &Shared) -> Action {
        let Some(result) = job::finished(self.taking.as_ref(), report) else { return Action::Run(Task::none()) };
        self.taking = None;
        match result {
            Ok((taken, file)) => Action::Changed(Box::new(file), Notice::done(taken.sentence(&shared.words))),
            Err(fault) => Action::Say(Notice::failed(fault)),
        }
    }

    /// A step of the keyboard through the rows.
    pub fn step(&mut self, step: Step) -> Task<Message> {
        let count = self.shown().count();
        self.table.update(&virtual_table::Event::Stepped(step), count)
    }

    fn shown(&self) -> impl Iterator<Item = &UnitRow> {
        let rows = self.loaded.ready().map(|view| view.rows.as_slice()).unwrap_or_default();
        rows.iter().filter(|row| {
            let fits = match self.which {
                Which::All => true,
                Which::Sent => row.sent == Sent::Yes,
                Which::Owing => row.sent == Sent::No,
            };
            fits && (contains_folded(&row.name, &self.query) || contains_folded(&row.code, &self.query))
        })
    }

    /// The page.
    pub fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let title = say!(words, "units-title");
        let Some(view) = self.loaded.ready() else {
            return page(title, String::new(), None, self.loaded.placeholder(shared));
        };
        let search = text_field(SEARCH, &say!(words, "units-search"), &self.query, Message::Searched);
        let search = hinted(container(search).width(280), Shortcut::Find.keys());
        let which = |name: String, which: Which| {
            action(name).style(style::choice(self.which == which)).on_press(Message::WhichPicked(which))
        };
        let filters = row![
            search,
            which(say!(words, "units-all"), Which::All),
            which(say!(words, "units-sent"), Which::Sent),
            which(say!(words, "units-owing"), Which::Owing),
        ];
        let content = column![filters.spacing(space::S).align_y(Center), self.table(words)].spacing(space::S);
        let import = secondary(say!(words, "units-import"))
            .on_press_maybe(self.taking.is_none().then_some(Message::ImportPressed));
        let import = hinted(import, say!(words, "units-import-hint"));
        page(title, view.sentence.clone(), Some(import), content)
    }

    fn table<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        let rows: Vec<&UnitRow> = self.shown().collect();
        if rows.is_empty() {
            return empty_state(say!(words, "units-nothing"), say!(words, "units-nothing-hint"), None);
        }
        let columns = [
            Column::text(say!(words, "units-column-code"), 110).unsorted(),
            Column::text(say!(words, "units-column-name"), FillPortion(5)).unsorted(),
            Column::text(say!(words, "units-column-kind"), FillPortion(4)).unsorted(),
            Column::text(say!(words, "units-column-parent"), FillPortion(3)).unsorted(),
            Column::text(say!(words, "units-column-state"), 150).unsorted(),
            Column::text(say!(words, "units-column-when"), 120).unsorted(),
        ];
        let (sent, owing) = (say!(words, "units-state-sent"), say!(words, "units-state-owing"));
        let through = say!(words, "units-state-through-agencies");
        let count = rows.len();
        let table = self.table.view(
            &columns,
            count,
            |place, column| {
                let row = rows[place];
                match column {
                    0 => one_line(soft(&row.code)).into(),
                    1 => one_line(label(&row.name)).into(),
                    2 => one_line(soft(&row.kind)).into(),
                    3 => one_line(soft(&row.parent)).into(),
                    4 => match row.sent {
                        Sent::Yes => marked(Shape::Disc, |t| t.reached, sent.clone()),
                        Sent::No => marked(Shape::Ring, |t| t.unknown, owing.clone()),
                        Sent::ThroughAgencies => one_line(soft(through.clone())).size(text_size::DENSE).into(),
                    },
                    _ => one_line(label(&row.when)).into(),
                }
            },
            Message::Table,
        );
        container(table).style(style::panel).padding(1).height(Fill).into()
    }

    #[cfg(test)]
    pub(crate) fn show(&mut self, view: UnitsView) {
        self.loaded = Loaded::Ready(view);
    }
}

impl Taken {
    fn sentence(self, words: &Words) -> String {
        say!(words, "units-taken", added = self.added, changed = self.changed, same = self.same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::preset;
    use crate::i18n::Language;
    use iced_test::Simulator;

    #[test]
    fn who_owes_is_one_click_and_searched_without_accents() {
        let shared = preset::shared(Language::Vi);
        let mut units = Units::default();
        units.show(preset::units());
        let mut simulator = Simulator::new(units.view(&shared));
        simulator.click("Chưa gửi").unwrap();
        let messages: Vec<_> = simulator.into_messages().collect();
        for message in messages {
            let _ = units.update(message, &shared);
        }
        assert_eq!(units.shown().count(), 2);
        let _ = units.update(Message::Searched("bac kan".into()), &shared);
        let names: Vec<_> = units.shown().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Bắc Kạn"]);
    }
}
