//! What the chosen part says, field by field, with what is wrong beside each, and the example that is worked out.

use iced::widget::{Column, Row, column, container, row, space as gap};
use iced::{Element, Fill, Padding};

use super::seen::Shown;
use super::{Blank, Desk, List, Message, NewItem, Part};
use crate::app::focus;
use crate::app::screen::help::Place;
use crate::app::theme::{font, space, style, text_size};
use crate::app::widget::{
    Shape, button, dense, glyph, head as titled, heading, help_mark, label, one_line, quiet, scroll_area, secondary,
    soft, strong, text_field,
};
use crate::i18n::{Language, NO_VALUE, Words};
use crate::say;
use crate::service::Catalogue;
use crate::service::criteria::Entry;

/// Width of the names of fields.
const NAMES: f32 = 176.0;
/// Width of a number.
const NUMBER: f32 = 150.0;
/// Texts of whole sentences, and what of them a line holds.
const LONG: [&str; 5] = ["basis", "guidance", "source.document", "source.quote", "source.note"];
const ONE_LINE: usize = 80;
/// Id of the example's first blank.
pub(super) const EXAMPLE: &str = "criteria-example-first";
/// Choices of so many words are seen at once; longer ones unfold.
const AT_ONCE: usize = 3;

/// What room the form has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// Beside the outline, with fields beside their names.
    Wide,
    /// Beside the outline; fields stand below their names.
    Half,
    /// All there is, and little; the way to the outline says already what is chosen.
    Alone,
}

/// The form; `units` knows which units are in which bloc.
pub(super) fn view<'a>(
    desk: &'a Desk,
    units: &'a [(String, String)],
    room: Room,
    words: &Words,
) -> Element<'a, Message> {
    let is_narrow = room != Room::Wide;
    let rows = desk.seen.fields.iter().map(|field| field_row(desk, field, is_narrow, words));
    let mut form = Column::new().push(head(desk, room, words)).spacing(space::S).padding(Padding::ZERO.right(space::S));
    form = form.push(super::blocs::explained(desk, units, words));
    form = form.extend(desk.seen.of_part.iter().map(|said| wrong(said)));
    let rows: Vec<Element<'a, Message>> = rows.collect();
    let rule = desk.seen.fields.iter().position(|field| field.way == "max");
    for (at, row) in rows.into_iter().enumerate() {
        if Some(at) == rule && matches!(desk.at, Part::Item(List::Indicators, _)) {
            form = form.push(example(desk, words));
        }
        form = form.push(row);
    }
    form = form.push(super::lists::below(desk, words));
    container(scroll_area(form).id(super::FORM).height(Fill)).height(Fill).into()
}

/// What is chosen.
pub(super) fn name_of_chosen(desk: &Desk, words: &Words) -> String {
    let line = desk.seen.lines.iter().find(|line| line.part == desk.at);
    match (desk.at, line) {
        (Part::Whole, _) => say!(words, "criteria-whole"),
        (_, Some(line)) => format!("{} {}", line.code, line.name),
        (part, None) => super::lists::title(desk.draft.catalogue(), part, words),
    }
}

/// What is chosen, and what can be done with it as a whole.
fn head<'a>(desk: &'a Desk, room: Room, words: &Words) -> Element<'a, Message> {
    let title = one_line(heading(name_of_chosen(desk, words), text_size::LARGE));
    let title = (room != Room::Alone).then_some(title);
    let actions = (!desk.locked && desk.at != Part::Whole).then(|| actions(desk.at, words));
    let around = desk.at.seen_with();
    let back = (around != desk.at).then(|| {
        let within = match around {
            Part::Item(List::References, _) | Part::Whole => say!(words, "criteria-back-to-whole"),
            Part::Item(..) => say!(words, "criteria-back-to-indicator"),
        };
        quiet(within).on_press(Message::PartPressed(around))
    });
    let english = (words.language() != Language::En).then(|| {
        let said = match desk.english {
            true => say!(words, "criteria-hide-english"),
            false => say!(words, "criteria-show-english"),
        };
        quiet(said).on_press(Message::EnglishPressed)
    });
    if back.is_some() {
        // The way back takes room, too: what is chosen is named above all of them.
        let actions = row![back, english, actions].spacing(space::S).align_y(iced::Center);
        return column![].push(title).push(actions.wrap()).spacing(space::XS).into();
    }
    let deeds = row![english, actions].spacing(space::S).align_y(iced::Center).wrap();
    match title {
        Some(title) => titled(title, gap(), deeds, space::S, space::CONTROL),
        None => deeds.into(),
    }
}

fn actions<'a>(at: Part, words: &Words) -> Element<'a, Message> {
    let copy = match at {
        Part::Item(List::Indicators, indicator) => {
            Some(quiet(say!(words, "criteria-duplicate")).on_press(Message::Added(NewItem::CopyOf { indicator })))
        }
        Part::Item(List::Groups, group) => Some(
            secondary(say!(words, "criteria-add-indicator")).on_press(Message::Added(NewItem::Indicator { group })),
        ),
        Part::Item(..) | Part::Whole => None,
    };
    row![
        copy,
        quiet(say!(words, "criteria-up")).on_press(Message::Shifted { up: true }),
        quiet(say!(words, "criteria-down")).on_press(Message::Shifted { up: false }),
        quiet(say!(words, "criteria-remove")).on_press(Message::Removed),
    ]
    .wrap()
    .into()
}

fn field_row<'a>(desk: &'a Desk, field: &'a Shown, is_narrow: bool, words: &Words) -> Element<'a, Message> {
    let name = if field.needed { strong(&field.label) } else { label(&field.label) };
    let entry = if desk.locked { read_only(desk, field, words) } else { entry(desk, field, words) };
    let faults = field.wrong.iter().map(|said| wrong(said));
    let entry = column![entry].extend(faults).spacing(2).width(Fill);
    let rule = desk.indicator().filter(|_| field.way == "rule.kind").map(|indicator| Place::of_rule(&indicator.rule));
    let help = rule.map(|place| help_mark(Message::ExplainPressed(place), say!(words, "help-this-rule")));
    if is_narrow {
        return column![name, row![entry, help].spacing(space::S)].spacing(2).into();
    }
    let name = container(name).width(NAMES).padding(Padding::ZERO.top(space::XS));
    row![name, entry, help].spacing(space::S).into()
}

fn wrong<'a>(said: &'a str) -> Element<'a, Message> {
    let mark = container(glyph(Shape::Square, 9.0, |t| t.far_behind)).padding(Padding::ZERO.top(5.0));
    row![mark, dense(said).style(style::tinted(|t| t.far_behind))].spacing(space::XS).into()
}

/// A version that is only looked at.
fn read_only<'a>(desk: &'a Desk, field: &'a Shown, words: &Words) -> Element<'a, Message> {
    let chosen: Vec<&str> =
        field.choices.iter().filter(|(_, _, chosen)| *chosen).map(|(_, name, _)| name.as_str()).collect();
    let text = match (&field.entry, chosen.is_empty()) {
        (Entry::Choices(_), true) => say!(words, "criteria-everybody"),
        (_, false) => chosen.join(", "),
        _ if field.text.is_empty() => NO_VALUE.to_owned(),
        _ => field.text.clone(),
    };
    let english = field.english.as_ref().filter(|english| !english.is_empty() && shows_english(desk, field, words));
    let english = english.map(soft);
    container(column![label(text), english].spacing(2)).padding(Padding::ZERO.top(space::XS)).into()
}

/// Somebody who works in Vietnamese sees English where it is asked for, or where something is wrong with the field.
fn shows_english(desk: &Desk, field: &Shown, words: &Words) -> bool {
    desk.english || words.language() == Language::En || !field.wrong.is_empty()
}

fn entry<'a>(desk: &'a Desk, field: &'a Shown, words: &Words) -> Element<'a, Message> {
    match &field.entry {
        Entry::Choice(_) | Entry::Choices(_) | Entry::YesNo => choice(desk, field, words),
        Entry::Text => {
            let english = field.english.as_deref().unwrap_or_default();
            let vietnamese = input(format!("{}.vi", field.way), "", &field.text);
            let english = shows_english(desk, field, words)
                .then(|| input(format!("{}.en", field.way), &say!(words, "criteria-in-english"), english));
            if !LONG.contains(&field.way) {
                return row![vietnamese, english].spacing(space::S).into();
            }
            // What is longer than its line is read whole below it.
            let whole = (field.text.chars().count() > ONE_LINE).then(|| soft(&field.text).size(text_size::DENSE));
            column![vietnamese, whole, english].spacing(space::XS).into()
        }
        Entry::Number | Entry::Whole | Entry::Day => narrow(field, ""),
        Entry::Fraction => narrow(field, "30%"),
        Entry::Steps { fractions: true } => input(field.way.to_owned(), "50%: 3; 100%: 10", &field.text),
        Entry::Steps { fractions: false } => input(field.way.to_owned(), "5: 3; 20: 10", &field.text),
        Entry::Line | Entry::Lines => input(field.way.to_owned(), "", &field.text),
    }
}

fn narrow<'a>(field: &'a Shown, placeholder: &str) -> Element<'a, Message> {
    container(input(field.way.to_owned(), placeholder, &field.text)).width(NUMBER).into()
}

fn input<'a>(way: String, placeholder: &str, text: &'a str) -> Element<'a, Message> {
    let left = Message::Left(way.clone());
    text_field(input_id(&way), placeholder, text, move |typed| Message::Typed(way.clone(), typed))
        .on_left(left)
        .undone_by_page()
        .into()
}

/// Id of the input at a way.
pub(super) fn input_id(way: &str) -> String {
    format!("criteria-{way}")
}

fn choice<'a>(desk: &'a Desk, field: &'a Shown, words: &Words) -> Element<'a, Message> {
    let unfolded = desk.unfolded.as_deref() == Some(field.way);
    let pick = |(word, name, chosen): &'a (String, String, bool)| {
        button(one_line(label(name)))
            .padding([space::XS, space::S])
            .chosen(style::choice, *chosen)
            .on_press(Message::Picked(field.way.to_owned(), word.clone()))
            .into()
    };
    let all = || focus::choices(Row::with_children(field.choices.iter().map(pick)).spacing(space::XS).wrap());
    if field.choices.len() <= AT_ONCE {
        return all();
    }
    let chosen: Vec<&str> =
        field.choices.iter().filter(|(_, _, chosen)| *chosen).map(|(_, name, _)| name.as_str()).collect();
    let now = if chosen.is_empty() { say!(words, "criteria-nothing-chosen") } else { chosen.join(", ") };
    let fold = row![one_line(label(now)), glyph(Shape::ChevronDown, 10.0, |t| t.ink_soft)];
    let fold = button(fold.spacing(space::S).align_y(iced::Center))
        .padding([space::XS, space::S])
        .style(style::secondary)
        .on_press(Message::Unfolded(field.way.to_owned()))
        .unfolds();
    column![fold, unfolded.then(all)].spacing(space::XS).into()
}

/// Figures typed in, and the lines that `--explain` would give for them.
fn example<'a>(desk: &'a Desk, words: &Words) -> Element<'a, Message> {
    let Some(indicator) = desk.indicator() else { return column![].into() };
    let blank = |id: &'static str, placeholder: &str, text: &'a str, blank: Blank| {
        let field = text_field(id, placeholder, text, move |typed| Message::ExampleTyped(blank, typed));
        container(Element::from(field)).width(NUMBER)
    };
    let is_ratio = desk.seen.fields.iter().any(|field| field.way == "input.numerator");
    let first =
        if is_ratio { say!(words, "criteria-example-numerator") } else { say!(words, "criteria-example-figure") };
    let second = is_ratio.then(|| {
        let placeholder = say!(words, "criteria-example-denominator");
        blank("criteria-example-second", &placeholder, &desk.example.second, Blank::Second)
    });
    let others = indicator.rule.needs_peers().then(|| {
        let placeholder = say!(words, "criteria-example-others");
        let field = text_field("criteria-example-others", &placeholder, &desk.example.others, |typed| {
            Message::ExampleTyped(Blank::Others, typed)
        });
        container(Element::from(field)).width(NUMBER * 2.0)
    });
    let blanks = row![blank(EXAMPLE, &first, &desk.example.first, Blank::First), second, others];
    let lines: Element<'a, Message> = match &desk.seen.example {
        None => soft(say!(words, "criteria-example-hint")).into(),
        Some(Ok(lines)) => column(lines.iter().map(|line| label(line).into())).spacing(2).into(),
        Some(Err(why)) => wrong(why),
    };
    let policy = soft(missing(desk.draft.catalogue(), words)).size(text_size::DENSE);
    let title = label(say!(words, "criteria-example")).font(font::SEMI_BOLD);
    let inside = column![title, blanks.spacing(space::S), lines, policy].spacing(space::S);
    container(inside).padding(space::M).width(Fill).style(style::inset).into()
}

/// What becomes of a unit without figures: said of all indicators at once, in the set's own page.
fn missing(catalogue: &Catalogue, words: &Words) -> String {
    let policy = serde_json::to_value(catalogue.missing).ok();
    let policy = policy.as_ref().and_then(|policy| policy.as_str()).unwrap_or_default();
    say!(words, "criteria-missing-policy", policy = words.catalogue_choice("missing", policy))
}
