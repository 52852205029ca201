//! Keeping the criteria sets of a data file: looked at, added, copied for the next year, compared, chosen for a period, and
//! old periods scored anew under another version.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::project::parse;
use super::score::{PeriodScores, Whom, score_under};
use super::{Project, ServiceError, clock, files};
use crate::catalogue::{self, Aggregation, Catalogue, Fault, parse_with_faults, print};
pub use crate::catalogue::{Change, Diff, GroupSum, Section, What, diff, sums};
use crate::compare::Standing;
use crate::domain::{CatalogueRef, Period, UnitCode};
use crate::i18n::Words;
use crate::scoring::{IndicatorScore, State};
use crate::store::{PeriodChoice, StoredCatalogue};
use crate::workbook::WorkbookError;
use crate::workbook::criteria::{read_criteria, write_criteria};
use crate::workbook::worker::{Readers, Source};

/// A version of a criteria set that a data file holds, and the periods that are scored under it.
#[derive(Debug, Clone)]
pub struct Listed {
    pub catalogue: Arc<Catalogue>,
    /// Each with whether a person chose this version for it.
    pub periods: Vec<(Period, bool)>,
}

/// Every version the file holds, by id and version.
pub fn list(project: &Project) -> Result<Vec<Listed>, ServiceError> {
    let mut by_version: BTreeMap<String, Vec<(Period, bool)>> = BTreeMap::new();
    for stored in project.store().periods()? {
        let chosen = project.store().period_catalogue(stored.period)?.is_some();
        let version = project.catalogue_of(stored.period)?.reference().to_string();
        by_version.entry(version).or_default().push((stored.period, chosen));
    }
    let listed = |version: &CatalogueRef| -> Result<Listed, ServiceError> {
        let catalogue = project.catalogue_asked(&version.to_string(), None)?;
        Ok(Listed { catalogue, periods: by_version.remove(&version.to_string()).unwrap_or_default() })
    };
    project.held_catalogues().map(listed).collect()
}

/// The criteria set of a file, with every fault it has; nothing where it cannot be read at all.
///
/// # Errors
/// [`ServiceError::CatalogueBookFaults`] for a faulty workbook: its faults stand in cells.
pub fn look(path: &Path) -> Result<(Option<Catalogue>, Vec<Fault>), ServiceError> {
    Ok(parse_with_faults(&read(path)?))
}

/// Whether what was asked for looks like a file, of TOML or of Excel, rather than a version.
pub(super) fn is_file(text: &str) -> bool {
    text.ends_with(".toml") || text.contains(['/', '\\']) || is_workbook(Path::new(text))
}

/// Whether a file is, by its ending, a workbook.
fn is_workbook(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
}

/// The criteria set of an edited workbook.
fn from_book(path: &Path) -> Result<Catalogue, ServiceError> {
    let read = Readers::chosen().read_one(Source::File(path.to_owned()));
    let (_, contents) = read.map_err(|error| match error {
        WorkbookError::CannotOpen { path, source } => ServiceError::CannotRead { path, detail: source.to_string() },
        other => other.into(),
    })?;
    if let Some(finding) = contents.findings.first().filter(|_| contents.is_refused()) {
        return Err(ServiceError::CannotRead { path: path.to_owned(), detail: finding.kind.code().to_owned() });
    }
    let faults = |faults| ServiceError::CatalogueBookFaults { path: path.to_owned(), faults };
    read_criteria(&contents).unwrap_or(Err(Vec::new())).map_err(faults)
}

/// What a criteria set is as a file: Excel or TOML, by the ending. `toml`: its text, where that is kept already.
pub(super) fn in_file(
    catalogue: &Catalogue,
    toml: Option<String>,
    path: &Path,
    words: &Words,
) -> Result<Vec<u8>, ServiceError> {
    if is_workbook(path) {
        return Ok(write_criteria(catalogue, words)?);
    }
    Ok(toml.unwrap_or_else(|| print(catalogue)).into_bytes())
}

/// What [`Project::catalogue_asked`] means, or a TOML file.
pub fn asked(project: &Project, text: &str) -> Result<Arc<Catalogue>, ServiceError> {
    if is_file(text) {
        return Ok(Arc::new(parse(text.to_owned(), &read(Path::new(text))?)?));
    }
    project.catalogue_asked(text, None)
}

/// The text of a file; of a workbook the text that says the same.
pub(super) fn read(path: &Path) -> Result<String, ServiceError> {
    if is_workbook(path) {
        return Ok(print(&from_book(path)?));
    }
    std::fs::read_to_string(path)
        .map_err(|error| ServiceError::CannotRead { path: path.to_owned(), detail: error.to_string() })
}

/// Whether the stated total is the points of all groups together, or is no such sum.
pub fn total_fits(catalogue: &Catalogue, sum: Decimal) -> bool {
    catalogue.aggregation != Aggregation::Sum || catalogue.total == sum
}

/// Which periods that the file has are scored under a version from the moment it is added. Periods that come later take
/// the version in force on their cut-off, whatever is said here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applies {
    /// These, and no other: results that were looked at or reported do not change unasked.
    To(Vec<Period>),
    /// Those without a chosen version whose cut-off it is in force on.
    ByDate,
}

impl Applies {
    /// No period that the file has.
    pub const fn nowhere() -> Self {
        Self::To(Vec::new())
    }
}

/// What came of adding a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    pub version: CatalogueRef,
    /// False where the file held the very same already.
    pub is_new: bool,
    /// Periods that are now scored under another version than before: from and to.
    pub moved: Vec<(Period, CatalogueRef, CatalogueRef)>,
    /// Periods that it is in force on by its date, and that keep the version they had.
    pub kept: Vec<(Period, CatalogueRef)>,
    /// What had been chosen for periods, where that is another now.
    pub(super) chosen_before: Vec<PeriodChoice>,
}

// The window's tests answer for the data file with it.
#[cfg(all(test, feature = "gui"))]
impl Added {
    /// A version that moved no period.
    pub(crate) fn alone(version: CatalogueRef) -> Self {
        Self { version, is_new: true, moved: Vec::new(), kept: Vec::new(), chosen_before: Vec::new() }
    }
}

/// Adds a further version, or another criteria set.
///
/// # Errors
/// [`ServiceError::CatalogueFaults`]; a version that the file holds with another text is refused.
pub fn add(project: &mut Project, path: &Path, applies: &Applies) -> Result<Added, ServiceError> {
    add_text(project, path.display().to_string(), read(path)?, applies)
}

/// The same from a text, with its faults told under `origin`.
pub(super) fn add_text(
    project: &mut Project,
    origin: String,
    toml: String,
    applies: &Applies,
) -> Result<Added, ServiceError> {
    let catalogue = parse(origin, &toml)?;
    let version = catalogue.reference();
    // The same in other words (a copy of it was written and read) is no other version.
    let held = project.catalogue_asked(&version.to_string(), None);
    if held.is_ok_and(|held| *held == catalogue) {
        return Ok(Added { version, is_new: false, moved: Vec::new(), kept: Vec::new(), chosen_before: Vec::new() });
    }
    let stored = StoredCatalogue { id: catalogue.id.clone(), version: catalogue.version, toml };
    let before = versions_of_periods(project)?;
    let choices = choices(project, &catalogue, &before, applies)?;
    let chosen_before = chosen(project, choices.iter().map(|(period, _)| *period))?;
    let is_new = project.store_mut().add_catalogue_with(&stored, &choices, &clock::now())?;
    project.read_catalogues()?;
    let after = versions_of_periods(project)?;
    let moved = before.into_iter().zip(after).filter(|((_, from), (_, to))| from != to);
    let moved = moved.map(|((period, from), (_, to))| (period, from, to)).collect();
    let kept = choices.into_iter().filter_map(|(period, chosen)| Some((period, chosen.filter(|one| *one != version)?)));
    Ok(Added { kept: kept.collect(), version, is_new, moved, chosen_before })
}

/// What is chosen for periods along with a new version: those that take it, and those that would without a word.
fn choices(
    project: &Project,
    new: &Catalogue,
    before: &[(Period, CatalogueRef)],
    applies: &Applies,
) -> Result<Vec<PeriodChoice>, ServiceError> {
    let Applies::To(taking) = applies else { return Ok(Vec::new()) };
    let mut choices = Vec::new();
    for (period, now) in before {
        let takes_it_by_date = project.would_be_in_force(new, *period)?;
        let is_chosen = project.store().period_catalogue(*period)?.is_some();
        match taking.contains(period) {
            true if takes_it_by_date => choices.push((*period, None)),
            true => choices.push((*period, Some(new.reference()))),
            false if takes_it_by_date && !is_chosen => choices.push((*period, Some(now.clone()))),
            false => {}
        }
    }
    Ok(choices)
}

fn chosen(project: &Project, periods: impl Iterator<Item = Period>) -> Result<Vec<PeriodChoice>, ServiceError> {
    periods.map(|period| Ok((period, project.store().period_catalogue(period)?))).collect()
}

/// Takes back that a version was added: it is taken out again, and every period is scored as before.
///
/// # Errors
/// What [`remove`] says: meanwhile answers may have been given to it, or it was chosen for another period.
pub fn take_back(project: &mut Project, added: &Added) -> Result<(), ServiceError> {
    project.store_mut().remove_catalogue_with(&added.version, &added.chosen_before, &clock::now())?;
    project.read_catalogues()
}

/// Has every period that the file has scored under one version; those that were scored under another before.
///
/// # Errors
/// [`ServiceError::NoSuchEdition`].
pub fn choose_for_all(project: &mut Project, asked: &str) -> Result<Vec<(Period, CatalogueRef)>, ServiceError> {
    let version = project.catalogue_asked(asked, None)?.reference();
    let others: Vec<_> = versions_of_periods(project)?.into_iter().filter(|(_, now)| *now != version).collect();
    let choices: Vec<_> = others.iter().map(|(period, _)| (*period, Some(version.clone()))).collect();
    project.store_mut().set_period_catalogues(&choices, &clock::now())?;
    Ok(others)
}

fn versions_of_periods(project: &Project) -> Result<Vec<(Period, CatalogueRef)>, ServiceError> {
    let periods = project.store().periods()?.into_iter().map(|stored| stored.period);
    periods.map(|period| project.catalogue_of(period).map(|catalogue| (period, catalogue.reference()))).collect()
}

/// Takes a version out again that nothing refers to.
pub fn remove(project: &mut Project, asked: &str) -> Result<CatalogueRef, ServiceError> {
    let version = project.catalogue_asked(asked, None)?.reference();
    project.store_mut().remove_catalogue(&version, &clock::now())?;
    project.read_catalogues()?;
    Ok(version)
}

/// Chooses the version a period is scored under; nothing: the one in force on its cut-off again. Gives what it now is.
pub fn choose(project: &mut Project, period: Period, asked: Option<&str>) -> Result<Arc<Catalogue>, ServiceError> {
    let version = asked.map(|asked| project.catalogue_asked(asked, None)).transpose()?;
    let version = version.map(|catalogue| catalogue.reference());
    project.store_mut().set_period_catalogue(period, version.as_ref(), &clock::now())?;
    project.catalogue_of(period)
}

/// Whether a criteria set assesses what the file compares: provinces under one for agencies are nothing but "not sent". A blank
/// file may become one of any set.
pub fn may_score(project: &Project, catalogue: &Catalogue) -> Result<bool, ServiceError> {
    let own = project.catalogue_asked(project.own_catalogue(), None)?;
    Ok(own.units == catalogue.units || project.store().is_blank()?)
}

/// Takes a criteria set that ships with the program into the file and has a period scored under it. A blank file is
/// from then on one of that set.
///
/// # Errors
/// [`ServiceError::NoSuchCatalogue`] where no such set ships.
pub fn take_shipped(project: &mut Project, id: &str, period: Option<Period>) -> Result<(), ServiceError> {
    let shipped = catalogue::shipped().iter().find(|(shipped, _)| *shipped == id);
    let (_, toml) = shipped.ok_or_else(|| ServiceError::NoSuchCatalogue { id: id.to_owned() })?;
    let new = parse(id.to_owned(), toml)?;
    let stored = StoredCatalogue { id: new.id.clone(), version: new.version, toml: (*toml).to_owned() };
    if !project.store_mut().begin_with(&stored, &clock::now())? {
        let chosen = period.map(|period| (period, Some(new.reference())));
        project.store_mut().add_catalogue_with(&stored, chosen.as_slice(), &clock::now())?;
    }
    project.read_catalogues()
}

/// What a period may be scored under.
#[derive(Debug, Clone)]
pub struct Offers {
    /// What counts where nobody chooses.
    pub by_date: Arc<Catalogue>,
    /// What a person has chosen.
    pub chosen: Option<CatalogueRef>,
    /// Every version that can be read, and how many units' answers for the period were given to its criteria set.
    pub held: Vec<(Arc<Catalogue>, usize)>,
}

/// What a period may be scored under, by id and version.
pub fn offers(project: &Project, period: Period) -> Result<Offers, ServiceError> {
    let held = project.held_catalogues().filter_map(|held| project.catalogue_asked(&held.to_string(), None).ok());
    let offer = |held: Arc<Catalogue>| -> Result<_, ServiceError> {
        let answered = project.store().current_of_period(period, &held.id)?.len();
        Ok((held, answered))
    };
    Ok(Offers {
        by_date: project.catalogue_by_date(period)?,
        chosen: project.store().period_catalogue(period)?,
        held: held.map(offer).collect::<Result<_, _>>()?,
    })
}

/// Writes a version as it was added, or as a workbook, by the ending; never over another file.
pub fn write_out(project: &Project, catalogue: &Catalogue, out: &Path, words: &Words) -> Result<(), ServiceError> {
    let version = catalogue.reference();
    let held = project.store().catalogues()?.into_iter();
    let found = held.into_iter().find(|stored| stored.id == version.id && stored.version == version.version);
    write_new(out, &in_file(catalogue, found.map(|stored| stored.toml), out, words)?)
}

fn write_new(out: &Path, bytes: &[u8]) -> Result<(), ServiceError> {
    if out.exists() {
        return Err(ServiceError::WouldOverwrite { path: out.to_owned() });
    }
    files::write_whole(out, bytes)
}

/// How a copy differs from what it is a copy of, besides its version.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CopyRequest {
    pub effective_from: Option<Date>,
    /// Deadlines of targets, and the first day where none is given, move by a year.
    pub next_year: bool,
}

/// Writes a copy under the next free version; all codes stay.
pub fn copy(
    project: &Project,
    from: &str,
    request: CopyRequest,
    out: &Path,
    words: &Words,
) -> Result<CatalogueRef, ServiceError> {
    let from = asked(project, from)?;
    let held = project.held_catalogues().filter(|held| held.id == from.id).map(|held| held.version);
    let version = held.chain([from.version]).max().unwrap_or_default() + 1;
    let copied = copied(&from, version, request);
    write_new(out, &in_file(&copied, None, out, words)?)?;
    Ok(copied.reference())
}

/// The copy itself.
pub(super) fn copied(from: &Catalogue, version: u32, request: CopyRequest) -> Catalogue {
    let moved = |day: Date| if request.next_year { day.saturating_add(1.year()) } else { day };
    let mut copy = Catalogue {
        version,
        effective_from: request.effective_from.or_else(|| from.effective_from.map(moved)),
        ..from.clone()
    };
    for target in copy.indicators.iter_mut().filter_map(|indicator| indicator.target.as_mut()) {
        target.deadline = moved(target.deadline);
    }
    copy
}

/// A period scored under two versions.
#[derive(Debug)]
pub struct Rescored {
    pub before: PeriodScores,
    pub after: PeriodScores,
    /// Units that sent something, in the order of the later scores.
    pub units: Vec<UnitRescored>,
    /// Answers that the later version cannot use, and what it asks that nobody answered yet.
    pub not_carried: Vec<NotCarried>,
}

/// One unit under both versions.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitRescored {
    pub before: Standing,
    pub after: Standing,
    /// Points each indicator gave more or less, the largest difference first; those that gave the same are left out.
    pub causes: Vec<(String, Decimal)>,
    /// Indicators that gave the same points out of another maximum, before and after, the largest difference first.
    pub weighed: Vec<(String, [Decimal; 2])>,
}

/// Answers of one indicator that do not come along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotCarried {
    pub indicator: String,
    pub why: NotCarriedWhy,
    pub units: Vec<UnitCode>,
}

/// Why an indicator's answers do not come along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotCarriedWhy {
    /// The later version asks for something else under the same code.
    AskedOtherwise,
    /// The later version does not ask for it.
    AskedNoMore,
    /// Only the later version asks for it, and there is no answer.
    NewlyAsked,
}

/// Scores a period under two versions, side by side.
pub fn rescore(project: &Project, period: Period, versions: [&str; 2], whom: &Whom) -> Result<Rescored, ServiceError> {
    let [before, after] = versions.map(|asked| project.catalogue_asked(asked, Some(period)));
    rescore_under(project, period, [before?, after?], whom)
}

/// The same under criteria sets that the data file need not hold: a draft.
pub fn rescore_under(
    project: &Project,
    period: Period,
    [before, after]: [Arc<Catalogue>; 2],
    whom: &Whom,
) -> Result<Rescored, ServiceError> {
    let (before, after) = (score_under(project, before, period, whom)?, score_under(project, after, period, whom)?);
    let pairs: Vec<(&Standing, &Standing)> = after
        .standings
        .iter()
        .filter(|standing| standing.score.sent)
        .filter_map(|standing| Some((before.of(&standing.score.unit)?, standing)))
        .collect();
    let units = pairs.iter().map(|(old, new)| UnitRescored {
        before: (*old).clone(),
        after: (*new).clone(),
        causes: causes(old, new),
        weighed: weighed(old, new),
    });
    let units = units.collect();
    let not_carried = not_carried(&pairs);
    Ok(Rescored { before, after, units, not_carried })
}

fn score_of<'a>(standing: &'a Standing, code: &str) -> Option<&'a IndicatorScore> {
    standing.score.indicators.iter().find(|score| &*score.code == code)
}

/// Codes of both, those that are asked now first.
fn codes<'a>(old: &'a Standing, new: &'a Standing) -> impl Iterator<Item = &'a str> {
    let now = new.score.indicators.iter().map(|score| &*score.code);
    let then = old.score.indicators.iter().map(|score| &*score.code);
    now.chain(then.filter(|code| score_of(new, code).is_none()))
}

fn causes(old: &Standing, new: &Standing) -> Vec<(String, Decimal)> {
    let points = |standing, code| score_of(standing, code).map_or(Decimal::ZERO, |score| score.points);
    let mut causes: Vec<_> = codes(old, new)
        .map(|code| (code.to_owned(), points(new, code) - points(old, code)))
        .filter(|(_, difference)| !difference.is_zero())
        .collect();
    causes.sort_by_key(|(_, difference)| std::cmp::Reverse(difference.abs()));
    causes
}

fn weighed(old: &Standing, new: &Standing) -> Vec<(String, [Decimal; 2])> {
    let of =
        |standing, code| score_of(standing, code).map_or((Decimal::ZERO, Decimal::ZERO), |one| (one.points, one.max));
    let mut weighed: Vec<_> = codes(old, new)
        .filter_map(|code| {
            let ((points, before), (points_now, after)) = (of(old, code), of(new, code));
            (points == points_now && before != after).then(|| (code.to_owned(), [before, after]))
        })
        .collect();
    weighed.sort_by_key(|(_, [before, after])| std::cmp::Reverse((*after - *before).abs()));
    weighed
}

fn not_carried(pairs: &[(&Standing, &Standing)]) -> Vec<NotCarried> {
    let mut found: Vec<NotCarried> = Vec::new();
    for (old, new) in pairs {
        for code in codes(old, new) {
            let Some(why) = why_not_carried(score_of(old, code), score_of(new, code)) else { continue };
            let unit = new.score.unit.clone();
            match found.iter_mut().find(|known| known.indicator == code && known.why == why) {
                Some(known) => known.units.push(unit),
                None => found.push(NotCarried { indicator: code.to_owned(), why, units: vec![unit] }),
            }
        }
    }
    found.sort_by_key(|one| one.why);
    found
}

fn why_not_carried(old: Option<&IndicatorScore>, new: Option<&IndicatorScore>) -> Option<NotCarriedWhy> {
    let answered = |score: &IndicatorScore| score.state == State::Answered;
    match (old, new) {
        (Some(old), Some(new)) => {
            (answered(old) && new.state == State::NoData).then_some(NotCarriedWhy::AskedOtherwise)
        }
        (Some(old), None) => answered(old).then_some(NotCarriedWhy::AskedNoMore),
        (None, Some(new)) => (new.state == State::NoData).then_some(NotCarriedWhy::NewlyAsked),
        (None, None) => None,
    }
}
