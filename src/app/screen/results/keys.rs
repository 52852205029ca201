//! Where the keyboard is: in the table of units, in a menu over it, or in the opened unit – there among its indicators.

use iced::Task;
use iced::keyboard::Modifiers;
use iced::widget::operation::scroll_by;
use iced::widget::scrollable::AbsoluteOffset;

use super::model::Side;
use super::{Action, Message, Opened, Results, side};
use crate::app::focus;
use crate::app::shared::Shared;
use crate::app::widget::virtual_table::{self, Copied, CopyOf, Step};

/// How far a page key turns the indicators or a side that is only read, in pixels, and how far an arrow turns the latter.
const TURN: f32 = 120.0;
const LINE: f32 = 40.0;

impl Results {
    /// A step of the keyboard through what it is in.
    pub fn step(&mut self, step: Step, shared: &Shared) -> Action {
        if self.regions_open || self.beside.is_unfolded() {
            return Action::Run(focus::step(step.is_back()));
        }
        if self.trial_in_sight().is_some_and(|trial| trial.step(step)) {
            return Action::None;
        }
        match &mut self.opened {
            Some(opened) if opened.inside => Action::Run(opened.step(step, self.table.held())),
            Some(_) | None => self.table(&virtual_table::Event::Stepped(step), shared),
        }
    }

    /// Whether a unit is open.
    pub fn has_opened(&self) -> bool {
        self.opened.is_some()
    }

    /// Whether something lies beside the table that the arrows lead to.
    pub fn has_parts(&self) -> bool {
        self.opened.is_some() || self.regions_open || self.beside.is_unfolded()
    }

    /// What a key does in the table that the keyboard is in.
    pub fn in_table(&mut self, event: &virtual_table::Event, shared: &Shared) -> Action {
        if self.regions_open || self.beside.is_unfolded() {
            return Action::None;
        }
        match &mut self.opened {
            Some(opened) if opened.inside => Action::Run(opened.in_table(event)),
            Some(_) | None => self.table(event, shared),
        }
    }

    /// The rows chosen in the table that the keyboard is in, or all of it, for a spreadsheet.
    pub fn copied(&self, part: CopyOf, shared: &Shared) -> Option<Copied> {
        let inside = self.opened.as_ref().filter(|opened| opened.inside);
        match inside.map(|opened| (opened, opened.side)) {
            Some((opened, Side::Indicators)) => opened.indicators_copied(part, &shared.words),
            Some((opened, Side::OverTime)) => opened.over_time.copied(part, &shared.words),
            Some(_) | None => self.rows_copied(self.loaded.ready()?, part, shared),
        }
    }

    /// A step of the keyboard into the opened unit and through its sides, or back to the table.
    pub fn across(&mut self, right: bool, shared: &Shared) -> Action {
        if self.regions_open || self.beside.is_unfolded() {
            return Action::None;
        }
        let Some(opened) = &mut self.opened else { return Action::None };
        let place = Side::ALL.iter().position(|side| *side == opened.side).unwrap_or_default();
        match (opened.inside, right) {
            (false, false) => Action::None,
            (false, true) => Action::Run(opened.enter()),
            // Out of a unit that stands alone is back to the list.
            (true, false) if opened.fold_reason() => Action::Run(focus::reveal()),
            (true, false) if place == 0 && self.is_narrow => {
                self.back();
                Action::Run(self.shown_again())
            }
            (true, false) if place == 0 => {
                opened.inside = false;
                Action::None
            }
            (true, false) => Action::Run(self.show_side(Side::ALL[place - 1], shared)),
            (true, true) if place == 0 => Action::Run(opened.open_reason()),
            (true, true) => match Side::ALL.get(place + 1) {
                Some(side) => Action::Run(self.show_side(*side, shared)),
                None => Action::None,
            },
        }
    }

    /// Enter where a unit is open: into it, and among its indicators to the reason of the chosen one; once more folds that.
    pub(super) fn enter_opened(&mut self) -> Task<Message> {
        let Some(opened) = &mut self.opened else { return Task::none() };
        match (opened.inside, opened.side) {
            (false, _) => opened.enter(),
            (true, Side::Indicators) if opened.fold_reason() => focus::reveal(),
            (true, Side::Indicators) => opened.open_reason(),
            (true, _) => Task::none(),
        }
    }

    /// Folds the reason that is open among the indicators; whether there was one.
    pub(super) fn fold_reason(&mut self) -> bool {
        let opened = self.opened.as_mut().filter(|opened| opened.is_among_indicators());
        opened.is_some_and(|opened| opened.explained.take().is_some())
    }

    /// Whether the keyboard is among the indicators of a unit.
    pub fn is_among_indicators(&self) -> bool {
        self.opened.as_ref().is_some_and(Opened::is_among_indicators)
    }

    /// Why the indicator that the keyboard is at has its points, as a text.
    pub fn reason_copied(&self, shared: &Shared) -> Action {
        let code = self.opened.as_ref().and_then(Opened::chosen_code);
        code.map_or(Action::None, |code| self.copy_reason(code, shared))
    }

    /// Shows a side of the opened unit; the keyboard is in it from now on.
    pub(super) fn show_side(&mut self, side: Side, shared: &Shared) -> Task<Message> {
        self.beside.fold();
        let Some(opened) = &mut self.opened else { return Task::none() };
        opened.side = side;
        Task::batch([opened.enter(), self.begin_side(shared)])
    }

    /// Shows the arithmetic of an indicator where it stands in the list.
    pub(super) fn show_indicator(&mut self, code: String) -> Task<Message> {
        let Some(opened) = &mut self.opened else { return Task::none() };
        opened.chosen.begin(opened.place_of(&code));
        (opened.side, opened.inside, opened.explained) = (Side::Indicators, true, Some(code));
        focus::reveal()
    }

    /// Shows the arithmetic of an indicator, or folds it.
    pub(super) fn explain(&mut self, code: String) {
        if let Some(opened) = &mut self.opened {
            let again = opened.explained.as_deref() == Some(code.as_str());
            opened.chosen.begin(opened.place_of(&code));
            (opened.inside, opened.explained) = (!again, (!again).then_some(code));
        }
    }
}

impl Opened {
    /// Codes of the indicators, in the order of the list.
    fn codes(&self) -> Vec<&str> {
        let groups = self.page.ready().into_iter().flat_map(|view| &view.groups);
        groups.flat_map(|group| &group.indicators).map(|line| line.code.as_str()).collect()
    }

    fn place_of(&self, code: &str) -> Option<usize> {
        self.codes().iter().position(|other| *other == code)
    }

    /// An indicator is pressed, to be copied: the keyboard is at it from now on.
    pub(super) fn pick(&mut self, place: usize, held: Modifiers) {
        self.inside = true;
        self.chosen.choose(place, held);
    }

    /// What a key does in the table of the side in sight.
    fn in_table(&mut self, event: &virtual_table::Event) -> Task<Message> {
        match (self.side, event) {
            (Side::OverTime, _) => return self.over_time.table_event(event),
            (Side::Indicators, virtual_table::Event::AllChosen) => self.chosen.all(self.codes().len()),
            (Side::Indicators, virtual_table::Event::Led(step)) => return self.lead_through_indicators(*step),
            (Side::Indicators, virtual_table::Event::Sought(sought)) => {
                let Some(row) = sought.row(self.indicator_at()) else { return Task::none() };
                self.chosen.begin(Some(row));
                return focus::reveal();
            }
            (Side::Indicators, virtual_table::Event::Toggled) => {
                self.chosen.at().into_iter().for_each(|row| self.chosen.choose(row, Modifiers::COMMAND));
            }
            _ => {}
        }
        Task::none()
    }

    /// The keyboard comes in: to the indicator that is explained, else to where it was, else to the first.
    fn enter(&mut self) -> Task<Message> {
        self.inside = true;
        if self.side != Side::Indicators {
            return Task::none();
        }
        let explained = self.explained.as_deref().and_then(|code| self.place_of(code));
        let first = (!self.codes().is_empty()).then_some(0);
        self.chosen.begin(explained.or(self.chosen.at()).or(first));
        focus::reveal()
    }

    /// The keyboard is among the indicators.
    fn is_among_indicators(&self) -> bool {
        self.inside && self.side == Side::Indicators
    }

    /// Code of the indicator that the keyboard is at: of the first before it came to any.
    fn chosen_code(&self) -> Option<&str> {
        self.codes().get(self.indicator_at().unwrap_or_default()).copied()
    }

    /// Shows the reason of the chosen indicator; where that is shown already, the keyboard goes on into it.
    fn open_reason(&mut self) -> Task<Message> {
        let Some(code) = self.chosen_code().map(str::to_owned) else { return Task::none() };
        if self.explained.as_ref() == Some(&code) {
            return focus::step(false);
        }
        self.chosen.begin(self.place_of(&code));
        self.explained = Some(code);
        focus::reveal()
    }

    /// Folds the reason of the chosen indicator; whether it was shown.
    fn fold_reason(&mut self) -> bool {
        let is_shown = self.is_among_indicators() && self.explained.is_some();
        is_shown && self.chosen_code() == self.explained.as_deref() && self.explained.take().is_some()
    }

    fn step(&mut self, step: Step, held: Modifiers) -> Task<Message> {
        match self.side {
            Side::Indicators => self.step_through_indicators(step, held),
            Side::OverTime => self.over_time.table_event(&virtual_table::Event::Stepped(step)),
            Side::Peers | Side::Lift | Side::Doubts | Side::WhatIf => turn(step),
        }
    }

    /// From row to row; what is explained stays as it is.
    fn step_through_indicators(&mut self, step: Step, held: Modifiers) -> Task<Message> {
        // An explanation that is higher than its room is turned over.
        if matches!(step, Step::PageUp | Step::PageDown) && self.indicator_at().is_some() {
            return turn(step);
        }
        let Some(next) = self.indicator_after(step) else { return Task::none() };
        self.chosen.choose(next, held);
        focus::reveal()
    }

    /// The same while those that are chosen stay.
    fn lead_through_indicators(&mut self, step: Step) -> Task<Message> {
        let Some(next) = self.indicator_after(step) else { return Task::none() };
        self.chosen.lead(next);
        focus::reveal()
    }

    /// The place of the indicator that the keyboard is at.
    fn indicator_at(&self) -> Option<usize> {
        self.chosen.at().or_else(|| self.place_of(self.explained.as_deref()?))
    }

    /// The one that a step leads to.
    fn indicator_after(&self, step: Step) -> Option<usize> {
        let last = self.codes().len().checked_sub(1)?;
        let next = match (self.indicator_at(), step) {
            (_, Step::First) => 0,
            (_, Step::Last) => last,
            (None, _) => 0,
            (Some(now), Step::Up | Step::PageUp) => now.saturating_sub(1),
            (Some(now), Step::Down | Step::PageDown) => now + 1,
        };
        Some(next.min(last))
    }
}

/// Turns a side that is only read.
fn turn(step: Step) -> Task<Message> {
    let y = match step {
        Step::Up => -LINE,
        Step::Down => LINE,
        Step::PageUp => -TURN,
        Step::PageDown => TURN,
        Step::First => f32::MIN,
        Step::Last => f32::MAX,
    };
    scroll_by(side::READ, AbsoluteOffset { x: 0.0, y })
}
