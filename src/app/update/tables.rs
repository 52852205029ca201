//! What somebody made of the tables – widths of columns, the order of rows – is found again at the next start.

use iced::Task;

use super::Message;
use crate::app::App;
use crate::app::shortcut;
use crate::app::widget::virtual_table::{Layout, VirtualTable};

impl App {
    /// Lays out tables that are new as they were left, and keeps what was changed in others.
    pub(in crate::app) fn keep_tables(&mut self) -> Task<Message> {
        let mut kept = std::mem::take(&mut self.shared.settings.tables);
        let keys = shortcut::told_with_heads(&self.shared.words);
        let mut changed = false;
        for table in self.tables() {
            table.say_keys(&keys);
            let Some(name) = table.name().map(str::to_owned) else { continue };
            if table.is_new() {
                match kept.get(&name) {
                    Some(layout) => table.lay_out(layout),
                    None => table.begin_as_it_comes(),
                }
            } else if let Some(layout) = table.changed_layout() {
                changed = true;
                kept.retain(|other, _| *other != name);
                if !layout.is_usual() {
                    kept.insert(name, layout);
                }
            }
        }
        self.shared.settings.tables = kept;
        if changed { self.keep_settings() } else { Task::none() }
    }

    /// Has every table be as it comes.
    pub(super) fn reset_tables(&mut self) {
        self.tables().for_each(|table| table.lay_out(&Layout::default()));
        self.results.rearrange();
        self.import.rearrange();
    }

    /// Those of all pages.
    pub(in crate::app) fn tables(&mut self) -> impl Iterator<Item = &mut VirtualTable> {
        let Self { templates, import, appraisal, results, compare, units, criteria, .. } = self;
        let tables = templates.tables().chain(import.tables()).chain(appraisal.tables()).chain(results.tables());
        tables.chain(compare.tables()).chain(units.tables()).chain(criteria.tables())
    }
}
