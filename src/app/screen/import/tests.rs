use super::*;
use crate::app::preset;
use crate::i18n::Language;
use iced_test::Simulator;

fn reviewing() -> Import {
    let mut import = Import::default();
    import.show(preset::review(), ImportPlan::default(), Vec::new(), Missing::default());
    import
}

fn click(import: &mut Import, shared: &Shared, text: &str) -> Action {
    let messages: Vec<_> = {
        let mut simulator = Simulator::with_size(preset::settings(), (1200.0, 700.0), import.view(shared));
        simulator.click(text).unwrap();
        simulator.into_messages().collect()
    };
    messages.into_iter().fold(Action::None, |_, message| import.update(message, shared))
}

fn sees(import: &Import, shared: &Shared, text: &str) -> bool {
    Simulator::with_size(preset::settings(), (1200.0, 700.0), import.view(shared)).find(text).is_ok()
}

#[test]
fn picked_files_are_read_and_stopping_leaves_nothing() {
    let shared = preset::shared(Language::Vi);
    let mut import = Import::default();
    assert!(sees(&import, &shared, "Chọn thư mục…"));
    let action = import.update(Message::PathsPicked(vec!["a.xlsx".into()]), &shared);
    assert!(matches!(action, Action::Run(_)));
    assert_eq!(import.reading(), Some((0, 0)));
    click(&mut import, &shared, "Dừng");
    assert_eq!(import.reading(), None);
}

#[test]
fn a_cancelled_dialog_reads_nothing() {
    let shared = preset::shared(Language::Vi);
    let mut import = Import::default();
    assert!(matches!(import.update(Message::PathsPicked(Vec::new()), &shared), Action::None));
    assert_eq!(import.reading(), None);
}

#[test]
fn the_review_begins_with_what_was_refused_and_says_why() {
    let shared = preset::shared(Language::Vi);
    let import = reviewing();
    assert!(sees(&import, &shared, "Tệp được đặt mật khẩu. Mở trong Excel, bỏ mật khẩu, lưu lại rồi nhập lại."));
}

#[test]
fn choosing_a_file_shows_its_cells() {
    let shared = preset::shared(Language::Vi);
    let mut import = reviewing();
    click(&mut import, &shared, "an-giang-2020-05.xlsx");
    assert!(sees(&import, &shared, "Tự đánh giá!E12"));
    assert!(sees(&import, &shared, "320"));
}

#[test]
fn the_keyboard_goes_through_the_files() {
    let shared = preset::shared(Language::Vi);
    let mut import = reviewing();
    import.step(Step::Down);
    assert!(sees(&import, &shared, "Tự đánh giá!E12"));
}

#[test]
fn the_bottom_line_counts_what_will_be_written() {
    let import = reviewing();
    assert_eq!(import.waiting(), 42);
    let vi = preset::shared(Language::Vi);
    assert!(sees(&import, &vi, "Sẽ nhập 42 tệp · 1 cần xem · 1 bị từ chối — chưa ghi gì vào dữ liệu"));
    let en = preset::shared(Language::En);
    assert!(sees(&import, &en, "42 files will be imported · 1 to look at · 1 refused — nothing has been written yet"));
}

#[test]
fn a_state_filters_the_files() {
    let shared = preset::shared(Language::Vi);
    let mut import = reviewing();
    import.update(Message::FilterPressed(Some(FileState::Changed)), &shared);
    assert!(sees(&import, &shared, "da-nang-2020-05.xlsx"));
    assert!(!sees(&import, &shared, "an-giang-2020-05.xlsx"));
}

#[test]
fn nothing_is_written_before_the_button_is_pressed() {
    let shared = preset::shared(Language::Vi);
    let mut import = reviewing();
    assert!(matches!(import.state, State::Review(_)));
    assert!(matches!(click(&mut import, &shared, "Nhập"), Action::Run(_)));
    assert!(matches!(import.state, State::Writing { .. }));
}

#[test]
fn undo_says_what_it_takes_back_and_can_be_declined() {
    let shared = preset::shared(Language::Vi);
    let mut import = Import { state: State::Done(ImportDone { files: 58, submissions: 58 }), ..Import::default() };
    click(&mut import, &shared, "Hoàn tác: nhập 58 tệp");
    assert!(sees(&import, &shared, "Hoàn tác: nhập 58 tệp?"));
    click(&mut import, &shared, "Giữ lại");
    assert!(matches!(import.state, State::Idle));
}

#[test]
fn a_report_of_a_stopped_read_is_not_taken() {
    let shared = preset::shared(Language::Vi);
    let mut import = Import::default();
    import.update(Message::PathsPicked(vec!["a.xlsx".into()]), &shared);
    let State::Reading { job, .. } = &import.state else { panic!("not reading") };
    let late =
        job::Report { job: job.id(), event: job::Event::Finished(Ok((preset::review(), ImportPlan::default()))) };
    import.update(Message::PathsPicked(vec!["b.xlsx".into()]), &shared);
    import.update(Message::Read(late), &shared);
    assert!(import.reading().is_some());
}

#[test]
fn a_file_without_period_or_unit_is_asked_for_and_not_counted_as_refused() {
    let shared = preset::shared(Language::Vi);
    let mut view = preset::review();
    view.files[0].state = FileState::NeedsChoice;
    let mut import = Import::default();
    import.show(view, ImportPlan::default(), vec!["thư mục".into()], Missing::default());
    assert!(sees(&import, &shared, "Kỳ cho tệp không ghi kỳ"));
    import.update(Message::Missing(missing::Message::PeriodTyped("2020-05".into())), &shared);
    assert!(matches!(click(&mut import, &shared, "Đọc lại"), Action::Run(_)));
    assert_eq!(import.reading(), Some((0, 0)));
}

#[test]
fn a_review_speaks_another_language_without_being_read_again() {
    let shared = preset::shared(Language::Vi);
    let mut import = reviewing();
    let _ = import.reword(&shared);
    let State::Review(review) = &import.state else { panic!("not reviewing") };
    let job = review.rewording.as_ref().unwrap().id();
    let mut view = preset::review();
    view.files.truncate(1);
    import.update(Message::Reworded(job::Report { job, event: job::Event::Finished(Ok(view)) }), &shared);
    let State::Review(review) = &import.state else { panic!("not reviewing") };
    assert_eq!(review.view.files.len(), 1);
}
