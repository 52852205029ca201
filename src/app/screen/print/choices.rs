//! What was chosen of the document, and how one choice is taken.

use super::comparing::Compared;
use super::{Kind, PackPart};
use crate::app::screen::charting::{Charting, Offered};
use crate::app::screen::compare::ChartKind;
use crate::app::settings::PaperSize;
use crate::chart::Paper;
use crate::domain::Period;

/// See the module.
#[derive(Debug)]
pub(super) struct Choices {
    pub(super) kind: Kind,
    /// About all units, not one.
    pub(super) all: bool,
    /// The unit chosen here; the own one where none was.
    pub(super) unit: Option<String>,
    /// The unit that is open among the results, until one is chosen here: its profile is printed.
    pub(super) looked_at: Option<String>,
    pub(super) compared: Compared,
    /// What a pack is made of; never nothing.
    pub(super) parts: Vec<PackPart>,
    pub(super) charting: Charting,
    /// Across, of a chart.
    pub(super) landscape: bool,
    /// Nothing: the last period before.
    pub(super) against: Option<Period>,
    /// Whether ranks have their ranges.
    pub(super) ranges: bool,
    pub(super) paper: Paper,
    pub(super) grey: bool,
}

/// One choice.
#[derive(Debug, Clone)]
pub enum Chosen {
    Kind(Kind),
    All(bool),
    Unit(String),
    Compared(Compared),
    /// Whether the pack has it from now on.
    Part(PackPart, bool),
    ChartKind(ChartKind),
    Measure(String),
    Versus(String),
    Landscape(bool),
    Against(Option<Period>),
    Ranges(bool),
    Paper(Paper),
    Grey(bool),
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            kind: Kind::Profile,
            all: false,
            unit: None,
            looked_at: None,
            compared: Compared::default(),
            parts: PackPart::SHORT.to_vec(),
            charting: Charting::default(),
            landscape: false,
            against: None,
            ranges: true,
            paper: Paper::A4,
            grey: false,
        }
    }
}

impl Choices {
    /// Takes one choice.
    pub(super) fn take(&mut self, chosen: Chosen, offered: Option<Offered<'_>>) {
        match chosen {
            Chosen::Kind(kind) => self.kind = kind,
            Chosen::All(all) => self.all = all,
            Chosen::Unit(code) => (self.unit, self.looked_at, self.all) = (Some(code), None, false),
            Chosen::Compared(compared) => self.compared = compared,
            Chosen::Part(part, has) => self.take_part(part, has),
            Chosen::ChartKind(kind) => self.charting.pick_kind(kind, offered),
            Chosen::Measure(key) => self.charting.pick_measure(key, offered),
            Chosen::Versus(key) => self.charting.pick_versus(key),
            Chosen::Landscape(landscape) => self.landscape = landscape,
            Chosen::Against(period) => self.against = period,
            Chosen::Ranges(ranges) => self.ranges = ranges,
            Chosen::Paper(paper) => self.paper = paper,
            Chosen::Grey(grey) => self.grey = grey,
        }
    }

    /// The last part of a pack stays.
    fn take_part(&mut self, part: PackPart, has: bool) {
        let wanted = |known: &PackPart| if *known == part { has } else { self.parts.contains(known) };
        let parts: Vec<PackPart> = PackPart::ALL.into_iter().filter(wanted).collect();
        if !parts.is_empty() {
            self.parts = parts;
        }
    }

    /// What is printed on until something else is chosen.
    pub(super) fn on_paper(&mut self, paper: PaperSize, grey: bool) {
        self.grey = grey;
        self.paper = match paper {
            PaperSize::A4 => Paper::A4,
            PaperSize::A3 => Paper::A3,
        };
    }

    /// Those that stay with another file: what was chosen of the last one may not be in it.
    pub(super) fn for_another_file(&self) -> Self {
        Self { parts: self.parts.clone(), paper: self.paper, grey: self.grey, ..Self::default() }
    }

    /// Whether it can be of a region or a peer group.
    pub(super) fn is_of_a_part(&self) -> bool {
        matches!(self.kind, Kind::Pack | Kind::Chart)
    }

    /// Whether the document says how something changed.
    pub(super) fn counts_changes(&self) -> bool {
        matches!(self.kind, Kind::Profile | Kind::Official)
    }

    /// Whether it is asked if it is about one unit or all: of a pack, whose arithmetic it tells.
    pub(super) fn has_scope(&self) -> bool {
        match self.kind {
            Kind::Chart => false,
            Kind::Pack => self.parts.contains(&PackPart::Arithmetic),
            Kind::Profile | Kind::Official | Kind::Minutes => true,
        }
    }

    /// Whether it is about one unit, or highlights one.
    pub(super) fn is_of_one(&self) -> bool {
        !self.all || !self.has_scope()
    }
}
