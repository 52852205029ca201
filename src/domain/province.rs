//! The 63 provinces and centrally-run cities of 2020, with GSO codes, regions and their successors of 2025.
//!
//! Facts are in `assets/provinces.csv` (codes and names: General Statistics Office; successors since 1 July 2025:
//! Resolution 202/2025/QH15, number named from memory and not checked against the text).

use std::sync::LazyLock;

use super::text::search_key;
use super::unit::{Unit, UnitKind};

/// One of the six socio-economic regions, in the order in which charts and colours list them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    NorthernMidlandsAndMountains,
    RedRiverDelta,
    NorthCentralAndCentralCoast,
    CentralHighlands,
    Southeast,
    MekongRiverDelta,
}

impl Region {
    /// All six, in their fixed order.
    pub const ALL: [Self; 6] = [
        Self::NorthernMidlandsAndMountains,
        Self::RedRiverDelta,
        Self::NorthCentralAndCentralCoast,
        Self::CentralHighlands,
        Self::Southeast,
        Self::MekongRiverDelta,
    ];

    /// Stable short code for the command line and settings.
    pub fn code(self) -> &'static str {
        match self {
            Self::NorthernMidlandsAndMountains => "tdmnpb",
            Self::RedRiverDelta => "dbsh",
            Self::NorthCentralAndCentralCoast => "btbdhmt",
            Self::CentralHighlands => "tn",
            Self::Southeast => "dnb",
            Self::MekongRiverDelta => "dbscl",
        }
    }

    /// The region of a code as [`Region::code`] gives it.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.code() == code)
    }

    /// The region that a person names: by its code, or by its name in either language, with or without marks.
    pub fn named(text: &str) -> Option<Self> {
        let key = search_key(text);
        let name = ["vung ", "the "].iter().find_map(|article| key.strip_prefix(article)).unwrap_or(&key);
        let names =
            |region: Self| [region.code().to_owned(), search_key(region.name_vi()), search_key(region.name_en())];
        Self::ALL.into_iter().find(|region| names(*region).iter().any(|known| known == name))
    }

    /// Official Vietnamese name.
    pub fn name_vi(self) -> &'static str {
        match self {
            Self::NorthernMidlandsAndMountains => "Trung du và miền núi phía Bắc",
            Self::RedRiverDelta => "Đồng bằng sông Hồng",
            Self::NorthCentralAndCentralCoast => "Bắc Trung Bộ và Duyên hải miền Trung",
            Self::CentralHighlands => "Tây Nguyên",
            Self::Southeast => "Đông Nam Bộ",
            Self::MekongRiverDelta => "Đồng bằng sông Cửu Long",
        }
    }

    /// English name as the General Statistics Office writes it.
    pub fn name_en(self) -> &'static str {
        match self {
            Self::NorthernMidlandsAndMountains => "Northern Midlands and Mountains",
            Self::RedRiverDelta => "Red River Delta",
            Self::NorthCentralAndCentralCoast => "North Central and Central Coast",
            Self::CentralHighlands => "Central Highlands",
            Self::Southeast => "Southeast",
            Self::MekongRiverDelta => "Mekong River Delta",
        }
    }

    fn from_name_vi(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.name_vi() == name)
    }
}

/// A province of 2020.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Province {
    /// Two-digit GSO code, `01`–`96`.
    pub code: &'static str,
    /// Short name as charts print it: `Đà Nẵng`, `Hồ Chí Minh`.
    pub name_vi: &'static str,
    /// Name without Vietnamese letters.
    pub name_en: &'static str,
    /// One of the five centrally-run cities.
    pub central_city: bool,
    pub region: Region,
    /// The province it belongs to since 1 July 2025.
    pub successor_2025: &'static str,
}

impl Province {
    /// The full official name that documents use: `Thành phố Hồ Chí Minh`, `tỉnh Thừa Thiên Huế`.
    pub fn official_name(&self) -> String {
        let prefix = if self.central_city { "Thành phố" } else { "tỉnh" };
        format!("{prefix} {}", self.name_vi)
    }
}

static PROVINCES: LazyLock<Vec<Province>> =
    LazyLock::new(|| include_str!("../../assets/provinces.csv").lines().skip(1).filter_map(parse_line).collect());

/// All 63, in GSO order.
pub fn all() -> &'static [Province] {
    &PROVINCES
}

/// Spellings that people use, each with the code of its province (`assets/province_aliases.csv` says where each was seen,
/// or that it was constructed).
pub fn aliases() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("../../assets/province_aliases.csv").lines().skip(1);
    lines.filter_map(|line| {
        let mut cells = line.split(',');
        Some((cells.next()?, cells.next()?))
    })
}

/// Short forms for narrow places, where a name is long.
const SHORT_NAMES: [(&str, &str); 3] = [("46", "TT-Huế"), ("77", "BR-VT"), ("79", "TP.HCM")];

/// The 63 as units of a register, with official names and every known spelling.
pub fn units() -> Vec<Unit> {
    all().iter().filter_map(unit).collect()
}

fn unit(province: &Province) -> Option<Unit> {
    let known = aliases().filter(|(_, code)| *code == province.code).map(|(alias, _)| alias.to_owned());
    let kind = if province.central_city { "City" } else { "Province" };
    let english = [province.name_en.to_owned(), format!("{} {kind}", province.name_en)];
    let mut aliases: Vec<String> = known.collect();
    aliases.extend(english.into_iter().filter(|name| name != province.name_vi));
    aliases.dedup();
    let short_name = SHORT_NAMES.iter().find(|(code, _)| *code == province.code).map(|(_, name)| (*name).into());
    let unit = Unit::new(province.code.parse().ok()?, province.name_vi, UnitKind::Province);
    Some(Unit { short_name, aliases, ..unit.officially(&province.official_name()) })
}

/// The province with a GSO code.
pub fn by_code(code: &str) -> Option<&'static Province> {
    all().iter().find(|province| province.code == code)
}

fn parse_line(line: &'static str) -> Option<Province> {
    let [code, name_vi, name_en, kind, region_vi, _region_en, successor_2025] =
        line.split(',').collect::<Vec<_>>().try_into().ok()?;
    Some(Province {
        code,
        name_vi,
        name_en,
        central_city: kind == "thành phố trực thuộc trung ương",
        region: Region::from_name_vi(region_vi)?,
        successor_2025,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_sixty_three_with_five_central_cities() {
        assert_eq!(all().len(), 63);
        assert_eq!(all().iter().filter(|province| province.central_city).count(), 5);
    }

    #[test]
    fn a_region_is_named_by_its_code_or_its_name_in_either_language_with_or_without_marks() {
        for region in Region::ALL {
            for name in [region.code(), region.name_vi(), region.name_en()] {
                assert_eq!(Region::named(name), Some(region), "{name}");
            }
        }
        let midlands = Some(Region::NorthernMidlandsAndMountains);
        for name in ["TDMNPB", "trung du va mien nui phia bac", "vùng Trung du và miền núi phía Bắc"] {
            assert_eq!(Region::named(name), midlands, "{name}");
        }
        assert_eq!((Region::named("Bắc"), Region::named("")), (None, None));
    }

    #[test]
    fn regions_have_their_official_sizes() {
        let sizes = Region::ALL.map(|region| all().iter().filter(|province| province.region == region).count());
        assert_eq!(sizes, [14, 11, 14, 5, 6, 13]);
    }

    #[test]
    fn thirty_four_successors_remain_in_2025() {
        let successors: std::collections::BTreeSet<_> = all().iter().map(|province| province.successor_2025).collect();
        assert_eq!(successors.len(), 34);
    }

    #[test]
    fn all_become_units_with_their_spellings() {
        let units = units();
        assert_eq!(units.len(), 63);
        assert_eq!(aliases().count(), 74);
        let hcm = units.iter().find(|unit| unit.code.as_str() == "79").unwrap();
        assert_eq!(hcm.official_name(), "Thành phố Hồ Chí Minh");
        assert!(hcm.aliases.iter().any(|alias| alias == "Ho Chi Minh City"));
    }

    #[test]
    fn documents_use_the_full_official_name() {
        assert_eq!(by_code("79").unwrap().official_name(), "Thành phố Hồ Chí Minh");
        assert_eq!(by_code("46").unwrap().official_name(), "tỉnh Thừa Thiên Huế");
    }
}
