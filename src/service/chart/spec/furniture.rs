//! What is said round every chart: subtitle, who is left out and why, source and facts of the foot.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Part, Writer};
use crate::chart::{Foot, Head, Spec};
use crate::say;
use crate::service::beside::Beside;
use crate::service::source::source;
use crate::service::{ranges, ranking};

impl Writer<'_> {
    pub(super) fn furnished(&self, part: Part, made: Date) -> Spec {
        Spec {
            head: Head { eyebrow: say!(self.words, "chart-eyebrow"), marking: self.project.marking_in(self.words) },
            title: part.title,
            subtitle: part.subtitle.unwrap_or_else(|| self.subtitle()),
            legend: part.legend,
            body: part.body,
            nothing: say!(self.words, "chart-nothing"),
            notes: part.notes.into_iter().chain(self.notes()).collect(),
            tables: Vec::new(),
            foot: self.foot(made),
        }
    }

    pub(super) fn subtitle(&self) -> String {
        let period = self.words.period(self.request.period);
        say!(self.words, "chart-subtitle", measure = self.measure_name(), period = period) + &self.scope_in_words()
    }

    /// Which units are shown, and against what.
    pub(super) fn scope_in_words(&self) -> String {
        let mut subtitle = String::new();
        let bloc = self
            .scores
            .standings
            .first()
            .and_then(|first| ranking::bloc_of(self.project, &self.scores.catalogue, &first.score.unit));
        if let Some(name) = ranking::name(&self.scores.catalogue, bloc, self.words) {
            subtitle += &format!(" – {name}");
        }
        let name = self.request.region.map(|region| self.words.region(region));
        let ranked = self.is_ranking();
        subtitle += &match (name, &self.peers) {
            (Some(region), _) if ranked => say!(self.words, "chart-subtitle-region", region = region),
            (Some(region), _) => say!(self.words, "chart-subtitle-only-region", region = region),
            (None, Some(peers)) if ranked => say!(self.words, "chart-subtitle-peers", group = peers.name.as_str()),
            (None, Some(peers)) => say!(self.words, "chart-subtitle-only-peers", group = peers.name.as_str()),
            (None, None) => String::new(),
        };
        subtitle += &self.medians_in_words().unwrap_or_default();
        if let Some(least) = self.request.least_coverage {
            subtitle += &say!(self.words, "chart-subtitle-coverage", least = self.percent_of_one(least));
        }
        if let Some(earlier) = &self.earlier {
            subtitle += &say!(self.words, "chart-subtitle-against", period = self.words.period(earlier.period));
        }
        if let Some(beside) = &self.beside {
            subtitle += &self.beside_in_short(beside);
        }
        subtitle
    }

    /// Which units are shown, of charts without ranks.
    pub(super) fn part_in_words(&self) -> String {
        let region = self.request.region.map(|region| self.words.region(region));
        let region = region.map(|region| say!(self.words, "chart-subtitle-only-region", region = region));
        let peers = self.peers.as_ref().map(|peers| peers.name.as_str());
        let peers = peers.map(|group| say!(self.words, "chart-subtitle-only-peers", group = group));
        let least = self.request.least_coverage.map(|least| self.percent_of_one(least));
        let least = least.map(|least| say!(self.words, "chart-subtitle-coverage", least = least));
        [region, peers, least].into_iter().flatten().collect()
    }

    fn percent_of_one(&self, share: Decimal) -> String {
        self.words.plain(share * Decimal::ONE_HUNDRED, 2)
    }

    /// Who is left out because too little of it is known.
    fn uncovered(&self) -> Option<String> {
        let least = self.request.least_coverage?;
        let left_out = self.in_part().filter(|figure| !self.is_covered(figure));
        let names: Vec<&str> = left_out.map(|figure| figure.name.as_str()).collect();
        (!names.is_empty()).then(|| {
            say!(
                self.words,
                "chart-note-uncovered",
                least = self.percent_of_one(least),
                count = names.len().to_string(),
                names = names.join(", ")
            )
        })
    }

    /// Units without a figure, by reason; provisional ones.
    fn notes(&self) -> Vec<String> {
        let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for figure in self.shown() {
            if let Some(reason) = &figure.missing {
                by_reason.entry(reason).or_default().push(&figure.name);
            }
        }
        let mut notes: Vec<String> = by_reason
            .into_iter()
            .map(|(reason, names)| {
                say!(
                    self.words,
                    "chart-note-missing",
                    reason = reason,
                    count = names.len().to_string(),
                    names = names.join(", ")
                )
            })
            .collect();
        if self.shown().any(|figure| figure.provisional && figure.value.is_some()) {
            notes.push(say!(self.words, "chart-note-provisional"));
        }
        notes.extend(self.uncovered());
        let earlier = self.earlier.as_ref().zip(self.beside.as_ref());
        notes.extend(earlier.and_then(|(then, beside)| beside.note(&self.scores.catalogue, then.period, self.words)));
        notes
    }

    /// Said where it is read first, of an earlier period that is not scored under the version of the one shown.
    pub(super) fn beside_in_short(&self, beside: &Beside) -> String {
        let catalogue = &self.scores.catalogue;
        let now = format!("{} v{}", catalogue.id, catalogue.version);
        match beside {
            Beside::AsItIs => String::new(),
            Beside::Anew { .. } => say!(self.words, "chart-subtitle-anew", now = now),
            Beside::OtherSet { .. } => say!(self.words, "chart-subtitle-other-set"),
        }
    }

    fn foot(&self, made: Date) -> Foot {
        let catalogue = &self.scores.catalogue;
        let source = say!(
            self.words,
            "chart-source",
            source = source(&self.scores, self.words),
            catalogue = self.words.text(&catalogue.name),
            version = catalogue.version.to_string()
        );
        let facts = [
            Some(say!(self.words, "chart-fact-cut-off", date = self.words.date(self.scores.cut_off))),
            Some(say!(
                self.words,
                "chart-fact-sent",
                sent = self.scores.sent().to_string(),
                all = self.scores.standings.len().to_string()
            )),
            self.request
                .draws
                .filter(|_| !self.scores.ranges.is_empty())
                .map(|draws| ranges::method(draws, self.words)),
            Some(say!(self.words, "chart-fact-made", date = self.words.date(made))),
        ];
        Foot {
            source,
            facts: facts.into_iter().flatten().collect(),
            page: say!(self.words, "chart-page", page = "{page}", pages = "{pages}"),
        }
    }
}
