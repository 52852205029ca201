//! What stands under the chart, or in place of one that has nothing to show.

use super::lettering::Face;
use super::{Anchor, Desk, Draft, Rect};
use crate::chart::style::{ASCENT, Ink};

/// Notes taller than this share of the content go after the chart, not beside it.
const NOTES_SHARE: f32 = 0.4;

/// Every paragraph under the chart, broken into lines.
pub(super) fn lines(desk: &Desk<'_>) -> Vec<String> {
    desk.spec.notes.iter().flat_map(|note| wrapped(desk, note)).collect()
}

/// A paragraph broken into lines.
pub(super) fn wrapped(desk: &Desk<'_>, note: &str) -> Vec<String> {
    desk.wrap(note, desk.canvas.width - 2.0 * desk.style.margin_x, face(desk))
}

pub(super) fn face(desk: &Desk<'_>) -> Face {
    Face::plain(desk.style.note, Ink::Text)
}

/// What the notes leave of the content.
pub(super) fn room_over(desk: &Desk<'_>, content: Rect, notes: &[String]) -> Rect {
    let height = if notes.is_empty() { 0.0 } else { notes.len() as f32 * face(desk).line_height() + desk.style.gap };
    let beside = if height <= content.height * NOTES_SHARE { height } else { 0.0 };
    Rect { height: content.height - beside, ..content }
}

/// A chart without anything to draw says so.
pub(super) fn nothing(desk: &Desk<'_>, content: Rect) -> (Vec<Draft>, f32) {
    let face = Face::plain(desk.style.subtitle, Ink::SoftText);
    let mut draft = Draft::default();
    let lines = desk.wrap(&desk.spec.nothing, content.width, face);
    let bottom = desk.block(&mut draft.items, &lines, (content.left, content.top + desk.style.gap), face);
    (vec![draft], bottom + desk.style.gap)
}

/// Notes under the last of the chart; what does not fit there goes on pages of its own, never away. Returns where they end.
pub(super) fn place(desk: &Desk<'_>, content: Rect, notes: Vec<String>, drafts: &mut Vec<Draft>, bottom: f32) -> f32 {
    if notes.is_empty() {
        return bottom;
    }
    let face = face(desk);
    let mut top = bottom + desk.style.gap;
    let mut alone = false;
    for line in notes {
        if top + face.line_height() > content.bottom() + 0.01 && !alone {
            drafts.push(Draft::default());
            top = content.top;
        }
        if let Some(draft) = drafts.last_mut() {
            draft.items.push(desk.text(&line, (content.left, top + ASCENT * face.size), Anchor::Start, face));
        }
        top += face.line_height();
        // A page that cannot hold even one line takes it anyway, else pages would never end.
        alone = face.line_height() > content.height;
    }
    top
}
