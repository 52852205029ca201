//! The grid as it is seen: units at the left, one row an indicator, the row being edited open in its place.

use iced::widget::{column, container, responsive, row};
use iced::{Center, Element, Fill, FillPortion};

use super::super::page;
use super::{ANSWER, Appraisal, AppraisalRow, AppraisalView, Draft, Message};
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{Tokens, font, space, style};
use crate::app::widget::{
    Column, Shape, action, dense, empty_state, hinted, label, line_down, marked, one_line, primary, quiet, secondary,
    soft, text_field,
};
use crate::domain::EvidenceView;
use crate::i18n::{NO_VALUE, Words};
use crate::say;

/// Width of the list of units.
const UNITS: f32 = 170.0;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Code,
    Name,
    Own,
    Found,
    Points,
    Evidence,
    Reason,
}

impl Field {
    const ALL: [Self; 7] = [Self::Code, Self::Name, Self::Own, Self::Found, Self::Points, Self::Evidence, Self::Reason];

    fn column(self, words: &Words) -> Column {
        match self {
            Self::Code => Column::text(say!(words, "appraisal-column-code"), 52),
            Self::Name => Column::text(say!(words, "appraisal-column-name"), FillPortion(5)),
            Self::Own => Column::number(say!(words, "cli-column-own"), 158),
            Self::Found => Column::number(say!(words, "cli-column-appraised"), 152),
            Self::Points => Column::number(say!(words, "cli-column-points"), 144),
            Self::Evidence => Column::text(say!(words, "cli-column-evidence"), 128),
            Self::Reason => Column::text(say!(words, "cli-column-reason"), FillPortion(4)),
        }
        .unsorted()
    }
}

pub(super) fn page_of<'a>(screen: &'a Appraisal, shared: &'a Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let Some(view) = screen.loaded.ready() else {
        return page(say!(words, "appraisal-title"), String::new(), None, screen.loaded.placeholder(shared));
    };
    let units = responsive(move |room| units(screen, view, words, room.height));
    let grid = column![filters(screen, view, words), grid(screen, words)].spacing(space::S);
    let content = row![container(units).width(UNITS), line_down(), grid.width(Fill)];
    let title = say!(words, "appraisal-title-of", unit = view.name.as_str());
    page(title, view.sentence.clone(), Some(actions(screen, view, words)), content.spacing(space::M).height(Fill))
}

/// The list of units under its search, as high as there is room.
fn units<'a>(screen: &'a Appraisal, view: &'a AppraisalView, words: &Words, room: f32) -> Element<'a, Message> {
    let (search, nothing) = (say!(words, "appraisal-search"), say!(words, "units-nothing"));
    let height = room - space::CONTROL - space::S;
    screen.list.view(&view.choices, Some(&view.unit), (&search, nothing), height, Message::Listed)
}

fn actions<'a>(screen: &Appraisal, view: &AppraisalView, words: &Words) -> Element<'a, Message> {
    let idle = screen.entering.is_none();
    let undo = quiet(say!(words, "appraisal-undo"));
    let undo = undo.on_press_maybe((idle && screen.can_undo()).then_some(Message::UndoPressed));
    let minutes = primary(say!(words, "appraisal-minutes"));
    let ready = view.differs && screen.writing.is_none();
    let minutes = minutes.on_press_maybe(ready.then_some(Message::MinutesPressed));
    let minutes = hinted(minutes, say!(words, "appraisal-minutes-hint"));
    row![hinted(undo, Shortcut::UndoImport.keys()), minutes].spacing(space::S).into()
}

fn filters<'a>(screen: &'a Appraisal, view: &AppraisalView, words: &Words) -> Element<'a, Message> {
    let only = action(say!(words, "appraisal-only-differences"));
    let only = only.style(style::choice(screen.only_differences)).on_press(Message::DifferencesPressed);
    let by = text_field("appraisal-by", &say!(words, "appraisal-by"), &screen.by, Message::ByTyped);
    let by = hinted(container(by).width(200), say!(words, "appraisal-by-hint"));
    let confirm = secondary(say!(words, "appraisal-confirm-rest", count = view.open));
    let can = view.open > 0 && screen.entering.is_none() && screen.editing.is_none();
    let confirm = confirm.on_press_maybe(can.then_some(Message::ConfirmRestPressed));
    let confirm = hinted(confirm, say!(words, "appraisal-confirm-rest-hint"));
    row![only, by, confirm].spacing(space::S).align_y(Center).into()
}

fn grid<'a>(screen: &'a Appraisal, words: &'a Words) -> Element<'a, Message> {
    let rows: Vec<&AppraisalRow> = screen.shown().collect();
    if rows.is_empty() {
        return empty_state(say!(words, "appraisal-nothing"), say!(words, "appraisal-nothing-hint"), None);
    }
    let columns = Field::ALL.map(|field| field.column(words));
    let table = screen.table.view(
        &columns,
        rows.len(),
        |place, column| {
            let row = rows[place];
            match screen.editing.as_ref().filter(|draft| draft.code == row.code) {
                Some(draft) => input(row, draft, Field::ALL[column], words),
                None => cell(row, Field::ALL[column], words),
            }
        },
        Message::Table,
    );
    container(table).style(style::panel).padding(1).height(Fill).into()
}

fn cell<'a>(row: &'a AppraisalRow, field: Field, words: &Words) -> Element<'a, Message> {
    let weight = if row.differs { font::SEMI_BOLD } else { font::REGULAR };
    match field {
        Field::Code => one_line(soft(&row.code)).into(),
        Field::Name => hinted_if(one_line(label(&row.name)).into(), &row.hint),
        Field::Own if row.overtaken => hinted_if(marked(Shape::TriangleUp, |t| t.behind, row.own.as_str()), &row.hint),
        Field::Own => one_line(dense(&row.own)).into(),
        Field::Found => one_line(dense(&row.found)).font(weight).into(),
        Field::Points => one_line(dense(&row.points)).font(weight).into(),
        Field::Evidence => evidence(row.draft.evidence, words),
        Field::Reason => hinted_if(one_line(dense(&row.reason)).into(), &row.reason),
    }
}

/// The row's cells while it is edited; what is the unit's own stays as it is.
fn input<'a>(row: &'a AppraisalRow, draft: &'a Draft, field: Field, words: &Words) -> Element<'a, Message> {
    match field {
        Field::Code | Field::Name | Field::Own => cell(row, field, words),
        Field::Found => {
            let field = text_field(ANSWER, &say!(words, "appraisal-figure"), &draft.answer, Message::AnswerTyped);
            field.on_submit(Message::SavePressed).into()
        }
        Field::Points if row.takes_points => {
            let hint = say!(words, "appraisal-points-typed");
            let field = text_field("appraisal-points", &hint, &draft.points, Message::PointsTyped);
            field.on_submit(Message::SavePressed).into()
        }
        Field::Points => cell(row, field, words),
        Field::Evidence => {
            let word =
                draft.evidence.map_or_else(|| say!(words, "appraisal-evidence-open"), |view| words.evidence_view(view));
            hinted(secondary(word).on_press(Message::EvidencePressed), say!(words, "appraisal-evidence-hint"))
        }
        Field::Reason => {
            let reason = text_field(
                "appraisal-reason",
                &say!(words, "appraisal-reason-typed"),
                &draft.reason,
                Message::ReasonTyped,
            );
            let reason = reason.on_submit(Message::SavePressed).width(Fill);
            let save =
                hinted(primary(say!(words, "appraisal-save")).on_press(Message::SavePressed), Shortcut::Accept.keys());
            iced::widget::row![Element::from(reason), save].spacing(space::XS).align_y(Center).into()
        }
    }
}

fn evidence<'a>(view: Option<EvidenceView>, words: &Words) -> Element<'a, Message> {
    let (shape, colour): (Shape, fn(&Tokens) -> iced::Color) = match view {
        None => return soft(NO_VALUE).into(),
        Some(EvidenceView::Present) => (Shape::Disc, |t| t.reached),
        Some(EvidenceView::Insufficient) => (Shape::Diamond, |t| t.behind),
        Some(EvidenceView::Missing) => (Shape::TriangleDown, |t| t.far_behind),
    };
    let word = view.map(|view| words.evidence_view(view)).unwrap_or_default();
    marked(shape, colour, word)
}

fn hinted_if<'a>(content: Element<'a, Message>, hint: &'a str) -> Element<'a, Message> {
    if hint.is_empty() || hint == NO_VALUE { content } else { hinted(content, hint) }
}
