//! Workbooks that are picked or dropped are read, and the review of them is shown.

use std::path::PathBuf;
use std::time::Duration;

use iced::Task;

use super::model::ReviewView;
use super::review::Review;
use super::running::{Running, Work};
use super::{Action, Import, Message, Read, State, undecided};
use crate::app::data::{self, Fault, ImportPlan};
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::widget::Notice;
use crate::say;

impl Import {
    /// A file was dropped on the window. Systems report each of several files apart, so reading waits for the last.
    pub fn dropped(&mut self, path: PathBuf) -> Task<Message> {
        self.dropped.push(path);
        let (handle, task) = job::run(|_| std::thread::sleep(Duration::from_millis(120)));
        self.settling = Some(handle);
        task.map(Message::DropSettled)
    }

    pub(super) fn read(&mut self, paths: Vec<PathBuf>, shared: &Shared) -> Action {
        let Some(ask) = shared.ask().filter(|_| !paths.is_empty()) else { return Action::None };
        if self.is_busy() {
            return Action::Say(Notice::failed(Fault {
                what: say!(shared.words, "import-busy-what"),
                more: vec![say!(shared.words, "import-busy-next")],
            }));
        }
        if self.is_undecided() {
            // What was decided must not go because of files dropped beside.
            return undecided(say!(shared.words, "import-undecided-what"), shared);
        }
        let paths = self.with_those_being_read(paths);
        let from = paths.clone();
        let (job, task) = job::run(move |progress| data::read_workbooks(&ask, &from, progress));
        self.state = State::Reading { running: Running::new(Work::Reading, job), paths };
        Action::Run(task.map(Message::Read))
    }

    /// Files chosen while others are read are read with them.
    pub(super) fn with_those_being_read(&mut self, more: Vec<PathBuf>) -> Vec<PathBuf> {
        let State::Reading { paths, .. } = &mut self.state else { return more };
        let mut all = std::mem::take(paths);
        all.extend(more.into_iter().filter(|path| !all.contains(path)).collect::<Vec<_>>());
        all
    }

    pub(super) fn read_dropped(&mut self, report: job::Report<()>, shared: &Shared) -> Action {
        if job::finished(self.settling.as_ref(), report).is_none() {
            return Action::None;
        }
        self.settling = None;
        let paths = std::mem::take(&mut self.dropped);
        self.read(paths, shared)
    }

    pub(super) fn take_read(&mut self, report: job::Report<Read>, shared: &Shared) -> Action {
        let State::Reading { running, paths } = &mut self.state else { return Action::None };
        match running.take(report) {
            Some(Ok((view, _))) if view.files.is_empty() => {
                let read = paths.first().and_then(|path| path.file_name()).unwrap_or_default();
                let folder = read.to_string_lossy().into_owned();
                let what = say!(shared.words, "import-no-workbooks", folder = folder);
                let more = vec![say!(shared.words, "import-no-workbooks-next")];
                self.state = State::Idle;
                Action::Say(Notice::failed(Fault { what, more }))
            }
            Some(Ok((view, plan))) => {
                let paths = std::mem::take(paths);
                self.show(view, plan, paths);
                Action::Run(self.shown_again(shared))
            }
            Some(Err(fault)) => self.fail(fault),
            None => Action::None,
        }
    }

    /// Shows what was read.
    pub fn show(&mut self, view: ReviewView, plan: ImportPlan, paths: Vec<PathBuf>) {
        self.state = State::Review(Box::new(Review::new(view, plan, paths)));
    }
}
