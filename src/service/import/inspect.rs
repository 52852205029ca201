//! Reading workbooks without a data file: only what stands in them.

use std::path::PathBuf;

use super::cannot_open;
use super::source::Source;
use crate::domain::{Finding, FindingKind};
use crate::service::files::{self, Gathered};
use crate::workbook::Contents;

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
        let source = Source::on_disk(path);
        let contents = source.read().map_or_else(|error| only_finding(cannot_open(&error)), |read| read.contents);
        Inspected { path: source.path, contents }
    });
    let passed_over =
        passed_over.into_iter().map(|path| Inspected { path, contents: only_finding(FindingKind::PassedOver) });
    read.chain(passed_over).collect()
}

fn only_finding(kind: FindingKind) -> Contents {
    Contents { findings: vec![Finding::of_file(kind)], ..Contents::default() }
}
