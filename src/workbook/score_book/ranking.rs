//! The sheet of ranks.

use rust_decimal::Decimal;
use rust_xlsxwriter::Worksheet;

use super::address::{At, column_range};
use super::place::{Of, Places};
use super::sheet::{column, open, put_formula, put_number, put_text};
use super::{BookRanking, BookUnit, Desk, WorkbookError};
use crate::catalogue::{BandsBy, Catalogue, RankBy, TiePolicy};
use crate::domain::points;
use crate::say;

const RANK: u16 = 0;
pub(super) const NAME: u16 = 2;
pub(super) const POINTS: u16 = 3;
const MAX: u16 = 4;
pub(super) const PERCENT: u16 = 5;
const COVERAGE: u16 = 6;
const BAND: u16 = 7;
const REMARK: u16 = 8;

impl Desk<'_> {
    pub(super) fn ranking(&self, sheet: &mut Worksheet) -> Result<(), WorkbookError> {
        let words = self.words;
        let columns = [
            column(say!(words, "cli-column-rank"), 7.0),
            column(say!(words, "cli-column-code"), 10.0),
            column(say!(words, "cli-column-unit"), 30.0),
            column(say!(words, "cli-column-score"), 10.0),
            column(say!(words, "book-column-max"), 10.0),
            column(say!(words, "cli-column-percent"), 10.0),
            column(say!(words, "cli-column-coverage"), 10.0),
            column(say!(words, "cli-column-band"), 14.0),
            column(say!(words, "cli-column-remark"), 40.0),
        ];
        let lines = self.heading_lines(say!(words, "book-about-ranking"));
        open(sheet, self.styles, &self.book.title, &lines, &columns, NAME + 1)?;
        sheet.set_portrait();
        let mut first = 0;
        for ranking in &self.book.rankings {
            self.ranked(sheet, ranking, first)?;
            first += ranking.units.len();
        }
        Ok(())
    }

    fn ranked(&self, sheet: &mut Worksheet, ranking: &BookRanking<'_>, first: usize) -> Result<(), WorkbookError> {
        let ranked = ranking.ranked();
        let rows = (Places::unit_row(first), Places::unit_row(first + ranked.saturating_sub(1)));
        for (at, unit) in (first..).zip(&ranking.units) {
            self.row(sheet, at, unit, ranked, rows)?;
            let remark = match (&ranking.name, unit.remark.as_str()) {
                (None, remark) => remark.to_owned(),
                (Some(name), "") => name.clone(),
                (Some(name), remark) => format!("{name}; {remark}"),
            };
            put_text(sheet, (Places::unit_row(at), REMARK), &remark, &self.styles.text)?;
        }
        Ok(())
    }

    fn row(
        &self,
        sheet: &mut Worksheet,
        at: usize,
        unit: &BookUnit<'_>,
        ranked: usize,
        rows: (u32, u32),
    ) -> Result<(), WorkbookError> {
        let (styles, catalogue, row) = (self.styles, self.catalogue(), Places::unit_row(at));
        for column in RANK..=BAND {
            put_text(sheet, (row, column), "", &styles.text)?;
        }
        put_text(sheet, (row, RANK + 1), unit.code, &styles.text)?;
        put_text(sheet, (row, NAME), unit.name, &styles.text)?;
        if let Some(sum) = unit.total {
            let [points, max] = [self.places.points_of(at, Of::Whole), self.places.maximum_of(at, Of::Whole)];
            let printed = format!("ROUND({},{})", points.elsewhere(), catalogue.digits);
            put_formula(sheet, (row, POINTS), &printed, points::round(sum.points, catalogue.digits), &styles.points)?;
            put_formula(sheet, (row, MAX), &max.elsewhere(), sum.max, &styles.points)?;
        }
        if let Some(percent) = unit.percent.filter(|_| unit.total.is_some()) {
            let [points, max] = [self.places.points_of(at, Of::Whole), self.places.maximum_of(at, Of::Whole)];
            let formula = format!("ROUND({}*100/{},{})", points.elsewhere(), max.elsewhere(), catalogue.digits);
            put_formula(sheet, (row, PERCENT), &formula, percent, &styles.strong)?;
        }
        if let Some(coverage) = unit.coverage {
            put_number(sheet, (row, COVERAGE), coverage, &styles.fraction)?;
        }
        let Some(rank) = unit.rank else { return Ok(()) };
        put_formula(sheet, (row, RANK), &rank_formula(catalogue, row, rows), rank.into(), &styles.whole)?;
        let Some(band) = &unit.band else { return Ok(()) };
        let names: Vec<(Decimal, &str)> =
            catalogue.bands.iter().map(|band| (band.from, self.words.text(&band.name))).collect();
        let formula = rust_xlsxwriter::Formula::new(format!("={}", band_formula(catalogue, &names, row, ranked)));
        sheet.write_formula_with_format(row, BAND, formula.set_result(band), &styles.text)?;
        Ok(())
    }
}

fn here(row: u32, column: u16) -> String {
    At { sheet: "", row, column }.here()
}

/// Points and percents on this sheet are rounded as printed, and so are ties.
fn rank_formula(catalogue: &Catalogue, row: u32, rows: (u32, u32)) -> String {
    let column = match catalogue.rank_by {
        RankBy::Percent => PERCENT,
        RankBy::Score => POINTS,
    };
    let (own, all) = (here(row, column), column_range(column, rows));
    match catalogue.ties {
        TiePolicy::Competition => format!("SUMPRODUCT(--({all}>{own}))+1"),
        TiePolicy::Dense => format!("ROUND(SUMPRODUCT(({all}>{own})/COUNTIF({all},{all})),0)+1"),
    }
}

/// The best band first.
fn band_formula(catalogue: &Catalogue, names: &[(Decimal, &str)], row: u32, ranked: usize) -> String {
    let mut bands: Vec<&(Decimal, &str)> = names.iter().collect();
    bands.sort_by_key(|(from, _)| *from);
    let reached = |from: Decimal| match catalogue.bands_by {
        BandsBy::Percent => format!("{}>={from}", here(row, PERCENT)),
        BandsBy::Rank => {
            let others = ranked.saturating_sub(1);
            format!("({}-1)*100<=({})*{others}", here(row, RANK), Decimal::ONE_HUNDRED - from)
        }
    };
    bands.into_iter().fold("\"\"".to_owned(), |below, (from, name)| {
        format!("IF({},\"{}\",{below})", reached(*from), name.replace('"', "\"\""))
    })
}
