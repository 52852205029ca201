//! A data file opened for work: its store, its catalogue and its register of units.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::editions::Editions;
use super::{Letterhead, ServiceError, catalogues, clock};
use crate::catalogue::{self, Assessed, Catalogue};
use crate::domain::province::Region;
use crate::domain::{Register, Unit, UnitCode, UnitKind, province};
use crate::i18n::Words;
use crate::say;
use crate::store::{Store, StoredCatalogue};

/// Setting of the data file: the unit whose staff work with it.
const OWN_UNIT: &str = "own_unit";
/// Setting of the data file: what every chart and table made from it must carry ("SỐ LIỆU MINH HỌA").
const MARKING: &str = "marking";
/// What is written there of the data that ship with the program.
pub(super) const ILLUSTRATIVE: &str = "SỐ LIỆU MINH HỌA";

/// Which catalogue a new data file is made with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CatalogueChoice {
    /// One that ships with the program, by id.
    Shipped(String),
    /// A file of the user's own.
    File(PathBuf),
}

impl Default for CatalogueChoice {
    fn default() -> Self {
        Self::Shipped("nq17-2020".to_owned())
    }
}

impl CatalogueChoice {
    /// What the command line's `--catalogue ID|FILE.toml|FILE.xlsx` means: a file when it looks like one.
    pub fn from_argument(text: &str) -> Self {
        if catalogues::is_file(text) { Self::File(text.into()) } else { Self::Shipped(text.to_owned()) }
    }

    fn toml(&self) -> Result<(String, String), ServiceError> {
        match self {
            Self::Shipped(id) => catalogue::shipped()
                .iter()
                .find(|(shipped, _)| shipped == id)
                .map(|(id, toml)| ((*id).to_owned(), (*toml).to_owned()))
                .ok_or_else(|| ServiceError::NoSuchCatalogue { id: id.clone() }),
            Self::File(path) => catalogues::read(path).map(|toml| (path.display().to_string(), toml)),
        }
    }
}

/// An open data file.
#[derive(Debug)]
pub struct Project {
    store: Store,
    pub(super) editions: Editions,
    newest: Arc<Catalogue>,
    register: Register,
    letterhead: Letterhead,
}

impl Project {
    /// Makes a data file; never overwrites one.
    pub fn create(path: &Path, choice: &CatalogueChoice) -> Result<Self, ServiceError> {
        let (origin, toml) = choice.toml()?;
        let catalogue = parse(origin, &toml)?;
        let stored = StoredCatalogue { id: catalogue.id.clone(), version: catalogue.version, toml };
        let units = match catalogue.units {
            Assessed::Provinces | Assessed::Agencies => province::units(),
            Assessed::Open => Vec::new(),
        };
        let store = Store::create(path, &stored, &units, &clock::now())?;
        Self::of(store)
    }

    /// Opens a data file.
    pub fn open(path: &Path) -> Result<Self, ServiceError> {
        Self::of(Store::open(path)?)
    }

    fn of(store: Store) -> Result<Self, ServiceError> {
        let editions = Editions::of(&store)?;
        let newest = editions.newest()?;
        let register = Register::new(store.units()?);
        Ok(Self { store, editions, newest, register, letterhead: Letterhead::default() })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// The highest version of the criteria set that the file was made with: for what no period is in question of. What
    /// a period is scored under is [`catalogue_of`](Self::catalogue_of).
    pub fn catalogue(&self) -> &Catalogue {
        &self.newest
    }

    /// The register of units.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// The rows of the data file.
    pub fn store(&self) -> &Store {
        &self.store
    }

    pub(super) fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    /// The unit with a code, or an error that names it.
    pub fn unit(&self, code: &UnitCode) -> Result<&Unit, ServiceError> {
        self.register.by_code(code).ok_or_else(|| ServiceError::NoSuchUnit { code: code.to_string() })
    }

    /// What a unit is called; its code where the register does not know it.
    pub fn name_of<'a>(&'a self, code: &'a UnitCode) -> &'a str {
        self.register.by_code(code).map_or(code.as_str(), |unit| &unit.name)
    }

    /// Units that are compared with each other: provinces, a custom catalogue's units, or agencies where it is they that
    /// are assessed …
    pub fn compared_units(&self) -> impl Iterator<Item = &Unit> {
        let of_agencies = self.newest.units == Assessed::Agencies;
        self.register.units().iter().filter(move |unit| (unit.kind == UnitKind::Agency) == of_agencies)
    }

    /// … and the agencies of one of them.
    pub fn agencies_of<'a>(&'a self, parent: &'a UnitCode) -> impl Iterator<Item = &'a Unit> {
        self.register
            .units()
            .iter()
            .filter(move |unit| unit.kind == UnitKind::Agency && unit.parent.as_ref() == Some(parent))
    }

    /// The region a unit lies in: an agency where its province does. Nothing for units that are no provinces.
    pub fn region_of(&self, unit: &UnitCode) -> Option<Region> {
        let parent = self.register.by_code(unit).and_then(|unit| unit.parent.as_ref());
        province::by_code(parent.unwrap_or(unit).as_str()).map(|province| province.region)
    }

    /// The unit whose staff work with this file.
    pub fn own_unit(&self) -> Option<UnitCode> {
        self.store.setting(OWN_UNIT).ok().flatten().and_then(|code| code.parse().ok())
    }

    /// Remembers the unit whose staff work with this file.
    pub fn set_own_unit(&mut self, code: &UnitCode) -> Result<(), ServiceError> {
        Ok(self.store.set_setting(OWN_UNIT, code.as_str())?)
    }

    /// Says under whose name letters and reports are written while the file is open; nothing of it is kept in the file.
    pub fn write_as(&mut self, letterhead: Letterhead) {
        self.letterhead = letterhead;
    }

    /// Under whose name letters and reports are written.
    pub fn letterhead(&self) -> &Letterhead {
        &self.letterhead
    }

    /// What every chart made from this file must carry, such as that its figures are illustrative.
    pub fn marking(&self) -> Option<String> {
        self.store.setting(MARKING).ok().flatten()
    }

    /// The same as a language says it: data that ship with the program are marked in the language they are shown in.
    pub fn marking_in(&self, words: &Words) -> Option<String> {
        let marking = self.marking()?;
        Some(if marking == ILLUSTRATIVE { say!(words, "marking-illustrative") } else { marking })
    }

    /// Marks everything that will be made from this file.
    pub fn set_marking(&mut self, marking: &str) -> Result<(), ServiceError> {
        Ok(self.store.set_setting(MARKING, marking)?)
    }

    /// Adds units and changes those known by code.
    pub fn upsert_units(&mut self, units: &[Unit]) -> Result<crate::store::UnitChanges, ServiceError> {
        let changes = self.store.upsert_units(units, &clock::now())?;
        self.read_register()?;
        Ok(changes)
    }

    /// Reads the criteria sets anew, after one came or went.
    pub(super) fn read_catalogues(&mut self) -> Result<(), ServiceError> {
        self.editions = Editions::of(&self.store)?;
        self.newest = self.editions.newest()?;
        Ok(())
    }

    /// Reads the register anew, after something that units may come or go with.
    pub(super) fn read_register(&mut self) -> Result<(), ServiceError> {
        self.register = Register::new(self.store.units()?);
        Ok(())
    }

    /// Puts units that the data file took in behind those of the register, without reading all of them anew.
    pub(super) fn extend_register<'u>(
        &mut self,
        units: impl IntoIterator<Item = &'u Unit>,
    ) -> Result<(), ServiceError> {
        let register = &self.register;
        let new: Vec<&Unit> = units.into_iter().filter(|unit| register.by_code(&unit.code).is_none()).collect();
        self.register.extend(new.into_iter().cloned());
        // Another window may have changed the register before.
        if self.register.units().len() == self.store.count_units()? { Ok(()) } else { self.read_register() }
    }

    /// Takes units from a CSV file, see docs/units.md for its columns.
    pub fn import_units(&mut self, path: &Path) -> Result<crate::store::UnitChanges, ServiceError> {
        let csv = std::fs::read(path)
            .map_err(|error| ServiceError::CannotRead { path: path.to_owned(), detail: error.to_string() })?;
        self.take_units(&path.display().to_string(), &csv)
    }

    /// The same from the bytes of a CSV file.
    pub fn take_units(&mut self, origin: &str, csv: &[u8]) -> Result<crate::store::UnitChanges, ServiceError> {
        let units = crate::domain::unit_list::parse(csv, &self.register)
            .map_err(|faults| ServiceError::UnitFaults { origin: origin.to_owned(), faults })?;
        self.upsert_units(&units)
    }
}

/// A catalogue from a text of the user's, with its faults told under `origin`.
pub(super) fn parse(origin: String, toml: &str) -> Result<Catalogue, ServiceError> {
    catalogue::parse(toml).map_err(|faults| ServiceError::CatalogueFaults { origin, faults })
}
