//! Units whose figures are nearly all the same: a column copied from a neighbour's workbook.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use crate::domain::{Answer, UnitCode};

use super::{Flag, FlagKind, UnitFigures};

/// How many alike figures it takes. The program's own choice, as the three below.
const FEWEST: usize = 5;
/// And what share of the figures that both gave, in percent.
const LEAST_PERCENT: usize = 80;
/// Figures that more units share are no sign of copying: a rule or a custom makes them.
const MOST_SHARING: usize = 5;
/// Small numbers are alike by chance.
const LEAST_NUMBER: Decimal = Decimal::TEN;

/// The two numbers of an answer; the second is 0 where it has one only.
type Numbers = (Decimal, Decimal);
/// The telling figures of one unit, by indicator.
type Column<'a> = BTreeMap<&'a str, Numbers>;

/// A flag for each unit of each pair that is nearly all alike.
pub(super) fn pairs(now: &[UnitFigures]) -> Vec<Flag> {
    let columns: Vec<(&UnitCode, Column<'_>)> = now.iter().map(|figures| (&figures.unit, column(figures))).collect();
    candidates(&columns).into_iter().flat_map(|(a, b)| flags_of(&columns[a], &columns[b])).collect()
}

fn column(figures: &UnitFigures) -> Column<'_> {
    figures.answers().filter_map(|(code, answer)| Some((code, telling_numbers(answer)?))).collect()
}

fn telling_numbers(answer: &Answer) -> Option<Numbers> {
    let numbers = match answer {
        Answer::Ratio { numerator, denominator } => (numerator.normalize(), denominator.normalize()),
        Answer::Count { count } => (count.normalize(), Decimal::ZERO),
        Answer::PercentOnly { .. } | Answer::YesNo { .. } | Answer::Value { .. } | Answer::Silent { .. } => {
            return None;
        }
    };
    (numbers.0.max(numbers.1) >= LEAST_NUMBER).then_some(numbers)
}

/// Pairs that share enough figures which few units have: nobody is held against everybody.
fn candidates(columns: &[(&UnitCode, Column<'_>)]) -> Vec<(usize, usize)> {
    let mut having: HashMap<(&str, Numbers), Vec<usize>> = HashMap::new();
    for (at, (_, column)) in columns.iter().enumerate() {
        for (code, numbers) in column {
            having.entry((code, *numbers)).or_default().push(at);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for units in having.values().filter(|units| units.len() <= MOST_SHARING) {
        for (first, a) in units.iter().enumerate() {
            for b in &units[first + 1..] {
                *shared.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    shared.into_iter().filter(|(_, figures)| *figures >= FEWEST).map(|(pair, _)| pair).collect()
}

fn flags_of(a: &(&UnitCode, Column<'_>), b: &(&UnitCode, Column<'_>)) -> Vec<Flag> {
    let both: Vec<&str> = a.1.keys().filter(|code| b.1.contains_key(*code)).copied().collect();
    let alike = both.iter().filter(|code| a.1.get(*code) == b.1.get(*code));
    let indicators: Vec<String> = alike.map(|code| (*code).to_owned()).collect();
    if indicators.len() * 100 < both.len() * LEAST_PERCENT {
        return Vec::new();
    }
    let flag = |unit: &UnitCode, other: &UnitCode| {
        let (other, indicators) = (other.clone(), indicators.clone());
        Flag { unit: unit.clone(), kind: FlagKind::AlikeAnother { other, indicators, compared: both.len() } }
    };
    vec![flag(a.0, b.0), flag(b.0, a.0)]
}
