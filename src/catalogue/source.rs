//! Where a catalogue's claims come from, and what has been published beside them: sources, national figures, references.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Text;

/// Where a target or indicator comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// `Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ`.
    pub document: Text,
    /// Only where the source gives it; never guessed.
    pub clause: Option<String>,
    /// The wording, as far as known.
    pub quote: Option<Text>,
    /// Where the wording was found.
    pub citations: Vec<String>,
    pub status: SourceStatus,
    /// What is uncertain.
    pub note: Option<Text>,
}

/// How well a source was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceStatus {
    /// Wording and number found in a cited page.
    Verified,
    /// A proposal of the Ministry of Information and Communications, verified as such.
    VerifiedAsProposal,
    /// The number was found, the wording is from memory.
    Partial,
    /// From memory only: "cần đối chiếu văn bản".
    Unverified,
}

/// A published national figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NationalFigure {
    /// As published: `2019`, `05/2020`, `20/05/2020`.
    pub date: String,
    /// In the indicator's measure: a fraction for ratios, the share of units that say yes for yes/no.
    pub value: Decimal,
    pub source: String,
    /// Whether one unit's value can be held against it. A sum over the whole country cannot: it is told, never drawn
    /// as a line.
    #[serde(default = "yes")]
    pub comparable: bool,
    /// What the figure counts where that is not the indicator's own measure.
    #[serde(default)]
    pub note: Option<Text>,
}

fn yes() -> bool {
    true
}

impl NationalFigure {
    /// Year and month it stands for, December for a whole year; nothing where the date is written otherwise.
    pub fn month(&self) -> Option<(i16, i8)> {
        let mut parts = self.date.rsplit('/');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let month = parts.next().map_or(Some(12), |month| month.parse().ok())?;
        let day = parts.next().map_or(Some(1), |day| day.parse().ok())?;
        let valid = parts.next().is_none() && Date::new(year, month, day).is_ok();
        valid.then_some((year, month))
    }
}

/// A target that is shown but not scored: national, or of a later horizon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// `N17-01`.
    pub code: String,
    /// Year it is due.
    pub horizon: i16,
    pub text: Text,
    pub status: SourceStatus,
    pub citations: Vec<String>,
    /// What has been published of it; newest last.
    #[serde(default)]
    pub national: Vec<NationalFigure>,
}
