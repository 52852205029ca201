//! What a score says to a person: its rule, its arithmetic, its silences.

use rust_decimal::Decimal;

use super::Words;
use crate::catalogue::{Aggregation, Catalogue, Direction, Group, Indicator, MissingPolicy, Rollup, Rule, Step};
use crate::domain::{Answer, UnitCode};
use crate::say;
use crate::scoring::{
    Figure, IndicatorScore, LeftOut, Line, Method, Missing, Note, Part, Relation, RollupSummary, State, UnitScore, Why,
    whole_reason,
};

#[cfg(test)]
mod tests;

/// Decimals up to which numbers of a catalogue are shown whole.
const ALL_DIGITS: u32 = 28;

impl Words {
    /// The name of a state: `Có số liệu`, `Không áp dụng` …
    pub fn state(&self, state: State) -> String {
        match state {
            State::Answered => say!(self, "score-state-answered"),
            State::NotApplicable => say!(self, "score-state-not-applicable"),
            State::NoData => say!(self, "score-state-no-data"),
            State::NotSent => say!(self, "score-state-not-sent"),
        }
    }

    /// Why there is no figure, in few words: its state, or that agencies which have not answered leave it open.
    pub fn silence(&self, score: &IndicatorScore) -> String {
        match score.reason.why {
            Why::Missing { cause: Missing::Undecided, .. } => say!(self, "score-cause-undecided"),
            _ => self.state(score.state),
        }
    }

    /// A rule's formula in words: `điểm = min(1; giá trị ÷ chỉ tiêu) × điểm tối đa`.
    pub fn rule(&self, rule: &Rule) -> String {
        let all = |number: Decimal| self.plain(number, ALL_DIGITS);
        match rule {
            Rule::Ratio => say!(self, "score-rule-ratio"),
            Rule::Achievement { direction: Direction::Higher } => say!(self, "score-rule-higher"),
            Rule::Achievement { direction: Direction::Lower } => say!(self, "score-rule-lower"),
            Rule::YesNo => say!(self, "score-rule-yes-no"),
            Rule::Steps { .. } => say!(self, "score-rule-steps"),
            Rule::CappedCount { points_each } => {
                say!(self, "score-rule-capped-count", each = all(*points_each))
            }
            Rule::BestPeer { direction: Direction::Higher } => say!(self, "score-rule-best-peer"),
            Rule::BestPeer { direction: Direction::Lower } => say!(self, "score-rule-best-peer-lower"),
            Rule::MinMax { direction: Direction::Higher, floor } => {
                say!(self, "score-rule-min-max", floor = all(*floor))
            }
            Rule::MinMax { direction: Direction::Lower, floor } => {
                say!(self, "score-rule-min-max-lower", floor = all(*floor))
            }
            Rule::Goalposts { worst, best, floor } => {
                say!(self, "score-rule-goalposts", worst = all(*worst), best = all(*best), floor = all(*floor))
            }
            Rule::ZScore { direction: Direction::Higher, centre, spread } => {
                say!(self, "score-rule-z-score", centre = all(*centre), spread = all(*spread))
            }
            Rule::ZScore { direction: Direction::Lower, centre, spread } => {
                say!(self, "score-rule-z-score-lower", centre = all(*centre), spread = all(*spread))
            }
            Rule::TargetDistance { direction: Direction::Higher } => say!(self, "score-rule-target-distance"),
            Rule::TargetDistance { direction: Direction::Lower } => say!(self, "score-rule-target-distance-lower"),
            Rule::Penalty { points_each, limit } => {
                say!(self, "score-rule-penalty", each = all(*points_each), limit = all(*limit))
            }
            Rule::Bonus { points_each, limit } => {
                say!(self, "score-rule-bonus", each = all(*points_each), limit = all(*limit))
            }
            Rule::Appraised => say!(self, "score-rule-appraised"),
            Rule::NotScored => say!(self, "score-rule-not-scored"),
        }
    }

    /// Why an indicator has its points, line by line: the rule, where the figure comes from, the arithmetic.
    ///
    /// Every printed line can be worked out by hand: a result that had to be rounded stands behind `≈`.
    pub fn reason(&self, catalogue: &Catalogue, indicator: &Indicator, score: &IndicatorScore) -> Vec<String> {
        let shown = Shown { words: self, catalogue, indicator, score };
        let rolled = score.rollup.as_ref().map(|rollup| shown.rolled_up(rollup));
        let steps = score.lines(indicator, catalogue.digits);
        let steps = steps.iter().map(|line| self::line(self, line));
        let appraised = score.appraisal.as_ref().map(|appraised| self.appraised(appraised, catalogue.digits));
        let opening = [Some(shown.rule()), rolled].into_iter().flatten();
        opening.chain(appraised.into_iter().flatten()).chain(shown.silence()).chain(steps).collect()
    }

    /// Why a group, or the total, has its points: how its members are put together, and the members' points.
    pub fn whole_reason(&self, catalogue: &Catalogue, score: &UnitScore, group: Option<&Group>) -> Vec<String> {
        let aggregation = group.map_or(catalogue.aggregation, |group| group.aggregation);
        let lines = whole_reason(catalogue, score, group.map(|group| group.code.as_str()));
        let rule = say!(self, "score-reason-rule", formula = self.aggregation(aggregation));
        let nothing = lines.is_empty().then(|| say!(self, "score-reason-too-little"));
        let rounded = lines.iter().any(|line| matches!(line, Line::Worked { exact: false, .. }));
        let rounded = rounded.then(|| say!(self, "score-reason-rounded-in-print"));
        let worked = lines.iter().map(|line| self::line(self, line));
        std::iter::once(rule).chain(worked).chain(nothing).chain(rounded).collect()
    }

    /// How members make their group's points, in words.
    pub fn aggregation(&self, aggregation: Aggregation) -> String {
        match aggregation {
            Aggregation::Sum => say!(self, "score-aggregation-sum"),
            Aggregation::CappedSum => say!(self, "score-aggregation-capped-sum"),
            Aggregation::Best => say!(self, "score-aggregation-best"),
            Aggregation::ArithmeticMean => say!(self, "score-aggregation-arithmetic-mean"),
            Aggregation::GeometricMean => say!(self, "score-aggregation-geometric-mean"),
            Aggregation::HarmonicMean => say!(self, "score-aggregation-harmonic-mean"),
        }
    }

    /// A figure as it was given: `310/1.000 (31,00%)`. `digits` are those of the percent.
    pub fn answer(&self, answer: &Answer, digits: u32) -> String {
        self::answer(self, answer, digits)
    }

    /// Something about a unit's figures that somebody should look at. `digits` are those of printed percents.
    pub fn note(&self, note: &Note, digits: u32) -> String {
        match note {
            Note::OwnDiffers { indicator, own, rolled: Some(rolled) } => say!(
                self,
                "score-note-own-differs",
                indicator = indicator.as_str(),
                own = answer(self, own, digits),
                rolled = answer(self, rolled, digits)
            ),
            Note::OwnDiffers { indicator, own, rolled: None } => {
                say!(self, "score-note-own-set-aside", indicator = indicator.as_str(), own = answer(self, own, digits))
            }
            Note::PercentOnlyLeftOut { indicator, agencies } => say!(
                self,
                "score-note-percent-only",
                indicator = indicator.as_str(),
                count = agencies.len(),
                agencies = codes(agencies)
            ),
            Note::NoFigureLeftOut { indicator, agencies } => say!(
                self,
                "score-note-no-figure",
                indicator = indicator.as_str(),
                count = agencies.len(),
                agencies = codes(agencies)
            ),
            Note::NotConcerned { indicator, unit } => {
                say!(self, "score-note-not-concerned", indicator = indicator.as_str(), unit = unit.as_str())
            }
            Note::ZeroDenominator { indicator, unit } => {
                say!(self, "score-note-zero-denominator", indicator = indicator.as_str(), unit = unit.as_str())
            }
            Note::DoesNotFit { indicator, unit } => {
                say!(self, "score-note-does-not-fit", indicator = indicator.as_str(), unit = unit.as_str())
            }
            Note::Overtaken { indicator, unit } => {
                say!(self, "score-note-overtaken", indicator = indicator.as_str(), unit = unit.as_str())
            }
            Note::OverWhole { indicator } => say!(self, "score-note-over-whole", indicator = indicator.as_str()),
        }
    }
}

struct Shown<'a> {
    words: &'a Words,
    catalogue: &'a Catalogue,
    indicator: &'a Indicator,
    score: &'a IndicatorScore,
}

impl Shown<'_> {
    fn rule(&self) -> String {
        let words = self.words;
        let formula = match (self.score.reason.why, &self.indicator.rule) {
            (Why::Scored { method: Method::ShareOfYes }, _) => say!(words, "score-rule-share-of-yes"),
            (_, Rule::Steps { steps }) => {
                format!("{}: {}", words.rule(&self.indicator.rule), self.ladder(steps))
            }
            (_, rule) => words.rule(rule),
        };
        say!(words, "score-reason-rule", formula = formula)
    }

    fn ladder(&self, steps: &[Step]) -> String {
        let rung = |step: &Step| {
            say!(
                self.words,
                "score-reason-rung",
                from = self.threshold(step.from),
                points = self.words.plain(step.points, ALL_DIGITS)
            )
        };
        steps.iter().map(rung).collect::<Vec<_>>().join("; ")
    }

    /// A threshold as the indicator's value is printed.
    fn threshold(&self, value: Decimal) -> String {
        let is_share = matches!(self.indicator.input, crate::catalogue::Input::Ratio { .. })
            || matches!(self.score.answer, Some(Answer::Ratio { .. } | Answer::PercentOnly { .. }));
        figure(self.words, if is_share { Figure::percent(value) } else { Figure::plain(value) })
    }

    fn rolled_up(&self, rollup: &RollupSummary) -> String {
        let words = self.words;
        let mut parts =
            vec![say!(words, "score-reason-rolled-up", counted = rollup.counted, applicable = rollup.applicable)];
        if rollup.appraised > 0 {
            parts.push(say!(words, "score-reason-appraised", count = rollup.appraised));
        }
        match self.indicator.rollup {
            Some(Rollup::All) => parts.push(say!(words, "score-rollup-all")),
            Some(Rollup::Any) => parts.push(say!(words, "score-rollup-any")),
            Some(Rollup::Sum | Rollup::Share) | None => {}
        }
        if !rollup.percent_only_left_out.is_empty() {
            parts.push(say!(words, "score-reason-percent-only", count = rollup.percent_only_left_out.len()));
        }
        if !rollup.no_figure_left_out.is_empty() {
            parts.push(say!(words, "score-reason-without-figure", count = rollup.no_figure_left_out.len()));
        }
        if !rollup.owing.is_empty() {
            parts.push(say!(words, "score-reason-owing", count = rollup.owing.len()));
        }
        parts.join("; ")
    }

    /// Why there is no figure and what the catalogue makes of that.
    fn silence(&self) -> Option<String> {
        let words = self.words;
        match self.score.reason.why {
            Why::Scored { .. } => None,
            // The rule's own line says it already.
            Why::Followed => None,
            Why::NoPeers => Some(say!(words, "score-reason-no-peers")),
            Why::NoTarget => Some(say!(words, "score-reason-no-target")),
            Why::LeftOut { cause } => Some(say!(words, "score-reason-left-out", cause = self.left_out(cause))),
            Why::Missing { cause, policy } => Some(self.missing(cause, policy)),
        }
    }

    fn left_out(&self, cause: LeftOut) -> String {
        match cause {
            LeftOut::NotConcerned => say!(self.words, "score-cause-not-concerned", whom = self.whom()),
            LeftOut::SaidSo => say!(self.words, "score-cause-said-so"),
            LeftOut::EveryAgencySaidSo => say!(self.words, "score-cause-every-agency"),
            LeftOut::ZeroDenominator => say!(self.words, "score-cause-zero-denominator"),
            LeftOut::Appraised => say!(self.words, "score-cause-appraised-not-applicable"),
        }
    }

    fn whom(&self) -> String {
        self.words.whom(self.catalogue, self.indicator)
    }

    fn missing(&self, cause: Missing, policy: MissingPolicy) -> String {
        let words = self.words;
        let cause = match cause {
            Missing::NoFigure => say!(words, "score-cause-no-figure"),
            Missing::NoRow => say!(words, "score-cause-no-row"),
            Missing::DoesNotFit => say!(words, "score-cause-does-not-fit"),
            Missing::NotSent => say!(words, "score-cause-not-sent"),
            Missing::OnlyPercentages => say!(words, "score-cause-only-percentages"),
            Missing::Undecided => say!(words, "score-cause-undecided"),
            Missing::NotAccepted => say!(words, "score-cause-not-accepted"),
            Missing::NotAppraised => say!(words, "score-cause-not-appraised"),
        };
        match policy {
            _ if matches!(self.indicator.rule, Rule::NotScored) => cause,
            MissingPolicy::Zero => {
                let max = words.number(self.score.max, self.catalogue.digits);
                say!(words, "score-reason-missing-zero", cause = cause, max = max)
            }
            MissingPolicy::LeaveOut => say!(words, "score-reason-missing-left-out", cause = cause),
        }
    }
}

/// One line of arithmetic.
fn line(words: &Words, line: &Line) -> String {
    match line {
        Line::Worked { expression, exact, result } => {
            format!("{}{}{}", parts(words, expression), Relation::of_result(*exact).sign(), figure(words, *result))
        }
        Line::Compared { left, relation, right } => {
            format!("{}{}{}", parts(words, left), relation.sign(), figure(words, *right))
        }
        Line::Answered { yes } => say!(words, "score-reason-answered", answer = yes_no(words, *yes)),
        Line::Peers { units, lowest, lowest_unit, highest, highest_unit } => say!(
            words,
            "score-reason-peers",
            units = units.to_string(),
            lowest = parts(words, lowest),
            lowestunit = lowest_unit.as_str(),
            highest = parts(words, highest),
            highestunit = highest_unit.as_str()
        ),
        Line::Spread { mean, deviation } => {
            say!(words, "score-reason-spread", mean = figure(words, *mean), deviation = figure(words, *deviation))
        }
        Line::Points { points } => say!(words, "score-reason-points", points = figure(words, *points)),
        Line::Entered { points, instead_of } => {
            words.entered_points(figure(words, *points), instead_of.map(|ruled| figure(words, ruled)))
        }
    }
}

fn parts(words: &Words, parts: &[Part]) -> String {
    let part = |part: &Part| match part {
        Part::Figure(number) => figure(words, *number),
        Part::Symbol(symbol) => symbol.sign().to_owned(),
    };
    parts.iter().map(part).collect()
}

fn figure(words: &Words, figure: Figure) -> String {
    if figure.percent { words.percent(figure.value, figure.digits) } else { words.number(figure.value, figure.digits) }
}

fn yes_no(words: &Words, yes: bool) -> String {
    if yes { say!(words, "score-yes") } else { say!(words, "score-no") }
}

fn answer(words: &Words, answer: &Answer, digits: u32) -> String {
    let plain = |value: &Decimal| words.plain(*value, ALL_DIGITS);
    match answer {
        Answer::Ratio { numerator, denominator } => {
            let percent = answer.value().map(|value| words.percent(value, digits));
            format!("{}/{} ({})", plain(numerator), plain(denominator), percent.as_deref().unwrap_or(super::NO_VALUE))
        }
        Answer::PercentOnly { fraction } => figure(words, Figure::percent(*fraction)),
        Answer::Count { count: value } | Answer::Value { value } => plain(value),
        Answer::YesNo { yes } => yes_no(words, *yes),
        Answer::Silent { .. } => super::NO_VALUE.to_owned(),
    }
}

fn codes(units: &[UnitCode]) -> String {
    units.iter().map(UnitCode::as_str).collect::<Vec<_>>().join(", ")
}
