//! Edits that mean more than one way: renaming what others name, taking out what others count on, another kind of rule,
//! sums stated anew.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::field::{said, saying, usual_deadline};
use super::{Edit, List, Owner, Part};
use crate::catalogue::check::should_be;
use crate::catalogue::words::{self, InputKind, RuleKind};
use crate::catalogue::{Aggregation, AppliesTo, Bloc, Catalogue, Group, Text};

/// What a new thing is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewItem {
    /// A yes/no indicator without points yet, the last of a group.
    Indicator { group: usize },
    /// As an indicator is, behind it.
    CopyOf { indicator: usize },
    /// An outermost group, the last.
    Group,
    /// A band, the best.
    Band,
    /// A bloc of units, the last.
    Bloc,
    /// A target that is shown and not scored, the last.
    Reference,
    /// Figures that must add up: of the first indicators that count something.
    Consistency,
    /// A national figure, the newest.
    Figure(Owner),
}

/// The edit that adds a thing under a code nobody has, and where it will stand.
pub fn added(catalogue: &Catalogue, new: NewItem) -> (Edit, Part) {
    let (list, at, item) = match new {
        NewItem::Indicator { group } => {
            let code = catalogue.groups.get(group).map(|group| group.code.as_str()).unwrap_or_default();
            let last = catalogue.indicators.iter().rposition(|indicator| indicator.group == code);
            let document = catalogue.indicators.first().map(|indicator| indicator.source.document.clone());
            let item = json!({
                "code": free(catalogue, List::Indicators, code), "group": code, "name": blank(), "input": { "kind": "yes_no" },
                "max": "1", "weight": "1", "rule": { "kind": "yes_no" }, "applies_to": null, "target": null,
                "rollup": null, "guidance": null, "enabled": true, "national": [],
                "source": { "document": document.unwrap_or_else(blank), "clause": null, "quote": null, "citations": [],
                            "status": "unverified", "note": null },
            });
            (List::Indicators, last.map_or(catalogue.indicators.len(), |at| at + 1), item)
        }
        NewItem::CopyOf { indicator } => {
            let like = catalogue.indicators.get(indicator);
            let mut item = json!(like);
            item["code"] = json!(free(catalogue, List::Indicators, like.map_or("", |like| &like.group)));
            (List::Indicators, indicator + 1, item)
        }
        NewItem::Group => {
            let group = Group::of_sums(&free(catalogue, List::Groups, "G"), blank(), Decimal::ZERO);
            (List::Groups, catalogue.groups.len(), json!(group))
        }
        NewItem::Band => {
            let item = json!({ "code": free(catalogue, List::Bands, "muc-"), "name": blank(), "from": "100" });
            (List::Bands, 0, item)
        }
        NewItem::Bloc => {
            let item = json!({ "code": free(catalogue, List::Blocs, "khoi-"), "name": blank(), "total": null });
            (List::Blocs, catalogue.blocs.len(), item)
        }
        NewItem::Reference => {
            let last = catalogue.references.last();
            let horizon = last.map(|last| last.horizon).unwrap_or_else(|| usual_deadline(catalogue).year());
            let item = json!({ "code": free(catalogue, List::References, "TK-"), "text": blank(), "horizon": horizon,
                "status": "unverified", "citations": [], "national": [] });
            (List::References, catalogue.references.len(), item)
        }
        NewItem::Consistency => {
            let item = json!({ "whole": "", "parts": [] });
            (List::Consistency, catalogue.consistency.len(), item)
        }
        NewItem::Figure(owner) => {
            let list = List::Figures(owner);
            let item = json!({ "date": "", "value": "0", "source": "", "comparable": true, "note": null });
            (list, list.count(catalogue), item)
        }
    };
    (Edit::Insert { list, at, item }, Part::Item(list, at))
}

fn blank() -> Text {
    Text { vi: String::new(), en: None }
}

/// The first code of a form that nobody has.
fn free(catalogue: &Catalogue, list: List, begin: &str) -> String {
    let codes = list.codes(catalogue);
    let taken = |code: &str| codes.iter().any(|other| other.eq_ignore_ascii_case(code));
    let mut number = 1;
    while taken(&format!("{begin}{number}")) {
        number += 1;
    }
    format!("{begin}{number}")
}

/// The edit that gives a thing another code, wherever it is named.
pub fn renamed(catalogue: &Catalogue, part: Part, to: &str) -> Edit {
    let own = Edit::Set { of: part, way: "code".into(), to: json!(to) };
    let Value::String(was) = said(catalogue, part, "code") else { return own };
    // Of a code that stands twice nobody knows whom the others mean.
    let Part::Item(list, _) = part else { return own };
    if list.codes(catalogue).into_iter().filter(|code| *code == was).count() > 1 {
        return own;
    }
    let mut edits = vec![own];
    match list {
        List::Bands | List::References | List::Consistency | List::Figures(_) => {}
        List::Blocs => {
            let groups = catalogue.groups.iter().map(|group| group.applies_to.as_ref());
            let indicators = catalogue.indicators.iter().map(|indicator| indicator.applies_to.as_ref());
            edits.extend(of_bloc(List::Groups, groups, &was, to));
            edits.extend(of_bloc(List::Indicators, indicators, &was, to));
        }
        List::Groups => {
            let inside = catalogue.indicators.iter().enumerate().filter(|(_, indicator)| indicator.group == was);
            edits.extend(inside.map(|(at, _)| set(Part::Item(List::Indicators, at), "group", json!(to))));
            let inner = catalogue.groups.iter().enumerate().filter(|(_, group)| group.parent.as_ref() == Some(&was));
            edits.extend(inner.map(|(at, _)| set(Part::Item(List::Groups, at), "parent", json!(to))));
        }
        List::Indicators => edits.extend(with_codes(catalogue, |code| Some(if code == was { to } else { code }))),
    }
    Edit::All(edits)
}

/// What things of a list say of whom they concern, with a bloc called otherwise.
fn of_bloc<'a>(
    list: List,
    conditions: impl Iterator<Item = Option<&'a AppliesTo>>,
    was: &str,
    to: &str,
) -> impl Iterator<Item = Edit> {
    let naming = conditions.enumerate().filter_map(|(at, applies_to)| Some((at, applies_to?)));
    let naming = naming.filter(move |(_, applies_to)| applies_to.blocs.iter().any(|bloc| bloc == was));
    naming.map(move |(at, applies_to)| {
        let blocs: Vec<&str> = applies_to.blocs.iter().map(|bloc| if bloc == was { to } else { bloc }).collect();
        set(Part::Item(list, at), "applies_to.blocs", json!(blocs))
    })
}

fn set(of: Part, way: &str, to: Value) -> Edit {
    Edit::Set { of, way: way.to_owned(), to }
}

/// What the whole says of its indicators (running totals, wholes and parts), with codes changed or left out.
fn with_codes<'a>(catalogue: &'a Catalogue, change: impl Fn(&'a str) -> Option<&'a str>) -> Vec<Edit> {
    let codes = |codes: &'a [String]| codes.iter().filter_map(|code| change(code)).collect::<Vec<_>>();
    let cumulative = codes(&catalogue.cumulative);
    let consistency: Vec<Value> = catalogue
        .consistency
        .iter()
        .filter_map(|rule| Some((rule, change(&rule.whole)?, codes(&rule.parts))))
        // What is being made has no two parts yet, and is none the less to stay.
        .filter(|(rule, _, parts)| parts.len() > 1 || parts.len() == rule.parts.len())
        .map(|(_, whole, parts)| json!({ "whole": whole, "parts": parts }))
        .collect();
    vec![set(Part::Whole, "cumulative", json!(cumulative)), set(Part::Whole, "consistency", Value::Array(consistency))]
}

/// The edit that takes a thing out: a group with its indicators and the groups inside it.
pub fn removed(catalogue: &Catalogue, part: Part) -> Edit {
    let Part::Item(list, at) = part else { return Edit::All(Vec::new()) };
    let groups: Vec<usize> = if list == List::Groups { family(catalogue, at) } else { Vec::new() };
    let of_group = |code: &str| groups.iter().any(|at| catalogue.groups[*at].code == code);
    let goes = |(place, group): (usize, &str)| match list {
        List::Indicators => place == at,
        List::Groups => of_group(group),
        List::Bands | List::Blocs | List::References | List::Consistency | List::Figures(_) => false,
    };
    let indicators = catalogue.indicators.iter().enumerate();
    let gone: Vec<usize> =
        indicators.filter(|(place, one)| goes((*place, &one.group))).map(|(place, _)| place).collect();
    let is_gone = |code: &str| gone.iter().any(|at| catalogue.indicators[*at].code == code);
    let mut edits = with_codes(catalogue, |code| (!is_gone(code)).then_some(code));
    edits.extend(gone.iter().rev().map(|at| Edit::Remove { list: List::Indicators, at: *at }));
    edits.extend(groups.iter().rev().map(|at| Edit::Remove { list: List::Groups, at: *at }));
    let has_gone = matches!(list, List::Indicators | List::Groups);
    edits.extend((!has_gone).then_some(Edit::Remove { list, at }));
    Edit::All(edits)
}

/// A group and all groups inside it, in their order.
fn family(catalogue: &Catalogue, at: usize) -> Vec<usize> {
    let mut family = vec![at];
    let mut looked_at = 0;
    while let Some(outer) = family.get(looked_at).and_then(|at| catalogue.groups.get(*at)) {
        let inner = catalogue.groups.iter().enumerate().filter(|(_, group)| group.parent.as_ref() == Some(&outer.code));
        let new: Vec<usize> = inner.map(|(at, _)| at).filter(|at| !family.contains(at)).collect();
        family.extend(new);
        looked_at += 1;
    }
    family.sort_unstable();
    family.retain(|at| *at < catalogue.groups.len());
    family
}

/// The edit that makes another kind of a rule or an input (`rule.kind`, `input.kind`): what both kinds have stays, the
/// rest begins with something that can be told from what is meant.
pub fn of_kind(catalogue: &Catalogue, part: Part, way: &str, kind: &str) -> Edit {
    let (outer, keys) = match way {
        "input.kind" => ("input", find(words::INPUT, kind).map_or(&[] as &[&str], InputKind::keys)),
        _ => ("rule", find(words::RULE, kind).map_or(&[] as &[&str], RuleKind::keys)),
    };
    let was = said(catalogue, part, outer);
    let max = said(catalogue, part, "max");
    let mut table = Map::from_iter([("kind".to_owned(), json!(kind))]);
    for key in keys.iter().filter(|key| **key != "kind") {
        let kept = was.get(key).or_else(|| alike(key).and_then(|other| was.get(other)));
        table.insert((*key).to_owned(), kept.cloned().unwrap_or_else(|| first_word(key, &max)));
    }
    let own = set(part, outer, Value::Object(table));
    // These have no maximum, and nobody wants to be told so first.
    let without_maximum = outer == "rule" && ["not_scored", "penalty", "bonus", "z_score"].contains(&kind);
    match without_maximum {
        true => Edit::All(vec![own, saying(catalogue, part, "max", json!("0"))]),
        false => own,
    }
}

fn find<K: Copy>(kinds: &[(&str, K)], word: &str) -> Option<K> {
    kinds.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
}

/// What is counted is called alike in every kind of input.
fn alike(key: &str) -> Option<&'static str> {
    match key {
        "unit" => Some("numerator"),
        "numerator" => Some("unit"),
        _ => None,
    }
}

fn first_word(key: &str, max: &Value) -> Value {
    match key {
        "numerator" | "denominator" | "unit" => json!(blank()),
        "low" | "high" => Value::Null,
        "direction" => json!("higher"),
        "steps" => json!([{ "from": "1", "points": max }]),
        "floor" | "worst" | "centre" => json!("0"),
        _ => json!("1"),
    }
}

/// The edit that states anew what the members of sums come to: of every group that adds up, from the inside out, and of the
/// total, and of what concerns each bloc. Caps and the scales of means are a person's choice and stay.
pub fn restated(catalogue: &Catalogue) -> Edit {
    let of_group = |(at, group): (usize, &Group)| {
        let of = Part::Item(List::Groups, at);
        let sum = should_be(catalogue, group, 0);
        (sum != group.max).then(|| set(of, "max", json!(sum)))
    };
    let mut edits: Vec<Edit> = catalogue.groups.iter().enumerate().filter_map(of_group).collect();
    let outermost = catalogue.groups_in(None).map(|group| should_be(catalogue, group, 0));
    let total = match catalogue.aggregation {
        Aggregation::Sum => outermost.sum(),
        Aggregation::Best => outermost.max().unwrap_or_default(),
        Aggregation::CappedSum
        | Aggregation::ArithmeticMean
        | Aggregation::GeometricMean
        | Aggregation::HarmonicMean => catalogue.total,
    };
    edits.extend((total != catalogue.total).then(|| set(Part::Whole, "total", json!(total))));
    let blocs: Vec<Bloc> = catalogue
        .blocs
        .iter()
        .map(|bloc| Bloc { total: bloc.total.map(|_| catalogue.points_of_bloc(bloc)), ..bloc.clone() })
        .collect();
    edits.extend((blocs != catalogue.blocs).then(|| set(Part::Whole, "blocs", json!(blocs))));
    Edit::All(edits)
}
