//! Where a unit stands among others, and how score *and* rank moved since an earlier period: never one without the other.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::catalogue::{Catalogue, Direction};
use crate::domain::UnitCode;

use super::place::places;
use super::standing::{Standing, ranked_units_figure};

/// A unit's place among some units, with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Position {
    pub points: Decimal,
    /// The printed percent of the applicable maximum, 0–100; nothing where nothing applies or nothing was sent.
    pub percent: Option<Decimal>,
    /// 1 is best; nothing for a unit that is not ranked.
    pub rank: Option<u32>,
    pub tied: bool,
    /// How many of these units are ranked.
    pub of: usize,
}

/// The place of a unit among those that `counts` names; nothing where the unit is not among them.
///
/// Scores are those worked out among all; only the order is taken anew, on the same printed digits.
pub fn position(
    catalogue: &Catalogue,
    standings: &[Standing],
    unit: &UnitCode,
    counts: impl Fn(&UnitCode) -> bool,
) -> Option<Position> {
    let own = standings.iter().find(|standing| standing.score.unit == *unit && counts(unit))?;
    let among = standings.iter().map(|standing| &standing.score).filter(|score| counts(&score.unit));
    let (units, figures): (Vec<&UnitCode>, Vec<Decimal>) =
        among.filter_map(|score| Some((&score.unit, ranked_units_figure(catalogue, score)?))).unzip();
    let places = places(&figures, Direction::Higher, catalogue.ties);
    let place = units.iter().zip(places).find(|(ranked, _)| **ranked == unit).map(|(_, place)| place);
    Some(Position {
        points: own.score.points,
        percent: own.score.percent.filter(|_| own.score.sent),
        rank: place.map(|place| place.rank),
        tied: place.is_some_and(|place| place.tied),
        of: units.len(),
    })
}

/// The same unit at two times, each among the units that were ranked then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Change {
    pub before: Position,
    pub now: Position,
}

impl Change {
    /// How many percent of the maximum were gained; nothing where either time has none.
    pub fn percent(&self) -> Option<Decimal> {
        Some(self.now.percent?.saturating_sub(self.before.percent?))
    }

    /// How many places were climbed, below zero for a fall; nothing where either time has no rank.
    pub fn climbed(&self) -> Option<i64> {
        Some(i64::from(self.before.rank?) - i64::from(self.now.rank?))
    }
}
