//! What a unit's figures say against those of the last period: running totals that fell, values that jumped.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::catalogue::{Catalogue, Indicator, Input};
use crate::domain::{Answer, UnitCode};

use super::super::robust::Spread;
use super::{Flag, FlagKind, UnitFigures};

/// A jump is at least half of what was there before. The program's own choice.
const LEAST_RELATIVE: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

type Then<'a> = HashMap<&'a UnitCode, &'a UnitFigures>;

fn by_unit(figures: &[UnitFigures]) -> Then<'_> {
    figures.iter().map(|figures| (&figures.unit, figures)).collect()
}

/// Running totals smaller than they were; of ratios the numerator is the running total.
pub(super) fn falls(catalogue: &Catalogue, now: &[UnitFigures], before: &[UnitFigures]) -> Vec<Flag> {
    let then = by_unit(before);
    let of_unit = |figures: &UnitFigures| -> Vec<Flag> {
        let Some(earlier) = then.get(&figures.unit) else { return Vec::new() };
        let fell = catalogue.cumulative.iter().filter_map(|code| {
            let (before, now) = (running_total(earlier, code)?, running_total(figures, code)?);
            (now < before).then(|| FlagKind::Fell { indicator: code.clone(), before, now })
        });
        fell.map(|kind| Flag { unit: figures.unit.clone(), kind }).collect()
    };
    now.iter().flat_map(of_unit).collect()
}

fn running_total(figures: &UnitFigures, code: &str) -> Option<Decimal> {
    match figures.answer(code)? {
        Answer::Ratio { numerator, .. } => Some(*numerator),
        Answer::PercentOnly { .. } => None,
        other => other.value(),
    }
}

/// Values that moved by half and more, and far more than the others' did.
pub(super) fn jumps(catalogue: &Catalogue, now: &[UnitFigures], before: &[UnitFigures]) -> Vec<Flag> {
    let then = by_unit(before);
    let moves = |indicator: &&Indicator| !matches!(indicator.input, Input::YesNo) || indicator.measures_a_fraction();
    catalogue.asked().filter(moves).flat_map(|indicator| jumps_of(indicator, now, &then)).collect()
}

struct Moved<'a> {
    unit: &'a UnitCode,
    before: Decimal,
    now: Decimal,
    relative: Option<Decimal>,
    /// What is held against the others' changes.
    change: Option<Decimal>,
}

fn jumps_of(indicator: &Indicator, now: &[UnitFigures], then: &Then<'_>) -> Vec<Flag> {
    let moved: Vec<Moved<'_>> = now.iter().filter_map(|figures| moved(indicator, figures, then)).collect();
    let Some(spread) = Spread::of(moved.iter().filter_map(|moved| moved.change)) else { return Vec::new() };
    let flag = |moved: Moved<'_>| {
        let Moved { unit, before, now, relative, change } = moved;
        let large = relative.is_none_or(|relative| relative.abs() >= LEAST_RELATIVE);
        // Who moved less than the others did has not jumped.
        let same_way = |z: &Decimal| z.is_sign_negative() == (now < before);
        let z = spread.standing_out(change?).filter(|_| large).filter(same_way)?;
        let kind = FlagKind::Jump { indicator: indicator.code.clone(), before, now, relative, z };
        Some(Flag { unit: unit.clone(), kind })
    };
    moved.into_iter().filter_map(flag).collect()
}

/// Shares are held against each other by their difference, counts and values by their relative change: a large
/// unit's counts move by larger numbers.
fn moved<'a>(indicator: &Indicator, figures: &'a UnitFigures, then: &Then<'_>) -> Option<Moved<'a>> {
    let before = then.get(&figures.unit)?.value(&indicator.code)?;
    let now = figures.value(&indicator.code)?;
    let difference = now.saturating_sub(before);
    let relative = difference.checked_div(before).filter(|_| before > Decimal::ZERO);
    let change = if indicator.measures_a_fraction() { Some(difference) } else { relative };
    Some(Moved { unit: &figures.unit, before, now, relative, change })
}
