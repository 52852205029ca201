//! The worker's side: read requests until there are no more, answer each.

use std::io::{self, BufWriter, Write};
use std::sync::mpsc::{self, SyncSender};
use std::thread;

use super::wire::{self, GREETING, Request};
use super::{Limits, confine};
use crate::workbook::raw::Cell;
use crate::workbook::read::{self, Taker};

/// Room for deeply nested documents; what overflows even this ends the worker and nothing else.
const STACK: usize = 64 << 20;
/// So many pieces may be read before the first of them is sent.
const AHEAD: usize = 8;

/// Serves requests from standard input on standard output until the input ends, which is when the parent wants no
/// more or is gone. `memory` is the cap in bytes as the parent wrote it.
///
/// Gives the exit code of the process.
pub fn serve(memory: Option<&str>) -> u8 {
    // A reader that panics is a damaged file, told in its reply; nobody reads a worker's standard error.
    std::panic::set_hook(Box::new(|_| {}));
    let memory = memory.and_then(|memory| memory.parse().ok()).unwrap_or(Limits::default().memory);
    match confine::confine(memory).and_then(|()| answer_all()) {
        Ok(()) => 0,
        Err(_) => 1,
    }
}

/// Requests are taken in by one thread and answered by another: so the end of the input ends the process even while
/// a reader hangs in a hostile file.
fn answer_all() -> io::Result<()> {
    let (requests, waiting) = mpsc::channel::<Vec<u8>>();
    thread::Builder::new().stack_size(STACK).spawn(move || answer_each(&waiting))?;
    let mut input = io::stdin().lock();
    while let Some(request) = wire::read_frame(&mut input)? {
        if requests.send(request).is_err() {
            break;
        }
    }
    Ok(())
}

fn answer_each(requests: &mpsc::Receiver<Vec<u8>>) -> io::Result<()> {
    let mut output = BufWriter::with_capacity(64 << 10, io::stdout());
    output.write_all(GREETING)?;
    output.flush()?;
    requests.iter().try_for_each(|frame| answer(&wire::request_of(&frame)?, &mut output))
}

/// What is read goes out by a thread of its own: reading waits neither for the pipe nor for the parent.
fn answer(request: &Request<'_>, output: &mut (impl Write + Send)) -> io::Result<()> {
    let (pieces, read) = mpsc::sync_channel(AHEAD);
    let ending = thread::scope(|scope| {
        let output = &mut *output;
        let sending = scope.spawn(move || read.iter().try_for_each(|piece| send(&piece, output)));
        let ending = read::read_to(request.bytes, request.name, &mut Outgoing(pieces));
        sending.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into())).map(|()| ending)
    })?;
    wire::write_ending(output, &ending)
}

enum Piece {
    Sheet(String, bool),
    Cells(Vec<Cell>),
}

fn send(piece: &Piece, output: &mut impl Write) -> io::Result<()> {
    match piece {
        Piece::Sheet(name, visible) => wire::write_sheet(output, name, *visible),
        Piece::Cells(cells) => wire::write_cells(output, cells),
    }
}

/// Hands what is read to the thread that sends it.
struct Outgoing(SyncSender<Piece>);

impl Taker for Outgoing {
    fn sheet(&mut self, name: &str, visible: bool) {
        self.put(Piece::Sheet(name.to_owned(), visible));
    }

    fn cells(&mut self, cells: Vec<Cell>) {
        self.put(Piece::Cells(cells));
    }
}

impl Outgoing {
    fn put(&self, piece: Piece) {
        // Where nobody sends any more the pipe is broken, which that thread tells.
        let _ = self.0.send(piece);
    }
}
