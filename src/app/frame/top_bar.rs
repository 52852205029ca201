//! The top bar: file, period, catalogue, own unit, language. Its parts have fixed widths so that menus hang below them.
//! Where there is no room for all, as on a small screen that is shown larger, the later ones fold into one menu.

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
pub(super) const FILE: f32 = 176.0;
pub(super) const PERIOD: f32 = 156.0;
const CATALOGUE: f32 = 133.0;
pub(super) const OWN: f32 = 196.0;
/// Room at both sides of each part.
const SIDES: f32 = 9.0;
/// Where the menu of criteria sets begins.
pub(super) const CATALOGUE_LEFT: f32 = FILE + PERIOD + 2.0;
/// Where the own unit's menu begins.
pub(super) const OWN_LEFT: f32 = FILE + PERIOD + CATALOGUE + 3.0;

/// How much of the bar has room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    /// File and period.
    Little,
    /// … and criteria set.
    Middle,
    All,
}

impl Room {
    /// With what everything made from the file carries, the widest the bar can be.
    fn of(width: f32) -> Self {
        match width {
            0.0..800.0 => Self::Little,
            800.0..1024.0 => Self::Middle,
            _ => Self::All,
        }
    }
}

pub(super) fn view(shared: &Shared) -> Element<'_, Message> {
    container(responsive(move |size| bar(shared, Room::of(size.width)))).height(HEIGHT).style(style::surface).into()
}

fn bar(shared: &Shared, room: Room) -> Element<'_, Message> {
    let words = &shared.words;
    let name = shared.file.as_ref().map_or_else(|| say!(words, "app-no-file"), |file| file.name.clone());
    let bar = row![part(name, FILE, Message::FilePressed, font::SEMI_BOLD), line_down()].extend(of_file(shared, room));
    let bar = bar.extend([gap().width(Fill).into(), marking(shared), search(shared)]);
    let bar = match room {
        Room::All => bar.extend([languages(shared), tools(shared)]),
        Room::Middle | Room::Little => bar.push(more(shared)),
    };
    let bar = bar.align_y(Center).height(HEIGHT);
    container(bar).padding(iced::Padding::ZERO.right(space::S)).into()
}

/// What is known once a file is open: period, catalogue, own unit.
fn of_file(shared: &Shared, room: Room) -> Vec<Element<'_, Message>> {
    let Some(file) = &shared.file else { return Vec::new() };
    let words = &shared.words;
    let period = shared.period_name().map_or_else(|| say!(words, "app-no-period"), |name| capitalised(&name));
    let catalogue = part(file.catalogue.clone(), CATALOGUE, Message::CataloguePressed, font::REGULAR);
    let mut parts = vec![part(period, PERIOD, Message::PeriodPressed, font::REGULAR), line_down()];
    if room >= Room::Middle {
        parts.extend([catalogue, line_down()]);
    }
    if room == Room::All {
        parts.push(part(own(shared), OWN, Message::OwnPressed, font::REGULAR));
    }
    parts
}

/// The own unit in words.
pub(super) fn own(shared: &Shared) -> String {
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
        .into()
}

/// What everything made from the file carries must be seen wherever its figures are.
fn marking(shared: &Shared) -> Element<'_, Message> {
    let marking = shared.file.as_ref().and_then(|file| file.marking.as_deref());
    match marking {
        Some(marking) => container(chip(Shape::TriangleUp, |t| t.behind, marking)).padding([0.0, space::S]).into(),
        None => gap().into(),
    }
}

fn part<'a>(name: String, width: f32, message: Message, weight: Font) -> Element<'a, Message> {
    let name = container(one_line(label(name)).font(weight)).width(Fill).clip(true);
    let chevron = glyph(Shape::ChevronDown, 10.0, |t| t.ink_soft);
    button(row![name, chevron].spacing(space::S).align_y(Center).height(Fill))
        .width(width)
        .height(Fill)
        .padding([0.0, SIDES])
        .style(style::quiet)
        .on_press(message)
        .into()
}

fn languages<'a>(shared: &Shared) -> Element<'a, Message> {
    let language = |name: &'static str, language: Language| {
        let chosen = shared.settings.language == language;
        button(dense(name).font(font::SEMI_BOLD))
            .padding([space::XS - 1.0, space::S])
            .style(style::choice(chosen))
            .on_press(Message::LanguagePicked(language))
    };
    focus::choices(row![language("VI", Language::Vi), language("EN", Language::En)].spacing(2))
}

/// Looks like the box that it opens.
fn search<'a>(shared: &Shared) -> Element<'a, Message> {
    let find = row![glyph(Shape::Lens, 13.0, |t| t.ink_soft), dense(Shortcut::Search.keys()).style(style::soft)]
        .spacing(space::XS)
        .align_y(Center);
    let search = button(find).padding([space::XS, space::S]).style(style::secondary).on_press(Message::SearchPressed);
    container(hinted(search, Shortcut::Search.meaning(&shared.words))).padding([0.0, space::S]).into()
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
