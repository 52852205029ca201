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

/// A bar from zero to the value; a real zero has no bar but still its figure.
pub(super) fn bar(sheet: &Sheet<'_>, row: &Row, middle: f32, marks: &mut Marks) {
    let (zero, end) = (sheet.x_of(Decimal::ZERO), sheet.x_of(row.value));
    let height = sheet.layout.row_height * BAR_SHARE;
    let rect = Rect { left: zero.min(end), top: middle - height / 2.0, width: (end - zero).abs(), height };
    if rect.width > 0.0 {
        marks.under.push(Item::Fill { rect, ink: if row.own { Ink::Own } else { Ink::Other } });
    }
}

/// The figure at the end of a bar, or right of a line that would strike it there; on a plate that keeps guides off it.
pub(super) fn bar_label(sheet: &Sheet<'_>, row: &Row, label: &str, middle: f32, face: Face) -> [Item; 2] {
    let end = sheet.x_of(row.value).max(sheet.x_of(Decimal::ZERO));
    let (apart, width) = (LABEL_APART * face.size, sheet.desk.width(label, face));
    let x = sheet.beside_lines(end + apart, width, apart);
    let plate = Rect {
        left: x - face.size * 0.2,
        top: middle - face.size * 0.48,
        width: width + face.size * 0.4,
        height: face.size * 0.96,
    };
    let ground = if row.own { Ink::OwnTint } else { Ink::Paper };
    let baseline = middle + MIDDLE_TO_BASELINE * face.size;
    [Item::Fill { rect: plate, ink: ground }, sheet.desk.text(label, (x, baseline), Anchor::Start, face)]
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
