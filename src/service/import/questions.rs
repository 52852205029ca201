//! Every cell in question over all files of a preview, what most points hang on first.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::preview::{FilePreview, Preview};
use crate::catalogue::{Catalogue, Indicator, MissingPolicy, Text};
use crate::domain::{
    CatalogueRef, CellAddress, Decisions, Edit, FileStatus, Finding, FindingKind, Severity, SourceCells, SourcedAnswer,
};
use crate::service::{Project, ServiceError};
use crate::workbook::{typed_answer, typed_number};

/// What is said of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The finding at this place among those of the file.
    Finding(usize),
    /// The edit at this place among those of the file: it was decided already.
    Edit(usize),
}

/// A cell that somebody should look at, or set another value in.
#[derive(Debug, Clone)]
pub struct Question {
    /// The file's place in the preview.
    pub file: usize,
    pub about: About,
    /// Code and name of what it answers; nothing where that is not known.
    pub indicator: Option<(String, Text)>,
    /// Most points of the indicator, which are not given as long as the cell stands; nothing where its figure counts,
    /// or where points have no maximum. Of an edited cell, those that may have hung on it.
    pub stake: Option<Decimal>,
}

/// Cells of files that may still be taken over: those whose figure does not count, and those whose figure should be
/// looked at. What most points hang on stands first; of equal ones those of files that stand against another come
/// last, then by the code of the unit (tables of several first), then the order of the files.
///
/// # Errors
/// Where a criteria set that the data file holds cannot be read.
pub fn questions(project: &Project, preview: &Preview) -> Result<Vec<Question>, ServiceError> {
    let mut sets = Sets { project, known: HashMap::new() };
    let mut asked = Vec::new();
    for (place, file) in preview.files.iter().enumerate().filter(|(_, file)| is_open(file)) {
        let in_question = file.findings.iter().enumerate().filter(|(_, finding)| is_in_question(finding));
        for (index, finding) in in_question {
            let catalogue = sets.of(file)?;
            let indicator = indicator_of(file, finding).and_then(|code| catalogue.indicator(code));
            asked.push(Question {
                file: place,
                about: About::Finding(index),
                indicator: indicator.map(|one| (one.code.clone(), one.name.clone())),
                stake: indicator.and_then(|indicator| stake(finding, indicator)),
            });
        }
        for (index, edit) in
            file.decisions.edits.iter().enumerate().filter(|(_, edit)| !is_in_question_still(file, edit))
        {
            let catalogue = sets.of(file)?;
            let answered = answered_at(file, &edit.sheet, edit.cell).map(|answer| &*answer.indicator);
            let indicator = answered.and_then(|code| catalogue.indicator(code));
            asked.push(Question {
                file: place,
                about: About::Edit(index),
                indicator: indicator.map(|one| (one.code.clone(), one.name.clone())),
                stake: indicator.map(|indicator| indicator.max).filter(|max| !max.is_zero()),
            });
        }
    }
    // What is set right in a file that is not chosen in the end is set right in vain.
    let contested: HashSet<usize> = preview.open_rivals().into_iter().flatten().collect();
    let unit = |question: &Question| match preview.files.get(question.file)?.submissions.as_slice() {
        [only] => Some(&only.unit),
        _ => None,
    };
    let matters = |question: &Question| (Reverse(question.stake), contested.contains(&question.file));
    asked.sort_by(|one, other| matters(one).cmp(&matters(other)).then_with(|| unit(one).cmp(&unit(other))));
    Ok(asked)
}

/// What a cell comes to as long as it is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consequence {
    /// No points of so many.
    Nothing { max: Decimal },
    /// The indicator leaves the maximum.
    LeftOut,
    /// Its figure counts as it was read.
    Counts,
}

/// What becomes of the indicator that a finding speaks of, where it is left as it is; nothing where it speaks of none.
///
/// # Errors
/// As [`questions`].
pub fn consequence(
    project: &Project,
    file: &FilePreview,
    finding: &Finding,
) -> Result<Option<(String, Consequence)>, ServiceError> {
    let Some(code) = indicator_of(file, finding) else { return Ok(None) };
    let catalogue = Sets { project, known: HashMap::new() }.of(file)?;
    let Some(indicator) = catalogue.indicator(code) else { return Ok(None) };
    let comes_to = match (stake(finding, indicator), catalogue.missing) {
        (None, _) if finding.severity() < Severity::Error => Consequence::Counts,
        (None, _) => return Ok(None),
        (Some(max), MissingPolicy::Zero) => Consequence::Nothing { max },
        (Some(_), MissingPolicy::LeaveOut) => Consequence::LeftOut,
    };
    Ok(Some((code.to_owned(), comes_to)))
}

/// Criteria sets of the files, each looked up once.
struct Sets<'a> {
    project: &'a Project,
    known: HashMap<CatalogueRef, Arc<Catalogue>>,
}

impl Sets<'_> {
    fn of(&mut self, file: &FilePreview) -> Result<Arc<Catalogue>, ServiceError> {
        let Some(sent) = file.submissions.first() else {
            return self.project.catalogue_asked(self.project.own_catalogue(), None);
        };
        if let Some(known) = self.known.get(&sent.catalogue) {
            return Ok(Arc::clone(known));
        }
        let CatalogueRef { id, version } = &sent.catalogue;
        let found = self.project.catalogue_asked(&format!("{id}@{version}"), Some(sent.period))?;
        self.known.insert(sent.catalogue.clone(), Arc::clone(&found));
        Ok(found)
    }
}

fn is_open(file: &FilePreview) -> bool {
    !file.excluded && !matches!(file.status, FileStatus::Same | FileStatus::Refused)
}

/// Whether something is still to be said of a cell although another value was set in it.
fn is_in_question_still(file: &FilePreview, edit: &Edit) -> bool {
    let is_of_cell =
        |finding: &&Finding| finding.sheet.as_ref() == Some(&edit.sheet) && finding.cell == Some(edit.cell);
    file.findings.iter().filter(is_of_cell).any(is_in_question)
}

fn is_in_question(finding: &Finding) -> bool {
    finding.cell.is_some() && finding.severity() > Severity::Info
}

/// Findings of the reader know only the cell; which indicator that answers, the answers know.
fn indicator_of<'a>(file: &'a FilePreview, finding: &'a Finding) -> Option<&'a str> {
    finding.kind.indicator().or_else(|| answered_by(file, finding).map(|answer| &*answer.indicator))
}

fn stake(finding: &Finding, indicator: &Indicator) -> Option<Decimal> {
    // Of two rows the first counts.
    let is_lost = finding.severity() == Severity::Error && !matches!(finding.kind, FindingKind::IndicatorTwice { .. });
    (is_lost && !indicator.max.is_zero()).then_some(indicator.max)
}

/// What a value typed for a cell would be read as.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    /// The answer, or what is wrong with it.
    pub answer: Result<SourcedAnswer, Box<Finding>>,
    /// The cell beside it, which no longer counts because both counts were typed in one.
    pub unused: Option<CellAddress>,
}

/// Reads what is typed in place of a cell that something is said of, by itself; nothing where it is not known what the
/// cell answers, and where a count alone is typed for one of two cells.
///
/// # Errors
/// As [`questions`].
pub fn typed(
    project: &Project,
    file: &FilePreview,
    about: About,
    written: &str,
) -> Result<Option<Typed>, ServiceError> {
    let catalogue = Sets { project, known: HashMap::new() }.of(file)?;
    let (code, answer, at) = match about {
        About::Finding(index) => {
            let Some(finding) = file.findings.get(index) else { return Ok(None) };
            (indicator_of(file, finding), answered_by(file, finding), finding.cell)
        }
        About::Edit(index) => {
            let Some(edit) = file.decisions.edits.get(index) else { return Ok(None) };
            let answer = answered_at(file, &edit.sheet, edit.cell);
            (answer.map(|answer| &*answer.indicator), answer, Some(edit.cell))
        }
    };
    let Some(indicator) = code.and_then(|code| catalogue.indicator(code)) else { return Ok(None) };
    let second = answer.and_then(|answer| answer.cells?.second());
    let is_whole = written.contains(['/', '%']) || typed_number(written).is_none();
    if written.trim().is_empty() || (second.is_some() && !is_whole) {
        return Ok(None);
    }
    let answer = typed_answer(indicator, written).map(|answer| SourcedAnswer::new(indicator.code.as_str(), answer));
    let unused = second.filter(|second| Some(*second) != at && answer.is_ok() && written.contains('/'));
    Ok(Some(Typed { answer, unused }))
}

/// The decisions about a file with an indicator marked as not applicable to its unit; nothing where the cell of the
/// finding answers none.
///
/// # Errors
/// [`ServiceError::FileChanged`] where the file is no longer what was looked at.
pub fn not_applicable(file: &FilePreview, finding: &Finding, mark: &str) -> Result<Option<Decisions>, ServiceError> {
    let Some(SourcedAnswer { sheet: Some(sheet), cells: Some(cells), .. }) = answered_by(file, finding) else {
        return Ok(None);
    };
    let contents = file.source.read_again(file.fingerprint.as_ref())?;
    let stands = contents.sheets.iter().find(|found| found.name == **sheet);
    let mut decisions = file.decisions.clone();
    for cell in cells.iter() {
        let edited = decisions.edit_of(sheet, cell).map(|edit| edit.before.clone());
        let before = edited.unwrap_or_else(|| stands?.get(cell).map(|value| value.shown()));
        let after = (cell == cells.first()).then(|| mark.to_owned());
        decisions.set(Edit { sheet: sheet.to_string(), cell, before, after });
    }
    Ok(Some(decisions))
}

/// The answer that the cell of a finding is part of.
fn answered_by<'a>(file: &'a FilePreview, finding: &Finding) -> Option<&'a SourcedAnswer> {
    answered_at(file, finding.sheet.as_deref()?, finding.cell?)
}

/// The answer that a cell is part of.
fn answered_at<'a>(file: &'a FilePreview, sheet: &str, cell: CellAddress) -> Option<&'a SourcedAnswer> {
    let mut answers = file.submissions.iter().flat_map(|sent| &sent.answers);
    let stands_there = |cells: SourceCells| cells.iter().any(|at| at == cell);
    answers.find(|one| one.sheet.as_deref() == Some(sheet) && one.cells.is_some_and(stands_there))
}
