//! The review: files on the left, the chosen one's findings on the right, what will be written below.

use iced::widget::{button, column, container, row};
use iced::{Center, Color, Element, Fill, FillPortion};

use super::model::{FileLine, FileState, FindingLine};
use super::{Message, Review};
use crate::app::screen::page;
use crate::app::shared::Shared;
use crate::app::theme::{Tokens, space, style};
use crate::app::widget::{
    Column, Shape, chip, dense, glyph, label, line_down, marked, one_line, primary, quiet, scroll_area, soft, strong,
};
use crate::domain::Severity;
use crate::i18n::{NO_VALUE, Words};
use crate::say;

type Mark = (Shape, fn(&Tokens) -> Color);

impl Review {
    pub(super) fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let files = column![self.counts(words), self.table(words)].spacing(space::S).width(FillPortion(13));
        let findings = container(self.findings(words)).width(FillPortion(9));
        let body = row![files, line_down(), findings].spacing(space::M).height(Fill);
        let content = column![self.missing(shared), body, self.bottom_line(words)].spacing(space::M);
        page(say!(words, "import-review-title"), say!(words, "import-review-sentence"), None, content)
    }

    /// Asked only where some file lacks a period or a unit.
    fn missing<'a>(&'a self, shared: &'a Shared) -> Option<Element<'a, Message>> {
        let files = self.view.count(FileState::NeedsChoice);
        (files > 0).then(|| self.missing.view(files, shared).map(Message::Missing))
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
        let content =
            row![mark, one_line(dense(word)), strong(count.to_string())].spacing(space::XS + 1.0).align_y(Center);
        button(content)
            .padding([space::XS - 1.0, space::S])
            .style(style::choice(self.filter == filter))
            .on_press(Message::FilterPressed(filter))
            .into()
    }

    fn table<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        let columns = [
            Column::text(say!(words, "import-column-state"), 116).unsorted(),
            Column::text(say!(words, "import-column-file"), FillPortion(5)).unsorted(),
            Column::text(say!(words, "import-column-unit"), FillPortion(4)).unsorted(),
            Column::text(say!(words, "import-column-period"), 84).unsorted(),
            Column::number(say!(words, "import-column-findings"), 66).unsorted(),
        ];
        let lines: Vec<&FileLine> = self.shown().collect();
        let count = lines.len();
        let state_words = FileState::ALL.map(|state| (state, state_word(state, words)));
        let table = self.files.view(
            &columns,
            count,
            move |row, column| cell(lines.get(row).copied(), column, &state_words),
            Message::Table,
        );
        container(table).style(style::panel).padding(1).height(Fill).into()
    }

    fn findings<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        let Some(file) = self.chosen() else { return soft(say!(words, "import-choose-file")).into() };
        let (shape, colour) = state_mark(file.state);
        let head = row![strong(&file.name).width(Fill), chip(shape, colour, state_word(file.state, words))]
            .spacing(space::S)
            .align_y(Center);
        let whose = soft(format!("{} · {}", file.unit, file.period));
        let list: Element<'a, Message> = if file.findings.is_empty() {
            soft(say!(words, "import-no-findings")).into()
        } else {
            let lines = file.findings.iter().map(|finding| finding_card(finding, words));
            scroll_area(column(lines).spacing(space::S)).height(Fill).width(Fill).into()
        };
        column![head, whose, list].spacing(space::S).into()
    }

    fn bottom_line<'a>(&self, words: &Words) -> Element<'a, Message> {
        let (files, attention) = (self.view.to_write(), self.view.count(FileState::NeedsAttention));
        let (choice, refused) = (self.view.count(FileState::NeedsChoice), self.view.count(FileState::Refused));
        let [files, attention, choice, refused] = [files, attention, choice, refused].map(|count| count.to_string());
        let sentence = match choice.as_str() {
            "0" => say!(words, "import-will-write", files = files, attention = attention, refused = refused),
            _ => say!(
                words,
                "import-will-write-some",
                files = files,
                attention = attention,
                choice = choice,
                refused = refused
            ),
        };
        let any = self.view.to_write() > 0;
        let write = primary(say!(words, "import-write")).on_press_maybe(any.then_some(Message::ConfirmPressed));
        let discard = quiet(say!(words, "import-discard")).on_press(Message::DiscardPressed);
        let line = row![label(sentence).width(Fill), discard, write].spacing(space::S).align_y(Center);
        container(line).padding([space::S, space::M]).style(style::inset).into()
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
        1 => one_line(label(&file.name)).into(),
        2 => one_line(label(&file.unit)).into(),
        3 => one_line(label(&file.period)).into(),
        _ if file.findings.is_empty() => soft(NO_VALUE).into(),
        _ => label(file.findings.len().to_string()).into(),
    }
}

fn finding_card<'a>(finding: &'a FindingLine, words: &Words) -> Element<'a, Message> {
    let (shape, colour) = severity_mark(finding.severity);
    let place = finding.place.clone().unwrap_or_else(|| say!(words, "import-whole-file"));
    let head = row![chip(shape, colour, severity_word(finding.severity, words)), strong(place)]
        .spacing(space::S)
        .align_y(Center);
    let fact = |title: String, value: &'a str| row![soft(title).width(84), label(value).width(Fill)].spacing(space::S);
    let seen = finding.seen.as_deref().map(|seen| fact(say!(words, "import-seen"), seen));
    let repair = finding.repair.as_deref().map(|repair| fact(say!(words, "import-repair"), repair));
    let card = column![head, label(&finding.message), seen, repair].spacing(space::XS);
    container(card).padding([space::S, space::M]).width(Fill).style(style::panel).into()
}

fn state_word(state: FileState, words: &Words) -> String {
    match state {
        FileState::New => say!(words, "import-state-new"),
        FileState::Changed => say!(words, "import-state-changed"),
        FileState::Same => say!(words, "import-state-same"),
        FileState::NeedsAttention => say!(words, "import-state-attention"),
        FileState::NeedsChoice => say!(words, "import-state-choice"),
        FileState::Refused => say!(words, "import-state-refused"),
    }
}

fn state_mark(state: FileState) -> Mark {
    match state {
        FileState::New => (Shape::Disc, |tokens| tokens.reached),
        FileState::Changed => (Shape::Diamond, |tokens| tokens.on_track),
        FileState::Same => (Shape::Ring, |tokens| tokens.unknown),
        FileState::NeedsAttention => (Shape::TriangleUp, |tokens| tokens.behind),
        FileState::NeedsChoice => (Shape::TriangleUp, |tokens| tokens.far_behind),
        FileState::Refused => (Shape::Square, |tokens| tokens.far_behind),
    }
}

fn severity_word(severity: Severity, words: &Words) -> String {
    match severity {
        Severity::Error => say!(words, "import-severity-error"),
        Severity::Warning => say!(words, "import-severity-warning"),
        Severity::Info => say!(words, "import-severity-info"),
    }
}

fn severity_mark(severity: Severity) -> Mark {
    match severity {
        Severity::Error => (Shape::Square, |tokens| tokens.far_behind),
        Severity::Warning => (Shape::TriangleUp, |tokens| tokens.behind),
        Severity::Info => (Shape::Disc, |tokens| tokens.on_track),
    }
}
