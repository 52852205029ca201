//! The page laid out: its tabs and actions, the outline, what is wrong.

use iced::widget::{Column, Row, column, container, responsive, row, space as gap};
use iced::{Center, Element, Fill, FillPortion, Length, Padding};

use super::form::Room;
use super::seen::Line;
use super::{Criteria, Desk, Message, Tab};
use crate::app::focus;
use crate::app::screen::{BOTH, OneAtATime, above_or_scrolled, page};
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{font, space, style};
use crate::app::widget::{
    Shape, button, chip, dense, glyph, head, help_mark, hinted, keyed, label, line_across, line_down, one_line,
    primary, quiet, scroll_area, secondary, strong,
};
use crate::i18n::Words;
use crate::say;
use crate::service::Catalogue;

/// Height of the list of faults: four lines and a bit, so that it is seen where there are more.
const FAULTS: f32 = 104.0;
/// Below so much room in width the outline has half of it, and fields stand below their names.
const WIDE: f32 = 900.0;
/// With less height than this the page is scrolled as a whole.
const LOW: f32 = 320.0;
/// The same of ranks, above which more is chosen and said.
const LOW_FOR_RANKS: f32 = 460.0;
/// Most of a code that is seen.
const CODE: f32 = 56.0;

pub(super) fn page_of<'a>(screen: &'a Criteria, shared: &'a Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let title = say!(words, "criteria-title");
    let Some(desk) = &screen.desk else {
        return page(title, String::new(), None, screen.loaded.placeholder(shared));
    };
    let catalogue = desk.draft.catalogue();
    let edition = words.edition(catalogue);
    let sentence = match desk.locked {
        true => match screen.in_use_elsewhere(catalogue) {
            None => say!(words, "criteria-looked-at", edition = edition),
            Some(used) => {
                let scored = shared.period_name().unwrap_or_else(|| say!(words, "criteria-this-file"));
                say!(words, "criteria-looked-at-other", edition = edition, period = scored, used = used)
            }
        },
        false => say!(words, "criteria-draft", edition = edition, origin = desk.origin.as_str()),
    };
    let units = screen.shelf().map(|shelf| shelf.in_blocs.as_slice()).unwrap_or_default();
    let body = move || -> Element<'a, Message> {
        match screen.tab {
            Tab::Content => content(screen, desk, units, words),
            Tab::Differences => screen.differences(words),
            Tab::Rescore => screen.rescore_view(shared),
            Tab::Editions => screen.editions(words),
        }
    };
    let above = move |is_narrow: bool| -> Element<'a, Message> {
        let held = (!desk.locked && screen.is_held(catalogue)).then(|| {
            let version = super::short_name(&catalogue.reference());
            label(say!(words, "criteria-version-held", version = version)).style(style::tinted(|t| t.far_behind))
        });
        let asked = column![screen.copy_form(shared), screen.applying_form(shared), screen.deleting_bar(shared), held];
        let chosen = (screen.tab == Tab::Rescore).then(|| screen.rescore_choices(words));
        column![asked.spacing(space::S), bar(screen, desk, is_narrow, shared)].push(chosen).spacing(space::S).into()
    };
    let least = if screen.tab == Tab::Rescore { LOW_FOR_RANKS } else { LOW };
    let content = responsive(move |room| above_or_scrolled(least, move || above(room.width < BOTH), body));
    page(title, sentence, Some(main_action(screen, desk, words)), content)
}

fn main_action<'a>(screen: &Criteria, desk: &Desk, words: &Words) -> Element<'a, Message> {
    if desk.locked {
        let tried = hinted(
            secondary(say!(words, "criteria-try")).on_press(Message::TryPressed),
            say!(words, "criteria-try-hint"),
        );
        // What ships and is not in the file yet can be taken into it as it is.
        let tried = match screen.is_usable(desk.draft.catalogue()) {
            false => tried,
            true => hinted(
                secondary(say!(words, "criteria-use")).on_press(Message::UsePressed),
                say!(words, "criteria-use-hint"),
            ),
        };
        let copy = primary(say!(words, "criteria-copy")).on_press(Message::CopyPressed);
        return row![tried, copy].spacing(space::S).into();
    }
    let held = screen.is_held(desk.draft.catalogue());
    let keep = primary(say!(words, "criteria-keep"));
    let keep = keep.on_press_maybe(screen.can_keep().then_some(Message::KeepPressed));
    let keep = match (held, desk.is_sound()) {
        (true, _) => {
            let version = super::short_name(&desk.draft.catalogue().reference());
            hinted(keep, say!(words, "criteria-version-held", version = version))
        }
        (_, false) if !desk.is_quiet() => hinted(keep, say!(words, "criteria-keep-unsound")),
        _ => hinted(keep, say!(words, "criteria-keep-hint")),
    };
    let discard = quiet(say!(words, "criteria-discard")).on_press(Message::DiscardPressed);
    row![discard, keep].spacing(space::S).into()
}

/// Tabs and tools; of a draft, what is not asked for often is folded where there is little room.
fn bar<'a>(screen: &'a Criteria, desk: &'a Desk, is_narrow: bool, shared: &'a Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let tab = |tab: Tab, name: String| {
        button(one_line(label(name)))
            .padding([space::XS, space::S])
            .chosen(style::tab, screen.tab == tab)
            .on_press(Message::TabPressed(tab))
    };
    let differing = screen.differences.len();
    let own = desk.draft.catalogue().reference();
    let other = screen.against().filter(|line| desk.locked && line.catalogue.reference() != own);
    let differences = match other {
        None => say!(words, "criteria-tab-changed", count = differing.to_string()),
        Some(other) => {
            say!(words, "criteria-tab-differences", count = differing.to_string(), other = other.name.as_str())
        }
    };
    let tabs = row![
        tab(Tab::Content, say!(words, "criteria-tab-content")),
        tab(Tab::Differences, differences),
        tab(Tab::Rescore, say!(words, "criteria-tab-rescore")),
        tab(Tab::Editions, say!(words, "criteria-tab-editions")),
    ]
    .spacing(2);
    let tabs = focus::choices(tabs.wrap());
    let back = screen.take_back_button(shared);
    if is_narrow && !desk.locked {
        let more = say!(words, "app-more");
        let more = row![one_line(label(more)), glyph(Shape::ChevronDown, 10.0, |t| t.ink_soft)];
        let more = button(more.spacing(space::S).align_y(Center).height(Fill)).height(space::CONTROL);
        let more = more.padding([0.0, space::M]).style(style::quiet).on_press(Message::MorePressed);
        let tools = row![sum(desk, words), back, steps(desk, true, words), more].spacing(space::S).align_y(Center);
        let unfolded = screen.more.then(|| files(words));
        return column![tabs, tools.wrap()].push(unfolded).spacing(space::XS).into();
    }
    let steps = (!desk.locked).then(|| steps(desk, false, words));
    let tools = row![sum(desk, words), back, steps, files(words)].spacing(space::S).align_y(Center);
    head(tabs, gap(), tools.wrap(), space::S, space::CONTROL)
}

/// What the criteria set is written to.
fn files<'a>(words: &Words) -> Element<'a, Message> {
    row![
        quiet(say!(words, "criteria-export-text")).on_press(Message::ExportPressed("toml")),
        quiet(say!(words, "results-export")).on_press(Message::ExportPressed("xlsx")),
    ]
    .wrap()
    .into()
}

/// The sum against the total, wherever one looks.
fn sum<'a>(desk: &'a Desk, words: &Words) -> Element<'a, Message> {
    let Some((sum, agrees)) = desk.seen.lines.first().and_then(|line| line.sum.as_ref()) else {
        return gap().into();
    };
    let total = desk.seen.lines.first().map(|line| line.weighs.as_str()).unwrap_or_default();
    let said = say!(words, "criteria-sum", sum = sum.as_str(), total = total);
    if *agrees { chip(Shape::Check, |t| t.reached, said) } else { chip(Shape::Cross, |t| t.far_behind, said) }
}

/// Steps back and forth. Where there is little room their keys are told while the pointer rests there.
fn steps<'a>(desk: &'a Desk, is_narrow: bool, words: &Words) -> Element<'a, Message> {
    let step = |name: String, keys: &'static str, hint: Option<&str>, message: Option<Message>| {
        let step = if is_narrow { quiet(name) } else { keyed(label(name), keys).style(style::quiet) };
        let step = step.on_press_maybe(message);
        let key = is_narrow.then_some(keys);
        let told: Vec<&str> = hint.into_iter().chain(key).collect();
        if told.is_empty() { step.into() } else { hinted(step, told.join("\n")) }
    };
    let undo = desk.draft.is_changed().then_some(Message::UndoPressed);
    let redo = desk.draft.can_redo().then_some(Message::RedoPressed);
    row![
        step(say!(words, "criteria-undo"), Shortcut::UndoImport.keys(), desk.seen.undo.as_deref(), undo),
        step(say!(words, "criteria-redo"), Shortcut::Redo.keys(), None, redo),
    ]
    .into()
}

fn content<'a>(
    screen: &'a Criteria,
    desk: &'a Desk,
    units: &'a [(String, String)],
    words: &'a Words,
) -> Element<'a, Message> {
    let panes = responsive(move |room| {
        if room.width < BOTH {
            let said = OneAtATime {
                is_choosing: screen.listing,
                chosen: super::form::name_of_chosen(desk, words),
                back: say!(words, "compare-list-back"),
                on_press: Message::ListPressed,
            };
            let form = || super::form::view(desk, units, Room::Alone, words);
            return said.view(|| outline(desk, true, words), form);
        }
        let is_narrow = room.width < WIDE;
        let (outlined, told) = if is_narrow { (1, 1) } else { (2, 3) };
        let outline = container(outline(desk, is_narrow, words)).width(FillPortion(outlined));
        let room = if is_narrow { Room::Half } else { Room::Wide };
        let form = container(super::form::view(desk, units, room, words)).width(FillPortion(told));
        row![outline, line_down(), form].spacing(space::M).height(Fill).into()
    });
    column![panes, faults(desk, words)].spacing(space::S).height(Fill).into()
}

fn outline<'a>(desk: &'a Desk, is_narrow: bool, words: &Words) -> Element<'a, Message> {
    let line = |line: &'a Line| outline_line(line, desk.at.seen_with() == line.part, is_narrow, words);
    let lines = desk.seen.lines.iter().map(line);
    let list = scroll_area(column(lines))
        .id(super::OUTLINE)
        .on_scroll(|viewport| Message::OutlineScrolled(viewport.absolute_offset().y))
        .height(Fill);
    let list = focus::list(container(list).style(style::panel).padding(1).height(Fill), true);
    let add = (!desk.locked).then(|| {
        row![
            secondary(say!(words, "criteria-add-group")).on_press(Message::Added(super::NewItem::Group)),
            hinted(
                secondary(say!(words, "criteria-restate")).on_press(Message::RestatePressed),
                say!(words, "criteria-restate-hint")
            ),
        ]
        .spacing(space::S)
    });
    column![list, add].spacing(space::S).into()
}

/// Codes stand in a column where there is room for one.
fn outline_line<'a>(line: &'a Line, chosen: bool, is_narrow: bool, words: &Words) -> Element<'a, Message> {
    let code_width = if is_narrow { Length::Shrink } else { Length::Fixed(CODE) };
    let indent = line.depth.saturating_sub(1) as f32 * space::M;
    let is_group = line.sum.is_some() || !matches!(line.part, super::Part::Item(super::List::Indicators, _));
    let weight = if is_group { font::SEMI_BOLD } else { font::REGULAR };
    let plain = |text: &'a str| one_line(dense(text)).font(weight);
    let name = container(plain(&line.name)).width(Fill).clip(true);
    let off = (!line.enabled).then(|| one_line(dense(say!(words, "criteria-off"))).style(style::soft));
    let mark: Element<'a, Message> = match (line.faulty, &line.sum) {
        (true, _) => glyph(Shape::Square, 9.0, |t| t.far_behind),
        (false, Some((_, true))) => glyph(Shape::Check, 9.0, |t| t.reached),
        _ => gap().width(9).into(),
    };
    let weighs = match &line.sum {
        Some((sum, false)) => one_line(dense(format!("{sum} / {}", line.weighs))).font(weight),
        _ => plain(&line.weighs),
    };
    let code =
        (!line.code.is_empty()).then(|| container(plain(&line.code)).width(code_width).max_width(CODE).clip(true));
    let content = row![code, name, off, weighs, mark].spacing(space::S).align_y(Center).height(Fill);
    let line = button(content)
        .width(Fill)
        .height(space::ROW_DENSE)
        .padding(Padding::from([0.0, space::S]).left(space::S + indent))
        .style(style::list_row(chosen))
        .on_press(Message::PartPressed(line.part))
        .in_list();
    focus::one_of(line, chosen)
}

fn faults<'a>(desk: &'a Desk, words: &Words) -> Option<Element<'a, Message>> {
    let found = desk.seen.faults.iter().enumerate().filter(|(_, fault)| !fault.quiet);
    let count = found.clone().count();
    if count == 0 {
        return None;
    }
    let lines = found.map(|(at, fault)| {
        let mark = glyph(Shape::Square, 9.0, |t| t.far_behind);
        let said = one_line(dense(&fault.said));
        let fault_row = button(row![mark, said].spacing(space::S).align_y(Center).height(Fill))
            .width(Fill)
            .height(space::ROW_DENSE)
            .padding([0.0, space::S])
            .style(style::list_row(false))
            .on_press(Message::FaultPressed(at));
        let help = help_mark(Message::ExplainPressed(fault.place.clone()), say!(words, "help-how-written"));
        row![fault_row, help].align_y(Center).into()
    });
    let title = strong(say!(words, "criteria-faults", count = count));
    let list = container(scroll_area(column(lines))).max_height(FAULTS).width(Fill);
    Some(column![line_across(), title, list].spacing(space::XS).into())
}

impl Criteria {
    /// What the period in sight is scored under, where something else lies on the desk.
    fn in_use_elsewhere(&self, on_desk: &Catalogue) -> Option<&str> {
        let line = self.edition(self.shelf()?.in_use)?;
        (line.catalogue.reference() != on_desk.reference()).then_some(line.name.as_str())
    }

    /// The versions there are to look at and to begin from.
    pub(super) fn editions<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        let Some(shelf) = self.shelf() else { return gap().into() };
        let on_desk = self.desk.as_ref().filter(|desk| desk.locked).map(|desk| desk.draft.catalogue().reference());
        let lines = shelf.editions.iter().enumerate().map(|(at, line)| {
            let name = column![
                one_line(strong(format!("{}: {}", line.name, line.title))),
                one_line(dense(&line.detail)).style(style::soft),
            ];
            let show = button(name)
                .width(Fill)
                .padding([space::XS, space::S])
                .style(style::list_row(on_desk.as_ref() == Some(&line.catalogue.reference())))
                .on_press(Message::EditionPressed(at));
            let delete = (line.held && line.unused)
                .then(|| quiet(say!(words, "criteria-delete")).on_press(Message::DeletePressed(at)));
            row![show, delete].spacing(space::S).align_y(Center).into()
        });
        let draft = self.desk.as_ref().filter(|desk| !desk.locked).map(|desk| {
            let name = super::short_name(&desk.draft.catalogue().reference());
            let said = column![
                one_line(strong(say!(words, "criteria-draft-line", version = name))),
                one_line(dense(&desk.origin)).style(style::soft),
            ];
            button(said)
                .width(Fill)
                .padding([space::XS, space::S])
                .style(style::list_row(true))
                .on_press(Message::TabPressed(Tab::Content))
        });
        let said = label(say!(words, "criteria-editions-sentence")).style(style::soft);
        let read = hinted(
            secondary(say!(words, "criteria-import")).on_press(Message::ImportPressed),
            say!(words, "criteria-import-hint"),
        );
        let said = row![container(said).width(Fill), read].spacing(space::S).align_y(Center);
        let lines = Column::new().push(draft).extend(lines);
        let list = container(scroll_area(lines).height(Fill)).style(style::panel).padding(1).height(Fill);
        column![said, list].spacing(space::S).height(Fill).into()
    }

    /// Which edition the desk is held against.
    pub(super) fn against_row<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        let editions = self.shelf().map(|shelf| shelf.editions.as_slice()).unwrap_or_default();
        let against = self.against.as_ref().and_then(|version| self.edition_of(version));
        let choices = editions.iter().enumerate().map(|(at, line)| {
            button(one_line(dense(&line.name)))
                .padding([2.0, space::S])
                .chosen(style::choice, against == Some(at))
                .on_press(Message::AgainstPicked(at))
                .into()
        });
        row![
            label(say!(words, "criteria-against")),
            focus::choices(Row::with_children(choices).spacing(space::XS).wrap())
        ]
        .spacing(space::S)
        .align_y(Center)
        .into()
    }
}
