//! The sheet of figures: one row for each unit and indicator, with the formula of its points and where it was read.

use rust_xlsxwriter::Worksheet;

use super::address::{At, column_range};
use super::place::{FIRST_ROW, criterion, figure};
use super::rule::{Operands, formula};
use super::sheet::{column, lines_of, open, put_formula, put_number, put_text, set_lines};
use super::{BookFigure, BookUnit, Desk, Earned, Sum, WorkbookError};
use crate::catalogue::Indicator;
use crate::domain::Answer;
use crate::say;

/// Of the column that says where a figure was read, in characters.
const SOURCE_WIDTH: f64 = 110.0;

/// One row of the sheet.
struct Entry<'a> {
    indicator: (usize, &'a Indicator),
    unit: &'a BookUnit<'a>,
    figure: &'a BookFigure<'a>,
    row: u32,
    /// First and last row of the units ranked together.
    peers: (u32, u32),
}

impl Desk<'_> {
    pub(super) fn figures(&self, sheet: &mut Worksheet) -> Result<(), WorkbookError> {
        let words = self.words;
        let columns = [
            column(say!(words, "book-column-indicator-code"), 9.0),
            column(say!(words, "book-column-indicator"), 60.0),
            column(say!(words, "cli-column-code"), 11.0),
            column(say!(words, "cli-column-unit"), 26.0),
            column(say!(words, "book-column-state"), 16.0),
            column(say!(words, "book-column-numerator"), 12.0),
            column(say!(words, "book-column-denominator"), 12.0),
            column(say!(words, "book-column-value"), 12.0),
            column(say!(words, "book-column-target"), 11.0),
            column(say!(words, "book-column-max"), 9.0),
            column(say!(words, "book-column-points"), 9.0),
            column(say!(words, "book-column-source"), SOURCE_WIDTH),
        ];
        let lines = self.heading_lines(say!(words, "book-about-figures"));
        open(sheet, self.styles, &self.book.title, &lines, &columns, figure::VALUE + 1)?;
        for (at, indicator) in self.catalogue().asked().enumerate() {
            self.figures_of(sheet, at, indicator)?;
        }
        let units = self.book.units().count();
        let rows = u32::try_from(self.catalogue().asked().count().saturating_mul(units)).unwrap_or(u32::MAX);
        let last = FIRST_ROW.saturating_add(rows).saturating_sub(1);
        sheet.autofilter(FIRST_ROW - 1, 0, last, figure::SOURCE)?;
        // A long source must not make the printed page wider.
        sheet.set_print_area(0, 0, last, figure::SOURCE)?;
        Ok(())
    }

    fn figures_of(&self, sheet: &mut Worksheet, at: usize, indicator: &Indicator) -> Result<(), WorkbookError> {
        let mut first = 0;
        for ranking in &self.book.rankings {
            let last = first + ranking.units.len().saturating_sub(1);
            let peers = (self.places.figure_row(at, first), self.places.figure_row(at, last));
            for (unit, row) in ranking.units.iter().zip(peers.0..) {
                let Some(figure) = unit.figures.get(at) else { continue };
                self.entry(sheet, &Entry { indicator: (at, indicator), unit, figure, row, peers })?;
            }
            first += ranking.units.len();
        }
        Ok(())
    }

    fn entry(&self, sheet: &mut Worksheet, entry: &Entry<'_>) -> Result<(), WorkbookError> {
        let Entry { indicator: (_, indicator), unit, figure: said, row, .. } = entry;
        let text = &self.styles.text;
        let texts = [&indicator.code, self.words.text(&indicator.name), unit.code, unit.name, &said.state];
        for (at, shown) in (0..).zip(texts) {
            put_text(sheet, (*row, at), shown, text)?;
        }
        for at in figure::NUMERATOR..=figure::POINTS {
            put_text(sheet, (*row, at), "", text)?;
        }
        self.answer(sheet, entry)?;
        self.worth(sheet, entry)?;
        // Where a figure was read is printed whole; the estimate of lines is generous.
        let lines = lines_of(&said.source, SOURCE_WIDTH);
        if lines <= 2 {
            return put_text(sheet, (*row, figure::SOURCE), &said.source, text);
        }
        set_lines(sheet, *row, lines)?;
        put_text(sheet, (*row, figure::SOURCE), &said.source, &self.styles.wrapped)
    }

    fn answer(&self, sheet: &mut Worksheet, entry: &Entry<'_>) -> Result<(), WorkbookError> {
        let (styles, row) = (self.styles, entry.row);
        let value = (row, figure::VALUE);
        match entry.figure.answer {
            Some(Answer::Ratio { numerator, denominator }) => {
                let pairs: Vec<_> = entry.figure.parts.iter().filter_map(|part| pair(part)).collect();
                let summed = pairs.len() == entry.figure.parts.len();
                let numerators = pairs.iter().map(|(numerator, _)| *numerator).filter(|_| summed);
                put_sum(sheet, (row, figure::NUMERATOR), *numerator, numerators, styles)?;
                let denominators = pairs.iter().map(|(_, denominator)| *denominator).filter(|_| summed);
                put_sum(sheet, (row, figure::DENOMINATOR), *denominator, denominators, styles)?;
                let [top, bottom] = [figure::NUMERATOR, figure::DENOMINATOR].map(|column| here(row, column));
                let result = entry.figure.answer.and_then(Answer::value).unwrap_or_default();
                put_formula(sheet, value, &format!("{top}/{bottom}"), result, &styles.fraction)
            }
            Some(Answer::PercentOnly { fraction }) => put_number(sheet, value, *fraction, &styles.fraction),
            Some(Answer::YesNo { yes }) => {
                let format = styles.yes_no(&say!(self.words, "answer-yes"), &say!(self.words, "answer-no"));
                put_number(sheet, value, u8::from(*yes).into(), &format)
            }
            Some(Answer::Count { count: number } | Answer::Value { value: number }) => {
                let counts = entry.figure.parts.iter().filter_map(|part| part.value());
                put_sum(sheet, value, *number, counts, styles)
            }
            Some(Answer::Silent { .. }) | None => Ok(()),
        }
    }

    /// Target, maximum and points.
    fn worth(&self, sheet: &mut Worksheet, entry: &Entry<'_>) -> Result<(), WorkbookError> {
        let Entry { indicator: (at, indicator), row, .. } = entry;
        let styles = self.styles;
        if let Some(target) = &indicator.target {
            let format =
                if indicator.measures_a_fraction() { &styles.fraction } else { styles.of_number(target.value) };
            let cell = self.places.criterion(*at, criterion::TARGET).fixed();
            put_formula(sheet, (*row, figure::TARGET), &cell, target.value, format)?;
        }
        let Some(Sum { points, max }) = entry.figure.earned.sum() else { return Ok(()) };
        if !max.is_zero() {
            let cell = self.places.criterion(*at, criterion::MAX).fixed();
            put_formula(sheet, (*row, figure::MAX), &cell, max, &styles.points)?;
        }
        let formula = match entry.figure.earned {
            Earned::ByRule(_) => formula(self.catalogue(), indicator, &operands(entry)),
            Earned::Entered(_) | Earned::Nothing { .. } | Earned::LeftOut => None,
        };
        match formula {
            Some(formula) => put_formula(sheet, (*row, figure::POINTS), &formula, points, &styles.points),
            None => put_number(sheet, (*row, figure::POINTS), points, &styles.points),
        }
    }
}

fn operands(entry: &Entry<'_>) -> Operands {
    Operands {
        value: here(entry.row, figure::VALUE),
        target: here(entry.row, figure::TARGET),
        max: here(entry.row, figure::MAX),
        peers: column_range(figure::VALUE, entry.peers),
    }
}

fn here(row: u32, column: u16) -> String {
    At { sheet: "", row, column }.here()
}

fn pair(answer: &Answer) -> Option<(rust_decimal::Decimal, rust_decimal::Decimal)> {
    match answer {
        Answer::Ratio { numerator, denominator } => Some((*numerator, *denominator)),
        Answer::PercentOnly { .. }
        | Answer::Count { .. }
        | Answer::YesNo { .. }
        | Answer::Value { .. }
        | Answer::Silent { .. } => None,
    }
}

/// A number, written as the sum of what it was added up from where that is what it is.
fn put_sum(
    sheet: &mut Worksheet,
    place: (u32, u16),
    number: rust_decimal::Decimal,
    parts: impl Iterator<Item = rust_decimal::Decimal>,
    styles: &super::sheet::Styles,
) -> Result<(), WorkbookError> {
    /// A formula holds 8,192 characters.
    const MOST_PARTS: usize = 250;
    let parts: Vec<rust_decimal::Decimal> = parts.collect();
    let adds_up = parts.iter().sum::<rust_decimal::Decimal>() == number;
    let format = styles.of_number(number);
    if !adds_up || !(2..=MOST_PARTS).contains(&parts.len()) {
        return put_number(sheet, place, number, format);
    }
    let terms: Vec<String> = parts.iter().map(ToString::to_string).collect();
    put_formula(sheet, place, &format!("SUM({})", terms.join(",")), number, format)
}
