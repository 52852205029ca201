mod periods;

use super::*;
use crate::app::preset;
use crate::app::widget::virtual_table::{CopyOf, Step};
use crate::i18n::Language;
use iced_test::Simulator;

fn results(shared: &Shared) -> Results {
    let mut results = Results::default();
    results.show(preset::results(&shared.words));
    results
}

fn simulator<'a>(results: &'a Results, shared: &'a Shared) -> Simulator<'a, Message> {
    Simulator::with_size(preset::settings(), (1200.0, 700.0), results.view(shared))
}

fn click(results: &mut Results, shared: &Shared, text: &str) -> Action {
    let messages: Vec<_> = {
        let mut simulator = simulator(results, shared);
        simulator.click(text).unwrap();
        simulator.into_messages().collect()
    };
    messages.into_iter().fold(Action::None, |_, message| results.update(message, shared))
}

fn names(results: &Results) -> Vec<&str> {
    let view = results.loaded.ready().unwrap();
    results.order.iter().map(|index| view.rows[*index].name.as_str()).collect()
}

#[test]
fn chosen_rows_go_to_the_clipboard_as_they_are_shown() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    let copied = |results: &Results| results.copied(CopyOf::Rows, &shared).unwrap().text;
    let all = copied(&results);
    assert_eq!(all.lines().count(), 64, "heads and every row");
    assert!(all.starts_with("Hạng\tĐơn vị\tĐiểm\t") && all.contains("\n1\tHà Nội\t91,20\t"), "{all}");
    results.update(Message::List(InList::Searched("hai".into())), &shared);
    results.update(Message::List(InList::Table(virtual_table::Event::SortBy(1))), &shared);
    results.update(Message::List(InList::Table(virtual_table::Event::Picked(0))), &shared);
    assert_eq!(copied(&results).lines().nth(1).unwrap().split('\t').nth(1), Some(names(&results)[0]));
    assert_eq!(copied(&results).lines().count(), 2);
    results.in_table(&virtual_table::Event::AllChosen, &shared);
    assert_eq!(copied(&results).lines().count(), names(&results).len() + 1);
}

#[test]
fn rows_are_sorted_by_what_was_scored_and_not_by_the_digits_shown() {
    let shared = preset::shared(Language::Vi);
    let mut view = preset::results(&shared.words);
    view.rows.truncate(3);
    for (row, hundredths) in view.rows.iter_mut().zip([8712, 8713, 8711]) {
        row.score = super::model::Figure::new("87", hundredths.into());
    }
    let (mut results, score) = (Results::default(), virtual_table::Event::SortBy(2));
    results.show(view);
    let before: Vec<String> = names(&results).into_iter().map(str::to_owned).collect();
    results.update(Message::List(InList::Table(score)), &shared);
    let smallest_first: Vec<&str> = [2, 0, 1].map(|place| before[place].as_str()).to_vec();
    let sorted = names(&results);
    assert!(sorted == smallest_first || sorted.iter().rev().eq(&smallest_first), "{sorted:?}");
}

#[test]
fn typing_vietnamese_into_the_search_filters_the_rows() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    let messages: Vec<_> = {
        let mut simulator = simulator(&results, &shared);
        simulator.click(iced_test::selector::id(SEARCH)).unwrap();
        simulator.typewrite("đắk");
        simulator.into_messages().collect()
    };
    for message in messages {
        results.update(message, &shared);
    }
    // Each letter is typed into the same view, so the last message holds what one letter gives.
    assert_eq!(results.query, "đắk");
    assert_eq!(names(&results), ["Đắk Lắk", "Đắk Nông"]);
    results.update(Message::List(InList::Searched("can tho".into())), &shared);
    assert_eq!(names(&results), ["Cần Thơ"]);
}

#[test]
fn sorting_by_name_and_back_by_score() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    click(&mut results, &shared, "Đơn vị");
    assert_eq!(names(&results)[..2], ["An Giang", "Bà Rịa - Vũng Tàu"]);
    click(&mut results, &shared, "Điểm");
    assert_eq!(names(&results)[62], "Cà Mau", "units without a score come last");
    click(&mut results, &shared, "Điểm");
    assert_eq!(names(&results)[0], "Hà Nội");
    assert_eq!(names(&results)[62], "Cà Mau", "whichever way the column is sorted");
}

#[test]
fn a_region_filters_the_rows() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    click(&mut results, &shared, "Tất cả các vùng");
    click(&mut results, &shared, "Trung du và miền núi phía Bắc");
    assert_eq!(names(&results).len(), 14);
}

#[test]
fn a_click_on_a_unit_opens_it_and_escape_closes_it() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    assert!(matches!(click(&mut results, &shared, "Hà Giang"), Action::Run(_)));
    assert_eq!(results.opened.as_ref().unwrap().unit, "02");
    assert!(results.back());
    assert!(results.opened.is_none());
    assert!(!results.back());
}

#[test]
fn the_arrows_open_the_next_unit() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    results.step(Step::Down, &shared);
    results.step(Step::Down, &shared);
    assert_eq!(results.opened.as_ref().unwrap().unit, "02");
}

#[test]
fn arrows_lead_into_the_opened_unit_through_its_indicators_and_out_again() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    results.show_province(preset::province_view(), None);
    let chosen = |results: &Results| results.opened.as_ref().unwrap().indicators.at();
    let unit = results.opened.as_ref().unwrap().unit.clone();
    results.across(true, &shared);
    assert_eq!(chosen(&results), Some(0));
    results.step(Step::Down, &shared);
    assert_eq!(chosen(&results), Some(1));
    results.step(Step::Up, &shared);
    assert_eq!(chosen(&results), Some(0));
    assert!(results.opened.as_ref().unwrap().explained.is_none(), "what is led through is not opened by it");
    assert_eq!(results.opened.as_ref().unwrap().unit, unit, "the list of units stands still meanwhile");
    results.across(false, &shared);
    results.step(Step::Down, &shared);
    assert_ne!(results.opened.as_ref().unwrap().unit, unit, "out again, the arrows lead through the units");
}

#[test]
fn enter_and_right_open_the_reason_of_the_chosen_indicator_and_enter_left_or_esc_folds_it() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    results.show_province(preset::province_view(), None);
    results.accept(&shared);
    results.step(Step::Down, &shared);
    let is_shown = |results: &Results| results.opened.as_ref().unwrap().explained.is_some();
    assert!(!is_shown(&results), "into the unit, and from row to row");
    results.accept(&shared);
    assert!(is_shown(&results));
    results.accept(&shared);
    assert!(!is_shown(&results));
    results.across(true, &shared);
    assert!(is_shown(&results));
    results.across(false, &shared);
    assert!(!is_shown(&results));
    results.accept(&shared);
    assert!(results.back() && !is_shown(&results), "the unit stays open");
    assert!(results.back() && results.opened.is_none());
}

/// The list learns how wide it is.
fn laid_out(results: &mut Results, width: f32, shared: &Shared) {
    let size = iced::Size::new(width, 400.0);
    results.update(Message::List(InList::Table(virtual_table::Event::Resized(size))), shared);
}

#[test]
fn where_a_unit_has_no_room_beside_the_list_arrows_walk_the_list_enter_opens_and_escape_comes_back_to_the_row() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    laid_out(&mut results, 929.0, &shared);
    for _ in 0..3 {
        results.step(Step::Down, &shared);
    }
    assert!(results.opened.is_none() && results.table.selected() == Some(2));
    results.accept(&shared);
    let opened = results.opened.as_ref().unwrap();
    assert!(opened.inside, "keys lead through what alone is seen");
    assert_eq!(Some(opened.unit.as_str()), results.selected().map(|row| row.unit.as_str()));
    assert!(results.back() && results.opened.is_none());
    assert_eq!(results.table.selected(), Some(2), "back at the same row");
    results.accept(&shared);
    results.across(false, &shared);
    assert!(results.opened.is_none() && results.table.selected() == Some(2), "left leads out as well");
}

#[test]
fn escape_closes_the_unit_wherever_the_keyboard_is_in_it() {
    let shared = preset::shared(Language::Vi);
    for inside in [false, true] {
        let mut results = results(&shared);
        results.show_province(preset::province_view(), None);
        if inside {
            results.across(true, &shared);
        }
        assert!(results.back());
        assert!(results.opened.is_none());
        assert!(!results.back());
    }
}

#[test]
fn a_unit_in_place_of_the_list_says_the_way_back_and_takes_it() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    results.show_province(preset::province_view(), None);
    for size in [(779.0, 444.0), (551.0, 316.0)] {
        let mut simulator = Simulator::with_size(preset::settings(), size, results.view(&shared));
        assert!(simulator.find("Hà Giang").is_err(), "the list has no room");
        assert!(simulator.click("‹ Danh sách đơn vị").is_ok());
        let messages: Vec<Message> = simulator.into_messages().collect();
        assert!(messages.iter().any(|message| matches!(message, Message::Unit(InUnit::Closed))));
    }
    results.update(Message::Unit(InUnit::Closed), &shared);
    assert!(simulator(&results, &shared).find("Hà Giang").is_ok());
}

#[test]
fn arrows_lead_across_the_sides_of_the_opened_unit() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    results.show_province(preset::province_view(), None);
    let side = |results: &Results| results.opened.as_ref().unwrap().side;
    results.update(Message::Unit(InUnit::SidePicked(Side::OverTime)), &shared);
    for shown in &Side::ALL[2..] {
        results.across(true, &shared);
        assert_eq!(side(&results), *shown);
    }
    results.across(true, &shared);
    assert_eq!(side(&results), Side::WhatIf, "there is none after the last");
    for _ in Side::ALL {
        results.across(false, &shared);
    }
    assert_eq!(side(&results), Side::Indicators);
    assert!(!results.opened.as_ref().unwrap().inside);
}

#[test]
fn a_click_on_a_score_shows_its_reason_and_its_cell() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    results.show_province(preset::province_view(), None);
    let source = "Tự đánh giá!E12:F12 · da-nang-2020-05.xlsx · nhập ngày 15/05/2020";
    assert!(simulator(&results, &shared).find(source).is_err());
    // It is told how it is laid out first.
    let told: Vec<_> = {
        let mut simulator = simulator(&results, &shared);
        let drawn = iced::window::Event::RedrawRequested(std::time::Instant::now());
        let _ = simulator.simulate([iced::Event::Window(drawn)]);
        simulator.into_messages().collect()
    };
    told.into_iter().for_each(|message| drop(results.update(message, &shared)));
    click(&mut results, &shared, "4,67 / 10");
    assert!(simulator(&results, &shared).find(source).is_ok());
    let Action::CopyReason(told) = click(&mut results, &shared, "Chép lời giải trình") else {
        panic!("nothing copied")
    };
    assert!(told.starts_with("D1 ") && told.contains("Điểm: 4,67 / 10") && told.contains(source), "{told}");
    assert!(told.contains("\nBộ tiêu chí: NQ17-2020 v1\n"), "{told}");
    let action = click(&mut results, &shared, "So sánh tiêu chí này giữa các đơn vị");
    assert!(matches!(action, Action::Compare { indicator } if indicator == "D1"));
}

#[test]
fn an_explanation_that_is_copied_carries_the_marking_and_says_the_points_once() {
    let mut shared = preset::shared(Language::Vi);
    shared.file.as_mut().unwrap().marking = Some("SỐ LIỆU MINH HỌA".into());
    let mut line = preset::province_view().groups.remove(0).indicators.remove(0);
    line.reason.push(format!("Điểm: {}", line.points.text));
    let told = line.told("Đà Nẵng", &shared);
    assert!(told.contains("\nSỐ LIỆU MINH HỌA\n"), "{told}");
    assert_eq!(told.matches("Điểm: ").count(), 1, "{told}");
}

#[test]
fn regions_are_copied_by_their_whole_names_and_ranks_with_their_ranges() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    results.ranges = Loaded::Ready(model::RangesView::default());
    let copied = results.copied(CopyOf::Rows, &shared).unwrap().text;
    let head = copied.lines().next().unwrap();
    assert!(head.ends_with("\tKhoảng hạng"), "{head}");
    assert!(copied.contains("\tĐồng bằng sông Hồng\t") && !copied.contains("ĐB sông Hồng"), "{copied}");
}

#[test]
fn units_that_sent_nothing_show_a_dash_and_never_a_zero() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    results.update(Message::List(InList::Searched("ca mau".into())), &shared);
    let mut simulator = simulator(&results, &shared);
    assert!(simulator.find("chưa gửi").is_ok());
    assert!(simulator.find("–").is_ok());
    assert!(simulator.find("0,00").is_err());
}

#[test]
fn heads_speak_the_chosen_language() {
    let shared = preset::shared(Language::En);
    let results = results(&shared);
    assert!(simulator(&results, &shared).find("Coverage").is_ok());
}

#[test]
fn a_tab_shows_another_side_of_the_unit_and_stays_chosen_for_the_next_one() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    results.show_province(preset::province_view(), None);
    let arithmetic = "Chung: 87,35% → 88,90%; hạng 7/61 → 6/61";
    assert!(simulator(&results, &shared).find(arithmetic).is_err());
    click(&mut results, &shared, "Muốn lên hạng");
    assert!(simulator(&results, &shared).find(arithmetic).is_ok());
    assert!(simulator(&results, &shared).find("4,67 / 10").is_err(), "the indicators have their own tab");
    click(&mut results, &shared, "Số liệu cần kiểm tra");
    assert!(
        simulator(&results, &shared).find("C3 – Văn bản điện tử gửi: số lũy kế giảm từ 5.200 xuống 4.900.").is_ok()
    );
    let _: Task<Message> = results.open("01", &shared);
    assert_eq!(results.opened.as_ref().unwrap().side, Side::Doubts);
    results.show_province(preset::province_view(), None);
    assert!(simulator(&results, &shared).find("4,67 / 10").is_ok());
}

#[test]
fn exporting_the_scores_is_an_errand() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    let Action::Send(errand) = click(&mut results, &shared, "Xuất Excel…") else { panic!("nothing is sent") };
    assert!(format!("{errand:?}").contains("Đang xuất Excel"));
}

#[test]
fn ranks_carry_their_range_once_it_is_there_and_say_how_it_was_made() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    results.show_province(preset::province_view(), None);
    let unit = results.opened.as_ref().unwrap().unit.clone();
    assert!(simulator(&results, &shared).find("Khoảng hạng").is_err());
    let by_unit = [(unit, "6–9".to_owned()), ("01".to_owned(), "1–2".to_owned())].into();
    results.show_ranges(RangesView { by_unit, method: "Khoảng hạng của phép thử.".into() });
    let opened = ["Khoảng hạng", "6–9", "Khoảng hạng của phép thử."];
    assert!(opened.iter().all(|text| simulator(&results, &shared).find(*text).is_ok()));
    assert!(simulator(&results, &shared).find("(1–2)").is_err(), "no room for it beside an opened unit");
    results.back();
    assert!(["(1–2)", "Khoảng hạng của phép thử."].iter().all(|text| simulator(&results, &shared).find(*text).is_ok()));
}

#[test]
fn where_each_bloc_is_ranked_by_itself_one_of_them_can_be_shown() {
    let shared = preset::shared(Language::Vi);
    let mut view = preset::results(&shared.words);
    view.blocs = vec![("so".into(), "Khối sở".into()), ("huyen".into(), "Khối huyện".into())];
    for (at, row) in view.rows.iter_mut().enumerate() {
        row.bloc = Some(if at < 3 { "so" } else { "huyen" }.into());
    }
    let mut results = Results::default();
    results.show(view);
    click(&mut results, &shared, "Tất cả các khối");
    click(&mut results, &shared, "Khối sở");
    assert_eq!(names(&results).len(), 3);
    click(&mut results, &shared, "Khối sở");
    click(&mut results, &shared, "Tất cả các khối");
    assert_eq!(names(&results).len(), 63);
    results.update(Message::List(InList::BlocPicked(Some("xa".into()))), &shared);
    assert_eq!(names(&results).len(), 63, "a bloc of another criteria set hides nothing");
}

#[test]
fn the_row_that_was_chosen_stays_so_when_the_unit_is_closed_and_when_the_figures_come_anew() {
    let shared = preset::shared(Language::Vi);
    for width in [929.0, 1300.0] {
        let mut results = results(&shared);
        laid_out(&mut results, width, &shared);
        for _ in 0..3 {
            results.step(Step::Down, &shared);
        }
        results.back();
        assert!(results.opened.is_none() && results.table.selected() == Some(2), "{width}");
        results.forget();
        let _ = results.load(&shared);
        let mut anew = preset::results(&shared.words);
        anew.rows.swap(2, 4);
        results.table.select_alone(None);
        results.show(anew);
        assert_eq!(results.selected().map(|row| row.unit.as_str()), Some("04"), "{width}");
        assert_eq!(results.table.selected(), Some(4), "{width}: the unit, wherever it stands now");
    }
}

#[test]
fn bands_sort_by_their_place_and_not_by_their_letters() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    let band = Field::ALL.iter().position(|field| *field == Field::Band).unwrap();
    results.update(Message::List(InList::Table(virtual_table::Event::SortBy(band))), &shared);
    let rows = &results.loaded.ready().unwrap().rows;
    let mut bands: Vec<_> = results.order.iter().map(|place| rows[*place].band.as_str()).collect();
    bands.dedup();
    assert_eq!(bands, ["Tốt", "Khá", "Trung bình", "Yếu", "chưa gửi"]);
}

#[test]
fn the_cell_a_figure_comes_from_is_looked_at_and_its_workbook_opened() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    results.show_province(preset::province_view(), Some("D1"));
    assert!(matches!(click(&mut results, &shared, "Xem ô trong bảng"), Action::Run(_)));
    assert!(simulator(&results, &shared).find("Mở tệp gốc").is_err(), "it is not read yet");
    let (place, excerpt) = preset::excerpt();
    results.show_excerpt(place.clone(), Some(excerpt));
    assert!(
        simulator(&results, &shared).find("QĐ 12/QĐ-UBND").is_ok() || simulator(&results, &shared).find("320").is_ok()
    );
    assert!(matches!(click(&mut results, &shared, "Mở tệp gốc"), Action::Run(_)));
    click(&mut results, &shared, "Thu gọn");
    assert!(simulator(&results, &shared).find("Mở tệp gốc").is_err());
    results.show_excerpt(place, None);
    let gone = "Tệp gốc không còn đọc được hoặc không có trang này.";
    assert!(simulator(&results, &shared).find(gone).is_ok());
}

#[test]
fn what_lifts_a_unit_is_a_table_of_now_needed_points_and_rank() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    results.show_province(preset::province_view(), None);
    click(&mut results, &shared, "Muốn lên hạng");
    for text in ["Hiện nay", "Cần đạt", "Thêm điểm", "42/300 (14,00%)", "56/300 (18,67%)", "+1,55", "7/61 → 6/61"]
    {
        assert!(simulator(&results, &shared).find(text).is_ok(), "{text}");
    }
}

#[test]
fn the_own_unit_that_was_chosen_is_brought_into_sight_once_the_units_are_there() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    results.reveal_next("96".into());
    let _ = results.reveal_asked();
    assert!(results.revealing.is_none());
    results.forget();
    results.reveal_next("96".into());
    let _ = results.reveal_asked();
    assert!(results.revealing.is_some(), "there is nothing to see yet");
}

#[test]
fn enter_in_the_search_opens_what_was_found_first() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    results.update(Message::List(InList::SearchEntered), &shared);
    assert!(results.opened.is_none(), "nothing was searched for");
    results.update(Message::List(InList::Searched("lang son".into())), &shared);
    results.update(Message::List(InList::SearchEntered), &shared);
    assert_eq!(results.opened.as_ref().map(|opened| opened.unit.as_str()), Some("20"));
}

#[test]
fn what_most_points_were_lost_on_leads_to_its_arithmetic() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    results.show_province(preset::province_view(), None);
    click(&mut results, &shared, "D2 −2,00");
    assert_eq!(results.opened.as_ref().and_then(|opened| opened.explained.as_deref()), Some("D2"));
}

#[test]
fn in_a_low_window_the_filters_are_scrolled_away_for_the_rows_to_have_the_room() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    let laid_out = virtual_table::Event::Resized(iced::Size::new(502.0, 220.0));
    results.update(Message::List(InList::Table(laid_out)), &shared);
    let mut simulator = Simulator::with_size(preset::settings(), (550.0, 316.0), results.view(&shared));
    let mut bottom = |text: &str| {
        let found = simulator.find(text).map(|found| iced_test::selector::Bounded::bounds(&found));
        found.map(|row| row.y + row.height).unwrap()
    };
    assert!(bottom("Lào Cai") < 316.0, "six rows are in sight");
    assert!(bottom("% tối đa") < 200.0, "and what decides them");
}

#[test]
fn changes_are_tried_on_the_unit_that_is_open_and_without_one_on_the_own() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    let tried = |results: &Results| results.opened.as_ref().map(|opened| (opened.unit.clone(), opened.side));
    let _ = results.try_out(&shared);
    assert_eq!(tried(&results), Some(("48".into(), Side::WhatIf)));
    let _ = results.open("20", &shared);
    let _ = results.try_out(&shared);
    assert_eq!(tried(&results), Some(("20".into(), Side::WhatIf)));
}

#[test]
fn a_filter_that_would_hide_the_unit_that_is_opened_is_cleared_and_no_other() {
    let shared = preset::shared(Language::Vi);
    let mut results = results(&shared);
    let filter = |results: &mut Results, query: &str| {
        results.update(Message::List(InList::Searched(query.into())), &shared);
    };
    filter(&mut results, "lạng");
    let _ = results.open("20", &shared);
    assert_eq!(results.query, "lạng");
    results.update(Message::List(InList::RegionPicked(Some(Region::Southeast))), &shared);
    let _ = results.open("20", &shared);
    assert_eq!((results.query.as_str(), results.region, names(&results).len()), ("", None, 63));
    assert_eq!(results.selected().map(|row| row.unit.as_str()), Some("20"));

    filter(&mut results, "đà nẵng");
    let _ = results.load(&shared);
    assert_eq!(results.query, "đà nẵng", "who filtered after that wants to see it so");
    let _ = results.open("20", &shared);
    assert_eq!(results.query, "", "as long as nobody knows what is in the list it might hide the unit");
}
