//! Charts over the periods up to the one shown: the trend to the deadline, and ranks from period to period.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Part, Writer};
use crate::chart::{Axis, Body, Course, CourseKind, Lines, Look, Point, Series, Sign, Stop};
use crate::compare::{Goal, Pace, Reading, better_direction, pace, quantile};
use crate::domain::UnitCode;
use crate::say;
use crate::service::ServiceError;
use crate::service::figures::{Figure, Figures, Show};

/// A pace is taken from so many of the last figures.
const PACE_OVER: usize = 2;
/// Of so many units every line of a trend is named; of more only those that were chosen.
const ALL_NAMED: usize = 8;

/// The figures of one period.
struct Then {
    day: Date,
    label: String,
    figures: Figures,
}

/// The figures of all periods, and what has to be said where they are not all scored under one version.
#[derive(Default)]
struct History {
    thens: Vec<Then>,
    /// Period by period, under the chart.
    notes: Vec<String>,
    /// In few words, behind the subtitle.
    in_short: String,
}

impl Writer<'_> {
    /// Periods in which something was sent and measured, earliest first; the one shown is the last.
    fn history(&self) -> Result<History, ServiceError> {
        let mut history = History::default();
        for period in self.periods()? {
            let scores = self.scored_beside(period)?;
            let figures = self.figures_of(&scores)?.filter(|_| scores.sent() > 0);
            if let Some(figures) = figures {
                let beside = self.beside(period)?;
                history.notes.extend(beside.note(&self.scores.catalogue, period, self.words));
                let short = self.beside_in_short(&beside);
                if !history.in_short.contains(&short) {
                    history.in_short += &short;
                }
                let label = self.words.short_period(period);
                history.thens.push(Then { day: scores.cut_off, label, figures });
            }
        }
        Ok(history)
    }

    fn look_of(&self, unit: &UnitCode) -> Look {
        if self.request.own.as_ref() == Some(unit) {
            return Look::Own;
        }
        let chosen = self.request.with.iter().zip(0u8..).find(|(chosen, _)| *chosen == unit);
        chosen.map_or(Look::Other, |(_, number)| Look::Named(number))
    }

    // ── The trend ─────────────────────────────────────────────────────────────────────────────────────────────

    /// Lines of all units, the own one to its deadline.
    pub(super) fn trend(&self) -> Result<Part, ServiceError> {
        let History { thens: history, notes, in_short } = self.history()?;
        let own_pace = self.own_pace(&history);
        let courses = own_pace.as_ref().map_or_else(Vec::new, |pace| self.courses(pace, first_day(&history)));
        let few = self.shown().count() <= ALL_NAMED;
        let of_unit = |figure| self.series_of(figure, &history).map(|line| Series { named: few || line.named, ..line });
        let mut series: Vec<Series> = self.shown().filter_map(of_unit).collect();
        series.extend(self.median_series(&history));
        let levels =
            self.lines().into_iter().filter(|line| line.kind != crate::chart::LineKind::Median).collect::<Vec<_>>();
        let values = series.iter().flat_map(|series| &series.points).flatten().map(|point| point.value);
        let ends = courses.iter().map(|course| course.to.1);
        let drawn = values.chain(levels.iter().map(|level| level.value)).chain(ends);
        let axis = Axis::covering(drawn, |value| self.tick(value));
        let legend = self.trend_legend(&courses, &series);
        let body = Lines {
            stops: self.trend_stops(&history),
            axis,
            downward: false,
            heading: String::new(),
            series,
            levels,
            courses,
            all_named: false,
        };
        let subtitle = Some(said_once(self.subtitle(), &in_short));
        Ok(Part { legend, notes, subtitle, ..Part::new(self.trend_title(own_pace.as_ref()), Body::Lines(body)) })
    }

    fn deadline(&self) -> Option<Date> {
        let target = self.indicator()?.target.as_ref().filter(|_| self.figures.target.is_some())?;
        (target.deadline > self.scores.cut_off).then_some(target.deadline)
    }

    fn trend_stops(&self, history: &[Then]) -> Vec<Stop> {
        let first = first_day(history);
        let periods = history.iter().map(|then| Stop { at: days(first, then.day), label: then.label.clone() });
        let deadline = self.deadline().map(|day| Stop {
            at: days(first, day),
            label: say!(self.words, "chart-stop-deadline", date = self.words.date(day)),
        });
        periods.chain(deadline).collect()
    }

    fn series_of(&self, figure: &Figure, history: &[Then]) -> Option<Series> {
        let points: Vec<Option<Point>> = history
            .iter()
            .map(|then| {
                let figure = then.figures.of(&figure.unit)?;
                Some(Point { value: figure.value?, label: self.label(figure) })
            })
            .collect();
        let look = self.look_of(&figure.unit);
        let found = points.iter().any(Option::is_some);
        found.then(|| Series {
            key: figure.unit.to_string(),
            name: figure.name.clone(),
            look,
            points,
            named: look != Look::Other,
            range: None,
        })
    }

    fn median_series(&self, history: &[Then]) -> Option<Series> {
        let points: Vec<Option<Point>> = history
            .iter()
            .map(|then| {
                let mut values: Vec<Decimal> = then.figures.rows.iter().filter_map(|row| row.value).collect();
                values.sort_unstable();
                let value = quantile(&values, Decimal::new(5, 1)).filter(|_| values.len() > 2)?;
                let label = self.words.number(value, self.figures.digits) + self.percent_sign();
                Some(Point { value, label })
            })
            .collect();
        points.iter().any(Option::is_some).then(|| Series {
            key: String::new(),
            name: say!(self.words, "chart-ring-median"),
            look: Look::Median,
            points,
            named: true,
            range: None,
        })
    }

    /// The own unit's pace towards the target, on the axis' measure.
    fn own_pace(&self, history: &[Then]) -> Option<Pace> {
        let (indicator, target, deadline) = (self.indicator()?, self.figures.target?, self.deadline()?);
        let own = self.request.own.as_ref()?;
        let reading = |then: &Then| Some(Reading { day: then.day, value: then.figures.of(own)?.value? });
        let readings: Vec<Reading> = history.iter().filter_map(reading).collect();
        let last = readings.get(readings.len().saturating_sub(PACE_OVER)..)?;
        pace(last, Goal { target, deadline, better: better_direction(indicator) })
    }

    /// To the target in time, and where today's pace leads by then.
    fn courses(&self, pace: &Pace, first: Date) -> Vec<Course> {
        let (Some(target), Some(deadline)) = (self.figures.target, self.deadline()) else { return Vec::new() };
        let from = (days(first, pace.last.day), pace.last.value);
        let required = pace.required_per_day.map(|_| Course {
            kind: CourseKind::Required,
            from,
            to: (days(first, deadline), target),
        });
        let gained = pace.per_day.filter(|_| self.figures.better == Some(crate::catalogue::Direction::Higher));
        let projected = gained.map(|per_day| {
            let left = Decimal::from(pace.days_left);
            let most = self.figures.most.unwrap_or(Decimal::MAX);
            let room = (most - pace.last.value).max(Decimal::ZERO);
            // A share is full at 100 %: the line ends where it gets there.
            let takes = room.checked_div(per_day).filter(|_| per_day > Decimal::ZERO).unwrap_or(left).min(left);
            let value = (pace.last.value + per_day * takes).max(Decimal::ZERO);
            Course { kind: CourseKind::Projected, from, to: (from.0 + takes, value) }
        });
        required.into_iter().chain(projected).collect()
    }

    fn trend_legend(&self, courses: &[Course], series: &[Series]) -> Vec<(Sign, String)> {
        let occurs = |kind| courses.iter().any(|course| course.kind == kind);
        let others = series.iter().any(|series| series.look == Look::Other && !series.named);
        let signs = [
            (Sign::Look(Look::Other), say!(self.words, "chart-sign-others"), others),
            (Sign::Course(CourseKind::Required), say!(self.words, "chart-sign-required"), occurs(CourseKind::Required)),
            (
                Sign::Course(CourseKind::Projected),
                say!(self.words, "chart-sign-projected"),
                occurs(CourseKind::Projected),
            ),
        ];
        signs.into_iter().filter(|(_, _, occurs)| *occurs).map(|(sign, word, _)| (sign, word)).collect()
    }

    /// What the pace comes to for the own unit; without one where it stands.
    fn trend_title(&self, pace: Option<&Pace>) -> String {
        let (Some(pace), Some(own)) = (pace, self.own()) else { return self.standing_title() };
        let status = self.words.pace_status(pace.status);
        let (unit, value) = (own.name.as_str(), self.value_in_words(own));
        match pace.reached_on {
            Some(day) => say!(
                self.words,
                "chart-title-pace-reached",
                unit = unit,
                value = value,
                status = status,
                month = self.words.month(day)
            ),
            None => say!(self.words, "chart-title-pace", unit = unit, value = value, status = status),
        }
    }

    // ── Ranks ─────────────────────────────────────────────────────────────────────────────────────────────────

    /// The rank of every unit from period to period.
    ///
    /// # Errors
    /// Nobody is ranked by what is measured.
    pub(super) fn ranks(&self) -> Result<Part, ServiceError> {
        if let (Some(indicator), false) = (self.indicator(), self.is_ranking()) {
            return Err(ServiceError::OnlyFollowed { code: indicator.code.clone() });
        }
        let History { thens: history, notes, in_short } = self.history()?;
        let series: Vec<Series> = self.shown().filter_map(|figure| self.ranks_of(figure, &history)).collect();
        let last = Decimal::from(self.figures.rows.len().max(2));
        let stop = |(index, then): (usize, &Then)| Stop { at: Decimal::from(index), label: then.label.clone() };
        let body = Lines {
            stops: history.iter().enumerate().map(stop).collect(),
            axis: Axis { min: Decimal::ONE, max: last, ticks: Vec::new() },
            downward: true,
            heading: String::new(),
            series,
            levels: Vec::new(),
            courses: Vec::new(),
            all_named: true,
        };
        let subtitle = say!(
            self.words,
            "chart-subtitle-ranks",
            measure = self.measure_name(),
            from = history.first().map_or("", |then| then.label.as_str()),
            to = history.last().map_or("", |then| then.label.as_str())
        );
        let subtitle = Some(said_once(subtitle + &self.scope_in_words(), &in_short));
        Ok(Part { notes, subtitle, ..Part::new(self.ranks_title(&history), Body::Lines(body)) })
    }

    fn ranks_of(&self, figure: &Figure, history: &[Then]) -> Option<Series> {
        let series = self.series_of(figure, history)?;
        let rank = |then: &Then| {
            let rank = then.figures.of(&figure.unit)?.rank?;
            Some(Point { value: Decimal::from(rank), label: rank.to_string() })
        };
        let mut points: Vec<Option<Point>> = history.iter().map(rank).collect();
        if let (Some(Some(last)), Some(range)) = (points.last_mut(), self.rank_range(figure)) {
            last.label = format!("{} ({range})", last.label);
        }
        // A line through every end would be one line: only those that are looked for have theirs.
        let drawn = self.scores.ranges.get(&figure.unit).filter(|_| series.look != Look::Other);
        let range = drawn.map(|range| {
            let [low, high] = range.bounds();
            (Decimal::from(low), Decimal::from(high))
        });
        Some(Series { points, range, named: true, ..series })
    }

    fn ranks_title(&self, history: &[Then]) -> String {
        let ranks: Vec<String> = match self.own() {
            Some(own) => history
                .iter()
                .filter_map(|then| then.figures.of(&own.unit)?.rank)
                .map(|rank| rank.to_string())
                .collect(),
            None => Vec::new(),
        };
        match self.own() {
            Some(own) if ranks.len() > 1 => {
                let count = ranks.len().to_string();
                say!(
                    self.words,
                    "chart-title-ranks",
                    unit = own.name.as_str(),
                    ranks = ranks.join(" → "),
                    count = count
                )
            }
            _ if self.request.show == Some(Show::Gap) => self.measure_name(),
            _ => self.standing_title(),
        }
    }
}

/// The period that changes are counted from is one of the history: what is said of it is not said again.
fn said_once(subtitle: String, more: &str) -> String {
    if subtitle.contains(more) { subtitle } else { subtitle + more }
}

fn first_day(history: &[Then]) -> Date {
    history.first().map_or(Date::ZERO, |then| then.day)
}

fn days(from: Date, to: Date) -> Decimal {
    Decimal::from(from.duration_until(to).as_hours() / 24)
}
