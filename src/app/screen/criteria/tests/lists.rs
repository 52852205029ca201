//! What stands in lists of the whole or of an indicator: blocs, checks of sums, references, national figures.

use super::*;
use crate::service::criteria::Owner;

#[test]
fn a_national_figure_is_added_to_an_indicator_and_the_head_leads_back() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    let before = catalogue(&screen).indicator("D1").unwrap().national.len();
    click(&mut screen, &shared, "Thêm số liệu cả nước");
    assert!(!desk(&screen).is_sound(), "nothing is said of it yet");
    typed(&mut screen, &shared, "date", "03/2021");
    typed(&mut screen, &shared, "value", "22,5%");
    typed(&mut screen, &shared, "source", "Báo cáo số 1/BC-BTTTT");
    let figures = &catalogue(&screen).indicator("D1").unwrap().national;
    assert_eq!((figures.len(), figures.last().unwrap().value), (before + 1, "0.225".parse().unwrap()));
    assert!(desk(&screen).is_sound(), "{:?}", desk(&screen).seen.faults);
    click(&mut screen, &shared, "← Tiêu chí");
    assert!(sees(&screen, &shared, "03/2021: 22,5% – Báo cáo số 1/BC-BTTTT"));
    click(&mut screen, &shared, "03/2021: 22,5% – Báo cáo số 1/BC-BTTTT");
    click(&mut screen, &shared, "Bỏ");
    assert_eq!(catalogue(&screen).indicator("D1").unwrap().national.len(), before);
    assert_eq!(desk(&screen).at, criteria::indicator("D1"));
}

#[test]
fn blocs_checks_of_sums_and_references_are_edited_from_the_whole() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    screen.update(Message::PartPressed(Part::Whole), &shared);
    click(&mut screen, &shared, "Thêm khối");
    typed(&mut screen, &shared, "code", "truong");
    typed(&mut screen, &shared, "name.vi", "Các trường");
    click(&mut screen, &shared, "← Thông tin chung");
    assert!(sees(&screen, &shared, "Các trường (truong)"));
    click(&mut screen, &shared, "Thêm phép kiểm tra tổng");
    screen.update(Message::Picked("whole".into(), "D1".into()), &shared);
    screen.update(Message::Picked("parts".into(), "D2".into()), &shared);
    screen.update(Message::Picked("parts".into(), "D3".into()), &shared);
    click(&mut screen, &shared, "← Thông tin chung");
    assert!(sees(&screen, &shared, "D1 = D2 + D3"));
    let references = catalogue(&screen).references.len();
    click(&mut screen, &shared, "Thêm chỉ tiêu tham chiếu");
    typed(&mut screen, &shared, "text.vi", "Chuyển đổi số 50% cơ quan");
    assert_eq!(catalogue(&screen).references.len(), references + 1);
    assert_eq!(desk(&screen).seen.faults.len(), 0, "{:?}", desk(&screen).seen.faults);
    // All three are differences from the version begun with.
    assert!(screen.differences.len() >= 3);
}

#[test]
fn a_new_national_figure_says_what_is_wrong_with_a_field_once_it_is_left_and_all_of_it_when_it_is_to_be_saved() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    let Part::Item(List::Indicators, at) = criteria::indicator("D1") else { panic!("no indicator") };
    screen.update(Message::Added(NewItem::Figure(Owner::Indicator(at))), &shared);
    let said = |screen: &Criteria| desk(screen).seen.fields.iter().filter(|field| !field.wrong.is_empty()).count();
    assert!(said(&screen) == 0 && desk(&screen).is_quiet() && !desk(&screen).is_sound());
    assert!(desk(&screen).seen.faults.iter().all(|fault| fault.quiet), "nor below the form");
    typed(&mut screen, &shared, "date", "06/20");
    assert_eq!(said(&screen), 0, "it is still being typed");
    screen.update(Message::Left("date".into()), &shared);
    let wrong = |screen: &Criteria, way: &str| {
        let field = desk(screen).seen.fields.iter().find(|field| field.way == way).unwrap();
        field.wrong.clone()
    };
    assert!(
        wrong(&screen, "date")[0].contains("Viết theo mẫu") && said(&screen) == 1,
        "beside its field, and no other"
    );
    typed(&mut screen, &shared, "date", "");
    assert_eq!(wrong(&screen, "date"), ["Chưa ghi thời điểm công bố: 2019, 05/2020 hoặc 20/05/2020."]);

    let mut screen = criteria::draft("D1", &shared);
    screen.update(Message::Added(NewItem::Figure(Owner::Indicator(at))), &shared);
    assert!(matches!(click(&mut screen, &shared, "Lưu vào tệp dữ liệu"), Action::None));
    assert!(said(&screen) > 0 && !desk(&screen).is_quiet());
}

#[test]
fn of_a_list_of_national_figures_the_list_of_changes_tells_the_one_that_came() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    let Part::Item(List::Indicators, at) = criteria::indicator("D1") else { panic!("no indicator") };
    screen.update(Message::Added(NewItem::Figure(Owner::Indicator(at))), &shared);
    for (way, text) in [("date", "06/2020"), ("value", "15,2%"), ("source", "Báo cáo tháng 6")] {
        typed(&mut screen, &shared, way, text);
    }
    let row = screen.differences.iter().find(|row| row[1].starts_with("D1 ")).unwrap();
    assert_eq!([row[3].as_str(), row[4].as_str()], ["–", "thêm 06/2020: 15,2% – Báo cáo tháng 6"]);
}

#[test]
fn a_bloc_says_what_it_is_how_units_come_to_be_in_it_and_which_are() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    screen.update(Message::Added(NewItem::Bloc), &shared);
    typed(&mut screen, &shared, "code", "so");
    assert!(sees(&screen, &shared, "2 đơn vị thuộc khối này: Sở Nội vụ, Sở Thông tin và Truyền thông."));
    assert!(matches!(click(&mut screen, &shared, "Xem danh sách đơn vị"), Action::Units));
}
