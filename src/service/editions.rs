//! The criteria sets a data file holds, and which version of one counts for a period.
//!
//! A period is scored under the version that a person chose for it; else under the one of the file's own criteria set
//! (the one it was made with) that is in force on the period's cut-off, see [`in_force`].

use std::sync::Arc;

use jiff::civil::Date;

use super::{Project, ServiceError};
use crate::catalogue::{Catalogue, Fault, in_force};
use crate::domain::{CatalogueRef, Period};
use crate::store::Store;

/// Every version of every criteria set of a data file.
#[derive(Debug)]
pub(super) struct Editions {
    /// Id of the file's own criteria set.
    own: String,
    /// By id and version.
    held: Vec<Held>,
}

#[derive(Debug)]
struct Held {
    version: CatalogueRef,
    /// A text that this program cannot read is trouble only for who asks for it.
    read: Result<Arc<Catalogue>, Vec<Fault>>,
}

impl Editions {
    pub(super) fn of(store: &Store) -> Result<Self, ServiceError> {
        let none = || ServiceError::NoSuchCatalogue { id: store.path().display().to_string() };
        let own = store.first_catalogue()?.ok_or_else(none)?;
        let held = store.catalogues()?.into_iter().map(|stored| Held {
            read: crate::catalogue::parse(&stored.toml).map(Arc::new),
            version: CatalogueRef { id: stored.id.into(), version: stored.version },
        });
        Ok(Self { own, held: held.collect() })
    }

    /// The highest version of the file's own criteria set.
    pub(super) fn newest(&self) -> Result<Arc<Catalogue>, ServiceError> {
        self.versions_of(&self.own)?.pop().ok_or_else(|| self.unknown(&self.own))
    }

    /// Lowest version first; none of an id that the file does not hold.
    fn versions_of(&self, id: &str) -> Result<Vec<Arc<Catalogue>>, ServiceError> {
        self.held.iter().filter(|held| *held.version.id == *id).map(readable).collect()
    }

    fn version(&self, version: &CatalogueRef) -> Result<Arc<Catalogue>, ServiceError> {
        let found = self.held.iter().find(|held| held.version == *version);
        found.map_or_else(|| Err(self.unknown(&version.to_string())), readable)
    }

    fn holds(&self, id: &str) -> bool {
        self.held.iter().any(|held| *held.version.id == *id)
    }

    fn unknown(&self, asked: &str) -> ServiceError {
        let held = self.held.iter().map(|held| held.version.to_string()).collect();
        ServiceError::NoSuchEdition { asked: asked.to_owned(), held }
    }
}

fn readable(held: &Held) -> Result<Arc<Catalogue>, ServiceError> {
    let faulty = |faults: &Vec<Fault>| ServiceError::CatalogueFaults {
        origin: held.version.to_string(),
        faults: faults.clone(),
    };
    held.read.clone().map_err(|faults| faulty(&faults))
}

impl Project {
    /// Id of the criteria set the file was made with.
    pub fn own_catalogue(&self) -> &str {
        &self.editions.own
    }

    /// Every version that the file holds, by id and version.
    pub fn held_catalogues(&self) -> impl Iterator<Item = &CatalogueRef> {
        self.editions.held.iter().map(|held| &held.version)
    }

    /// Whether the file holds any version of a criteria set.
    pub fn holds_catalogue(&self, id: &str) -> bool {
        self.editions.holds(id)
    }

    /// The criteria set, in the version, that a period is scored under.
    ///
    /// # Errors
    /// [`ServiceError::CatalogueFaults`] where a version that could be it is not readable any more.
    pub fn catalogue_of(&self, period: Period) -> Result<Arc<Catalogue>, ServiceError> {
        if let [only] = self.editions.held.as_slice() {
            return readable(only);
        }
        match self.store().period_catalogue(period)? {
            Some(chosen) => self.editions.version(&chosen),
            None => self.catalogue_by_date(period),
        }
    }

    /// The version of the file's own criteria set that is in force on a period's cut-off.
    pub fn catalogue_by_date(&self, period: Period) -> Result<Arc<Catalogue>, ServiceError> {
        self.in_force(&self.editions.own, period)
    }

    /// The version of a criteria set that counts for a period: the one chosen for it, else the one in force.
    pub fn catalogue_of_id(&self, id: &str, period: Period) -> Result<Arc<Catalogue>, ServiceError> {
        if let [only] = self.editions.versions_of(id)?.as_slice() {
            return Ok(only.clone());
        }
        match self.store().period_catalogue(period)?.filter(|chosen| *chosen.id == *id) {
            Some(chosen) => self.editions.version(&chosen),
            None => self.in_force(id, period),
        }
    }

    fn in_force(&self, id: &str, period: Period) -> Result<Arc<Catalogue>, ServiceError> {
        let cut_off = self.store().cut_off(period)?;
        in_force(self.editions.versions_of(id)?, cut_off).ok_or_else(|| self.editions.unknown(id))
    }

    /// Whether a period without a chosen version would be scored under another one, were its cut-off this day.
    pub(super) fn would_move(&self, period: Period, day: Date) -> Result<bool, ServiceError> {
        if self.store().period_catalogue(period)?.is_some() {
            return Ok(false);
        }
        let own = self.editions.versions_of(&self.editions.own)?;
        let on = |day: Date| in_force(own.iter().map(|held| &**held), day).map(|held| held.version);
        Ok(on(day) != on(self.store().cut_off(period)?))
    }

    /// Whether a version that the file does not hold yet would be in force on a period's cut-off, were it added.
    pub(super) fn would_be_in_force(&self, new: &Catalogue, period: Period) -> Result<bool, ServiceError> {
        if new.id != self.editions.own {
            return Ok(false);
        }
        let held = self.editions.versions_of(&self.editions.own)?;
        let all = held.iter().map(|held| &**held).chain([new]);
        let counts = in_force(all, self.store().cut_off(period)?);
        Ok(counts.is_some_and(|counts| counts.reference() == new.reference()))
    }

    /// What a person means by `ID` (the version that counts for the period, the highest where none is asked about),
    /// `ID@N`, or `N` alone: a version of the file's own criteria set.
    ///
    /// # Errors
    /// [`ServiceError::NoSuchEdition`]; [`ServiceError::CatalogueFaults`].
    pub fn catalogue_asked(&self, asked: &str, period: Option<Period>) -> Result<Arc<Catalogue>, ServiceError> {
        if self.editions.holds(asked) {
            return match period {
                Some(period) => self.catalogue_of_id(asked, period),
                None => self.editions.versions_of(asked)?.pop().ok_or_else(|| self.editions.unknown(asked)),
            };
        }
        let version = |id: &str, number: &str| {
            let version = number.parse().map_err(|_| self.editions.unknown(asked))?;
            self.editions.version(&CatalogueRef { id: id.into(), version })
        };
        match asked.rsplit_once('@') {
            Some((id, number)) => version(id, number),
            None => version(&self.editions.own, asked),
        }
    }

    /// The one asked for, or the one a period is scored under.
    pub fn catalogue_asked_or_of(&self, asked: Option<&str>, period: Period) -> Result<Arc<Catalogue>, ServiceError> {
        asked.map_or_else(|| self.catalogue_of(period), |asked| self.catalogue_asked(asked, Some(period)))
    }
}
