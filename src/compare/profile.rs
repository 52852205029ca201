//! Where a unit is strong and where it is weak among its peers, indicator by indicator.
//!
//! An indicator is measured by what share of its maximum was gained, so that different rules can be compared. A strength
//! lies at or above the upper quartile of the peers and above their median, a weakness at or below the lower quartile and
//! below the median; they are put in order by the points gained or lost against the median. A silence is neither: it is
//! told apart, with the points that it keeps back.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::domain::{UnitCode, points};
use crate::scoring::{IndicatorScore, State, UnitScore};

use super::national::quantile;

/// With fewer figures, the unit's own among them, quartiles say nothing. The program's own choice.
const FEWEST: usize = 4;

/// An indicator in which a unit stands out among its peers. Shares are percents of the indicator's maximum, 0–100.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standout {
    pub indicator: String,
    pub share: Decimal,
    pub median: Decimal,
    pub lower_quartile: Decimal,
    pub upper_quartile: Decimal,
    /// Points against a unit at the median, below zero for a weakness.
    pub points: Decimal,
    /// How many peers have a figure, the unit itself among them.
    pub peers: usize,
}

/// An indicator that would count and for which the unit has no figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unanswered {
    pub indicator: String,
    pub state: State,
    /// The most it could give.
    pub max: Decimal,
}

/// What stands out of a unit's indicators.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Profile {
    /// Strongest first.
    pub strengths: Vec<Standout>,
    /// Weakest first.
    pub weaknesses: Vec<Standout>,
    /// In form order.
    pub unanswered: Vec<Unanswered>,
}

/// The strengths and weaknesses of a unit among `peers`, the unit itself among them; at most `most` of each.
pub fn profile(catalogue: &Catalogue, peers: &[&UnitScore], unit: &UnitCode, most: usize) -> Profile {
    let Some(own) = peers.iter().find(|score| score.unit == *unit) else { return Profile::default() };
    let standouts: Vec<(Side, Standout)> =
        own.indicators.iter().filter_map(|score| standout(catalogue, peers, score)).collect();
    Profile {
        strengths: furthest(&standouts, Side::Above, most),
        weaknesses: furthest(&standouts, Side::Below, most),
        unanswered: catalogue
            .scored()
            .filter_map(|indicator| unanswered(own, &indicator.code, indicator.max))
            .collect(),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Below,
}

fn furthest(standouts: &[(Side, Standout)], side: Side, most: usize) -> Vec<Standout> {
    let mut found: Vec<Standout> =
        standouts.iter().filter(|(its, _)| *its == side).map(|(_, standout)| standout.clone()).collect();
    found.sort_by(|a, b| b.points.abs().cmp(&a.points.abs()).then_with(|| a.indicator.cmp(&b.indicator)));
    found.truncate(most);
    found
}

fn standout(catalogue: &Catalogue, peers: &[&UnitScore], own: &IndicatorScore) -> Option<(Side, Standout)> {
    let share = own.share()?;
    let mut shares: Vec<Decimal> =
        peers.iter().filter_map(|peer| peer.indicator(&own.code)).filter_map(IndicatorScore::share).collect();
    shares.sort_unstable();
    let at = |hundredths: i64| quantile(&shares, Decimal::new(hundredths, 2)).filter(|_| shares.len() >= FEWEST);
    let (lower_quartile, median, upper_quartile) = (at(25)?, at(50)?, at(75)?);
    let side = match share {
        share if share >= upper_quartile && share > median => Side::Above,
        share if share <= lower_quartile && share < median => Side::Below,
        _ => return None,
    };
    let against = share.saturating_sub(median).saturating_mul(own.max) / Decimal::ONE_HUNDRED;
    let standout = Standout {
        indicator: own.code.to_string(),
        share,
        median,
        lower_quartile,
        upper_quartile,
        points: points::round(against, catalogue.digits),
        peers: shares.len(),
    };
    Some((side, standout))
}

fn unanswered(own: &UnitScore, indicator: &str, max: Decimal) -> Option<Unanswered> {
    let state = own.indicator(indicator)?.state;
    matches!(state, State::NoData | State::NotSent).then(|| Unanswered { indicator: indicator.to_owned(), state, max })
}
