//! What unfolds from the top bar, and the sheet of shortcuts.

use iced::widget::operation::{AbsoluteOffset, scroll_by};
use iced::widget::{column, container, mouse_area, opaque, responsive, row, space as gap, stack};
use iced::{Element, Fill, Padding, Task};

use super::top_bar::{HEIGHT, Parts};
use super::{Menu, Message, table_menu};
use crate::app::shared::{EditionChoice, Shared};
use crate::app::shortcut::{Shortcut, sheet};
use crate::app::theme::{font, space, style, text_size};
use crate::app::widget::virtual_table::Step;
use crate::app::widget::{
    button, dense, head, heading, hinted, keyed, label, line_across, one_line, primary, scroll_area, secondary, soft,
    text_field,
};
use crate::app::{Page, focus};
use crate::i18n::{Language, Words};
use crate::say;
use crate::service::periods;

/// Id of what scrolls in a sheet, and how far arrows and page keys turn it.
const SHEET: &str = "sheet";
const LINE: f32 = 40.0;
const SHEET_PAGE: f32 = 240.0;
/// Below so much room in width the shortcuts stand below each other.
const ONE_BELOW: f32 = 760.0;

impl Menu {
    /// `page` is in sight.
    pub(super) fn view<'a>(&'a self, page: Page, shared: &'a Shared) -> Element<'a, Message> {
        match self {
            Self::File => hanging(below(Parts::FILE), 320.0, move |_| files(shared)),
            Self::Period { typed } => hanging(below(Parts::PERIOD), 276.0, move |_| periods(typed, shared)),
            Self::Catalogue => hanging(below(Parts::CATALOGUE), 460.0, move |_| editions(shared)),
            Self::Own(list) => hanging(below(Parts::OWN), 352.0, move |room| {
                let words = &shared.words;
                let units = shared.file.as_ref().map(|file| file.units.as_slice()).unwrap_or_default();
                let own = shared.own_code();
                let (search, nothing) = (say!(words, "app-list-search"), say!(words, "app-list-nothing"));
                let height = (room - space::CONTROL - space::S).min(420.0);
                list.view(units, own, (&search, nothing), height, Message::OwnListed)
            }),
            Self::Table(menu) => table_menu::view(menu, shared),
            Self::More => hanging(|window| window, 280.0, move |_| more(shared)),
            Self::Shortcuts => {
                laid_over(move |width| (shortcuts_head(shared), shortcuts(width < ONE_BELOW, page, &shared.words)))
            }
        }
    }
}

pub(super) fn over<'a>(content: Element<'a, Message>) -> Element<'a, Message> {
    let behind = mouse_area(gap().width(Fill).height(Fill)).on_press(Message::MenuClosed);
    let behind = behind.on_right_press(Message::MenuClosed);
    focus::over(opaque(stack![behind, content]))
}

/// Turns the sheet over where it has more to show than there is room.
pub(super) fn turn(step: Step) -> Task<Message> {
    let y = match step {
        Step::Up => -LINE,
        Step::Down => LINE,
        Step::PageUp => -SHEET_PAGE,
        Step::PageDown => SHEET_PAGE,
        Step::First => f32::MIN,
        Step::Last => f32::MAX,
    };
    scroll_by(SHEET, AbsoluteOffset { x: 0.0, y })
}

/// Where a part of the top bar begins in a window so wide.
fn below(part: usize) -> impl Fn(f32) -> f32 {
    move |window| Parts::of(window).left(part)
}

/// A panel below the top bar, hanging where `left` says of a window's width as far as it has room there; `content` is told
/// how high it may be.
fn hanging<'a>(
    left: impl Fn(f32) -> f32 + 'a,
    width: f32,
    content: impl Fn(f32) -> Element<'a, Message> + 'a,
) -> Element<'a, Message> {
    over(
        responsive(move |window| {
            let (width, height) = (width.min(window.width), window.height - HEIGHT);
            let content = content(height - 2.0 * space::S);
            let panel = container(content).width(width).max_height(height).padding(space::S).style(style::floating);
            let left = left(window.width).min(window.width - width);
            container(opaque(panel)).padding(Padding::ZERO.top(HEIGHT).left(left)).into()
        })
        .into(),
    )
}

/// A sheet over the window, within its edges: its head stays, what is below it scrolls. `parts` are told how wide the window is.
fn laid_over<'a>(parts: impl Fn(f32) -> (Element<'a, Message>, Element<'a, Message>) + 'a) -> Element<'a, Message> {
    let content = responsive(move |window| {
        let (head, content) = parts(window.width);
        let content = scroll_area(container(content).padding(Padding::ZERO.right(space::M))).id(SHEET);
        let panel = container(column![head, content].spacing(space::M)).max_width(880).padding(space::L);
        container(opaque(panel.style(style::floating))).padding(space::M).center(Fill).style(style::veil).into()
    });
    over(content.into())
}

pub(super) fn entry<'a>(name: String, keys: &'static str, message: Message) -> Element<'a, Message> {
    let content = row![one_line(label(name)).width(Fill), soft(keys)].spacing(space::M);
    button(content).width(Fill).padding([space::XS, space::S]).style(style::quiet).on_press(message).into()
}

/// What a narrow top bar has no room for, each where it is chosen.
fn more(shared: &Shared) -> Element<'_, Message> {
    let words = &shared.words;
    let language = |name: &str, language| entry(name.to_owned(), "", Message::LanguagePicked(language));
    column![language("Tiếng Việt", Language::Vi)]
        .push(language("English", Language::En))
        .push(line_across())
        .push(entry(say!(words, "app-shortcuts"), Shortcut::Help.keys(), Message::HelpPressed))
        .push(entry(Page::Settings.title(words), Page::Settings.keys(), Message::PagePressed(Page::Settings)))
        .spacing(2)
        .into()
}

fn files(shared: &Shared) -> Element<'_, Message> {
    let words = &shared.words;
    let recent = shared.settings.recent.iter().map(|path| {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        match shared.file.as_ref().is_some_and(|file| file.path == *path) {
            true => entry(say!(words, "app-recent-open", name = name), "", Message::MenuClosed),
            false => entry(name, "", Message::RecentPressed(path.clone())),
        }
    });
    column![
        entry(say!(words, "welcome-open"), Shortcut::Open.keys(), Message::OpenPressed),
        entry(say!(words, "welcome-new"), Shortcut::New.keys(), Message::NewPressed),
        entry(say!(words, "welcome-sample"), "", Message::SamplePressed),
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
        let line = button(one_line(label(name))).width(Fill).padding([space::XS, space::S]);
        let is_now = now == Some(*period);
        focus::one_of(line.style(style::list_row(is_now)).on_press(Message::PeriodPicked(*period)), is_now)
    });
    let meant = periods::written(typed);
    let meaning = meant.map_or_else(|| say!(words, "app-period-hint"), |period| words.period(period));
    let input = text_field("app-period", "2020-06", typed, Message::PeriodTyped)
        .on_submit(Message::PeriodConfirmed)
        .above_list();
    let show = primary(say!(words, "app-period-show")).on_press_maybe(meant.map(|_| Message::PeriodConfirmed));
    let other = column![
        soft(say!(words, "app-period-other")),
        row![Element::from(input), show].spacing(space::S),
        soft(meaning).size(text_size::DENSE),
    ]
    .spacing(space::XS)
    .padding(space::S);
    column![scroll_area(column(known)), line_across(), other].spacing(space::XS).into()
}

/// What choosing comes to is said before it is done; choosing again takes it back.
fn editions(shared: &Shared) -> Element<'_, Message> {
    let words = &shared.words;
    let offered = shared.file.as_ref().map(|file| file.editions.as_slice()).unwrap_or_default();
    let offered = offered.iter().map(|edition| {
        let name = column![label(&edition.name), soft(&edition.meaning).size(text_size::DENSE)];
        let line = button(name).width(Fill).padding([space::XS, space::S]).style(style::list_row(edition.in_use));
        focus::one_of(line.on_press(Message::EditionPicked(edition.choice.clone())), edition.in_use)
    });
    let all = shared.file.as_ref().map(|file| file.editions.as_slice()).unwrap_or_default();
    let back = all.iter().filter(|edition| edition.later > 0).filter_map(|edition| {
        let EditionChoice::Version(asked) = edition.choice.clone() else { return None };
        let said = say!(words, "app-edition-all-back", edition = asked.replace('@', " v"), count = edition.later);
        Some(entry(said, "", Message::EditionForAllPicked(asked)))
    });
    let title = match shared.period_name() {
        Some(period) => say!(words, "app-edition-title", period = period),
        None => say!(words, "app-edition-title-of-file"),
    };
    let title = label(title).font(font::SEMI_BOLD);
    let meaning = soft(say!(words, "app-edition-meaning")).size(text_size::DENSE);
    let head = column![title, meaning].spacing(space::XS).padding(space::S);
    let open = entry(say!(words, "criteria-open"), Page::Criteria.keys(), Message::PagePressed(Page::Criteria));
    let last = column(back).push(open);
    column![head, line_across(), scroll_area(column(offered)), line_across(), last].spacing(space::XS).into()
}

fn shortcuts_head(shared: &Shared) -> Element<'_, Message> {
    let words = &shared.words;
    let title = heading(say!(words, "app-shortcuts"), text_size::HEADING);
    let guide = hinted(secondary(say!(words, "help-this-page")).on_press(Message::ExplainPressed), Page::Help.keys());
    let close = keyed(label(say!(words, "app-close")), Shortcut::Back.keys());
    let close = close.style(style::quiet).on_press(Message::MenuClosed);
    head(title, gap(), row![guide, close].spacing(space::S), space::M, space::XXL)
}

/// What keys do, on the page in sight first; in one column where there is little room.
fn shortcuts<'a>(is_narrow: bool, page: Page, words: &Words) -> Element<'a, Message> {
    let parts = sheet::parts(page, words).into_iter().map(keys);
    if is_narrow {
        return column(parts).spacing(space::L).into();
    }
    let mut left: Vec<Element<'_, Message>> = parts.collect();
    let right = left.split_off(left.len() - 2);
    let half = |parts| column(parts).spacing(space::L).width(Fill);
    row![half(left), half(right)].spacing(space::XL).into()
}

/// One part of the sheet.
fn keys<'a>(part: sheet::Part) -> Element<'a, Message> {
    let key = |(keys, meanings): sheet::Line| {
        let keys = container(one_line(label(keys).font(font::SEMI_BOLD))).width(100);
        let meanings = meanings.into_iter().map(|meaning| label(meaning).width(Fill).into());
        row![keys, column(meanings).width(Fill)].spacing(space::S).into()
    };
    let title = soft(part.title).font(font::SEMI_BOLD);
    column([title.into()].into_iter().chain(part.lines.into_iter().map(key))).spacing(space::XS).width(Fill).into()
}
