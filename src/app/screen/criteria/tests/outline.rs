//! The outline, and the page where there is little room.

use super::*;
use crate::app::widget::virtual_table::Step;

#[test]
fn the_outline_is_gone_through_by_lines_by_pages_and_to_its_ends() {
    let shared = shared();
    let mut screen = criteria::draft("D1", &shared);
    let at = |screen: &Criteria| {
        let desk = desk(screen);
        desk.seen.lines.iter().position(|line| line.part == desk.at).unwrap()
    };
    let last = desk(&screen).seen.lines.len() - 1;
    let from = at(&screen);
    for (step, to) in [
        (Step::Down, from + 1),
        (Step::Up, from),
        (Step::First, 0),
        (Step::Up, 0),
        (Step::Last, last),
        (Step::PageDown, last),
        (Step::PageUp, last.saturating_sub(10)),
    ] {
        let _ = screen.step(step, &shared);
        assert_eq!(at(&screen), to, "{step:?}");
    }
}

#[test]
fn names_of_the_outline_are_cut_only_where_their_room_ends() {
    use crate::app::states::text::seen;
    use crate::app::theme::text_size;
    use crate::chart::font::{Bundled, Measure, Weight};
    let shared = shared();
    let screen = criteria::draft("D1", &shared);
    let names = desk(&screen).seen.lines.iter().map(|line| line.name.as_str());
    let names: Vec<&str> = names.collect();
    let mut cut = 0;
    for size in [(911.0, 512.0), (1093.0, 614.0), (1366.0, 768.0)] {
        let texts = seen(&mut Simulator::with_size(preset::settings(), size, screen.view(&shared)));
        for text in &texts {
            let Some(begun) = text.content.strip_suffix('…').filter(|begun| begun.len() > 3) else { continue };
            let Some(name) = names.iter().find(|name| name.starts_with(begun)) else { continue };
            let is_beside = |other: &&crate::app::states::text::Seen| {
                (other.bounds.y - text.bounds.y).abs() < 4.0 && other.bounds.x > text.bounds.x
            };
            let next = texts.iter().filter(is_beside).map(|other| other.bounds.x).fold(f32::INFINITY, f32::min);
            let room = next - space::S - text.bounds.x;
            let whole = Bundled.width(name, text_size::DENSE, Weight::SemiBold);
            assert!(whole + 1.0 > room, "{size:?}: {name} has {room} and needs {whole}");
            cut += 1;
        }
    }
    assert!(cut > 0, "a long name is cut somewhere");
}

/// What a page has of the smallest screen at 200 %.
const ENLARGED: (f32, f32) = (550.0, 316.0);

fn enlarged(screen: &Criteria, shared: &Shared, text: &str) -> Option<iced::Rectangle> {
    let mut simulator = Simulator::with_size(preset::settings(), ENLARGED, screen.view(shared));
    simulator.find(text).ok().map(|found| iced_test::selector::Bounded::bounds(&found))
}

#[test]
fn in_a_low_window_what_is_seldom_asked_for_is_folded_until_it_is() {
    let shared = preset::shared(Language::Vi);
    let mut screen = preset::criteria::draft("D1", &shared);
    assert!(enlarged(&screen, &shared, "Xuất Excel…").is_none() && enlarged(&screen, &shared, "Hoàn tác").is_some());
    let messages: Vec<_> = {
        let mut simulator = Simulator::with_size(preset::settings(), ENLARGED, screen.view(&shared));
        simulator.click("Khác").unwrap();
        simulator.into_messages().collect()
    };
    messages.into_iter().for_each(|message| drop(screen.update(message, &shared)));
    assert!(enlarged(&screen, &shared, "Xuất Excel…").is_some());
    assert!(screen.back() && enlarged(&screen, &shared, "Xuất Excel…").is_none());
    assert!(sees(&screen, &shared, "Xuất Excel…"), "there is room for it in a large window");
}

#[test]
fn in_a_low_window_what_is_chosen_is_named_once_and_fields_are_in_sight() {
    let shared = preset::shared(Language::Vi);
    let screen = preset::criteria::draft("D1", &shared);
    let mut simulator = Simulator::with_size(preset::settings(), ENLARGED, screen.view(&shared));
    let way = simulator.find("D1 Dịch vụ công trực tuyến mức độ 4").unwrap();
    let field = simulator.find("Mã").unwrap();
    let [way, field] = [way, field].map(|found| iced_test::selector::Bounded::bounds(&found));
    assert!(field.y - way.y < 90.0 && field.y + field.height < ENLARGED.1, "{way:?} {field:?}");
}
