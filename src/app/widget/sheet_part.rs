//! A part of a sheet as a spreadsheet program shows it: letters above, numbers at the left, one cell marked.

use iced::widget::{column, container, row};
use iced::{Center, Element, Fill, FillPortion};

use super::{dense, one_line};
use crate::app::theme::{space, style};

/// Width of the row numbers.
const NUMBERS: f32 = 44.0;

/// `rows` are numbers with their cells, `marked` the row and column of the cell that matters.
pub fn sheet_part<'a, Message: 'a>(
    columns: &'a [String],
    rows: &'a [(String, Vec<String>)],
    marked: (usize, usize),
) -> Element<'a, Message> {
    let widths: Vec<u16> = (0..columns.len()).map(|column| width(rows, column)).collect();
    let letters = columns.iter().zip(&widths).enumerate().map(|(place, (letter, width))| {
        let letter = container(dense(letter)).center_x(FillPortion(*width)).padding([1.0, space::XS]);
        letter.style(style::sheet_head(place == marked.1)).into()
    });
    let corner = container(dense(" ")).width(NUMBERS).padding([1.0, space::XS]).style(style::sheet_head(false));
    let head = row![corner].extend(letters);
    let lines = rows.iter().enumerate().map(|(place, (number, cells))| {
        let number = container(dense(number)).width(NUMBERS).align_x(Center).padding([1.0, space::XS]);
        let number = number.style(style::sheet_head(place == marked.0));
        let cells = cells.iter().zip(&widths).enumerate();
        let cells = cells.map(|(column, (text, width))| cell(text, *width, (place, column) == marked));
        row![number].extend(cells).into()
    });
    container(column![head].extend(lines)).style(style::panel).padding(1).width(Fill).into()
}

/// Parts of the room for a column: names get more of it than figures.
fn width(rows: &[(String, Vec<String>)], column: usize) -> u16 {
    let longest = rows.iter().filter_map(|(_, cells)| cells.get(column)).map(|text| text.chars().count()).max();
    match longest.unwrap_or(0) {
        0..=10 => 2,
        11..=18 => 3,
        19..=30 => 5,
        _ => 7,
    }
}

fn cell<'a, Message: 'a>(text: &'a str, width: u16, marked: bool) -> Element<'a, Message> {
    let text = if text.is_empty() { " " } else { text };
    container(one_line(dense(text)))
        .width(FillPortion(width))
        .padding([1.0, space::XS])
        .clip(true)
        .style(style::sheet_cell(marked))
        .into()
}
