//! Faulty workbooks made ready to go back to their senders, and the reminder to those who have not sent.

use std::path::Path;

use super::ImportPlan;
use crate::app::data::{Answer, Ask};
use crate::say;
use crate::service::returns;

/// Writes marked copies and letters into a folder; answers with what was written, in words.
pub fn write_returns(ask: &Ask, plan: &ImportPlan, folder: &Path) -> Answer<String> {
    ask.of_file(|project| {
        let words = &ask.words;
        let written = returns::write_returns(project, &plan.preview(), folder, words)?;
        Ok(match written.len() {
            0 => say!(words, "import-returned-none"),
            count => {
                let marked = written.iter().filter(|one| one.marked).count();
                let folder = folder.display().to_string();
                say!(words, "import-returned", count = count, marked = marked, folder = folder)
            }
        })
    })
}

/// Writes the reminder to everybody who owes the period in sight; answers with what was written, in words.
pub fn write_reminder(ask: &Ask, path: &Path) -> Answer<String> {
    ask.of_file(|project| {
        let words = &ask.words;
        let reminded = returns::write_reminder(project, ask.period()?, path, words)?;
        Ok(match reminded {
            None => say!(words, "units-reminder-none"),
            Some(units) => {
                say!(words, "units-reminder-written", units = units, file = path.display().to_string())
            }
        })
    })
}
