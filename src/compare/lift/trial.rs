//! One trial: the unit's workbooks with other answers in them, scored by the one engine, and where that puts the unit.

use rust_decimal::Decimal;

use crate::catalogue::{Catalogue, Direction};
use crate::domain::{Submission, UnitCode};
use crate::scoring::{Appraised, State, UnitInput, UnitScore, score_units};

use super::super::altered::Altered;
use super::super::change::Position;
use super::super::place::{Place, places};
use super::super::standing::ranked_units_figure;
use super::room::Room;
use super::{Aim, Lifts};

/// The unit as it is, among the others, and what it is to reach.
pub(super) struct Trials<'a> {
    catalogue: &'a Catalogue,
    inputs: &'a [UnitInput<'a>],
    /// The unit's place in `inputs`.
    at: usize,
    /// And that of the unit to be reached.
    goal: Option<usize>,
    aims_at_a_unit: bool,
    score: UnitScore,
    /// Whether each is ranked with the unit: blocs may be ranked apart though they are scored together.
    takes_part: Vec<bool>,
    /// What each is ranked by; nothing for the unranked.
    figures: Vec<Option<Decimal>>,
}

/// What comes of other answers.
pub(super) struct Trial {
    pub(super) score: UnitScore,
    /// What the unit would be ranked by.
    pub(super) figure: Option<Decimal>,
    figures: Vec<Option<Decimal>>,
}

impl Trial {
    /// Whether the indicator has all its points.
    pub(super) fn is_full(&self, indicator: &str) -> bool {
        let score = self.score.indicator(indicator);
        score.is_some_and(|score| score.state == State::Answered && !score.max.is_zero() && score.points >= score.max)
    }
}

impl<'a> Trials<'a> {
    /// Nothing where the unit is not among those scored, or has no rank.
    pub(super) fn of(
        catalogue: &'a Catalogue,
        inputs: &'a [UnitInput<'a>],
        unit: &UnitCode,
        aim: Aim<'_>,
        is_ranked_with_it: impl Fn(&UnitCode) -> bool,
    ) -> Option<Self> {
        let mut scores = score_units(catalogue, inputs);
        let takes_part: Vec<bool> = scores.iter().map(|score| is_ranked_with_it(&score.unit)).collect();
        let figures = figures(catalogue, &scores, &takes_part);
        let place = |unit: &UnitCode| scores.iter().position(|score| score.unit == *unit);
        let at = place(unit)?;
        figures[at]?;
        let goal = match aim {
            Aim::NextRank => None,
            Aim::Reach(goal) => place(goal).filter(|goal| figures[*goal].is_some()),
        };
        let aims_at_a_unit = matches!(aim, Aim::Reach(_));
        Some(Self { catalogue, inputs, at, goal, aims_at_a_unit, score: scores.swap_remove(at), takes_part, figures })
    }

    /// What needs no search.
    pub(super) fn settled(&self) -> Option<Lifts> {
        let ranks = self.ranks(&self.figures);
        match self.goal.map(|goal| ranks[goal].map(|place| place.rank)) {
            None if self.aims_at_a_unit => Some(Lifts::GoalUnranked),
            None => (self.rank(&self.figures) == Some(1)).then_some(Lifts::First),
            Some(goal) => (self.rank(&self.figures) <= goal).then_some(Lifts::AlreadyThere),
        }
    }

    /// The unit's score as it is.
    pub(super) fn own(&self) -> &UnitScore {
        &self.score
    }

    /// What the unit is ranked by now.
    pub(super) fn now(&self) -> Option<Decimal> {
        self.figures[self.at]
    }

    /// Scores the unit with so many counts moved in each room. All are scored anew where a rule looks at peers.
    pub(super) fn with(&self, changes: &[(&Room<'_>, u64)]) -> Trial {
        let workbooks = self.altered(changes);
        let input = workbooks.input(&self.inputs[self.at]);
        let mut figures = self.figures.clone();
        let score = if looks_at_peers(self.catalogue) {
            let mut inputs = self.inputs.to_vec();
            inputs[self.at] = input;
            let mut scores = score_units(self.catalogue, &inputs);
            figures = self::figures(self.catalogue, &scores, &self.takes_part);
            scores.swap_remove(self.at)
        } else {
            let scored = score_units(self.catalogue, &[input]).pop().unwrap_or_else(|| self.score.clone());
            figures[self.at] = ranked_units_figure(self.catalogue, &scored);
            scored
        };
        Trial { score, figure: figures[self.at], figures }
    }

    /// Whether the trial is at the aim.
    pub(super) fn reaches(&self, trial: &Trial) -> bool {
        let Some(rank) = self.rank(&trial.figures) else { return false };
        match self.goal {
            None => self.rank(&self.figures).is_some_and(|now| rank < now),
            Some(goal) => self.ranks(&trial.figures)[goal].is_some_and(|goal| rank <= goal.rank),
        }
    }

    /// Where the unit stands now.
    pub(super) fn position_now(&self) -> Position {
        self.place(&self.score, &self.figures)
    }

    /// Where the trial puts it.
    pub(super) fn position(&self, trial: &Trial) -> Position {
        self.place(&trial.score, &trial.figures)
    }

    fn place(&self, score: &UnitScore, figures: &[Option<Decimal>]) -> Position {
        let place = self.ranks(figures)[self.at];
        Position {
            points: score.points,
            percent: score.percent,
            rank: place.map(|place| place.rank),
            tied: place.is_some_and(|place| place.tied),
            of: figures.iter().flatten().count(),
        }
    }

    fn rank(&self, figures: &[Option<Decimal>]) -> Option<u32> {
        self.ranks(figures)[self.at].map(|place| place.rank)
    }

    fn ranks(&self, figures: &[Option<Decimal>]) -> Vec<Option<Place>> {
        let ranked: Vec<Decimal> = figures.iter().flatten().copied().collect();
        let mut found = places(&ranked, Direction::Higher, self.catalogue.ties).into_iter();
        figures.iter().map(|figure| figure.and_then(|_| found.next())).collect()
    }

    /// The workbooks that say something else.
    fn altered(&self, changes: &[(&Room<'_>, u64)]) -> Altered {
        let mut altered = Altered::default();
        for (room, counts) in changes {
            for (unit, answer) in room.moved(*counts) {
                let Some((sent, appraised)) = self.submissions().find(|(sent, _)| sent.unit == *unit) else { continue };
                altered.answer(unit, (|| sent.clone(), appraised), &room.indicator, answer);
            }
        }
        altered
    }

    fn submissions(&self) -> impl Iterator<Item = (&'a Submission, Appraised<'a>)> {
        let input = &self.inputs[self.at];
        let agencies = input.agencies.iter().map(|agency| (agency.submission, agency.appraised));
        let all = std::iter::once((input.own, input.appraised)).chain(agencies);
        all.filter_map(|(submission, appraised)| Some((submission?, appraised)))
    }
}

fn figures(catalogue: &Catalogue, scores: &[UnitScore], takes_part: &[bool]) -> Vec<Option<Decimal>> {
    let figure =
        |(score, takes_part): (&UnitScore, &bool)| ranked_units_figure(catalogue, score).filter(|_| *takes_part);
    scores.iter().zip(takes_part).map(figure).collect()
}

/// Whether another unit's points can change with this one's answers.
fn looks_at_peers(catalogue: &Catalogue) -> bool {
    catalogue.scored().any(|indicator| indicator.rule.needs_peers())
}
