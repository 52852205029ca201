//! `backup` and `restore`: a copy of a data file, and putting one back.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{Console, Ending, Outcome};
use crate::say;
use crate::service::{Backups, ServiceError, backup};

/// A copy of a data file.
#[derive(Debug, Args)]
pub struct Backup {
    pub file: PathBuf,
    /// The copy; a file that is there is never overwritten.
    #[arg(long)]
    pub out: PathBuf,
}

/// A copy that is put back.
#[derive(Debug, Args)]
pub struct Restore {
    /// The copy.
    pub copy: PathBuf,
    /// The data file that it becomes.
    #[arg(long)]
    pub out: PathBuf,
    /// Replaces a data file that is there, after a copy of it was kept in the folder beside it.
    #[arg(long)]
    pub replace: bool,
}

pub(super) fn copy(arguments: &Backup, console: &mut Console<'_>) -> Outcome {
    let bytes = backup::copy(&arguments.file, &arguments.out)?;
    let [file, out] = [&arguments.file, &arguments.out].map(|path| shown(path));
    console.line(say!(console.words, "cli-backup-made", file = file, out = out, size = console.words.size(bytes)));
    Ok(Ending::Done)
}

pub(super) fn restore(arguments: &Restore, console: &mut Console<'_>) -> Outcome {
    let Restore { copy, out, replace } = arguments;
    if !replace && out.symlink_metadata().is_ok() {
        return Err(ServiceError::WouldReplace { path: out.clone() });
    }
    let before = backup::restore(copy, out, &Backups::default())?;
    console.line(say!(console.words, "cli-restored", file = shown(out), copy = shown(copy)));
    if let Some(before) = before {
        console.line(say!(console.words, "cli-restored-before", path = shown(&before)));
    }
    Ok(Ending::Done)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
