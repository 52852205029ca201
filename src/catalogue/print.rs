//! A catalogue as the text of a file, which reads back as the same catalogue.
//!
//! Written from what the value itself says of its parts, so that a new kind of rule needs nothing here: what the reader
//! takes either way (a number with or without quotes, a kind as a word or a table) is given its plainer form.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::{Catalogue, Text, keys};

type Table = Map<String, Value>;

/// Keys whose texts are numbers. Another number stands in quotes, which reads the same.
const NUMBERS: &[&str] =
    &["total", "max", "from", "points", "value", "points_each", "min_coverage", "min_members", "low", "high", "weight"];
/// Keys whose texts are days.
const DAYS: &[&str] = &["effective_from", "deadline"];

/// The text of a catalogue file: keys in the order of docs/catalogue.md, no comments.
pub fn print(catalogue: &Catalogue) -> String {
    let mut lines = Vec::new();
    section(&mut lines, "", &of_file(catalogue));
    lines.join("\n") + "\n"
}

/// The text of a table that is a file already but for its form: what says nothing is left out.
pub fn print_table(table: Map<String, Value>) -> String {
    let mut lines = Vec::new();
    if let Some(Value::Object(table)) = plain(Value::Object(table)) {
        section(&mut lines, "", &table);
    }
    lines.join("\n") + "\n"
}

/// The table a file would be read as.
fn of_file(catalogue: &Catalogue) -> Table {
    // Only maps with keys that are no texts could not be made a table, and a catalogue has none.
    let mut table: Table = match serde_json::to_value(catalogue) {
        Ok(Value::Object(table)) => table.into_iter().map(|(key, value)| (key_in_file(&key), value)).collect(),
        _ => Table::new(),
    };
    let document = usual_document(catalogue).map(|document| json!(document));
    if let (Some(document), Some(Value::Array(indicators))) = (&document, table.get_mut("indicator")) {
        indicators.iter_mut().for_each(|indicator| leave_out_the_usual(indicator, document));
    }
    table.extend(document.map(|document| ("document".to_owned(), document)));
    match plain(Value::Object(table)) {
        Some(Value::Object(table)) => table,
        _ => Table::new(),
    }
}

/// A list is called after many things by the value (`groups`), and after one of them by a file.
fn key_in_file(key: &str) -> String {
    let one = key.strip_suffix('s').filter(|one| keys::CATALOGUE.contains(one));
    one.filter(|_| !keys::CATALOGUE.contains(&key)).unwrap_or(key).to_owned()
}

/// The document that most indicators come from stands once for all.
fn usual_document(catalogue: &Catalogue) -> Option<&Text> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for indicator in &catalogue.indicators {
        *counts.entry(&indicator.source.document.vi).or_default() += 1;
    }
    let documents = catalogue.indicators.iter().map(|indicator| &indicator.source.document);
    // Of equals the first, so that the same catalogue always gives the same text.
    documents.rev().max_by_key(|document| counts.get(document.vi.as_str()))
}

fn leave_out_the_usual(indicator: &mut Value, document: &Value) {
    let Some(Value::Object(source)) = indicator.get_mut("source") else { return };
    if source.get("document") == Some(document) {
        source.remove("document");
    }
    // Of the status it goes without saying where nothing else is said either.
    let is_silent = |(key, value): (&String, &Value)| key == "status" && value == "unverified" || is_nothing(value);
    if source.iter().all(is_silent)
        && let Value::Object(indicator) = indicator
    {
        indicator.remove("source");
    }
}

fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// Without what says nothing; texts of one language and kinds without anything else are words. Nothing where nothing is left.
fn plain(value: Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::Array(list) if list.is_empty() => None,
        Value::Array(list) => Some(Value::Array(list.into_iter().filter_map(plain).collect())),
        Value::Object(table) => {
            let said = table.into_iter().filter_map(|(key, value)| Some((key, plain(value)?)));
            let mut said: Table = said.collect();
            let is_word = said.len() == 1 && (said.contains_key("vi") || said.contains_key("kind"));
            let word = if is_word { said.remove("vi").or_else(|| said.remove("kind")) } else { None };
            Some(word.unwrap_or(Value::Object(said)))
        }
        plain => Some(plain),
    }
}

/// What stands under one heading: values first, then the tables and lists that have headings of their own.
fn section(lines: &mut Vec<String>, path: &str, table: &Table) {
    let (below, here): (Vec<_>, Vec<_>) =
        in_order(path, table).into_iter().partition(|(key, value)| has_heading(key, value));
    for (key, value) in here {
        match value {
            Value::Object(text) if is_text(text) => {
                let languages = ["vi", "en"].into_iter().filter_map(|language| Some((language, text.get(language)?)));
                lines
                    .extend(languages.map(|(language, said)| format!("{key}.{language} = {}", inline(language, said))));
            }
            value => lines.push(format!("{key} = {}", inline(key, value))),
        }
    }
    for (key, value) in below {
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        match value {
            Value::Array(list) => {
                for table in list.iter().filter_map(Value::as_object) {
                    lines.extend([String::new(), format!("[[{path}]]")]);
                    section(lines, &path, table);
                }
            }
            Value::Object(table) => {
                lines.extend([String::new(), format!("[{path}]")]);
                section(lines, &path, table);
            }
            _ => {}
        }
    }
}

fn has_heading(key: &str, value: &Value) -> bool {
    let is_list_of_tables = value.as_array().is_some_and(|list| list.iter().all(Value::is_object));
    is_list_of_tables || (key == "source" && value.is_object())
}

fn is_text(table: &Table) -> bool {
    table.contains_key("vi") && table.keys().all(|key| keys::TEXT.contains(&key.as_str()))
}

/// The keys of a table as a person would write them down; of tables inside a line the kind first.
fn in_order<'a>(path: &str, table: &'a Table) -> Vec<(&'a String, &'a Value)> {
    let known: &[&str] = match path.rsplit('.').next().unwrap_or_default() {
        "" => keys::CATALOGUE,
        "band" => keys::BAND,
        "bloc" => keys::BLOC,
        "applies_to" => keys::APPLIES_TO,
        "group" => keys::GROUP,
        "indicator" => keys::INDICATOR,
        "source" if path.contains('.') => keys::SOURCE,
        "national" => keys::NATIONAL,
        "reference" => keys::REFERENCE,
        "target" => keys::TARGET,
        "steps" => keys::STEP,
        _ => &["kind", "numerator", "denominator", "unit", "low", "high", "vi", "en"],
    };
    let mut entries: Vec<_> = table.iter().collect();
    let place = |key: &str| known.iter().position(|known| *known == key).unwrap_or(known.len());
    entries.sort_by_key(|(key, _)| place(key));
    entries
}

/// A value on one line, as the key it stands under has it.
fn inline(key: &str, value: &Value) -> String {
    match value {
        Value::String(text) if is_bare(key, text) => text.clone(),
        Value::String(text) => toml::Value::String(text.clone()).to_string(),
        Value::Array(list) => {
            format!("[{}]", list.iter().map(|item| inline(key, item)).collect::<Vec<_>>().join(", "))
        }
        Value::Object(table) => {
            let entries = in_order(key, table).into_iter();
            let entries: Vec<_> = entries.map(|(key, value)| format!("{key} = {}", inline(key, value))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

fn is_bare(key: &str, text: &str) -> bool {
    (NUMBERS.contains(&key) && text.parse::<rust_decimal::Decimal>().is_ok())
        || (DAYS.contains(&key) && text.parse::<jiff::civil::Date>().is_ok())
}
