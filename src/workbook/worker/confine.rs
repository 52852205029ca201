//! What a worker gives up before it looks at a stranger's file: memory beyond its cap, and the file system.

use std::io;

/// Sets the caps of this process; they hold until it ends. `memory` is in bytes, on top of what the program itself takes.
///
/// # Errors
/// Where the system refuses a cap: a worker without one must not read.
#[cfg(unix)]
pub(super) fn confine(memory: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};

    let own = own_address_space();
    let cap = |resource, most: u64| setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    // Input, output and errors stay open; no further file can be.
    cap(Resource::Nofile, 3)?;
    cap(Resource::Fsize, 0)?;
    // A worker that ends at its cap leaves no core file behind.
    cap(Resource::Core, 0)?;
    cap(Resource::As, memory.saturating_add(own))?;
    Ok(())
}

/// Bytes of address space that the program takes before it reads anything: a large binary, such as one with the window
/// and unoptimised, would else leave its reader nothing. None where the system does not say.
#[cfg(unix)]
fn own_address_space() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let size = status.lines().find_map(|line| line.strip_prefix("VmSize:"));
    let kibibytes = size.and_then(|size| size.trim().strip_suffix("kB")?.trim().parse::<u64>().ok());
    kibibytes.map_or(0, |kibibytes| kibibytes << 10)
}

/// Windows caps the memory a process commits through job objects, whose memory limit no safe library sets; a counting
/// allocator does it too. It sees what this program's own code asks for, which is all that reads a workbook.
#[cfg(windows)]
#[global_allocator]
static MEMORY: cap::Cap<std::alloc::System> = cap::Cap::new(std::alloc::System, usize::MAX);

/// Sets the memory cap of this process, in bytes; it holds until it ends. Files can still be opened: what keeps a worker
/// from them is that it knows none but the bytes it is sent.
///
/// # Errors
/// Where more is in use already.
#[cfg(windows)]
pub(super) fn confine(memory: u64) -> io::Result<()> {
    let most = usize::try_from(memory).unwrap_or(usize::MAX);
    MEMORY.set_limit(most).map_err(|()| io::Error::from(io::ErrorKind::OutOfMemory))
}
