//! What tests look at and set.

use super::{Review, Tab};
use crate::app::data::Decision;
use crate::app::job;
use crate::app::screen::Loaded;
use crate::app::screen::import::model::{Around, FileDetail};
use crate::app::shared::Shared;

impl Review {
    pub(crate) fn look_at(&mut self, file: usize, detail: FileDetail, shared: &Shared) {
        self.choose(Some(file));
        self.detail = Loaded::Ready(Box::new(detail));
        let _ = self.show_detail(false, shared);
    }

    pub(crate) fn show_around(&mut self, around: Around) {
        self.findings.show_around(around);
    }

    pub(crate) fn go_inside(&mut self) {
        self.inside = true;
    }

    pub(crate) fn looked_at(&self) -> Option<usize> {
        self.chosen
    }

    pub(crate) fn is_inside(&self) -> bool {
        self.inside
    }

    pub(crate) fn tab_in_sight(&self) -> Tab {
        self.tab
    }

    pub(crate) fn waiting_in(&self, tab: Tab) -> usize {
        self.waits_in(tab)
    }

    pub(crate) fn is_deciding(&self) -> bool {
        self.deciding.is_some()
    }

    pub(crate) fn deciding_job(&self) -> Option<job::Id> {
        self.deciding.as_ref().map(|(_, job)| job.id())
    }

    pub(crate) fn rewording_job(&self) -> Option<job::Id> {
        self.rewording.as_ref().map(job::Handle::id)
    }

    pub(crate) fn forget_decision(&mut self) {
        self.deciding = None;
    }

    pub(crate) fn last_decision(&self) -> Option<Decision> {
        self.deciding.as_ref().map(|(decision, _)| decision.clone())
    }
}
