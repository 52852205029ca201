//! The versions of one unit's self-assessment.

use super::file::view;
use super::import::changes;
use super::{Answer, Ask};
use crate::app::screen::import::model::ChangeLine;
use crate::app::screen::versions::{VersionLine, VersionState, VersionsView};
use crate::app::shared::FileView;
use crate::domain::{SubmissionKey, UnitCode};
use crate::service::import;
use crate::service::{Project, ServiceError, Version, clock, maintain};

/// What can be done about the versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// An earlier version counts again.
    MakeCurrent(u32),
    /// The version that counts does so no more.
    Withdraw,
}

/// All versions of a unit in the period in sight, newest first.
pub fn load_versions(ask: &Ask, unit: &str) -> Answer<VersionsView> {
    ask.of_file(|project| versions(project, ask, unit))
}

fn key(project: &Project, ask: &Ask, unit: &str) -> Result<SubmissionKey, ServiceError> {
    let no_unit = || ServiceError::NoSuchUnit { code: unit.to_owned() };
    let unit: UnitCode = unit.parse().map_err(|_| no_unit())?;
    let period = ask.period()?;
    Ok(SubmissionKey { unit, period, catalogue: project.catalogue_of(period)?.id.clone() })
}

fn versions(project: &Project, ask: &Ask, unit: &str) -> Result<VersionsView, ServiceError> {
    let key = key(project, ask, unit)?;
    let current = project.store().current(&key)?.map(|current| current.version_no);
    let all = import::versions(project, &key)?;
    let line = |version: &Version| {
        let settled = import::settled_for(project, version)?.and_then(|settled| ask.words.settled(&settled));
        Ok::<_, ServiceError>(VersionLine {
            settled,
            number: version.version_no,
            when: clock::readable(&version.imported_at),
            file: version.file_name.clone(),
            state: match () {
                () if current == Some(version.version_no) => VersionState::Counts,
                () if version.undone => VersionState::Undone,
                () if version.withdrawn_at.is_some() => VersionState::Withdrawn,
                () => VersionState::Earlier,
            },
        })
    };
    let lines = all.iter().rev().map(line).collect::<Result<_, _>>()?;
    // Every province has a department of the same name.
    let of = project.register().by_code(&key.unit).and_then(|unit| unit.parent.as_ref());
    let name = project.name_of(&key.unit);
    let name = of.map_or_else(|| name.to_owned(), |parent| format!("{name}, {}", project.name_of(parent)));
    Ok(VersionsView { unit: unit.to_owned(), name, period: ask.words.period(key.period), lines })
}

/// What version `later` says otherwise than version `earlier`.
pub fn compare_versions(ask: &Ask, unit: &str, earlier: u32, later: u32) -> Answer<Vec<ChangeLine>> {
    ask.of_file(|project| {
        let changed = import::compare_versions(project, &key(project, ask, unit)?, earlier, later)?;
        Ok(changes(project, &changed, &ask.words))
    })
}

/// Makes another version count, or none.
pub fn change_version(ask: &Ask, unit: &str, deed: Deed) -> Answer<(VersionsView, Box<FileView>)> {
    ask.of_file(|project| {
        let key = key(project, ask, unit)?;
        match deed {
            Deed::Withdraw => maintain::withdraw(project, &key).map(|_| ())?,
            Deed::MakeCurrent(number) => import::make_current(project, &key, number).map(|_| ())?,
        }
        Ok((versions(project, ask, unit)?, Box::new(view(project, ask.period, &ask.words)?)))
    })
}
