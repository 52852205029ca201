//! What a trial says to a person: what is set otherwise, and what it was.

use rust_decimal::Decimal;

use super::{NO_VALUE, Words};
use crate::catalogue::{Catalogue, Indicator, Input, WeighedBy};
use crate::domain::{Answer, Change, Silence, UnitCode};
use crate::say;

/// Decimals up to which maxima and weights are shown.
const WEIGHT_DIGITS: u32 = 6;

impl Words {
    /// A change with what it was before: `Chỉ tiêu của D1 (Dịch vụ công …): 30% → 40%`. `catalogue` is the one before, `known` what
    /// a unit answered.
    pub fn scenario_change(
        &self,
        catalogue: &Catalogue,
        change: &Change,
        name: impl Fn(&UnitCode) -> String,
        known: impl Fn(&UnitCode, &str) -> Option<Answer>,
    ) -> String {
        match change {
            Change::Answer { unit, indicator, answer } => {
                let before = known(unit, indicator).map(|known| self.answer_or_silence(&known, catalogue.digits));
                say!(
                    self,
                    "what-if-change-answer",
                    indicator = self.indicator_named(catalogue, indicator),
                    unit = name(unit),
                    before = before.unwrap_or_else(|| NO_VALUE.to_owned()),
                    after = self.answer_or_silence(answer, catalogue.digits)
                )
            }
            Change::Target { indicator, value } => {
                let asked = catalogue.indicator(indicator);
                let shown = |value: Decimal| asked.map_or_else(String::new, |asked| self.target(asked, value));
                let before = asked.and_then(|asked| asked.target.as_ref()).map(|target| shown(target.value));
                say!(
                    self,
                    "what-if-change-target",
                    indicator = self.indicator_named(catalogue, indicator),
                    before = before.unwrap_or_else(|| NO_VALUE.to_owned()),
                    after = shown(*value)
                )
            }
            Change::Weight { indicator, to } => {
                let (what, weighed) =
                    (self.indicator_named(catalogue, indicator), catalogue.indicator_weight(indicator).ok());
                self.weight_change(what, weighed, *to)
            }
            Change::GroupWeight { group, to } => {
                let named = catalogue.group(group).map(|known| self.text(&known.name));
                let what = say!(self, "what-if-group", code = group.as_str(), name = named.unwrap_or_default());
                self.weight_change(what, catalogue.group_weight(group).ok(), *to)
            }
        }
    }

    fn weight_change(&self, what: String, weighed: Option<(WeighedBy, Decimal)>, to: Decimal) -> String {
        let before = weighed.map_or_else(|| NO_VALUE.to_owned(), |(_, before)| self.plain(before, WEIGHT_DIGITS));
        let after = self.plain(to, WEIGHT_DIGITS);
        match weighed {
            Some((WeighedBy::Weight, _)) => {
                say!(self, "what-if-change-weight", what = what, before = before, after = after)
            }
            _ => say!(self, "what-if-change-max", what = what, before = before, after = after),
        }
    }

    /// What a weight is called where it is one: `Điểm tối đa`, `Trọng số`.
    pub fn weighed_by(&self, by: WeighedBy) -> String {
        match by {
            WeighedBy::Maximum => say!(self, "what-if-max"),
            WeighedBy::Weight => say!(self, "what-if-weight"),
        }
    }

    /// A target as exactly as it was set: `40%`, `12,5%`.
    pub fn target(&self, indicator: &Indicator, value: Decimal) -> String {
        match indicator.measures_a_fraction() {
            true => format!("{}%", self.plain(value.saturating_mul(Decimal::ONE_HUNDRED), WEIGHT_DIGITS)),
            false => self.measured(indicator, value),
        }
    }

    /// The same of a silence: `Chưa có số liệu`.
    pub fn answer_or_silence(&self, answer: &Answer, digits: u32) -> String {
        match answer {
            Answer::Silent { reason: Silence::NotApplicable } => say!(self, "score-state-not-applicable"),
            Answer::Silent { reason: Silence::NoData } => say!(self, "score-state-no-data"),
            answer => self.answer(answer, digits),
        }
    }

    /// An answer as a person would type it, so that it is read back as the very same.
    pub fn typed(&self, answer: &Answer) -> String {
        let plain = |number: Decimal| self.typed_number(number);
        match answer {
            Answer::Ratio { numerator, denominator } => {
                format!("{}/{}", numerator.normalize(), denominator.normalize())
            }
            Answer::PercentOnly { fraction } => {
                format!("{}%", plain(fraction.saturating_mul(Decimal::ONE_HUNDRED)))
            }
            Answer::Count { count: number } | Answer::Value { value: number } => plain(*number),
            Answer::YesNo { yes: true } => say!(self, "answer-yes"),
            Answer::YesNo { yes: false } => say!(self, "answer-no"),
            Answer::Silent { .. } => self.answer_or_silence(answer, 0),
        }
    }

    /// A target as a person would type it: `40%`, `5200`, `Có`.
    pub fn typed_target(&self, indicator: &Indicator, value: Decimal) -> String {
        match &indicator.input {
            _ if indicator.measures_a_fraction() => {
                format!("{}%", self.typed_number(value.saturating_mul(Decimal::ONE_HUNDRED)))
            }
            Input::YesNo => self.typed(&Answer::YesNo { yes: !value.is_zero() }),
            Input::Ratio { .. } | Input::Count { .. } | Input::Value { .. } => self.typed_number(value),
        }
    }

    /// A number as a person would type it: without groups, and never one mark before three digits.
    pub fn typed_number(&self, number: Decimal) -> String {
        let plain = number.normalize();
        let ambiguous = plain.scale() == 3;
        let text = if ambiguous { format!("{plain}0") } else { plain.to_string() };
        self.proposed(&text)
    }
}
