//! Screens: each a state machine with its messages, what it tells its parent, and a view that only formats.

pub mod appraisal;
pub mod charting;
pub mod compare;
pub mod criteria;
pub mod help;
pub mod import;
pub mod print;
pub mod results;
pub mod settings;
pub mod templates;
pub mod units;
pub mod versions;
pub mod welcome;

use iced::widget::{column, container, responsive, row, space as gap};
use iced::{Center, Element, Fill, Length};

use super::data::Fault;
use super::shared::Shared;
use super::shortcut::Shortcut;
use super::theme::{space, style, text_size};
use super::widget::{
    Shape, button, empty_state, fault_page, glyph, head, heading, keyed, label, line_down, one_line, scroll_area, soft,
};
use super::{focus, job};
use crate::i18n::Words;
use crate::say;

/// What a screen that shows loaded data is waiting for or showing.
#[derive(Debug, Default)]
pub enum Loaded<T> {
    /// Nothing asked yet: no file, or what was shown is out of date.
    #[default]
    Nothing,
    Loading(job::Handle),
    Ready(T),
    Failed(Fault),
}

impl<T> Loaded<T> {
    /// What is shown.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(view) => Some(view),
            Self::Nothing | Self::Loading(_) | Self::Failed(_) => None,
        }
    }

    /// Takes a job's report; whether it was the one waited for and has ended.
    pub fn take(&mut self, report: job::Report<Result<T, Fault>>) -> bool {
        let Self::Loading(handle) = self else { return false };
        let Some(result) = job::finished(Some(handle), report) else { return false };
        *self = match result {
            Ok(view) => Self::Ready(view),
            Err(fault) => Self::Failed(fault),
        };
        true
    }

    /// What stands in place of data that is not there.
    pub fn placeholder<'a, Message: 'a>(&self, shared: &Shared) -> Element<'a, Message> {
        let words = &shared.words;
        match self {
            Self::Failed(fault) => fault_page(fault, say!(words, "app-copy"), None),
            // What is out of date is asked for anew as soon as it is in sight.
            Self::Nothing | Self::Ready(_) | Self::Loading(_) => {
                empty_state(say!(words, "app-loading"), String::new(), None)
            }
        }
    }
}

/// Choices at the left of a page, `width` wide. The list that one of them opens takes their room, with the way back above it;
/// they are only folded, so that the keyboard finds back to where it was.
pub(super) fn folding<'a, Message: Clone + 'a>(
    choices: impl Into<Element<'a, Message>>,
    list: Option<(Element<'a, Message>, Message)>,
    width: impl Into<Length>,
    words: &Words,
) -> Element<'a, Message> {
    let choices = container(scroll_area(choices)).clip(true);
    // Something of no height at all is left out of a column by iced.
    let choices = if list.is_some() { choices.max_height(0) } else { choices.height(Fill) };
    let list = list.map(|(list, left)| {
        let back = keyed(label(say!(words, "compare-list-back")), Shortcut::Back.keys());
        let back = back.style(style::quiet).on_press(left);
        focus::over(column![back, scroll_area(list)].spacing(space::XS).height(Fill))
    });
    container(column![choices].push(list)).width(width).height(Fill).into()
}

/// With less width than this, choices and what is chosen have no room beside each other.
pub(super) const BOTH: f32 = 640.0;
/// With less height than this the way to the choices is scrolled away for what is chosen to have all of it.
const LOW: f32 = 260.0;

/// What is said of choices and of what is chosen where only one of the two has room.
#[derive(Clone)]
pub(super) struct OneAtATime<Message> {
    /// The choices are in sight.
    pub is_choosing: bool,
    /// What is chosen: pressing it leads to the choices.
    pub chosen: String,
    /// The way back from them.
    pub back: String,
    /// From the one to the other.
    pub on_press: Message,
}

/// Choices at the left of what is chosen; where there is no room for both one of the two, with a labelled way to the other.
/// Both are told whether they stand alone.
pub(super) fn beside_or_alone<'a, Message: Clone + 'a>(
    said: OneAtATime<Message>,
    choices: impl Fn(bool) -> Element<'a, Message> + 'a,
    shown: impl Fn(bool) -> Element<'a, Message> + 'a,
) -> Element<'a, Message> {
    responsive(move |room| match room.width < BOTH {
        false => row![choices(false), line_down(), shown(false)].spacing(space::M).height(Fill).into(),
        true => {
            let is_low = room.height < LOW && !said.is_choosing;
            let view = said.clone().view(|| choices(true), || shown(true));
            match is_low {
                true => scroll_area(container(view).height(room.height + space::CONTROL + space::S)).into(),
                false => view,
            }
        }
    })
    .into()
}

impl<Message> OneAtATime<Message> {
    /// The one that is in sight, under the way to the other.
    pub(super) fn view<'a>(
        self,
        choices: impl FnOnce() -> Element<'a, Message>,
        shown: impl FnOnce() -> Element<'a, Message>,
    ) -> Element<'a, Message>
    where
        Message: Clone + 'a,
    {
        let (way, content) = match self.is_choosing {
            true => {
                let back = keyed(label(self.back), Shortcut::Back.keys()).style(style::secondary);
                (back.on_press(self.on_press).into(), choices())
            }
            false => (unfolding(self.chosen, self.on_press), shown()),
        };
        column![way, content].spacing(space::S).into()
    }
}

/// What is chosen, with the sign that there is more of it.
fn unfolding<'a, Message: Clone + 'a>(chosen: String, on_press: Message) -> Element<'a, Message> {
    let name = container(one_line(label(chosen))).width(Fill).clip(true);
    let content = row![name, glyph(Shape::ChevronDown, 10.0, |t| t.ink_soft)].spacing(space::S).align_y(Center);
    let button = button(content).width(Fill).padding([space::XS + 1.0, space::S]).style(style::secondary);
    button.on_press(on_press).unfolds().into()
}

/// What stands above something that needs height, `above` it where there is so much room as `least`; with less the page is
/// scrolled as a whole, and what is below gets all the height there is.
pub(super) fn above_or_scrolled<'a, Message: Clone + 'a>(
    least: f32,
    above: impl Fn() -> Element<'a, Message> + 'a,
    below: impl Fn() -> Element<'a, Message> + 'a,
) -> Element<'a, Message> {
    responsive(move |room| {
        let is_low = room.height < least;
        let height = if is_low { Length::Fixed(room.height) } else { Fill };
        let parts = column![above(), container(below()).height(height)].spacing(space::S);
        if is_low { scroll_area(parts).into() } else { parts.into() }
    })
    .into()
}

/// A page: its title, one sentence that says what is seen, its primary action, its content.
fn page<'a, Message: 'a>(
    title: String,
    sentence: String,
    action: Option<Element<'a, Message>>,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let actions = action.unwrap_or_else(|| gap().into());
    let head =
        head(one_line(heading(title, text_size::HEADING)), one_line(soft(sentence)), actions, space::M, space::XXL);
    let content = container(content).width(Fill).clip(true);
    column![head, content].spacing(space::M).padding([space::M, space::L]).into()
}
