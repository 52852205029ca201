//! How far an indicator's answers can be moved by whole counts, and the answers once they are moved.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::catalogue::{Direction, Indicator};
use crate::domain::{Answer, UnitCode};
use crate::scoring::{IndicatorScore, State};

use super::super::indicator::better_direction;

/// More counts are never tried where nothing bounds them.
pub(super) const MOST_COUNTS: u64 = 1 << 30;

/// The answers that make an indicator's figure, each with how far it can go.
pub(super) struct Room<'a> {
    pub(super) indicator: String,
    pub(super) better: Direction,
    /// Counts in all; nothing where nothing bounds them.
    pub(super) most: Option<u64>,
    places: Vec<Place<'a>>,
}

struct Place<'a> {
    /// Whose workbook it is: the unit's own, or an agency's.
    unit: &'a UnitCode,
    answer: &'a Answer,
    most: Option<u64>,
}

impl<'a> Room<'a> {
    /// Nothing where there is no figure in whole counts, or nothing left to move.
    pub(super) fn of(indicator: &Indicator, score: &'a IndicatorScore) -> Option<Self> {
        // Points that an appraiser entered do not move with the figure.
        if score.state != State::Answered || score.has_entered_points() {
            return None;
        }
        let better = better_direction(indicator);
        let places: Vec<Place<'a>> = score
            .sources
            .iter()
            .filter_map(|source| {
                let answer = source.counted()?;
                let most = most(answer, better);
                (most != Some(0)).then_some(Place { unit: &source.unit, answer, most })
            })
            .collect();
        let all = places.iter().map(|place| place.most).try_fold(0u64, |sum, most| Some(sum.saturating_add(most?)));
        (!places.is_empty()).then(|| Self { indicator: indicator.code.clone(), better, most: all, places })
    }

    /// The answers that say otherwise once so many counts are moved: the first is filled first.
    pub(super) fn moved(&self, counts: u64) -> Vec<(&'a UnitCode, Answer)> {
        let mut left = counts;
        let moved = self.places.iter().map_while(|place| {
            let here = place.most.map_or(left, |most| most.min(left));
            left -= here;
            (here > 0).then(|| (place.unit, moved(place.answer, self.better, here.into())))
        });
        moved.collect()
    }
}

/// How many counts an answer can be moved; nothing where nothing bounds it.
fn most(answer: &Answer, better: Direction) -> Option<u64> {
    let whole = |room: Decimal| Some(room.floor().to_u64().unwrap_or(0));
    match (answer, better) {
        (Answer::Ratio { numerator, denominator }, Direction::Higher) => whole(denominator.saturating_sub(*numerator)),
        (Answer::Ratio { numerator, .. }, Direction::Lower) => whole(*numerator),
        (Answer::Count { .. }, Direction::Higher) => None,
        (Answer::Count { count }, Direction::Lower) => whole(*count),
        (Answer::YesNo { yes }, _) => Some(u64::from(*yes != (better == Direction::Higher))),
        // Bare percentages and measured values are not made of counts.
        (Answer::PercentOnly { .. } | Answer::Value { .. } | Answer::Silent { .. }, _) => Some(0),
    }
}

fn moved(answer: &Answer, better: Direction, counts: Decimal) -> Answer {
    let by = |figure: &Decimal| match better {
        Direction::Higher => figure.saturating_add(counts),
        Direction::Lower => figure.saturating_sub(counts),
    };
    match answer {
        Answer::Ratio { numerator, denominator } => {
            Answer::Ratio { numerator: by(numerator), denominator: *denominator }
        }
        Answer::Count { count } => Answer::Count { count: by(count) },
        Answer::YesNo { yes } => Answer::YesNo { yes: !yes },
        other => other.clone(),
    }
}
