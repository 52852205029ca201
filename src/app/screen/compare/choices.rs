//! What is compared, how and with whom: the lists of the panel, and choices that follow from others.

use iced::Task;

use super::{Action, Among, ChartKind, Compare, Message};
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
        let measures = self.loaded.ready().map(|view| view.measures.as_slice()).unwrap_or_default();
        match &mut self.open {
            Some(Open::Measures(list)) => {
                let Some(key) = list.update(event, measures) else { return Action::None };
                (self.measure, self.open, self.put_aside) = (key, None, None);
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
            Some(Open::Regions | Open::Coverages) | None => Action::None,
        }
    }

    /// Takes a choice that closes the list it was made in.
    pub(super) fn chosen(&mut self, shared: &Shared) -> Action {
        self.open = None;
        Action::Run(self.draw(shared))
    }

    pub(super) fn pick_kind(&mut self, kind: ChartKind, shared: &Shared) -> Action {
        self.kind = kind;
        self.measure_for_kind();
        self.versus_for_kind();
        Action::Run(self.draw(shared))
    }

    /// Shows one indicator of all units against its target.
    pub fn choose_indicator(&mut self, indicator: &str, shared: &Shared) -> Task<Message> {
        (self.measure, self.put_aside) = (format!("indicator:{indicator}"), None);
        self.kind = ChartKind::Target;
        self.kind_for_measure();
        self.draw(shared)
    }

    /// Whom the chart compares, as a pack is asked for.
    pub(super) fn among(&self) -> Among {
        let by_region = self.region.filter(|_| self.blocs().is_empty());
        let by_peers = self.peers.clone().filter(|_| self.blocs().is_empty());
        by_region.map(Among::Region).or_else(|| by_peers.map(Among::Peers)).unwrap_or_default()
    }

    /// Only some measures can be set against a target: where none of them is chosen, the first one is, and the one chosen
    /// before comes back with the next kind.
    fn measure_for_kind(&mut self) {
        let first = self.loaded.ready().and_then(|view| view.with_target.first());
        if self.kind == ChartKind::Target
            && !self.has_target()
            && let Some(first) = first
        {
            self.put_aside = Some(std::mem::replace(&mut self.measure, first.clone()));
        }
        if self.kind != ChartKind::Target
            && let Some(measure) = self.put_aside.take()
        {
            self.measure = measure;
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
    pub(super) fn kind_for_measure(&mut self) -> bool {
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

    pub(super) fn blocs(&self) -> &[(String, String)] {
        self.loaded.ready().map(|view| view.blocs.as_slice()).unwrap_or_default()
    }

    /// The chosen bloc, where this period's criteria set ranks by blocs.
    pub(super) fn bloc(&self) -> Option<&(String, String)> {
        self.blocs().iter().find(|(code, _)| self.bloc.as_ref() == Some(code))
    }
}
