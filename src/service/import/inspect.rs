//! Reading workbooks without a data file: only what stands in them.

use std::path::PathBuf;

use super::{cannot_open, next_read};
use crate::domain::{Finding, FindingKind};
use crate::service::files;
use crate::service::{Going, Progress, ServiceError};
use crate::workbook::Contents;
use crate::workbook::worker::{Readers, Source};

/// What is read from one workbook, before anybody asks whose it is.
#[derive(Debug)]
pub struct Inspected {
    pub path: PathBuf,
    pub contents: Contents,
}

/// Reads workbooks and folders without a data file.
///
/// # Errors
/// Where no process to read with could be started.
pub fn inspect(paths: &[PathBuf]) -> Result<Vec<Inspected>, ServiceError> {
    let mut gathered = files::gather(paths);
    let workbooks = std::mem::take(&mut gathered.workbooks);
    let mut reads = Readers::chosen().read(workbooks.iter().cloned().map(Source::File).collect());
    let mut inspected = Vec::new();
    for path in workbooks {
        let read = next_read(&mut reads, &Progress::default(), &mut |_| Going::Continue(()))?;
        let contents = read.map_or_else(|error| only_finding(cannot_open(&error)), |(_, contents)| contents);
        inspected.push(Inspected { path, contents });
    }
    inspected.extend(gathered.unread().map(|(path, why)| Inspected { path, contents: only_finding(why) }));
    Ok(inspected)
}

fn only_finding(kind: FindingKind) -> Contents {
    Contents { findings: vec![Finding::of_file(kind)], ..Contents::default() }
}
