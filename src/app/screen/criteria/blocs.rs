//! What a bloc is, how units come to be in it, and which are.

use iced::widget::column;
use iced::{Element, Fill};

use super::{Desk, List, Message, Part};
use crate::app::theme::{space, style};
use crate::app::widget::{button, label, one_line, soft};
use crate::i18n::Words;
use crate::say;

/// Units named one by one.
const NAMED: usize = 30;

/// Said above the form of a bloc: `units` are the names of all units with a bloc, each behind the bloc's code.
pub(super) fn explained<'a>(desk: &Desk, units: &[(String, String)], words: &Words) -> Option<Element<'a, Message>> {
    let Part::Item(List::Blocs, at) = desk.at else { return None };
    let code = desk.draft.catalogue().blocs.get(at).map(|bloc| bloc.code.as_str())?;
    let within: Vec<&str> = units.iter().filter(|(bloc, _)| bloc == code).map(|(_, name)| name.as_str()).collect();
    let more = within.len().saturating_sub(NAMED);
    let named = within.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    let now = match (within.len(), more) {
        (0, _) => say!(words, "criteria-bloc-empty"),
        (count, 0) => say!(words, "criteria-bloc-units", count = count, names = named),
        (count, more) => say!(words, "criteria-bloc-units-more", count = count, names = named, more = more),
    };
    let list = button(one_line(label(say!(words, "criteria-bloc-list"))))
        .padding([1.0, space::XS])
        .style(style::link)
        .on_press(Message::UnitsPressed);
    let said = column![soft(say!(words, "criteria-bloc-meaning", code = code)), soft(now), list];
    Some(said.spacing(space::XS).width(Fill).into())
}
