mod lists;
mod outline;

use super::*;
use crate::app::preset::{self, criteria};
use crate::i18n::Language;
use crate::service::catalogues::Added;
use crate::service::criteria::List;
use iced_test::Simulator;
use std::sync::Arc;

fn shared() -> Shared {
    preset::shared(Language::Vi)
}

fn simulator<'a>(screen: &'a Criteria, shared: &'a Shared) -> Simulator<'a, Message> {
    Simulator::with_size(preset::settings(), (1234.0, 2400.0), screen.view(shared))
}

fn play(screen: &mut Criteria, shared: &Shared, act: impl FnOnce(&mut Simulator<'_, Message>)) -> Action {
    let messages: Vec<_> = {
        let mut simulator = simulator(screen, shared);
        act(&mut simulator);
        simulator.into_messages().collect()
    };
    messages.into_iter().fold(Action::None, |_, message| screen.update(message, shared))
}

fn click(screen: &mut Criteria, shared: &Shared, text: &str) -> Action {
    play(screen, shared, |simulator| {
        simulator.click(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    })
}

/// Types behind what stands in a field.
fn type_into(screen: &mut Criteria, shared: &Shared, id: &'static str, text: &str) {
    play(screen, shared, |simulator| {
        simulator.click(iced_test::selector::id(id)).unwrap_or_else(|error| panic!("{id}: {error}"));
        simulator.typewrite(text);
    });
}

fn sees(screen: &Criteria, shared: &Shared, text: &str) -> bool {
    simulator(screen, shared).find(text).is_ok()
}

fn desk(screen: &Criteria) -> &Desk {
    screen.desk.as_ref().unwrap()
}

fn catalogue(screen: &Criteria) -> &Catalogue {
    desk(screen).draft.catalogue()
}

fn typed(screen: &mut Criteria, shared: &Shared, way: &str, text: &str) {
    screen.update(Message::Typed(way.into(), text.into()), shared);
}

/// A job's answer, as the window would hand it in.
fn report<T: Clone + std::fmt::Debug + Send + 'static>(waiting: &mut Option<job::Handle>, answer: T) -> job::Report<T> {
    let (handle, _) = job::run(|_| ());
    let report = job::Report { job: handle.id(), event: job::Event::Finished(answer) };
    *waiting = Some(handle);
    report
}

#[test]
fn the_set_in_use_is_looked_at_and_cannot_be_changed() {
    let shared = shared();
    let mut screen = criteria::looked_at(&shared);
    assert!(desk(&screen).locked && !screen.is_unsaved());
    assert!(sees(&screen, &shared, "Cộng 100 / 100 điểm"));
    click(&mut screen, &shared, "Dịch vụ công trực tuyến mức độ 4");
    typed(&mut screen, &shared, "max", "99");
    assert_eq!(catalogue(&screen), &*criteria::shelf().editions[0].catalogue);
}

#[test]
fn next_years_set_is_copied_changed_and_kept() {
    let shared = shared();
    let mut screen = criteria::looked_at(&shared);
    click(&mut screen, &shared, "Sao chép thành phiên bản mới…");
    assert!(sees(&screen, &shared, "Phiên bản mới, sao chép từ nq17-2020 v1"));
    type_into(&mut screen, &shared, "criteria-copy-from", "01/01/2021");
    click(&mut screen, &shared, "Dời thời hạn của các chỉ tiêu sang năm sau");
    click(&mut screen, &shared, "Sao chép");
    assert_eq!((catalogue(&screen).version, screen.is_unsaved()), (2, true));
    assert_eq!(catalogue(&screen).effective_from.map(|day| day.to_string()).as_deref(), Some("2021-01-01"));
    let deadline = |catalogue: &Catalogue| catalogue.indicator("D1").unwrap().target.as_ref().unwrap().deadline.year();
    assert_eq!(deadline(catalogue(&screen)), 2021, "deadlines move to the next year");
    screen.update(Message::PartPressed(criteria::indicator("D1")), &shared);
    typed(&mut screen, &shared, "target.value", "40%");
    assert_eq!(catalogue(&screen).indicator("D1").unwrap().target.as_ref().unwrap().value, "0.4".parse().unwrap());
    assert!(matches!(click(&mut screen, &shared, "Lưu vào tệp dữ liệu"), Action::None), "asked about first");
    assert!(matches!(click(&mut screen, &shared, "Lưu, không chấm lại kỳ nào"), Action::Run(_)));
    let mut shelf = criteria::shelf();
    let kept = Arc::new(catalogue(&screen).clone());
    shelf.editions.insert(1, EditionLine { catalogue: kept, ..shelf.editions[0].clone() });
    let file = Box::new(preset::file(&shared.words));
    let added = Some(Added::alone(catalogue(&screen).reference()));
    let kept = Kept { shelf, file, said: vec!["Đã thêm.".into(), "Kỳ 05/2020".into()], added };
    let report = report(&mut screen.keeping, Ok(Box::new(kept)));
    let told = screen.update(Message::Kept(report), &shared);
    assert!(matches!(told, Action::Kept(_, notice) if notice.more.len() == 1));
    assert!(desk(&screen).locked && !screen.is_unsaved());
    assert_eq!(catalogue(&screen).version, 2);
    // Taken back, the draft lies there again.
    assert!(matches!(click(&mut screen, &shared, "Hoàn tác lưu nq17-2020 v2"), Action::Run(_)));
    let file = Box::new(preset::file(&shared.words));
    let back = Kept { shelf: criteria::shelf(), file, said: vec!["Đã bỏ.".into()], added: None };
    let report = self::report(&mut screen.keeping, Ok(Box::new(back)));
    screen.update(Message::Kept(report), &shared);
    assert_eq!((catalogue(&screen).version, screen.is_unsaved()), (2, true));
    assert!(!sees(&screen, &shared, "Hoàn tác lưu nq17-2020 v2"));
}

#[test]
fn which_periods_a_version_applies_to_is_asked_and_none_is_ticked_but_by_its_own_day() {
    let shared = shared();
    let ticked = |effective_from: &str| {
        let mut screen = criteria::draft("D1", &shared);
        screen.update(Message::PartPressed(Part::Whole), &shared);
        typed(&mut screen, &shared, "effective_from", effective_from);
        screen.keep(&shared);
        let applying = screen.applying.clone().unwrap();
        applying.periods.iter().map(|(_, ticked)| *ticked).collect::<Vec<_>>()
    };
    assert_eq!(ticked(""), [false, false, false], "no period is scored anew unasked");
    assert_eq!(ticked("01/01/2020"), [true, true, false], "what its day says, to be confirmed");
}

#[test]
fn a_period_is_ticked_by_hand_and_the_question_can_be_left() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    screen.keep(&shared);
    click(&mut screen, &shared, "2020-03 – đang theo nq17-2020 v1");
    assert!(sees(&screen, &shared, "Lưu và chấm lại 1 kỳ"));
    click(&mut screen, &shared, "Hủy");
    assert!(screen.applying.is_none() && screen.is_unsaved() && screen.keeping.is_none());
}

#[test]
fn a_draft_is_thrown_away_on_request_and_listed_among_the_versions_until_then() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    screen.update(Message::TabPressed(Tab::Editions), &shared);
    assert!(sees(&screen, &shared, "Bản nháp: nq17-2020 v2"));
    let Action::Replace(by) = click(&mut screen, &shared, "Bỏ bản nháp…") else { panic!("it is not asked") };
    assert!(screen.is_unsaved(), "asked first");
    screen.replace(by, &shared);
    assert_eq!((screen.is_unsaved(), catalogue(&screen).version), (false, 1));
}

#[test]
fn only_versions_that_no_period_uses_can_be_deleted_and_that_is_asked_first() {
    let shared = shared();
    let mut shelf = criteria::shelf();
    let mut second = Catalogue::clone(&shelf.editions[0].catalogue);
    second.version = 2;
    let second = EditionLine { catalogue: Arc::new(second), name: "nq17-2020 v2".into(), ..shelf.editions[0].clone() };
    shelf.editions.insert(1, EditionLine { unused: true, ..second });
    let mut screen = Criteria::default();
    screen.show(shelf, &shared);
    screen.update(Message::TabPressed(Tab::Editions), &shared);
    assert!(matches!(click(&mut screen, &shared, "Xóa phiên bản"), Action::None) && screen.keeping.is_none());
    assert!(sees(&screen, &shared, "Xóa nq17-2020 v2 khỏi tệp dữ liệu? Chưa kỳ nào chấm theo phiên bản này."));
    assert!(matches!(screen.update(Message::DeletePressed(1), &shared), Action::Run(_)));
}

#[test]
fn the_page_opens_with_the_version_that_the_top_bar_names_and_says_where_another_is_looked_at() {
    let shared = shared();
    let mut screen = criteria::looked_at(&shared);
    screen.update(Message::EditionPressed(1), &shared);
    assert_eq!(catalogue(&screen).id, "dti-2022");
    screen.shown_again(&shared);
    assert_eq!(catalogue(&screen).id, "nq17-2020");
    let mut draft = criteria::draft("D1", &shared);
    draft.shown_again(&shared);
    assert!(draft.is_unsaved(), "a draft stays");
}

#[test]
fn weights_are_asked_for_only_where_they_count_and_english_only_on_request() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    let has = |screen: &Criteria, way: &str| desk(screen).seen.fields.iter().any(|field| field.way == way);
    assert!(has(&screen, "max") && !has(&screen, "weight"), "points are added up");
    let shows_english = |screen: &Criteria| sees(screen, &shared, "Ẩn tiếng Anh");
    assert!(!shows_english(&screen));
    click(&mut screen, &shared, "Hiện tiếng Anh");
    assert!(shows_english(&screen));
    screen.update(Message::PartPressed(Part::Whole), &shared);
    screen.update(Message::Picked("aggregation".into(), "arithmetic_mean".into()), &shared);
    screen.update(Message::PartPressed(Part::Item(List::Groups, 0)), &shared);
    assert!(has(&screen, "weight"), "of what, in means, nothing else says");
}

#[test]
fn nothing_is_kept_while_a_sum_is_off_and_one_press_adds_up_again() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    typed(&mut screen, &shared, "max", "12");
    assert!(!desk(&screen).is_sound());
    assert!(matches!(screen.keep(&shared), Action::None) && screen.keeping.is_none());
    assert!(simulator(&screen, &shared).find("Cộng 100 / 100 điểm").is_err());
    click(&mut screen, &shared, "Tính lại điểm nhóm và tổng điểm");
    assert!(desk(&screen).is_sound(), "{:?}", desk(&screen).seen.faults);
    assert!(screen.undo(true, &shared).is_some() && !desk(&screen).is_sound());
    assert!(screen.undo(false, &shared).is_some() && desk(&screen).is_sound());
}

#[test]
fn what_is_no_number_stays_as_typed_with_its_fault_beside_it_and_in_the_list() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    let was = catalogue(&screen).indicator("D1").unwrap().max;
    typed(&mut screen, &shared, "max", "mười");
    let field = desk(&screen).seen.fields.iter().find(|field| field.way == "max").unwrap();
    assert_eq!((field.text.as_str(), field.wrong.len()), ("mười", 1));
    assert_eq!(catalogue(&screen).indicator("D1").unwrap().max, was);
    // It is not forgotten when something else is looked at, and the list leads back.
    screen.update(Message::PartPressed(Part::Whole), &shared);
    assert!(!desk(&screen).is_sound());
    let fault = desk(&screen).seen.faults[0].said.clone();
    click(&mut screen, &shared, &fault);
    assert_eq!(desk(&screen).at, criteria::indicator("D1"));
    typed(&mut screen, &shared, "max", &was.to_string());
    assert!(desk(&screen).is_sound());
}

#[test]
fn faults_of_the_check_stand_beside_their_fields() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    let wrong = |screen: &Criteria, way: &str| {
        desk(screen).seen.fields.iter().find(|field| field.way == way).map_or(0, |field| field.wrong.len())
    };
    typed(&mut screen, &shared, "target.value", "130%");
    assert_eq!(wrong(&screen, "target.value"), 1, "out of range");
    typed(&mut screen, &shared, "target.value", "");
    assert_eq!(wrong(&screen, "target.value"), 1, "a rule of achievement needs one");
    typed(&mut screen, &shared, "target.value", "30%");
    screen.update(Message::Picked("rule.kind".into(), "capped_count".into()), &shared);
    assert_eq!(wrong(&screen, "rule.kind"), 1, "no rule for ratios");
    screen.update(Message::Picked("rule.kind".into(), "steps".into()), &shared);
    typed(&mut screen, &shared, "rule.steps", "50%: 3");
    assert_eq!(wrong(&screen, "rule.steps"), 1, "the last step gives less than the maximum");
}

#[test]
fn an_example_shows_the_arithmetic_of_the_real_scoring() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    type_into(&mut screen, &shared, "criteria-example-first", "42");
    type_into(&mut screen, &shared, "criteria-example-second", "300");
    let lines = desk(&screen).seen.example.clone().unwrap().unwrap();
    assert!(lines.iter().any(|line| line.contains("42 ÷ 300")), "{lines:?}");
    assert!(sees(&screen, &shared, lines.last().unwrap()));
    let before = lines;
    typed(&mut screen, &shared, "target.value", "60%");
    assert_ne!(desk(&screen).seen.example.clone().unwrap().unwrap(), before, "the rule is tried as it is now");
}

#[test]
fn indicators_are_added_moved_and_taken_out_and_all_of_it_taken_back() {
    let shared = shared();
    let mut screen = criteria::draft("A1", &shared);
    let first = catalogue(&screen).clone();
    screen.update(Message::PartPressed(Part::Item(List::Groups, 0)), &shared);
    click(&mut screen, &shared, "Thêm tiêu chí");
    assert_eq!(catalogue(&screen).indicators.len(), first.indicators.len() + 1);
    typed(&mut screen, &shared, "name.vi", "Tiêu chí mới");
    click(&mut screen, &shared, "Lên");
    click(&mut screen, &shared, "Nhân bản");
    click(&mut screen, &shared, "Bỏ");
    assert_eq!(catalogue(&screen).indicators.len(), first.indicators.len() + 1);
    while desk(&screen).draft.is_changed() {
        assert!(screen.undo(true, &shared).is_some());
    }
    assert_eq!(catalogue(&screen), &first);
}

#[test]
fn a_code_that_is_anothers_on_the_way_takes_nothing_along() {
    let shared = shared();
    let mut screen = criteria::draft("A1", &shared);
    let group = catalogue(&screen).groups.iter().position(|group| group.code == "D").unwrap();
    let members = catalogue(&screen).of_group("D").count();
    screen.update(Message::PartPressed(Part::Item(List::Groups, group)), &shared);
    for code in ["", "C", "CA"] {
        typed(&mut screen, &shared, "code", code);
        assert_eq!(desk(&screen).is_sound(), code == "CA", "{code}");
    }
    assert_eq!(catalogue(&screen).of_group("CA").count(), members);
    assert!(screen.undo(true, &shared).is_some() && catalogue(&screen).group("D").is_some());
}

#[test]
fn a_draft_is_asked_about_before_something_else_takes_its_place() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    let asked = screen.update(Message::EditionPressed(1), &shared);
    let Action::Replace(by) = asked else { panic!("it is not asked") };
    assert_eq!(catalogue(&screen).id, "nq17-2020", "asked first");
    screen.replace(by, &shared);
    assert_eq!((catalogue(&screen).id.as_str(), desk(&screen).locked), ("dti-2022", true));
    let looking = screen.update(Message::EditionPressed(0), &shared);
    assert!(matches!(looking, Action::Run(_)) && catalogue(&screen).id == "nq17-2020", "nothing would be lost");
}

#[test]
fn a_draft_stays_until_the_file_that_would_take_its_place_is_read() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    assert!(matches!(screen.update(Message::ImportPressed, &shared), Action::Run(_)));
    screen.update(Message::ImportPicked(vec!["khong-co.toml".into()]), &shared);
    let job = screen.reading.as_ref().unwrap().id();
    let failed = job::Event::Finished(Err(Fault::default()));
    assert!(matches!(screen.update(Message::Imported(job::Report { job, event: failed }), &shared), Action::Say(_)));
    assert!(screen.is_unsaved());
    screen.update(Message::ImportPicked(vec!["moi.toml".into()]), &shared);
    let job = screen.reading.as_ref().unwrap().id();
    let read = job::Event::Finished(Ok(Box::new(catalogue(&screen).clone())));
    let asked = screen.update(Message::Imported(job::Report { job, event: read }), &shared);
    assert!(matches!(asked, Action::Replace(Replacement::Read(_))));
}

#[test]
fn a_version_that_is_held_is_never_overwritten() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    screen.update(Message::PartPressed(Part::Whole), &shared);
    typed(&mut screen, &shared, "version", "1");
    assert!(screen.is_held(catalogue(&screen)));
    assert!(matches!(click(&mut screen, &shared, "Lưu vào tệp dữ liệu"), Action::None));
    let mut copying = criteria::looked_at(&shared);
    copying.update(Message::CopyPressed, &shared);
    copying.update(Message::Copying(asking::Message::Version("1".into())), &shared);
    copying.update(Message::Copying(asking::Message::Confirmed), &shared);
    assert!(desk(&copying).locked && copying.copying.as_ref().unwrap().wrong.is_some());
}

#[test]
fn what_differs_from_the_copied_version_is_a_table() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    typed(&mut screen, &shared, "target.value", "40%");
    click(&mut screen, &shared, "Ảnh hưởng đến hạng");
    screen.update(Message::TabPressed(Tab::Differences), &shared);
    let of_d1 = screen.differences.iter().find(|row| row[1].starts_with("D1") && row[2] == "chỉ tiêu").unwrap();
    assert_eq!((of_d1[3].as_str(), of_d1[4].as_str()), ("30%", "40%"));
    assert!(sees(&screen, &shared, "chỉ tiêu"));
}

#[test]
fn an_unsound_draft_does_not_score_old_periods() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    assert!(matches!(screen.update(Message::TabPressed(Tab::Rescore), &shared), Action::Run(_)));
    assert!(matches!(screen.rescored, Loaded::Loading(_)));
    typed(&mut screen, &shared, "max", "12");
    assert!(matches!(screen.update(Message::TabPressed(Tab::Rescore), &shared), Action::None));
    assert!(sees(&screen, &shared, "Bản nháp còn lỗi nên chưa tính được hạng. Các lỗi ghi ở thẻ Nội dung."));
}

#[test]
fn a_step_taken_back_is_scored_anew_where_ranks_are_looked_at() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    typed(&mut screen, &shared, "max", "12");
    screen.update(Message::TabPressed(Tab::Rescore), &shared);
    assert!(matches!(screen.rescored, Loaded::Nothing), "the sum is wrong");
    assert!(matches!(screen.undo(true, &shared), Some(Action::Run(_))));
    assert!(matches!(screen.rescored, Loaded::Loading(_)));
}

#[test]
fn a_wrong_sum_is_put_right_where_it_keeps_ranks_from_being_worked_out() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    typed(&mut screen, &shared, "max", "12");
    screen.update(Message::TabPressed(Tab::Rescore), &shared);
    click(&mut screen, &shared, "Tính lại điểm nhóm và tổng điểm");
    assert!(desk(&screen).is_sound() && matches!(screen.rescored, Loaded::Loading(_)));
    typed(&mut screen, &shared, "max", "mười");
    screen.update(Message::TabPressed(Tab::Rescore), &shared);
    assert!(!desk(&screen).is_sound() && !sees(&screen, &shared, "Tính lại điểm nhóm và tổng điểm"));
}

#[test]
fn a_file_that_was_read_lies_on_the_desk_as_a_draft() {
    let shared = shared();
    let mut screen = criteria::looked_at(&shared);
    let mut read = catalogue(&screen).clone();
    read.version = 7;
    let report = report(&mut screen.reading, Ok(Box::new(read)));
    screen.update(Message::Imported(report), &shared);
    assert_eq!((catalogue(&screen).version, screen.is_unsaved()), (7, true));
}

#[test]
fn another_language_words_the_page_anew_and_leaves_the_draft() {
    let vi = shared();
    let mut screen = criteria::draft("D1", &vi);
    typed(&mut screen, &vi, "max", "12");
    let en = preset::shared(Language::En);
    screen.forget();
    screen.show(criteria::shelf(), &en);
    assert_eq!(catalogue(&screen).indicator("D1").unwrap().max, "12".parse().unwrap());
    assert!(desk(&screen).seen.fields.iter().any(|field| field.label == "Maximum"));
}

#[test]
fn what_the_desk_is_held_against_is_a_version_and_not_a_place_in_the_list() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    screen.update(Message::AgainstPicked(1), &shared);
    let held = screen.against().map(|line| line.name.clone());
    let mut shelf = criteria::shelf();
    shelf.editions.remove(0);
    screen.show(shelf, &shared);
    assert_eq!(screen.against().map(|line| line.name.clone()), held);
}

#[test]
fn a_number_too_large_for_its_field_is_said_in_the_language_of_the_page() {
    let shared = shared();
    let mut screen = criteria::looked_at(&shared);
    screen.update(Message::CopyPressed, &shared);
    screen.update(Message::Copying(asking::Message::Version("5000000000".into())), &shared);
    screen.update(Message::Copying(asking::Message::Confirmed), &shared);
    let said = crate::say!(shared.words, "criteria-not-whole", found = "5000000000");
    assert!(sees(&screen, &shared, said.as_str()));
}
