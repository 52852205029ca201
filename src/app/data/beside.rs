//! Other periods beside the one in sight: what each unit had then, by the criteria of now, and what it gained since.

use std::collections::HashMap;

use super::results::rank_label;
use super::{Answer, Ask};
use crate::app::screen::results::model::{BesideRow, Figure, PeriodBeside};
use crate::compare::Standing;
use crate::domain::{Decimal, Period, UnitCode, points};
use crate::i18n::Words;
use crate::service::ServiceError;
use crate::service::beside::{note, score_beside};
use crate::service::score::{PeriodScores, Whom, score_period};

/// What every unit had in some periods, newest first, and how it changed until the one in sight.
pub fn load_beside(ask: &Ask, periods: &[Period]) -> Answer<Vec<PeriodBeside>> {
    ask.of_file(|project| {
        let now = score_period(project, ask.period()?, &Whom::Compared)?;
        let beside = |period: &Period| {
            let then = score_beside(project, &now.catalogue, *period, &Whom::Compared)?;
            let note = note(project, &now.catalogue, *period, &ask.words)?;
            let sides = Sides { now: &now, then: &then, digits: ask.wishes.digits, words: &ask.words };
            Ok::<_, ServiceError>(sides.view(note))
        };
        periods.iter().map(beside).collect()
    })
}

/// Two periods, one of which is in sight.
struct Sides<'a> {
    now: &'a PeriodScores,
    then: &'a PeriodScores,
    /// Digits asked for; nothing: as many as each criteria set prints.
    digits: Option<u32>,
    words: &'a Words,
}

impl Sides<'_> {
    fn view(&self, note: Option<String>) -> PeriodBeside {
        let now: HashMap<&UnitCode, &Standing> =
            self.now.standings.iter().map(|standing| (&standing.score.unit, standing)).collect();
        let row = |then: &Standing| (then.score.unit.to_string(), self.row(then, now.get(&then.score.unit).copied()));
        PeriodBeside {
            period: self.then.period,
            name: self.words.short_period(self.then.period),
            by_unit: self.then.standings.iter().map(row).collect(),
            note,
        }
    }

    fn row(&self, then: &Standing, now: Option<&Standing>) -> BesideRow {
        let now = now.filter(|_| self.is_of_one_set());
        let digits = self.digits.unwrap_or(self.then.catalogue.digits);
        let score = points_of(then, digits);
        let gained = |now: &Standing| Some(points_of(now, digits)?.saturating_sub(score?));
        let risen = |now: &Standing| Some(Decimal::from(then.rank?) - Decimal::from(now.rank?));
        let signed = |change: Option<Decimal>, digits| {
            change.map_or_else(Figure::none, |change| Figure::new(self.words.signed(change, digits), change))
        };
        BesideRow {
            score: score.map_or_else(Figure::none, |score| Figure::new(self.words.number(score, digits), score)),
            rank: then.rank.map_or_else(Figure::none, |rank| Figure::new(rank_label(then, rank), rank.into())),
            score_change: signed(now.and_then(gained), digits),
            rank_change: signed(now.and_then(risen), 0),
        }
    }

    /// Points of different criteria sets are no distance from each other.
    fn is_of_one_set(&self) -> bool {
        self.now.catalogue.id == self.then.catalogue.id
    }
}

/// As printed, so that what is printed adds up; nothing where nothing was sent.
fn points_of(standing: &Standing, digits: u32) -> Option<Decimal> {
    standing.score.sent.then(|| points::round(standing.score.points, digits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::data::Wishes;
    use crate::i18n::Language;
    use crate::service::{Project, demo};
    use std::ops::ControlFlow;
    use std::sync::Arc;

    #[test]
    fn what_is_printed_of_two_periods_adds_up_and_who_had_sent_nothing_has_no_figure() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.egov");
        let words = Arc::new(Words::new(Language::Vi));
        drop(demo::make_data_file(&file, &words, &mut |_| ControlFlow::Continue(())).unwrap());
        let may: Period = "2020-05".parse().unwrap();
        let ask = Ask { file: file.clone(), period: Some(may), own: None, words, wishes: Wishes::default() };
        let beside = load_beside(&ask, &["2019-12".parse().unwrap()]).unwrap().remove(0);
        assert_eq!((beside.name.as_str(), beside.note), ("12/2019", None));
        let project = Project::open(&file).unwrap();
        let now = score_period(&project, may, &Whom::Compared).unwrap();
        let mut changed = 0;
        for standing in &now.standings {
            let row = &beside.by_unit[standing.score.unit.as_str()];
            let Some(change) = row.score_change.value else { continue };
            assert_eq!(row.score.value.unwrap() + change, points::round(standing.score.points, 2));
            changed += 1;
        }
        assert!(changed > 50, "{changed}");
        let of_nobody = load_beside(&ask, &["2018".parse().unwrap()]).unwrap().remove(0);
        assert!(of_nobody.by_unit.values().all(|row| row.score.value.is_none() && row.score_change.value.is_none()));
    }
}
