//! What can be said of each part, way by way, in the order in which a person fills it in.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::{Edit, List, Owner, Part};
use crate::catalogue::words::{self, InputKind, RuleKind};
use crate::catalogue::{AppliesTo, Catalogue, Indicator, Input};

/// What a first target is due by until a person says otherwise: the horizon of the program's default criteria set.
const FIRST_DEADLINE: Date = jiff::civil::date(2020, 12, 31);

/// One thing to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its way in the file, within its part: `target.value`.
    pub way: &'static str,
    pub entry: Entry,
    /// Whether it must be said.
    pub needed: bool,
}

/// How it is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A code, a clause: one line.
    Line,
    /// A text in both languages, `.vi` and `.en` of its way.
    Text,
    Number,
    /// A number of which 1 is the whole.
    Fraction,
    /// A whole number of 0 and above.
    Whole,
    Day,
    YesNo,
    /// One of these words of the file, or codes of other things.
    Choice(Vec<String>),
    /// Any of these words of the file.
    Choices(Vec<String>),
    /// A list of lines.
    Lines,
    /// Thresholds with their points; whether they are fractions.
    Steps {
        fractions: bool,
    },
}

/// The fields of a part as it is now: which parameters a rule has depends on its kind.
pub fn fields(catalogue: &Catalogue, part: Part) -> Vec<Field> {
    match part {
        Part::Whole => of_whole(),
        Part::Item(List::Bands, _) => {
            vec![needed("code", Entry::Line), needed("name", Entry::Text), needed("from", Entry::Number)]
        }
        Part::Item(List::Blocs, _) => {
            vec![needed("code", Entry::Line), needed("name", Entry::Text), optional("total", Entry::Number)]
        }
        Part::Item(List::References, _) => of_reference(),
        Part::Item(List::Consistency, _) => of_consistency(catalogue),
        Part::Item(List::Figures(owner), _) => of_figure(catalogue, owner),
        Part::Item(List::Groups, at) => of_group(catalogue, at),
        Part::Item(List::Indicators, at) => {
            catalogue.indicators.get(at).map_or_else(Vec::new, |indicator| of_indicator(catalogue, indicator))
        }
    }
}

fn needed(way: &'static str, entry: Entry) -> Field {
    Field { way, entry, needed: true }
}

fn optional(way: &'static str, entry: Entry) -> Field {
    Field { way, entry, needed: false }
}

/// The way and the choice that is made there.
fn choice(way: &'static str) -> Field {
    needed(way, Entry::Choice(allowed(way).into_iter().map(str::to_owned).collect()))
}

fn of_whole() -> Vec<Field> {
    vec![
        needed("id", Entry::Line),
        needed("version", Entry::Whole),
        optional("effective_from", Entry::Day),
        needed("name", Entry::Text),
        optional("basis", Entry::Text),
        needed("total", Entry::Number),
        choice("aggregation"),
        needed("digits", Entry::Whole),
        choice("rounding"),
        choice("missing"),
        needed("min_coverage", Entry::Fraction),
        needed("min_members", Entry::Fraction),
        choice("rank_by"),
        choice("ties"),
        choice("bands_by"),
        choice("units"),
        choice("rankings"),
        optional("cumulative", Entry::Lines),
    ]
}

fn of_group(catalogue: &Catalogue, at: usize) -> Vec<Field> {
    let own = catalogue.groups.get(at).map(|group| group.code.as_str());
    let others = List::Groups.codes(catalogue).into_iter().filter(|code| Some(*code) != own);
    let mut fields = vec![
        needed("code", Entry::Line),
        needed("name", Entry::Text),
        optional("parent", Entry::Choice(others.map(str::to_owned).collect())),
        choice("aggregation"),
        needed("max", Entry::Number),
        needed("weight", Entry::Number),
        optional("min_members", Entry::Fraction),
    ];
    fields.extend(of_whom(catalogue, catalogue.groups.get(at).and_then(|group| group.applies_to.as_ref())));
    fields
}

/// A bloc that was taken out is still named where it stood, until a person says whom else it concerns.
fn of_whom(catalogue: &Catalogue, now: Option<&AppliesTo>) -> Vec<Field> {
    let kinds = allowed("applies_to.kinds").into_iter().map(str::to_owned).collect();
    let named = now.into_iter().flat_map(|now| &now.blocs).filter(|code| catalogue.bloc(code).is_none());
    let blocs: Vec<String> = catalogue.blocs.iter().map(|bloc| &bloc.code).chain(named).cloned().collect();
    let mut fields = vec![optional("applies_to.kinds", Entry::Choices(kinds))];
    fields.extend((!blocs.is_empty()).then_some(optional("applies_to.blocs", Entry::Choices(blocs))));
    fields.push(optional("applies_to.except", Entry::Lines));
    fields
}

fn of_indicator(catalogue: &Catalogue, indicator: &Indicator) -> Vec<Field> {
    let groups = List::Groups.codes(catalogue).into_iter().map(str::to_owned).collect();
    let measured = if indicator.measures_a_fraction() { Entry::Fraction } else { Entry::Number };
    let mut fields = vec![
        needed("code", Entry::Line),
        needed("name", Entry::Text),
        needed("group", Entry::Choice(groups)),
        needed("enabled", Entry::YesNo),
        choice("input.kind"),
    ];
    let input = kind_of(&json!(indicator.input), words::INPUT);
    fields.extend(input.map_or(&[] as &[&str], InputKind::keys).iter().filter_map(|key| of_input(key)));
    fields.push(choice("rule.kind"));
    let rule = kind_of(&json!(indicator.rule), words::RULE);
    let parameters = rule.map_or(&[] as &[&str], RuleKind::keys);
    fields.extend(parameters.iter().filter_map(|key| of_rule(key, &measured)));
    fields.extend([
        needed("max", Entry::Number),
        needed("weight", Entry::Number),
        optional("target.value", measured),
        optional("target.deadline", Entry::Day),
        Field { needed: false, ..choice("rollup") },
    ]);
    fields.extend(of_whom(catalogue, indicator.applies_to.as_ref()));
    fields.extend([
        optional("guidance", Entry::Text),
        needed("source.document", Entry::Text),
        optional("source.clause", Entry::Line),
        optional("source.quote", Entry::Text),
        optional("source.citations", Entry::Lines),
        choice("source.status"),
        optional("source.note", Entry::Text),
    ]);
    fields
}

fn of_reference() -> Vec<Field> {
    vec![
        needed("code", Entry::Line),
        needed("text", Entry::Text),
        needed("horizon", Entry::Whole),
        choice("status"),
        optional("citations", Entry::Lines),
    ]
}

/// A whole and its parts, by the codes of indicators that count something.
fn of_consistency(catalogue: &Catalogue) -> Vec<Field> {
    let counting = catalogue.indicators.iter().filter(|indicator| indicator.input != Input::YesNo);
    let codes: Vec<String> = counting.map(|indicator| indicator.code.clone()).collect();
    vec![needed("whole", Entry::Choice(codes.clone())), needed("parts", Entry::Choices(codes))]
}

fn of_figure(catalogue: &Catalogue, owner: Owner) -> Vec<Field> {
    let measures_a_fraction = match owner {
        Owner::Indicator(at) => catalogue.indicators.get(at).is_some_and(Indicator::measures_a_fraction),
        Owner::Reference(_) => false,
    };
    vec![
        needed("date", Entry::Line),
        needed("value", if measures_a_fraction { Entry::Fraction } else { Entry::Number }),
        needed("source", Entry::Line),
        needed("comparable", Entry::YesNo),
        optional("note", Entry::Text),
    ]
}

fn kind_of<K: Copy>(value: &Value, kinds: &[(&str, K)]) -> Option<K> {
    let word = value.get("kind")?.as_str()?.to_owned();
    kinds.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
}

fn of_input(key: &str) -> Option<Field> {
    Some(match key {
        "numerator" => needed("input.numerator", Entry::Text),
        "denominator" => needed("input.denominator", Entry::Text),
        "unit" => needed("input.unit", Entry::Text),
        "low" => optional("input.low", Entry::Number),
        "high" => optional("input.high", Entry::Number),
        _ => return None,
    })
}

fn of_rule(key: &str, measured: &Entry) -> Option<Field> {
    Some(match key {
        "direction" => choice("rule.direction"),
        "points_each" => needed("rule.points_each", Entry::Number),
        "limit" => needed("rule.limit", Entry::Number),
        "floor" => needed("rule.floor", Entry::Number),
        "worst" => needed("rule.worst", measured.clone()),
        "best" => needed("rule.best", measured.clone()),
        "centre" => needed("rule.centre", Entry::Number),
        "spread" => needed("rule.spread", Entry::Number),
        "steps" => needed("rule.steps", Entry::Steps { fractions: *measured == Entry::Fraction }),
        _ => return None,
    })
}

/// The words of the file that a choice at a way is made of; none for ways of another kind.
pub fn allowed(way: &str) -> Vec<&'static str> {
    fn of<K>(words: &'static [(&'static str, K)]) -> Vec<&'static str> {
        words.iter().map(|(word, _)| *word).collect()
    }
    match way {
        "aggregation" => of(words::AGGREGATION),
        "rounding" => of(words::ROUNDING),
        "missing" => of(words::MISSING),
        "rank_by" => of(words::RANK_BY),
        "ties" => of(words::TIES),
        "bands_by" => of(words::BANDS_BY),
        "units" => of(words::ASSESSED),
        "rankings" => of(words::RANKINGS),
        "input.kind" => of(words::INPUT),
        "rule.kind" => of(words::RULE),
        "rule.direction" => of(words::DIRECTION),
        "rollup" => of(words::ROLLUP),
        "source.status" | "status" => of(words::STATUS),
        "applies_to.kinds" => of(words::UNIT_KIND),
        _ => Vec::new(),
    }
}

/// What a part says at a way; null where it says nothing.
pub fn said(catalogue: &Catalogue, part: Part, way: &str) -> Value {
    let value = match part {
        Part::Whole => whole(catalogue),
        Part::Item(List::Bands, at) => json!(catalogue.bands.get(at)),
        Part::Item(List::Blocs, at) => json!(catalogue.blocs.get(at)),
        Part::Item(List::References, at) => json!(catalogue.references.get(at)),
        Part::Item(List::Consistency, at) => json!(catalogue.consistency.get(at)),
        Part::Item(List::Figures(owner), at) => json!(owner.figures(catalogue).get(at)),
        Part::Item(List::Groups, at) => json!(catalogue.groups.get(at)),
        Part::Item(List::Indicators, at) => json!(catalogue.indicators.get(at)),
    };
    way.split('.').try_fold(value, |value, key| value.get(key).cloned()).unwrap_or_default()
}

/// Without its lists, which are long.
fn whole(catalogue: &Catalogue) -> Value {
    json!({
        "id": catalogue.id, "version": catalogue.version, "effective_from": catalogue.effective_from,
        "name": catalogue.name, "basis": catalogue.basis, "units": catalogue.units, "rankings": catalogue.rankings,
        "digits": catalogue.digits, "rounding": catalogue.rounding, "missing": catalogue.missing,
        "min_coverage": catalogue.min_coverage, "rank_by": catalogue.rank_by, "ties": catalogue.ties,
        "aggregation": catalogue.aggregation, "min_members": catalogue.min_members, "bands_by": catalogue.bands_by,
        "total": catalogue.total, "cumulative": catalogue.cumulative,
    })
}

/// The edit after which a part says `to` at a way: what stands around it comes into being where it was not there, and
/// goes where nothing is said in it any more. Null says nothing.
pub fn saying(catalogue: &Catalogue, part: Part, way: &str, to: Value) -> Edit {
    let Some((outer, key)) = way.rsplit_once('.') else {
        return Edit::Set { of: part, way: way.to_owned(), to };
    };
    let mut table = match said(catalogue, part, outer) {
        Value::Object(table) => table,
        _ => blank(catalogue, outer),
    };
    let is_blank_text = key == "vi" && to.is_null();
    table.insert(key.to_owned(), if is_blank_text { json!("") } else { to });
    let to = if says_nothing(outer, &table) { Value::Null } else { Value::Object(table) };
    Edit::Set { of: part, way: outer.to_owned(), to }
}

/// What stands around a way before anything is said in it.
fn blank(catalogue: &Catalogue, outer: &str) -> Map<String, Value> {
    let blank = match outer {
        "target" => {
            json!({ "value": "0", "deadline": usual_deadline(catalogue) })
        }
        "applies_to" => json!({ "kinds": [], "blocs": [], "except": [] }),
        _ => json!({ "vi": "", "en": null }),
    };
    blank.as_object().cloned().unwrap_or_default()
}

/// What targets are due by, as far as the criteria set says.
pub(super) fn usual_deadline(catalogue: &Catalogue) -> Date {
    let deadlines = catalogue.indicators.iter().filter_map(|indicator| indicator.target.as_ref());
    let usual = deadlines.map(|target| target.deadline).max();
    usual.or(catalogue.effective_from).unwrap_or(FIRST_DEADLINE)
}

fn says_nothing(outer: &str, table: &Map<String, Value>) -> bool {
    let empty = |value: &Value| value.is_null() || value.as_str() == Some("") || value == &json!([]);
    match outer {
        "target" => table.values().any(Value::is_null),
        "applies_to" | "basis" | "guidance" | "source.quote" | "source.note" | "note" => table.values().all(empty),
        _ => false,
    }
}
