//! Import: before anything is read, what runs, the review of each sort of file, and what came of it.

use std::time::Duration;

use iced::keyboard::{Key, Modifiers, key::Named};

use super::{LONG, Scene, at, fault, frame, scene, with};
use crate::app::gauge::Gauge;
use crate::app::preset::import as files;
use crate::app::screen::import::Work;
use crate::app::screen::import::model::{FileLine, ReviewView, Undone};
use crate::app::tests::{control, press};
use crate::app::widget::Notice;
use crate::app::{App, Message, Page, frame as window_frame, preset};
use crate::i18n::Language;

pub(super) const SCENES: &[Scene] = &[
    scene("import", |language| at(Page::Import, language)).walked(),
    scene("import-drop", |language| with(Page::Import, language, |app| app.shared.files_hover = true)),
    scene("import-first", |language| with(Page::Import, language, frame::without_periods)),
    scene("import-reading", |language| running(Work::Reading, language)),
    scene("import-writing", |language| running(Work::Writing, language)),
    scene("import-returning-now", |language| running(Work::Returning, language)),
    scene("import-begun", |language| {
        with(Page::Import, language, |app| app.import.show_running(Work::Reading, Gauge::begin(0), ""))
    }),
    scene("import-failed", |language| with(Page::Import, language, |app| app.import.show_failed(fault()))),
    scene("import-undoing", |language| with(Page::Import, language, |app| app.import.show_taking_back(false))),
    scene("import-redoing", |language| with(Page::Import, language, |app| app.import.show_taking_back(true))),
    scene("import-undone", |language| {
        with(Page::Import, language, |app| {
            if let Some(file) = &mut app.shared.file {
                file.redoable = Some("nhập 58 tệp".into());
            }
            app.import.show_taken_back(false, Some(undone()));
        })
    }),
    scene("import-not-undone", |language| with(Page::Import, language, |app| app.import.show_taken_back(false, None))),
    scene("import-redone", |language| {
        with(Page::Import, language, |app| app.import.show_taken_back(true, Some(undone())))
    }),
    scene("import-done", |language| with(Page::Import, language, |app| app.import.show_done())).walked(),
    scene("import-returning", |language| with(Page::Import, language, |app| app.import.show_returns())).walked(),
    scene("undo", |language| {
        with(Page::Import, language, |app| {
            let _ = app.update(Message::Frame(window_frame::Message::UndoPressed));
            app.import.show_undo(preset::import::undo_takes());
            let mut fault = fault();
            (fault.what, fault.more) =
                ("Không mở được ‘a.egov’.".into(), vec!["Tệp đang mở ở nơi khác.".into(), "Đóng rồi thử lại.".into()]);
            app.notices.push(Notice::failed(fault));
        })
    })
    .covered(),
    scene("undo-asking", |language| {
        with(Page::Import, language, |app| drop(app.update(Message::Frame(window_frame::Message::UndoPressed))))
    }),
    scene("review-locked", |language| reviewing(files::LOCKED, language)),
    scene("review-findings", |language| reviewing(files::FAULTY, language)).walked().enlarged(),
    scene("review-editing", |language| pressing(files::FAULTY, Key::Named(Named::F2), language)).walked(),
    scene("review-cells", by_cell).walked().enlarged(),
    scene("review-settled", |language| {
        let mut app = by_cell(language);
        press(&mut app, Key::Named(Named::F4), Modifiers::empty());
        app
    }),
    scene("review-leaving", |language| {
        let mut app = pressing(files::FAULTY, Key::Named(Named::F4), language);
        app.import.forget_decision();
        for _ in 0..2 {
            press(&mut app, Key::Named(Named::Escape), Modifiers::empty());
        }
        app
    }),
    scene("review-rivals", |language| reviewing(files::RIVAL, language)).enlarged(),
    scene("review-changed", |language| reviewing(files::CHANGED, language)),
    scene("review-foreign", |language| reviewing(files::FOREIGN, language)).walked().enlarged(),
    scene("review-picking", |language| pressing(files::FOREIGN, Key::Named(Named::F2), language)),
    scene("review-legacy", |language| reviewing(files::LEGACY, language)),
    scene("review-nameless", |language| reviewing(files::NAMELESS, language)).walked().enlarged(),
    scene("review-loading", |language| {
        with(Page::Import, language, |app| {
            app.import.show_review(preset::import::review());
            let _ = app.import.shown_again(&app.shared);
        })
    }),
    scene("review-1000", |language| {
        with(Page::Import, language, |app| {
            let view = preset::import::review();
            let files = view.files.iter().cycle().take(1000).enumerate();
            let files = files.map(|(place, file)| FileLine { name: format!("{place} {}", file.name), ..file.clone() });
            let cells = view.cells.iter().cycle().take(3000).cloned().collect();
            app.import.show_review(ReviewView { files: files.collect(), cells, ..view });
        })
    }),
    scene("review-long", |language| {
        with(Page::Import, language, |app| {
            let mut view = preset::import::review();
            for file in &mut view.files {
                (file.name, file.unit) = (format!("{LONG}.xlsx"), LONG.into());
            }
            app.import.show_review(view);
        })
    }),
];

fn undone() -> Undone {
    Undone {
        made_at: "20/05/2020 08:12".into(),
        submissions: 58,
        brought: "tháng 5 năm 2020: 58 bản; 3 ô đã sửa khi kiểm tra".into(),
        edited: true,
    }
}

fn running(work: Work, language: Language) -> App {
    with(Page::Import, language, |app| {
        let gauge = Gauge::after(612, 1008, Duration::from_secs(9));
        app.import.show_running(work, gauge, "53-hai-tep-mot-don-vi-lan-2.xlsx");
    })
}

fn reviewing(file: usize, language: Language) -> App {
    with(Page::Import, language, |app| app.import.show_file(file, &app.shared))
}

fn pressing(file: usize, key: Key, language: Language) -> App {
    let mut app = reviewing(file, language);
    press(&mut app, key, Modifiers::empty());
    app
}

/// Every cell in question, in one list.
fn by_cell(language: Language) -> App {
    let mut app = reviewing(files::FAULTY, language);
    let (key, held) = control("t");
    press(&mut app, key, held);
    app
}
