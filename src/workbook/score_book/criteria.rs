//! The sheet of criteria: maxima and targets that the formulas use, and where each comes from.

use rust_xlsxwriter::Worksheet;

use super::place::{Places, criterion};
use super::sheet::{Column, column, lines_of, open, put_number, put_text, set_lines};
use super::{Desk, WorkbookError};
use crate::catalogue::Indicator;
use crate::say;

/// Characters that fit side by side in each column.
const WIDTHS: [f64; 9] = [9.0, 44.0, 26.0, 9.0, 9.0, 11.0, 12.0, 40.0, 48.0];

impl Desk<'_> {
    pub(super) fn criteria(&self, sheet: &mut Worksheet) -> Result<(), WorkbookError> {
        let words = self.words;
        let headings = [
            say!(words, "book-column-indicator-code"),
            say!(words, "book-column-indicator"),
            say!(words, "book-column-group"),
            say!(words, "book-column-max"),
            say!(words, "weights-column-weight"),
            say!(words, "book-column-target"),
            say!(words, "book-column-deadline"),
            say!(words, "book-column-rule"),
            say!(words, "book-column-basis"),
        ];
        let columns = headings.into_iter().zip(WIDTHS).map(|(heading, width)| column(heading, width));
        let columns: Vec<Column> = columns.collect();
        let lines = self.heading_lines(say!(words, "book-about-criteria"));
        open(sheet, self.styles, &self.book.title, &lines, &columns, 2)?;
        for (at, indicator) in self.catalogue().asked().enumerate() {
            self.criterion(sheet, Places::unit_row(at), indicator)?;
        }
        Ok(())
    }

    fn criterion(&self, sheet: &mut Worksheet, row: u32, indicator: &Indicator) -> Result<(), WorkbookError> {
        let (styles, words) = (self.styles, self.words);
        let group = self.catalogue().group(&indicator.group).map_or("", |group| words.text(&group.name));
        let source = &indicator.source;
        let status = words.source_status(source.status);
        let document = words.text(&source.document);
        let basis = match &source.clause {
            Some(clause) => format!("{document}, {clause} ({status})"),
            None => format!("{document} ({status})"),
        };
        let deadline = indicator.target.as_ref().map(|target| words.date(target.deadline)).unwrap_or_default();
        let texts = [
            &indicator.code,
            words.text(&indicator.name),
            group,
            "",
            "",
            "",
            &deadline,
            &words.rule(&indicator.rule),
            &basis,
        ];
        let tallest = WIDTHS.iter().zip(texts).map(|(width, shown)| lines_of(shown, *width)).max().unwrap_or(1);
        set_lines(sheet, row, tallest)?;
        for (at, shown) in (0..).zip(texts) {
            put_text(sheet, (row, at), shown, &styles.wrapped)?;
        }
        if indicator.rule.is_scored() && !indicator.max.is_zero() {
            put_number(sheet, (row, criterion::MAX), indicator.max, &styles.points)?;
        }
        put_number(sheet, (row, criterion::MAX + 1), indicator.weight, &styles.plain)?;
        let Some(target) = &indicator.target else { return Ok(()) };
        let format = if indicator.measures_a_fraction() { &styles.fraction } else { styles.of_number(target.value) };
        put_number(sheet, (row, criterion::TARGET), target.value, format)
    }
}
