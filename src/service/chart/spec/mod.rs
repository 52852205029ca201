//! The words of a chart: title, lines and notes from the figures of a period, and what is drawn, one file a way of drawing.

mod appraisal;
mod furniture;
mod grid;
mod history;
mod lanes;
mod lines;
mod multiples;
mod profile;
mod rows;
mod scatter;
mod tables;
#[cfg(test)]
mod tests;
mod tile_map;
mod tiles;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{ChartRequest, Kind, Measure, Show};
use crate::catalogue::{Indicator, Input};
use crate::chart::{Body, Sign, Spec};
use crate::domain::{Period, UnitCode};
use crate::i18n::Words;
use crate::say;
use crate::service::beside::{Beside, score_beside};
use crate::service::figures::{Figure, Figures, UnitOfMeasure, figures};
use crate::service::peers::{self, PeerGroup};
use crate::service::score::{PeriodScores, score_period};
use crate::service::{Project, ServiceError, periods, ranges, ranking};

/// Everything a chart says, in words: what the screen, the SVG, the PNG and the PDF are drawn from.
///
/// # Errors
/// A measure that the criteria set does not have, or that the kind cannot show; an earlier period without figures.
pub fn spec(project: &Project, request: &ChartRequest, made: Date, words: &Words) -> Result<Spec, ServiceError> {
    Writer::of(project, request, words)?.spec(made)
}

/// The same, with the tables that a page of its own has room for.
///
/// # Errors
/// As [`spec`].
pub fn spec_with_tables(
    project: &Project,
    request: &ChartRequest,
    made: Date,
    words: &Words,
) -> Result<Spec, ServiceError> {
    let writer = Writer::of(project, request, words)?;
    let spec = writer.spec(made)?;
    Ok(Spec { tables: writer.tables(&spec), ..spec })
}

/// Puts the words of one chart together.
struct Writer<'a> {
    project: &'a Project,
    request: &'a ChartRequest,
    scores: PeriodScores,
    figures: Figures,
    /// An earlier period, where changes since then are shown, …
    earlier: Option<PeriodScores>,
    /// … and the same measure in it; nothing where its criteria set did not have it, …
    before: Option<Figures>,
    /// … and how it comes to stand beside the period shown.
    beside: Option<Beside>,
    /// The peer group that alone is shown.
    peers: Option<PeerGroup>,
    words: &'a Words,
}

/// What a way of drawing says and draws.
struct Part {
    title: String,
    /// Said in place of the usual subtitle.
    subtitle: Option<String>,
    legend: Vec<(Sign, String)>,
    body: Body,
    /// Said under the chart, before the units without a figure.
    notes: Vec<String>,
}

impl Part {
    fn new(title: String, body: Body) -> Self {
        Self { title, subtitle: None, legend: Vec::new(), body, notes: Vec::new() }
    }
}

impl<'a> Writer<'a> {
    fn spec(&self, made: Date) -> Result<Spec, ServiceError> {
        let part = match self.request.kind {
            Kind::Ranking => self.ranking(),
            Kind::Target => self.against_target()?,
            Kind::Dumbbell => self.change()?,
            Kind::Appraisal => self.appraisal()?,
            Kind::Heatmap => self.heat_map(),
            Kind::Tilemap => self.tile_map()?,
            Kind::Strip => self.strip(),
            Kind::Dots => self.parallel_dots(),
            Kind::Radar => self.radar()?,
            Kind::Trend => self.trend()?,
            Kind::Bump => self.ranks()?,
            Kind::Multiples => self.multiples(),
            Kind::Scatter => self.scatter()?,
        };
        Ok(self.furnished(part, made))
    }

    fn of(project: &'a Project, request: &'a ChartRequest, words: &'a Words) -> Result<Self, ServiceError> {
        for unit in request.own.iter().chain(&request.with) {
            project.unit(unit)?;
        }
        let group = |name: &String| peers::group(project, name, words);
        let peers = request.peers.as_ref().map(group).transpose()?;
        let scores = scored(project, request, request.period)?;
        let figures = figures(project, &scores, &request.measure, request.show, words)?;
        let writer =
            Self { project, request, scores, figures, earlier: None, before: None, beside: None, peers, words };
        let earlier = writer.earlier_period()?.map(|period| writer.scored_beside(period)).transpose()?;
        if let Some(empty) = earlier.as_ref().filter(|earlier| earlier.sent() == 0) {
            return Err(ServiceError::NothingSent { period: empty.period.to_string() });
        }
        let before = earlier.as_ref().map(|earlier| writer.figures_of(earlier)).transpose()?.flatten();
        let beside = earlier.as_ref().map(|earlier| writer.beside(earlier.period)).transpose()?;
        let scores = writer.with_ranges();
        Ok(Self { scores, figures: writer.figures, earlier, before, beside, ..writer })
    }

    /// An earlier period, scored so that it can be set beside the one shown.
    fn scored_beside(&self, period: Period) -> Result<PeriodScores, ServiceError> {
        let scores = score_beside(self.project, &self.scores.catalogue, period, &self.request.whom)?;
        ranking::of_one(self.project, scores, self.request)
    }

    /// How the earlier period comes to be set beside the one shown.
    fn beside(&self, period: Period) -> Result<Beside, ServiceError> {
        Beside::of(self.project, &self.scores.catalogue, period)
    }

    /// What changes are counted from: what was asked for, or for charts of changes the last period before. An appraisal
    /// changes figures of its own period.
    fn earlier_period(&self) -> Result<Option<Period>, ServiceError> {
        if self.request.kind == Kind::Appraisal {
            return Ok(None);
        }
        if let Some(against) = self.request.against {
            return periods::is_earlier(self.project, against, self.scores.period).map(|()| Some(against));
        }
        if self.request.kind != Kind::Dumbbell {
            return Ok(None);
        }
        let last = self.periods()?.into_iter().rfind(|period| *period != self.request.period);
        let none = || ServiceError::NoEarlierPeriod { period: self.request.period.to_string() };
        last.map(Some).ok_or_else(none)
    }

    /// The periods up to the one shown, earliest first.
    fn periods(&self) -> Result<Vec<Period>, ServiceError> {
        let mut periods = self.project.store().periods()?;
        periods.retain(|stored| stored.cut_off <= self.scores.cut_off);
        periods.sort_by_key(|stored| (stored.cut_off, stored.period == self.request.period));
        Ok(periods.into_iter().map(|stored| stored.period).collect())
    }

    /// The same measure at another time. What is measured need not have been in another criteria set.
    fn figures_of(&self, scores: &PeriodScores) -> Result<Option<Figures>, ServiceError> {
        let figures = figures(self.project, scores, &self.request.measure, self.request.show, self.words);
        match figures {
            Err(_) if scores.catalogue.reference() != self.scores.catalogue.reference() => Ok(None),
            figures => figures.map(Some),
        }
    }

    /// Ranks of the total hang on the weights; those of one group or indicator do not.
    fn with_ranges(&self) -> PeriodScores {
        let mut scores = self.scores.clone();
        if let Some(draws) = self.request.draws.filter(|_| self.request.measure == Measure::Total) {
            scores.ranges = ranges::rank_ranges(self.project, &scores, draws);
        }
        scores
    }

    fn indicator(&self) -> Option<&Indicator> {
        match &self.request.measure {
            Measure::Indicator(code) => self.scores.catalogue.indicator(code),
            Measure::Total | Measure::Group(_) => None,
        }
    }

    /// The figures of the region, peer group and coverage asked for, or all.
    fn shown(&self) -> impl Iterator<Item = &Figure> {
        self.in_part().filter(|figure| self.is_covered(figure))
    }

    fn in_part(&self) -> impl Iterator<Item = &Figure> {
        let in_region = |unit| self.request.region.is_none_or(|region| self.project.region_of(unit) == Some(region));
        let is_peer = |unit| self.peers.as_ref().is_none_or(|peers| peers.units.contains(unit));
        self.figures.rows.iter().filter(move |figure| in_region(&figure.unit) && is_peer(&figure.unit))
    }

    fn is_covered(&self, figure: &Figure) -> bool {
        let coverage = || self.scores.of(&figure.unit).and_then(|standing| standing.score.coverage).unwrap_or_default();
        self.request.least_coverage.is_none_or(|least| coverage() >= least)
    }

    fn ranked(&self) -> usize {
        self.figures.rows.iter().filter(|figure| figure.rank.is_some()).count()
    }

    fn is_own(&self, figure: &Figure) -> bool {
        self.request.own.as_ref() == Some(&figure.unit)
    }

    /// One of those that were asked to be named.
    fn is_chosen(&self, unit: &UnitCode) -> bool {
        self.request.with.contains(unit)
    }

    fn label(&self, figure: &Figure) -> String {
        if figure.provisional { format!("{}*", figure.label) } else { figure.label.clone() }
    }

    /// How far the unit's rank hangs on the weights, where they were drawn: `6–9`.
    fn rank_range(&self, figure: &Figure) -> Option<String> {
        let [low, high] = self.scores.ranges.get(&figure.unit)?.bounds();
        Some(format!("{low}–{high}"))
    }

    /// The own unit's, where it is one of those that are shown.
    fn own(&self) -> Option<&Figure> {
        let own = self.request.own.as_ref()?;
        self.in_part().find(|figure| figure.unit == *own && figure.value.is_some())
    }

    /// Whether units are ranked by what is measured.
    fn is_ranking(&self) -> bool {
        self.figures.better.is_some()
    }

    /// Which kind of part is shown, for sentences with a word for each.
    fn which_part(&self) -> &'static str {
        if self.request.region.is_some() { "region" } else { "group" }
    }

    /// Whether only a region or a peer group is shown.
    fn is_part(&self) -> bool {
        self.request.region.is_some() || self.peers.is_some()
    }

    /// How sentences call the part that is shown.
    fn part_name(&self) -> String {
        match (self.request.region, &self.peers) {
            (Some(_), _) => say!(self.words, "chart-part-region"),
            (None, Some(peers)) => peers.name.clone(),
            (None, None) => String::new(),
        }
    }

    /// A unit's place within the part that is shown, and of how many: ranks are those among all.
    fn place_in_part(&self, unit: &UnitCode) -> Option<(usize, usize)> {
        let own = self.in_part().find(|figure| figure.unit == *unit)?.rank?;
        let ranks: Vec<u32> = self.in_part().filter_map(|figure| figure.rank).collect();
        Some((ranks.iter().filter(|rank| **rank < own).count() + 1, ranks.len()))
    }

    /// Where the own unit stands within the part that is shown, and among all.
    fn part_title(&self) -> Option<String> {
        let own = self.own().filter(|_| self.is_part() && self.request.show != Some(Show::Gap))?;
        let (place, of) = self.place_in_part(&own.unit)?;
        Some(say!(
            self.words,
            "chart-title-own-part",
            unit = own.name.as_str(),
            place = place.to_string(),
            of = of.to_string(),
            part = self.part_name(),
            rank = own.rank.unwrap_or_default().to_string(),
            all = self.ranked().to_string(),
            which = self.which_part(),
            value = self.value_in_words(own)
        ))
    }

    /// How sentences call everybody that is ranked.
    pub(super) fn whole_name(&self) -> String {
        match self.request.region {
            Some(_) => say!(self.words, "chart-whole-country"),
            None => say!(self.words, "chart-whole-all"),
        }
    }

    /// Where the own unit stands, else who leads.
    fn standing_title(&self) -> String {
        let said = self.yes_title().or_else(|| self.unranked_title()).or_else(|| self.part_title());
        if let Some(title) = said {
            return title;
        }
        let ranked = self.ranked();
        match (self.own(), self.in_part().next().filter(|first| first.rank.is_some())) {
            (Some(own), _) if self.request.show == Some(Show::Gap) => say!(
                self.words,
                "chart-title-own-gap",
                unit = own.name.as_str(),
                rank = own.rank.unwrap_or_default().to_string(),
                all = ranked.to_string(),
                value = self.value_in_words(own)
            ),
            (Some(own), _) => say!(
                self.words,
                "chart-title-own",
                unit = own.name.as_str(),
                rank = own.rank.unwrap_or_default().to_string(),
                all = ranked.to_string(),
                value = self.value_in_words(own)
            ),
            (None, Some(_)) if self.request.show == Some(Show::Gap) => self.measure_name(),
            (None, Some(first)) => say!(
                self.words,
                "chart-title-first",
                all = self.in_part().filter(|figure| figure.rank.is_some()).count().to_string(),
                unit = first.name.as_str(),
                value = self.value_in_words(first)
            ),
            (None, None) => self.measure_name(),
        }
    }

    /// Of a yes or no what the own unit and how many say: a place among equals says nothing.
    fn yes_title(&self) -> Option<String> {
        let indicator = self.indicator().filter(|_| self.is_yes_or_no())?;
        let values: Vec<Decimal> = self.shown().filter_map(|figure| figure.value).collect();
        let yes = values.iter().filter(|value| **value >= Decimal::ONE).count().to_string();
        let (all, indicator) = (values.len().to_string(), self.words.text(&indicator.name));
        Some(match self.own() {
            Some(own) => {
                let (unit, answer) = (own.name.as_str(), own.label.as_str());
                say!(self.words, "chart-title-yes-own", unit = unit, answer = answer, yes = yes, all = all)
            }
            None => say!(self.words, "chart-title-yes", yes = yes, all = all, indicator = indicator),
        })
    }

    /// The own unit's figure, and between which they lie, where none is better than another.
    fn unranked_title(&self) -> Option<String> {
        if self.is_ranking() {
            return None;
        }
        let figures: Vec<&Figure> = self.shown().filter(|figure| figure.value.is_some()).collect();
        let least = figures.iter().min_by_key(|figure| figure.value)?.label.as_str();
        let most = figures.iter().max_by_key(|figure| figure.value)?.label.as_str();
        let all = figures.len().to_string();
        Some(match self.own() {
            Some(own) => {
                let (unit, value) = (own.name.as_str(), own.label.as_str());
                say!(
                    self.words,
                    "chart-title-unranked-own",
                    unit = unit,
                    value = value,
                    all = all,
                    least = least,
                    most = most
                )
            }
            None => say!(self.words, "chart-title-unranked", all = all, least = least, most = most),
        })
    }

    /// Whether answers are drawn that are yes or no, not their points.
    pub(super) fn is_yes_or_no(&self) -> bool {
        let is_asked = self.indicator().is_some_and(|indicator| matches!(indicator.input, Input::YesNo));
        is_asked && self.figures.unit_of_measure == UnitOfMeasure::Plain && self.request.show != Some(Show::Rank)
    }

    fn value_in_words(&self, figure: &Figure) -> String {
        let label = figure.label.as_str();
        match (self.figures.unit_of_measure, &self.request.measure) {
            (UnitOfMeasure::Percent, Measure::Total) => say!(self.words, "chart-value-percent-of-max", value = label),
            (UnitOfMeasure::Points, _) => say!(self.words, "chart-value-points", value = label),
            (UnitOfMeasure::Percent | UnitOfMeasure::Plain, _) => label.to_owned(),
        }
    }

    fn measure_name(&self) -> String {
        let catalogue = &self.scores.catalogue;
        match &self.request.measure {
            Measure::Total => say!(self.words, "chart-measure-total"),
            Measure::Group(code) => {
                let group = catalogue.groups.iter().find(|group| group.code == *code);
                let name = group.map_or(code.as_str(), |group| self.words.text(&group.name));
                let max = self.figures.most.map_or_else(String::new, |most| self.words.plain(most, 2));
                say!(self.words, "chart-measure-group", name = name, max = max)
            }
            Measure::Indicator(_) => {
                let name = self.indicator().map_or("", |indicator| self.words.text(&indicator.name));
                match self.request.show {
                    Some(Show::Achievement) => say!(self.words, "chart-measure-achievement", name = name),
                    Some(Show::Gap) => say!(self.words, "chart-measure-gap", name = name),
                    Some(Show::Score) => say!(self.words, "chart-measure-score", name = name),
                    Some(Show::Value | Show::Rank) | None => name.to_owned(),
                }
            }
        }
    }

    /// What a chart of many indicators is made of.
    fn measure_scope(&self) -> String {
        match &self.request.measure {
            Measure::Total => say!(self.words, "chart-scope-total"),
            Measure::Group(_) | Measure::Indicator(_) => self.measure_name(),
        }
    }

    fn tick(&self, value: Decimal) -> String {
        match self.indicator().filter(|_| self.is_yes_or_no()) {
            Some(indicator) if value.fract().is_zero() => self.words.measured(indicator, value),
            Some(_) => String::new(),
            None => self.words.plain(value, 2) + self.percent_sign(),
        }
    }

    fn percent_sign(&self) -> &'static str {
        if self.figures.unit_of_measure == UnitOfMeasure::Percent { "%" } else { "" }
    }
}

/// Of one ranking, the period that is shown.
fn scored(project: &Project, request: &ChartRequest, period: Period) -> Result<PeriodScores, ServiceError> {
    ranking::of_one(project, score_period(project, period, &request.whom)?, request)
}
