//! Charts of rows: the ranking, the distance to a target, the change between two periods.

use rust_decimal::Decimal;

use super::{Part, Writer};
use crate::catalogue::Direction;
use crate::chart::{Axis, Body, Headings, Mark, Point, Row, Rows, Sign, Status};
use crate::say;
use crate::service::ServiceError;
use crate::service::figures::{Figure, Figures, Measure, UnitOfMeasure};

/// Below this share of the target a unit is far from it.
const FAR: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

impl Writer<'_> {
    /// Bars of all units in order.
    pub(super) fn ranking(&self) -> Part {
        let change = self.before.as_ref().map(|_| self.change_heading());
        let is_placed = self.is_part() && self.is_ranking();
        let part = is_placed.then(|| say!(self.words, "chart-heading-in-part", part = self.which_part()));
        let detail: Vec<String> = part.into_iter().chain(change).collect();
        let detail = detail.join(" · ");
        let row = |figure: &Figure| {
            let place = self.place_in_part(&figure.unit).filter(|_| is_placed);
            let place = place.map(|(place, of)| format!("{place}/{of}"));
            let change = self.before.as_ref().map(|before| self.change_in_words(figure, before));
            let said: Vec<String> = place.into_iter().chain(change).filter(|part| !part.is_empty()).collect();
            let detail = (!detail.is_empty()).then(|| said.join(" · "));
            Some(Row { detail, ..self.row(figure)? })
        };
        self.part(Mark::Bar, self.standing_title(), detail.clone(), row)
    }

    /// Dots with their distance to the target.
    ///
    /// # Errors
    /// What is measured has no target.
    pub(super) fn against_target(&self) -> Result<Part, ServiceError> {
        if self.figures.target.is_none() {
            return Err(match self.indicator() {
                Some(indicator) => ServiceError::NoTarget { code: indicator.code.clone() },
                None => ServiceError::TargetOfIndicatorOnly,
            });
        }
        let detail = match &self.before {
            Some(_) => say!(self.words, "chart-heading-gap-and-change"),
            None => say!(self.words, "chart-heading-gap"),
        };
        let row = |figure: &Figure| {
            let (detail, status) = (Some(self.gap_and_change(figure)), Some(self.status(figure)));
            Some(Row { detail, status, ..self.row(figure)? })
        };
        let legend = self.statuses();
        Ok(Part { legend, ..self.part(Mark::Lollipop, self.target_title(), detail, row) })
    }

    /// Each unit at two times, joined by a line.
    ///
    /// # Errors
    /// The earlier period was scored under a criteria set that does not have what is measured.
    pub(super) fn change(&self) -> Result<Part, ServiceError> {
        let none = || ServiceError::NoEarlierPeriod { period: self.request.period.to_string() };
        let before = self.before.as_ref().ok_or_else(none)?;
        let row = |figure: &Figure| {
            Some(Row {
                before: point(before, figure),
                detail: Some(self.change_in_words(figure, before)),
                ..self.row(figure)?
            })
        };
        let detail = self.change_heading();
        let period = |period| self.words.period(period);
        let earlier = self.earlier.as_ref().map(|earlier| (Sign::Before, period(earlier.period)));
        let then = earlier.as_ref().map_or_else(String::new, |(_, period)| period.clone());
        let legend = earlier.into_iter().chain([(Sign::Now, period(self.request.period))]).collect();
        let part = self.part(Mark::Dumbbell, self.change_title(before), detail, row);
        Ok(Part { legend, ..part.with_before(then) })
    }

    pub(super) fn part(&self, mark: Mark, title: String, detail: String, row: impl Fn(&Figure) -> Option<Row>) -> Part {
        let rows: Vec<Row> = self.shown().filter_map(row).collect();
        let body = self.rows_of(mark, rows, detail);
        Part::new(title, Body::Rows(body))
    }

    /// Bars without details.
    pub(super) fn bars(&self, rows: Vec<Row>) -> Rows {
        self.rows_of(Mark::Bar, rows, String::new())
    }

    fn rows_of(&self, mark: Mark, rows: Vec<Row>, detail: String) -> Rows {
        let lines = self.lines();
        // Points, and a percent of the maximum, are read against the most that can be had.
        let has_whole = self.request.measure == Measure::Total || self.figures.unit_of_measure == UnitOfMeasure::Points;
        let whole = self.figures.most.filter(|_| has_whole && mark == Mark::Bar);
        let drawn =
            rows.iter().flat_map(|row| [Some(row.value), row.before.as_ref().map(|before| before.value)]).flatten();
        let drawn: Vec<_> = drawn.chain(lines.iter().map(|line| line.value)).chain(whole).collect();
        let axis = match mark {
            // A line between two dots is read by its ends, not by its distance from zero.
            Mark::Dumbbell => Axis::around(drawn, |value| self.tick(value)),
            Mark::Bar | Mark::Lollipop => Axis::covering(drawn, |value| self.tick(value)),
        };
        let headings = self.headings(detail);
        Rows { mark, axis, headings, rows, lines, bands: Vec::new() }
    }

    fn target_title(&self) -> String {
        let (Some(indicator), Some(target)) = (self.indicator(), self.figures.target) else {
            return self.standing_title();
        };
        let with_figures = self.shown().filter(|figure| figure.gap.is_some()).count();
        let reached = self.shown().filter(|figure| figure.gap.as_ref().is_some_and(|gap| gap.reached));
        let (reached, all) = (reached.count().to_string(), with_figures.to_string());
        let target = self.target_label(target);
        if self.own().is_some() {
            let standing = self.standing_title();
            return say!(
                self.words,
                "chart-title-target-own",
                standing = standing,
                reached = reached,
                all = all,
                target = target
            );
        }
        let indicator = self.words.text(&indicator.name);
        say!(self.words, "chart-title-target", reached = reached, all = all, target = target, indicator = indicator)
    }

    /// What happened to the own unit; else how many rose and how many fell.
    fn change_title(&self, before: &Figures) -> String {
        let since = self.earlier.as_ref().map_or_else(String::new, |earlier| self.words.period(earlier.period));
        let moved = |figure: &Figure| figure.growth_since(before.of(&figure.unit)?);
        let own = self.own().and_then(|own| Some((own, before.of(&own.unit)?, moved(own)?)));
        if let Some((own, then, grown)) = own {
            let (unit, change) = (own.name.as_str(), self.words.signed(grown, self.figures.digits));
            let said = say!(self.words, "chart-title-own-change", unit = unit, change = change, period = since);
            return said + &self.ranks_from_to(then, own);
        }
        if self.shown().filter_map(moved).next().is_none() {
            return say!(self.words, "chart-title-no-changes", period = since);
        }
        let count = |counts: fn(&Decimal) -> bool| self.shown().filter_map(moved).filter(counts).count().to_string();
        say!(
            self.words,
            "chart-title-changes",
            up = count(|grown| *grown > Decimal::ZERO),
            down = count(|grown| *grown < Decimal::ZERO),
            period = since
        )
    }

    /// The places of before and after, behind a sentence; nothing where nobody is ranked.
    pub(super) fn ranks_from_to(&self, then: &Figure, now: &Figure) -> String {
        let (Some(from), Some(to)) = (then.rank, now.rank) else { return String::new() };
        say!(self.words, "chart-title-ranks-moved", from = from.to_string(), to = to.to_string())
    }

    pub(super) fn row(&self, figure: &Figure) -> Option<Row> {
        Some(Row {
            key: figure.unit.to_string(),
            rank: figure.rank.map(|rank| rank.to_string()),
            range: self.rank_range(figure),
            tied: figure.tied,
            name: figure.name.clone(),
            value: figure.value?,
            before: None,
            pending: false,
            label: self.label(figure),
            detail: None,
            own: self.is_own(figure),
            status: None,
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
            Some(Direction::Higher) | None => value < target * FAR,
            Some(Direction::Lower) => value * FAR > target,
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
        match self.before.as_ref().map(|before| self.change_in_words(figure, before)) {
            Some(change) if !change.is_empty() => say!(self.words, "chart-gap-and-change", gap = gap, change = change),
            _ => gap,
        }
    }

    /// How the figure shown, and its place, moved since the earlier one; nothing where either has none.
    pub(super) fn change_in_words(&self, figure: &Figure, before: &Figures) -> String {
        let Some(then) = before.of(&figure.unit) else { return String::new() };
        let Some(grown) = figure.growth_since(then) else { return String::new() };
        let grown = self.words.signed(grown, self.figures.digits);
        match figure.climb_since(then) {
            None => grown,
            Some(0) => format!("{grown} ({})", say!(self.words, "chart-change-same-rank")),
            Some(up) if up > 0 => format!("{grown} (↑{up})"),
            Some(down) => format!("{grown} (↓{})", down.unsigned_abs()),
        }
    }

    /// Over changes of figures, and of places where there are any.
    fn change_heading(&self) -> String {
        match self.is_ranking() {
            true => say!(self.words, "chart-heading-change"),
            false => say!(self.words, "chart-heading-change-only"),
        }
    }

    pub(super) fn headings(&self, detail: String) -> Headings {
        let value = match self.figures.unit_of_measure {
            UnitOfMeasure::Percent if self.request.measure == Measure::Total => {
                say!(self.words, "chart-heading-percent-of-max")
            }
            UnitOfMeasure::Points => say!(self.words, "chart-heading-points"),
            UnitOfMeasure::Percent | UnitOfMeasure::Plain => say!(self.words, "chart-heading-value"),
        };
        Headings {
            rank: say!(self.words, "chart-heading-rank"),
            range: say!(self.words, "chart-heading-range"),
            name: say!(self.words, "chart-heading-unit"),
            value,
            before: String::new(),
            detail,
        }
    }

    fn statuses(&self) -> Vec<(Sign, String)> {
        let occurring: Vec<Status> =
            self.shown().filter(|f| f.value.is_some()).map(|figure| self.status(figure)).collect();
        [
            (Status::Reached, say!(self.words, "chart-status-reached")),
            (Status::Behind, say!(self.words, "chart-status-behind")),
            (Status::FarBehind, say!(self.words, "chart-status-far-behind")),
        ]
        .into_iter()
        .filter(|(status, _)| occurring.contains(status))
        .map(|(status, word)| (Sign::Status(status), word))
        .collect()
    }
}

/// What a figure was in others.
pub(super) fn point(of: &Figures, figure: &Figure) -> Option<Point> {
    let then = of.of(&figure.unit)?;
    Some(Point { value: then.value?, label: then.label.clone() })
}

impl Part {
    /// The same with a heading over the earlier values.
    pub(super) fn with_before(mut self, heading: String) -> Self {
        if let Body::Rows(rows) = &mut self.body {
            rows.headings.before = heading;
        }
        self
    }
}
