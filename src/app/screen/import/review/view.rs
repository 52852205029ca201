//! The page: files at the left, the chosen one at the right, what will be written below.

use iced::widget::{Row, button, column, container, row};
use iced::{Center, Element, Fill, FillPortion};

use super::marks::{state_mark, state_word};
use super::{Message, Review};
use crate::app::data::Decision;
use crate::app::screen::import::model::{FileLine, FileState};
use crate::app::screen::page;
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{space, style};
use crate::app::widget::{
    Column, dense, glyph, hinted, keyed, label, line_down, marked, name_cell, one_line, primary, quiet, secondary,
    soft, strong,
};
use crate::i18n::{NO_VALUE, Words};
use crate::say;

impl Review {
    /// The page.
    pub fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let files = column![self.counts(words), self.table(words)].spacing(space::S).width(FillPortion(10));
        let detail = container(self.detail(shared)).width(FillPortion(14));
        let body = row![files, line_down(), detail].spacing(space::M).height(Fill);
        let content = column![self.missing_strip(shared), body, self.bottom_line(words)].spacing(space::S);
        page(say!(words, "import-review-title"), say!(words, "import-review-sentence"), None, content)
    }

    /// Asked only where some file lacks a period or a unit.
    fn missing_strip<'a>(&'a self, shared: &'a Shared) -> Option<Element<'a, Message>> {
        let files = self.view.count(FileState::NeedsChoice);
        (files > 1).then(|| self.missing.view(files, shared).map(Message::Missing))
    }

    fn counts<'a>(&self, words: &Words) -> Element<'a, Message> {
        let all = self.count_button(say!(words, "import-all"), self.view.files.len(), None);
        let states = FileState::ALL
            .into_iter()
            .filter(|state| self.view.count(*state) > 0)
            .map(|state| self.count_button(state_word(state, words), self.view.count(state), Some(state)));
        row([all].into_iter().chain(states)).spacing(space::XS).wrap().into()
    }

    fn count_button<'a>(&self, word: String, count: usize, filter: Option<FileState>) -> Element<'a, Message> {
        let mark = filter.map(|state| {
            let (shape, colour) = state_mark(state);
            glyph(shape, 9.0, colour)
        });
        let count = dense(count.to_string()).font(crate::app::theme::font::SEMI_BOLD);
        let content = row![mark, one_line(dense(word)), count].spacing(space::XS + 1.0).align_y(Center);
        button(content)
            .padding([space::XS - 1.0, space::S - 1.0])
            .style(style::choice(self.filter == filter))
            .on_press(Message::FilterPressed(filter))
            .into()
    }

    fn table<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        let columns = [
            Column::text(say!(words, "import-column-state"), 122).unsorted(),
            Column::text(say!(words, "import-column-file"), FillPortion(11)).unsorted(),
            Column::text(say!(words, "import-column-unit"), FillPortion(8)).unsorted(),
            Column::number(say!(words, "import-column-waits"), 58).unsorted(),
        ];
        let places: Vec<usize> = self.shown_files().collect();
        let count = places.len();
        let state_words = FileState::ALL.map(|state| (state, state_word(state, words)));
        let table = self.files.view(
            &columns,
            count,
            move |row, column| {
                let file = places.get(row).and_then(|place| self.view.files.get(*place));
                cell(file, column, &state_words)
            },
            Message::Table,
        );
        container(table).style(style::pane(!self.inside)).padding(1).height(Fill).into()
    }

    fn bottom_line<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        let line = if self.leaving { self.asking_to_leave(words) } else { self.what_is_written(words) };
        container(line.spacing(space::S).align_y(Center))
            .padding([space::S, space::M])
            .width(Fill)
            .style(style::inset)
            .into()
    }

    fn what_is_written<'a>(&'a self, words: &Words) -> Row<'a, Message> {
        let write = keyed(strong(say!(words, "import-write")), Shortcut::Write.keys()).style(style::primary);
        let write = write.on_press_maybe(self.can_write().then_some(Message::ConfirmPressed));
        let faulty = self.view.files.iter().any(|file| file.findings > 0);
        let back = secondary(say!(words, "import-return")).on_press_maybe(faulty.then_some(Message::ReturnPressed));
        let back = hinted(back, say!(words, "import-return-hint"));
        let discard = quiet(say!(words, "import-discard")).on_press(Message::DiscardPressed);
        // One file is read again before the eye sees it; many take their time.
        let many = matches!(self.deciding, Some((Decision::AcceptAll(_) | Decision::Missing(_), _)));
        let sentence = if many { say!(words, "import-reading-again") } else { self.sentence(words) };
        let sentence = container(label(sentence)).width(Fill).clip(true);
        row![sentence, discard, back, write]
    }

    fn asking_to_leave<'a>(&self, words: &Words) -> Row<'a, Message> {
        let leave = primary(say!(words, "import-discard-confirm")).on_press(Message::DiscardConfirmed);
        let stay = keyed(label(say!(words, "import-discard-stay")), "Esc").style(style::secondary);
        row![strong(say!(words, "import-discard-question")).width(Fill), leave, stay.on_press(Message::StayPressed)]
    }

    /// "Sẽ nhập 58 tệp · 3 cần xem · 1 bị từ chối — chưa ghi gì vào dữ liệu".
    fn sentence(&self, words: &Words) -> String {
        let count = |state| self.view.count(state);
        let part = |state: FileState, said: fn(&Words, String) -> String| {
            (count(state) > 0).then(|| said(words, count(state).to_string()))
        };
        let parts = [
            Some(say!(words, "import-will-write", files = self.view.to_write())),
            part(FileState::NeedsAttention, |words, n| say!(words, "import-will-attention", count = n)),
            part(FileState::NeedsConfirming, |words, n| say!(words, "import-will-confirm", count = n)),
            part(FileState::NeedsChoice, |words, n| say!(words, "import-will-choice", count = n)),
            part(FileState::Refused, |words, n| say!(words, "import-will-refused", count = n)),
            part(FileState::LeftOut, |words, n| say!(words, "import-will-left-out", count = n)),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        say!(words, "import-will", parts = said.join(" · "))
    }
}

fn cell<'a>(file: Option<&'a FileLine>, column: usize, state_words: &[(FileState, String)]) -> Element<'a, Message> {
    let Some(file) = file else { return label("").into() };
    match column {
        0 => {
            let (shape, colour) = state_mark(file.state);
            let word = state_words.iter().find(|(state, _)| *state == file.state).map(|(_, word)| word.clone());
            marked(shape, colour, word.unwrap_or_default())
        }
        1 => name_cell(label(&file.name), &file.name),
        2 => name_cell(label(&file.unit), &file.unit),
        _ if file.waits == 0 => soft(NO_VALUE).into(),
        _ => strong(file.waits.to_string()).into(),
    }
}
