//! The grid: what stands in a cell, what it is sorted by, what is copied of it, and how wide its columns are. Where figures have no
//! room on one line they stand on two, so that the appraised one and the points are in sight at every size.

use iced::alignment::Horizontal::Right;
use iced::widget::{container, row};
use iced::{Center, Element, Fill, FillPortion};

use super::{ANSWER, Appraisal, AppraisalRow, AppraisalView, Message, POINTS, REASON, Side};
use crate::app::focus;
use crate::app::theme::{Tokens, font, space, style};
use crate::app::widget::virtual_table::{Copied, CopyOf, Key};
use crate::app::widget::{Column, Shape, dense, empty_state, glyph, hinted, marked, one_line, soft, two_lines};
use crate::domain::EvidenceView;
use crate::domain::text::share_of_parts;
use crate::i18n::{NO_VALUE, Words};
use crate::say;

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

/// What columns are laid out for.
#[derive(Clone, Copy)]
struct Laid<'a> {
    side: Side,
    rows: &'a [&'a AppraisalRow],
    /// The grid's width in pixels.
    room: f32,
}

/// About as wide as a letter of a figure is, and the room round it; a sign before it takes as much as some letters.
const LETTER: f32 = 7.0;
const ROUND: f32 = 20.0;
const SIGN: usize = 3;
/// So do the arrow and the place in a head that its rows are sorted by.
const SORTED: usize = 4;
/// Two lines of a name of usual length have room in so much width; with less than the other, nothing of one is read.
const NAME: f32 = 168.0;
const LEAST_NAME: f32 = 80.0;
/// From so much width on, a figure stands on one line with what it comes to.
const ON_ONE_LINE: f32 = 940.0;
/// Most of a figure on one line, of points on one, and of either on two.
const FIGURE: f32 = 184.0;
const SCORE: f32 = 160.0;
const FOLDED: f32 = 125.0;
const FOLDED_SCORE: f32 = 111.0;
/// The table's scroll bar and frame.
const BAR: f32 = 14.0;

impl Laid<'_> {
    /// Figures stand on two lines.
    fn is_close(self) -> bool {
        self.room < ON_ONE_LINE
    }

    /// The width of a column of figures: what they need, and at most so much.
    fn figures(
        self,
        head: &str,
        most: [f32; 2],
        text: fn(&AppraisalRow) -> &str,
        sign: fn(&AppraisalRow) -> bool,
    ) -> f32 {
        let [on_one, on_two] = most;
        let longest = |text: &str| match self.is_close() {
            true => text.split(" (").enumerate().map(|(at, part)| part.chars().count() + at).max().unwrap_or_default(),
            false => text.chars().count(),
        };
        let letters = |row: &&AppraisalRow| longest(text(row)) + if sign(row) { SIGN } else { 0 };
        let letters = self.rows.iter().map(letters).chain([head.chars().count() + SORTED]).max();
        (letters.unwrap_or_default() as f32 * LETTER + ROUND).min(if self.is_close() { on_two } else { on_one })
    }

    fn code(self) -> f32 {
        match (self.side, self.is_close()) {
            (Side::Unit, _) => 46.0,
            (Side::Indicator, true) => 60.0,
            (Side::Indicator, false) => 78.0,
        }
    }

    fn own(self, words: &Words) -> f32 {
        // Before what a unit says otherwise now stands a sign.
        self.figures(&say!(words, "cli-column-own"), [FIGURE, FOLDED], |row| &row.own, |row| row.overtaken)
    }

    fn found(self, words: &Words) -> f32 {
        self.figures(&say!(words, "cli-column-appraised"), [FIGURE, FOLDED], |row| &row.found, |_| false)
    }

    fn points(self, words: &Words) -> f32 {
        self.figures(&say!(words, "cli-column-points"), [SCORE, FOLDED_SCORE], |row| &row.points, |_| false)
    }

    /// A name takes what the figures leave, so that these stay in sight.
    fn name(self, words: &Words) -> f32 {
        if !self.is_close() {
            return NAME;
        }
        let figures = self.code() + self.own(words) + self.found(words) + self.points(words);
        (self.room - BAR - figures).clamp(LEAST_NAME, NAME)
    }
}

impl Field {
    const ALL: [Self; 7] = [Self::Code, Self::Name, Self::Own, Self::Found, Self::Points, Self::Evidence, Self::Reason];

    /// Its column: figures take what they need, names have the rest.
    fn column(self, laid: Laid<'_>, words: &Words) -> Column {
        match self {
            Self::Code => Column::text(say!(words, "appraisal-column-code"), laid.code()),
            Self::Name => {
                let head = match laid.side {
                    Side::Unit => say!(words, "appraisal-column-name"),
                    Side::Indicator => say!(words, "results-column-unit"),
                };
                Column::text(head, FillPortion(6)).at_least(laid.name(words))
            }
            Self::Own => Column::number(say!(words, "cli-column-own"), laid.own(words)),
            Self::Found => Column::number(say!(words, "cli-column-appraised"), laid.found(words)),
            Self::Points => Column::number(say!(words, "cli-column-points"), laid.points(words)),
            Self::Evidence => {
                let is_any = laid.rows.iter().any(|row| row.draft.evidence.is_some());
                Column::text(say!(words, "cli-column-evidence"), if is_any { 120 } else { 74 })
            }
            Self::Reason => Column::text(say!(words, "cli-column-reason"), FillPortion(3)),
        }
    }

    /// The same as a number, where it is a share with its parts.
    fn copied(self, row: &AppraisalRow, words: &Words) -> String {
        let text = self.text(row, words);
        match self {
            Self::Own | Self::Found => share_of_parts(&text).map_or_else(|| text.clone(), str::to_owned),
            _ => text,
        }
    }

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

/// The grid in so much width.
pub(super) fn grid<'a>(
    screen: &'a Appraisal,
    view: &AppraisalView,
    room: f32,
    words: &'a Words,
) -> Element<'a, Message> {
    let rows: Vec<&AppraisalRow> = screen.shown().collect();
    if rows.is_empty() {
        let what = match view.side {
            Side::Unit => say!(words, "appraisal-nothing"),
            Side::Indicator => say!(words, "appraisal-no-unit"),
        };
        return empty_state(what, say!(words, "appraisal-nothing-hint"), None);
    }
    let laid = Laid { side: view.side, rows: &rows, room };
    let columns = Field::ALL.map(|field| field.column(laid, words));
    let is_close = laid.is_close();
    let table = screen.table.view(
        &columns,
        rows.len(),
        |place, column| cell(rows[place], Field::ALL[column], is_close, words),
        Message::Table,
    );
    focus::table(container(table).style(style::panel).padding(1).height(Fill), true)
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

/// Id of the field in which a cell of a row is typed.
pub(super) fn field(row: &AppraisalRow, column: Option<usize>) -> &'static str {
    match column.and_then(|column| Field::ALL.get(column)) {
        Some(Field::Points) if row.takes_points => POINTS,
        Some(Field::Reason) => REASON,
        _ => ANSWER,
    }
}

impl Appraisal {
    /// The rows chosen, or all that are shown, for a spreadsheet. A figure with its parts is there the share, which can be
    /// worked with; with its parts it stands as a text in a column of its own behind the others.
    pub fn copied(&self, part: CopyOf, words: &Words) -> Option<Copied> {
        let (view, rows) = (self.loaded.ready()?, self.shown().collect::<Vec<_>>());
        let laid = Laid { side: view.side, rows: &rows, room: ON_ONE_LINE };
        let mut columns = Field::ALL.map(|field| field.column(laid, words)).to_vec();
        let in_parts = [Field::Own, Field::Found]
            .into_iter()
            .filter(|field| rows.iter().any(|row| share_of_parts(&field.text(row, words)).is_some()));
        let in_parts: Vec<Field> = in_parts.collect();
        columns.extend(in_parts.iter().map(|field| {
            let of = field.column(laid, words).title;
            Column::text(say!(words, "appraisal-column-parts", of = of), Fill)
        }));
        let text = |place: usize, column: usize| match (
            Field::ALL.get(column),
            in_parts.get(column.wrapping_sub(Field::ALL.len())),
        ) {
            (Some(field), _) => field.copied(rows[place], words),
            (None, Some(field)) => field.text(rows[place], words),
            (None, None) => String::new(),
        };
        self.table.copied(part, &columns, rows.len(), text)
    }
}

fn cell<'a>(row: &'a AppraisalRow, field: Field, is_close: bool, words: &Words) -> Element<'a, Message> {
    let figure = |text: &'a str| match is_close {
        true => two_lines(dense(text)).align_x(Right),
        false => one_line(dense(text)),
    };
    let weight = if row.differs { font::SEMI_BOLD } else { font::REGULAR };
    match field {
        Field::Code => one_line(soft(&row.code)).into(),
        Field::Name => hinted_if(two_lines(dense(&row.name)).into(), &row.hint),
        Field::Own if row.overtaken => hinted_if(overtaken(figure(&row.own).into()), &row.hint),
        Field::Own => figure(&row.own).into(),
        Field::Found => figure(&row.found).font(weight).into(),
        Field::Points => figure(&row.points).font(weight).into(),
        Field::Evidence => evidence(row.draft.evidence, words),
        Field::Reason => hinted_if(one_line(dense(&row.reason)).into(), &row.reason),
    }
}

/// A figure that the unit says otherwise now.
fn overtaken<'a>(figure: Element<'a, Message>) -> Element<'a, Message> {
    let sign = glyph(Shape::TriangleUp, 10.0, |t: &Tokens| t.behind);
    row![sign, figure].spacing(space::XS + 2.0).align_y(Center).into()
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
