//! The top bar: file, period, catalogue, own unit, language. Its parts have fixed widths so that menus hang below them.
//! What applies everywhere is in sight however large everything is shown: where there is no room for it in full it is said
//! short, and only language, help and settings fold into a menu.

use std::path::Path;

use iced::widget::{container, responsive, row, space as gap};
use iced::{Center, Element, Fill, Font};

use super::Message;
use crate::app::Page;
use crate::app::focus;
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{font, space, style};
use crate::app::widget::{Shape, button, chip, dense, glyph, hinted, label, line_down, one_line};
use crate::domain::text::capitalised;
use crate::i18n::Language;
use crate::say;

pub(super) const HEIGHT: f32 = 40.0;
/// Room at both sides of each part.
const SIDES: f32 = 9.0;
/// From so much width on, everything is said in full …
const FULL: f32 = 1085.0;
/// … from so much on what applies everywhere is said short, and below it what is beside it gives way, too.
const SHORT: f32 = 880.0;
/// Search and menu, and room for what everything made from the file carries.
const BESIDE: f32 = 190.0;

/// Widths of file, period, criteria set and own unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Parts([f32; 4]);

impl Parts {
    pub(super) const FILE: usize = 0;
    pub(super) const PERIOD: usize = 1;
    pub(super) const CATALOGUE: usize = 2;
    pub(super) const OWN: usize = 3;

    /// Those in a bar so wide.
    pub(super) fn of(bar: f32) -> Self {
        match Room::of(bar) {
            Room::All => Self([176.0, 156.0, 133.0, 196.0]),
            Room::Middle => Self([160.0, 90.0, 133.0, 150.0]),
            Room::Little => {
                let least = [136.0, 86.0, 126.0, 130.0];
                let share = ((bar - BESIDE) / least.iter().sum::<f32>()).min(1.0);
                Self(least.map(|width| (width * share).floor()))
            }
        }
    }

    /// Where a part's menu begins: a line stands after each part.
    pub(super) fn left(self, part: usize) -> f32 {
        self.0[..part].iter().map(|width| width + 1.0).sum()
    }

    pub(super) fn width(self, part: usize) -> f32 {
        self.0[part]
    }
}

/// How much of the bar has room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    /// Everything short.
    Little,
    /// … and the search with its key.
    Middle,
    All,
}

impl Room {
    /// With what everything made from the file carries, the widest the bar can be.
    fn of(width: f32) -> Self {
        match width {
            ..SHORT => Self::Little,
            SHORT..FULL => Self::Middle,
            _ => Self::All,
        }
    }
}

pub(super) fn view(shared: &Shared) -> Element<'_, Message> {
    container(responsive(move |size| bar(shared, size.width))).height(HEIGHT).style(style::surface).into()
}

fn bar(shared: &Shared, width: f32) -> Element<'_, Message> {
    let (room, parts) = (Room::of(width), Parts::of(width));
    let bar = row![file(shared, room, parts), line_down()].extend(of_file(shared, room, parts));
    let bar = bar.extend([container(marking(shared, room)).width(Fill).align_right(Fill).into(), search(shared, room)]);
    let bar = match room {
        Room::All => bar.extend([languages(shared), tools(shared)]),
        Room::Middle | Room::Little => bar.push(more(shared)),
    };
    let bar = bar.align_y(Center).height(HEIGHT);
    container(bar).padding(iced::Padding::ZERO.right(space::S)).into()
}

/// What is opened; short, without what every data file's name ends with.
fn file(shared: &Shared, room: Room, parts: Parts) -> Element<'_, Message> {
    let words = &shared.words;
    let whole = shared.file.as_ref().map_or_else(|| say!(words, "app-no-file"), |file| file.name.clone());
    let short = Path::new(&whole).file_stem().map_or_else(|| whole.clone(), |stem| stem.to_string_lossy().into_owned());
    let said = Said { short: (room < Room::All && shared.file.is_some()).then_some(short), whole };
    part(said, parts.width(Parts::FILE), Message::FilePressed, font::SEMI_BOLD)
}

/// What is known once a file is open: period, catalogue, own unit.
fn of_file(shared: &Shared, room: Room, parts: Parts) -> Vec<Element<'_, Message>> {
    let Some(file) = &shared.file else { return Vec::new() };
    let words = &shared.words;
    let is_short = room < Room::All;
    let whole = shared.period_name().map_or_else(|| say!(words, "app-no-period"), |name| capitalised(&name));
    let short = file.period.filter(|_| is_short).map(|period| words.short_period(period));
    let period = Said { whole, short };
    let catalogue = Said { whole: file.catalogue.clone(), short: None };
    let own_short =
        is_short.then(|| shared.own_name().map_or_else(|| say!(words, "app-own-none-short"), str::to_owned));
    let own = Said { whole: own(shared), short: own_short };
    vec![
        part(period, parts.width(Parts::PERIOD), Message::PeriodPressed, font::REGULAR),
        line_down(),
        part(catalogue, parts.width(Parts::CATALOGUE), Message::CataloguePressed, font::REGULAR),
        line_down(),
        part(own, parts.width(Parts::OWN), Message::OwnPressed, font::REGULAR),
    ]
}

/// The own unit in words.
fn own(shared: &Shared) -> String {
    let own = shared.own_name().map_or_else(|| say!(shared.words, "app-own-none"), str::to_owned);
    say!(shared.words, "app-own", name = own)
}

/// Unfolds what has no room of its own.
fn more<'a>(shared: &Shared) -> Element<'a, Message> {
    let name = row![one_line(label(say!(shared.words, "app-more"))), glyph(Shape::ChevronDown, 10.0, |t| t.ink_soft)];
    button(name.spacing(space::S).align_y(Center).height(Fill))
        .height(Fill)
        .padding([0.0, SIDES])
        .style(style::quiet)
        .on_press(Message::MorePressed)
        .unfolds()
        .into()
}

/// What everything made from the file carries must be seen wherever its figures are.
fn marking(shared: &Shared, room: Room) -> Element<'_, Message> {
    let Some(marking) = shared.file.as_ref().and_then(|file| file.marking.as_deref()) else { return gap().into() };
    let chip = match room {
        Room::All | Room::Middle => chip(Shape::TriangleUp, |t| t.behind, marking),
        // On two lines, which have the height of the bar.
        Room::Little => {
            container(dense(marking).line_height(1.15)).padding([1.0, 5.0]).style(style::chip(|t| t.behind)).into()
        }
    };
    container(chip).padding([0.0, space::XS]).into()
}

/// What a part says, and where that has no room how it says it.
struct Said {
    whole: String,
    short: Option<String>,
}

fn part<'a>(said: Said, width: f32, message: Message, weight: Font) -> Element<'a, Message> {
    let Said { whole, short } = said;
    let hint = short.as_ref().map(|_| whole.clone());
    let name = one_line(label(short.unwrap_or(whole))).font(weight);
    let chevron = glyph(Shape::ChevronDown, 10.0, |t| t.ink_soft);
    let content = row![container(name).width(Fill).clip(true), chevron].spacing(space::S).align_y(Center);
    let part = button(content.height(Fill))
        .width(width)
        .height(Fill)
        .padding([0.0, SIDES])
        .style(style::quiet)
        .on_press(message)
        .unfolds();
    match hint {
        Some(hint) => hinted(part, hint),
        None => part.into(),
    }
}

fn languages<'a>(shared: &Shared) -> Element<'a, Message> {
    let language = |name: &'static str, language: Language| {
        let chosen = shared.settings.language == language;
        button(dense(name).font(font::SEMI_BOLD))
            .padding([space::XS - 1.0, space::S])
            .chosen(style::choice, chosen)
            .on_press(Message::LanguagePicked(language))
    };
    focus::choices(row![language("VI", Language::Vi), language("EN", Language::En)].spacing(2))
}

/// Looks like the box that it opens; with little room the lens stands for it.
fn search<'a>(shared: &Shared, room: Room) -> Element<'a, Message> {
    let has_keys = room > Room::Little;
    let keys = has_keys.then(|| dense(Shortcut::Search.keys()).style(style::soft));
    let find = row![glyph(Shape::Lens, 13.0, |t| t.ink_soft), keys].spacing(space::XS).align_y(Center);
    let padding = if has_keys { [space::XS, space::S] } else { [space::S - 1.0, space::S] };
    let search = button(find).padding(padding).style(style::secondary).on_press(Message::SearchPressed);
    let meaning = Shortcut::Search.meaning(&shared.words);
    let hint = if has_keys { meaning } else { format!("{meaning} · {}", Shortcut::Search.keys()) };
    container(hinted(search, hint)).padding([0.0, space::S - 2.0]).into()
}

/// Help, and what a person chooses once.
fn tools<'a>(shared: &Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let settings = button(glyph(Shape::Gear, 15.0, |t| t.ink))
        .padding([space::XS + 1.0, space::S])
        .style(style::quiet)
        .on_press(Message::PagePressed(Page::Settings));
    let title = format!("{} · {}", Page::Settings.title(words), Page::Settings.keys());
    let help = button(dense("F1")).padding([space::XS, space::S]).style(style::quiet).on_press(Message::HelpPressed);
    row![hinted(help, say!(words, "app-shortcut-help")), hinted(settings, title)].padding([0.0, space::XS]).into()
}
