//! What comparing says to a person: places and their change, statuses, doubtful figures, changes in counts.

use rust_decimal::Decimal;

use super::{NO_VALUE, Words};
use crate::catalogue::{Catalogue, Direction, Indicator, Input};
use crate::compare::{Change, CountChange, FlagKind, Gap, PaceStatus, Position, Side, Standout};
use crate::domain::UnitCode;
use crate::say;

/// Decimals of a z that is shown.
const Z_DIGITS: u32 = 1;

impl Words {
    /// An indicator as sentences name it: `D1 – Dịch vụ công trực tuyến mức độ 4`. No brackets: many names end with some.
    pub fn indicator_named(&self, catalogue: &Catalogue, code: &str) -> String {
        match catalogue.indicator(code) {
            Some(indicator) => format!("{code} – {}", self.text(&indicator.name)),
            None => code.to_owned(),
        }
    }

    /// How an indicator stands to its target.
    pub fn pace_status(&self, status: PaceStatus) -> String {
        match status {
            PaceStatus::Reached => say!(self, "results-state-reached"),
            PaceStatus::OnTrack => say!(self, "results-state-on-track"),
            PaceStatus::Behind => say!(self, "results-state-behind"),
            PaceStatus::FarBehind => say!(self, "results-state-far-behind"),
            PaceStatus::NotReached => say!(self, "pace-not-reached"),
            PaceStatus::Unknown => say!(self, "results-state-unknown"),
        }
    }

    /// What a position rests on: `71,87%`, or points where there is no maximum.
    pub fn position_figure(&self, position: &Position, digits: u32) -> String {
        match position.percent {
            Some(percent) => format!("{}%", self.number(percent, digits)),
            None => say!(self, "chart-value-points", value = self.number(position.points, digits)),
        }
    }

    /// `28/61`, with a sign that the rank is shared: `28=/61`.
    pub fn rank_of(&self, position: &Position) -> String {
        let tied = if position.tied { "=" } else { "" };
        position.rank.map_or_else(|| NO_VALUE.to_owned(), |rank| format!("{rank}{tied}/{}", position.of))
    }

    /// Score and rank together: `giảm 10 bậc, −0,03 điểm phần trăm`.
    pub fn change(&self, change: &Change, digits: u32) -> String {
        let rank = match change.climbed() {
            None => say!(self, "change-no-rank"),
            Some(0) => say!(self, "change-same-rank"),
            Some(up) if up > 0 => say!(self, "change-up", places = up.to_string()),
            Some(down) => say!(self, "change-down", places = down.unsigned_abs().to_string()),
        };
        match change.percent() {
            Some(grown) => say!(self, "change-of-both", rank = rank, points = self.signed(grown, digits)),
            None => rank,
        }
    }

    /// What is missing to a target: `16,0 điểm %, còn 160`.
    pub fn gap(&self, indicator: &Indicator, gap: &Gap) -> String {
        if gap.reached {
            return say!(self, "chart-gap-reached");
        }
        // From no to yes there is nothing in between.
        if matches!(indicator.input, Input::YesNo) && !indicator.measures_a_fraction() {
            return NO_VALUE.to_owned();
        }
        let missing = if indicator.measures_a_fraction() {
            say!(self, "chart-gap-percent", points = self.number(gap.points * Decimal::ONE_HUNDRED, 1))
        } else {
            self.plain(gap.points, 2)
        };
        match gap.counts.filter(|_| indicator.measures_a_fraction()) {
            Some(counts) => say!(self, "gap-with-counts", missing = missing, counts = self.number(counts, 0)),
            None => missing,
        }
    }

    /// A strength or weakness with its numbers.
    pub fn standout(&self, catalogue: &Catalogue, standout: &Standout) -> String {
        let facts = (self.number(standout.points.abs(), catalogue.digits), self.number(standout.share, 1));
        let name = self.indicator_named(catalogue, &standout.indicator);
        let quarters = (self.number(standout.lower_quartile, 1), self.number(standout.upper_quartile, 1));
        let median = self.number(standout.median, 1);
        let peers = standout.peers.to_string();
        if standout.share < standout.median {
            say!(
                self,
                "profile-weakness",
                indicator = name,
                share = facts.1,
                median = median,
                lower = quarters.0,
                upper = quarters.1,
                peers = peers,
                points = facts.0
            )
        } else {
            say!(
                self,
                "profile-strength",
                indicator = name,
                share = facts.1,
                median = median,
                lower = quarters.0,
                upper = quarters.1,
                peers = peers,
                points = facts.0
            )
        }
    }

    /// A change in counts, or a yes that is still to come: `D1 – …: thêm 14, từ 471/1.000 (47,10%) thành 485/1.000 (48,50%); 4,71 → 4,85 điểm`.
    pub fn count_change(&self, catalogue: &Catalogue, change: &CountChange) -> String {
        let digits = catalogue.digits;
        let input = catalogue.indicator(&change.indicator).map(|indicator| &indicator.input);
        // Of one unit's own yes there is nothing to count.
        let is_own_yes = matches!(input, Some(Input::YesNo)) && change.counts == 1 && change.after.rollup.is_none();
        if is_own_yes && change.better == Direction::Higher {
            let gained = change.after.points.saturating_sub(change.before.points);
            let indicator = self.indicator_named(catalogue, &change.indicator);
            return say!(self, "lift-complete", indicator = indicator, points = self.signed(gained, digits));
        }
        let figure = |answer: &Option<crate::domain::Answer>| {
            answer.as_ref().map_or_else(|| NO_VALUE.to_owned(), |answer| self.answer(answer, digits))
        };
        let counts = self.plain(change.counts.into(), 0);
        let step = match (input, change.better) {
            (Some(Input::YesNo), _) => say!(self, "lift-answers", counts = counts),
            (_, Direction::Higher) => say!(self, "lift-more", counts = counts),
            (_, Direction::Lower) => say!(self, "lift-less", counts = counts),
        };
        say!(
            self,
            "lift-change",
            indicator = self.indicator_named(catalogue, &change.indicator),
            step = step,
            before = figure(&change.before.answer),
            after = figure(&change.after.answer),
            points_before = self.number(change.before.points, digits),
            points_after = self.number(change.after.points, digits)
        )
    }

    /// What is doubtful about a unit's figures; `name` gives a unit's name.
    pub fn flag(&self, catalogue: &Catalogue, flag: &FlagKind, name: impl Fn(&UnitCode) -> String) -> String {
        let measured = |code: &str, value: Decimal| {
            catalogue.indicator(code).map_or_else(|| self.plain(value, 4), |indicator| self.measured(indicator, value))
        };
        match flag {
            FlagKind::OverWhole { indicator, answer } => say!(
                self,
                "flag-over-whole",
                indicator = self.indicator_named(catalogue, indicator),
                answer = self.answer(answer, 1)
            ),
            FlagKind::PartsDiffer { whole, parts, side, stated, sum } => say!(
                self,
                "flag-parts-differ",
                whole = self.indicator_named(catalogue, whole),
                parts = parts.join(" + "),
                side = self.side(*side),
                stated = self.plain(*stated, 4),
                sum = self.plain(*sum, 4),
                difference = self.signed(sum.saturating_sub(*stated), sum.saturating_sub(*stated).normalize().scale())
            ),
            FlagKind::Fell { indicator, before, now } => say!(
                self,
                "flag-fell",
                indicator = self.indicator_named(catalogue, indicator),
                before = self.plain(*before, 4),
                now = self.plain(*now, 4)
            ),
            FlagKind::Jump { indicator, before, now, relative, z } => say!(
                self,
                "flag-jump",
                indicator = self.indicator_named(catalogue, indicator),
                before = measured(indicator, *before),
                now = measured(indicator, *now),
                relative = relative.map_or_else(|| say!(self, "flag-from-zero"), |share| self.relative(share)),
                z = self.signed(*z, Z_DIGITS)
            ),
            FlagKind::Outlier { indicator, value, median, z } => say!(
                self,
                "flag-outlier",
                indicator = self.indicator_named(catalogue, indicator),
                value = measured(indicator, *value),
                median = measured(indicator, *median),
                z = self.signed(*z, Z_DIGITS)
            ),
            FlagKind::AlikeAnother { other, indicators, compared } => say!(
                self,
                "flag-alike",
                other = name(other),
                code = other.as_str(),
                alike = indicators.len().to_string(),
                compared = compared.to_string(),
                indicators = indicators.join(", ")
            ),
        }
    }

    fn relative(&self, share: Decimal) -> String {
        format!("{}%", self.signed(share.saturating_mul(Decimal::ONE_HUNDRED), 0))
    }

    fn side(&self, side: Side) -> String {
        match side {
            Side::Numerators => say!(self, "flag-side-numerators"),
            Side::Denominators => say!(self, "flag-side-denominators"),
            Side::Figures => say!(self, "flag-side-figures"),
        }
    }
}
