//! What differs between two criteria sets, as a person reads it.

use rust_decimal::Decimal;
use serde_json::Value;

use super::{NO_VALUE, Words};
use crate::catalogue::edit::allowed;
use crate::catalogue::{Catalogue, Change, Section, Text, What};
use crate::say;

impl Words {
    /// The part of a criteria set: `Nhóm tiêu chí`.
    pub fn catalogue_section(&self, section: Section) -> String {
        match section {
            Section::Whole => say!(self, "diff-section-whole"),
            Section::Band => say!(self, "diff-section-band"),
            Section::Group => say!(self, "diff-section-group"),
            Section::Indicator => say!(self, "diff-section-indicator"),
            Section::Reference => say!(self, "diff-section-reference"),
        }
    }

    /// One difference: `D1 Dịch vụ công mức độ 4: điểm tối đa 10 → 8`.
    pub fn catalogue_change(&self, change: &Change) -> String {
        let name = change.name.as_ref().map(|name| self.text(name));
        let thing = [change.code.as_deref(), name].into_iter().flatten().collect::<Vec<_>>().join(" ");
        match &change.what {
            What::Added { said } => say!(self, "diff-added", thing = thing, facts = self.facts(said)),
            What::Removed { said } => say!(self, "diff-removed", thing = thing, facts = self.facts(said)),
            What::Moved => say!(self, "diff-moved", thing = thing),
            What::Field { field, before, after } => {
                let (before, after) = differing(before, after);
                let (before, after) = (self.catalogue_value(&before), self.catalogue_value(&after));
                let said =
                    say!(self, "diff-field", field = self.catalogue_field(field), before = before, after = after);
                if thing.is_empty() { said } else { format!("{thing}: {said}") }
            }
        }
    }

    /// One difference in columns: the thing, what differs, what it said, what it says. `of`: the later version, which knows
    /// what is a fraction.
    pub fn catalogue_change_columns(&self, change: &Change, of: &Catalogue) -> [String; 4] {
        let name = change.name.as_ref().map(|name| self.text(name));
        let thing = [change.code.as_deref(), name].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let none = || NO_VALUE.to_owned();
        let facts = |said: &Value| self.facts(said).trim_start_matches(" (").trim_end_matches(')').to_owned();
        match &change.what {
            What::Added { said } => [thing, say!(self, "diff-column-added"), none(), facts(said)],
            What::Removed { said } => [thing, say!(self, "diff-column-removed"), facts(said), none()],
            What::Moved => [thing, say!(self, "diff-column-moved"), none(), none()],
            What::Field { field, before, after } => {
                let thing = if thing.is_empty() { none() } else { thing };
                let is_fraction = is_fraction(field, change, of);
                let said = |value: &Value| match as_decimal(value).filter(|_| is_fraction) {
                    Some(fraction) => format!("{}%", self.plain(fraction * Decimal::ONE_HUNDRED, 12)),
                    None => self.said_at(field, value),
                };
                let (gone, come) = differing(before, after);
                if field == "national" {
                    let figures = |list: &Value| self.figures(list, measures_a_fraction(change, of));
                    let after = match is_none(&gone) && !is_none(&come) {
                        true => say!(self, "diff-figures-added", figures = figures(&come)),
                        false => figures(&come),
                    };
                    let gone = match is_none(&come) && !is_none(&gone) {
                        true => say!(self, "diff-figures-removed", figures = figures(&gone)),
                        false => figures(&gone),
                    };
                    return [thing, self.catalogue_field(field), gone, after];
                }
                [thing, self.catalogue_field(field), said(&gone), said(&come)]
            }
        }
    }

    /// `06/2020: 15,2% – Báo cáo số 5`, each national figure of a list.
    fn figures(&self, list: &Value, is_fraction: bool) -> String {
        let text = |figure: &Value, key: &str| figure.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let figure = |figure: &Value| {
            let value = match figure.get("value").and_then(as_decimal) {
                Some(value) if is_fraction => format!("{}%", self.plain(value * Decimal::ONE_HUNDRED, 12)),
                Some(value) => self.plain(value, 12),
                None => NO_VALUE.to_owned(),
            };
            let source = Some(text(figure, "source")).filter(|source| !source.is_empty());
            let dated = format!("{}: {value}", text(figure, "date"));
            std::iter::once(dated).chain(source).collect::<Vec<_>>().join(" – ")
        };
        let figures: Vec<String> = list.as_array().into_iter().flatten().map(figure).collect();
        if figures.is_empty() { NO_VALUE.to_owned() } else { figures.join("; ") }
    }

    /// What stands at a way, words of fixed sets by their names.
    fn said_at(&self, way: &str, value: &Value) -> String {
        let kind = value.get("kind").and_then(Value::as_str);
        match (value, kind) {
            (Value::String(word), _) if allowed(way).contains(&word.as_str()) => self.catalogue_choice(way, word),
            (Value::Object(table), Some(kind)) => {
                let rest = table.iter().filter(|(key, value)| *key != "kind" && !value.is_null());
                let rest = rest.map(|(key, value)| {
                    format!("{} {}", self.catalogue_field(key), self.said_at(&format!("{way}.{key}"), value))
                });
                let kind = self.catalogue_choice(&format!("{way}.kind"), kind);
                std::iter::once(kind).chain(rest).collect::<Vec<_>>().join(", ")
            }
            (value, _) => self.catalogue_value(value),
        }
    }

    /// The group and the points of what came or went: `(nhóm D; điểm tối đa 5)`; nothing where it has neither.
    fn facts(&self, said: &Value) -> String {
        let fact = |key: &str| Some(format!("{} {}", self.catalogue_field(key), self.catalogue_value(said.get(key)?)));
        let facts: Vec<_> = ["group", "max", "from"].into_iter().filter_map(fact).collect();
        if facts.is_empty() { String::new() } else { format!(" ({})", facts.join("; ")) }
    }

    /// What a field says: numbers and days as the language writes them, words of the file as they are.
    fn catalogue_value(&self, value: &Value) -> String {
        match value {
            Value::Null => NO_VALUE.to_owned(),
            Value::Bool(true) => say!(self, "diff-yes"),
            Value::Bool(false) => say!(self, "diff-no"),
            Value::Number(number) => number.to_string(),
            Value::String(text) => self.catalogue_word(text),
            Value::Array(list) if list.is_empty() => NO_VALUE.to_owned(),
            Value::Array(list) => list.iter().map(|item| self.catalogue_value(item)).collect::<Vec<_>>().join("; "),
            Value::Object(table) => match serde_json::from_value::<Text>(value.clone()) {
                Ok(text) => self.text(&text).to_owned(),
                Err(_) => {
                    let kind = table.get("kind").map(|kind| self.catalogue_value(kind));
                    let parts = table.iter().filter(|(key, value)| *key != "kind" && !value.is_null());
                    let parts = parts
                        .map(|(key, value)| format!("{} {}", self.catalogue_field(key), self.catalogue_value(value)));
                    kind.into_iter().chain(parts).collect::<Vec<_>>().join(", ")
                }
            },
        }
    }

    fn catalogue_word(&self, text: &str) -> String {
        if let Ok(number) = text.parse::<Decimal>() {
            return self.plain(number, 12);
        }
        text.parse().map_or_else(|_| text.to_owned(), |day| self.date(day))
    }
}

/// Of two lists only what one has and the other has not: a list of national figures is long, and one was added. Lists that
/// differ in their order alone are told whole.
fn differing(before: &Value, after: &Value) -> (Value, Value) {
    let (Value::Array(old), Value::Array(new)) = (before, after) else { return (before.clone(), after.clone()) };
    let only = |of: &[Value], other: &[Value]| of.iter().filter(|item| !other.contains(item)).cloned().collect();
    let (gone, come): (Vec<Value>, Vec<Value>) = (only(old, new), only(new, old));
    if gone.is_empty() && come.is_empty() { (before.clone(), after.clone()) } else { (gone.into(), come.into()) }
}

fn is_fraction(way: &str, change: &Change, of: &Catalogue) -> bool {
    match way {
        "min_coverage" | "min_members" => true,
        "target.value" => measures_a_fraction(change, of),
        _ => false,
    }
}

/// Whether what differs is of an indicator that is measured as a fraction.
fn measures_a_fraction(change: &Change, of: &Catalogue) -> bool {
    let indicator = change.code.as_deref().filter(|_| change.section == Section::Indicator);
    indicator.and_then(|code| of.indicator(code)).is_some_and(|one| one.measures_a_fraction())
}

fn is_none(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

fn as_decimal(value: &Value) -> Option<Decimal> {
    value.as_str()?.parse().ok()
}
