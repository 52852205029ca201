//! Which files go back to their senders: listed with what is to be mended in each, before anything is written.

use std::collections::HashSet;

use iced::widget::{checkbox, column, row};
use iced::{Center, Element, Fill};

use super::Message;
use super::model::ReturnLine;
use crate::app::theme::{space, style, text_size};
use crate::app::widget::{heading, label, one_line, primary, quiet, scroll_area, soft};
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
        let tick = checkbox(self.chosen.contains(&file)).style(style::check);
        let tick = tick.on_toggle(move |_| Message::ReturnToggled(file));
        let counts = say!(words, "import-return-counts", errors = line.errors, warnings = line.warnings);
        let name = iced::widget::container(one_line(label(&line.name))).width(360).clip(true);
        let unit = iced::widget::container(one_line(label(&line.unit))).width(180).clip(true);
        row![tick, name, unit, one_line(soft(counts))].spacing(space::S).align_y(Center).into()
    }
}
