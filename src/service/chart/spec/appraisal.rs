//! The appraisal: what every unit says of itself, and what counts since the committee looked at it.

use std::collections::HashSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::rows::point;
use super::{Part, Writer};
use crate::chart::{Mark, Row, Sign};
use crate::domain::{Basis, UnitCode};
use crate::say;
use crate::scoring::UnitScore;
use crate::service::figures::{Figure, Figures, Measure};
use crate::service::score::score_by;
use crate::service::{ServiceError, ranking};

impl Writer<'_> {
    /// Each unit's own figure and the one that counts since its appraisal, joined by a line, in order of rank.
    ///
    /// Units are set against each other by one measure. What was found of one unit, indicator by indicator, stands on
    /// the page of its appraisal and in its minutes.
    ///
    /// # Errors
    /// Nothing of what is measured was appraised.
    pub(super) fn appraisal(&self) -> Result<Part, ServiceError> {
        let own = self.self_assessed()?;
        let appraised = self.appraised(&own);
        if appraised.is_empty() {
            let period = self.words.period(self.request.period) + &self.scope_in_words();
            return Err(ServiceError::NothingAppraised { period });
        }
        let row = |figure: &Figure| {
            let pending = !appraised.contains(&figure.unit);
            let detail = match pending {
                true => say!(self.words, "chart-appraisal-pending"),
                false => self.change_in_words(figure, &own),
            };
            Some(Row { before: point(&own, figure), pending, detail: Some(detail), ..self.row(figure)? })
        };
        let before = say!(self.words, "chart-sign-self");
        let legend = vec![(Sign::Before, before.clone()), (Sign::Now, say!(self.words, "chart-sign-appraised"))];
        let detail = say!(self.words, "chart-heading-difference");
        let part = self.part(Mark::Dumbbell, self.appraisal_title(&own, &appraised), detail, row).with_before(before);
        let period = self.words.period(self.request.period);
        let subtitle = say!(self.words, "chart-subtitle-appraisal", measure = self.measure_name(), period = period);
        Ok(Part { legend, subtitle: Some(subtitle + &self.scope_in_words()), ..part })
    }

    /// The same measure by what units say themselves.
    fn self_assessed(&self) -> Result<Figures, ServiceError> {
        let catalogue = Arc::clone(&self.scores.catalogue);
        let scores = score_by(self.project, catalogue, self.request.period, &self.request.whom, Basis::SelfAssessed)?;
        let scores = ranking::of_one(self.project, scores, self.request)?;
        Ok(self.figures_of(&scores)?.unwrap_or_else(|| self.figures.clone()))
    }

    /// Units of which something measured was appraised, or whose figure moved because that of another was.
    fn appraised(&self, own: &Figures) -> HashSet<UnitCode> {
        let measured: HashSet<&str> = match &self.request.measure {
            Measure::Indicator(code) => HashSet::from([code.as_str()]),
            Measure::Total | Measure::Group(_) => {
                self.indicators_measured().into_iter().map(|indicator| indicator.code.as_str()).collect()
            }
        };
        let decided = |score: &UnitScore| {
            score.indicators.iter().any(|indicator| {
                let found = indicator.appraisal.as_ref().is_some_and(|found| found.entry.appraisal.decides());
                found && measured.contains(&*indicator.code)
            })
        };
        let is_appraised = |figure: &&Figure| {
            self.scores.of(&figure.unit).is_some_and(|standing| decided(&standing.score))
                || own.of(&figure.unit).is_some_and(|then| then.value != figure.value)
        };
        self.shown().filter(is_appraised).map(|figure| figure.unit.clone()).collect()
    }

    /// What became of the own unit's figure; else how many were lowered, raised, left as they were.
    fn appraisal_title(&self, own: &Figures, appraised: &HashSet<UnitCode>) -> String {
        let moved = |figure: &Figure| figure.growth_since(own.of(&figure.unit)?);
        let told = self.own().filter(|figure| appraised.contains(&figure.unit));
        if let Some((figure, then, grown)) = told.and_then(|found| Some((found, own.of(&found.unit)?, moved(found)?))) {
            let said = say!(
                self.words,
                "chart-title-appraisal-own",
                unit = figure.name.as_str(),
                own = self.value_in_words(then),
                found = self.value_in_words(figure),
                change = self.words.signed(grown, self.figures.digits)
            );
            return said + &self.ranks_from_to(then, figure);
        }
        let found = || self.shown().filter(|figure| figure.value.is_some() && appraised.contains(&figure.unit));
        let count = |counts: fn(Decimal) -> bool| {
            found().filter(|figure| counts(moved(figure).unwrap_or_default())).count().to_string()
        };
        let open = self.shown().filter(|figure| figure.value.is_some() && !appraised.contains(&figure.unit)).count();
        say!(
            self.words,
            "chart-title-appraisal",
            down = count(|grown| grown < Decimal::ZERO),
            up = count(|grown| grown > Decimal::ZERO),
            same = count(|grown| grown == Decimal::ZERO),
            open = open.to_string()
        )
    }
}
