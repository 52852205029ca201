//! What is drawn for a value: a bar with its figure, or a dot with its line to the target.

use super::panel::{MIDDLE_TO_BASELINE, Sheet};
use super::{Anchor, Face, Item, Rect, Shape};
use crate::chart::spec::Row;
use crate::chart::style::{ASCENT, Ink};
use rust_decimal::Decimal;

/// Marks under the reference lines, and those that must not be struck by one.
#[derive(Default)]
pub(super) struct Marks {
    pub(super) under: Vec<Item>,
    pub(super) over: Vec<Item>,
}

/// The share of a row's height that its bar takes.
const BAR_SHARE: f32 = 0.6;
/// From the end of a bar to its figure, in ems.
const LABEL_APART: f32 = 0.4;
/// The size of a figure within its bar, of that of others, and from the middle of the bar to its baseline, in ems: from its digits to
/// its commas it stands in the bar, with an edge round it.
const WITHIN: (f32, f32) = (0.95, 0.325);

/// A bar from zero to the value; a real zero has no bar but still its figure.
pub(super) fn bar(sheet: &Sheet<'_>, row: &Row, middle: f32, marks: &mut Marks) {
    let (zero, end) = (sheet.x_of(Decimal::ZERO), sheet.x_of(row.value));
    let height = sheet.layout.row_height * BAR_SHARE;
    let rect = Rect { left: zero.min(end), top: middle - height / 2.0, width: (end - zero).abs(), height };
    if rect.width > 0.0 {
        marks.under.push(Item::Fill { rect, ink: if row.own { Ink::Own } else { Ink::Other } });
    }
}

/// The figure at the end of a bar. Where a line would strike it there it stands within the bar: right of the line it would be
/// taken for the line's. Only where the bar is too short for it, it stands there all the same.
pub(super) fn bar_label(sheet: &Sheet<'_>, row: &Row, label: &str, middle: f32, face: Face) -> Vec<Item> {
    let (zero, value) = (sheet.x_of(Decimal::ZERO), sheet.x_of(row.value));
    let (apart, width) = (LABEL_APART * face.size, sheet.desk.width(label, face));
    let (beside, within) = (value.max(zero) + apart, value - apart - width);
    let is_free = |left| sheet.beside_lines(left, width, apart) == left;
    if !is_free(beside) && within >= zero + apart && is_free(within) {
        let ink = if row.own { Ink::Paper } else { face.ink };
        let face = Face { size: face.size * WITHIN.0, ink, ..face };
        return vec![sheet.desk.text(label, (value - apart, middle + WITHIN.1 * face.size), Anchor::End, face)];
    }
    let x = sheet.beside_lines(beside, width, apart);
    let ground = if row.own { Ink::OwnTint } else { Ink::Paper };
    let text = sheet.desk.text(label, (x, middle + MIDDLE_TO_BASELINE * face.size), Anchor::Start, face);
    vec![plate(x, width, middle, face, ground), text]
}

/// What keeps guides off a figure.
fn plate(left: f32, width: f32, middle: f32, face: Face, ink: Ink) -> Item {
    let beyond = face.size * 0.2;
    let height = face.size * 0.96;
    let rect = Rect { left: left - beyond, top: middle - height / 2.0, width: width + 2.0 * beyond, height };
    Item::Fill { rect, ink }
}

/// A dot at the value and a thin line from it to the target, if there is one.
pub(super) fn lollipop(sheet: &Sheet<'_>, row: &Row, middle: f32, marks: &mut Marks) {
    let x = sheet.x_of(row.value);
    let style = sheet.desk.style;
    if let Some(target) = sheet.desk.body.target() {
        let (ink, width) = if row.own { (Ink::Own, style.rule * 2.0) } else { (Ink::Stem, style.rule * 1.2) };
        marks.under.push(Item::Line { from: (x, middle), to: (sheet.x_of(target), middle), width, ink, dash: None });
    }
    let ink = match row.status {
        _ if row.own => Ink::Own,
        Some(status) => Ink::Status(status),
        None => Ink::Other,
    };
    let shape = row.status.map_or(Shape::Circle, Shape::from);
    marks.over.push(Item::Marker { at: (x, middle), radius: dot_radius(sheet), shape, ink });
}

/// A ring at the earlier value and a dot at the one now, joined by a line; without an earlier value the dot alone, and
/// the ring alone while nothing has come in its place.
pub(super) fn dumbbell(sheet: &Sheet<'_>, row: &Row, middle: f32, marks: &mut Marks) {
    let now = sheet.x_of(row.value);
    let ink = if row.own { Ink::Own } else { Ink::Reference };
    let radius = dot_radius(sheet);
    if row.pending {
        marks.over.push(Item::Marker { at: (now, middle), radius, shape: Shape::Ring, ink });
        return;
    }
    if let Some(before) = &row.before {
        let before = sheet.x_of(before.value);
        let width = sheet.desk.style.rule * if row.own { 2.0 } else { 1.4 };
        let stem = if row.own { Ink::Own } else { Ink::Stem };
        marks.under.push(Item::Line { from: (before, middle), to: (now, middle), width, ink: stem, dash: None });
        marks.over.push(Item::Marker { at: (before, middle), radius, shape: Shape::Ring, ink });
    }
    marks.over.push(Item::Marker { at: (now, middle), radius, shape: Shape::Circle, ink });
}

fn dot_radius(sheet: &Sheet<'_>) -> f32 {
    (sheet.layout.size * 0.4).min(sheet.layout.row_height * ASCENT * 0.36)
}
