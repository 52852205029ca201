//! Whom a unit is held against: all, its region, or a group of peers – the shipped one and those that users make.
//!
//! A user's groups travel with the data file as one of its settings: they change no figure.

use std::collections::BTreeMap;

use super::{Project, ServiceError};
use crate::catalogue::Assessed;
use crate::domain::province::{self, Region};
use crate::domain::{UnitCode, text};
use crate::i18n::{Language, Words};
use crate::say;

/// Setting of the data file: name → codes of units, as JSON.
const GROUPS: &str = "peer_groups";
/// What the command line calls the unit's own region.
const REGION: &str = "region";

/// A named group of units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerGroup {
    pub name: String,
    pub units: Vec<UnitCode>,
    /// It comes with the program.
    pub shipped: bool,
}

/// Units that a unit is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Peers {
    /// All that are scored together.
    All,
    Region(Region),
    Group(PeerGroup),
}

impl Peers {
    /// Whether a unit is one of them.
    pub fn contain(&self, project: &Project, unit: &UnitCode) -> bool {
        match self {
            Self::All => true,
            Self::Region(region) => project.region_of(unit) == Some(*region),
            Self::Group(group) => group.units.contains(unit),
        }
    }

    /// What they are called.
    pub fn name(&self, words: &Words) -> String {
        match self {
            Self::All => say!(words, "peers-all"),
            Self::Region(region) => say!(words, "peers-region", name = words.region(*region)),
            Self::Group(group) => group.name.clone(),
        }
    }
}

/// The shipped group, then the user's by name.
pub fn groups(project: &Project, words: &Words) -> Result<Vec<PeerGroup>, ServiceError> {
    let own = own_groups(project)?.into_iter().map(|(name, units)| PeerGroup { name, units, shipped: false });
    let shipped = (project.catalogue().units == Assessed::Provinces).then(|| central_cities(words));
    Ok(shipped.into_iter().chain(own).collect())
}

fn central_cities(words: &Words) -> PeerGroup {
    let cities = province::all().iter().filter(|province| province.central_city);
    let units = cities.filter_map(|city| city.code.parse().ok()).collect();
    PeerGroup { name: say!(words, "peers-central-cities"), units, shipped: true }
}

/// Keeps a group under its name, in place of one that has it already.
///
/// # Errors
/// [`ServiceError::NoSuchUnit`], [`ServiceError::PeerGroupIsShipped`], and [`ServiceError::NotAPeerGroup`] for a name
/// without letters, one that means the region, and a group of nobody.
pub fn set(project: &mut Project, name: &str, units: &[UnitCode]) -> Result<(), ServiceError> {
    let name = text::nfc(name.trim());
    let key = text::search_key(&name);
    if key.is_empty() || key == REGION || units.is_empty() {
        return Err(ServiceError::NotAPeerGroup { text: name });
    }
    refuse_shipped(project, &name)?;
    for unit in units {
        project.unit(unit)?;
    }
    let mut groups = own_groups(project)?;
    groups.retain(|known, _| text::search_key(known) != key);
    let mut units = units.to_vec();
    units.sort();
    units.dedup();
    groups.insert(name, units);
    keep(project, &groups)
}

/// Forgets a group of the user's.
///
/// # Errors
/// [`ServiceError::NoSuchPeerGroup`], [`ServiceError::PeerGroupIsShipped`].
pub fn remove(project: &mut Project, name: &str) -> Result<(), ServiceError> {
    refuse_shipped(project, name)?;
    let mut groups = own_groups(project)?;
    let before = groups.len();
    let known: Vec<String> = groups.keys().cloned().collect();
    groups.retain(|known, _| text::search_key(known) != text::search_key(name));
    if groups.len() == before {
        return Err(ServiceError::NoSuchPeerGroup { name: name.to_owned(), known });
    }
    keep(project, &groups)
}

/// A shipped group is known by its name in either language.
fn refuse_shipped(project: &Project, name: &str) -> Result<(), ServiceError> {
    let is_shipped = project.catalogue().units == Assessed::Provinces && is_central_cities(name);
    if is_shipped { Err(ServiceError::PeerGroupIsShipped { name: name.to_owned() }) } else { Ok(()) }
}

fn is_central_cities(name: &str) -> bool {
    let named = |language| central_cities(&Words::new(language)).name;
    [Language::Vi, Language::En]
        .into_iter()
        .any(|language| text::search_key(&named(language)) == text::search_key(name))
}

/// What a text of the command line names for a unit: nothing for all, `region`, or a group by its name.
///
/// # Errors
/// [`ServiceError::NoSuchPeerGroup`], also for the region of a unit that lies in none.
pub fn named(project: &Project, unit: &UnitCode, name: Option<&str>, words: &Words) -> Result<Peers, ServiceError> {
    let Some(name) = name else { return Ok(Peers::All) };
    if text::search_key(name) != REGION {
        return group(project, name, words).map(Peers::Group);
    }
    let known = groups(project, words)?.into_iter().map(|group| group.name).collect();
    let unknown = || ServiceError::NoSuchPeerGroup { name: name.to_owned(), known };
    project.region_of(unit).map(Peers::Region).ok_or_else(unknown)
}

/// A peer group by its name; the one that comes with the program by its name in either language.
///
/// # Errors
/// [`ServiceError::NoSuchPeerGroup`].
pub fn group(project: &Project, name: &str, words: &Words) -> Result<PeerGroup, ServiceError> {
    let mut groups = groups(project, words)?;
    let fits = |group: &PeerGroup| {
        text::search_key(&group.name) == text::search_key(name) || (group.shipped && is_central_cities(name))
    };
    match groups.iter().position(fits) {
        Some(found) => Ok(groups.swap_remove(found)),
        None => {
            let known = groups.into_iter().map(|group| group.name).collect();
            Err(ServiceError::NoSuchPeerGroup { name: name.to_owned(), known })
        }
    }
}

/// Everything a unit can be held against: all, its region, each group that it is in.
pub fn of_unit(project: &Project, unit: &UnitCode, words: &Words) -> Result<Vec<Peers>, ServiceError> {
    let region = project.region_of(unit).map(Peers::Region);
    let groups = groups(project, words)?.into_iter().filter(|group| group.units.contains(unit)).map(Peers::Group);
    Ok(std::iter::once(Peers::All).chain(region).chain(groups).collect())
}

fn own_groups(project: &Project) -> Result<BTreeMap<String, Vec<UnitCode>>, ServiceError> {
    let kept = project.store().setting(GROUPS)?;
    // A setting that cannot be read is as good as none: it holds no figures.
    Ok(kept.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
}

fn keep(project: &mut Project, groups: &BTreeMap<String, Vec<UnitCode>>) -> Result<(), ServiceError> {
    let json = serde_json::to_string(groups)
        .map_err(|error| ServiceError::CannotWrite { path: project.path().to_owned(), detail: error.to_string() })?;
    Ok(project.store_mut().set_setting(GROUPS, &json)?)
}

/// A group as the command line writes it: `NAME=01,31,48`.
pub fn parse(text: &str) -> Result<(String, Vec<UnitCode>), ServiceError> {
    let wrong = || ServiceError::NotAPeerGroup { text: text.to_owned() };
    let (name, codes) = text.rsplit_once('=').ok_or_else(wrong)?;
    let codes = codes.split([',', ';', ' ']).filter(|code| !code.is_empty());
    let units = codes.map(|code| code.parse().map_err(|_| wrong())).collect::<Result<_, _>>()?;
    Ok((name.trim().to_owned(), units))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::testing::code;
    use crate::service::CatalogueChoice;

    fn project() -> (tempfile::TempDir, Project) {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::default()).unwrap();
        (folder, project)
    }

    #[test]
    fn a_group_is_kept_with_the_data_file_and_found_by_any_spelling_of_its_name() {
        let (folder, mut project) = project();
        let words = Words::new(Language::Vi);
        let (name, units) = parse("Miền Trung = 48,46, 49").unwrap();
        set(&mut project, &name, &units).unwrap();
        drop(project);
        let mut project = Project::open(&folder.path().join("a.egov")).unwrap();
        let Peers::Group(group) = named(&project, &code("48"), Some("mien trung"), &words).unwrap() else { panic!() };
        assert_eq!((group.name.as_str(), group.units), ("Miền Trung", ["46", "48", "49"].map(code).to_vec()));
        set(&mut project, "miền trung", &[code("48")]).unwrap();
        assert_eq!(groups(&project, &words).unwrap().len(), 2, "the shipped one, and one in place of the other");
        remove(&mut project, "MIỀN TRUNG").unwrap();
        assert!(matches!(remove(&mut project, "miền trung"), Err(ServiceError::NoSuchPeerGroup { .. })));
    }

    #[test]
    fn the_centrally_run_cities_ship_under_their_name_in_both_languages() {
        let (_folder, mut project) = project();
        for (language, name) in
            [(Language::Vi, "Thành phố trực thuộc trung ương"), (Language::En, "centrally-run cities")]
        {
            let words = Words::new(language);
            for spelling in [name, "thanh pho truc thuoc trung uong"] {
                let Peers::Group(group) = named(&project, &code("48"), Some(spelling), &words).unwrap() else {
                    panic!()
                };
                assert_eq!(group.units, ["01", "31", "48", "79", "92"].map(code));
            }
            assert!(matches!(set(&mut project, name, &[code("48")]), Err(ServiceError::PeerGroupIsShipped { .. })));
        }
    }

    #[test]
    fn a_unit_is_held_against_all_its_region_and_its_groups() {
        let (_folder, project) = project();
        let words = Words::new(Language::Vi);
        let of = |unit: &str| of_unit(&project, &code(unit), &words).unwrap().len();
        assert_eq!((of("48"), of("46")), (3, 2));
        let region = named(&project, &code("46"), Some("region"), &words).unwrap();
        assert!(region.contain(&project, &code("48")) && !region.contain(&project, &code("79")));
    }

    #[test]
    fn what_is_no_group_is_refused() {
        let (_folder, mut project) = project();
        assert!(matches!(parse("Miền Trung"), Err(ServiceError::NotAPeerGroup { .. })));
        assert!(matches!(set(&mut project, "X", &[code("97")]), Err(ServiceError::NoSuchUnit { .. })));
        for (name, units) in [("X", vec![]), (" – ", vec![code("48")]), ("Region", vec![code("48")])] {
            assert!(matches!(set(&mut project, name, &units), Err(ServiceError::NotAPeerGroup { .. })), "{name}");
        }
    }
}
