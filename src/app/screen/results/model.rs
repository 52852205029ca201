//! What the results show, already worded; decimals stay beside their text only to sort by.

use std::collections::HashMap;

use crate::app::screen::help::Place;
use crate::app::screen::import::model::Around;
use crate::app::widget::virtual_table::Key;
use crate::domain::province::Region;
use crate::domain::{CellAddress, Decimal, Period};
use crate::i18n::NO_VALUE;

/// A number as printed, and what it sorts by. Nothing sorts last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub text: String,
    pub value: Option<Decimal>,
}

impl Figure {
    /// A number with its printed form.
    pub fn new(text: impl Into<String>, value: Decimal) -> Self {
        Self { text: text.into(), value: Some(value) }
    }

    /// No value: an en dash, never an empty cell that could be a zero.
    pub fn none() -> Self {
        Self { text: NO_VALUE.to_owned(), value: None }
    }

    /// Words in the place of a number, and what they sort by.
    pub fn said(text: impl Into<String>, value: Option<Decimal>) -> Self {
        Self { text: text.into(), value }
    }

    /// What it is sorted by.
    pub fn key(&self) -> Key<'static> {
        Key::number(self.value)
    }
}

/// The results of one period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ResultsView {
    /// Ranked units by rank, then the unranked ones.
    pub rows: Vec<ResultRow>,
    /// What is seen, in one sentence: "63 tỉnh, 61 xếp hạng; trung vị 62,10 điểm".
    pub sentence: String,
    /// Median percent in thousandths (0–1000), the tick on each bar.
    pub median: Option<u16>,
    /// Code and name of each bloc, where each is ranked by itself; else empty.
    pub blocs: Vec<(String, String)>,
}

/// How far ranks hang on the weights.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RangesView {
    /// Of each ranked unit, by code: `6–9`.
    pub by_unit: HashMap<String, String>,
    /// How they were made, in one sentence.
    pub method: String,
}

/// Another period beside the one in sight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodBeside {
    pub period: Period,
    /// `03/2020`.
    pub name: String,
    /// What each unit had then, by code.
    pub by_unit: HashMap<String, BesideRow>,
    /// That it was scored by another criteria set or another version, in one sentence.
    pub note: Option<String>,
}

/// What a unit had in another period, and how it changed until the one in sight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BesideRow {
    pub score: Figure,
    pub rank: Figure,
    /// Points gained; negative: lost.
    pub score_change: Figure,
    /// Places risen; negative: fallen.
    pub rank_change: Figure,
}

/// One unit's figures in several periods.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OverTimeView {
    /// The period in sight: `05/2020`.
    pub now: String,
    /// The others, newest first.
    pub periods: Vec<String>,
    /// The whole, then each indicator, in the order of the form.
    pub rows: Vec<OverTimeRow>,
    /// What must be known of the others, a line each.
    pub notes: Vec<String>,
}

/// The whole, or one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverTimeRow {
    /// In the order of the form.
    pub place: usize,
    /// Empty for the whole.
    pub code: String,
    pub name: String,
    pub value: Figure,
    pub score: Figure,
    /// Of each other period: value, points, points gained since.
    pub beside: Vec<[Figure; 3]>,
}

/// One unit's line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultRow {
    /// The unit's code.
    pub unit: String,
    pub name: String,
    pub region: Option<Region>,
    /// Code of the bloc it is ranked in, where each is ranked by itself; empty for units without one.
    pub bloc: Option<String>,
    pub rank: Figure,
    pub score: Figure,
    pub percent: Figure,
    pub coverage: Figure,
    /// The band's name, or why the unit is not ranked: "chưa gửi".
    pub band: String,
    /// The same in the room of a column.
    pub band_short: String,
    /// Place of the band among those of the criteria set; nothing for units without one.
    pub band_place: Option<usize>,
    /// Percent in thousandths (0–1000), the length of the bar.
    pub share: u16,
}

/// One unit in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvinceView {
    pub unit: String,
    pub name: String,
    /// Rank, score, band, coverage: each with its title.
    pub facts: Vec<(String, String)>,
    /// "tạm tính, còn 3 đơn vị" and the like.
    pub remark: Option<String>,
    /// The few indicators that most points were lost on, the most first.
    pub costly: Vec<CostlyLine>,
    pub groups: Vec<GroupLine>,
    /// Its places, strengths, ways up and doubtful figures, in words.
    pub sides: Vec<SideView>,
}

/// An indicator that points were lost on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostlyLine {
    pub code: String,
    pub name: String,
    /// `−8,00`.
    pub lost: String,
}

/// What of a unit is shown: one tab each, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    Indicators,
    /// Each indicator in several periods.
    OverTime,
    /// Places and what stands out among peers.
    Peers,
    /// What lifts it.
    Lift,
    /// Figures to look at.
    Doubts,
    /// Other figures, targets and weights on trial.
    WhatIf,
}

impl Side {
    pub const ALL: [Self; 6] = [Self::Indicators, Self::OverTime, Self::Peers, Self::Lift, Self::Doubts, Self::WhatIf];
}

/// One side of a unit in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideView {
    pub side: Side,
    /// How many things wait to be looked at; 0 shows nothing.
    pub waits: usize,
    /// Ways up, before the parts; only what lifts a unit has some.
    pub ways: Vec<WayLine>,
    pub parts: Vec<SidePart>,
}

/// One change that lifts a unit, or one of two that do together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayLine {
    /// The second of two changes that only lift together.
    pub is_second: bool,
    pub indicator: String,
    pub now: String,
    pub needed: String,
    /// Points of the indicator: "+1,56".
    pub gained: String,
    /// "7/61 → 6/61"; of two changes beside the second.
    pub rank: String,
}

/// Lines under a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SidePart {
    pub title: String,
    pub lines: Vec<SideLine>,
}

/// A line of a side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideLine {
    pub text: String,
    /// How far it stands to the right, 0 and up.
    pub depth: u8,
    /// Where the documents say more of it.
    pub place: Option<Place>,
}

/// A group's subtotal and its indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupLine {
    pub code: String,
    pub name: String,
    /// `35,10 / 40`.
    pub score: String,
    /// Thousandths of the maximum.
    pub share: u16,
    /// The median unit's, in thousandths.
    pub median: Option<u16>,
    pub indicators: Vec<IndicatorLine>,
}

/// One indicator of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorLine {
    pub code: String,
    pub name: String,
    pub value: Figure,
    pub target: Figure,
    /// Distance to the target in percentage points: `−16,0`.
    pub gap_points: Figure,
    /// The same in counts: `còn 47`; empty where there is none.
    pub gap_count: Figure,
    /// `4,67`, or that it is only followed.
    pub points: Figure,
    /// `10`; nothing where it counts without one, or not at all.
    pub max: Option<String>,
    /// Points that were not had: `−5,33`.
    pub lost: Figure,
    pub state: IndicatorState,
    /// What its rule is called, and where the documents explain it.
    pub rule: (String, Place),
    /// The formula with the numbers in it, line by line.
    pub reason: Vec<String>,
    /// Where the numbers come from: cell, file, date.
    pub sources: Vec<SourceLine>,
}

impl IndicatorLine {
    /// `4,67 / 10`.
    pub fn score(&self) -> String {
        out_of(&self.points.text, self.max.as_deref())
    }
}

/// Points out of a maximum, where there is one.
pub fn out_of(points: &str, max: Option<&str>) -> String {
    max.map_or_else(|| points.to_owned(), |max| format!("{points} / {max}"))
}

/// One place a figure comes from, in words, and where it can be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLine {
    pub text: String,
    pub place: Option<SourcePlace>,
}

/// A cell of the workbook that a unit sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourcePlace {
    pub unit: String,
    pub sheet: String,
    pub cell: CellAddress,
}

/// What stands round such a cell in the workbook as it was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Its name without folders.
    pub file: String,
    pub around: Around,
}

/// How an indicator stands to its target, or why nothing can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IndicatorState {
    Reached,
    OnTrack,
    Behind,
    FarBehind,
    NotReached,
    /// Answered, but nothing to measure against.
    Followed,
    NotApplicable,
    NoData,
    NotSent,
    Unknown,
}
