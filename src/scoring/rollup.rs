//! Roll-up: how the answers of agencies become their province's.
//!
//! Sums of numerators over sums of denominators, never averages of percentages; only agencies to which the indicator
//! applies; "all" and "any" stay undecided while an agency that could turn them is silent.

use rust_decimal::Decimal;

use crate::catalogue::{Input, Rollup};
use crate::domain::{Answer, UnitCode};

use super::exact::sum;
use super::input::{AgencyInput, Asked, Said, hear};
use super::score::RollupSummary;

/// What the agencies of a unit say of one indicator together.
pub(super) struct Rolled<'a> {
    pub(super) outcome: Outcome,
    /// The agencies whose figures are in the outcome.
    pub(super) counted: Vec<AgencyInput<'a>>,
    pub(super) summary: RollupSummary,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Their answers make a figure.
    Figure(Answer),
    /// There are answers, but silent agencies could still turn the result.
    Undecided,
    /// All have sent, and all say that it does not apply.
    NotApplicable,
    /// Nothing that could be used; whether there were at least percentages, or any agency to which it may apply has sent.
    Nothing { percentages: bool, heard: bool },
}

struct Voices<'a> {
    usable: Vec<(AgencyInput<'a>, &'a Answer)>,
    percent_only: Vec<UnitCode>,
    without_figure: Vec<UnitCode>,
    not_applicable: usize,
    owing: Vec<UnitCode>,
}

/// Rolls `agencies` (at least one, all of them concerned) up by `rule`.
pub(super) fn roll_up<'a>(rule: Rollup, indicator: &Asked<'_>, agencies: &[AgencyInput<'a>]) -> Rolled<'a> {
    let voices = listen(rule, indicator, agencies);
    let summary = RollupSummary {
        counted: voices.usable.len(),
        appraised: voices.appraised(indicator),
        applicable: agencies.len() - voices.not_applicable,
        owing: voices.owing.clone(),
        percent_only_left_out: voices.percent_only.clone(),
        no_figure_left_out: voices.without_figure.clone(),
    };
    let outcome = match rule {
        _ if voices.not_applicable == agencies.len() => Outcome::NotApplicable,
        _ if voices.usable.is_empty() => {
            Outcome::Nothing { percentages: !voices.percent_only.is_empty(), heard: !voices.without_figure.is_empty() }
        }
        Rollup::Sum => Outcome::Figure(voices.sum()),
        Rollup::All => voices.decided_by(false),
        Rollup::Any => voices.decided_by(true),
        Rollup::Share => Outcome::Figure(voices.share(summary.applicable)),
    };
    let counted = voices.usable.into_iter().map(|(agency, _)| agency).collect();
    Rolled { outcome, counted, summary }
}

fn listen<'a>(rule: Rollup, indicator: &Asked<'_>, agencies: &[AgencyInput<'a>]) -> Voices<'a> {
    let mut voices = Voices {
        usable: Vec::new(),
        percent_only: Vec::new(),
        without_figure: Vec::new(),
        not_applicable: 0,
        owing: Vec::new(),
    };
    for agency in agencies {
        let unit = &agency.unit.code;
        match hear(indicator, agency.submission, agency.appraised) {
            Said::Figure(Answer::PercentOnly { .. }) => voices.percent_only.push(unit.clone()),
            Said::Figure(answer) if can_roll_up(rule, &indicator.input) => voices.usable.push((*agency, answer)),
            Said::Figure(_) | Said::NoData(_) => voices.without_figure.push(unit.clone()),
            Said::NotApplicable(_) | Said::NotConcerned => voices.not_applicable += 1,
            Said::NotSent => voices.owing.push(unit.clone()),
        }
    }
    voices
}

/// Sums take numbers, the others yes and no; a catalogue that mixes them gets nothing from its agencies.
fn can_roll_up(rule: Rollup, input: &Input) -> bool {
    matches!(rule, Rollup::Sum) != matches!(input, Input::YesNo)
}

impl Voices<'_> {
    fn appraised(&self, indicator: &Asked<'_>) -> usize {
        self.usable.iter().filter(|(agency, _)| agency.appraised.answer(&indicator.code).is_some()).count()
    }

    fn sum(&self) -> Answer {
        let total = |part: fn(&Answer) -> Decimal| sum(self.usable.iter().map(|(_, answer)| part(answer)));
        match self.usable.first() {
            Some((_, Answer::Ratio { .. })) => {
                Answer::Ratio { numerator: total(numerator), denominator: total(denominator) }
            }
            Some((_, Answer::Value { .. })) => Answer::Value { value: total(numerator) },
            _ => Answer::Count { count: total(numerator) },
        }
    }

    fn decided_by(&self, decisive: bool) -> Outcome {
        let silent = self.without_figure.len() + self.owing.len() + self.percent_only.len();
        let decided = self.yes().any(|yes| yes == decisive);
        if !decided && silent > 0 {
            return Outcome::Undecided;
        }
        Outcome::Figure(Answer::YesNo { yes: decided == decisive })
    }

    fn share(&self, applicable: usize) -> Answer {
        let yes = self.yes().filter(|yes| *yes).count();
        Answer::Ratio { numerator: Decimal::from(yes), denominator: Decimal::from(applicable) }
    }

    fn yes(&self) -> impl Iterator<Item = bool> {
        self.usable.iter().map(|(_, answer)| matches!(answer, Answer::YesNo { yes: true }))
    }
}

fn numerator(answer: &Answer) -> Decimal {
    match answer {
        Answer::Ratio { numerator, .. } => *numerator,
        other => other.value().unwrap_or_default(),
    }
}

fn denominator(answer: &Answer) -> Decimal {
    match answer {
        Answer::Ratio { denominator, .. } => *denominator,
        Answer::PercentOnly { .. }
        | Answer::Count { .. }
        | Answer::YesNo { .. }
        | Answer::Value { .. }
        | Answer::Silent { .. } => Decimal::ZERO,
    }
}
