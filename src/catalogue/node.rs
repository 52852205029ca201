//! Walking a TOML document: typed access to values that know their place, collecting every fault instead of stopping.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Expected, Fault, FaultKind};
use super::{Text, check};

/// A value and the way that leads to it.
#[derive(Debug, Clone)]
pub(super) struct Node<'a> {
    pub(super) place: String,
    pub(super) value: &'a Spanned<DeValue<'a>>,
}

/// Where things stand in the file, and what was found wrong so far.
#[derive(Debug)]
pub(super) struct Walk {
    line_starts: Vec<usize>,
    lines: BTreeMap<String, usize>,
    pub(super) faults: Vec<Fault>,
}

impl Walk {
    pub(super) fn of(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { line_starts: std::iter::once(0).chain(breaks).collect(), lines: BTreeMap::new(), faults: Vec::new() }
    }

    /// Line of a byte, from 1.
    pub(super) fn line_at(&self, byte: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= byte)
    }

    /// Line of a place, or of the nearest thing around it that stands in the file.
    pub(super) fn line_of(&self, place: &str) -> Option<usize> {
        let around = std::iter::successors(Some(place), |place| place.rfind(['.', '[']).map(|at| &place[..at]));
        around.into_iter().find_map(|place| self.lines.get(place).copied())
    }

    pub(super) fn fault(&mut self, place: &str, kind: FaultKind) {
        let line = self.line_of(place);
        self.faults.push(Fault { place: place.to_owned(), line, kind });
    }

    fn wrong_type<T>(&mut self, node: &Node<'_>, expected: Expected) -> Option<T> {
        let found = node.value.get_ref().type_str().to_owned();
        self.fault(&node.place, FaultKind::WrongType { expected, found });
        None
    }

    fn remember(&mut self, place: &str, byte: usize) {
        let line = self.line_at(byte);
        self.lines.entry(place.to_owned()).or_insert(line);
    }

    pub(super) fn string(&mut self, node: &Node<'_>) -> Option<String> {
        match node.value.get_ref() {
            DeValue::String(text) => Some(crate::domain::text::nfc(text.trim())),
            _ => self.wrong_type(node, Expected::Text),
        }
    }

    /// A plain text is Vietnamese; a table gives both languages.
    pub(super) fn text(&mut self, node: &Node<'_>) -> Option<Text> {
        match node.value.get_ref() {
            DeValue::String(_) => self.string(node).map(|vi| Text { vi, en: None }),
            DeValue::Table(_) => self.table(node, super::keys::TEXT, |fields| {
                let (vi, en) = (fields.required("vi", Self::string), fields.optional("en", Self::string));
                Some(Text { vi: vi?, en: en? })
            }),
            _ => self.wrong_type(node, Expected::TextInLanguages),
        }
    }

    pub(super) fn whole(&mut self, node: &Node<'_>) -> Option<u32> {
        let number = node.value.get_ref().as_integer().and_then(|n| u32::from_str_radix(n.as_str(), n.radix()).ok());
        number.or_else(|| self.wrong_type(node, Expected::Whole))
    }

    pub(super) fn year(&mut self, node: &Node<'_>) -> Option<i16> {
        let year = self.whole(node)?;
        let found = year.to_string();
        let year = i16::try_from(year).ok().filter(|year| (1900..=2999).contains(year));
        year.or_else(|| self.refuse(node, FaultKind::NotADate { found }))
    }

    /// Read from the digits as they stand in the file, so that 0.30 is thirty hundredths and not the nearest binary
    /// fraction.
    pub(super) fn decimal(&mut self, node: &Node<'_>) -> Option<Decimal> {
        let written = match node.value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            DeValue::String(text) => text.trim(),
            _ => return self.wrong_type(node, Expected::Decimal),
        };
        // Products of two such numbers stay far from the type's limit.
        let bound = Decimal::from(1_000_000_000_000_i64);
        let number = written.parse::<Decimal>().ok().filter(|number| number.abs() < bound && number.scale() <= 15);
        number.or_else(|| self.refuse(node, FaultKind::NotADecimal { found: written.to_owned() }))
    }

    pub(super) fn yes_or_no(&mut self, node: &Node<'_>) -> Option<bool> {
        node.value.get_ref().as_bool().or_else(|| self.wrong_type(node, Expected::YesOrNo))
    }

    pub(super) fn date(&mut self, node: &Node<'_>) -> Option<Date> {
        let written = match node.value.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            DeValue::String(text) => text.trim().to_owned(),
            _ => return self.wrong_type(node, Expected::Date),
        };
        let date = (written.len() == 10).then(|| written.parse::<Date>().ok()).flatten();
        let date = date.filter(|date| (1900..=2999).contains(&date.year()));
        date.or_else(|| self.refuse(node, FaultKind::NotADate { found: written }))
    }

    pub(super) fn choice<T: Copy>(&mut self, node: &Node<'_>, choices: &[(&str, T)]) -> Option<T> {
        let found = self.string(node)?;
        let chosen = choices.iter().find(|(word, _)| *word == found).map(|(_, choice)| *choice);
        chosen.or_else(|| {
            let allowed = choices.iter().map(|(word, _)| (*word).to_owned()).collect();
            self.refuse(node, FaultKind::UnknownChoice { found, allowed })
        })
    }

    fn refuse<T>(&mut self, node: &Node<'_>, kind: FaultKind) -> Option<T> {
        self.fault(&node.place, kind);
        None
    }

    /// Every item is read, so that all faults of a list are found; one faulty item makes the list faulty.
    pub(super) fn list<T>(
        &mut self,
        node: &Node<'_>,
        mut read: impl FnMut(&mut Self, &Node<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Some(items) = node.value.get_ref().as_array() else { return self.wrong_type(node, Expected::List) };
        let codes: Vec<_> = items.iter().map(|item| code_of(item.get_ref())).collect();
        let names = check::names(&codes);
        let mut whole = true;
        let mut list = Vec::with_capacity(items.len());
        for (item, name) in items.iter().zip(names) {
            let place = format!("{}[{name}]", node.place);
            self.remember(&place, item.span().start);
            match read(self, &Node { place, value: item }) {
                Some(item) => list.push(item),
                None => whole = false,
            }
        }
        whole.then_some(list)
    }

    /// A list that must not be empty.
    pub(super) fn some<T>(
        &mut self,
        node: &Node<'_>,
        read: impl FnMut(&mut Self, &Node<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let list = self.list(node, read)?;
        if list.is_empty() { self.refuse(node, FaultKind::EmptyList) } else { Some(list) }
    }

    /// Reads a table and refuses keys that are not `known`.
    pub(super) fn table<T>(
        &mut self,
        node: &Node<'_>,
        known: &[&str],
        read: impl FnOnce(&mut Fields<'_, '_>) -> Option<T>,
    ) -> Option<T> {
        let Some(table) = node.value.get_ref().as_table() else { return self.wrong_type(node, Expected::Table) };
        self.fields(&node.place, table, known, read)
    }

    pub(super) fn fields<T>(
        &mut self,
        place: &str,
        table: &DeTable<'_>,
        known: &[&str],
        read: impl FnOnce(&mut Fields<'_, '_>) -> Option<T>,
    ) -> Option<T> {
        for (key, _) in table.iter() {
            let at = inside(place, key.get_ref());
            self.remember(&at, key.span().start);
            if !known.contains(&key.get_ref().as_ref()) {
                let known = known.iter().map(|key| (*key).to_owned()).collect();
                self.fault(&at, FaultKind::UnknownKey { key: key.get_ref().to_string(), known });
            }
        }
        read(&mut Fields { walk: self, place, table })
    }

    /// A word for a kind that needs nothing more (`"yes_no"`), or a table with `kind` and what it needs.
    pub(super) fn kind<K: Copy, T>(
        &mut self,
        node: &Node<'_>,
        kinds: &[(&str, K)],
        known: impl FnOnce(K) -> &'static [&'static str],
        read: impl FnOnce(&mut Fields<'_, '_>, K) -> Option<T>,
    ) -> Option<T> {
        match node.value.get_ref() {
            DeValue::String(_) => {
                let kind = self.choice(node, kinds)?;
                self.fields(&node.place, &DeTable::new(), known(kind), |fields| read(fields, kind))
            }
            DeValue::Table(table) => {
                let Some(word) = table.get("kind") else {
                    return self.refuse(node, FaultKind::MissingKey { key: "kind".to_owned() });
                };
                let place = inside(&node.place, "kind");
                self.remember(&place, word.span().start);
                let kind = self.choice(&Node { place, value: word }, kinds)?;
                self.fields(&node.place, table, known(kind), |fields| read(fields, kind))
            }
            _ => self.wrong_type(node, Expected::KindOrTable),
        }
    }
}

/// The keys of one table.
pub(super) struct Fields<'w, 'a> {
    walk: &'w mut Walk,
    place: &'w str,
    table: &'a DeTable<'a>,
}

impl Fields<'_, '_> {
    /// The value of a key that must be there.
    pub(super) fn required<T>(&mut self, key: &str, read: impl FnOnce(&mut Walk, &Node<'_>) -> Option<T>) -> Option<T> {
        self.optional(key, read)?.or_else(|| {
            self.walk.fault(self.place, FaultKind::MissingKey { key: key.to_owned() });
            None
        })
    }

    /// `Some(None)` where the key is absent, `None` where its value is faulty.
    pub(super) fn optional<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Walk, &Node<'_>) -> Option<T>,
    ) -> Option<Option<T>> {
        let Some(value) = self.table.get(key) else { return Some(None) };
        read(self.walk, &Node { place: inside(self.place, key), value }).map(Some)
    }

    /// The value of a key, or what stands for it where it is absent.
    pub(super) fn or<T>(
        &mut self,
        key: &str,
        default: T,
        read: impl FnOnce(&mut Walk, &Node<'_>) -> Option<T>,
    ) -> Option<T> {
        self.optional(key, read).map(|value| value.unwrap_or(default))
    }
}

fn inside(place: &str, key: &str) -> String {
    if place.is_empty() { key.to_owned() } else { format!("{place}.{key}") }
}

fn code_of<'a>(item: &'a DeValue<'_>) -> Option<&'a str> {
    item.as_table()?.get("code")?.get_ref().as_str()
}
