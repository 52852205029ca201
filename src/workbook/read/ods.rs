//! .ods, read in one pass over its content: values, layout, errors and uncalculated formulas.
//!
//! calamine is not used here: it spreads sheets out cell by cell, hangs on documents that break off, gives errors as
//! texts, and says nothing of hidden rows and columns.

use std::collections::HashSet;
use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::ods_cell::{OpenCell, Read};
use super::shape::{attribute, extend};
use super::xlsx::{address_of, note};
use super::{MAX_CELLS, ReadResult, damaged, over};
use crate::domain::{CellAddress, Finding, FindingKind, text};
use crate::workbook::raw::{Cell, Layout, Sheet};

/// Where cells stand that belong to no sheet as it is now: deleted ones, notes, drawings, links to other files.
const PASSED_OVER: [&str; 5] = ["tracked-changes", "annotation", "shapes", "dde-links", "forms"];

pub(super) fn read(bytes: &[u8]) -> ReadResult {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let part = archive.by_name("content.xml").map_err(damaged)?;
    let mut reader = Reader::from_reader(BufReader::with_capacity(64 << 10, part));
    let mut document = Document::default();
    let mut buffer = Vec::new();
    let mut depth = 0u32;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(tag) => {
                depth += 1;
                document.open(&tag)?;
            }
            Event::Empty(tag) => {
                document.open(&tag)?;
                document.close(tag.local_name().as_ref())?;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                document.close(tag.local_name().as_ref())?;
            }
            Event::Text(text) => document.text(&text.xml10_content()),
            Event::CData(text) => document.text(&text.xml10_content()),
            Event::GeneralRef(reference) => document.text(&resolved(&reference)?),
            Event::Eof if depth > 0 => return Err(damaged("content.xml")),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    Ok((document.sheets, document.findings))
}

/// What every document may refer to; an entity of its own is never followed.
fn resolved(reference: &quick_xml::events::BytesRef<'_>) -> Result<String, Box<Finding>> {
    if let Some(letter) = reference.resolve_char_ref().map_err(damaged)? {
        return Ok(letter.to_string());
    }
    let name = reference.xml10_content();
    quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned).ok_or_else(|| damaged(format!("&{name};")))
}

/// How often something is repeated; nonsense counts as once.
fn repeated(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|count| count.parse().ok()).filter(|count| *count > 0).unwrap_or(1)
}

fn is_hidden(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "visibility").is_some_and(|shown| matches!(shown.as_str(), "collapse" | "filter"))
}

/// What was read so far, and where in the document reading stands.
#[derive(Default)]
struct Document {
    sheets: Vec<Sheet>,
    findings: Vec<Finding>,
    names: HashSet<String>,
    /// The style being described, and those whose sheets are hidden.
    style: String,
    hiding_styles: HashSet<String>,
    /// How deep inside something that is passed over.
    passing_over: u32,
    table: Option<Table>,
    cells: u64,
}

/// The sheet being read.
struct Table {
    sheet: Sheet,
    row: u32,
    column: u32,
    /// How often the row stands in the sheet.
    rows: u32,
    /// Its cells, by column.
    of_row: Vec<(u32, Read)>,
    /// Where the next description of columns begins.
    described: u32,
    cell: Option<OpenCell>,
}

impl Document {
    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), Box<Finding>> {
        let name = tag.local_name();
        let name = name.as_ref();
        if self.passing_over > 0 || PASSED_OVER.contains(&name) {
            self.passing_over += 1;
            return Ok(());
        }
        match (name, &mut self.table) {
            ("style", None) => self.style = attribute(tag, "name").unwrap_or_default(),
            ("table-properties", None) if attribute(tag, "display").is_some_and(|shown| shown == "false") => {
                self.hiding_styles.insert(self.style.clone());
            }
            ("table", None) => self.open_table(tag)?,
            ("table-column", Some(table)) => table.describe_columns(tag),
            ("table-row", Some(table)) => table.open_row(tag),
            ("table-cell" | "covered-table-cell", Some(table)) if table.cell.is_none() => {
                table.cell = Some(OpenCell::of(tag));
            }
            (other, Some(table)) => {
                if let Some(cell) = &mut table.cell {
                    cell.open_inside(other, tag);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn open_table(&mut self, tag: &BytesStart<'_>) -> Result<(), Box<Finding>> {
        let name = text::nfc(&attribute(tag, "name").unwrap_or_default());
        if !self.names.insert(name.clone()) {
            return Err(damaged(format!("{name} × 2")));
        }
        let hidden = attribute(tag, "style-name").is_some_and(|style| self.hiding_styles.contains(&style));
        let sheet = Sheet { name, visible: !hidden, cells: Vec::new(), layout: Layout::default() };
        self.table = Some(Table { sheet, row: 0, column: 0, rows: 1, of_row: Vec::new(), described: 0, cell: None });
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.passing_over > 0 {
            return;
        }
        if let Some(cell) = self.table.as_mut().and_then(|table| table.cell.as_mut()) {
            cell.push(text);
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Box<Finding>> {
        if self.passing_over > 0 {
            self.passing_over -= 1;
            return Ok(());
        }
        match (name, &mut self.table) {
            ("table", Some(table)) if table.cell.is_none() => {
                self.sheets.extend(self.table.take().map(|table| table.sheet));
            }
            ("table-row", Some(table)) if table.cell.is_none() => {
                table.close_row(&mut self.cells, &mut self.findings)?;
            }
            ("table-cell" | "covered-table-cell", Some(table)) => table.close_cell()?,
            (other, Some(table)) => {
                if let Some(cell) = &mut table.cell {
                    cell.close_inside(other);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl Table {
    fn describe_columns(&mut self, tag: &BytesStart<'_>) {
        let next = self.described.saturating_add(repeated(tag, "number-columns-repeated"));
        if is_hidden(tag) {
            self.sheet.layout.hidden_columns.push((self.described, next - 1));
        }
        self.described = next;
    }

    fn open_row(&mut self, tag: &BytesStart<'_>) {
        self.rows = repeated(tag, "number-rows-repeated");
        self.column = 0;
        if is_hidden(tag) {
            let last = self.row.saturating_add(self.rows - 1);
            extend(&mut self.sheet.layout.hidden_rows, self.row);
            if let Some(range) = self.sheet.layout.hidden_rows.last_mut() {
                range.1 = last;
            }
        }
    }

    fn close_cell(&mut self) -> Result<(), Box<Finding>> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let (times, span) = (cell.times, cell.span);
        let at = (self.row, self.column);
        if span != (1, 1) {
            let last = (at.0.saturating_add(span.0 - 1), at.1.saturating_add(span.1 - 1));
            self.sheet.layout.merged.push((address_of(at)?, address_of(last)?));
        }
        let next = self.column.saturating_add(times);
        if let Some(read) = cell.read()? {
            // A cell beyond the grid is told before it is repeated into the memory.
            address_of((self.row, next - 1))?;
            self.of_row.extend((self.column..next).map(|column| (column, read.clone())));
        }
        self.column = next;
        Ok(())
    }

    /// Sets the row down as often as it stands in the sheet.
    fn close_row(&mut self, cells: &mut u64, findings: &mut Vec<Finding>) -> Result<(), Box<Finding>> {
        let of_row = std::mem::take(&mut self.of_row);
        if !of_row.is_empty() {
            *cells = cells.saturating_add(of_row.len() as u64 * u64::from(self.rows));
            if let Some(finding) = over("cells", *cells, MAX_CELLS) {
                return Err(Box::new(finding));
            }
            for row in self.row..self.row.saturating_add(self.rows) {
                for (column, read) in &of_row {
                    self.set_down(address_of((row, *column))?, read, findings);
                }
            }
        }
        self.row = self.row.saturating_add(self.rows);
        Ok(())
    }

    fn set_down(&mut self, address: CellAddress, read: &Read, findings: &mut Vec<Finding>) {
        match read {
            Read::Value { value, percent } => {
                self.sheet.cells.push(Cell { address, value: value.clone() });
                if *percent {
                    self.sheet.layout.percent.push(address);
                }
            }
            Read::Uncalculated => note(findings, &self.sheet.name, address, "", FindingKind::FormulaWithoutValue),
            Read::NotFinite(seen) => note(findings, &self.sheet.name, address, seen, FindingKind::NotFinite),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::super::tests::{archive, at, codes};
    use crate::workbook::raw::{CellValue, Contents, Format};

    const HEAD: &str = r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:calcext="c">"#;

    fn document(content: &str) -> Contents {
        let mimetype = b"application/vnd.oasis.opendocument.spreadsheet";
        read(&archive(&[("mimetype", mimetype), ("content.xml", content.as_bytes())]), "a.ods")
    }

    fn table(inside: &str) -> Contents {
        document(&format!(
            r#"{HEAD}<office:body><office:spreadsheet><table:table table:name="S">{inside}</table:table></office:spreadsheet></office:body></office:document-content>"#
        ))
    }

    fn row(cells: &str) -> Contents {
        table(&format!("<table:table-row>{cells}</table:table-row>"))
    }

    #[test]
    fn values_of_every_type_are_read() {
        let contents = row(
            r#"<table:table-cell office:value-type="float" office:value="0.1"><text:p>0,1</text:p></table:table-cell>
            <table:table-cell office:value-type="percentage" office:value="0.305"><text:p>30,5%</text:p></table:table-cell>
            <table:table-cell office:value-type="string"><text:p>Sở <text:span>Y</text:span><text:s text:c="2"/>tế</text:p><text:p>a &amp; b</text:p></table:table-cell>
            <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>
            <table:table-cell office:value-type="date" office:date-value="2020-05-14T00:00:00"><text:p>14/05/2020</text:p></table:table-cell>
            <table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
            <table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p></table:table-cell>"#,
        );
        assert_eq!(contents.format, Some(Format::Ods));
        assert_eq!(at(&contents, "A1"), Some(CellValue::Number("0.1".parse().unwrap())));
        assert_eq!(at(&contents, "B1"), Some(CellValue::Number("0.305".parse().unwrap())));
        assert!(contents.sheets[0].layout.is_percent("B1".parse().unwrap()));
        assert!(!contents.sheets[0].layout.is_percent("A1".parse().unwrap()));
        assert_eq!(at(&contents, "C1"), Some(CellValue::Text("Sở Y  tế\na & b".into())));
        assert_eq!(at(&contents, "D1"), Some(CellValue::Boolean(true)));
        assert_eq!(at(&contents, "E1"), Some(CellValue::DateTime("2020-05-14".into())));
        assert_eq!(at(&contents, "F1"), Some(CellValue::Error("#DIV/0!".into())));
        assert_eq!(at(&contents, "G1"), Some(CellValue::Error("#DIV/0!".into())));
    }

    #[test]
    fn repeated_cells_and_rows_stand_where_they_belong() {
        let contents = table(
            r#"<table:table-row table:number-rows-repeated="1000"/>
            <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/></table:table-row>
            <table:table-row><table:table-cell office:value-type="float" office:value="8"/></table:table-row>
            <table:table-row table:number-rows-repeated="1047573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#,
        );
        let places: Vec<String> = contents.sheets[0].cells.iter().map(|cell| cell.address.to_string()).collect();
        assert_eq!(places, ["D1001", "E1001", "D1002", "E1002", "A1003"]);
    }

    #[test]
    fn hidden_things_and_merged_ranges_are_told() {
        let contents = document(&format!(
            r#"{HEAD}<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>
            <table:table table:name="S"><table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>
            <table:table-row table:visibility="filter"><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3" office:value-type="float" office:value="1"/><table:covered-table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>
            <table:table table:name="T" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table></office:document-content>"#
        ));
        assert_eq!(codes(&contents), ["hidden_rows", "hidden_columns", "hidden_sheet"]);
        let layout = &contents.sheets[0].layout;
        assert_eq!(
            (layout.hidden_rows.as_slice(), layout.hidden_columns.as_slice()),
            ([(0, 0)].as_slice(), [(1, 2)].as_slice())
        );
        assert_eq!(layout.merged[0].1.to_string(), "B3");
    }

    #[test]
    fn deleted_cells_and_notes_are_no_values() {
        let contents = table(
            r#"<table:tracked-changes><table:table-row><table:table-cell office:value-type="float" office:value="9"/></table:table-row></table:tracked-changes>
            <table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>a</text:p></table:table-cell></table:table-row>"#,
        );
        assert_eq!(at(&contents, "A1"), Some(CellValue::Text("a".into())));
        assert_eq!(contents.sheets[0].cells.len(), 1);
    }

    #[test]
    fn what_has_no_value_is_a_finding() {
        let contents = row(
            r#"<table:table-cell table:formula="of:=A2"/><table:table-cell office:value-type="float" office:value="1e300"/><table:table-cell office:value-type="float" office:value="NaN"/>"#,
        );
        assert_eq!(codes(&contents), ["formula_without_value", "not_finite_number", "not_finite_number"]);
    }

    #[test]
    fn damage_refuses_the_whole_file() {
        let cell = r#"<table:table-cell office:value-type="float" office:value="1"/>"#;
        for (what, contents) in [
            ("broken off", document(&format!(r#"{HEAD}<table:table table:name="S"><table:table-row>{cell}"#))),
            ("beyond the grid", row(&format!(r#"<table:table-cell table:number-columns-repeated="16384"/>{cell}"#))),
            (
                "an entity of its own",
                row(r#"<table:table-cell office:value-type="string"><text:p>&lol;</text:p></table:table-cell>"#),
            ),
            ("no date", row(r#"<table:table-cell office:value-type="date" office:date-value="2020-13-45"/>"#)),
            ("no number", row(r#"<table:table-cell office:value-type="float" office:value="x"/>"#)),
        ] {
            assert_eq!(codes(&contents), ["damaged_file"], "{what}");
        }
        let endless =
            r#"<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="9000"/>"#;
        let contents =
            table(&format!(r#"<table:table-row table:number-rows-repeated="1000000">{endless}</table:table-row>"#));
        assert_eq!(codes(&contents), ["too_large"]);
    }
}
