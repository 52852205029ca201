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

use iced::widget::{column, container, space as gap};
use iced::{Element, Fill};

use super::data::Fault;
use super::shared::Shared;
use super::shortcut::Shortcut;
use super::theme::{space, style, text_size};
use super::widget::{empty_state, fault_page, head, heading, keyed, label, one_line, scroll_area, soft};
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
    width: f32,
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
