//! Faulty workbooks made ready to go back to their senders, and the reminder to those who have not sent.

use std::collections::HashSet;
use std::path::Path;

use super::ImportPlan;
use crate::app::data::{Answer, Ask, keep, telling};
use crate::app::job::Progress;
use crate::app::screen::import::model::ReturnLine;
use crate::i18n::{NO_VALUE, Words};
use crate::say;
use crate::service::ServiceError;
use crate::service::report::Format;
use crate::service::returns::{self, Faulty, Returns};

/// The files that could go back, each with what is to be mended in it.
pub fn list_returns(ask: &Ask, plan: &ImportPlan) -> Answer<Vec<ReturnLine>> {
    ask.of_file(|project| {
        let preview = plan.preview();
        let line = |faulty: Faulty| {
            let file = preview.files.get(faulty.file)?;
            let unit = match file.submissions.as_slice() {
                [only] => project.name_of(&only.unit).to_owned(),
                _ => NO_VALUE.to_owned(),
            };
            let Faulty { file: place, errors, warnings } = faulty;
            Some(ReturnLine { file: place, name: file.name(), unit, errors, warnings })
        };
        Ok::<_, ServiceError>(returns::faulty(&preview, &ask.words).into_iter().filter_map(line).collect())
    })
}

/// Writes marked copies and letters of the files chosen into a folder; answers with what was written, in words, and for which files where
/// it was stopped before the last.
pub fn write_returns<T>(
    ask: &Ask,
    plan: &ImportPlan,
    chosen: &HashSet<usize>,
    folder: &Path,
    progress: &mut Progress<T>,
) -> Answer<(String, Option<String>)> {
    ask.of_file(|project| {
        let (preview, words) = (plan.preview(), &ask.words);
        let returns = returns::write_returns(project, &preview, Some(chosen), folder, words, &mut telling(progress))?;
        Ok(what_was_written(&returns, folder, &ask.words))
    })
}

pub(super) fn what_was_written(returns: &Returns, folder: &Path, words: &Words) -> (String, Option<String>) {
    let (count, folder) = (returns.written.len(), folder.display().to_string());
    match (count, returns.left) {
        (0, 0) => (say!(words, "import-returned-none"), None),
        (0, _) => (say!(words, "import-returning-none-made"), None),
        (_, 0) => {
            let marked = returns.written.iter().filter(|one| one.marked).count();
            (say!(words, "import-returned", count = count, marked = marked, folder = folder), None)
        }
        (_, left) => {
            let names = returns.written.iter().filter_map(|one| one.of.file_name());
            let files = names.map(|name| name.to_string_lossy()).collect::<Vec<_>>().join(", ");
            let stopped = say!(words, "import-returning-stopped", count = count, folder = folder, left = left);
            (stopped, Some(say!(words, "import-returning-made-for", files = files)))
        }
    }
}

/// Writes the reminder to everybody who owes the period in sight; answers with what was written, in words.
pub fn write_reminder<T>(ask: &Ask, path: &Path, progress: &Progress<T>) -> Answer<Option<String>> {
    ask.of_file(|project| {
        let words = &ask.words;
        let Some((units, letter)) = returns::reminder_of(project, ask.period()?, Format::Docx, words)? else {
            return Ok(None);
        };
        keep(&letter, path, progress)?;
        Ok(Some(say!(words, "units-reminder-written", units = units, file = path.display().to_string())))
    })
}
