//! Pace: whether what was gained between cut-offs is enough to reach a target by its deadline.
//!
//! Everything is worked out from one number, the days that what is missing takes at today's pace, so that the status and
//! the date reached never say different things. Formula and edge cases: docs/scoring.md.

use jiff::SignedDuration;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use crate::catalogue::Direction;
use crate::domain::points;

/// Digits to which days are worked out: the last digit of a quotient must not decide what is on track.
const DIGITS: u32 = 12;
/// A date further away than this is no statement that anybody could rest on: fifty years.
const FURTHEST_DAYS: i64 = 50 * 365;

/// A figure and the day it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Reading {
    pub day: Date,
    /// In the indicator's measure: a fraction for ratios.
    pub value: Decimal,
}

/// What the readings are to lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    pub target: Decimal,
    pub deadline: Date,
    pub better: Direction,
}

/// How an indicator stands to its target on the day of its last reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PaceStatus {
    /// The target is reached, however it came to that.
    Reached,
    /// At today's pace the target is reached by its deadline.
    OnTrack,
    /// At least half of the pace that is needed.
    Behind,
    /// Less than half of it, standing still or going back.
    FarBehind,
    /// Not reached on or after the day of the deadline.
    NotReached,
    /// Fewer than two readings of different days: there is no pace.
    Unknown,
}

/// The pace towards a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Pace {
    pub status: PaceStatus,
    /// What is gained per day in the better direction, below zero where it gets worse; nothing without two readings.
    pub per_day: Option<Decimal>,
    /// What would have to be gained per day from the last reading on; nothing once reached or past the deadline.
    pub required_per_day: Option<Decimal>,
    /// Today's pace over the required one: 1 and above is on track, 0.5 and above behind. Nothing where either is missing.
    pub ratio: Option<Decimal>,
    /// When the target is reached at today's pace; nothing where it is reached already, never, or not within fifty years.
    pub reached_on: Option<Date>,
    /// The readings that the pace is taken from.
    pub first: Reading,
    pub last: Reading,
    /// Days from the last reading to the deadline, below zero after it.
    pub days_left: i64,
}

/// The pace of a straight line through the readings: of two their difference, of more the line of least squares.
///
/// Readings come in any order; of two for the same day the later one in the list counts. Nothing without readings.
pub fn pace(readings: &[Reading], goal: Goal) -> Option<Pace> {
    let readings = by_day(readings);
    let (first, last) = (*readings.first()?, *readings.last()?);
    let missing = towards(goal.better, goal.target.saturating_sub(last.value)).max(Decimal::ZERO);
    let days_left = days(last.day, goal.deadline);
    let line = Line::through(&readings, goal.better);
    let open = missing > Decimal::ZERO && days_left > 0;
    let takes = line.filter(|line| line.rises() && missing > Decimal::ZERO).map(|line| line.days_for(missing));
    Some(Pace {
        status: status(missing, days_left, line, takes),
        per_day: line.map(Line::slope),
        required_per_day: open.then(|| missing.checked_div(days_left.into())).flatten(),
        ratio: line.filter(|_| open).map(|line| ratio(line, missing, days_left)),
        reached_on: takes.and_then(|takes| after(last.day, takes)),
        first,
        last,
        days_left,
    })
}

fn status(missing: Decimal, days_left: i64, line: Option<Line>, takes: Option<Decimal>) -> PaceStatus {
    let left = Decimal::from(days_left);
    match (line, takes) {
        _ if missing.is_zero() => PaceStatus::Reached,
        _ if days_left <= 0 => PaceStatus::NotReached,
        (None, _) => PaceStatus::Unknown,
        (Some(_), Some(takes)) if takes <= left => PaceStatus::OnTrack,
        (Some(_), Some(takes)) if takes <= left * Decimal::TWO => PaceStatus::Behind,
        (Some(_), _) => PaceStatus::FarBehind,
    }
}

/// Positive is better, whichever way the indicator is read.
fn towards(better: Direction, difference: Decimal) -> Decimal {
    match better {
        Direction::Higher => difference,
        Direction::Lower => -difference,
    }
}

fn by_day(readings: &[Reading]) -> Vec<Reading> {
    let mut sorted: Vec<Reading> = Vec::with_capacity(readings.len());
    for reading in readings {
        sorted.retain(|known| known.day != reading.day);
        sorted.push(*reading);
    }
    sorted.sort_by_key(|reading| reading.day);
    sorted
}

fn days(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// The first day on which so many days have passed.
fn after(day: Date, takes: Decimal) -> Option<Date> {
    let whole = takes.ceil().to_i64().filter(|days| *days <= FURTHEST_DAYS)?;
    day.checked_add(SignedDuration::from_hours(24 * whole)).ok()
}

fn ratio(line: Line, missing: Decimal, days_left: i64) -> Decimal {
    let gained = line.rise.saturating_mul(days_left.into());
    points::round(gained.checked_div(line.run.saturating_mul(missing)).unwrap_or(Decimal::MAX), DIGITS)
}

/// A slope as the two sums it is the quotient of, so that it is divided last.
#[derive(Debug, Clone, Copy)]
struct Line {
    rise: Decimal,
    /// Above zero.
    run: Decimal,
}

impl Line {
    /// Least squares; through two points simply the line between them. Nothing where there are no two days.
    fn through(readings: &[Reading], better: Direction) -> Option<Self> {
        let first = readings.first()?;
        let count = Decimal::from(readings.len());
        let (mut x, mut y, mut xx, mut xy) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
        for reading in readings {
            let day = Decimal::from(days(first.day, reading.day));
            let gained = towards(better, reading.value.saturating_sub(first.value));
            x += day;
            y = y.saturating_add(gained);
            xx += day * day;
            xy = xy.saturating_add(day.saturating_mul(gained));
        }
        let rise = count.saturating_mul(xy).saturating_sub(x.saturating_mul(y));
        let run = count * xx - x * x;
        (run > Decimal::ZERO).then_some(Self { rise, run })
    }

    fn rises(&self) -> bool {
        self.rise > Decimal::ZERO
    }

    fn slope(self) -> Decimal {
        self.rise.checked_div(self.run).unwrap_or_default()
    }

    /// Days in which so much is gained. Only for a line that rises.
    fn days_for(self, missing: Decimal) -> Decimal {
        let days = missing.saturating_mul(self.run).checked_div(self.rise);
        points::round(days.unwrap_or(Decimal::MAX), DIGITS)
    }
}
