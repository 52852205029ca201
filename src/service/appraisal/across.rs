//! One indicator of every unit that is asked for it: the same evidence is weighed alike, unit after unit.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Appraisal, AppraisalEntry, Edit, Entered, Pair, entry, key};
use crate::catalogue::{Catalogue, Indicator};
use crate::domain::{Basis, Period, SubmissionKey, Unit, UnitCode};
use crate::scoring::IndicatorScore;
use crate::service::score::{PeriodScores, Whom, score_circles};
use crate::service::{Project, ServiceError};

/// One indicator across all units, self-assessed beside what counts.
#[derive(Debug, Clone)]
pub struct Across {
    pub indicator: String,
    pub period: Period,
    /// The criteria set, in the version, that all were scored under.
    pub catalogue: Arc<Catalogue>,
    /// In the order of the register.
    pub rows: Vec<(UnitCode, Pair)>,
}

impl Across {
    /// What is asked.
    ///
    /// # Errors
    /// The criteria set does not know it.
    pub fn asked(&self) -> Result<&Indicator, ServiceError> {
        asked(&self.catalogue, &self.indicator)
    }

    /// One unit.
    pub fn of(&self, unit: &UnitCode) -> Option<&Pair> {
        self.rows.iter().find(|(of, _)| of == unit).map(|(_, pair)| pair)
    }

    /// What stands of a unit with an edit put to it, held to the rules.
    ///
    /// # Errors
    /// Those of [`Edit::applied`]; a unit that is not asked for the indicator.
    pub fn applied(&self, unit: &UnitCode, edit: &Edit) -> Result<Appraisal, ServiceError> {
        edit.put_to(self.asked()?, self.pair(unit)?)
    }

    fn pair(&self, unit: &UnitCode) -> Result<&Pair, ServiceError> {
        self.of(unit).ok_or_else(|| ServiceError::NoSuchUnit { code: unit.to_string() })
    }
}

/// One indicator of every unit that it concerns, scored as [`super::pairs`] scores each of them.
///
/// # Errors
/// An indicator that the period's criteria set does not know; a data file that cannot be read.
pub fn across(project: &Project, indicator: &str, period: Period) -> Result<Across, ServiceError> {
    let catalogue = project.catalogue_of(period)?;
    let concerned = catalogue.concerned(asked(&catalogue, indicator)?);
    let units = project.register().units().iter().filter(|unit| concerned.takes_in(unit));
    let units: Vec<&Unit> = units.collect();
    let circles = circles(&units);
    let scored = |basis| of_units(project, &catalogue, period, &circles, basis, indicator);
    let (mut own, mut counted) = (scored(Basis::SelfAssessed)?, scored(Basis::Counts)?);
    let mut evidence = evidence(project, &catalogue, period, indicator)?;
    let row = |unit: &&Unit| {
        let (own, counted) = own.remove(&unit.code).zip(counted.remove(&unit.code))?;
        let named_evidence = evidence.remove(&unit.code);
        Some((unit.code.clone(), Pair { own, counted, named_evidence }))
    };
    let rows = units.iter().filter_map(row).collect();
    Ok(Across { indicator: indicator.to_owned(), period, catalogue, rows })
}

fn asked<'a>(catalogue: &'a Catalogue, code: &str) -> Result<&'a Indicator, ServiceError> {
    catalogue.indicator(code).ok_or_else(|| ServiceError::UnknownIndicator { code: code.to_owned() })
}

/// Points that hang on peers are those among the units one is scored among.
fn circles(units: &[&Unit]) -> Vec<Whom> {
    let mut circles = Vec::new();
    for circle in units.iter().map(|unit| Whom::like(unit)) {
        if !circles.contains(&circle) {
            circles.push(circle);
        }
    }
    circles
}

fn of_units(
    project: &Project,
    catalogue: &Arc<Catalogue>,
    period: Period,
    circles: &[Whom],
    basis: Basis,
    indicator: &str,
) -> Result<HashMap<UnitCode, IndicatorScore>, ServiceError> {
    let of_circle = |scores: PeriodScores| {
        let scores = scores.standings.into_iter().map(|standing| standing.score);
        let one = scores.filter_map(|score| Some((score.unit.clone(), score.indicator(indicator)?.clone())));
        one.collect::<Vec<_>>()
    };
    let scores = score_circles(project, catalogue, period, circles, basis, of_circle)?;
    Ok(scores.into_iter().flatten().collect())
}

/// The evidence that each unit names.
fn evidence(
    project: &Project,
    catalogue: &Catalogue,
    period: Period,
    indicator: &str,
) -> Result<HashMap<UnitCode, String>, ServiceError> {
    let sent = project.store().current_of_period(period, &catalogue.id)?.into_iter().map(|sent| sent.submission);
    let named = sent.filter_map(|sent| Some((sent.unit.clone(), sent.answer(indicator)?.evidence()?.to_owned())));
    Ok(named.collect())
}

/// Enters what the committee found of one indicator of several units: all of it or nothing, as [`super::enter`] does for
/// one unit. Returns what was entered.
///
/// # Errors
/// Those of [`super::checked`], and of the data file.
pub fn enter_across(
    project: &mut Project,
    across: &Across,
    found: Vec<(UnitCode, Appraisal)>,
    by: Option<&str>,
) -> Result<Vec<Entered>, ServiceError> {
    let asked = across.asked()?;
    let (mut entries, mut entered) = (Vec::<(SubmissionKey, Vec<AppraisalEntry>)>::new(), Vec::new());
    for (unit, appraisal) in found {
        let pair = across.pair(&unit)?;
        if let Some(entry) = entry(asked, pair, appraisal, by)? {
            entries.push((key(&across.catalogue, &unit, across.period), vec![entry]));
            entered.push(Entered { unit, indicator: asked.code.clone(), before: pair.entry().cloned() });
        }
    }
    project.store_mut().appraise_each(&entries)?;
    Ok(entered)
}

#[cfg(test)]
mod tests {
    use super::super::{confirming, history, pairs, undo};
    use super::*;
    use crate::i18n::{Language, Words};
    use crate::service::demo;
    use std::ops::ControlFlow;
    use std::sync::LazyLock;
    use tempfile::TempDir;

    /// The sample's data file, made once for all tests.
    static SAMPLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let folder = tempfile::tempdir().unwrap();
        let (file, words) = (folder.path().join("a.egov"), Words::new(Language::Vi));
        drop(demo::make_data_file(&file, &words, &mut |_| ControlFlow::Continue(())).unwrap());
        std::fs::read(file).unwrap()
    });

    fn sample() -> (TempDir, Project) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("b.egov");
        std::fs::write(&file, &*SAMPLE).unwrap();
        let project = Project::open(&file).unwrap();
        (folder, project)
    }

    fn may() -> Period {
        "2020-05".parse().unwrap()
    }

    #[test]
    fn each_row_says_what_the_units_own_grid_says() {
        let (_folder, project) = sample();
        let across = across(&project, "D1", may()).unwrap();
        assert!(across.rows.len() >= 63);
        for (unit, pair) in across.rows.iter().step_by(9) {
            assert_eq!(Some(pair), pairs(&project, unit, may()).unwrap().of("D1"), "{unit}");
        }
    }

    #[test]
    fn units_are_confirmed_together_and_taken_back_together() {
        let (_folder, mut project) = sample();
        let before = across(&project, "D1", may()).unwrap();
        let open = |across: &Across| across.rows.iter().filter(|(_, pair)| confirming(pair).is_some()).count();
        assert!(open(&before) > 50);
        let edits = before.rows.iter().filter_map(|(unit, pair)| Some((unit.clone(), confirming(pair)?)));
        let found = edits.map(|(unit, edit)| (unit.clone(), before.applied(&unit, &edit).unwrap())).collect();
        let entered = enter_across(&mut project, &before, found, Some("A")).unwrap();
        assert_eq!(entered.len(), open(&before));
        assert_eq!(open(&across(&project, "D1", may()).unwrap()), 0);
        undo(&mut project, may(), &entered, Some("B")).unwrap();
        assert_eq!(open(&across(&project, "D1", may()).unwrap()), open(&before));
    }

    #[test]
    fn one_that_is_refused_keeps_all_of_them_out() {
        let (_folder, mut project) = sample();
        let across = across(&project, "D1", may()).unwrap();
        let of = |unit: &str, reason: Option<&str>| {
            let points = Some(rust_decimal::Decimal::ONE);
            let reason = reason.map(str::to_owned);
            (unit.parse::<UnitCode>().unwrap(), Appraisal { points, reason, ..Appraisal::default() })
        };
        let before = history(&project, &"48".parse().unwrap(), may()).unwrap().len();
        assert!(enter_across(&mut project, &across, vec![of("48", Some("r")), of("46", None)], None).is_err());
        assert_eq!(history(&project, &"48".parse().unwrap(), may()).unwrap().len(), before);
    }
}
