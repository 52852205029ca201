//! A trial in words: what is set otherwise, and everything that moves, each as it is and as it would be.

use rust_decimal::Decimal;

use super::WhatIf;
use crate::catalogue::Catalogue;
use crate::compare::{IndicatorMove, Position, RankMove};
use crate::domain::{Answer, Change, Subject, UnitCode};
use crate::i18n::{NO_VALUE, Words};
use crate::say;
use crate::scoring::{IndicatorScore, State, UnitScore};
use crate::service::export::band_name;
use crate::service::{Project, ServiceError};

/// Everything of a trial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// On what it is tried, and that nothing is written.
    pub title: String,
    pub changes: Vec<ChangeLine>,
    /// Rank, score, percent, band, coverage.
    pub facts: Vec<Moved>,
    pub indicators: Vec<IndicatorLine>,
    /// Other units that change rank.
    pub others: Vec<Moved>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeLine {
    pub subject: Subject,
    pub text: String,
}

/// Something now and in the trial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    pub title: String,
    pub before: String,
    pub after: String,
    /// By how much, where that can be said.
    pub by: String,
}

/// An indicator of the unit that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorLine {
    pub code: String,
    pub name: String,
    /// Its figure now and in the trial.
    pub values: [String; 2],
    pub score: Moved,
    /// Why it would have its points.
    pub reason: Vec<String>,
}

/// Tells a trial in words.
pub fn told(project: &Project, what_if: &WhatIf, words: &Words) -> Result<Told, ServiceError> {
    let telling = Telling { project, what_if, words };
    let scores = &what_if.before;
    Ok(Told {
        title: say!(
            words,
            "what-if-title",
            period = words.period(scores.period),
            unit = project.unit(&what_if.unit)?.official_name()
        ),
        changes: telling.changes(),
        facts: telling.facts(),
        indicators: what_if.indicators().iter().map(|moved| telling.indicator(moved)).collect::<Result<_, _>>()?,
        others: what_if.others().iter().map(|moved| telling.other(moved)).collect(),
    })
}

struct Telling<'a> {
    project: &'a Project,
    what_if: &'a WhatIf,
    words: &'a Words,
}

impl Telling<'_> {
    fn catalogue(&self) -> &Catalogue {
        self.what_if.catalogue()
    }

    fn digits(&self) -> u32 {
        self.catalogue().digits
    }

    fn name(&self, unit: &UnitCode) -> String {
        self.project.name_of(unit).to_owned()
    }

    fn changes(&self) -> Vec<ChangeLine> {
        let known = |unit: &UnitCode, indicator: &str| self.known(unit, indicator);
        let line = |change: &Change| ChangeLine {
            subject: change.subject(),
            text: self.words.scenario_change(self.catalogue(), change, |unit| self.name(unit), known),
        };
        self.what_if.scenario.changes().iter().map(line).collect()
    }

    /// What a unit answers as it is: one that is scored, or an agency whose answer is in another's figure.
    fn known(&self, unit: &UnitCode, indicator: &str) -> Option<Answer> {
        let before = &self.what_if.before;
        match before.of(unit) {
            Some(standing) => standing.score.indicator(indicator)?.answer.clone(),
            None => {
                let scores = before.standings.iter().filter_map(|standing| standing.score.indicator(indicator));
                let mut sources = scores.flat_map(|score| score.sources.iter());
                sources.find(|source| source.unit == *unit)?.counted().cloned()
            }
        }
    }

    fn facts(&self) -> Vec<Moved> {
        let words = self.words;
        let positions = self.what_if.positions(self.project);
        let standings = self.what_if.standings();
        let of = |shown: &dyn Fn(usize) -> Option<String>| {
            [0, 1].map(|side| shown(side).unwrap_or_else(|| NO_VALUE.to_owned()))
        };
        let number = |number: Decimal| words.number(number, self.digits());
        let sent = |side: usize| standings[side].filter(|standing| standing.score.sent).map(|standing| &standing.score);
        let score = |side: usize| {
            let score = sent(side).filter(|score| score.counts)?;
            // A score without maximum is out of nothing.
            let max = (!score.max.is_zero()).then(|| format!(" / {}", words.plain(score.max, self.digits())));
            Some(format!("{}{}", number(score.points), max.unwrap_or_default()))
        };
        let percent = |side: usize| sent(side)?.percent.map(|percent| format!("{}%", number(percent)));
        let coverage = |side: usize| sent(side)?.coverage.map(|coverage| words.percent(coverage, 0));
        let rank = |side: usize| positions[side].as_ref().map(|position| words.rank_of(position));
        let scores = [&self.what_if.before, &self.what_if.after];
        let band = |side: usize| {
            let name = band_name(&scores[side].catalogue, standings[side]?, words);
            (!name.is_empty()).then_some(name)
        };
        let differs = |figure: fn(&UnitScore) -> Option<Decimal>| {
            let by = figure(sent(1)?)?.saturating_sub(figure(sent(0)?)?);
            (!by.is_zero()).then(|| words.signed(by, self.digits()))
        };
        let fact = |title: String, [before, after]: [String; 2], by: Option<String>| Moved {
            title,
            before,
            after,
            by: by.unwrap_or_default(),
        };
        vec![
            fact(say!(words, "cli-column-rank"), of(&rank), self.climbed(positions)),
            fact(say!(words, "cli-column-score"), of(&score), differs(|score| score.counts.then_some(score.points))),
            fact(say!(words, "cli-column-percent"), of(&percent), differs(|score| score.percent)),
            fact(say!(words, "cli-column-band"), of(&band), None),
            fact(say!(words, "cli-column-coverage"), of(&coverage), None),
        ]
    }

    fn climbed(&self, [before, after]: [Option<Position>; 2]) -> Option<String> {
        self.places(before?.rank, after?.rank)
    }

    fn places(&self, before: Option<u32>, after: Option<u32>) -> Option<String> {
        let climbed = i64::from(before?) - i64::from(after?);
        let places = climbed.unsigned_abs().to_string();
        match climbed {
            0 => None,
            1.. => Some(say!(self.words, "what-if-places-up", places = places)),
            _ => Some(say!(self.words, "what-if-places-down", places = places)),
        }
    }

    fn indicator(&self, moved: &IndicatorMove) -> Result<IndicatorLine, ServiceError> {
        let words = self.words;
        let code = &moved.before.code;
        let by = moved.points();
        let name = self.catalogue().indicator(code).map(|indicator| words.text(&indicator.name).to_owned());
        Ok(IndicatorLine {
            code: code.to_string(),
            name: name.unwrap_or_default(),
            values: [&moved.before, &moved.after].map(|score| self.value(score)),
            score: Moved {
                title: code.to_string(),
                before: self.score(&moved.before),
                after: self.score(&moved.after),
                by: if by.is_zero() { String::new() } else { words.signed(by, self.digits()) },
            },
            reason: self.reason(code)?,
        })
    }

    fn reason(&self, code: &str) -> Result<Vec<String>, ServiceError> {
        let explanation = self.what_if.explain(self.project, code, self.words)?;
        Ok(explanation.arithmetic.into_iter().chain(explanation.sources).collect())
    }

    fn value(&self, score: &IndicatorScore) -> String {
        match (&score.answer, score.state) {
            (Some(answer), _) => self.words.answer(answer, self.digits()),
            (None, state) => self.words.state(state),
        }
    }

    fn score(&self, score: &IndicatorScore) -> String {
        let points = || self.words.number(score.points, self.digits());
        match score.state {
            State::NotApplicable => NO_VALUE.to_owned(),
            _ if !score.counts => NO_VALUE.to_owned(),
            _ if score.max.is_zero() => self.words.signed(score.points, self.digits()),
            _ => format!("{} / {}", points(), self.words.plain(score.max, self.digits())),
        }
    }

    fn other(&self, moved: &RankMove) -> Moved {
        let rank = |rank: Option<u32>| rank.map_or_else(|| NO_VALUE.to_owned(), |rank| rank.to_string());
        Moved {
            title: self.name(&moved.unit),
            before: rank(moved.before),
            after: rank(moved.after),
            by: self.places(moved.before, moved.after).unwrap_or_default(),
        }
    }
}
