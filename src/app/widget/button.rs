//! The one button of the program: iced's, reachable by the keyboard.

use iced::widget::button as plain;
use iced::{Element, Length, Padding, Theme};

use super::reach::{Role, reach};

pub use iced::widget::button::{Status, Style};

/// A button while it is made; it becomes an element.
#[must_use]
pub struct Button<'a, Message> {
    face: plain::Button<'a, Message>,
    message: Option<Message>,
    is_stop: bool,
    role: Role,
}

/// A button around `content`; without a message it cannot be pressed.
pub fn button<'a, Message: Clone + 'a>(content: impl Into<Element<'a, Message>>) -> Button<'a, Message> {
    Button { face: plain(content), message: None, is_stop: true, role: Role::Alone }
}

impl<'a, Message: Clone + 'a> Button<'a, Message> {
    /// What happens when it is pressed.
    pub fn on_press(self, message: Message) -> Self {
        self.on_press_maybe(Some(message))
    }

    /// What happens when it is pressed; nothing where it cannot be just now.
    pub fn on_press_maybe(mut self, message: Option<Message>) -> Self {
        self.face = self.face.on_press_maybe(message.clone());
        self.message = message;
        self
    }

    /// How it looks.
    pub fn style(mut self, style: impl Fn(&Theme, Status) -> Style + 'a) -> Self {
        self.face = self.face.style(style);
        self
    }

    /// One of several, the chosen one or another, looking as that does; Tab comes to [`crate::app::focus::choices`] at the chosen one.
    pub fn chosen<S>(self, look: impl FnOnce(bool) -> S, is_chosen: bool) -> Self
    where
        S: Fn(&Theme, Status) -> Style + 'a,
    {
        let role = if is_chosen { Role::Chosen } else { self.role };
        Self { role, ..self.style(look(is_chosen)) }
    }

    /// The same where pressing it opens a list: the arrow down does so, too.
    pub fn unfolds(mut self) -> Self {
        self.role = Role::Unfolds;
        self
    }

    /// Room round the content.
    pub fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.face = self.face.padding(padding);
        self
    }

    /// How wide it is.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.face = self.face.width(width);
        self
    }

    /// How high it is.
    pub fn height(mut self, height: impl Into<Length>) -> Self {
        self.face = self.face.height(height);
        self
    }

    /// Whether content that has no room is cut at the edge.
    pub fn clip(mut self, clip: bool) -> Self {
        self.face = self.face.clip(clip);
        self
    }

    /// The same as a row of a list that arrow keys lead through: Tab passes it over.
    pub fn in_list(mut self) -> Self {
        self.is_stop = false;
        self
    }
}

impl<'a, Message: Clone + 'a> From<Button<'a, Message>> for Element<'a, Message> {
    fn from(button: Button<'a, Message>) -> Self {
        match button.is_stop {
            true => reach(button.face, button.message, button.role),
            false => button.face.into(),
        }
    }
}
