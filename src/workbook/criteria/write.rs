//! The workbook of a criteria set.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Workbook, Worksheet,
};
use serde_json::Value;

use super::super::WorkbookError;
use super::super::table::{LINE, MOST_LINES, lines};
use super::columns::{Column, MARK, PRINTED, ROW, SUM, TABLES, Table, allowed, rows, whole_fields};
use super::parts::{at_way, boxed, digits, heading, is_usual, of_group};
use super::shown;
use crate::catalogue::edit::{Entry, List, Part, said};
use crate::catalogue::{Aggregation, Catalogue, Indicator, sums};
use crate::i18n::Words;
use crate::say;

/// Most digits that a number of a workbook keeps.
const EXACT: usize = 15;
/// Rows that drop-downs reach beyond what is written.
const MORE_ROWS: u32 = 60;

/// Writes the workbook. The same criteria set gives the same bytes.
///
/// # Errors
/// [`WorkbookError::CannotWrite`] where the writer refuses something.
pub fn write_criteria(catalogue: &Catalogue, words: &Words) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
    let title = format!("{} v{}", catalogue.id, catalogue.version);
    workbook.set_properties(&DocProperties::new().set_title(&title).set_creation_datetime(&created));
    for table in TABLES {
        let sheet = workbook.add_worksheet();
        sheet.set_name(table.name(words))?;
        let mut writer = Writer { sheet, catalogue, words, table };
        match table {
            Table::Whole => writer.whole()?,
            Table::Criteria => writer.criteria()?,
            Table::Bands | Table::Blocs | Table::National | Table::References | Table::Consistency => writer.list()?,
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// The way at which the words of a column's choice are known.
fn choice_way(column: &Column) -> &str {
    if column.key == "status" { "source.status" } else { &column.key }
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    catalogue: &'a Catalogue,
    words: &'a Words,
    table: Table,
}

impl Writer<'_> {
    /// Label, key, value, English: a row a way.
    fn whole(&mut self) -> Result<(), WorkbookError> {
        let words = self.words;
        let heads = [
            (say!(words, "criteria-book-what"), "label", 30.0),
            (say!(words, "criteria-book-key"), "key", 16.0),
            (say!(words, "criteria-book-says"), "value", 70.0),
            (say!(words, "criteria-book-english"), "en", 60.0),
        ];
        for (at, (head, key, width)) in (0..).zip(heads) {
            self.sheet.set_column_width(at, width)?;
            self.sheet.write_string_with_format(0, at, head, &heading())?;
            let key = if at == 0 { self.marked(key) } else { key.to_owned() };
            self.sheet.write_string(1, at, key)?;
        }
        self.sheet.set_row_hidden(1)?.set_freeze_panes(2, 0)?;
        self.sheet.set_column_hidden(1)?;
        for (row, field) in (2..).zip(whole_fields(self.catalogue)) {
            self.sheet.write_string_with_format(row, 0, self.title(field.way), &boxed().set_bold())?;
            self.sheet.write_string_with_format(row, 1, field.way, &boxed())?;
            self.sheet.write_blank(row, 3, &boxed())?;
            let value = said(self.catalogue, Part::Whole, field.way);
            if field.entry == Entry::Text {
                let of = |language| value.get(language).cloned().unwrap_or_default();
                self.value(row, 2, &of("vi"), &Entry::Text, field.way, &boxed())?;
                self.value(row, 3, &of("en"), &Entry::Text, field.way, &boxed())?;
                let text = |value: &Value| lines(value.as_str().unwrap_or_default(), 62);
                let high = text(&of("vi")).max(text(&of("en"))).min(MOST_LINES);
                self.sheet.set_row_height(row, (high * LINE + 2) as f64)?;
            } else {
                self.value(row, 2, &value, &field.entry, field.way, &boxed().set_align(FormatAlign::Left))?;
                self.drop_down(row, row, 2, field.way, &field.entry)?;
            }
        }
        self.printed()
    }

    /// The first key says which table it is and in which language numbers stand in its texts.
    fn marked(&self, key: &str) -> String {
        format!("{}{MARK}{key}{MARK}{}", self.table.mark(), self.words.language().code())
    }

    /// The two head rows. English and what nobody in this set uses is folded away: a sheet is read before it is edited.
    fn heads(&mut self, columns: &[Column], is_used: impl Fn(&Column) -> bool) -> Result<(), WorkbookError> {
        for (at, column) in (0..).zip(columns) {
            self.sheet.set_column_width(at, column.width)?;
            let way = column.key.strip_suffix(".vi").unwrap_or(&column.key);
            let title = match way.strip_suffix(".en") {
                Some(way) => say!(self.words, "criteria-book-in-english", what = self.title(way)),
                None => self.title(way),
            };
            self.sheet.write_string_with_format(0, at, title, &heading())?;
            let key = if at == 0 { self.marked(&column.key) } else { column.key.clone() };
            self.sheet.write_string(1, at, key)?;
        }
        let seen = columns.iter().take(PRINTED).filter(|column| !column.english);
        // Bold letters are wider.
        let way = |column: &Column| column.key.strip_suffix(".vi").unwrap_or(&column.key).to_owned();
        let high = seen.map(|column| lines(&self.title(&way(column)), (column.width * 0.85) as usize));
        let high = high.max().unwrap_or(1);
        self.sheet.set_row_height(0, (high * LINE + 2) as f64)?;
        let folded = |column: &Column| column.english || !is_used(column);
        let numbered: Vec<(u16, bool)> = (0u16..).zip(columns.iter().map(folded)).collect();
        for run in numbered.chunk_by(|(_, before), (_, after)| before == after) {
            if let ([(first, true), ..], [.., (last, _)]) = (run, run) {
                self.sheet.group_columns_collapsed(*first, *last)?;
            }
        }
        self.sheet.set_row_hidden(1)?;
        Ok(())
    }

    fn title(&self, way: &str) -> String {
        let way = match (self.table, way) {
            (Table::National, "source") => "national.source",
            (Table::National, "value") => "national.value",
            (Table::National, "note") => "national.note",
            (Table::References, "status") => "source.status",
            (Table::References, "citations") => "source.citations",
            (_, way) => way,
        };
        let name = match way {
            ROW => say!(self.words, "criteria-book-row"),
            SUM => say!(self.words, "criteria-book-sum"),
            way => self.words.catalogue_field(way),
        };
        let mut letters = name.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    fn list(&mut self) -> Result<(), WorkbookError> {
        let columns = self.table.columns();
        self.heads(&columns, |_| true)?;
        let rows = self.rows();
        for (row, item) in (2..).zip(&rows) {
            for (at, column) in (0..).zip(&columns) {
                let value = at_way(item, &column.key);
                let entry = if self.is_share(item, &column.key) { &Entry::Fraction } else { &column.entry };
                self.value(row, at, &value, entry, choice_way(column), &boxed())?;
            }
            self.height(row, item, &columns)?;
        }
        let last = u32::try_from(rows.len()).unwrap_or(0) + 1;
        for (at, column) in (0..).zip(&columns) {
            self.drop_down(2, last + MORE_ROWS, at, choice_way(column), &column.entry)?;
        }
        self.sheet.set_freeze_panes(2, 1)?;
        self.printed()
    }

    /// Whether a figure of the whole country is a share, as what a unit of the criterion sends is.
    fn is_share(&self, item: &Value, key: &str) -> bool {
        let measured = self.catalogue.indicators.iter().find(|one| item["of"] == one.code.as_str());
        let is_figure = self.table == Table::National && key == "value" && item["comparable"] == true;
        is_figure && measured.is_some_and(Indicator::measures_a_fraction)
    }

    /// The things of a plain list, as the file has them.
    fn rows(&self) -> Vec<Value> {
        let catalogue = self.catalogue;
        let values = |list: Value| list.as_array().cloned().unwrap_or_default();
        match self.table {
            Table::Bands => values(serde_json::json!(catalogue.bands)),
            Table::Blocs => values(serde_json::json!(catalogue.blocs)),
            Table::References => values(serde_json::json!(catalogue.references)),
            Table::Consistency => values(serde_json::json!(catalogue.consistency)),
            Table::National => {
                let of_indicators = catalogue.indicators.iter().map(|one| (&one.code, &one.national));
                let of_references = catalogue.references.iter().map(|one| (&one.code, &one.national));
                let figures = of_indicators.chain(of_references).flat_map(|(code, figures)| {
                    figures.iter().map(move |figure| {
                        let mut row = serde_json::json!(figure);
                        row["of"] = serde_json::json!(code);
                        row
                    })
                });
                figures.collect()
            }
            Table::Whole | Table::Criteria => Vec::new(),
        }
    }

    fn criteria(&mut self) -> Result<(), WorkbookError> {
        let columns = self.table.columns();
        let rows = rows(self.catalogue);
        let items: Vec<Value> = rows.iter().map(|part| self.row_of(*part)).collect();
        self.heads(&columns, |column| {
            let says = |item: &Value| !matches!(at_way(item, &column.key), Value::Null) && !is_usual(item, &column.key);
            column.key == SUM || items.iter().any(says)
        })?;
        for (row, part) in (2..).zip(&rows) {
            let is_group = matches!(part, Part::Item(List::Groups, _));
            let format = if is_group { of_group() } else { boxed() };
            let item = self.row_of(*part);
            for (at, column) in (0..).zip(&columns) {
                if column.key == SUM {
                    self.sum(row, at, *part, &columns, &format)?;
                    continue;
                }
                let value = at_way(&item, &column.key);
                let fraction = self.is_fraction(*part, &column.key);
                let entry = match (&column.entry, fraction) {
                    (Entry::Number, true) => Entry::Fraction,
                    (Entry::Steps { .. }, fractions) => Entry::Steps { fractions },
                    (entry, _) => entry.clone(),
                };
                self.value(row, at, &value, &entry, &column.key, &format)?;
            }
            self.height(row, &item, &columns)?;
        }
        let last = u32::try_from(rows.len()).unwrap_or(0) + 1;
        for (at, column) in (0..).zip(&columns) {
            self.drop_down(2, last + MORE_ROWS, at, &column.key, &column.entry)?;
        }
        self.sheet.set_freeze_panes(2, 4)?;
        let last_column = u16::try_from(PRINTED - 1).unwrap_or(u16::MAX);
        self.sheet.set_print_area(0, 0, last, last_column)?;
        self.printed()
    }

    /// A group or an indicator with what kind of row it is; a group stands in its parent as an indicator in its group.
    fn row_of(&self, part: Part) -> Value {
        let (mut item, kind) = match part {
            Part::Item(List::Groups, at) => (serde_json::json!(self.catalogue.groups.get(at)), "group"),
            Part::Item(_, at) => (serde_json::json!(self.catalogue.indicators.get(at)), "indicator"),
            Part::Whole => (Value::Null, ""),
        };
        item[ROW] = serde_json::json!(kind);
        if kind == "group" {
            item["group"] = item["parent"].clone();
        }
        item
    }

    fn is_fraction(&self, part: Part, key: &str) -> bool {
        let Part::Item(List::Indicators, at) = part else { return key == "min_members" };
        let measured = matches!(key, "target.value" | "rule.worst" | "rule.best" | "rule.steps");
        measured && self.catalogue.indicators.get(at).is_some_and(|indicator| indicator.measures_a_fraction())
    }

    /// What the members of a group come to, worked out anew as the sheet is edited.
    fn sum(
        &mut self,
        row: u32,
        column: u16,
        part: Part,
        columns: &[Column],
        format: &Format,
    ) -> Result<(), WorkbookError> {
        let group = match part {
            Part::Item(List::Groups, at) => sums(self.catalogue).into_iter().nth(at),
            _ => None,
        };
        let Some(group) = group.filter(|one| one.group.aggregation == Aggregation::Sum) else {
            self.sheet.write_blank(row, column, format)?;
            return Ok(());
        };
        let place = |key: &str| (0u16..).zip(columns).find(|(_, column)| column.key == key).map_or(0, |(at, _)| at);
        let range = |key: &str| {
            let name = column_number_to_name(place(key));
            format!("${name}$3:${name}$1000")
        };
        let (max, within, enabled) = (range("max"), range("group"), range("enabled"));
        let no = say!(self.words, "diff-no");
        let code = format!("{}{}", column_number_to_name(place("code")), row + 1);
        let formula = format!("=SUMIFS({max},{within},{code},{enabled},\"<>{no}\")");
        let formula = Formula::new(formula).set_result(group.sum.normalize().to_string());
        self.sheet.write_formula_with_format(row, column, formula, &format.clone().set_font_color(Color::Gray))?;
        Ok(())
    }

    /// As high as the longest text that is seen needs.
    fn height(&mut self, row: u32, item: &Value, columns: &[Column]) -> Result<(), WorkbookError> {
        let seen = columns.iter().take(PRINTED).filter(|column| !column.english);
        let high = seen.map(|column| {
            let text = shown(&at_way(item, &column.key), &column.entry, self.words);
            lines(&text, column.width as usize)
        });
        let high = high.max().unwrap_or(1).min(MOST_LINES);
        self.sheet.set_row_height(row, (high * LINE + 2) as f64)?;
        Ok(())
    }

    fn value(
        &mut self,
        row: u32,
        column: u16,
        value: &Value,
        entry: &Entry,
        way: &str,
        format: &Format,
    ) -> Result<(), WorkbookError> {
        match (entry, value) {
            (_, Value::Null) => {
                self.sheet.write_blank(row, column, format)?;
            }
            (Entry::Number | Entry::Fraction, Value::String(text)) => {
                let number = text.parse::<Decimal>().ok().filter(|number| digits(*number) <= EXACT);
                let format = format.clone().set_align(FormatAlign::Right);
                match number.and_then(|number| number.to_f64()) {
                    Some(number) if *entry == Entry::Fraction => self.sheet.write_number_with_format(
                        row,
                        column,
                        number,
                        &format.set_num_format("0.##########%"),
                    )?,
                    Some(number) => self.sheet.write_number_with_format(row, column, number, &format)?,
                    // As many digits as no number of a workbook keeps stand there as a text.
                    None => self.sheet.write_string_with_format(row, column, text.as_str(), &format)?,
                };
            }
            (Entry::Whole, Value::Number(number)) => {
                let number = number.as_f64().unwrap_or_default();
                self.sheet.write_number_with_format(row, column, number, format)?;
            }
            (Entry::Day, Value::String(text)) => match text.parse::<Date>() {
                Ok(day) => {
                    let month = u8::try_from(day.month()).unwrap_or(1);
                    let written = ExcelDateTime::from_ymd(
                        u16::try_from(day.year()).unwrap_or(1900),
                        month,
                        u8::try_from(day.day()).unwrap_or(1),
                    )?;
                    let format = format.clone().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left);
                    self.sheet.write_datetime_with_format(row, column, &written, &format)?;
                }
                Err(_) => {
                    self.sheet.write_string_with_format(row, column, text.as_str(), format)?;
                }
            },
            (Entry::YesNo, Value::Bool(yes)) => {
                let word = if *yes { say!(self.words, "diff-yes") } else { say!(self.words, "diff-no") };
                self.sheet.write_string_with_format(row, column, word, format)?;
            }
            (Entry::Choice(_), Value::String(word)) => {
                let name = self.words.catalogue_choice(way, word);
                self.sheet.write_string_with_format(row, column, name, format)?;
            }
            (Entry::Choices(_), Value::Array(chosen)) => {
                let names = chosen.iter().filter_map(Value::as_str);
                let names: Vec<String> = names.map(|word| self.words.catalogue_choice(way, word)).collect();
                self.sheet.write_string_with_format(row, column, names.join(" | "), format)?;
            }
            (entry, value) => {
                self.sheet.write_string_with_format(row, column, shown(value, entry, self.words), format)?;
            }
        }
        Ok(())
    }

    fn drop_down(&mut self, first: u32, last: u32, column: u16, way: &str, entry: &Entry) -> Result<(), WorkbookError> {
        let names: Vec<String> = match entry {
            Entry::YesNo => vec![say!(self.words, "diff-yes"), say!(self.words, "diff-no")],
            Entry::Choice(_) => allowed(way).iter().map(|word| self.words.catalogue_choice(way, word)).collect(),
            _ => Vec::new(),
        };
        // A list in a drop-down holds 255 letters; the longer ones are typed, in the words the guide lists.
        let letters: usize = names.iter().map(|name| name.chars().count() + 1).sum();
        if names.is_empty() || letters > 250 {
            return Ok(());
        }
        let validation = DataValidation::new().allow_list_strings(&names)?;
        self.sheet.add_data_validation(first, column, last, column, &validation)?;
        Ok(())
    }

    fn printed(&mut self) -> Result<(), WorkbookError> {
        self.sheet.set_paper_size(8).set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
        Ok(())
    }
}
