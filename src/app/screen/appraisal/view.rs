//! The grid as it is seen: units or indicators at the left, one row an indicator or a unit, and below it the row that is edited.

use iced::widget::{column, container, responsive, row};
use iced::{Center, Element, Fill, FillPortion, Length};

use super::super::{above_or_scrolled, page};
use super::entry::entry;
use super::{Appraisal, AppraisalRow, AppraisalView, Message, Side};
use crate::app::focus;
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{Tokens, font, space, style};
use crate::app::widget::virtual_table::{Copied, CopyOf, Key};
use crate::app::widget::{
    Column, Shape, action, button, dense, empty_state, hinted, keyed, label, line_down, marked, one_line, primary,
    quiet, scroll_area, secondary, soft, text_field, two_lines,
};
use crate::domain::EvidenceView;
use crate::i18n::{NO_VALUE, Words};
use crate::say;

/// Width of the list of units, and of that of indicators, whose names are longer.
const UNITS: f32 = 170.0;
const INDICATORS: f32 = 216.0;

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

    /// Its column over these rows: figures take what they need, names have the rest.
    fn column(self, side: Side, rows: &[&AppraisalRow], words: &Words) -> Column {
        let room = |head: &str, most: f32, text: fn(&AppraisalRow) -> &str, signed: fn(&AppraisalRow) -> bool| {
            let letters = |row: &&AppraisalRow| text(row).chars().count() + if signed(row) { SIGN } else { 0 };
            let letters = rows.iter().map(letters).chain([head.chars().count() + SORTED]).max();
            (letters.unwrap_or_default() as f32 * LETTER + ROUND).min(most)
        };
        match self {
            Self::Code => Column::text(say!(words, "appraisal-column-code"), if side == Side::Unit { 46 } else { 78 }),
            Self::Name if side == Side::Indicator => {
                Column::text(say!(words, "results-column-unit"), FillPortion(6)).at_least(NAME)
            }
            Self::Name => Column::text(say!(words, "appraisal-column-name"), FillPortion(6)).at_least(NAME),
            Self::Own => {
                let head = say!(words, "cli-column-own");
                // Before what a unit says otherwise now stands a sign.
                let width = room(&head, 184.0, |row| &row.own, |row| row.overtaken);
                Column::number(head, width)
            }
            Self::Found => {
                let head = say!(words, "cli-column-appraised");
                let width = room(&head, 184.0, |row| &row.found, |_| false);
                Column::number(head, width)
            }
            Self::Points => {
                let head = say!(words, "cli-column-points");
                let width = room(&head, 160.0, |row| &row.points, |_| false);
                Column::number(head, width)
            }
            Self::Evidence => {
                let is_any = rows.iter().any(|row| row.draft.evidence.is_some());
                Column::text(say!(words, "cli-column-evidence"), if is_any { 120 } else { 74 })
            }
            Self::Reason => Column::text(say!(words, "cli-column-reason"), FillPortion(3)),
        }
    }
}

/// About as wide as a letter of a figure is, and the room round it; a sign before it takes as much as some letters.
const LETTER: f32 = 7.0;
const ROUND: f32 = 20.0;
const SIGN: usize = 3;
/// So do the arrow and the place in a head that its rows are sorted by.
const SORTED: usize = 4;
/// Two lines of a name of usual length have room in so much width.
const NAME: f32 = 168.0;

/// From so much width on, the list of units or indicators stands beside the grid.
const BESIDE: f32 = 640.0;
/// From so much height on, the grid has its place above the panel of what is entered.
const BOTH: f32 = 300.0;
/// With less height than this the filters are scrolled away for the grid to have it.
const ENOUGH: f32 = 280.0;

pub(super) fn page_of<'a>(screen: &'a Appraisal, shared: &'a Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let Some(view) = screen.loaded.ready() else {
        return page(say!(words, "appraisal-title"), String::new(), None, screen.loaded.placeholder(shared));
    };
    let content = responsive(move |room| match (room.width < BESIDE, screen.listing) {
        (true, true) => {
            column![folded_choices(words), choices_at_left(screen, view, Fill, words)].spacing(space::S).into()
        }
        (true, false) => grid_part(screen, view, true, words),
        (false, _) => {
            let width = if view.side == Side::Unit { UNITS } else { INDICATORS };
            let choices = choices_at_left(screen, view, width.into(), words);
            row![choices, line_down(), grid_part(screen, view, false, words)].spacing(space::M).height(Fill).into()
        }
    });
    let title = say!(words, "appraisal-title-of", unit = view.name.as_str());
    page(title, view.sentence.clone(), Some(actions(screen, view, words)), content)
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
                Some(edited) if room.height < BOTH => scroll_area(edited).height(Fill).into(),
                edited => {
                    let below = edited.or_else(|| run(screen, words));
                    let grid = column![grid(screen, view, words)].push(below).push(dropped(screen, words));
                    grid.spacing(space::S).into()
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

/// How many rows are chosen, and the key that copies them.
fn run<'a>(screen: &Appraisal, words: &Words) -> Option<Element<'a, Message>> {
    let count = screen.chosen_count()?;
    Some(one_line(dense(say!(words, "appraisal-rows-chosen", count = count, copy = Shortcut::Copy.keys()))).into())
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

fn actions<'a>(screen: &Appraisal, view: &AppraisalView, words: &Words) -> Element<'a, Message> {
    let idle = screen.entering.is_none();
    let undo = quiet(say!(words, "appraisal-undo"));
    let undo = undo.on_press_maybe((idle && screen.can_undo() && !screen.is_changed()).then_some(Message::UndoPressed));
    let minutes = primary(say!(words, "appraisal-minutes"));
    let minutes = minutes.on_press_maybe(view.differs.then_some(Message::MinutesPressed));
    let minutes = hinted(minutes, say!(words, "appraisal-minutes-hint"));
    // Minutes are signed by one unit.
    let minutes = (view.side == Side::Unit).then_some(minutes);
    row![hinted(undo, Shortcut::UndoImport.keys())].push(minutes).spacing(space::S).into()
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
    let confirm = secondary(confirm);
    let can = view.open > 0 && screen.entering.is_none() && screen.editing.is_none();
    let confirm = confirm.on_press_maybe(can.then_some(Message::ConfirmRestPressed));
    let confirm = hinted(confirm, hint);
    row![list, only, by, confirm].spacing(space::S).align_y(Center).wrap().into()
}

fn grid<'a>(screen: &'a Appraisal, view: &AppraisalView, words: &'a Words) -> Element<'a, Message> {
    let rows: Vec<&AppraisalRow> = screen.shown().collect();
    if rows.is_empty() {
        let what = match view.side {
            Side::Unit => say!(words, "appraisal-nothing"),
            Side::Indicator => say!(words, "appraisal-no-unit"),
        };
        return empty_state(what, say!(words, "appraisal-nothing-hint"), None);
    }
    let columns = Field::ALL.map(|field| field.column(view.side, &rows, words));
    let table = screen.table.view(
        &columns,
        rows.len(),
        |place, column| cell(rows[place], Field::ALL[column], words),
        Message::Table,
    );
    focus::table(container(table).style(style::panel).padding(1).height(Fill), true)
}

impl Field {
    fn text(self, row: &AppraisalRow, words: &Words) -> String {
        match self {
            Self::Code => row.code.clone(),
            Self::Name => row.name.clone(),
            Self::Own => row.own.clone(),
            Self::Found => row.found.clone(),
            Self::Points => row.points.clone(),
            Self::Evidence => row.draft.evidence.map_or_else(|| NO_VALUE.to_owned(), |view| words.evidence_view(view)),
            Self::Reason => row.reason.clone(),
        }
    }
}

/// What a column sorts a row by.
pub(super) fn key(row: &AppraisalRow, column: usize) -> Key<'_> {
    match Field::ALL.get(column) {
        Some(Field::Code) | None => Key::text(&row.code),
        Some(Field::Name) => Key::text(&row.name),
        Some(Field::Own) => Key::number(row.worth.own),
        Some(Field::Found) => Key::number(row.worth.found),
        Some(Field::Points) => Key::number(row.worth.points),
        Some(Field::Evidence) => row.draft.evidence.map_or(Key::Nothing, |view| Key::place(view as usize)),
        Some(Field::Reason) => Key::text(&row.reason),
    }
}

impl Appraisal {
    /// The rows chosen, or all that are shown, for a spreadsheet.
    pub fn copied(&self, part: CopyOf, words: &Words) -> Option<Copied> {
        let (view, rows) = (self.loaded.ready()?, self.shown().collect::<Vec<_>>());
        let columns = Field::ALL.map(|field| field.column(view.side, &rows, words));
        let text = |place: usize, column: usize| Field::ALL[column].text(rows[place], words);
        self.table.copied(part, &columns, rows.len(), text)
    }
}

fn cell<'a>(row: &'a AppraisalRow, field: Field, words: &Words) -> Element<'a, Message> {
    let weight = if row.differs { font::SEMI_BOLD } else { font::REGULAR };
    match field {
        Field::Code => one_line(soft(&row.code)).into(),
        Field::Name => hinted_if(two_lines(dense(&row.name)).into(), &row.hint),
        Field::Own if row.overtaken => hinted_if(marked(Shape::TriangleUp, |t| t.behind, row.own.as_str()), &row.hint),
        Field::Own => one_line(dense(&row.own)).into(),
        Field::Found => one_line(dense(&row.found)).font(weight).into(),
        Field::Points => one_line(dense(&row.points)).font(weight).into(),
        Field::Evidence => evidence(row.draft.evidence, words),
        Field::Reason => hinted_if(one_line(dense(&row.reason)).into(), &row.reason),
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
