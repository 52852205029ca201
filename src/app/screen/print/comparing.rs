//! Whom a pack or a chart compares, and whether the unit that is highlighted is one of them.

use iced::Element;
use iced::widget::column;

use super::view::entry;
use super::{Among, Chosen, Message, Print};
use crate::app::screen::charting::{part_name, parts_but, region_of};
use crate::app::shared::Shared;
use crate::app::theme::{Tokens, space};
use crate::app::widget::{Choice, Shape, marked, strong};
use crate::domain::province::Region;
use crate::say;

/// Whom it compares, as it was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compared {
    /// The region of the unit that is highlighted, whichever that comes to be.
    RegionOfUnit,
    /// Those who were chosen by name.
    Part(Among),
}

impl Default for Compared {
    fn default() -> Self {
        Self::Part(Among::All)
    }
}

/// A region or a peer group, and the codes of the units in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartView {
    pub among: Among,
    pub units: Vec<String>,
}

impl Print {
    /// Whom it compares: all where a region is meant that the highlighted unit does not lie in.
    pub(super) fn among(&self, shared: &Shared) -> Among {
        match &self.chosen.compared {
            Compared::Part(among) => among.clone(),
            Compared::RegionOfUnit => {
                self.highlighted(shared).and_then(|unit| self.region(unit)).map_or(Among::All, Among::Region)
            }
        }
    }

    /// What those are called whom it compares.
    pub(super) fn compared_name(&self, shared: &Shared) -> String {
        part_name(&self.among(shared), &shared.words)
    }

    /// The region of the highlighted unit first, then everybody, the other regions and the peer groups.
    pub(super) fn open_among<'a>(&'a self, shared: &Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let among = self.among(shared);
        let peers = self.known_parts().iter().filter_map(|part| match &part.among {
            Among::Peers(name) => Some(name.as_str()),
            Among::All | Among::Region(_) => None,
        });
        let first = self.region_of_highlighted(shared);
        let rest = parts_but(first.as_ref().map(|(region, _)| *region), peers, words);
        let one = |name, is_chosen, compared| entry(name, is_chosen, Message::Chosen(Chosen::Compared(compared)));
        let rest = rest.map(|(part, name)| one(name, part == among, Compared::Part(part)));
        let first = first.map(|(region, name)| one(name, Among::Region(region) == among, Compared::RegionOfUnit));
        column![strong(say!(words, "print-among"))].extend(first.into_iter().chain(rest)).spacing(space::XS).into()
    }

    /// That nothing is highlighted, since the unit is not among those who are compared.
    pub(super) fn said_of_stranger<'a>(&self, shared: &Shared) -> Option<Element<'a, Message>> {
        let unit = self.highlighted(shared).filter(|_| self.chosen.is_of_a_part())?;
        let among = self.among(shared);
        if self.is_among(unit, &among) {
            return None;
        }
        let (words, part) = (&shared.words, part_name(&among, &shared.words));
        let said = say!(words, "print-not-among", unit = unit.label.as_str(), part = part);
        Some(marked(Shape::TriangleUp, |t: &Tokens| t.behind, said))
    }

    /// The unit that is highlighted: where the arithmetic of all is told, the own one.
    fn highlighted<'a>(&'a self, shared: &'a Shared) -> Option<&'a Choice> {
        if self.chosen.is_of_one() {
            return self.unit(shared);
        }
        let own = shared.own_code()?;
        self.units().iter().find(|unit| unit.key == own)
    }

    fn region(&self, unit: &Choice) -> Option<Region> {
        self.known_parts().iter().filter(|part| part.units.contains(&unit.key)).find_map(|part| match part.among {
            Among::Region(region) => Some(region),
            Among::All | Among::Peers(_) => None,
        })
    }

    fn known_parts(&self) -> &[PartView] {
        self.loaded.ready().map(|view| view.parts.as_slice()).unwrap_or_default()
    }

    fn region_of_highlighted(&self, shared: &Shared) -> Option<(Region, String)> {
        let unit = self.highlighted(shared)?;
        let region = self.region(unit)?;
        Some((region, region_of(&unit.label, region, &shared.words)))
    }

    fn is_among(&self, unit: &Choice, among: &Among) -> bool {
        let is_in = |part: &PartView| part.among == *among && part.units.contains(&unit.key);
        *among == Among::All || self.known_parts().iter().any(is_in)
    }
}
