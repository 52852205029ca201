//! Names of the closed sets: kinds of unit, states of a file, severities; values as indicators measure them.

use rust_decimal::Decimal;

use super::Words;
use crate::catalogue::{Indicator, Input};
use crate::compare::Unranked;
use crate::domain::{FileStatus, Severity, UnitKind};
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
