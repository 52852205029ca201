//! Keeping a data file: taking imports and submissions back, and saying what a check found.

use super::{Project, ServiceError, clock};
use crate::domain::{Period, SubmissionKey, UnitCode};
use crate::i18n::Words;
use crate::say;
use crate::store::{CheckProblem, CheckReport, StoredSubmission};
pub use crate::store::{ImportId, ImportSummary};

/// The import that undoing would take back.
pub fn last_import(project: &Project) -> Result<Option<ImportSummary>, ServiceError> {
    Ok(project.store().last_import()?)
}

/// Takes back the last import that still counts; what was current before it is current again.
pub fn undo_last_import(project: &mut Project) -> Result<Option<ImportSummary>, ServiceError> {
    let undone = project.store_mut().undo_last_import(&clock::now())?;
    project.read_register()?;
    Ok(undone)
}

/// Takes back the import that was asked about; nothing where another was made since, or it was taken back already.
pub fn undo_import(project: &mut Project, import: ImportId) -> Result<Option<ImportSummary>, ServiceError> {
    let undone = project.store_mut().undo_import(import, &clock::now())?;
    project.read_register()?;
    Ok(undone)
}

/// The import that [`redo`] would bring back.
pub fn redoable_import(project: &Project) -> Result<Option<ImportSummary>, ServiceError> {
    Ok(project.store().redoable_import()?)
}

/// Brings back the import that was taken back last, with the cells that were corrected in it; nothing where none was, or
/// where another was made since.
pub fn redo(project: &mut Project) -> Result<Option<ImportSummary>, ServiceError> {
    let Some(redoable) = redoable_import(project)? else { return Ok(None) };
    let redone = project.store_mut().redo_import(redoable.id, &clock::now())?;
    project.read_register()?;
    Ok(redone)
}

/// What came with an import: how many submissions of each period, oldest first, and how many cells a person corrected.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CameWith {
    pub periods: Vec<(Period, usize)>,
    pub edits: usize,
}

/// What would go with the last import.
pub fn last_import_brought(project: &Project) -> Result<CameWith, ServiceError> {
    let store = project.store();
    let Some(last) = store.last_import()? else { return Ok(CameWith::default()) };
    let decisions = store.import_files(last.id)?.into_iter().filter_map(|file| file.decisions);
    let edits = decisions.map(|decisions| decisions.edits.len()).sum();
    Ok(CameWith { periods: store.import_periods(last.id)?, edits })
}

/// What taking the last import back does to a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoEffect {
    pub period: Period,
    /// Units with figures now, and once it is taken back.
    pub now: usize,
    pub then: usize,
    /// Units that have no figures any more.
    pub gone: Vec<UnitCode>,
    /// Units whose earlier submission counts again.
    pub back: Vec<UnitCode>,
}

/// What taking the last import back does, period by period, oldest first.
pub fn undo_effects(project: &Project) -> Result<Vec<UndoEffect>, ServiceError> {
    let store = project.store();
    let Some(last) = store.last_import()? else { return Ok(Vec::new()) };
    let mut effects: Vec<UndoEffect> = Vec::new();
    for (period, unit, has_other) in store.import_units(last.id)? {
        if effects.last().is_none_or(|effect| effect.period != period) {
            let now = store.units_counting(period, &project.catalogue_of(period)?.id)?.len();
            effects.push(UndoEffect { period, now, then: now, gone: Vec::new(), back: Vec::new() });
        }
        let Some(effect) = effects.last_mut() else { continue };
        if has_other { &mut effect.back } else { &mut effect.gone }.push(unit);
    }
    effects.iter_mut().for_each(|effect| effect.then = effect.now.saturating_sub(effect.gone.len()));
    Ok(effects)
}

/// A submission taken back, and the version that counts again in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawn {
    pub taken_back: StoredSubmission,
    pub counts_again: Option<StoredSubmission>,
}

/// Takes back the current version of one submission; where there is an earlier one, that counts again.
pub fn withdraw(project: &mut Project, key: &SubmissionKey) -> Result<Option<Withdrawn>, ServiceError> {
    let Some(taken_back) = project.store_mut().withdraw(key, &clock::now())? else { return Ok(None) };
    Ok(Some(Withdrawn { taken_back, counts_again: project.store().current(key)? }))
}

/// Looks the data file over: its structure, its workbooks, its answers against the catalogues it holds.
pub fn check(project: &Project) -> Result<CheckReport, ServiceError> {
    // A catalogue that no longer parses is a problem of its own, see `problems`; answers to it are then not held
    // against it.
    let catalogues: Vec<_> =
        project.store().catalogues()?.iter().filter_map(|stored| crate::catalogue::parse(&stored.toml).ok()).collect();
    Ok(project.store().check(&catalogues)?)
}

/// The problems of a check as sentences, and those of catalogues that the store keeps but cannot read.
pub fn problems(project: &Project, report: &CheckReport, words: &Words) -> Result<Vec<String>, ServiceError> {
    let stored = project.store().catalogues()?;
    let unreadable = stored.iter().filter(|stored| crate::catalogue::parse(&stored.toml).is_err()).map(|stored| {
        say!(words, "check-unreadable-catalogue", catalogue = stored.id.as_str(), version = stored.version.to_string())
    });
    Ok(unreadable.chain(report.problems.iter().map(|problem| problem_sentence(problem, words))).collect())
}

/// Whether a check found nothing at all. Damage of the file itself is no entry among its problems.
pub fn is_sound(report: &CheckReport, problems: &[String]) -> bool {
    report.integrity == "ok" && problems.is_empty()
}

fn problem_sentence(problem: &CheckProblem, words: &Words) -> String {
    match problem {
        CheckProblem::DanglingReference { table, refers_to } => {
            say!(words, "check-dangling-reference", table = table.as_str(), refers_to = refers_to.as_str())
        }
        CheckProblem::WorkbookAltered { sha256, path } => {
            say!(words, "check-workbook-altered", file = path.as_deref().unwrap_or(sha256))
        }
        CheckProblem::CatalogueAltered { catalogue, version } => {
            say!(words, "check-catalogue-altered", catalogue = catalogue.as_str(), version = version.to_string())
        }
        CheckProblem::CatalogueVersionMissing { unit, period, catalogue, version } => say!(
            words,
            "check-catalogue-version-missing",
            unit = unit.as_str(),
            period = period.as_str(),
            catalogue = catalogue.as_str(),
            version = version.to_string()
        ),
        CheckProblem::UnknownIndicator { unit, period, catalogue, indicator } => say!(
            words,
            "check-unknown-indicator",
            unit = unit.as_str(),
            period = period.as_str(),
            catalogue = catalogue.as_str(),
            indicator = indicator.as_str()
        ),
        CheckProblem::UnreadableAnswer { unit, period, catalogue, indicator } => say!(
            words,
            "check-unreadable-answer",
            unit = unit.as_str(),
            period = period.as_str(),
            catalogue = catalogue.as_str(),
            indicator = indicator.as_str()
        ),
        CheckProblem::UnreadableDecisions { path } => {
            say!(words, "check-unreadable-decisions", file = path.as_str())
        }
        CheckProblem::UnreadableMapping { unit, form } => {
            say!(words, "check-unreadable-mapping", unit = unit.as_str(), form = form.as_str())
        }
        CheckProblem::UnreadableScenario { name } => {
            say!(words, "check-unreadable-scenario", name = name.as_str())
        }
        CheckProblem::OddVersionChoice { unit, period, catalogue, version_no } => say!(
            words,
            "check-odd-version-choice",
            unit = unit.as_str(),
            period = period.as_str(),
            catalogue = catalogue.as_str(),
            version = version_no.to_string()
        ),
        CheckProblem::UnreadableAppraisal { unit, period, catalogue, indicator } => say!(
            words,
            "check-unreadable-appraisal",
            unit = unit.as_str(),
            period = period.as_str(),
            catalogue = catalogue.as_str(),
            indicator = indicator.as_str()
        ),
        CheckProblem::AppraisalOfUnknownIndicator { unit, period, catalogue, indicator } => say!(
            words,
            "check-appraisal-unknown-indicator",
            unit = unit.as_str(),
            period = period.as_str(),
            catalogue = catalogue.as_str(),
            indicator = indicator.as_str()
        ),
        CheckProblem::AppraisalWithoutReason { unit, period, catalogue, indicator } => say!(
            words,
            "check-appraisal-without-reason",
            unit = unit.as_str(),
            period = period.as_str(),
            catalogue = catalogue.as_str(),
            indicator = indicator.as_str()
        ),
    }
}
