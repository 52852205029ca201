//! The window without a file, the first page, and what lies over any page.

use std::time::Duration;

use iced::keyboard::{Key, Modifiers, key::Named};

use super::{LONG, Scene, at, fault, scene, waiting, with};
use crate::app::dialog::{Dialogs, Question, Unanswered};
use crate::app::gauge::Gauge;
use crate::app::screen::settings::SettingsPage;
use crate::app::screen::welcome;
use crate::app::settings::Settings;
use crate::app::tests::press;
use crate::app::widget::Notice;
use crate::app::{App, Message, Opening, Page, frame, preset, search, theme};
use crate::i18n::Language;
use crate::service::association::Opens;

pub(super) const SCENES: &[Scene] = &[
    scene("first", |language| {
        App::start(Settings { language, ..Settings::default() }, Dialogs::answering(Vec::new()), None).0
    })
    .walked(),
    scene("opening", |language| {
        let settings = Settings { language, ..Settings::default() };
        let (mut app, _) = App::start(settings, Dialogs::answering(Vec::new()), None);
        open(&mut app);
        app
    })
    .covered(),
    scene("opening-elsewhere", |language| with(Page::Results, language, open)),
    scene("welcome", |language| with(Page::Period, language, with_recent)).walked(),
    scene("welcome-long", |language| {
        with(Page::Period, language, |app| {
            call_long(app);
            let folder = format!("/home/chi/Tài liệu/{LONG}/{LONG}.egov");
            app.shared.settings.recent = vec![folder.into(), "/usb/Toàn quốc 2020.egov".into()];
            if let Some(file) = &mut app.shared.file {
                file.ledger.iter_mut().for_each(|line| line.catalogue = "co-quan-chuyen-mon-cap-tinh-2020 v12".into());
            }
        })
    }),
    scene("cut-off", |language| {
        with(Page::Period, language, |app| drop(app.update(Message::Welcome(welcome::Message::set_cut_off()))))
    }),
    scene("begun", |language| with(Page::Period, language, without_periods)),
    scene("settings", |language| {
        with(Page::Settings, language, |app| {
            app.shared.settings_file = Some("/home/chi/.config/egov-score/settings.json".into());
            app.shared.settings.data_folder = Some("/home/chi/Tài liệu".into());
            app.settings = SettingsPage::where_it_opens(Opens::Another);
            app.settings.show_copies(preset::copies());
            app.settings.show_printers(preset::print(&app.shared.words).printers);
        })
    })
    .walked(),
    scene("settings-restoring", |language| {
        with(Page::Settings, language, |app| {
            app.settings.show_copies(preset::copies());
            app.settings.show_printers(preset::print(&app.shared.words).printers);
            app.shared.settings.printer = "Canon LBP2900".into();
            app.settings.ask_restore(0);
        })
    }),
    scene("settings-long", |language| {
        with(Page::Settings, language, |app| {
            app.shared.settings.data_folder = Some(format!("/home/chi/{LONG}/{LONG}").into());
            app.shared.settings.own_unit = None;
        })
    }),
    scene("search", |language| {
        with(Page::Results, language, |app| {
            let _ = app.toggle_search();
            let _ = app.update(Message::Search(search::Message::Typed("quang".into())));
        })
    })
    .covered()
    .enlarged(),
    scene("search-nothing", |language| {
        with(Page::Results, language, |app| {
            let _ = app.toggle_search();
            let _ = app.update(Message::Search(search::Message::Typed("không có".into())));
        })
    })
    .covered(),
    scene("parting", |language| {
        with(Page::Import, language, |app| {
            app.import.show_file(preset::import::FAULTY, &app.shared);
            press(app, Key::Named(Named::F4), Modifiers::empty());
            app.results.show_province(preset::province_view(), None);
            app.results.show_trial();
            let _ = app.update(Message::CloseRequested(iced::window::Id::unique()));
        })
    })
    .covered(),
    scene("own-none", |language| with(Page::Results, language, |app| app.shared.settings.own_unit = None)).enlarged(),
    scene("own", |language| unfolded(Page::Compare, frame::Message::OwnPressed, language)).covered(),
    scene("file-menu", |language| {
        let mut app = at(Page::Results, language);
        with_recent(&mut app);
        let _ = app.update(Message::Frame(frame::Message::FilePressed));
        app
    })
    .covered(),
    scene("more", |language| unfolded(Page::Results, frame::Message::MorePressed, language)).covered(),
    scene("period", |language| unfolded(Page::Results, frame::Message::PeriodPressed, language)).covered(),
    scene("periods-many", |language| {
        with(Page::Results, language, |app| {
            let Some(file) = &mut app.shared.file else { return };
            let period = file.periods[0].0;
            file.periods = (0..60).map(|place| (period, format!("{} {place}", file.periods[0].1))).collect();
            let _ = app.update(Message::Frame(frame::Message::PeriodPressed));
        })
    })
    .covered(),
    scene("editions", |language| {
        with(Page::Results, language, |app| {
            if let Some(file) = &mut app.shared.file {
                file.editions = preset::editions();
            }
            let _ = app.update(Message::Frame(frame::Message::CataloguePressed));
        })
    })
    .covered(),
    scene("help", |language| with(Page::Results, language, |app| app.frame.help())).covered(),
    scene("typed-path", |language| {
        with(Page::Results, language, |app| {
            let title = crate::say!(app.shared.words, "welcome-open");
            let (asked, _) = Unanswered::new(Question::OpenData { title }, Some("/home/chi".into()));
            let _ = app.update(Message::PathAsked(asked));
        })
    })
    .covered(),
    scene("written", |language| {
        with(Page::Results, language, |app| {
            let path = "/home/chi/Tài liệu/ket-qua-2020-05.xlsx";
            let said = crate::say!(app.shared.words, "print-saved", path = path);
            let _ = app.say(Notice::wrote((said, path.into())));
        })
    })
    .covered(),
    scene("notices", |language| {
        with(Page::Units, language, |app| {
            for place in 1..=3 {
                let mut fault = fault();
                fault.what = format!("{place}. {LONG}");
                let _ = app.say(Notice::failed(fault));
            }
        })
    })
    .covered(),
    scene("top-long", |language| with(Page::Results, language, call_long)).enlarged(),
    scene("dark", |language| in_colours(theme::Appearance::Dark, language)),
    scene("contrast", |language| in_colours(theme::Appearance::HighContrast, language)),
];

fn unfolded(page: Page, message: frame::Message, language: Language) -> App {
    with(page, language, |app| drop(app.update(Message::Frame(message))))
}

fn in_colours(appearance: theme::Appearance, language: Language) -> App {
    with(Page::Results, language, |app| {
        app.shared.settings.appearance = appearance;
        app.results.show_province(preset::province_view(), Some("D1"));
    })
}

fn with_recent(app: &mut App) {
    app.shared.settings.recent = vec!["/home/chi/Đà Nẵng 2020.egov".into(), "/usb/Toàn quốc 2020.egov".into()];
}

/// A sample or a file with several workbooks' worth of reading before it.
fn open(app: &mut App) {
    let mut opening = Opening::new(waiting());
    opening.gauge = Gauge::after(31, 87, Duration::from_secs(4));
    app.opening = Some(opening);
}

/// Nothing was imported yet.
pub(super) fn without_periods(app: &mut App) {
    if let Some(file) = &mut app.shared.file {
        (file.periods, file.ledger) = (Vec::new(), Vec::new());
        (file.period, file.sent, file.undoable) = (None, 0, None);
    }
}

/// Names in the frame that are longer than it has room for.
fn call_long(app: &mut App) {
    let Some(file) = &mut app.shared.file else { return };
    file.name = format!("{LONG}.egov");
    file.catalogue = "co-quan-chuyen-mon-cap-tinh-2020 v12".into();
    file.marking = Some("SỐ LIỆU MINH HỌA".into());
    file.undoable = Some(format!("nhập 1.008 tệp từ ‘{LONG}’ lúc 20/05/2020 08:12"));
    file.units.iter_mut().for_each(|unit| unit.label = LONG.into());
}
