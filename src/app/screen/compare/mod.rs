//! Comparison: what is measured and how on the left, the chart in the middle, paper on the right of the title.

mod choices;
mod copying;
mod drawing;
mod kinds;
mod model;
mod printing;
mod reading;
mod table;
mod view;

use iced::widget::Id;
use iced::widget::scrollable::AbsoluteOffset;
use iced::{Size, Task};

use super::Loaded;
use super::charting::Charting;
use crate::app::data::{self, Fault};
use crate::app::errand::Errand;
use crate::app::focus;
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::widget::pick_from_list::{self, PickFromList};
use crate::app::widget::virtual_table::{self, Copied, CopyOf, Step, VirtualTable};
use crate::app::widget::{Notice, Touch};
use choices::Open;
pub use drawing::Zoom;
pub use kinds::name as kind_name;
pub use model::{Among, ChartAsk, ChartKind, CompareView, DrawnChart, Paper, PrintAsk, Room, Shown, Table};

/// The screen.
#[derive(Debug)]
pub struct Compare {
    loaded: Loaded<CompareView>,
    charting: Charting,
    /// Whom the chart compares.
    among: Among,
    coverage: Option<u8>,
    bloc: Option<String>,
    paper: Paper,
    landscape: bool,
    grey: bool,
    zoom: f32,
    area: Option<Size>,
    chart: Loaded<DrawnChart>,
    /// Kept in sight while the next one is drawn.
    last: Option<DrawnChart>,
    /// Whether the last one shows what is chosen now, if perhaps in another room.
    is_current: bool,
    /// The mark of it that is told of.
    pointed: Option<usize>,
    scroll: Id,
    offset: AbsoluteOffset,
    /// The table behind the chart, in its place.
    table: Option<VirtualTable>,
    open: Option<Open>,
    /// The choices are in sight where they have no room beside the chart.
    choosing: bool,
    copying: Option<job::Handle>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(job::Report<Result<CompareView, Fault>>),
    Drawn(job::Report<Result<DrawnChart, Fault>>),
    AreaMeasured(Size),
    Scrolled(AbsoluteOffset),
    MeasurePressed,
    VersusPressed,
    OwnPressed,
    RegionPressed,
    CoveragePressed,
    Listed(pick_from_list::Event),
    AmongPicked(Among),
    CoveragePicked(Option<u8>),
    BlocPicked(Option<String>),
    KindPicked(ChartKind),
    PaperPicked(Paper),
    LandscapePicked(bool),
    GreyPicked(bool),
    Zoomed(Zoom),
    Touched(Touch),
    TablePressed,
    Table(virtual_table::Event),
    CopyPressed,
    PicturePressed,
    PictureCopied(job::Report<Result<(), Fault>>),
    /// From the chart to the choices, or back.
    ChoicesPressed,
    /// The list that is open is left as it is.
    ListLeft,
    /// The pack of those that are compared.
    PackPressed,
    PrintPressed,
}

/// What the parent must know.
pub enum Action {
    None,
    Run(Task<Message>),
    /// Another own unit was chosen, by its code.
    OwnChosen(String),
    /// Show a unit in the results.
    OpenUnit(String),
    /// Put it on the clipboard.
    Copy(Copied),
    /// Show the pack of a part on the page of printing, in grey or not.
    Pack(Among, bool),
    Send(Errand),
    Say(Notice),
}

impl Default for Compare {
    fn default() -> Self {
        Self {
            loaded: Loaded::Nothing,
            charting: Charting::default(),
            among: Among::All,
            coverage: None,
            bloc: None,
            paper: Paper::A4,
            landscape: false,
            grey: false,
            zoom: 1.0,
            area: None,
            chart: Loaded::Nothing,
            last: None,
            is_current: false,
            pointed: None,
            scroll: Id::unique(),
            offset: AbsoluteOffset::default(),
            table: None,
            open: None,
            choosing: false,
            copying: None,
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

    /// Whether there is a chart in sight that could be saved, and a table behind it.
    pub fn has_chart(&self) -> bool {
        self.last.is_some()
    }

    /// Whether the chart in sight is the one that is chosen, and no other picture is on its way to the clipboard.
    pub fn can_copy_picture(&self) -> bool {
        self.seen().is_some() && self.copying.is_none()
    }

    /// Which chart is looked at, and whom it compares.
    pub fn charted(&self) -> (&Charting, &Among) {
        (&self.charting, &self.among)
    }

    /// Whether nothing was asked yet.
    pub fn is_stale(&self) -> bool {
        matches!(self.loaded, Loaded::Nothing)
    }

    /// What is shown is out of date.
    pub fn forget(&mut self) {
        self.loaded = Loaded::Nothing;
        self.is_current = false;
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        match message {
            Message::Loaded(report) => {
                let offered = CompareView::offered;
                if self.loaded.take(report) && self.charting.settle(self.loaded.ready().map(offered)) {
                    return Action::Run(self.draw(shared));
                }
                Action::None
            }
            Message::Drawn(report) => self.take_chart(report),
            Message::AreaMeasured(size) => self.measured(size, shared),
            Message::Scrolled(offset) => {
                self.offset = offset;
                Action::None
            }
            Message::MeasurePressed => self.toggle(Open::Measures(PickFromList::at(Some(self.charting.measure())))),
            Message::VersusPressed => self.toggle(Open::Versus(PickFromList::at(self.charting.versus(self.offered())))),
            Message::OwnPressed => self.toggle(Open::Own(PickFromList::at(shared.own_code()))),
            Message::RegionPressed => self.toggle(Open::Regions),
            Message::CoveragePressed => self.toggle(Open::Coverages),
            Message::Listed(event) => self.listed(event, shared),
            Message::AmongPicked(among) => {
                self.among = among;
                self.chosen(shared)
            }
            Message::CoveragePicked(coverage) => {
                self.coverage = coverage;
                self.chosen(shared)
            }
            Message::BlocPicked(bloc) => {
                self.bloc = bloc;
                self.chosen(shared)
            }
            Message::KindPicked(kind) => self.pick_kind(kind, shared),
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
                Action::Run(self.redraw(shared))
            }
            Message::Zoomed(zoom) => self.zoom(zoom, shared),
            Message::Touched(touch) => self.touched(touch),
            Message::TablePressed => self.toggle_table(),
            Message::Table(event) => self.in_table(&event, &shared.words),
            Message::CopyPressed => self.copied(CopyOf::Rows, &shared.words).map_or(Action::None, Action::Copy),
            Message::PicturePressed => self.copy_picture(shared),
            Message::PictureCopied(report) => self.picture_copied(report, shared),
            Message::ChoicesPressed => {
                self.choosing = !self.choosing;
                Action::Run(focus::along())
            }
            Message::ListLeft => {
                self.open = None;
                Action::None
            }
            Message::PackPressed => Action::Pack(self.among(), self.grey),
            Message::PrintPressed => self.print(shared),
        }
    }

    /// Another file is open: what was compared in the last one may not be in it. Paper and room stay.
    pub fn reset(&mut self) {
        let (paper, landscape, grey) = (self.paper, self.landscape, self.grey);
        let (area, zoom) = (self.area, self.zoom);
        *self = Self { paper, landscape, grey, area, zoom, ..Self::default() };
    }

    /// One step back; whether there was one to go.
    pub fn back(&mut self) -> bool {
        let is_folded = self.open.take().is_some() || std::mem::take(&mut self.choosing);
        is_folded || self.table.take().is_some() || self.pointed.take().is_some()
    }

    /// A step of the keyboard: through the open list, the table, or the marks of the chart.
    pub fn step(&mut self, step: Step, shared: &Shared) -> Action {
        match (&self.open, &self.table) {
            (Some(Open::Regions | Open::Coverages), _) => Action::Run(focus::step(step.is_back())),
            (Some(_), _) => self.listed(pick_from_list::Event::Stepped(step), shared),
            (None, Some(_)) => self.in_table(&virtual_table::Event::Stepped(step), &shared.words),
            (None, None) => self.point_step(step),
        }
    }

    #[cfg(test)]
    pub(crate) fn show_loaded(&mut self, loaded: Loaded<CompareView>) {
        self.loaded = loaded;
    }

    /// The chart, or what stands in its place.
    #[cfg(test)]
    pub(crate) fn show_chart(&mut self, chart: Loaded<DrawnChart>) {
        (self.last, self.is_current) = (chart.ready().cloned(), chart.ready().is_some());
        self.chart = chart;
    }

    #[cfg(test)]
    pub(crate) fn show(&mut self, view: CompareView, drawn: DrawnChart) {
        self.loaded = Loaded::Ready(view);
        self.area = Some(Size::new(drawn.picture.size().width, 600.0));
        self.last = Some(drawn.clone());
        self.chart = Loaded::Ready(drawn);
        self.is_current = true;
    }
}

#[cfg(test)]
mod tests;
