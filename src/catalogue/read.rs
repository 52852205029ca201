//! From a TOML text to a catalogue. The form of a file is documented in docs/catalogue.md and
//! assets/catalogue/catalogue.schema.json; the keys and words of `keys` and `words` are the ones they are held to.

use jiff::civil::Date;
use rust_decimal::Decimal;
use toml::de::DeTable;

use super::fault::{Fault, FaultKind};
use super::node::{Fields, Node, Walk};
use super::words::{InputKind, RuleKind};
use super::{
    Aggregation, AppliesTo, Assessed, Band, BandsBy, Bloc, Catalogue, Direction, Group, Indicator, Input,
    MissingPolicy, NationalFigure, RankBy, Rankings, Reference, Rounding, Rule, Source, SourceStatus, Step, Target,
    Text, TiePolicy, check, consistency, keys, words,
};

/// Decimals of printed points where the file does not say.
const DEFAULT_DIGITS: u32 = 2;

/// Reads and checks a catalogue.
///
/// # Errors
/// Every fault found, each with its place and line: first those of the TOML itself; where it is sound, those of keys and
/// types; where every part could be read, those of meaning as well (see [`check`](super::check())).
pub fn parse(toml_text: &str) -> Result<Catalogue, Vec<Fault>> {
    match parse_with_faults(toml_text) {
        (Some(catalogue), faults) if faults.is_empty() => Ok(catalogue),
        (_, faults) => Err(faults),
    }
}

/// The same for who wants to see what stands in a faulty file: where every part of it can be read, the catalogue is there
/// beside its faults.
pub fn parse_with_faults(toml_text: &str) -> (Option<Catalogue>, Vec<Fault>) {
    let toml_text = toml_text.trim_start_matches('\u{feff}');
    let mut walk = Walk::of(toml_text);
    let (document, errors) = DeTable::parse_recoverable(toml_text);
    if !errors.is_empty() {
        return (None, errors.iter().map(|error| syntax_fault(&walk, error)).collect());
    }
    let read = walk.fields("", document.get_ref(), keys::CATALOGUE, catalogue);
    if let Some(catalogue) = &read {
        for Fault { place, kind, .. } in check::check(catalogue) {
            walk.fault(&place, kind);
        }
    }
    walk.faults.sort_by_key(|fault| fault.line);
    (read, walk.faults)
}

fn syntax_fault(walk: &Walk, error: &toml::de::Error) -> Fault {
    let line = error.span().map(|span| walk.line_at(span.start));
    Fault { place: String::new(), line, kind: FaultKind::Syntax { detail: error.message().to_owned() } }
}

fn catalogue(fields: &mut Fields<'_, '_>) -> Option<Catalogue> {
    let document = fields.optional("document", Walk::text);
    let usual_document = document.clone().flatten();
    let id = fields.required("id", Walk::string);
    let version = fields.required("version", Walk::whole);
    let effective_from = fields.optional("effective_from", Walk::date);
    let name = fields.required("name", Walk::text);
    let basis = fields.optional("basis", Walk::text);
    let units = fields.or("units", Assessed::default(), |walk, node| walk.choice(node, words::ASSESSED));
    let rankings = fields.or("rankings", Rankings::Together, |walk, node| walk.choice(node, words::RANKINGS));
    let digits = fields.or("digits", DEFAULT_DIGITS, Walk::whole);
    let rounding = fields.or("rounding", Rounding::PerIndicator, |walk, node| walk.choice(node, words::ROUNDING));
    let missing = fields.or("missing", MissingPolicy::Zero, |walk, node| walk.choice(node, words::MISSING));
    let min_coverage = fields.or("min_coverage", Decimal::ZERO, Walk::decimal);
    let rank_by = fields.or("rank_by", RankBy::Percent, |walk, node| walk.choice(node, words::RANK_BY));
    let ties = fields.or("ties", TiePolicy::Competition, |walk, node| walk.choice(node, words::TIES));
    let aggregation = fields.or("aggregation", Aggregation::default(), aggregation);
    let min_members = fields.or("min_members", Decimal::ZERO, Walk::decimal);
    let bands_by = fields.or("bands_by", BandsBy::default(), |walk, node| walk.choice(node, words::BANDS_BY));
    let total = fields.required("total", Walk::decimal);
    let bands = fields.or("band", Vec::new(), |walk, node| walk.list(node, band));
    let blocs = fields.or("bloc", Vec::new(), |walk, node| walk.list(node, bloc));
    let groups = fields.required("group", |walk, node| walk.list(node, group));
    let indicators = fields.required("indicator", |walk, node| {
        walk.list(node, |walk, node| indicator(walk, node, usual_document.as_ref()))
    });
    let references = fields.or("reference", Vec::new(), |walk, node| walk.list(node, reference));
    let consistency = fields.or("consistency", Vec::new(), |walk, node| walk.list(node, consistency::read));
    let cumulative = fields.or("cumulative", Vec::new(), |walk, node| walk.list(node, Walk::string));
    document?;
    Some(Catalogue {
        id: id?,
        version: version?,
        effective_from: effective_from?,
        name: name?,
        basis: basis?,
        units: units?,
        rankings: rankings?,
        digits: digits?,
        rounding: rounding?,
        missing: missing?,
        min_coverage: min_coverage?,
        rank_by: rank_by?,
        ties: ties?,
        aggregation: aggregation?,
        min_members: min_members?,
        bands_by: bands_by?,
        total: total?,
        bands: bands?,
        blocs: blocs?,
        groups: groups?,
        indicators: indicators?,
        references: references?,
        consistency: consistency?,
        cumulative: cumulative?,
    })
}

fn band(walk: &mut Walk, node: &Node<'_>) -> Option<Band> {
    walk.table(node, keys::BAND, |fields| {
        let code = fields.required("code", Walk::string);
        let name = fields.required("name", Walk::text);
        let from = fields.required("from", Walk::decimal);
        Some(Band { code: code?, name: name?, from: from? })
    })
}

fn bloc(walk: &mut Walk, node: &Node<'_>) -> Option<Bloc> {
    walk.table(node, keys::BLOC, |fields| {
        let code = fields.required("code", Walk::string);
        let name = fields.required("name", Walk::text);
        let total = fields.optional("total", Walk::decimal);
        Some(Bloc { code: code?, name: name?, total: total? })
    })
}

fn applies_to(walk: &mut Walk, node: &Node<'_>) -> Option<AppliesTo> {
    let kind = |walk: &mut Walk, node: &Node<'_>| walk.choice(node, words::UNIT_KIND);
    walk.table(node, keys::APPLIES_TO, |fields| {
        let kinds = fields.or("kinds", Vec::new(), |walk, node| walk.some(node, kind));
        let blocs = fields.or("blocs", Vec::new(), |walk, node| walk.some(node, Walk::string));
        let except = fields.or("except", Vec::new(), |walk, node| walk.some(node, Walk::string));
        Some(AppliesTo { kinds: kinds?, blocs: blocs?, except: except? })
    })
}

fn group(walk: &mut Walk, node: &Node<'_>) -> Option<Group> {
    walk.table(node, keys::GROUP, |fields| {
        let code = fields.required("code", Walk::string);
        let name = fields.required("name", Walk::text);
        let parent = fields.optional("parent", Walk::string);
        let aggregation = fields.or("aggregation", Aggregation::default(), aggregation);
        let weight = fields.or("weight", Decimal::ONE, Walk::decimal);
        let min_members = fields.optional("min_members", Walk::decimal);
        let max = fields.required("max", Walk::decimal);
        let applies_to = fields.optional("applies_to", applies_to);
        Some(Group {
            code: code?,
            name: name?,
            parent: parent?,
            aggregation: aggregation?,
            weight: weight?,
            min_members: min_members?,
            max: max?,
            applies_to: applies_to?,
        })
    })
}

fn aggregation(walk: &mut Walk, node: &Node<'_>) -> Option<Aggregation> {
    walk.choice(node, words::AGGREGATION)
}

fn indicator(walk: &mut Walk, node: &Node<'_>, usual_document: Option<&Text>) -> Option<Indicator> {
    walk.table(node, keys::INDICATOR, |fields| {
        let code = fields.required("code", Walk::string);
        let group = fields.required("group", Walk::string);
        let name = fields.required("name", Walk::text);
        let input = fields.required("input", input);
        let max = fields.or("max", Decimal::ZERO, Walk::decimal);
        let weight = fields.or("weight", Decimal::ONE, Walk::decimal);
        let rule = fields.required("rule", rule);
        let applies_to = fields.optional("applies_to", applies_to);
        let target = fields.optional("target", target);
        let rollup = fields.optional("rollup", |walk, node| walk.choice(node, words::ROLLUP));
        let guidance = fields.optional("guidance", Walk::text);
        let source = indicator_source(fields, usual_document);
        let enabled = fields.or("enabled", true, Walk::yes_or_no);
        let national = fields.or("national", Vec::new(), |walk, node| walk.list(node, national_figure));
        Some(Indicator {
            code: code?,
            group: group?,
            name: name?,
            input: input?,
            max: max?,
            weight: weight?,
            rule: rule?,
            applies_to: applies_to?,
            target: target?,
            rollup: rollup?,
            guidance: guidance?,
            source: source?,
            enabled: enabled?,
            national: national?,
        })
    })
}

fn input(walk: &mut Walk, node: &Node<'_>) -> Option<Input> {
    walk.kind(node, words::INPUT, InputKind::keys, |fields, kind| match kind {
        InputKind::Ratio => {
            let numerator = fields.required("numerator", Walk::text);
            let denominator = fields.required("denominator", Walk::text);
            Some(Input::Ratio { numerator: numerator?, denominator: denominator? })
        }
        InputKind::Count => Some(Input::Count { unit: fields.required("unit", Walk::text)? }),
        InputKind::YesNo => Some(Input::YesNo),
        InputKind::Value => {
            let unit = fields.required("unit", Walk::text);
            let low = fields.optional("low", Walk::decimal);
            let high = fields.optional("high", Walk::decimal);
            Some(Input::Value { unit: unit?, low: low?, high: high? })
        }
    })
}

fn rule(walk: &mut Walk, node: &Node<'_>) -> Option<Rule> {
    walk.kind(node, words::RULE, RuleKind::keys, |fields, kind| match kind {
        RuleKind::Ratio => Some(Rule::Ratio),
        RuleKind::Achievement => Some(Rule::Achievement { direction: direction(fields)? }),
        RuleKind::YesNo => Some(Rule::YesNo),
        RuleKind::Steps => Some(Rule::Steps { steps: fields.required("steps", |walk, node| walk.list(node, step))? }),
        RuleKind::CappedCount => {
            Some(Rule::CappedCount { points_each: fields.required("points_each", Walk::decimal)? })
        }
        RuleKind::BestPeer => Some(Rule::BestPeer { direction: direction(fields)? }),
        RuleKind::MinMax => {
            let direction = direction(fields);
            let floor = fields.or("floor", Decimal::ZERO, Walk::decimal);
            Some(Rule::MinMax { direction: direction?, floor: floor? })
        }
        RuleKind::Goalposts => {
            let worst = fields.required("worst", Walk::decimal);
            let best = fields.required("best", Walk::decimal);
            let floor = fields.or("floor", Decimal::ZERO, Walk::decimal);
            Some(Rule::Goalposts { worst: worst?, best: best?, floor: floor? })
        }
        RuleKind::ZScore => {
            let direction = direction(fields);
            let centre = fields.or("centre", Decimal::ZERO, Walk::decimal);
            let spread = fields.or("spread", Decimal::ONE, Walk::decimal);
            Some(Rule::ZScore { direction: direction?, centre: centre?, spread: spread? })
        }
        RuleKind::TargetDistance => Some(Rule::TargetDistance { direction: direction(fields)? }),
        RuleKind::Penalty => each_up_to(fields).map(|(points_each, limit)| Rule::Penalty { points_each, limit }),
        RuleKind::Bonus => each_up_to(fields).map(|(points_each, limit)| Rule::Bonus { points_each, limit }),
        RuleKind::Appraised => Some(Rule::Appraised),
        RuleKind::NotScored => Some(Rule::NotScored),
    })
}

fn direction(fields: &mut Fields<'_, '_>) -> Option<Direction> {
    fields.or("direction", Direction::Higher, |walk, node| walk.choice(node, words::DIRECTION))
}

fn each_up_to(fields: &mut Fields<'_, '_>) -> Option<(Decimal, Decimal)> {
    let points_each = fields.required("points_each", Walk::decimal);
    let limit = fields.required("limit", Walk::decimal);
    Some((points_each?, limit?))
}

fn step(walk: &mut Walk, node: &Node<'_>) -> Option<Step> {
    walk.table(node, keys::STEP, |fields| {
        let from = fields.required("from", Walk::decimal);
        let points = fields.required("points", Walk::decimal);
        Some(Step { from: from?, points: points? })
    })
}

fn target(walk: &mut Walk, node: &Node<'_>) -> Option<Target> {
    walk.table(node, keys::TARGET, |fields| {
        let value = fields.required("value", Walk::decimal);
        let deadline: Option<Date> = fields.required("deadline", Walk::date);
        Some(Target { value: value?, deadline: deadline? })
    })
}

/// The catalogue's usual document stands in where an indicator names none.
fn indicator_source(fields: &mut Fields<'_, '_>, usual_document: Option<&Text>) -> Option<Source> {
    let stated = |walk: &mut Walk, node: &Node<'_>| source(walk, node, usual_document);
    match usual_document {
        None => fields.required("source", stated),
        Some(document) => fields.optional("source", stated).map(|source| {
            source.unwrap_or_else(|| Source {
                document: document.clone(),
                clause: None,
                quote: None,
                citations: Vec::new(),
                status: SourceStatus::Unverified,
                note: None,
            })
        }),
    }
}

fn source(walk: &mut Walk, node: &Node<'_>, usual_document: Option<&Text>) -> Option<Source> {
    walk.table(node, keys::SOURCE, |fields| {
        let document = match usual_document {
            None => fields.required("document", Walk::text),
            Some(usual) => fields.or("document", usual.clone(), Walk::text),
        };
        let clause = fields.optional("clause", Walk::string);
        let quote = fields.optional("quote", Walk::text);
        let citations = fields.or("citations", Vec::new(), |walk, node| walk.list(node, Walk::string));
        let status = status(fields);
        let note = fields.optional("note", Walk::text);
        Some(Source {
            document: document?,
            clause: clause?,
            quote: quote?,
            citations: citations?,
            status: status?,
            note: note?,
        })
    })
}

/// What nobody vouches for is unverified.
fn status(fields: &mut Fields<'_, '_>) -> Option<SourceStatus> {
    fields.or("status", SourceStatus::Unverified, |walk, node| walk.choice(node, words::STATUS))
}

fn national_figure(walk: &mut Walk, node: &Node<'_>) -> Option<NationalFigure> {
    walk.table(node, keys::NATIONAL, |fields| {
        let date = fields.required("date", Walk::string);
        let value = fields.required("value", Walk::decimal);
        let source = fields.required("source", Walk::string);
        let comparable = fields.or("comparable", true, Walk::yes_or_no);
        let note = fields.optional("note", Walk::text);
        Some(NationalFigure { date: date?, value: value?, source: source?, comparable: comparable?, note: note? })
    })
}

fn reference(walk: &mut Walk, node: &Node<'_>) -> Option<Reference> {
    walk.table(node, keys::REFERENCE, |fields| {
        let code = fields.required("code", Walk::string);
        let horizon = fields.required("horizon", Walk::year);
        let text = fields.required("text", Walk::text);
        let status = status(fields);
        let citations = fields.or("citations", Vec::new(), |walk, node| walk.list(node, Walk::string));
        let national = fields.or("national", Vec::new(), |walk, node| walk.list(node, national_figure));
        Some(Reference {
            code: code?,
            horizon: horizon?,
            text: text?,
            status: status?,
            citations: citations?,
            national: national?,
        })
    })
}
