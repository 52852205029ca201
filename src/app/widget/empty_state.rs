//! What stands where there is nothing yet: what is missing and the one thing to do about it.

use iced::widget::{column, container};
use iced::{Center, Element, Fill};

use super::{heading, soft};
use crate::app::theme::{space, text_size};

/// A title, a sentence and at most one action, in the middle of the room.
pub fn empty_state<'a, Message: 'a>(
    title: String,
    sentence: String,
    action: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    let sentence = container(soft(sentence).align_x(Center)).max_width(520);
    let words = column![heading(title, text_size::LARGE), sentence, action].spacing(space::M).align_x(Center);
    container(words).center(Fill).padding(space::XL).into()
}
