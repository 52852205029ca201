//! The versions there are: which lies on the desk, which it is held against, and old periods under both.

use std::sync::Arc;

use super::{Action, Criteria, Desk, Message, Shelf, Tab};
use crate::app::data::{self, Fault};
use crate::app::job;
use crate::app::screen::Loaded;
use crate::app::shared::Shared;
use crate::service::Catalogue;
use crate::service::catalogues::diff;

impl Criteria {
    pub(super) fn arrived(&mut self, report: job::Report<Result<Shelf, Fault>>, shared: &Shared) {
        if !self.loaded.take(report) {
            return;
        }
        self.settle_in(shared);
    }

    /// The set in use comes on the desk where nothing lies there; a draft stays.
    pub(super) fn settle_in(&mut self, shared: &Shared) {
        let Some(shelf) = self.shelf() else { return };
        let in_use = shelf.in_use;
        let newest = shelf.periods.first().map(|line| line.period);
        self.period = self.period.or(newest);
        match &mut self.desk {
            Some(desk) if desk.is_unsaved() => desk.look(&shared.words),
            Some(desk) => {
                let shown = desk.draft.catalogue().reference();
                let again = self.edition_of(&shown);
                self.lay(again.unwrap_or(in_use), shared);
            }
            None => self.lay(in_use, shared),
        }
        if self.against().is_none() {
            self.hold_against(in_use);
        }
        self.compare(shared);
    }

    /// Lays a version on the desk to be looked at.
    pub(super) fn lay(&mut self, at: usize, shared: &Shared) {
        let Some(line) = self.edition(at) else { return };
        let (catalogue, name) = (Catalogue::clone(&line.catalogue), line.name.clone());
        let chosen = self.desk.as_ref().map(|desk| desk.at);
        let english = self.desk.as_ref().is_some_and(|desk| desk.english);
        let mut desk = Desk::new(catalogue, name, true, &shared.words);
        desk.english = english;
        if let Some(part) = chosen.filter(|part| desk.seen.lines.iter().any(|line| line.part == *part)) {
            desk.choose(part, &shared.words);
        }
        self.desk = Some(desk);
        self.hold_against(self.before(at));
        self.compare(shared);
    }

    /// The version of the same set that comes before one; where there is none, the next, or itself.
    pub(super) fn before(&self, at: usize) -> usize {
        let editions = self.shelf().map(|shelf| shelf.editions.as_slice()).unwrap_or_default();
        let number = |at: &usize| editions[*at].catalogue.version;
        let Some(own) = editions.get(at).map(|line| &line.catalogue) else { return 0 };
        let others = || (0..editions.len()).filter(|other| *other != at && editions[*other].catalogue.id == own.id);
        let earlier = others().filter(|other| number(other) < own.version).max_by_key(number);
        earlier.or_else(|| others().min_by_key(number)).unwrap_or(at)
    }

    /// Opens a version.
    pub(super) fn open(&mut self, at: usize, shared: &Shared) {
        self.tab = Tab::Content;
        self.lay(at, shared);
    }

    pub(super) fn show_tab(&mut self, tab: Tab, shared: &Shared) -> Action {
        self.tab = tab;
        match tab {
            Tab::Rescore => self.rescore(shared),
            Tab::Content => Action::Run(self.outline_again()),
            Tab::Differences | Tab::Editions => Action::None,
        }
    }

    /// Holds what lies on the desk against another version. What was scored under it was scored under another draft.
    pub(super) fn compare(&mut self, shared: &Shared) {
        let words = &shared.words;
        self.rescored = Loaded::Nothing;
        let (Some(before), Some(desk)) = (self.against(), &self.desk) else { return };
        let now = desk.draft.catalogue();
        let changes = diff(&before.catalogue, now).changes;
        let row = |change: &crate::service::catalogues::Change| {
            let [thing, what, before, after] = words.catalogue_change_columns(change, now);
            [words.catalogue_section(change.section), thing, what, before, after]
        };
        self.differences = changes.iter().map(row).collect();
    }

    pub(super) fn rescore(&mut self, shared: &Shared) -> Action {
        self.rescored = Loaded::Nothing;
        let (Some(period), Some(ask), Some(desk), Tab::Rescore) = (self.period, shared.ask(), &self.desk, self.tab)
        else {
            return Action::None;
        };
        let Some(before) = self.against().filter(|_| desk.is_sound()) else { return Action::None };
        let sets = [Arc::clone(&before.catalogue), Arc::new(desk.draft.catalogue().clone())];
        let (handle, task) = job::run(move |_| data::rescore(&ask, period, sets));
        self.rescored = Loaded::Loading(handle);
        Action::Run(task.map(Message::Rescored))
    }
}
