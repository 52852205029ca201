//! The menu of a table, where it was asked for: what is done with the rows that are chosen, and with the column.

use iced::widget::{column, container, opaque, responsive};
use iced::{Element, Fill, Padding};

use super::Message;
use super::menu::{entry, over};
use crate::app::focus;
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{space, style};
use crate::app::widget::line_across;
use crate::app::widget::virtual_table::{Choice, ColumnStep, CopyOf, Order, TableMenu};
use crate::i18n::Words;
use crate::say;

/// Room for the longest line, in pixels.
const WIDTH: f32 = 340.0;

/// The menu, hanging from where it was asked for, or standing on it where there is no room below.
pub(super) fn view<'a>(menu: &'a TableMenu, shared: &'a Shared) -> Element<'a, Message> {
    over(
        responsive(move |window| {
            let width = WIDTH.min(window.width);
            let panel = container(lines(menu, &shared.words)).width(width).padding(space::XS).style(style::floating);
            let left = menu.at.x.clamp(0.0, window.width - width);
            let placed = container(opaque(panel)).width(Fill).height(Fill);
            if menu.at.y < window.height / 2.0 {
                placed.padding(Padding::ZERO.left(left).top(menu.at.y)).align_top(Fill).into()
            } else {
                let below = (window.height - menu.at.y).clamp(0.0, window.height);
                placed.padding(Padding::ZERO.left(left).bottom(below)).align_bottom(Fill).into()
            }
        })
        .into(),
    )
}

fn lines<'a>(menu: &TableMenu, words: &Words) -> Element<'a, Message> {
    let mut lines = column![].spacing(2);
    let mut is_first = true;
    for group in menu.choices() {
        if !is_first && !group.is_empty() {
            lines = lines.push(line_across());
        }
        for choice in group {
            let line = entry(name(choice, menu, words), keys(choice, menu), Message::TablePicked(choice));
            lines = lines.push(if is_first { focus::first(line) } else { line });
            is_first = false;
        }
    }
    lines.into()
}

fn name(choice: Choice, menu: &TableMenu, words: &Words) -> String {
    let column = menu.column.as_ref().map(|(title, _)| title.as_str()).unwrap_or_default();
    match choice {
        Choice::Copy(CopyOf::Rows) if menu.columns > 1 => {
            say!(words, "app-menu-copy-block", columns = menu.columns, rows = menu.rows.unwrap_or_default())
        }
        Choice::Copy(CopyOf::Column) if menu.columns > 1 => {
            say!(words, "app-menu-copy-block-bare", columns = menu.columns)
        }
        Choice::Copy(CopyOf::Rows) => match menu.rows {
            None | Some(0) => say!(words, "app-menu-copy-all"),
            Some(1) => say!(words, "app-menu-copy-row"),
            Some(rows) => say!(words, "app-menu-copy-rows", rows = rows),
        },
        Choice::Copy(CopyOf::Column) => say!(words, "app-menu-copy-column", column = column),
        Choice::Copy(CopyOf::Cell | CopyOf::Names) => say!(words, "app-menu-copy-cell"),
        Choice::Copy(CopyOf::WholeColumn) => say!(words, "app-menu-copy-whole-column", column = column),
        Choice::OfPage => menu.of_page.as_ref().map(|(name, _)| name.clone()).unwrap_or_default(),
        Choice::Order(Order::First { descending: false }) => say!(words, "app-menu-ascending"),
        Choice::Order(Order::First { descending: true }) => say!(words, "app-menu-descending"),
        Choice::Order(Order::Last) => say!(words, "app-menu-sort-also"),
        Choice::Order(Order::AsItComes) => say!(words, "app-menu-unsort"),
    }
}

/// The key that does the same; nothing where there is none.
fn keys(choice: Choice, menu: &TableMenu) -> &'static str {
    let is_one = menu.rows == Some(1) && menu.columns <= 1;
    match choice {
        Choice::Copy(CopyOf::Rows) => Shortcut::Copy.keys(),
        Choice::Copy(CopyOf::Column) => Shortcut::CopyOtherwise.keys(),
        Choice::Copy(CopyOf::Cell) if is_one => Shortcut::CopyOtherwise.keys(),
        Choice::OfPage => menu.of_page.as_ref().map_or("", |(_, keys)| keys),
        Choice::Order(Order::First { descending }) => Shortcut::Column(ColumnStep::Sort { descending }).keys(),
        Choice::Copy(CopyOf::Cell | CopyOf::Names | CopyOf::WholeColumn)
        | Choice::Order(Order::Last | Order::AsItComes) => "",
    }
}
