//! What goes over the pipe between a program and its worker: frames of a length and as many bytes.
//!
//! A reply comes in pieces while the worker reads: neither side holds a large sheet twice, and both work at once.

use std::io::{self, Read, Write};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::{CellAddress, Finding};
use crate::workbook::raw::{Cell, CellValue, Contents, Format, Layout};
use crate::workbook::read::{CELLS_AT_ONCE, Ending, Gathering, Taker};

/// What a worker says first: the version of this dialogue. Anything else is no worker of this program.
pub(super) const GREETING: &[u8] = concat!("egov-score reader ", env!("CARGO_PKG_VERSION"), "\n").as_bytes();

/// No frame is longer: the largest is a request with a file of the most bytes, and its name.
const MAX_FRAME: u64 = crate::workbook::read::MAX_FILE_BYTES + (1 << 20);

/// A file to read.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Request<'a> {
    pub name: &'a str,
    #[serde(with = "serde_bytes_slice")]
    pub bytes: &'a [u8],
}

/// A piece of the reply, as it is read.
#[derive(Debug, Serialize, Deserialize)]
enum Piece<'a> {
    /// A sheet begins; its cells follow.
    Sheet {
        name: &'a str,
        visible: bool,
    },
    Cells(#[serde(borrow)] Vec<WireCell<'a>>),
    /// The file is read to its end, or refused. Findings are tagged by kind, which only a self-describing form can carry.
    End {
        format: Option<Format>,
        /// Of the sheets; nothing where the file is refused.
        layouts: Option<Vec<WireLayout>>,
        findings_json: &'a str,
    },
}

type Place = (u32, u32);

#[derive(Debug, Serialize, Deserialize)]
struct WireLayout {
    hidden_rows: Vec<(u32, u32)>,
    hidden_columns: Vec<(u32, u32)>,
    merged: Vec<(Place, Place)>,
    percent: Vec<Place>,
}

#[derive(Debug, Serialize, Deserialize)]
struct WireCell<'a>(u32, u32, #[serde(borrow)] WireValue<'a>);

#[derive(Debug, Serialize, Deserialize)]
enum WireValue<'a> {
    Text(&'a str),
    /// Mantissa and scale.
    Number(i64, u32),
    LongNumber(i128, u32),
    Boolean(bool),
    DateTime(&'a str),
    Error(&'a str),
}

/// Bytes as one piece: a slice is otherwise written number by number.
mod serde_bytes_slice {
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'de [u8], D::Error> {
        <&[u8]>::deserialize(deserializer)
    }
}

fn nonsense(error: impl std::error::Error + Send + Sync + 'static) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

fn write_frame(output: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    let bytes = postcard::to_stdvec(message).map_err(nonsense)?;
    output.write_all(&(bytes.len() as u64).to_le_bytes())?;
    output.write_all(&bytes)
}

/// The bytes of the next frame; nothing where the other side has ended.
pub(super) fn read_frame(input: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    match input.read_exact(&mut length) {
        Ok(()) => {}
        Err(end) if end.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(other) => return Err(other),
    }
    let length = u64::from_le_bytes(length);
    if length > MAX_FRAME {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    // Read as far as it goes rather than reserved: what a broken worker declares is not believed.
    let read = input.take(length).read_to_end(&mut bytes)?;
    if read as u64 == length { Ok(Some(bytes)) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

pub(super) fn write_request(output: &mut impl Write, name: &str, bytes: &[u8]) -> io::Result<()> {
    write_frame(output, &Request { name, bytes })?;
    output.flush()
}

pub(super) fn request_of(frame: &[u8]) -> io::Result<Request<'_>> {
    postcard::from_bytes(frame).map_err(nonsense)
}

pub(super) fn write_sheet(output: &mut impl Write, name: &str, visible: bool) -> io::Result<()> {
    write_frame(output, &Piece::Sheet { name, visible })
}

pub(super) fn write_cells(output: &mut impl Write, cells: &[Cell]) -> io::Result<()> {
    cells.chunks(CELLS_AT_ONCE).try_for_each(|cells| {
        let cells = cells.iter().map(wire_cell).collect();
        write_frame(output, &Piece::Cells(cells))
    })
}

pub(super) fn write_ending(output: &mut impl Write, ending: &Ending) -> io::Result<()> {
    let (layouts, findings) = match &ending.outcome {
        Ok((layouts, findings)) => (Some(layouts.iter().map(wire_layout).collect()), findings.as_slice()),
        Err(finding) => (None, std::slice::from_ref(&**finding)),
    };
    let findings = serde_json::to_string(findings).map_err(nonsense)?;
    write_frame(output, &Piece::End { format: ending.format, layouts, findings_json: &findings })?;
    output.flush()
}

pub(super) fn read_contents(input: &mut impl Read) -> io::Result<Contents> {
    let mut gathering = Gathering::default();
    loop {
        let frame = read_frame(input)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        match postcard::from_bytes(&frame).map_err(nonsense)? {
            Piece::Sheet { name, visible } => gathering.sheet(name, visible),
            Piece::Cells(cells) => {
                gathering.cells(cells.into_iter().map(Cell::try_from).collect::<Result<_, _>>().map_err(nonsense)?);
            }
            Piece::End { format, layouts, findings_json } => {
                let mut findings: Vec<Finding> = serde_json::from_str(findings_json).map_err(nonsense)?;
                let outcome = match layouts {
                    Some(layouts) => Ok((layouts.into_iter().map(Layout::from).collect(), findings)),
                    None => Err(Box::new(findings.pop().ok_or(io::ErrorKind::InvalidData)?)),
                };
                return Ok(gathering.contents(Ending { format, outcome }));
            }
        }
    }
}

fn place(address: CellAddress) -> Place {
    (address.row, address.column)
}

fn address((row, column): Place) -> CellAddress {
    CellAddress { row, column }
}

fn wire_layout(layout: &Layout) -> WireLayout {
    WireLayout {
        hidden_rows: layout.hidden_rows.clone(),
        hidden_columns: layout.hidden_columns.clone(),
        merged: layout.merged.iter().map(|(first, last)| (place(*first), place(*last))).collect(),
        percent: layout.percent.iter().copied().map(place).collect(),
    }
}

impl From<WireLayout> for Layout {
    fn from(wire: WireLayout) -> Self {
        Self {
            hidden_rows: wire.hidden_rows,
            hidden_columns: wire.hidden_columns,
            merged: wire.merged.into_iter().map(|(first, last)| (address(first), address(last))).collect(),
            percent: wire.percent.into_iter().map(address).collect(),
        }
    }
}

fn wire_cell(cell: &Cell) -> WireCell<'_> {
    let value = match &cell.value {
        CellValue::Text(text) => WireValue::Text(text),
        CellValue::Number(number) => match i64::try_from(number.mantissa()) {
            Ok(mantissa) => WireValue::Number(mantissa, number.scale()),
            Err(_) => WireValue::LongNumber(number.mantissa(), number.scale()),
        },
        CellValue::Boolean(yes) => WireValue::Boolean(*yes),
        CellValue::DateTime(iso) => WireValue::DateTime(iso),
        CellValue::Error(error) => WireValue::Error(error),
    };
    WireCell(cell.address.row, cell.address.column, value)
}

impl TryFrom<WireCell<'_>> for Cell {
    type Error = rust_decimal::Error;

    fn try_from(WireCell(row, column, value): WireCell<'_>) -> Result<Self, rust_decimal::Error> {
        let value = match value {
            WireValue::Text(text) => CellValue::Text(text.to_owned()),
            WireValue::Number(mantissa, scale) => CellValue::Number(Decimal::try_new(mantissa, scale)?),
            WireValue::LongNumber(mantissa, scale) => {
                CellValue::Number(Decimal::try_from_i128_with_scale(mantissa, scale)?)
            }
            WireValue::Boolean(yes) => CellValue::Boolean(yes),
            WireValue::DateTime(iso) => CellValue::DateTime(iso.into()),
            WireValue::Error(error) => CellValue::Error(error.into()),
        };
        Ok(Self { address: CellAddress { row, column }, value })
    }
}
