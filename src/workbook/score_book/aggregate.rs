//! How members' points make their group's, as a formula.

use rust_decimal::Decimal;

use crate::catalogue::Aggregation;

/// One member of a group that counts.
pub(super) struct Part {
    /// Cell of its points.
    pub(super) points: String,
    /// Cell of its maximum.
    pub(super) max: String,
    pub(super) weight: Decimal,
    /// Whether its maximum is the scale on which a mean is taken.
    pub(super) on_scale: bool,
    /// A penalty or bonus.
    pub(super) extra: bool,
}

/// How a group, or the whole, puts its members together.
pub(super) struct Recipe {
    pub(super) aggregation: Aggregation,
    pub(super) scale: Decimal,
}

/// Decimals to which a root is held; see docs/scoring.md.
const ROOT_DIGITS: u32 = 12;

impl Recipe {
    /// The formula of the points. `max`: the cell of the group's own maximum, to which extras are held.
    pub(super) fn points(&self, parts: &[Part], max: &str) -> String {
        let (extras, core): (Vec<&Part>, Vec<&Part>) = parts.iter().partition(|part| part.extra);
        let made = self.made(&core);
        if extras.is_empty() {
            return made;
        }
        format!("MAX(0,MIN({made}+{},{max}))", joined("SUM", extras.iter().map(|part| &part.points)))
    }

    /// The formula of the maximum.
    pub(super) fn maximum(&self, parts: &[Part]) -> String {
        let maxima = || parts.iter().filter(|part| !part.extra).map(|part| &part.max);
        match self.aggregation {
            Aggregation::Sum => joined("SUM", maxima()),
            Aggregation::CappedSum => format!("MIN({},{})", joined("SUM", maxima()), self.scale),
            Aggregation::Best => joined("MAX", maxima()),
            Aggregation::ArithmeticMean | Aggregation::GeometricMean | Aggregation::HarmonicMean => {
                self.scale.to_string()
            }
        }
    }

    fn made(&self, parts: &[&Part]) -> String {
        let points = || parts.iter().map(|part| &part.points);
        match self.aggregation {
            Aggregation::Sum => joined("SUM", points()),
            Aggregation::CappedSum => format!("MIN({},{})", joined("SUM", points()), self.scale),
            Aggregation::Best => joined("MAX", points()),
            Aggregation::ArithmeticMean => {
                format!("({})/{}", self.each(parts, |p, w| format!("{p}*{w}")), weights(parts))
            }
            Aggregation::GeometricMean => self.of_positives(
                parts,
                &format!("EXP(({})/{})", self.each(parts, |p, w| format!("{w}*LN({p})")), weights(parts)),
            ),
            Aggregation::HarmonicMean => self
                .of_positives(parts, &format!("{}/({})", weights(parts), self.each(parts, |p, w| format!("{w}/{p}")))),
        }
    }

    /// 0 as soon as one member has no points.
    fn of_positives(&self, parts: &[&Part], mean: &str) -> String {
        let least = joined("MIN", parts.iter().map(|part| &part.points));
        format!("IF({least}<=0,0,ROUND({mean},{ROOT_DIGITS}))")
    }

    fn each(&self, parts: &[&Part], write: impl Fn(&str, Decimal) -> String) -> String {
        let terms: Vec<String> = parts.iter().map(|part| write(&self.scaled(part), part.weight)).collect();
        terms.join("+")
    }

    fn scaled(&self, part: &Part) -> String {
        match part.on_scale {
            true => part.points.clone(),
            false => format!("({}*{}/{})", part.points, self.scale, part.max),
        }
    }
}

fn weights(parts: &[&Part]) -> String {
    parts.iter().map(|part| part.weight).sum::<Decimal>().to_string()
}

/// A function over cells; over groups of cells where there are more than a function may be given (255).
fn joined<'a>(function: &str, cells: impl Iterator<Item = &'a String>) -> String {
    const MOST: usize = 250;
    let cells: Vec<&str> = cells.map(String::as_str).collect();
    let over = |cells: &[&str]| format!("{function}({})", cells.join(","));
    match cells.len() > MOST {
        true => format!("{function}({})", cells.chunks(MOST).map(over).collect::<Vec<_>>().join(",")),
        false => over(&cells),
    }
}
