use super::*;
use crate::app::preset;
use crate::i18n::Language;
use iced_test::Simulator;

fn panel(shared: &Shared) -> Versions {
    Versions::showing(preset::versions(), preset::import::changes(), shared)
}

fn sees(panel: &Versions, shared: &Shared, text: &str) -> bool {
    Simulator::with_size(preset::settings(), (640.0, 600.0), panel.view(shared)).find(text).is_ok()
}

fn click(panel: &mut Versions, shared: &Shared, text: &str) {
    let messages: Vec<_> = {
        let mut page = Simulator::with_size(preset::settings(), (640.0, 600.0), panel.view(shared));
        page.click(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        page.into_messages().collect()
    };
    for message in messages {
        let _ = panel.update(message, shared);
    }
}

#[test]
fn the_version_that_counts_is_held_against_the_one_before() {
    let shared = preset::shared(Language::Vi);
    let panel = panel(&shared);
    assert_eq!((panel.chosen, panel.against), (Some(3), Some(2)));
    assert!(sees(&panel, &shared, "3 tiêu chí khác nhau giữa bản 3 và bản 2"));
}

#[test]
fn an_earlier_version_is_held_against_the_one_that_counts_and_any_two_can_be_compared() {
    let shared = preset::shared(Language::Vi);
    let mut panel = panel(&shared);
    let _ = panel.step(Step::Last, &shared);
    assert_eq!((panel.chosen, panel.against), (Some(1), Some(3)));
    let _ = panel.update(Message::AgainstPressed(2), &shared);
    assert_eq!((panel.chosen, panel.against), (Some(1), Some(2)));
}

#[test]
fn the_first_version_when_it_counts_is_held_against_the_newest() {
    let shared = preset::shared(Language::Vi);
    let mut view = preset::versions();
    view.lines[1].state = VersionState::Earlier;
    view.lines[3].state = VersionState::Counts;
    let panel = Versions::showing(view, Vec::new(), &shared);
    assert_eq!((panel.chosen, panel.against), (Some(1), Some(4)));
}

#[test]
fn making_a_version_count_again_asks_first() {
    let shared = preset::shared(Language::Vi);
    let mut panel = panel(&shared);
    let _ = panel.update(Message::VersionPressed(1), &shared);
    click(&mut panel, &shared, "Cho bản 1 có hiệu lực");
    assert!(panel.doing.is_none());
    assert!(panel.back());
    click(&mut panel, &shared, "Cho bản 1 có hiệu lực");
    panel.accept();
    assert!(panel.doing.is_none() && panel.asking.is_none(), "Enter is the answer that changes nothing");
    click(&mut panel, &shared, "Cho bản 1 có hiệu lực");
    click(&mut panel, &shared, "Cho có hiệu lực");
    assert!(panel.doing.is_some());
}

#[test]
fn only_the_version_that_counts_can_be_withdrawn() {
    let shared = preset::shared(Language::Vi);
    let mut panel = panel(&shared);
    click(&mut panel, &shared, "Rút bản 3");
    assert!(panel.doing.is_none(), "it asks first");
    assert!(panel.back());
    let _ = panel.update(Message::VersionPressed(1), &shared);
    assert!(!sees(&panel, &shared, "Rút bản 1"));
}
