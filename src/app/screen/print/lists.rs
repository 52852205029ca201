//! What unfolds in the panel, one thing at a time, and what keys do with it.

use iced::Task;

use super::{Action, Chosen, Print};
use crate::app::focus;
use crate::app::shared::Shared;
use crate::app::widget::pick_from_list::{self, PickFromList};
use crate::app::widget::virtual_table::Step;

/// A list that the panel unfolds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    Units,
    ChartKinds,
    Measures,
    Versus,
    Among,
    Earlier,
}

/// What is unfolded in the panel.
#[derive(Debug)]
pub(super) enum Open {
    Units(PickFromList),
    ChartKinds,
    Measures(PickFromList),
    Versus(PickFromList),
    Among,
    Earlier,
    /// How it is printed, before it is.
    Printing,
}

impl Print {
    /// One step back; whether there was one to go.
    pub fn back(&mut self) -> bool {
        let was_editing = self.editing.is_some();
        let folded = self.open.take().is_some() || !was_editing && std::mem::take(&mut self.choosing);
        if !folded {
            self.editing.take_if(|form| !form.back());
        }
        folded || was_editing
    }

    /// What Enter confirms.
    pub fn accept(&mut self, shared: &Shared) -> Action {
        if matches!(self.open, Some(Open::Printing)) { self.print(shared) } else { Action::None }
    }

    /// A step of the keyboard: through the open list, else through the pages.
    pub fn step(&mut self, step: Step, shared: &Shared) -> Action {
        match &self.open {
            Some(Open::Units(_) | Open::Measures(_) | Open::Versus(_)) => {
                return self.listed(pick_from_list::Event::Stepped(step), shared);
            }
            Some(Open::ChartKinds | Open::Among | Open::Earlier | Open::Printing) => {
                return Action::Run(focus::step(step.is_back()));
            }
            None => {}
        }
        if self.editing.is_some() || !self.preview.leaf(step) {
            return Action::None;
        }
        Action::Run(Task::batch([self.draw(shared), self.preview.rewind()]))
    }

    /// A list as it unfolds: at what is chosen.
    pub(super) fn unfolded(&self, menu: Menu, shared: &Shared) -> Open {
        match menu {
            Menu::Units => Open::Units(PickFromList::at(self.unit(shared).map(|unit| unit.key.as_str()))),
            Menu::ChartKinds => Open::ChartKinds,
            Menu::Measures => Open::Measures(PickFromList::at(Some(self.chosen.charting.measure()))),
            Menu::Versus => Open::Versus(PickFromList::at(self.versus())),
            Menu::Among => Open::Among,
            Menu::Earlier => Open::Earlier,
        }
    }

    pub(super) fn toggle(&mut self, open: Open) -> Action {
        let again = self.open.as_ref().is_some_and(|now| std::mem::discriminant(now) == std::mem::discriminant(&open));
        self.open = (!again).then_some(open);
        match &self.open {
            Some(Open::Units(list) | Open::Measures(list) | Open::Versus(list)) => Action::Run(list.open()),
            Some(Open::ChartKinds | Open::Among | Open::Earlier | Open::Printing) | None => Action::None,
        }
    }

    pub(super) fn listed(&mut self, event: pick_from_list::Event, shared: &Shared) -> Action {
        match self.open.take() {
            Some(Open::Units(mut list)) => match list.update(event, self.units()) {
                Some(code) => self.choose(Chosen::Unit(code), shared),
                None => self.stays_open(Open::Units(list)),
            },
            Some(Open::Measures(mut list)) => match list.update(event, self.measures()) {
                Some(key) => self.choose(Chosen::Measure(key), shared),
                None => self.stays_open(Open::Measures(list)),
            },
            Some(Open::Versus(mut list)) => match list.update(event, self.measures()) {
                Some(key) => self.choose(Chosen::Versus(key), shared),
                None => self.stays_open(Open::Versus(list)),
            },
            Some(Open::ChartKinds | Open::Among | Open::Earlier | Open::Printing) | None => Action::None,
        }
    }

    fn stays_open(&mut self, open: Open) -> Action {
        self.open = Some(open);
        Action::None
    }
}
