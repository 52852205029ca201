//! One measure of all units: the figures a chart draws and its table lists, in order, ties on printed digits.

use std::str::FromStr;

use rust_decimal::Decimal;

use super::score::PeriodScores;
use super::{Project, ServiceError, ranking};
use crate::catalogue::{Catalogue, Direction, Indicator, Input};
use crate::compare::{Gap, Standing, Status, gap, places};
use crate::domain::{UnitCode, points};
use crate::i18n::Words;
use crate::say;
use crate::scoring::{IndicatorScore, State};

/// What is compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Measure {
    /// The percent of the applicable maximum.
    Total,
    /// The points of a group, by its code.
    Group(String),
    /// An indicator, by its code.
    Indicator(String),
}

impl FromStr for Measure {
    type Err = ServiceError;

    /// `total`, `group:CODE` or `indicator:CODE`.
    fn from_str(text: &str) -> Result<Self, ServiceError> {
        match text.split_once(':') {
            None if text == "total" => Ok(Self::Total),
            Some(("group", code)) if !code.is_empty() => Ok(Self::Group(code.to_owned())),
            Some(("indicator", code)) if !code.is_empty() => Ok(Self::Indicator(code.to_owned())),
            _ => Err(ServiceError::UnknownMeasure { text: text.to_owned() }),
        }
    }
}

/// Which figure of a measure is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Show {
    /// Points, or for the total the percent of the applicable maximum.
    Score,
    /// The measured value, ratios in percent.
    Value,
    /// How much of the target is reached, in percent, at most 100.
    Achievement,
    /// What is missing to the target.
    Gap,
    /// The place by the usual figure.
    Rank,
}

impl Show {
    /// All.
    pub const ALL: [Self; 5] = [Self::Score, Self::Value, Self::Achievement, Self::Gap, Self::Rank];

    /// How the command line writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Value => "value",
            Self::Achievement => "achievement",
            Self::Gap => "gap",
            Self::Rank => "rank",
        }
    }
}

/// One unit's figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub unit: UnitCode,
    pub name: String,
    /// On the axis, rounded to the printed digits; nothing where there is no figure.
    pub value: Option<Decimal>,
    /// The value in words, with its unit.
    pub label: String,
    /// 1 is best; nothing without a figure, or where none is better than another.
    pub rank: Option<u32>,
    pub tied: bool,
    /// Distance to the indicator's target, where it has one and there is a figure.
    pub gap: Option<Gap>,
    /// Why there is no figure.
    pub missing: Option<String>,
    /// Agencies that have still to send: the figure may change.
    pub provisional: bool,
}

/// The figures of all units, ranking after ranking, in each best first (the greatest where none is better than another),
/// those without a figure last in the order of the standings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    pub rows: Vec<Figure>,
    /// The most a figure can be, where there is such a bound.
    pub most: Option<Decimal>,
    pub unit_of_measure: UnitOfMeasure,
    /// The target on the same axis.
    pub target: Option<Decimal>,
    /// Decimals that figures and their changes are printed with.
    pub digits: u32,
    /// Which way is better; nothing where neither is, so that nobody is ranked.
    pub better: Option<Direction>,
}

impl Figures {
    /// The places in place of the figures.
    fn into_ranks(mut self) -> Self {
        for row in &mut self.rows {
            row.value = row.rank.map(Decimal::from);
            row.label = row.rank.map_or_else(String::new, |rank| rank.to_string());
            row.gap = None;
        }
        let unit_of_measure = UnitOfMeasure::Plain;
        Self { most: None, target: None, digits: 0, better: Some(Direction::Lower), unit_of_measure, ..self }
    }

    /// The figure of one unit.
    pub fn of(&self, unit: &UnitCode) -> Option<&Figure> {
        self.rows.iter().find(|row| row.unit == *unit)
    }
}

impl Figure {
    /// How much the figure grew; nothing where either period has none.
    pub fn growth_since(&self, then: &Self) -> Option<Decimal> {
        Some(self.value?.saturating_sub(then.value?))
    }

    /// How many places the unit climbed; nothing where either period has no rank.
    pub fn climb_since(&self, then: &Self) -> Option<i64> {
        Some(i64::from(then.rank?) - i64::from(self.rank?))
    }
}

/// How figures of a measure are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitOfMeasure {
    Percent,
    Points,
    /// In the indicator's own unit.
    Plain,
}

/// Reads one measure off the scores.
///
/// # Errors
/// A group or indicator that the catalogue does not have (or has switched off); a gap or achievement without a target;
/// ranks of what is not ranked.
pub fn figures(
    project: &Project,
    scores: &PeriodScores,
    measure: &Measure,
    show: Option<Show>,
    words: &Words,
) -> Result<Figures, ServiceError> {
    let catalogue = &*scores.catalogue;
    let reading = Reading::of(catalogue, measure, show)?;
    if let (Some(Show::Rank), Measure::Indicator(code), None) = (show, measure, reading.better()) {
        return Err(ServiceError::OnlyFollowed { code: code.clone() });
    }
    let rows = scores.standings.iter().map(|standing| reading.figure(project, standing, words)).collect();
    let mut parts = ranking::parted(project, catalogue, rows, |row: &Figure| &row.unit);
    for (_, rows) in &mut parts {
        match reading.better() {
            Some(better) => {
                place(rows, better, catalogue);
                rows.sort_by_key(|row| (row.rank.is_none(), row.rank));
            }
            None => rows.sort_by_key(|row| std::cmp::Reverse(row.value)),
        }
    }
    let figures = Figures {
        rows: parts.into_iter().flat_map(|(_, rows)| rows).collect(),
        most: reading.most(),
        unit_of_measure: reading.unit_of_measure(),
        target: reading.target(),
        digits: reading.digits(),
        better: reading.better(),
    };
    Ok(if show == Some(Show::Rank) { figures.into_ranks() } else { figures })
}

fn place(rows: &mut [Figure], better: Direction, catalogue: &Catalogue) {
    let values: Vec<Decimal> = rows.iter().filter_map(|row| row.value).collect();
    let found = places(&values, better, catalogue.ties);
    for (row, place) in rows.iter_mut().filter(|row| row.value.is_some()).zip(found) {
        row.rank = Some(place.rank);
        row.tied = place.tied;
    }
}

/// A measure found in the catalogue.
struct Reading<'a> {
    catalogue: &'a Catalogue,
    what: What<'a>,
}

enum What<'a> {
    Total,
    Group { code: &'a str, max: Decimal },
    Indicator { indicator: &'a Indicator, show: Show },
}

impl<'a> Reading<'a> {
    fn of(catalogue: &'a Catalogue, measure: &'a Measure, show: Option<Show>) -> Result<Self, ServiceError> {
        let what = match measure {
            Measure::Total => What::Total,
            Measure::Group(code) => {
                let unknown = || ServiceError::UnknownMeasure { text: format!("group:{code}") };
                let group = catalogue.group(code).ok_or_else(unknown)?;
                What::Group { code, max: group.max }
            }
            Measure::Indicator(code) => {
                let indicator = catalogue.asked().find(|indicator| indicator.code == *code);
                let indicator = indicator.ok_or_else(|| ServiceError::UnknownIndicator { code: code.clone() })?;
                // Ranks are taken from the usual figure.
                let show = show.filter(|show| *show != Show::Rank).unwrap_or_else(|| usual_show(indicator));
                if matches!(show, Show::Achievement | Show::Gap) && indicator.target.is_none() {
                    return Err(ServiceError::NoTarget { code: code.clone() });
                }
                What::Indicator { indicator, show }
            }
        };
        Ok(Self { catalogue, what })
    }

    fn better(&self) -> Option<Direction> {
        match &self.what {
            What::Indicator { show: Show::Gap, .. } => Some(Direction::Lower),
            What::Indicator { indicator, show: Show::Value } => indicator.better(),
            _ => Some(Direction::Higher),
        }
    }

    fn most(&self) -> Option<Decimal> {
        match &self.what {
            What::Total => Some(Decimal::ONE_HUNDRED),
            What::Group { max, .. } => Some(*max),
            What::Indicator { indicator, show: Show::Score } => Some(indicator.max),
            What::Indicator { .. } if self.unit_of_measure() == UnitOfMeasure::Percent => Some(Decimal::ONE_HUNDRED),
            What::Indicator { .. } => None,
        }
    }

    fn unit_of_measure(&self) -> UnitOfMeasure {
        match &self.what {
            What::Total => UnitOfMeasure::Percent,
            What::Group { .. } | What::Indicator { show: Show::Score, .. } => UnitOfMeasure::Points,
            What::Indicator { show: Show::Achievement, .. } => UnitOfMeasure::Percent,
            What::Indicator { indicator, show: Show::Value | Show::Gap } if indicator.measures_a_fraction() => {
                UnitOfMeasure::Percent
            }
            What::Indicator { .. } => UnitOfMeasure::Plain,
        }
    }

    fn target(&self) -> Option<Decimal> {
        match &self.what {
            What::Indicator { indicator, show: Show::Value } => {
                indicator.target.as_ref().map(|target| on_axis(indicator, target.value))
            }
            _ => None,
        }
    }

    fn figure(&self, project: &Project, standing: &Standing, words: &Words) -> Figure {
        let score = &standing.score;
        // Ranks are those of the printed digits: what prints alike ties.
        let value = self.value(standing).map(|value| points::round(value, self.digits()));
        let unit = project.register().by_code(&score.unit);
        Figure {
            unit: score.unit.clone(),
            name: unit.map_or_else(|| score.unit.to_string(), |unit| unit.name.clone()),
            value,
            label: value.map_or_else(String::new, |value| self.label(value, words)),
            rank: None,
            tied: false,
            gap: self.indicator_score(standing).and_then(|(indicator, score)| gap(indicator, score)),
            missing: value.is_none().then(|| self.missing(standing, words)),
            provisional: score.provisional(),
        }
    }

    fn indicator_score<'s>(&self, standing: &'s Standing) -> Option<(&'a Indicator, &'s IndicatorScore)> {
        match &self.what {
            What::Indicator { indicator, .. } => Some((indicator, standing.score.indicator(&indicator.code)?)),
            What::Total | What::Group { .. } => None,
        }
    }

    fn value(&self, standing: &Standing) -> Option<Decimal> {
        match &self.what {
            What::Total => standing.score.percent.filter(|_| standing.status == Status::Ranked),
            What::Group { code, .. } => standing.score.group(code).filter(|_| standing.score.sent)?.told(),
            What::Indicator { indicator, show } => {
                let score = standing.score.indicator(&indicator.code)?;
                if score.state != State::Answered {
                    return None;
                }
                match show {
                    Show::Score => Some(score.points),
                    Show::Value | Show::Rank => score.value().map(|value| on_axis(indicator, value)),
                    Show::Gap => gap(indicator, score).map(|gap| on_axis(indicator, gap.points)),
                    Show::Achievement => achievement(indicator, score),
                }
            }
        }
    }

    /// Measured shares are printed with one decimal, scores with the catalogue's.
    fn digits(&self) -> u32 {
        match (self.unit_of_measure(), &self.what) {
            (UnitOfMeasure::Percent, What::Indicator { .. }) => 1,
            _ => self.catalogue.digits,
        }
    }

    fn label(&self, value: Decimal, words: &Words) -> String {
        let digits = self.digits();
        match (self.unit_of_measure(), &self.what) {
            (UnitOfMeasure::Percent, What::Indicator { show: Show::Gap, .. }) => {
                say!(words, "chart-gap-percent", points = words.number(value, digits))
            }
            (UnitOfMeasure::Percent, What::Indicator { .. }) => format!("{}%", words.number(value, digits)),
            (UnitOfMeasure::Percent | UnitOfMeasure::Points, _) => words.number(value, digits),
            (UnitOfMeasure::Plain, What::Indicator { indicator, .. }) => words.measured(indicator, value),
            (UnitOfMeasure::Plain, _) => words.plain(value, digits),
        }
    }

    fn missing(&self, standing: &Standing, words: &Words) -> String {
        match (self.silent(standing), &standing.status) {
            (Some(score), _) => words.silence(score).to_lowercase(),
            (None, Status::Unranked { why }) => words.unranked(*why),
            (None, Status::Ranked) => say!(words, "unranked-no-applicable"),
        }
    }

    /// The indicator that is without a figure; of a group of a unit that has sent the first that applies.
    fn silent<'s>(&self, standing: &'s Standing) -> Option<&'s IndicatorScore> {
        let score = &standing.score;
        match &self.what {
            What::Total => None,
            What::Indicator { indicator, .. } => score.indicator(&indicator.code),
            What::Group { code, .. } => {
                let inside = self.catalogue.scored().filter(|indicator| self.catalogue.is_in(indicator, code));
                let mut scores = inside.filter_map(|indicator| score.indicator(&indicator.code));
                scores.find(|one| score.sent && matches!(one.state, State::NoData | State::NotSent))
            }
        }
    }
}

/// Whether an indicator can be drawn against its target: it has one, and is drawn as a value.
pub fn is_set_against_a_target(indicator: &Indicator) -> bool {
    let is_measured = !matches!(indicator.input, Input::YesNo) && usual_show(indicator) == Show::Value;
    indicator.target.is_some() && is_measured
}

fn usual_show(indicator: &Indicator) -> Show {
    match indicator.input {
        Input::YesNo if indicator.rule.is_scored() => Show::Score,
        // What is only followed has no points to tell by.
        Input::YesNo | Input::Ratio { .. } | Input::Count { .. } | Input::Value { .. } => Show::Value,
    }
}

/// Ratios are drawn in percent.
fn on_axis(indicator: &Indicator, value: Decimal) -> Decimal {
    if indicator.measures_a_fraction() { value * Decimal::ONE_HUNDRED } else { value }
}

/// How much of the target is reached, 0–100.
fn achievement(indicator: &Indicator, score: &IndicatorScore) -> Option<Decimal> {
    let (value, target) = (score.value()?, score.target?);
    let lower = indicator.rule.better() == Direction::Lower;
    let reached = if lower { value <= target } else { value >= target };
    if reached {
        return Some(Decimal::ONE_HUNDRED);
    }
    let (part, whole) = if lower { (target, value) } else { (value, target) };
    points::percent_of(part, whole)
}

/// A figure with the counts behind it: `471/1.000 (47,1%)`.
pub(super) fn with_counts(
    catalogue: &Catalogue,
    indicator: &Indicator,
    score: &IndicatorScore,
    words: &Words,
) -> String {
    match (&score.answer, score.value()) {
        (Some(answer), Some(_)) if matches!(indicator.input, Input::Ratio { .. }) => {
            words.answer(answer, catalogue.digits.min(1))
        }
        (_, Some(value)) => words.measured(indicator, value),
        (_, None) => words.state(score.state).to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::standings;
    use crate::domain::Answer;
    use crate::i18n::Language;
    use crate::scoring::testing::{code, ratio, submission, unit, yes_no};
    use crate::scoring::{AgencyInput, UnitInput, score_unit};
    use crate::service::CatalogueChoice;

    /// The figures of D1, in percent, of units that gave these ratios.
    fn of_d1(answers: &[(&str, Answer)], show: Show) -> Vec<Figure> {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::default()).unwrap();
        let scored = |(code, answer): &(&str, Answer)| {
            let own = submission(code, &[("D1", answer.clone())]);
            score_unit(project.catalogue(), &UnitInput::of(&unit(code), Some(&own)))
        };
        let standings = standings(project.catalogue(), answers.iter().map(scored).collect());
        let measure = Measure::Indicator("D1".to_owned());
        let reading = Reading::of(project.catalogue(), &measure, Some(show)).unwrap();
        let words = Words::new(Language::Vi);
        let mut rows: Vec<Figure> =
            standings.iter().map(|standing| reading.figure(&project, standing, &words)).collect();
        place(&mut rows, reading.better().unwrap(), project.catalogue());
        rows
    }

    #[test]
    fn shares_that_print_alike_tie() {
        for show in [Show::Value, Show::Gap, Show::Achievement] {
            let answers = [("01", ratio("1412", "10000")), ("48", ratio("1413", "10000"))];
            let rows = of_d1(&answers, show);
            assert_eq!(rows[0].label, rows[1].label);
            assert_eq!((rows[0].rank, rows[1].rank), (Some(1), Some(1)), "{show:?}: {}", rows[0].label);
            assert!(rows.iter().all(|row| row.tied));
        }
    }

    #[test]
    fn a_yes_or_no_that_is_only_followed_is_told_by_its_answer_not_by_points_it_has_not() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::default()).unwrap();
        let own = submission("48", &[("B5", yes_no(true))]);
        let score = score_unit(project.catalogue(), &UnitInput::of(&unit("48"), Some(&own)));
        let standings = standings(project.catalogue(), vec![score]);
        let measure = Measure::Indicator("B5".to_owned());
        let reading = Reading::of(project.catalogue(), &measure, None).unwrap();
        assert_eq!(reading.figure(&project, &standings[0], &Words::new(Language::Vi)).label, "Có");
    }

    #[test]
    fn a_share_of_agencies_is_printed_with_the_decimal_it_has() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::default()).unwrap();
        let sent = ["a", "b", "c"].map(|name| submission(&format!("48-{name}"), &[("C5", yes_no(name == "a"))]));
        let units = ["a", "b", "c"].map(|name| unit(&format!("48-{name}")));
        let agency = |(unit, own)| AgencyInput::of(unit, Some(own));
        let agencies = units.iter().zip(&sent).map(agency).collect();
        let score = score_unit(project.catalogue(), &UnitInput { agencies, ..UnitInput::of(&unit("48"), None) });
        let standings = standings(project.catalogue(), vec![score]);
        let measure = Measure::Indicator("C5".to_owned());
        let reading = Reading::of(project.catalogue(), &measure, Some(Show::Value)).unwrap();
        assert_eq!(reading.figure(&project, &standings[0], &Words::new(Language::Vi)).label, "33,3%");
    }

    #[test]
    fn shares_that_print_differently_do_not_tie() {
        let rows = of_d1(&[("01", ratio("1414", "10000")), ("48", ratio("1416", "10000"))], Show::Value);
        let of = |unit: &str| rows.iter().find(|row| row.unit == code(unit)).unwrap();
        assert_eq!((of("01").label.as_str(), of("01").rank), ("14,1%", Some(2)));
        assert_eq!((of("48").label.as_str(), of("48").rank), ("14,2%", Some(1)));
    }
}
