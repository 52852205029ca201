//! What differs between two criteria sets, as a person reads it.

use rust_decimal::Decimal;
use serde_json::Value;

use super::{NO_VALUE, Words};
use crate::catalogue::{Change, Section, Text, What};
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
                let (before, after) = (self.catalogue_value(before), self.catalogue_value(after));
                let said = say!(self, "diff-field", field = self.field(field), before = before, after = after);
                if thing.is_empty() { said } else { format!("{thing}: {said}") }
            }
        }
    }

    /// The group and the points of what came or went: `(nhóm D; điểm tối đa 5)`; nothing where it has neither.
    fn facts(&self, said: &Value) -> String {
        let fact = |key: &str| Some(format!("{} {}", self.field(key), self.catalogue_value(said.get(key)?)));
        let facts: Vec<_> = ["group", "max", "from"].into_iter().filter_map(fact).collect();
        if facts.is_empty() { String::new() } else { format!(" ({})", facts.join("; ")) }
    }

    /// A field by its name where it has one, else as the file calls it.
    fn field(&self, field: &str) -> String {
        match field {
            "name" => say!(self, "diff-field-name"),
            "max" => say!(self, "diff-field-max"),
            "group" => say!(self, "diff-field-group"),
            "from" => say!(self, "diff-field-from"),
            "input" => say!(self, "diff-field-input"),
            "rule" => say!(self, "diff-field-rule"),
            "target" | "target.value" => say!(self, "diff-field-target"),
            "target.deadline" => say!(self, "diff-field-deadline"),
            "rollup" => say!(self, "diff-field-rollup"),
            "guidance" => say!(self, "diff-field-guidance"),
            "enabled" => say!(self, "diff-field-enabled"),
            "total" => say!(self, "diff-field-total"),
            "effective_from" => say!(self, "diff-field-effective-from"),
            "basis" => say!(self, "diff-field-basis"),
            "min_coverage" => say!(self, "diff-field-min-coverage"),
            "digits" => say!(self, "diff-field-digits"),
            source if source.starts_with("source") => say!(self, "diff-field-source", field = source),
            other => other.to_owned(),
        }
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
                    let parts =
                        parts.map(|(key, value)| format!("{} {}", self.field(key), self.catalogue_value(value)));
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
