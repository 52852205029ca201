//! The shapes about criteria sets: which a file holds, what differs between two, a period under two versions.

use serde::Serialize;
use serde_json::Value;

use super::exact;
use crate::catalogue::Text;
use crate::compare::Standing;
use crate::domain::{CatalogueRef, points};
use crate::i18n::Words;
use crate::service::Project;
use crate::service::catalogues::{Diff, Listed, NotCarried, NotCarriedWhy, Rescored, Section, UnitRescored};

/// `egov-score/catalogues/1`.
#[derive(Debug, Serialize)]
pub struct Catalogues<'a> {
    schema: &'static str,
    /// The criteria set the file was made with.
    own: &'a str,
    versions: Vec<HeldVersion<'a>>,
}

#[derive(Debug, Serialize)]
struct HeldVersion<'a> {
    catalogue: &'a str,
    version: u32,
    name: &'a Text,
    effective_from: Option<String>,
    total: String,
    periods: Vec<OfPeriod>,
}

#[derive(Debug, Serialize)]
struct OfPeriod {
    period: String,
    /// A person chose this version for it.
    chosen: bool,
}

/// Every version a file holds, with the periods scored under it.
pub fn catalogues<'a>(project: &'a Project, listed: &'a [Listed]) -> Catalogues<'a> {
    let held = listed.iter().map(|one| HeldVersion {
        catalogue: &one.catalogue.id,
        version: one.catalogue.version,
        name: &one.catalogue.name,
        effective_from: one.catalogue.effective_from.map(|day| day.to_string()),
        total: exact(one.catalogue.total),
        periods: one
            .periods
            .iter()
            .map(|(period, chosen)| OfPeriod { period: period.to_string(), chosen: *chosen })
            .collect(),
    });
    Catalogues { schema: "egov-score/catalogues/1", own: project.own_catalogue(), versions: held.collect() }
}

/// `egov-score/catalogue-diff/1`.
#[derive(Debug, Serialize)]
pub struct CatalogueDiff<'a> {
    schema: &'static str,
    before: &'a CatalogueRef,
    after: &'a CatalogueRef,
    changes: Vec<ChangeRow<'a>>,
}

#[derive(Debug, Serialize)]
struct ChangeRow<'a> {
    section: Section,
    code: Option<&'a str>,
    /// `added`, `removed`, `moved` (another place) or `field`.
    change: &'static str,
    /// Its way in the file, such as `target.value`; null where no single field differs.
    field: Option<&'a str>,
    before: Option<&'a Value>,
    after: Option<&'a Value>,
    message: String,
}

/// What differs between two catalogues, each also as a sentence.
pub fn catalogue_diff<'a>(diff: &'a Diff, words: &Words) -> CatalogueDiff<'a> {
    use crate::catalogue::What;
    let row = |change: &'a crate::catalogue::Change| {
        let (kind, field, before, after) = match &change.what {
            What::Added { said } => ("added", None, None, Some(said)),
            What::Removed { said } => ("removed", None, Some(said), None),
            What::Moved => ("moved", None, None, None),
            What::Field { field, before, after } => ("field", Some(field.as_str()), Some(before), Some(after)),
        };
        let (section, code) = (change.section, change.code.as_deref());
        ChangeRow { section, code, change: kind, field, before, after, message: words.catalogue_change(change) }
    };
    let changes = diff.changes.iter().map(row).collect();
    CatalogueDiff { schema: "egov-score/catalogue-diff/1", before: &diff.before, after: &diff.after, changes }
}

/// `egov-score/catalogue-rescore/1`.
#[derive(Debug, Serialize)]
pub struct RescoredShape {
    schema: &'static str,
    period: String,
    before: CatalogueRef,
    after: CatalogueRef,
    units: Vec<RescoredUnit>,
    not_carried: Vec<NotCarriedRow>,
}

#[derive(Debug, Serialize)]
struct RescoredUnit {
    code: String,
    before: Side,
    after: Side,
    /// Points each indicator gave more or less, the largest difference first.
    causes: Vec<Cause>,
}

#[derive(Debug, Serialize)]
struct Side {
    rank: Option<u32>,
    score: String,
    max: String,
    percent: Option<String>,
}

#[derive(Debug, Serialize)]
struct Cause {
    indicator: String,
    points: String,
}

#[derive(Debug, Serialize)]
struct NotCarriedRow {
    indicator: String,
    why: &'static str,
    units: Vec<String>,
}

/// A period under two versions.
pub fn rescored(rescored: &Rescored) -> RescoredShape {
    let (before, after) = (&rescored.before.catalogue, &rescored.after.catalogue);
    let unit = |unit: &UnitRescored| RescoredUnit {
        code: unit.after.score.unit.to_string(),
        before: side(&unit.before, before.digits),
        after: side(&unit.after, after.digits),
        causes: unit
            .causes
            .iter()
            .map(|(indicator, difference)| Cause { indicator: indicator.clone(), points: exact(*difference) })
            .collect(),
    };
    RescoredShape {
        schema: "egov-score/catalogue-rescore/1",
        period: rescored.after.period.to_string(),
        before: before.reference(),
        after: after.reference(),
        units: rescored.units.iter().map(unit).collect(),
        not_carried: rescored.not_carried.iter().map(not_carried).collect(),
    }
}

fn side(standing: &Standing, digits: u32) -> Side {
    Side {
        rank: standing.rank,
        score: points::printed(standing.score.points, digits),
        max: points::printed(standing.score.max, digits),
        percent: standing.score.percent.map(|percent| points::printed(percent, digits)),
    }
}

fn not_carried(one: &NotCarried) -> NotCarriedRow {
    NotCarriedRow {
        indicator: one.indicator.clone(),
        why: match one.why {
            NotCarriedWhy::AskedOtherwise => "asked_otherwise",
            NotCarriedWhy::AskedNoMore => "asked_no_more",
            NotCarriedWhy::NewlyAsked => "newly_asked",
        },
        units: one.units.iter().map(ToString::to_string).collect(),
    }
}
