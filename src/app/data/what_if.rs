//! A trial on one unit: what is typed made changes, what comes of them, and scenarios kept under a name.

use super::{Answer, Ask, Fault};
use crate::app::screen::results::what_if::model::{
    Deed, Done, Entry, EntryView, Field, FieldView, SavedLine, TrialAsk, Tried,
};
use crate::app::widget::Choice;
use crate::domain::{Change, Scenario, Subject, UnitCode};
use crate::i18n::{NO_VALUE, Words};
use crate::service::score::{Basis, PeriodScores, Whom, score_period};
use crate::service::what_if::{self, WhatIf, told};
use crate::service::{Catalogue, Indicator, Project, ServiceError, clock};

/// Does what is asked of the scenarios, then tries.
pub fn try_changes(ask: &Ask, asked: &TrialAsk) -> Answer<Tried> {
    ask.of_file(|project| {
        let unit: UnitCode = asked.unit.parse().map_err(|_| ServiceError::NoSuchUnit { code: asked.unit.clone() })?;
        Trial { ask, project, unit }.tried(asked)
    })
}

struct Trial<'a> {
    ask: &'a Ask,
    project: &'a mut Project,
    unit: UnitCode,
}

impl Trial<'_> {
    fn tried(mut self, asked: &TrialAsk) -> Result<Tried, ServiceError> {
        let catalogue = self.project.catalogue_of(self.ask.period()?)?;
        let mut scenario = asked.scenario.clone();
        let mut notes = Vec::new();
        if let Deed::Open(name) = &asked.deed {
            let named = what_if::open(self.project, name)?.named;
            notes = what_if::mismatches(&named, &catalogue, self.ask.period()?, &self.ask.words);
            scenario = named.scenario;
        }
        let entry = asked.entry.as_ref().and_then(|entry| Some((catalogue.indicator(&entry.indicator)?, entry)));
        let faults = entry.map(|(indicator, entry)| match entry.unread {
            true => [None, None, None],
            false => self.apply(&catalogue, indicator, entry, &mut scenario),
        });
        let outcome = what_if::what_if(self.project, self.ask.period()?, &self.unit, Basis::Counts, &scenario);
        let done = self.deed(&asked.deed, &outcome)?;
        let before = match &outcome {
            Ok(trial) => trial.before.clone(),
            Err(_) => self.as_it_is()?,
        };
        let view = entry.zip(faults).map(|((indicator, _), faults)| self.entry(&before, indicator, &scenario, faults));
        let words = &self.ask.words;
        Ok(Tried {
            indicators: catalogue.asked().map(|indicator| choice(indicator, words)).collect(),
            entry: view,
            told: outcome.and_then(|trial| told(self.project, &trial, words)).map_err(|error| Fault::of(&error, words)),
            saved: what_if::saved(self.project)?.iter().map(|stored| self.saved(stored)).collect(),
            scenario,
            notes,
            done,
        })
    }

    fn as_it_is(&self) -> Result<PeriodScores, ServiceError> {
        score_period(self.project, self.ask.period()?, &Whom::like(self.project.unit(&self.unit)?))
    }

    fn deed(&mut self, deed: &Deed, outcome: &Result<WhatIf, ServiceError>) -> Result<Done, ServiceError> {
        match (deed, outcome) {
            (Deed::Save { name, replace }, Ok(trial)) => {
                let is_taken = what_if::open(self.project, name).is_ok();
                if is_taken && !replace {
                    return Ok(Done::NameTaken(name.trim().to_owned()));
                }
                Ok(Done::Saved(what_if::save(self.project, trial, name, *replace)?))
            }
            (Deed::Delete(name), _) => {
                what_if::delete(self.project, name)?;
                Ok(Done::Deleted(name.clone()))
            }
            // What cannot be tried is not kept: why is told in place of the result.
            (Deed::Save { .. } | Deed::Try | Deed::Open(_), _) => Ok(Done::Tried),
        }
    }

    /// Sets what can be read and leaves as it is what is blank; gives what is wrong with each field.
    fn apply(
        &self,
        catalogue: &Catalogue,
        indicator: &Indicator,
        entry: &Entry,
        scenario: &mut Scenario,
    ) -> [Option<String>; 3] {
        Field::ALL.map(|field| {
            scenario.clear(&self.subject(field, &indicator.code));
            let written = entry.text(field).trim();
            if written.is_empty() {
                return None;
            }
            match self.change(catalogue, indicator, field, written) {
                Ok(change) => {
                    scenario.set(change);
                    None
                }
                Err(error) => Some(in_one_line(&error, &self.ask.words)),
            }
        })
    }

    fn subject(&self, field: Field, indicator: &str) -> Subject {
        let indicator = indicator.to_owned();
        match field {
            Field::Figure => Subject::Answer { unit: self.unit.clone(), indicator },
            Field::Target => Subject::Target { indicator },
            Field::Weight => Subject::Weight { indicator },
        }
    }

    fn change(
        &self,
        catalogue: &Catalogue,
        asked: &Indicator,
        field: Field,
        written: &str,
    ) -> Result<Change, ServiceError> {
        let indicator = asked.code.clone();
        Ok(match field {
            Field::Figure => {
                Change::Answer { unit: self.unit.clone(), indicator, answer: what_if::answer(asked, written)? }
            }
            Field::Target => Change::Target { indicator, value: what_if::target(asked, written)? },
            Field::Weight => {
                catalogue.indicator_weight(&indicator).map_err(what_if::Refusal::from)?;
                Change::Weight { indicator, to: what_if::weight(written)? }
            }
        })
    }

    fn entry(
        &self,
        before: &PeriodScores,
        indicator: &Indicator,
        scenario: &Scenario,
        faults: [Option<String>; 3],
    ) -> EntryView {
        let words = &*self.ask.words;
        let score = before.of(&self.unit).and_then(|standing| standing.score.indicator(&indicator.code));
        let figure = score.map(|score| match &score.answer {
            Some(answer) => words.answer_or_silence(answer, before.catalogue.digits),
            None => words.state(score.state),
        });
        let target = indicator.target.as_ref().map(|target| words.target(indicator, target.value));
        let weight = before.catalogue.indicator_weight(&indicator.code).ok();
        let now = [
            Some(figure.unwrap_or_else(|| NO_VALUE.to_owned())),
            target,
            weight.map(|(_, weight)| words.typed_number(weight)),
        ];
        let [figure, target, weight_now] = now;
        let [figure_fault, target_fault, weight_fault] = faults;
        let field = |field, now, fault| FieldView { now, fault, typed: self.typed(scenario, field, indicator) };
        EntryView {
            indicator: indicator.code.clone(),
            name: format!("{}. {}", indicator.code, words.text(&indicator.name)),
            fields: [
                field(Field::Figure, figure, figure_fault),
                field(Field::Target, target, target_fault),
                field(Field::Weight, weight_now, weight_fault),
            ],
            weight_word: words.weighed_by(weight.map_or(what_if::WeighedBy::Maximum, |(by, _)| by)),
        }
    }

    /// What a person would have typed for what the scenario sets.
    fn typed(&self, scenario: &Scenario, field: Field, indicator: &Indicator) -> String {
        let words = &self.ask.words;
        match scenario.of(&self.subject(field, &indicator.code)) {
            Some(Change::Answer { answer, .. }) => words.typed(answer),
            Some(Change::Target { value, .. }) => words.typed_target(indicator, *value),
            Some(Change::Weight { to, .. } | Change::GroupWeight { to, .. }) => words.typed_number(*to),
            None => String::new(),
        }
    }

    fn saved(&self, stored: &what_if::StoredScenario) -> SavedLine {
        let named = &stored.named;
        let unit = named.unit.as_ref().map_or(NO_VALUE, |unit| self.project.name_of(unit));
        let period = self.ask.words.period(named.period);
        SavedLine {
            name: named.name.clone(),
            detail: format!("{unit} · {period} · {} · {}", named.catalogue, clock::readable(&stored.made_at)),
        }
    }
}

fn choice(indicator: &Indicator, words: &Words) -> Choice {
    Choice::new(indicator.code.clone(), format!("{}. {}", indicator.code, words.text(&indicator.name)))
}

fn in_one_line(error: &ServiceError, words: &Words) -> String {
    let problem = error.problem(words);
    let parts = [problem.what, problem.why, problem.next];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
