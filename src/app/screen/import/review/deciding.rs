//! What a person decides about a file, and what becomes of the review then.

use std::time::Instant;

use iced::Task;

use super::findings::{self, Scene};
use super::history::{Deed, Found, Step, What};
use super::mapping::{self, MappingDraft};
use super::{Action, By, Message, Review, missing, units, whose};
use crate::app::data::{self, Decided, Decision, Fault};
use crate::app::job;
use crate::app::screen::Loaded;
use crate::app::screen::import::model::{CellLine, FindingLine, ReviewView, Spot};
use crate::app::shared::Shared;

impl Review {
    /// One decision at a time: what comes before the last one is taken into account is not asked of a page out of date.
    pub(super) fn decide(&mut self, decision: Decision, shared: &Shared) -> Action {
        let Some(file) = self.chosen.filter(|_| self.deciding.is_none()) else { return Action::None };
        if let Some(deed) = self.deed(&decision, file) {
            let spot = self.spot_of(&decision);
            self.history.begin(Step::new(deed, file, spot, self.plan.standing()));
        }
        Action::Run(self.take_into_account(decision, file, shared))
    }

    /// Takes the last decision back, or makes the one that was taken back last again.
    pub(super) fn turn(&mut self, back: bool, shared: &Shared) -> Action {
        if self.deciding.is_some() {
            return Action::None;
        }
        let Some((standing, file)) = self.history.turn(back, self.plan.standing()) else { return Action::None };
        Action::Run(self.take_into_account(Decision::Stand(standing), file, shared))
    }

    /// What a decision is told as.
    fn deed(&self, decision: &Decision, file: usize) -> Option<Deed> {
        let line = self.finding_of(decision);
        let proposed = line.and_then(|line| line.repair.clone());
        let title = |code: &String| {
            let kinds = self.detail.ready().map(|detail| detail.kinds.as_slice()).unwrap_or_default();
            kinds.iter().find(|group| group.kind == *code).map(|group| group.title.clone())
        };
        let kind = match decision {
            Decision::AcceptAll(code) => title(code),
            _ => None,
        };
        let file = match decision {
            Decision::Choose(chosen) => *chosen,
            _ => file,
        };
        Deed::of(decision, self.place_in(file, self.spot_of(decision).as_ref()), proposed, kind)
    }

    /// `03-so-mo-ho.xlsx!E18`, or the file's name.
    fn place_in(&self, file: usize, spot: Option<&Spot>) -> String {
        let name = self.view.files.get(file).map_or("", |file| file.name.as_str());
        spot.map_or_else(|| name.to_owned(), |spot| format!("{name}!{}", spot.cell))
    }

    fn finding_of(&self, decision: &Decision) -> Option<&FindingLine> {
        let (Decision::Accept(index) | Decision::NotApplicable(index)) = decision else { return None };
        self.detail.ready()?.findings().map(|(_, line)| line).find(|line| line.index == *index)
    }

    fn spot_of(&self, decision: &Decision) -> Option<Spot> {
        match decision {
            Decision::Edit(edit) => Some(Spot { sheet: edit.sheet.clone(), cell: edit.cell }),
            Decision::TakeBack(spot) => Some(spot.clone()),
            _ => self.finding_of(decision).and_then(|line| line.cell.clone()),
        }
    }

    /// Has the files looked at again where the data file may have been written to meanwhile.
    pub(super) fn look_again(&mut self, shared: &Shared) -> Task<Message> {
        if !self.outdated || self.deciding.is_some() {
            return Task::none();
        }
        self.outdated = false;
        self.take_into_account(Decision::LookAgain, self.chosen.unwrap_or(0), shared)
    }

    fn take_into_account(&mut self, decision: Decision, file: usize, shared: &Shared) -> Task<Message> {
        let Some(ask) = shared.ask() else { return Task::none() };
        let (plan, decided) = (self.plan.clone(), decision.clone());
        let (handle, task) = job::run(move |_| data::decide(&ask, &plan, file, decided).map(Box::new));
        self.deciding = Some((decision, handle));
        task.map(Message::Decided)
    }

    pub(super) fn take_decided(&mut self, report: job::Report<Result<Box<Decided>, Fault>>, shared: &Shared) -> Action {
        let Some(decided) = job::finished(self.deciding.as_ref().map(|(_, job)| job), report) else {
            return Action::None;
        };
        self.deciding = None;
        match decided {
            Ok(mut decided) => {
                let enrolled = decided.enrolled.take();
                let turned = self.history.is_turning();
                let shown = match self.history.arrived(&self.plan.standing()) {
                    Some(step) if turned => self.show_turned(*decided, &step, shared),
                    step => self.show_decided(*decided, step.as_ref(), shared),
                };
                match enrolled {
                    Some((count, file)) => Action::Enrolled(count, file, shown),
                    None => Action::Run(shown),
                }
            }
            Err(fault) => {
                self.history.failed();
                Action::Failed(fault)
            }
        }
    }

    /// Shows what was taken back, or decided again, wherever it is.
    fn show_turned(&mut self, decided: Decided, step: &Step, shared: &Shared) -> Task<Message> {
        self.view = decided.view;
        self.arrange();
        if self.row_of(Some(step.file)).is_none() {
            self.filter = None;
            self.arrange();
        }
        self.choose(Some(step.file));
        self.sought = step.spot.as_ref().and_then(|spot| {
            let of_cell = |line: &&FindingLine| line.cell.as_ref() == Some(spot);
            decided.detail.findings().map(|(_, line)| line).find(of_cell).map(|line| line.index)
        });
        self.detail = Loaded::Ready(Box::new(decided.detail));
        let shown = self.show_detail(false, shared);
        let row = step.spot.as_ref().and_then(|spot| self.cell_row(step.file, spot));
        let revealed = match self.by {
            By::File => self.files.selected().map(|row| self.files.reveal(row)),
            By::Cell => {
                self.cells.select(row.or(self.cells.selected()));
                row.map(|row| self.cells.reveal(row))
            }
        };
        Task::batch([shown, revealed.unwrap_or_else(Task::none)])
    }

    fn show_decided(&mut self, decided: Decided, step: Option<&Step>, shared: &Shared) -> Task<Message> {
        let before = (self.chosen, self.tab);
        let shown = self.show_after(decided, step, shared);
        if step.is_some() && (self.chosen, self.tab) != before {
            self.moved = Some(Instant::now());
        }
        shown
    }

    fn show_after(&mut self, decided: Decided, step: Option<&Step>, shared: &Shared) -> Task<Message> {
        let place = self.files.selected();
        let before = std::mem::replace(&mut self.view, decided.view);
        self.history.found(step.and_then(|step| newly_open(&before, &self.view, step.file)));
        self.arrange();
        self.follow_cells(step);
        if let Some(next) = self.next_question(step) {
            // The keyboard stays where the answer was given: the next one is given there too.
            let inside = self.inside;
            let Action::Run(shown) = self.go_to(next, shared) else { return Task::none() };
            self.inside = inside;
            return shown;
        }
        let still_shown = self.chosen.filter(|file| self.by == By::Cell || self.shown.contains(file));
        if still_shown.is_some() && self.chosen == Some(decided.detail.file) {
            self.files.select(self.row_of(self.chosen));
            self.detail = Loaded::Ready(Box::new(decided.detail));
            let shown = self.show_detail(true, shared);
            return Task::batch([shown, self.open_followed(shared)]);
        }
        // What was decided took the file out of those shown: the next one takes its place.
        let last = self.shown.len().saturating_sub(1);
        let next = still_shown.or_else(|| self.shown.get(place.unwrap_or(0).min(last)).copied());
        self.choose(next);
        self.load_detail(shared)
    }

    /// The next place where nobody said which of several files is right, after it was said of one.
    fn next_question(&self, step: Option<&Step>) -> Option<usize> {
        let chosen = step.filter(|step| step.deed.what == What::Chosen && self.by == By::File)?;
        let questions = || self.view.rivals.iter().map(|question| question.file);
        questions().find(|file| *file > chosen.file).or_else(|| questions().next())
    }

    pub(super) fn findings(&mut self, message: findings::Message, shared: &Shared) -> Action {
        let Some(detail) = self.detail.ready() else { return Action::None };
        // What is typed would go with the page that the last decision makes anew.
        if self.deciding.is_some() && message.is_of_edit() {
            return Action::None;
        }
        let scene = Scene { view: &self.view, detail, focused: self.inside };
        // What was only loaded moves the keyboard nowhere.
        self.inside |= !matches!(message, findings::Message::AroundLoaded(_));
        match self.findings.update(message, scene, shared.ask(), &self.plan) {
            findings::Action::None => Action::None,
            findings::Action::Run(task) => Action::Run(task.map(Message::Findings)),
            findings::Action::Decide(decision) => self.decide(decision, shared),
            findings::Action::Keep(finding) => self.keep(finding, shared),
            findings::Action::Help(kind) => Action::Help(kind),
        }
    }

    /// Leaves a finding as it is, or opens it again.
    fn keep(&mut self, finding: usize, shared: &Shared) -> Action {
        let Loaded::Ready(detail) = &mut self.detail else { return Action::None };
        let file = detail.file;
        let Some(line) = detail.finding_mut(finding).filter(|_| self.deciding.is_none()) else { return Action::None };
        if line.edited {
            return Action::None;
        }
        line.kept = !line.kept;
        let (kept, spot) = (line.kept, line.cell.clone());
        let before = self.plan.standing();
        self.plan.keep(file, finding);
        self.view.mark_kept(file, finding, kept);
        let deed =
            Deed { place: self.place_in(file, spot.as_ref()), what: if kept { What::Kept } else { What::Opened } };
        self.history.begin(Step::new(deed, file, spot, before));
        self.history.arrived(&self.plan.standing());
        if self.by == By::Cell {
            return if kept { self.next_cell(shared) } else { Action::None };
        }
        let Loaded::Ready(detail) = &mut self.detail else { return Action::None };
        let scene = Scene { view: &self.view, detail, focused: self.inside };
        match kept.then(|| self.findings.go_on(scene, shared.ask(), &self.plan)) {
            Some(findings::Action::Run(task)) => Action::Run(task.map(Message::Findings)),
            _ => Action::None,
        }
    }

    /// What was picked in the foreign table looked at.
    pub(super) fn mapping_draft(&mut self) -> Option<&mut MappingDraft> {
        self.mappings.get_mut(&self.chosen?)
    }

    pub(super) fn mapping(&mut self, message: mapping::Message, shared: &Shared) -> Action {
        let Some(draft) = self.chosen.and_then(|file| self.mappings.get_mut(&file)) else { return Action::None };
        self.inside |= message.is_by_hand();
        let shown = self.detail.ready().and_then(|detail| detail.mapping.as_ref());
        let action = draft.update(message, shown.map_or(&[][..], |shown| &shown.indicators[..]));
        self.picked |= draft.is_changed();
        match action {
            mapping::Action::None => Action::None,
            mapping::Action::Run(task) => Action::Run(task.map(Message::Mapping)),
            mapping::Action::Decide(decision) => self.decide(decision, shared),
        }
    }

    pub(super) fn whose(&mut self, message: whose::Message, shared: &Shared) -> Action {
        self.inside = true;
        match self.whose.update(message, units(shared)) {
            whose::Action::None => Action::None,
            whose::Action::Decide(decision) => self.decide(decision, shared),
        }
    }

    pub(super) fn missing(&mut self, message: missing::Message, shared: &Shared) -> Action {
        match self.missing.update(message, shared) {
            missing::Action::None => Action::None,
            missing::Action::Run(task) => Action::Run(task.map(Message::Missing)),
            missing::Action::ReadAgain => self.decide(Decision::Missing(self.missing.fallback()), shared),
        }
    }

    pub(super) fn discard(&mut self) -> Action {
        if !self.is_touched() {
            return Action::Discard;
        }
        self.leaving = true;
        Action::None
    }
}

/// The cells of a file that have to be looked at now and had not before: what was mended may show what stood behind it.
fn newly_open(before: &ReviewView, now: &ReviewView, file: usize) -> Option<Found> {
    let known = |cell: &CellLine| {
        before
            .cells
            .iter()
            .any(|old| (old.file, &old.sheet, &old.cell, old.kind) == (cell.file, &cell.sheet, &cell.cell, cell.kind))
    };
    let is_new = |cell: &&CellLine| cell.file == file && cell.is_open() && !known(cell);
    let mut found = now.cells.iter().filter(is_new);
    let first = found.next()?.cell.clone();
    Some(Found { count: 1 + found.count(), first })
}
