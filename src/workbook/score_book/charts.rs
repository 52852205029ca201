//! The sheet of charts: each ranking as bars, drawn by the program that opens the workbook.

use rust_xlsxwriter::{Chart, ChartDataLabel, ChartFont, ChartType, Worksheet};

use super::place::Places;
use super::ranking::{NAME, PERCENT, POINTS};
use super::sheet::open;
use super::{BookRanking, Desk, WorkbookError};
use crate::catalogue::RankBy;
use crate::say;

/// Pixels of a chart: a row a unit.
const WIDTH: u32 = 680;
const BAR: u32 = 16;
const FURNITURE: u32 = 90;
/// Pixels that a row of the sheet takes.
const ROW: u32 = 20;
/// Beyond this no bar could be told from the next.
const MOST_BARS: usize = 150;

impl Desk<'_> {
    pub(super) fn charts(&self, sheet: &mut Worksheet) -> Result<(), WorkbookError> {
        let lines = self.heading_lines(say!(self.words, "book-about-charts"));
        open(sheet, self.styles, &self.book.title, &lines, &[], 0)?;
        sheet.set_portrait();
        let (mut first, mut row) = (0, Places::unit_row(0));
        for ranking in &self.book.rankings {
            let ranked = ranking.ranked();
            if (1..=MOST_BARS).contains(&ranked) {
                let height = u32::try_from(ranked).unwrap_or(u32::MAX).saturating_mul(BAR).saturating_add(FURNITURE);
                sheet.insert_chart(row, 0, &self.bars(ranking, first, height))?;
                row = row.saturating_add(height / ROW + 2);
            }
            first += ranking.units.len();
        }
        Ok(())
    }

    /// What units are ranked by, the best at the top.
    fn bars(&self, ranking: &BookRanking<'_>, first: usize, height: u32) -> Chart {
        let (column, shown) = match self.catalogue().rank_by {
            RankBy::Percent => (PERCENT, say!(self.words, "cli-column-percent")),
            RankBy::Score => (POINTS, say!(self.words, "cli-column-score")),
        };
        let (top, bottom) = (Places::unit_row(first), Places::unit_row(first + ranking.ranked() - 1));
        let name = self.places.ranking.as_str();
        let mut chart = Chart::new(ChartType::Bar);
        chart
            .add_series()
            .set_name(&shown)
            .set_categories((name, top, NAME, bottom, NAME))
            .set_values((name, top, column, bottom, column))
            .set_gap(40)
            .set_data_label(ChartDataLabel::new().show_value());
        chart.title().set_name(ranking.name.as_ref().unwrap_or(&shown));
        chart.legend().set_hidden();
        // A bar chart counts its categories from below.
        chart.y_axis().set_reverse().set_label_interval(1).set_font(ChartFont::new().set_size(8));
        chart.set_width(WIDTH).set_height(height);
        chart
    }
}
