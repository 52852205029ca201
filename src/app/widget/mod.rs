//! Parts that know nothing of the product: inputs, tables, pictures, notices. They hold no words.

pub mod around;
pub mod bar;
pub mod button;
pub mod chart_picture;
pub mod chart_view;
pub mod copy_button;
pub mod ctrl_wheel;
pub mod empty_state;
pub mod fault;
pub mod glyph;
pub mod head;
mod hint;
pub mod ime_guard;
pub mod input;
mod linked;
pub mod notice;
pub mod one_line;
mod passing;
pub mod pick_from_list;
pub mod progress;
pub mod reach;
pub mod sheet_part;
pub mod tick;
mod told;
pub mod virtual_table;
pub mod whole_paint;

pub use button::{Button, button};
pub use chart_picture::{ChartPicture, Direction, HitBox};
pub use chart_view::{Touch, chart_view};
pub use copy_button::copy_button;
pub use ctrl_wheel::ctrl_wheel;
pub use empty_state::empty_state;
pub use fault::{fault_lines, fault_page};
pub use glyph::{Shape, glyph};
pub use head::head;
pub use input::{text_area, text_field};
pub use linked::linked;
pub use notice::{Deed, DeedWords, Notice, NoticeKind};
pub use one_line::{OneLine, few_lines, one_line, two_lines};
pub use pick_from_list::{Choice, PickFromList};
pub use progress::{bar_line, progress_line};
pub use sheet_part::sheet_part;
pub use tick::{tick, tick_in_list};
pub use virtual_table::{Column, VirtualTable};
pub use whole_paint::whole_paint;

use iced::widget::{Text, container, row, rule, scrollable, text};
use iced::{Center, Color, Element, Padding};

use self::hint::Hinted;
use self::told::Side;
use super::theme::{Tokens, font, radius, space, style, text_size};

/// A line or paragraph of text in the base size.
pub fn label<'a>(content: impl text::IntoFragment<'a>) -> Text<'a> {
    text(content).size(text_size::BASE).line_height(text_size::LINE_HEIGHT).font(font::REGULAR)
}

/// Text that steps back.
pub fn soft<'a>(content: impl text::IntoFragment<'a>) -> Text<'a> {
    label(content).style(style::soft)
}

/// Emphasised text.
pub fn strong<'a>(content: impl text::IntoFragment<'a>) -> Text<'a> {
    label(content).font(font::SEMI_BOLD)
}

/// Small text of dense tables and side notes.
pub fn dense<'a>(content: impl text::IntoFragment<'a>) -> Text<'a> {
    label(content).size(text_size::DENSE)
}

/// A heading of the given size.
pub fn heading<'a>(content: impl text::IntoFragment<'a>, size: f32) -> Text<'a> {
    strong(content).size(size)
}

fn control_padding() -> Padding {
    let height = (space::CONTROL - text_size::BASE * text_size::LINE_HEIGHT) / 2.0;
    Padding::from([height, space::M])
}

/// A button in the size of all controls; give it a style and a message.
pub fn action<'a, Message: Clone + 'a>(content: impl text::IntoFragment<'a>) -> Button<'a, Message> {
    button(one_line(label(content))).padding(control_padding())
}

/// The page's primary action.
pub fn primary<'a, Message: Clone + 'a>(content: impl text::IntoFragment<'a>) -> Button<'a, Message> {
    button(one_line(strong(content))).padding(control_padding()).style(style::primary)
}

/// Another action.
pub fn secondary<'a, Message: Clone + 'a>(content: impl text::IntoFragment<'a>) -> Button<'a, Message> {
    action(content).style(style::secondary)
}

/// An action that steps back.
pub fn quiet<'a, Message: Clone + 'a>(content: impl text::IntoFragment<'a>) -> Button<'a, Message> {
    action(content).style(style::quiet)
}

/// What a button says, with the key that does the same.
pub fn keyed<'a, Message: Clone + 'a>(content: Text<'a>, key: &'a str) -> Button<'a, Message> {
    let key = dense(key).size(text_size::DENSE - 1.0);
    button(row![one_line(content), one_line(key)].spacing(space::S).align_y(Center)).padding(control_padding())
}

/// Shows `hint` (a shortcut, a full name) above `content` while the pointer rests on it; below where there is no room above.
pub fn hinted<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    hint: impl Into<String>,
) -> Element<'a, Message> {
    Hinted::new(content.into(), hint.into(), Side::Above).into()
}

/// The same beside `content`, where something else lies above and below it.
pub fn hinted_right<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    hint: impl Into<String>,
) -> Element<'a, Message> {
    Hinted::new(content.into(), hint.into(), Side::Right).into()
}

/// A word with its drawn shape, framed: states of files, findings, indicators.
pub fn chip<'a, Message: 'a>(
    shape: Shape,
    colour: fn(&Tokens) -> Color,
    word: impl text::IntoFragment<'a>,
) -> Element<'a, Message> {
    let content = row![glyph(shape, 9.0, colour), one_line(dense(word))].spacing(space::XS + 1.0).align_y(Center);
    container(content).padding([1.0, space::S - 2.0]).style(style::chip(colour)).into()
}

/// The same without a frame, for table cells.
pub fn marked<'a, Message: 'a>(
    shape: Shape,
    colour: fn(&Tokens) -> Color,
    word: impl text::IntoFragment<'a>,
) -> Element<'a, Message> {
    row![glyph(shape, 10.0, colour), one_line(dense(word))].spacing(space::XS + 2.0).align_y(Center).into()
}

/// The mark that leads to what the documents say of something.
pub fn help_mark<'a, Message: Clone + 'a>(message: Message, hint: String) -> Element<'a, Message> {
    let mark = button(dense("?").font(font::SEMI_BOLD)).padding([1.0, space::S]).style(style::link);
    hinted(mark.on_press(message), hint)
}

/// A one-pixel line across.
pub fn line_across<'a, Message: 'a>() -> Element<'a, Message> {
    rule::horizontal(1).style(style::line).into()
}

/// A one-pixel line from top to bottom.
pub fn line_down<'a, Message: 'a>() -> Element<'a, Message> {
    rule::vertical(1).style(style::line).into()
}

/// A scroll area with visible bars that take their own room.
pub fn scroll_area<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> scrollable::Scrollable<'a, Message> {
    let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1).spacing(radius::ALL);
    scrollable(content).direction(scrollable::Direction::Vertical(bar)).style(style::scroll)
}
