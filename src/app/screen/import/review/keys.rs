//! The parts of what there is to say about a file, and the keys that lead through them.

use iced::Task;

use super::mapping::MappingDraft;
use super::{Action, By, Message, Review, Tab, findings, mapping, units, whose};
use crate::app::data::Decision;
use crate::app::screen::import::changes;
use crate::app::screen::import::model::FileDetail;
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::widget::virtual_table::{self, Copied, CopyOf, Step};
use crate::domain::decision::CharsetChoice;
use crate::i18n::Words;

impl Review {
    /// The parts of the chosen file, those that wait first.
    pub(super) fn tabs(&self) -> Vec<Tab> {
        let Some(detail) = self.detail.ready() else { return Vec::new() };
        let there = |tab: &Tab| match tab {
            Tab::Charset => detail.charset.is_some(),
            Tab::Mapping => detail.mapping.is_some(),
            Tab::Rivals => detail.rivals.is_some(),
            Tab::Changes => !detail.changes.is_empty(),
            Tab::Findings | Tab::Whose => true,
        };
        [Tab::Charset, Tab::Mapping, Tab::Rivals, Tab::Findings, Tab::Changes, Tab::Whose]
            .into_iter()
            .filter(there)
            .collect()
    }

    /// What waits in a part.
    pub(super) fn waits_in(&self, tab: Tab) -> usize {
        let Some(detail) = self.detail.ready() else { return 0 };
        match tab {
            Tab::Charset => usize::from(detail.charset.as_ref().is_some_and(|charset| charset.decided.is_none())),
            Tab::Mapping => usize::from(detail.mapping.as_ref().is_some_and(|mapping| !mapping.confirmed)),
            Tab::Findings => detail.findings().filter(|(_, finding)| finding.is_open()).count(),
            Tab::Rivals => usize::from(detail.rivals.is_some()),
            Tab::Changes => 0,
            Tab::Whose => usize::from(detail.lacks.any()),
        }
    }

    pub(super) fn first_tab(&self) -> Tab {
        let tabs = self.tabs();
        let urgent = [Tab::Whose, Tab::Charset, Tab::Mapping, Tab::Rivals, Tab::Findings];
        let waiting = urgent.into_iter().find(|tab| tabs.contains(tab) && self.waits_in(*tab) > 0);
        waiting.or(tabs.contains(&Tab::Changes).then_some(Tab::Changes)).unwrap_or(Tab::Findings)
    }

    pub(super) fn show_tab(&mut self, tab: Tab) -> Action {
        (self.tab, self.inside, self.leaving) = (tab, true, false);
        match tab {
            Tab::Whose => Action::Run(self.whose.focus()),
            Tab::Charset | Tab::Mapping | Tab::Rivals | Tab::Findings | Tab::Changes => Action::None,
        }
    }

    /// A step of the keyboard through what it is in.
    pub fn step(&mut self, step: Step, shared: &Shared) -> Action {
        self.leaving = false;
        if !self.inside {
            return self.list_event(&virtual_table::Event::Stepped(step), shared);
        }
        let Some(detail) = self.detail.ready() else { return Action::None };
        Action::Run(match self.tab {
            Tab::Findings => self.findings.step(step, detail, shared.ask(), &self.plan).map(Message::Findings),
            Tab::Rivals | Tab::Changes => return self.in_table(&virtual_table::Event::Stepped(step), shared),
            Tab::Mapping => match self.chosen.and_then(|file| self.mappings.get_mut(&file)) {
                Some(draft) => {
                    let indicators = detail.mapping.as_ref().map_or(&[][..], |shown| &shown.indicators[..]);
                    draft.step(step, indicators).map(Message::Mapping)
                }
                None => Task::none(),
            },
            Tab::Whose => {
                self.whose.step(step, units(shared));
                Task::none()
            }
            Tab::Charset => Task::none(),
        })
    }

    fn list_event(&mut self, event: &virtual_table::Event, shared: &Shared) -> Action {
        match self.by {
            By::File => self.table_event(event, shared),
            By::Cell => self.cells_event(event, shared),
        }
    }

    /// What a key does in the table that the keyboard is in.
    pub fn in_table(&mut self, event: &virtual_table::Event, shared: &Shared) -> Action {
        if !self.inside {
            return self.list_event(event, shared);
        }
        match self.tab {
            Tab::Rivals => self.update(Message::Rivals(event.clone()), shared),
            Tab::Changes => self.update(Message::Changes(event.clone()), shared),
            Tab::Mapping => self.mapping(mapping::Message::Table(event.clone()), shared),
            Tab::Findings | Tab::Whose | Tab::Charset => Action::None,
        }
    }

    /// The rows chosen in the table that the keyboard is in, or all of it, for a spreadsheet; what is told of one cell after the
    /// other is no table, and the list beside it is taken.
    pub fn copied(&self, part: CopyOf, words: &Words) -> Option<Copied> {
        let detail = self.detail.ready().filter(|_| self.inside);
        match (detail.map(Box::as_ref), self.tab) {
            (Some(_), Tab::Rivals) => self.rivals_copied(part, words),
            (Some(detail), Tab::Changes) => {
                changes::copied(&self.changes, &detail.changes, changes::heads(words), part, words)
            }
            (Some(FileDetail { file, mapping: Some(shown), .. }), Tab::Mapping) => {
                self.mappings.get(file)?.copied(shown, part, words)
            }
            _ if self.by == By::File => self.files_copied(part, words),
            _ => self.cells_copied(part, words),
        }
    }

    /// A step to the part at the right, or back towards the files.
    pub fn across(&mut self, right: bool) -> Action {
        self.leaving = false;
        let tabs = self.tabs();
        let place = tabs.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        match (self.inside, right) {
            (false, true) => {
                self.inside = self.chosen_line().is_some();
                // There what is typed goes into a field at once.
                if self.tab == Tab::Whose {
                    return Action::Run(self.whose.focus());
                }
            }
            (false, false) => {}
            (true, false) if place == 0 => self.inside = false,
            (true, false) => return self.show_tab(tabs[place - 1]),
            (true, true) => {
                return tabs.get(place + 1).map_or(Action::None, |tab| self.show_tab(*tab));
            }
        }
        Action::None
    }

    /// What a key of the review does.
    pub fn key(&mut self, shortcut: Shortcut, shared: &Shared) -> Action {
        use findings::Message as F;
        match (shortcut, self.tab) {
            (Shortcut::Write, _) => self.update(Message::ConfirmPressed, shared),
            // What loses decisions takes more than one stray key.
            (Shortcut::Accept, _) if self.leaving => Action::None,
            // A cell chosen in the list is open beside it: what it asks is answered at once.
            (Shortcut::Accept, tab) if !self.inside && (self.by, tab) != (By::Cell, Tab::Findings) => self.across(true),
            (Shortcut::Accept, Tab::Charset) => self.decide(Decision::Charset(CharsetChoice::Convert), shared),
            (Shortcut::Accept, Tab::Rivals) => self.pick_rival(true, shared),
            (Shortcut::Keep, Tab::Rivals) => self.pick_rival(false, shared),
            (Shortcut::Accept, Tab::Mapping) => self.mapping(mapping::Message::ConfirmPressed, shared),
            (Shortcut::Accept, Tab::Findings) => self.findings(F::AcceptPressed, shared),
            (Shortcut::Accept, Tab::Whose) => self.whose(whose::Message::ConfirmPressed, shared),
            (Shortcut::Edit, Tab::Findings) => self.findings(F::EditPressed, shared),
            (Shortcut::Edit, Tab::Mapping) => self.pick_indicator(),
            (Shortcut::Keep, Tab::Charset) => self.decide(Decision::Charset(CharsetChoice::Keep), shared),
            (Shortcut::Keep, Tab::Findings) => self.findings(F::KeepPressed, shared),
            _ => Action::None,
        }
    }

    /// The file looked at is right, or the one it is held against.
    fn pick_rival(&mut self, this: bool, shared: &Shared) -> Action {
        let Some(rivals) = self.detail.ready().and_then(|detail| detail.rivals.as_ref()) else { return Action::None };
        let picked = if this { Some(&rivals.this) } else { self.rival() };
        let Some(file) = picked.map(|rival| rival.file) else { return Action::None };
        self.decide(Decision::Choose(file), shared)
    }

    fn pick_indicator(&mut self) -> Action {
        self.inside = true;
        match self.mapping_draft().map(MappingDraft::pick) {
            Some(mapping::Action::Run(task)) => Action::Run(task.map(Message::Mapping)),
            _ => Action::None,
        }
    }

    /// One step back; whether there was one to go. The review itself is left only where nothing was decided.
    pub fn back(&mut self) -> bool {
        let folded = self.findings.back() || self.mapping_draft().is_some_and(MappingDraft::back);
        if folded || std::mem::take(&mut self.leaving) || std::mem::take(&mut self.inside) {
            return true;
        }
        self.leaving = self.is_touched();
        self.leaving
    }
}
