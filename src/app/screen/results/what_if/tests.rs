use super::model::{EntryView, FieldView, SavedLine};
use super::*;
use crate::app::preset;
use crate::app::shared::Shared;
use crate::domain::{Change, Decimal};
use crate::i18n::Language;
use crate::say;
use crate::service::what_if::{ChangeLine, IndicatorLine, Moved, Told};
use iced_test::Simulator;

fn moved(title: &str, before: &str, after: &str, by: &str) -> Moved {
    Moved { title: title.into(), before: before.into(), after: after.into(), by: by.into() }
}

fn target() -> Change {
    Change::Target { indicator: "D1".into(), value: Decimal::new(4, 1) }
}

fn tried() -> Tried {
    let field = |now: Option<&str>, typed: &str| FieldView {
        now: now.map(str::to_owned),
        fault: None,
        typed: typed.to_owned(),
    };
    let told = Told {
        title: String::new(),
        changes: vec![ChangeLine { subject: target().subject(), text: "Chỉ tiêu của D1: 30% → 40%".into() }],
        facts: vec![moved("Hạng", "7/61", "9/61", "giảm 2 bậc"), moved("Xếp loại", "Tốt", "Khá", "")],
        indicators: vec![IndicatorLine {
            code: "D1".into(),
            name: "Dịch vụ công trực tuyến mức độ 4".into(),
            values: ["42/300".into(), "42/300".into()],
            score: moved("D1", "4,67 / 10", "3,50 / 10", "−1,17"),
            reason: vec!["42 ÷ 300 ÷ 40% × 10 = 3,50".into()],
        }],
        others: vec![moved("Cần Thơ", "8", "7", "tăng 1 bậc")],
    };
    Tried {
        scenario: Scenario::from_iter([target()]),
        indicators: vec![
            crate::app::widget::Choice::new("D1", "D1. Dịch vụ công trực tuyến mức độ 4"),
            crate::app::widget::Choice::new("D2", "D2. Hồ sơ giải quyết trực tuyến"),
        ],
        entry: Some(EntryView {
            indicator: "D1".into(),
            name: "D1. Dịch vụ công trực tuyến mức độ 4".into(),
            fields: [field(Some("42/300"), ""), field(Some("30%"), "40%"), field(None, "")],
            weight_word: "Điểm tối đa".into(),
        }),
        told: Ok(told),
        saved: vec![SavedLine { name: "Chỉ tiêu 2025".into(), detail: "Đà Nẵng · tháng 5 năm 2020".into() }],
        notes: Vec::new(),
        done: Done::Tried,
    }
}

pub(in crate::app::screen::results) fn trial() -> WhatIf {
    let entry = Entry { indicator: "D1".into(), unread: true, ..Entry::default() };
    WhatIf::showing("48", tried(), Some(entry))
}

fn page<'a>(trial: &'a WhatIf, shared: &'a Shared) -> Simulator<'a, Message> {
    Simulator::with_size(preset::settings(), (820.0, 620.0), trial.view(shared))
}

fn sees(trial: &WhatIf, shared: &Shared, text: &str) -> bool {
    page(trial, shared).find(text).is_ok()
}

fn click(trial: &mut WhatIf, shared: &Shared, text: &str) {
    let messages: Vec<_> = {
        let mut page = page(trial, shared);
        page.click(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        page.into_messages().collect()
    };
    for message in messages {
        let _: Task<Message> = trial.update(message, shared);
    }
}

#[test]
fn a_trial_shows_what_moves_and_that_nothing_is_written() {
    for (language, mark) in
        [(Language::Vi, "Thử – chưa ghi vào dữ liệu"), (Language::En, "Trial – not written to the data")]
    {
        let shared = preset::shared(language);
        let trial = trial();
        for text in [mark, "7/61 →", "9/61", "Chỉ tiêu của D1: 30% → 40%", "4,67 / 10 → 3,50 / 10", "Cần Thơ", "8 → 7"]
        {
            assert!(sees(&trial, &shared, text), "{text}");
        }
    }
}

#[test]
fn a_field_is_filled_with_what_the_scenario_sets_and_typing_tries_at_once() {
    let shared = preset::shared(Language::Vi);
    let mut trial = trial();
    assert_eq!(trial.entry.as_ref().unwrap().target, "40%");
    let messages: Vec<_> = {
        let mut page = page(&trial, &shared);
        page.click(iced_test::selector::id(FIGURE)).unwrap();
        page.typewrite("9");
        page.into_messages().collect()
    };
    for message in messages {
        let _: Task<Message> = trial.update(message, &shared);
    }
    assert_eq!(trial.entry.as_ref().unwrap().figure, "9");
    assert!(trial.job.is_some(), "what is typed is worked out");
    assert!(sees(&trial, &shared, "9/61"), "and the last result stays in sight meanwhile");
}

#[test]
fn a_score_opens_its_reason() {
    let shared = preset::shared(Language::Vi);
    let mut trial = trial();
    assert!(!sees(&trial, &shared, "42 ÷ 300 ÷ 40% × 10 = 3,50"));
    click(&mut trial, &shared, "4,67 / 10 → 3,50 / 10");
    assert!(sees(&trial, &shared, "42 ÷ 300 ÷ 40% × 10 = 3,50"));
    assert!(trial.back());
    assert!(!trial.back());
}

#[test]
fn an_indicator_is_chosen_by_typing_and_the_arrows() {
    let shared = preset::shared(Language::Vi);
    let mut trial = trial();
    click(&mut trial, &shared, "D1. Dịch vụ công trực tuyến mức độ 4");
    assert!(trial.step(Step::Down));
    let _: Task<Message> = trial.update(Message::Pick(pick_from_list::Event::Confirmed), &shared);
    let entry = trial.entry.as_ref().unwrap();
    assert_eq!((entry.indicator.as_str(), entry.unread), ("D2", true));
    assert!(!trial.step(Step::Down), "the list is closed: arrows belong to the table of units again");
}

#[test]
fn reset_and_removing_take_changes_back() {
    let shared = preset::shared(Language::Vi);
    for word in ["Đặt lại", "Bỏ"] {
        let mut trial = trial();
        click(&mut trial, &shared, word);
        assert!(trial.scenario.is_empty() && trial.entry.is_none(), "{word}");
    }
}

#[test]
fn what_would_be_lost_is_asked_about_first() {
    let shared = preset::shared(Language::Vi);
    let mut trial = trial();
    click(&mut trial, &shared, "Kịch bản đã lưu (1)");
    click(&mut trial, &shared, "Xóa");
    assert!(trial.job.is_none());
    assert!(sees(
        &trial,
        &shared,
        "Xóa kịch bản ‘Chỉ tiêu 2025’? Các thay đổi đã lưu trong kịch bản sẽ mất; số liệu và điểm không đổi."
    ));
    assert!(trial.back());
    click(&mut trial, &shared, "Kịch bản đã lưu (1)");
    click(&mut trial, &shared, "Mở");
    assert!(trial.job.is_none(), "what is being tried would be lost");
    let _: Task<Message> = trial.update(Message::Confirmed, &shared);
    assert!(trial.job.is_some());
}

#[test]
fn a_name_that_is_taken_asks_before_it_is_taken_over() {
    let shared = preset::shared(Language::Vi);
    let mut trial = trial();
    click(&mut trial, &shared, "Lưu thành kịch bản…");
    let _: Task<Message> = trial.update(Message::NameConfirmed, &shared);
    assert!(trial.job.is_none(), "a scenario has a name");
    let _: Task<Message> = trial.update(Message::NameTyped("Chỉ tiêu 2025".into()), &shared);
    let _: Task<Message> = trial.update(Message::NameConfirmed, &shared);
    assert!(trial.job.is_some());
    trial.show(Tried { done: Done::NameTaken("Chỉ tiêu 2025".into()), ..tried() });
    assert!(sees(&trial, &shared, "Đã có kịch bản ‘Chỉ tiêu 2025’. Ghi đè? Nội dung cũ của kịch bản sẽ mất."));
    trial.show(Tried { done: Done::Saved("Chỉ tiêu 2025".into()), ..tried() });
    let _ = trial.back();
    assert!(sees(&trial, &shared, "Đã lưu kịch bản ‘Chỉ tiêu 2025’. Số liệu không thay đổi."));
}

#[test]
fn what_cannot_be_read_is_told_under_its_field() {
    let shared = preset::shared(Language::Vi);
    let mut tried = tried();
    tried.entry.as_mut().unwrap().fields[0].fault = Some("‘ba’ không phải là số liệu của tiêu chí D1.".into());
    let trial = WhatIf::showing("48", tried, Some(Entry { indicator: "D1".into(), ..Entry::default() }));
    assert!(sees(&trial, &shared, "‘ba’ không phải là số liệu của tiêu chí D1."));
}

#[test]
fn what_could_not_be_saved_is_said_and_its_name_stays_typed() {
    let shared = preset::shared(Language::Vi);
    let mut trial = trial();
    let _: Task<Message> = trial.update(Message::NameTyped("Chỉ tiêu 2021".into()), &shared);
    let _: Task<Message> = trial.update(Message::NameConfirmed, &shared);
    let fault = Fault { what: "Không ghi được vào tệp.".into(), more: vec!["Tệp chỉ cho đọc.".into()] };
    let job = trial.job.as_ref().unwrap().id();
    let report = job::Report { job, event: job::Event::Finished(Err(fault)) };
    let _: Task<Message> = trial.update(Message::Tried(Box::new(report)), &shared);
    for text in ["Không ghi được vào tệp.", "Tệp chỉ cho đọc.", &say!(shared.words, "app-copy")] {
        assert!(sees(&trial, &shared, text), "{text}");
    }
    assert!(matches!(&trial.open, Open::Naming(name) if name == "Chỉ tiêu 2021"));
}
