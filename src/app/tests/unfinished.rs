//! What somebody began and has not kept is not lost unasked.

use super::*;
use iced::widget::text_editor::{Action as Act, Edit};
use iced_test::runtime::{Action, task::into_stream, window::Action as OfWindow};

fn sees(app: &App, text: &str) -> bool {
    simulator(app, (1366.0, 768.0)).find(text).is_ok()
}

/// The words of the report, with a paragraph typed.
fn writing() -> App {
    let mut app = filled(Language::Vi);
    app.page = Page::Print;
    let typed = Edit::Paste(std::sync::Arc::new("Tỉnh đã hoàn thành nền tảng LGSP.".to_owned()));
    let typed = screen::print::text::Message::Edited(screen::print::text::Area::Achieved, Act::Edit(typed));
    for message in [
        screen::print::Message::Chosen(screen::print::Chosen::Kind(screen::print::Kind::Official)),
        screen::print::Message::TextPressed,
        screen::print::Message::Text(typed),
    ] {
        let _ = app.update(Message::Print(message));
    }
    app
}

/// A review in which a cell was corrected.
fn decided() -> App {
    let mut app = reviewing(preset::import::FAULTY);
    press(&mut app, Key::Named(Named::F4), Modifiers::empty());
    assert!(app.import.is_undecided());
    app
}

/// A row of the appraisal in which a reason was typed.
fn appraising() -> App {
    let mut app = filled(Language::Vi);
    app.page = Page::Appraisal;
    click(&mut app, preset::APPRAISED);
    let typed = screen::appraisal::Message::ReasonTyped("Đã đối chiếu hồ sơ".into());
    let _ = app.update(Message::Appraisal(typed));
    app
}

fn escape(app: &mut App) {
    press(app, Key::Named(Named::Escape), Modifiers::empty());
}

fn other_file(app: &App) -> FileView {
    FileView { path: "/khác.egov".into(), ..preset::file(&app.shared.words) }
}

/// A unit on which other figures are tried out.
fn trying() -> App {
    let mut app = filled(Language::Vi);
    app.page = Page::Results;
    app.results.show_province(preset::province_view(), None);
    app.results.show_trial();
    app
}

fn is_unfinished(app: &App) -> bool {
    app.import.is_undecided()
        || app.print.is_unsaved()
        || app.appraisal.is_unsaved()
        || app.results.has_unsaved_trials()
}

/// Whether closing the window is really asked of the system.
fn closes(app: &mut App) -> bool {
    let task = app.update(Message::CloseRequested(iced::window::Id::unique()));
    asks_to_close(task)
}

fn asks_to_close(task: iced::Task<Message>) -> bool {
    let Some(stream) = into_stream(task) else { return false };
    // What is asked of the widgets waits for an answer until it is dropped.
    let closes = iced::futures::StreamExt::map(stream, |action| matches!(action, Action::Window(OfWindow::Close(_))));
    iced::futures::executor::block_on(iced::futures::StreamExt::collect::<Vec<bool>>(closes)).contains(&true)
}

#[test]
fn one_escape_does_not_throw_the_words_of_a_report_away() {
    let mut app = writing();
    escape(&mut app);
    assert!(sees(&app, "Lời văn báo cáo"));
    click(&mut app, "Viết tiếp");
    assert!(sees(&app, "Lưu lời văn báo cáo"));
    escape(&mut app);
    click(&mut app, "Bỏ");
    assert!(!sees(&app, "Lời văn báo cáo"));
}

#[test]
fn words_of_a_report_that_were_not_changed_are_left_at_once() {
    let mut app = filled(Language::Vi);
    app.page = Page::Print;
    for message in [
        screen::print::Message::Chosen(screen::print::Chosen::Kind(screen::print::Kind::Official)),
        screen::print::Message::TextPressed,
    ] {
        let _ = app.update(Message::Print(message));
    }
    escape(&mut app);
    assert!(!sees(&app, "Lời văn báo cáo"));
    assert!(closes(&mut app));
}

#[test]
fn redo_by_key_during_a_review_keeps_what_was_decided() {
    let mut app = decided();
    app.shared.file.as_mut().unwrap().redoable = Some("nhập 24 tệp".into());
    let (key, modifiers) = control("y");
    press(&mut app, key, modifiers);
    assert!(app.import.is_undecided());
    assert_eq!(app.notices.len(), 1, "why nothing was brought back is said");
}

#[test]
fn undo_by_key_during_a_review_takes_the_last_decision_back_and_no_import() {
    let mut app = decided();
    let (key, modifiers) = control("z");
    press(&mut app, key, modifiers);
    assert!(app.import.is_deciding() && app.notices.is_empty());
    assert!(!sees(&app, "Giữ lại"), "no import is asked about");
}

#[test]
fn a_review_comes_back_when_undoing_is_declined() {
    for decline in [|app: &mut App| click(app, "Giữ lại"), escape as fn(&mut App)] {
        let mut app = reviewing(preset::import::FAULTY);
        let (key, modifiers) = control("z");
        press(&mut app, key, modifiers);
        assert!(sees(&app, "Giữ lại"));
        decline(&mut app);
        assert_eq!(app.import.looked_at(), Some(preset::import::FAULTY));
    }
}

#[test]
fn another_file_is_not_opened_over_what_is_unfinished() {
    for (begin, page) in [
        (decided as fn() -> App, Page::Import),
        (writing, Page::Print),
        (appraising, Page::Appraisal),
        (trying, Page::Results),
    ] {
        let mut app = begin();
        for wanted in [
            Message::FileChosen(vec!["/khác.egov".into()]),
            Message::FileDropped("/khác.egov".into()),
            Message::NewChosen(vec!["/mới.egov".into()]),
        ] {
            app.page = Page::Units;
            let _ = app.update(wanted);
            assert!(app.opening.is_none() && app.page == page, "{page:?}");
            assert!(sees(&app, "Mở tệp khác? Còn việc làm dở."));
            escape(&mut app);
            assert!(app.parting.is_none() && is_unfinished(&app), "{page:?}");
        }
        let _ = app.update(Message::FileChosen(vec!["/khác.egov".into()]));
        click(&mut app, "Bỏ và mở tệp khác");
        assert!(app.opening.is_some() && is_unfinished(&app), "{page:?}: nothing goes before the other file is there");
        let other = other_file(&app);
        answer_opening(&mut app, Ok(other));
        assert!(app.parting.is_none() && !is_unfinished(&app), "{page:?}");
        assert_eq!(app.shared.file.as_ref().unwrap().path, std::path::Path::new("/khác.egov"));
    }
    let mut app = filled(Language::Vi);
    let _ = app.update(Message::FileChosen(vec!["/khác.egov".into()]));
    assert!(app.opening.is_some(), "nothing is unfinished");
}

/// Answers what is being opened.
fn answer_opening(app: &mut App, opened: Opened) {
    let job = app.opening.as_ref().unwrap().job.id();
    let _ = app.update(Message::Opened(job::Report { job, event: job::Event::Finished(opened) }));
}

#[test]
fn a_file_that_cannot_be_opened_leaves_what_is_unfinished_as_it_was() {
    let mut app = decided();
    let _ = app.update(Message::FileChosen(vec!["/khác.egov".into()]));
    click(&mut app, "Bỏ và mở tệp khác");
    answer_opening(&mut app, Err(Fault { what: "Không mở được ‘khác.egov’.".into(), more: Vec::new() }));
    assert!(app.import.is_undecided() && sees(&app, "Không mở được ‘khác.egov’."));
    let _ = app.update(Message::FileChosen(vec!["/khác.egov".into()]));
    assert!(app.parting.is_some(), "what was agreed to was for that file");
}

#[test]
fn what_was_begun_after_something_else_was_given_up_is_asked_about() {
    let mut app = decided();
    let _ = app.update(Message::FileChosen(vec!["/khác.egov".into()]));
    click(&mut app, "Bỏ và mở tệp khác");
    app.page = Page::Results;
    app.results.show_province(preset::province_view(), None);
    app.results.show_trial();
    let other = other_file(&app);
    answer_opening(&mut app, Ok(other));
    assert!(app.parting.is_some() && app.import.is_undecided() && app.results.has_unsaved_trials());
    click(&mut app, "Bỏ và mở tệp khác");
    assert!(!is_unfinished(&app), "and the file is there at once");
}

#[test]
fn what_began_while_a_file_was_opened_is_not_lost_to_it() {
    let mut app = decided();
    let (handle, _) = job::run(|_| ());
    let report = job::Report { job: handle.id(), event: job::Event::Finished(Ok(other_file(&app))) };
    app.opening = Some(Opening::new(handle));
    let _ = app.update(Message::Opened(report));
    assert!(app.import.is_undecided());
    assert_ne!(app.shared.file.as_ref().unwrap().path, std::path::Path::new("/khác.egov"));
}

#[test]
fn a_row_typed_in_while_another_period_was_asked_for_is_not_carried_into_it() {
    let mut app = appraising();
    let late = FileView { period: "2019-12".parse().ok(), ..preset::file(&app.shared.words) };
    let (handle, _) = job::run(|_| ());
    let report = job::Report { job: handle.id(), event: job::Event::Finished(Ok(late)) };
    app.opening = Some(Opening::new(handle));
    let before = app.shared.file.as_ref().unwrap().period;
    let _ = app.update(Message::Opened(report));
    assert!(app.appraisal.is_unsaved());
    assert_eq!(app.shared.file.as_ref().unwrap().period, before);
}

#[test]
fn the_window_closes_once_somebody_says_that_what_is_unfinished_may_go() {
    for begin in [decided as fn() -> App, writing, appraising, trying] {
        let mut app = begin();
        assert!(!closes(&mut app));
        assert!(!closes(&mut app), "asking again is no answer");
        press(&mut app, Key::Named(Named::Enter), Modifiers::empty());
        assert!(app.parting.is_none() && is_unfinished(&app), "Enter loses nothing");
        assert!(!closes(&mut app));
        let task = app.update(Message::Parted(parting::Answer::Discard));
        assert!(asks_to_close(task));
    }
    let mut app = filled(Language::Vi);
    assert!(closes(&mut app));
}

#[test]
fn what_was_reviewed_can_be_written_when_the_window_is_to_be_closed() {
    let mut app = decided();
    app.page = Page::Results;
    assert!(!closes(&mut app));
    click(&mut app, "Nhập 42 tệp");
    assert!(app.import.is_writing() && app.page == Page::Import);
    assert!(!closes(&mut app), "what is being written is unfinished, too");
    assert!(sees(&app, "Bỏ và đóng") && !sees(&app, "Nhập 42 tệp"));
    escape(&mut app);
    let _ = app.update(Message::FileChosen(vec!["/khác.egov".into()]));
    assert!(!sees(&app, "Bỏ và mở tệp khác"), "nor is it given up for another file");
}

#[test]
fn no_key_goes_past_the_question() {
    let mut app = decided();
    assert!(!closes(&mut app));
    for letter in ["5", "o", "n", "z", "k"] {
        let (key, modifiers) = control(letter);
        press(&mut app, key, modifiers);
        assert!(app.parting.is_some() && app.page == Page::Import && app.search.is_none(), "Ctrl+{letter}");
    }
    assert!(!app.import.is_deciding());
}

#[test]
fn a_trial_that_was_saved_or_undone_is_not_unfinished() {
    let mut app = trying();
    assert!(app.results.has_unsaved_trials());
    app.results.save_trial();
    assert!(!app.results.has_unsaved_trials());
    assert!(closes(&mut app));
}

#[test]
fn everything_unfinished_is_asked_about_at_once_and_a_discarded_draft_takes_nothing_else_with_it() {
    let mut app = decided();
    app.criteria = preset::criteria::draft("D1", &app.shared);
    assert!(!closes(&mut app));
    for told in ["Bản nháp bộ tiêu chí chưa được lưu vào tệp dữ liệu.", "Bỏ và đóng", "Nhập 42 tệp"]
    {
        assert!(sees(&app, told), "{told}");
    }
    escape(&mut app);
    app.page = Page::Criteria;
    click(&mut app, "Bỏ bản nháp…");
    click(&mut app, "Bỏ bản nháp");
    assert!(!app.criteria.is_unsaved() && app.import.is_undecided());
}

#[test]
fn another_setting_leaves_no_page_in_sight_without_its_data() {
    let mut app = filled(Language::Vi);
    let digits = Settings { digits: Some(0), ..app.shared.settings.clone() };
    let _ = app.set(digits);
    assert!(!app.results.is_stale(), "they are asked for anew");
    app.page = Page::Print;
    let paper = Settings { grey: true, ..app.shared.settings.clone() };
    let _ = app.set(paper);
    assert!(!app.print.is_stale());
    assert!(!sees(&app, "Chưa mở tệp dữ liệu"));
}

#[test]
fn a_page_that_is_not_loaded_yet_does_not_say_that_no_file_is_open() {
    let mut app = filled(Language::Vi);
    app.results.forget();
    assert!(!sees(&app, "Chưa mở tệp dữ liệu"));
}

#[test]
fn another_period_is_not_shown_over_a_row_that_is_typed_in() {
    let mut app = appraising();
    let period = "2019-12".parse().unwrap();
    let _ = app.update(Message::Frame(frame::Message::PeriodPicked(period)));
    assert!(app.opening.is_none());
    assert!(sees(&app, "Chuyển sang kỳ khác? Còn việc làm dở."));
    click(&mut app, "Bỏ và chuyển kỳ");
    assert!(app.opening.is_some() && app.appraisal.is_unsaved());
    let late = FileView { period: Some(period), ..preset::file(&app.shared.words) };
    answer_opening(&mut app, Ok(late));
    assert!(!app.appraisal.is_unsaved() && app.shared.file.as_ref().unwrap().period == Some(period));
    let mut app = writing();
    let _ = app.update(Message::Frame(frame::Message::PeriodPicked(period)));
    assert!(app.opening.is_some(), "the words know which period they are of");
}

#[test]
fn what_was_begun_with_another_file_or_period_does_not_turn_the_window_back() {
    let mut app = filled(Language::Vi);
    let in_sight = app.shared.file.clone().unwrap();
    let late = other_file(&app);
    let _ = app.take_file(late);
    assert_eq!(app.shared.file.as_ref(), Some(&in_sight));
    let late = FileView { period: "2019-12".parse().ok(), ..in_sight.clone() };
    let _ = app.take_file(late);
    assert_eq!(app.shared.file.as_ref(), Some(&in_sight));
    assert!(app.opening.is_some(), "the period in sight is asked for anew");
}

#[test]
fn a_draft_that_comes_along_to_another_file_is_told_with_the_file_it_would_be_saved_to() {
    let mut app = filled(Language::Vi);
    app.criteria = preset::criteria::draft("D1", &app.shared);
    let other = other_file(&app);
    let name = other.name.clone();
    let _ = app.show_file(other);
    assert!(app.criteria.is_unsaved());
    let told = app.notices.iter().map(Notice::text).collect::<String>();
    assert!(told.contains("Bản nháp") && told.contains(&name), "{told}");
}

#[test]
fn another_file_begins_with_all_units() {
    let mut app = filled(Language::Vi);
    app.page = Page::Units;
    let _ = app.update(Message::Units(screen::units::Message::Searched("lao cai".into())));
    let other = other_file(&app);
    let _ = app.show_file(other);
    app.units.show(preset::units());
    app.page = Page::Units;
    assert!(sees(&app, "Hà Nội"), "whatever was searched for in the file before");
}

#[test]
fn what_scoring_under_another_set_came_to_is_heard_though_the_language_was_switched_meanwhile() {
    let mut app = filled(Language::Vi);
    let _ = app.update(Message::Frame(frame::Message::CataloguePressed));
    let job = app.errands.show("Đang tính lại điểm", "", Gauge::begin(0));
    let report = job::Report { job, event: job::Event::Finished(Err(Fault::default())) };
    click(&mut app, "EN");
    let _ = app.update(Message::Errand(errand::Message::Told(report)));
    assert_eq!(app.notices.len(), 1, "a fault of it, too");
}

#[test]
fn an_appraisal_that_is_answered_late_leaves_the_page_in_sight_with_its_data() {
    let mut app = filled(Language::Vi);
    let _ = app.after_appraisal(screen::appraisal::Action::Changed(iced::Task::none()));
    assert!(app.page == Page::Results && !app.results.is_stale());
}

#[test]
fn declining_to_undo_leads_back_to_the_page_it_was_asked_on() {
    for decline in [|app: &mut App| click(app, "Giữ lại"), escape as fn(&mut App)] {
        let mut app = filled(Language::Vi);
        app.page = Page::Compare;
        let _ = app.update(Message::Frame(frame::Message::UndoPressed));
        assert_eq!(app.page, Page::Import);
        let (key, modifiers) = control("z");
        press(&mut app, key, modifiers);
        decline(&mut app);
        assert_eq!(app.page, Page::Compare);
    }
}

#[test]
fn the_last_import_is_seen_again_from_wherever_it_is_told() {
    let mut app = filled(Language::Vi);
    click(&mut app, "Xem lần nhập");
    assert_eq!(app.page, Page::Import);
    assert!(sees(&app, "Đang tải…"));
}
