//! The chart as a picture on the clipboard, to be pasted into a letter or a slide.

use std::sync::Arc;

use super::{Action, Compare, Message};
use crate::app::data::{self, Fault};
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::widget::Notice;
use crate::say;

impl Compare {
    /// Copies the chart sharper than it is on the screen, whatever the magnification.
    pub fn copy_picture(&mut self, shared: &Shared) -> Action {
        let (Some(drawn), Some(area)) = (self.seen(), self.area) else { return Action::None };
        let (spec, grey) = (Arc::clone(&drawn.spec), self.grey);
        let (words, clipboard) = (Arc::clone(&shared.words), shared.clipboard.clone());
        let (handle, task) = job::run(move |_| data::copy_chart(&spec, area, grey, &clipboard, &words));
        self.copying = Some(handle);
        Action::Run(task.map(Message::PictureCopied))
    }

    pub(super) fn picture_copied(&mut self, report: job::Report<Result<(), Fault>>, shared: &Shared) -> Action {
        let Some(copied) = job::finished(self.copying.as_ref(), report) else { return Action::None };
        self.copying = None;
        Action::Say(match copied {
            Ok(()) => Notice::done(say!(shared.words, "compare-picture-copied")),
            Err(fault) => Notice::failed(fault),
        })
    }
}
