//! What stands over the cells: groups with a line over their columns, and the codes, on as many lines as keep them apart.

use std::ops::Range;

use super::Sheet;
use crate::chart::frame::rows::small;
use crate::chart::frame::{Anchor, Item, On, Rect};
use crate::chart::spec::{Column, Grid};
use crate::chart::style::{ASCENT, Ink};

/// More lines of codes than this would be a second table.
const MOST_LEVELS: usize = 6;

/// Stretches of columns of one group.
pub(super) fn groups(desk: &On<'_, Grid>, columns: Range<usize>) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    let group_of = |index: usize| desk.body.columns.get(index).map(|column| &column.group_code);
    for column in columns {
        match groups.last_mut().filter(|group| group_of(group.start) == group_of(column)) {
            Some(group) => group.end = column + 1,
            None => groups.push(column..column + 1),
        }
    }
    groups
}

/// How many groups end before each column.
pub(super) fn groups_before(desk: &On<'_, Grid>, columns: Range<usize>) -> Vec<usize> {
    let groups = groups(desk, columns).into_iter().enumerate();
    groups.flat_map(|(before, group)| std::iter::repeat_n(before, group.len())).collect()
}

/// The fewest lines on which neighbouring codes do not touch.
pub(super) fn levels(desk: &On<'_, Grid>, cell_width: f32) -> usize {
    let face = small(desk);
    let widest = desk.body.columns.iter().map(|column| desk.width(&column.code, face)).fold(0.0, f32::max);
    let needed = (widest + face.size * 0.3) / cell_width;
    (needed.ceil() as usize).clamp(1, MOST_LEVELS)
}

impl Sheet<'_> {
    pub(super) fn headings(&self) -> Vec<Item> {
        let mut items = self.group_names();
        let codes = self.columns.clone().filter_map(|column| self.code(column));
        let (leaders, codes): (Vec<_>, Vec<_>) = codes.unzip();
        items.extend(leaders.into_iter().flatten());
        items.extend(codes.into_iter().flatten());
        let face = small(self.desk);
        let baseline = self.foot() - face.line_height() + ASCENT * face.size;
        let at = (self.left + self.layout.name_left, baseline);
        items.push(self.desk.text(&self.desk.body.heading, at, Anchor::Start, face));
        items
    }

    /// Of the lowest line of codes.
    fn foot(&self) -> f32 {
        self.top - self.desk.style.gap * 0.25
    }

    /// The code over a column, on a plate that keeps others' lines off it, and the line down to its cells.
    fn code(&self, column: usize) -> Option<(Option<Item>, [Item; 2])> {
        let Column { code, .. } = self.desk.body.columns.get(column)?;
        let face = small(self.desk);
        let level = (column - self.columns.start) % self.layout.levels;
        let cell = self.cell_box(column, self.top);
        let middle = cell.left + cell.width / 2.0;
        let top = self.foot() - (level + 1) as f32 * face.line_height();
        let (from, to) = ((middle, top + face.line_height()), (middle, self.top));
        let leader = Item::Line { from, to, width: self.desk.style.hair, ink: Ink::Guide, dash: None };
        let most = self.layout.cell_width * self.layout.levels as f32 - face.size * 0.2;
        let (code, face) = self.desk.fit(code, most, face, face.size * 0.6);
        let width = self.desk.width(&code, face);
        let plate = Rect { left: middle - width / 2.0, top, width, height: face.line_height() };
        let text = self.desk.text(&code, (middle, top + ASCENT * face.size), Anchor::Middle, face);
        Some(((level > 0).then_some(leader), [Item::Fill { rect: plate, ink: Ink::Paper }, text]))
    }

    fn group_names(&self) -> Vec<Item> {
        let (desk, layout) = (self.desk, self.layout);
        let face = small(desk);
        let top = self.top - layout.over;
        let named = groups(desk, self.columns.clone()).into_iter().filter_map(|group| {
            let (first, last) = (self.cell_box(group.start, top), self.cell_box(group.end - 1, top));
            let Column { group: name, group_code: code, .. } = desk.body.columns.get(group.start)?;
            let width = last.right() - first.left;
            let whole = if code.is_empty() { name.clone() } else { format!("{code}. {name}") };
            let text = if desk.width(&whole, face) <= width { whole } else { code.clone() };
            let (text, face) = desk.fit(&text, width, face, face.size * 0.6);
            let rule = top + small(desk).line_height();
            let line = Item::Line {
                from: (first.left, rule),
                to: (last.right(), rule),
                width: desk.style.hair,
                ink: Ink::Stem,
                dash: None,
            };
            Some([desk.text(&text, (first.left, top + ASCENT * face.size), Anchor::Start, face), line])
        });
        named.flatten().collect()
    }
}
