//! Criteria sets for the page that edits them: what there is, from files and to files, kept, and old periods scored anew.

use std::path::Path;
use std::sync::Arc;

use super::edition::short_name;
use super::file::{view, worded};
use super::{Answer, Ask, unless_stopped};
use crate::app::job::Progress;
use crate::app::screen::criteria::{EditionLine, PeriodLine, RescoreView, Shelf};
use crate::app::shared::FileView;
use crate::domain::{CatalogueRef, Period, Unit};
use crate::i18n::{NO_VALUE, Words};
use crate::say;
use crate::service::catalogues::{self, Added, NotCarriedWhy, Rescored, UnitRescored};
use crate::service::score::Whom;
use crate::service::{Catalogue, Project, ServiceError, criteria, sorted_names};

/// Indicators named as the cause of a unit's change.
const CAUSES: usize = 3;

/// The versions that the file holds and those that come with the program.
pub fn load_criteria(ask: &Ask) -> Answer<Shelf> {
    ask.of_file(|project| shelf(project, ask))
}

fn shelf(project: &Project, ask: &Ask) -> Result<Shelf, ServiceError> {
    let words = &ask.words;
    let on_shelf = criteria::shelf(project)?;
    let held = on_shelf.held.into_iter().map(|listed| {
        let versions = project.held_catalogues().filter(|held| *held.id == *listed.catalogue.id).count();
        // The last version of the file's own criteria set stays.
        let is_needed = versions == 1 && listed.catalogue.id == project.own_catalogue();
        let unused = listed.periods.is_empty() && !is_needed;
        let differs = differing(project, &listed.catalogue, words);
        let periods: Vec<String> = listed.periods.iter().map(|(period, _)| words.short_period(*period)).collect();
        let detail = match periods.is_empty() {
            true => say!(words, "criteria-held-unused"),
            false => say!(words, "criteria-held", periods = periods.join(", ")),
        };
        let detail = std::iter::once(detail).chain(differs).collect::<Vec<_>>().join(" · ");
        EditionLine { held: true, unused, ..line(listed.catalogue, detail, words) }
    });
    let mut editions: Vec<EditionLine> = held.collect();
    for shipped in on_shelf.shipped {
        let usable = !project.holds_catalogue(&shipped.id) && catalogues::may_score(project, &shipped)?;
        editions.push(EditionLine { usable, ..line(shipped, say!(words, "criteria-shipped"), words) });
    }
    let in_use = match ask.period {
        Some(period) => project.catalogue_of(period)?.reference(),
        None => project.catalogue().reference(),
    };
    let in_use = editions.iter().position(|one| one.catalogue.reference() == in_use).unwrap_or(0);
    let mut periods = project.store().periods()?;
    periods.sort_unstable_by_key(|stored| std::cmp::Reverse(stored.period));
    let periods = periods.into_iter().map(|stored| {
        let under = project.catalogue_of(stored.period)?;
        Ok(PeriodLine {
            period: stored.period,
            name: words.short_period(stored.period),
            cut_off: stored.cut_off,
            catalogue: under.reference(),
            under: short_name(&under),
        })
    });
    Ok(Shelf { editions, in_use, periods: periods.collect::<Result<_, ServiceError>>()?, in_blocs: in_blocs(project) })
}

/// Units that are in a bloc: its code and the unit's name, in the order of names.
fn in_blocs(project: &Project) -> Vec<(String, String)> {
    let units = project.register().units().iter();
    let of = |unit: &Unit| Some((unit.bloc.as_ref()?.to_string(), unit.name.to_string()));
    let mut units: Vec<(String, String)> = units.filter_map(of).collect();
    sorted_names(&mut units, |(_, name)| name);
    units
}

fn line(catalogue: Arc<Catalogue>, detail: String, words: &Words) -> EditionLine {
    let since = catalogue.effective_from.map(|day| say!(words, "criteria-since", day = words.date(day)));
    let detail = since.into_iter().chain([detail]).collect::<Vec<_>>().join(" · ");
    let title = words.text(&catalogue.name).to_owned();
    EditionLine { name: short_name(&catalogue), title, detail, held: false, unused: true, usable: false, catalogue }
}

/// Versions of one set have one name: how many places differ from the version before tells them apart.
fn differing(project: &Project, catalogue: &Catalogue, words: &Words) -> Option<String> {
    let earlier = project.held_catalogues().filter(|held| held.id == catalogue.id && held.version < catalogue.version);
    let before = project.catalogue_asked(&earlier.max_by_key(|held| held.version)?.to_string(), None).ok()?;
    let count = catalogues::diff(&before, catalogue).changes.len();
    Some(say!(words, "criteria-differs", count = count, version = format!("v{}", before.version)))
}

/// A criteria set from a file, sound or not.
pub fn open_criteria(path: &Path, words: &Words) -> Answer<Box<Catalogue>> {
    worded(criteria::open(path).map(|opened| Box::new(opened.catalogue)), words)
}

/// Writes one as the ending says: TOML or Excel. Gives the file's name.
pub fn write_criteria<T>(catalogue: &Catalogue, path: &Path, words: &Words, progress: &Progress<T>) -> Answer<String> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let written = unless_stopped(progress).and_then(|()| criteria::write(catalogue, path, words));
    worded(written.map(|()| name), words)
}

/// What came of keeping a version, or of taking one out.
#[derive(Debug, Clone)]
pub struct Kept {
    pub shelf: Shelf,
    pub file: Box<FileView>,
    /// What was done, and which periods are scored under it now.
    pub said: Vec<String>,
    /// By which it can be taken back.
    pub added: Option<Added>,
}

/// Puts a version into the file, and has the periods named scored under it; all others stay as they are.
pub fn keep_criteria(ask: &Ask, catalogue: &Catalogue, periods: Vec<Period>) -> Answer<Kept> {
    ask.of_file(|project| {
        let added = criteria::keep(project, catalogue, periods)?;
        let words = &ask.words;
        let version = shown(&added.version);
        let first = match added.is_new {
            true => say!(words, "cli-catalogue-added", version = version.as_str()),
            false => say!(words, "cli-catalogue-held", version = version.as_str()),
        };
        let moved = added.moved.iter().map(|(period, from, to)| {
            let (period, from, to) = (words.short_period(*period), shown(from), shown(to));
            say!(words, "cli-catalogue-period-moved", period = period, before = from, after = to)
        });
        let none = (added.is_new && added.moved.is_empty()).then(|| say!(words, "criteria-kept-no-period"));
        let said = std::iter::once(first).chain(moved).chain(none).collect();
        kept(project, ask, said, Some(added))
    })
}

fn kept(project: &Project, ask: &Ask, said: Vec<String>, added: Option<Added>) -> Result<Kept, ServiceError> {
    let file = Box::new(view(project, ask.period, &ask.words)?);
    Ok(Kept { shelf: shelf(project, ask)?, file, said, added })
}

fn shown(version: &CatalogueRef) -> String {
    format!("{} v{}", version.id, version.version)
}

/// Takes back that a version was kept.
pub fn take_back_criteria(ask: &Ask, added: &Added) -> Answer<Kept> {
    ask.of_file(|project| {
        catalogues::take_back(project, added)?;
        kept(project, ask, vec![say!(ask.words, "criteria-taken-back", version = shown(&added.version))], None)
    })
}

/// Takes a version out that nothing refers to.
pub fn remove_criteria(ask: &Ask, version: &str) -> Answer<Kept> {
    ask.of_file(|project| {
        let removed = shown(&catalogues::remove(project, version)?);
        kept(project, ask, vec![say!(ask.words, "cli-catalogue-removed", version = removed)], None)
    })
}

/// A period under two criteria sets, side by side.
pub fn rescore(ask: &Ask, period: Period, sets: [Arc<Catalogue>; 2]) -> Answer<RescoreView> {
    ask.of_file(|project| {
        let rescored = catalogues::rescore_under(project, period, sets, &Whom::Compared)?;
        let rows = rescored.units.iter().map(|unit| row(project, unit, &rescored, &ask.words)).collect();
        let own = ask.own.as_ref();
        let own = own.and_then(|own| rescored.units.iter().position(|unit| unit.after.score.unit == *own));
        Ok(RescoreView { rows, own, remarks: remarks(&rescored, &ask.words) })
    })
}

/// Unit, rank before and after, climb, percent before and after, difference, causes.
fn row(project: &Project, unit: &UnitRescored, rescored: &Rescored, words: &Words) -> [String; 8] {
    let none = || NO_VALUE.to_owned();
    let digits = rescored.after.catalogue.digits;
    let (old, new) = (&unit.before, &unit.after);
    let rank = |rank: Option<u32>| rank.map_or_else(none, |rank| rank.to_string());
    let percent = |percent: Option<_>| percent.map_or_else(none, |percent| words.number(percent, digits));
    let climb = old.rank.zip(new.rank).map(|(old, new)| i64::from(old) - i64::from(new));
    let causes = unit.causes.iter();
    let causes = causes.map(|(code, points)| format!("{code} {}", words.signed(*points, digits)));
    // The same points out of another maximum are another percent.
    let weighed = unit.weighed.iter().map(|(code, [before, after])| {
        let (before, after) = (words.plain(*before, digits), words.plain(*after, digits));
        say!(words, "criteria-cause-max", code = code.as_str(), before = before, after = after)
    });
    let causes: Vec<String> = causes.chain(weighed).take(CAUSES).collect();
    [
        project.name_of(&new.score.unit).to_owned(),
        rank(old.rank),
        rank(new.rank),
        climb.map_or_else(none, |climb| if climb == 0 { "=".to_owned() } else { words.signed(climb.into(), 0) }),
        percent(old.score.percent),
        percent(new.score.percent),
        old.score.percent.zip(new.score.percent).map_or_else(none, |(old, new)| words.signed(new - old, digits)),
        if causes.is_empty() { none() } else { causes.join("; ") },
    ]
}

/// Answers that do not come along.
fn remarks(rescored: &Rescored, words: &Words) -> Vec<String> {
    let said = |one: &catalogues::NotCarried| {
        let (indicator, count) = (one.indicator.as_str(), one.units.len());
        match one.why {
            NotCarriedWhy::AskedOtherwise => {
                say!(words, "cli-rescore-asked-otherwise", indicator = indicator, count = count)
            }
            NotCarriedWhy::AskedNoMore => {
                say!(words, "cli-rescore-asked-no-more", indicator = indicator, count = count)
            }
            NotCarriedWhy::NewlyAsked => say!(words, "cli-rescore-newly-asked", indicator = indicator, count = count),
        }
    };
    rescored.not_carried.iter().map(said).collect()
}
