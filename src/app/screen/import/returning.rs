//! Which files go back to their senders: listed with what is to be mended in each, before anything is written.

use std::collections::HashSet;
use std::path::PathBuf;

use iced::widget::{column, row};
use iced::{Center, Element, Fill};

use super::model::ReturnLine;
use super::running::{Running, Work};
use super::{Action, Import, Loaded, Message, Returned, State};
use crate::app::data::{self, Fault, ImportPlan};
use crate::app::dialog::Question;
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::theme::{space, text_size};
use crate::app::widget::{Notice, heading, label, one_line, primary, quiet, scroll_area, soft, tick};
use crate::i18n::Words;
use crate::say;

/// The files that could go back, and those that will.
#[derive(Debug, Clone)]
pub(super) struct Choosing {
    lines: Vec<ReturnLine>,
    /// Places of the files in the review.
    chosen: HashSet<usize>,
}

impl Choosing {
    /// Those with an error at first: a warning alone is no reason to send a file back.
    pub(super) fn new(lines: Vec<ReturnLine>) -> Self {
        let chosen = lines.iter().filter(|line| line.errors > 0).map(|line| line.file).collect();
        Self { lines, chosen }
    }

    /// Takes a file in, or leaves it out.
    pub(super) fn toggle(&mut self, file: usize) {
        if !self.chosen.remove(&file) {
            self.chosen.insert(file);
        }
    }

    /// Places of the files that go back.
    pub(super) fn chosen(&self) -> HashSet<usize> {
        self.chosen.clone()
    }

    /// What will be written for whom, each with a tick.
    pub(super) fn view<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        let count = self.chosen.len();
        let write = primary(say!(words, "import-return-choose", count = count));
        let write = write.on_press_maybe((count > 0).then_some(Message::ReturnConfirmed));
        let actions = row![write, quiet(say!(words, "import-edit-cancel")).on_press(Message::ReturnCancelled)];
        let lines = self.lines.iter().map(|line| self.line(line, words));
        let list = scroll_area(column(lines).spacing(space::XS)).width(Fill).height(Fill);
        column![
            heading(say!(words, "import-return-title"), text_size::LARGE),
            soft(say!(words, "import-return-hint")),
            list,
            actions.spacing(space::S),
        ]
        .spacing(space::M)
        .into()
    }

    fn line<'a>(&'a self, line: &'a ReturnLine, words: &Words) -> Element<'a, Message> {
        let file = line.file;
        let tick = tick(self.chosen.contains(&file), "", move |_| Message::ReturnToggled(file));
        let counts = say!(words, "import-return-counts", errors = line.errors, warnings = line.warnings);
        let name = iced::widget::container(one_line(label(&line.name))).width(360).clip(true);
        let unit = iced::widget::container(one_line(label(&line.unit))).width(180).clip(true);
        row![tick, name, unit, one_line(soft(counts))].spacing(space::S).align_y(Center).into()
    }
}

impl Import {
    pub(super) fn list_returns(&mut self, shared: &Shared) -> Action {
        let (Some(ask), Some(plan)) = (shared.ask(), self.plan().cloned()) else { return Action::None };
        let (job, task) = job::run(move |_| data::list_returns(&ask, &plan));
        self.choosing = Loaded::Loading(job);
        Action::Run(task.map(Message::ReturnsListed))
    }

    pub(super) fn take_returns(
        &mut self,
        report: job::Report<Result<Vec<ReturnLine>, Fault>>,
        shared: &Shared,
    ) -> Action {
        let Loaded::Loading(job) = &self.choosing else { return Action::None };
        let Some(listed) = job::finished(Some(job), report) else { return Action::None };
        self.choosing = Loaded::Nothing;
        match listed {
            Err(fault) => return Action::Say(Notice::failed(fault)),
            Ok(lines) if lines.is_empty() => {
                return Action::Say(Notice::noted(say!(shared.words, "import-returned-none")));
            }
            Ok(lines) => self.choosing = Loaded::Ready(Choosing::new(lines)),
        }
        Action::None
    }

    pub(super) fn ask_return_folder(&self, shared: &Shared) -> Action {
        let title = say!(shared.words, "import-return-folder");
        Action::Run(shared.dialogs.ask(Question::Folder { title }, Message::ReturnFolderPicked))
    }

    /// What was reviewed, whether it was written already or not.
    pub(super) fn plan(&self) -> Option<&ImportPlan> {
        match &self.state {
            State::Review(review) => Some(review.plan()),
            State::Done(_, review, _) => Some(review.plan()),
            _ => None,
        }
    }

    pub(super) fn write_returns(&mut self, paths: Vec<PathBuf>, shared: &Shared) -> Action {
        let (Some(folder), Some(ask)) = (paths.into_iter().next(), shared.ask()) else { return Action::None };
        let (Some(plan), Loaded::Ready(choosing)) = (self.plan().cloned(), &self.choosing) else {
            return Action::None;
        };
        let chosen = choosing.chosen();
        self.choosing = Loaded::Nothing;
        let (job, task) = job::run(move |progress| {
            let written = data::write_returns(&ask, &plan, &chosen, &folder, progress);
            written.map(|(said, more)| (said, more, folder))
        });
        self.returning = Some(Running::new(Work::Returning, job));
        Action::Run(task.map(Message::Returned))
    }

    pub(super) fn take_returned(&mut self, report: job::Report<Returned>, shared: &Shared) -> Action {
        let Some(returned) = self.returning.as_mut().and_then(|running| running.take(report)) else {
            return Action::None;
        };
        self.returning = None;
        let said = match returned {
            Ok((said, more, folder)) => {
                Notice { more: more.into_iter().collect(), ..Notice::wrote_into((said, folder)) }
            }
            Err(fault) => Notice::failed(fault),
        };
        Action::Back(said, self.shown_again(shared))
    }
}
