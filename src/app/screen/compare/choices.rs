//! What is compared, how and with whom: the lists of the panel, and choices that follow from others.

use iced::Task;

use super::{Action, Among, ChartKind, Compare, CompareView, Message};
use crate::app::screen::charting::Offered;
use crate::app::shared::Shared;
use crate::app::widget::pick_from_list::{self, PickFromList};

/// Which list is open in the panel.
#[derive(Debug)]
pub(super) enum Open {
    Measures(PickFromList),
    Versus(PickFromList),
    Own(PickFromList),
    Regions,
    Coverages,
}

/// Coverages that can be asked for at least, in percent.
pub(super) const COVERAGES: [u8; 4] = [50, 80, 95, 100];

impl Compare {
    pub(super) fn toggle(&mut self, open: Open) -> Action {
        let again = self.open.as_ref().is_some_and(|now| std::mem::discriminant(now) == std::mem::discriminant(&open));
        self.open = (!again).then_some(open);
        match &self.open {
            Some(Open::Measures(list) | Open::Versus(list) | Open::Own(list)) => Action::Run(list.open()),
            Some(Open::Regions | Open::Coverages) | None => Action::None,
        }
    }

    pub(super) fn listed(&mut self, event: pick_from_list::Event, shared: &Shared) -> Action {
        let units = shared.file.as_ref().map(|file| file.units.as_slice()).unwrap_or_default();
        let offered = self.loaded.ready().map(CompareView::offered);
        let measures = offered.map(|offered| offered.measures).unwrap_or_default();
        match &mut self.open {
            Some(Open::Measures(list)) => {
                let Some(key) = list.update(event, measures) else { return Action::None };
                self.charting.pick_measure(key, offered);
                self.open = None;
                Action::Run(self.draw(shared))
            }
            Some(Open::Versus(list)) => {
                let Some(key) = list.update(event, measures) else { return Action::None };
                self.charting.pick_versus(key);
                self.open = None;
                Action::Run(self.draw(shared))
            }
            Some(Open::Own(list)) => {
                let Some(key) = list.update(event, units) else { return Action::None };
                self.open = None;
                Action::OwnChosen(key)
            }
            Some(Open::Regions | Open::Coverages) | None => Action::None,
        }
    }

    /// Takes a choice that closes the list it was made in.
    pub(super) fn chosen(&mut self, shared: &Shared) -> Action {
        self.open = None;
        Action::Run(self.draw(shared))
    }

    pub(super) fn pick_kind(&mut self, kind: ChartKind, shared: &Shared) -> Action {
        self.charting.pick_kind(kind, self.loaded.ready().map(CompareView::offered));
        Action::Run(self.draw(shared))
    }

    /// Shows one indicator of all units against its target.
    pub fn choose_indicator(&mut self, indicator: &str, shared: &Shared) -> Task<Message> {
        self.charting.pick_indicator(indicator, self.loaded.ready().map(CompareView::offered));
        self.draw(shared)
    }

    /// Whom the chart compares: everybody where each bloc is ranked by itself.
    pub(super) fn among(&self) -> Among {
        if self.blocs().is_empty() { self.among.clone() } else { Among::All }
    }

    pub(super) fn offered(&self) -> Option<Offered<'_>> {
        self.loaded.ready().map(CompareView::offered)
    }

    pub(super) fn blocs(&self) -> &[(String, String)] {
        self.loaded.ready().map(|view| view.blocs.as_slice()).unwrap_or_default()
    }

    /// The chosen bloc, where this period's criteria set ranks by blocs.
    pub(super) fn bloc(&self) -> Option<&(String, String)> {
        self.blocs().iter().find(|(code, _)| self.bloc.as_ref() == Some(code))
    }
}
