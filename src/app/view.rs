//! What the window shows, what it listens to, and what it is called.

use iced::keyboard::{self, Event as KeyEvent};
use iced::widget::{row, stack};
use iced::{Element, Event, Subscription, Theme, event, window};

use super::frame::Status;
use super::gauge::Gauge;
use super::update::Message;
use super::widget::notice::notices;
use super::widget::{DeedWords, empty_state, primary, secondary, whole_paint};
use super::{App, Page, focus, frame, place, theme};
use crate::say;

impl App {
    pub(super) fn title(&self) -> String {
        let name = say!(self.shared.words, "app-name");
        match &self.shared.file {
            Some(file) => format!("{} – {name}", file.name),
            None => name,
        }
    }

    pub(super) fn theme(&self) -> Theme {
        theme::theme(self.shared.settings.appearance)
    }

    pub(super) fn subscription(&self) -> Subscription<Message> {
        event::listen_with(heard)
    }

    pub(super) fn view(&self) -> Element<'_, Message> {
        let status = Status {
            page: self.page,
            waiting: self.import.waiting(),
            underway: self.import.underway(),
            opening: self.opening(),
            doing: self.import.doing(&self.shared.words).or_else(|| self.criteria.doing(&self.shared.words)),
            has_draft: self.criteria.is_unsaved(),
            told: self.appraisal.told().filter(|_| self.page == Page::Appraisal),
            errands: &self.errands,
        };
        let window = self.frame.view(&self.shared, status, self.page_view(), Message::Frame);
        let words = &self.shared.words;
        let deeds = DeedWords {
            copy: say!(words, "app-copy"),
            file: say!(words, "app-open-written"),
            folder: say!(words, "app-open-folder"),
        };
        let said = (!self.notices.is_empty()).then(|| notices(&self.notices, &deeds, Message::OfNotice));
        let asking = self.asking.as_ref().map(|sheet| sheet.view(&self.shared.words).map(Message::Path));
        let search = self.search.as_ref().map(|search| search.view(&self.shared.words).map(Message::Search));
        let parting = self.parting.as_ref().map(|parting| parting.view(words).map(Message::Parted));
        focus::traced(stack![whole_paint(), window].push(said).push(search).push(asking).push(parting))
    }

    fn opening(&self) -> Option<Gauge> {
        self.opening.as_ref().map(|opening| opening.gauge)
    }

    /// What stands where there is no period to show: the two ways to get one.
    fn no_period(&self) -> Element<'_, Message> {
        let words = &self.shared.words;
        let go = |page| Message::Frame(frame::Message::PagePressed(page));
        let actions = row![
            primary(say!(words, "welcome-import")).on_press(go(Page::Import)),
            secondary(say!(words, "welcome-templates")).on_press(go(Page::Templates)),
        ];
        let actions = actions.spacing(theme::space::S).into();
        empty_state(say!(words, "app-no-period"), say!(words, "app-no-period-hint"), Some(actions))
    }

    fn page_view(&self) -> Element<'_, Message> {
        let shared = &self.shared;
        let lacks_period = shared.file.as_ref().is_some_and(|file| file.period.is_none());
        match self.page {
            Page::Appraisal | Page::Results | Page::Compare | Page::Print if lacks_period => self.no_period(),
            Page::Period => {
                let reviewing = self.import.waiting() > 0;
                self.welcome.view(shared, self.opening(), reviewing).map(Message::Welcome)
            }
            Page::Templates => self.templates.view(shared).map(Message::Templates),
            Page::Import => self.import.view(shared).map(Message::Import),
            Page::Appraisal => self.appraisal.view(shared).map(Message::Appraisal),
            Page::Results => self.results.view(shared).map(Message::Results),
            Page::Compare => self.compare.view(shared).map(Message::Compare),
            Page::Print => self.print.view(shared).map(Message::Print),
            Page::Units => self.units.view(shared).map(Message::Units),
            Page::Settings => self.settings.view(shared).map(Message::Settings),
            Page::Help => self.help.view(shared).map(Message::Help),
            Page::Criteria => self.criteria.view(shared).map(Message::Criteria),
        }
    }
}

/// Keys and files that reach the window, wherever the pointer is.
pub(super) fn heard(event: Event, status: event::Status, window: window::Id) -> Option<Message> {
    match event {
        Event::Keyboard(KeyEvent::KeyPressed { key, physical_key, modifiers, .. }) => {
            // By the letter's place on a Latin keyboard, so that a Vietnamese layout changes no shortcut.
            let latin = key.to_latin(physical_key).filter(char::is_ascii_alphanumeric);
            let key = latin.map_or(key, |letter| keyboard::Key::Character(letter.to_string().into()));
            Some(Message::Pressed { key, modifiers, taken: status == event::Status::Captured })
        }
        // A table that is not in sight does not hear itself that a key is let go.
        Event::Keyboard(KeyEvent::ModifiersChanged(modifiers)) => Some(Message::Held(modifiers)),
        Event::Window(window::Event::CloseRequested) => Some(Message::CloseRequested(window)),
        Event::Window(window::Event::FileHovered(_)) => Some(Message::FilesHover(true)),
        Event::Window(window::Event::FilesHoveredLeft) => Some(Message::FilesHover(false)),
        Event::Window(window::Event::FileDropped(path)) => Some(Message::FileDropped(path)),
        Event::Window(window::Event::Rescaled(scale)) => Some(Message::Rescaled(scale)),
        Event::Window(window::Event::Resized(size)) => Some(Message::Window(place::Event::Resized(size))),
        Event::Window(window::Event::Moved(corner)) => Some(Message::Window(place::Event::Moved(corner))),
        _ => None,
    }
}
