//! What a trial asks and shows, already worded.

use crate::app::data::Fault;
use crate::app::widget::Choice;
use crate::domain::Scenario;
use crate::service::what_if::Told;

/// What of an indicator can be set otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    Figure,
    Target,
    /// Maximum points, or the weight in a mean.
    Weight,
}

impl Field {
    pub const ALL: [Self; 3] = [Self::Figure, Self::Target, Self::Weight];
}

/// What stands in the fields of one indicator; blank leaves it as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    pub indicator: String,
    pub figure: String,
    pub target: String,
    pub weight: String,
    /// The indicator was only just picked: what the scenario sets of it is yet to be put in.
    pub unread: bool,
}

impl Entry {
    /// What stands in one field.
    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::Figure => &self.figure,
            Field::Target => &self.target,
            Field::Weight => &self.weight,
        }
    }

    /// The same, to be typed into.
    pub fn text_mut(&mut self, field: Field) -> &mut String {
        match field {
            Field::Figure => &mut self.figure,
            Field::Target => &mut self.target,
            Field::Weight => &mut self.weight,
        }
    }
}

/// What is to be done besides trying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    Try,
    /// Try a saved scenario in place of what was tried.
    Open(String),
    Save {
        name: String,
        replace: bool,
    },
    Delete(String),
}

/// A trial to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrialAsk {
    pub unit: String,
    pub scenario: Scenario,
    /// What is typed counts over what the scenario sets; nothing: the scenario as it is.
    pub entry: Option<Entry>,
    pub deed: Deed,
}

/// What came of the deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    Tried,
    Saved(String),
    Deleted(String),
    /// A scenario has the name already: nothing was saved.
    NameTaken(String),
}

/// What came of it.
#[derive(Debug, Clone)]
pub struct Tried {
    /// The scenario with what was typed.
    pub scenario: Scenario,
    pub indicators: Vec<Choice>,
    pub entry: Option<EntryView>,
    /// Everything that moves, or why it cannot be tried.
    pub told: Result<Told, Fault>,
    pub saved: Vec<SavedLine>,
    /// A scenario was saved elsewhere than where it is tried.
    pub notes: Vec<String>,
    pub done: Done,
}

/// The indicator in the fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryView {
    pub indicator: String,
    /// `D1. Dịch vụ công trực tuyến mức độ 4`.
    pub name: String,
    /// In the order of [`Field::ALL`].
    pub fields: [FieldView; 3],
    /// What the weight is called here.
    pub weight_word: String,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldView {
    /// What it is in the data; nothing where the indicator has no such thing to change.
    pub now: Option<String>,
    /// What is wrong with what was typed.
    pub fault: Option<String>,
    /// What the scenario sets, as it can be typed.
    pub typed: String,
}

/// A saved scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedLine {
    pub name: String,
    /// Unit, period, criteria set and when it was saved.
    pub detail: String,
}
