//! Other periods: beside the list of units, and beside the figures of an opened one.

use super::*;
use crate::domain::Period;

#[test]
fn other_periods_are_ticked_and_stand_beside_the_one_in_sight() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    click(&mut results, &shared, "So với kỳ khác");
    assert!(simulator(&results, &shared).find("tháng 5 năm 2020").is_err(), "it is the one in sight");
    let asked = click(&mut results, &shared, "tháng 3 năm 2020");
    assert!(matches!(asked, Action::Run(_)) && matches!(results.beside.loaded, Loaded::Loading(_)));
    assert!(simulator(&results, &shared).find("Kỳ so sánh: 1").is_ok());
    assert!(results.back() && !results.back(), "Esc folds the menu and leaves the periods");
    results.show_beside(preset::beside(&shared.words));
    let mut seen = simulator(&results, &shared);
    for text in ["Điểm 03/2020", "Hạng 12/2019", "± điểm", "± hạng", "+3,10"] {
        assert!(seen.find(text).is_ok(), "{text}");
    }
    let note = preset::beside(&shared.words)[1].note.clone().unwrap();
    assert!(note.contains("tính lại theo nq17-2020 v2"), "{note}");
    assert!(seen.find(note.as_str()).is_ok());
}

#[test]
fn columns_of_other_periods_sort_and_are_copied_under_heads_that_name_the_period() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    results.show_beside(preset::beside(&shared.words));
    let score_of_march = Field::ALL.len();
    results.update(Message::List(InList::Table(virtual_table::Event::SortBy(score_of_march))), &shared);
    let value = |results: &Results, place: usize| {
        let view = results.loaded.ready().unwrap();
        let unit = &view.rows[results.order[place]].unit;
        results.beside.figure(0, unit).and_then(|figure| figure.value)
    };
    assert!(value(&results, 0).unwrap() <= value(&results, 1).unwrap());
    assert_eq!(value(&results, results.order.len() - 1), None, "nothing comes last");
    let text = results.copied(CopyOf::Rows, &shared).unwrap().text;
    let head = text.lines().next().unwrap();
    assert!(head.ends_with("Điểm 12/2019\tHạng 12/2019\t± điểm so với 12/2019\t± hạng so với 12/2019"), "{head}");
    let columns = head.split('\t').count();
    assert!(text.lines().all(|line| line.split('\t').count() == columns));
}

#[test]
fn a_period_that_is_looked_at_itself_is_not_set_beside() {
    let mut shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    let march: Period = "2020-03".parse().unwrap();
    results.update(Message::Beside(OfPeriods::Toggled(march, true)), &shared);
    shared.file.as_mut().unwrap().period = Some(march);
    let _ = results.load(&shared);
    assert!(matches!(results.beside.loaded, Loaded::Nothing));
}

#[test]
fn an_opened_units_indicators_stand_in_several_periods_and_are_copied() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    results.show_province(preset::province_view(), None);
    click(&mut results, &shared, "Các kỳ");
    results.show_over_time(preset::over_time(&shared.words));
    for event in [virtual_table::Event::SortBy(6), virtual_table::Event::SortBy(6)] {
        results.update(Message::Unit(InUnit::OverTime(event)), &shared);
    }
    let text = results.copied(CopyOf::Rows, &shared).unwrap().text;
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].ends_with("Điểm 03/2020\t± điểm so với 03/2020"), "{text}");
    assert!(lines[2].starts_with("D1\t") && lines[2].ends_with("\t+1,20"), "most gained first: {text}");
    assert!(lines[4].ends_with("–\t–\t–"), "nothing comes last: {text}");
}

#[test]
fn an_opened_units_figures_begin_beside_those_of_the_period_before_until_somebody_decides_otherwise() {
    let mut shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    results.show_province(preset::province_view(), None);
    click(&mut results, &shared, "Các kỳ");
    assert_eq!(results.beside.asked_of_unit(&shared), ["2020-03".parse().unwrap()]);
    assert_eq!(results.beside.asked(&shared), [], "nothing is set beside the list by it");
    results.show_over_time(preset::over_time(&shared.words));
    click(&mut results, &shared, "Kỳ so sánh: 1");
    click(&mut results, &shared, "tháng 12 năm 2019");
    assert_eq!(results.beside.asked(&shared).len(), 2, "what was proposed is chosen with it");
    for period in ["tháng 12 năm 2019", "tháng 3 năm 2020"] {
        click(&mut results, &shared, period);
    }
    results.back();
    assert!(simulator(&results, &shared).find("Chưa chọn kỳ nào để so").is_ok(), "what was not wanted stays away");
    shared.file.as_mut().unwrap().period = Some("2019-12".parse().unwrap());
    assert_eq!(Beside::default().asked_of_unit(&shared), [], "before the first there is none");
}
