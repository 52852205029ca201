//! Ratios: two counts in two cells, two in one, or a share alone.

use rust_decimal::Decimal;

use super::answers::{Cells, NO_DATA, NOT_APPLICABLE, Reader, Slot};
use super::repairs::{as_percent, is_share, parts, percent_shown};
use crate::domain::{Answer, CellAddress, FindingKind};
use crate::workbook::cell::{Entry, Number};

impl Reader<'_> {
    pub(super) fn ratio(&mut self, cells: Cells<'_>, second: CellAddress) -> Answer {
        let indicator = || cells.indicator.code.clone();
        let is_alone = matches!(self.entry(second), Entry::Blank | Entry::Dash);
        if let Some(parts) = self.parts(cells.first).filter(|_| is_alone || self.both_typed_in_one(cells.first, second))
        {
            return self.fraction_in_one_cell(cells, parts);
        }
        match (self.slot(cells, cells.first), self.slot(cells, second)) {
            (Slot::Empty, Slot::Empty) => self.no_answer(cells),
            (Slot::NotApplicable, Slot::Empty | Slot::Dash | Slot::NotApplicable)
            | (Slot::Empty | Slot::Dash, Slot::NotApplicable) => NOT_APPLICABLE,
            (Slot::Wrong, _)
            | (_, Slot::Wrong)
            | (Slot::Dash, Slot::Empty | Slot::Dash)
            | (Slot::Empty, Slot::Dash) => NO_DATA,
            (Slot::Given(share), Slot::Empty | Slot::Dash) if is_share(share) || cells.in_percent => {
                self.share(cells, share)
            }
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
    pub(super) fn ratio_in_one_cell(&mut self, cells: Cells<'_>) -> Answer {
        if let Some(parts) = self.parts(cells.first) {
            return self.fraction_in_one_cell(cells, parts);
        }
        match self.slot(cells, cells.first) {
            Slot::Given(number) => self.share(cells, number),
            other => self.silent(cells, other),
        }
    }

    /// Whether a person set both counts where the first stands: the second cell, left as it was, says no more.
    pub(super) fn both_typed_in_one(&self, first: CellAddress, second: CellAddress) -> bool {
        self.settled.contains(&first) && !self.settled.contains(&second) && self.parts(first).is_some()
    }

    /// Two counts in one cell.
    pub(super) fn parts(&self, at: CellAddress) -> Option<(Number, Number)> {
        self.sheet.get(at).and_then(parts)
    }

    fn fraction_in_one_cell(&mut self, cells: Cells<'_>, (numerator, denominator): (Number, Number)) -> Answer {
        let numerator = self.whole(cells, cells.first, numerator);
        let denominator = self.whole(cells, cells.first, denominator);
        match (numerator, denominator) {
            (Some(numerator), Some(denominator)) => self.fraction(cells, cells.first, numerator, denominator),
            _ => NO_DATA,
        }
    }

    /// A share without its counts.
    fn share(&mut self, cells: Cells<'_>, number: Number) -> Answer {
        let kind = || FindingKind::AmbiguousNumber { indicator: cells.indicator.code.clone() };
        let over_one = number.value > Decimal::ONE && number.value <= Decimal::ONE_HUNDRED;
        if cells.in_percent && !number.percent && over_one {
            return self.percent_only(cells, Number { percent: true, ..number });
        }
        if cells.in_percent && !number.percent && number.value > Decimal::ZERO && number.value <= Decimal::ONE {
            self.propose(cells.first, kind(), as_percent(number.value));
            return NO_DATA;
        }
        if self.is_in_doubt(cells.first, number) {
            self.propose(cells.first, kind(), format!("{}%", number.value.normalize()));
            return NO_DATA;
        }
        self.percent_only(cells, number)
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
            // The two may simply have changed places. Typed into the first cell, both count.
            let swapped = format!("{denominator}/{numerator}");
            let kind = FindingKind::NumeratorOverDenominator { indicator, numerator, denominator };
            self.propose(cells.first, kind, swapped);
            return NO_DATA;
        }
        Answer::Ratio { numerator, denominator }
    }

    fn percent_only(&mut self, cells: Cells<'_>, share: Number) -> Answer {
        let indicator = cells.indicator.code.clone();
        let fraction = share.meant();
        if fraction < Decimal::ZERO || fraction > Decimal::ONE {
            let kind = FindingKind::OutOfRange { indicator, low: "0%".to_owned(), high: "100%".to_owned() };
            let as_shown = !share.percent && share.value > Decimal::ONE && share.value <= Decimal::ONE_HUNDRED;
            // 30.5 in a cell shown as a percentage: 3050%.
            let as_stored =
                share.percent && !share.as_text && fraction > Decimal::ONE && fraction <= Decimal::ONE_HUNDRED;
            let repair = match (as_shown, as_stored) {
                (true, _) => Some(format!("{}%", share.value.normalize())),
                (_, true) => Some(format!("{}%", fraction.normalize())),
                (false, false) => None,
            };
            self.propose(cells.first, kind, repair);
            return NO_DATA;
        }
        if !self.settled.contains(&cells.first) {
            self.propose(cells.first, FindingKind::PercentOnly { indicator }, percent_shown(fraction));
        }
        Answer::PercentOnly { fraction }
    }
}
