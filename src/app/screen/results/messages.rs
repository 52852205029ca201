//! What happens on the page, by what it is about, and what is made of it.

use iced::Task;

use super::model::{Excerpt, OverTimeView, PeriodBeside, ProvinceView, RangesView, ResultsView, Side, SourcePlace};
use super::{Action, Results, sources, what_if};
use crate::app::data::Fault;
use crate::app::screen::help::Place;
use crate::app::shared::Shared;
use crate::app::widget::virtual_table;
use crate::app::{focus, job};
use crate::domain::Period;
use crate::domain::province::Region;

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(job::Report<Result<ResultsView, Fault>>),
    RangesLoaded(job::Report<Result<RangesView, Fault>>),
    List(InList),
    Beside(OfPeriods),
    Unit(InUnit),
    Source(OfSource),
    /// On the trial of a unit.
    WhatIf(String, what_if::Message),
    ExportPressed,
}

/// In the list of units.
#[derive(Debug, Clone)]
pub enum InList {
    Table(virtual_table::Event),
    Searched(String),
    /// The first that was found is opened.
    SearchEntered,
    RegionsPressed,
    RegionPicked(Option<Region>),
    BlocPicked(Option<String>),
}

/// Of other periods beside the one in sight.
#[derive(Debug, Clone)]
pub enum OfPeriods {
    Pressed,
    Toggled(Period, bool),
    Loaded(job::Report<Result<Vec<PeriodBeside>, Fault>>),
}

/// In the opened unit.
#[derive(Debug, Clone)]
pub enum InUnit {
    Loaded(job::Report<Result<ProvinceView, Fault>>),
    Closed,
    SidePicked(Side),
    Indicators(virtual_table::Event),
    /// One of those that most points were lost on.
    CostlyPressed(String),
    ComparePressed(String),
    /// The explanation of an indicator's score goes to the clipboard.
    ReasonCopied(String),
    VersionsPressed,
    ExplainPressed(Place),
    OverTime(virtual_table::Event),
    OverTimeLoaded(job::Report<Result<OverTimeView, Fault>>),
}

/// Of the workbooks that figures come from.
#[derive(Debug, Clone)]
pub enum OfSource {
    /// A cell is looked at in its workbook, or no longer.
    Pressed(SourcePlace),
    Loaded(job::Report<Result<Option<Excerpt>, Fault>>),
    OriginalPressed(SourcePlace),
    OriginalOpened(job::Report<Result<Option<String>, Fault>>),
    OriginalKept(SourcePlace, String),
}

impl Results {
    pub(super) fn in_list(&mut self, message: InList, shared: &Shared) -> Action {
        match message {
            InList::Table(event) => return self.table(&event, shared),
            InList::Searched(query) => self.query = query,
            InList::SearchEntered => return self.open_found(shared),
            InList::RegionsPressed => {
                self.beside.fold();
                self.regions_open = !self.regions_open;
                return Action::None;
            }
            InList::RegionPicked(region) => (self.region, self.regions_open) = (region, false),
            InList::BlocPicked(bloc) => (self.bloc, self.regions_open) = (bloc, false),
        }
        self.arrange();
        Action::Run(self.table.rewind())
    }

    /// Opens the first unit that was found.
    fn open_found(&mut self, shared: &Shared) -> Action {
        let found = self.order.first().and_then(|place| self.loaded.ready()?.rows.get(*place));
        let unit = found.filter(|_| !self.query.is_empty()).map(|row| row.unit.clone());
        Action::Run(unit.map_or_else(Task::none, |unit| self.open(&unit, shared)))
    }

    pub(super) fn of_periods(&mut self, message: OfPeriods, shared: &Shared) -> Action {
        match message {
            OfPeriods::Pressed => {
                self.beside.unfold();
                self.regions_open = false;
            }
            OfPeriods::Toggled(period, chosen) => {
                let is_of_unit = self.opened.as_ref().is_some_and(|opened| opened.side == Side::OverTime);
                let shown = if is_of_unit { self.beside.asked_of_unit(shared) } else { Vec::new() };
                self.beside.toggle(period, chosen, &shown);
                return Action::Run(Task::batch([self.beside.load(shared), self.begin_side(shared)]));
            }
            OfPeriods::Loaded(report) => {
                self.beside.loaded.take(report);
                self.arrange();
            }
        }
        Action::None
    }

    pub(super) fn in_unit(&mut self, message: InUnit, shared: &Shared) -> Action {
        match (message, &mut self.opened) {
            (InUnit::Closed, _) => {
                self.back();
                return Action::Run(self.shown_again());
            }
            (InUnit::SidePicked(side), _) => return Action::Run(self.show_side(side, shared)),
            (InUnit::CostlyPressed(code), _) => return Action::Run(self.show_indicator(code)),
            (InUnit::ComparePressed(indicator), _) => return Action::Compare { indicator },
            (InUnit::ReasonCopied(code), _) => return self.copy_reason(&code, shared),
            (InUnit::ExplainPressed(place), _) => return Action::Explain(place),
            (InUnit::VersionsPressed, Some(opened)) => return Action::Versions { unit: opened.unit.clone() },
            (InUnit::Loaded(report), Some(opened)) => {
                opened.page.take(report);
                opened.arrange();
            }
            (InUnit::Indicators(event), Some(opened)) => {
                opened.inside |= !event.is_of_layout();
                return Action::Run(Task::batch([opened.among_indicators(&event), opened.explain_clicked(&event)]));
            }
            (InUnit::OverTimeLoaded(report), Some(opened)) => opened.over_time.take(report),
            (InUnit::OverTime(event), Some(opened)) => {
                opened.inside |= !event.is_of_layout();
                return Action::Run(opened.over_time.table_event(&event));
            }
            (_, None) => {}
        }
        Action::None
    }

    pub(super) fn of_source(&mut self, message: OfSource, shared: &Shared) -> Action {
        match message {
            OfSource::Pressed(place) => Action::Run(self.look_at(place, shared)),
            OfSource::Loaded(report) => {
                let looking = self.opened.as_mut().and_then(|opened| opened.excerpt.as_mut());
                looking.map(|looking| looking.excerpt.take(report));
                Action::Run(focus::reveal())
            }
            OfSource::OriginalPressed(place) => sources::open(place, shared),
            OfSource::OriginalOpened(report) => sources::opened(report, shared),
            OfSource::OriginalKept(place, name) => sources::save(place, name, shared),
        }
    }
}
