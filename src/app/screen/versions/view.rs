//! The panel laid out: the versions, what can be done with the one that is looked at, and what two of them say otherwise.

use iced::widget::{Row, column, container, row, space as gap};
use iced::{Center, Element, Fill};

use super::{Keyboard, Message, VersionLine, VersionState, Versions};
use crate::app::data::Deed;
use crate::app::focus;
use crate::app::screen::Loaded;
use crate::app::screen::import::changes;
use crate::app::shared::Shared;
use crate::app::theme::{font, space, style, text_size};
use crate::app::widget::{
    Shape, button, dense, fault_lines, heading, hinted, keyed, label, marked, one_line, primary, quiet, scroll_area,
    secondary, soft, strong,
};
use crate::i18n::Words;
use crate::say;

/// Height of the list: five versions are many.
const LIST: f32 = 176.0;

impl Versions {
    /// The panel.
    pub fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let close = quiet(say!(words, "results-close")).on_press(Message::ClosePressed);
        let Some(view) = self.loaded.ready() else {
            return column![row![gap().width(Fill), close], self.loaded.placeholder(shared)].into();
        };
        let title = container(one_line(heading(&view.name, text_size::LARGE))).width(Fill).clip(true);
        let head = row![title, close].spacing(space::S).align_y(Center);
        let said = soft(say!(words, "versions-sentence", count = view.lines.len(), period = view.period.as_str()));
        if view.lines.is_empty() {
            return column![head, soft(say!(words, "versions-none", period = view.period.as_str()))]
                .spacing(space::S)
                .into();
        }
        let lines = view.lines.iter().map(|line| self.line(line, words));
        let list = container(scroll_area(column(lines))).max_height(LIST).padding(1).width(Fill);
        let is_led = self.keyboard == Keyboard::Versions;
        let list = focus::list(list.style(style::pane(is_led)), is_led);
        column![head, said, list, self.actions(words), self.differences(words)].spacing(space::S).height(Fill).into()
    }

    fn line<'a>(&'a self, line: &'a VersionLine, words: &Words) -> Element<'a, Message> {
        let (shape, colour, word): (_, fn(&crate::app::theme::Tokens) -> iced::Color, _) = match line.state {
            VersionState::Counts => (Shape::Disc, |t| t.reached, say!(words, "versions-counts")),
            VersionState::Earlier => (Shape::Ring, |t| t.unknown, say!(words, "versions-earlier")),
            VersionState::Withdrawn => (Shape::Cross, |t| t.unknown, say!(words, "versions-withdrawn")),
            VersionState::Undone => (Shape::Cross, |t| t.unknown, say!(words, "versions-undone")),
        };
        let number = one_line(dense(say!(words, "versions-number", number = line.number.to_string())));
        let is_base = self.against == Some(line.number);
        let against = (self.chosen != Some(line.number)).then(|| {
            button(one_line(dense(say!(words, "versions-against"))))
                .padding([1.0, space::XS])
                .chosen(style::choice, is_base)
                .on_press(Message::AgainstPressed(line.number))
        });
        let content = row![
            container(number.font(font::SEMI_BOLD)).width(52),
            container(marked(shape, colour, word)).width(104),
            container(one_line(dense(&line.when)).style(style::soft)).width(116),
            container(one_line(dense(&line.file))).width(Fill).clip(true),
            line.settled.as_ref().map(|settled| one_line(dense(settled)).style(style::soft)),
            against,
        ];
        button(content.spacing(space::S).align_y(Center).height(Fill))
            .width(Fill)
            .height(space::ROW)
            .padding([0.0, space::S])
            .style(style::list_row(self.chosen == Some(line.number)))
            .on_press(Message::VersionPressed(line.number))
            .in_list()
            .into()
    }

    fn actions<'a>(&self, words: &Words) -> Element<'a, Message> {
        let Some(number) = self.chosen else { return gap().into() };
        if let Some(deed) = self.asking {
            return asking(deed, words);
        }
        let line = self.lines().iter().find(|line| line.number == number);
        let Some(state) = line.map(|line| line.state) else { return gap().into() };
        let number_word = number.to_string();
        let action = match state {
            VersionState::Counts => hinted(
                secondary(say!(words, "versions-withdraw", number = number_word))
                    .on_press(Message::DeedPressed(Deed::Withdraw)),
                say!(words, "versions-withdraw-hint"),
            ),
            VersionState::Earlier | VersionState::Withdrawn => hinted(
                primary(say!(words, "versions-make-current", number = number_word))
                    .on_press(Message::DeedPressed(Deed::MakeCurrent(number))),
                say!(words, "versions-make-current-hint"),
            ),
            VersionState::Undone => soft(say!(words, "versions-undone-hint")).into(),
        };
        Row::new().push(action).into()
    }

    fn differences<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        let (Some(chosen), Some(against)) = (self.chosen, self.against) else {
            return soft(say!(words, "versions-only-one")).into();
        };
        match &self.changes {
            Loaded::Ready(changes) if changes.is_empty() => soft(say!(words, "versions-same")).into(),
            Loaded::Ready(changes) => {
                let said = say!(
                    words,
                    "versions-differ",
                    count = changes.len(),
                    a = chosen.to_string(),
                    b = against.to_string()
                );
                let focused = self.keyboard == Keyboard::Differences;
                let heads = self.heads(words).unwrap_or_default();
                let table = changes::view(&self.table, changes, heads, focused, words, Message::Changes);
                column![strong(said), table].spacing(space::XS).height(Fill).into()
            }
            Loaded::Failed(fault) => fault_lines(fault, say!(words, "app-copy")),
            Loaded::Nothing | Loaded::Loading(_) => soft(say!(words, "app-loading")).into(),
        }
    }
}

fn asking<'a>(deed: Deed, words: &Words) -> Element<'a, Message> {
    let (question, word) = match deed {
        Deed::Withdraw => (say!(words, "versions-withdraw-question"), say!(words, "versions-withdraw-yes")),
        Deed::MakeCurrent(number) => {
            let number = number.to_string();
            (say!(words, "versions-make-current-question", number = number), say!(words, "versions-make-current-yes"))
        }
    };
    let yes = secondary(word).on_press(Message::DeedConfirmed);
    let no = keyed(strong(say!(words, "import-edit-cancel")), "Esc").style(style::primary);
    let answers = row![focus::first(no.on_press(Message::DeedCancelled)), yes].spacing(space::S);
    let content = column![label(question), answers].spacing(space::S);
    container(content).padding(space::S).width(Fill).style(style::inset).into()
}
