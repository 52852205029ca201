//! What one version of a criteria set says otherwise than another: facts, in the order of the file.
//!
//! Compared by what the values themselves say of their parts, so that a new kind of rule needs nothing here. Things are
//! the same where they have the same code.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Catalogue, Text};
use crate::domain::CatalogueRef;

/// All differences between two catalogues.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Diff {
    pub before: CatalogueRef,
    pub after: CatalogueRef,
    pub changes: Vec<Change>,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    pub section: Section,
    /// Of the thing that differs; nothing for what is said of the whole.
    pub code: Option<String>,
    /// Its name, by the later version where that has it.
    pub name: Option<Text>,
    #[serde(flatten)]
    pub what: What,
}

/// The part of a catalogue that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    Whole,
    Band,
    Group,
    Indicator,
    Reference,
}

/// How it differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum What {
    /// Only the later version has it; all it says.
    Added { said: Value },
    /// Only the earlier version has it; all it said.
    Removed { said: Value },
    /// It stands elsewhere among those that both have.
    Moved,
    /// A field, by its way in the file (`target.value`), with what it says; null where it says nothing.
    Field { field: String, before: Value, after: Value },
}

/// Sections as a value calls their lists.
const LISTS: [(Section, &str); 4] = [
    (Section::Band, "bands"),
    (Section::Group, "groups"),
    (Section::Indicator, "indicators"),
    (Section::Reference, "references"),
];

/// What `after` says otherwise than `before`. Id and version are no difference.
pub fn diff(before: &Catalogue, after: &Catalogue) -> Diff {
    let (old, new) = (table(before), table(after));
    let of_whole = |table: &Map<String, Value>| {
        let is_of_whole = |key: &str| !["id", "version"].contains(&key) && LISTS.iter().all(|(_, list)| *list != key);
        let own: Map<_, _> =
            table.iter().filter(|(key, _)| is_of_whole(key)).map(|(key, value)| (key.clone(), value.clone())).collect();
        Value::Object(own)
    };
    let mut changes = Vec::new();
    let whole = |what| Change { section: Section::Whole, code: None, name: None, what };
    changes.extend(fields(&of_whole(&old), &of_whole(&new)).into_iter().map(whole));
    for (section, list) in LISTS {
        changes.extend(of_list(section, &items(&old, list), &items(&new, list)));
    }
    Diff { before: before.reference(), after: after.reference(), changes }
}

fn table(catalogue: &Catalogue) -> Map<String, Value> {
    // Only maps with keys that are no texts could not be made a table, and a catalogue has none.
    match serde_json::to_value(catalogue) {
        Ok(Value::Object(table)) => table,
        _ => Map::new(),
    }
}

fn items<'a>(table: &'a Map<String, Value>, list: &str) -> Vec<(&'a str, &'a Value)> {
    let items = table.get(list).and_then(Value::as_array).into_iter().flatten();
    items.filter_map(|item| Some((item.get("code")?.as_str()?, item))).collect()
}

/// What the later version took out, then the rest in its order.
fn of_list(section: Section, old: &[(&str, &Value)], new: &[(&str, &Value)]) -> Vec<Change> {
    let find = |list: &[(&str, &Value)], code: &str| list.iter().position(|(other, _)| *other == code);
    let change = |code: &str, item: &Value, what| {
        // A reference has a text and no name.
        let name = item.get("name").or_else(|| item.get("text"));
        let name = name.and_then(|name| serde_json::from_value(name.clone()).ok());
        Change { section, code: Some(code.to_owned()), name, what }
    };
    let gone = old.iter().filter(|(code, _)| find(new, code).is_none());
    let mut changes: Vec<_> =
        gone.map(|(code, item)| change(code, item, What::Removed { said: (*item).clone() })).collect();
    let places: Vec<usize> = new.iter().filter_map(|(code, _)| find(old, code)).collect();
    let staying = longest_rise(&places);
    for (code, item) in new {
        let Some(place) = find(old, code) else {
            changes.push(change(code, item, What::Added { said: (*item).clone() }));
            continue;
        };
        if !staying.contains(&place) {
            changes.push(change(code, item, What::Moved));
        }
        changes.extend(fields(old[place].1, item).into_iter().map(|what| change(code, item, what)));
    }
    changes
}

/// The most places that stand in rising order: whoever is not among them was moved.
fn longest_rise(places: &[usize]) -> Vec<usize> {
    let mut best: Vec<Vec<usize>> = Vec::with_capacity(places.len());
    for place in places {
        let before = best.iter().filter(|rise| rise.last() < Some(place)).max_by_key(|rise| rise.len());
        let mut rise = before.cloned().unwrap_or_default();
        rise.push(*place);
        best.push(rise);
    }
    // Of equally long rises the first, so that the same files give the same answer.
    best.into_iter().rev().max_by_key(Vec::len).unwrap_or_default()
}

/// Fields of two tables that say different things, by their ways.
fn fields(before: &Value, after: &Value) -> Vec<What> {
    let mut found = Vec::new();
    collect("", before, after, &mut found);
    found
}

fn collect(way: &str, before: &Value, after: &Value, found: &mut Vec<What>) {
    if same(before, after) {
        return;
    }
    let (Some(old), Some(new)) = (parts(before), parts(after)) else {
        return found.push(What::Field { field: way.to_owned(), before: before.clone(), after: after.clone() });
    };
    let keys = old.keys().chain(new.keys().filter(|key| !old.contains_key(*key)));
    for key in keys {
        let way = if way.is_empty() { key.clone() } else { format!("{way}.{key}") };
        let side = |table: &Map<String, Value>| table.get(key).cloned().unwrap_or_default();
        collect(&way, &side(old), &side(new), found);
    }
}

/// The parts that are compared one by one: a text or a thing of some kind is looked at as a whole.
fn parts(value: &Value) -> Option<&Map<String, Value>> {
    value.as_object().filter(|table| !table.contains_key("vi") && !table.contains_key("kind"))
}

/// Numbers are the same however many zeros they are written with.
fn same(before: &Value, after: &Value) -> bool {
    let number = |value: &Value| value.as_str()?.parse::<rust_decimal::Decimal>().ok();
    match (before, after) {
        (Value::Array(before), Value::Array(after)) => {
            before.len() == after.len() && before.iter().zip(after).all(|(before, after)| same(before, after))
        }
        (Value::Object(before), Value::Object(after)) => {
            before.len() == after.len()
                && before.iter().all(|(key, value)| after.get(key).is_some_and(|other| same(value, other)))
        }
        _ => before == after || (number(before).is_some() && number(before) == number(after)),
    }
}
