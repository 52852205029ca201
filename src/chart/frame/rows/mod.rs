//! How many pages, panels and rows a chart takes, and how large its names can be set.

mod axis;
mod columns;
mod marks;
mod panel;

use super::lettering::Face;
use super::{Anchor, Content, Desk, Draft, Hit, Item, On, Rect, Shape};
use crate::chart::spec::{Mark, Rows};
use crate::chart::style::LINE;

pub(super) use axis::small;
pub(super) use columns::Widest;
pub(super) use panel::Layout;

const MOST_PANELS: usize = 4;
const MOST_PANELS_WHEN_PAGED: usize = 2;
/// How many more times the narrowest stretch that two values need beside each other.
const WIDE: f32 = 1.5;
/// The share of the narrowest stretch that is left of it where letters are set larger than they must be.
const NARROW: f32 = 0.6;

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

/// All rows on as many pages as they need, and where the last of them ends.
pub(super) fn drafts(desk: &On<'_, Rows>, content: &Content) -> (Vec<Draft>, f32) {
    let widest = Widest::of(desk);
    let Content { whole: content, over_notes } = *content;
    let grid = one_page(desk, &widest, content.width, over_notes.height)
        .or_else(|| one_page(desk, &widest, content.width, content.height))
        .unwrap_or_else(|| paged(desk, &widest, content.width, content.height));
    let mut bottom = content.top;
    let mut drafts = Vec::new();
    let count = desk.body.rows.len();
    for first in (0..count).step_by(grid.rows_per_page()) {
        let last = (first + grid.rows_per_page()).min(count);
        let (draft, lowest) = page(desk, content, &grid, first..last);
        drafts.push(draft);
        bottom = lowest;
    }
    (drafts, bottom)
}

fn page(desk: &On<'_, Rows>, content: Rect, grid: &Grid, rows: std::ops::Range<usize>) -> (Draft, f32) {
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
fn one_page(desk: &On<'_, Rows>, widest: &Widest, width: f32, height: f32) -> Option<Grid> {
    let count = desk.body.rows.len();
    if count > desk.style.most_rows {
        return None;
    }
    let details: &[bool] = if desk.canvas.is_paper() || is_wide(desk) { &[true] } else { &[true, false] };
    details.iter().find_map(|&with_detail| {
        let grids: Vec<Grid> = (1..=MOST_PANELS)
            .take_while(|&panels| panels == 1 || fits(desk, widest, panel_width(desk, width, panels), with_detail))
            .map(|panels| {
                let rows_per_panel = count.div_ceil(panels);
                let panel = panel_width(desk, width, panels);
                let layout = Layout::of(desk, widest, (panel, height), rows_per_panel, with_detail);
                Grid { panels, rows_per_panel, layout }
            })
            .filter(|grid| grid.panels == 1 || !is_narrow(desk, &grid.layout))
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
fn paged(desk: &On<'_, Rows>, widest: &Widest, width: f32, height: f32) -> Grid {
    let panels = (2..=MOST_PANELS_WHEN_PAGED)
        .take_while(|&panels| fits(desk, widest, panel_width(desk, width, panels), true))
        .last()
        .unwrap_or(1);
    let size = (panel_width(desk, width, panels), height);
    let mut most = ((height / (desk.style.body_good * LINE)) as usize).max(1);
    while most > 1 && Layout::of(desk, widest, size, most, true).size < desk.style.body_good * 0.99 {
        most -= 1;
    }
    let count = desk.body.rows.len();
    let pages = count.div_ceil((panels * most).min(desk.style.most_rows));
    let rows_per_panel = count.div_ceil(pages).div_ceil(panels).max(1);
    Grid { panels, rows_per_panel, layout: Layout::of(desk, widest, size, rows_per_panel, true) }
}

fn panel_width(desk: &On<'_, Rows>, width: f32, panels: usize) -> f32 {
    (width - (panels - 1) as f32 * desk.style.panel_gap) / panels as f32
}

fn fits(desk: &On<'_, Rows>, widest: &Widest, width: f32, with_detail: bool) -> bool {
    let stretch = if is_wide(desk) { desk.style.plot_min * WIDE } else { 0.0 };
    widest.needed(desk, width, with_detail) + stretch <= width
}

/// Long names and figures leave a panel of a screen too little to compare by.
fn is_narrow(desk: &On<'_, Rows>, layout: &Layout) -> bool {
    !desk.canvas.is_paper() && layout.plot_width() < desk.style.plot_min * NARROW
}

/// Two values of a row are told apart by their distance only where that has room: a screen is rather scrolled.
fn is_wide(desk: &On<'_, Rows>) -> bool {
    !desk.canvas.is_paper() && desk.body.mark == Mark::Dumbbell
}
