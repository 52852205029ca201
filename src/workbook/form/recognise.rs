//! What a workbook is and what it answers: the program's own form, a plain wide table, or nothing known.

use std::borrow::Cow;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{edited, filled, foreign, unasked, wide};
use crate::catalogue::Catalogue;
use crate::domain::{
    CellAddress, Charset, CharsetChoice, Decisions, Edit, Finding, FindingKind, Mapping, Period, Register,
    RememberedMapping, Submission, TextChange, Unit, UnitCode,
};
use crate::workbook::charset;
use crate::workbook::raw::{CellValue, Contents};
use crate::workbook::returned::is_list;

/// How many converted texts are shown.
const SAMPLES: usize = 20;

/// What is known beside the workbook.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub catalogue: &'a Catalogue,
    pub register: &'a Register,
    /// The unit a person chose; a form of another is an error.
    pub asked_unit: Option<&'a UnitCode>,
    /// The period a person chose; a form for another is an error, a form without one is taken for it.
    pub asked_period: Option<Period>,
    /// Where the workbook lies: names of files and folders say whose and when, if nothing better does.
    pub path: &'a Path,
    /// What a person settled about this workbook.
    pub decisions: &'a Decisions,
    /// Mappings confirmed before, latest first.
    pub remembered: &'a [RememberedMapping],
}

static UNDECIDED: Decisions = Decisions {
    unit: None,
    period: None,
    charset: None,
    mapping: None,
    edits: Vec::new(),
    kept: Vec::new(),
    left_out: None,
};

impl<'a> Context<'a> {
    /// Nothing known but the criteria and the units.
    pub fn new(catalogue: &'a Catalogue, register: &'a Register) -> Self {
        Self {
            catalogue,
            register,
            asked_unit: None,
            asked_period: None,
            path: Path::new(""),
            decisions: &UNDECIDED,
            remembered: &[],
        }
    }
}

/// What kind of form it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormKind {
    /// The program's self-assessment form: one unit.
    Template,
    /// Units down, indicators across.
    WideTable,
    /// One unit's answers in a table of another's making.
    Foreign,
    Unknown,
}

/// What says whose a form is, or when it is for; the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// A person decided it for this workbook.
    Decided,
    /// The hidden sheet of the program's own form.
    HiddenMark,
    /// A labelled title: `Đơn vị: …`, `Kỳ: …`.
    Title,
    /// The letterhead or the heading of the report.
    Letterhead,
    /// A row or a column of a table of many.
    Table,
    /// A person chose it for the whole import.
    Asked,
    SheetName,
    FileName,
    Folder,
    /// The day of signing says when, but only roughly.
    Signing,
}

/// What a workbook says once its form is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    pub form: FormKind,
    /// One for the template, one a unit for a table; none where the file as a whole cannot be taken over.
    pub submissions: Vec<Submission>,
    /// What says whose it is; nothing where that is not known, or where a table names many.
    pub whose: Option<Evidence>,
    /// What says when it is for.
    pub when: Option<Evidence>,
    /// Units that the register does not have yet and the criteria set takes; the submissions may be theirs.
    pub new_units: Vec<Unit>,
    /// About the form and its cells. Those of [`Contents`] are not repeated here.
    pub findings: Vec<Finding>,
    /// Sheets whose stored name (first) is in the letters of an old charset: findings and answers call them by what it
    /// says in Unicode (second).
    pub renamed: Vec<(String, String)>,
    /// How a foreign table was read, until a person confirms it; the submissions are what that gives.
    pub proposal: Option<Mapping>,
    /// Text of an old charset, until a person confirms it; the submissions are what conversion gives.
    pub legacy: Option<LegacyText>,
}

/// Text that was written in an old charset, as evidence over a whole workbook says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegacyText {
    pub charset: Charset,
    /// How many texts would change.
    pub texts: usize,
    /// The first of them, before and after.
    pub samples: Vec<TextChange>,
}

impl LegacyText {
    fn finding(&self) -> Finding {
        let charset = match self.charset {
            Charset::Tcvn3 => "tcvn3",
            Charset::Vni => "vni",
        };
        let kind = FindingKind::LegacyText { charset: charset.to_owned(), texts: self.texts };
        match self.samples.first() {
            Some(first) => Finding::at(&first.sheet, first.cell, &first.before, kind),
            None => Finding::of_file(kind),
        }
    }
}

impl Reading {
    /// Nothing to take over, and why.
    pub(super) fn nothing(form: FormKind, findings: Vec<Finding>) -> Self {
        let (submissions, new_units, renamed) = (Vec::new(), Vec::new(), Vec::new());
        Self { form, submissions, whose: None, when: None, new_units, findings, renamed, proposal: None, legacy: None }
    }

    /// Whether a person must confirm something before any of it may be taken over.
    pub fn awaits_confirmation(&self) -> bool {
        self.proposal.is_some() || self.legacy.is_some()
    }
}

/// Makes sense of a workbook's cells. Never fails: what is not understood is a finding.
pub fn recognise(contents: &Contents, context: &Context<'_>) -> Reading {
    if contents.is_refused() {
        return Reading::nothing(FormKind::Unknown, Vec::new());
    }
    let contents = without_lists(contents);
    let (unicode, legacy) = in_unicode(&contents, context.decisions.charset);
    let stored = contents.sheets.iter().map(|sheet| &sheet.name).zip(unicode.sheets.iter().map(|sheet| &sheet.name));
    let renamed = stored.filter(|(stored, shown)| stored != shown);
    let renamed = renamed.map(|(stored, shown)| (stored.clone(), shown.clone())).collect();
    // Edits are typed in Unicode: they come after.
    let decisions = edited::as_sheets_are_named(context.decisions, &unicode);
    let context = &Context { decisions: &decisions, ..*context };
    let contents = edited::contents(&unicode, &context.decisions.edits);
    let mut reading = foreign::confirmed(&contents, context)
        .or_else(|| filled::read(&contents, context))
        .or_else(|| wide::read(&contents, context))
        .or_else(|| foreign::read(&contents, context))
        .unwrap_or_else(|| Reading::nothing(FormKind::Unknown, vec![Finding::of_file(FindingKind::UnknownForm)]));
    unasked::settle(&mut reading, &contents, context);
    keep_originals(&mut reading, &unicode, &context.decisions.edits);
    reading.findings.splice(0..0, legacy.as_ref().map(LegacyText::finding));
    reading.legacy = legacy;
    reading.renamed = renamed;
    reading
}

/// Puts what stood in the workbook beside every answer that a person's edit changed.
fn keep_originals(reading: &mut Reading, workbook: &Contents, edits: &[Edit]) {
    if edits.is_empty() {
        return;
    }
    for answer in reading.submissions.iter_mut().flat_map(|submission| &mut submission.answers) {
        let (Some(name), Some(cells)) = (&answer.sheet, answer.cells) else { continue };
        let is_edited = |edit: &Edit| *edit.sheet == **name && cells.iter().any(|cell| cell == edit.cell);
        let sheet = workbook.sheets.iter().find(|sheet| *sheet.name == **name);
        let Some(sheet) = sheet.filter(|_| edits.iter().any(is_edited)) else { continue };
        let stood = |cell: CellAddress| sheet.get(cell).map_or_else(|| "–".to_owned(), CellValue::shown);
        answer.beside_mut().original = Some(cells.iter().map(stood).collect::<Vec<_>>().join("; "));
    }
}

/// The workbook as it reads in Unicode, and what a person must confirm about that.
fn in_unicode(contents: &Contents, choice: Option<CharsetChoice>) -> (Cow<'_, Contents>, Option<LegacyText>) {
    let found = if choice == Some(CharsetChoice::Keep) { None } else { charset::detect(contents) };
    let Some(charset) = found else { return (Cow::Borrowed(contents), None) };
    let (read, mut changes) = charset::read_as(contents, charset);
    let texts = changes.len();
    changes.truncate(SAMPLES);
    let unconfirmed = choice.is_none() && texts > 0;
    (read, unconfirmed.then_some(LegacyText { charset, texts, samples: changes }))
}

/// A workbook that was returned to its sender comes back with the list of what was wrong in it: no figures of his.
fn without_lists(contents: &Contents) -> Cow<'_, Contents> {
    if !contents.sheets.iter().any(is_list) {
        return Cow::Borrowed(contents);
    }
    let mut contents = contents.clone();
    contents.sheets.retain(|sheet| !is_list(sheet));
    Cow::Owned(contents)
}
