//! What the settings look like: a column of the person's own choices, one of names, paper and safety.

use std::path::Path;

use iced::widget::{Column, column, container, row};
use iced::{Center, Element, Fill, FillPortion};

use super::{Message, SettingsPage};
use crate::app::focus;
use crate::app::screen::page;
use crate::app::settings::{PaperSize, Scale, Settings};
use crate::app::shared::Shared;
use crate::app::theme::{Appearance, space, style};
use crate::app::widget::{
    Shape, button, dense, glyph, label, one_line, quiet, scroll_area, secondary, soft, strong, text_field,
};
use crate::domain::{Decimal, province};
use crate::i18n::{Language, Words};
use crate::say;
use crate::service::demo;

/// Digits that can be asked for.
pub(crate) const DIGITS: [Option<u32>; 5] = [None, Some(0), Some(1), Some(2), Some(3)];

impl SettingsPage {
    /// The page.
    pub fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let left = column![screen(shared), own(shared)].spacing(space::L).width(FillPortion(1));
        let right =
            column![self.printing(shared), self.copies(shared), folders(shared), self.double_click.view(shared)];
        let right = right.spacing(space::L).width(FillPortion(1));
        let columns = row![left, right].spacing(space::L).padding(iced::Padding::ZERO.right(space::S));
        let content = scroll_area(container(columns).max_width(1180)).height(Fill);
        page(say!(words, "settings-title"), say!(words, "settings-sentence"), None, content)
    }
}

pub(super) fn section<'a>(title: String) -> Column<'a, Message> {
    column![strong(title)].spacing(space::S)
}

pub(super) fn framed<'a>(section: Column<'a, Message>) -> Element<'a, Message> {
    container(section.width(Fill)).padding(space::M).width(Fill).style(style::panel).into()
}

/// A name with what can be chosen for it.
pub(super) fn choices<'a>(name: String, offered: Vec<(String, bool, Message)>) -> Element<'a, Message> {
    let buttons = offered.into_iter().map(|(name, chosen, message)| {
        button(one_line(dense(name)))
            .padding([space::XS, space::S])
            .chosen(style::choice, chosen)
            .on_press(message)
            .into()
    });
    column![soft(name), focus::choices(row(buttons).spacing(space::XS).wrap())].spacing(space::XS).into()
}

pub(super) fn note<'a>(text: String) -> Element<'a, Message> {
    dense(text).style(style::soft).into()
}

fn screen<'a>(shared: &Shared) -> Element<'a, Message> {
    let (words, set) = (&shared.words, &shared.settings);
    let language =
        |name: &str, language| (name.to_owned(), set.language == language, Message::LanguagePicked(language));
    let look = |appearance| {
        (appearance_name(appearance, words), set.appearance == appearance, Message::AppearancePicked(appearance))
    };
    let scale =
        |percent: u16| (format!("{percent}%"), set.scale == Scale::percent(percent), Message::ScalePicked(percent));
    let digits =
        |digits: Option<u32>| (digits_name(digits, words), set.digits == digits, Message::DigitsPicked(digits));
    framed(
        section(say!(words, "settings-screen"))
            .push(choices(
                say!(words, "settings-language"),
                vec![language("Tiếng Việt", Language::Vi), language("English", Language::En)],
            ))
            .push(choices(say!(words, "app-appearance"), Appearance::ALL.map(look).into()))
            .push(choices(say!(words, "settings-scale"), Scale::OFFERED.map(scale).into()))
            .push(choices(say!(words, "settings-digits"), DIGITS.map(digits).into()))
            .push(note(say!(words, "settings-digits-note")))
            .push(tables(set, words)),
    )
}

/// Gives up widths and orders of tables, where there are any.
fn tables<'a>(set: &Settings, words: &Words) -> Element<'a, Message> {
    let reset = secondary(say!(words, "settings-tables-reset"));
    let reset = reset.on_press_maybe((!set.tables.is_empty()).then_some(Message::TablesReset));
    column![row![reset], note(say!(words, "settings-tables-note"))].spacing(space::XS).into()
}

/// The name of an appearance.
pub(crate) fn appearance_name(appearance: Appearance, words: &Words) -> String {
    match appearance {
        Appearance::Light => say!(words, "app-appearance-light"),
        Appearance::Dark => say!(words, "app-appearance-dark"),
        Appearance::HighContrast => say!(words, "app-appearance-contrast"),
    }
}

/// Digits by the least step they show: `0,01`.
pub(crate) fn digits_name(digits: Option<u32>, words: &Words) -> String {
    match digits {
        None => say!(words, "settings-digits-catalogue"),
        Some(digits) => words.number(Decimal::new(1, digits), digits),
    }
}

fn own(shared: &Shared) -> Element<'_, Message> {
    let (words, set) = (&shared.words, &shared.settings);
    let pick = secondary(say!(words, "settings-own-pick"))
        .on_press_maybe(shared.file.is_some().then_some(Message::OwnPressed));
    let name = container(one_line(label(say!(words, "app-own", name = own_name(shared))))).width(Fill).clip(true);
    let field = |name: String, id: &'static str, hint: String, value: &str, on: fn(String) -> Message| {
        column![soft(name), Element::from(text_field(id, &hint, value, on))].spacing(space::XS)
    };
    let head = &set.letterhead;
    framed(
        section(say!(words, "settings-own"))
            .push(row![name, pick].spacing(space::S).align_y(Center))
            .push(field(
                say!(words, "settings-above"),
                "settings-above",
                say!(words, "settings-above-hint"),
                &head.above,
                Message::AboveTyped,
            ))
            .push(field(
                say!(words, "settings-name"),
                "settings-name",
                say!(words, "settings-name-hint"),
                &head.name,
                Message::NameTyped,
            ))
            .push(field(
                say!(words, "settings-place"),
                "settings-place",
                say!(words, "settings-place-hint"),
                &head.place,
                Message::PlaceTyped,
            ))
            .push(note(say!(words, "settings-own-note"))),
    )
}

/// The own unit's name, known without a file where it is a province.
fn own_name(shared: &Shared) -> String {
    let code = shared.settings.own_unit.as_deref();
    let known = shared.own_name().map(str::to_owned);
    let known = known.or_else(|| Some(province::by_code(code?)?.name_vi.to_owned()));
    known.or_else(|| code.map(str::to_owned)).unwrap_or_else(|| say!(shared.words, "app-own-none"))
}

impl SettingsPage {
    fn printing<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let (words, set) = (&shared.words, &shared.settings);
        let paper = |name: &str, paper| (name.to_owned(), set.paper == paper, Message::PaperPicked(paper));
        framed(
            section(say!(words, "settings-printing"))
                .push(choices(
                    say!(words, "settings-paper"),
                    vec![paper("A4", PaperSize::A4), paper("A3", PaperSize::A3)],
                ))
                .push(choices(
                    say!(words, "settings-colours"),
                    vec![
                        (say!(words, "compare-colour"), !set.grey, Message::GreyPicked(false)),
                        (say!(words, "compare-grey"), set.grey, Message::GreyPicked(true)),
                    ],
                ))
                .push(self.printer(shared)),
        )
    }

    /// One of those that the system names; typed where it names none.
    fn printer<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let (words, set) = (&shared.words, &shared.settings);
        let title = say!(words, "settings-printer");
        let Some(printers) = &self.printers else {
            return column![soft(title), note(say!(words, "settings-printers-finding"))].spacing(space::XS).into();
        };
        if printers.names.is_empty() {
            let hint = say!(words, "settings-printer-hint");
            let typed = text_field("settings-printer", &hint, &set.printer, Message::PrinterTyped);
            let none = note(say!(words, "settings-printers-none"));
            return column![soft(title), Element::from(typed), none].spacing(space::XS).into();
        }
        let usual =
            (say!(words, "settings-printer-usual"), set.printer.is_empty(), Message::PrinterPicked(String::new()));
        let named = printers
            .names
            .iter()
            .map(|name| (name.clone(), set.printer == *name, Message::PrinterPicked(name.clone())));
        let is_known = set.printer.is_empty() || printers.names.contains(&set.printer);
        let unknown = (!is_known).then(|| {
            let said = say!(words, "settings-printer-unknown", printer = set.printer.as_str());
            let mark = glyph(Shape::TriangleUp, 10.0, |t| t.behind);
            row![mark, dense(said).width(Fill)].spacing(space::S).align_y(Center)
        });
        let offered = std::iter::once(usual).chain(named).collect();
        column![choices(title, offered)].push(unknown).spacing(space::XS).into()
    }
}

fn folders<'a>(shared: &Shared) -> Element<'a, Message> {
    let (words, set) = (&shared.words, &shared.settings);
    let shown = |folder: &Path| folder.display().to_string();
    let data = set.data_folder.as_deref().map_or_else(|| shown(&demo::data_folder()), shown);
    let file = shared.settings_file.as_deref().map(|file| note(say!(words, "settings-file", path = shown(file))));
    framed(
        section(say!(words, "settings-folder"))
            .push(folder(
                data,
                Message::DataFolderPressed,
                set.data_folder.is_some().then_some(Message::DataFolderReset),
                words,
            ))
            .push(note(say!(words, "settings-folder-note")))
            .push(file),
    )
}

/// A path, the button that chooses another, and the one that gives it up again.
pub(super) fn folder<'a>(path: String, pick: Message, reset: Option<Message>, words: &Words) -> Element<'a, Message> {
    let pick = secondary(say!(words, "settings-folder-pick")).on_press(pick);
    let reset = reset.map(|reset| quiet(say!(words, "settings-folder-reset")).on_press(reset));
    column![label(path), row![pick].push(reset).spacing(space::S).wrap()].spacing(space::XS).into()
}
