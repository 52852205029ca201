//! One indicator of one unit: whose figure counts, which silence it is, what the catalogue makes of that.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::catalogue::{Catalogue, Indicator, MissingPolicy, Rounding};
use crate::domain::{Answer, Submission, Unit, UnitCode, points};

use super::exact::Measure;
use super::input::{
    AgencyInput, Asked, Said, UnitInput, hear, hear_if_concerned, hear_unit, source_of, speaks_unasked, word,
};
use super::peers::Sample;
use super::reason::{LeftOut, Missing, Reason, Why};
use super::rollup::{Outcome, Rolled, roll_up};
use super::rule::{self, Applied};
use super::score::{AppraisedScore, IndicatorScore, Note, RollupSummary, Sources, State};

/// The figure that counts for a unit, or why there is none.
struct Resolved {
    word: Word,
    sources: Sources,
    rollup: Option<Box<RollupSummary>>,
}

enum Word {
    Figure(Answer),
    NotApplicable(LeftOut),
    Missing(State, Missing),
}

/// Scores one indicator and adds what should be looked at to `notes`.
pub(super) fn score_indicator(
    catalogue: &Catalogue,
    peers: Option<&Arc<Sample>>,
    indicator: &Asked<'_>,
    input: &UnitInput<'_>,
    notes: &mut Vec<Note>,
) -> IndicatorScore {
    let resolved = resolve(indicator, input, notes);
    let (state, answer, applied) = match resolved.word {
        Word::Figure(answer) => {
            note_over_whole(indicator, &answer, notes);
            let applied = rule::apply(indicator, &answer, peers.map(Arc::as_ref));
            (State::Answered, Some(answer), applied)
        }
        Word::NotApplicable(cause) => (State::NotApplicable, None, nothing(Decimal::ZERO, Why::LeftOut { cause })),
        Word::Missing(state, cause) => (state, None, missing(catalogue, indicator, cause)),
    };
    let appraisal = appraisal(indicator, input, notes);
    let entered = appraisal.as_ref().and_then(|appraised| appraised.entry.appraisal.points);
    let (state, applied) = match entered.and_then(|points| rule::entered(indicator, points)) {
        Some(entered) => (State::Answered, entered),
        None => (state, applied),
    };
    let points = match catalogue.rounding {
        Rounding::PerIndicator if applied.max.is_zero() => points::round(applied.points, catalogue.digits),
        Rounding::PerIndicator => rule::rounded(applied.points, applied.max, catalogue.digits),
        Rounding::PrintOnly => applied.points,
    };
    IndicatorScore {
        code: indicator.shared_code.clone(),
        state,
        answer,
        target: indicator.target.as_ref().map(|target| target.value),
        points,
        max: applied.max,
        counts: applied.counts,
        reason: Reason { why: applied.why, peers: peers.cloned() },
        sources: resolved.sources,
        rollup: resolved.rollup,
        appraisal: appraisal.map(Box::new),
    }
}

/// What the committee found, beside what the unit says; nothing where it did not look or the unit is not asked.
fn appraisal(indicator: &Asked<'_>, input: &UnitInput<'_>, notes: &mut Vec<Note>) -> Option<AppraisedScore> {
    let entry = input.appraised.of(&indicator.code).filter(|_| indicator.concerned.takes_in(input.unit))?.clone();
    let own = match resolve(indicator, &input.self_assessed(), &mut Vec::new()).word {
        Word::Figure(answer) => Some(answer),
        Word::NotApplicable(cause) => word(Said::NotApplicable(cause)),
        Word::Missing(..) => None,
    };
    let overtaken = entry.is_overtaken(own.as_ref());
    notes.extend(overtaken.then(|| overtaken_note(indicator, &input.unit.code)));
    Some(AppraisedScore { entry, own, overtaken })
}

fn is_overtaken(indicator: &Asked<'_>, agency: &AgencyInput<'_>) -> bool {
    let own = || word(hear_unit(indicator, agency.submission));
    agency.appraised.of(&indicator.code).is_some_and(|entry| entry.is_overtaken(own().as_ref()))
}

fn overtaken_note(indicator: &Asked<'_>, unit: &UnitCode) -> Note {
    Note::Overtaken { indicator: indicator.code.clone(), unit: unit.clone() }
}

fn missing(catalogue: &Catalogue, indicator: &Asked<'_>, cause: Missing) -> Applied {
    let counts = is_worth_points(indicator) && catalogue.missing == MissingPolicy::Zero;
    let max = if counts { indicator.max } else { Decimal::ZERO };
    Applied { counts, ..nothing(max, Why::Missing { cause, policy: catalogue.missing }) }
}

fn nothing(max: Decimal, why: Why) -> Applied {
    Applied { points: Decimal::ZERO, max, counts: false, why }
}

/// The figure that counts for a unit, where there is one.
pub(super) fn figure(indicator: &Asked<'_>, input: &UnitInput<'_>) -> Option<Answer> {
    match resolve(indicator, input, &mut Vec::new()).word {
        Word::Figure(answer) => Some(answer),
        Word::NotApplicable(_) | Word::Missing(..) => None,
    }
}

fn resolve(indicator: &Asked<'_>, input: &UnitInput<'_>, notes: &mut Vec<Note>) -> Resolved {
    let own = hear_if_concerned(indicator, input);
    note_own(indicator, input, own, notes);
    let Some(rule) = indicator.rollup else { return of_own(indicator, input, own) };
    // The committee's word on the whole goes before what its parts add up to; the cells are still those of the parts.
    if input.appraised.answer(&indicator.code).is_some() {
        let sources = resolve(indicator, &input.self_assessed(), &mut Vec::new()).sources;
        return Resolved { sources, ..of_own(indicator, input, own) };
    }
    let (concerned, spared): (Vec<AgencyInput<'_>>, Vec<_>) =
        input.agencies.iter().copied().partition(|agency| indicator.concerned.takes_in(agency.unit));
    notes.extend(spared.iter().filter_map(|agency| unasked(indicator, agency.unit, agency.submission)));
    if concerned.is_empty() {
        return of_own(indicator, input, own);
    }
    let rolled = roll_up(rule, indicator, &concerned);
    note_agencies(indicator, &concerned, &rolled, notes);
    of_agencies(indicator, input, own, rolled, notes)
}

fn of_own(indicator: &Asked<'_>, input: &UnitInput<'_>, own: Said<'_>) -> Resolved {
    let word = match own {
        Said::Figure(answer) => Word::Figure(answer.clone()),
        Said::NotConcerned => {
            let word = Word::NotApplicable(LeftOut::NotConcerned);
            return Resolved { word, sources: Sources::Own(None), rollup: None };
        }
        Said::NotApplicable(cause) => Word::NotApplicable(cause),
        Said::NoData(cause) => Word::Missing(State::NoData, cause),
        Said::NotSent => Word::Missing(State::NotSent, Missing::NotSent),
    };
    let source = source_of(indicator, &input.unit.code, input.own, input.appraised);
    Resolved { word, sources: Sources::Own(source), rollup: None }
}

fn of_agencies(
    indicator: &Asked<'_>,
    input: &UnitInput<'_>,
    own: Said<'_>,
    rolled: Rolled<'_>,
    notes: &mut Vec<Note>,
) -> Resolved {
    let word = match rolled.outcome {
        Outcome::Nothing { .. } if matches!(own, Said::Figure(_) | Said::NotApplicable(_)) => {
            return of_own(indicator, input, own);
        }
        Outcome::Nothing { percentages: true, .. } => Word::Missing(State::NoData, Missing::OnlyPercentages),
        Outcome::Nothing { heard: false, .. } => match own {
            // A province's form without the row leaves the word to its agencies, and they have not sent.
            Said::NoData(cause) if cause != Missing::NoRow => Word::Missing(State::NoData, cause),
            _ => Word::Missing(State::NotSent, Missing::NotSent),
        },
        Outcome::Nothing { .. } if input.appraised.alone() => Word::Missing(State::NoData, Missing::NotAppraised),
        Outcome::Nothing { .. } => Word::Missing(State::NoData, Missing::NoFigure),
        Outcome::Undecided if rolled.summary.owing.is_empty() => Word::Missing(State::NoData, Missing::Undecided),
        Outcome::Undecided => Word::Missing(State::NotSent, Missing::Undecided),
        Outcome::NotApplicable => Word::NotApplicable(LeftOut::EveryAgencySaidSo),
        Outcome::Figure(answer) => Word::Figure(answer),
    };
    note_difference(indicator, own, &word, notes);
    let source =
        |agency: &AgencyInput<'_>| source_of(indicator, &agency.unit.code, agency.submission, agency.appraised);
    let sources = rolled.counted.iter().filter_map(source).collect();
    Resolved { word, sources: Sources::Agencies(sources), rollup: Some(Box::new(rolled.summary)) }
}

fn note_own(indicator: &Asked<'_>, input: &UnitInput<'_>, own: Said<'_>, notes: &mut Vec<Note>) {
    match own {
        Said::NotConcerned => notes.extend(unasked(indicator, input.unit, input.own)),
        said => notes.extend(odd(indicator, &input.unit.code, said)),
    }
}

/// A figure of a unit that is not asked for one.
fn unasked(indicator: &Asked<'_>, unit: &Unit, submission: Option<&Submission>) -> Option<Note> {
    let note = || Note::NotConcerned { indicator: indicator.code.clone(), unit: unit.code.clone() };
    speaks_unasked(indicator, submission).then(note)
}

fn note_agencies(indicator: &Asked<'_>, all: &[AgencyInput<'_>], rolled: &Rolled<'_>, notes: &mut Vec<Note>) {
    let heard = all.iter().map(|agency| (agency, hear(indicator, agency.submission, agency.appraised)));
    notes.extend(heard.filter_map(|(agency, said)| odd(indicator, &agency.unit.code, said)));
    notes.extend(
        all.iter()
            .filter(|agency| is_overtaken(indicator, agency))
            .map(|agency| overtaken_note(indicator, &agency.unit.code)),
    );
    let agencies = rolled.summary.percent_only_left_out.clone();
    if !agencies.is_empty() {
        notes.push(Note::PercentOnlyLeftOut { indicator: indicator.code.clone(), agencies });
    }
    // A figure of the wrong kind has its own note.
    let noted = |unit: &UnitCode| {
        notes.iter().any(|note| matches!(note, Note::DoesNotFit { indicator: code, unit: odd } if *code == indicator.code && odd == unit))
    };
    let agencies: Vec<UnitCode> =
        rolled.summary.no_figure_left_out.iter().filter(|unit| !noted(unit)).cloned().collect();
    // Where only what was appraised counts, the others are not expected to have a figure.
    let alone = all.iter().any(|agency| agency.appraised.alone());
    if !agencies.is_empty() && !alone {
        notes.push(Note::NoFigureLeftOut { indicator: indicator.code.clone(), agencies });
    }
}

fn odd(indicator: &Asked<'_>, unit: &UnitCode, said: Said<'_>) -> Option<Note> {
    let named = || (indicator.code.clone(), unit.clone());
    match said {
        Said::NotApplicable(LeftOut::ZeroDenominator) => {
            let (indicator, unit) = named();
            Some(Note::ZeroDenominator { indicator, unit })
        }
        Said::NoData(Missing::DoesNotFit) => {
            let (indicator, unit) = named();
            Some(Note::DoesNotFit { indicator, unit })
        }
        Said::Figure(_) | Said::NotConcerned | Said::NotApplicable(_) | Said::NoData(_) | Said::NotSent => None,
    }
}

fn note_difference(indicator: &Asked<'_>, own: Said<'_>, word: &Word, notes: &mut Vec<Note>) {
    let Said::Figure(own) = own else { return };
    let rolled = match word {
        Word::Figure(rolled) if agree(own, rolled) => return,
        Word::Figure(rolled) => Some(rolled.clone()),
        Word::NotApplicable(_) | Word::Missing(..) => None,
    };
    notes.push(Note::OwnDiffers { indicator: indicator.code.clone(), own: own.clone(), rolled });
}

/// Counts must be the same; a bare percentage need only be the roll-up's, rounded as the sender rounded it.
fn agree(own: &Answer, rolled: &Answer) -> bool {
    match own {
        Answer::PercentOnly { fraction } => {
            rolled.value().is_some_and(|value| points::round(value, fraction.scale()) == *fraction)
        }
        Answer::Count { .. } | Answer::Value { .. } => own.value() == rolled.value(),
        Answer::Ratio { .. } | Answer::YesNo { .. } | Answer::Silent { .. } => own == rolled,
    }
}

fn note_over_whole(indicator: &Asked<'_>, answer: &Answer, notes: &mut Vec<Note>) {
    let is_ratio = matches!(answer, Answer::Ratio { .. } | Answer::PercentOnly { .. });
    let over = Measure::of(answer).is_some_and(|measure| !measure.at_most(Decimal::ONE));
    if is_ratio && over {
        notes.push(Note::OverWhole { indicator: indicator.code.clone() });
    }
}

/// Whether a figure of the indicator could give points of the total: extras add to them without being any of it.
pub(super) fn is_worth_points(indicator: &Indicator) -> bool {
    let measurable = !indicator.rule.needs_target() || indicator.target.is_some();
    indicator.rule.is_scored() && !indicator.rule.is_extra() && measurable
}
