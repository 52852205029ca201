//! Two versions of figures side by side: what changed, from what to what, and in which cell.

use iced::widget::container;
use iced::{Element, Fill, FillPortion, Task};

use super::model::ChangeLine;
use crate::app::focus;
use crate::app::theme::{font, style};
use crate::app::widget::virtual_table::{self, Copied, CopyOf, Key, VirtualTable};
use crate::app::widget::{Column, dense, label, one_line};
use crate::i18n::Words;
use crate::say;

/// A large figure with its share has room in so much width: `47.907/52.734 (90,85%)`.
const FIGURE: f32 = 164.0;

/// What the figures before an import and after it are called.
pub fn heads(words: &Words) -> (String, String) {
    (say!(words, "import-change-before"), say!(words, "import-change-after"))
}

/// Places of the differences in the order shown.
fn order(table: &VirtualTable, changes: &[ChangeLine]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..changes.len()).collect();
    table.sort(&mut order, |place, column| Key::text(text(&changes[*place], column)));
    order
}

/// What is done in the table of differences.
pub fn update<T: Send + 'static>(
    table: &mut VirtualTable,
    changes: &[ChangeLine],
    event: &virtual_table::Event,
) -> Task<T> {
    let before = order(table, changes);
    let scroll = table.update(event, before.len());
    if event.sorts() { table.reordered(&before, &order(table, changes)) } else { scroll }
}

/// The differences chosen, or all, for a spreadsheet; `heads` name the earlier and the later version.
pub fn copied(
    table: &VirtualTable,
    changes: &[ChangeLine],
    heads: (String, String),
    part: CopyOf,
    words: &Words,
) -> Option<Copied> {
    let order = order(table, changes);
    let cell = |place: usize, column: usize| text(&changes[order[place]], column).to_owned();
    table.copied(part, &columns(changes, heads, words), order.len(), cell)
}

/// Unit, indicator, before, after, cell. Figures are those of different indicators: there is no order among them.
fn columns(changes: &[ChangeLine], heads: (String, String), words: &Words) -> [Column; 5] {
    let unit = Column::text(say!(words, "import-column-unit"), FillPortion(3));
    let several = changes.iter().any(|change| change.unit != changes[0].unit);
    [
        if several { unit } else { unit.hidden() },
        Column::text(say!(words, "import-change-indicator"), FillPortion(7)),
        Column::text(heads.0, FIGURE).unsorted(),
        Column::text(heads.1, FIGURE).unsorted(),
        Column::text(say!(words, "import-column-cell"), FillPortion(4)),
    ]
}

fn text(change: &ChangeLine, column: usize) -> &str {
    match column {
        0 => &change.unit,
        1 => &change.indicator,
        2 => &change.before,
        3 => &change.after,
        _ => &change.place,
    }
}

/// The cell, and where they are on several sheets its sheet after it: where there is little room that is cut and not the cell.
fn cell_first(change: &ChangeLine, one_sheet: bool) -> String {
    match change.place.rsplit_once('!') {
        Some((_, cell)) if one_sheet => cell.to_owned(),
        Some((sheet, cell)) => format!("{cell} · {sheet}"),
        None => change.place.clone(),
    }
}

/// The differences, a list of their own; `heads` name the earlier and the later version.
pub fn view<'a, Message: Clone + 'a>(
    table: &'a VirtualTable,
    changes: &'a [ChangeLine],
    heads: (String, String),
    focused: bool,
    words: &Words,
    on: impl Fn(virtual_table::Event) -> Message + Clone + 'a,
) -> Element<'a, Message> {
    focus::table(within(table, changes, heads, focused, words, on), focused)
}

/// The same within a list that is larger than the table.
pub fn within<'a, Message: Clone + 'a>(
    table: &'a VirtualTable,
    changes: &'a [ChangeLine],
    heads: (String, String),
    focused: bool,
    words: &Words,
    on: impl Fn(virtual_table::Event) -> Message + Clone + 'a,
) -> Element<'a, Message> {
    let order = order(table, changes);
    let sheet = |change: &'a ChangeLine| change.place.rsplit_once('!').map(|(sheet, _)| sheet);
    // Said in every row, the one sheet would only take the room of the cells.
    let one_sheet = changes.iter().all(|change| sheet(change) == changes.first().and_then(sheet));
    let cell = |place: usize, column: usize| {
        let Some(change) = order.get(place).map(|place| &changes[*place]) else { return label("").into() };
        match column {
            0 | 1 => one_line(label(text(change, column))).into(),
            2 => one_line(dense(text(change, column))).style(style::soft).into(),
            3 => one_line(dense(text(change, column))).font(font::SEMI_BOLD).into(),
            _ => one_line(dense(cell_first(change, one_sheet))).style(style::soft).into(),
        }
    };
    let table = table.view(&columns(changes, heads, words), order.len(), cell, on);
    container(table).style(style::pane(focused)).padding(1).height(Fill).into()
}
