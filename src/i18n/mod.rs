//! Words: every sentence a person reads, and numbers and dates as each language writes them.
//!
//! Sentences stand in `assets/i18n/{vi,en}/egov_score.ftl`; [`say!`](crate::say) checks keys and arguments when compiling.
//! May use `domain`, `catalogue` and the values of `scoring` for what it words; must not know screens, charts or files.

mod appraisal;
mod catalogue;
mod catalogue_diff;
mod catalogue_field;
mod compare;
mod decision;
mod finding;
mod names;
mod number;
mod pace;
mod ranges;
mod remedy;
mod scoring;
mod what_if;
mod whom;

pub use number::NO_VALUE;
pub(crate) use remedy::opening;

use i18n_embed::fluent::FluentLanguageLoader;
use rust_embed::RustEmbed;
use serde::{Deserialize, Serialize};

use crate::catalogue::Text;
use crate::domain::Period;
use crate::domain::province::Region;

#[derive(RustEmbed)]
#[folder = "assets/i18n"]
struct Sentences;

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    Vi,
    En,
}

impl Language {
    /// `vi` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Vi, Self::En].into_iter().find(|language| language.code() == code)
    }
}

/// The words of one language. Cheap to keep, built once per language.
pub struct Words {
    language: Language,
    loader: FluentLanguageLoader,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Words {
    /// The words of `language`. Sentences missing in it fall back to Vietnamese (a test holds both to the same keys).
    pub fn new(language: Language) -> Self {
        let vietnamese = unic_langid::LanguageIdentifier::default();
        let vietnamese = Language::Vi.code().parse().unwrap_or(vietnamese);
        let loader = FluentLanguageLoader::new("egov_score", vietnamese);
        let requested: Vec<_> = language.code().parse().into_iter().collect();
        // The sentences are embedded: loading can only fail on a malformed file, which the tests of this module catch.
        let _ = i18n_embed::select(&loader, &Sentences, &requested);
        loader.set_use_isolating(false);
        Self { language, loader }
    }

    /// Which language these are.
    pub fn language(&self) -> Language {
        self.language
    }

    /// What [`say!`](crate::say) looks sentences up in.
    pub fn loader(&self) -> &FluentLanguageLoader {
        &self.loader
    }

    /// A catalogue's text in this language, Vietnamese where there is no other.
    pub fn text<'a>(&self, text: &'a Text) -> &'a str {
        match self.language {
            Language::Vi => &text.vi,
            Language::En => text.en.as_deref().unwrap_or(&text.vi),
        }
    }

    /// A region's official name.
    pub fn region(&self, region: Region) -> &'static str {
        match self.language {
            Language::Vi => region.name_vi(),
            Language::En => region.name_en(),
        }
    }

    /// A region in the width of a table column.
    pub fn short_region(&self, region: Region) -> String {
        match region {
            Region::NorthernMidlandsAndMountains => crate::say!(self, "app-region-tdmnpb"),
            Region::RedRiverDelta => crate::say!(self, "app-region-dbsh"),
            Region::NorthCentralAndCentralCoast => crate::say!(self, "app-region-btbdhmt"),
            Region::CentralHighlands => crate::say!(self, "app-region-tn"),
            Region::Southeast => crate::say!(self, "app-region-dnb"),
            Region::MekongRiverDelta => crate::say!(self, "app-region-dbscl"),
        }
    }

    /// A period where there is little room: `05/2020`, `II/2020`.
    pub fn short_period(&self, period: Period) -> String {
        let year = period.year();
        match period {
            Period::Month { month, .. } => format!("{month:02}/{year}"),
            Period::Quarter { quarter, .. } => {
                crate::say!(self, "period-short-quarter", quarter = number::roman(quarter), year = year.to_string())
            }
            Period::Half { half, .. } => {
                crate::say!(self, "period-short-half", half = i64::from(half), year = year.to_string())
            }
            Period::Year { .. } => year.to_string(),
        }
    }

    /// A period as a title writes it: `tháng 5 năm 2020`.
    pub fn period(&self, period: Period) -> String {
        let year = period.year().to_string();
        match period {
            Period::Month { month, .. } => match self.language {
                Language::Vi => crate::say!(self, "period-month", month = month.to_string(), year = year),
                Language::En => crate::say!(self, "period-month", month = number::english_month(month), year = year),
            },
            Period::Quarter { quarter, .. } => {
                crate::say!(self, "period-quarter", quarter = number::roman(quarter), year = year)
            }
            Period::Half { half, .. } => crate::say!(self, "period-half", half = i64::from(half), year = year),
            Period::Year { .. } => crate::say!(self, "period-year", year = year),
        }
    }
}

/// A sentence of `assets/i18n` in the language of some [`Words`]: `say!(words, "import-done", files = 58)`.
#[macro_export]
macro_rules! say {
    ($words:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        i18n_embed_fl::fl!($words.loader(), $key $(, $name = $value)*)
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn keys(language: Language) -> BTreeSet<String> {
        let path = format!("{}/egov_score.ftl", language.code());
        let file = Sentences::get(&path).unwrap();
        let text = String::from_utf8(file.data.into_owned()).unwrap();
        text.lines()
            .filter_map(|line| line.split_once(" ="))
            .filter(|(key, _)| key.starts_with(|c: char| c.is_ascii_lowercase()))
            .map(|(key, _)| key.to_owned())
            .collect()
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        let (vi, en) = (keys(Language::Vi), keys(Language::En));
        assert_eq!(vi.difference(&en).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in English");
        assert_eq!(en.difference(&vi).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in Vietnamese");
    }

    #[test]
    fn both_languages_use_the_same_arguments() {
        let arguments = |language: Language| -> BTreeSet<(String, String)> {
            let file = Sentences::get(&format!("{}/egov_score.ftl", language.code())).unwrap();
            let text = String::from_utf8(file.data.into_owned()).unwrap();
            let mut key = String::new();
            let mut found = BTreeSet::new();
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                    key = name.to_owned();
                }
                for part in line.split("{ $").skip(1) {
                    let name = part.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                    found.insert((key.clone(), name.to_owned()));
                }
            }
            found
        };
        assert_eq!(arguments(Language::Vi), arguments(Language::En));
    }

    #[test]
    fn every_kind_of_finding_has_a_name() {
        for language in [Language::Vi, Language::En] {
            for code in crate::domain::FindingKind::CODES {
                let key = format!("finding-title-{}", code.replace('_', "-"));
                assert!(keys(language).contains(&key), "{key} is missing in {}", language.code());
            }
        }
    }

    #[test]
    fn no_key_stands_twice_and_no_file_is_malformed() {
        for language in [Language::Vi, Language::En] {
            let file = Sentences::get(&format!("{}/egov_score.ftl", language.code())).unwrap();
            let text = String::from_utf8(file.data.into_owned()).unwrap();
            let lines: Vec<_> = text
                .lines()
                .filter_map(|line| line.split_once(" =").filter(|_| !line.starts_with([' ', '#'])))
                .collect();
            assert_eq!(lines.len(), keys(language).len(), "a key stands twice in {}", language.code());
            let resource = fluent_syntax::parser::parse(text.as_str());
            assert!(resource.is_ok(), "{:?}", resource.err().map(|(_, errors)| errors));
        }
    }

    #[test]
    fn periods_are_written_out() {
        let vi = Words::new(Language::Vi);
        let en = Words::new(Language::En);
        let month: Period = "2020-05".parse().unwrap();
        assert_eq!(vi.period(month), "tháng 5 năm 2020");
        assert_eq!(en.period(month), "May 2020");
        assert_eq!(vi.period("2020-Q2".parse().unwrap()), "quý II năm 2020");
    }
}
