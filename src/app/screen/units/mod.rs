//! Units: the register, and who has not sent yet for the period.

#[cfg(test)]
mod tests;
mod view;

use iced::Task;

use self::view::{BOTH, Field};
use super::Loaded;
use super::versions::{self, Versions};
use crate::app::data::{self, Fault};
use crate::app::dialog::Question;
use crate::app::errand::{Done, Errand};
use crate::app::file_name;
use crate::app::job;
use crate::app::shared::{FileView, Shared};
use crate::app::theme::space;
use crate::app::widget::Notice;
use crate::app::widget::virtual_table::{self, Key, Step, VirtualTable};
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
    /// The same as the data file has it, in the order of time.
    pub sent_at: Option<String>,
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
    /// The versions of the chosen unit, beside the table.
    versions: Option<Versions>,
    /// A version is being withdrawn or chosen whose unit is not beside the table any more.
    deed: Option<job::Handle>,
    /// There is no room for list and versions beside each other.
    is_narrow: bool,
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
    Send(Errand),
    Say(Notice),
    /// Everything made from the file is out of date.
    Changed(Box<FileView>),
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(job::Report<Result<UnitsView, Fault>>),
    Searched(String),
    WhichPicked(Which),
    Table(virtual_table::Event),
    ImportPressed,
    Versions(versions::Message),
    ReminderPressed,
}

impl Default for Units {
    fn default() -> Self {
        let table = VirtualTable::new(space::ROW).named("units").known_by(&[0, 3]);
        Self {
            loaded: Loaded::Nothing,
            query: String::new(),
            which: Which::All,
            table,
            versions: None,
            deed: None,
            is_narrow: false,
        }
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
        if let Some(versions) = &mut self.versions {
            versions.forget();
        }
    }

    /// The tables whose layout is kept.
    pub fn tables(&mut self) -> impl Iterator<Item = &mut VirtualTable> {
        [&mut self.table].into_iter().chain(self.versions.as_mut().map(Versions::table))
    }

    /// The page is in sight again: its table goes back to where it was.
    pub fn shown_again(&self) -> Task<Message> {
        self.table.restore()
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        Action::Run(match message {
            Message::ImportPressed => return take_list(shared),
            Message::Loaded(report) => {
                self.loaded.take(report);
                let again = self.versions.as_mut().map_or_else(Task::none, |versions| versions.reload(shared));
                Task::batch([self.shown_again(), again.map(Message::Versions)])
            }
            Message::Versions(message) => return self.versions(message, shared),
            Message::ReminderPressed => return remind(shared),
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
            Message::Table(event) => self.table_event(&event, shared),
        })
    }

    /// A row that is chosen shows its versions; those in sight follow the keyboard through a run that is chosen to be copied.
    fn table_event(&mut self, event: &virtual_table::Event, shared: &Shared) -> Task<Message> {
        if !event.is_of_layout() {
            self.versions.iter_mut().for_each(Versions::leave);
        }
        let before = self.order();
        let scroll = self.table.update(event, before.len());
        if event.sorts() {
            return self.table.reordered(&before, &self.order());
        }
        if let (virtual_table::Event::Resized(size), None) = (event, &self.versions) {
            self.is_narrow = size.width + 2.0 < BOTH;
        }
        // Where the versions would take the place of the list, keys only lead through it.
        let is_picked_alone = matches!(event, virtual_table::Event::Picked(_)) && !self.table.is_reaching();
        if self.is_narrow && self.versions.is_none() && !is_picked_alone {
            return scroll;
        }
        let is_run = self.table.has_several() || matches!(event, virtual_table::Event::AllChosen);
        let moved = if is_run { self.versions.is_some() } else { event.chooses() };
        let unit = self.table.selected().filter(|_| moved).and_then(|place| self.shown().nth(place));
        let unit = unit.map(|row| row.code.clone());
        match unit.filter(|unit| self.versions.as_ref().is_none_or(|shown| shown.unit() != unit)) {
            Some(unit) => Task::batch([scroll, self.open_versions(&unit, shared)]),
            None => scroll,
        }
    }

    /// Shows the versions of a unit beside the table.
    pub fn open_versions(&mut self, unit: &str, shared: &Shared) -> Task<Message> {
        if shared.file.as_ref().is_none_or(|file| file.period.is_none()) {
            return Task::none();
        }
        self.close_versions();
        let (mut versions, load) = Versions::open(unit, shared);
        // Where they stand alone there is nothing else that keys could lead through.
        if self.is_narrow {
            versions.across(true);
        }
        self.versions = Some(versions);
        let place = self.shown().position(|row| row.code == unit);
        self.table.select(place);
        let reveal = place.map_or_else(Task::none, |place| self.table.reveal(place));
        Task::batch([load.map(Message::Versions), reveal])
    }

    /// What is being done about the unit is still heard.
    fn close_versions(&mut self) -> bool {
        let panel = self.versions.take();
        let closed = panel.is_some();
        self.deed = panel.and_then(Versions::into_deed).or(self.deed.take());
        closed
    }

    fn versions(&mut self, message: versions::Message, shared: &Shared) -> Action {
        if let versions::Message::Done(report) = &message
            && let Some(done) = job::finished(self.deed.as_ref(), report.clone())
        {
            self.deed = None;
            return match done {
                Ok((_, file)) => Action::Changed(file),
                Err(fault) => Action::Say(Notice::failed(fault)),
            };
        }
        let Some(panel) = &mut self.versions else { return Action::Run(Task::none()) };
        let action = panel.update(message, shared);
        self.after_versions(action)
    }

    fn after_versions(&mut self, action: versions::Action) -> Action {
        match action {
            versions::Action::None => Action::Run(Task::none()),
            versions::Action::Run(task) => Action::Run(task.map(Message::Versions)),
            versions::Action::Changed(file) => Action::Changed(file),
            versions::Action::Failed(fault) => Action::Say(Notice::failed(fault)),
            versions::Action::Close => {
                self.back();
                Action::Run(self.shown_again())
            }
        }
    }

    /// Enter: what the panel asks is answered so that nothing changes; without one the versions of the chosen unit are opened.
    pub fn accept(&mut self, shared: &Shared) -> Action {
        if self.versions.is_none() {
            let chosen = self.table.selected().and_then(|place| self.shown().nth(place)).map(|row| row.code.clone());
            return Action::Run(chosen.map_or_else(Task::none, |unit| self.open_versions(&unit, shared)));
        }
        self.versions.as_mut().into_iter().for_each(Versions::accept);
        Action::Run(Task::none())
    }

    /// One step back; whether there was one to go.
    pub fn back(&mut self) -> bool {
        if self.versions.as_mut().is_some_and(Versions::back) {
            return true;
        }
        // From versions that stand alone one comes back to where one was in the list.
        if !self.is_narrow {
            self.table.select(None);
        }
        self.close_versions()
    }

    /// A step of the keyboard through the rows.
    pub fn step(&mut self, step: Step, shared: &Shared) -> Task<Message> {
        self.in_table(&virtual_table::Event::Stepped(step), shared)
    }

    /// What a key does in the table that the keyboard is in.
    pub fn in_table(&mut self, event: &virtual_table::Event, shared: &Shared) -> Task<Message> {
        match &mut self.versions {
            Some(panel) if panel.has_keyboard() => panel.in_table(event, shared).map(Message::Versions),
            Some(_) | None => self.table_event(event, shared),
        }
    }

    /// Whether something lies beside the list that the arrows lead to.
    pub fn has_parts(&self) -> bool {
        self.versions.is_some()
    }

    /// The keyboard goes into the panel beside the list and through it, or back.
    pub fn across(&mut self, right: bool) -> Task<Message> {
        let Some(panel) = &mut self.versions else { return Task::none() };
        panel.across(right);
        if self.is_narrow && !panel.has_keyboard() {
            self.back();
            return self.shown_again();
        }
        Task::none()
    }

    fn rows(&self) -> &[UnitRow] {
        self.loaded.ready().map(|view| view.rows.as_slice()).unwrap_or_default()
    }

    /// Places of the rows shown, in the order shown.
    fn order(&self) -> Vec<usize> {
        let rows = self.rows();
        let fits = |row: &UnitRow| {
            let fits = match self.which {
                Which::All => true,
                Which::Sent => row.sent == Sent::Yes,
                Which::Owing => row.sent == Sent::No,
            };
            fits && (contains_folded(&row.name, &self.query) || contains_folded(&row.code, &self.query))
        };
        let mut order: Vec<usize> = (0..rows.len()).filter(|place| fits(&rows[*place])).collect();
        self.table.sort(&mut order, |place, column| {
            Field::ALL.get(column).map_or(Key::Nothing, |field| field.key(&rows[*place]))
        });
        order
    }

    fn shown(&self) -> impl Iterator<Item = &UnitRow> {
        let rows = self.rows();
        self.order().into_iter().map(|place| &rows[place])
    }

    #[cfg(test)]
    pub(crate) fn show_loaded(&mut self, loaded: Loaded<UnitsView>) {
        self.loaded = loaded;
    }

    #[cfg(test)]
    pub(crate) fn show(&mut self, view: UnitsView) {
        self.loaded = Loaded::Ready(view);
    }

    #[cfg(test)]
    pub(crate) fn show_versions(&mut self, versions: Versions) {
        let place = self.shown().position(|row| row.code == versions.unit());
        self.table.select(place);
        self.versions = Some(versions);
    }
}

/// Asks where the reminder to those who have not sent goes, and writes it.
fn remind(shared: &Shared) -> Action {
    let (words, Some(ask)) = (&shared.words, shared.ask()) else { return Action::Run(Task::none()) };
    let title = say!(words, "units-remind");
    let name = file_name::proposed([say!(words, "units-remind-name")], "docx", shared);
    let question = Question::Save { title, name, extension: "docx".into() };
    Action::Send(Errand::asking(question, say!(words, "units-reminding"), move |path, progress| {
        Ok(Done::Said(match data::write_reminder(&ask, path, progress)? {
            Some(said) => Notice::wrote((said, path.to_owned())),
            None => Notice::noted(say!(ask.words, "units-reminder-none")),
        }))
    }))
}

/// Asks for a list of units, and takes them into the register.
fn take_list(shared: &Shared) -> Action {
    let (words, Some(ask)) = (&shared.words, shared.ask()) else { return Action::Run(Task::none()) };
    let question = Question::List { title: say!(words, "units-import") };
    Action::Send(Errand::asking(question, say!(words, "units-taking"), move |list, progress| {
        let (taken, file) = data::import_units(&ask, list, progress)?;
        Ok(Done::Changed(file, Some(Notice::done(taken.sentence(&ask.words)))))
    }))
}

impl Taken {
    fn sentence(self, words: &Words) -> String {
        say!(words, "units-taken", added = self.added, changed = self.changed, same = self.same)
    }
}
