//! A rule as a formula: the same arithmetic as docs/scoring.md, in the words of a spreadsheet program.

use rust_decimal::Decimal;

use crate::catalogue::{Catalogue, Direction, Indicator, Rounding, Rule, Step};

/// The cells that a rule works on.
pub(super) struct Operands {
    /// The unit's own value.
    pub(super) value: String,
    pub(super) target: String,
    pub(super) max: String,
    /// Values of the units ranked together.
    pub(super) peers: String,
}

/// The formula of an indicator's points; nothing for rules that give none.
pub(super) fn formula(catalogue: &Catalogue, indicator: &Indicator, cells: &Operands) -> Option<String> {
    let points = expression(indicator, cells)?;
    let digits = catalogue.digits;
    let bounded = !indicator.rule.is_extra() && !indicator.rule.is_unbounded();
    Some(match (catalogue.rounding, bounded) {
        (Rounding::PrintOnly, _) => points,
        (Rounding::PerIndicator, false) => format!("ROUND({points},{digits})"),
        (Rounding::PerIndicator, true) => format!("MIN(ROUND({points},{digits}),{})", cells.max),
    })
}

fn expression(indicator: &Indicator, cells: &Operands) -> Option<String> {
    let Operands { value, max, .. } = cells;
    Some(match &indicator.rule {
        Rule::Ratio | Rule::YesNo => format!("MAX(0,MIN(1,{value}))*{max}"),
        Rule::Achievement { direction } => achievement(*direction, cells),
        Rule::Steps { steps } => stairs(steps, cells),
        Rule::CappedCount { points_each } => format!("MAX(0,MIN({value}*{points_each},{max}))"),
        Rule::BestPeer { direction } => best_peer(*direction, cells),
        Rule::MinMax { direction, floor } => min_max(*direction, *floor, cells),
        Rule::Goalposts { worst, best, floor } => goalposts(*worst, *best, *floor, cells),
        Rule::ZScore { direction, centre, spread } => z_score(*direction, *centre, *spread, cells),
        Rule::TargetDistance { direction } => target_distance(*direction, cells),
        Rule::Penalty { points_each, limit } => format!("-MAX(0,MIN({value}*{points_each},{limit}))"),
        Rule::Bonus { points_each, limit } => format!("MAX(0,MIN({value}*{points_each},{limit}))"),
        Rule::Appraised => format!("MAX(0,MIN({value},{max}))"),
        Rule::NotScored => return None,
    })
}

fn achievement(direction: Direction, Operands { value, target, max, .. }: &Operands) -> String {
    match direction {
        Direction::Higher => {
            format!("IF({value}>={target},{max},IF({target}<=0,0,MAX(0,{value}/{target})*{max}))")
        }
        Direction::Lower => format!("IF({value}<={target},{max},IF({target}<=0,0,{target}/{value}*{max}))"),
    }
}

/// The highest step first.
fn stairs(steps: &[Step], Operands { value, max, .. }: &Operands) -> String {
    let mut steps: Vec<&Step> = steps.iter().collect();
    steps.sort_by_key(|step| step.from);
    let below = "0".to_owned();
    steps
        .into_iter()
        .fold(below, |below, Step { from, points }| format!("IF({value}>={from},MAX(0,MIN({points},{max})),{below})"))
}

fn best_peer(direction: Direction, Operands { value, max, peers, .. }: &Operands) -> String {
    let (best, share) = match direction {
        Direction::Higher => (format!("MAX({peers})"), format!("{value}/MAX({peers})")),
        Direction::Lower => (format!("MIN({peers})"), format!("MIN({peers})/{value}")),
    };
    format!("IF({value}={best},{max},IF(OR({best}<=0,{value}<0),0,{share}*{max}))")
}

fn min_max(direction: Direction, floor: Decimal, Operands { value, max, peers, .. }: &Operands) -> String {
    let way = match direction {
        Direction::Higher => format!("({value}-MIN({peers}))"),
        Direction::Lower => format!("(MAX({peers})-{value})"),
    };
    format!(
        "IF(MAX({peers})=MIN({peers}),{max},{floor}+{way}/(MAX({peers})-MIN({peers}))*({max}-{floor}))",
        floor = number(floor)
    )
}

fn goalposts(worst: Decimal, best: Decimal, floor: Decimal, Operands { value, max, .. }: &Operands) -> String {
    let [worst, best, floor] = [worst, best, floor].map(number);
    format!("{floor}+MAX(0,MIN(1,({value}-{worst})/({best}-{worst})))*({max}-{floor})")
}

fn z_score(direction: Direction, centre: Decimal, spread: Decimal, cells: &Operands) -> String {
    let Operands { value, peers, .. } = cells;
    let away = match direction {
        Direction::Higher => format!("({value}-AVERAGE({peers}))"),
        Direction::Lower => format!("(AVERAGE({peers})-{value})"),
    };
    let [centre, spread] = [centre, spread].map(number);
    // A single unit has no deviation.
    format!("IF(COUNT({peers})<2,{centre},IF(STDEV({peers})=0,{centre},{centre}+{spread}*{away}/STDEV({peers})))")
}

fn target_distance(direction: Direction, Operands { value, target, max, peers }: &Operands) -> String {
    match direction {
        Direction::Higher => {
            format!("IF({value}>={target},{max},MAX(0,({value}-MIN({peers}))/({target}-MIN({peers})))*{max})")
        }
        Direction::Lower => {
            format!("IF({value}<={target},{max},MAX(0,(MAX({peers})-{value})/(MAX({peers})-{target}))*{max})")
        }
    }
}

/// A constant: a negative one in brackets, so that no two signs meet.
fn number(value: Decimal) -> String {
    if value.is_sign_negative() { format!("({value})") } else { value.to_string() }
}
