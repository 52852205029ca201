//! One panel of rows: its measures, and the rows themselves with their names, figures, ties and hit boxes.

use std::ops::Range;

use super::axis::{height_over, height_under, overhead};
use super::columns::{Columns, RANGE_SIZE, Widest, has_figures, weight_of};
use super::marks;
use super::{Anchor, Draft, Face, Hit, Item, On, Rect};
use crate::chart::frame::overhead::Overhead;
use crate::chart::spec::{Mark, Row, Rows};
use crate::chart::style::{Ink, LINE};

/// From the middle of a row to the baseline of its text, in ems.
pub(super) const MIDDLE_TO_BASELINE: f32 = 0.35;

/// A panel's measures, the same for every panel of a chart.
pub(in crate::chart::frame) struct Layout {
    pub(super) columns: Columns,
    /// Size of names and values.
    pub(super) size: f32,
    pub(in crate::chart::frame) row_height: f32,
    /// Height over the rows: labels and headings.
    over: f32,
    pub(super) overhead: Overhead,
}

impl Layout {
    /// The largest letters with which `rows` rows fit a panel.
    pub(super) fn of(
        desk: &On<'_, Rows>,
        widest: &Widest,
        (width, height): (f32, f32),
        rows: usize,
        with_detail: bool,
    ) -> Self {
        let mut size = desk.style.body_max;
        loop {
            let columns = Columns::of(desk, widest, width, size, with_detail);
            let overhead = overhead(desk, &columns);
            let over = height_over(desk, &overhead);
            let free = (height - over - height_under(desk)).max(1.0);
            let row_height = (free / rows.max(1) as f32).min(desk.style.row_max);
            let fitting = row_height / LINE;
            if fitting >= size - 0.001 {
                return Self { columns, size, row_height, over, overhead };
            }
            size = fitting;
        }
    }

    /// Rows of a given height, without details.
    pub(in crate::chart::frame) fn with_rows(
        desk: &On<'_, Rows>,
        widest: &Widest,
        width: f32,
        row_height: f32,
    ) -> Self {
        let size = desk.style.body_max.min(row_height / LINE);
        let columns = Columns::of(desk, widest, width, size, false);
        let overhead = overhead(desk, &columns);
        Self { columns, size, row_height, over: height_over(desk, &overhead), overhead }
    }

    /// The stretch that values are drawn on.
    pub(super) fn plot_width(&self) -> f32 {
        self.columns.plot_right - self.columns.plot_left
    }

    /// The height of what stands over and under the rows.
    pub(in crate::chart::frame) fn around(&self, desk: &On<'_, Rows>) -> f32 {
        self.over + height_under(desk)
    }

    /// Draws some rows with the upper left corner at `at`; returns the bottom of the panel.
    pub(in crate::chart::frame) fn draw(
        &self,
        desk: &On<'_, Rows>,
        (left, top): (f32, f32),
        rows: Range<usize>,
        draft: &mut Draft,
    ) -> f32 {
        let sheet = Sheet { desk, layout: self, left, top: top + self.over, rows };
        let bottom = sheet.bottom() + height_under(desk);
        if desk.sketched {
            return bottom;
        }
        draft.items.extend(sheet.own_tints());
        draft.items.extend(sheet.axis());
        let marks = sheet.marks();
        draft.items.extend(marks.under);
        draft.items.extend(sheet.reference_lines());
        draft.items.extend(marks.over);
        draft.items.extend(sheet.labels());
        draft.items.extend(sheet.headings());
        for index in sheet.rows.clone() {
            sheet.row_texts(index, &mut draft.items);
            draft.hits.extend(sheet.hit(index));
        }
        draft.items.extend(sheet.ties());
        bottom
    }
}

/// A panel in its place on the page.
pub(super) struct Sheet<'a> {
    pub(super) desk: &'a On<'a, Rows>,
    pub(super) layout: &'a Layout,
    pub(super) left: f32,
    /// The top of the first row.
    pub(super) top: f32,
    pub(super) rows: Range<usize>,
}

impl Sheet<'_> {
    pub(super) fn bottom(&self) -> f32 {
        self.top + self.rows.len() as f32 * self.layout.row_height
    }

    pub(super) fn row(&self, index: usize) -> Option<&Row> {
        self.desk.body.rows.get(index)
    }

    pub(super) fn middle(&self, index: usize) -> f32 {
        self.top + (index - self.rows.start) as f32 * self.layout.row_height + self.layout.row_height / 2.0
    }

    pub(super) fn x_of(&self, value: rust_decimal::Decimal) -> f32 {
        self.left + self.layout.columns.at(self.desk.body.axis.share(value))
    }

    pub(super) fn face(&self, row: &Row) -> Face {
        let ink = if row.own { Ink::OwnText } else { Ink::Text };
        Face { size: self.layout.size, weight: weight_of(row), ink }
    }

    fn box_of(&self, index: usize) -> Rect {
        let height = self.layout.row_height;
        Rect { left: self.left, top: self.middle(index) - height / 2.0, width: self.layout.columns.width, height }
    }

    fn own_tints(&self) -> Vec<Item> {
        let own = self.rows.clone().filter(|&index| self.row(index).is_some_and(|row| row.own));
        let beyond = self.layout.size * 0.4;
        own.map(|index| {
            let row = self.box_of(index);
            let rect = Rect { left: row.left - beyond, width: row.width + 2.0 * beyond, ..row };
            Item::Fill { rect, ink: Ink::OwnTint }
        })
        .collect()
    }

    fn marks(&self) -> marks::Marks {
        let mut marks = marks::Marks::default();
        for index in self.rows.clone() {
            if let Some(row) = self.row(index) {
                match self.desk.body.mark {
                    Mark::Bar => marks::bar(self, row, self.middle(index), &mut marks),
                    Mark::Dumbbell => marks::dumbbell(self, row, self.middle(index), &mut marks),
                    Mark::Lollipop => marks::lollipop(self, row, self.middle(index), &mut marks),
                }
            }
        }
        marks
    }

    fn hit(&self, index: usize) -> Option<Hit> {
        let row = self.row(index)?;
        let rank = match (&row.rank, &row.range) {
            (Some(rank), Some(range)) => Some(format!("{rank} ({range})")),
            (rank, _) => rank.clone(),
        };
        let value = match row.before.as_ref().filter(|_| !row.pending) {
            Some(before) => format!("{} → {}", before.label, row.label),
            None => row.label.clone(),
        };
        let parts = [rank.as_deref(), Some(row.name.as_str()), Some(value.as_str()), row.detail.as_deref()];
        let text = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        Some(Hit { rect: self.box_of(index), key: row.key.clone(), text })
    }

    fn row_texts(&self, index: usize, items: &mut Vec<Item>) {
        let Some(row) = self.row(index) else { return };
        let (desk, columns, face) = (self.desk, &self.layout.columns, self.face(row));
        let middle = self.middle(index);
        let baseline = middle + MIDDLE_TO_BASELINE * face.size;
        if let (Some(right), Some(rank)) = (columns.rank_right, &row.rank) {
            items.push(desk.text(rank, (self.left + right, baseline), Anchor::End, face));
        }
        if let (Some(right), Some(range)) = (columns.range_right, &row.range) {
            let face = Face::plain(face.size * RANGE_SIZE, Ink::SoftText);
            items.push(desk.text(range, (self.left + right, baseline), Anchor::End, face));
        }
        self.name(row, middle, items);
        let (label, face) = desk.fit(&row.label, columns.label_width, face, desk.style.body_min * 0.8);
        if has_figures(desk) {
            items.push(desk.text(&label, (self.left + columns.value_right, baseline), Anchor::End, face));
        } else {
            items.extend(marks::bar_label(self, row, &label, middle, face));
        }
        if let (Some((left, width)), Some(detail)) = (columns.detail, &row.detail) {
            let (detail, face) = desk.fit(detail, width, self.face(row), desk.style.body_min * 0.8);
            let face = Face { weight: weight_of(row), ..face };
            items.push(desk.text(&detail, (self.left + left, baseline), Anchor::Start, face));
        }
    }

    /// The name: on one line, else on two where the row is tall enough, else smaller, at last with an ellipsis.
    fn name(&self, row: &Row, middle: f32, items: &mut Vec<Item>) {
        let (desk, face) = (self.desk, self.face(row));
        let (x, width) = (self.left + self.layout.columns.name_left, self.layout.columns.name_width);
        let halved = Face { size: face.size.min(self.layout.row_height / (2.0 * LINE)), ..face };
        if desk.width(&row.name, face) > width && halved.size >= desk.style.body_min * 0.95 {
            let lines = desk.wrap_at_most(&row.name, width, halved, 2);
            let top = middle - lines.len() as f32 * halved.line_height() / 2.0;
            desk.block(items, &lines, (x, top), halved);
            return;
        }
        let (name, face) = desk.fit(&row.name, width, face, desk.style.body_min);
        items.push(desk.text(&name, (x, middle + MIDDLE_TO_BASELINE * face.size), Anchor::Start, face));
    }

    /// A thin line left of the ranks joins the rows that share one, also over the edge of the panel.
    fn ties(&self) -> Vec<Item> {
        let half = self.layout.row_height / 2.0;
        let reach = half * 0.62;
        let joined = |a: usize, b: usize| match (self.row(a), self.row(b)) {
            (Some(a), Some(b)) => a.tied && b.tied && a.rank.is_some() && a.rank == b.rank,
            _ => false,
        };
        let x = self.left + self.layout.columns.tie;
        self.rows
            .clone()
            .filter_map(|index| {
                let before = index.checked_sub(1).is_some_and(|before| joined(before, index));
                let after = joined(index, index + 1);
                (before || after).then(|| {
                    let middle = self.middle(index);
                    let from = (x, middle - if before { half } else { reach });
                    let to = (x, middle + if after { half } else { reach });
                    Item::Line { from, to, width: self.desk.style.rule, ink: Ink::SoftText, dash: None }
                })
            })
            .collect()
    }
}
