//! A unit's own figures beside the committee's, and entering those.

use std::path::Path;

use super::{Answer, Ask, count};
use crate::app::screen::appraisal::{AppraisalRow, AppraisalView, Draft};
use crate::app::widget::Choice;
use crate::domain::{Unit, UnitCode};
use crate::i18n::{NO_VALUE, Words};
use crate::say;
pub use crate::service::appraisal::Entered;
use crate::service::appraisal::{self, AppraisalEntry, Edit, Pair, Pairs};
use crate::service::{Project, ServiceError, clock, minutes, sorted_names};

/// What can be done to a unit's appraisal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entering {
    /// One row as it was typed.
    Row(Draft),
    /// What the unit says is confirmed wherever nothing was appraised yet.
    ConfirmRest,
    /// What was entered is taken back.
    Undo(Vec<Entered>),
}

/// A unit's grid: the one asked for, else the own one, else the first.
pub fn load_appraisal(ask: &Ask, unit: Option<&str>) -> Answer<AppraisalView> {
    ask.of_file(|project| view(project, ask, unit))
}

/// Enters something under a name; answers the grid anew and what was entered.
pub fn enter_appraisal(ask: &Ask, unit: &str, entering: &Entering, by: &str) -> Answer<(AppraisalView, Vec<Entered>)> {
    ask.of_file(|project| {
        let code = code_of(unit)?;
        let entered = enter(project, ask, &code, entering, by)?;
        Ok((view(project, ask, Some(unit))?, entered))
    })
}

fn enter(
    project: &mut Project,
    ask: &Ask,
    unit: &UnitCode,
    entering: &Entering,
    by: &str,
) -> Result<Vec<Entered>, ServiceError> {
    let period = ask.period()?;
    let edits = match entering {
        Entering::Undo(entered) => {
            appraisal::undo(project, unit, period, entered, Some(by))?;
            return Ok(Vec::new());
        }
        Entering::Row(draft) => vec![edit(draft)],
        Entering::ConfirmRest => {
            appraisal::pairs(project, unit, period)?.rows.iter().filter_map(appraisal::confirming).collect()
        }
    };
    let pairs = appraisal::pairs(project, unit, period)?;
    let found = edits.iter().map(|edit| Ok((edit.indicator.clone(), edit.applied(&pairs)?)));
    let found = found.collect::<Result<_, ServiceError>>()?;
    appraisal::enter(project, unit, period, found, Some(by))
}

fn edit(draft: &Draft) -> Edit {
    Edit {
        indicator: draft.code.clone(),
        answer: Some(draft.answer.clone()),
        points: Some(draft.points.clone()),
        evidence: Some(draft.evidence),
        reason: Some(draft.reason.clone()),
    }
}

/// Writes the minutes of differences; answers a sentence about it.
pub fn write_minutes(ask: &Ask, unit: &str, path: &Path) -> Answer<String> {
    ask.of_file(|project| {
        minutes::write(project, ask.period()?, &[code_of(unit)?], path, &ask.words)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(say!(ask.words, "appraisal-minutes-written", file = name))
    })
}

fn code_of(unit: &str) -> Result<UnitCode, ServiceError> {
    unit.parse().map_err(|_| ServiceError::NoSuchUnit { code: unit.to_owned() })
}

fn view(project: &Project, ask: &Ask, unit: Option<&str>) -> Result<AppraisalView, ServiceError> {
    let (words, period) = (&*ask.words, ask.period()?);
    let choices = choices(project);
    let own = ask.own.as_ref().map(UnitCode::as_str);
    let known = |code: &&str| choices.iter().any(|choice| choice.key == *code);
    let first = || choices.first().map(|choice| choice.key.as_str());
    let unit = unit.filter(known).or(own.filter(known)).or_else(first).unwrap_or_default().to_owned();
    let code = code_of(&unit)?;
    let pairs = appraisal::pairs(project, &code, period)?;
    let history = appraisal::history(project, &code, period)?;
    Ok(AppraisalView {
        name: project.name_of(&code).to_owned(),
        sentence: sentence(&pairs, words),
        rows: pairs.rows.iter().map(|pair| row(&pairs, pair, words)).collect(),
        by: history.last().and_then(|entry| entry.by.clone()),
        open: count(pairs.rows.iter().filter_map(appraisal::confirming).count()),
        differs: pairs.differences().next().is_some(),
        choices,
        unit,
    })
}

pub(super) fn choices(project: &Project) -> Vec<Choice> {
    // Departments of one name are told apart by their province's code; there is no room for its name.
    let detail = |unit: &Unit| unit.parent.as_ref().map_or_else(String::new, ToString::to_string);
    let choice = |unit: &Unit| Choice { key: unit.code.to_string(), label: unit.name.clone(), detail: detail(unit) };
    let mut choices: Vec<Choice> = project.register().units().iter().map(choice).collect();
    sorted_names(&mut choices, |choice| &choice.label);
    choices
}

fn sentence(pairs: &Pairs, words: &Words) -> String {
    let digits = pairs.catalogue.digits;
    say!(
        words,
        "appraisal-sentence",
        own = words.number(pairs.own.points, digits),
        counted = words.number(pairs.counted.points, digits),
        change = words.signed(pairs.counted.points.saturating_sub(pairs.own.points), digits),
        count = pairs.differences().count()
    )
}

fn row(pairs: &Pairs, pair: &Pair, words: &Words) -> AppraisalRow {
    let digits = pairs.catalogue.digits;
    let asked = pairs.catalogue.indicator(pair.code());
    let found = pair.entry().map(|entry| &entry.appraisal);
    let answer = found.and_then(|found| found.answer.as_ref());
    let reason = found.and_then(|found| found.reason.clone());
    let name = asked.map_or_else(String::new, |asked| words.text(&asked.name).to_owned());
    AppraisalRow {
        code: pair.code().to_owned(),
        own: words.said(pair.own.said().as_ref(), digits),
        found: words.said(answer, digits),
        points: words.points_change(pair.own.points, pair.counted.points, digits),
        takes_points: asked.is_some_and(|asked| asked.enterable_points().is_some()),
        reason: reason.clone().unwrap_or_else(|| NO_VALUE.to_owned()),
        differs: pair.differs(),
        overtaken: pair.is_overtaken(),
        hint: [name.clone()].into_iter().chain(hints(pair, words)).collect::<Vec<_>>().join("\n"),
        name,
        draft: Draft {
            code: pair.code().to_owned(),
            answer: answer.map(|answer| appraisal::as_typed(answer, words)).unwrap_or_default(),
            points: found.and_then(|found| found.points).map(|points| words.plain(points, 28)).unwrap_or_default(),
            evidence: found.and_then(|found| found.evidence),
            reason: reason.unwrap_or_default(),
        },
    }
}

/// The evidence the unit names, and who appraised when.
fn hints(pair: &Pair, words: &Words) -> impl Iterator<Item = String> {
    let named =
        pair.named_evidence.as_ref().map(|named| say!(words, "appraisal-named-evidence", named = named.as_str()));
    let by = |entry: &AppraisalEntry| {
        let by = entry.by.clone().unwrap_or_else(|| say!(words, "appraisal-by-nobody"));
        say!(words, "explain-appraised", by = by, date = clock::readable(&entry.at))
    };
    let overtaken = pair.is_overtaken().then(|| {
        let before = pair.entry().map(|entry| words.said(entry.against.as_ref(), 2)).unwrap_or_default();
        say!(words, "appraisal-overtaken", before = before)
    });
    [overtaken, named, pair.entry().map(by)].into_iter().flatten()
}
