//! The report of May 2020 of the Ministry of Information and Communications on Resolution 17/NQ-CP: every figure in it
//! that can be worked out again. Sections (Mục) are those of the report.

use egov_score::catalogue::{Catalogue, load_shipped};
use egov_score::compare::{Gap, gap};
use egov_score::domain::{Answer, Decimal, SourcedAnswer, Submission, points};
use egov_score::scoring::{IndicatorScore, UnitInput, score_unit};

use super::support::{d, unit};

fn nq17() -> Catalogue {
    load_shipped("nq17-2020").unwrap().unwrap()
}

fn scored(catalogue: &Catalogue, indicator: &str, answer: Answer) -> IndicatorScore {
    let own = Submission {
        unit: "VN".parse().unwrap(),
        period: "2020-05".parse().unwrap(),
        catalogue: catalogue.reference(),
        answers: vec![SourcedAnswer::new(indicator, answer)],
    };
    let score = score_unit(catalogue, &UnitInput::of(&unit("VN"), Some(&own)));
    score.indicator(indicator).unwrap().clone()
}

fn ratio(part: &str, whole: &str) -> Answer {
    Answer::Ratio { numerator: d(part), denominator: d(whole) }
}

/// A fraction as a percent of one decimal.
fn percent(fraction: Decimal) -> Decimal {
    points::round(fraction * Decimal::ONE_HUNDRED, 1)
}

/// Mục I.4.b: pharmacies and drug counters, pharmacies, drug counters; Mục I.3: provinces; percents as printed there
/// (61/63 is printed without one).
#[test]
fn oracle_report_2020_shares_are_the_printed_percents() {
    let catalogue = nq17();
    for (part, whole, printed) in [
        ("56817", "61000", "93.1"),
        ("21000", "21000", "100"),
        ("31055", "40000", "77.6"),
        ("61", "63", "96.8"),
        ("63", "63", "100"),
    ] {
        let score = scored(&catalogue, "D10", ratio(part, whole));
        assert_eq!(percent(score.value().unwrap()), d(printed), "{part} of {whole}");
    }
}

/// Mục I.3: "61/63 tỉnh, còn 02 tỉnh Bạc Liêu và Lâm Đồng".
#[test]
fn oracle_report_2020_two_provinces_are_missing() {
    let mut catalogue = nq17();
    let pharmacies = catalogue.indicators.iter_mut().find(|indicator| indicator.code == "D10").unwrap();
    pharmacies.target = Some(egov_score::catalogue::Target { value: d("1"), deadline: "2020-12-31".parse().unwrap() });
    let score = scored(&catalogue, "D10", ratio("61", "63"));
    let missing = gap(catalogue.indicator("D10").unwrap(), &score).unwrap();
    assert_eq!((missing.counts, missing.reached), (Some(d("2")), false));
}

/// Mục I.4.b: "hiện đạt khoảng 14% … còn khoảng cách lớn so với mục tiêu đặt ra là đạt 30%".
#[test]
fn oracle_report_2020_fourteen_percent_against_thirty() {
    let catalogue = nq17();
    let services = catalogue.indicator("D1").unwrap();
    let score = scored(&catalogue, "D1", Answer::PercentOnly { fraction: d("0.14") });
    assert_eq!((score.points, score.max), (d("4.67"), d("10")));
    let achieved = score.value().unwrap() / score.target.unwrap();
    assert_eq!(percent(achieved), d("46.7"));
    assert_eq!(gap(services, &score), Some(Gap { points: d("0.16"), counts: None, reached: false }));
    // The same share with its counts: so many services are missing.
    let counted = scored(&catalogue, "D1", ratio("140", "1000"));
    assert_eq!(gap(services, &counted).unwrap().counts, Some(d("160")));
}

/// The whole number that a printed change leads back to: the only one that prints so.
fn before(now: u32, printed_change: &str) -> Vec<u32> {
    let change = |before: u32| percent((Decimal::from(now) - Decimal::from(before)) / Decimal::from(before));
    (1..=now * 3).filter(|before| change(*before) == d(printed_change)).collect()
}

/// Mục I.5: "439 cuộc tấn công mạng …, tăng 116,3% so với tháng 4 năm 2020, giảm 10,6% so với cùng kỳ tháng 05 năm 2019".
#[test]
fn oracle_report_2020_attacks_lead_back_to_one_count_each() {
    assert_eq!(before(439, "116.3"), [203]);
    assert_eq!(before(439, "-10.6"), [491]);
}

/// Mục I.4.b: 14 % is twice the 7 % of a year before; Mục I.3: data platforms from 27 % to about 50 %, and from about 40
/// to about 70 ministries and provinces on the national one.
#[test]
fn oracle_report_2020_growth_within_a_year() {
    assert_eq!(d("0.14") / d("0.07"), d("2"));
    let catalogue = nq17();
    let platforms: Vec<(&str, Decimal)> = catalogue
        .indicator("B1")
        .unwrap()
        .national
        .iter()
        .map(|figure| (figure.date.as_str(), figure.value))
        .filter(|(date, _)| ["2019", "05/2020"].contains(date))
        .collect();
    assert_eq!(platforms, [("2019", d("0.27")), ("05/2020", d("0.50"))]);
    let reached = scored(&catalogue, "B1", Answer::YesNo { yes: true });
    assert_eq!(reached.points, reached.max);
    assert_eq!(percent(d("0.50") - d("0.27")), d("23"));
    assert_eq!(percent((d("70") - d("40")) / d("40")), d("75"));
}

/// Mục I.4.b contradicts itself: pharmacies and counters make 52.055, not 56.817.
#[test]
fn oracle_report_2020_parts_do_not_make_the_stated_whole() {
    assert_eq!(d("21000") + d("40000"), d("61000"));
    let difference = d("56817") - (d("21000") + d("31055"));
    assert_eq!(difference, d("4762"));
    let note = nq17().indicator("D10").unwrap().source.note.clone().unwrap();
    assert!(note.vi.contains("52.055") && note.vi.contains("56.817"), "the catalogue says so where it cites them");
}
