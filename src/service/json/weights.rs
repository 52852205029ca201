//! The shape of `egov-score weights`.

use serde::Serialize;

use crate::compare::Shift;
use crate::domain::{UnitCode, points};
use crate::service::ranges::{Influence, decimal};
use crate::service::score::PeriodScores;

/// `egov-score/weights/1`.
#[derive(Debug, Serialize)]
pub struct Weights {
    schema: &'static str,
    catalogue: String,
    catalogue_version: u32,
    period: String,
    unit: String,
    rank: Option<u32>,
    share: String,
    /// Those that matter most first.
    weights: Vec<Weight>,
}

#[derive(Debug, Serialize)]
struct Weight {
    code: String,
    kind: &'static str,
    weight: String,
    up: Moved,
    down: Moved,
}

#[derive(Debug, Serialize)]
struct Moved {
    rank: u32,
    rank_change: i64,
    /// Of what the unit is ranked by: percentage points, or points.
    change: String,
    mean_rank_change: String,
}

/// What each weight does to a unit.
pub fn weights(scores: &PeriodScores, unit: &UnitCode, share: f64, influences: &[Influence], digits: u32) -> Weights {
    Weights {
        schema: "egov-score/weights/1",
        catalogue: scores.catalogue.id.clone(),
        catalogue_version: scores.catalogue.version,
        period: scores.period.to_string(),
        unit: unit.to_string(),
        rank: scores.of(unit).and_then(|standing| standing.rank),
        share: decimal(share).normalize().to_string(),
        weights: influences.iter().map(|influence| weight(influence, digits)).collect(),
    }
}

fn weight(influence: &Influence, digits: u32) -> Weight {
    let weight = &influence.weight;
    Weight {
        code: weight.code.clone(),
        kind: if weight.is_group { "group" } else { "indicator" },
        weight: decimal(weight.stated).normalize().to_string(),
        up: moved(influence.up, digits),
        down: moved(influence.down, digits),
    }
}

fn moved(shift: Shift, digits: u32) -> Moved {
    Moved {
        rank: shift.rank,
        rank_change: shift.rank_change,
        change: points::printed(decimal(shift.figure_change), digits),
        mean_rank_change: points::printed(decimal(shift.mean_rank_change), 2),
    }
}
