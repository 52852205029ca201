//! What is kept of a unit's score where its figures are looked at: a hundred thousand whole scores would fill the memory.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::{Answer, UnitCode};
use crate::scoring::{State, UnitScore, measured};

/// The figures that count of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitFigures {
    pub(super) unit: UnitCode,
    /// By indicator. Of one that is silent in another way there is nothing to look at.
    told: Vec<(Arc<str>, Told)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Told {
    Answer(Answer),
    NotApplicable,
}

impl UnitFigures {
    /// What its score was made from.
    pub fn of(score: &UnitScore) -> Self {
        let told = score.indicators.iter().filter_map(|indicator| {
            let told = match (indicator.state, &indicator.answer) {
                (State::NotApplicable, _) => Told::NotApplicable,
                (State::Answered, Some(answer)) => Told::Answer(answer.clone()),
                _ => return None,
            };
            Some((Arc::clone(&indicator.code), told))
        });
        let mut told: Vec<(Arc<str>, Told)> = told.collect();
        told.shrink_to_fit();
        Self { unit: score.unit.clone(), told }
    }

    fn told(&self, indicator: &str) -> Option<&Told> {
        self.told.iter().find(|(code, _)| **code == *indicator).map(|(_, told)| told)
    }

    /// The answer that counts, where there is one.
    pub(super) fn answer(&self, indicator: &str) -> Option<&Answer> {
        match self.told(indicator)? {
            Told::Answer(answer) => Some(answer),
            Told::NotApplicable => None,
        }
    }

    /// Its measured value, a fraction for ratios.
    pub(super) fn value(&self, indicator: &str) -> Option<Decimal> {
        self.answer(indicator).and_then(measured)
    }

    pub(super) fn is_not_applicable(&self, indicator: &str) -> bool {
        self.told(indicator) == Some(&Told::NotApplicable)
    }

    /// Every answer that counts, with its indicator.
    pub(super) fn answers(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.told.iter().filter_map(|(code, told)| match told {
            Told::Answer(answer) => Some((&**code, answer)),
            Told::NotApplicable => None,
        })
    }
}
