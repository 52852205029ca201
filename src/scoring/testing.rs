//! Small catalogues, submissions and units for the tests of this room and of those above it.

use jiff::civil::date;
use rust_decimal::Decimal;

use crate::catalogue::{
    Aggregation, Band, BandsBy, Catalogue, Direction, Group, Indicator, Input, MissingPolicy, RankBy, Rollup, Rounding,
    Rule, Source, SourceStatus, Step, Target, Text, TiePolicy,
};
use crate::domain::{Answer, CatalogueRef, Silence, SourcedAnswer, Submission, Unit, UnitCode, UnitKind};

use super::{AgencyInput, IndicatorScore, UnitInput, UnitScore, score_unit};

pub(crate) fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

pub(crate) fn code(text: &str) -> UnitCode {
    text.parse().unwrap()
}

/// A province, or an agency of one where the code has a second part.
pub(crate) fn unit(text: &str) -> Unit {
    let parent = text.split_once('-').map(|(province, _)| code(province));
    let kind = if parent.is_some() { UnitKind::Agency } else { UnitKind::Province };
    Unit { parent, ..Unit::new(code(text), text, kind) }
}

pub(crate) fn text(vi: &str) -> Text {
    Text { vi: vi.to_owned(), en: None }
}

/// One group `A`, two digits rounded per indicator, missing gives zero, minimum coverage 0.5, Vietnamese bands.
pub(crate) fn catalogue(indicators: Vec<Indicator>) -> Catalogue {
    let band = |code: &str, from: i64| Band { code: code.to_owned(), name: text(code), from: Decimal::from(from) };
    restated(Catalogue {
        id: "thu".to_owned(),
        version: 1,
        name: text("Bộ tiêu chí thử"),
        basis: None,
        units: crate::catalogue::Assessed::Provinces,
        rankings: crate::catalogue::Rankings::Together,
        digits: 2,
        rounding: Rounding::PerIndicator,
        missing: MissingPolicy::Zero,
        min_coverage: d("0.5"),
        rank_by: RankBy::Percent,
        effective_from: None,
        ties: TiePolicy::Competition,
        aggregation: Aggregation::Sum,
        min_members: Decimal::ZERO,
        bands_by: BandsBy::Percent,
        total: Decimal::ZERO,
        bands: vec![band("tot", 85), band("kha", 70), band("trung_binh", 50), band("yeu", 0)],
        blocs: Vec::new(),
        groups: vec![
            Group::of_sums("A", text("Nhóm A"), Decimal::ZERO),
            Group::of_sums("B", text("Nhóm B"), Decimal::ZERO),
        ],
        indicators,
        references: Vec::new(),
        consistency: Vec::new(),
        cumulative: Vec::new(),
    })
}

/// With the points its groups and its total should state, where members are added up.
pub(crate) fn restated(mut catalogue: Catalogue) -> Catalogue {
    let indicators = catalogue.indicators.clone();
    for group in &mut catalogue.groups {
        let members = indicators.iter().filter(|indicator| indicator.group == group.code && indicator.enabled);
        group.max = members.map(|indicator| indicator.max).sum();
    }
    catalogue.total = catalogue.groups.iter().map(|group| group.max).sum();
    catalogue
}

pub(crate) fn indicator(code: &str, max: &str, input: Input, rule: Rule) -> Indicator {
    Indicator {
        code: code.to_owned(),
        group: code.get(..1).unwrap_or("A").to_owned(),
        name: text(code),
        input,
        max: d(max),
        weight: Decimal::ONE,
        rule,
        target: None,
        applies_to: None,
        rollup: None,
        guidance: None,
        source: Source {
            document: text("Văn bản thử"),
            clause: None,
            quote: None,
            citations: Vec::new(),
            status: SourceStatus::Verified,
            note: None,
        },
        enabled: true,
        national: Vec::new(),
    }
}

pub(crate) fn ratio_input() -> Input {
    Input::Ratio { numerator: text("tử số"), denominator: text("mẫu số") }
}

pub(crate) fn count_input() -> Input {
    Input::Count { unit: text("văn bản") }
}

pub(crate) fn value_input() -> Input {
    Input::Value { unit: text("giờ"), low: None, high: None }
}

/// `value × max`.
pub(crate) fn of_ratio(code: &str, max: &str) -> Indicator {
    indicator(code, max, ratio_input(), Rule::Ratio)
}

/// Achievement of a ratio target, higher is better.
pub(crate) fn of_target(code: &str, max: &str, target: &str) -> Indicator {
    towards(indicator(code, max, ratio_input(), Rule::Achievement { direction: Direction::Higher }), target)
}

/// Achievement of a ratio target, lower is better.
pub(crate) fn of_ceiling(code: &str, max: &str, target: &str) -> Indicator {
    towards(indicator(code, max, ratio_input(), Rule::Achievement { direction: Direction::Lower }), target)
}

pub(crate) fn of_yes(code: &str, max: &str) -> Indicator {
    indicator(code, max, Input::YesNo, Rule::YesNo)
}

pub(crate) fn of_count(code: &str, max: &str, each: &str) -> Indicator {
    indicator(code, max, count_input(), Rule::CappedCount { points_each: d(each) })
}

pub(crate) fn of_steps(code: &str, max: &str, steps: &[(&str, &str)]) -> Indicator {
    let steps = steps.iter().map(|(from, points)| Step { from: d(from), points: d(points) }).collect();
    indicator(code, max, ratio_input(), Rule::Steps { steps })
}

pub(crate) fn followed(code: &str) -> Indicator {
    indicator(code, "0", count_input(), Rule::NotScored)
}

pub(crate) fn towards(indicator: Indicator, target: &str) -> Indicator {
    Indicator { target: Some(Target { value: d(target), deadline: date(2020, 12, 31) }), ..indicator }
}

pub(crate) fn rolled(indicator: Indicator, rollup: Rollup) -> Indicator {
    Indicator { rollup: Some(rollup), ..indicator }
}

pub(crate) fn ratio(numerator: &str, denominator: &str) -> Answer {
    Answer::Ratio { numerator: d(numerator), denominator: d(denominator) }
}

pub(crate) fn percent_only(fraction: &str) -> Answer {
    Answer::PercentOnly { fraction: d(fraction) }
}

pub(crate) fn count(count: &str) -> Answer {
    Answer::Count { count: d(count) }
}

pub(crate) fn value(value: &str) -> Answer {
    Answer::Value { value: d(value) }
}

pub(crate) fn yes_no(yes: bool) -> Answer {
    Answer::YesNo { yes }
}

pub(crate) const NOT_APPLICABLE: Answer = Answer::Silent { reason: Silence::NotApplicable };
pub(crate) const NO_DATA: Answer = Answer::Silent { reason: Silence::NoData };

/// A workbook with these answers, read from cells `E1`, `E2` …
pub(crate) fn submission(unit: &str, answers: &[(&str, Answer)]) -> Submission {
    let sourced = |(row, (indicator, answer)): (usize, &(&str, Answer))| SourcedAnswer {
        sheet: Some("Tự đánh giá".into()),
        cells: Some(format!("E{}", row + 1).parse().unwrap()),
        ..SourcedAnswer::new(*indicator, answer.clone())
    };
    Submission {
        unit: code(unit),
        period: "2020-05".parse().unwrap(),
        catalogue: CatalogueRef { id: "thu".into(), version: 1 },
        answers: answers.iter().enumerate().map(sourced).collect(),
    }
}

/// The score of unit `48` with these answers and no agencies.
pub(crate) fn score(catalogue: &Catalogue, answers: &[(&str, Answer)]) -> UnitScore {
    score_of("48", catalogue, answers)
}

pub(crate) fn score_of(code: &str, catalogue: &Catalogue, answers: &[(&str, Answer)]) -> UnitScore {
    score_of_unit(&unit(code), catalogue, answers)
}

/// The score of a unit of any kind and bloc.
pub(crate) fn score_of_unit(unit: &Unit, catalogue: &Catalogue, answers: &[(&str, Answer)]) -> UnitScore {
    let own = submission(unit.code.as_str(), answers);
    score_unit(catalogue, &UnitInput::of(unit, Some(&own)))
}

/// The score of a unit that sent nothing.
pub(crate) fn score_of_silent(code: &str, catalogue: &Catalogue) -> UnitScore {
    score_unit(catalogue, &UnitInput::of(&unit(code), None))
}

/// The score of the only indicator of a catalogue, answered by a unit's own workbook.
pub(crate) fn score_one(indicator: Indicator, answer: Answer) -> IndicatorScore {
    let name = indicator.code.clone();
    let scored = score(&catalogue(vec![indicator]), &[(name.as_str(), answer)]);
    scored.indicators.into_iter().next().unwrap()
}

/// The score of unit `48` made up of agencies `48-0`, `48-1` …; nothing in place of an answer: not sent.
/// Every answer is to the only indicator.
pub(crate) fn score_rolled(indicator: Indicator, own: Option<Answer>, agencies: &[Option<Answer>]) -> UnitScore {
    let name = indicator.code.clone();
    let catalogue = catalogue(vec![indicator]);
    let own = own.map(|answer| submission("48", &[(name.as_str(), answer)]));
    let units: Vec<Unit> = (0..agencies.len()).map(|index| unit(&format!("48-{index}"))).collect();
    let sent = |(unit, answer): (&Unit, &Option<Answer>)| {
        answer.clone().map(|answer| submission(unit.code.as_str(), &[(name.as_str(), answer)]))
    };
    let sent: Vec<Option<Submission>> = units.iter().zip(agencies).map(sent).collect();
    let agencies = units.iter().zip(&sent).map(|(unit, sent)| AgencyInput::of(unit, sent.as_ref())).collect();
    score_unit(&catalogue, &UnitInput { agencies, ..UnitInput::of(&unit("48"), own.as_ref()) })
}
