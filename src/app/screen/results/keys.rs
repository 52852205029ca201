//! Where the keyboard is: in the table of units, in a menu over it, or in the opened unit – there among its indicators.

use iced::Task;
use iced::widget::operation::scroll_by;
use iced::widget::scrollable::AbsoluteOffset;

use super::model::{IndicatorLine, Side};
use super::{Action, Message, Opened, Results, side};
use crate::app::focus;
use crate::app::shared::Shared;
use crate::app::widget::virtual_table::{self, Copied, CopyOf, Step, VirtualTable};
use crate::i18n::Words;
use crate::say;

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
            Some(opened) if opened.inside => Action::Run(opened.step(step)),
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
            Some((opened, Side::Indicators)) => opened.indicators.copied(opened.page.ready()?, part, &shared.words),
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

    /// What Enter does with the indicator that the keyboard is at; nothing where it is at none.
    pub fn reason_name(&self, words: &Words) -> Option<String> {
        let opened = self.opened.as_ref().filter(|opened| opened.is_among_indicators())?;
        opened.chosen_code()?;
        Some(if self.is_at_reason() { say!(words, "results-reason-fold") } else { say!(words, "results-reason-show") })
    }

    /// Whether the keyboard is at an indicator whose reason is shown.
    pub fn is_at_reason(&self) -> bool {
        let opened = self.opened.as_ref().filter(|opened| opened.is_among_indicators() && opened.explained.is_some());
        opened.is_some_and(|opened| opened.chosen_code() == opened.explained.as_deref())
    }

    /// That reason, as a text.
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
        opened.go_to(&code);
        (opened.side, opened.inside, opened.explained) = (Side::Indicators, true, Some(code));
        focus::reveal()
    }
}

impl Opened {
    /// The tables of its sides.
    pub(super) fn tables(&mut self) -> impl Iterator<Item = &mut VirtualTable> {
        [self.indicators.table(), self.over_time.table()].into_iter()
    }

    /// Its indicators are there, or are to stand in another order.
    pub(super) fn arrange(&mut self) {
        self.page.ready().into_iter().for_each(|view| self.indicators.arrange(view));
    }

    /// Its indicators in the order shown.
    fn lines(&self) -> Vec<&IndicatorLine> {
        self.page.ready().map(|view| self.indicators.shown(view)).unwrap_or_default()
    }

    fn place_of(&self, code: &str) -> Option<usize> {
        self.lines().iter().position(|line| line.code == code)
    }

    /// The keyboard goes to an indicator, which alone is chosen.
    fn go_to(&mut self, code: &str) {
        let place = self.place_of(code);
        self.indicators.table().select_alone(place);
    }

    /// What is done in the table of indicators.
    pub(super) fn among_indicators(&mut self, event: &virtual_table::Event) -> Task<Message> {
        let Some(view) = self.page.ready() else { return Task::none() };
        self.indicators.event(event, view)
    }

    /// The score of an indicator was clicked, or its row twice: its arithmetic is shown. The score folds it, too.
    pub(super) fn explain_clicked(&mut self, event: &virtual_table::Event) -> Task<Message> {
        let virtual_table::Event::Opened { row, twice } = *event else { return Task::none() };
        let code = self.lines().get(row).map(|line| line.code.clone());
        // Keys by which rows are chosen open none.
        let Some(code) = code.filter(|_| !self.indicators.table().is_reaching()) else { return Task::none() };
        let folds = !twice && self.explained.as_ref() == Some(&code);
        self.explained = (!folds).then_some(code);
        // Not after one click: a second one is to meet the same row.
        if twice { focus::reveal() } else { Task::none() }
    }

    /// What a key does in the table of the side in sight.
    fn in_table(&mut self, event: &virtual_table::Event) -> Task<Message> {
        match self.side {
            Side::OverTime => self.over_time.table_event(event),
            Side::Indicators => self.among_indicators(event),
            Side::Peers | Side::Lift | Side::Doubts | Side::WhatIf => Task::none(),
        }
    }

    /// The keyboard comes in: to the indicator that is explained, else to where it was, else to the first.
    fn enter(&mut self) -> Task<Message> {
        self.inside = true;
        if self.side != Side::Indicators {
            return Task::none();
        }
        let explained = self.explained.as_deref().and_then(|code| self.place_of(code));
        let first = (!self.lines().is_empty()).then_some(0);
        let place = explained.or(self.indicators.at()).or(first);
        self.indicators.table().select(place);
        focus::reveal()
    }

    /// The keyboard is among the indicators.
    fn is_among_indicators(&self) -> bool {
        self.inside && self.side == Side::Indicators
    }

    /// Code of the indicator that the keyboard is at: of the first before it came to any.
    fn chosen_code(&self) -> Option<&str> {
        self.lines().get(self.indicator_at().unwrap_or_default()).map(|line| line.code.as_str())
    }

    /// Shows the reason of the chosen indicator; where that is shown already, the keyboard goes on into it.
    fn open_reason(&mut self) -> Task<Message> {
        let Some(code) = self.chosen_code().map(str::to_owned) else { return Task::none() };
        if self.explained.as_ref() == Some(&code) {
            return focus::step(false);
        }
        self.go_to(&code);
        self.explained = Some(code);
        focus::reveal()
    }

    /// Folds the reason of the chosen indicator; whether it was shown.
    fn fold_reason(&mut self) -> bool {
        let is_shown = self.is_among_indicators() && self.explained.is_some();
        is_shown && self.chosen_code() == self.explained.as_deref() && self.explained.take().is_some()
    }

    fn step(&mut self, step: Step) -> Task<Message> {
        match self.side {
            Side::Indicators => self.step_through_indicators(step),
            Side::OverTime => self.over_time.table_event(&virtual_table::Event::Stepped(step)),
            Side::Peers | Side::Lift | Side::Doubts | Side::WhatIf => turn(step),
        }
    }

    /// From row to row; what is explained stays as it is.
    fn step_through_indicators(&mut self, step: Step) -> Task<Message> {
        // An explanation that is higher than its room is turned over: the list, or the page that is scrolled with it.
        if matches!(step, Step::PageUp | Step::PageDown) && self.indicator_at().is_some() {
            let y = if step.is_back() { -TURN } else { TURN };
            return Task::batch([turn(step), self.indicators.table().turn(y)]);
        }
        // The keyboard begins at what is explained.
        if self.indicators.at().is_none() {
            let place = self.indicator_at();
            self.indicators.table().select(place);
        }
        self.among_indicators(&virtual_table::Event::Stepped(step))
    }

    /// The place of the indicator that the keyboard is at.
    fn indicator_at(&self) -> Option<usize> {
        self.indicators.at().or_else(|| self.place_of(self.explained.as_deref()?))
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
