//! One unit's indicators in several periods.

use super::{Answer, Ask};
use crate::app::screen::results::model::{Figure, OverTimeRow, OverTimeView};
use crate::domain::{Decimal, Period, UnitCode, points};
use crate::i18n::Words;
use crate::say;
use crate::service::beside::{note, score_beside};
use crate::service::score::{IndicatorScore, PeriodScores, State, Whom, score_period};
use crate::service::{Indicator, ServiceError};

/// What a unit had in the period in sight and in others, newest first: the whole, then each indicator of the period in
/// sight.
pub fn load_over_time(ask: &Ask, unit: &str, periods: &[Period]) -> Answer<OverTimeView> {
    ask.of_file(|project| {
        let unit: UnitCode = unit.parse().map_err(|_| ServiceError::NoSuchUnit { code: unit.to_owned() })?;
        let now = score_period(project, ask.period()?, &Whom::Compared)?;
        let then = periods.iter().map(|period| score_beside(project, &now.catalogue, *period, &Whom::Compared));
        let then: Vec<PeriodScores> = then.collect::<Result<_, _>>()?;
        let sides = Sides { unit: &unit, now: &now, then: &then, digits: ask.wishes.digits, words: &ask.words };
        let notes = periods.iter().map(|period| note(project, &now.catalogue, *period, &ask.words));
        let notes = notes.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
        Ok(OverTimeView { notes, ..sides.view() })
    })
}

struct Sides<'a> {
    unit: &'a UnitCode,
    now: &'a PeriodScores,
    then: &'a [PeriodScores],
    digits: Option<u32>,
    words: &'a Words,
}

/// A value as it is printed, and points as they are.
type Had = (Option<(String, Decimal)>, Option<Decimal>);

impl Sides<'_> {
    fn view(&self) -> OverTimeView {
        let name = |scores: &PeriodScores| self.words.short_period(scores.period);
        let asked = self.now.catalogue.asked().enumerate();
        let rows = asked.map(|(place, asked)| {
            let name = self.words.text(&asked.name).to_owned();
            self.row(place + 1, &asked.code, name, |scores| self.of_indicator(scores, &asked.code))
        });
        let whole = self.row(0, "", say!(self.words, "cli-column-sum"), |scores| self.whole(scores));
        OverTimeView {
            now: name(self.now),
            periods: self.then.iter().map(name).collect(),
            rows: [whole].into_iter().chain(rows).collect(),
            notes: Vec::new(),
        }
    }

    fn row(&self, place: usize, code: &str, name: String, had: impl Fn(&PeriodScores) -> Had) -> OverTimeRow {
        let value = |had: &Had| had.0.clone().map_or_else(Figure::none, |(text, value)| Figure::new(text, value));
        let score = |had: &Had, digits| {
            had.1.map_or_else(Figure::none, |score| Figure::new(self.words.number(score, digits), score))
        };
        let now = had(self.now);
        let beside = |then: &PeriodScores| {
            // What another criteria set asks under the same code is something else.
            let of_one_set = then.catalogue.id == self.now.catalogue.id;
            let (had, digits) = (had(then), self.digits_of(then));
            let gained = now.1.zip(had.1).filter(|_| of_one_set).map(|(now, then)| points::round(now, digits) - then);
            let change =
                gained.map_or_else(Figure::none, |gained| Figure::new(self.words.signed(gained, digits), gained));
            [value(&had), score(&had, digits), change]
        };
        OverTimeRow {
            place,
            code: code.to_owned(),
            name,
            value: value(&now),
            score: score(&now, self.digits_of(self.now)),
            beside: self.then.iter().map(beside).collect(),
        }
    }

    fn digits_of(&self, scores: &PeriodScores) -> u32 {
        self.digits.unwrap_or(scores.catalogue.digits)
    }

    /// Percent of the maximum, and points.
    fn whole(&self, scores: &PeriodScores) -> Had {
        let Some(score) = scores.of(self.unit).map(|standing| &standing.score).filter(|score| score.sent) else {
            return (None, None);
        };
        let digits = self.digits_of(scores);
        let percent = score.percent.map(|percent| (format!("{}%", self.words.number(percent, digits)), percent));
        (percent, Some(points::round(score.points, digits)))
    }

    fn of_indicator(&self, scores: &PeriodScores, code: &str) -> Had {
        let standing = scores.of(self.unit).filter(|standing| standing.score.sent);
        let of_one_set = scores.catalogue.id == self.now.catalogue.id;
        let found = standing.and_then(|standing| standing.score.indicator(code)).filter(|_| of_one_set);
        let Some((score, asked)) = found.zip(scores.catalogue.indicator(code)) else { return (None, None) };
        let counted = asked.rule.is_scored() && score.counts;
        (self.value(score, asked), counted.then(|| points::round(score.points, self.digits_of(scores))))
    }

    fn value(&self, score: &IndicatorScore, asked: &Indicator) -> Option<(String, Decimal)> {
        let value = score.value().filter(|_| score.state == State::Answered)?;
        Some((self.words.measured(asked, value), value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::data::Wishes;
    use crate::i18n::Language;
    use crate::service::demo;
    use std::ops::ControlFlow;
    use std::sync::Arc;

    #[test]
    fn a_units_indicators_stand_side_by_side_over_periods() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.egov");
        let words = Arc::new(Words::new(Language::Vi));
        drop(demo::make_data_file(&file, &words, &mut |_| ControlFlow::Continue(())).unwrap());
        let ask = Ask { file, period: "2020-05".parse().ok(), own: None, words, wishes: Wishes::default() };
        let periods: Vec<Period> = ["2020-03", "2018"].map(|period| period.parse().unwrap()).into();
        let view = load_over_time(&ask, "83", &periods).unwrap();
        assert_eq!(
            (view.now.as_str(), view.periods.as_slice()),
            ("05/2020", &["03/2020".to_owned(), "2018".into()][..])
        );
        let of = |code: &str| view.rows.iter().find(|row| row.code == code).unwrap();
        assert_eq!((of("D1").value.text.as_str(), of("D1").score.text.as_str()), ("14,1%", "4,71"));
        let [_, score, change] = &of("D1").beside[0];
        assert_eq!(score.value.unwrap() + change.value.unwrap(), of("D1").score.value.unwrap());
        assert!(of("D1").beside[1].iter().all(|figure| figure.value.is_none()), "nobody had sent anything then");
        let gained: Decimal = view.rows[1..].iter().filter_map(|row| row.beside[0][2].value).sum();
        assert_eq!(view.rows[0].beside[0][2].value, Some(gained), "what indicators gained is what the whole gained");
    }
}
