//! The cells of one indicator made an answer, or silence with the finding that says why.

use std::cell::Cell;
use std::collections::HashSet;

use rust_decimal::Decimal;

use super::measure::Measures;
use super::repairs::{
    as_percent, in_bounds, is_percent, is_share, number_meant, one_of_two, thousands_taken_for_decimals,
};
use crate::catalogue::{Indicator, Input};
use crate::domain::text::SharedText;
use crate::domain::{Answer, CellAddress, Edit, Finding, FindingKind, Silence};
use crate::workbook::cell::{self, Entry, Number, TwoMeanings};
use crate::workbook::raw::{self, CellValue, Contents, Sheet};

/// A sheet as answers are read from it, collecting what is to be said about its cells.
pub(super) struct Reader<'a> {
    pub(super) sheet: &'a Sheet,
    /// Its name, which all its answers share.
    pub(super) sheet_name: SharedText,
    /// Text files hold numbers as text by nature: nothing to remark on.
    text_file: bool,
    /// Formulas without a value, which have their finding already.
    uncalculated: HashSet<CellAddress>,
    /// Columns of shares where some are written as percentages without a sign, so that 0.5 may be half a percent.
    pub(super) in_doubt: HashSet<u32>,
    /// Cells that a person set: what he was asked about them he has answered.
    pub(super) settled: HashSet<CellAddress>,
    /// What the table and its columns say figures are in.
    pub(super) measures: Measures,
    pub(super) findings: Vec<Finding>,
    /// Where the row of the cell asked for last stands in the sheet's list.
    row: Cell<(usize, usize)>,
}

/// Where one indicator's figures stand.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub(super) indicator: &'a Indicator,
    /// Numerator, count, value or yes/no.
    pub(super) first: CellAddress,
    /// Denominator; nothing in forms with one cell an indicator.
    pub(super) second: Option<CellAddress>,
    /// What the row says it is measured in; nothing in forms that do not say.
    pub(super) measure: Option<CellAddress>,
    /// The heading or the unit of measure says that bare numbers are percentages.
    pub(super) in_percent: bool,
}

/// What a cell offers where a number belongs.
#[derive(Clone, Copy)]
pub(super) enum Slot {
    Empty,
    NotApplicable,
    /// A dash, which has its finding.
    Dash,
    /// Something that cannot be taken, and has its finding.
    Wrong,
    Given(Number),
}

pub(super) const NO_DATA: Answer = Answer::Silent { reason: Silence::NoData };
pub(super) const NOT_APPLICABLE: Answer = Answer::Silent { reason: Silence::NotApplicable };

/// Of nothing that is counted here does any unit have so many: 10^12.
const IMPLAUSIBLE: Decimal = Decimal::from_parts(0xD4A5_1000, 0xE8, 0, false, 0);

impl<'a> Reader<'a> {
    pub(super) fn new(contents: &Contents, sheet: &'a Sheet, edits: &[Edit]) -> Self {
        let uncalculated = contents
            .findings
            .iter()
            .filter(|finding| finding.sheet.as_deref() == Some(sheet.name.as_str()))
            .filter_map(|finding| finding.cell)
            .collect();
        let text_file = contents.format.is_some_and(crate::workbook::raw::Format::is_text);
        let settled = edits.iter().filter(|edit| edit.sheet == sheet.name).map(|edit| edit.cell).collect();
        let sheet_name = sheet.name.as_str().into();
        Self {
            sheet,
            sheet_name,
            text_file,
            uncalculated,
            in_doubt: HashSet::new(),
            settled,
            measures: Measures::default(),
            findings: Vec::new(),
            row: Cell::default(),
        }
    }

    /// Another reader of the same sheet, which has said nothing yet.
    pub(super) fn beside(&self) -> Self {
        Self {
            sheet_name: self.sheet_name.clone(),
            uncalculated: self.uncalculated.clone(),
            in_doubt: self.in_doubt.clone(),
            settled: self.settled.clone(),
            measures: self.measures.clone(),
            findings: Vec::new(),
            row: Cell::default(),
            ..*self
        }
    }

    /// The value of a cell.
    pub(super) fn get(&self, at: CellAddress) -> Option<&'a CellValue> {
        let row = self.row_of(at.row);
        // Rows mostly have no gaps.
        let without_gaps = row.first().and_then(|first| row.get(at.column.checked_sub(first.address.column)? as usize));
        if let Some(cell) = without_gaps.filter(|cell| cell.address.column == at.column) {
            return Some(&cell.value);
        }
        row.binary_search_by_key(&at.column, |cell| cell.address.column).ok().map(|place| &row[place].value)
    }

    /// The cells of a row. Tables are read row by row: it is the one asked for last, or the one behind it.
    fn row_of(&self, row: u32) -> &'a [raw::Cell] {
        let cells = &self.sheet.cells;
        let is_there = |from: usize| cells.get(from).is_some_and(|cell| cell.address.row == row);
        let (last_from, last_to) = self.row.get();
        if last_from < last_to && is_there(last_from) {
            return &cells[last_from..last_to];
        }
        let behind = is_there(last_to).then_some(last_to);
        let from = behind.unwrap_or_else(|| cells.partition_point(|cell| cell.address.row < row));
        // From cell to cell: halving what is left of a large sheet looks at far more of it than a row holds.
        let to = from + cells[from..].iter().take_while(|cell| cell.address.row == row).count();
        self.row.set((from, to));
        &cells[from..to]
    }

    /// Says something about a cell.
    pub(super) fn say(&mut self, at: CellAddress, kind: FindingKind) {
        let finding = self.finding(at, kind);
        self.findings.push(finding);
    }

    pub(super) fn propose(&mut self, at: CellAddress, kind: FindingKind, repair: impl Into<Option<String>>) {
        let finding = Finding { repair: repair.into(), ..self.finding(at, kind) };
        self.findings.push(finding);
    }

    /// What a cell says; a number shown as a percentage is one.
    pub(super) fn entry(&self, at: CellAddress) -> Entry<'a> {
        match cell::entry(self.get(at)) {
            Entry::Number(number) if !number.as_text && self.sheet.layout.is_percent(at) => {
                let value = number.value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(number.value).normalize();
                Entry::Number(Number { value, percent: true, as_text: false })
            }
            other => other,
        }
    }

    fn finding(&self, at: CellAddress, kind: FindingKind) -> Finding {
        let seen = self.get(at).map(CellValue::shown);
        Finding { kind, sheet: Some(self.sheet.name.clone()), cell: Some(at), seen, repair: None }
    }

    /// Text of a cell, nothing where it is empty.
    pub(super) fn text(&self, at: CellAddress) -> Option<String> {
        let shown = self.get(at)?.shown();
        let text = shown.trim_matches(cell::is_space);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// Whether anything stands in the indicator's cells.
    pub(super) fn filled(&self, cells: Cells<'_>) -> Option<CellAddress> {
        let holds = |at: &CellAddress| self.uncalculated.contains(at) || self.entry(*at) != Entry::Blank;
        [Some(cells.first), cells.second].into_iter().flatten().find(holds)
    }

    /// Whether a figure or a word stands in the indicator's cells; a dash is neither.
    pub(super) fn answered(&self, cells: Cells<'_>) -> Option<CellAddress> {
        self.filled(cells).filter(|_| {
            let holds = |at: CellAddress| {
                self.uncalculated.contains(&at) || !matches!(self.entry(at), Entry::Blank | Entry::Dash)
            };
            holds(cells.first) || cells.second.is_some_and(holds)
        })
    }

    /// Marks a column of shares where a number without a percent sign is over 1: nobody can tell what the others mean.
    pub(super) fn doubt_bare_shares(&mut self, cells: impl Iterator<Item = CellAddress>) {
        let over_one = |at: &CellAddress| match self.entry(*at) {
            Entry::Number(number) => !number.percent && number.value > Decimal::ONE,
            _ => false,
        };
        let columns: Vec<u32> = cells.filter(over_one).map(|at| at.column).collect();
        self.in_doubt.extend(columns);
    }

    /// What an indicator's cells answer. A fault leaves this answer out and no other.
    pub(super) fn answer(&mut self, cells: Cells<'_>) -> Answer {
        if self.sheet.layout.hides_some()
            && let Some(at) = self.answered(cells).filter(|at| self.sheet.layout.hides(*at))
        {
            self.say(at, FindingKind::HiddenFigure { indicator: cells.indicator.code.clone() });
        }
        if self.differs_in_measure(cells) {
            return NO_DATA;
        }
        match &cells.indicator.input {
            Input::Ratio { .. } => match cells.second {
                Some(second) => self.ratio(cells, second),
                None => self.ratio_in_one_cell(cells),
            },
            Input::Count { .. } => match self.slot(cells, cells.first) {
                Slot::Given(number) => {
                    self.whole(cells, cells.first, number).map_or(NO_DATA, |count| Answer::Count { count })
                }
                other => self.silent(cells, other),
            },
            Input::Value { unit, low, high } => match self.slot(cells, cells.first) {
                Slot::Given(number) => match self.in_unit(cells, number, unit.vi.contains('%')) {
                    Some(value) => self.within(cells, value, *low, *high),
                    None => NO_DATA,
                },
                other => self.silent(cells, other),
            },
            Input::YesNo => self.yes_no(cells),
        }
    }

    /// A value in its unit: the percent sign belongs to percentages alone, and these may have been meant as fractions.
    fn in_unit(&mut self, cells: Cells<'_>, number: Number, takes_percent: bool) -> Option<Decimal> {
        let indicator = || cells.indicator.code.clone();
        if number.percent && !takes_percent {
            let stored = (!number.as_text).then(|| cell::written(number.meant()));
            self.propose(cells.first, FindingKind::NotANumber { indicator: indicator() }, stored);
            return None;
        }
        if takes_percent && is_share(number) && !number.percent {
            self.propose(
                cells.first,
                FindingKind::AmbiguousNumber { indicator: indicator() },
                as_percent(number.value),
            );
            return None;
        }
        Some(number.value)
    }

    pub(super) fn silent(&mut self, cells: Cells<'_>, slot: Slot) -> Answer {
        match slot {
            Slot::Empty => self.no_answer(cells),
            Slot::NotApplicable => NOT_APPLICABLE,
            Slot::Dash | Slot::Wrong | Slot::Given(_) => NO_DATA,
        }
    }

    pub(super) fn no_answer(&mut self, cells: Cells<'_>) -> Answer {
        self.say(cells.first, FindingKind::NoAnswer { indicator: cells.indicator.code.clone() });
        NO_DATA
    }

    fn yes_no(&mut self, cells: Cells<'_>) -> Answer {
        let value = self.get(cells.first);
        if let Some(yes) = value.and_then(cell::yes_no) {
            return Answer::YesNo { yes };
        }
        match cell::entry(value) {
            Entry::NotApplicable => NOT_APPLICABLE,
            Entry::Dash => {
                self.say(cells.first, FindingKind::DashAsNoData { indicator: cells.indicator.code.clone() });
                NO_DATA
            }
            Entry::Blank if self.uncalculated.contains(&cells.first) => NO_DATA,
            Entry::Blank => self.no_answer(cells),
            Entry::Error(_) => {
                self.say(cells.first, FindingKind::ErrorValue { indicator: cells.indicator.code.clone() });
                NO_DATA
            }
            Entry::Number(_)
            | Entry::Ambiguous(_)
            | Entry::Two(..)
            | Entry::Boolean(_)
            | Entry::DateTime(_)
            | Entry::Text(_) => {
                let leaning = value.and_then(|value| cell::leaning(&value.shown()));
                let repair = leaning.map(|yes| if yes { "Có" } else { "Không" }.to_owned());
                self.propose(cells.first, FindingKind::NotYesNo { indicator: cells.indicator.code.clone() }, repair);
                NO_DATA
            }
        }
    }

    fn within(&mut self, cells: Cells<'_>, value: Decimal, low: Option<Decimal>, high: Option<Decimal>) -> Answer {
        if in_bounds(value, low, high) {
            return Answer::Value { value };
        }
        let indicator = cells.indicator.code.clone();
        let low = low.map_or_else(|| "−∞".to_owned(), |low| low.normalize().to_string());
        let high = high.map_or_else(|| "∞".to_owned(), |high| high.normalize().to_string());
        self.say(cells.first, FindingKind::OutOfRange { indicator, low, high });
        NO_DATA
    }

    /// A count: whole and not below zero.
    pub(super) fn whole(&mut self, cells: Cells<'_>, at: CellAddress, number: Number) -> Option<Decimal> {
        let indicator = cells.indicator.code.clone();
        if number.percent {
            let stored = (!number.as_text).then(|| cell::written(number.meant()));
            self.propose(at, FindingKind::NotANumber { indicator }, stored);
        } else if number.value.is_sign_negative() && !number.value.is_zero() {
            self.say(at, FindingKind::NegativeNumber { indicator });
        } else if !number.value.fract().is_zero() {
            self.propose(at, FindingKind::NotAWholeNumber { indicator }, thousands_taken_for_decimals(number.value));
        } else {
            if number.value >= IMPLAUSIBLE && !self.settled.contains(&at) {
                self.say(at, FindingKind::ImplausibleNumber { indicator });
            }
            return Some(number.value.normalize());
        }
        None
    }

    pub(super) fn slot(&mut self, cells: Cells<'_>, at: CellAddress) -> Slot {
        let indicator = || cells.indicator.code.clone();
        match self.entry(at) {
            Entry::Blank if self.uncalculated.contains(&at) => Slot::Wrong,
            Entry::Blank => Slot::Empty,
            Entry::NotApplicable => Slot::NotApplicable,
            Entry::Dash => {
                self.say(at, FindingKind::DashAsNoData { indicator: indicator() });
                Slot::Dash
            }
            Entry::Number(number) => {
                if number.as_text && !number.percent && !self.text_file {
                    self.propose(at, FindingKind::NumberAsText { indicator: indicator() }, cell::written(number.value));
                }
                Slot::Given(number)
            }
            Entry::Ambiguous(meanings) => self.settle(cells, at, meanings),
            Entry::Boolean(_) | Entry::DateTime(_) => {
                self.wrong(at, FindingKind::WrongCellType { indicator: indicator() })
            }
            Entry::Error(_) => self.wrong(at, FindingKind::ErrorValue { indicator: indicator() }),
            Entry::Two(outer, inner) => {
                let repair = one_of_two(cells, outer, inner);
                self.propose(at, FindingKind::TwoNumbers { indicator: indicator() }, repair);
                Slot::Wrong
            }
            Entry::Text(text) => {
                self.propose(at, FindingKind::NotANumber { indicator: indicator() }, number_meant(cells, text));
                Slot::Wrong
            }
        }
    }

    fn wrong(&mut self, at: CellAddress, kind: FindingKind) -> Slot {
        self.say(at, kind);
        Slot::Wrong
    }

    /// Whether a ratio has one figure only, which is then its share: nothing stands where the denominator belongs.
    fn is_alone(&self, cells: Cells<'_>) -> bool {
        cells.second.is_none_or(|second| matches!(self.entry(second), Entry::Blank))
    }

    /// An ambiguous number is taken only where the indicator's bounds leave one of its two meanings.
    fn settle(&mut self, cells: Cells<'_>, at: CellAddress, meanings: TwoMeanings) -> Slot {
        let indicator = cells.indicator.code.clone();
        let TwoMeanings { as_thousands, as_decimals } = meanings;
        match &cells.indicator.input {
            Input::Value { low, high, .. } => {
                let fits = |value| in_bounds(value, *low, *high);
                match (fits(as_thousands), fits(as_decimals)) {
                    (true, false) => Slot::Given(Number { value: as_thousands, percent: false, as_text: true }),
                    (false, true) => Slot::Given(Number { value: as_decimals, percent: false, as_text: true }),
                    _ => {
                        // In Vietnamese a comma stands before decimals.
                        let comma = self.get(at).is_some_and(|value| value.shown().contains(','));
                        let likely = cell::written(if comma { as_decimals } else { as_thousands });
                        self.propose(at, FindingKind::AmbiguousNumber { indicator }, likely);
                        Slot::Wrong
                    }
                }
            }
            Input::Ratio { .. } if self.is_alone(cells) && is_percent(as_decimals) => {
                let share = format!("{}%", as_decimals.normalize());
                self.propose(at, FindingKind::AmbiguousNumber { indicator }, share);
                Slot::Wrong
            }
            Input::Ratio { .. } | Input::Count { .. } | Input::YesNo => {
                self.propose(at, FindingKind::AmbiguousNumber { indicator }, as_thousands.to_string());
                Slot::Wrong
            }
        }
    }
}
