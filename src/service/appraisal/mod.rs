//! Appraisal (Thẩm định): a unit's own figures beside the committee's, and entering what the committee found.

mod across;
mod edit;
mod error;
mod table;
mod typed;

use std::sync::Arc;

use rust_decimal::Decimal;

use super::score::{Basis, Whom, score_by};
use super::{Project, ServiceError, clock};
use crate::catalogue::{Catalogue, Indicator, Rule};
pub use crate::domain::{Appraisal, AppraisalEntry, EvidenceView};
use crate::domain::{AppraisalFault, Period, SubmissionKey, UnitCode};
use crate::scoring::{IndicatorScore, State, UnitScore};
pub use across::{Across, across, enter_across};
pub use edit::{Edit, confirming, setting};
pub use error::{AppraisalError, FigureKind};
pub use table::{TableReading, TableRow, read_table};
pub use typed::{appraised_answer, appraised_points, as_typed};

/// One indicator of a unit, self-assessed beside what counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// By what the unit says itself, or its agencies.
    pub own: IndicatorScore,
    /// By what was appraised, where anything was.
    pub counted: IndicatorScore,
    /// The evidence that the unit names.
    pub named_evidence: Option<String>,
}

/// All indicators a unit is asked for, in form order.
#[derive(Debug, Clone)]
pub struct Pairs {
    pub unit: UnitCode,
    pub period: Period,
    /// The criteria set, in the version, that both were scored under.
    pub catalogue: Arc<Catalogue>,
    pub own: UnitScore,
    pub counted: UnitScore,
    pub rows: Vec<Pair>,
}

impl Pair {
    /// The indicator's code.
    pub fn code(&self) -> &str {
        &self.own.code
    }

    /// What the committee found; nothing where it has not looked at it.
    pub fn entry(&self) -> Option<&AppraisalEntry> {
        Some(&self.counted.appraisal.as_ref()?.entry)
    }

    /// The unit says otherwise now than when it was appraised.
    pub fn is_overtaken(&self) -> bool {
        self.counted.appraisal.as_ref().is_some_and(|appraised| appraised.overtaken)
    }

    /// Whether the appraised figure or points are not the unit's own.
    pub fn differs(&self) -> bool {
        self.own.said() != self.counted.said() || self.gained() != Decimal::ZERO || self.own.max != self.counted.max
    }

    /// Points won by the appraisal; negative: lost.
    pub fn gained(&self) -> Decimal {
        self.counted.points.saturating_sub(self.own.points)
    }

    /// The points the unit's own figures give; nothing where only an appraiser gives any.
    fn own_points(&self, indicator: &Indicator) -> Option<Decimal> {
        let assesses_itself = indicator.rule != Rule::Appraised || self.own.state == State::Answered;
        assesses_itself.then_some(self.own.points)
    }
}

impl Pairs {
    /// One indicator.
    pub fn of(&self, code: &str) -> Option<&Pair> {
        self.rows.iter().find(|pair| pair.code() == code)
    }

    /// One indicator with what it asks for.
    fn asked(&self, code: &str) -> Result<(&Indicator, &Pair), ServiceError> {
        let asked = self.catalogue.indicator(code).zip(self.of(code));
        asked.ok_or_else(|| ServiceError::UnknownIndicator { code: code.to_owned() })
    }

    /// Those where the appraisal changes something.
    pub fn differences(&self) -> impl Iterator<Item = &Pair> {
        self.rows.iter().filter(|pair| pair.differs())
    }
}

/// A unit's figures of a period, self-assessed beside what counts.
pub fn pairs(project: &Project, unit: &UnitCode, period: Period) -> Result<Pairs, ServiceError> {
    let known = project.unit(unit)?;
    let catalogue = project.catalogue_of(period)?;
    let score = |basis| -> Result<UnitScore, ServiceError> {
        let scores = score_by(project, Arc::clone(&catalogue), period, &Whom::like(known), basis)?;
        let standing = scores.standings.into_iter().find(|standing| standing.score.unit == *unit);
        Ok(standing.ok_or_else(|| ServiceError::NoSuchUnit { code: unit.to_string() })?.score)
    };
    let (own, counted) = (score(Basis::SelfAssessed)?, score(Basis::Counts)?);
    let sent = project.store().current(&key(&catalogue, unit, period))?;
    let evidence = |code: &str| Some(sent.as_ref()?.submission.answer(code)?.evidence()?.to_owned());
    let concerned = |code: &str| catalogue.indicator(code).is_some_and(|asked| catalogue.concerns(asked, known));
    let both = own.indicators.iter().zip(&counted.indicators).filter(|(own, _)| concerned(&own.code));
    let rows = both.map(|(own, counted)| Pair {
        own: own.clone(),
        counted: counted.clone(),
        named_evidence: evidence(&own.code),
    });
    Ok(Pairs { unit: unit.clone(), period, rows: rows.collect(), own, counted, catalogue })
}

/// Everything that was ever entered about a unit's figures of a period, oldest first.
pub fn history(project: &Project, unit: &UnitCode, period: Period) -> Result<Vec<AppraisalEntry>, ServiceError> {
    Ok(project.store().appraisal_history(&key(&*project.catalogue_of(period)?, unit, period))?)
}

/// Holds what is to be entered of one indicator to its rules.
///
/// # Errors
/// An indicator that the unit is not asked for; points that it cannot have; a change without a reason.
pub fn checked(pairs: &Pairs, indicator: &str, appraisal: Appraisal) -> Result<Appraisal, ServiceError> {
    let (asked, pair) = pairs.asked(indicator)?;
    held(asked, pair, appraisal)
}

fn held(asked: &Indicator, pair: &Pair, appraisal: Appraisal) -> Result<Appraisal, ServiceError> {
    if let Some(points) = appraisal.points {
        hold_points(asked, points)?;
    }
    let own = pair.own.said();
    appraisal
        .tidied()
        .checked(own.as_ref(), pair.own_points(asked))
        .map_err(|AppraisalFault::NoReason| AppraisalError::NoReason { indicator: asked.code.clone() }.into())
}

fn hold_points(indicator: &Indicator, points: Decimal) -> Result<(), AppraisalError> {
    let code = || indicator.code.clone();
    let (least, most) =
        indicator.enterable_points().ok_or_else(|| AppraisalError::TakesNoPoints { indicator: code() })?;
    let within = (least..=most).contains(&points);
    if within { Ok(()) } else { Err(AppraisalError::PointsOutOfRange { indicator: code(), points, least, most }) }
}

/// What was entered about an indicator of a unit, with what stood before: enough to take it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    pub unit: UnitCode,
    pub indicator: String,
    /// Nothing stood before.
    pub before: Option<AppraisalEntry>,
}

/// Enters what the committee found of a unit's figures: all of it or nothing. What stands already is not entered again,
/// unless the unit says otherwise since. Returns what was entered.
///
/// # Errors
/// Those of [`checked`], and of the data file.
pub fn enter(
    project: &mut Project,
    unit: &UnitCode,
    period: Period,
    found: Vec<(String, Appraisal)>,
    by: Option<&str>,
) -> Result<Vec<Entered>, ServiceError> {
    let pairs = pairs(project, unit, period)?;
    let (mut entries, mut entered) = (Vec::new(), Vec::new());
    for (indicator, appraisal) in found {
        let (asked, pair) = pairs.asked(&indicator)?;
        if let Some(entry) = entry(asked, pair, appraisal, by)? {
            entries.push(entry);
            entered.push(Entered { unit: unit.clone(), before: pair.entry().cloned(), indicator });
        }
    }
    project.store_mut().appraise(&key(&pairs.catalogue, unit, period), &entries)?;
    Ok(entered)
}

/// What is to be written of an appraisal; nothing where it stands already, and the unit says what it said then.
fn entry(
    asked: &Indicator,
    pair: &Pair,
    appraisal: Appraisal,
    by: Option<&str>,
) -> Result<Option<AppraisalEntry>, ServiceError> {
    let appraisal = held(asked, pair, appraisal)?;
    let stands = pair.entry().map_or_else(Appraisal::default, |entry| entry.appraisal.clone());
    if appraisal == stands && !pair.is_overtaken() {
        return Ok(None);
    }
    let (indicator, against) = (asked.code.clone(), pair.own.said());
    Ok(Some(AppraisalEntry { indicator, appraisal, against, by: name(by), at: clock::now() }))
}

/// Takes back what was entered, all of it or nothing: what stood before is entered again, or nothing. Returns what was entered
/// by that, so that taking it back makes it stand again.
pub fn undo(
    project: &mut Project,
    period: Period,
    entered: &[Entered],
    by: Option<&str>,
) -> Result<Vec<Entered>, ServiceError> {
    let catalogue = project.catalogue_of(period)?;
    let standing = project.store().appraisals_of_period(period, &catalogue.id)?;
    let stands = |of: &Entered| standing.get(&of.unit)?.iter().find(|entry| entry.indicator == of.indicator).cloned();
    let now: Vec<Entered> = entered.iter().map(|of| Entered { before: stands(of), ..of.clone() }).collect();
    let again = entered.iter().map(|Entered { unit, indicator, before }| {
        let stood = AppraisalEntry {
            indicator: indicator.clone(),
            appraisal: before.as_ref().map_or_else(Appraisal::default, |entry| entry.appraisal.clone()),
            against: before.as_ref().and_then(|entry| entry.against.clone()),
            by: name(by),
            at: clock::now(),
        };
        (key(&catalogue, unit, period), vec![stood])
    });
    project.store_mut().appraise_each(&again.collect::<Vec<_>>())?;
    Ok(now)
}

fn name(by: Option<&str>) -> Option<String> {
    by.map(str::trim).filter(|by| !by.is_empty()).map(str::to_owned)
}

fn key(catalogue: &Catalogue, unit: &UnitCode, period: Period) -> SubmissionKey {
    SubmissionKey { unit: unit.clone(), period, catalogue: catalogue.id.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::CatalogueChoice;

    #[test]
    fn what_was_entered_is_taken_back_step_by_step_and_all_of_it_stays_in_the_history() {
        let folder = tempfile::tempdir().unwrap();
        let mut project = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::default()).unwrap();
        let (unit, period): (UnitCode, Period) = ("48".parse().unwrap(), "2020-05".parse().unwrap());
        let stands = |project: &Project| {
            let pairs = pairs(project, &unit, period).unwrap();
            pairs.of("D1").unwrap().entry().map(|entry| entry.appraisal.points.unwrap())
        };
        let mut entered = Vec::new();
        for points in [8u32, 7, 6] {
            let found = Appraisal { points: Some(points.into()), reason: Some("r".into()), ..Appraisal::default() };
            entered.push(enter(&mut project, &unit, period, vec![("D1".into(), found)], Some(" A ")).unwrap());
        }
        let mut undone = Vec::new();
        for before in [Some(7u32), Some(8), None] {
            undone.push(undo(&mut project, period, &entered.pop().unwrap(), Some("B")).unwrap());
            assert_eq!(stands(&project), before.map(Into::into));
        }
        let by: Vec<_> = history(&project, &unit, period).unwrap().into_iter().filter_map(|entry| entry.by).collect();
        assert_eq!(by, ["A", "A", "A", "B", "B", "B"]);
        for again in [8u32, 7, 6] {
            undo(&mut project, period, &undone.pop().unwrap(), Some("A")).unwrap();
            assert_eq!(stands(&project), Some(again.into()), "what was taken back stands again");
        }
        assert_eq!(history(&project, &unit, period).unwrap().len(), 9, "nothing is taken out of the history");
    }
}
