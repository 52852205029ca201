//! From picking files to writing them and taking them back.

use super::*;
use crate::app::screen::import::model::FileState;
use crate::i18n::Language;

fn reviewing() -> Import {
    let mut import = Import::default();
    import.show(presets::review(), ImportPlan::default(), Vec::new());
    import
}

/// A review of which everything was written.
fn finished() -> Box<Review> {
    Box::new(Review::new(ReviewView::default(), ImportPlan::default(), Vec::new()))
}

#[test]
fn picked_files_are_read_and_stopping_leaves_nothing() {
    let shared = preset::shared(Language::Vi);
    let mut import = Import::default();
    assert!(sees(&import, &shared, "Chọn thư mục…"));
    let action = import.update(Message::PathsPicked(vec!["a.xlsx".into()]), &shared);
    assert!(matches!(action, Action::Run(_)));
    let underway = import.underway().map(|Underway { work, gauge }| (work, gauge.done, gauge.total));
    assert_eq!(underway, Some((Work::Reading, 0, 0)));
    click(&mut import, &shared, "Dừng");
    assert_eq!(import.underway(), None);
}

#[test]
fn while_reading_the_file_at_hand_is_seen() {
    let shared = preset::shared(Language::Vi);
    let mut import = Import::default();
    import.update(Message::PathsPicked(vec!["a".into()]), &shared);
    let job = import.running().unwrap().job();
    for event in [job::Event::Step { done: 12, total: 60 }, job::Event::At("UBND xã Hòa Tiến.xls".into())] {
        import.update(Message::Read(job::Report { job, event }), &shared);
    }
    assert!(sees(&import, &shared, "đang đọc 12/60 tệp"));
    assert!(sees(&import, &shared, "UBND xã Hòa Tiến.xls"));
}

#[test]
fn a_cancelled_dialog_reads_nothing() {
    let shared = preset::shared(Language::Vi);
    let mut import = Import::default();
    assert!(matches!(import.update(Message::PathsPicked(Vec::new()), &shared), Action::None));
    assert_eq!(import.underway(), None);
}

#[test]
fn a_report_of_a_stopped_read_is_not_taken() {
    let shared = preset::shared(Language::Vi);
    let mut import = Import::default();
    import.update(Message::PathsPicked(vec!["a.xlsx".into()]), &shared);
    let job = import.running().unwrap().job();
    let read = Ok((presets::review(), ImportPlan::default()));
    let late = job::Report { job, event: job::Event::Finished(read) };
    import.update(Message::PathsPicked(vec!["b.xlsx".into()]), &shared);
    import.update(Message::Read(late), &shared);
    assert!(import.underway().is_some());
}

#[test]
fn the_review_begins_with_what_waits_for_a_person() {
    let shared = preset::shared(Language::Vi);
    let mut import = reviewing();
    assert!(sees(&import, &shared, "Phu luc 3 - Lao Cai.xlsx"));
    assert_eq!(import.review_mut().looked_at(), Some(presets::FOREIGN));
}

#[test]
fn the_bottom_line_counts_what_will_be_written() {
    let import = reviewing();
    assert_eq!(import.waiting(), 42);
    let vi = preset::shared(Language::Vi);
    let said = "Sẽ nhập 42 tệp, trong đó 1 tệp thay bản đang tính, 1 tệp cần xem · 2 chờ xác nhận · 1 cần chọn kỳ hoặc đơn vị · \
                1 bị từ chối – chưa ghi gì vào dữ liệu";
    assert!(sees(&import, &vi, said));
    let en = preset::shared(Language::En);
    let said = "42 files will be imported, of them 1 in place of a submission that counts now, 1 to check · 2 to confirm · \
                1 to choose a period or unit for · 1 refused – nothing has been written yet";
    assert!(sees(&import, &en, said));
}

#[test]
fn a_state_filters_the_files_and_the_first_of_them_is_looked_at() {
    let shared = preset::shared(Language::Vi);
    let mut import = reviewing();
    import.across(true, &shared);
    import.update(Message::Review(Of::FilterPressed(Some(FileState::Changed))), &shared);
    assert!(!import.review_mut().is_inside(), "the keyboard stays with the list");
    assert!(sees(&import, &shared, "da-nang-2020-05.xlsx"));
    assert!(!sees(&import, &shared, "an-giang-2020-05.xlsx"));
    assert_eq!(import.review_mut().looked_at(), Some(presets::CHANGED));
}

#[test]
fn the_keyboard_goes_through_the_files() {
    let shared = preset::shared(Language::Vi);
    let mut import = reviewing();
    import.step(Step::First, &shared);
    assert_eq!(import.review_mut().looked_at(), Some(presets::LOCKED));
    import.step(Step::Down, &shared);
    assert_eq!(import.review_mut().looked_at(), Some(presets::FAULTY));
}

#[test]
fn nothing_is_written_before_the_button_is_pressed_and_ctrl_enter_is_that_button() {
    let shared = preset::shared(Language::Vi);
    let mut import = reviewing();
    assert!(matches!(click(&mut import, &shared, "Nhập"), Action::Run(_)));
    assert!(matches!(import.state, State::Writing { .. }));
    let mut import = reviewing();
    assert!(matches!(press(&mut import, &shared, Shortcut::Write), Action::Run(_)));
    assert!(matches!(import.state, State::Writing { .. }));
}

#[test]
fn a_failed_write_loses_no_decision() {
    let shared = preset::shared(Language::Vi);
    let mut import = reviewing();
    click(&mut import, &shared, "Nhập");
    let job = import.running().unwrap().job();
    let failed = job::Report { job, event: job::Event::Finished(Err(Fault::default())) };
    assert!(matches!(import.update(Message::Written(failed), &shared), Action::Back(..)));
    assert!(matches!(import.state, State::Review(_)));
}

#[test]
fn writing_shows_how_far_it_is_and_stopping_it_leads_back_to_the_review() {
    let shared = preset::shared(Language::Vi);
    let mut import = reviewing();
    click(&mut import, &shared, "Nhập");
    let job = import.running().unwrap().job();
    for event in [job::Event::Step { done: 12, total: 42 }, job::Event::At("UBND xã Hòa Tiến.xls".into())] {
        import.update(Message::Written(job::Report { job, event }), &shared);
    }
    assert!(sees(&import, &shared, "đang ghi 12/42 tệp vào dữ liệu"));
    assert!(sees(&import, &shared, "UBND xã Hòa Tiến.xls"));
    let files = import.update(Message::PathsPicked(vec!["b.xlsx".into()]), &shared);
    assert!(matches!(files, Action::Say(_)), "files dropped meanwhile push nothing out");
    click(&mut import, &shared, "Dừng");
    assert!(sees(&import, &shared, "đang dừng…"));
    assert!(import.is_writing(), "what came of it is not known yet");
    let stopped = job::Report { job, event: job::Event::Finished(Ok(Imported::Stopped)) };
    let Action::Back(said, _) = import.update(Message::Written(stopped), &shared) else { panic!("nothing was said") };
    assert_eq!(said, Notice::noted(say!(shared.words, "import-writing-stopped")));
    assert_eq!(import.waiting(), 42, "the review is there as it was");
}

#[test]
fn undo_says_what_it_takes_back_and_can_be_declined() {
    let shared = preset::shared(Language::Vi);
    let done = ImportDone { files: 58, submissions: 58 };
    let mut import = Import { state: State::Done(done, finished(), None), ..Import::default() };
    click(&mut import, &shared, "Hoàn tác lần nhập 58 tệp");
    assert!(sees(&import, &shared, "Hoàn tác lần nhập 58 tệp?"));
    click(&mut import, &shared, "Giữ lại");
    assert!(matches!(import.state, State::Done(..)), "what came of the import is in sight again");
}

#[test]
fn files_without_period_or_unit_are_settled_together() {
    let shared = preset::shared(Language::Vi);
    let mut view = presets::review();
    view.files[presets::LOCKED].silent = true;
    let mut import = looking_at_of(view, presets::FAULTY, &shared);
    assert!(sees(&import, &shared, "Kỳ cho tệp không ghi kỳ"));
    let typed = missing::Message::PeriodTyped("2020-05".into());
    import.update(Message::Review(Of::Missing(typed)), &shared);
    assert!(matches!(click(&mut import, &shared, "Đọc lại"), Action::Run(_)));
    assert!(import.review_mut().is_deciding());
}

#[test]
fn a_review_speaks_another_language_without_being_read_again() {
    let shared = preset::shared(Language::Vi);
    let mut import = reviewing();
    let _ = import.reword(&shared);
    let job = import.review_mut().rewording_job().unwrap();
    let mut view = presets::review();
    view.files.truncate(1);
    let report = job::Report { job, event: job::Event::Finished(Ok(view)) };
    import.update(Message::Review(Of::Reworded(report)), &shared);
    assert!(!sees(&import, &shared, "an-giang-2020-05.xlsx"));
}

#[test]
fn leaving_asks_where_something_was_decided_and_only_there() {
    let shared = preset::shared(Language::Vi);
    let mut import = reviewing();
    assert!(import.back());
    assert!(matches!(import.state, State::Idle));

    let mut import = looking_at(presets::FAULTY, &shared);
    press(&mut import, &shared, Shortcut::Accept);
    press(&mut import, &shared, Shortcut::Keep);
    let more = import.update(Message::PathsPicked(vec!["b.xlsx".into()]), &shared);
    assert!(matches!(more, Action::Say(_)), "new files do not push decisions out");
    while import.review_mut().is_inside() {
        import.back();
    }
    import.back();
    assert!(sees(&import, &shared, "Không nhập nữa? Các quyết định đã đặt sẽ mất; dữ liệu và tệp gốc không đổi."));
    press(&mut import, &shared, Shortcut::Accept);
    assert!(matches!(import.state, State::Review(_)), "one more key loses nothing");
    click(&mut import, &shared, "Ở lại");
    assert!(sees(&import, &shared, "Nhập"));
}

#[test]
fn faulty_workbooks_go_back_to_their_senders_before_and_after_the_import() {
    let shared = preset::shared(Language::Vi);
    let done = State::Done(ImportDone { files: 1, submissions: 1 }, finished(), None);
    for mut import in [reviewing(), Import { state: done, ..Import::default() }] {
        assert!(matches!(click(&mut import, &shared, "Trả lại đơn vị…"), Action::Run(_)));
        let Loaded::Loading(job) = &import.choosing else { panic!("nothing is listed") };
        let job = job.id();
        let line = |file, errors| ReturnLine {
            file,
            name: format!("tep-{file}.xlsx"),
            unit: "Lào Cai".into(),
            errors,
            warnings: 1,
        };
        let listed = job::Event::Finished(Ok(vec![line(1, 2), line(3, 0)]));
        import.update(Message::ReturnsListed(job::Report { job, event: listed }), &shared);
        assert!(sees(&import, &shared, "2 lỗi, 1 cảnh báo"), "what will be written is listed first");
        click(&mut import, &shared, "Chọn thư mục và lập 1 bộ…");
        assert!(matches!(import.update(Message::ReturnFolderPicked(Vec::new()), &shared), Action::None));
        assert!(import.returning.is_none(), "a cancelled dialog writes nothing");
        import.update(Message::ReturnFolderPicked(vec!["ra".into()]), &shared);
        let job = import.running().unwrap().job();
        let event = job::Event::Step { done: 2, total: 5 };
        import.update(Message::Returned(job::Report { job, event }), &shared);
        assert!(sees(&import, &shared, "đang lập 2/5 bộ trả lại"));
        click(&mut import, &shared, "Dừng");
        assert!(sees(&import, &shared, "đang dừng…"));
        let report = job::Report {
            job,
            event: job::Event::Finished(Ok(("Đã ghi 5 bộ trả lại".to_owned(), None, "ra".into()))),
        };
        let Action::Back(said, _) = import.update(Message::Returned(report), &shared) else {
            panic!("nothing was said")
        };
        assert_eq!(said, Notice::wrote_into(("Đã ghi 5 bộ trả lại".to_owned(), "ra".into())));
        assert!(sees(&import, &shared, "Trả lại đơn vị…"), "what stood behind it is seen again");
    }
}

#[test]
fn what_was_undone_can_be_brought_back() {
    let mut shared = preset::shared(Language::Vi);
    let undone = |edited: bool| {
        let brought = "tháng 3: 13 bản".into();
        Undone { made_at: "20/05/2020 09:00".into(), submissions: 24, brought, edited }
    };
    let mut import = Import { state: State::Undone(Some(undone(false))), ..Import::default() };
    assert!(!sees(&import, &shared, "Nhập lại lần này"), "nothing to be brought back");
    let sent = std::mem::take(&mut shared.file.as_mut().unwrap().sent);
    assert!(!sees(&import, &shared, "Xem kết quả") && sees(&import, &shared, "Nhập tệp khác"), "there are none");
    shared.file.as_mut().unwrap().sent = sent;
    shared.file.as_mut().unwrap().redoable = Some("nhập 24 tệp".into());
    assert!(matches!(click(&mut import, &shared, "Nhập lại lần này"), Action::Run(_)));
    let State::Undoing { job, redo: true } = &import.state else { panic!("nothing is brought back") };
    let job = job.id();
    let answer = Ok((Some(undone(false)), Box::new(preset::file(&shared.words))));
    import.update(Message::TakenBack(job::Report { job, event: job::Event::Finished(answer) }), &shared);
    assert!(sees(&import, &shared, "Đã nhập lại"));
    let told = |edited| {
        let import = Import { state: State::Redone(Some(undone(edited))), ..Import::default() };
        let said = "Đã nhập lại 24 bản tự đánh giá của lần nhập lúc 20/05/2020 09:00";
        let with_cells = sees(&import, &shared, &format!("{said}, cùng các ô đã sửa.\ntháng 3: 13 bản"));
        (with_cells, sees(&import, &shared, &format!("{said}.\ntháng 3: 13 bản")))
    };
    assert_eq!((told(true), told(false)), ((true, false), (false, true)), "cells are told of where any was corrected");
}

#[test]
fn folders_dropped_while_others_are_read_are_read_with_them() {
    let shared = preset::shared(Language::Vi);
    let mut import = Import::default();
    for dropped in [vec!["A".into()], vec!["B".into(), "A".into()]] {
        import.update(Message::PathsPicked(dropped), &shared);
    }
    let State::Reading { paths, .. } = &import.state else { panic!("nothing is read") };
    assert_eq!(paths, &[PathBuf::from("A"), PathBuf::from("B")]);
}

#[test]
fn a_review_that_is_out_of_date_comes_back_with_what_was_decided() {
    let shared = preset::shared(Language::Vi);
    let mut import = reviewing();
    click(&mut import, &shared, "Nhập");
    let job = import.running().unwrap().job();
    let again = Ok(Imported::LookAgain(presets::review()));
    let report = job::Report { job, event: job::Event::Finished(again) };
    let Action::Back(said, _) = import.update(Message::Written(report), &shared) else { panic!("nothing was said") };
    assert!(said.is_failure() && matches!(import.state, State::Review(_)));
}

#[test]
fn nothing_is_taken_back_before_it_is_known_what_goes() {
    let shared = preset::shared(Language::Vi);
    let mut import = Import::default();
    import.ask_undo(Page::Import, &shared);
    assert!(matches!(import.update(Message::UndoConfirmed, &shared), Action::None));
    let State::AskingUndo(Asked { takes: Loaded::Loading(job), .. }) = &import.state else { panic!("it is not asked") };
    let takes = presets::undo_takes();
    let report = job::Report { job: job.id(), event: job::Event::Finished(Ok(Some(takes))) };
    import.update(Message::UndoTakes(report), &shared);
    assert!(matches!(import.update(Message::UndoConfirmed, &shared), Action::Run(_)));
    assert!(matches!(import.update(Message::UndoConfirmed, &shared), Action::None), "once");
}

#[test]
fn what_came_of_the_last_import_is_found_again_after_it_was_left() {
    let shared = preset::shared(Language::Vi);
    let mut import = Import::default();
    import.show_done();
    click(&mut import, &shared, "Nhập tệp khác");
    let link = "Xem lại lần nhập 58 tệp";
    assert!(matches!(click(&mut import, &shared, link), Action::Run(_)));
    let State::Recalling(job, None) = &import.state else { panic!("it is not asked for") };
    let done = ImportDone { files: 42, submissions: 42 };
    let recalled = Ok(Some((done, presets::review(), ImportPlan::default())));
    let report = job::Report { job: job.id(), event: job::Event::Finished(recalled) };
    import.update(Message::Recalled(report), &shared);
    assert!(sees(&import, &shared, "Đã nhập xong") && sees(&import, &shared, "4 tệp chưa nhập"));
    assert!(import.back() && sees(&import, &shared, link));
}

#[test]
fn an_earlier_import_is_seen_in_front_of_a_review_and_left_for_it() {
    let shared = preset::shared(Language::Vi);
    let mut import = reviewing();
    import.recall(&shared);
    let State::Recalling(job, Some(_)) = &import.state else { panic!("it is not asked for") };
    let recalled = Ok(Some((ImportDone::default(), ReviewView::default(), ImportPlan::default())));
    let report = job::Report { job: job.id(), event: job::Event::Finished(recalled) };
    import.update(Message::Recalled(report), &shared);
    click(&mut import, &shared, "Về đợt đang kiểm tra");
    assert_eq!(import.waiting(), 42);
    press(&mut import, &shared, Shortcut::Accept);
    let mut import = looking_at(presets::FAULTY, &shared);
    press(&mut import, &shared, Shortcut::Accept);
    press(&mut import, &shared, Shortcut::Keep);
    assert!(matches!(import.recall(&shared), Action::Say(_)), "what was decided is not put aside");
    assert!(import.is_undecided());
}

#[test]
fn a_folder_without_a_workbook_is_told_and_no_empty_review_is_shown() {
    let shared = preset::shared(Language::Vi);
    let mut import = Import::default();
    import.update(Message::PathsPicked(vec!["/thư đến/trống".into()]), &shared);
    let job = import.running().unwrap().job();
    let read = job::Event::Finished(Ok((ReviewView::default(), ImportPlan::default())));
    let Action::Say(said) = import.update(Message::Read(job::Report { job, event: read }), &shared) else {
        panic!("nothing was said")
    };
    assert_eq!(said.title, "Không có tệp Excel, .ods hay .csv nào trong ‘trống’.");
    assert!(sees(&import, &shared, "Chọn thư mục…"));
}
