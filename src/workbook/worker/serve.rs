//! The worker's side: read requests until there are no more, answer each.

use std::io::{self, BufWriter, Write};
use std::sync::mpsc;
use std::thread;

use super::wire::{self, GREETING};
use super::{Limits, confine};
use crate::workbook::read;

/// Room for deeply nested documents; what overflows even this ends the worker and nothing else.
const STACK: usize = 64 << 20;

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
    let mut output = BufWriter::with_capacity(64 << 10, io::stdout().lock());
    output.write_all(GREETING)?;
    output.flush()?;
    for frame in requests {
        let request = wire::request_of(&frame)?;
        wire::write_contents(&mut output, &read::read(request.bytes, request.name))?;
    }
    Ok(())
}
