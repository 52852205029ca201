//! Two versions of figures side by side: what changed, from what to what, and in which cell.

use iced::widget::container;
use iced::{Element, Fill, FillPortion};

use super::model::ChangeLine;
use crate::app::focus;
use crate::app::theme::{font, style};
use crate::app::widget::virtual_table::{self, VirtualTable};
use crate::app::widget::{Column, dense, label, one_line};
use crate::i18n::Words;
use crate::say;

/// A large figure with its share has room in so much width: `47.907/52.734 (90,85%)`.
const FIGURE: f32 = 164.0;

/// The differences; `heads` name the earlier and the later version.
pub fn view<'a, Message: Clone + 'a>(
    table: &'a VirtualTable,
    changes: &'a [ChangeLine],
    heads: (String, String),
    focused: bool,
    words: &Words,
    on: impl Fn(virtual_table::Event) -> Message + Clone + 'a,
) -> Element<'a, Message> {
    let several = changes.iter().any(|change| change.unit != changes[0].unit);
    let unit = several.then(|| Column::text(say!(words, "import-column-unit"), FillPortion(3)).unsorted());
    let columns: Vec<Column> = unit
        .into_iter()
        .chain([
            Column::text(say!(words, "import-change-indicator"), FillPortion(7)).unsorted(),
            Column::text(heads.0, FIGURE).unsorted(),
            Column::text(heads.1, FIGURE).unsorted(),
            Column::text(say!(words, "import-column-cell"), FillPortion(4)).unsorted(),
        ])
        .collect();
    let first = usize::from(!several);
    let cell = move |place: usize, column: usize| {
        let Some(change) = changes.get(place) else { return label("").into() };
        match column + first {
            0 => one_line(label(&change.unit)).into(),
            1 => one_line(label(&change.indicator)).into(),
            2 => one_line(dense(&change.before)).style(style::soft).into(),
            3 => one_line(dense(&change.after)).font(font::SEMI_BOLD).into(),
            _ => one_line(dense(&change.place)).style(style::soft).into(),
        }
    };
    let table = table.view(&columns, changes.len(), cell, on);
    focus::table(container(table).style(style::pane(focused)).padding(1).height(Fill), focused)
}
