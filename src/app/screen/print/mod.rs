//! Printing: which document and how on the left, its very pages in the middle, where it goes on the right of the title.

mod chart;
mod choices;
mod comparing;
mod leaving;
mod lists;
mod preview;
pub mod text;
mod view;

use iced::{Size, Task};

use self::choices::Choices;
pub use self::choices::Chosen;
pub use self::comparing::{Compared, PartView};
pub use self::lists::Menu;
use self::lists::Open;
use self::preview::Preview;
use self::text::Editing;
use super::Loaded;
use super::charting::{Charting, Offered};
use super::compare::ChartAsk;
use crate::app::Page;
use crate::app::data::{self, Fault};
use crate::app::errand::Errand;
use crate::app::focus;
use crate::app::job;
use crate::app::settings::PaperSize;
use crate::app::shared::Shared;
use crate::app::widget::pick_from_list;
use crate::app::widget::virtual_table::Step;
use crate::app::widget::{ChartPicture, Choice, Notice};
use crate::chart::Paper;
use crate::domain::Period;
use crate::service::report;
use crate::service::report::text::ReportText;
pub use crate::service::report::{Among, Format, PackPart, Paged};
pub use crate::service::{Printers, Printing};

/// What is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Profile,
    Pack,
    Chart,
    Official,
    Minutes,
}

impl Kind {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Profile, Self::Pack, Self::Chart, Self::Official, Self::Minutes];

    /// The document it is; a chart is none.
    pub fn document(self) -> Option<report::Kind> {
        match self {
            Self::Profile => Some(report::Kind::Profile),
            Self::Pack => Some(report::Kind::Pack),
            Self::Chart => None,
            Self::Official => Some(report::Kind::Official),
            Self::Minutes => Some(report::Kind::Minutes),
        }
    }

    /// Whether it is laid out by the decree, which knows only A4 and is edited in Word.
    pub fn is_of_the_decree(self) -> bool {
        self.document().is_some_and(report::Kind::is_of_the_decree)
    }
}

/// What can be printed of the open file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PrintView {
    pub units: Vec<Choice>,
    /// Those whose appraisal changes something: of them there are minutes.
    pub appraised: Vec<Choice>,
    /// Periods that changes can be counted from, newest first, each as a title writes it.
    pub earlier: Vec<(Period, String)>,
    pub printers: Printers,
    /// The regions that units lie in, and the peer groups.
    pub parts: Vec<PartView>,
    /// What can be charted, and the keys of what can be set against a target.
    pub measures: Vec<Choice>,
    pub with_target: Vec<String>,
    /// What the staff wrote for the official report.
    pub text: ReportText,
}

impl PrintView {
    /// What can be charted.
    pub fn offered(&self) -> Offered<'_> {
        Offered { measures: &self.measures, with_target: &self.with_target }
    }
}

/// What a document is.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    Report(report::Kind),
    Chart(ChartAsk),
}

/// A document to make.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentAsk {
    pub what: What,
    /// Code of the unit it is about, or that a chart highlights; nothing: all.
    pub unit: Option<String>,
    /// Whom a pack or a chart compares.
    pub among: Among,
    /// What a pack is made of.
    pub parts: Vec<PackPart>,
    /// Nothing: the last period before.
    pub against: Option<Period>,
    /// Whether ranks have their ranges.
    pub ranges: bool,
    pub paper: Paper,
    /// Across, of a chart.
    pub landscape: bool,
    pub grey: bool,
}

/// A page to draw for the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageAsk {
    /// Counted from 0.
    pub page: usize,
    /// Logical pixels to a point of paper.
    pub scale: f32,
    /// Physical pixels to a logical one.
    pub window: f32,
}

/// Where a document went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// It waits in a printer's queue.
    Queued,
    /// It is open in the viewer.
    Opened,
}

/// The screen.
#[derive(Debug)]
pub struct Print {
    loaded: Loaded<PrintView>,
    chosen: Choices,
    printer: Option<String>,
    two_sided: bool,
    preview: Preview,
    open: Option<Open>,
    /// The choices are in sight where they have no room beside the page.
    choosing: bool,
    editing: Option<Editing>,
    /// The chart that was looked at last, as it was taken over.
    followed: (Charting, Among),
    /// The unit that was open when this page was come to last.
    followed_unit: Option<String>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(job::Report<Result<PrintView, Fault>>),
    Made(job::Report<Result<Paged, Fault>>),
    Drawn(job::Report<Result<ChartPicture, Fault>>),
    AreaMeasured(Size),
    /// What is printed was chosen otherwise.
    Chosen(Chosen),
    MenuPressed(Menu),
    /// In the list that is open.
    Listed(pick_from_list::Event),
    PrinterPicked(Option<String>),
    TwoSidedPicked(bool),
    WidthPicked(bool),
    Leafed(Step),
    StopPressed,
    AgainPressed,
    SavePressed(Format),
    PrintPressed,
    PrintConfirmed,
    PrintCancelled,
    /// From the page to the choices, or back.
    ChoicesPressed,
    /// The list that is open is left as it is.
    ListLeft,
    TextPressed,
    Text(text::Message),
    TextKept(job::Report<Result<ReportText, Fault>>),
    AppraisePressed,
}

/// What the parent must know.
pub enum Action {
    None,
    Run(Task<Message>),
    Go(Page),
    Send(Errand),
    Say(Notice),
    /// Says something while work goes on.
    Both(Notice, Task<Message>),
}

impl Default for Print {
    fn default() -> Self {
        Self {
            loaded: Loaded::Nothing,
            chosen: Choices::default(),
            printer: None,
            two_sided: true,
            preview: Preview::default(),
            open: None,
            choosing: false,
            editing: None,
            followed: (Charting::default(), Among::All),
            followed_unit: None,
        }
    }
}

impl Print {
    /// Asks anew what can be printed; choices stay.
    pub fn load(&mut self, shared: &Shared) -> Task<Message> {
        let Some(ask) = shared.ask() else {
            *self = Self::default();
            return Task::none();
        };
        let (handle, task) = job::run(move |_| data::load_print(&ask));
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
        self.preview.forget();
    }

    /// What is printed on until something else is chosen.
    pub fn on_paper(&mut self, paper: PaperSize, grey: bool) {
        self.chosen.on_paper(paper, grey);
    }

    /// Another file is open: what was printed of the last one may not be in it. Paper and colours stay.
    pub fn reset(&mut self) {
        let (chosen, preview) = (self.chosen.for_another_file(), Preview::of_area(self.preview.area()));
        *self = Self { chosen, preview, two_sided: self.two_sided, ..Self::default() };
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        match message {
            Message::Loaded(report) => self.take_view(report, shared),
            Message::Made(report) => self.take_document(report, shared),
            Message::Drawn(report) => {
                self.preview.take_picture(report);
                Action::None
            }
            Message::AreaMeasured(size) => match self.preview.measured(size) {
                true => Action::Run(self.draw(shared)),
                false => Action::None,
            },
            Message::Chosen(chosen) => self.choose(chosen, shared),
            Message::MenuPressed(menu) => self.toggle(self.unfolded(menu, shared)),
            Message::Listed(event) => self.listed(event, shared),
            Message::PrinterPicked(printer) => {
                self.printer = printer;
                Action::None
            }
            Message::TwoSidedPicked(two_sided) => {
                self.two_sided = two_sided;
                Action::None
            }
            Message::WidthPicked(to_width) => {
                self.preview.fit(to_width);
                Action::Run(self.draw(shared))
            }
            Message::Leafed(step) => self.step(step, shared),
            Message::StopPressed => {
                self.preview.stop();
                Action::None
            }
            Message::AgainPressed => Action::Run(self.make(shared)),
            Message::SavePressed(format) => self.save(format, shared),
            Message::PrintPressed => self.ask_how(),
            Message::PrintConfirmed => self.print(shared),
            Message::ChoicesPressed => {
                self.choosing = !self.choosing;
                Action::Run(focus::along())
            }
            Message::PrintCancelled | Message::ListLeft => {
                self.open = None;
                Action::None
            }
            Message::TextPressed => self.edit_text(shared),
            Message::Text(message) => self.text_message(message, shared),
            Message::TextKept(report) => self.text_kept(report, shared),
            Message::AppraisePressed => Action::Go(Page::Appraisal),
        }
    }

    /// Whether the document in sight could be saved; `word`: as one for Word.
    pub fn can_save(&self, word: bool) -> bool {
        self.preview.document().is_some() && (!word || self.has_word())
    }

    /// The chart that is looked at is the one that is printed, until another is chosen here; once taken over it is not taken again.
    pub fn follow(&mut self, charting: &Charting, among: &Among) {
        let now = (charting.clone(), among.clone());
        if self.followed == now {
            return;
        }
        self.followed = now;
        (self.chosen.charting, self.chosen.compared) = (charting.clone(), Compared::Part(among.clone()));
        // What was made before is no longer what would be printed.
        if self.chosen.kind == Kind::Chart {
            self.loaded = Loaded::Nothing;
        }
    }

    /// The profile that is printed is that of the unit that is looked at, until another is chosen here.
    pub fn follow_unit(&mut self, opened: Option<&str>) {
        if self.followed_unit.as_deref() == opened {
            return;
        }
        self.followed_unit = opened.map(str::to_owned);
        self.chosen.looked_at.clone_from(&self.followed_unit);
        if self.chosen.kind == Kind::Profile {
            self.loaded = Loaded::Nothing;
        }
    }

    /// Another choice: what was made before is no longer what would be printed.
    fn choose(&mut self, chosen: Chosen, shared: &Shared) -> Action {
        if matches!(chosen, Chosen::Kind(_)) {
            self.preview.leaf(Step::First);
        }
        let offered = self.loaded.ready().map(PrintView::offered);
        self.chosen.take(chosen, offered);
        self.open = None;
        Action::Run(self.make(shared))
    }

    fn take_view(&mut self, report: job::Report<Result<PrintView, Fault>>, shared: &Shared) -> Action {
        if !self.loaded.take(report) {
            return Action::None;
        }
        let printers = self.loaded.ready().map(|view| &view.printers);
        let is_known = |printer: &String| printers.is_some_and(|printers| printers.names.contains(printer));
        let set = Some(shared.settings.printer.clone()).filter(is_known);
        let usual = || set.or_else(|| printers.and_then(|known| known.usual.clone()));
        self.printer = self.printer.take().filter(is_known).or_else(usual);
        let earlier = self.loaded.ready().map(|view| view.earlier.as_slice()).unwrap_or_default();
        let is_there = |against: &Period| earlier.iter().any(|(period, _)| period == against);
        self.chosen.against = self.chosen.against.filter(is_there);
        self.chosen.charting.settle(self.loaded.ready().map(PrintView::offered));
        Action::Run(self.make(shared))
    }

    // ── What is asked for ─────────────────────────────────────────────────────────────────────────────────────

    /// The units there are documents of.
    fn units(&self) -> &[Choice] {
        let Some(view) = self.loaded.ready() else { return &[] };
        if self.chosen.kind == Kind::Minutes { &view.appraised } else { &view.units }
    }

    /// Of a profile the unit that is looked at elsewhere; else the unit chosen, the own one, the first.
    fn unit<'a>(&'a self, shared: &'a Shared) -> Option<&'a Choice> {
        let units = self.units();
        let named = |code: &str| units.iter().find(|unit| unit.key == code);
        let own = shared.own_code();
        let looked_at = self.chosen.looked_at.as_deref().filter(|_| self.chosen.kind == Kind::Profile);
        [looked_at, self.chosen.unit.as_deref(), own].into_iter().flatten().find_map(named).or_else(|| units.first())
    }

    /// The document as it is chosen now; nothing where there is none of that kind.
    fn document(&self, shared: &Shared) -> Option<DocumentAsk> {
        let unit = self.unit(shared)?.key.clone();
        let chosen = &self.chosen;
        Some(DocumentAsk {
            what: chosen.kind.document().map_or_else(|| What::Chart(self.chart_asked(shared)), What::Report),
            unit: chosen.is_of_one().then_some(unit),
            among: if chosen.is_of_a_part() { self.among(shared) } else { Among::All },
            parts: chosen.parts.clone(),
            against: chosen.against.filter(|_| chosen.counts_changes()),
            ranges: chosen.ranges,
            paper: if chosen.kind.is_of_the_decree() { Paper::A4 } else { chosen.paper },
            landscape: chosen.kind == Kind::Chart && chosen.landscape,
            grey: chosen.grey,
        })
    }

    /// Shows the pack of those that are compared elsewhere, in the same colours.
    pub fn show_pack(&mut self, among: Among, grey: bool, shared: &Shared) -> Task<Message> {
        (self.chosen.kind, self.chosen.compared, self.chosen.grey) = (Kind::Pack, Compared::Part(among), grey);
        self.open = None;
        self.editing.take_if(|form| !form.is_changed());
        if self.is_stale() { Task::none() } else { self.make(shared) }
    }

    fn make(&mut self, shared: &Shared) -> Task<Message> {
        let (Some(ask), Some(document)) = (shared.ask(), self.document(shared)) else {
            self.preview.forget();
            return Task::none();
        };
        self.preview.make(ask, document).map(Message::Made)
    }

    fn draw(&mut self, shared: &Shared) -> Task<Message> {
        shared.ask().map_or_else(Task::none, |ask| self.preview.draw(ask, shared.scale()).map(Message::Drawn))
    }

    /// The window has another scale.
    pub fn redraw(&mut self, shared: &Shared) -> Task<Message> {
        self.draw(shared)
    }

    fn take_document(&mut self, report: job::Report<Result<Paged, Fault>>, shared: &Shared) -> Action {
        match self.preview.take_document(report) {
            true => Action::Run(self.draw(shared)),
            false => Action::None,
        }
    }

    /// Code of the unit that is printed.
    #[cfg(test)]
    pub(crate) fn unit_printed(&self, shared: &Shared) -> Option<String> {
        self.document(shared)?.unit
    }

    #[cfg(test)]
    pub(crate) fn show_loaded(&mut self, loaded: Loaded<PrintView>) {
        self.loaded = loaded;
    }

    #[cfg(test)]
    pub(crate) fn show_making(&mut self, gauge: crate::app::gauge::Gauge, current: &str) {
        let (job, current) = (job::run(|_| ()).0, current.to_owned());
        self.preview.show_state(preview::State::Making { job, gauge, current });
    }

    #[cfg(test)]
    pub(crate) fn show_not_made(&mut self, fault: Fault) {
        self.preview.show_state(preview::State::Failed(fault));
    }

    #[cfg(test)]
    pub(crate) fn show_stopped(&mut self) {
        self.preview.show_state(preview::State::Stopped);
    }

    #[cfg(test)]
    pub(crate) fn show_document(&mut self, paged: Paged) {
        self.preview.show_state(preview::State::Ready(paged));
    }

    #[cfg(test)]
    pub(crate) fn show(&mut self, view: PrintView, pages: usize, picture: ChartPicture) {
        self.loaded = Loaded::Ready(view);
        self.preview.show(pages, picture);
    }
}

#[cfg(test)]
mod tests;
