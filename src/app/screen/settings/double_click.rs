//! Opening data files by a double click: what holds now, and the buttons that change it.

use std::sync::Arc;

use iced::widget::row;
use iced::{Element, Task};

use super::view::{framed, note, section};
use super::{Action, Message, SettingsPage};
use crate::app::data::{self, Fault};
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::theme::space;
use crate::app::widget::{Notice, label, quiet, secondary};
use crate::say;
use crate::service::association::{Opens, opens};

/// What the system said, or is being asked.
#[derive(Debug, Default)]
pub(super) struct DoubleClick {
    /// What a double click opens, once the system was asked.
    opens: Option<Opens>,
    /// The system is being asked or told.
    underway: Option<job::Handle>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The system was asked.
    Known(job::Report<Opens>),
    /// Have a double click open this program, or take that back.
    Pressed { open: bool },
    /// The system was told.
    Done(job::Report<(Result<Notice, Fault>, Opens)>),
}

impl DoubleClick {
    /// Asks the system, off the window's thread.
    fn ask(&mut self) -> Task<Event> {
        let (handle, task) = job::run(|_| opens());
        self.underway = Some(handle);
        task.map(Event::Known)
    }

    fn tell(&mut self, open: bool, shared: &Shared) -> Task<Event> {
        let words = Arc::clone(&shared.words);
        let (handle, task) = job::run(move |_| (data::associate(open, &words), opens()));
        self.underway = Some(handle);
        task.map(Event::Done)
    }

    /// Takes a message in.
    pub(super) fn update(&mut self, event: Event, shared: &Shared) -> Action {
        let run = |task: Task<Event>| Action::Run(task.map(Message::DoubleClick));
        match event {
            Event::Pressed { open } => run(self.tell(open, shared)),
            Event::Known(report) => {
                if let Some(known) = job::finished(self.underway.as_ref(), report) {
                    self.know(known);
                }
                Action::None
            }
            Event::Done(report) => {
                let Some((told, known)) = job::finished(self.underway.as_ref(), report) else { return Action::None };
                self.know(known);
                Action::Say(told.unwrap_or_else(Notice::failed))
            }
        }
    }

    fn know(&mut self, opens: Opens) {
        (self.opens, self.underway) = (Some(opens), None);
    }

    /// What holds now, and the buttons.
    pub(super) fn view<'a>(&self, shared: &Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let holds = self.opens.map(|opens| match opens {
            Opens::This => say!(words, "settings-double-click-this"),
            Opens::Another => say!(words, "settings-double-click-another"),
            Opens::Nothing => say!(words, "settings-double-click-nothing"),
        });
        let press = |open| self.underway.is_none().then_some(Message::DoubleClick(Event::Pressed { open }));
        let set = secondary(say!(words, "settings-double-click-set")).on_press_maybe(press(true));
        let undo = quiet(say!(words, "settings-double-click-undo")).on_press_maybe(press(false));
        let set = (self.opens != Some(Opens::This)).then_some(set);
        let undo = matches!(self.opens, Some(Opens::This | Opens::Another)).then_some(undo);
        framed(
            section(say!(words, "settings-double-click"))
                .push(holds.map(label))
                .push(row![].push(set).push(undo).spacing(space::S).wrap())
                .push(note(say!(words, "settings-double-click-note"))),
        )
    }

    /// Waits for an answer of this job.
    #[cfg(test)]
    pub(super) fn await_job(&mut self, job: job::Handle) {
        self.underway = Some(job);
    }

    /// Shows what a double click opens, without asking the system.
    #[cfg(test)]
    pub(super) fn shows(opens: Opens) -> Self {
        Self { opens: Some(opens), underway: None }
    }
}

impl SettingsPage {
    /// Asks the system what may have changed since the page was last in sight.
    pub(super) fn ask_double_click(&mut self) -> Task<Message> {
        self.double_click.ask().map(Message::DoubleClick)
    }
}
