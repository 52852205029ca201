//! Whose the rows of a wide table are, and what becomes of them.

use std::collections::hash_map::Entry;
use std::sync::mpsc;
use std::thread;

use super::table::{Table, below};
use super::told::{AHEAD, Row, tell};
use crate::catalogue::Assessed;
use crate::domain::text::{TextMap, search_key};
use crate::domain::unit::Match;
use crate::domain::{
    CatalogueRef, CellAddress, Finding, FindingKind, Period, Register, Submission, Unit, UnitCode, Written,
};
use crate::workbook::form::answers::Reader;
use crate::workbook::form::foreign::wording;
use crate::workbook::form::newcomer::Newcomers;
use crate::workbook::form::recognise::Context;
use crate::workbook::form::{hints, when};
use crate::workbook::raw::CellValue;

/// So many units that a table brings are told one by one, the others by their number.
const MOST_TOLD: usize = 100;

/// The submissions of a table and the units that it brings. `period` is that of all rows; nothing where they say their
/// own, or where none is known.
pub(super) fn read<'a>(
    reader: &mut Reader<'a>,
    table: &Table<'a>,
    context: &Context<'_>,
    period: Option<Period>,
) -> (Vec<Submission>, Vec<Unit>) {
    let (told, rows) = mpsc::sync_channel(AHEAD);
    let beside = reader.beside();
    let mut taking = Taking::of(reader, table, context, period);
    thread::scope(|scope| {
        scope.spawn(move || tell(beside, table, &told));
        rows.iter().flatten().for_each(|row| taking.take(row));
    });
    taking.end()
}

/// A table whose rows are taken in one after the other.
struct Taking<'r, 'a, 'c> {
    reader: &'r mut Reader<'a>,
    table: &'r Table<'a>,
    context: &'r Context<'c>,
    period: Option<Period>,
    /// What the answers are to.
    catalogue: CatalogueRef,
    newcomers: Newcomers<'c>,
    /// The first newcomer that is told by number alone.
    first_untold: Option<CellAddress>,
    /// The row of each unit and period.
    seen: TextMap<(UnitCode, Option<Period>), u32>,
    submissions: Vec<Submission>,
}

/// The unit a row names.
struct Named {
    unit: Unit,
    is_new: bool,
}

impl<'r, 'a, 'c> Taking<'r, 'a, 'c> {
    fn of(reader: &'r mut Reader<'a>, table: &'r Table<'a>, context: &'r Context<'c>, period: Option<Period>) -> Self {
        let names = below(table.sheet, table.heading_row, table.unit_column).map(|cell| cell.value.shown());
        let rows = table.rows_to_expect();
        Self {
            newcomers: Newcomers::of(context.register, names, if takes_any(context) { rows } else { 0 }),
            first_untold: None,
            seen: TextMap::with_capacity_and_hasher(rows, Default::default()),
            submissions: Vec::with_capacity(rows),
            catalogue: context.catalogue.reference(),
            reader,
            table,
            context,
            period,
        }
    }

    fn take(&mut self, Row { at, filled, answers, findings }: Row) {
        let Some(written) = self.reader.text(at).map(|found| Written::of(&found)) else {
            if filled {
                self.reader.say(at, FindingKind::UnitMissing);
            }
            return;
        };
        let Some(Named { unit, is_new }) = self.unit_at(at, &written, filled) else { return };
        if self.context.asked_unit.is_some_and(|asked| *asked != unit.code) {
            return;
        }
        if !filled {
            return self.reader.say(at, FindingKind::BlankUnitRow { unit: unit.name });
        }
        let Ok(period) = self.period_of(at) else { return };
        match self.seen.entry((unit.code.clone(), period)) {
            Entry::Occupied(first) => {
                let first = CellAddress { row: *first.get(), ..at };
                return self.reader.say(at, FindingKind::UnitTwice { unit: unit.name, first });
            }
            Entry::Vacant(unseen) => unseen.insert(at.row),
        };
        self.reader.findings.extend(findings);
        let catalogue = self.catalogue.clone();
        let submission = |period| Submission { unit: unit.code.clone(), period, catalogue, answers };
        self.submissions.extend(period.map(submission));
        if is_new {
            self.join(at, unit, &written);
        }
    }

    /// Rows without figures (totals left blank, signatures) say nothing when they are not understood.
    fn unit_at(&mut self, at: CellAddress, written: &Written, filled: bool) -> Option<Named> {
        let found = written.text();
        let known = self.newcomers.find(written);
        if let Match::One(unit) = known {
            return Some(Named { unit: unit.clone(), is_new: false });
        }
        if !filled {
            return None;
        }
        let key = search_key(found);
        let trouble = match known {
            _ if wording::is_total_by(found, &key) => FindingKind::TotalRow { label: found.to_owned() },
            Match::Several(units) => {
                let candidates = units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join(", ");
                FindingKind::UnitAmbiguous { found: found.to_owned(), candidates }
            }
            Match::One(_) | Match::None => {
                match takes_any(self.context).then(|| self.newcomers.make(written, &key)).flatten() {
                    Some(unit) => return Some(Named { unit, is_new: true }),
                    None => FindingKind::UnitUnknown { found: found.to_owned() },
                }
            }
        };
        self.reader.say(at, trouble);
        None
    }

    /// When a row is for; an error where it does not say so and has to, or says what was not asked for.
    fn period_of(&mut self, at: CellAddress) -> Result<Option<Period>, ()> {
        let Some(column) = self.table.period_column else { return Ok(self.period) };
        let said = period_at(self.reader, self.table, self.context, CellAddress { column, ..at }).ok_or(())?;
        match self.context.asked_period {
            Some(asked) if asked != said => Err(()),
            _ => Ok(Some(said)),
        }
    }

    fn join(&mut self, at: CellAddress, unit: Unit, written: &Written) {
        if self.newcomers.count() < MOST_TOLD {
            let kind = FindingKind::UnitAdded { unit: unit.name.clone(), code: unit.code.to_string() };
            self.reader.say(at, kind);
        } else {
            self.first_untold.get_or_insert(at);
        }
        self.newcomers.join(unit, written);
    }

    fn end(self) -> (Vec<Submission>, Vec<Unit>) {
        if let Some(first) = self.first_untold {
            let units = self.newcomers.count() - MOST_TOLD;
            self.reader.say(first, FindingKind::FurtherUnitsAdded { units });
        }
        if let Some(asked) = self.context.asked_unit.filter(|_| self.seen.is_empty()) {
            self.reader.findings.push(not_in_table(self.context.register, self.table, asked));
        }
        (self.submissions, self.newcomers.into_joined())
    }
}

/// Whether the criteria set takes whatever a table names.
fn takes_any(context: &Context<'_>) -> bool {
    context.catalogue.units == Assessed::Open
}

/// When a row is for, where it says so itself: `T5/2020`, or `5` under "Tháng" beside a year somewhere.
fn period_at(reader: &mut Reader<'_>, table: &Table<'_>, context: &Context<'_>, at: CellAddress) -> Option<Period> {
    let written = reader.text(at).unwrap_or_default();
    let heading = table.sheet.get(CellAddress { row: table.heading_row, ..at }).map(CellValue::shown);
    let named = format!("{} {written}", heading.unwrap_or_default());
    let years = when::years_about(context, table.sheet, table.heading_top);
    let found = hints::period_in_name(&written)
        .or_else(|| years.iter().find_map(|year| hints::part_of_year(&named, year)))
        .filter(|_| !written.is_empty());
    if found.is_none() {
        reader.say(at, FindingKind::PeriodMissing);
    }
    found
}

fn not_in_table(register: &Register, table: &Table<'_>, asked: &UnitCode) -> Finding {
    let found: Vec<String> =
        below(table.sheet, table.heading_row, table.unit_column).take(3).map(|cell| cell.value.shown()).collect();
    let expected = register.by_code(asked).map_or_else(|| asked.to_string(), |unit| unit.name.clone());
    let kind = FindingKind::UnitNotAskedFor { found: found.join(", "), expected };
    Finding { sheet: Some(table.sheet.name.clone()), ..Finding::of_file(kind) }
}
