//! Excel in and out: what stands in a workbook, which form it is, and the workbooks the program writes.
//!
//! The only place that knows how spreadsheets are stored. Reading never fails on content: a file that can be opened
//! gives answers *and* findings. Must not know the store, scores, or how findings are shown.

pub mod cell;
mod charset;
pub mod criteria;
pub mod form;
pub mod raw;
pub mod read;
pub mod returned;
pub mod score_book;
pub mod table;
pub mod worker;

use std::io;
use std::path::PathBuf;

pub use form::filled::{agency_named, catalogue_named};
pub use form::recognise::{Context, Evidence, FormKind, LegacyText, Reading, recognise};
pub use form::template::{TemplateRequest, write_template};
pub use form::typed::{typed_answer, typed_number, typed_of_a_whole, typed_period};
pub use form::{AppraisedRow, AppraisedTable, read_appraised, view_in_words};
pub use raw::{Cell, CellValue, Contents, Format, Layout, Sheet};
pub use read::{read, read_file};
pub use returned::{Returned, returned};
pub use table::{Column, FindingRow, Value, write_findings, write_table};

/// Why a workbook could not be opened or written at all. What is wrong *inside* one is a finding, never an error.
#[derive(Debug, thiserror::Error)]
pub enum WorkbookError {
    /// The file could not be read: another program holds it, rights are missing, it is gone.
    #[error("cannot open {path}")]
    CannotOpen {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    /// No worker could be started to read with.
    #[error("no process to read workbooks with could be started")]
    NoReader {
        #[source]
        source: io::Error,
    },
    /// The workbook could not be put together; `detail` is the writer's own word.
    #[error("cannot write the workbook: {detail}")]
    CannotWrite { detail: String },
}

impl From<rust_xlsxwriter::XlsxError> for WorkbookError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Self::CannotWrite { detail: error.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::{FindingKind, Severity};

    /// Every kind has its row in docs/findings.md, in order and with its severity, and there is no other row.
    #[test]
    fn the_list_of_findings_is_complete() {
        let written: Vec<(String, String)> = include_str!("../../docs/findings.md")
            .lines()
            .filter_map(|line| line.strip_prefix("| `"))
            .filter_map(|line| line.split_once("` | "))
            .map(|(code, rest)| (code.to_owned(), rest.split(" | ").next().unwrap_or_default().to_owned()))
            .collect();
        let known: Vec<(String, String)> = FindingKind::SEVERITIES
            .iter()
            .map(|(code, severity)| {
                let severity = match severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Info => "info",
                };
                ((*code).to_owned(), severity.to_owned())
            })
            .collect();
        assert_eq!(written, known);
    }
}
