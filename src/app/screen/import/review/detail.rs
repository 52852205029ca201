//! The chosen file: what it is, whose and when, and its parts.

use iced::widget::{column, container, row, space as gap};
use iced::{Center, Element, Fill};

use super::findings::Scene;
use super::marks::{state_mark, state_word};
use super::{Message, Review, Tab, charset, rivals, units};
use crate::app::focus;
use crate::app::screen::import::changes;
use crate::app::screen::import::model::{FileDetail, FileLine, FileState, Lacks};
use crate::app::shared::Shared;
use crate::app::theme::{font, space, style};
use crate::app::widget::{button, chip, dense, hinted, one_line, soft, strong};
use crate::i18n::{NO_VALUE, Words};
use crate::say;

impl Review {
    pub(super) fn detail<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let Some(line) = self.chosen_line() else { return soft(say!(words, "import-choose-file")).into() };
        let Some(detail) = self.detail.ready() else {
            return column![head(line, None, words), self.detail.placeholder(shared)].spacing(space::S).into();
        };
        column![head(line, Some(detail), words), self.tab_bar(words), self.part(detail, shared)]
            .spacing(space::S)
            .height(Fill)
            .into()
    }

    fn tab_bar<'a>(&self, words: &Words) -> Element<'a, Message> {
        let tabs = self.tabs().into_iter().map(|tab| {
            let waits = self.waits_in(tab);
            let badge = (waits > 0).then(|| {
                container(dense(waits.to_string()).size(11)).padding([0.0, space::XS + 1.0]).style(style::badge)
            });
            let name = one_line(dense(tab_word(tab, words))).font(font::SEMI_BOLD);
            button(row![name, badge].spacing(space::XS).align_y(Center))
                .padding([space::XS, space::S])
                .chosen(style::tab, self.tab == tab)
                .on_press(Message::TabPressed(tab))
                .into()
        });
        focus::choices(row(tabs).spacing(space::XS))
    }

    fn part<'a>(&'a self, detail: &'a FileDetail, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        if let (Tab::Rivals, Some(shown)) = (self.tab, &detail.rivals) {
            return rivals::view(shown, self.against, &self.rivals, self.inside, words);
        }
        match (self.tab, &detail.charset, &detail.mapping, self.mappings.get(&detail.file)) {
            (Tab::Charset, Some(shown), ..) => charset::view(shown, self.inside, self.all_of(LEGACY, words), words),
            (Tab::Mapping, _, Some(shown), Some(draft)) => {
                let all = self.all_of(FOREIGN, words);
                draft.view(shown, self.inside, all, words).map(Message::Mapping)
            }
            (Tab::Changes, ..) => {
                let heads = changes::heads(words);
                changes::view(&self.changes, &detail.changes, heads, self.inside, words, Message::Changes)
            }
            (Tab::Whose, ..) => self.whose.view(detail, units(shared), words).map(Message::Whose),
            (Tab::Findings | Tab::Charset | Tab::Mapping | Tab::Rivals, ..) => {
                let scene = Scene { view: &self.view, detail, focused: self.inside };
                self.findings.view(scene, words).map(Message::Findings)
            }
        }
    }

    /// The kind and the words of "confirm all of this kind", where there is more than one.
    fn all_of(&self, kind: &str, words: &Words) -> Option<(String, String)> {
        let waiting = self.view.proposals(kind).filter(|waiting| waiting.files > 1)?;
        Some((kind.to_owned(), say!(words, "import-confirm-all", files = waiting.files.to_string())))
    }
}

/// Kinds of finding that say what a whole file waits for.
const LEGACY: &str = "legacy_text";
const FOREIGN: &str = "mapping_proposed";

fn head<'a>(line: &'a FileLine, detail: Option<&'a FileDetail>, words: &Words) -> Element<'a, Message> {
    let (shape, colour) = state_mark(line.state);
    let name = container(hinted(one_line(strong(&line.name)), &line.name)).width(Fill).clip(true);
    let title = row![name, chip(shape, colour, state_word(line.state, words))].spacing(space::S).align_y(Center);
    let sure = detail.and_then(|detail| detail.sure.as_deref());
    let known = line.unit != NO_VALUE || line.period != NO_VALUE;
    let unknown = match detail.map(|detail| detail.lacks) {
        Some(Lacks { unit: true, period: false }) => say!(words, "import-whose-unit-unknown"),
        Some(Lacks { unit: false, period: true }) => say!(words, "import-whose-period-unknown"),
        _ => say!(words, "import-whose-unknown"),
    };
    let mut whose = if known { format!("{} · {}", line.unit, line.period) } else { unknown };
    if let Some(sure) = sure {
        whose = format!("{whose} · {sure}");
    }
    let is_out = line.state == FileState::LeftOut;
    let word = if is_out { say!(words, "import-take-in") } else { say!(words, "import-leave-out") };
    let can_be_out = line.state.is_written() || is_out;
    let out = can_be_out.then(|| {
        button(one_line(dense(word)))
            .padding([1.0, space::XS])
            .style(style::link)
            .on_press(Message::LeaveOutPressed(!is_out))
    });
    let whose = container(one_line(soft(whose))).width(Fill).clip(true);
    let second = row![whose, gap().width(space::XS), out].align_y(Center).height(space::XL);
    column![title, second].into()
}

fn tab_word(tab: Tab, words: &Words) -> String {
    match tab {
        Tab::Charset => say!(words, "import-tab-charset"),
        Tab::Mapping => say!(words, "import-tab-mapping"),
        Tab::Rivals => say!(words, "import-tab-rivals"),
        Tab::Findings => say!(words, "import-tab-findings"),
        Tab::Changes => say!(words, "import-tab-changes"),
        Tab::Whose => say!(words, "import-tab-whose"),
    }
}
