//! Import: read workbooks, show what would be taken over, and take it over in one transaction.
//!
//! Nothing is written before [`confirm`]; a preview may be thrown away at any time.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::files::{self, Gathered};
use super::{Going, Progress, Project, ServiceError, clock};
use crate::catalogue::Assessed;
use crate::domain::{
    Answer, FileStatus, Finding, FindingKind, Period, Register, Severity, Silence, SourcedAnswer, Submission,
    SubmissionKey, Unit, UnitCode,
};
use crate::store::{Delivered, ImportSummary, NewFile, NewImport, NewWorkbook, sha256_hex};
use crate::workbook::{self, Contents, Context, Reading, WorkbookError};

/// What to import, and what the user says of all of it.
#[derive(Debug, Clone, Default)]
pub struct ImportRequest {
    /// Files, and folders that are searched through.
    pub paths: Vec<PathBuf>,
    /// The period every file must be for, and that of files which name none.
    pub period: Option<Period>,
    /// The unit every file must be of, and that of files which name none.
    pub unit: Option<UnitCode>,
    /// What to take for files that do not say it themselves; others are read as they are.
    pub fallback: Fallback,
}

/// The period and the unit of files that name none, or two that differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fallback {
    pub period: Option<Period>,
    pub unit: Option<UnitCode>,
}

/// What an import would do, file by file. Holds the bytes, so that what was looked at is what is taken over.
#[derive(Debug, Default)]
pub struct Preview {
    pub files: Vec<FilePreview>,
    /// Units that the files name for the first time, where the criteria set takes any.
    new_units: Vec<Unit>,
    /// The state of the data file that was looked at.
    revision: i64,
}

/// What one file holds and what would become of it.
#[derive(Debug)]
pub struct FilePreview {
    pub path: PathBuf,
    pub status: FileStatus,
    pub submissions: Vec<Submission>,
    pub findings: Vec<Finding>,
    /// Left out by the user.
    pub excluded: bool,
    bytes: Vec<u8>,
    sha256: String,
}

impl FilePreview {
    fn without_content(path: PathBuf, status: FileStatus, findings: Vec<Finding>) -> Self {
        let (bytes, sha256) = (Vec::new(), String::new());
        Self { path, status, submissions: Vec::new(), findings, excluded: false, bytes, sha256 }
    }

    /// The file's own name.
    pub fn name(&self) -> String {
        self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy().into_owned()
    }

    /// Whether confirming would take something over from it.
    pub fn is_taken(&self) -> bool {
        !self.excluded && self.status != FileStatus::Same && !self.submissions.is_empty()
    }

    /// Whether a finding of it is an error.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity() == Severity::Error)
    }
}

impl Preview {
    /// How many files are in a state.
    pub fn count(&self, status: FileStatus) -> usize {
        self.files.iter().filter(|file| file.status == status).count()
    }

    /// How many files would be taken over.
    pub fn taken(&self) -> usize {
        self.files.iter().filter(|file| file.is_taken()).count()
    }

    /// Whether any file has a finding of severity error.
    pub fn has_errors(&self) -> bool {
        self.files.iter().any(FilePreview::has_errors)
    }
}

/// Reads everything the request names. `progress` is asked before each file whether to go on.
///
/// # Errors
/// [`ServiceError::Stopped`] when `progress` says so; a store error where the data file cannot be read. What is wrong
/// with a workbook is a finding, never an error.
pub fn preview(
    project: &Project,
    request: &ImportRequest,
    progress: &mut dyn FnMut(Progress) -> Going,
) -> Result<Preview, ServiceError> {
    let Gathered { workbooks, passed_over } = files::gather(&request.paths);
    let sources = workbooks.into_iter().map(Source::File).collect();
    let mut preview = preview_sources(project, request, sources, progress)?;
    preview.files.extend(passed_over.into_iter().map(passed_over_file));
    Ok(preview)
}

/// The same for workbooks already in memory, each with the name it goes by.
pub fn preview_workbooks(
    project: &Project,
    request: &ImportRequest,
    workbooks: Vec<(PathBuf, Vec<u8>)>,
    progress: &mut dyn FnMut(Progress) -> Going,
) -> Result<Preview, ServiceError> {
    let sources = workbooks.into_iter().map(|(name, bytes)| Source::Memory(name, bytes)).collect();
    preview_sources(project, request, sources, progress)
}

/// Where a workbook's bytes come from.
enum Source {
    File(PathBuf),
    Memory(PathBuf, Vec<u8>),
}

impl Source {
    fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Memory(path, _) => path,
        }
    }

    fn read(self) -> Result<(Vec<u8>, Contents), WorkbookError> {
        match self {
            Self::File(path) => workbook::read_file(&path),
            Self::Memory(name, bytes) => {
                let contents = workbook::read(&bytes, &name.to_string_lossy());
                Ok((bytes, contents))
            }
        }
    }
}

fn preview_sources(
    project: &Project,
    request: &ImportRequest,
    sources: Vec<Source>,
    progress: &mut dyn FnMut(Progress) -> Going,
) -> Result<Preview, ServiceError> {
    let total = sources.len();
    // Where tables bring their units, one may bring the unit asked for.
    if project.catalogue().units == Assessed::Provinces {
        request.unit.as_ref().map(|code| project.unit(code)).transpose()?;
    }
    let revision = project.store().revision()?;
    let mut preview = Preview { files: Vec::with_capacity(total), new_units: Vec::new(), revision };
    let mut register = Cow::Borrowed(project.register());
    for (done, source) in sources.into_iter().enumerate() {
        let step = Progress { done, total, current: source.path().display().to_string() };
        if progress(step).is_break() {
            return Err(ServiceError::Stopped);
        }
        let (file, new_units) = preview_file(project, &register, request, source)?;
        preview.files.push(file);
        // A later file may name the same units again.
        new_units.iter().for_each(|unit| register.to_mut().add(unit.clone()));
        preview.new_units.extend(new_units);
    }
    note_files_for_the_same_unit(&mut preview);
    Ok(preview)
}

fn preview_file(
    project: &Project,
    register: &Register,
    request: &ImportRequest,
    source: Source,
) -> Result<(FilePreview, Vec<Unit>), ServiceError> {
    let path = source.path().to_owned();
    let (bytes, contents) = match source.read() {
        Ok(read) => read,
        Err(error) => return Ok((unopened(path, &error), Vec::new())),
    };
    let sha256 = sha256_hex(&bytes);
    let context = Context {
        asked_unit: request.unit.as_ref(),
        asked_period: request.period,
        path: &path,
        ..Context::new(project.catalogue(), register)
    };
    let mut reading = workbook::recognise(&contents, &context);
    if reading.submissions.is_empty() && request.fallback != Fallback::default() {
        let helped = with_fallback(&context, &request.fallback, &reading.findings);
        reading = workbook::recognise(&contents, &helped);
    }
    let Reading { submissions, new_units, findings: of_form, .. } = reading;
    let mut findings = contents.findings;
    findings.extend(of_form);
    let settled = settle(project, &sha256, submissions, findings)?;
    let Settled { status, submissions, findings } = settled;
    Ok((FilePreview { path, status, submissions, findings, excluded: false, bytes, sha256 }, new_units))
}

/// The context with the fallback put in for exactly what the findings say is not known.
fn with_fallback<'a>(context: &Context<'a>, fallback: &'a Fallback, findings: &[Finding]) -> Context<'a> {
    let about = |is: fn(&FindingKind) -> bool| findings.iter().any(|finding| is(&finding.kind));
    let asked_unit = context.asked_unit.or(fallback.unit.as_ref().filter(|_| about(is_about_the_unit)));
    let asked_period = context.asked_period.or(fallback.period.filter(|_| about(is_about_the_period)));
    Context { asked_unit, asked_period, ..*context }
}

fn unopened(path: PathBuf, error: &WorkbookError) -> FilePreview {
    FilePreview::without_content(path, FileStatus::Refused, vec![Finding::of_file(cannot_open(error))])
}

/// What people know by name is a word that `i18n` translates; anything else is the system's own.
fn cannot_open(error: &WorkbookError) -> FindingKind {
    let detail = match error {
        WorkbookError::CannotOpen { source, .. } => match source.kind() {
            ErrorKind::NotFound => "not_found".to_owned(),
            ErrorKind::PermissionDenied => "no_permission".to_owned(),
            _ => source.to_string(),
        },
        WorkbookError::CannotWrite { detail } => detail.clone(),
    };
    FindingKind::CannotOpen { detail }
}

fn passed_over_file(path: PathBuf) -> FilePreview {
    FilePreview::without_content(path, FileStatus::Refused, vec![Finding::of_file(FindingKind::PassedOver)])
}

/// What becomes of a file that was read, and what of it is taken over.
struct Settled {
    status: FileStatus,
    submissions: Vec<Submission>,
    findings: Vec<Finding>,
}

/// Holds what was read against what the data file has. Nothing is taken over twice: neither what these very bytes gave
/// before (a later version must not be pushed out by an older file), nor what says the same as the version that counts.
fn settle(
    project: &Project,
    sha256: &str,
    submissions: Vec<Submission>,
    mut findings: Vec<Finding>,
) -> Result<Settled, ServiceError> {
    if submissions.is_empty() {
        let can_be_mended = findings.iter().any(|finding| can_be_mended_here(&finding.kind));
        let status = if can_be_mended { FileStatus::NeedsAttention } else { FileStatus::Refused };
        return Ok(Settled { status, submissions, findings });
    }
    let delivered = project.store().delivered_by(sha256)?;
    let (mut fresh, mut again, mut replaces) = (Vec::new(), Vec::new(), false);
    for submission in &submissions {
        let key = submission.key();
        if let Some(before) = delivered.iter().find(|before| before.key == key) {
            again.push(before);
            continue;
        }
        let Some(current) = project.store().current(&key)? else {
            fresh.push(submission.clone());
            continue;
        };
        if !current.submission.says_the_same_as(submission) {
            replaces = true;
            findings.extend(figures_lost(project, &current.submission, submission));
            fresh.push(submission.clone());
        }
    }
    if fresh.is_empty() {
        return Ok(Settled { status: FileStatus::Same, submissions, findings: vec![why_the_same(&again)] });
    }
    let needs_a_person = findings.iter().any(needs_a_person);
    let status = match (needs_a_person, replaces) {
        (true, _) => FileStatus::NeedsAttention,
        (false, true) => FileStatus::Changed,
        (false, false) => FileStatus::New,
    };
    Ok(Settled { status, submissions: fresh, findings })
}

fn needs_a_person(finding: &Finding) -> bool {
    finding.severity() == Severity::Error || matches!(finding.kind, FindingKind::FiguresLost { .. })
}

fn why_the_same(again: &[&Delivered]) -> Finding {
    let at = |given: &Delivered| clock::readable(&given.imported_at);
    Finding::of_file(match (again.iter().find(|given| !given.counts), again.first()) {
        (Some(older), _) => FindingKind::OlderFileAgain { imported_at: at(older) },
        (None, Some(given)) => FindingKind::SameFileAgain { imported_at: at(given) },
        (None, None) => FindingKind::SameContent,
    })
}

/// A new version that is silent where the one at hand has figures, such as a table of a few columns, takes them away.
fn figures_lost(project: &Project, current: &Submission, new: &Submission) -> Option<Finding> {
    let is_figure = |submission: &Submission, indicator: &str| {
        submission.answer(indicator).is_some_and(|answer| answer.answer.value().is_some())
    };
    let lost: Vec<&str> = current
        .answers
        .iter()
        .map(|answer| answer.indicator.as_str())
        .filter(|indicator| is_figure(current, indicator) && new.answer(indicator).is_none_or(is_no_data))
        .collect();
    let unit = project.register().by_code(&new.unit).map_or_else(|| new.unit.to_string(), |unit| unit.name.clone());
    let indicators = lost.join(", ");
    (!lost.is_empty()).then(|| Finding::of_file(FindingKind::FiguresLost { unit, indicators }))
}

fn is_no_data(answer: &SourcedAnswer) -> bool {
    answer.answer == Answer::Silent { reason: Silence::NoData }
}

/// Whether saying whose and when the file is would let it be read.
fn can_be_mended_here(kind: &FindingKind) -> bool {
    is_about_the_unit(kind) || is_about_the_period(kind)
}

fn is_about_the_unit(kind: &FindingKind) -> bool {
    matches!(
        kind,
        FindingKind::UnitMissing
            | FindingKind::UnitUnknown { .. }
            | FindingKind::UnitAmbiguous { .. }
            | FindingKind::UnitConflict { .. }
    )
}

fn is_about_the_period(kind: &FindingKind) -> bool {
    matches!(kind, FindingKind::PeriodMissing | FindingKind::PeriodConflict { .. })
}

fn note_files_for_the_same_unit(preview: &mut Preview) {
    let mut last_for: HashMap<SubmissionKey, usize> = HashMap::new();
    for index in 0..preview.files.len() {
        if !preview.files[index].is_taken() {
            continue;
        }
        let keys: Vec<SubmissionKey> = preview.files[index].submissions.iter().map(Submission::key).collect();
        for key in keys {
            if let Some(earlier) = last_for.insert(key, index).filter(|earlier| *earlier != index) {
                let other = preview.files[index].name();
                let finding = Finding::of_file(FindingKind::SeveralFilesForUnit { other });
                preview.files[earlier].findings.push(finding);
            }
        }
    }
}

/// Takes over what the preview shows, in one transaction. Nothing to take over is no error: the import is not made.
///
/// # Errors
/// [`StoreError::ChangedMeanwhile`](crate::store::StoreError::ChangedMeanwhile) where another window wrote since the
/// preview was made, and whatever writing may meet; the data file is then as it was.
pub fn confirm(project: &mut Project, preview: &Preview, label: &str) -> Result<Option<ImportSummary>, ServiceError> {
    if preview.taken() == 0 {
        return Ok(None);
    }
    let based_on = Some(preview.revision);
    let files = preview.files.iter().map(to_new_file).collect();
    let import =
        NewImport { made_at: clock::now(), label: label.to_owned(), based_on, units: units_taken(preview), files };
    let summary = project.store_mut().commit_import(&import)?;
    project.read_register()?;
    Ok(Some(summary))
}

/// New units that a file which is taken over speaks for.
fn units_taken(preview: &Preview) -> Vec<Unit> {
    let taken = preview.files.iter().filter(|file| file.is_taken());
    let named: HashSet<&UnitCode> = taken.flat_map(|file| &file.submissions).map(|sent| &sent.unit).collect();
    preview.new_units.iter().filter(|unit| named.contains(&unit.code)).cloned().collect()
}

fn to_new_file(file: &FilePreview) -> NewFile {
    let workbook = NewWorkbook { bytes: file.bytes.clone(), sha256: file.sha256.clone() };
    NewFile {
        path: file.path.display().to_string(),
        workbook: (!file.bytes.is_empty()).then_some(workbook),
        status: file.status,
        findings: file.findings.clone(),
        submissions: if file.is_taken() { file.submissions.clone() } else { Vec::new() },
    }
}

/// What is read from one workbook, before anybody asks whose it is.
#[derive(Debug)]
pub struct Inspected {
    pub path: PathBuf,
    pub contents: Contents,
}

/// Reads workbooks and folders without a data file.
pub fn inspect(paths: &[PathBuf]) -> Vec<Inspected> {
    let Gathered { workbooks, passed_over } = files::gather(paths);
    let read = workbooks.into_iter().map(|path| {
        let contents = match workbook::read_file(&path) {
            Ok((_, contents)) => contents,
            Err(error) => only_finding(cannot_open(&error)),
        };
        Inspected { path, contents }
    });
    let passed_over =
        passed_over.into_iter().map(|path| Inspected { path, contents: only_finding(FindingKind::PassedOver) });
    read.chain(passed_over).collect()
}

fn only_finding(kind: FindingKind) -> Contents {
    Contents { findings: vec![Finding::of_file(kind)], ..Contents::default() }
}
