//! What share of its points each unit gained in each group (or in each indicator of a group): the radar, and the words
//! that it has in common with the parallel dots.

use rust_decimal::Decimal;

use super::{Part, Writer};
use crate::chart::{Axis, Body, Look, MOST_RINGS, Radar, Ring, Sign, Spoke};
use crate::compare::quantile;
use crate::domain::{UnitCode, points};
use crate::i18n::NO_VALUE;
use crate::say;
use crate::scoring::{GroupScore, IndicatorScore, UnitScore};
use crate::service::ServiceError;
use crate::service::figures::Measure;

/// Fewer spokes make no shape.
const FEWEST_SPOKES: usize = 3;

/// One group or indicator over all units.
pub(super) struct Share<'a> {
    pub(super) name: String,
    /// Its maximum points.
    max: Decimal,
    /// Percents of the maximum, the least first.
    pub(super) units: Vec<(&'a UnitCode, Decimal)>,
}

impl Share<'_> {
    pub(super) fn of(&self, unit: &UnitCode) -> Option<Decimal> {
        self.units.iter().find(|(other, _)| *other == unit).map(|(_, share)| *share)
    }

    pub(super) fn median(&self) -> Option<Decimal> {
        let shares: Vec<Decimal> = self.units.iter().map(|(_, share)| *share).collect();
        quantile(&shares, Decimal::new(5, 1))
    }

    pub(super) fn best(&self) -> Option<Decimal> {
        self.units.last().map(|(_, share)| *share)
    }
}

impl Writer<'_> {
    /// The outermost groups of the whole; the indicators of one group.
    pub(super) fn shares(&self) -> Vec<Share<'_>> {
        let name = |code: &str, text| format!("{code}. {}", self.words.text(text));
        if self.request.measure == Measure::Total {
            let groups = self.scores.catalogue.groups_in(None);
            let of =
                |code: &str| self.sorted_shares(|score| score.group(code).and_then(|group| group_share(score, group)));
            return groups
                .map(|group| Share { name: name(&group.code, &group.name), max: group.max, units: of(&group.code) })
                .collect();
        }
        let indicators = self.indicators_measured().into_iter();
        let of = |code: &str| self.sorted_shares(|score| score.indicator(code).and_then(IndicatorScore::share));
        indicators
            .map(|indicator| {
                let (name, units) = (name(&indicator.code, &indicator.name), of(&indicator.code));
                Share { name, max: indicator.max, units }
            })
            .collect()
    }

    fn sorted_shares(&self, share: impl Fn(&UnitScore) -> Option<Decimal>) -> Vec<(&UnitCode, Decimal)> {
        let shown = self.shown().filter_map(|figure| self.scores.of(&figure.unit));
        let mut units: Vec<(&UnitCode, Decimal)> =
            shown.filter_map(|standing| Some((&standing.score.unit, share(&standing.score)?))).collect();
        units.sort_by_key(|(_, share)| *share);
        units
    }

    /// The shape of the own unit, of those chosen, of the median and of the best in each.
    ///
    /// # Errors
    /// Fewer than three spokes.
    pub(super) fn radar(&self) -> Result<Part, ServiceError> {
        let shares = self.shares();
        if shares.len() < FEWEST_SPOKES {
            return Err(ServiceError::TooFewSpokes { count: shares.len() });
        }
        let own = self.request.own.iter().map(|own| (own, Look::Own));
        let chosen = self.request.with.iter().zip(0u8..).map(|(unit, number)| (unit, Look::Named(number)));
        let units = own.chain(chosen).filter(|(unit, _)| self.figures.of(unit).is_some());
        let of_unit = |(unit, look): (&UnitCode, Look)| Ring {
            key: Some(unit.to_string()),
            name: self.project.name_of(unit).to_owned(),
            look,
            values: shares.iter().map(|share| share.of(unit)).collect(),
        };
        let of_all = |name: String, look, values| Ring { key: None, name, look, values };
        let mut rings: Vec<Ring> = units.map(of_unit).take(MOST_RINGS - 2).collect();
        rings.push(of_all(
            say!(self.words, "chart-ring-median"),
            Look::Median,
            shares.iter().map(Share::median).collect(),
        ));
        rings.push(of_all(say!(self.words, "chart-ring-best"), Look::Best, shares.iter().map(Share::best).collect()));
        let has_figures = shares.iter().any(|share| !share.units.is_empty());
        let legend = rings.iter().map(|ring| (Sign::Look(ring.look), ring.name.clone())).collect();
        let body = Radar {
            axis: Axis::covering([Decimal::ONE_HUNDRED], |value| format!("{}%", self.words.plain(value, 0))),
            spokes: shares.iter().map(|share| self.spoke(share)).collect(),
            rings: if has_figures { rings } else { Vec::new() },
        };
        let part = Part::new(self.profile_title(&shares), Body::Radar(body));
        Ok(Part {
            legend,
            subtitle: Some(self.profile_subtitle()),
            notes: vec![say!(self.words, "chart-note-radar")],
            ..part
        })
    }

    fn spoke(&self, share: &Share<'_>) -> Spoke {
        let (median, best) = (self.percent_or_none(share.median()), self.percent_or_none(share.best()));
        let own = self.request.own.as_ref().filter(|own| self.figures.of(own).is_some());
        let figures = match own {
            Some(own) => {
                let own = self.percent_or_none(share.of(own));
                say!(self.words, "chart-spoke-own", own = own, median = median, best = best)
            }
            None => say!(self.words, "chart-spoke", median = median, best = best),
        };
        Spoke { name: share.name.clone(), figures }
    }

    pub(super) fn percent_or_none(&self, share: Option<Decimal>) -> String {
        share.map_or_else(|| NO_VALUE.to_owned(), |share| format!("{}%", self.words.number(share, 1)))
    }

    /// Where the own unit stands highest against the median, and where lowest; of those that are as low, where it lost most.
    pub(super) fn profile_title(&self, shares: &[Share<'_>]) -> String {
        let none = || say!(self.words, "chart-title-profile");
        let Some(own) = self.request.own.as_ref().and_then(|own| self.figures.of(own)) else { return none() };
        let against = |share: &Share<'_>| {
            let of_own = share.of(&own.unit)?;
            let lost = (Decimal::ONE_HUNDRED - of_own) * share.max;
            Some((share.name.clone(), of_own - share.median()?, lost))
        };
        let mut found: Vec<(String, Decimal, Decimal)> = shares.iter().filter_map(against).collect();
        found.sort_by_key(|(_, points, lost)| (*points, std::cmp::Reverse(*lost)));
        let points = |points: Decimal| self.words.signed(points, 1);
        let unit = own.name.as_str();
        match found.as_slice() {
            [] => none(),
            [(name, only, _)] => {
                say!(self.words, "chart-title-profile-one", unit = unit, name = name.as_str(), points = points(*only))
            }
            // Nothing stands out.
            [(_, below, _), .., (_, above, _)] if above == below => none(),
            // What is not below the median is no low.
            [(_, below, _), .., (name, above, _)] if *below >= Decimal::ZERO => {
                say!(self.words, "chart-title-profile-best", unit = unit, name = name.as_str(), points = points(*above))
            }
            [(worst, below, _), .., (best, above, _)] => say!(
                self.words,
                "chart-title-profile-own",
                unit = unit,
                best = best.as_str(),
                above = points(*above),
                worst = worst.as_str(),
                below = points(*below)
            ),
        }
    }

    pub(super) fn profile_subtitle(&self) -> String {
        let scope = self.measure_scope();
        let period = self.words.period(self.request.period);
        say!(self.words, "chart-subtitle-profile", measure = scope, period = period) + &self.part_in_words()
    }
}

/// What share of its points a unit gained in a group, 0–100.
fn group_share(score: &UnitScore, group: &GroupScore) -> Option<Decimal> {
    let told = group.told().filter(|_| score.sent && group.max > Decimal::ZERO);
    points::percent_of(told?, group.max)
}
