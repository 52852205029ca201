use super::steps::Place;
use super::*;
use crate::app::data::{Entered, Refused, Typed};
use crate::app::preset;
use crate::i18n::Language;
use iced_test::Simulator;

pub(super) fn screen() -> (Appraisal, Shared) {
    let shared = preset::shared(Language::Vi);
    let mut screen = Appraisal::default();
    screen.show(preset::appraisal(&shared.words));
    (screen, shared)
}

fn simulator<'a>(screen: &'a Appraisal, shared: &'a Shared) -> Simulator<'a, Message> {
    Simulator::with_size(preset::settings(), (1200.0, 700.0), screen.view(shared))
}

pub(super) fn sees(screen: &Appraisal, shared: &Shared, text: &str) -> bool {
    simulator(screen, shared).find(text).is_ok()
}

pub(super) fn click(screen: &mut Appraisal, shared: &Shared, text: &str) -> Action {
    let messages: Vec<_> = {
        let mut simulator = simulator(screen, shared);
        simulator.click(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        simulator.into_messages().collect()
    };
    messages.into_iter().fold(Action::None, |_, message| screen.update(message, shared))
}

fn rest(screen: &Appraisal, shared: &Shared) -> Place {
    Place::of_rest(screen.loaded.ready().unwrap(), &shared.words)
}

/// A job's answer, as the window would hand it in.
pub(super) fn answered(screen: &mut Appraisal, shared: &Shared, answer: Outcome) -> Action {
    let (handle, _) = job::run(|_| ());
    let report = job::Report { job: handle.id(), event: job::Event::Finished(answer) };
    let (what, place) = match screen.entering.take() {
        Some(Underway { what, place, .. }) => (what, place),
        None => (Entering::ConfirmRest, rest(screen, shared)),
    };
    screen.entering = Some(Underway { job: handle, what, place, late: false });
    screen.update(Message::Entered(report), shared)
}

/// The grid that was asked for.
fn loaded(screen: &mut Appraisal, shared: &Shared, view: AppraisalView) {
    let Loaded::Loading(job) = &screen.loaded else { panic!("nothing was asked for") };
    let report = job::Report { job: job.id(), event: job::Event::Finished(Ok(view)) };
    screen.update(Message::Loaded(report), shared);
}

/// Refused for another reason than that none was given.
fn refused(fault: Fault) -> Refused {
    Refused { fault, wrong: None }
}

pub(super) fn d2() -> Entered {
    Entered { unit: "48".parse().unwrap(), indicator: "D2".into(), before: None }
}

#[test]
fn both_sides_of_every_indicator_are_seen() {
    let (screen, shared) = screen();
    let mut simulator = simulator(&screen, &shared);
    for text in ["Thẩm định: Đà Nẵng", "376/1.362 (27,61%)", "150/1.000 (15,00%)", "9,20 → 5,00 (−4,20)", "Thiếu hồ sơ"]
    {
        assert!(simulator.find(text).is_ok(), "{text}");
    }
}

#[test]
fn only_what_differs_is_one_click() {
    let (mut screen, shared) = screen();
    assert_eq!(screen.shown().count(), 3);
    click(&mut screen, &shared, "Chỉ chỗ khác nhau");
    let codes: Vec<_> = screen.shown().map(|row| row.code.as_str()).collect();
    assert_eq!(codes, ["D1"]);
}

#[test]
fn a_row_that_is_picked_is_edited() {
    let (mut screen, shared) = screen();
    click(&mut screen, &shared, "Hồ sơ giải quyết trực tuyến");
    assert_eq!(screen.editing.as_ref().map(|draft| draft.code.as_str()), Some("D2"));
    let messages: Vec<_> = {
        let mut simulator = simulator(&screen, &shared);
        simulator.click(iced_test::selector::id(ANSWER)).unwrap();
        simulator.typewrite("7");
        simulator.into_messages().collect()
    };
    for message in messages {
        screen.update(message, &shared);
    }
    let draft = screen.editing.clone().unwrap();
    assert_eq!(draft.answer, "7");
    assert!(screen.is_changed());
    assert!(matches!(click(&mut screen, &shared, "Lưu"), Action::Run(_)));
    assert!(screen.entering.is_some(), "it is being entered");
}

#[test]
fn what_is_refused_stays_open_and_is_said() {
    let (mut screen, shared) = screen();
    click(&mut screen, &shared, "Hồ sơ giải quyết trực tuyến");
    screen.update(Message::AnswerTyped("7/8".into()), &shared);
    let fault = Fault { what: "D2: chưa ghi lý do.".into(), more: Vec::new() };
    assert!(matches!(answered(&mut screen, &shared, Err(refused(fault))), Action::None));
    assert!(simulator(&screen, &shared).find("D2: chưa ghi lý do.").is_ok(), "beside what was typed");
    assert_eq!(screen.editing.as_ref().map(|draft| draft.answer.as_str()), Some("7/8"));
    assert!(!screen.can_undo());
}

#[test]
fn what_was_entered_can_be_taken_back_and_other_pages_are_told() {
    let (mut screen, shared) = screen();
    let view = preset::appraisal(&shared.words);
    click(&mut screen, &shared, "Hồ sơ giải quyết trực tuyến");
    let told = answered(&mut screen, &shared, Ok((view.clone(), vec![d2()])));
    assert!(matches!(told, Action::Changed(_)));
    assert!(screen.editing.is_none() && screen.can_undo());
    click(&mut screen, &shared, "Hoàn tác");
    assert!(screen.entering.is_some());
    answered(&mut screen, &shared, Ok((view, Vec::new())));
    assert!(!screen.can_undo(), "taking back is not itself taken back");
}

#[test]
fn leaving_a_changed_row_for_another_saves_it_first() {
    let (mut screen, shared) = screen();
    click(&mut screen, &shared, "Hồ sơ giải quyết trực tuyến");
    screen.update(Message::ReasonTyped("Đã đối chiếu".into()), &shared);
    click(&mut screen, &shared, "Giám sát an toàn thông tin");
    assert!(screen.entering.is_some());
    let view = preset::appraisal(&shared.words);
    answered(&mut screen, &shared, Ok((view, vec![d2()])));
    assert_eq!(screen.editing.as_ref().map(|draft| draft.code.as_str()), Some("E1"));
}

#[test]
fn escape_leaves_a_row_as_it_was() {
    let (mut screen, shared) = screen();
    click(&mut screen, &shared, "Hồ sơ giải quyết trực tuyến");
    assert!(screen.back() && screen.editing.is_none() && !screen.back());
    assert!(!screen.can_undo(), "nothing was typed");
}

#[test]
fn what_was_typed_in_a_row_that_escape_left_is_told_and_brought_back() {
    let leaves: [fn(&mut Appraisal, &Shared); 2] =
        [|screen, _| assert!(screen.back()), |screen, shared| drop(click(screen, shared, "Hủy"))];
    for leave in leaves {
        let (mut screen, shared) = screen();
        click(&mut screen, &shared, "Hồ sơ giải quyết trực tuyến");
        screen.update(Message::ReasonTyped("Đã đối chiếu".into()), &shared);
        leave(&mut screen, &shared);
        assert!(screen.editing.is_none() && !screen.is_unsaved());
        assert!(sees(&screen, &shared, "Đã bỏ phần đang sửa ở dòng D2, chưa lưu."));
        assert!(screen.can_undo(), "Ctrl+Z");
        click(&mut screen, &shared, "Lấy lại");
        assert_eq!(screen.editing.as_ref().map(|draft| draft.reason.as_str()), Some("Đã đối chiếu"));
        assert!(screen.is_unsaved() && screen.entering.is_none(), "nothing that was saved is taken back");
    }
}

#[test]
fn a_unit_is_found_without_accents() {
    let (mut screen, shared) = screen();
    screen.update(Message::Listed(pick_from_list::Event::Typed("ha noi".into())), &shared);
    screen.update(Message::Listed(pick_from_list::Event::Confirmed), &shared);
    assert_eq!(screen.unit.as_deref(), Some("01"));
    assert!(matches!(screen.loaded, Loaded::Loading(_)));
}

#[test]
fn holding_the_grid_to_what_differs_saves_the_row_first() {
    let (mut screen, shared) = screen();
    click(&mut screen, &shared, "Hồ sơ giải quyết trực tuyến");
    screen.update(Message::ReasonTyped("Đã đối chiếu".into()), &shared);
    click(&mut screen, &shared, "Chỉ chỗ khác nhau");
    assert!(screen.entering.is_some() && screen.is_changed(), "it is being saved");
    let view = preset::appraisal(&shared.words);
    answered(&mut screen, &shared, Ok((view, vec![d2()])));
    assert!(screen.only_differences && screen.editing.is_none());
}

#[test]
fn what_is_typed_while_something_is_entered_is_not_dropped_by_the_answer() {
    let (mut screen, shared) = screen();
    let view = || preset::appraisal(&shared.words);
    click(&mut screen, &shared, "Hồ sơ giải quyết trực tuyến");
    screen.update(Message::ReasonTyped("Đã đối chiếu".into()), &shared);
    screen.update(Message::SavePressed, &shared);
    screen.update(Message::ReasonTyped("Đã đối chiếu hồ sơ".into()), &shared);
    answered(&mut screen, &shared, Ok((view(), vec![d2()])));
    assert_eq!(screen.editing.as_ref().map(|draft| draft.reason.as_str()), Some("Đã đối chiếu hồ sơ"));
    assert!(screen.can_undo());
    assert!(matches!(screen.undo(&shared), Action::None), "not while a row is typed in");
    assert!(screen.can_undo());
}

#[test]
fn a_step_that_could_not_be_taken_back_can_still_be() {
    let (mut screen, shared) = screen();
    click(&mut screen, &shared, "Hồ sơ giải quyết trực tuyến");
    screen.update(Message::ReasonTyped("Đã đối chiếu".into()), &shared);
    screen.update(Message::SavePressed, &shared);
    answered(&mut screen, &shared, Ok((preset::appraisal(&shared.words), vec![d2()])));
    assert!(matches!(screen.undo(&shared), Action::Run(_)));
    assert!(matches!(screen.undo(&shared), Action::None), "one at a time");
    answered(&mut screen, &shared, Err(refused(Fault::default())));
    assert!(screen.can_undo(), "the file was locked");
    screen.undo(&shared);
    answered(&mut screen, &shared, Ok((preset::appraisal(&shared.words), Vec::new())));
    assert!(!screen.can_undo());
}

#[test]
fn a_row_that_was_typed_in_outlasts_what_makes_the_grid_anew() {
    let (mut screen, mut shared) = screen();
    click(&mut screen, &shared, "Hồ sơ giải quyết trực tuyến");
    screen.forget();
    assert!(screen.editing.is_none(), "nothing was typed");
    screen.show(preset::appraisal(&shared.words));
    click(&mut screen, &shared, "Hồ sơ giải quyết trực tuyến");
    screen.update(Message::ReasonTyped("Đã đối chiếu".into()), &shared);
    shared.settings.own_unit = Some("01".into());
    screen.forget();
    assert!(screen.is_unsaved());
    assert_eq!(screen.unit.as_deref(), Some("48"), "it is the same unit's row, whichever is the own one now");
    let _ = screen.load(&shared);
    loaded(&mut screen, &shared, preset::appraisal(&shared.words));
    assert_eq!(screen.editing.as_ref().map(|draft| draft.reason.as_str()), Some("Đã đối chiếu"));
    screen.forget();
    let _ = screen.load(&shared);
    loaded(&mut screen, &shared, AppraisalView { code: "01".into(), ..preset::appraisal(&shared.words) });
    assert!(screen.editing.is_none(), "the unit is gone: its row is nobody else's");
}

#[test]
fn what_was_entered_in_the_period_before_is_not_shown_in_the_new_one() {
    let (mut screen, shared) = screen();
    screen.update(Message::ConfirmRestPressed, &shared);
    let job = screen.entering.as_ref().unwrap().job.id();
    screen.forget();
    let answer = job::Event::Finished(Ok((preset::appraisal(&shared.words), vec![d2()])));
    let told = screen.update(Message::Entered(job::Report { job, event: answer }), &shared);
    assert!(matches!(told, Action::Changed(_)), "it was written all the same");
    assert!(screen.is_stale() && !screen.can_undo());
}

#[test]
fn minutes_wait_for_a_difference() {
    let (mut screen, shared) = screen();
    assert!(matches!(click(&mut screen, &shared, "Xuất biên bản…"), Action::Send(_)));
    screen.show(AppraisalView { differs: false, ..preset::appraisal(&shared.words) });
    assert!(matches!(click(&mut screen, &shared, "Xuất biên bản…"), Action::None));
}

#[test]
fn what_is_seen_of_the_evidence_is_one_of_four_choices() {
    let (mut screen, shared) = screen();
    click(&mut screen, &shared, "Hồ sơ giải quyết trực tuyến");
    click(&mut screen, &shared, "Chưa đầy đủ");
    assert_eq!(screen.editing.as_ref().and_then(|draft| draft.evidence), Some(EvidenceView::Insufficient));
    click(&mut screen, &shared, "chưa xem");
    assert_eq!(screen.editing.as_ref().and_then(|draft| draft.evidence), None);
}

#[test]
fn the_row_that_is_edited_stands_below_with_its_whole_name_and_what_the_unit_says() {
    let (mut screen, shared) = screen();
    click(&mut screen, &shared, "Dịch vụ công trực tuyến mức độ 4");
    let mut seen = simulator(&screen, &shared);
    for text in ["D1 Dịch vụ công trực tuyến mức độ 4", "Tự đánh giá: 376/1.362 (27,61%)", "Lý do"]
    {
        assert!(seen.find(text).is_ok(), "{text}");
    }
}

pub(super) fn across() -> (Appraisal, Shared) {
    let (mut screen, shared) = screen();
    screen.side = Side::Indicator;
    screen.show(preset::appraisal_across(&shared.words));
    (screen, shared)
}

#[test]
fn one_indicator_is_chosen_for_all_units() {
    let (mut screen, shared) = screen();
    assert!(matches!(click(&mut screen, &shared, "Đơn vị"), Action::None), "that is what is seen");
    click(&mut screen, &shared, "Tiêu chí");
    assert!(screen.side == Side::Indicator && matches!(screen.loaded, Loaded::Loading(_)));
    let (mut screen, shared) = across();
    let mut seen = simulator(&screen, &shared);
    for text in ["Thẩm định: D1 Dịch vụ công trực tuyến mức độ 4", "Hà Nội", "Hà Giang", "Công nhận 61 đơn vị còn lại"]
    {
        assert!(seen.find(text).is_ok(), "{text}");
    }
    assert!(seen.find("Xuất biên bản…").is_err(), "minutes are one unit's");
    drop(seen);
    click(&mut screen, &shared, "D2 Hồ sơ giải quyết trực tuyến");
    assert_eq!((screen.indicator.as_deref(), screen.unit.as_deref()), (Some("D2"), None));
}

#[test]
fn units_are_gone_through_by_the_same_keys_and_clicks() {
    let (mut screen, shared) = across();
    click(&mut screen, &shared, "Hà Nội");
    assert_eq!(screen.editing.as_ref().map(|draft| draft.code.as_str()), Some("01"));
    screen.update(Message::AnswerTyped("7/8".into()), &shared);
    screen.update(Message::ReasonTyped("Đã đối chiếu".into()), &shared);
    click(&mut screen, &shared, "Cao Bằng");
    assert!(screen.entering.is_some(), "what was typed is saved first");
    answered(&mut screen, &shared, Ok((preset::appraisal_across(&shared.words), vec![d2()])));
    assert_eq!(screen.editing.as_ref().map(|draft| draft.code.as_str()), Some("04"));
    assert!(screen.back());
    // Home leads within a row whose cell was pressed.
    let _ = screen.step(Step::PageUp);
    screen.accept(&shared);
    assert_eq!(screen.editing.as_ref().map(|draft| draft.code.as_str()), Some("01"));
}

#[test]
fn a_row_that_was_typed_in_is_saved_before_another_grid_is_shown() {
    let (mut screen, shared) = screen();
    click(&mut screen, &shared, "Hồ sơ giải quyết trực tuyến");
    screen.update(Message::ReasonTyped("Đã đối chiếu".into()), &shared);
    click(&mut screen, &shared, "Tiêu chí");
    assert!(screen.entering.is_some() && screen.side == Side::Unit);
    answered(&mut screen, &shared, Ok((preset::appraisal(&shared.words), vec![d2()])));
    assert!(screen.side == Side::Indicator && matches!(screen.loaded, Loaded::Loading(_)));
    assert!(screen.can_undo(), "what was entered in another grid can still be taken back");
}

#[test]
fn where_only_a_reason_is_lacking_the_caret_goes_there() {
    let (mut screen, shared) = screen();
    click(&mut screen, &shared, "Hồ sơ giải quyết trực tuyến");
    screen.update(Message::PointsTyped("5".into()), &shared);
    let lacking = Refused { fault: Fault::default(), wrong: Some(Typed::Reason) };
    assert!(matches!(answered(&mut screen, &shared, Err(lacking)), Action::Run(_)));
    assert!(screen.refused.is_some());
}

#[test]
fn what_was_taken_back_is_entered_again_until_something_new_is_entered() {
    let (mut screen, shared) = screen();
    let view = || preset::appraisal(&shared.words);
    let done = |screen: &mut Appraisal, what: Entering| {
        let (handle, _) = job::run(|_| ());
        let report = job::Report { job: handle.id(), event: job::Event::Finished(Ok((view(), vec![d2()]))) };
        screen.entering = Some(Underway { job: handle, what, place: rest(screen, &shared), late: false });
        screen.update(Message::Entered(report), &shared);
        (screen.entered.len(), screen.undone.len())
    };
    assert_eq!(done(&mut screen, Entering::ConfirmRest), (1, 0));
    assert_eq!(done(&mut screen, Entering::Undo(vec![d2()])), (0, 1));
    assert_eq!(done(&mut screen, Entering::Redo(vec![d2()])), (1, 0));
    assert_eq!(done(&mut screen, Entering::Undo(vec![d2()])), (0, 1));
    assert_eq!(done(&mut screen, Entering::ConfirmRest), (1, 0), "nothing is left to be entered again");
    assert!(matches!(screen.redo(&shared), Action::Say(said) if !said.is_failure()));
}

pub(super) fn reaching(screen: &mut Appraisal) {
    screen.table.hold(iced::keyboard::Modifiers::SHIFT);
}

#[test]
fn while_several_rows_are_chosen_none_is_edited_and_their_number_is_said() {
    let (mut screen, shared) = screen();
    screen.update(Message::Table(virtual_table::Event::Picked(0)), &shared);
    assert!(screen.editing.is_some());
    reaching(&mut screen);
    screen.update(Message::Table(virtual_table::Event::Picked(2)), &shared);
    assert!(screen.editing.is_none() && screen.table.has_several());
    assert!(sees(&screen, &shared, "3 dòng đang chọn (Ctrl+C: chép); 1 đã thẩm định"));
    let _ = screen.write_row();
    let edited = screen.editing.as_ref().map(|draft| draft.code.clone());
    assert_eq!(edited.as_deref(), screen.shown().nth(2).map(|row| row.code.as_str()), "the row the keyboard is at");
    assert!(!screen.table.has_several(), "it alone is chosen");
}

#[test]
fn what_was_typed_stays_with_its_row_where_a_run_would_begin() {
    let (mut screen, shared) = screen();
    screen.update(Message::Table(virtual_table::Event::Picked(0)), &shared);
    screen.update(Message::ReasonTyped("Đã đối chiếu".into()), &shared);
    reaching(&mut screen);
    screen.update(Message::Table(virtual_table::Event::Picked(2)), &shared);
    let _ = screen.step(Step::Down);
    let _ = screen.in_table(&virtual_table::Event::AllChosen);
    assert!(screen.is_unsaved() && screen.entering.is_none(), "neither lost nor saved");
    assert!(!screen.table.has_several() && screen.table.selected() == Some(0));
}

#[test]
fn a_key_that_leads_to_another_row_closes_what_was_not_typed_in() {
    let (mut screen, shared) = screen();
    screen.update(Message::Table(virtual_table::Event::Picked(0)), &shared);
    let _ = screen.step(Step::Down);
    assert!(screen.editing.is_none() && screen.table.selected() == Some(1));
}

#[test]
fn the_key_that_edits_neither_saves_nor_closes() {
    let (mut screen, shared) = screen();
    screen.update(Message::Table(virtual_table::Event::Picked(1)), &shared);
    let row = screen.editing.clone();
    let _ = screen.write_row();
    assert_eq!(screen.editing, row, "it is open already");
    screen.update(Message::AnswerTyped("7/8".into()), &shared);
    let _ = screen.write_row();
    assert!(screen.is_unsaved() && screen.entering.is_none());
    assert!(matches!(screen.accept(&shared), Action::Run(_)) && screen.entering.is_some(), "Enter saves");
}

fn at_size(screen: &Appraisal, shared: &Shared, size: (f32, f32), text: &str) -> Option<iced::Rectangle> {
    let mut simulator = Simulator::with_size(preset::settings(), size, screen.view(shared));
    // Laid out twice, as the window does: the table is told its width first.
    let _ = simulator.find(text);
    simulator.find(text).ok().map(|found| iced_test::selector::Bounded::bounds(&found))
}

/// What the page has of the smallest screen at 200, 150 and 125 %.
const ENLARGED: [(f32, f32); 3] = [(550.0, 316.0), (778.0, 444.0), (960.0, 546.0)];

#[test]
fn what_was_appraised_and_the_points_are_in_sight_at_every_size() {
    let (mut screen, shared) = screen();
    for size in ENLARGED {
        let is_listed = size.0 > 640.0;
        let width = size.0 - 34.0 - if is_listed { 195.0 } else { 0.0 };
        let laid_out = virtual_table::Event::Resized(iced::Size::new(width, 200.0));
        screen.update(Message::Table(laid_out), &shared);
        for text in ["376/1.362 (27,61%)", "150/1.000 (15,00%)", "9,20 → 5,00 (−4,20)", "20.296/81.444 (24,92%)"] {
            let seen = at_size(&screen, &shared, size, text);
            let seen = seen.unwrap_or_else(|| panic!("{text} in {size:?}"));
            assert!(seen.x + seen.width <= size.0, "{text} in {size:?}: {seen:?}");
        }
    }
}

#[test]
fn in_a_low_window_the_row_that_is_edited_has_the_place_of_the_table_and_a_named_way_back() {
    let (mut screen, shared) = screen();
    click(&mut screen, &shared, "Hồ sơ giải quyết trực tuyến");
    assert!(!sees(&screen, &shared, "Về bảng"), "there is room for both");
    for size in &ENLARGED[..2] {
        assert!(
            at_size(&screen, &shared, *size, "Về bảng").is_some() && at_size(&screen, &shared, *size, "D1").is_none()
        );
    }
    let messages: Vec<_> = {
        let mut simulator = Simulator::with_size(preset::settings(), ENLARGED[0], screen.view(&shared));
        simulator.click("Về bảng").unwrap();
        simulator.into_messages().collect()
    };
    messages.into_iter().for_each(|message| drop(screen.update(message, &shared)));
    assert!(screen.editing.is_none());
}

fn saved(screen: &mut Appraisal, shared: &Shared, answer: &str) {
    click(screen, shared, "Hồ sơ giải quyết trực tuyến");
    screen.update(Message::AnswerTyped(answer.into()), shared);
    screen.update(Message::SavePressed, shared);
    let mut view = preset::appraisal(&shared.words);
    view.rows[1].found = answer.into();
    answered(screen, shared, Ok((view, vec![d2()])));
}

#[test]
fn what_was_entered_taken_back_and_entered_again_is_said_with_its_unit_and_the_key_that_turns_it_back() {
    let (mut screen, shared) = screen();
    assert_eq!(screen.told(), None);
    saved(&mut screen, &shared, "7/8");
    assert_eq!(screen.told(), Some("Đà Nẵng, D2: đã ghi 7/8. Ctrl+Z để hoàn tác."));
    click(&mut screen, &shared, "Hoàn tác");
    answered(&mut screen, &shared, Ok((preset::appraisal(&shared.words), vec![d2()])));
    assert_eq!(screen.told(), Some("Đã hoàn tác: Đà Nẵng, D2. Ctrl+Y để làm lại."));
    click(&mut screen, &shared, "Làm lại");
    answered(&mut screen, &shared, Ok((preset::appraisal(&shared.words), vec![d2()])));
    assert_eq!(screen.told(), Some("Đã ghi lại: Đà Nẵng, D2. Ctrl+Z để hoàn tác."));
    screen.update(Message::ConfirmRestPressed, &shared);
    answered(&mut screen, &shared, Ok((preset::appraisal(&shared.words), vec![d2()])));
    assert_eq!(screen.told(), Some("Đà Nẵng, 2 tiêu chí: đã công nhận. Ctrl+Z để hoàn tác."));
    screen.update(Message::ConfirmRestPressed, &shared);
    answered(&mut screen, &shared, Ok((preset::appraisal(&shared.words), Vec::new())));
    assert_eq!(screen.told(), None, "nothing was new");
}

#[test]
fn a_step_in_another_unit_is_taken_back_there_and_seen() {
    let (mut screen, shared) = screen();
    saved(&mut screen, &shared, "7/8");
    screen.update(Message::Listed(pick_from_list::Event::Picked("01".into())), &shared);
    let hanoi = AppraisalView { code: "01".into(), name: "Hà Nội".into(), ..preset::appraisal(&shared.words) };
    loaded(&mut screen, &shared, hanoi);
    assert!(sees(&screen, &shared, "Thẩm định: Hà Nội") && screen.can_undo());
    click(&mut screen, &shared, "Hoàn tác");
    answered(&mut screen, &shared, Ok((preset::appraisal(&shared.words), vec![d2()])));
    assert!(sees(&screen, &shared, "Thẩm định: Đà Nẵng"), "where it was entered");
    assert_eq!((screen.unit.as_deref(), screen.table.selected()), (Some("48"), Some(1)), "its row");
    assert_eq!(screen.told(), Some("Đã hoàn tác: Đà Nẵng, D2. Ctrl+Y để làm lại."));
    assert!(screen.can_redo() && !screen.can_undo());
}

#[test]
fn a_step_across_units_is_taken_back_from_a_units_own_grid() {
    let (mut screen, shared) = across();
    click(&mut screen, &shared, "Hà Nội");
    screen.update(Message::ReasonTyped("Đã đối chiếu".into()), &shared);
    screen.update(Message::SavePressed, &shared);
    answered(&mut screen, &shared, Ok((preset::appraisal_across(&shared.words), vec![d2()])));
    assert_eq!(screen.told(), Some("Hà Nội, D1: đã ghi. Ctrl+Z để hoàn tác."));
    click(&mut screen, &shared, "Đơn vị");
    loaded(&mut screen, &shared, preset::appraisal(&shared.words));
    screen.undo(&shared);
    answered(&mut screen, &shared, Ok((preset::appraisal_across(&shared.words), vec![d2()])));
    assert!(screen.side == Side::Indicator && screen.indicator.as_deref() == Some("D1"));
}

#[test]
fn what_is_entered_while_another_unit_is_being_read_does_not_lead_back_from_it() {
    let (mut screen, mut shared) = screen();
    shared.settings.own_unit = None;
    screen.update(Message::ConfirmRestPressed, &shared);
    screen.update(Message::Listed(pick_from_list::Event::Picked("01".into())), &shared);
    answered(&mut screen, &shared, Ok((preset::appraisal(&shared.words), vec![d2()])));
    assert!(matches!(screen.loaded, Loaded::Loading(_)) && screen.can_undo());
    assert_eq!(screen.unit.as_deref(), Some("01"));
}

#[test]
fn the_rest_is_confirmed_beside_a_row_that_is_open_and_not_beside_one_that_is_typed_in() {
    let (mut screen, shared) = screen();
    click(&mut screen, &shared, "Hồ sơ giải quyết trực tuyến");
    assert!(matches!(click(&mut screen, &shared, "Công nhận 2 tiêu chí còn lại"), Action::Run(_)));
    answered(&mut screen, &shared, Ok((preset::appraisal(&shared.words), vec![d2()])));
    assert!(screen.editing.is_none());
    click(&mut screen, &shared, "Hồ sơ giải quyết trực tuyến");
    screen.update(Message::ReasonTyped("Đã đối chiếu".into()), &shared);
    assert!(matches!(click(&mut screen, &shared, "Công nhận 2 tiêu chí còn lại"), Action::None));
    let said = view::typed_in(&screen, &shared.words);
    assert_eq!(said.as_deref(), Some("Lưu hoặc hủy dòng đang sửa (D2) trước"));
}
