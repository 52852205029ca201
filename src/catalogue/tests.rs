//! The shipped catalogue against its sources, and every fault with its place.

use jiff::civil::date;
use rust_decimal::Decimal;

use super::fault::{FaultKind as K, Misfit};
use super::{Catalogue, Fault, Rollup, Rule, SourceStatus, load_shipped, parse};

fn nq17() -> Catalogue {
    load_shipped("nq17-2020").unwrap().unwrap()
}

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn every_shipped_catalogue_is_sound_and_carries_its_id() {
    for (id, text) in super::shipped() {
        assert_eq!(parse(text).unwrap().id, *id);
    }
    assert!(load_shipped("khac").is_none());
}

#[test]
fn the_five_groups_make_a_hundred_points() {
    let points: Vec<_> = nq17().groups.iter().map(|group| (group.code.clone(), group.max)).collect();
    let expected = [("A", "10"), ("B", "20"), ("C", "15"), ("D", "40"), ("E", "15")];
    assert_eq!(points, expected.map(|(code, max)| (code.to_owned(), d(max))));
    assert_eq!(nq17().total, d("100"));
}

#[test]
fn targets_and_statuses_are_those_of_the_sources() {
    use SourceStatus as S;
    let rows = [
        ("A1", "1", S::VerifiedAsProposal, true),
        ("B1", "1", S::VerifiedAsProposal, true),
        ("B2", "1", S::VerifiedAsProposal, true),
        ("B3", "0.20", S::Verified, true),
        ("C1", "0.90", S::Partial, true),
        ("C2", "1", S::Verified, true),
        ("C7", "0.80", S::Unverified, false),
        ("C8", "0.60", S::Unverified, false),
        ("C9", "0.30", S::Unverified, false),
        ("C10", "0.30", S::Unverified, false),
        ("C11", "0.30", S::Unverified, false),
        ("D1", "0.30", S::Verified, true),
        ("D2", "0.20", S::Verified, true),
        ("D3", "0.30", S::Verified, true),
        ("D4", "1", S::Verified, true),
        ("D5", "1", S::Verified, true),
        ("D6", "1", S::Verified, true),
        ("D7", "0.50", S::Partial, true),
        ("D11", "1", S::Unverified, false),
        ("E1", "1", S::VerifiedAsProposal, true),
    ];
    let catalogue = nq17();
    for (code, value, status, enabled) in rows {
        let indicator = catalogue.indicator(code).unwrap();
        let target = indicator.target.as_ref().unwrap();
        assert_eq!((target.value, target.deadline), (d(value), date(2020, 12, 31)), "{code}");
        assert_eq!((indicator.source.status, indicator.enabled), (status, enabled), "{code}");
    }
    let targeted = catalogue.indicators.iter().filter(|indicator| indicator.target.is_some()).count();
    assert_eq!(targeted, rows.len());
}

#[test]
fn what_is_unverified_is_switched_off_and_says_so() {
    for indicator in &nq17().indicators {
        let unverified = indicator.source.status == SourceStatus::Unverified;
        assert_eq!(indicator.enabled, !unverified, "{}", indicator.code);
        let note = indicator.source.note.as_ref().map_or("", |note| note.vi.as_str());
        assert!(!unverified || note.starts_with("cần đối chiếu văn bản"), "{}", indicator.code);
        assert!(unverified || !indicator.source.citations.is_empty(), "{}", indicator.code);
    }
}

#[test]
fn no_clause_of_the_resolution_is_guessed() {
    let of_the_resolution = |document: &str| document.starts_with("Nghị quyết");
    let catalogue = nq17();
    let sources = catalogue.indicators.iter().map(|indicator| &indicator.source);
    assert!(sources.filter(|source| of_the_resolution(&source.document.vi)).all(|source| source.clause.is_none()));
}

#[test]
fn names_are_short_and_in_both_languages() {
    for indicator in &nq17().indicators {
        let name = &indicator.name;
        assert!(name.vi.chars().count() <= 90, "{}", name.vi);
        assert!(name.en.is_some(), "{}", indicator.code);
        assert!(indicator.guidance.is_some() || !indicator.enabled, "{}", indicator.code);
    }
}

#[test]
fn the_national_figure_is_the_newest_known_then() {
    let catalogue = nq17();
    let services = catalogue.indicator("D1").unwrap();
    let at = |year, month| services.national_at(date(year, month, 14)).map(|figure| figure.value);
    assert_eq!(at(2019, 3), None);
    assert_eq!(at(2019, 12), Some(d("0.1076")));
    assert_eq!(at(2020, 3), Some(d("0.1076")));
    assert_eq!(at(2020, 5), Some(d("0.14")));
    assert_eq!(at(2020, 12), Some(d("0.301")));
    assert_eq!(catalogue.indicator("E2").unwrap().national_at(date(2020, 12, 31)), None, "a sum is no reference line");
}

#[test]
fn a_catalogue_survives_serialisation() {
    let catalogue = nq17();
    let stored = serde_json::to_string(&catalogue).unwrap();
    assert_eq!(serde_json::from_str::<Catalogue>(&stored).unwrap(), catalogue);
}

/// A sound catalogue whose parts the tests below spoil. `max` of A1 is 6, of A2 4.
const SOUND: &str = r#"id = "thu"
version = 1
name = "Bộ tiêu chí thử"
document = "Quyết định thử"
total = 10
[[band]]
code = "tot"
name = "Tốt"
from = 50
[[band]]
code = "yeu"
name = "Yếu"
from = 0
[[group]]
code = "A"
name = "Nhóm A"
max = 10
[[indicator]]
code = "A1"
group = "A"
name = "Tiêu chí 1"
input = { kind = "ratio", numerator = "Tử", denominator = "Mẫu" }
max = 6
rule = "achievement"
target = { value = 0.30, deadline = 2020-12-31 }
[[indicator]]
code = "A2"
group = "A"
name = "Tiêu chí 2"
input = "yes_no"
max = 4
rule = "yes_no"
"#;

/// The faults of [`SOUND`] with one text replaced, as (place, line, kind).
fn faults_of(from: &str, to: &str) -> Vec<(String, Option<usize>, K)> {
    assert!(SOUND.contains(from), "{from}");
    faults(&SOUND.replacen(from, to, 1))
}

fn faults(text: &str) -> Vec<(String, Option<usize>, K)> {
    let found = parse(text).err().unwrap_or_default();
    found.into_iter().map(|Fault { place, line, kind }| (place, line, kind)).collect()
}

fn at(place: &str, line: usize, kind: K) -> (String, Option<usize>, K) {
    (place.to_owned(), Some(line), kind)
}

#[test]
fn a_short_catalogue_takes_the_defaults() {
    let catalogue = parse(SOUND).unwrap();
    assert_eq!((catalogue.digits, catalogue.ties), (2, super::TiePolicy::Competition));
    assert!(catalogue.indicators.iter().all(|indicator| indicator.enabled));
    assert_eq!(catalogue.indicators[0].source.document.vi, "Quyết định thử");
    assert_eq!(catalogue.indicators[0].source.status, SourceStatus::Unverified);
}

#[test]
fn decimals_are_read_from_their_digits() {
    for written in ["0.30", "\"0.30\"", "0.3"] {
        let catalogue = parse(&SOUND.replacen("0.30", written, 1)).unwrap();
        assert_eq!(catalogue.indicators[0].target.as_ref().unwrap().value, d("0.3"), "{written}");
    }
    for written in ["nan", "inf", "\"0,30\"", "0.0000000000000001"] {
        let found = faults_of("0.30", written);
        assert!(
            matches!(&found[..], [(place, Some(25), K::NotADecimal { .. })] if place == "indicator[A1].target.value")
        );
    }
}

#[test]
fn broken_toml_is_told_with_its_line() {
    let found = faults_of("version = 1", "version = ");
    assert!(matches!(&found[..], [(_, Some(2), K::Syntax { .. })]), "{found:?}");
}

#[test]
fn faults_of_form_carry_their_place() {
    let found = faults_of("code = \"A2\"", "code = \"A2\"\nnmae = \"x\"");
    assert!(
        matches!(&found[..], [(place, Some(28), K::UnknownKey { key, .. })] if place == "indicator[A2].nmae" && key == "nmae")
    );
    let found = faults_of("rule = \"yes_no\"", "rule = \"yesno\"");
    assert!(matches!(&found[..], [(place, Some(32), K::UnknownChoice { .. })] if place == "indicator[A2].rule"));
    let found = faults_of("max = 4", "max = true");
    assert!(matches!(&found[..], [(place, Some(31), K::WrongType { .. })] if place == "indicator[A2].max"));
    assert_eq!(
        faults_of("name = \"Tiêu chí 2\"\n", ""),
        [at("indicator[A2]", 26, K::MissingKey { key: "name".to_owned() })]
    );
    let found = faults_of("2020-12-31", "2020-02-29T07:00:00");
    assert!(matches!(&found[..], [(place, Some(25), K::NotADate { .. })] if place == "indicator[A1].target.deadline"));
    let found = faults_of("2020-12-31", "\"31/12/2020\"");
    assert!(matches!(&found[..], [(_, Some(25), K::NotADate { .. })]));
}

#[test]
fn all_faults_are_told_not_the_first() {
    let text = SOUND.replacen("version = 1", "version = 0", 1).replacen("total = 10", "total = 11", 1);
    let text = text.replacen("max = 10", "max = 9", 1).replacen("group = \"A\"", "group = \"X\"", 1);
    let codes: Vec<_> = faults(&text).into_iter().map(|(place, _, kind)| (place, kind.code())).collect();
    let expected = [
        ("version", "version_zero"),
        ("total", "total_differs"),
        ("group[A].max", "group_max_differs"),
        ("indicator[A1].group", "unknown_group"),
    ];
    assert_eq!(codes, expected.map(|(place, code)| (place.to_owned(), code)));
}

#[test]
fn an_unknown_key_does_not_hide_faults_of_meaning() {
    let text = SOUND.replacen("version = 1", "version = 0\nfoo = 1", 1);
    let codes: Vec<_> = faults(&text).into_iter().map(|(_, _, kind)| kind.code()).collect();
    assert_eq!(codes, ["version_zero", "unknown_key"]);
}

#[test]
fn a_taken_code_is_found_whatever_its_case() {
    assert_eq!(
        faults_of("code = \"A2\"", "code = \"a1\""),
        [at("indicator[#2].code", 27, K::CodeTwice { code: "a1".to_owned() })]
    );
    assert_eq!(
        faults_of("code = \"A2\"", "code = \"Á 2\""),
        [at("indicator[#2].code", 27, K::BadCode { found: "Á 2".to_owned() })]
    );
}

#[test]
fn bands_leave_no_gap_and_do_not_overlap() {
    assert_eq!(faults_of("from = 0", "from = 5"), [at("band[yeu].from", 13, K::LastBandNotZero { found: d("5") })]);
    let found = faults_of("from = 50", "from = 0");
    assert_eq!(found, [at("band[yeu].from", 13, K::BandsNotDescending { before: d("0"), found: d("0") })]);
    let found = faults_of("from = 50", "from = 101");
    assert!(matches!(&found[..], [(place, Some(9), K::OutOfRange { .. })] if place == "band[tot].from"));
}

#[test]
fn a_group_needs_indicators() {
    let text = SOUND.replacen("[[group]]", "[[group]]\ncode = \"B\"\nname = \"B\"\nmax = 0\n[[group]]", 1);
    assert_eq!(faults(&text), [at("group[B]", 14, K::EmptyGroup)]);
}

#[test]
fn rules_must_suit_what_is_asked_for() {
    let misfit = |found: Vec<(String, Option<usize>, K)>| {
        found.into_iter().find_map(|(_, _, kind)| match kind {
            K::Misfit(misfit) => Some(misfit),
            _ => None,
        })
    };
    assert_eq!(misfit(faults_of("rule = \"achievement\"", "rule = \"yes_no\"")), Some(Misfit::YesNoRule));
    assert_eq!(misfit(faults_of("rule = \"yes_no\"", "rule = \"ratio\"")), Some(Misfit::RatioRule));
    assert_eq!(misfit(faults_of("rule = \"yes_no\"", "rule = \"ratio\"\nrollup = \"share\"")), None);
    assert_eq!(
        misfit(faults_of("rule = \"yes_no\"", "rule = \"yes_no\"\nrollup = \"share\"")),
        Some(Misfit::YesNoRule)
    );
    assert_eq!(misfit(faults_of("rule = \"yes_no\"", "rule = \"yes_no\"\nrollup = \"sum\"")), Some(Misfit::SumRollup));
    let counted = "rule = { kind = \"capped_count\", points_each = 1 }";
    assert_eq!(misfit(faults_of("rule = \"yes_no\"", counted)), Some(Misfit::CappedCountRule));
    assert_eq!(misfit(faults_of("max = 6\n", "max = 6\nrollup = \"any\"\n")), Some(Misfit::YesNoRollup));
}

#[test]
fn targets_must_be_there_and_within_reach() {
    let target = "target = { value = 0.30, deadline = 2020-12-31 }\n";
    assert_eq!(faults_of(target, ""), [at("indicator[A1]", 18, K::TargetMissing)]);
    assert_eq!(faults_of("0.30", "0"), [at("indicator[A1].target.value", 25, K::TargetNotPositive)]);
    let found = faults_of("0.30", "30");
    assert!(matches!(&found[..], [(place, Some(25), K::OutOfRange { .. })] if place == "indicator[A1].target.value"));
    let found = faults_of("rule = \"yes_no\"", "rule = \"yes_no\"\ntarget = { value = 0.5, deadline = 2020-12-31 }");
    assert_eq!(found, [at("indicator[A2].target.value", 33, K::YesNoTarget { found: d("0.5") })]);
    let lower = "rule = { kind = \"achievement\", direction = \"lower\" }";
    let text = SOUND.replacen("rule = \"achievement\"", lower, 1).replacen("0.30", "0", 1);
    assert_eq!(faults(&text), [], "a target of zero is fine where lower is better");
}

#[test]
fn steps_ascend_to_the_maximum() {
    let steps =
        |steps: &str| faults_of("rule = \"achievement\"", &format!("rule = {{ kind = \"steps\", steps = [{steps}] }}"));
    assert_eq!(steps("{ from = 0.1, points = 3 }, { from = 0.3, points = 6 }"), []);
    assert_eq!(steps(""), [at("indicator[A1].rule.steps", 24, K::NoSteps)]);
    let found = steps("{ from = 0.3, points = 7 }, { from = 0.3, points = 5 }");
    let expected = [
        at("indicator[A1].rule.steps[1].points", 24, K::StepOverMax { points: d("7"), max: d("6") }),
        at("indicator[A1].rule.steps[2].from", 24, K::StepsNotAscending { before: d("0.3"), found: d("0.3") }),
        at("indicator[A1].rule.steps[2].points", 24, K::LastStepNotMax { points: d("5"), max: d("6") }),
    ];
    assert_eq!(found, expected);
}

#[test]
fn points_and_scoring_go_together() {
    let found = faults_of("rule = \"yes_no\"", "rule = \"not_scored\"");
    assert!(found.contains(&at("indicator[A2].max", 31, K::PointsWithoutScore { max: d("4") })), "{found:?}");
    let found = faults_of("max = 4", "max = 0");
    assert!(found.contains(&at("indicator[A2].max", 31, K::ScoredWithoutPoints)), "{found:?}");
}

proptest::proptest! {
    #[test]
    fn no_text_makes_reading_panic(at in 0usize..2000, cut in 0usize..40, put in "[\\PC\n]{0,6}") {
        let chars: Vec<char> = SOUND.chars().collect();
        let at = at % chars.len();
        let end = (at + cut).min(chars.len());
        let text: String = chars[..at].iter().copied().chain(put.chars()).chain(chars[end..].iter().copied()).collect();
        let _ = parse(&text);
    }
}

#[test]
fn a_clause_needs_a_citation() {
    let source = |rest: &str| {
        faults_of("rule = \"yes_no\"", &format!("rule = \"yes_no\"\nsource = {{ clause = \"II.3\"{rest} }}"))
    };
    assert_eq!(
        source(""),
        [at("indicator[A2].source.clause", 33, K::ClauseWithoutCitation { clause: "II.3".to_owned() })]
    );
    assert_eq!(source(", citations = [\"https://example.vn\"]"), []);
}

#[test]
fn national_figures_stand_in_any_order_but_in_the_measure() {
    let figures = "[[indicator.national]]\ndate = \"05/2020\"\nvalue = 0.1\nsource = \"x\"\n[[indicator.national]]\n\
                   date = \"2019\"\nvalue = 14\nsource = \"x\"\n[[indicator]]\ncode = \"A2\"";
    let found = faults_of("[[indicator]]\ncode = \"A2\"", figures);
    let codes: Vec<_> = found.iter().map(|(place, line, kind)| (place.as_str(), *line, kind.code())).collect();
    assert_eq!(codes, [("indicator[A1].national[2].value", Some(32), "out_of_range")]);
}

#[test]
fn the_newest_national_figure_is_found_wherever_it_stands() {
    let mut catalogue = nq17();
    let services = catalogue.indicators.iter_mut().find(|indicator| indicator.code == "D1").unwrap();
    let day = date(2020, 12, 31);
    let newest = services.national_at(day).cloned();
    assert!(newest.is_some());
    services.national.reverse();
    assert_eq!(services.national_at(day).cloned(), newest);
}

#[test]
fn the_share_of_agencies_is_a_fraction() {
    let catalogue = nq17();
    let paperless = catalogue.indicator("C5").unwrap();
    assert_eq!(paperless.rollup, Some(Rollup::Share));
    assert!(paperless.measures_a_fraction() && matches!(paperless.rule, Rule::NotScored));
}

/// The TOML blocks of docs/catalogue.md.
fn documented() -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/catalogue.md");
    let text = std::fs::read_to_string(path).unwrap();
    text.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn the_documented_example_is_a_sound_catalogue() {
    let blocks = documented();
    assert_eq!(blocks.len(), 1);
    assert_eq!(parse(&blocks[0]).unwrap().id, "vi-du");
}

#[test]
fn the_documentation_names_every_key_and_word() {
    use super::{keys, words};
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/catalogue.md")).unwrap();
    let tables = [
        keys::CATALOGUE,
        keys::BAND,
        keys::BLOC,
        keys::APPLIES_TO,
        keys::GROUP,
        keys::INDICATOR,
        keys::TARGET,
        keys::SOURCE,
        keys::NATIONAL,
        keys::REFERENCE,
        keys::STEP,
    ];
    let kinds = words::INPUT.iter().map(|(word, _)| *word).chain(words::RULE.iter().map(|(word, _)| *word));
    let rollups = words::ROLLUP.iter().map(|(word, _)| *word).chain(words::STATUS.iter().map(|(word, _)| *word));
    let units = words::UNIT_KIND.iter().map(|(word, _)| *word).chain(words::RANKINGS.iter().map(|(word, _)| *word));
    let units = units.chain(words::ASSESSED.iter().map(|(word, _)| *word));
    let units = units.chain(words::AGGREGATION.iter().map(|(word, _)| *word));
    let units = units.chain(words::BANDS_BY.iter().map(|(word, _)| *word));
    for word in tables.into_iter().flatten().copied().chain(kinds).chain(rollups).chain(units) {
        let named = [format!("`{word}`"), format!("[{word}]"), format!("\"{word}\""), format!("{word} =")];
        assert!(named.iter().any(|named| text.contains(named)), "{word}");
    }
}

mod decimals {
    use super::*;
    use proptest::prelude::*;

    fn with_target(written: &str) -> String {
        format!(
            "id = \"x\"\nversion = 1\nname = \"X\"\ndocument = \"Y\"\ntotal = 1\n\
             [[group]]\ncode = \"A\"\nname = \"A\"\nmax = 1\n\
             [[indicator]]\ncode = \"A1\"\ngroup = \"A\"\nname = \"A1\"\nmax = 1\nrule = \"achievement\"\n\
             target = {{ value = {written}, deadline = 2020-12-31 }}\ninput = {{ kind = \"value\", unit = \"điểm\" }}\n"
        )
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_digit_by_digit(digits in 1i64..1_000_000_000_000_000, scale in 3u32..=12, quoted: bool) {
            let written = rust_decimal::Decimal::new(digits, scale).to_string();
            let quote = if quoted { "\"" } else { "" };
            let toml = with_target(&format!("{quote}{written}{quote}"));
            let read = parse(&toml).unwrap().indicators[0].target.clone().unwrap();
            prop_assert_eq!(read.value.to_string(), written);
        }
    }
}
