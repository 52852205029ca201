//! Writing what is seen to an Excel workbook.

use super::Action;
use crate::app::data;
use crate::app::dialog::Question;
use crate::app::errand::{Done, Errand};
use crate::app::file_name;
use crate::app::shared::Shared;
use crate::app::widget::Notice;
use crate::say;

/// Asks where, writes, and says where it lies.
pub(super) fn export(shared: &Shared) -> Action {
    let (words, Some(ask)) = (&shared.words, shared.ask()) else { return Action::None };
    let question = Question::Save {
        title: say!(words, "results-export-title"),
        name: file_name::proposed([say!(words, "results-export-name")], "xlsx", shared),
        extension: "xlsx".into(),
    };
    Action::Send(Errand::asking(question, say!(words, "results-exporting"), move |path, progress| {
        data::write_scores(&ask, path, progress)?;
        let written = say!(ask.words, "results-exported", path = path.display().to_string());
        let live = say!(ask.words, "results-exported-live");
        Ok(Done::Said(Notice::done_but(written, live).at(path.to_owned())))
    }))
}
