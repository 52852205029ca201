//! Names of the closed sets: kinds of unit, states of a file, severities; values as indicators measure them.

use rust_decimal::Decimal;

use super::Words;
use crate::catalogue::{Indicator, Input};
use crate::compare::Unranked;
use crate::domain::{ColumnRole, FileStatus, Severity, UnitKind};
use crate::say;

impl Words {
    /// What becomes of a file.
    pub fn file_status(&self, status: FileStatus) -> String {
        match status {
            FileStatus::New => say!(self, "file-status-new"),
            FileStatus::Changed => say!(self, "file-status-changed"),
            FileStatus::Same => say!(self, "file-status-same"),
            FileStatus::Refused => say!(self, "file-status-refused"),
            FileStatus::NeedsAttention => say!(self, "file-status-needs-attention"),
        }
    }

    /// How much a finding matters.
    pub fn severity(&self, severity: Severity) -> String {
        match severity {
            Severity::Error => say!(self, "severity-error"),
            Severity::Warning => say!(self, "severity-warning"),
            Severity::Info => say!(self, "severity-info"),
        }
    }

    /// What a column of a foreign table holds.
    pub fn column_role(&self, role: ColumnRole) -> String {
        match role {
            ColumnRole::Number => say!(self, "column-role-number"),
            ColumnRole::Code => say!(self, "column-role-code"),
            ColumnRole::Name => say!(self, "column-role-name"),
            ColumnRole::Measure => say!(self, "column-role-measure"),
            ColumnRole::Maximum => say!(self, "column-role-maximum"),
            ColumnRole::Result => say!(self, "column-role-result"),
            ColumnRole::Whole => say!(self, "column-role-whole"),
            ColumnRole::NotApplicable => say!(self, "column-role-not-applicable"),
            ColumnRole::SelfScore => say!(self, "column-role-self-score"),
            ColumnRole::Appraised => say!(self, "column-role-appraised"),
            ColumnRole::Evidence => say!(self, "column-role-evidence"),
            ColumnRole::Note => say!(self, "column-role-note"),
        }
    }

    /// What a kind of finding is called, by its code. A test holds every kind to a name.
    pub fn finding_title(&self, code: &str) -> String {
        self.loader().get(&format!("finding-title-{}", code.replace('_', "-")))
    }

    /// What a unit is.
    pub fn unit_kind(&self, kind: UnitKind) -> String {
        match kind {
            UnitKind::Province => say!(self, "unit-kind-province"),
            UnitKind::Agency => say!(self, "unit-kind-agency"),
            UnitKind::Other => say!(self, "unit-kind-other"),
        }
    }

    /// Why a unit has no rank.
    pub fn unranked(&self, why: Unranked) -> String {
        match why {
            Unranked::NotSent => say!(self, "unranked-not-sent"),
            Unranked::BelowCoverage => say!(self, "unranked-below-coverage"),
            Unranked::NoApplicable => say!(self, "unranked-no-applicable"),
        }
    }

    /// A value as its indicator measures it: `14,0%`, `47 văn bản`, `Có`.
    pub fn measured(&self, indicator: &Indicator, value: Decimal) -> String {
        match &indicator.input {
            Input::Ratio { .. } => self.percent(value, 1),
            // The share of a province's agencies that say yes.
            Input::YesNo if !value.fract().is_zero() => self.percent(value, 1),
            Input::Count { unit } | Input::Value { unit, .. } => {
                format!("{} {}", self.plain(value, 4), self.text(unit)).trim_end().to_owned()
            }
            Input::YesNo if value.is_zero() => say!(self, "answer-no"),
            Input::YesNo => say!(self, "answer-yes"),
        }
    }
}
