//! What the page of criteria sets shows: versions and periods to begin from, its tabs, and what can be put to a draft.

use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::{CatalogueRef, Period};
use crate::i18n::Words;
use crate::say;
use crate::service::Catalogue;

/// Everything there is to begin from.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    pub editions: Vec<EditionLine>,
    /// The one that the period in sight is scored under.
    pub in_use: usize,
    /// Periods with data, newest first.
    pub periods: Vec<PeriodLine>,
    /// Units of the file that are in a bloc: its code and the unit's name, in the order of names.
    pub in_blocs: Vec<(String, String)>,
}

/// A period with data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodLine {
    pub period: Period,
    /// In few letters.
    pub name: String,
    /// The day its figures stand for.
    pub cut_off: Date,
    /// What it is scored under, …
    pub catalogue: CatalogueRef,
    /// … as a person reads it: `nq17-2020 v1`.
    pub under: String,
}

/// One version.
#[derive(Debug, Clone)]
pub struct EditionLine {
    pub catalogue: Arc<Catalogue>,
    /// `nq17-2020 v1`.
    pub name: String,
    pub title: String,
    /// Since when, and which periods are scored under it.
    pub detail: String,
    /// By the data file; else it comes with the program.
    pub held: bool,
    /// No period is scored under it.
    pub unused: bool,
    /// It comes with the program and can be taken into the file as it is.
    pub usable: bool,
}

/// A period under two criteria sets.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RescoreView {
    pub rows: Vec<[String; 8]>,
    /// The row of the own unit.
    pub own: Option<usize>,
    pub remarks: Vec<String>,
}

/// What the page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    #[default]
    Content,
    Differences,
    Rescore,
    Editions,
}

/// What can be put to a draft by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Addition {
    Group,
    Band,
    Bloc,
    /// A figure of the whole country, of the chosen indicator.
    Figure,
    Reference,
    Consistency,
}

impl Addition {
    pub const ALL: [Self; 6] = [Self::Group, Self::Band, Self::Bloc, Self::Figure, Self::Reference, Self::Consistency];

    /// As the button says it that does the same.
    pub fn name(self, words: &Words) -> String {
        match self {
            Self::Group => say!(words, "criteria-add-group"),
            Self::Band => say!(words, "criteria-add-band"),
            Self::Bloc => say!(words, "criteria-add-bloc"),
            Self::Figure => say!(words, "criteria-add-figure"),
            Self::Reference => say!(words, "criteria-add-reference"),
            Self::Consistency => say!(words, "criteria-add-consistency"),
        }
    }
}

impl Tab {
    pub const ALL: [Self; 4] = [Self::Content, Self::Differences, Self::Rescore, Self::Editions];

    /// Its name where nothing is counted.
    pub fn name(self, words: &Words) -> String {
        match self {
            Self::Content => say!(words, "criteria-tab-content"),
            Self::Differences => say!(words, "criteria-tab-differing"),
            Self::Rescore => say!(words, "criteria-tab-rescore"),
            Self::Editions => say!(words, "criteria-tab-editions"),
        }
    }
}

/// Which blank of the example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    First,
    Second,
    Others,
}
