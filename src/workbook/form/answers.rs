//! The cells of one indicator made an answer, or silence with the finding that says why.

use std::collections::HashSet;

use rust_decimal::Decimal;

use crate::catalogue::{Indicator, Input};
use crate::domain::{Answer, CellAddress, Finding, FindingKind, Silence};
use crate::workbook::cell::{self, Entry, Number, TwoMeanings};
use crate::workbook::raw::{CellValue, Contents, Sheet};

/// A sheet as answers are read from it, collecting what is to be said about its cells.
pub(super) struct Reader<'a> {
    pub(super) sheet: &'a Sheet,
    /// Text files hold numbers as text by nature: nothing to remark on.
    text_file: bool,
    /// Formulas without a value, which have their finding already.
    uncalculated: HashSet<CellAddress>,
    /// Columns of shares where some are written as percentages without a sign, so that 0.5 may be half a percent.
    in_doubt: HashSet<u32>,
    pub(super) findings: Vec<Finding>,
}

/// Where one indicator's figures stand.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub(super) indicator: &'a Indicator,
    /// Numerator, count, value or yes/no.
    pub(super) first: CellAddress,
    /// Denominator; nothing in forms with one cell an indicator.
    pub(super) second: Option<CellAddress>,
}

/// What a cell offers where a number belongs.
#[derive(Clone, Copy)]
enum Slot {
    Empty,
    NotApplicable,
    /// A dash, which has its finding.
    Dash,
    /// Something that cannot be taken, and has its finding.
    Wrong,
    Given(Number),
}

const NO_DATA: Answer = Answer::Silent { reason: Silence::NoData };
const NOT_APPLICABLE: Answer = Answer::Silent { reason: Silence::NotApplicable };

impl<'a> Reader<'a> {
    pub(super) fn new(contents: &Contents, sheet: &'a Sheet) -> Self {
        let uncalculated = contents
            .findings
            .iter()
            .filter(|finding| finding.sheet.as_deref() == Some(sheet.name.as_str()))
            .filter_map(|finding| finding.cell)
            .collect();
        let text_file = contents.format.is_some_and(crate::workbook::raw::Format::is_text);
        Self { sheet, text_file, uncalculated, in_doubt: HashSet::new(), findings: Vec::new() }
    }

    /// Says something about a cell.
    pub(super) fn say(&mut self, at: CellAddress, kind: FindingKind) {
        let finding = self.finding(at, kind);
        self.findings.push(finding);
    }

    fn propose(&mut self, at: CellAddress, kind: FindingKind, repair: String) {
        let finding = self.finding(at, kind).repaired(repair);
        self.findings.push(finding);
    }

    fn finding(&self, at: CellAddress, kind: FindingKind) -> Finding {
        let seen = self.sheet.get(at).map(CellValue::shown);
        Finding { kind, sheet: Some(self.sheet.name.clone()), cell: Some(at), seen, repair: None }
    }

    /// Text of a cell, nothing where it is empty.
    pub(super) fn text(&self, at: CellAddress) -> Option<String> {
        self.sheet.get(at).map(|value| value.shown().trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// Whether anything stands in the indicator's cells.
    pub(super) fn filled(&self, cells: Cells<'_>) -> Option<CellAddress> {
        let holds =
            |at: &CellAddress| self.uncalculated.contains(at) || cell::entry(self.sheet.get(*at)) != Entry::Blank;
        [Some(cells.first), cells.second].into_iter().flatten().find(holds)
    }

    /// Whether a figure or a word stands in the indicator's cells; a dash is neither.
    pub(super) fn answered(&self, cells: Cells<'_>) -> Option<CellAddress> {
        self.filled(cells).filter(|_| {
            let holds = |at: CellAddress| {
                self.uncalculated.contains(&at)
                    || !matches!(cell::entry(self.sheet.get(at)), Entry::Blank | Entry::Dash)
            };
            holds(cells.first) || cells.second.is_some_and(holds)
        })
    }

    /// Marks a column of shares where a number without a percent sign is over 1: nobody can tell what the others mean.
    pub(super) fn doubt_bare_shares(&mut self, cells: impl Iterator<Item = CellAddress>) {
        let over_one = |at: &CellAddress| match cell::entry(self.sheet.get(*at)) {
            Entry::Number(number) => !number.percent && number.value > Decimal::ONE,
            _ => false,
        };
        let columns: Vec<u32> = cells.filter(over_one).map(|at| at.column).collect();
        self.in_doubt.extend(columns);
    }

    /// What an indicator's cells answer. A fault leaves this answer out and no other.
    pub(super) fn answer(&mut self, cells: Cells<'_>) -> Answer {
        let code = || cells.indicator.code.clone();
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
                Slot::Given(number) if number.percent && !unit.vi.contains('%') => {
                    self.say(cells.first, FindingKind::NotANumber { indicator: code() });
                    NO_DATA
                }
                Slot::Given(number) => self.within(cells, number.value, *low, *high),
                other => self.silent(cells, other),
            },
            Input::YesNo => self.yes_no(cells),
        }
    }

    fn silent(&mut self, cells: Cells<'_>, slot: Slot) -> Answer {
        match slot {
            Slot::Empty => self.no_answer(cells),
            Slot::NotApplicable => NOT_APPLICABLE,
            Slot::Dash | Slot::Wrong | Slot::Given(_) => NO_DATA,
        }
    }

    fn no_answer(&mut self, cells: Cells<'_>) -> Answer {
        self.say(cells.first, FindingKind::NoAnswer { indicator: cells.indicator.code.clone() });
        NO_DATA
    }

    fn yes_no(&mut self, cells: Cells<'_>) -> Answer {
        let value = self.sheet.get(cells.first);
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
            Entry::Number(_) | Entry::Ambiguous(_) | Entry::Boolean(_) | Entry::DateTime(_) | Entry::Text(_) => {
                self.say(cells.first, FindingKind::NotYesNo { indicator: cells.indicator.code.clone() });
                NO_DATA
            }
        }
    }

    fn ratio(&mut self, cells: Cells<'_>, second: CellAddress) -> Answer {
        let indicator = || cells.indicator.code.clone();
        match (self.slot(cells, cells.first), self.slot(cells, second)) {
            (Slot::Empty, Slot::Empty) => self.no_answer(cells),
            (Slot::NotApplicable, Slot::Empty | Slot::Dash | Slot::NotApplicable)
            | (Slot::Empty | Slot::Dash, Slot::NotApplicable) => NOT_APPLICABLE,
            (Slot::Wrong, _)
            | (_, Slot::Wrong)
            | (Slot::Dash, Slot::Empty | Slot::Dash)
            | (Slot::Empty, Slot::Dash) => NO_DATA,
            (Slot::Given(share), Slot::Empty | Slot::Dash) if is_share(share) => self.percent_only(cells, share),
            (Slot::Given(numerator), Slot::Given(denominator)) => {
                let numerator = self.whole(cells, cells.first, numerator);
                let denominator = self.whole(cells, second, denominator);
                match (numerator, denominator) {
                    (Some(numerator), Some(denominator)) => self.fraction(cells, second, numerator, denominator),
                    _ => NO_DATA,
                }
            }
            (Slot::Given(_), Slot::Empty | Slot::Dash | Slot::NotApplicable) => {
                self.say(second, FindingKind::PartMissing { indicator: indicator() });
                NO_DATA
            }
            (Slot::Empty | Slot::Dash | Slot::NotApplicable, Slot::Given(_)) => {
                self.say(cells.first, FindingKind::PartMissing { indicator: indicator() });
                NO_DATA
            }
        }
    }

    /// `31%`, `0.31` or `310/1000`.
    fn ratio_in_one_cell(&mut self, cells: Cells<'_>) -> Answer {
        if let Some((numerator, denominator)) = self.sheet.get(cells.first).and_then(parts) {
            let numerator = self.whole(cells, cells.first, numerator);
            let denominator = self.whole(cells, cells.first, denominator);
            return match (numerator, denominator) {
                (Some(numerator), Some(denominator)) => self.fraction(cells, cells.first, numerator, denominator),
                _ => NO_DATA,
            };
        }
        match self.slot(cells, cells.first) {
            Slot::Given(number) if self.is_in_doubt(cells.first, number) => {
                let kind = FindingKind::AmbiguousNumber { indicator: cells.indicator.code.clone() };
                self.propose(cells.first, kind, format!("{}%", number.value.normalize()));
                NO_DATA
            }
            Slot::Given(number) => self.percent_only(cells, number),
            other => self.silent(cells, other),
        }
    }

    /// Nought is nought either way, and what is over 100 or below 0 is no share at all.
    fn is_in_doubt(&self, at: CellAddress, number: Number) -> bool {
        let may_be_percent = number.value > Decimal::ZERO && number.value <= Decimal::ONE_HUNDRED;
        !number.percent && may_be_percent && self.in_doubt.contains(&at.column)
    }

    fn fraction(&mut self, cells: Cells<'_>, second: CellAddress, numerator: Decimal, denominator: Decimal) -> Answer {
        let indicator = cells.indicator.code.clone();
        if denominator.is_zero() {
            self.say(second, FindingKind::ZeroDenominator { indicator });
            return NO_DATA;
        }
        if numerator > denominator {
            let (numerator, denominator) = (numerator.to_string(), denominator.to_string());
            self.say(cells.first, FindingKind::NumeratorOverDenominator { indicator, numerator, denominator });
            return NO_DATA;
        }
        Answer::Ratio { numerator, denominator }
    }

    fn percent_only(&mut self, cells: Cells<'_>, share: Number) -> Answer {
        let indicator = cells.indicator.code.clone();
        let fraction = share.meant();
        if fraction < Decimal::ZERO || fraction > Decimal::ONE {
            let kind = FindingKind::OutOfRange { indicator, low: "0%".to_owned(), high: "100%".to_owned() };
            let could_be_percent = !share.percent && share.value > Decimal::ONE && share.value <= Decimal::ONE_HUNDRED;
            if could_be_percent {
                self.propose(cells.first, kind, format!("{}%", share.value));
            } else {
                self.say(cells.first, kind);
            }
            return NO_DATA;
        }
        let taken = format!("{}%", (fraction * Decimal::ONE_HUNDRED).normalize());
        self.propose(cells.first, FindingKind::PercentOnly { indicator }, taken);
        Answer::PercentOnly { fraction }
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
    fn whole(&mut self, cells: Cells<'_>, at: CellAddress, number: Number) -> Option<Decimal> {
        let indicator = cells.indicator.code.clone();
        if number.percent {
            self.say(at, FindingKind::NotANumber { indicator });
        } else if number.value.is_sign_negative() && !number.value.is_zero() {
            self.say(at, FindingKind::NegativeNumber { indicator });
        } else if !number.value.fract().is_zero() {
            self.say(at, FindingKind::NotAWholeNumber { indicator });
        } else {
            return Some(number.value.normalize());
        }
        None
    }

    fn slot(&mut self, cells: Cells<'_>, at: CellAddress) -> Slot {
        let indicator = || cells.indicator.code.clone();
        match cell::entry(self.sheet.get(at)) {
            Entry::Blank if self.uncalculated.contains(&at) => Slot::Wrong,
            Entry::Blank => Slot::Empty,
            Entry::NotApplicable => Slot::NotApplicable,
            Entry::Dash => {
                self.say(at, FindingKind::DashAsNoData { indicator: indicator() });
                Slot::Dash
            }
            Entry::Number(number) => {
                if number.as_text && !number.percent && !self.text_file {
                    self.propose(at, FindingKind::NumberAsText { indicator: indicator() }, number.value.to_string());
                }
                Slot::Given(number)
            }
            Entry::Ambiguous(meanings) => self.settle(cells, at, meanings),
            Entry::Boolean(_) | Entry::DateTime(_) => {
                self.wrong(at, FindingKind::WrongCellType { indicator: indicator() })
            }
            Entry::Error(_) => self.wrong(at, FindingKind::ErrorValue { indicator: indicator() }),
            Entry::Text(_) => self.wrong(at, FindingKind::NotANumber { indicator: indicator() }),
        }
    }

    fn wrong(&mut self, at: CellAddress, kind: FindingKind) -> Slot {
        self.say(at, kind);
        Slot::Wrong
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
                    _ => self.wrong(at, FindingKind::AmbiguousNumber { indicator }),
                }
            }
            Input::Ratio { .. } | Input::Count { .. } | Input::YesNo => {
                self.propose(at, FindingKind::AmbiguousNumber { indicator }, as_thousands.to_string());
                Slot::Wrong
            }
        }
    }
}

/// `31%` as text, or the 0.31 that Excel stores for it.
fn is_share(number: Number) -> bool {
    number.percent || (number.value > Decimal::ZERO && number.value < Decimal::ONE)
}

fn in_bounds(value: Decimal, low: Option<Decimal>, high: Option<Decimal>) -> bool {
    low.is_none_or(|low| value >= low) && high.is_none_or(|high| value <= high)
}

/// The two counts of `310/1000`. Within a fraction a grouping dot is not ambiguous: both are counts.
fn parts(value: &CellValue) -> Option<(Number, Number)> {
    let CellValue::Text(text) = value else { return None };
    let (numerator, denominator) = text.split_once('/')?;
    Some((count(numerator)?, count(denominator)?))
}

fn count(text: &str) -> Option<Number> {
    match cell::number(text) {
        Ok(number) => Some(number),
        Err(cell::Trouble::Ambiguous(TwoMeanings { as_thousands, .. })) => {
            Some(Number { value: as_thousands, percent: false, as_text: true })
        }
        Err(cell::Trouble::NotANumber) => None,
    }
}
