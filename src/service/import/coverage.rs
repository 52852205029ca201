//! How much of a form is filled in, and what follows where that is too little.

use rust_decimal::Decimal;

use crate::catalogue::Catalogue;
use crate::domain::{Finding, FindingKind, Submission, Unit};
use crate::scoring::{State, UnitInput, score_unit};

/// How much of its criteria set one submission answers by itself.
pub(super) struct Coverage {
    /// The share of the points, 0–1, as ranking counts it; nothing where the unit is asked for nothing.
    pub(super) share: Option<Decimal>,
    answered: usize,
    asked: usize,
}

impl Coverage {
    pub(super) fn of(catalogue: &Catalogue, unit: &Unit, submission: &Submission) -> Self {
        let score = score_unit(catalogue, &UnitInput::of(unit, Some(submission)));
        let count = |counts: fn(State) -> bool| score.indicators.iter().filter(|one| counts(one.state)).count();
        Self {
            share: score.coverage,
            answered: count(|state| state == State::Answered),
            asked: count(|state| state != State::NotApplicable),
        }
    }

    /// Too little to be ranked. What agencies send for a unit may fill its gaps: of such a unit only a blank form is told.
    pub(super) fn finding(&self, catalogue: &Catalogue, has_agencies: bool) -> Option<Finding> {
        let (answered, asked) = (self.answered, self.asked);
        if answered == 0 {
            let ranked = catalogue.min_coverage.is_zero();
            return (asked > 0).then(|| Finding::of_file(FindingKind::BlankForm { asked, ranked }));
        }
        let share = self.share.filter(|share| *share < catalogue.min_coverage && !has_agencies)?;
        let percent = |share: Decimal| format!("{}%", (share * Decimal::ONE_HUNDRED).round_dp(1).normalize());
        let (coverage, least) = (percent(share), percent(catalogue.min_coverage));
        Some(Finding::of_file(FindingKind::LowCoverage { answered, asked, coverage, least }))
    }
}
