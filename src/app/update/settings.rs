//! Settings that change: what follows from each, and keeping them.

use std::path::PathBuf;

use iced::Task;

use super::Message;
use crate::app::data::Fault;
use crate::app::screen::settings;
use crate::app::settings::Settings;
use crate::app::widget::Notice;
use crate::app::{App, Page, place};

impl App {
    pub(super) fn settings(&mut self, message: settings::Message) -> Task<Message> {
        match self.settings.update(message, &self.shared) {
            settings::Action::None => Task::none(),
            settings::Action::Run(task) => task.map(Message::Settings),
            settings::Action::Set(settings) => self.set(*settings),
            // Kept once the page is left: not at every letter.
            settings::Action::Typed(settings) => {
                self.shared.settings = *settings;
                Task::none()
            }
            settings::Action::Send(errand) => self.send(errand),
            settings::Action::Open(path) => self.open(path),
            settings::Action::Say(notice) => self.say(notice),
            settings::Action::PickOwn => self.frame.pick_own().map(Message::Frame),
        }
    }

    /// Has other settings count from now on.
    pub(in crate::app) fn set(&mut self, settings: Settings) -> Task<Message> {
        let before = std::mem::replace(&mut self.shared.settings, settings);
        if before.tables != self.shared.settings.tables {
            self.reset_tables();
        }
        let now = &self.shared.settings;
        self.shared.dialogs.begin_in(now.data_folder.clone());
        if (before.paper, before.grey) != (now.paper, now.grey) {
            self.compare.on_paper(now.paper, now.grey);
            self.compare.forget();
            self.print.on_paper(now.paper, now.grey);
            self.print.forget();
        }
        if before.digits != now.digits {
            self.results.forget();
        }
        let outdated = (before.paper, before.grey, before.digits, &before.backups)
            != (now.paper, now.grey, now.digits, &now.backups);
        let redrawn = if before.scale == now.scale {
            Task::none()
        } else {
            self.compare.redraw(&self.shared).map(Message::Compare)
        };
        let language = self.shared.settings.language;
        let reworded = if before.language == language {
            Task::none()
        } else {
            self.shared.speak(language);
            self.reword()
        };
        // What was forgotten is asked for anew where it is in sight.
        let loaded = if outdated { self.load_page() } else { Task::none() };
        Task::batch([self.keep_settings(), redrawn, reworded, loaded])
    }

    /// Keeps the settings. Where that fails the work goes on; only who is setting something is told.
    pub(in crate::app) fn keep_settings(&mut self) -> Task<Message> {
        let Some(file) = &self.shared.settings_file else { return Task::none() };
        match self.shared.settings.save(file) {
            Err(error) if self.page == Page::Settings => {
                let fault = Fault::of(&error, &self.shared.words);
                self.say(Notice::failed(fault))
            }
            Ok(()) | Err(_) => Task::none(),
        }
    }

    /// The folder that sample data is made in, where one was chosen.
    pub(super) fn sample_folder(&self) -> Option<PathBuf> {
        self.shared.settings.data_folder.clone()
    }

    /// What the system says of the window. The settings are kept before it goes.
    pub(super) fn window(&mut self, event: place::Event) -> Task<Message> {
        match event {
            place::Event::Resized(size) => place::settle(Some(size), None).map(Message::Window),
            place::Event::Moved(corner) => place::settle(None, Some(corner)).map(Message::Window),
            place::Event::Settled { size, corner, maximised } => {
                place::remember(&mut self.shared.settings, size, corner, maximised);
                Task::none()
            }
        }
    }

    pub(super) fn rescaled(&mut self, scale: f32) -> Task<Message> {
        if (self.shared.system_scale - scale).abs() < f32::EPSILON {
            return Task::none();
        }
        self.shared.system_scale = scale;
        let chart = self.compare.redraw(&self.shared).map(Message::Compare);
        Task::batch([chart, self.print.redraw(&self.shared).map(Message::Print)])
    }
}
