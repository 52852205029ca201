//! How far a job is, and the way to stop it.

use iced::widget::{progress_bar, row};
use iced::{Center, Element, Length};

use super::{label, quiet};
use crate::app::theme::{space, style};

/// A bar with what is being done beside it and a button that stops it.
pub fn progress_line<'a, Message: Clone + 'a>(
    done: u32,
    total: u32,
    words: String,
    stop: (String, Message),
    width: impl Into<Length>,
) -> Element<'a, Message> {
    let share = if total == 0 { 0.0 } else { done as f32 / total as f32 };
    let bar = progress_bar(0.0..=1.0, share).length(width).girth(6).style(style::progress);
    row![bar, label(words), quiet(stop.0).on_press(stop.1)].spacing(space::M).align_y(Center).into()
}
