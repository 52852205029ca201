//! The indicators of an opened unit: its groups with their points, its indicators as they come or in another order, and below
//! the one that is asked about why it has its points.

use iced::widget::{column, container, row, space as gap};
use iced::{Center, Color, Element, Fill, FillPortion, Length, Right, Task};

use super::model::{Figure, GroupLine, IndicatorLine, IndicatorState, ProvinceView};
use super::{InUnit, Looking, Message, sources};
use crate::app::shortcut::Shortcut;
use crate::app::theme::{Tokens, font, space, style, text_size};
use crate::app::widget::bar::bar;
use crate::app::widget::virtual_table::{self, Around, Copied, CopyOf, Key, Spans, Stance, VirtualTable};
use crate::app::widget::{Column, Shape, button, dense, glyph, hinted, line_across, marked, one_line, soft, strong};
use crate::i18n::{NO_VALUE, Words};
use crate::say;

/// A code is at most so wide; beside its head there is room for the sign of an order.
const CODE: f32 = 64.0;
const SIGN: f32 = 6.0;
/// A state is at most so wide.
const STATE: f32 = 128.0;
/// Room of a bar beside a group's name, at least.
const BAR: f32 = 84.0;
/// About as wide as a letter is in a dense line, and the room round the text of a cell.
const LETTER: f32 = 7.0;
const ROUND: f32 = 18.0;
/// A name takes so much before columns go out of sight.
const NAME: f32 = 120.0;
/// Below so much room in width some columns, then more of them, stay away.
const ALL: f32 = 860.0;
const WIDE: f32 = 760.0;
const NARROW: f32 = 640.0;

/// The list, whichever unit is open.
#[derive(Debug)]
pub(super) struct Indicators {
    table: VirtualTable,
    /// Rows in the order shown, as places among the indicators of all groups.
    order: Vec<usize>,
}

impl Default for Indicators {
    fn default() -> Self {
        Self { table: VirtualTable::whole().frozen(2).named("results-indicators").known_by(&[0, 1]), order: Vec::new() }
    }
}

/// What is known of the indicators just now, beside their figures.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    /// Code of the one whose reason is shown.
    pub(super) explained: Option<&'a str>,
    /// The cell that is looked at.
    pub(super) looking: Option<&'a Looking>,
    /// The keyboard is here.
    pub(super) focused: bool,
}

impl Indicators {
    /// Puts those of a unit in the order that the heads say.
    pub(super) fn arrange(&mut self, view: &ProvinceView) {
        let lines = view.indicators();
        self.order = (0..lines.len()).collect();
        self.table.sort(&mut self.order, |place, column| Field::at(column).key(lines[*place], *place));
    }

    pub(super) fn table(&mut self) -> &mut VirtualTable {
        &mut self.table
    }

    /// The indicators of a unit in the order shown.
    pub(super) fn shown<'v>(&self, view: &'v ProvinceView) -> Vec<&'v IndicatorLine> {
        let lines = view.indicators();
        self.order.iter().filter_map(|place| lines.get(*place).copied()).collect()
    }

    /// The row that the keyboard is at.
    pub(super) fn at(&self) -> Option<usize> {
        self.table.selected()
    }

    /// What is done in the table.
    pub(super) fn event(&mut self, event: &virtual_table::Event, view: &ProvinceView) -> Task<Message> {
        let scroll = self.table.update(event, self.order.len());
        if !event.sorts() {
            return scroll;
        }
        let before = std::mem::take(&mut self.order);
        self.arrange(view);
        self.table.reordered(&before, &self.order)
    }

    /// The indicators that are chosen, or all, for a spreadsheet. What points are out of has a column of its own there, so that
    /// both are numbers.
    pub(super) fn copied(&self, view: &ProvinceView, part: CopyOf, words: &Words) -> Option<Copied> {
        let lines = self.shown(view);
        let heads = Field::ALL.map(|field| Column::text(field.head(words), Fill));
        let text = |place: usize, column: usize| Field::at(column).copied(lines[place], words);
        self.table.copied(part, &heads, lines.len(), text)
    }

    /// The list in so much width; where there is little height the page is scrolled with it.
    pub(super) fn view<'a>(
        &'a self,
        view: &'a ProvinceView,
        seen: Seen<'a>,
        (width, is_low): (f32, bool),
        words: &Words,
    ) -> Element<'a, Message> {
        let room = Room::of(width);
        let lines = self.shown(view);
        let columns = Field::ALL.map(|field| field.column(room, view, words));
        // Groups stand above their indicators only while these stand as they come.
        let groups = if self.table.is_sorted() { Vec::new() } else { view.heads() };
        let table = self.table.view_whole(
            &columns,
            lines.len(),
            Stance { is_stacked: room == Room::Little, is_in_page: is_low, is_led: seen.focused },
            |place, column| Field::at(column).cell(lines[place], words),
            |place, spans| Around {
                above: groups.get(place).copied().flatten().map(|group| {
                    let line = (place > 0).then(line_across);
                    column![line, group_head(group, spans, room, words), line_across()].into()
                }),
                below: seen.explains(lines[place]).then(|| reason(lines[place], seen.looking, words)),
                is_marked: self.is_marked(place, lines[place], seen),
            },
            |event| Message::Unit(InUnit::Indicators(event)),
        );
        let height = if is_low { Length::Shrink } else { Fill };
        container(table).style(style::pane(seen.focused)).padding(1).height(height).into()
    }

    /// Whether a row is brought into sight; of one of which a cell is looked at that cell is.
    fn is_marked(&self, place: usize, line: &IndicatorLine, seen: Seen<'_>) -> bool {
        let is_explained = seen.explains(line);
        let is_at = self.at().filter(|_| seen.focused).map_or(is_explained, |at| at == place);
        is_at && !(is_explained && line.looks_at(seen.looking))
    }
}

impl Seen<'_> {
    fn explains(&self, line: &IndicatorLine) -> bool {
        self.explained == Some(line.code.as_str())
    }
}

impl ProvinceView {
    /// The indicators of all groups, as they come.
    pub(super) fn indicators(&self) -> Vec<&IndicatorLine> {
        self.groups.iter().flat_map(|group| &group.indicators).collect()
    }

    /// For each of them the group that begins with it.
    fn heads(&self) -> Vec<Option<&GroupLine>> {
        let groups = self.groups.iter();
        groups.flat_map(|group| (0..group.indicators.len()).map(move |at| (at == 0).then_some(group))).collect()
    }
}

/// How much room the table has in width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    Little,
    Middle,
    Much,
    All,
}

impl Room {
    fn of(width: f32) -> Self {
        match width {
            0.0..NARROW => Self::Little,
            NARROW..WIDE => Self::Middle,
            WIDE..ALL => Self::Much,
            _ => Self::All,
        }
    }
}

/// Columns in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Code,
    Name,
    Value,
    Target,
    Gap,
    Count,
    Score,
    /// What the score is out of: a column of its own only where it is copied.
    Max,
    Lost,
    State,
}

impl Field {
    const ALL: [Self; 10] = [
        Self::Code,
        Self::Name,
        Self::Value,
        Self::Target,
        Self::Gap,
        Self::Count,
        Self::Score,
        Self::Max,
        Self::Lost,
        Self::State,
    ];

    fn at(place: usize) -> Self {
        Self::ALL.get(place).copied().unwrap_or(Self::Code)
    }

    fn head(self, words: &Words) -> String {
        match self {
            Self::Code => say!(words, "appraisal-column-code"),
            Self::Name => say!(words, "results-column-indicator"),
            Self::Value => say!(words, "results-column-value"),
            Self::Target => say!(words, "results-column-target"),
            Self::Gap => say!(words, "results-column-gap"),
            Self::Count => say!(words, "results-column-gap-count"),
            Self::Score => say!(words, "results-column-score"),
            Self::Max => say!(words, "what-if-max"),
            Self::Lost => say!(words, "results-column-lost"),
            Self::State => say!(words, "results-column-state"),
        }
    }

    /// With little room the names have it: what can be worked out from the rest – how far a value is from its target, then the
    /// target and what is missing – is left to the explanation.
    fn needs(self) -> Option<Room> {
        match self {
            Self::Code | Self::Name | Self::Value | Self::Score | Self::State => Some(Room::Little),
            Self::Count | Self::Lost => Some(Room::Middle),
            Self::Target => Some(Room::Much),
            Self::Gap => Some(Room::All),
            Self::Max => None,
        }
    }

    /// Its column: as wide as what is in it, within bounds; names have the rest.
    fn column(self, room: Room, view: &ProvinceView, words: &Words) -> Column {
        let head = self.head(words);
        let column = match self {
            Self::Code => {
                let width = self.width(view, &head, CODE, &|line| line.code.chars().count());
                Column::text(head, width + SIGN)
            }
            Self::Name => Column::text(head, Fill).at_least(NAME),
            Self::State => {
                // The shape before the word takes as much as two letters.
                let width = self.width(view, &head, STATE, &|line| state_word(line.state, words).chars().count() + 2);
                Column::text(head, width)
            }
            Self::Value | Self::Target | Self::Gap | Self::Count | Self::Score | Self::Max | Self::Lost => {
                let width = self.width(view, &head, self.most(), &|line| self.text(line).chars().count());
                Column::number(head, width)
            }
        };
        let column = match self {
            Self::Lost => column.hinted(say!(words, "results-hint-lost")),
            // What leads from a score to why it is that.
            Self::Score => column.opening(),
            _ => column,
        };
        if self.needs().is_some_and(|needed| room >= needed) { column } else { column.hidden() }
    }

    /// A count with its unit may be longer: it stands on several lines.
    fn most(self) -> f32 {
        match self {
            Self::Target => 72.0,
            Self::Lost => 78.0,
            Self::Value | Self::Gap | Self::Count => 92.0,
            _ => 96.0,
        }
    }

    fn width(self, view: &ProvinceView, head: &str, most: f32, letters: &dyn Fn(&IndicatorLine) -> usize) -> f32 {
        let of_groups = view.groups.iter().filter(|_| self == Self::Score).map(|group| group.score.chars().count());
        let all = view.indicators().into_iter().map(letters).chain(of_groups).chain([head.chars().count()]);
        (all.max().unwrap_or_default() as f32 * LETTER + ROUND).min(most)
    }

    fn figure(self, line: &IndicatorLine) -> Option<&Figure> {
        match self {
            Self::Value => Some(&line.value),
            Self::Target => Some(&line.target),
            Self::Gap => Some(&line.gap_points),
            Self::Count => Some(&line.gap_count),
            Self::Score => Some(&line.points),
            Self::Lost => Some(&line.lost),
            Self::Code | Self::Name | Self::Max | Self::State => None,
        }
    }

    /// What stands in its cell, but for the state.
    fn text(self, line: &IndicatorLine) -> String {
        match self {
            Self::Code => line.code.clone(),
            Self::Name => line.name.clone(),
            Self::Score => line.score(),
            Self::Max => line.max.clone().unwrap_or_default(),
            Self::Value | Self::Target | Self::Gap | Self::Count | Self::Lost | Self::State => {
                self.figure(line).map_or_else(String::new, |figure| figure.text.clone())
            }
        }
    }

    /// The same for a spreadsheet: numbers alone, and a dash where there is nothing.
    fn copied(self, line: &IndicatorLine, words: &Words) -> String {
        let text = match (self, line.gap_count.value) {
            (Self::State, _) => state_word(line.state, words),
            (Self::Score, _) => line.points.text.clone(),
            (Self::Count, Some(count)) => words.number(count, 0),
            _ => self.text(line),
        };
        if text.is_empty() { NO_VALUE.to_owned() } else { text }
    }

    /// What it sorts a row by; by code rows stand as in the form, of which this is one's place.
    fn key(self, line: &IndicatorLine, place: usize) -> Key<'_> {
        match self {
            Self::Code => Key::place(place),
            Self::Name => Key::text(&line.name),
            Self::State => Key::place(line.state as usize),
            Self::Value | Self::Target | Self::Gap | Self::Count | Self::Score | Self::Max | Self::Lost => {
                self.figure(line).map_or(Key::Nothing, Figure::key)
            }
        }
    }

    fn cell<'a>(self, line: &'a IndicatorLine, words: &Words) -> Element<'a, Message> {
        match self {
            Self::Code => one_line(soft(&line.code)).size(text_size::DENSE).into(),
            Self::Name => dense(&line.name).into(),
            Self::Value => dense(&line.value.text).align_x(Right).into(),
            Self::Score => {
                let score = dense(line.score()).style(style::tinted(|t| t.accent));
                one_line(score).font(font::SEMI_BOLD).into()
            }
            Self::State => {
                let (shape, colour) = state_mark(line.state);
                marked(shape, colour, state_word(line.state, words))
            }
            Self::Target | Self::Gap | Self::Count | Self::Max | Self::Lost => one_line(dense(self.text(line))).into(),
        }
    }
}

/// A group above its first indicator: its name, the share of its points that it has, and these in their column.
fn group_head<'a>(group: &'a GroupLine, spans: &Spans<'_>, room: Room, words: &Words) -> Element<'a, Message> {
    let [score, lost, state, count, value, gaps] = [
        spans.of(&[Field::Score as usize]),
        spans.of(&[Field::Lost as usize]),
        spans.of(&[Field::State as usize]),
        spans.of(&[Field::Count as usize]),
        spans.of(&[Field::Value as usize]),
        spans.of(&[Field::Count as usize, Field::Gap as usize]),
    ];
    // The bar stands in the columns that groups have no figures in.
    let beside = match room {
        Room::Little => value,
        Room::Middle => count,
        Room::Much | Room::All => gaps,
    };
    let beside = if let Length::Fixed(width) = beside { width.max(BAR) } else { BAR };
    let name = one_line(strong(format!("{}. {}", group.code, group.name)));
    let name = container(name).width(Fill).padding([0.0, space::S + 1.0]).clip(true);
    let share = hinted(bar(group.share, group.median, 12.0, |t| t.accent), say!(words, "results-hint-bar-of-group"));
    let share = container(share).width(beside).padding([0.0, space::S + 1.0]);
    let points = one_line(dense(&group.score)).font(font::SEMI_BOLD);
    let points = container(points).width(score).align_x(Right).padding([0.0, space::S + 1.0]);
    let head = row![name, share, points, gap().width(lost), gap().width(state)];
    container(head.align_y(Center).height(space::ROW).width(spans.all())).width(Fill).style(style::surface).into()
}

fn reason<'a>(line: &'a IndicatorLine, looking: Option<&'a Looking>, words: &Words) -> Element<'a, Message> {
    let mut lines = line.reason.iter().map(dense);
    let first = lines.next().map(|first| first.width(Fill));
    let source = sources::view(line, looking, words);
    let compare = button(dense(say!(words, "results-compare-indicator")))
        .padding([1.0, space::XS])
        .style(style::link)
        .on_press(Message::Unit(InUnit::ComparePressed(line.code.clone())));
    let (name, place) = &line.rule;
    let rule = button(dense(say!(words, "help-rule", rule = name.as_str())))
        .padding([1.0, space::XS])
        .style(style::link)
        .on_press(Message::Unit(InUnit::ExplainPressed(place.clone())));
    let copy = button(dense(say!(words, "results-reason-copy")))
        .padding([1.0, space::XS])
        .style(style::link)
        .on_press(Message::Unit(InUnit::ReasonCopied(line.code.clone())));
    let copy = hinted(copy, Shortcut::CopyOtherwise.keys());
    let leads = row![compare, rule].spacing(space::M).wrap();
    // Seen however long the lines are that it copies.
    let head = row![].push(first).push(copy).spacing(space::M);
    let mark = container(glyph(Shape::Disc, 6.0, |t| t.accent)).padding([6.0, 0.0]);
    let text = column![head].extend(lines.map(Element::from)).push(source).push(leads).spacing(2).width(FillPortion(1));
    let reason = container(row![mark, text].spacing(space::S)).padding([space::S, space::M]).width(Fill);
    container(reason.style(style::inset)).padding([space::XS, space::XXL]).width(Length::Fill).into()
}

fn state_word(state: IndicatorState, words: &Words) -> String {
    match state {
        IndicatorState::Reached => say!(words, "results-state-reached"),
        IndicatorState::OnTrack => say!(words, "results-state-on-track"),
        IndicatorState::Behind => say!(words, "results-state-behind"),
        IndicatorState::FarBehind => say!(words, "results-state-far-behind"),
        IndicatorState::NotReached => say!(words, "results-state-not-reached"),
        IndicatorState::Followed => say!(words, "results-state-followed"),
        IndicatorState::NotApplicable => say!(words, "results-state-not-applicable"),
        IndicatorState::NoData => say!(words, "results-state-no-data"),
        IndicatorState::NotSent => say!(words, "results-state-not-sent"),
        IndicatorState::Unknown => say!(words, "results-state-unknown"),
    }
}

fn state_mark(state: IndicatorState) -> (Shape, fn(&Tokens) -> Color) {
    match state {
        IndicatorState::Reached => (Shape::Disc, |t| t.reached),
        IndicatorState::OnTrack => (Shape::TriangleUp, |t| t.on_track),
        IndicatorState::Behind | IndicatorState::NotReached => (Shape::Diamond, |t| t.behind),
        IndicatorState::FarBehind => (Shape::TriangleDown, |t| t.far_behind),
        IndicatorState::Followed
        | IndicatorState::NotApplicable
        | IndicatorState::NoData
        | IndicatorState::NotSent
        | IndicatorState::Unknown => (Shape::Ring, |t| t.unknown),
    }
}
