//! A box to tick, reachable by the keyboard.

use iced::Element;
use iced::widget::{Checkbox, checkbox, text};

use super::reach::{Role, reach};
use crate::app::theme::{style, text_size};

fn face<'a, Message: 'a>(is_ticked: bool, on_toggle: impl Fn(bool) -> Message + 'a) -> Checkbox<'a, Message> {
    checkbox(is_ticked).size(16).text_size(text_size::BASE).style(style::check).on_toggle(on_toggle)
}

/// A box with `label`, which may be empty, beside it; `on_toggle` is told whether it is ticked from now on.
pub fn tick<'a, Message: Clone + 'a>(
    is_ticked: bool,
    label: impl text::IntoFragment<'a>,
    on_toggle: impl Fn(bool) -> Message + 'a,
) -> Element<'a, Message> {
    let toggled = on_toggle(!is_ticked);
    let label = label.into_fragment();
    let face = face(is_ticked, on_toggle);
    reach(if label.is_empty() { face } else { face.label(label) }, Some(toggled), Role::Alone)
}

/// A box without words in a row of a list that arrow keys lead through: Tab passes it over.
pub fn tick_in_list<'a, Message: 'a>(
    is_ticked: bool,
    on_toggle: impl Fn(bool) -> Message + 'a,
) -> Element<'a, Message> {
    face(is_ticked, on_toggle).into()
}
