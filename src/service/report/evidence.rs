//! Which figures give points although nobody named the evidence they rest on (tài liệu kiểm chứng).

use std::collections::HashMap;

use crate::domain::{SourcedAnswer, UnitCode};
use crate::scoring::{IndicatorScore, State, UnitScore};
use crate::service::score::PeriodScores;
use crate::service::{Project, ServiceError};
use crate::store::StoredSubmission;

/// The submissions that count for a period, by unit.
pub(super) struct Evidence(HashMap<UnitCode, StoredSubmission>);

impl Evidence {
    pub(super) fn of(project: &Project, scores: &PeriodScores) -> Result<Self, ServiceError> {
        let stored = project.store().current_of_period(scores.period, &scores.catalogue.id)?;
        Ok(Self(stored.into_iter().map(|stored| (stored.submission.unit.clone(), stored)).collect()))
    }

    /// Codes of a unit's indicators that give points while a source of theirs names no evidence, in form order.
    pub(super) fn missing<'a>(&self, score: &'a UnitScore) -> Vec<&'a str> {
        let rest_on_nothing = |indicator: &&IndicatorScore| {
            let gives = indicator.state == State::Answered && indicator.counts && !indicator.points.is_zero();
            gives && indicator.sources.iter().any(|source| !self.is_named(&source.unit, &indicator.code))
        };
        score.indicators.iter().filter(rest_on_nothing).map(|indicator| &*indicator.code).collect()
    }

    fn is_named(&self, unit: &UnitCode, indicator: &str) -> bool {
        let answer = self.0.get(unit).and_then(|stored| stored.submission.answer(indicator));
        let evidence = |answer: &SourcedAnswer| answer.beside.as_ref().and_then(|beside| beside.evidence.clone());
        answer.and_then(evidence).is_some_and(|evidence| !evidence.trim().is_empty())
    }
}
