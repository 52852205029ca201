//! The words of a chart: title, rows, lines and notes from the figures of a period.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{ChartRequest, Kind, Measure, Show};
use crate::catalogue::{Direction, Indicator};
use crate::chart::{self, Axis, Foot, Headings, LineKind, RefLine, Row, Spec, Status};
use crate::compare::{aggregate, quantile};
use crate::i18n::Words;
use crate::say;
use crate::service::figures::{Figure, Figures, UnitOfMeasure, figures};
use crate::service::score::{PeriodScores, score_period};
use crate::service::{Project, ServiceError, ranking};

/// Below this share of the target a unit is far from it.
const FAR: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// Everything a chart says, in words: what the screen, the SVG, the PNG and the PDF are drawn from.
pub fn spec(project: &Project, request: &ChartRequest, made: Date, words: &Words) -> Result<Spec, ServiceError> {
    request.own.as_ref().map(|own| project.unit(own)).transpose()?;
    let scored = |period| ranking::of_one(project, score_period(project, period, &request.whom)?, request);
    let scores = scored(request.period)?;
    let before = request.against.map(scored).transpose()?;
    if let Some(empty) = before.as_ref().filter(|before| before.sent() == 0) {
        return Err(ServiceError::NothingSent { period: empty.period.to_string() });
    }
    let figures = figures(project, &scores, &request.measure, request.show, words)?;
    let of_measure = |scores| self::figures(project, scores, &request.measure, request.show, words);
    let under_another = before.as_ref().filter(|before| before.catalogue.reference() != scores.catalogue.reference());
    let before_figures = match before.as_ref().map(of_measure).transpose() {
        // What is measured need not have been in the criteria set of the earlier period.
        Err(_) if under_another.is_some() => None,
        figures => figures?,
    };
    let writer = Writer {
        project,
        request,
        scores: &scores,
        before: before_figures.as_ref(),
        under_another,
        figures: &figures,
        words,
    };
    writer.spec(made)
}

/// Puts the words of one chart together.
struct Writer<'a> {
    project: &'a Project,
    request: &'a ChartRequest,
    scores: &'a PeriodScores,
    /// The same measure in the earlier period.
    before: Option<&'a Figures>,
    /// The earlier period, where it was scored under another criteria set or another version.
    under_another: Option<&'a PeriodScores>,
    figures: &'a Figures,
    words: &'a Words,
}

impl Writer<'_> {
    fn spec(&self, made: Date) -> Result<Spec, ServiceError> {
        if self.request.kind == Kind::Target && self.figures.target.is_none() {
            return Err(match self.indicator() {
                Some(indicator) => ServiceError::NoTarget { code: indicator.code.clone() },
                None => ServiceError::TargetOfIndicatorOnly,
            });
        }
        let lines = self.lines();
        // A percent of the maximum is read against the whole of it.
        let whole = self.figures.most.filter(|_| self.request.measure == Measure::Total);
        let drawn =
            self.shown().filter_map(|figure| figure.value).chain(lines.iter().map(|line| line.value)).chain(whole);
        let axis = Axis::covering(drawn, |value| self.tick(value));
        Ok(Spec {
            kind: match self.request.kind {
                Kind::Ranking => chart::Kind::Ranking,
                Kind::Target => chart::Kind::TargetDistance,
            },
            title: self.title(),
            subtitle: self.subtitle(),
            axis,
            headings: self.headings(),
            rows: self.shown().filter_map(|figure| self.row(figure)).collect(),
            lines,
            bands: Vec::new(),
            legend: self.legend(),
            nothing: say!(self.words, "chart-nothing"),
            notes: self.notes(),
            foot: self.foot(made),
        })
    }

    fn indicator(&self) -> Option<&Indicator> {
        match &self.request.measure {
            Measure::Indicator(code) => self.scores.catalogue.indicator(code),
            Measure::Total | Measure::Group(_) => None,
        }
    }

    /// The figures of the region asked for, or all.
    fn shown(&self) -> impl Iterator<Item = &Figure> {
        self.figures.rows.iter().filter(|figure| {
            self.request.region.is_none_or(|region| self.project.region_of(&figure.unit) == Some(region))
        })
    }

    fn ranked(&self) -> usize {
        self.figures.rows.iter().filter(|figure| figure.rank.is_some()).count()
    }

    fn own(&self) -> Option<&Figure> {
        let own = self.request.own.as_ref()?;
        self.figures.rows.iter().find(|figure| figure.unit == *own && figure.rank.is_some())
    }

    // ── Words ─────────────────────────────────────────────────────────────────────────────────────────────────

    fn title(&self) -> String {
        let ranked = self.ranked();
        if let (Kind::Target, Some(indicator), Some(target)) =
            (self.request.kind, self.indicator(), self.figures.target)
        {
            let with_figures = self.figures.rows.iter().filter(|figure| figure.gap.is_some()).count();
            let reached = self.figures.rows.iter().filter(|figure| figure.gap.as_ref().is_some_and(|gap| gap.reached));
            return say!(
                self.words,
                "chart-title-target",
                reached = reached.count().to_string(),
                all = with_figures.to_string(),
                target = self.target_label(target),
                indicator = self.words.text(&indicator.name)
            );
        }
        match (self.own(), self.figures.rows.first().filter(|first| first.rank.is_some())) {
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
                all = ranked.to_string(),
                unit = first.name.as_str(),
                value = self.value_in_words(first)
            ),
            (None, None) => self.measure_name(),
        }
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
                    Some(Show::Value) | None => name.to_owned(),
                }
            }
        }
    }

    fn subtitle(&self) -> String {
        let period = self.words.period(self.request.period);
        let mut subtitle = say!(self.words, "chart-subtitle", measure = self.measure_name(), period = period);
        let bloc = self
            .scores
            .standings
            .first()
            .and_then(|first| ranking::bloc_of(self.project, &self.scores.catalogue, &first.score.unit));
        if let Some(name) = ranking::name(&self.scores.catalogue, bloc, self.words) {
            subtitle += &format!(" – {name}");
        }
        if let Some(region) = self.request.region {
            subtitle += &say!(self.words, "chart-subtitle-region", region = self.words.region(region));
        }
        if let Some(earlier) = self.request.against {
            subtitle += &say!(self.words, "chart-subtitle-against", period = self.words.period(earlier));
        }
        subtitle
    }

    fn headings(&self) -> Headings {
        let value = match self.figures.unit_of_measure {
            UnitOfMeasure::Percent if self.request.measure == Measure::Total => {
                say!(self.words, "chart-heading-percent-of-max")
            }
            UnitOfMeasure::Points => say!(self.words, "chart-heading-points"),
            UnitOfMeasure::Percent | UnitOfMeasure::Plain => say!(self.words, "chart-heading-value"),
        };
        let detail = match (self.request.kind, self.before) {
            (Kind::Target, Some(_)) => say!(self.words, "chart-heading-gap-and-change"),
            (Kind::Target, None) => say!(self.words, "chart-heading-gap"),
            (Kind::Ranking, Some(_)) => say!(self.words, "chart-heading-change"),
            (Kind::Ranking, None) => String::new(),
        };
        Headings {
            rank: say!(self.words, "chart-heading-rank"),
            name: say!(self.words, "chart-heading-unit"),
            value,
            detail,
        }
    }

    fn tick(&self, value: Decimal) -> String {
        let number = self.words.plain(value, 2);
        if self.figures.unit_of_measure == UnitOfMeasure::Percent { format!("{number}%") } else { number }
    }

    // ── Rows ──────────────────────────────────────────────────────────────────────────────────────────────────

    fn row(&self, figure: &Figure) -> Option<Row> {
        Some(Row {
            key: figure.unit.to_string(),
            rank: figure.rank.map(|rank| rank.to_string()),
            tied: figure.tied,
            name: figure.name.clone(),
            value: figure.value?,
            label: if figure.provisional { format!("{}*", figure.label) } else { figure.label.clone() },
            detail: match self.request.kind {
                Kind::Target => Some(self.gap_and_change(figure)),
                Kind::Ranking => self.before.map(|before| self.change_in_words(figure, before)),
            },
            own: self.request.own.as_ref() == Some(&figure.unit),
            status: (self.request.kind == Kind::Target).then(|| self.status(figure)),
        })
    }

    fn status(&self, figure: &Figure) -> Status {
        match (&figure.gap, figure.value, self.figures.target) {
            (Some(gap), _, _) if gap.reached => Status::Reached,
            (Some(_), Some(value), Some(target)) if self.is_far(value, target) => Status::FarBehind,
            (Some(_), _, _) => Status::Behind,
            (None, _, _) => Status::Unknown,
        }
    }

    fn is_far(&self, value: Decimal, target: Decimal) -> bool {
        match self.figures.better {
            Direction::Higher => value < target * FAR,
            Direction::Lower => value * FAR > target,
        }
    }

    fn gap_in_words(&self, figure: &Figure) -> String {
        let Some(gap) = &figure.gap else { return String::new() };
        if gap.reached {
            return say!(self.words, "chart-gap-reached");
        }
        let missing = if self.figures.unit_of_measure == UnitOfMeasure::Percent {
            say!(self.words, "chart-gap-percent", points = self.words.number(gap.points * Decimal::ONE_HUNDRED, 1))
        } else {
            self.words.plain(gap.points, 2)
        };
        match gap.counts {
            Some(counts) if self.figures.unit_of_measure == UnitOfMeasure::Percent => {
                say!(self.words, "chart-gap-counts", missing = missing, counts = self.words.number(counts, 0))
            }
            _ => missing,
        }
    }

    fn gap_and_change(&self, figure: &Figure) -> String {
        let gap = self.gap_in_words(figure);
        match self.before.map(|before| self.change_in_words(figure, before)) {
            Some(change) if !change.is_empty() => say!(self.words, "chart-gap-and-change", gap = gap, change = change),
            _ => gap,
        }
    }

    /// How the figure shown, and its place, moved since the earlier period; nothing where either has none.
    fn change_in_words(&self, figure: &Figure, before: &Figures) -> String {
        let Some((grown, climbed)) = before.of(&figure.unit).and_then(|then| figure.change_since(then)) else {
            return String::new();
        };
        let rank = match climbed {
            0 => say!(self.words, "chart-change-same-rank"),
            up if up > 0 => format!("↑{up}"),
            down => format!("↓{}", down.unsigned_abs()),
        };
        format!("{} ({rank})", self.words.signed(grown, self.figures.digits))
    }

    // ── Reference lines ───────────────────────────────────────────────────────────────────────────────────────

    fn lines(&self) -> Vec<RefLine> {
        let target = self.figures.target.map(|target| RefLine {
            value: target,
            label: say!(self.words, "chart-line-target", value = self.target_label(target)),
            kind: LineKind::Target,
        });
        let middle = self.national().or_else(|| self.median());
        target.into_iter().chain(middle).collect()
    }

    fn target_label(&self, target: Decimal) -> String {
        match self.indicator() {
            Some(_) if self.figures.unit_of_measure == UnitOfMeasure::Percent => {
                format!("{}%", self.words.plain(target, 2))
            }
            Some(indicator) => self.words.measured(indicator, target),
            None => self.words.plain(target, 2),
        }
    }

    /// The published figure that stood at the time, else what the units that sent add up to.
    fn national(&self) -> Option<RefLine> {
        let indicator = self.indicator()?;
        if self.figures.unit_of_measure != UnitOfMeasure::Percent
            || !matches!(self.request.show, None | Some(Show::Value))
        {
            return None;
        }
        let published = indicator.national_at(self.scores.cut_off);
        let (value, label) = match published {
            Some(figure) => {
                let value = figure.value * Decimal::ONE_HUNDRED;
                let label = say!(
                    self.words,
                    "chart-line-national",
                    value = self.words.plain(value, 1),
                    date = figure.date.as_str()
                );
                (value, label)
            }
            None => {
                let scores: Vec<_> = self.scores.standings.iter().map(|standing| standing.score.clone()).collect();
                let value = aggregate(&scores, &indicator.code)?.fraction * Decimal::ONE_HUNDRED;
                (value, say!(self.words, "chart-line-aggregate", value = self.words.number(value, 1)))
            }
        };
        Some(RefLine { value, label, kind: LineKind::National })
    }

    fn median(&self) -> Option<RefLine> {
        let mut values: Vec<Decimal> = self.figures.rows.iter().filter_map(|figure| figure.value).collect();
        values.sort_unstable();
        let value = quantile(&values, Decimal::new(5, 1)).filter(|_| values.len() > 2)?;
        let shown =
            self.words.number(value, if self.figures.unit_of_measure == UnitOfMeasure::Percent { 1 } else { 2 });
        Some(RefLine { value, label: say!(self.words, "chart-line-median", value = shown), kind: LineKind::Median })
    }

    // ── Foot ──────────────────────────────────────────────────────────────────────────────────────────────────

    fn legend(&self) -> Vec<(Status, String)> {
        if self.request.kind != Kind::Target {
            return Vec::new();
        }
        let occurring: Vec<Status> =
            self.shown().filter(|f| f.value.is_some()).map(|figure| self.status(figure)).collect();
        [
            (Status::Reached, say!(self.words, "chart-status-reached")),
            (Status::Behind, say!(self.words, "chart-status-behind")),
            (Status::FarBehind, say!(self.words, "chart-status-far-behind")),
        ]
        .into_iter()
        .filter(|(status, _)| occurring.contains(status))
        .collect()
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
        notes.extend(self.under_another.map(|earlier| {
            let edition = self.words.edition(&earlier.catalogue);
            say!(self.words, "chart-note-other-edition", period = self.words.period(earlier.period), edition = edition)
        }));
        notes
    }

    fn foot(&self, made: Date) -> Foot {
        let catalogue = &self.scores.catalogue;
        let source = say!(
            self.words,
            "chart-source",
            catalogue = self.words.text(&catalogue.name),
            version = catalogue.version.to_string()
        );
        let facts = [
            self.project.marking(),
            Some(say!(self.words, "chart-fact-cut-off", date = self.words.date(self.scores.cut_off))),
            Some(say!(
                self.words,
                "chart-fact-sent",
                sent = self.scores.sent().to_string(),
                all = self.scores.standings.len().to_string()
            )),
            Some(say!(self.words, "chart-fact-made", date = self.words.date(made))),
        ];
        Foot {
            source,
            facts: facts.into_iter().flatten().collect(),
            page: say!(self.words, "chart-page", page = "{page}", pages = "{pages}"),
        }
    }
}
