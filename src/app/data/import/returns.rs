//! Faulty workbooks made ready to go back to their senders.

use std::path::Path;

use super::ImportPlan;
use crate::app::data::{Answer, Ask, Fault};
use crate::app::job::Progress;
use crate::app::widget::Notice;

/// Writes what goes back into a folder.
pub fn write_returns<T>(_ask: &Ask, _plan: &ImportPlan, _folder: &Path, _progress: &mut Progress<T>) -> Answer<Notice> {
    Err(Fault::default())
}
