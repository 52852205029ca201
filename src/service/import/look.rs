//! One workbook looked at: its cells made answers under what was asked and decided, and held against the data file.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use super::coverage::Coverage;
use super::empty::EmptyForm;
use super::preview::FilePreview;
use super::settle::{Counting, Settled, settle};
use super::source::{Fingerprint, Source};
use super::{Fallback, ImportRequest};
use crate::catalogue::Catalogue;
use crate::domain::{
    Decisions, FileStatus, Finding, FindingKind, Period, Register, RememberedMapping, Submission, Unit, UnitCode,
};
use crate::service::{Project, ServiceError};
use crate::workbook::{self, Contents, Context, FormKind, Reading};

/// What all files of a batch are looked at with.
pub(super) struct Look<'a> {
    pub(super) project: &'a Project,
    pub(super) request: &'a ImportRequest,
    /// The register, and the units that other files of the batch name for the first time.
    pub(super) register: &'a Register,
    /// Mappings confirmed before, latest first.
    pub(super) remembered: &'a [RememberedMapping],
    pub(super) counting: &'a Counting<'a>,
}

impl Look<'_> {
    /// What would become of a workbook whose cells were read.
    pub(super) fn at(
        &self,
        source: Source,
        fingerprint: Option<Fingerprint>,
        contents: Contents,
        decisions: Decisions,
    ) -> Result<FilePreview, ServiceError> {
        let (catalogue, reading) = self.recognise(&contents, &source.path, &decisions)?;
        let is_unknown = |finding: &Finding| matches!(finding.kind, FindingKind::UnitUnknown { .. });
        let asks_in = reading.submissions.is_empty() && reading.findings.iter().any(is_unknown);
        let unregistered = asks_in.then(|| workbook::agency_named(&contents, self.register)).flatten();
        // A large table's cells would lie in memory beside all that is made of its answers.
        let Contents { sheets, mut findings, .. } = contents;
        drop(sheets);
        let Reading { form, submissions, findings: of_form, renamed, proposal, legacy, new_units, .. } = reading;
        let newcomers = self.newcomers(&submissions, new_units);
        let coverage = self.coverage(&catalogue, form, &submissions);
        findings.iter_mut().for_each(|finding| call_its_sheet_as_shown(finding, &renamed));
        findings.retain(|finding| !is_of_edited_cell(finding, &decisions));
        findings.extend(of_form);
        findings.extend(coverage.as_ref().and_then(|(coverage, unit)| {
            coverage.finding(&catalogue, self.project.agencies_of(&unit.code).next().is_some())
        }));
        let sha256 = fingerprint.as_ref().map(|bytes| bytes.sha256.as_str());
        let Settled { status, submissions, findings, changes } =
            settle(self.counting, sha256, &decisions, submissions, findings)?;
        let empty_form = EmptyForm::of(self.counting, &submissions, &findings)?;
        // Of what is known already nothing needs to be confirmed again.
        let asks = status != FileStatus::Same;
        let (proposal, legacy) = (proposal.filter(|_| asks), legacy.filter(|_| asks));
        let status = if proposal.is_some() || legacy.is_some() { FileStatus::NeedsAttention } else { status };
        Ok(FilePreview {
            path: source.path.clone(),
            status,
            own_status: status,
            submissions,
            findings,
            excluded: false,
            left_out_before: None,
            decisions,
            proposal,
            legacy,
            coverage: coverage.and_then(|(coverage, _)| coverage.share),
            changes,
            source,
            fingerprint,
            newcomers,
            empty_form,
            unregistered,
        })
    }

    /// Read under the criteria set of the period it is for. Which period that is shows when it has been read; of several
    /// the last says under which version the whole workbook is read.
    fn recognise(
        &self,
        contents: &Contents,
        path: &Path,
        decisions: &Decisions,
    ) -> Result<(Arc<Catalogue>, Reading), ServiceError> {
        let expected = self.request.period.or(decisions.period).or(self.request.fallback.period);
        let catalogue = self.catalogue(contents, expected)?;
        let reading = self.recognise_under(&catalogue, contents, path, decisions);
        let last = reading.submissions.iter().map(|submission| submission.period).max();
        let its_own = last.filter(|last| Some(*last) != expected).map(|last| self.catalogue(contents, Some(last)));
        Ok(match its_own.transpose()? {
            Some(its_own) if !Arc::ptr_eq(&its_own, &catalogue) => {
                let reading = self.recognise_under(&its_own, contents, path, decisions);
                (its_own, reading)
            }
            _ => (catalogue, reading),
        })
    }

    /// The criteria set asked for; else the one the form names, where the data file holds it; else the period's.
    fn catalogue(&self, contents: &Contents, period: Option<Period>) -> Result<Arc<Catalogue>, ServiceError> {
        let project = self.project;
        let named = workbook::catalogue_named(contents).filter(|id| project.holds_catalogue(id));
        match (self.request.catalogue.as_deref().or(named.as_deref()), period) {
            (None, Some(period)) => project.catalogue_of(period),
            (None, None) => project.catalogue_asked(project.own_catalogue(), None),
            (Some(asked), period) => project.catalogue_asked(asked, period),
        }
    }

    fn recognise_under(
        &self,
        catalogue: &Catalogue,
        contents: &Contents,
        path: &Path,
        decisions: &Decisions,
    ) -> Reading {
        let context = Context {
            asked_unit: self.request.unit.as_ref(),
            asked_period: self.request.period,
            path,
            decisions,
            remembered: self.remembered,
            ..Context::new(catalogue, self.register)
        };
        let reading = workbook::recognise(contents, &context);
        let fallback = Fallback {
            period: decisions.period.or(self.request.fallback.period),
            unit: decisions.unit.clone().or_else(|| self.request.fallback.unit.clone()),
        };
        if !reading.submissions.is_empty() || fallback == Fallback::default() {
            return reading;
        }
        workbook::recognise(contents, &with_fallback(&context, &fallback, &reading.findings))
    }

    /// How much of a form is filled in, and whose it is. A table may be of a few columns by intention.
    fn coverage(&self, catalogue: &Catalogue, form: FormKind, submissions: &[Submission]) -> Option<(Coverage, &Unit)> {
        let [only] = submissions else { return None };
        let unit = self.register.by_code(&only.unit).filter(|_| form != FormKind::WideTable)?;
        Some((Coverage::of(catalogue, unit, only), unit))
    }

    /// The units it brings, and those another file of the batch brings too: that one may yet be left out.
    fn newcomers(&self, submissions: &[Submission], mut new_units: Vec<Unit>) -> Vec<Unit> {
        let registered = self.project.register();
        if std::ptr::eq(self.register, registered) {
            // No file before it brought any.
            return new_units;
        }
        let mut known: HashSet<&UnitCode> = new_units.iter().map(|unit| &unit.code).collect();
        let named = submissions.iter().map(|submission| &submission.unit);
        let further = named.filter(|code| registered.by_code(code).is_none() && known.insert(*code));
        let shared: Vec<Unit> = further.filter_map(|code| self.register.by_code(code)).cloned().collect();
        new_units.extend(shared);
        new_units
    }
}

/// The context with the fallback put in for exactly what the findings say is not there. What contradicts itself is for a
/// person to settle, file by file.
fn with_fallback<'a>(context: &Context<'a>, fallback: &'a Fallback, findings: &[Finding]) -> Context<'a> {
    let lacks = |kind: &FindingKind| findings.iter().any(|finding| finding.kind == *kind);
    let asked_unit = context.asked_unit.or(fallback.unit.as_ref().filter(|_| lacks(&FindingKind::UnitMissing)));
    let asked_period = context.asked_period.or(fallback.period.filter(|_| lacks(&FindingKind::PeriodMissing)));
    Context { asked_unit, asked_period, ..*context }
}

/// The reader names sheets as the workbook stores them.
fn call_its_sheet_as_shown(finding: &mut Finding, renamed: &[(String, String)]) {
    if let Some(name) = &mut finding.sheet
        && let Some((_, shown)) = renamed.iter().find(|(stored, _)| stored == name)
    {
        name.clone_from(shown);
    }
}

/// What was wrong with a value that no longer counts is no finding any more.
fn is_of_edited_cell(finding: &Finding, decisions: &Decisions) -> bool {
    match (&finding.sheet, finding.cell) {
        (Some(sheet), Some(cell)) => decisions.edit_of(sheet, cell).is_some(),
        _ => false,
    }
}
