//! Comparison: what is measured and how on the left, the chart in the middle, paper on the right of the title.

mod kinds;
mod printing;
mod table;
mod view;

use std::path::PathBuf;

use iced::{Size, Task};

use super::Loaded;
use crate::app::data::{self, Fault};
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::widget::pick_from_list::{self, PickFromList};
use crate::app::widget::virtual_table::{self, Step, VirtualTable};
use crate::app::widget::{ChartPicture, Choice, Notice};
use crate::domain::province::Region;
pub use crate::service::chart::Kind as ChartKind;
pub use crate::service::export::Table;

/// What can be compared in the open file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CompareView {
    /// Keys as the command line writes them: `total`, `group:D`, `indicator:D1`.
    pub measures: Vec<Choice>,
    /// Keys of those that can be set against a target.
    pub with_target: Vec<String>,
    /// Code and name of each bloc, where each is ranked by itself; else empty.
    pub blocs: Vec<(String, String)>,
}

/// A chart to draw for the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartAsk {
    /// Key of a measure of [`CompareView`].
    pub measure: String,
    /// Key of the second measure, where the kind has one.
    pub versus: Option<String>,
    pub kind: ChartKind,
    /// Only units of this region.
    pub region: Option<Region>,
    /// Code of the bloc to draw, where each is ranked by itself; nothing: the own unit's, else the first.
    pub bloc: Option<String>,
    /// Room for it, in logical pixels; the picture may be higher, never wider.
    pub width: f32,
    pub height: f32,
    /// Physical pixels to a logical one.
    pub scale: f32,
    pub grey: bool,
}

/// A chart with the table behind it.
#[derive(Debug, Clone)]
pub struct DrawnChart {
    pub picture: ChartPicture,
    pub table: Table,
}

/// Where a written chart is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    InViewer,
    /// The system has no program for it.
    Nowhere,
}

/// A paper size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    #[default]
    A4,
    A3,
}

/// A chart to print: what is seen, on which paper.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintAsk {
    pub chart: ChartAsk,
    pub paper: Paper,
    pub landscape: bool,
}

/// The screen.
#[derive(Debug)]
pub struct Compare {
    loaded: Loaded<CompareView>,
    measure: String,
    /// The second measure of a scatter.
    versus: Option<String>,
    kind: ChartKind,
    region: Option<Region>,
    bloc: Option<String>,
    paper: Paper,
    landscape: bool,
    grey: bool,
    area: Option<Size>,
    chart: Loaded<DrawnChart>,
    /// Kept in sight while the next one is drawn.
    last: Option<DrawnChart>,
    /// The table behind the chart, in its place.
    table: Option<VirtualTable>,
    open: Option<Open>,
    printing: Option<job::Handle>,
}

/// Which list is open in the panel.
#[derive(Debug)]
enum Open {
    Measures(PickFromList),
    Versus(PickFromList),
    Own(PickFromList),
    Regions,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(job::Report<Result<CompareView, Fault>>),
    Drawn(job::Report<Result<DrawnChart, Fault>>),
    AreaMeasured(Size),
    MeasurePressed,
    VersusPressed,
    OwnPressed,
    RegionPressed,
    Listed(pick_from_list::Event),
    RegionPicked(Option<Region>),
    BlocPicked(Option<String>),
    KindPicked(ChartKind),
    PaperPicked(Paper),
    LandscapePicked(bool),
    GreyPicked(bool),
    ChartClicked(String),
    TablePressed,
    Table(virtual_table::Event),
    CopyPressed,
    PrintPressed,
    PrintTo(PrintAsk, Vec<PathBuf>),
    Printed(job::Report<(PathBuf, Result<Shown, Fault>)>),
}

/// What the parent must know.
pub enum Action {
    None,
    Run(Task<Message>),
    /// Another own unit was chosen, by its code.
    OwnChosen(String),
    /// Show a unit in the results.
    OpenUnit(String),
    /// Put a text on the clipboard.
    Copy(String),
    Say(Notice),
}

impl Default for Compare {
    fn default() -> Self {
        Self {
            loaded: Loaded::Nothing,
            measure: "total".into(),
            versus: None,
            kind: ChartKind::Ranking,
            region: None,
            bloc: None,
            paper: Paper::A4,
            landscape: false,
            grey: false,
            area: None,
            chart: Loaded::Nothing,
            last: None,
            table: None,
            open: None,
            printing: None,
        }
    }
}

impl Compare {
    /// Asks anew what can be compared, and draws; choices stay.
    pub fn load(&mut self, shared: &Shared) -> Task<Message> {
        let Some(ask) = shared.ask() else {
            *self = Self::default();
            return Task::none();
        };
        let (handle, task) = job::run(move |_| data::load_compare(&ask));
        self.loaded = Loaded::Loading(handle);
        Task::batch([task.map(Message::Loaded), self.draw(shared)])
    }

    /// Whether nothing was asked yet.
    pub fn is_stale(&self) -> bool {
        matches!(self.loaded, Loaded::Nothing)
    }

    /// What is shown is out of date.
    pub fn forget(&mut self) {
        self.loaded = Loaded::Nothing;
    }

    /// Draws with what is chosen now; an answer to an earlier choice is not taken any more.
    pub fn draw(&mut self, shared: &Shared) -> Task<Message> {
        let (Some(ask), Some(chart)) = (shared.ask(), self.chart_ask(shared)) else { return Task::none() };
        let (handle, task) = job::run(move |_| data::draw_chart(&ask, &chart));
        self.chart = Loaded::Loading(handle);
        task.map(Message::Drawn)
    }

    /// Shows one indicator of all units against its target.
    pub fn choose_indicator(&mut self, indicator: &str, shared: &Shared) -> Task<Message> {
        self.measure = format!("indicator:{indicator}");
        self.kind = ChartKind::Target;
        self.kind_for_measure();
        self.draw(shared)
    }

    fn chart_ask(&self, shared: &Shared) -> Option<ChartAsk> {
        let area = self.area?;
        Some(ChartAsk {
            measure: self.measure.clone(),
            versus: self.versus.clone().filter(|_| self.kind == ChartKind::Scatter),
            kind: self.kind,
            region: self.region.filter(|_| self.blocs().is_empty()),
            bloc: self.bloc().map(|(code, _)| code.clone()),
            width: area.width,
            height: area.height,
            scale: shared.scale(),
            grey: self.grey,
        })
    }

    fn blocs(&self) -> &[(String, String)] {
        self.loaded.ready().map(|view| view.blocs.as_slice()).unwrap_or_default()
    }

    /// The chosen bloc, where this period's criteria set ranks by blocs.
    fn bloc(&self) -> Option<&(String, String)> {
        self.blocs().iter().find(|(code, _)| self.bloc.as_ref() == Some(code))
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        match message {
            Message::Loaded(report) => {
                if self.loaded.take(report) && self.kind_for_measure() {
                    return Action::Run(self.draw(shared));
                }
                Action::None
            }
            Message::Drawn(report) => self.take_chart(report),
            Message::AreaMeasured(size) => self.measured(size, shared),
            Message::MeasurePressed => self.toggle(Open::Measures(PickFromList::default())),
            Message::VersusPressed => self.toggle(Open::Versus(PickFromList::default())),
            Message::OwnPressed => self.toggle(Open::Own(PickFromList::default())),
            Message::RegionPressed => self.toggle(Open::Regions),
            Message::Listed(event) => self.listed(event, shared),
            Message::RegionPicked(region) => {
                (self.region, self.open) = (region, None);
                Action::Run(self.draw(shared))
            }
            Message::BlocPicked(bloc) => {
                (self.bloc, self.open) = (bloc, None);
                Action::Run(self.draw(shared))
            }
            Message::KindPicked(kind) => {
                self.kind = kind;
                self.measure_for_kind();
                self.versus_for_kind();
                Action::Run(self.draw(shared))
            }
            Message::PaperPicked(paper) => {
                self.paper = paper;
                Action::None
            }
            Message::LandscapePicked(landscape) => {
                self.landscape = landscape;
                Action::None
            }
            Message::GreyPicked(grey) => {
                self.grey = grey;
                Action::Run(self.draw(shared))
            }
            // The median and the best are no units.
            Message::ChartClicked(unit) if unit.is_empty() => Action::None,
            Message::ChartClicked(unit) => Action::OpenUnit(unit),
            Message::TablePressed => self.toggle_table(),
            Message::Table(event) => self.table_event(&event),
            Message::CopyPressed => self.copy(),
            Message::PrintPressed => self.ask_where(shared),
            Message::PrintTo(print, paths) => self.print(print, paths, shared),
            Message::Printed(report) => self.printed(report, shared),
        }
    }

    /// Only some measures can be set against a target: where none of them is chosen, the first one is.
    fn measure_for_kind(&mut self) {
        let first = self.loaded.ready().and_then(|view| view.with_target.first());
        if self.kind == ChartKind::Target
            && !self.has_target()
            && let Some(first) = first
        {
            self.measure = first.clone();
        }
    }

    /// A scatter begins with the first measure that is not the one across.
    fn versus_for_kind(&mut self) {
        if self.kind != ChartKind::Scatter || self.versus.as_ref().is_some_and(|versus| *versus != self.measure) {
            return;
        }
        let measures = self.loaded.ready().map(|view| view.measures.as_slice()).unwrap_or_default();
        let other = measures.iter().find(|measure| measure.key != self.measure);
        self.versus = other.map(|measure| measure.key.clone());
    }

    /// What has no target is ranked; whether that changed the chart.
    fn kind_for_measure(&mut self) -> bool {
        let changed = self.kind == ChartKind::Target && !self.has_target();
        if changed {
            self.kind = ChartKind::Ranking;
        }
        changed
    }

    /// Until it is known which measures have one, a chosen measure has.
    fn has_target(&self) -> bool {
        self.loaded.ready().is_none_or(|view| view.with_target.contains(&self.measure))
    }

    /// Another file is open: what was compared in the last one may not be in it. Paper and room stay.
    pub fn reset(&mut self) {
        let (paper, landscape, grey, area) = (self.paper, self.landscape, self.grey, self.area);
        *self = Self { paper, landscape, grey, area, ..Self::default() };
    }

    /// One step back; whether there was one to go.
    pub fn back(&mut self) -> bool {
        self.open.take().is_some() || self.table.take().is_some()
    }

    /// A step of the keyboard through the open list.
    pub fn step(&mut self, step: Step, shared: &Shared) -> Action {
        if self.open.is_none() && self.table.is_some() {
            return self.table_event(&virtual_table::Event::Stepped(step));
        }
        self.listed(pick_from_list::Event::Stepped(step), shared)
    }

    fn take_chart(&mut self, report: job::Report<Result<DrawnChart, Fault>>) -> Action {
        if self.chart.take(report) {
            self.last = self.chart.ready().cloned();
        }
        Action::None
    }

    fn measured(&mut self, size: Size, shared: &Shared) -> Action {
        let size = Size::new(size.width.floor(), size.height.floor());
        if self.area == Some(size) || size.width < 100.0 {
            return Action::None;
        }
        self.area = Some(size);
        Action::Run(self.draw(shared))
    }

    fn toggle(&mut self, open: Open) -> Action {
        let again = self.open.as_ref().is_some_and(|now| std::mem::discriminant(now) == std::mem::discriminant(&open));
        self.open = (!again).then_some(open);
        match &self.open {
            Some(Open::Measures(list) | Open::Versus(list) | Open::Own(list)) => {
                Action::Run(iced::widget::operation::focus(list.input_id()))
            }
            Some(Open::Regions) | None => Action::None,
        }
    }

    fn listed(&mut self, event: pick_from_list::Event, shared: &Shared) -> Action {
        let units = shared.file.as_ref().map(|file| file.units.as_slice()).unwrap_or_default();
        let measures = self.loaded.ready().map(|view| view.measures.as_slice()).unwrap_or_default();
        match &mut self.open {
            Some(Open::Measures(list)) => {
                let Some(key) = list.update(event, measures) else { return Action::None };
                (self.measure, self.open) = (key, None);
                self.kind_for_measure();
                Action::Run(self.draw(shared))
            }
            Some(Open::Versus(list)) => {
                let Some(key) = list.update(event, measures) else { return Action::None };
                (self.versus, self.open) = (Some(key), None);
                Action::Run(self.draw(shared))
            }
            Some(Open::Own(list)) => {
                let Some(key) = list.update(event, units) else { return Action::None };
                self.open = None;
                Action::OwnChosen(key)
            }
            Some(Open::Regions) | None => Action::None,
        }
    }

    #[cfg(test)]
    pub(crate) fn show_loaded(&mut self, loaded: Loaded<CompareView>) {
        self.loaded = loaded;
    }

    #[cfg(test)]
    pub(crate) fn show(&mut self, view: CompareView, drawn: DrawnChart) {
        self.loaded = Loaded::Ready(view);
        self.last = Some(drawn.clone());
        self.chart = Loaded::Ready(drawn);
        self.area = Some(Size::new(picture_width(&self.last), 600.0));
    }
}

#[cfg(test)]
fn picture_width(drawn: &Option<DrawnChart>) -> f32 {
    drawn.as_ref().map_or(0.0, |drawn| drawn.picture.size().width)
}

#[cfg(test)]
mod tests;
