//! Text tables: columns as wide as their widest cell, numbers to the right.

use crate::service::export::Table;

/// How a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
}

/// A table with its numbers to the right.
pub(super) fn shown(table: &Table) -> String {
    let side = |is_number| if is_number { Align::Right } else { Align::Left };
    let columns: Vec<_> =
        table.columns.iter().map(|column| (column.heading.as_str(), side(column.is_number))).collect();
    text_table(&columns, &table.rows)
}

/// Rows under headings, two spaces between columns, nothing trailing.
pub(super) fn text_table(columns: &[(&str, Align)], rows: &[Vec<String>]) -> String {
    let widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(index, (heading, _))| {
            let cells = rows.iter().filter_map(|row| row.get(index)).map(|cell| width(cell));
            cells.chain([width(heading)]).max().unwrap_or(0)
        })
        .collect();
    let headings: Vec<String> = columns.iter().map(|(heading, _)| (*heading).to_owned()).collect();
    let mut text = String::new();
    for row in std::iter::once(&headings).chain(rows) {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .zip(columns)
            .map(|((cell, width), (_, align))| padded(cell, *width, *align))
            .collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}

fn padded(cell: &str, to: usize, align: Align) -> String {
    let gap = " ".repeat(to.saturating_sub(width(cell)));
    match align {
        Align::Left => format!("{cell}{gap}"),
        Align::Right => format!("{gap}{cell}"),
    }
}

/// Composed Vietnamese letters take one column each.
fn width(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_to_the_right_and_names_to_the_left() {
        let rows = vec![vec!["Đà Nẵng".into(), "87,35".into()], vec!["Huế".into(), "9,10".into()]];
        let text = text_table(&[("Đơn vị", Align::Left), ("Điểm", Align::Right)], &rows);
        assert_eq!(text, "Đơn vị    Điểm\nĐà Nẵng  87,35\nHuế       9,10\n");
    }
}
