//! Results: every unit's rank and score in a table; beside it one unit in full, down to the cell a number came from.

mod arranged;
mod beside;
mod export;
mod indicators;
mod keys;
mod list;
mod messages;
pub mod model;
mod over_time;
mod province;
mod side;
mod sources;
#[cfg(test)]
mod testing;
pub mod what_if;

use std::collections::HashMap;

use iced::widget::{container, responsive, row};
use iced::{Element, Fill, Task};

use self::arranged::Field;
use self::beside::Beside;
use self::indicators::Indicators;
pub use self::messages::{InList, InUnit, Message, OfPeriods, OfSource};
use self::model::{Excerpt, ProvinceView, RangesView, ResultRow, ResultsView, Side, SourcePlace};
use self::over_time::OverTime;
use self::what_if::WhatIf;
use super::help::Place;
use super::{Loaded, page};
use crate::app::data;
use crate::app::errand::Errand;
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::theme::space;
use crate::app::widget::notice::Notice;
use crate::app::widget::primary;
use crate::app::widget::virtual_table::{self, VirtualTable};
use crate::domain::province::Region;
use crate::say;

/// Id of the search input.
pub const SEARCH: &str = "results-search";

/// Least width for the table and an opened unit side by side.
const BOTH: f32 = 1080.0;

/// The screen.
#[derive(Debug)]
pub struct Results {
    loaded: Loaded<ResultsView>,
    /// Come after the ranks, which do not wait for them.
    ranges: Loaded<RangesView>,
    query: String,
    region: Option<Region>,
    /// Code of the bloc that alone is shown.
    bloc: Option<String>,
    /// Whether the list of regions, or of blocs, is unfolded.
    regions_open: bool,
    table: VirtualTable,
    beside: Beside,
    /// Rows shown, in the order shown, as places in the loaded rows.
    order: Vec<usize>,
    opened: Option<Opened>,
    /// Code of the unit that the keyboard is at in the list, whatever rows are shown.
    at: Option<String>,
    /// There is no room for a unit beside the list: arrows lead through the list, and Enter opens.
    is_narrow: bool,
    /// What is tried on each unit: looking at another one loses nothing.
    trials: HashMap<String, WhatIf>,
    /// The unit that is brought into sight as soon as there is something to see.
    revealing: Option<String>,
}

/// Where an opened unit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    BesideTheList,
    /// In its place, with the way back to it.
    Alone,
}

/// The unit in full beside the table.
#[derive(Debug)]
struct Opened {
    unit: String,
    page: Loaded<ProvinceView>,
    /// Code of the indicator whose reason is shown.
    explained: Option<String>,
    side: Side,
    /// The keyboard is in it, and not in the table of units.
    inside: bool,
    indicators: Indicators,
    over_time: OverTime,
    excerpt: Option<Looking>,
}

/// A cell that a figure was read from, looked at in its workbook; nothing where that is no longer there.
#[derive(Debug)]
struct Looking {
    place: SourcePlace,
    excerpt: Loaded<Option<Excerpt>>,
}

/// What the parent must know.
pub enum Action {
    None,
    Run(Task<Message>),
    /// Show an indicator of all units in the comparison.
    Compare {
        indicator: String,
    },
    /// Show what a unit has sent, version by version.
    Versions {
        unit: String,
    },
    /// Show this place in the documents.
    Explain(Place),
    /// Put why an indicator has its points on the clipboard.
    CopyReason(String),
    Send(Errand),
    Say(Notice),
}

impl Default for Results {
    fn default() -> Self {
        Self {
            loaded: Loaded::Nothing,
            ranges: Loaded::Nothing,
            query: String::new(),
            region: None,
            bloc: None,
            regions_open: false,
            // Rank and name stay where other periods take the room.
            table: VirtualTable::new(space::ROW).frozen(2).named("results"),
            beside: Beside::default(),
            order: Vec::new(),
            opened: None,
            at: None,
            is_narrow: false,
            trials: HashMap::new(),
            revealing: None,
        }
    }
}

impl Results {
    /// Asks for the results anew; what was chosen stays chosen.
    pub fn load(&mut self, shared: &Shared) -> Task<Message> {
        let Some(ask) = shared.ask() else {
            *self = Self::default();
            return Task::none();
        };
        let (handle, task) = job::run(move |_| data::load_results(&ask));
        (self.loaded, self.ranges) = (Loaded::Loading(handle), Loaded::Nothing);
        let page = self.opened.as_ref().map(|opened| opened.unit.clone());
        let page = page.map_or_else(Task::none, |unit| self.open_as_filtered(&unit, shared));
        Task::batch([task.map(Message::Loaded), self.beside.load(shared), page])
    }

    /// Whether nothing was asked yet.
    pub fn is_stale(&self) -> bool {
        matches!(self.loaded, Loaded::Nothing)
    }

    /// What is shown is out of date.
    pub fn forget(&mut self) {
        (self.loaded, self.ranges) = (Loaded::Nothing, Loaded::Nothing);
        self.beside.forget();
        self.trials.values_mut().for_each(WhatIf::forget);
    }

    /// Whether something was tried out that is saved nowhere.
    pub fn has_unsaved_trials(&self) -> bool {
        self.trials.values().any(WhatIf::is_unsaved)
    }

    /// What was tried out is not wanted any more.
    pub fn drop_trials(&mut self) {
        self.trials.clear();
    }

    /// Once the units are there, this one is brought into sight.
    pub fn reveal_next(&mut self, unit: String) {
        self.revealing = Some(unit);
    }

    fn reveal_asked(&mut self) -> Task<Message> {
        let Some(view) = self.loaded.ready() else { return Task::none() };
        let Some(unit) = self.revealing.take() else { return Task::none() };
        let place = self.order.iter().position(|index| view.rows[*index].unit == unit);
        place.map_or_else(Task::none, |place| self.table.reveal(place))
    }

    /// The tables whose layout is kept.
    pub fn tables(&mut self) -> impl Iterator<Item = &mut VirtualTable> {
        [&mut self.table].into_iter().chain(self.opened.iter_mut().flat_map(Opened::tables))
    }

    /// The page is in sight again: its table goes back to where it was.
    pub fn shown_again(&self) -> Task<Message> {
        self.table.restore()
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        match message {
            Message::Loaded(report) => {
                let ranges = if self.loaded.take(report) { self.take_in(shared) } else { Task::none() };
                Action::Run(Task::batch([self.shown_again(), ranges, self.reveal_asked()]))
            }
            Message::RangesLoaded(report) => {
                self.ranges.take(report);
                Action::None
            }
            Message::List(message) => self.in_list(message, shared),
            Message::Beside(message) => self.of_periods(message, shared),
            Message::Unit(message) => self.in_unit(message, shared),
            Message::Source(message) => self.of_source(message, shared),
            Message::WhatIf(unit, message) => {
                let trial = self.trials.entry(unit.clone()).or_insert_with(|| WhatIf::of(&unit));
                Action::Run(of_trial(unit, trial.update(message, shared)))
            }
            Message::ExportPressed => export::export(shared),
        }
    }

    /// Arranges new results, and asks how far their ranks hang on the weights.
    fn take_in(&mut self, shared: &Shared) -> Task<Message> {
        // Where rows stood that were chosen, other units may stand now.
        self.table.select_alone(None);
        self.arrange();
        let Some(ask) = shared.ask().filter(|_| self.loaded.ready().is_some()) else { return Task::none() };
        let (handle, task) = job::run(move |_| data::load_ranges(&ask));
        self.ranges = Loaded::Loading(handle);
        task.map(Message::RangesLoaded)
    }

    /// One step back; whether there was one to go.
    pub fn back(&mut self) -> bool {
        if std::mem::take(&mut self.regions_open) || self.beside.fold() {
            return true;
        }
        if self.trial_in_sight().is_some_and(WhatIf::back) {
            return true;
        }
        if self.fold_reason() {
            return true;
        }
        // Wherever the keyboard was in it: where the list has no room beside it, Esc is the way back there.
        // Its row stays chosen, so that arrows go on from there.
        self.opened.take().is_some()
    }

    /// The unit that is open in full.
    pub fn opened(&self) -> Option<&str> {
        self.opened.as_ref().map(|opened| opened.unit.as_str())
    }

    /// Opens one unit in full, and has it in the list beside it.
    pub fn open(&mut self, unit: &str, shared: &Shared) -> Task<Message> {
        self.unhide(unit);
        self.open_as_filtered(unit, shared)
    }

    /// The same where somebody may have filtered the list since.
    fn open_as_filtered(&mut self, unit: &str, shared: &Shared) -> Task<Message> {
        let Some(ask) = shared.ask() else { return Task::none() };
        let (explained, side) =
            self.opened.take().map_or((None, Side::Indicators), |opened| (opened.explained, opened.side));
        let code = unit.to_owned();
        let (handle, task) = job::run(move |_| data::load_province(&ask, &code));
        let (page, over_time) = (Loaded::Loading(handle), OverTime::default());
        let unit = unit.to_owned();
        // Where it stands alone there is nothing else that keys could lead through.
        let inside = self.is_narrow;
        let indicators = Indicators::default();
        self.at = Some(unit.clone());
        self.opened = Some(Opened { unit, page, explained, side, inside, indicators, over_time, excerpt: None });
        self.select_again();
        let reveal = self.table.selected().map_or_else(Task::none, |place| self.table.reveal(place));
        Task::batch([reveal, task.map(|report| Message::Unit(InUnit::Loaded(report))), self.begin_side(shared)])
    }

    /// Opens a side of the own unit; without one, of the unit that is open, or of the first in the table.
    pub fn open_side(&mut self, side: Side, shared: &Shared) -> Task<Message> {
        let own = shared.own().map(|own| own.to_string());
        let opened = || self.opened.as_ref().map(|opened| opened.unit.clone());
        let first = || self.loaded.ready()?.rows.get(*self.order.first()?).map(|row| row.unit.clone());
        let Some(unit) = own.or_else(opened).or_else(first) else { return Task::none() };
        let open = self.open(&unit, shared);
        Task::batch([open, self.show_side(side, shared)])
    }

    /// Has other weights and figures tried out on the unit that is open, else on the own one; without either the table.
    pub fn try_out(&mut self, shared: &Shared) -> Task<Message> {
        let opened = self.opened().map(str::to_owned);
        let Some(unit) = opened.or_else(|| shared.own().map(|own| own.to_string())) else {
            return Task::none();
        };
        let open = self.open(&unit, shared);
        if let Some(opened) = &mut self.opened {
            opened.side = Side::WhatIf;
        }
        Task::batch([open, self.begin_trial(shared)])
    }

    /// Enter: what the trial asks is answered so that nothing is lost; in the list the chosen unit is opened, and where it
    /// is open the keyboard goes into it; there the reason of the chosen indicator is shown.
    pub fn accept(&mut self, shared: &Shared) -> Action {
        if self.opened.is_none() {
            let unit = self.selected().map(|row| row.unit.clone());
            return Action::Run(unit.map_or_else(Task::none, |unit| self.open(&unit, shared)));
        }
        match self.trial_in_sight() {
            Some(trial) => {
                trial.accept();
                Action::None
            }
            None => Action::Run(self.enter_opened()),
        }
    }

    /// Why an indicator has its points, as a text for whoever disputes them.
    fn copy_reason(&self, indicator: &str, shared: &Shared) -> Action {
        let Some(view) = self.opened.as_ref().and_then(|opened| opened.page.ready()) else { return Action::None };
        let told =
            view.indicators().into_iter().find(|line| line.code == indicator).map(|line| line.told(&view.name, shared));
        told.map_or(Action::None, Action::CopyReason)
    }

    fn trial_in_sight(&mut self) -> Option<&mut WhatIf> {
        let opened = self.opened.as_ref().filter(|opened| opened.side == Side::WhatIf)?;
        self.trials.get_mut(&opened.unit)
    }

    /// Works out what the side that has come into sight shows.
    fn begin_side(&mut self, shared: &Shared) -> Task<Message> {
        let over_time = match &mut self.opened {
            Some(opened) if opened.side == Side::OverTime => opened.over_time.load(&opened.unit, &self.beside, shared),
            Some(_) | None => Task::none(),
        };
        Task::batch([over_time, self.begin_trial(shared)])
    }

    /// Works out the trial that has come into sight.
    fn begin_trial(&mut self, shared: &Shared) -> Task<Message> {
        let Some(opened) = self.opened.as_ref().filter(|opened| opened.side == Side::WhatIf) else {
            return Task::none();
        };
        let unit = opened.unit.clone();
        let trial = self.trials.entry(unit.clone()).or_insert_with(|| WhatIf::of(&unit));
        let task = if trial.is_stale() { trial.try_it(shared) } else { Task::none() };
        of_trial(unit, task)
    }

    fn table(&mut self, event: &virtual_table::Event, shared: &Shared) -> Action {
        let before = self.table.selected();
        let scroll = self.table.update(event, self.order.len());
        if event.sorts() {
            let before = std::mem::take(&mut self.order);
            self.order = self.in_order();
            return Action::Run(self.table.reordered(&before, &self.order));
        }
        self.at = self.selected().map(|row| row.unit.clone()).or(self.at.take());
        // Who presses a row is in the list again.
        self.opened.iter_mut().for_each(|opened| opened.inside &= self.is_narrow || !event.is_pressed());
        if let (virtual_table::Event::Resized(size), None) = (event, &self.opened) {
            self.is_narrow = size.width + 2.0 < BOTH;
        }
        // Where a unit would take the place of the list keys only lead through that, as who draws over rows only chooses them.
        let opens_none = (self.is_narrow || event.is_sweep()) && self.opened.is_none();
        let is_led = event.chooses() && self.table.selected() != before && !opens_none;
        let is_picked_alone = matches!(event, virtual_table::Event::Picked(_)) && !self.table.is_reaching();
        let picked = is_picked_alone || is_led;
        let unit = self.selected().map(|row| row.unit.clone()).filter(|_| picked);
        match unit {
            Some(unit) if self.opened.as_ref().is_none_or(|opened| opened.unit != unit) => {
                Action::Run(Task::batch([scroll, self.open(&unit, shared)]))
            }
            _ => Action::Run(scroll),
        }
    }

    fn selected(&self) -> Option<&ResultRow> {
        let view = self.loaded.ready()?;
        view.rows.get(*self.order.get(self.table.selected()?)?)
    }

    /// Shows a cell in its workbook; once more folds it again.
    fn look_at(&mut self, place: SourcePlace, shared: &Shared) -> Task<Message> {
        let (Some(opened), Some(ask)) = (&mut self.opened, shared.ask()) else { return Task::none() };
        if opened.excerpt.take().is_some_and(|looking| looking.place == place) {
            return Task::none();
        }
        let asked = place.clone();
        let (job, task) = job::run(move |_| data::load_excerpt(&ask, &asked));
        opened.excerpt = Some(Looking { place, excerpt: Loaded::Loading(job) });
        task.map(|report| Message::Source(OfSource::Loaded(report)))
    }

    /// The row that the keyboard was at is chosen, where it is shown.
    fn select_again(&mut self) {
        let Some(view) = self.loaded.ready() else { return };
        let is_at = |index: &usize| self.at.as_ref() == Some(&view.rows[*index].unit);
        let place = self.order.iter().position(is_at);
        self.table.select(place);
    }

    /// The page.
    pub fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let Some(view) = self.loaded.ready() else {
            let title = say!(shared.words, "results-title");
            return page(title, String::new(), None, self.loaded.placeholder(shared));
        };
        let content = responsive(move |room| match &self.opened {
            Some(opened) if room.width - 2.0 * space::L < BOTH => {
                let opened = self.opened_view(opened, Stands::Alone, shared);
                container(opened).padding([space::M, space::L]).into()
            }
            opened => {
                let export = primary(say!(shared.words, "results-export")).on_press(Message::ExportPressed);
                let (title, sentence) = (say!(shared.words, "results-title"), view.sentence.clone());
                page(title, sentence, Some(export.into()), self.both(view, opened.as_ref(), shared))
            }
        });
        content.into()
    }

    /// The table, and the opened unit beside it.
    fn both<'a>(
        &'a self,
        view: &'a ResultsView,
        opened: Option<&'a Opened>,
        shared: &'a Shared,
    ) -> Element<'a, Message> {
        let list = self.list(view, shared, opened.is_some());
        let opened = opened.map(|opened| self.opened_view(opened, Stands::BesideTheList, shared));
        // One row whether a unit is opened or not, so that the table keeps its place when one is.
        row![list].push(opened).spacing(space::L).height(Fill).into()
    }

    fn opened_view<'a>(&'a self, opened: &'a Opened, stands: Stands, shared: &'a Shared) -> Element<'a, Message> {
        opened.view(self.ranges.ready(), self.trials.get(&opened.unit), &self.beside, stands, shared)
    }
}

fn of_trial(unit: String, task: Task<what_if::Message>) -> Task<Message> {
    task.map(move |message| Message::WhatIf(unit.clone(), message))
}

#[cfg(test)]
mod tests;
