//! The keys of each table of a catalogue file, as assets/catalogue/catalogue.schema.json lists them.

pub(super) const CATALOGUE: &[&str] = &[
    "id",
    "version",
    "effective_from",
    "name",
    "basis",
    "units",
    "rankings",
    "document",
    "digits",
    "rounding",
    "missing",
    "min_coverage",
    "rank_by",
    "ties",
    "aggregation",
    "min_members",
    "bands_by",
    "total",
    "band",
    "bloc",
    "group",
    "indicator",
    "reference",
    "consistency",
    "cumulative",
];
pub(super) const TEXT: &[&str] = &["vi", "en"];
pub(super) const BAND: &[&str] = &["code", "name", "from"];
pub(super) const BLOC: &[&str] = &["code", "name", "total"];
pub(super) const APPLIES_TO: &[&str] = &["kinds", "blocs", "except"];
pub(super) const GROUP: &[&str] =
    &["code", "name", "parent", "aggregation", "weight", "min_members", "max", "applies_to"];
pub(super) const INDICATOR: &[&str] = &[
    "code",
    "group",
    "name",
    "input",
    "max",
    "weight",
    "rule",
    "applies_to",
    "target",
    "rollup",
    "guidance",
    "source",
    "enabled",
    "national",
];
pub(super) const TARGET: &[&str] = &["value", "deadline"];
pub(super) const SOURCE: &[&str] = &["document", "clause", "quote", "citations", "status", "note"];
pub(super) const NATIONAL: &[&str] = &["date", "value", "source", "comparable", "note"];
pub(super) const REFERENCE: &[&str] = &["code", "horizon", "text", "status", "citations", "national"];
pub(super) const CONSISTENCY: &[&str] = &["whole", "parts"];
pub(super) const STEP: &[&str] = &["from", "points"];
