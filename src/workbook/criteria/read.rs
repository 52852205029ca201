//! From an edited workbook to the criteria set, or to faults that name their cells.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::super::cell::{self, number};
use super::super::raw::{CellValue, Contents, Sheet};
use super::columns::{Column, MARK, ROW, SUM, Table, allowed, whole_fields};
use super::read_typed;
use crate::catalogue::edit::Entry;
use crate::catalogue::{Catalogue, Fault, FaultKind, code_names, parse, print_table, shipped};
use crate::domain::CellAddress;
use crate::domain::text::search_key;
use crate::i18n::{Language, Words};

/// A fault and the cell it is in; no cell where something is missing that has no place yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookFault {
    pub cell: Option<(String, CellAddress)>,
    pub fault: Fault,
}

/// Reads a criteria set from the sheets that [`write_criteria`](super::write_criteria) writes, known by their keys.
/// Nothing where the workbook has none of them.
///
/// # Errors
/// Every fault, with its cell.
pub fn read_criteria(contents: &Contents) -> Option<Result<Catalogue, Vec<BookFault>>> {
    let mut reader = Reader::new(contents);
    let sheets: Vec<(Table, &Sheet)> =
        contents.sheets.iter().filter_map(|sheet| Some((table(sheet)?, sheet))).collect();
    if !sheets.iter().any(|(table, _)| *table == Table::Criteria) {
        return None;
    }
    for (table, sheet) in &sheets {
        match table {
            Table::Whole => reader.whole(sheet),
            Table::National => {}
            table => reader.list(*table, sheet),
        }
    }
    // Figures belong to what the other sheets list.
    sheets.iter().filter(|(table, _)| *table == Table::National).for_each(|(_, sheet)| reader.national(sheet));
    Some(reader.finish())
}

/// The row of keys, whose first says which table it is.
const KEYS: u32 = 1;

fn text(sheet: &Sheet, row: u32, column: u32) -> Option<String> {
    sheet.get(CellAddress { row, column }).map(CellValue::shown)
}

fn table(sheet: &Sheet) -> Option<Table> {
    Table::of_mark(text(sheet, KEYS, 0)?.split(MARK).next()?)
}

struct Reader {
    both: [Words; 2],
    /// The language the workbook was written in.
    words: usize,
    file: Map<String, Value>,
    /// The cell of each way.
    cells: BTreeMap<String, (String, CellAddress)>,
    /// Found while reading, before the file is one.
    faults: Vec<BookFault>,
}

impl Reader {
    fn new(contents: &Contents) -> Self {
        let mark = contents.sheets.iter().find_map(|sheet| table(sheet).and(text(sheet, KEYS, 0)));
        let language = mark.and_then(|mark| Language::from_code(mark.rsplit(MARK).next()?)).unwrap_or_default();
        let words = if language == Language::Vi { 0 } else { 1 };
        Self {
            both: [Words::new(Language::Vi), Words::new(Language::En)],
            words,
            file: Map::new(),
            cells: BTreeMap::new(),
            faults: Vec::new(),
        }
    }

    fn finish(mut self) -> Result<Catalogue, Vec<BookFault>> {
        self.usual_document();
        let read = parse(&print_table(self.file));
        let of_file =
            read.as_ref().err().cloned().unwrap_or_default().into_iter().map(|fault| BookFault {
                cell: cell_of(&self.cells, &fault.place),
                fault: Fault { line: None, ..fault },
            });
        let faults: Vec<BookFault> = self.faults.into_iter().chain(of_file).collect();
        read.ok().filter(|_| faults.is_empty()).ok_or(faults)
    }

    /// A new row need not say again which document all come from.
    fn usual_document(&mut self) {
        let rows = self.file.get("indicator").and_then(Value::as_array);
        let first = rows.and_then(|rows| rows.iter().find_map(|row| row.get("source")?.get("document").cloned()));
        self.file.extend(first.map(|document| ("document".to_owned(), document)));
    }

    fn whole(&mut self, sheet: &Sheet) {
        let fields = shipped().first().and_then(|(_, toml)| parse(toml).ok()).map(|any| whole_fields(&any));
        let fields = fields.unwrap_or_default();
        let rows: Vec<u32> = rows_of(sheet);
        for row in rows {
            let Some(key) = text(sheet, row, 1) else { continue };
            let entry = fields.iter().find(|field| field.way == key).map_or(Entry::Line, |field| field.entry.clone());
            let put = |reader: &mut Self, way: &str, column: u32| {
                let address = CellAddress { row, column };
                let Some(value) = sheet.get(address) else { return };
                let value = reader.meant(value, &entry, &key);
                set_at(&mut reader.file, way, value);
                reader.cells.insert(way.to_owned(), (sheet.name.clone(), address));
            };
            if entry == Entry::Text {
                put(self, &format!("{key}.vi"), 2);
                put(self, &format!("{key}.en"), 3);
            } else {
                put(self, &key, 2);
            }
        }
    }

    fn list(&mut self, table: Table, sheet: &Sheet) {
        let columns = columns_of(table, sheet);
        let rows: Vec<(u32, Map<String, Value>)> =
            rows_of(sheet).into_iter().filter_map(|row| Some((row, self.row(sheet, row, &columns)?))).collect();
        if table != Table::Criteria {
            return self.put_list(table.mark(), sheet, rows, &columns);
        }
        let (groups, indicators): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|(_, row)| row.get(ROW).is_some_and(|kind| kind == "group"));
        let as_groups = groups.into_iter().map(|(row, mut group)| {
            group.remove(ROW);
            let parent = group.remove("group");
            group.extend(parent.map(|parent| ("parent".to_owned(), parent)));
            (row, group)
        });
        self.put_list("group", sheet, as_groups.collect(), &columns);
        let as_indicators = indicators.into_iter().map(|(row, mut indicator)| {
            // Whoever leaves the kind of row out means an indicator; another word there is a fault of its own.
            if indicator.get(ROW).is_some_and(|kind| kind == "indicator") {
                indicator.remove(ROW);
            }
            (row, indicator)
        });
        self.put_list("indicator", sheet, as_indicators.collect(), &columns);
    }

    /// The cells of one row; nothing where all of them are empty.
    fn row(&self, sheet: &Sheet, row: u32, columns: &[(u32, Column)]) -> Option<Map<String, Value>> {
        let fractions = columns.iter().any(|(column, one)| {
            one.key == "input.kind"
                && sheet
                    .get(CellAddress { row, column: *column })
                    .is_some_and(|value| self.meant(value, &one.entry, &one.key) == "ratio")
        });
        let mut table = Map::new();
        for (column, one) in columns {
            let Some(value) = sheet.get(CellAddress { row, column: *column }) else { continue };
            let entry = match &one.entry {
                Entry::Steps { .. } => Entry::Steps { fractions },
                entry => entry.clone(),
            };
            let way = if one.key == "status" { "source.status" } else { one.key.as_str() };
            set_at(&mut table, &one.key, self.meant(value, &entry, way));
        }
        (!table.is_empty()).then_some(table)
    }

    fn put_list(&mut self, list: &str, sheet: &Sheet, rows: Vec<(u32, Map<String, Value>)>, columns: &[(u32, Column)]) {
        let codes: Vec<Option<&str>> = rows.iter().map(|(_, row)| row.get("code").and_then(Value::as_str)).collect();
        for ((row, _), name) in rows.iter().zip(code_names(&codes)) {
            let place = format!("{list}[{name}]");
            let at = |column: u32| (sheet.name.clone(), CellAddress { row: *row, column });
            self.cells.insert(place.clone(), at(columns.first().map_or(0, |(column, _)| *column)));
            for (column, one) in columns {
                let key = if list == "group" && one.key == "group" { "parent" } else { one.key.as_str() };
                self.cells.insert(format!("{place}.{key}"), at(*column));
            }
        }
        if !rows.is_empty() {
            let items = rows.into_iter().map(|(_, row)| Value::Object(row)).collect();
            self.file.insert(list.to_owned(), Value::Array(items));
        }
    }

    fn national(&mut self, sheet: &Sheet) {
        let columns = columns_of(Table::National, sheet);
        for row in rows_of(sheet) {
            let Some(mut figure) = self.row(sheet, row, &columns) else { continue };
            let of = figure.remove("of").and_then(|of| of.as_str().map(str::to_owned)).unwrap_or_default();
            let at = |column: u32| (sheet.name.clone(), CellAddress { row, column });
            match self.put_figure(&of, figure) {
                Some(place) => {
                    let cells = columns.iter().map(|(column, one)| (format!("{place}.{}", one.key), at(*column)));
                    self.cells.extend(cells);
                }
                None => {
                    let cell = columns.iter().find(|(_, one)| one.key == "of").map(|(column, _)| at(*column));
                    let kind = FaultKind::UnknownIndicator { code: of };
                    self.faults.push(BookFault { cell, fault: Fault { place: String::new(), line: None, kind } });
                }
            }
        }
    }

    /// Puts a figure to what it is of; the place where it then stands.
    fn put_figure(&mut self, of: &str, figure: Map<String, Value>) -> Option<String> {
        for list in ["indicator", "reference"] {
            let items = self.file.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten();
            let mut coded = items.filter_map(Value::as_object_mut);
            let Some(item) = coded.find(|item| item.get("code").is_some_and(|code| code == of)) else { continue };
            let figures = item.entry("national").or_insert_with(|| json!([])).as_array_mut()?;
            figures.push(Value::Object(figure));
            return Some(format!("{list}[{of}].national[{}]", figures.len()));
        }
        None
    }

    /// What a cell means for the file. What does not fit is left as it stands: the reader of files says what is wrong.
    fn meant(&self, value: &CellValue, entry: &Entry, way: &str) -> Value {
        let words = &self.both[self.words];
        let text = value.shown();
        match (entry, value) {
            (Entry::Number | Entry::Fraction, CellValue::Number(number)) => json!(number.normalize().to_string()),
            (Entry::Number | Entry::Fraction, _) => match number(&text) {
                Ok(number) => json!(number.meant().normalize().to_string()),
                Err(_) => read_typed(&text, &Entry::Number, words).unwrap_or(json!(text)),
            },
            (Entry::Whole, _) => text.parse::<u32>().map_or_else(|_| json!(text), |number| json!(number)),
            (Entry::Day, CellValue::DateTime(day)) => json!(day.get(..10).unwrap_or(day)),
            (Entry::YesNo, value) => cell::yes_no(value).map_or_else(|| json!(text), |yes| json!(yes)),
            (Entry::Choice(_), _) => json!(self.word(way, &text)),
            (Entry::Choices(_), _) => {
                json!(text.split('|').map(|name| self.word(way, name.trim())).collect::<Vec<_>>())
            }
            (entry, _) => read_typed(&text, entry, words).unwrap_or(json!(text)),
        }
    }

    /// The word of the file that a name in either language stands for.
    fn word(&self, way: &str, name: &str) -> String {
        let key = search_key(name);
        let is_it = |word: &&&str| {
            search_key(word) == key
                || self.both.iter().any(|words| search_key(&words.catalogue_choice(way, word)) == key)
        };
        allowed(way).iter().find(is_it).map_or_else(|| name.to_owned(), |word| (*word).to_owned())
    }
}

fn columns_of(table: Table, sheet: &Sheet) -> Vec<(u32, Column)> {
    let known = table.columns();
    let keys = sheet.cells.iter().filter(|cell| cell.address.row == KEYS);
    let column = |cell: &super::super::raw::Cell| {
        let shown = cell.value.shown();
        // The first key has the table's name before it and the language behind it.
        let key = shown.split(MARK).nth(1).unwrap_or(&shown);
        let column = known.iter().find(|column| column.key == key && column.key != SUM)?;
        Some((cell.address.column, column.clone()))
    };
    keys.filter_map(column).collect()
}

/// Rows below the keys that hold anything.
fn rows_of(sheet: &Sheet) -> Vec<u32> {
    let mut rows: Vec<u32> =
        sheet.cells.iter().filter(|cell| cell.address.row > KEYS).map(|cell| cell.address.row).collect();
    rows.dedup();
    rows
}

fn set_at(table: &mut Map<String, Value>, way: &str, value: Value) {
    match way.split_once('.') {
        None => {
            table.insert(way.to_owned(), value);
        }
        Some((outer, rest)) => {
            let inner = table.entry(outer.to_owned()).or_insert_with(|| json!({}));
            if let Value::Object(inner) = inner {
                set_at(inner, rest, value);
            }
        }
    }
}

/// The cell of a place, else of the nearest thing around it or within it.
fn cell_of(cells: &BTreeMap<String, (String, CellAddress)>, place: &str) -> Option<(String, CellAddress)> {
    let around = std::iter::successors(Some(place), |place| place.rfind(['.', '[']).map(|at| &place[..at]));
    let within = |place: &str| {
        let kind = format!("{place}.kind");
        let text = format!("{place}.vi");
        cells.get(place).or_else(|| cells.get(&kind)).or_else(|| cells.get(&text))
    };
    around.into_iter().find_map(within).cloned()
}
