//! Welcome and the data file: open, new, sample data, recent files, its periods.

mod periods;

use std::path::PathBuf;

use iced::widget::{column, container, row, stack};
use iced::{Center, Element, Fill, FillPortion, Task};

use crate::app::focus;
use crate::app::gauge::Gauge;
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{space, style, text_size};
use crate::app::widget::{
    Shape, bar_line, button, glyph, heading, hinted, label, one_line, primary, quiet, scroll_area, secondary, soft,
    strong,
};
use crate::app::{Page, data};
use crate::domain::Period;
use crate::say;

/// The screen. Files are the parent's.
#[derive(Debug, Default)]
pub struct Welcome {
    periods: periods::Periods,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    OpenPressed,
    NewPressed,
    SamplePressed,
    RecentPressed(PathBuf),
    TypedPressed,
    StopPressed,
    NextPressed(Page),
    Periods(periods::Message),
}

#[cfg(test)]
impl Message {
    /// The cut-off of the period in sight is to be set.
    pub(crate) fn set_cut_off() -> Self {
        Self::Periods(periods::Message::CutOffPressed)
    }
}

/// What the parent must do.
pub enum Action {
    None,
    Run(Task<Message>),
    Open,
    New,
    Sample,
    OpenRecent(PathBuf),
    /// Ask for the path of a data file in words.
    OpenTyped,
    StopOpening,
    Go(Page),
    /// Bring a period into sight, and its results.
    ShowPeriod(Period),
    /// Set the day a period's figures stand for, as it was written; nothing: the usual day again.
    SetCutOff(Period, Option<String>),
}

impl Welcome {
    /// Hands on what was pressed.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        match message {
            Message::OpenPressed => Action::Open,
            Message::NewPressed => Action::New,
            Message::SamplePressed => Action::Sample,
            Message::RecentPressed(path) => Action::OpenRecent(path),
            Message::TypedPressed => Action::OpenTyped,
            Message::StopPressed => Action::StopOpening,
            Message::NextPressed(page) => Action::Go(page),
            Message::Periods(message) => self.periods.update(message, shared),
        }
    }

    /// One step back; whether there was one to go.
    pub fn back(&mut self) -> bool {
        self.periods.back()
    }

    /// Another file or period is in sight: what was typed was about the last one.
    pub fn forget(&mut self) {
        self.periods = periods::Periods::default();
    }

    /// The page; `opening` says how far a file that is being opened or made is, `reviewing` whether workbooks were read
    /// and wait to be written.
    pub fn view<'a>(&'a self, shared: &'a Shared, opening: Option<Gauge>, reviewing: bool) -> Element<'a, Message> {
        let words = &shared.words;
        let title = heading(say!(words, "app-name"), text_size::TITLE);
        let sentences = [
            say!(words, "welcome-sentence"),
            say!(words, "welcome-sentence-offline"),
            say!(words, "welcome-sentence-reasons"),
        ];
        let sentences = column(sentences.map(|sentence| soft(sentence).into())).spacing(space::XS);
        // How far it is stands over the sentences: in sight on a small screen too, and nothing below moves by it.
        let progress = opening.map(|gauge| {
            container(progress(gauge, shared)).width(Fill).height(Fill).align_y(Center).style(style::paper)
        });
        let title = column![title, stack![sentences].push(progress)].spacing(space::XS);
        let body = row![start(shared, opening.is_some()), recent(shared)].spacing(space::XL);
        let first = is_first(shared).then(|| first_steps(shared, reviewing, opening.is_some()));
        let periods = self.periods.view(shared).map(|periods| periods.map(Message::Periods));
        let page = column![title, open_file(shared, reviewing), periods, first, body];
        let page = page.spacing(space::XL).max_width(1000);
        scroll_area(container(page).center_x(Fill).padding([space::XL, space::XL])).height(Fill).into()
    }
}

/// Whether somebody begins: no file but the sample was ever opened, or the open one holds nothing yet.
fn is_first(shared: &Shared) -> bool {
    let only_the_sample = shared.settings.recent.iter().all(|path| data::is_sample(path));
    shared
        .file
        .as_ref()
        .map_or(only_the_sample, |file| file.periods.is_empty() || (only_the_sample && data::is_sample(&file.path)))
}

/// The way to the first results, step by step: what is done, and the one thing to do next.
fn first_steps<'a>(shared: &Shared, reviewing: bool, opening: bool) -> Element<'a, Message> {
    let words = &shared.words;
    let own = shared.file.as_ref().filter(|file| !data::is_sample(&file.path));
    let done = match (own, reviewing) {
        (None, _) => 0,
        (Some(_), false) => 1,
        (Some(_), true) => 2,
    };
    let go = |page| Message::NextPressed(page);
    let steps = [
        (say!(words, "welcome-step-file"), say!(words, "welcome-new"), Message::NewPressed),
        (say!(words, "welcome-step-read"), say!(words, "welcome-import"), go(Page::Import)),
        (say!(words, "welcome-step-write"), say!(words, "welcome-review"), go(Page::Import)),
        (say!(words, "welcome-step-results"), say!(words, "app-page-results"), go(Page::Results)),
    ];
    let lines = steps.into_iter().enumerate().map(|(place, (sentence, action, message))| {
        let mark: Element<'a, Message> = match place < done {
            true => glyph(Shape::Check, 14.0, |t| t.reached),
            false => strong((place + 1).to_string()).into(),
        };
        let is_next = place == done;
        let sentence = if is_next { strong(sentence) } else { soft(sentence) };
        let action = is_next.then(|| primary(action).on_press_maybe((!opening).then_some(message)));
        row![container(mark).width(20), sentence.width(Fill), action].spacing(space::M).align_y(Center).into()
    });
    let is_at_sample = shared.file.is_some() && own.is_none();
    let title = strong(if is_at_sample { say!(words, "welcome-first-own") } else { say!(words, "welcome-first") });
    let steps = column![title].extend(lines).spacing(space::S);
    container(steps.width(Fill)).padding(space::L).style(style::inset).into()
}

fn start<'a>(shared: &Shared, opening: bool) -> Element<'a, Message> {
    let words = &shared.words;
    let way = |button: Element<'a, Message>, sentence: String| {
        row![container(button).width(190), soft(sentence).width(Fill)].spacing(space::M).align_y(Center)
    };
    let open = secondary(say!(words, "welcome-open")).width(Fill).on_press(Message::OpenPressed);
    let new = secondary(say!(words, "welcome-new")).width(Fill).on_press(Message::NewPressed);
    let sample = secondary(say!(words, "welcome-sample"));
    let sample = sample.width(Fill).on_press_maybe((!opening).then_some(Message::SamplePressed));
    let typed = quiet(say!(words, "app-path-type")).on_press(Message::TypedPressed);
    // Where making a file is the next step, it is said there.
    let is_next = is_first(shared) && shared.file.as_ref().is_none_or(|file| data::is_sample(&file.path));
    let new = (!is_next).then(|| way(hinted(new, Shortcut::New.keys()), say!(words, "welcome-new-hint")));
    column![strong(say!(words, "welcome-start"))]
        .push(way(hinted(open, Shortcut::Open.keys()), say!(words, "welcome-open-hint")))
        .push(new)
        .push(way(sample.into(), say!(words, "welcome-sample-hint")))
        .push(typed)
        .spacing(space::M)
        .width(FillPortion(3))
        .into()
}

fn progress<'a>(gauge: Gauge, shared: &Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let what = match gauge {
        Gauge { total: 0, .. } => say!(words, "app-opening"),
        Gauge { done, total, .. } => say!(words, "app-reading", done = done.to_string(), total = total.to_string()),
    };
    let line = bar_line(gauge, what, (say!(words, "app-stop"), Message::StopPressed), 190);
    column![line, gauge.pace(words).map(soft)].spacing(space::XS).into()
}

fn recent(shared: &Shared) -> Element<'_, Message> {
    let words = &shared.words;
    let files = shared.settings.recent.iter().map(|path| {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
        let is_open = shared.file.as_ref().is_some_and(|file| file.path == *path);
        let name = if is_open { say!(words, "app-recent-open", name = name) } else { name };
        let content = column![one_line(label(name)), one_line(soft(folder).size(text_size::DENSE))];
        let file = button(content).width(Fill).padding([space::XS, space::S]).style(style::quiet).clip(true);
        file.on_press(Message::RecentPressed(path.clone())).into()
    });
    let list: Element<'_, Message> = if shared.settings.recent.is_empty() {
        soft(say!(words, "welcome-no-recent")).into()
    } else {
        focus::choices(column(files))
    };
    column![strong(say!(words, "welcome-recent")), list].spacing(space::M).width(FillPortion(2)).into()
}

/// The open file, what is in it, and the next step.
fn open_file(shared: &Shared, reviewing: bool) -> Option<Element<'_, Message>> {
    let words = &shared.words;
    let file = shared.file.as_ref()?;
    let (catalogue, kinds) = (file.catalogue.as_str(), file.sent_by_kind.as_str());
    let facts = match shared.period_name() {
        Some(period) => say!(words, "welcome-open-facts", catalogue = catalogue, period = period, kinds = kinds),
        None => format!("{catalogue} · {}", say!(words, "app-no-period")),
    };
    let import = if reviewing { say!(words, "welcome-review") } else { say!(words, "welcome-import") };
    // Where somebody begins, the steps below have the next one.
    let import = (!is_first(shared)).then(|| primary(import).on_press(Message::NextPressed(Page::Import)));
    let next = row![secondary(say!(words, "welcome-templates")).on_press(Message::NextPressed(Page::Templates))];
    let next = next.push(import).spacing(space::S);
    let what = column![strong(&file.name), soft(facts), soft(file.path.display().to_string())].width(Fill);
    let panel = row![what, next].spacing(space::M).align_y(Center);
    Some(container(panel).padding(space::L).style(style::inset).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::preset;
    use crate::i18n::Language;
    use iced_test::Simulator;

    #[test]
    fn every_way_in_is_one_click() {
        let mut shared = preset::shared(Language::Vi);
        shared.settings.recent = vec!["/dữ liệu/Đà Nẵng 2020.egov".into()];
        shared.file = None;
        let welcome = Welcome::default();
        for (text, message) in [
            ("Mở tệp dữ liệu…", Message::OpenPressed),
            ("Tạo tệp mới…", Message::NewPressed),
            ("Mở dữ liệu mẫu", Message::SamplePressed),
            ("Đà Nẵng 2020.egov", Message::RecentPressed("/dữ liệu/Đà Nẵng 2020.egov".into())),
        ] {
            let mut simulator = Simulator::new(welcome.view(&shared, None, false));
            simulator.click(text).unwrap();
            assert_eq!(simulator.into_messages().collect::<Vec<_>>(), [message]);
        }
    }

    #[test]
    fn making_the_sample_shows_how_far_it_is_and_can_be_stopped() {
        let mut shared = preset::shared(Language::Vi);
        shared.file = None;
        let welcome = Welcome::default();
        let mut simulator =
            Simulator::new(welcome.view(&shared, Some(Gauge::after(12, 84, std::time::Duration::ZERO)), false));
        assert!(simulator.find("đang đọc 12/84").is_ok());
        simulator.click("Dừng").unwrap();
        simulator.click("Mở dữ liệu mẫu").unwrap();
        assert_eq!(simulator.into_messages().collect::<Vec<_>>(), [Message::StopPressed]);
    }

    #[test]
    fn who_begins_is_led_step_by_step_to_the_first_results() {
        let mut shared = preset::shared(Language::Vi);
        let sees = |shared: &Shared, reviewing, text: &str| {
            let welcome = Welcome::default();
            Simulator::with_size(preset::settings(), (1202.0, 900.0), welcome.view(shared, None, reviewing))
                .find(text)
                .is_ok()
        };
        assert!(!sees(&shared, false, "Lần đầu sử dụng"), "a file with data needs no leading");
        let file = shared.file.as_mut().unwrap();
        (file.periods, file.ledger) = (Vec::new(), Vec::new());
        assert!(sees(&shared, false, "Lần đầu sử dụng") && !sees(&shared, false, "Xem và nhập"));
        assert!(sees(&shared, true, "Xem và nhập"));
        shared.file = None;
        assert!(sees(&shared, false, "Lần đầu sử dụng"));
        shared.settings.recent = vec!["a.egov".into()];
        assert!(!sees(&shared, false, "Lần đầu sử dụng"), "who came back knows the way");
        shared.settings.recent = vec!["/home/chi/mau-minh-hoa.egov".into()];
        assert!(sees(&shared, false, "Lần đầu sử dụng"), "who looked at the sample has not begun");
        let mut sample = preset::file(&shared.words);
        sample.path = "/home/chi/mau-minh-hoa.egov".into();
        shared.file = Some(sample);
        assert!(sees(&shared, false, "Tạo tệp mới…") && !sees(&shared, true, "Xem và nhập"), "nor who looks at it");
        assert!(sees(&shared, false, "Bắt đầu với số liệu của mình") && !sees(&shared, false, "Lần đầu sử dụng"));
        assert!(sees(&shared, false, "mau-minh-hoa.egov (đang mở)"), "it is marked among those opened before");
    }

    #[test]
    fn nothing_moves_while_a_file_is_opened() {
        let shared = preset::shared(Language::Vi);
        let places = |opening| {
            let welcome = Welcome::default();
            let view = welcome.view(&shared, opening, false);
            let mut page = Simulator::with_size(preset::settings(), (1202.0, 900.0), view);
            let texts = crate::app::states::text::seen(&mut page);
            let text = texts.into_iter().find(|text| text.content == "Mở tệp dữ liệu…").unwrap();
            (text.bounds.x, text.bounds.y)
        };
        assert_eq!(places(None), places(Some(Gauge::after(12, 84, std::time::Duration::ZERO))));
    }

    #[test]
    fn the_next_step_is_said_once() {
        let mut shared = preset::shared(Language::Vi);
        shared.file = None;
        let welcome = Welcome::default();
        let view = welcome.view(&shared, None, false);
        let mut page = Simulator::with_size(preset::settings(), (1202.0, 900.0), view);
        let texts = crate::app::states::text::seen(&mut page);
        assert_eq!(texts.iter().filter(|text| text.content == "Tạo tệp mới…").count(), 1);
    }

    #[test]
    fn the_same_page_speaks_english() {
        let shared = preset::shared(Language::En);
        let welcome = Welcome::default();
        let mut simulator = Simulator::new(welcome.view(&shared, None, false));
        assert!(simulator.find("Open sample data").is_ok());
    }
}
