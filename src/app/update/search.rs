//! The box that finds anything, and opening what was found.

use iced::Task;
use iced::keyboard::{Key, Modifiers};

use super::Message;
use crate::app::screen::{compare, criteria};
use crate::app::search::{self, Deed, Readiness, Search, Target};
use crate::app::shared::FileView;
use crate::app::widget::Notice;
use crate::app::widget::virtual_table::CopyOf;
use crate::app::{App, Page, focus};
use crate::say;

impl App {
    /// Opens the box, or closes it.
    pub(in crate::app) fn toggle_search(&mut self) -> Task<Message> {
        if self.search.take().is_some() || self.asking.is_some() {
            return Task::none();
        }
        self.frame.back();
        let files = self.import.files(&self.shared);
        let (search, focus) = Search::open(self.page, &self.shared, &files, |deed| self.readiness(deed));
        self.search = Some(search);
        focus.map(Message::Search)
    }

    /// A letter that came before the box had the keyboard goes into it all the same; nothing where there is no box, or no letter.
    pub(in crate::app) fn type_ahead(&mut self, key: &Key, modifiers: Modifiers) -> Option<Task<Message>> {
        let Key::Character(letter) = key else { return None };
        let search = self.search.as_ref().filter(|_| !modifiers.command() && !modifiers.alt())?;
        let typed = format!("{}{letter}", search.query());
        Some(self.search(search::Message::Typed(typed)))
    }

    pub(super) fn search(&mut self, message: search::Message) -> Task<Message> {
        let Some(search) = &mut self.search else { return Task::none() };
        let (chosen, stays) = search.update(message);
        if !stays {
            self.search = None;
        }
        chosen.map_or_else(Task::none, |target| {
            let shows = target.shows();
            let opened = self.open_found(target);
            // What was shown has the keyboard; after anything else it is back where it was.
            Task::batch([opened, if shows { focus::to_page() } else { focus::land() }])
        })
    }

    fn open_found(&mut self, target: Target) -> Task<Message> {
        match target {
            Target::Page(page) => self.go(page),
            Target::Command(shortcut) => self.shortcut(shortcut),
            Target::Deed(deed) => self.do_found(deed),
            Target::Copy(part) => self.copy_found(part),
            Target::Setting(message) => self.settings(message),
            Target::Sample => self.open_sample(),
            Target::Recent(path) => self.open(path),
            Target::Unit(unit) => {
                let open = self.results.open(&unit, &self.shared).map(Message::Results);
                Task::batch([open, self.go(Page::Results)])
            }
            Target::Indicator(indicator) => {
                let draw = self.compare.choose_indicator(&indicator, &self.shared).map(Message::Compare);
                Task::batch([draw, self.go(Page::Compare)])
            }
            Target::Help(place) => self.explain(place),
            Target::CriteriaTab(tab) => {
                let shown = self.go(Page::Criteria);
                let action = self.criteria.update(criteria::Message::TabPressed(tab), &self.shared);
                Task::batch([shown, self.after_criteria(action)])
            }
            Target::Add(addition) => {
                let shown = self.go(Page::Criteria);
                let action = self.criteria.add(addition, &self.shared);
                Task::batch([shown, self.after_criteria(action)])
            }
            Target::Side(side) => {
                let open = self.results.open_side(side, &self.shared).map(Message::Results);
                Task::batch([open, self.go(Page::Results)])
            }
            Target::Chart(kind) => {
                let shown = self.go(Page::Compare);
                let action = self.compare.update(compare::Message::KindPicked(kind), &self.shared);
                Task::batch([shown, self.after_compare(action)])
            }
            Target::Finding { file, finding } => {
                let action = self.import.look_at_finding(file, finding, &self.shared);
                Task::batch([self.after_import(action), self.go(Page::Import)])
            }
            Target::File(place) => {
                let action = self.import.look_at_file(place, &self.shared);
                Task::batch([self.after_import(action), self.go(Page::Import)])
            }
        }
    }

    fn readiness(&self, deed: Deed) -> Readiness {
        match (self.is_unread(deed), self.can(deed)) {
            (true, _) => Readiness::Unread,
            (false, true) => Readiness::Ready,
            (false, false) => Readiness::Closed,
        }
    }

    /// Whether it is not known whether a button could be pressed: what its page shows is not read yet, or out of date.
    fn is_unread(&self, deed: Deed) -> bool {
        let has_period = self.shared.file.as_ref().is_some_and(|file| file.period.is_some());
        match deed {
            Deed::ConfirmRest | Deed::Minutes => has_period && self.appraisal.is_stale(),
            Deed::CopyPicture | Deed::CopyTable | Deed::ShowTable | Deed::ChartPdf => {
                has_period && self.compare.is_stale()
            }
            Deed::SavePdf => has_period && self.print.is_stale(),
            Deed::SaveWord => has_period && self.print.is_stale() && self.print.has_word(),
            Deed::CopyVersion | Deed::TryChanges | Deed::ExportSet | Deed::ExportText => !self.criteria.has_set(),
            _ => false,
        }
    }

    /// Whether a button could be pressed just now, were its page in sight.
    fn can(&self, deed: Deed) -> bool {
        let file = self.shared.file.as_ref();
        let has_period = file.is_some_and(|file| file.period.is_some());
        match deed {
            Deed::OwnUnit | Deed::PickFolder | Deed::ImportUnits | Deed::ReadSet | Deed::BackUp => file.is_some(),
            Deed::GuidePdf => true,
            Deed::RecallImport => file.is_some_and(|file| file.undoable.is_some()),
            Deed::ConfirmRest => self.appraisal.can_confirm_rest(),
            Deed::ConfirmChosen => self.appraisal.can_confirm_chosen(),
            Deed::Minutes => self.appraisal.can_write_minutes(),
            Deed::ExportResults | Deed::Grey | Deed::Colour | Deed::Pack | Deed::PrintGrey => has_period,
            Deed::CopyPicture => self.compare.can_copy_picture(),
            Deed::CopyTable | Deed::ShowTable | Deed::ChartPdf => self.compare.has_chart(),
            Deed::SavePdf => self.print.can_save(false),
            Deed::SaveWord => self.print.can_save(true),
            Deed::Remind => file.is_some_and(FileView::is_owed),
            Deed::CopyVersion | Deed::TryChanges => self.criteria.is_looked_at(),
            Deed::Restate => self.criteria.can_restate(),
            Deed::Keep => self.criteria.can_keep(),
            Deed::Discard => self.criteria.is_unsaved(),
            Deed::ExportSet | Deed::ExportText => self.criteria.has_set(),
        }
    }

    /// Does what a button does, where that stands.
    fn do_found(&mut self, deed: Deed) -> Task<Message> {
        let message = deed.message();
        // What unfolds from the frame lies over any page.
        if matches!(message, Message::Frame(_)) || deed.is_done_anywhere() {
            return self.happened(message);
        }
        let shown = self.go(deed.page());
        Task::batch([shown, self.happened(message)])
    }

    /// What is chosen in the table in sight is copied; says so where there is none.
    fn copy_found(&mut self, part: CopyOf) -> Task<Message> {
        match self.page {
            Page::Period | Page::Print | Page::Settings | Page::Help => {
                self.say(Notice::noted(say!(self.shared.words, "search-copy-no-table")))
            }
            _ => self.copy_part(part),
        }
    }
}
