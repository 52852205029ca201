//! States of the page as tests and pictures of states need them.

use iced::Task;

use crate::app::data::Fault;

use super::indicators::Indicators;
use super::model::{Excerpt, OverTimeView, PeriodBeside, ProvinceView, RangesView, ResultsView, Side, SourcePlace};
use super::over_time::OverTime;
use super::what_if::{self, WhatIf};

use super::{Loaded, Looking, Opened, Results};

impl Results {
    pub(crate) fn show_loaded(&mut self, loaded: Loaded<ResultsView>) {
        self.loaded = loaded;
    }

    pub(crate) fn show(&mut self, view: ResultsView) {
        self.loaded = Loaded::Ready(view);
        self.arrange();
    }

    pub(crate) fn show_beside(&mut self, beside: Vec<PeriodBeside>) {
        beside.iter().for_each(|one| self.beside.toggle(one.period, true, &[]));
        self.beside.loaded = Loaded::Ready(beside);
        self.arrange();
    }

    pub(crate) fn show_ranges(&mut self, ranges: RangesView) {
        self.ranges = Loaded::Ready(ranges);
    }

    pub(crate) fn reveal_opened(&mut self) {
        let place = self.table.selected().unwrap();
        let _: Task<()> = self.table.reveal(place);
    }

    pub(crate) fn show_province(&mut self, view: ProvinceView, explained: Option<&str>) {
        let explained = explained.map(str::to_owned);
        let (unit, over_time) = (view.unit.clone(), OverTime::default());
        let page = Loaded::Ready(view);
        let side = Side::Indicators;
        let indicators = Indicators::default();
        self.opened = Some(Opened { unit, page, explained, side, inside: false, indicators, over_time, excerpt: None });
        self.opened.iter_mut().for_each(Opened::arrange);
        self.at = self.opened.as_ref().map(|opened| opened.unit.clone());
        self.select_again();
    }

    /// The page of the opened unit, or what stands in its place.
    pub(crate) fn show_page(&mut self, page: Loaded<ProvinceView>) {
        if let Some(opened) = &mut self.opened {
            opened.page = page;
        }
    }

    pub(crate) fn show_excerpt(&mut self, place: SourcePlace, excerpt: Option<Excerpt>) {
        if let Some(opened) = &mut self.opened {
            opened.excerpt = Some(Looking { place, excerpt: Loaded::Ready(excerpt) });
        }
    }

    pub(crate) fn save_trial(&mut self) {
        self.trials.values_mut().for_each(WhatIf::be_saved);
    }

    pub(crate) fn show_trial(&mut self) {
        if let Some(opened) = &mut self.opened {
            opened.side = Side::WhatIf;
            self.trials.insert(opened.unit.clone(), what_if::tests::trial());
        }
    }

    /// The trial of the opened unit, which could not be scored.
    pub(crate) fn fail_trial(&mut self, fault: &Fault) {
        self.show_trial();
        self.trials.values_mut().for_each(|trial| trial.fail(fault.clone()));
    }

    pub(crate) fn show_over_time(&mut self, view: OverTimeView) {
        if let Some(opened) = &mut self.opened {
            opened.side = Side::OverTime;
            opened.over_time.show(view);
        }
    }

    /// The opened unit's periods, which are on their way or could not be had.
    pub(crate) fn show_over_time_as(&mut self, loaded: Loaded<OverTimeView>) {
        if let Some(opened) = &mut self.opened {
            opened.side = Side::OverTime;
            opened.over_time.show_loaded(loaded);
        }
    }
}
