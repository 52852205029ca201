//! Figures that units give beside the committee's, and entering those: of one unit, or of one indicator.

use std::path::Path;

use super::{Answer, Ask, Fault, count, keep, telling};
use crate::app::job::Progress;
use crate::app::screen::appraisal::{AppraisalRow, AppraisalView, Draft, Side, Standing, Worth};
use crate::app::widget::Choice;
use crate::domain::{Unit, UnitCode};
use crate::i18n::{NO_VALUE, Words};
use crate::say;
pub use crate::service::appraisal::Entered;
use crate::service::appraisal::{self, Across, AppraisalEntry, AppraisalError, Edit, FigureKind, Pair, Pairs};
use crate::service::report::{self, Format, Kind, ReportRequest};
use crate::service::score::State;
use crate::service::{Catalogue, Indicator, Project, ServiceError, clock, sorted_names};

/// What can be done to an appraisal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entering {
    /// One row as it was typed.
    Row(Draft),
    /// What is said is confirmed wherever nothing was appraised yet.
    ConfirmRest,
    /// The same in these rows only.
    ConfirmChosen(Vec<String>),
    /// What was entered is taken back.
    Undo(Vec<Entered>),
    /// What was taken back is entered again: taking back is taken back.
    Redo(Vec<Entered>),
}

impl Entering {
    /// Whether what is said in the row of this code is to be confirmed, where it can be.
    fn confirms(&self, code: &str) -> bool {
        match self {
            Self::ConfirmRest => true,
            Self::ConfirmChosen(rows) => rows.iter().any(|row| row == code),
            Self::Row(_) | Self::Undo(_) | Self::Redo(_) => false,
        }
    }
}

/// Why something was not entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub fault: Fault,
    /// What is to be typed otherwise, where that is known.
    pub wrong: Option<Typed>,
}

/// What is typed of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    Figure,
    Points,
    Reason,
}

impl Typed {
    /// What an error is about.
    fn of(error: &ServiceError) -> Option<Self> {
        let ServiceError::Appraisal(error) = error else { return None };
        match error {
            AppraisalError::NoReason { .. } => Some(Self::Reason),
            AppraisalError::NotAFigure { kind: FigureKind::Points, .. }
            | AppraisalError::TakesNoPoints { .. }
            | AppraisalError::PointsOutOfRange { .. } => Some(Self::Points),
            AppraisalError::NotAFigure { .. } => Some(Self::Figure),
            _ => None,
        }
    }
}

/// The grid of a unit or an indicator: the one asked for, else the own unit, else the first.
pub fn load_appraisal(ask: &Ask, side: Side, code: Option<&str>) -> Answer<AppraisalView> {
    ask.of_file(|project| view(project, ask, side, code))
}

/// Enters something under a name; answers the grid anew and what was entered, also by taking something back.
pub fn enter_appraisal(
    ask: &Ask,
    side: Side,
    code: &str,
    entering: &Entering,
    by: &str,
) -> Result<(AppraisalView, Vec<Entered>), Refused> {
    let mut wrong = None;
    let entered = ask.of_file(|project| {
        let entered = enter(project, ask, side, code, entering, by);
        wrong = entered.as_ref().err().and_then(Typed::of);
        let entered = entered?;
        Ok((view(project, ask, side, Some(code))?, entered))
    });
    entered.map_err(|fault| Refused { fault, wrong })
}

fn enter(
    project: &mut Project,
    ask: &Ask,
    side: Side,
    code: &str,
    entering: &Entering,
    by: &str,
) -> Result<Vec<Entered>, ServiceError> {
    match (side, entering) {
        (_, Entering::Undo(entered) | Entering::Redo(entered)) => {
            appraisal::undo(project, ask.period()?, entered, Some(by))
        }
        (Side::Unit, _) => enter_of_unit(project, ask, &code_of(code)?, entering, by),
        (Side::Indicator, _) => enter_of_indicator(project, ask, code, entering, by),
    }
}

fn enter_of_unit(
    project: &mut Project,
    ask: &Ask,
    unit: &UnitCode,
    entering: &Entering,
    by: &str,
) -> Result<Vec<Entered>, ServiceError> {
    let pairs = appraisal::pairs(project, unit, ask.period()?)?;
    let edits = match entering {
        Entering::Row(draft) => vec![edit(draft, &draft.code)],
        _ => {
            let meant = pairs.rows.iter().filter(|pair| entering.confirms(pair.code()));
            meant.filter_map(appraisal::confirming).collect()
        }
    };
    let found = edits.iter().map(|edit| Ok((edit.indicator.clone(), edit.applied(&pairs)?)));
    let found = found.collect::<Result<_, ServiceError>>()?;
    appraisal::enter(project, unit, ask.period()?, found, Some(by))
}

fn enter_of_indicator(
    project: &mut Project,
    ask: &Ask,
    indicator: &str,
    entering: &Entering,
    by: &str,
) -> Result<Vec<Entered>, ServiceError> {
    let across = appraisal::across(project, indicator, ask.period()?)?;
    let edits: Vec<(UnitCode, Edit)> = match entering {
        Entering::Row(draft) => vec![(code_of(&draft.code)?, edit(draft, indicator))],
        _ => {
            let meant = across.rows.iter().filter(|(unit, _)| entering.confirms(unit.as_str()));
            meant.filter_map(|(unit, pair)| Some((unit.clone(), appraisal::confirming(pair)?))).collect()
        }
    };
    let found = edits.into_iter().map(|(unit, edit)| Ok((unit.clone(), across.applied(&unit, &edit)?)));
    let found = found.collect::<Result<_, ServiceError>>()?;
    appraisal::enter_across(project, &across, found, Some(by))
}

fn edit(draft: &Draft, indicator: &str) -> Edit {
    Edit {
        indicator: indicator.to_owned(),
        answer: Some(draft.answer.clone()),
        points: Some(draft.points.clone()),
        evidence: Some(draft.evidence),
        reason: Some(draft.reason.clone()),
    }
}

/// Writes the minutes of differences; answers a sentence about it.
pub fn write_minutes<T>(ask: &Ask, unit: &str, path: &Path, progress: &mut Progress<T>) -> Answer<String> {
    ask.of_file(|project| {
        let request = ReportRequest::new(Kind::Minutes, ask.period()?, Some(vec![code_of(unit)?]));
        let made = report::make(project, &request, Format::Docx, clock::today(), &ask.words, &mut telling(progress))?;
        keep(&made, path, progress)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(say!(ask.words, "appraisal-minutes-written", file = name))
    })
}

fn code_of(unit: &str) -> Result<UnitCode, ServiceError> {
    unit.parse().map_err(|_| ServiceError::NoSuchUnit { code: unit.to_owned() })
}

fn view(project: &Project, ask: &Ask, side: Side, code: Option<&str>) -> Result<AppraisalView, ServiceError> {
    match side {
        Side::Unit => of_unit(project, ask, code),
        Side::Indicator => of_indicator(project, ask, code),
    }
}

/// What is asked for where it is among what can be chosen, else the first that can.
fn chosen<'a>(choices: &'a [Choice], asked: impl IntoIterator<Item = &'a str>) -> &'a str {
    let known = |code: &&str| choices.iter().any(|choice| choice.key == *code);
    let first = || choices.first().map(|choice| choice.key.as_str());
    asked.into_iter().find(known).or_else(first).unwrap_or_default()
}

fn of_unit(project: &Project, ask: &Ask, unit: Option<&str>) -> Result<AppraisalView, ServiceError> {
    let (words, period) = (&*ask.words, ask.period()?);
    let choices = marked(choices(project), project, ask)?;
    let own = ask.own.as_ref().map(UnitCode::as_str);
    let code = code_of(chosen(&choices, unit.into_iter().chain(own)))?;
    let pairs = appraisal::pairs(project, &code, period)?;
    let history = appraisal::history(project, &code, period)?;
    let row = |pair: &Pair| {
        let asked = pairs.catalogue.indicator(pair.code());
        let name = asked.map_or_else(String::new, |asked| words.text(&asked.name).to_owned());
        row(&pairs.catalogue, pair, pair.code(), name, words)
    };
    Ok(AppraisalView {
        side: Side::Unit,
        name: project.name_of(&code).to_owned(),
        sentence: sentence(&pairs, words),
        rows: pairs.rows.iter().map(row).collect(),
        by: history.last().and_then(|entry| entry.by.clone()),
        open: count(pairs.rows.iter().filter_map(appraisal::confirming).count()),
        differs: pairs.differences().next().is_some(),
        choices,
        code: code.to_string(),
    })
}

fn of_indicator(project: &Project, ask: &Ask, indicator: Option<&str>) -> Result<AppraisalView, ServiceError> {
    let (words, period) = (&*ask.words, ask.period()?);
    let catalogue = project.catalogue_of(period)?;
    let named = |asked: &Indicator| format!("{} {}", asked.code, words.text(&asked.name));
    let choices: Vec<Choice> = catalogue.asked().map(|asked| Choice::new(asked.code.as_str(), named(asked))).collect();
    let across = appraisal::across(project, chosen(&choices, indicator), period)?;
    let latest = |(_, pair): &(UnitCode, Pair)| pair.entry().map(|entry| (entry.at.clone(), entry.by.clone()));
    Ok(AppraisalView {
        side: Side::Indicator,
        name: named(across.asked()?),
        sentence: sentence_across(&across, words),
        rows: rows_across(project, &across, words),
        by: across.rows.iter().filter_map(latest).max().and_then(|(_, by)| by),
        open: count(across.rows.iter().filter_map(|(_, pair)| appraisal::confirming(pair)).count()),
        differs: across.rows.iter().any(|(_, pair)| pair.differs()),
        choices,
        code: across.indicator,
    })
}

/// In Vietnamese order, agencies behind the province they belong to.
fn rows_across(project: &Project, across: &Across, words: &Words) -> Vec<AppraisalRow> {
    let named = |unit: &UnitCode| {
        let parent = project.unit(unit).ok().and_then(|unit| unit.parent.as_ref());
        let name = project.name_of(unit);
        parent.map_or_else(|| name.to_owned(), |parent| format!("{} – {name}", project.name_of(parent)))
    };
    let row = |(unit, pair): &(UnitCode, Pair)| row(&across.catalogue, pair, unit.as_str(), named(unit), words);
    let mut rows: Vec<AppraisalRow> = across.rows.iter().map(row).collect();
    sorted_names(&mut rows, |row| &row.name);
    rows
}

/// Units of which something is appraised say so.
fn marked(choices: Vec<Choice>, project: &Project, ask: &Ask) -> Result<Vec<Choice>, ServiceError> {
    let period = ask.period()?;
    let appraised = project.store().appraisals_of_period(period, &project.catalogue_of(period)?.id)?;
    let appraised: Vec<&str> = appraised.keys().map(UnitCode::as_str).collect();
    let word = say!(ask.words, "appraisal-is-appraised");
    let mark = |choice: Choice| match appraised.contains(&choice.key.as_str()) {
        true => Choice { detail: [word.as_str(), &choice.detail].join(" ").trim().to_owned(), ..choice },
        false => choice,
    };
    Ok(choices.into_iter().map(mark).collect())
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

fn sentence_across(across: &Across, words: &Words) -> String {
    let pairs = || across.rows.iter().map(|(_, pair)| pair);
    say!(
        words,
        "appraisal-sentence-across",
        units = pairs().count(),
        said = pairs().filter(|pair| pair.own.said().is_some()).count(),
        appraised = pairs().filter(|pair| pair.entry().is_some()).count(),
        count = pairs().filter(|pair| pair.differs()).count()
    )
}

/// The row of a pair, known by `code` and shown under `name`.
fn row(catalogue: &Catalogue, pair: &Pair, code: &str, name: String, words: &Words) -> AppraisalRow {
    let digits = catalogue.digits;
    let asked = catalogue.indicator(pair.code());
    let found = pair.entry().map(|entry| &entry.appraisal);
    let answer = found.and_then(|found| found.answer.as_ref());
    let reason = found.and_then(|found| found.reason.clone());
    AppraisalRow {
        code: code.to_owned(),
        own: words.own_word(&pair.own, digits),
        found: words.said(answer, digits),
        points: points(asked, pair, digits, words),
        takes_points: asked.is_some_and(|asked| asked.enterable_points().is_some()),
        reason: reason.clone().unwrap_or_else(|| NO_VALUE.to_owned()),
        differs: pair.differs(),
        overtaken: pair.is_overtaken(),
        standing: standing(pair),
        hint: [name.clone()].into_iter().chain(hints(pair, words)).collect::<Vec<_>>().join("\n"),
        name,
        draft: Draft {
            code: code.to_owned(),
            answer: answer.map(|answer| appraisal::as_typed(answer, words)).unwrap_or_default(),
            points: found.and_then(|found| found.points).map(|points| words.plain(points, 28)).unwrap_or_default(),
            evidence: found.and_then(|found| found.evidence),
            reason: reason.unwrap_or_default(),
        },
        worth: Worth {
            own: pair.own.value(),
            found: pair.counted.value().filter(|_| answer.is_some()),
            points: has_points(asked, pair).then_some(pair.counted.points),
        },
    }
}

fn standing(pair: &Pair) -> Standing {
    match (appraisal::confirming(pair), pair.own.said()) {
        (Some(_), _) => Standing::Open,
        (None, None) => Standing::NothingSaid,
        (None, Some(_)) => Standing::Appraised,
    }
}

/// Points before and after; none where it is given none.
fn points(asked: Option<&Indicator>, pair: &Pair, digits: u32, words: &Words) -> String {
    match has_points(asked, pair) {
        true => words.points_change(pair.own.points, pair.counted.points, digits),
        false => NO_VALUE.to_owned(),
    }
}

/// Not where nothing was sent, or an indicator is only followed: a zero would say that it was missed.
fn has_points(asked: Option<&Indicator>, pair: &Pair) -> bool {
    let is_scored = asked.is_some_and(|asked| asked.rule.is_scored());
    is_scored && [&pair.own, &pair.counted].iter().any(|score| score.state != State::NotSent)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::data::Wishes;
    use crate::i18n::Language;
    use crate::service::{CatalogueChoice, demo};
    use std::ops::ControlFlow;
    use std::sync::Arc;

    /// A new file, in which nobody has sent anything.
    fn new_file(folder: &Path) -> Ask {
        let file = folder.join("a.egov");
        drop(Project::create(&file, &CatalogueChoice::default()).unwrap());
        let words = Arc::new(Words::new(Language::Vi));
        Ask { file, period: "2020-05".parse().ok(), own: None, words, wishes: Wishes::default() }
    }

    #[test]
    fn what_is_entered_across_units_stands_in_the_grid_of_each() {
        let folder = tempfile::tempdir().unwrap();
        let ask = new_file(folder.path());
        let draft = |code: &str, reason: &str| {
            Entering::Row(Draft { code: code.into(), points: "5".into(), reason: reason.into(), ..Draft::default() })
        };
        let enter = |entering: &Entering| enter_appraisal(&ask, Side::Indicator, "D1", entering, "Tổ thẩm định");
        assert!(enter(&draft("48", "")).is_err(), "other points need a reason here too");
        let (view, entered) = enter(&draft("48", "Thiếu hồ sơ")).unwrap();
        assert_eq!((view.rows.len(), entered.len(), view.by.as_deref()), (63, 1, Some("Tổ thẩm định")));
        assert_eq!(
            view.rows.iter().filter(|row| row.differs).map(|row| row.name.as_str()).collect::<Vec<_>>(),
            ["Đà Nẵng"]
        );
        let of_unit = load_appraisal(&ask, Side::Unit, Some("48")).unwrap();
        assert_eq!(of_unit.rows.iter().find(|row| row.code == "D1").unwrap().draft.points, "5");
        let marked: Vec<&str> =
            of_unit.choices.iter().filter(|one| !one.detail.is_empty()).map(|one| one.key.as_str()).collect();
        assert_eq!(marked, ["48"], "the unit says in the list that something of it is appraised");
        let (back, _) = enter(&Entering::Undo(entered)).unwrap();
        assert!(!back.rows.iter().any(|row| row.differs));
    }

    #[test]
    fn only_the_chosen_rows_are_confirmed_and_all_of_them_are_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let (file, words) = (folder.path().join("mau.egov"), Arc::new(Words::new(Language::Vi)));
        drop(demo::make_data_file(&file, &words, &mut |_| ControlFlow::Continue(())).unwrap());
        let ask = Ask { file, period: "2020-05".parse().ok(), own: None, words, wishes: Wishes::default() };
        for (side, code) in [(Side::Unit, "48"), (Side::Indicator, "D1")] {
            let before = load_appraisal(&ask, side, Some(code)).unwrap();
            let open = before.rows.iter().filter(|row| row.standing == Standing::Open).map(|row| row.code.clone());
            let chosen: Vec<String> = open.take(2).chain(["không có".to_owned()]).collect();
            let enter = |entering: &Entering| enter_appraisal(&ask, side, code, entering, "").unwrap();
            let (view, entered) = enter(&Entering::ConfirmChosen(chosen.clone()));
            assert_eq!((entered.len(), view.open), (2, before.open - 2), "{side:?}");
            let now = |row: &&AppraisalRow| chosen.contains(&row.code);
            assert!(view.rows.iter().filter(now).all(|row| row.standing == Standing::Appraised && !row.differs));
            assert_eq!(enter(&Entering::Undo(entered)).0.open, before.open);
        }
    }

    #[test]
    fn who_has_not_sent_has_no_points_and_not_none() {
        let folder = tempfile::tempdir().unwrap();
        let view = load_appraisal(&new_file(folder.path()), Side::Unit, Some("48")).unwrap();
        assert!(!view.rows.is_empty() && view.rows.iter().all(|row| row.points == NO_VALUE));
    }

    #[test]
    fn an_indicator_that_is_not_asked_any_more_gives_way_to_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let view = load_appraisal(&new_file(folder.path()), Side::Indicator, Some("không có")).unwrap();
        assert_eq!(Some(&view.code), view.choices.first().map(|choice| &choice.key));
    }
}
