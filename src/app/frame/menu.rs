//! What unfolds from the top bar, and the sheet of shortcuts.

use iced::widget::{button, column, container, mouse_area, opaque, row, space as gap, stack};
use iced::{Element, Fill, Padding};

use super::top_bar::{CATALOGUE_LEFT, FILE, HEIGHT, OWN, OWN_LEFT, PERIOD};
use super::{Menu, Message};
use crate::app::Page;
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{font, space, style, text_size};
use crate::app::widget::{
    dense, heading, hinted, label, line_across, one_line, primary, scroll_area, secondary, soft, text_field,
};
use crate::say;

impl Menu {
    pub(super) fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        match self {
            Self::File => hanging(0.0, 320.0, files(shared)),
            Self::Period { typed } => hanging(FILE, PERIOD + 120.0, periods(typed, shared)),
            Self::Catalogue => hanging(CATALOGUE_LEFT, 460.0, editions(shared)),
            Self::Own(list) => {
                let words = &shared.words;
                let units = shared.file.as_ref().map(|file| file.units.as_slice()).unwrap_or_default();
                let own = shared.settings.own_unit.as_deref();
                let (search, nothing) = (say!(words, "app-list-search"), say!(words, "app-list-nothing"));
                let list = list.view(units, own, (&search, nothing), 420.0, Message::OwnListed);
                hanging(OWN_LEFT, OWN + 156.0, list)
            }
            Self::Shortcuts => sheet(shortcuts(shared)),
        }
    }
}

fn over<'a>(content: Element<'a, Message>) -> Element<'a, Message> {
    let behind = mouse_area(gap().width(Fill).height(Fill)).on_press(Message::MenuClosed);
    opaque(stack![behind, content])
}

fn hanging<'a>(left: f32, width: f32, content: Element<'a, Message>) -> Element<'a, Message> {
    let panel = opaque(container(content).width(width).padding(space::S).style(style::floating));
    over(container(panel).padding(Padding::ZERO.top(HEIGHT).left(left)).into())
}

fn sheet<'a>(content: Element<'a, Message>) -> Element<'a, Message> {
    let panel = opaque(container(content).max_width(860).padding(space::XL).style(style::floating));
    over(container(panel).center(Fill).style(style::veil).into())
}

fn entry<'a>(name: String, keys: &'static str, message: Message) -> Element<'a, Message> {
    let content = row![one_line(label(name)).width(Fill), soft(keys)].spacing(space::M);
    button(content).width(Fill).padding([space::XS, space::S]).style(style::quiet).on_press(message).into()
}

fn files(shared: &Shared) -> Element<'_, Message> {
    let words = &shared.words;
    let recent = shared.settings.recent.iter().map(|path| {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        entry(name, "", Message::RecentPressed(path.clone()))
    });
    column![
        entry(say!(words, "welcome-open"), Shortcut::Open.keys(), Message::OpenPressed),
        entry(say!(words, "welcome-new"), Shortcut::New.keys(), Message::NewPressed),
        line_across(),
        container(dense(say!(words, "welcome-recent")).style(style::soft)).padding([space::XS, space::S]),
    ]
    .extend(recent)
    .spacing(2)
    .into()
}

fn periods<'a>(typed: &'a str, shared: &'a Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let file = shared.file.as_ref();
    let now = file.and_then(|file| file.period);
    let known = file.map(|file| file.periods.as_slice()).unwrap_or_default();
    let known = known.iter().map(|(period, name)| {
        button(one_line(label(name)))
            .width(Fill)
            .padding([space::XS, space::S])
            .style(style::list_row(now == Some(*period)))
            .on_press(Message::PeriodPicked(*period))
            .into()
    });
    let valid = typed.parse::<crate::domain::Period>().is_ok();
    let input = text_field("app-period", "2020-06", typed, Message::PeriodTyped).on_submit(Message::PeriodConfirmed);
    let show = primary(say!(words, "app-period-show")).on_press_maybe(valid.then_some(Message::PeriodConfirmed));
    let other = column![
        soft(say!(words, "app-period-other")),
        row![Element::from(input), show].spacing(space::S),
        soft(say!(words, "app-period-hint")).size(text_size::DENSE),
    ]
    .spacing(space::XS)
    .padding(space::S);
    column![scroll_area(column(known)), line_across(), other].spacing(space::XS).into()
}

/// What choosing comes to is said before it is done; choosing again takes it back.
fn editions(shared: &Shared) -> Element<'_, Message> {
    let words = &shared.words;
    let period = shared.period_name().unwrap_or_default();
    let offered = shared.file.as_ref().map(|file| file.editions.as_slice()).unwrap_or_default();
    let offered = offered.iter().map(|edition| {
        let name = column![label(&edition.name), soft(&edition.meaning).size(text_size::DENSE)];
        button(name)
            .width(Fill)
            .padding([space::XS, space::S])
            .style(style::list_row(edition.in_use))
            .on_press(Message::EditionPicked(edition.asked.clone()))
            .into()
    });
    let all = shared.file.as_ref().map(|file| file.editions.as_slice()).unwrap_or_default();
    let back = all.iter().filter(|edition| edition.later > 0).filter_map(|edition| {
        let asked = edition.asked.clone()?;
        let said = say!(words, "app-edition-all-back", edition = asked.replace('@', " v"), count = edition.later);
        Some(entry(said, "", Message::EditionForAllPicked(asked)))
    });
    let title = label(say!(words, "app-edition-title", period = period)).font(font::SEMI_BOLD);
    let meaning = soft(say!(words, "app-edition-meaning")).size(text_size::DENSE);
    let head = column![title, meaning].spacing(space::XS).padding(space::S);
    let open = entry(say!(words, "criteria-open"), Page::Criteria.keys(), Message::PagePressed(Page::Criteria));
    let last = column(back).push(open);
    column![head, line_across(), scroll_area(column(offered)), line_across(), last].spacing(space::XS).into()
}

/// Made from the one table of shortcuts, so that it says what the keys do.
fn shortcuts(shared: &Shared) -> Element<'_, Message> {
    let words = &shared.words;
    let key = |keys: String, meaning: String| {
        let keys = container(one_line(label(keys).font(font::SEMI_BOLD))).width(92);
        row![keys, label(meaning).width(Fill)].spacing(space::S).into()
    };
    let mut lines: Vec<Element<'_, Message>> =
        Shortcut::ALL.into_iter().map(|shortcut| key(shortcut.keys().into(), shortcut.meaning(words))).collect();
    lines.push(key(say!(words, "app-keys-arrows"), say!(words, "app-shortcut-move")));
    lines.push(key(say!(words, "app-keys-across"), say!(words, "app-shortcut-across")));
    let second = lines.split_off(lines.len().div_ceil(2));
    let half = |lines| column(lines).spacing(space::XS).width(Fill);
    let guide = secondary(say!(words, "help-this-page")).on_press(Message::ExplainPressed);
    let title = heading(say!(words, "app-shortcuts"), text_size::HEADING);
    let head = row![title, gap().width(Fill), hinted(guide, Page::Help.keys())].align_y(iced::Center);
    column![head, row![half(lines), half(second)].spacing(space::XL)].spacing(space::M).into()
}
