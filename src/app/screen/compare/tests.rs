use super::*;
use crate::app::preset;
use crate::app::states::text::as_drawn;
use crate::app::widget::Direction;
use crate::domain::province::Region;
use crate::i18n::Language;
use iced_test::Simulator;

fn compare(shared: &Shared) -> Compare {
    let mut compare = Compare::default();
    compare.show(preset::compare(&shared.words), preset::drawn());
    compare
}

fn click(compare: &Compare, shared: &Shared, text: &str) -> Vec<Message> {
    let mut simulator = Simulator::with_size(preset::settings(), (1200.0, 700.0), compare.view(shared));
    let drawn = as_drawn(&mut simulator, text).unwrap_or_else(|| text.to_owned());
    simulator.click(drawn.as_str()).unwrap();
    simulator.into_messages().collect()
}

fn act(compare: &mut Compare, shared: &Shared, text: &str) -> Action {
    let messages = click(compare, shared, text);
    let messages = messages.into_iter().filter(|message| !matches!(message, Message::AreaMeasured(_)));
    messages.fold(Action::None, |_, message| compare.update(message, shared))
}

#[test]
fn the_measure_is_picked_from_the_list() {
    let shared = preset::shared(Language::Vi);
    let mut compare = compare(&shared);
    act(&mut compare, &shared, "Tổng điểm");
    act(&mut compare, &shared, "D1. Dịch vụ công trực tuyến mức độ 4");
    assert_eq!(compare.charting.measure(), "indicator:D1");
    assert!(compare.open.is_none());
    assert!(matches!(compare.chart, Loaded::Loading(_)));
}

#[test]
fn the_own_province_is_the_parents_to_keep() {
    let shared = preset::shared(Language::Vi);
    let mut compare = compare(&shared);
    act(&mut compare, &shared, "Đà Nẵng");
    compare.update(Message::Listed(pick_from_list::Event::Typed("can tho".into())), &shared);
    let action = compare.update(Message::Listed(pick_from_list::Event::Confirmed), &shared);
    assert!(matches!(action, Action::OwnChosen(code) if code == "92"));
}

#[test]
fn a_late_chart_does_not_replace_a_newer_choice() {
    let shared = preset::shared(Language::Vi);
    let mut compare = compare(&shared);
    let (first, _) = job::run(|_| ());
    compare.chart = Loaded::Loading(first);
    let (_second, late) = job::run(|_| -> Result<DrawnChart, Fault> { Ok(preset::drawn()) });
    drop(late);
    compare.update(Message::KindPicked(ChartKind::Target), &shared);
    assert_eq!(compare.charting.kind(), ChartKind::Target);
    assert!(compare.chart.ready().is_none());
    assert!(compare.last.is_some(), "the last chart stays in sight");
}

#[test]
fn paper_and_grey_are_one_click() {
    let shared = preset::shared(Language::En);
    let mut compare = compare(&shared);
    act(&mut compare, &shared, "A3");
    act(&mut compare, &shared, "Landscape");
    act(&mut compare, &shared, "Greyscale");
    assert_eq!((compare.paper, compare.landscape, compare.grey), (Paper::A3, true, true));
}

#[test]
fn a_chart_against_the_target_takes_a_measure_that_has_one() {
    let shared = preset::shared(Language::Vi);
    let mut compare = compare(&shared);
    compare.update(Message::KindPicked(ChartKind::Target), &shared);
    assert_eq!(compare.charting.measure(), "indicator:D1");
}

#[test]
fn what_has_no_target_is_ranked() {
    let shared = preset::shared(Language::Vi);
    let mut compare = compare(&shared);
    let _ = compare.choose_indicator("D1", &shared);
    assert_eq!(compare.charting.kind(), ChartKind::Target);
    let _ = compare.choose_indicator("A1", &shared);
    assert_eq!(compare.charting.kind(), ChartKind::Ranking);
}

#[test]
fn a_chart_saved_where_nothing_shows_it_says_where_it_lies() {
    let shared = preset::shared(Language::Vi);
    let notice = printing::printed(std::path::Path::new("/in/a.pdf"), Shown::Nowhere, &shared.words);
    assert_eq!(notice.title, "Đã lưu biểu đồ vào /in/a.pdf");
    assert_eq!(notice.more.len(), 1);
}

#[test]
fn every_kind_is_offered_by_name_and_drawn_when_picked() {
    let shared = preset::shared(Language::Vi);
    for (name, kind) in [
        ("Hai kỳ", ChartKind::Dumbbell),
        ("Bản đồ ô", ChartKind::Tilemap),
        ("Xu hướng", ChartKind::Trend),
        ("Phân tán", ChartKind::Scatter),
    ] {
        let mut compare = compare(&shared);
        act(&mut compare, &shared, name);
        assert_eq!(compare.charting.kind(), kind);
        assert!(matches!(compare.chart, Loaded::Loading(_)), "{name}");
    }
}

#[test]
fn a_scatter_begins_with_another_measure_and_asks_for_it() {
    let shared = preset::shared(Language::Vi);
    let mut compare = compare(&shared);
    compare.update(Message::KindPicked(ChartKind::Scatter), &shared);
    assert_eq!(compare.chart_ask().versus.as_deref(), Some("group:D"));
    act(&mut compare, &shared, "D. Phục vụ người dân, doanh nghiệp");
    act(&mut compare, &shared, "D1. Dịch vụ công trực tuyến mức độ 4");
    assert_eq!(compare.charting.versus(compare.offered()), Some("indicator:D1"));
    compare.update(Message::KindPicked(ChartKind::Ranking), &shared);
    assert_eq!(compare.chart_ask().versus, None);
}

#[test]
fn the_table_behind_the_chart_shows_the_same_units_and_is_copied_with_tabs() {
    let shared = preset::shared(Language::Vi);
    let mut compare = compare(&shared);
    act(&mut compare, &shared, "Xem bảng số");
    assert!(compare.table.is_some());
    let action = act(&mut compare, &shared, "Chép bảng");
    let Action::Copy(Copied { text, .. }) = action else { panic!("nothing copied") };
    assert_eq!(text.lines().count(), 64);
    assert!(text.starts_with("Hạng\tĐơn vị\t"), "{text}");
    assert!(compare.back() && compare.table.is_none(), "Esc leads back to the chart");
}

#[test]
fn arrow_keys_go_from_mark_to_mark_tell_its_figures_and_enter_opens_the_unit() {
    let shared = preset::shared(Language::Vi);
    let mut compare = compare(&shared);
    compare.step(Step::Down, &shared);
    compare.step(Step::Down, &shared);
    let told = compare.told().unwrap().clone();
    assert_eq!(compare.pointed, Some(1));
    let mut simulator = Simulator::with_size(preset::settings(), (1200.0, 700.0), compare.view(&shared));
    assert!(
        simulator.find(told.text.replace('\n', " · ").as_str()).is_ok(),
        "the line under the chart says {}",
        told.text
    );
    drop(simulator);
    assert!(matches!(compare.open_pointed(), Action::OpenUnit(unit) if unit == told.key));
    assert!(compare.back() && compare.told().is_none(), "Esc lets go of the mark");
    assert!(matches!(compare.open_pointed(), Action::None));
}

#[test]
fn a_mark_out_of_sight_is_scrolled_to() {
    let shared = preset::shared(Language::Vi);
    let mut compare = compare(&shared);
    compare.step(Step::Last, &shared);
    assert_eq!(compare.pointed, Some(62));
    let lowest = compare.last.as_ref().unwrap().picture.place_of(62).unwrap();
    assert!(compare.offset.y + 600.0 >= lowest.y + lowest.height, "{:?}", compare.offset);
    compare.step(Step::First, &shared);
    assert_eq!(compare.offset.y, 0.0);
}

#[test]
fn keys_of_an_open_list_move_in_the_list_and_not_on_the_chart() {
    let shared = preset::shared(Language::Vi);
    let mut compare = compare(&shared);
    compare.update(Message::MeasurePressed, &shared);
    compare.step(Step::Down, &shared);
    assert_eq!(compare.pointed, None);
    assert!(matches!(compare.point(Direction::Right), Action::None));
}

#[test]
fn a_larger_chart_is_drawn_from_what_was_read_and_the_last_one_stays_until_then() {
    let shared = preset::shared(Language::Vi);
    let mut compare = compare(&shared);
    assert!(matches!(compare.zoom(Zoom::In, &shared), Action::Run(_)));
    assert_eq!(compare.zoom, 1.25);
    assert!(compare.is_current && compare.last.is_some() && matches!(compare.chart, Loaded::Loading(_)));
    while !matches!(compare.zoom(Zoom::In, &shared), Action::None) {}
    assert_eq!(compare.can_zoom(), (false, true));
    compare.zoom(Zoom::Reset, &shared);
    assert_eq!(compare.zoom, 1.0);
    assert!(matches!(compare.zoom(Zoom::Reset, &shared), Action::None));
}

#[test]
fn what_stood_in_the_middle_stays_there_when_the_chart_grows() {
    let shared = preset::shared(Language::Vi);
    let mut compare = compare(&shared);
    compare.update(Message::Scrolled(AbsoluteOffset { x: 0.0, y: 200.0 }), &shared);
    compare.zoom(Zoom::In, &shared);
    let grown = DrawnChart { zoom: 2.0, ..compare.last.clone().unwrap() };
    let (handle, _) = job::run(|_| ());
    let report = job::Report { job: handle.id(), event: job::Event::Finished(Ok(grown)) };
    compare.chart = Loaded::Loading(handle);
    compare.update(Message::Drawn(report), &shared);
    // The middle of 600 was at 500, which is at 1,000 now.
    assert_eq!(compare.offset.y, 700.0);
}

#[test]
fn the_least_coverage_is_picked_from_its_list() {
    let shared = preset::shared(Language::Vi);
    let mut compare = compare(&shared);
    act(&mut compare, &shared, "Mọi độ phủ");
    act(&mut compare, &shared, "Từ 80% trở lên");
    assert_eq!(compare.chart_ask().coverage, Some(80));
    assert!(compare.open.is_none() && !compare.is_current, "what it shows has to be read anew");
}

#[test]
fn a_peer_group_is_picked_in_place_of_a_region() {
    let shared = preset::shared(Language::Vi);
    let mut compare = compare(&shared);
    act(&mut compare, &shared, "Tất cả các vùng");
    act(&mut compare, &shared, "Thành phố trực thuộc Trung ương");
    assert_eq!(compare.chart_ask().among, Among::Peers("Thành phố trực thuộc Trung ương".into()));
    compare.update(Message::AmongPicked(Among::Region(Region::Southeast)), &shared);
    assert_eq!(compare.chart_ask().among, Among::Region(Region::Southeast));
}

#[test]
fn the_chart_is_copied_as_a_picture_once_at_a_time() {
    let shared = preset::shared(Language::Vi);
    let mut compare = compare(&shared);
    let pressed = click(&compare, &shared, "Chép hình");
    assert!(pressed.iter().any(|message| matches!(message, Message::PicturePressed)));
    let (handle, _) = job::run(|_| ());
    let fault = Fault { what: "Không chép được".into(), more: Vec::new() };
    let report = job::Report { job: handle.id(), event: job::Event::Finished(Err(fault)) };
    compare.copying = Some(handle);
    let again = click(&compare, &shared, "Chép hình");
    assert!(!again.iter().any(|message| matches!(message, Message::PicturePressed)));
    let Action::Say(notice) = compare.update(Message::PictureCopied(report), &shared) else { panic!("nothing said") };
    assert!(notice.is_failure());
}

#[test]
fn a_measure_that_a_kind_put_aside_comes_back_with_the_next_kind() {
    let shared = preset::shared(Language::Vi);
    let mut compare = compare(&shared);
    compare.update(Message::KindPicked(ChartKind::Target), &shared);
    assert_ne!(compare.charting.measure(), "total");
    compare.update(Message::KindPicked(ChartKind::Ranking), &shared);
    assert_eq!(compare.charting.measure(), "total");
    compare.update(Message::KindPicked(ChartKind::Target), &shared);
    compare.update(Message::MeasurePressed, &shared);
    compare.update(Message::Listed(pick_from_list::Event::Typed("D1".into())), &shared);
    compare.update(Message::Listed(pick_from_list::Event::Confirmed), &shared);
    let chosen = compare.charting.measure().to_owned();
    compare.update(Message::KindPicked(ChartKind::Ranking), &shared);
    assert_eq!(compare.charting.measure(), chosen, "what a person chose stays");
}

#[test]
fn a_list_is_left_without_a_choice_and_the_pack_takes_along_who_is_compared_and_the_colours() {
    let shared = preset::shared(Language::Vi);
    let mut compare = compare(&shared);
    compare.update(Message::RegionPressed, &shared);
    act(&mut compare, &shared, "Quay lại");
    assert!(compare.open.is_none() && compare.among == Among::All);
    compare.update(Message::AmongPicked(Among::Region(Region::RedRiverDelta)), &shared);
    compare.update(Message::GreyPicked(true), &shared);
    let pack = act(&mut compare, &shared, "In tập so sánh…");
    assert!(matches!(pack, Action::Pack(Among::Region(Region::RedRiverDelta), true)));
    assert!(
        compare.file_name(&shared).starts_with("xep-hang-dong-bang-song-hong-da-nang-2020"),
        "{}",
        compare.file_name(&shared)
    );
}

#[test]
fn what_is_not_drawn_as_chosen_is_not_copied() {
    let shared = preset::shared(Language::Vi);
    let mut compare = compare(&shared);
    assert!(compare.copied(CopyOf::Rows, &shared.words).is_some());
    compare.update(Message::KindPicked(ChartKind::Heatmap), &shared);
    assert!(compare.last.is_some() && compare.copied(CopyOf::Rows, &shared.words).is_none());
}
