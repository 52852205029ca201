//! One story for each decision a person can be asked for.

use super::*;
use crate::app::data::{Decided, Decision};
use crate::app::screen::import::model::{FileDetail, FileState, Unregistered};
use crate::app::screen::import::review::{Tab, findings, mapping, whose};
use crate::app::widget::pick_from_list::Event as Listed;
use crate::domain::decision::{CharsetChoice, ColumnRole, Edit, MatchedBy};
use crate::i18n::Language;

/// What was decided last, as it was handed to the services.
fn decided(import: &mut Import) -> Option<Decision> {
    import.review_mut().last_decision()
}

#[test]
fn a_faulty_cell_is_shown_in_its_surroundings_with_what_can_be_done() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FAULTY, &shared);
    import.review_mut().show_around(presets::around());
    for text in ["Tự đánh giá!E12", "Dịch vụ công trực tuyến mức độ 4", "QĐ 12/QĐ-UBND", "Sửa", "Giữ nguyên"]
    {
        assert!(sees(&import, &shared, text), "{text}");
    }
    assert!(!sees(&import, &shared, "Chấp nhận"), "nothing is proposed for it");
}

#[test]
fn enter_accepts_the_proposal() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FAULTY, &shared);
    press(&mut import, &shared, Shortcut::Accept);
    import.step(Step::Down, &shared);
    assert!(sees(&import, &shared, "1234"));
    assert!(matches!(press(&mut import, &shared, Shortcut::Accept), Action::Run(_)));
    assert_eq!(decided(&mut import), Some(Decision::Accept(1)));
}

#[test]
fn all_proposals_of_a_kind_are_accepted_in_one_go() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FAULTY, &shared);
    click(&mut import, &shared, "Chấp nhận mọi đề xuất cùng loại (14 ô, 6 tệp)");
    assert_eq!(decided(&mut import), Some(Decision::AcceptAll("ambiguous_number".into())));
}

#[test]
fn f2_edits_in_place_and_the_original_is_kept() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FAULTY, &shared);
    press(&mut import, &shared, Shortcut::Accept);
    press(&mut import, &shared, Shortcut::Edit);
    assert!(sees(&import, &shared, "Giá trị gốc được giữ lại."));
    import.update(Message::Review(Of::Findings(findings::Message::Typed("280".into()))), &shared);
    click(&mut import, &shared, "Xong");
    let edit = Edit {
        sheet: "Tự đánh giá".into(),
        cell: "E12".parse().unwrap(),
        before: Some("320".into()),
        after: Some("280".into()),
    };
    assert_eq!(decided(&mut import), Some(Decision::Edit(edit)));
}

#[test]
fn escape_leaves_an_edit_without_deciding() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FAULTY, &shared);
    press(&mut import, &shared, Shortcut::Accept);
    press(&mut import, &shared, Shortcut::Edit);
    assert!(import.back());
    assert!(!sees(&import, &shared, "Xong"));
    assert_eq!(decided(&mut import), None);
}

#[test]
fn f4_leaves_a_cell_as_it_is_and_goes_on_to_the_next() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FAULTY, &shared);
    press(&mut import, &shared, Shortcut::Accept);
    assert_eq!(import.review_mut().waiting_in(Tab::Findings), 4);
    press(&mut import, &shared, Shortcut::Keep);
    assert_eq!(import.review_mut().waiting_in(Tab::Findings), 3);
    assert!(sees(&import, &shared, "Tự đánh giá!F14"), "the next one is open");
}

#[test]
fn an_edited_cell_shows_both_values_and_can_be_taken_back() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FAULTY, &shared);
    assert!(sees(&import, &shared, "gốc: đang làm → nay: Có"));
    import.across(true, &shared);
    import.step(Step::Last, &shared);
    click(&mut import, &shared, "Lấy lại giá trị gốc");
    assert!(matches!(decided(&mut import), Some(Decision::TakeBack(spot)) if spot.cell.to_string() == "E9"));
}

#[test]
fn a_foreign_table_shows_how_it_would_be_read() {
    let shared = preset::shared(Language::Vi);
    let import = looking_at(presets::FOREIGN, &shared);
    for text in ["11  3.1 DVCTT mức 4", "D1 Dịch vụ công trực tuyến mức độ 4", "vị trí", "31%", "Không lấy", "Kết quả"]
    {
        assert!(sees(&import, &shared, text), "{text}");
    }
}

#[test]
fn a_row_of_a_foreign_table_is_given_another_indicator_and_the_reading_confirmed() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FOREIGN, &shared);
    let of = |message| Message::Review(Of::Mapping(message));
    import.update(of(mapping::Message::RowPressed(4)), &shared);
    assert!(sees(&import, &shared, "Dòng 13 trả lời tiêu chí nào? “Cộng điểm mục 3”"));
    import.update(of(mapping::Message::Listed(Listed::Typed("di dong".into()))), &shared);
    import.update(of(mapping::Message::Listed(Listed::Confirmed)), &shared);
    assert!(sees(&import, &shared, "chọn tay"));
    assert!(matches!(press(&mut import, &shared, Shortcut::Accept), Action::Run(_)));
    let Some(Decision::Mapping(mapping)) = decided(&mut import) else { panic!("no mapping was confirmed") };
    assert_eq!(mapping.tables[0].rows[4].indicator.as_deref(), Some("D4"));
    assert_eq!(mapping.tables[0].rows[4].by, Some(MatchedBy::Person));
}

#[test]
fn a_row_can_be_left_out_by_keyboard() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FOREIGN, &shared);
    press(&mut import, &shared, Shortcut::Accept);
    import.step(Step::Down, &shared);
    press(&mut import, &shared, Shortcut::Edit);
    import.update(Message::Review(Of::Mapping(mapping::Message::NonePressed)), &shared);
    press(&mut import, &shared, Shortcut::Accept);
    let Some(Decision::Mapping(mapping)) = decided(&mut import) else { panic!("no mapping was confirmed") };
    assert_eq!(mapping.tables[0].rows[1].indicator, None);
}

#[test]
fn the_column_with_figures_can_be_said_by_its_letter() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FOREIGN, &shared);
    for (typed, column) in [("g", Some(6)), ("", None), ("AB", Some(27))] {
        import.update(Message::Review(Of::Mapping(mapping::Message::LetterTyped(0, typed.into()))), &shared);
        press(&mut import, &shared, Shortcut::Accept);
        let Some(Decision::Mapping(mapping)) = decided(&mut import) else { panic!("no mapping was confirmed") };
        assert_eq!(mapping.tables[0].columns.get(&ColumnRole::Result).copied(), column);
        import.review_mut().forget_decision();
    }
}

#[test]
fn tables_of_one_kind_are_confirmed_together() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FOREIGN, &shared);
    click(&mut import, &shared, "Xác nhận cả 3 tệp như đề xuất");
    assert_eq!(decided(&mut import), Some(Decision::AcceptAll("mapping_proposed".into())));
}

#[test]
fn old_letters_are_shown_before_and_after_and_converted_or_kept() {
    let shared = preset::shared(Language::Vi);
    for (shortcut, button, choice) in [
        (Shortcut::Accept, "Chuyển sang Unicode", CharsetChoice::Convert),
        (Shortcut::Keep, "Giữ nguyên", CharsetChoice::Keep),
    ] {
        let mut import = looking_at(presets::LEGACY, &shared);
        assert!(sees(&import, &shared, "DÞch vô c«ng trùc tuyÕn møc ®é 4"));
        assert!(sees(&import, &shared, "Dịch vụ công trực tuyến mức độ 4"));
        click(&mut import, &shared, button);
        assert_eq!(decided(&mut import), Some(Decision::Charset(choice)));

        let mut import = looking_at(presets::LEGACY, &shared);
        import.across(true, &shared);
        press(&mut import, &shared, shortcut);
        assert_eq!(decided(&mut import), Some(Decision::Charset(choice)));
    }
}

#[test]
fn a_changed_file_is_held_against_the_version_in_the_data_file() {
    let shared = preset::shared(Language::Vi);
    let import = looking_at(presets::CHANGED, &shared);
    for text in ["Đang có", "310 ÷ 1.000", "352 ÷ 1.000", "E24:F24"] {
        assert!(sees(&import, &shared, text), "{text}");
    }
}

#[test]
fn a_file_without_unit_is_told_whose_it_is() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::NAMELESS, &shared);
    let of = |message| Message::Review(Of::Whose(message));
    import.update(of(whose::Message::Listed(Listed::Typed("da nang".into()))), &shared);
    import.update(of(whose::Message::Listed(Listed::Confirmed)), &shared);
    import.update(of(whose::Message::PeriodTyped("2020-05".into())), &shared);
    press(&mut import, &shared, Shortcut::Accept);
    let Some(Decision::Whose(said)) = decided(&mut import) else { panic!("nothing was decided") };
    assert_eq!((said.unit, said.period), ("48".parse().ok(), "2020-05".parse().ok()));
}

#[test]
fn left_and_right_lead_through_the_parts_and_back_to_the_files() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::CHANGED, &shared);
    assert!(!import.review_mut().is_inside());
    import.across(true, &shared);
    assert!(import.review_mut().is_inside());
    import.across(true, &shared);
    assert_eq!(import.review_mut().tab_in_sight(), Tab::Whose);
    import.across(false, &shared);
    import.across(false, &shared);
    import.across(false, &shared);
    assert!(!import.review_mut().is_inside());
}

#[test]
fn what_was_decided_is_seen_at_once_and_a_late_answer_is_not_taken() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FOREIGN, &shared);
    press(&mut import, &shared, Shortcut::Accept);
    press(&mut import, &shared, Shortcut::Accept);
    let job = import.review_mut().deciding_job().unwrap();
    let mut view = presets::review();
    view.files[presets::FOREIGN].state = FileState::New;
    let mut detail = presets::detail(presets::FOREIGN);
    detail.mapping.as_mut().unwrap().confirmed = true;
    let answer =
        || job::Event::Finished(Ok(Box::new(Decided { view: view.clone(), detail: detail.clone(), enrolled: None })));
    import.update(Message::Review(Of::Decided(job::Report { job, event: answer() })), &shared);
    assert_eq!(import.waiting(), 43);
    assert_eq!(import.review_mut().waiting_in(Tab::Mapping), 0);
    let (late, _) = job::run(|_| ());
    import.update(Message::Review(Of::Decided(job::Report { job: late.id(), event: answer() })), &shared);
    assert_eq!(import.waiting(), 43);
}

#[test]
fn a_file_can_be_left_out() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::CHANGED, &shared);
    click(&mut import, &shared, "Không nhập tệp này");
    assert_eq!(decided(&mut import), Some(Decision::LeaveOut(true)));
}

#[test]
fn a_thousand_files_are_listed_without_building_them_all() {
    let shared = preset::shared(Language::Vi);
    let mut view = presets::review();
    let sample = view.files[10].clone();
    view.files = (0..1000)
        .map(|number| {
            let mut file = sample.clone();
            file.name = format!("tep-{number}.xlsx");
            file
        })
        .collect();
    let mut import = Import::default();
    import.show(view, ImportPlan::default(), Vec::new());
    assert!(sees(&import, &shared, "tep-3.xlsx"));
    assert!(!sees(&import, &shared, "tep-500.xlsx"));
    import.step(Step::Last, &shared);
    assert_eq!(import.review_mut().looked_at(), Some(999));
}

#[test]
fn cells_of_all_files_are_listed_with_what_hangs_on_them_and_open_in_their_file() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::CHANGED, &shared);
    click(&mut import, &shared, "Theo ô");
    assert_eq!(import.review_mut().looked_at(), Some(presets::FAULTY), "the worst cell's file is opened");
    for text in ["E12", "Tử số lớn hơn mẫu số", "E1 Hệ thống thông tin được phê duyệt cấp độ an toàn"]
    {
        assert!(sees(&import, &shared, text), "{text}");
    }
    import.review_mut().look_at(presets::FAULTY, presets::detail(presets::FAULTY), &shared);
    import.step(Step::Down, &shared);
    assert!(sees(&import, &shared, "Tự đánh giá!F14"), "the next cell is open in its file");
    press(&mut import, &shared, Shortcut::Accept);
    assert_eq!(decided(&mut import), Some(Decision::Accept(1)), "the first Enter on the row takes it");
}

#[test]
fn what_is_shown_is_the_cell_chosen_in_the_list_after_every_decision() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FAULTY, &shared);
    click(&mut import, &shared, "Theo ô");
    import.review_mut().look_at(presets::FAULTY, presets::detail(presets::FAULTY), &shared);
    press(&mut import, &shared, Shortcut::Keep);
    assert!(sees(&import, &shared, "Tự đánh giá!F14"), "the cell below the one that was left is open");
    press(&mut import, &shared, Shortcut::Accept);
    let job = import.review_mut().deciding_job().unwrap();
    let mut view = presets::review();
    view.cells.remove(1);
    let decided = Decided { view, detail: presets::detail(presets::FAULTY), enrolled: None };
    import.update(
        Message::Review(Of::Decided(job::Report { job, event: job::Event::Finished(Ok(Box::new(decided))) })),
        &shared,
    );
    assert!(sees(&import, &shared, "Tự đánh giá!E20"), "the next one that waits is open");
}

#[test]
fn files_are_sorted_by_their_heads_and_the_one_looked_at_stays() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FAULTY, &shared);
    click(&mut import, &shared, "Chờ");
    click(&mut import, &shared, "Chờ");
    assert_eq!(import.review_mut().looked_at(), Some(presets::FAULTY));
    import.step(Step::First, &shared);
    assert_eq!(import.review_mut().looked_at(), Some(presets::FAULTY), "most waits in it");
}

#[test]
fn a_kind_is_explained_in_place_and_escape_folds_it() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FAULTY, &shared);
    click(&mut import, &shared, "?");
    assert!(sees(&import, &shared, "Lỗi: số liệu không được tính."));
    assert!(import.back());
    assert!(!sees(&import, &shared, "Lỗi: số liệu không được tính."));
    assert!(sees(&import, &shared, "Nếu giữ nguyên:"), "what leaving it comes to is said");
}

#[test]
fn what_nobody_decided_about_is_said_before_and_after() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FAULTY, &shared);
    let said = "4 ô có lỗi chưa quyết định: nếu nhập bây giờ, các ô này được coi là chưa có số liệu.";
    assert!(sees(&import, &shared, said));
    press(&mut import, &shared, Shortcut::Accept);
    press(&mut import, &shared, Shortcut::Keep);
    assert!(!sees(&import, &shared, said), "one was left as it is by hand");
    click(&mut import, &shared, "Nhập");
    let job = import.running().unwrap().job();
    let file = preset::file(&shared.words);
    let written = Ok(Imported::Done(ImportDone { files: 42, submissions: 42 }, Box::new(file)));
    import.update(Message::Written(job::Report { job, event: job::Event::Finished(written) }), &shared);
    for text in
        ["3 ô có lỗi đã được coi là chưa có số liệu, vì chưa được quyết định", "F14", "4 tệp chưa nhập", "BC quý I.xls"]
    {
        assert!(sees(&import, &shared, text), "{text}");
    }
    assert!(!sees(&import, &shared, "E12"), "what was left by hand is not told again");
}

#[test]
fn what_was_picked_in_a_foreign_table_outlasts_looking_elsewhere() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FOREIGN, &shared);
    let of = |message| Message::Review(Of::Mapping(message));
    import.update(of(mapping::Message::RowPressed(4)), &shared);
    import.update(of(mapping::Message::Listed(Listed::Typed("di dong".into()))), &shared);
    import.update(of(mapping::Message::Listed(Listed::Confirmed)), &shared);
    assert!(import.is_undecided(), "closing asks about it");
    import.review_mut().look_at(presets::FAULTY, presets::detail(presets::FAULTY), &shared);
    import.review_mut().look_at(presets::FOREIGN, presets::detail(presets::FOREIGN), &shared);
    assert!(sees(&import, &shared, "chọn tay"));
    press(&mut import, &shared, Shortcut::Accept);
    press(&mut import, &shared, Shortcut::Accept);
    let Some(Decision::Mapping(mapping)) = decided(&mut import) else { panic!("no mapping was confirmed") };
    assert_eq!(mapping.tables[0].rows[4].indicator.as_deref(), Some("D4"));
}

#[test]
fn what_is_typed_while_a_decision_is_taken_into_account_is_not_lost() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FAULTY, &shared);
    press(&mut import, &shared, Shortcut::Accept);
    press(&mut import, &shared, Shortcut::Edit);
    import.update(Message::Review(Of::Findings(findings::Message::Typed("310".into()))), &shared);
    import.update(Message::Review(Of::LeaveOutPressed(true)), &shared);
    import.update(Message::Review(Of::Findings(findings::Message::EditConfirmed)), &shared);
    assert_eq!(decided(&mut import), Some(Decision::LeaveOut(true)));
    assert!(sees(&import, &shared, "Xong"), "it is still being typed");
}

#[test]
fn a_review_is_looked_at_again_once_it_is_in_sight_after_the_data_file_changed() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FAULTY, &shared);
    let _ = import.shown_again(&shared);
    assert_eq!(decided(&mut import), None, "nothing was written");
    import.forget();
    let _ = import.shown_again(&shared);
    assert_eq!(decided(&mut import), Some(Decision::LookAgain));
    assert!(!import.is_undecided(), "nothing was decided by that");
}

/// Answers what is being decided as the services would, with the view and the file as they then are.
fn answer(import: &mut Import, shared: &Shared, view: ReviewView, file: usize) {
    let job = import.review_mut().deciding_job().unwrap();
    let decided = Decided { view, detail: presets::detail(file), enrolled: None };
    let report = job::Report { job, event: job::Event::Finished(Ok(Box::new(decided))) };
    import.update(Message::Review(Of::Decided(report)), shared);
}

#[test]
fn the_last_decision_is_taken_back_and_made_again_and_it_is_said_which() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FAULTY, &shared);
    press(&mut import, &shared, Shortcut::Accept);
    press(&mut import, &shared, Shortcut::Edit);
    import.update(Message::Review(Of::Findings(findings::Message::Typed("310".into()))), &shared);
    click(&mut import, &shared, "Xong");
    answer(&mut import, &shared, presets::review(), presets::FAULTY);
    assert!(sees(&import, &shared, "Đã sửa an-giang-2020-05.xlsx!E12 thành 310"));
    import.step(Step::First, &shared);
    press(&mut import, &shared, Shortcut::Keep);
    assert!(sees(&import, &shared, "Đã giữ nguyên an-giang-2020-05.xlsx!E12"));

    assert!(matches!(import.turn_decision(true, &shared), Some(Action::Run(_))));
    assert!(matches!(decided(&mut import), Some(Decision::Stand(_))));
    answer(&mut import, &shared, presets::review(), presets::FAULTY);
    assert!(sees(&import, &shared, "Đã hoàn tác: giữ nguyên an-giang-2020-05.xlsx!E12"));
    assert!(sees(&import, &shared, "Tự đánh giá!E12"), "the cell is open again");
    click(&mut import, &shared, "Làm lại");
    answer(&mut import, &shared, presets::review(), presets::FAULTY);
    for _ in 0..2 {
        assert!(import.is_undecided());
        import.turn_decision(true, &shared);
        answer(&mut import, &shared, presets::review(), presets::FAULTY);
    }
    assert!(sees(&import, &shared, "Đã hoàn tác: sửa an-giang-2020-05.xlsx!E12 thành 310"));
    assert!(!import.is_undecided(), "nothing is left to be lost");
    assert!(matches!(import.turn_decision(true, &shared), Some(Action::Say(_))), "and no import is asked about");
}

#[test]
fn a_decision_that_could_not_be_taken_back_can_still_be() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FAULTY, &shared);
    import.across(true, &shared);
    press(&mut import, &shared, Shortcut::Keep);
    import.turn_decision(true, &shared);
    let job = import.review_mut().deciding_job().unwrap();
    let failed = job::Report { job, event: job::Event::Finished(Err(Fault::default())) };
    assert!(matches!(import.update(Message::Review(Of::Decided(failed)), &shared), Action::Say(_)));
    assert!(import.is_undecided());
    assert!(matches!(import.turn_decision(true, &shared), Some(Action::Run(_))));
}

#[test]
fn an_edited_cell_stays_in_the_list_with_what_it_became_and_is_opened_and_changed_again() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FAULTY, &shared);
    click(&mut import, &shared, "Theo ô");
    assert!(sees(&import, &shared, "sửa thành Có"));
    import.step(Step::Down, &shared);
    import.step(Step::Down, &shared);
    assert!(sees(&import, &shared, "Tự đánh giá!E9"));
    press(&mut import, &shared, Shortcut::Keep);
    assert!(!import.review_mut().is_touched(), "there is nothing to be left as it is");
    press(&mut import, &shared, Shortcut::Edit);
    import.update(Message::Review(Of::Findings(findings::Message::Typed("Không".into()))), &shared);
    click(&mut import, &shared, "Xong");
    assert!(matches!(decided(&mut import), Some(Decision::Edit(edit)) if edit.after.as_deref() == Some("Không")));
}

#[test]
fn after_a_decision_the_next_cell_that_waits_is_chosen() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::FAULTY, &shared);
    click(&mut import, &shared, "Theo ô");
    import.step(Step::Down, &shared);
    assert!(sees(&import, &shared, "Tự đánh giá!F14"));
    press(&mut import, &shared, Shortcut::Accept);
    let mut view = presets::review();
    (view.cells[1].edited, view.cells[1].kept, view.cells[1].waits) = (true, true, false);
    answer(&mut import, &shared, view, presets::FAULTY);
    assert!(sees(&import, &shared, "Tự đánh giá!E20"), "the one below was decided about already");
}

#[test]
fn of_several_files_for_one_unit_it_is_asked_which_to_keep_with_what_each_says_otherwise() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at_of(presets::unchosen(), presets::RIVAL, &shared);
    for text in [
        "Ba tệp khác nhau cho Quảng Bình, tháng 5 năm 2020. Giữ tệp nào?",
        "53-hai-tep-mot-don-vi-lan-1.xlsx – tệp đang xem",
        "53-hai-tep-mot-don-vi-lan-2.xlsx",
        "53-hai-tep-mot-don-vi-lan-3.xlsx",
        "Tệp A khác tệp B ở 3 chỗ:",
        "352 ÷ 1.000",
    ] {
        assert!(sees(&import, &shared, text), "{text}");
    }
    click(&mut import, &shared, "So với tệp này: 2 chỗ khác");
    assert!(sees(&import, &shared, "Tệp A khác tệp C ở 2 chỗ:") && !sees(&import, &shared, "352 ÷ 1.000"));
    press(&mut import, &shared, Shortcut::Keep);
    assert_eq!(decided(&mut import), Some(Decision::Choose(presets::THIRD)), "F4 takes the one it is held against");

    let mut import = looking_at(presets::RIVAL, &shared);
    click(&mut import, &shared, "Dùng tệp C");
    assert_eq!(decided(&mut import), Some(Decision::Choose(presets::THIRD)));
    for (shortcut, file) in [(Shortcut::Accept, presets::RIVAL), (Shortcut::Keep, presets::OTHER)] {
        let mut import = looking_at(presets::RIVAL, &shared);
        import.across(true, &shared);
        press(&mut import, &shared, shortcut);
        assert_eq!(decided(&mut import), Some(Decision::Choose(file)));
    }
}

#[test]
fn what_counts_where_nobody_chose_among_files_is_said_at_the_button_and_after_it() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at_of(presets::unchosen(), presets::FAULTY, &shared);
    let said = "Chưa chọn giữ tệp nào cho Quảng Bình, tháng 5 năm 2020: nếu nhập bây giờ, tệp đọc sau cùng được tính \
                (53-hai-tep-mot-don-vi-lan-3.xlsx), tệp kia giữ làm bản trước.";
    assert!(sees(&import, &shared, said));
    click(&mut import, &shared, "Chọn tệp");
    assert_eq!(import.review_mut().looked_at(), Some(presets::RIVAL));
    click(&mut import, &shared, "Nhập (còn 1 câu hỏi)");
    let job = import.running().unwrap().job();
    let file = preset::file(&shared.words);
    let written = Ok(Imported::Done(ImportDone { files: 42, submissions: 42 }, Box::new(file)));
    import.update(Message::Written(job::Report { job, event: job::Event::Finished(written) }), &shared);
    let counts = "Quảng Bình, tháng 5 năm 2020: đang tính 53-hai-tep-mot-don-vi-lan-3.xlsx";
    assert!(sees(&import, &shared, counts));
    assert!(matches!(click(&mut import, &shared, "Chọn bản khác ở trang Đơn vị"), Action::Go(Page::Units)));
}

#[test]
fn the_second_press_of_a_double_click_decides_nothing_about_the_next_file() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::RIVAL, &shared);
    import.update(Message::Review(Of::FilterPressed(Some(FileState::New))), &shared);
    import.review_mut().look_at(presets::RIVAL, presets::detail(presets::RIVAL), &shared);
    click(&mut import, &shared, "Không nhập tệp này");
    let mut view = presets::review();
    view.files[presets::RIVAL].state = FileState::LeftOut;
    answer(&mut import, &shared, view, presets::RIVAL);
    assert_eq!(import.review_mut().looked_at(), Some(presets::OTHER), "the next one took its place");
    click(&mut import, &shared, "Không nhập tệp này");
    assert_eq!(decided(&mut import), None);
    std::thread::sleep(std::time::Duration::from_millis(450));
    click(&mut import, &shared, "Không nhập tệp này");
    assert_eq!(decided(&mut import), Some(Decision::LeaveOut(true)), "a press of its own decides");
}

#[test]
fn after_a_choice_among_files_the_next_open_question_is_shown_and_the_keyboard_stays_in_it() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at_of(presets::unchosen(), presets::RIVAL, &shared);
    import.across(true, &shared);
    press(&mut import, &shared, Shortcut::Keep);
    let mut view = presets::unchosen();
    view.rivals[0].file = 20;
    answer(&mut import, &shared, view, presets::RIVAL);
    assert_eq!(import.review_mut().looked_at(), Some(20));
    assert!(import.review_mut().is_inside());
}

#[test]
fn agencies_that_the_register_lacks_are_said_where_one_looks_and_added_with_one_button() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::NAMELESS, &shared);
    let detail = FileDetail {
        contradictions: vec!["Không có đơn vị ‘Sở Y tế, Lào Cai (10-syt)’ trong danh mục.".into()],
        to_enrol: Some(7),
        ..presets::detail(presets::NAMELESS)
    };
    import.review_mut().look_at(presets::NAMELESS, detail, &shared);
    assert_eq!(import.review_mut().tab_in_sight(), Tab::Whose);
    assert!(sees(&import, &shared, "Không có đơn vị ‘Sở Y tế, Lào Cai (10-syt)’ trong danh mục."));
    click(&mut import, &shared, "Thêm 7 cơ quan này vào danh mục và đọc lại");
    assert_eq!(decided(&mut import), Some(Decision::Enrol));
}

#[test]
fn what_is_left_out_or_comes_in_empty_is_said_at_the_button() {
    let shared = preset::shared(Language::Vi);
    let lacking = Unregistered { count: 23, of: "Lào Cai, Quảng Ninh, Đà Nẵng".into() };
    let empty = vec!["Quảng Ninh".into(), "Đà Nẵng".into()];
    let view = ReviewView { unregistered: Some(lacking), empty, ..presets::review() };
    let mut import = looking_at_of(view, presets::FAULTY, &shared);
    assert!(sees(&import, &shared, "Để trống, nhập thì 0 điểm: Quảng Ninh, Đà Nẵng"));
    let said = "Chưa nhập được biểu của 23 cơ quan chưa có trong danh mục (Lào Cai, Quảng Ninh, Đà Nẵng).";
    assert!(sees(&import, &shared, said));
    click(&mut import, &shared, "Thêm 23 cơ quan này vào danh mục và đọc lại");
    assert_eq!(decided(&mut import), Some(Decision::Enrol));
}

#[test]
fn the_count_of_a_state_that_no_file_is_in_any_more_keeps_its_place() {
    let shared = preset::shared(Language::Vi);
    let mut import = looking_at(presets::NAMELESS, &shared);
    let mut view = presets::review();
    view.files[presets::NAMELESS].state = FileState::New;
    import.review_mut().show_again(view);
    assert!(sees(&import, &shared, "cần chọn"));
    assert!(matches!(click(&mut import, &shared, "cần chọn"), Action::None), "there is nothing to show");
}
