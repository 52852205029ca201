//! The grid as it is seen: units or indicators at the left, one row an indicator or a unit, and below it the row that is edited.

use iced::widget::{column, container, responsive, row};
use iced::{Center, Element, Fill, Length};

use super::super::{above_or_scrolled, page};
use super::entry::entry;
use super::grid::grid;
use super::{Appraisal, AppraisalView, Message, Side};
use crate::app::focus;
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{space, style};
use crate::app::widget::{
    action, button, dense, hinted, keyed, label, line_down, one_line, primary, quiet, scroll_area, secondary,
    text_field,
};
use crate::i18n::Words;
use crate::say;

/// Width of the list of units, and of that of indicators, whose names are longer.
const UNITS: f32 = 170.0;
const INDICATORS: f32 = 216.0;

/// From so much width on, the list of units or indicators stands beside the grid.
const BESIDE: f32 = 640.0;
/// From so much height on, the grid has its place above the panel of what is entered, also where that says what is refused.
const BOTH: f32 = 400.0;
/// In less width than this of the page, the head says no keys; and with less than the other, only what can be done of steps.
const KEYS: f32 = 640.0;
const STEPS: f32 = 900.0;
/// With less height than this the filters are scrolled away for the grid to have it.
const ENOUGH: f32 = 280.0;

pub(super) fn page_of<'a>(screen: &'a Appraisal, shared: &'a Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let Some(view) = screen.loaded.ready() else {
        return page(say!(words, "appraisal-title"), String::new(), None, screen.loaded.placeholder(shared));
    };
    let title = say!(words, "appraisal-title-of", unit = view.name.as_str());
    responsive(move |room| {
        let actions = actions(screen, view, room.width, words);
        page(title.clone(), view.sentence.clone(), Some(actions), content(screen, view, words))
    })
    .into()
}

fn content<'a>(screen: &'a Appraisal, view: &'a AppraisalView, words: &'a Words) -> Element<'a, Message> {
    responsive(move |room| match (room.width < BESIDE, screen.listing) {
        (true, true) => {
            column![folded_choices(words), choices_at_left(screen, view, Fill, words)].spacing(space::S).into()
        }
        (true, false) => grid_part(screen, view, true, words),
        (false, _) => {
            let width = if view.side == Side::Unit { UNITS } else { INDICATORS };
            let choices = choices_at_left(screen, view, width.into(), words);
            row![choices, line_down(), grid_part(screen, view, false, words)].spacing(space::M).height(Fill).into()
        }
    })
    .into()
}

/// Units or indicators, so wide.
fn choices_at_left<'a>(
    screen: &'a Appraisal,
    view: &'a AppraisalView,
    width: Length,
    words: &'a Words,
) -> Element<'a, Message> {
    let choices = responsive(move |room| choices(screen, view, words, room.height));
    column![sides(view.side, words), choices].spacing(space::S).width(width).into()
}

/// The way back from the list to the grid whose place it has.
fn folded_choices<'a>(words: &Words) -> Element<'a, Message> {
    let back = keyed(label(say!(words, "compare-list-back")), Shortcut::Back.keys());
    back.style(style::quiet).on_press(Message::ListPressed).into()
}

/// What is entered and what stands, with what is chosen above it; `is_narrow` where the list has no room beside it.
fn grid_part<'a>(
    screen: &'a Appraisal,
    view: &'a AppraisalView,
    is_narrow: bool,
    words: &'a Words,
) -> Element<'a, Message> {
    let edited =
        screen.editing.as_ref().and_then(|draft| Some((screen.shown().find(|row| row.code == draft.code)?, draft)));
    let below = move || -> Element<'a, Message> {
        responsive(move |room| {
            let edited = edited.map(|(row, draft)| entry(row, draft, screen.refused.as_ref(), words));
            match edited {
                // Where there is no room for both, what is entered is seen whole.
                Some(edited) if room.height < BOTH => alone(edited, words),
                edited => {
                    let grid = grid(screen, view, room.width, words);
                    let below = edited.or_else(|| run(screen, words));
                    // Above, since the lower end may be scrolled out of sight.
                    column![].push(dropped(screen, words)).push(grid).push(below).spacing(space::S).into()
                }
            }
        })
        .into()
    };
    // Where there is little room all of it is for the row that is edited.
    if is_narrow && edited.is_some() {
        return below();
    }
    above_or_scrolled(ENOUGH, move || filters(screen, view, is_narrow, words), below)
}

/// What is entered, in the grid's place and with the way back to it.
fn alone<'a>(edited: Element<'a, Message>, words: &Words) -> Element<'a, Message> {
    let back = keyed(label(say!(words, "appraisal-back-to-table")), Shortcut::Back.keys());
    let back = back.style(style::secondary).on_press(Message::CancelPressed);
    scroll_area(column![back, edited].spacing(space::S)).height(Fill).into()
}

/// How many rows are chosen, with the key that copies them, and what can be confirmed of them; what cannot is said.
fn run<'a>(screen: &Appraisal, words: &Words) -> Option<Element<'a, Message>> {
    let (count, meant) = (screen.chosen_count()?, screen.meant());
    let chosen = say!(words, "appraisal-rows-chosen", count = count, copy = Shortcut::Copy.keys());
    let said = match meant.left_out(words) {
        Some(left) => say!(words, "appraisal-rows-left", chosen = chosen, left = left),
        None => chosen,
    };
    let confirm = screen.confirm_chosen_name(words).map(|name| {
        let confirm = keyed(label(name), Shortcut::Keep.keys()).style(style::secondary);
        hinted(confirm.on_press(Message::ConfirmChosenPressed), say!(words, "appraisal-confirm-chosen-hint"))
    });
    Some(row![one_line(dense(said)).width(Fill)].push(confirm).spacing(space::S).align_y(Center).into())
}

/// That a row was left with what was typed in it, and the way back.
fn dropped<'a>(screen: &Appraisal, words: &Words) -> Option<Element<'a, Message>> {
    let draft = screen.dropped.as_ref().filter(|_| screen.editing.is_none())?;
    let said = one_line(dense(say!(words, "appraisal-dropped", code = draft.code.as_str())));
    let back = button(one_line(dense(say!(words, "appraisal-dropped-back"))))
        .padding([1.0, space::XS])
        .style(style::link)
        .on_press(Message::UndoPressed);
    Some(row![said, hinted(back, Shortcut::UndoImport.keys())].spacing(space::S).align_y(Center).into())
}

/// Whether one unit is looked at, or one indicator of all units.
fn sides<'a>(shown: Side, words: &Words) -> Element<'a, Message> {
    let side = |side: Side, name: String, hint: String| {
        let pick = action(name).width(Fill).chosen(style::choice, side == shown).on_press(Message::SidePicked(side));
        // The search lies below.
        hinted(pick, hint)
    };
    let sides = row![
        side(Side::Unit, say!(words, "appraisal-by-unit"), say!(words, "appraisal-by-unit-hint")),
        side(Side::Indicator, say!(words, "appraisal-by-indicator"), say!(words, "appraisal-by-indicator-hint")),
    ];
    focus::choices(sides.spacing(space::XS))
}

/// The list of units or indicators under its search, as high as there is room.
fn choices<'a>(screen: &'a Appraisal, view: &'a AppraisalView, words: &Words, room: f32) -> Element<'a, Message> {
    let search = match view.side {
        Side::Unit => say!(words, "appraisal-search"),
        Side::Indicator => say!(words, "appraisal-search-indicator"),
    };
    let height = room - space::CONTROL - space::S;
    screen.list.view(&view.choices, Some(&view.code), (&search, say!(words, "units-nothing")), height, Message::Listed)
}

fn actions<'a>(screen: &'a Appraisal, view: &AppraisalView, width: f32, words: &Words) -> Element<'a, Message> {
    let minutes = primary(say!(words, "appraisal-minutes"));
    let minutes = minutes.on_press_maybe(screen.can_write_minutes().then_some(Message::MinutesPressed));
    let minutes = hinted(minutes, say!(words, "appraisal-minutes-hint"));
    // Minutes are signed by one unit.
    let minutes = (view.side == Side::Unit).then_some(minutes);
    row![steps(screen, width, words)].push(minutes).spacing(space::S).align_y(Center).into()
}

/// Steps back and forth. Where there is little room the keys are told while the pointer rests there.
fn steps<'a>(screen: &'a Appraisal, width: f32, words: &Words) -> Element<'a, Message> {
    let typed = typed_in(screen, words);
    let is_free = screen.entering.is_none() && typed.is_none();
    let step = |name: String, keys: &'static str, message: Option<Message>| {
        let step = if width < KEYS { quiet(name) } else { keyed(label(name), keys).style(style::quiet) };
        hinted(step.on_press_maybe(message.filter(|_| is_free)), typed.clone().unwrap_or_else(|| keys.to_owned()))
    };
    let undo = screen.can_undo().then_some(Message::UndoPressed);
    let redo = screen.can_redo().then_some(Message::RedoPressed);
    let undo = step(say!(words, "appraisal-undo"), Shortcut::UndoImport.keys(), undo);
    let redo =
        (width >= STEPS || redo.is_some()).then(|| step(say!(words, "appraisal-redo"), Shortcut::Redo.keys(), redo));
    row![undo].push(redo).into()
}

/// Why nothing else can be entered: a row is being typed in.
pub(super) fn typed_in(screen: &Appraisal, words: &Words) -> Option<String> {
    let draft = screen.editing.as_ref().filter(|_| screen.is_changed())?;
    Some(say!(words, "appraisal-row-first", code = draft.code.as_str()))
}

fn filters<'a>(screen: &'a Appraisal, view: &AppraisalView, is_narrow: bool, words: &Words) -> Element<'a, Message> {
    let list = is_narrow.then(|| {
        let word = match view.side {
            Side::Unit => say!(words, "appraisal-other-unit"),
            Side::Indicator => say!(words, "appraisal-other-indicator"),
        };
        secondary(word).on_press(Message::ListPressed)
    });
    let only = action(say!(words, "appraisal-only-differences"));
    let only = only.style(style::choice(screen.only_differences)).on_press(Message::DifferencesPressed);
    let by = text_field("appraisal-by", &say!(words, "appraisal-by"), &screen.by, Message::ByTyped);
    let by = hinted(container(by).width(if is_narrow { 150 } else { 200 }), say!(words, "appraisal-by-hint"));
    let (confirm, hint) = match view.side {
        Side::Unit => {
            (say!(words, "appraisal-confirm-rest", count = view.open), say!(words, "appraisal-confirm-rest-hint"))
        }
        Side::Indicator => {
            (say!(words, "appraisal-confirm-units", count = view.open), say!(words, "appraisal-confirm-units-hint"))
        }
    };
    let closed = (view.open == 0).then(|| say!(words, "appraisal-nothing-open"));
    let closed = typed_in(screen, words).or(closed);
    let confirm = secondary(confirm).on_press_maybe(screen.can_confirm_rest().then_some(Message::ConfirmRestPressed));
    let confirm = hinted(confirm, closed.unwrap_or(hint));
    row![list, only, by, confirm].spacing(space::S).align_y(Center).wrap().into()
}
