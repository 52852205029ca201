//! The row that is edited: its whole name and what the unit says, why something was not taken, the inputs side by side, the reason
//! in a line of its own.

use iced::widget::{Row, column, container, row};
use iced::{Center, Element, Fill};

use super::{ANSWER, AppraisalRow, Draft, Message, POINTS, REASON, Standing};
use crate::app::data::Fault;
use crate::app::focus;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{space, style};
use crate::app::widget::{action, dense, fault_lines, hinted, keyed, primary, quiet, soft, strong, text_field};
use crate::domain::EvidenceView;
use crate::i18n::{NO_VALUE, Words};
use crate::say;

/// What can be said of evidence: that nobody looked, and the three views.
const VIEWS: [Option<EvidenceView>; 4] =
    [None, Some(EvidenceView::Present), Some(EvidenceView::Insufficient), Some(EvidenceView::Missing)];

/// The panel below the grid.
pub(super) fn entry<'a>(
    of: &'a AppraisalRow,
    draft: &'a Draft,
    refused: Option<&'a Fault>,
    words: &Words,
) -> Element<'a, Message> {
    let name = row![
        strong(format!("{} {}", of.code, of.name)),
        soft(say!(words, "appraisal-entry-own", own = of.own.as_str())),
    ]
    .push(confirm(of, draft, words))
    .spacing(space::M)
    .align_y(Center)
    .wrap();
    let found = text_field(ANSWER, &example(of, words), &draft.answer, Message::AnswerTyped);
    let found = named(say!(words, "appraisal-entry-figure"), found.on_submit(Message::SavePressed).width(150).into());
    let points = of.takes_points.then(|| {
        let hint = say!(words, "appraisal-points-typed");
        let field = text_field(POINTS, &hint, &draft.points, Message::PointsTyped);
        named(say!(words, "appraisal-entry-points"), field.on_submit(Message::SavePressed).width(90).into())
    });
    let figures = Row::new().push(found).push(points).push(evidence(draft.evidence, words)).spacing(space::M).wrap();
    let refused = refused.map(|fault| fault_lines(fault, say!(words, "app-copy")));
    // Above the fields, since the lower end may be out of sight; within a part that is always there, for the fields below to stay
    // the same ones when it goes.
    let of = column![name].push(refused).spacing(space::S);
    let lines = column![of, figures, reason(draft, words)].spacing(space::S);
    container(lines).style(style::inset).padding(space::S).width(Fill).into()
}

/// Takes what the unit says as it is, while nothing else was typed; nothing where there is nothing to be taken.
fn confirm<'a>(of: &AppraisalRow, draft: &Draft, words: &Words) -> Option<Element<'a, Message>> {
    let can_be = (of.standing == Standing::Open).then_some(Message::ConfirmChosenPressed)?;
    let confirm = keyed(dense(say!(words, "appraisal-confirm-row")), Shortcut::Keep.keys());
    let confirm = confirm.padding([1.0, space::S]).style(style::secondary);
    let confirm = confirm.on_press_maybe(Some(can_be).filter(|_| *draft == of.draft));
    Some(hinted(confirm, say!(words, "appraisal-confirm-row-hint")))
}

/// What a figure looks like here: as the unit gave it.
fn example(of: &AppraisalRow, words: &Words) -> String {
    let own = of.own.split(" (").next().unwrap_or_default();
    if own.is_empty() || own == NO_VALUE {
        say!(words, "appraisal-figure")
    } else {
        say!(words, "appraisal-figure-like", own = own)
    }
}

fn evidence<'a>(chosen: Option<EvidenceView>, words: &Words) -> Element<'a, Message> {
    let choice = |view: Option<EvidenceView>| {
        let word = view.map_or_else(|| say!(words, "appraisal-evidence-open"), |view| words.evidence_view(view));
        action(word).chosen(style::choice, view == chosen).on_press(Message::EvidencePicked(view)).into()
    };
    named(say!(words, "appraisal-entry-evidence"), focus::choices(row(VIEWS.map(choice)).spacing(space::XS).wrap()))
}

fn reason<'a>(draft: &'a Draft, words: &Words) -> Element<'a, Message> {
    let hint = say!(words, "appraisal-reason-typed");
    let reason = text_field(REASON, &hint, &draft.reason, Message::ReasonTyped);
    let save = primary(say!(words, "appraisal-save")).on_press(Message::SavePressed);
    let cancel = quiet(say!(words, "appraisal-cancel")).on_press(Message::CancelPressed);
    row![
        dense(say!(words, "cli-column-reason")).style(style::soft),
        Element::from(reason.on_submit(Message::SavePressed).width(Fill)),
        hinted(save, Shortcut::Accept.keys()),
        hinted(cancel, "Esc"),
    ]
    .spacing(space::S)
    .align_y(Center)
    .into()
}

/// An input after its name.
fn named<'a>(name: String, input: Element<'a, Message>) -> Element<'a, Message> {
    row![dense(name).style(style::soft), input].spacing(space::S).align_y(Center).into()
}
