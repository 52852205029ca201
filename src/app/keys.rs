//! What keys do, wherever the pointer is.

use iced::Task;
use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::widget::Id;
use iced::widget::operation::select_all;

use super::parting::Answer;
use super::screen::appraisal::Appraisal;
use super::screen::compare::Zoom;
use super::screen::{criteria, help, import, results, templates, units};
use super::shortcut::{self, Shortcut};
use super::update::Message;
use super::widget::virtual_table::{self, ColumnStep, Copied, CopyOf, Step};
use super::widget::{Direction, Notice};
use super::{App, Page, data, focus, frame};
use crate::say;

impl App {
    pub(super) fn pressed(&mut self, key: &Key, modifiers: Modifiers, taken: bool) -> Task<Message> {
        if matches!(key, Key::Named(Named::Tab)) && !modifiers.command() && !modifiers.alt() {
            return focus::step(modifiers.shift());
        }
        let done = self.done_by_key(key, modifiers, taken);
        // What is typed lays nothing over the page.
        let is_typed = matches!(key, Key::Character(_)) && !modifiers.command();
        Task::batch([done, if is_typed { Task::none() } else { focus::settle() }])
    }

    fn done_by_key(&mut self, key: &Key, modifiers: Modifiers, taken: bool) -> Task<Message> {
        if self.parting.is_some() {
            // What is asked stands before everything else; the answer that loses nothing has the key.
            return match Shortcut::of(key, modifiers) {
                Some(Shortcut::Back) => self.parted(Answer::Stay),
                Some(Shortcut::Accept) if !taken => self.parted(Answer::Stay),
                _ => Task::none(),
            };
        }
        // What is drawn may not have heard of the keys that are held.
        self.tables().for_each(|table| table.hold(modifiers));
        let by_letter =
            if taken { None } else { self.type_ahead(key, modifiers).or_else(|| self.lead_by_letter(key, modifiers)) };
        if let Some(done) = by_letter {
            return done;
        }
        if let Some(shortcut) = Shortcut::of(key, modifiers).filter(|shortcut| !(taken && shortcut.yields_to_inputs()))
        {
            return self.shortcut(shortcut);
        }
        if let Some(right) = shortcut::across(key, modifiers).filter(|_| !taken && !self.is_covered()) {
            return Task::batch([focus::to_list(), self.across(right), focus::reveal()]);
        }
        if let Some(step) = shortcut::reach(key, modifiers).filter(|_| !taken) {
            return self.column_key(step);
        }
        match shortcut::step(key, modifiers) {
            Some(step) if !taken => self.step(step),
            // An input or a choice has led on by itself.
            Some(_) => Task::batch([focus::follow(), focus::reveal()]),
            None => Task::none(),
        }
    }

    /// To the part of the page at the right, or back to the left.
    fn across(&mut self, right: bool) -> Task<Message> {
        match self.page {
            Page::Import => {
                let action = self.import.across(right, &self.shared);
                self.after_import(action)
            }
            Page::Units if self.units.has_parts() => self.units.across(right).map(Message::Units),
            Page::Results if self.results.has_parts() => {
                let action = self.results.across(right, &self.shared);
                self.after_results(action)
            }
            Page::Compare if !self.compare.is_table() => {
                let action = self.compare.point(if right { Direction::Right } else { Direction::Left });
                self.after_compare(action)
            }
            Page::Criteria if right && self.criteria.has_form() => self.criteria.enter_form().map(Message::Criteria),
            // Where nothing lies beside the table they lead through its columns.
            _ => self.column_key(if right { ColumnStep::Right } else { ColumnStep::Left }),
        }
    }

    /// Does something with the columns of the table that the keyboard is in.
    fn column_key(&mut self, step: ColumnStep) -> Task<Message> {
        if self.is_covered() {
            return Task::none();
        }
        let done = self.in_table(&virtual_table::Event::Column(step));
        Task::batch([focus::to_list(), done])
    }

    /// The same with its rows, or its menu.
    fn row_key(&mut self, event: &virtual_table::Event) -> Task<Message> {
        if self.is_covered() {
            return Task::none();
        }
        let done = self.in_table(event);
        Task::batch([focus::to_list(), done])
    }

    /// Does something in the table that the keyboard is in.
    pub(super) fn in_table(&mut self, event: &virtual_table::Event) -> Task<Message> {
        match self.page {
            Page::Period | Page::Print | Page::Settings | Page::Help => Task::none(),
            Page::Templates => {
                let action = self.templates.in_table(event);
                self.after_templates(action)
            }
            Page::Import => {
                let action = self.import.in_table(event, &self.shared);
                self.after_import(action)
            }
            Page::Appraisal => self.appraisal.in_table(event).map(Message::Appraisal),
            Page::Results => {
                let action = self.results.in_table(event, &self.shared);
                self.after_results(action)
            }
            Page::Compare => {
                let action = self.compare.in_table(event, &self.shared.words);
                self.after_compare(action)
            }
            Page::Units => self.units.in_table(event, &self.shared).map(Message::Units),
            Page::Criteria => self.criteria.in_table(event, &self.shared.words).map(Message::Criteria),
        }
    }

    /// A part of the rows that are chosen in the table that the keyboard is in.
    pub(super) fn part_of_table(&self, part: CopyOf) -> Option<Copied> {
        let words = &self.shared.words;
        match self.page {
            Page::Period | Page::Print | Page::Settings | Page::Help => None,
            Page::Templates => self.templates.copied(part, words),
            Page::Import => self.import.copied(part, words),
            Page::Appraisal => self.appraisal.copied(part, words),
            Page::Results => self.results.copied(part, &self.shared),
            Page::Compare => self.compare.copied(part, words),
            Page::Units => self.units.copied(part, words),
            Page::Criteria => self.criteria.rows_copied(part, words),
        }
    }

    /// Puts it on the clipboard.
    pub(super) fn copy_part(&mut self, part: CopyOf) -> Task<Message> {
        if matches!(self.page, Page::Period | Page::Print | Page::Settings | Page::Help) {
            return Task::none();
        }
        match (self.part_of_table(part), part) {
            (Some(copied), _) => self.copy(copied),
            (None, CopyOf::Column | CopyOf::Cell | CopyOf::WholeColumn) => {
                self.say(Notice::noted(say!(self.shared.words, "app-copy-no-column")))
            }
            (None, CopyOf::Rows | CopyOf::Names) => Task::none(),
        }
    }

    pub(super) fn shortcut(&mut self, shortcut: Shortcut) -> Task<Message> {
        match shortcut {
            Shortcut::Open => self.ask_open(),
            Shortcut::New => self.ask_new(),
            Shortcut::Import if self.shared.file.is_some() => {
                let ask = import::ask_files(&self.shared).map(Message::Import);
                Task::batch([self.go(Page::Import), ask])
            }
            Shortcut::Import => self.say_no_file(),
            Shortcut::Print => self.print_seen(),
            Shortcut::Find => self.find(),
            Shortcut::Search => self.toggle_search(),
            Shortcut::Table
            | Shortcut::Copy
            | Shortcut::ChooseAll
            | Shortcut::CopyOtherwise
            | Shortcut::ZoomIn
            | Shortcut::ZoomOut
            | Shortcut::ZoomReset => self.table_key(shortcut),
            Shortcut::Go(page) => self.go_by_key(page),
            Shortcut::Column(step) => self.column_key(step),
            Shortcut::Lead { back } => {
                self.row_key(&virtual_table::Event::Led(if back { Step::Up } else { Step::Down }))
            }
            Shortcut::ChooseToo => self.row_key(&virtual_table::Event::Toggled),
            Shortcut::Menu => self.row_key(&virtual_table::Event::MenuByKey),
            Shortcut::Write | Shortcut::Accept | Shortcut::Tick | Shortcut::Edit | Shortcut::Keep => {
                self.page_key(shortcut)
            }
            // Nothing is taken back behind a sheet or a menu.
            Shortcut::UndoImport | Shortcut::Redo if self.is_covered() => Task::none(),
            Shortcut::UndoImport => self.undo_by_key(),
            Shortcut::Redo => self.redo_by_key(),
            Shortcut::Back => {
                let (is_closed, done) = self.back();
                Task::batch([done, focus::back(is_closed)])
            }
            Shortcut::Help => {
                self.frame.help();
                Task::none()
            }
        }
    }

    /// Who goes to a page by key finds the keyboard there, in its list if it has one.
    fn go_by_key(&mut self, page: Page) -> Task<Message> {
        let gone = if page == Page::Help { self.explain_page() } else { self.go(page) };
        if self.page == page { Task::batch([gone, focus::to_page()]) } else { gone }
    }

    /// Whether something lies over the page.
    pub(super) fn is_covered(&self) -> bool {
        self.asking.is_some() || self.parting.is_some() || self.search.is_some() || self.frame.is_unfolded()
    }

    /// Keys of the page in sight; nothing is done behind a sheet or a menu.
    fn page_key(&mut self, shortcut: Shortcut) -> Task<Message> {
        if self.is_covered() {
            return Task::none();
        }
        match (self.page, shortcut) {
            (Page::Templates, Shortcut::Accept | Shortcut::Tick) => {
                self.templates.toggle_selected();
                Task::none()
            }
            (Page::Import, _) => {
                let action = self.import.key(shortcut, &self.shared);
                self.after_import(action)
            }
            (Page::Appraisal, Shortcut::Edit) => self.appraisal.write_row().map(Message::Appraisal),
            (Page::Appraisal, Shortcut::Accept) => {
                let action = self.appraisal.accept(&self.shared);
                self.after_appraisal(action)
            }
            (Page::Appraisal, Shortcut::Keep) => {
                let action = self.appraisal.confirm_chosen(&self.shared);
                self.after_appraisal(action)
            }
            (Page::Results, Shortcut::Accept) => {
                let action = self.results.accept(&self.shared);
                self.after_results(action)
            }
            (Page::Compare, Shortcut::Accept) => {
                let action = self.compare.open_pointed();
                self.after_compare(action)
            }
            (Page::Print, Shortcut::Accept) => {
                let action = self.print.accept(&self.shared);
                self.after_print(action)
            }
            (Page::Units, Shortcut::Accept) => {
                let action = self.units.accept(&self.shared);
                self.after_units(action)
            }
            (Page::Criteria, Shortcut::Accept | Shortcut::Edit) => self.criteria.enter_form().map(Message::Criteria),
            _ => Task::none(),
        }
    }

    /// Rows to be chosen and copied; the chart, the table behind it, copies of both, and how large it is shown.
    fn table_key(&mut self, shortcut: Shortcut) -> Task<Message> {
        if self.is_covered() {
            return Task::none();
        }
        match (self.page, shortcut) {
            (Page::Compare, _) => self.chart_key(shortcut),
            (Page::Import, Shortcut::Table) => {
                let action = self.import.toggle_list(&self.shared);
                self.after_import(action)
            }
            (_, Shortcut::Copy) => self.copy_part(CopyOf::Rows),
            // Why an indicator has its points, where that is what is looked at.
            (Page::Results, Shortcut::CopyOtherwise) if self.results.is_at_reason() => {
                let action = self.results.reason_copied(&self.shared);
                self.after_results(action)
            }
            (_, Shortcut::CopyOtherwise) => self.copy_part(CopyOf::Column),
            (_, Shortcut::ChooseAll) => self.in_table(&virtual_table::Event::AllChosen),
            _ => Task::none(),
        }
    }

    fn chart_key(&mut self, shortcut: Shortcut) -> Task<Message> {
        let action = match shortcut {
            Shortcut::Table => self.compare.toggle_table(),
            Shortcut::Copy => return self.copy_part(CopyOf::Rows),
            Shortcut::CopyOtherwise if self.compare.is_table() => return self.copy_part(CopyOf::Column),
            Shortcut::CopyOtherwise => self.compare.copy_picture(&self.shared),
            Shortcut::ChooseAll => return self.in_table(&virtual_table::Event::AllChosen),
            Shortcut::ZoomIn => self.compare.zoom(Zoom::In, &self.shared),
            Shortcut::ZoomOut => self.compare.zoom(Zoom::Out, &self.shared),
            Shortcut::ZoomReset => self.compare.zoom(Zoom::Reset, &self.shared),
            _ => return Task::none(),
        };
        self.after_compare(action)
    }

    /// The last step on the page; where that shows what was imported and has no step of its own, the last import. Who is at work
    /// elsewhere means a step of theirs.
    fn undo_by_key(&mut self) -> Task<Message> {
        if let Some(undone) = self.turn_step(true) {
            return undone;
        }
        let undoable = self.shared.file.as_ref().is_some_and(|file| file.undoable.is_some());
        match (undoable, self.page.shows_the_import()) {
            (true, true) => self.ask_undo(),
            (true, false) => self.say(Notice::noted(say!(self.shared.words, "app-undo-nothing"))),
            (false, false) => self.say(Notice::noted(say!(self.shared.words, "app-undo-nothing-here"))),
            (false, true) => Task::none(),
        }
    }

    fn redo_by_key(&mut self) -> Task<Message> {
        if let Some(redone) = self.turn_step(false) {
            return redone;
        }
        let Some(file) = self.shared.file.as_ref() else { return Task::none() };
        if file.redoable.is_none() {
            let said = say!(self.shared.words, "import-redo-nothing");
            return self.say(Notice::noted(said));
        }
        let action = self.import.redo(&self.shared);
        let redone = self.after_import(action);
        Task::batch([redone, self.go(Page::Import)])
    }

    /// Takes back (`back`) or does again what was done last on the page, where it has something of its own.
    fn turn_step(&mut self, back: bool) -> Option<Task<Message>> {
        match self.page {
            Page::Criteria => {
                let action = self.criteria.undo(back, &self.shared)?;
                Some(self.after_criteria(action))
            }
            Page::Import => {
                let action = self.import.turn_decision(back, &self.shared)?;
                Some(self.after_import(action))
            }
            Page::Appraisal if back && !self.appraisal.can_undo() => None,
            Page::Appraisal => {
                let turn = if back { Appraisal::undo } else { Appraisal::redo };
                let action = turn(&mut self.appraisal, &self.shared);
                Some(self.after_appraisal(action))
            }
            _ => None,
        }
    }

    /// Says that a file has to be open first, and how one is opened.
    pub(super) fn say_no_file(&mut self) -> Task<Message> {
        let words = &self.shared.words;
        let more = vec![say!(words, "app-no-file-hint")];
        self.say(Notice::failed(data::Fault { what: say!(words, "app-no-file"), more }))
    }

    /// Prints what is seen: the chart, the document; from elsewhere it leads to the documents.
    fn print_seen(&mut self) -> Task<Message> {
        if self.shared.file.is_none() {
            return self.say_no_file();
        }
        match self.page {
            Page::Compare => {
                let action = self.compare.print(&self.shared);
                self.after_compare(action)
            }
            Page::Print => {
                let action = self.print.ask_how();
                self.after_print(action)
            }
            _ => self.go(Page::Print),
        }
    }

    /// The page's own search has the keyboard; where there is none in sight, the box that finds anything opens.
    fn find(&mut self) -> Task<Message> {
        if self.is_covered() {
            return Task::none();
        }
        let input: Id = match self.page {
            Page::Results => results::SEARCH.into(),
            Page::Units => units::SEARCH.into(),
            Page::Templates => templates::SEARCH.into(),
            Page::Import => import::SEARCH.into(),
            Page::Appraisal => self.appraisal.search(),
            Page::Criteria => criteria::SEARCH.into(),
            Page::Help => help::SEARCH.into(),
            Page::Period | Page::Compare | Page::Print | Page::Settings => return self.toggle_search(),
        };
        let anything = || Task::done(Message::Frame(frame::Message::SearchPressed));
        let seek = focus::seek(input.clone()).then(move |found| if found { Task::none() } else { anything() });
        Task::batch([seek, select_all(input)])
    }

    /// One step back; whether something was closed by it.
    fn back(&mut self) -> (bool, Task<Message>) {
        let closed = self.asking.take().is_some() || self.search.take().is_some();
        let has_failed = self.notices.last().is_some_and(Notice::is_failure);
        if closed || self.frame.back() || (has_failed && self.notices.pop().is_some()) {
            return (true, Task::none());
        }
        // What was done has been seen, and is no step of its own where there is one.
        let said = self.notices.len();
        self.notices.retain(Notice::is_failure);
        let said = self.notices.len() < said;
        if self.page == Page::Import && self.import.asks_undo() {
            return (true, self.update(Message::Import(import::Message::KeepPressed)));
        }
        let is_closed = match self.page {
            Page::Period => self.welcome.back(),
            Page::Import => self.import.back(),
            Page::Appraisal => self.appraisal.back(),
            Page::Results => {
                let was_open = self.results.has_opened();
                let is_closed = self.results.back();
                if was_open && !self.results.has_opened() && self.came_from.is_some() {
                    return (true, self.go_back());
                }
                is_closed
            }
            Page::Compare => {
                let is_closed = self.compare.back();
                if !is_closed && self.came_from.is_some() {
                    return (true, self.go_back());
                }
                is_closed
            }
            Page::Print => self.print.back(),
            Page::Units => self.units.back(),
            Page::Criteria => self.criteria.back(),
            Page::Settings if self.settings.back() => return (true, Task::none()),
            Page::Help => self.help.back(),
            Page::Templates | Page::Settings => false,
        };
        (is_closed || said, self.load_page())
    }

    /// To the page that led here.
    fn go_back(&mut self) -> Task<Message> {
        let page = self.came_from.take().unwrap_or(self.page);
        Task::batch([self.go(page), focus::to_page()])
    }

    fn step(&mut self, step: Step) -> Task<Message> {
        if let Some(search) = &mut self.search {
            search.step(step);
            return Task::none();
        }
        if self.asking.is_some() {
            return Task::none();
        }
        if self.frame.is_unfolded() {
            return self.frame.step(step, &self.shared).map(Message::Frame);
        }
        let stepped = self.step_in_page(step);
        // Enter now means what the arrows came to, not the button that had the keyboard before.
        Task::batch([focus::to_list(), stepped, focus::reveal()])
    }

    fn step_in_page(&mut self, step: Step) -> Task<Message> {
        match self.page {
            Page::Period | Page::Settings => Task::none(),
            Page::Templates => {
                let action = self.templates.step(step);
                self.after_templates(action)
            }
            Page::Import => {
                let action = self.import.step(step, &self.shared);
                self.after_import(action)
            }
            Page::Appraisal => self.appraisal.step(step).map(Message::Appraisal),
            Page::Results => {
                let action = self.results.step(step, &self.shared);
                self.after_results(action)
            }
            Page::Compare => {
                let action = self.compare.step(step, &self.shared);
                self.after_compare(action)
            }
            Page::Print => {
                let action = self.print.step(step, &self.shared);
                self.after_print(action)
            }
            Page::Units => self.units.step(step, &self.shared).map(Message::Units),
            Page::Help => self.help.step(step).map(Message::Help),
            Page::Criteria => self.criteria.step(step, &self.shared).map(Message::Criteria),
        }
    }
}
