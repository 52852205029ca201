//! Which chart of what, and of whom: the choices that the page of comparison and the page of printing have in common.

use super::compare::ChartKind;
use crate::app::shared::Shared;
use crate::app::widget::Choice;
use crate::domain::province::{self, Region};
use crate::i18n::Words;
use crate::say;
use crate::service::report::Among;

/// What can be charted of the open file.
#[derive(Debug, Clone, Copy)]
pub struct Offered<'a> {
    /// Keys as the command line writes them: `total`, `group:D`, `indicator:D1`.
    pub measures: &'a [Choice],
    /// Keys of those that can be set against a target.
    pub with_target: &'a [String],
}

/// What was chosen of a chart. Before anything is known of what there is, every measure passes for one that can be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Charting {
    kind: ChartKind,
    measure: String,
    /// The second measure of a scatter.
    versus: Option<String>,
    /// The measure before a kind that cannot show it chose another.
    put_aside: Option<String>,
}

impl Default for Charting {
    fn default() -> Self {
        Self { kind: ChartKind::default(), measure: "total".into(), versus: None, put_aside: None }
    }
}

impl Charting {
    pub fn kind(&self) -> ChartKind {
        self.kind
    }

    /// Key of what is measured.
    pub fn measure(&self) -> &str {
        &self.measure
    }

    /// Key of the second measure of a scatter: the one chosen, else the first other one; nothing of other kinds.
    pub fn versus<'a>(&'a self, offered: Option<Offered<'a>>) -> Option<&'a str> {
        if self.kind != ChartKind::Scatter {
            return None;
        }
        let is_other = |key: &&str| *key != self.measure;
        let measures = offered.map(|offered| offered.measures).unwrap_or_default();
        let first = || measures.iter().map(|measure| measure.key.as_str()).find(is_other);
        self.versus.as_deref().filter(is_other).or_else(first)
    }

    /// Another kind. Only some measures can be set against a target: where none of them is chosen, the first one is, and
    /// the one chosen before comes back with the next kind.
    pub fn pick_kind(&mut self, kind: ChartKind, offered: Option<Offered<'_>>) {
        self.kind = kind;
        if kind != ChartKind::Target {
            self.measure = self.put_aside.take().unwrap_or_else(|| std::mem::take(&mut self.measure));
            return;
        }
        let first = offered.and_then(|offered| offered.with_target.first());
        if let Some(first) = first.filter(|_| !self.has_target(offered)) {
            self.put_aside = Some(std::mem::replace(&mut self.measure, first.clone()));
        }
    }

    /// Another measure; what has no target is ranked.
    pub fn pick_measure(&mut self, key: String, offered: Option<Offered<'_>>) {
        (self.measure, self.put_aside) = (key, None);
        self.settle(offered);
    }

    /// Another second measure.
    pub fn pick_versus(&mut self, key: String) {
        self.versus = Some(key);
    }

    /// One indicator against its target, where it has one.
    pub fn pick_indicator(&mut self, code: &str, offered: Option<Offered<'_>>) {
        self.kind = ChartKind::Target;
        self.pick_measure(format!("indicator:{code}"), offered);
    }

    /// Ranks what has no target; whether that changed the chart.
    pub fn settle(&mut self, offered: Option<Offered<'_>>) -> bool {
        let changed = self.kind == ChartKind::Target && !self.has_target(offered);
        if changed {
            self.kind = ChartKind::Ranking;
        }
        changed
    }

    fn has_target(&self, offered: Option<Offered<'_>>) -> bool {
        offered.is_none_or(|offered| offered.with_target.contains(&self.measure))
    }
}

/// What a measure is called.
pub fn measure_name(key: &str, offered: Option<Offered<'_>>) -> String {
    let measures = offered.map(|offered| offered.measures).unwrap_or_default();
    measures.iter().find(|measure| measure.key == key).map(|measure| measure.label.clone()).unwrap_or_default()
}

/// The parts of the country that can be looked at alone, each with its name: the own unit's region first, then the rest.
pub fn parts(peers: &[String], shared: &Shared) -> Vec<(Among, String)> {
    let (words, own) = (&shared.words, own_region(shared));
    let first = own.zip(shared.own_name());
    let first = first.map(|(region, unit)| (Among::Region(region), region_of(unit, region, words)));
    first.into_iter().chain(parts_but(own, peers.iter().map(String::as_str), words)).collect()
}

/// Everybody, the regions but for one that is named otherwise, and the peer groups.
pub fn parts_but<'p>(
    named: Option<Region>,
    peers: impl Iterator<Item = &'p str>,
    words: &Words,
) -> impl Iterator<Item = (Among, String)> {
    let regions = Region::ALL.into_iter().filter(move |region| Some(*region) != named).map(Among::Region);
    let peers = peers.map(|name| Among::Peers(name.to_owned()));
    std::iter::once(Among::All).chain(regions).chain(peers).map(|among| {
        let name = part_name(&among, words);
        (among, name)
    })
}

/// What a unit's region is called where it is meant as that unit's.
pub fn region_of(unit: &str, region: Region, words: &Words) -> String {
    say!(words, "app-own-region", unit = unit, region = words.region(region))
}

/// What a part is called.
pub fn part_name(among: &Among, words: &Words) -> String {
    match among {
        Among::All => say!(words, "results-all-regions"),
        Among::Region(region) => words.region(*region).to_owned(),
        Among::Peers(name) => name.clone(),
    }
}

/// The region that the own unit, where it is a province, lies in.
fn own_region(shared: &Shared) -> Option<Region> {
    province::by_code(shared.own()?.as_str()).map(|province| province.region)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::preset;
    use crate::i18n::Language;

    #[test]
    fn the_own_units_region_stands_first_and_once() {
        let shared = preset::shared(Language::Vi);
        let parts = parts(&["Cụm".into()], &shared);
        let own = Region::NorthCentralAndCentralCoast;
        assert_eq!(parts[0].0, Among::Region(own));
        assert!(parts[0].1.contains("Đà Nẵng") && parts[0].1.contains(shared.words.region(own)), "{}", parts[0].1);
        assert_eq!(parts[1].0, Among::All);
        assert_eq!(parts.iter().filter(|(among, _)| *among == Among::Region(own)).count(), 1);
        assert_eq!(parts.len(), 1 + Region::ALL.len() + 1);
    }
}
