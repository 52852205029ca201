//! A workbook as people think of it: cells with a look, whatever the format it is then written in.

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Text(String),
    Number(f64),
    /// A number under a percent format: 0.305 shows as 30.5%.
    Percent(f64),
    /// Days since the epoch, under a date format.
    Date(f64),
    /// `None`: written by a program that does not calculate, and never opened in Excel.
    Formula(String, Option<f64>),
    /// A formula that went wrong, with what its cell shows.
    Error(String, &'static str),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Plain,
    Bold,
    /// Bold in the middle: titles, letterheads.
    Title,
    Heading,
    Boxed,
}

#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) row: u32,
    pub(crate) column: u16,
    pub(crate) value: Value,
    pub(crate) look: Look,
}

/// From the first to the last cell: row, column, row, column.
pub(crate) type Area = (u32, u16, u32, u16);

#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) cells: Vec<Cell>,
    pub(crate) merges: Vec<Area>,
    pub(crate) widths: Vec<f64>,
    pub(crate) hidden_rows: Vec<u32>,
    pub(crate) hidden_columns: Vec<u16>,
    pub(crate) hidden: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Book {
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) font: &'static str,
}

impl Book {
    pub(crate) fn of(sheet: Sheet) -> Self {
        Self { sheets: vec![sheet], font: "Times New Roman" }
    }

    /// Every text of it passed through a function, sheet names aside.
    pub(crate) fn with_texts(mut self, change: impl Fn(&str) -> String) -> Self {
        for cell in self.sheets.iter_mut().flat_map(|sheet| &mut sheet.cells) {
            if let Value::Text(text) = &mut cell.value {
                *text = change(text);
            }
        }
        self
    }
}

impl Sheet {
    pub(crate) fn new(name: &str, widths: &[f64]) -> Self {
        Self { name: name.to_owned(), widths: widths.to_vec(), ..Self::default() }
    }

    /// Writes a cell, in place of what stood there.
    pub(crate) fn put(&mut self, row: u32, column: u16, value: impl Into<Value>, look: Look) {
        self.clear(row, column);
        self.cells.push(Cell { row, column, value: value.into(), look });
    }

    pub(crate) fn clear(&mut self, row: u32, column: u16) {
        self.cells.retain(|cell| (cell.row, cell.column) != (row, column));
    }

    pub(crate) fn merge(&mut self, area: Area, value: impl Into<Value>, look: Look) {
        self.put(area.0, area.1, value, look);
        self.merges.push(area);
    }

    /// Writes cells side by side from the first column on; an empty text leaves its cell out.
    pub(crate) fn row(&mut self, row: u32, values: impl IntoIterator<Item = Value>, look: Look) {
        for (column, value) in (0..).zip(values) {
            if value != Value::from("") {
                self.put(row, column, value, look);
            }
        }
    }

    /// The first row after all that is written.
    pub(crate) fn end(&self) -> u32 {
        self.cells.iter().map(|cell| cell.row + 1).max().unwrap_or(0)
    }

    /// The row in whose column stands a text.
    pub(crate) fn row_of(&self, column: u16, text: &str) -> u32 {
        let is_it = |cell: &&Cell| cell.column == column && cell.value == Value::from(text);
        self.cells.iter().find(is_it).unwrap_or_else(|| panic!("{text} stands nowhere")).row
    }

    pub(crate) fn sorted(&self) -> Vec<&Cell> {
        let mut cells: Vec<&Cell> = self.cells.iter().collect();
        cells.sort_by_key(|cell| (cell.row, cell.column));
        cells
    }
}
