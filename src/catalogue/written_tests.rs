//! What is printed reads back as it was; what differs is told, and nothing else.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::domain::UnitKind;

fn nq17() -> Catalogue {
    load_shipped("nq17-2020").unwrap().unwrap()
}

/// Anything a person may write: trimmed and composed, as the reader makes it.
fn words() -> BoxedStrategy<String> {
    let text = prop_oneof!["[ -~]{1,20}", "[a-zđưởẫ\"'\\\\\n\t#=\\[\\]{} ]{1,20}", "\\PC{1,12}"];
    text.prop_map(|text| crate::domain::text::nfc(text.trim()))
        .prop_filter("not blank", |text| !text.trim().is_empty())
        .boxed()
}

fn text() -> BoxedStrategy<Text> {
    (words(), proptest::option::of(words())).prop_map(|(vi, en)| Text { vi, en }).boxed()
}

fn number() -> impl Strategy<Value = Decimal> {
    (1i64..1_000_000, 0u32..6).prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

fn day() -> impl Strategy<Value = Date> {
    (2000i16..2100, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| jiff::civil::date(year, month, day))
}

/// An input and a rule that suits it for `max` points. Boxed like the others: whole trees of them outgrow a test's stack.
fn asked(max: Decimal) -> BoxedStrategy<(Input, Rule)> {
    let ratio = (text(), text()).prop_map(|(numerator, denominator)| Input::Ratio { numerator, denominator });
    let value = (text(), proptest::option::of(number())).prop_map(|(unit, high)| Input::Value {
        unit,
        low: high.map(|_| Decimal::ZERO),
        high,
    });
    let direction = prop_oneof![Just(Direction::Higher), Just(Direction::Lower)];
    let steps = Rule::Steps {
        steps: vec![
            Step { from: Decimal::ZERO, points: Decimal::ZERO },
            Step { from: Decimal::new(5, 1), points: max },
        ],
    };
    prop_oneof![
        ratio.prop_map(|input| (input, Rule::Ratio)),
        value.prop_map(move |input| (input, steps.clone())),
        (text(), direction).prop_map(|(unit, direction)| (Input::Count { unit }, Rule::Achievement { direction })),
        (text(), number()).prop_map(|(unit, points_each)| (Input::Count { unit }, Rule::CappedCount { points_each })),
        Just((Input::YesNo, Rule::YesNo)),
    ]
    .boxed()
}

fn source() -> BoxedStrategy<Source> {
    let status = prop_oneof![Just(SourceStatus::Unverified), Just(SourceStatus::Verified), Just(SourceStatus::Partial)];
    // Few documents, so that some indicators share the usual one.
    let document = prop_oneof!["[AB]".prop_map(|vi| Text { vi, en: None }), text()];
    (document, proptest::option::of(words()), proptest::option::of(text()), words(), status)
        .prop_map(|(document, clause, quote, cited, status)| Source {
            document,
            citations: clause.iter().map(|_| cited.clone()).collect(),
            clause,
            note: quote.clone(),
            quote,
            status,
        })
        .boxed()
}

fn indicator(place: usize) -> BoxedStrategy<Indicator> {
    let national = proptest::option::of((text(), any::<bool>()));
    let rest = (text(), proptest::option::of(text()), source(), any::<bool>(), day(), national);
    (number().prop_flat_map(|max| (Just(max), asked(max))), rest)
        .prop_map(move |((max, (input, rule)), (name, guidance, source, enabled, deadline, national))| {
            let value = if matches!(input, Input::YesNo) { Decimal::ONE } else { Decimal::new(30, 2) };
            Indicator {
                code: format!("I{place}"),
                group: "G".into(),
                name,
                input,
                max,
                weight: Decimal::ONE,
                rule,
                target: Some(Target { value, deadline }),
                applies_to: enabled.then(|| AppliesTo { kinds: vec![UnitKind::Province], ..AppliesTo::default() }),
                rollup: None,
                guidance,
                source,
                enabled,
                national: national
                    .into_iter()
                    .map(|(note, comparable)| NationalFigure {
                        date: "05/2020".into(),
                        value: Decimal::new(14, 2),
                        source: note.vi.clone(),
                        comparable,
                        note: Some(note),
                    })
                    .collect(),
            }
        })
        .boxed()
}

pub(super) fn catalogue() -> BoxedStrategy<Catalogue> {
    let indicators = (indicator(1), indicator(2), indicator(3)).prop_map(|(one, two, three)| vec![one, two, three]);
    (indicators, text(), proptest::option::of(day()), 1u32..99, 0u32..=6)
        .prop_map(|(indicators, name, effective_from, version, digits)| {
            let mut made = Catalogue { name: name.clone(), effective_from, version, digits, indicators, ..nq17() };
            let total = made.scored().map(|indicator| indicator.max).sum();
            made.total = total;
            made.cumulative = Vec::new();
            made.consistency = Vec::new();
            made.groups = vec![Group::of_sums("G", name, total)];
            made
        })
        .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_printed_reads_back(catalogue in catalogue()) {
        let printed = print(&catalogue);
        let read = parse(&printed);
        prop_assert_eq!(read.as_ref(), Ok(&catalogue), "{}", printed);
        prop_assert!(diff(&catalogue, &read.unwrap()).changes.is_empty());
    }
}

#[test]
fn every_shipped_catalogue_reads_back() {
    for (id, _) in shipped() {
        let catalogue = load_shipped(id).unwrap().unwrap();
        assert_eq!(parse(&print(&catalogue)), Ok(catalogue));
    }
}

#[test]
fn a_printed_file_reads_like_one_that_was_written_by_hand() {
    let printed = print(&nq17());
    for line in ["id = \"nq17-2020\"", "version = 1", "total = 100", "rule = \"yes_no\"", "[[indicator]]"] {
        assert!(printed.lines().any(|written| written == line), "{line}");
    }
    assert!(printed.contains("target = { value = 1, deadline = 2020-12-31 }"), "{printed}");
    assert!(printed.starts_with("id = "), "in the order of the documentation");
}

fn changed(change: impl FnOnce(&mut Catalogue)) -> Vec<Change> {
    let (before, mut after) = (nq17(), nq17());
    change(&mut after);
    diff(&before, &after).changes
}

#[test]
fn a_field_is_told_with_what_it_said() {
    let changes = changed(|after| {
        after.indicators[0].max = Decimal::from(8);
        after.indicators[0].target.as_mut().unwrap().deadline = jiff::civil::date(2021, 12, 31);
        after.version = 2;
    });
    let told: Vec<_> = changes
        .iter()
        .map(|change| match &change.what {
            What::Field { field, before, after } => (field.as_str(), before.clone(), after.clone()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        told,
        [("max", "10".into(), "8".into()), ("target.deadline", "2020-12-31".into(), "2021-12-31".into())],
        "and no version"
    );
    assert!(changes.iter().all(|change| change.code.as_deref() == Some("A1")));
}

#[test]
fn what_came_went_or_moved_is_told_once() {
    let changes = changed(|after| {
        let mut new = after.indicators[0].clone();
        new.code = "A9".into();
        after.indicators.remove(1);
        after.indicators.push(new);
        after.indicators.swap(2, 3);
    });
    let of = |wanted: fn(&What) -> bool| changes.iter().filter(|change| wanted(&change.what)).count();
    assert_eq!(of(|what| matches!(what, What::Added { .. })), 1);
    assert_eq!(of(|what| matches!(what, What::Removed { .. })), 1);
    assert_eq!(of(|what| matches!(what, What::Moved)), 1);
    assert_eq!(changes.len(), 3);
}

#[test]
fn the_same_number_written_otherwise_is_no_difference() {
    let told = changed(|after| after.total = "100.00".parse().unwrap());
    assert_eq!(told, []);
}

#[test]
fn sums_run_up_to_the_total_even_where_it_is_wrong() {
    let (_, toml) = shipped()[0];
    let (read, faults) = parse_with_faults(&toml.replacen("max = 8", "max = 9", 1));
    assert!(!faults.is_empty());
    let catalogue = read.unwrap();
    let sums = sums(&catalogue);
    assert_eq!(sums.last().unwrap().running, catalogue.total + Decimal::ONE);
    assert_eq!(sums.iter().filter(|one| !one.fits).count(), 1);
}
