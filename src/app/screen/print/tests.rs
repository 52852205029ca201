use super::*;
use crate::app::preset;
use crate::app::screen::compare::ChartKind;
use crate::domain::province::Region;
use crate::i18n::Language;
use iced_test::Simulator;

fn print(shared: &Shared) -> Print {
    let mut print = Print::default();
    print.show(preset::print(&shared.words), 12, preset::paper());
    print
}

fn click(print: &Print, shared: &Shared, text: &str) -> Vec<Message> {
    let mut simulator = Simulator::with_size(preset::settings(), (1200.0, 700.0), print.view(shared));
    simulator.click(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    simulator.into_messages().collect()
}

fn act(print: &mut Print, shared: &Shared, text: &str) -> Action {
    let messages = click(print, shared, text);
    let messages = messages.into_iter().filter(|message| !matches!(message, Message::AreaMeasured(_)));
    messages.fold(Action::None, |_, message| print.update(message, shared))
}

fn is_seen(print: &Print, shared: &Shared, text: &str) -> bool {
    Simulator::with_size(preset::settings(), (1200.0, 700.0), print.view(shared)).find(text).is_ok()
}

#[test]
fn every_document_is_one_click_and_is_made_anew() {
    let shared = preset::shared(Language::Vi);
    for (text, kind) in
        [("Tập so sánh", Kind::Pack), ("Báo cáo chính thức", Kind::Official), ("Hồ sơ đơn vị", Kind::Profile)]
    {
        let mut print = print(&shared);
        act(&mut print, &shared, text);
        assert_eq!(print.chosen.kind, kind);
        assert!(matches!(print.preview.state, preview::State::Making { .. }), "{text}");
        assert!(is_seen(&print, &shared, "Dừng"));
    }
}

#[test]
fn the_own_unit_is_printed_until_another_is_picked() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    assert_eq!(print.document(&shared).unwrap().unit.as_deref(), Some("48"));
    act(&mut print, &shared, "Đà Nẵng");
    print.update(Message::Listed(pick_from_list::Event::Typed("hoa binh".into())), &shared);
    print.update(Message::Listed(pick_from_list::Event::Confirmed), &shared);
    assert_eq!(print.document(&shared).unwrap().unit.as_deref(), Some("17"));
    act(&mut print, &shared, "Mọi đơn vị");
    assert_eq!(print.document(&shared).unwrap().unit, None);
}

#[test]
fn paper_grey_ranges_and_the_earlier_period_are_chosen_and_the_decree_keeps_its_paper() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    for text in ["A3", "Đen trắng", "Không ghi"] {
        act(&mut print, &shared, text);
    }
    act(&mut print, &shared, "kỳ gần nhất trước đó");
    act(&mut print, &shared, "tháng 12 năm 2019");
    let asked = print.document(&shared).unwrap();
    assert_eq!((asked.paper, asked.grey, asked.ranges), (Paper::A3, true, false));
    assert_eq!(asked.against, "2019-12".parse().ok());
    act(&mut print, &shared, "Báo cáo chính thức");
    assert_eq!(print.document(&shared).unwrap().paper, Paper::A4);
    assert!(!is_seen(&print, &shared, "A3"));
    act(&mut print, &shared, "Tập so sánh");
    assert_eq!(print.document(&shared).unwrap().against, None, "the pack tells no changes");
}

#[test]
fn pages_are_leafed_by_button_and_key_and_end_at_the_last() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    assert!(is_seen(&print, &shared, "Trang 1/12"));
    act(&mut print, &shared, "›");
    assert!(is_seen(&print, &shared, "Trang 2/12"));
    print.step(Step::Last, &shared);
    assert!(is_seen(&print, &shared, "Trang 12/12"));
    print.step(Step::PageDown, &shared);
    assert_eq!(print.preview.page(), 11);
    print.step(Step::First, &shared);
    assert_eq!(print.preview.page(), 0);
}

#[test]
fn a_late_document_does_not_replace_a_newer_choice() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    act(&mut print, &shared, "Tập so sánh");
    let (late, _) = job::run(|_| ());
    let fault = Fault { what: "Cũ".into(), more: Vec::new() };
    let report = job::Report { job: late.id(), event: job::Event::Finished(Err(fault)) };
    print.update(Message::Made(report), &shared);
    assert!(matches!(print.preview.state, preview::State::Making { .. }));
}

#[test]
fn a_making_that_is_stopped_can_be_begun_again() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    act(&mut print, &shared, "Tập so sánh");
    act(&mut print, &shared, "Dừng");
    assert!(matches!(print.preview.state, preview::State::Stopped));
    act(&mut print, &shared, "Lập lại");
    assert!(matches!(print.preview.state, preview::State::Making { .. }));
}

#[test]
fn what_cannot_be_made_says_why_in_place_of_the_page() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    act(&mut print, &shared, "Tập so sánh");
    let preview::State::Making { job, .. } = &print.preview.state else { panic!("not making") };
    let fault = Fault { what: "Chưa có số liệu.".into(), more: vec!["Nhập bản tự đánh giá.".into()] };
    let report = job::Report { job: job.id(), event: job::Event::Finished(Err(fault)) };
    print.update(Message::Made(report), &shared);
    assert!(is_seen(&print, &shared, "Chưa có số liệu.") && is_seen(&print, &shared, "Nhập bản tự đánh giá."));
}

#[test]
fn minutes_are_of_units_whose_appraisal_changes_something_and_lead_there_where_there_are_none() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    act(&mut print, &shared, "Biên bản chênh lệch");
    assert_eq!(print.document(&shared).unwrap().unit.as_deref(), Some("46"), "of the own unit there are none");
    if let Loaded::Ready(view) = &mut print.loaded {
        view.appraised.clear();
    }
    act(&mut print, &shared, "Biên bản chênh lệch");
    assert_eq!(print.document(&shared), None);
    let action = act(&mut print, &shared, "Thẩm định");
    assert!(matches!(action, Action::Go(Page::Appraisal)));
}

#[test]
fn a_pack_is_made_of_a_region_or_a_peer_group_and_nothing_else_is() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    assert!(!is_seen(&print, &shared, "So sánh với"));
    act(&mut print, &shared, "Tập so sánh");
    print.update(Message::MenuPressed(Menu::Among), &shared);
    act(&mut print, &shared, "Đồng bằng sông Hồng");
    let region = Among::Region(crate::domain::province::Region::RedRiverDelta);
    assert_eq!(print.document(&shared).unwrap().among, region);
    let name = leaving::proposed_name(&print.document(&shared).unwrap(), "pdf", &shared);
    assert_eq!(name, "so-sanh-dong-bang-song-hong-da-nang-2020-05.pdf");
    act(&mut print, &shared, "Hồ sơ đơn vị");
    assert_eq!(print.document(&shared).unwrap().among, Among::All);
}

#[test]
fn a_pack_begins_short_is_made_of_the_parts_chosen_and_keeps_the_last_one() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    assert!(!is_seen(&print, &shared, "Từng tiêu chí"));
    act(&mut print, &shared, "Tập so sánh");
    assert_eq!(print.document(&shared).unwrap().parts, PackPart::SHORT);
    assert!(!is_seen(&print, &shared, "Mọi đơn vị"), "whose arithmetic is asked only where it is told");
    for text in ["Giải trình điểm", "Tổng điểm và nhóm", "Bảng số liệu"] {
        act(&mut print, &shared, text);
    }
    assert_eq!(print.document(&shared).unwrap().parts, [PackPart::Arithmetic]);
    assert!(is_seen(&print, &shared, "Mọi đơn vị"));
    act(&mut print, &shared, "Giải trình điểm");
    assert_eq!(print.document(&shared).unwrap().parts, [PackPart::Arithmetic], "a pack of nothing is none");
    assert!(matches!(print.preview.state, preview::State::Making { .. }));
}

#[test]
fn how_many_pages_would_be_saved_is_told_before() {
    let shared = preset::shared(Language::Vi);
    assert!(is_seen(&print(&shared), &shared, "12 trang, đúng như sẽ lưu hoặc in."));
}

/// The chart that is asked for now.
fn chart(print: &Print, shared: &Shared) -> ChartAsk {
    match print.document(shared).unwrap().what {
        What::Chart(chart) => chart,
        What::Report(kind) => panic!("a chart, not {kind:?}"),
    }
}

#[test]
fn one_chart_is_printed_of_the_kind_measure_part_and_orientation_chosen() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    act(&mut print, &shared, "Một biểu đồ");
    let asked = chart(&print, &shared);
    assert_eq!((asked.kind, asked.measure.as_str(), asked.among), (ChartKind::Ranking, "total", Among::All));
    assert!(!print.document(&shared).unwrap().landscape && !is_seen(&print, &shared, "Mọi đơn vị"));
    act(&mut print, &shared, "Ngang");
    print.update(Message::MenuPressed(Menu::Measures), &shared);
    print.update(Message::Listed(pick_from_list::Event::Typed("muc do 4".into())), &shared);
    print.update(Message::Listed(pick_from_list::Event::Confirmed), &shared);
    print.update(Message::MenuPressed(Menu::Among), &shared);
    act(&mut print, &shared, "Đồng bằng sông Hồng");
    let asked = chart(&print, &shared);
    assert_eq!(asked.measure, "indicator:D1");
    assert_eq!(asked.among, Among::Region(crate::domain::province::Region::RedRiverDelta));
    let document = print.document(&shared).unwrap();
    assert!(document.landscape && document.unit.as_deref() == Some("48"), "the own unit is highlighted");
    let name = leaving::proposed_name(&document, "pdf", &shared);
    assert_eq!(name, "bieu-do-xep-hang-d1-dong-bang-song-hong-da-nang-2020-05.pdf");
}

#[test]
fn a_chart_is_of_a_measure_that_its_kind_can_show() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    act(&mut print, &shared, "Một biểu đồ");
    print.update(Message::Chosen(Chosen::ChartKind(ChartKind::Target)), &shared);
    assert_eq!(chart(&print, &shared).measure, "indicator:D1", "the total has no target");
    print.update(Message::Chosen(Chosen::Measure("group:D".into())), &shared);
    assert_eq!(chart(&print, &shared).kind, ChartKind::Ranking, "what was chosen is drawn as it can be");
    print.update(Message::Chosen(Chosen::Measure("total".into())), &shared);
    print.update(Message::Chosen(Chosen::ChartKind(ChartKind::Target)), &shared);
    print.update(Message::Chosen(Chosen::ChartKind(ChartKind::Scatter)), &shared);
    let asked = chart(&print, &shared);
    assert_eq!((asked.measure.as_str(), asked.versus.as_deref()), ("total", Some("group:D")), "the total is back");
}

#[test]
fn what_is_compared_comes_along_from_the_comparison_in_its_colours_and_nothing_old_stays_in_sight() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    assert!(print.preview.picture().is_some());
    let _ = print.show_pack(Among::Peers("Cụm".into()), true, &shared);
    let document = print.document(&shared).unwrap();
    let pack = What::Report(report::Kind::Pack);
    assert_eq!((document.what, document.grey, document.among), (pack, true, Among::Peers("Cụm".into())));
    assert!(print.preview.picture().is_none(), "the page of another document is gone");
}

#[test]
fn the_printer_is_chosen_before_anything_is_printed() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    print.printer = Some("HP_LaserJet".into());
    print.ask_how();
    assert!(is_seen(&print, &shared, "12 trang, 6 tờ"));
    act(&mut print, &shared, "Một mặt");
    assert!(is_seen(&print, &shared, "12 trang, 12 tờ"));
    act(&mut print, &shared, "Phong_hop");
    assert_eq!(print.printer.as_deref(), Some("Phong_hop"));
    act(&mut print, &shared, "Mở bằng chương trình xem PDF");
    assert_eq!(print.printer, None);
    assert!(print.back() && !is_seen(&print, &shared, "In ra máy in"));
}

#[test]
fn without_a_printer_the_document_is_opened_and_that_is_said_before() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    if let Loaded::Ready(view) = &mut print.loaded {
        view.printers = Printers::default();
    }
    print.ask_how();
    assert!(is_seen(&print, &shared, "Mở để in"));
}

#[test]
fn word_is_offered_for_documents_of_the_decree_only() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    assert!(!is_seen(&print, &shared, "Lưu Word…"));
    act(&mut print, &shared, "Báo cáo chính thức");
    assert!(is_seen(&print, &shared, "Lưu Word…"));
    (print.chosen.kind, print.chosen.all) = (Kind::Minutes, true);
    assert!(is_seen(&print, &shared, "Lưu Word…"), "minutes of all units are one file too");
}

#[test]
fn what_the_staff_write_is_read_line_by_line_and_kept_composed() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    act(&mut print, &shared, "Báo cáo chính thức");
    act(&mut print, &shared, "Sửa lời văn báo cáo…");
    assert!(is_seen(&print, &shared, "Ký hiệu sau số văn bản, ví dụ BC-BCĐ"));
    let typed = text::Message::Typed(text::Line::Symbol, " BC-BCĐ ".into());
    print.update(Message::Text(typed), &shared);
    let pasted = "Đề nghị Đa\u{0300} Nẵng bổ sung.\n\n  Sở TTTT rà soát.";
    let paste = iced::widget::text_editor::Edit::Paste(std::sync::Arc::new(pasted.to_owned()));
    let edited = text::Message::Edited(text::Area::Shortcomings, iced::widget::text_editor::Action::Edit(paste));
    print.update(Message::Text(edited), &shared);
    let editing = print.editing.as_mut().unwrap();
    let text::Outcome::Keep(_, text) = editing.update(text::Message::KeepPressed) else { panic!("not kept") };
    assert_eq!(text.symbol, "BC-BCĐ");
    assert_eq!(text.shortcomings, ["Đề nghị Đà Nẵng bổ sung.", "Sở TTTT rà soát."]);
    let before = preset::print(&shared.words).text;
    assert_eq!((text.issuer, text.proposals), (before.issuer, before.proposals), "what was not touched stays");
}

#[test]
fn the_words_of_a_report_are_kept_for_the_period_they_were_written_in() {
    let mut shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    act(&mut print, &shared, "Báo cáo chính thức");
    act(&mut print, &shared, "Sửa lời văn báo cáo…");
    print.update(Message::Text(text::Message::Typed(text::Line::Symbol, "BC-BCĐ".into())), &shared);
    let begun_in = shared.file.as_ref().unwrap().period;
    shared.file.as_mut().unwrap().period = "2019-12".parse().ok();
    print.forget();
    assert!(print.is_unsaved() && is_seen(&print, &shared, "Lưu lời văn báo cáo"));
    let text::Outcome::Keep(ask, _) = print.editing.as_mut().unwrap().update(text::Message::KeepPressed) else {
        panic!("not kept")
    };
    assert_eq!(ask.period, begun_in);

    print.show(preset::print(&shared.words), 12, preset::paper());
    let before = print.loaded.ready().unwrap().text.clone();
    let (handle, _) = job::run(|_| ());
    let written = ReportText { issuer: "Ban Chỉ đạo".into(), ..ReportText::default() };
    let report = job::Report { job: handle.id(), event: job::Event::Finished(Ok(written)) };
    print.editing.as_mut().unwrap().keeping = Some(handle);
    print.update(Message::TextKept(report), &shared);
    assert!(print.editing.is_none());
    assert_eq!(print.loaded.ready().unwrap().text, before, "the period in sight has words of its own");
}

#[test]
fn what_is_being_written_outlasts_the_pack_that_is_shown() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    act(&mut print, &shared, "Báo cáo chính thức");
    act(&mut print, &shared, "Sửa lời văn báo cáo…");
    print.update(Message::Text(text::Message::Typed(text::Line::Symbol, "BC-BCĐ".into())), &shared);
    let _ = print.show_pack(Among::All, false, &shared);
    assert!(print.is_unsaved());
}

#[test]
fn a_kept_text_makes_the_document_anew() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    act(&mut print, &shared, "Báo cáo chính thức");
    act(&mut print, &shared, "Sửa lời văn báo cáo…");
    let (handle, _) = job::run(|_| ());
    let text = ReportText { issuer: "Ban Chỉ đạo".into(), ..ReportText::default() };
    let report = job::Report { job: handle.id(), event: job::Event::Finished(Ok(text.clone())) };
    print.editing.as_mut().unwrap().keeping = Some(handle);
    assert!(matches!(print.update(Message::TextKept(report), &shared), Action::Both(..)));
    assert!(print.editing.is_none());
    assert_eq!(print.loaded.ready().unwrap().text, text);
}

#[test]
fn the_same_page_speaks_english() {
    let shared = preset::shared(Language::En);
    let print = print(&shared);
    for text in ["Print", "Unit profile", "Comparison pack", "Official report", "Save PDF…", "Greyscale"] {
        assert!(is_seen(&print, &shared, text), "{text}");
    }
}

/// Picks the unit that is highlighted, by what is typed.
fn highlight(print: &mut Print, shared: &Shared, typed: &str) {
    print.update(Message::MenuPressed(Menu::Units), shared);
    print.update(Message::Listed(pick_from_list::Event::Typed(typed.into())), shared);
    print.update(Message::Listed(pick_from_list::Event::Confirmed), shared);
}

#[test]
fn the_region_that_is_offered_first_is_that_of_the_highlighted_unit_and_follows_it() {
    let shared = preset::shared(Language::Vi);
    let of = |unit: &str, region| format!("Vùng của {unit}: {}", shared.words.region(region));
    let (north, south) = (Region::NorthernMidlandsAndMountains, Region::MekongRiverDelta);
    for kind in ["Tập so sánh", "Một biểu đồ"] {
        let mut print = print(&shared);
        act(&mut print, &shared, kind);
        highlight(&mut print, &shared, "lang son");
        print.update(Message::MenuPressed(Menu::Among), &shared);
        act(&mut print, &shared, &of("Lạng Sơn", north));
        assert_eq!(print.document(&shared).unwrap().among, Among::Region(north));
        highlight(&mut print, &shared, "can tho");
        assert_eq!(print.document(&shared).unwrap().among, Among::Region(south), "{kind}");
        assert!(is_seen(&print, &shared, shared.words.region(south)));
        print.update(Message::MenuPressed(Menu::Among), &shared);
        assert!(is_seen(&print, &shared, &of("Cần Thơ", south)));
    }
}

#[test]
fn a_region_chosen_by_its_name_stays_and_it_is_said_where_the_highlighted_unit_is_not_in_it() {
    let shared = preset::shared(Language::Vi);
    let mut print = print(&shared);
    act(&mut print, &shared, "Tập so sánh");
    print.update(Message::MenuPressed(Menu::Among), &shared);
    act(&mut print, &shared, "Đồng bằng sông Hồng");
    highlight(&mut print, &shared, "lang son");
    assert_eq!(print.document(&shared).unwrap().among, Among::Region(Region::RedRiverDelta));
    assert!(is_seen(&print, &shared, "Lạng Sơn không thuộc Đồng bằng sông Hồng nên không được tô đậm."));
    highlight(&mut print, &shared, "ha noi");
    assert!(!is_seen(&print, &shared, "Hà Nội không thuộc Đồng bằng sông Hồng nên không được tô đậm."));
    print.update(Message::MenuPressed(Menu::Among), &shared);
    act(&mut print, &shared, "Thành phố trực thuộc Trung ương");
    assert!(is_seen(&print, &shared, "Hà Nội không thuộc Thành phố trực thuộc Trung ương nên không được tô đậm."));
    act(&mut print, &shared, "Hồ sơ đơn vị");
    assert!(!is_seen(&print, &shared, "Hà Nội không thuộc Thành phố trực thuộc Trung ương nên không được tô đậm."));
}
