//! The JSON schema and the reader must know the same keys and words, and the shipped catalogues must fit the schema.

use std::collections::BTreeSet;

use serde_json::Value;

use super::SCHEMA;
use super::{keys, words};

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

fn of_schema(table: &Value) -> BTreeSet<String> {
    table["properties"].as_object().unwrap().keys().cloned().collect()
}

fn of_reader(keys: &[&str]) -> BTreeSet<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

#[test]
fn schema_and_reader_know_the_same_keys() {
    let schema = schema();
    assert_eq!(of_schema(&schema), of_reader(keys::CATALOGUE));
    let tables = [
        ("band", keys::BAND),
        ("bloc", keys::BLOC),
        ("applies_to", keys::APPLIES_TO),
        ("group", keys::GROUP),
        ("indicator", keys::INDICATOR),
        ("target", keys::TARGET),
        ("source", keys::SOURCE),
        ("national", keys::NATIONAL),
        ("reference", keys::REFERENCE),
        ("consistency", keys::CONSISTENCY),
        ("step", keys::STEP),
    ];
    for (table, keys) in tables {
        assert_eq!(of_schema(&schema["$defs"][table]), of_reader(keys), "{table}");
    }
    assert_eq!(of_schema(&schema["$defs"]["text"]["anyOf"][1]), of_reader(keys::TEXT));
}

fn enumerated(choice: &Value) -> Vec<&str> {
    choice["enum"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect()
}

fn known<T>(words: &[(&'static str, T)]) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}

#[test]
fn schema_and_reader_know_the_same_words() {
    let schema = schema();
    let top = &schema["properties"];
    let defs = &schema["$defs"];
    assert_eq!(enumerated(&top["units"]), known(words::ASSESSED));
    assert_eq!(enumerated(&top["rankings"]), known(words::RANKINGS));
    assert_eq!(enumerated(&top["rounding"]), known(words::ROUNDING));
    assert_eq!(enumerated(&top["missing"]), known(words::MISSING));
    assert_eq!(enumerated(&top["rank_by"]), known(words::RANK_BY));
    assert_eq!(enumerated(&top["ties"]), known(words::TIES));
    assert_eq!(enumerated(&top["aggregation"]), known(words::AGGREGATION));
    assert_eq!(enumerated(&defs["group"]["properties"]["aggregation"]), known(words::AGGREGATION));
    assert_eq!(enumerated(&top["bands_by"]), known(words::BANDS_BY));
    assert_eq!(enumerated(&defs["status"]), known(words::STATUS));
    let kinds = &defs["applies_to"]["properties"]["kinds"];
    assert_eq!(enumerated(&kinds["items"]), known(words::UNIT_KIND));
    assert!(words::UNIT_KIND.iter().all(|(word, kind)| *word == kind.code()));
    assert_eq!(enumerated(&defs["indicator"]["properties"]["rollup"]), known(words::ROLLUP));
    let achievement = &defs["rule"]["anyOf"][2]["properties"];
    assert_eq!(enumerated(&achievement["direction"]), known(words::DIRECTION));
}

/// Kind and keys of each table of a choice of kinds.
fn kinds(choice: &Value) -> Vec<(String, BTreeSet<String>)> {
    let tables = choice["anyOf"].as_array().unwrap().iter().filter(|one| one["type"] == "object");
    tables.map(|table| (table["properties"]["kind"]["const"].as_str().unwrap().to_owned(), of_schema(table))).collect()
}

#[test]
fn schema_and_reader_know_the_same_inputs_and_rules() {
    let defs = &schema()["$defs"];
    let inputs = words::INPUT.iter().map(|(word, kind)| ((*word).to_owned(), of_reader(kind.keys())));
    assert_eq!(kinds(&defs["input"]), inputs.collect::<Vec<_>>());
    let rules = words::RULE.iter().map(|(word, kind)| ((*word).to_owned(), of_reader(kind.keys())));
    assert_eq!(kinds(&defs["rule"]), rules.collect::<Vec<_>>());
}

#[test]
fn shipped_catalogues_fit_the_schema() {
    let schema = schema();
    for (id, text) in super::shipped() {
        let document: toml::Table = text.parse().unwrap();
        assert_eq!(misfit(&schema, &schema, &json(&toml::Value::Table(document))), None, "{id}");
    }
}

#[test]
fn what_the_reader_refuses_does_not_fit_the_schema() {
    let schema = schema();
    let mut document: toml::Table = super::shipped()[0].1.parse().unwrap();
    document.insert("ties".to_owned(), "alphabetic".into());
    assert!(misfit(&schema, &schema, &json(&toml::Value::Table(document.clone()))).is_some());
    document.remove("ties");
    document.insert("colour".to_owned(), "red".into());
    assert!(misfit(&schema, &schema, &json(&toml::Value::Table(document))).is_some());
}

/// Dates are texts to a JSON schema.
fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(items) => items.iter().map(json).collect(),
        toml::Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), json(value))).collect(),
        plain => serde_json::to_value(plain).unwrap(),
    }
}

/// The first place where a value does not fit: the part of JSON Schema that ours uses, patterns apart.
fn misfit(root: &Value, schema: &Value, value: &Value) -> Option<String> {
    if let Some(name) = schema["$ref"].as_str() {
        return misfit(root, &root["$defs"][name.trim_start_matches("#/$defs/")], value);
    }
    let wrong = |why: &str| Some(format!("{why}: {value}"));
    let type_fits = match schema["type"].as_str() {
        None => true,
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64(),
        Some("number") => value.is_number(),
        Some(other) => panic!("the schema uses another type: {other}"),
    };
    if !type_fits {
        return wrong("type");
    }
    if schema.get("const").is_some_and(|only| only != value) {
        return wrong("const");
    }
    if schema["enum"].as_array().is_some_and(|words| !words.contains(value)) {
        return wrong("enum");
    }
    if let Some(choices) = schema["anyOf"].as_array()
        && choices.iter().all(|choice| misfit(root, choice, value).is_some())
    {
        return wrong("anyOf");
    }
    let items = value.as_array().into_iter().flatten().filter(|_| schema.get("items").is_some());
    let in_items = items.map(|item| misfit(root, &schema["items"], item)).find_map(|found| found);
    in_items.or_else(|| misfit_in_table(root, schema, value))
}

fn misfit_in_table(root: &Value, schema: &Value, value: &Value) -> Option<String> {
    let (table, properties) = (value.as_object()?, schema["properties"].as_object()?);
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let missing =
        required.into_iter().find(|key| !table.contains_key(*key)).map(|key| format!("missing {key}: {value}"));
    missing.or_else(|| {
        table.iter().find_map(|(key, value)| match properties.get(key) {
            None => Some(format!("unknown key {key}")),
            Some(schema) => misfit(root, schema, value).map(|found| format!("{key}: {found}")),
        })
    })
}
