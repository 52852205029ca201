//! What a data file refused, in words.

use super::{Problem, shown};
use crate::i18n::Words;
use crate::say;
use crate::store::StoreError;

macro_rules! store_words {
    ($words:expr, $what:literal, $why:literal, $next:literal $(, $name:ident = $value:expr)*) => {
        Problem {
            what: say!($words, $what $(, $name = $value)*),
            why: say!($words, $why),
            next: say!($words, $next),
            detail: String::new(),
        }
    };
}

pub(super) fn problem(error: &StoreError, words: &Words) -> Problem {
    match error {
        StoreError::NotFound { path } => {
            store_words!(
                words,
                "error-not-found-what",
                "error-not-found-why",
                "error-not-found-next",
                path = shown(path)
            )
        }
        StoreError::AlreadyExists { path } => store_words!(
            words,
            "error-already-exists-what",
            "error-already-exists-why",
            "error-already-exists-next",
            path = shown(path)
        ),
        StoreError::NotADataFile { path } => store_words!(
            words,
            "error-not-a-data-file-what",
            "error-not-a-data-file-why",
            "error-not-a-data-file-next",
            path = shown(path)
        ),
        StoreError::NewerSchema { path, found, known } => Problem::new(
            say!(words, "error-newer-schema-what", path = shown(path)),
            say!(words, "error-newer-schema-next"),
        )
        .because(say!(words, "error-newer-schema-why", found = found.to_string(), known = known.to_string())),
        StoreError::Locked { path } => {
            store_words!(words, "error-locked-what", "error-locked-why", "error-locked-next", path = shown(path))
        }
        StoreError::ReadOnly { path } => {
            store_words!(
                words,
                "error-read-only-what",
                "error-read-only-why",
                "error-read-only-next",
                path = shown(path)
            )
        }
        StoreError::DiskFull { path } => {
            store_words!(
                words,
                "error-disk-full-what",
                "error-disk-full-why",
                "error-disk-full-next",
                path = shown(path)
            )
        }
        StoreError::Damaged { path, detail } => {
            store_words!(words, "error-damaged-what", "error-damaged-why", "error-damaged-next", path = shown(path))
                .detailed(detail)
        }
        StoreError::Io { path, detail } => {
            store_words!(words, "error-io-what", "error-io-why", "error-io-next", path = shown(path)).detailed(detail)
        }
        StoreError::ChangedMeanwhile { path } => store_words!(
            words,
            "error-changed-meanwhile-what",
            "error-changed-meanwhile-why",
            "error-changed-meanwhile-next",
            path = shown(path)
        ),
        StoreError::UnknownUnit { code } => store_words!(
            words,
            "error-unknown-unit-what",
            "error-unknown-unit-why",
            "error-unknown-unit-next",
            code = code.as_str()
        ),
        StoreError::UnitInUse { code, submissions, members, appraisals } => Problem::new(
            say!(words, "error-unit-in-use-what", code = code.as_str()),
            say!(words, "error-unit-in-use-next"),
        )
        .because(say!(
            words,
            "error-unit-in-use-why",
            submissions = submissions.to_string(),
            members = members.to_string(),
            appraisals = appraisals.to_string()
        )),
        StoreError::NoSuchVersion { version_no } => Problem::new(
            say!(words, "error-no-such-version-what", version = version_no.to_string()),
            say!(words, "error-no-such-version-next"),
        ),
        StoreError::VersionUndone { version_no } => store_words!(
            words,
            "error-version-undone-what",
            "error-version-undone-why",
            "error-version-undone-next",
            version = version_no.to_string()
        ),
        StoreError::UnknownCatalogue { id } => store_words!(
            words,
            "error-unknown-catalogue-what",
            "error-unknown-catalogue-why",
            "error-unknown-catalogue-next",
            id = id.as_str()
        ),
        StoreError::CatalogueConflict { id, version } => store_words!(
            words,
            "error-catalogue-conflict-what",
            "error-catalogue-conflict-why",
            "error-catalogue-conflict-next",
            id = id.as_str(),
            version = version.to_string()
        ),
        StoreError::UnknownCatalogueVersion { version } => Problem::new(
            say!(words, "error-no-such-edition-what", asked = version.to_string()),
            say!(words, "error-unknown-catalogue-version-next"),
        ),
        StoreError::CatalogueInUse { version, submissions, periods } => Problem::new(
            say!(words, "error-catalogue-in-use-what", version = version.to_string()),
            say!(words, "error-catalogue-in-use-next"),
        )
        .because(say!(
            words,
            "error-catalogue-in-use-why",
            submissions = submissions.to_string(),
            periods = periods.to_string()
        )),
        StoreError::LastCatalogueVersion { version } => store_words!(
            words,
            "error-last-catalogue-version-what",
            "error-last-catalogue-version-why",
            "error-last-catalogue-version-next",
            version = version.to_string()
        ),
        StoreError::ScenarioExists { name } => Problem::new(
            say!(words, "error-scenario-exists-what", name = name.as_str()),
            say!(words, "error-scenario-exists-next"),
        ),
        StoreError::NoSuchScenario { name } => Problem::new(
            say!(words, "error-no-such-scenario-what", name = name.as_str()),
            say!(words, "error-no-such-scenario-next"),
        ),
        StoreError::Sqlite { detail } => {
            store_words!(words, "error-sqlite-what", "error-sqlite-why", "error-sqlite-next").detailed(detail)
        }
    }
}
