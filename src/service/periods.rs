//! The periods of a data file: how far each is, and the day its figures stand for.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::owing::owing;
use super::{Project, ServiceError, clock};
use crate::catalogue::Catalogue;
use crate::domain::Period;
use crate::domain::period::day;
use crate::workbook::typed_period;

/// A period as a list of periods shows it.
#[derive(Debug, Clone)]
pub struct Listed {
    pub period: Period,
    /// The day its figures stand for (Ngày chốt số liệu).
    pub cut_off: Date,
    /// Nobody set another: see [`Period::default_cut_off`].
    pub cut_off_is_default: bool,
    /// What it is scored under.
    pub catalogue: Arc<Catalogue>,
    /// How many units sent, and how many have not.
    pub sent: usize,
    pub owing: usize,
}

/// Every period that something counts for or whose cut-off was set, newest first.
pub fn list(project: &Project) -> Result<Vec<Listed>, ServiceError> {
    let stored = project.store().periods()?;
    let listed = stored.into_iter().rev().map(|stored| {
        let known = owing(project, stored.period)?;
        Ok(Listed {
            period: stored.period,
            cut_off: stored.cut_off,
            cut_off_is_default: stored.cut_off_is_default,
            catalogue: project.catalogue_of(stored.period)?,
            sent: known.sent.len(),
            owing: known.owing.len(),
        })
    });
    listed.collect()
}

/// Sets the day a period's figures stand for; nothing: the usual day again. Paces, charts over time and reports go by it;
/// points do not. A period stays under the version of the criteria set that it is scored under, whatever is in force on
/// that day: nothing is scored anew unasked. False where it was that day already.
///
/// # Errors
/// [`ServiceError::NotACutOff`] before the period begins or more than a year after it ends.
pub fn set_cut_off(project: &mut Project, period: Period, day: Option<Date>) -> Result<bool, ServiceError> {
    if let Some(day) = day {
        may_be_cut_off(period, day)?;
    }
    let now = project.catalogue_of(period)?.reference();
    let moves = project.would_move(period, day.unwrap_or_else(|| period.default_cut_off()))?;
    Ok(project.store_mut().set_cut_off(period, day, moves.then_some(&now), &clock::now())?)
}

/// The day somebody wrote: `31/05/2020` or `2020-05-31`.
///
/// # Errors
/// [`ServiceError::NotADay`].
pub fn day_written(text: &str) -> Result<Date, ServiceError> {
    day(text).ok_or_else(|| ServiceError::NotADay { written: text.to_owned() })
}

/// A period as people write it: `2020-05`, `5/2020`, `quý II/2020`; nothing where a text names none, or several.
pub fn written(text: &str) -> Option<Period> {
    typed_period(text)
}

/// That one period's figures stand for an earlier day than another's.
///
/// # Errors
/// [`ServiceError::NotEarlier`].
pub(super) fn is_earlier(project: &Project, against: Period, period: Period) -> Result<(), ServiceError> {
    if project.store().cut_off(against)? < project.store().cut_off(period)? {
        return Ok(());
    }
    Err(ServiceError::NotEarlier { period: period.to_string(), against: against.to_string() })
}

fn may_be_cut_off(period: Period, day: Date) -> Result<(), ServiceError> {
    let first = period.first_day();
    let last = period.last_day().saturating_add(1.year());
    if (first..=last).contains(&day) {
        return Ok(());
    }
    Err(ServiceError::NotACutOff { period, day, first, last })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::service::{CatalogueChoice, catalogues};

    const FIRST: &str = "id = \"thu\"\nversion = 1\nname = \"Thử\"\ndocument = \"Thử\"\ntotal = 1\n\
        group = [{ code = \"A\", name = \"A\", max = 1 }]\n\
        indicator = [{ code = \"A1\", group = \"A\", name = \"A1\", input = \"yes_no\", rule = \"yes_no\", max = 1 }]\n";

    fn may() -> Period {
        "2020-05".parse().unwrap()
    }

    #[test]
    fn a_cut_off_is_set_and_goes_back_to_the_usual_day() {
        let folder = tempfile::tempdir().unwrap();
        let mut project = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::default()).unwrap();
        assert!(set_cut_off(&mut project, may(), Some(date(2020, 5, 31))).unwrap());
        assert!(!set_cut_off(&mut project, may(), Some(date(2020, 5, 31))).unwrap());
        let [listed] = &list(&project).unwrap()[..] else { panic!("one period") };
        assert_eq!((listed.cut_off, listed.cut_off_is_default, listed.sent), (date(2020, 5, 31), false, 0));
        assert!(set_cut_off(&mut project, may(), None).unwrap());
        assert_eq!(project.store().cut_off(may()).unwrap(), may().default_cut_off());
    }

    #[test]
    fn a_day_before_the_period_or_long_after_it_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let mut project = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::default()).unwrap();
        for day in [date(2020, 4, 30), date(2021, 6, 1), date(2002, 5, 14)] {
            let refused = set_cut_off(&mut project, may(), Some(day)).unwrap_err();
            assert!(matches!(refused, ServiceError::NotACutOff { first, .. } if first == date(2020, 5, 1)), "{day}");
        }
        assert_eq!(project.store().periods().unwrap(), [], "nothing was written");
        for day in [date(2020, 5, 1), date(2021, 5, 31)] {
            assert!(set_cut_off(&mut project, may(), Some(day)).unwrap(), "{day}");
        }
    }

    #[test]
    fn a_period_stays_under_its_version_when_another_is_in_force_on_its_new_cut_off() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let second = FIRST.replace("version = 1", "version = 2\neffective_from = 2020-06-01");
        std::fs::write(at("1.toml"), FIRST).unwrap();
        std::fs::write(at("2.toml"), second).unwrap();
        let mut project = Project::create(&at("a.egov"), &CatalogueChoice::File(at("1.toml"))).unwrap();
        catalogues::add(&mut project, &at("2.toml"), &catalogues::Applies::ByDate).unwrap();
        let version = |project: &Project| project.catalogue_of(may()).unwrap().version;
        assert_eq!(version(&project), 1);
        set_cut_off(&mut project, may(), Some(date(2020, 5, 20))).unwrap();
        assert_eq!(project.store().period_catalogue(may()).unwrap(), None, "nothing to keep");
        set_cut_off(&mut project, may(), Some(date(2020, 6, 14))).unwrap();
        assert_eq!(version(&project), 1);
    }
}
