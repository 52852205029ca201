//! How many pages, panels and rows a chart takes, and how large its names can be set.

use super::columns::Widest;
use super::furniture::note_face;
use super::lettering::Face;
use super::panel::Layout;
use super::{Anchor, Desk, Draft, Rect};
use crate::chart::style::{ASCENT, Ink, LINE};

const MOST_PANELS: usize = 4;
const MOST_PANELS_WHEN_PAGED: usize = 2;
/// Notes taller than this share of the content go after the chart, not beside it.
const NOTES_SHARE: f32 = 0.4;

/// The content of every page: rows, and the notes after the last of them.
pub(super) fn drafts(desk: &Desk<'_>, content: Rect, notes: Vec<String>) -> Vec<Draft> {
    let (mut drafts, bottom) = if desk.spec.rows.is_empty() {
        let (draft, bottom) = nothing(desk, content);
        (vec![draft], bottom)
    } else {
        rows(desk, content, notes_height(desk, &notes))
    };
    place_notes(desk, content, notes, &mut drafts, bottom);
    drafts
}

/// Rows laid out in panels: the same for each page.
struct Grid {
    panels: usize,
    rows_per_panel: usize,
    layout: Layout,
}

impl Grid {
    fn rows_per_page(&self) -> usize {
        self.panels * self.rows_per_panel
    }
}

fn rows(desk: &Desk<'_>, content: Rect, notes_height: f32) -> (Vec<Draft>, f32) {
    let widest = Widest::of(desk);
    let beside_notes = if notes_height <= content.height * NOTES_SHARE { notes_height } else { 0.0 };
    let grid = one_page(desk, &widest, content.width, content.height - beside_notes)
        .or_else(|| one_page(desk, &widest, content.width, content.height))
        .unwrap_or_else(|| paged(desk, &widest, content.width, content.height));
    let mut bottom = content.top;
    let mut drafts = Vec::new();
    let count = desk.spec.rows.len();
    for first in (0..count).step_by(grid.rows_per_page()) {
        let last = (first + grid.rows_per_page()).min(count);
        let (draft, lowest) = page(desk, content, &grid, first..last);
        drafts.push(draft);
        bottom = lowest;
    }
    (drafts, bottom)
}

fn page(desk: &Desk<'_>, content: Rect, grid: &Grid, rows: std::ops::Range<usize>) -> (Draft, f32) {
    let mut draft = Draft::default();
    let mut bottom = content.top;
    let step = grid.layout.columns.width + desk.style.panel_gap;
    for (panel, first) in rows.clone().step_by(grid.rows_per_panel).enumerate() {
        let last = (first + grid.rows_per_panel).min(rows.end);
        let at = (content.left + panel as f32 * step, content.top);
        bottom = bottom.max(grid.layout.draw(desk, at, first..last, &mut draft));
    }
    (draft, bottom)
}

/// The fewest panels in which all names are comfortable; failing that, those in which they are largest.
fn one_page(desk: &Desk<'_>, widest: &Widest, width: f32, height: f32) -> Option<Grid> {
    let count = desk.spec.rows.len();
    if count > desk.style.most_rows {
        return None;
    }
    let details: &[bool] = if desk.canvas.is_paper() { &[true] } else { &[true, false] };
    details.iter().find_map(|&with_detail| {
        let grids: Vec<Grid> = (1..=MOST_PANELS)
            .take_while(|&panels| panels == 1 || fits(desk, widest, panel_width(desk, width, panels), with_detail))
            .map(|panels| {
                let rows_per_panel = count.div_ceil(panels);
                let panel = panel_width(desk, width, panels);
                let layout = Layout::of(desk, widest, (panel, height), rows_per_panel, with_detail);
                Grid { panels, rows_per_panel, layout }
            })
            .collect();
        let comfortable = grids.iter().position(|grid| grid.layout.size >= desk.style.body_good);
        let largest = || {
            let sizes = grids.iter().map(|grid| grid.layout.size).enumerate();
            sizes.max_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, size)| *size >= desk.style.body_min).map(|best| best.0)
        };
        let chosen = comfortable.or_else(largest)?;
        grids.into_iter().nth(chosen)
    })
}

/// As many rows a page as are comfortable, spread evenly over the pages.
fn paged(desk: &Desk<'_>, widest: &Widest, width: f32, height: f32) -> Grid {
    let panels = (2..=MOST_PANELS_WHEN_PAGED)
        .take_while(|&panels| fits(desk, widest, panel_width(desk, width, panels), true))
        .last()
        .unwrap_or(1);
    let size = (panel_width(desk, width, panels), height);
    let mut most = ((height / (desk.style.body_good * LINE)) as usize).max(1);
    while most > 1 && Layout::of(desk, widest, size, most, true).size < desk.style.body_good * 0.99 {
        most -= 1;
    }
    let count = desk.spec.rows.len();
    let pages = count.div_ceil((panels * most).min(desk.style.most_rows));
    let rows_per_panel = count.div_ceil(pages).div_ceil(panels).max(1);
    Grid { panels, rows_per_panel, layout: Layout::of(desk, widest, size, rows_per_panel, true) }
}

fn panel_width(desk: &Desk<'_>, width: f32, panels: usize) -> f32 {
    (width - (panels - 1) as f32 * desk.style.panel_gap) / panels as f32
}

fn fits(desk: &Desk<'_>, widest: &Widest, width: f32, with_detail: bool) -> bool {
    widest.needed(desk, width, with_detail) <= width
}

fn nothing(desk: &Desk<'_>, content: Rect) -> (Draft, f32) {
    let face = Face::plain(desk.style.subtitle, Ink::SoftText);
    let mut draft = Draft::default();
    let lines = desk.wrap(&desk.spec.nothing, content.width, face);
    let bottom = desk.block(&mut draft.items, &lines, (content.left, content.top + desk.style.gap), face);
    (draft, bottom + desk.style.gap)
}

fn notes_height(desk: &Desk<'_>, notes: &[String]) -> f32 {
    if notes.is_empty() { 0.0 } else { notes.len() as f32 * note_face(desk).line_height() + desk.style.gap }
}

/// Notes under the last rows; what does not fit there goes on pages of its own, never away.
fn place_notes(desk: &Desk<'_>, content: Rect, notes: Vec<String>, drafts: &mut Vec<Draft>, bottom: f32) {
    let face = note_face(desk);
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
}
