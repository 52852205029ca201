//! How far a job is, how long it still takes, and the way to stop it.

use iced::widget::{progress_bar, row};
use iced::{Center, Element, Length};

use super::{label, one_line, quiet};
use crate::app::gauge::Gauge;
use crate::app::theme::{space, style};
use crate::i18n::Words;

/// A bar with what is being done and how long it still takes beside it, and a button that stops it.
pub fn progress_line<'a, Message: Clone + 'a>(
    gauge: Gauge,
    doing: String,
    stop: (String, Message),
    width: impl Into<Length>,
    words: &Words,
) -> Element<'a, Message> {
    let told = gauge.told(doing, words);
    bar_line(gauge, told, stop, width)
}

/// The same without the time, where it is told elsewhere.
pub fn bar_line<'a, Message: Clone + 'a>(
    gauge: Gauge,
    told: String,
    stop: (String, Message),
    width: impl Into<Length>,
) -> Element<'a, Message> {
    let share = if gauge.total == 0 { 0.0 } else { gauge.done as f32 / gauge.total as f32 };
    let bar = progress_bar(0.0..=1.0, share).length(width).girth(6).style(style::progress);
    row![bar, one_line(label(told)), quiet(stop.0).on_press(stop.1)].spacing(space::M).align_y(Center).wrap().into()
}
