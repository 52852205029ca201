//! The list of files, and what waits over all of them.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::app::screen::import::model::{
    CellLine, FileLine, FileState, MarkedCell, Proposals, ReviewView, RivalQuestion, Unregistered,
};
use crate::domain::decision::Edit;
use crate::domain::{FileStatus, Finding, FindingKind, Severity};
use crate::i18n::{NO_VALUE, Words};
use crate::say;
use crate::service::import::{About, FilePreview, Preview, Question, accepted, questions};
use crate::service::{Project, ServiceError};

pub(super) fn review(project: &Project, preview: &Preview, words: &Words) -> Result<ReviewView, ServiceError> {
    Ok(ReviewView {
        files: preview.files.iter().map(|file| file_line(project, file, words)).collect(),
        cells: cells(project, preview, words)?,
        proposals: proposals(preview),
        rivals: rivals(project, preview, words),
        unregistered: unregistered(project, preview),
        empty: preview.empty_forms().into_iter().map(|unit| project.name_of(unit).to_owned()).collect(),
    })
}

fn unregistered(project: &Project, preview: &Preview) -> Option<Unregistered> {
    let lacking = preview.unregistered();
    let mut provinces: Vec<&str> = Vec::new();
    for parent in lacking.iter().filter_map(|unit| unit.parent.as_ref()) {
        let name = project.name_of(parent);
        if !provinces.contains(&name) {
            provinces.push(name);
        }
    }
    (!lacking.is_empty()).then(|| Unregistered { count: lacking.len(), of: provinces.join(", ") })
}

fn rivals(project: &Project, preview: &Preview, words: &Words) -> Vec<RivalQuestion> {
    let question = |files: Vec<usize>| {
        let (first, last) = (*files.first()?, *files.last()?);
        let whose = whose(project, preview.files.get(first)?, words)?;
        // Of two that differ the later counts.
        Some(RivalQuestion { file: first, whose, counts: preview.files.get(last)?.name() })
    };
    preview.open_rivals().into_iter().filter_map(question).collect()
}

/// "Hà Tĩnh, tháng 5 năm 2020"; of a table how many units it is of.
pub(super) fn whose(project: &Project, file: &FilePreview, words: &Words) -> Option<String> {
    let sent = file.submissions.first()?;
    let unit = project.register().by_code(&sent.unit).map_or_else(|| sent.unit.to_string(), |unit| unit.name.clone());
    Some(match file.submissions.len() {
        1 => format!("{unit}, {}", words.period(sent.period)),
        many => say!(words, "import-many-units", count = many),
    })
}

/// Kinds and indicators come again and again: each is worded once.
fn cells(project: &Project, preview: &Preview, words: &Words) -> Result<Vec<CellLine>, ServiceError> {
    let mut titles: HashMap<&'static str, String> = HashMap::new();
    let contested: HashSet<usize> = preview.open_rivals().into_iter().flatten().collect();
    let line = |question: Question| {
        let file = preview.files.get(question.file)?;
        let indicator = question.indicator.as_ref().map(|(code, name)| format!("{code} {}", words.text(name)));
        let index = match question.about {
            About::Finding(index) => index,
            About::Edit(place) => return edited_cell(&question, file, (place, indicator), words),
        };
        let finding = file.findings.get(index)?;
        let code = finding.kind.code();
        Some(CellLine {
            file: question.file,
            index,
            cell: finding.cell.map(|cell| cell.to_string()).unwrap_or_default(),
            sheet: finding.sheet.clone().unwrap_or_default(),
            indicator: indicator.unwrap_or_else(|| NO_VALUE.to_owned()),
            seen: seen(finding, words).unwrap_or_else(|| NO_VALUE.to_owned()),
            matter: match contested.contains(&question.file).then(|| unit_of(project, file, words)) {
                None => titles.entry(code).or_insert_with(|| words.finding_title(code)).clone(),
                Some(unit) => say!(words, "import-cell-contested", unit = unit, matter = words.finding_title(code)),
            },
            kind: Some(code),
            severity: finding.severity(),
            stake: question.stake.map(|stake| (stake, words.plain(stake, 4))),
            waits: file.waits_for(finding),
            kept: file.is_kept(finding),
            edited: false,
        })
    };
    Ok(questions(project, preview)?.into_iter().filter_map(line).collect())
}

/// A cell that another value was set in, what it became in place of what is the matter with it.
fn edited_cell(
    question: &Question,
    file: &FilePreview,
    (place, indicator): (usize, Option<String>),
    words: &Words,
) -> Option<CellLine> {
    let edit = file.decisions.edits.get(place)?;
    Some(CellLine {
        file: question.file,
        index: place_of_edit(file, place),
        cell: edit.cell.to_string(),
        sheet: edit.sheet.clone(),
        indicator: indicator.unwrap_or_else(|| NO_VALUE.to_owned()),
        seen: before(edit, words),
        matter: say!(words, "import-became", value = value(edit.after.as_deref(), words)),
        kind: None,
        severity: Severity::Info,
        stake: question.stake.map(|stake| (stake, words.plain(stake, 4))),
        waits: false,
        kept: true,
        edited: true,
    })
}

/// Edits stand after the findings in what there is to say about a file.
pub(super) fn place_of_edit(file: &FilePreview, edit: usize) -> usize {
    file.findings.len() + edit
}

/// What stands in a cell, or was set there, as the language writes it; said too where nothing does.
pub(super) fn value(text: Option<&str>, words: &Words) -> String {
    match text.map(str::trim) {
        None | Some("") => say!(words, "import-seen-empty"),
        Some(text) => words.proposed(text),
    }
}

/// What stood in a cell that another value was set in; text that may have been thousands as it stood there.
pub(super) fn before(edit: &Edit, words: &Words) -> String {
    match edit.before.as_deref().map(str::trim).filter(|text| has_three_decimals(text)) {
        Some(text) => text.to_owned(),
        None => value(edit.before.as_deref(), words),
    }
}

/// What stood in the cell, as the language writes it; said too where nothing stood there.
pub(super) fn seen(finding: &Finding, words: &Words) -> Option<String> {
    match finding.seen.as_deref().map(str::trim) {
        _ if finding.cell.is_none() => None,
        None | Some("") => Some(say!(words, "import-seen-empty")),
        Some(seen) if may_be_thousands(finding, seen) => Some(seen.to_owned()),
        Some(seen) => Some(words.proposed(seen)),
    }
}

/// Text whose point is the very question is shown as it stands.
fn may_be_thousands(finding: &Finding, seen: &str) -> bool {
    let is_text = matches!(finding.kind, FindingKind::AmbiguousNumber { .. } | FindingKind::NumberAsText { .. });
    is_text && has_three_decimals(seen)
}

fn has_three_decimals(text: &str) -> bool {
    text.rsplit_once('.').is_some_and(|(_, decimals)| decimals.len() == 3)
}

/// Whose a file is; of a table how many units it is of.
fn unit_of(project: &Project, file: &FilePreview, words: &Words) -> String {
    match file.submissions.as_slice() {
        [] => NO_VALUE.to_owned(),
        [only] => {
            project.register().by_code(&only.unit).map_or_else(|| only.unit.to_string(), |unit| unit.name.clone())
        }
        many => say!(words, "import-many-units", count = many.len()),
    }
}

fn file_line(project: &Project, file: &FilePreview, words: &Words) -> FileLine {
    let unit = unit_of(project, file, words);
    // Of an empty form that agencies send for its share would be taken for the unit's.
    let coverage = file.coverage.filter(|_| !says(file, "blank_form_by_agencies"));
    let count = |counts: &dyn Fn(&Finding) -> bool| file.findings.iter().filter(|finding| counts(finding)).count();
    FileLine {
        name: file.name(),
        state: state(file),
        unit,
        period: file.submissions.first().map_or(NO_VALUE.to_owned(), |submission| words.period(submission.period)),
        coverage: coverage.map(|coverage| (coverage, words.percent(coverage, 0))),
        replaces: file.replaces(),
        silent: file.says_no_unit() || file.says_no_period(),
        findings: file.findings.len(),
        waits: count(&|finding| file.waits_for(finding) && !file.is_kept(finding)),
        warnings: count(&|finding| finding.severity() == Severity::Warning && !file.waits_for(finding)),
        marked: marked(file, words),
    }
}

fn marked(file: &FilePreview, words: &Words) -> Vec<MarkedCell> {
    let findings = file.findings.iter().enumerate();
    let marked = findings.filter_map(|(index, finding)| {
        Some(MarkedCell {
            index,
            sheet: finding.sheet.clone()?,
            cell: finding.cell.map(|cell| cell.to_string()).unwrap_or_default(),
            message: words.finding(&finding.kind),
        })
    });
    marked.take(FileLine::MARKED).collect()
}

fn says(file: &FilePreview, code: &str) -> bool {
    file.findings.iter().any(|finding| finding.kind.code() == code)
}

fn state(file: &FilePreview) -> FileState {
    let says = |code: &str| says(file, code);
    match file.status {
        FileStatus::Same => FileState::Same,
        _ if file.excluded => FileState::LeftOut,
        _ if file.awaits_confirmation() => FileState::NeedsConfirming,
        // Of what was not confirmed the record has what was asked, and nothing else.
        _ if file.submissions.is_empty() && (says("mapping_proposed") || says("legacy_text")) => {
            FileState::NeedsConfirming
        }
        // Where nothing can be taken over, a file whose period or unit can be said here is not a refused one.
        FileStatus::NeedsAttention if !file.is_taken() => FileState::NeedsChoice,
        FileStatus::NeedsAttention if says("blank_form") => FileState::Blank,
        FileStatus::NeedsAttention if says("low_coverage") => FileState::Sparse,
        FileStatus::NeedsAttention => FileState::NeedsAttention,
        FileStatus::New if file.is_taken() => FileState::New,
        FileStatus::Changed if file.is_taken() => FileState::Changed,
        FileStatus::New | FileStatus::Changed | FileStatus::Refused => FileState::Refused,
    }
}

/// What could be accepted in one go, by kind of finding.
fn proposals(preview: &Preview) -> Vec<Proposals> {
    let mut by_kind: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
    for file in preview.files.iter().filter(|file| !file.excluded) {
        let mut here: BTreeMap<&'static str, usize> = BTreeMap::new();
        for finding in file.findings.iter().filter(|finding| is_acceptable(file, finding)) {
            *here.entry(finding.kind.code()).or_default() += 1;
        }
        for (kind, count) in here {
            let all = by_kind.entry(kind).or_default();
            *all = (all.0 + count, all.1 + 1);
        }
    }
    by_kind.into_iter().map(|(kind, (count, files))| Proposals { kind: kind.to_owned(), count, files }).collect()
}

/// Whether accepting would change anything.
pub(super) fn is_acceptable(file: &FilePreview, finding: &Finding) -> bool {
    // Most findings propose nothing: asking is cheap only where they do.
    let proposes = finding.repair.is_some() || file.awaits_confirmation();
    proposes && accepted(file, finding).is_some_and(|decisions| decisions != file.decisions)
}
