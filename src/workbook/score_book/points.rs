//! The sheets of points and of maxima: a row a unit, a column an indicator, its groups' subtotals and the whole.

use rust_xlsxwriter::Worksheet;

use super::aggregate::{Part, Recipe};
use super::place::{Of, Places, figure, members};
use super::sheet::{Column, column, open, put_formula, put_text};
use super::{BookUnit, Desk, Sum, WorkbookError};
use crate::catalogue::Group;
use crate::say;

/// Which of the two sheets.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Points,
    Maxima,
}

impl Desk<'_> {
    pub(super) fn points(&self, sheet: &mut Worksheet) -> Result<(), WorkbookError> {
        let lines = self.heading_lines(say!(self.words, "book-about-points"));
        self.grid(sheet, &lines, Side::Points)
    }

    pub(super) fn maxima(&self, sheet: &mut Worksheet) -> Result<(), WorkbookError> {
        let lines = self.heading_lines(say!(self.words, "book-about-maxima"));
        self.grid(sheet, &lines, Side::Maxima)
    }

    fn grid(&self, sheet: &mut Worksheet, lines: &[String], side: Side) -> Result<(), WorkbookError> {
        let mut columns =
            vec![column(say!(self.words, "cli-column-code"), 10.0), column(say!(self.words, "cli-column-unit"), 26.0)];
        columns.extend(self.places.columns.iter().map(|of| self.heading(*of)));
        open(sheet, self.styles, &self.book.title, lines, &columns, Places::FIRST_COLUMN)?;
        for (at, unit) in self.book.units().enumerate() {
            let row = Places::unit_row(at);
            put_text(sheet, (row, 0), unit.code, &self.styles.text)?;
            put_text(sheet, (row, 1), unit.name, &self.styles.text)?;
            for (column, of) in (Places::FIRST_COLUMN..).zip(&self.places.columns) {
                self.cell(sheet, (row, column), (at, unit), *of, side)?;
            }
        }
        Ok(())
    }

    fn heading(&self, of: Of) -> Column {
        let catalogue = self.catalogue();
        match of {
            Of::Indicator(at) => {
                column(catalogue.asked().nth(at).map_or_else(String::new, |one| one.code.clone()), 8.0)
            }
            Of::Group(at) => {
                let named = |group: &Group| format!("{} {}", group.code, self.words.text(&group.name));
                column(catalogue.groups.get(at).map_or_else(String::new, named), 14.0)
            }
            Of::Whole => column(say!(self.words, "book-column-total"), 10.0),
        }
    }

    fn cell(
        &self,
        sheet: &mut Worksheet,
        place: (u32, u16),
        (at, unit): (usize, &BookUnit<'_>),
        of: Of,
        side: Side,
    ) -> Result<(), WorkbookError> {
        let format = if matches!(of, Of::Indicator(_)) { &self.styles.points } else { &self.styles.strong };
        let Some(sum) = sum_of(unit, of) else {
            return put_text(sheet, place, "", format);
        };
        let formula = match of {
            Of::Indicator(indicator) if side == Side::Points => {
                self.places.figure(indicator, at, figure::POINTS).elsewhere()
            }
            Of::Indicator(indicator) => self.places.figure(indicator, at, figure::MAX).elsewhere(),
            Of::Group(_) | Of::Whole => self.together(at, unit, of, side),
        };
        let result = if side == Side::Points { sum.points } else { sum.max };
        put_formula(sheet, place, &formula, result, format)
    }

    /// What the members of a group, or the outermost groups, make together.
    fn together(&self, at: usize, unit: &BookUnit<'_>, of: Of, side: Side) -> String {
        let catalogue = self.catalogue();
        let group = match of {
            Of::Group(group) => catalogue.groups.get(group),
            Of::Indicator(_) | Of::Whole => None,
        };
        let recipe = match group {
            Some(group) => Recipe { aggregation: group.aggregation, scale: group.max },
            None => Recipe { aggregation: catalogue.aggregation, scale: catalogue.total },
        };
        let members = members(catalogue, group.map(|group| group.code.as_str()));
        let parts: Vec<Part> =
            members.into_iter().filter_map(|member| self.part(at, unit, member, recipe.scale, side)).collect();
        match side {
            Side::Points => recipe.points(&parts, &self.places.maximum_of(at, of).elsewhere()),
            Side::Maxima => recipe.maximum(&parts),
        }
    }

    /// A member that counts; its cells are named from the sheet they are used on.
    fn part(
        &self,
        at: usize,
        unit: &BookUnit<'_>,
        member: Of,
        scale: rust_decimal::Decimal,
        side: Side,
    ) -> Option<Part> {
        let catalogue = self.catalogue();
        let Sum { max, .. } = sum_of(unit, member)?;
        let (weight, extra) = match member {
            Of::Indicator(at) => catalogue.asked().nth(at).map(|one| (one.weight, one.rule.is_extra()))?,
            Of::Group(at) => (catalogue.groups.get(at)?.weight, false),
            Of::Whole => return None,
        };
        let maximum = self.places.maximum_of(at, member);
        Some(Part {
            points: self.places.points_of(at, member).here(),
            max: if side == Side::Maxima { maximum.here() } else { maximum.elsewhere() },
            weight,
            on_scale: max == scale || max.is_zero(),
            extra,
        })
    }
}

/// Nothing where it does not count.
fn sum_of(unit: &BookUnit<'_>, of: Of) -> Option<Sum> {
    match of {
        Of::Indicator(at) => unit.figures.get(at)?.earned.sum(),
        Of::Group(at) => *unit.groups.get(at)?,
        Of::Whole => unit.total,
    }
}
