//! One unit in full: its groups, its indicators, and for any score its reason and source.

use iced::widget::{Row, Scrollable, column, container, mouse_area, responsive, row, space as gap};
use iced::{Center, Color, Element, Fill, FillPortion, Length, Right, Size};

use super::beside::Beside;
use super::model::{CostlyLine, GroupLine, IndicatorLine, IndicatorState, ProvinceView, RangesView, Side};
use super::what_if::WhatIf;
use super::{InUnit, Looking, Message, Opened, Stands, side, sources};
use crate::app::focus;
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{Tokens, font, space, style, text_size};
use crate::app::widget::bar::bar;
use crate::app::widget::virtual_table::{Chosen, Copied, CopyOf};
use crate::app::widget::{
    Column, Shape, button, dense, glyph, heading, hinted, keyed, label, line_across, marked, one_line, quiet,
    scroll_area, soft, strong,
};
use crate::i18n::{NO_VALUE, Words};
use crate::say;

/// Widths of the columns after the name, at most: value, target, distance, count, score; then the state.
const WIDTHS: [f32; 5] = [84.0, 66.0, 88.0, 92.0, 92.0];
const STATE: f32 = 122.0;
/// Wide enough for `D10`.
const CODE: f32 = 32.0;
/// Room of a bar beside a group's name, at least.
const BAR: f32 = 84.0;
/// About as wide as a letter is in a dense line, and the room round the text of a cell.
const LETTER: f32 = 7.0;
const ROUND: f32 = 14.0;
/// Below so much room in width some columns, then more of them, and below so much in height the frame round the facts, stay away.
const WIDE: f32 = 760.0;
const NARROW: f32 = 640.0;
const LOW: f32 = 330.0;

impl Opened {
    pub(super) fn view<'a>(
        &'a self,
        ranges: Option<&'a RangesView>,
        trial: Option<&'a WhatIf>,
        beside: &'a Beside,
        stands: Stands,
        shared: &'a Shared,
    ) -> Element<'a, Message> {
        let Some(view) = self.page.ready() else {
            let back = (stands == Stands::Alone).then(|| way_back(&shared.words));
            return column![back, self.page.placeholder(shared)].into();
        };
        responsive(move |room| self.province(view, ranges, trial, beside, (stands, room), shared)).into()
    }

    fn province<'a>(
        &'a self,
        view: &'a ProvinceView,
        ranges: Option<&'a RangesView>,
        trial: Option<&'a WhatIf>,
        beside: &'a Beside,
        (stands, room): (Stands, Size),
        shared: &'a Shared,
    ) -> Element<'a, Message> {
        let words = &*shared.words;
        let side = view.sides.iter().find(|view| view.side == self.side);
        let content = match (side, trial.filter(|_| self.side == Side::WhatIf)) {
            (_, Some(trial)) => {
                let unit = self.unit.clone();
                trial.view(shared).map(move |message| Message::WhatIf(unit.clone(), message))
            }
            (Some(side), None) => side::view(side, self.inside, words),
            (None, None) if self.side == Side::OverTime => self.over_time.view(beside, self.inside, shared),
            (None, None) => {
                let looking = self.excerpt.as_ref();
                let explained = self.explained.as_deref();
                let is_low = room.height < LOW;
                let (room, widths) = (Room::of(room.width), widths(view, words));
                let chosen = &self.chosen;
                let how = How { explained, chosen, looking, room, is_low, widths, focused: self.inside };
                indicators(view, how, words)
            }
        };
        let look = match (stands, room.height < LOW) {
            (Stands::BesideTheList, false) => Facts::Framed,
            (Stands::Alone, false) => Facts::Lines,
            (_, true) => Facts::Line,
        };
        let above = column![facts(view, ranges, look, words), side::tabs(view, self.side, words)].spacing(space::S);
        let below: Element<'a, Message> = match (room.height < LOW, self.side) {
            (false, _) => column![above, content].spacing(space::S).into(),
            (true, Side::Indicators) => whole(column![above, content]).id(side::READ).into(),
            // What scrolls within itself gets all the height there is below the name.
            (true, _) => {
                let rest = room.height - space::CONTROL - space::S;
                whole(column![above, container(content).height(rest)]).into()
            }
        };
        column![head(view, stands, words), below].spacing(space::S).width(Fill).into()
    }
}

/// Where there is little height, facts and sides are scrolled with what is below them.
fn whole<'a>(parts: iced::widget::Column<'a, Message>) -> Scrollable<'a, Message> {
    scroll_area(parts.spacing(space::S)).height(Fill).width(Fill)
}

/// The unit's name and what can be done with it; in place of the list with the way back to that.
fn head<'a>(view: &'a ProvinceView, stands: Stands, words: &Words) -> Element<'a, Message> {
    let versions = quiet(say!(words, "results-versions")).on_press(Message::Unit(InUnit::VersionsPressed));
    let remark = view.remark.as_deref().map(|remark| one_line(soft(remark)));
    let name = row![one_line(heading(&view.name, text_size::LARGE)), remark].spacing(space::M).align_y(Center);
    // What can be pressed has its room first.
    let name = container(name).width(Fill).clip(true);
    match stands {
        Stands::BesideTheList => {
            let close = quiet(say!(words, "results-close")).on_press(Message::Unit(InUnit::Closed));
            row![name, versions, close]
        }
        Stands::Alone => row![way_back(words), name, versions],
    }
    .spacing(space::M)
    .align_y(Center)
    .height(space::CONTROL)
    .into()
}

fn way_back<'a>(words: &Words) -> Element<'a, Message> {
    let back = keyed(label(say!(words, "results-back")), Shortcut::Back.keys()).style(style::secondary);
    back.on_press(Message::Unit(InUnit::Closed)).into()
}

/// How the facts of a unit stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Facts {
    /// Each under its title, in a frame, with what cost most.
    Framed,
    /// On lines, with what cost most.
    Lines,
    /// On as few lines as there may be.
    Line,
}

fn facts<'a>(
    view: &'a ProvinceView,
    ranges: Option<&'a RangesView>,
    look: Facts,
    words: &Words,
) -> Element<'a, Message> {
    let fact = |title: String, value: &'a str| -> Element<'a, Message> {
        let title = soft(title).size(text_size::DENSE);
        match look {
            Facts::Framed => column![title, strong(value).size(text_size::LARGE)].into(),
            Facts::Lines | Facts::Line => row![title, strong(value)].spacing(space::XS).align_y(Center).into(),
        }
    };
    let facts = view.facts.iter().map(|(title, value)| fact(title.clone(), value));
    let drawn = ranges.and_then(|ranges| Some((ranges.by_unit.get(&view.unit)?, &ranges.method)));
    let range = drawn.map(|(range, _)| fact(say!(words, "results-fact-range"), range));
    let method = drawn.map(|(_, method)| soft(method).size(text_size::DENSE));
    let costly = costly(view, words).filter(|_| look != Facts::Line);
    if look != Facts::Framed {
        let range = range.zip(drawn).map(|(range, (_, method))| hinted(range, method.as_str()));
        return row(facts.chain(range).chain(costly)).spacing(space::L).wrap().vertical_spacing(2).into();
    }
    let facts = row(facts.chain(range)).spacing(space::XL).wrap().vertical_spacing(space::XS);
    container(column![facts].push(costly).push(method).spacing(space::XS))
        .padding([space::S, space::M])
        .width(Fill)
        .style(style::inset)
        .into()
}

/// What most points were lost on; pressing one shows its arithmetic.
fn costly<'a>(view: &'a ProvinceView, words: &Words) -> Option<Element<'a, Message>> {
    if view.costly.is_empty() {
        return None;
    }
    let title = soft(say!(words, "results-costly")).size(text_size::DENSE);
    let line = |line: &'a CostlyLine| {
        let said = dense(format!("{} {}", line.code, line.lost)).font(font::SEMI_BOLD);
        let link = button(one_line(said)).padding([0.0, space::XS]).style(style::link);
        hinted(link.on_press(Message::Unit(InUnit::CostlyPressed(line.code.clone()))), line.name.as_str())
    };
    let lines = view.costly.iter().map(line);
    Some(row([title.into()].into_iter().chain(lines)).spacing(space::S).align_y(Center).wrap().into())
}

/// How the indicators are shown just now.
#[derive(Clone, Copy)]
struct How<'a> {
    /// Code of the one whose reason is shown.
    explained: Option<&'a str>,
    /// Places of those that are chosen, counted through all groups.
    chosen: &'a Chosen,
    /// The cell that is looked at.
    looking: Option<&'a Looking>,
    room: Room,
    /// The page is scrolled as a whole.
    is_low: bool,
    /// Of the columns after the name.
    widths: [f32; 6],
    /// The keyboard is here.
    focused: bool,
}

/// Columns after the name are as wide as what is in them: names have the rest.
fn widths(view: &ProvinceView, words: &Words) -> [f32; 6] {
    let lines: Vec<&IndicatorLine> = view.groups.iter().flat_map(|group| &group.indicators).collect();
    let letters = |texts: &mut dyn Iterator<Item = String>| texts.map(|text| text.chars().count()).max();
    let room = |head: String, most: f32, text: &dyn Fn(&IndicatorLine) -> String| {
        let letters = letters(&mut lines.iter().map(|line| text(line)).chain([head])).unwrap_or_default();
        (letters as f32 * LETTER + ROUND).min(most)
    };
    let [value, target, gap, count, score] = WIDTHS;
    let of_groups = letters(&mut view.groups.iter().map(|group| format!("{} ", group.score))).unwrap_or_default();
    let of_groups = (of_groups as f32 * LETTER + ROUND).min(score);
    [
        room(say!(words, "results-column-value"), value, &|line| line.value.clone()),
        room(say!(words, "results-column-target"), target, &|line| line.target.clone()),
        room(say!(words, "results-column-gap"), gap, &|line| line.gap_points.clone()),
        room(say!(words, "results-column-gap-count"), count, &|line| line.gap_count.clone()),
        // A score is a button with room of its own round it.
        room(say!(words, "results-column-score"), score, &|line| format!("{} ", line.score())).max(of_groups),
        // The shape before the word takes as much as two letters.
        room(say!(words, "results-column-state"), STATE, &|line| format!("  {}", state_word(line.state, words))),
    ]
}

fn indicators<'a>(view: &'a ProvinceView, how: How<'a>, words: &Words) -> Element<'a, Message> {
    let mut count = 0;
    let groups = column(view.groups.iter().map(|group| {
        let first = count;
        count += group.indicators.len();
        group_block(group, first, how, words)
    }));
    let (groups, height): (Element<'a, Message>, Length) = match how.is_low {
        true => (groups.into(), Length::Shrink),
        false => (scroll_area(groups).id(side::READ).height(Fill).width(Fill).into(), Fill),
    };
    let table = container(column![table_head(how, words), line_across(), groups]).style(style::pane(how.focused));
    focus::list(table.padding(1).height(height), how.focused)
}

/// How much room the table has in width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    Little,
    Middle,
    All,
}

impl Room {
    fn of(width: f32) -> Self {
        match width {
            0.0..NARROW => Self::Little,
            NARROW..WIDE => Self::Middle,
            _ => Self::All,
        }
    }
}

/// With little room the names have it: what can be worked out from the rest, target and what is missing, is left to the
/// explanation.
fn columns<'a>(
    name: Element<'a, Message>,
    cells: [Element<'a, Message>; 5],
    last: Element<'a, Message>,
    how: How<'_>,
) -> Row<'a, Message> {
    let needed = [Room::Little, Room::All, Room::All, Room::Middle, Room::Little];
    let cells = cells.into_iter().zip(how.widths).zip(needed).filter(move |(_, needed)| how.room >= *needed);
    let cells = cells.map(|((cell, width), _)| {
        container(cell).width(width).align_x(Right).padding([0.0, space::S - 2.0]).clip(true).into()
    });
    let [.., state] = how.widths;
    row([container(name).width(Fill).clip(true).into()])
        .extend(cells)
        .push(container(last).width(state).padding([0.0, space::S - 2.0]).clip(true))
        .align_y(Center)
        .padding([0.0, space::S])
}

fn table_head<'a>(how: How<'_>, words: &Words) -> Element<'a, Message> {
    let head = |text: String| one_line(dense(text)).font(font::SEMI_BOLD).style(style::soft).into();
    let cells = [
        head(say!(words, "results-column-value")),
        head(say!(words, "results-column-target")),
        head(say!(words, "results-column-gap")),
        head(say!(words, "results-column-gap-count")),
        head(say!(words, "results-column-score")),
    ];
    let (name, state) = (head(say!(words, "results-column-indicator")), head(say!(words, "results-column-state")));
    let head = columns(name, cells, state, how);
    // The scroll bar beside the rows takes 8 + 4 pixels.
    let beside = if how.is_low { 0.0 } else { 12.0 };
    container(row![head.height(space::ROW), gap().width(beside)]).style(style::surface).into()
}

/// `first` is the place of its first indicator among those of all groups.
fn group_block<'a>(group: &'a GroupLine, first: usize, how: How<'a>, words: &Words) -> Element<'a, Message> {
    let name = one_line(strong(format!("{}. {}", group.code, group.name)));
    let [value, _, gap_points, count, score, state] = how.widths;
    // The bar stands in the columns that groups have no figures in.
    let room = match how.room {
        Room::Little => value,
        Room::Middle => count,
        Room::All => count + gap_points,
    };
    let share = hinted(bar(group.share, group.median, 12.0, |t| t.accent), say!(words, "results-hint-bar-of-group"));
    let share = container(share).width(room.max(BAR)).padding([0.0, space::M]);
    let score = container(one_line(dense(&group.score)).font(font::SEMI_BOLD))
        .width(score)
        .align_x(Right)
        .padding([0.0, space::S + 2.0]);
    let head = row![container(name).width(Fill).clip(true), share, score, gap().width(state)]
        .align_y(Center)
        .padding([0.0, space::S])
        .height(space::ROW);
    let head = container(head).style(style::surface);
    let lines = group.indicators.iter().zip(first..).map(|(line, place)| indicator(line, place, how, words));
    column![head, line_across()].extend(lines).push(line_across()).into()
}

fn indicator<'a>(line: &'a IndicatorLine, place: usize, how: How<'a>, words: &Words) -> Element<'a, Message> {
    let cell = |text: &'a str| one_line(dense(text)).into();
    let name =
        row![one_line(soft(&line.code)).size(text_size::DENSE).width(CODE), dense(&line.name)].spacing(space::XS);
    let score = button(one_line(dense(line.score())).font(font::SEMI_BOLD))
        .padding([1.0, space::XS])
        .style(style::link)
        .on_press(Message::Unit(InUnit::ScorePressed(line.code.clone())))
        // Enter on the row does the same.
        .in_list();
    let (shape, colour) = state_mark(line.state);
    let state = marked(shape, colour, state_word(line.state, words));
    // A count with its unit may be longer than its column.
    let value = dense(&line.value).align_x(Right).into();
    let cells = [value, cell(&line.target), cell(&line.gap_points), cell(&line.gap_count), score.into()];
    let padding = [space::XS - 1.0, space::S];
    let line_row: Element<'_, Message> = match how.room {
        // Over its figures, a name has the whole width.
        Room::Little => {
            let figures = columns(gap().into(), cells, state, how).padding(0);
            column![name, figures].padding(padding).into()
        }
        Room::Middle | Room::All => columns(name.into(), cells, state, how).padding(padding).into(),
    };
    let is_explained = how.explained == Some(line.code.as_str());
    let is_chosen = how.chosen.has(place);
    let line_row = container(line_row).style(style::line_of_list(is_chosen && how.focused));
    let line_row = mouse_area(line_row).on_press(Message::Unit(InUnit::IndicatorPicked(place)));
    // The cell that is looked at is what is brought into sight, where there is one.
    let is_at = if how.focused { how.chosen.at().map_or(is_explained, |at| at == place) } else { is_explained };
    let is_marked = is_at && !(is_explained && line.looks_at(how.looking));
    focus::one_of(column![line_row, is_explained.then(|| reason(line, how.looking, words))], is_marked)
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

impl Opened {
    /// The indicators that are chosen, or all, for a spreadsheet. Their table has no columns to be chosen one by one.
    pub(super) fn indicators_copied(&self, part: CopyOf, words: &Words) -> Option<Copied> {
        let view = self.page.ready()?;
        let lines: Vec<&IndicatorLine> = view.groups.iter().flat_map(|group| &group.indicators).collect();
        let text = |place: usize, column: usize| copied_text(lines[place], column, words);
        match part {
            CopyOf::Rows => Some(Copied::rows(&self.chosen, &copied_columns(words), lines.len(), text)),
            // Code and name.
            CopyOf::Names => Some(Copied::names(&[0, 1], lines.len(), text)),
            CopyOf::Column | CopyOf::Cell | CopyOf::WholeColumn => None,
        }
    }
}

/// What points are out of has a column of its own there, so that both are numbers.
fn copied_columns(words: &Words) -> [Column; 9] {
    let text = |title: String| Column::text(title, Fill);
    [
        text(say!(words, "appraisal-column-code")),
        text(say!(words, "results-column-indicator")),
        text(say!(words, "results-column-value")),
        text(say!(words, "results-column-target")),
        text(say!(words, "results-column-gap")),
        text(say!(words, "results-column-gap-count")),
        text(say!(words, "results-column-score")),
        text(say!(words, "what-if-max")),
        text(say!(words, "results-column-state")),
    ]
}

fn copied_text(line: &IndicatorLine, column: usize, words: &Words) -> String {
    let text: &str = match column {
        0 => &line.code,
        1 => &line.name,
        2 => &line.value,
        3 => &line.target,
        4 => &line.gap_points,
        5 => &line.gap_count,
        6 => &line.points,
        7 => line.max.as_deref().unwrap_or_default(),
        _ => return state_word(line.state, words),
    };
    if text.is_empty() { NO_VALUE.to_owned() } else { text.to_owned() }
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
