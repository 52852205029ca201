//! What stands on each page round the chart: title, subtitle, legend, foot, page number.

use super::legend;
use super::lettering::{Face, clean};
use super::{Anchor, Desk, Frame, Item, Rect};
use crate::chart::spec::Foot;
use crate::chart::style::{ASCENT, Ink, Pattern};

const FACTS_APART: &str = " · ";

/// The furniture of a chart and the box that it leaves free.
pub(super) struct Furniture {
    head: Vec<Item>,
    foot: Vec<Item>,
    page_number_at: (f32, f32),
    pub(super) content: Rect,
}

impl Furniture {
    pub(super) fn of(desk: &Desk<'_>) -> Self {
        let (left, width) = (desk.style.margin_x, desk.canvas.width - 2.0 * desk.style.margin_x);
        let (head, head_bottom) = head(desk, left, width);
        let (foot, foot_top, page_number_at) = foot(desk, left, width);
        let top = head_bottom + desk.style.gap;
        let height = (foot_top - desk.style.gap - top).max(0.0);
        Self { head, foot, page_number_at, content: Rect { left, top, width, height } }
    }

    /// A page with its furniture and nothing else.
    pub(super) fn blank_page(&self, desk: &Desk<'_>, page: usize, pages: usize) -> Frame {
        let mut items: Vec<Item> = self.head.iter().chain(&self.foot).cloned().collect();
        let number = desk.spec.foot.page_label(page, pages);
        if !number.is_empty() && (pages > 1 || desk.canvas.is_paper()) {
            items.push(desk.text(&number, self.page_number_at, Anchor::End, foot_face(desk)));
        }
        Frame {
            width: desk.canvas.width,
            height: desk.canvas.height,
            unit: desk.canvas.unit,
            title: clean(&desk.spec.title),
            items,
            hits: Vec::new(),
            cramped: false,
        }
    }
}

fn foot_face(desk: &Desk<'_>) -> Face {
    Face::plain(desk.style.foot, Ink::SoftText)
}

fn head(desk: &Desk<'_>, left: f32, width: f32) -> (Vec<Item>, f32) {
    let mut items = Vec::new();
    let top = running_head(desk, &mut items, left, width);
    let (lines, face) = title(desk, width);
    let bottom = desk.block(&mut items, &lines, (left, top), face);
    let face = Face::plain(desk.style.subtitle, Ink::SoftText);
    let lines = desk.wrap_at_most(&desk.spec.subtitle, width, face, 3);
    let bottom = desk.block(&mut items, &lines, (left, bottom), face);
    let bottom = legend::draw(desk, &mut items, left, width, bottom);
    (items, bottom)
}

/// What the page is of, and the stamp at the right; returns where the title begins.
fn running_head(desk: &Desk<'_>, items: &mut Vec<Item>, left: f32, width: f32) -> f32 {
    let (style, head) = (desk.style, &desk.spec.head);
    if !desk.canvas.is_page || (head.eyebrow.is_empty() && head.marking.is_none()) {
        return style.margin_top;
    }
    let stamp = head.marking.as_deref().map(|marking| stamped(desk, marking, left + width, width * 0.5));
    let taken = stamp.as_ref().map_or(0.0, |(rect, _)| rect.width + style.gap);
    let face = Face::plain(style.subtitle * 0.9, Ink::SoftText);
    let (eyebrow, face) = desk.fit(&head.eyebrow, width - taken, face, face.size * 0.7);
    let bottom = style.margin_top + face.line_height();
    if !eyebrow.is_empty() {
        items.push(desk.text(&eyebrow, (left, style.margin_top + ASCENT * face.size), Anchor::Start, face));
    }
    let stamp_bottom = stamp.as_ref().map_or(0.0, |(rect, _)| rect.bottom());
    items.extend(stamp.into_iter().flat_map(|(_, items)| items));
    bottom.max(stamp_bottom) + style.gap * 0.25
}

/// A text in a box whose right edge is given, no wider than `most`.
fn stamped(desk: &Desk<'_>, marking: &str, right: f32, most: f32) -> (Rect, [Item; 2]) {
    let style = desk.style;
    let face = Face::bold(style.note, Ink::Text);
    let inset = face.size * 0.6;
    let (marking, face) = desk.fit(marking, most - 2.0 * inset, face, face.size * 0.6);
    let (width, height) = (desk.width(&marking, face) + 2.0 * inset, face.line_height() + style.rule * 2.0);
    let rect = Rect { left: right - width, top: style.margin_top - style.rule, width, height };
    let baseline = rect.top + style.rule + ASCENT * face.size;
    let text = desk.text(&marking, (rect.left + inset, baseline), Anchor::Start, face);
    (rect, [Item::Patterned { rect, pattern: Pattern::Open, ink: Ink::Text }, text])
}

/// The title on at most two lines, set smaller down to three quarters; a longer one takes three.
fn title(desk: &Desk<'_>, width: f32) -> (Vec<String>, Face) {
    let sizes = [1.0, 0.9, 0.82, 0.75].map(|share| Face::bold(desk.style.title * share, Ink::Text));
    for face in sizes {
        let lines = desk.wrap(&desk.spec.title, width, face);
        if lines.len() <= 2 {
            return (lines, face);
        }
    }
    let least = sizes[3];
    (desk.wrap_at_most(&desk.spec.title, width, least, 3), least)
}

/// The foot, where it says anything: a rule, the source, the facts, and room for the page number on the last line.
fn foot(desk: &Desk<'_>, left: f32, width: f32) -> (Vec<Item>, f32, (f32, f32)) {
    let face = foot_face(desk);
    if desk.spec.foot == Foot::default() {
        let end = desk.canvas.height - desk.style.margin_bottom;
        return (Vec::new(), end, (left + width, end));
    }
    let number = desk.width(&desk.spec.foot.page_label(888, 888), face);
    let beside_number = width - number - desk.style.gap;
    let marking = desk.spec.head.marking.iter().filter(|_| !desk.canvas.is_page);
    let facts = marking.chain(&desk.spec.foot.facts).map(String::as_str);
    let facts: Vec<&str> = facts.filter(|fact| !fact.is_empty()).collect();
    let source_width = if facts.is_empty() { beside_number } else { width };
    let mut lines = desk.wrap(&desk.spec.foot.source, source_width, face);
    lines.extend(join_facts(desk, &facts, beside_number, face));
    let height = lines.len().max(1) as f32 * face.line_height();
    let top = desk.canvas.height - desk.style.margin_bottom - height;
    let mut items = Vec::new();
    let rule = top - desk.style.gap * 0.4;
    items.push(Item::Line {
        from: (left, rule),
        to: (left + width, rule),
        width: desk.style.hair,
        ink: Ink::Stem,
        dash: None,
    });
    let bottom = desk.block(&mut items, &lines, (left, top), face);
    let last_baseline = top.max(bottom - face.line_height()) + ASCENT * face.size;
    (items, rule, (left + width, last_baseline))
}

/// Facts on as few lines as they need, never broken inside one that fits a line.
fn join_facts(desk: &Desk<'_>, facts: &[&str], width: f32, face: Face) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for fact in facts {
        if let Some(line) = lines.last_mut() {
            let joined = format!("{line}{FACTS_APART}{fact}");
            if desk.width(&joined, face) <= width {
                *line = joined;
                continue;
            }
        }
        lines.extend(desk.wrap(fact, width, face));
    }
    lines
}
