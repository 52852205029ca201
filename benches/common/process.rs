//! What the system says of a process: memory, processor time. Linux only; elsewhere there is nothing to say.

use std::fs;

/// MiB of a field of `/proc/PID/status`: `VmRSS` (resident now), `VmHWM` (most ever resident).
pub fn memory(process: &str, field: &str) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let value = status.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'))?;
    let kib: f64 = value.split_whitespace().next()?.parse().ok()?;
    Some(kib / 1_024.0)
}

/// Most MiB this process ever held.
pub fn own_peak() -> f64 {
    memory("self", "VmHWM").unwrap_or(f64::NAN)
}

/// Seconds of processor time a process has used, in its own code and the kernel's.
pub fn processor_seconds(process: u32) -> Option<f64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name in brackets may hold spaces; the times are the 14th and 15th field.
    let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / TICKS_A_SECOND)
}

/// Whether a process has started others that still live.
pub fn has_children(process: u32) -> bool {
    fs::read_dir(format!("/proc/{process}/task")).is_ok_and(|threads| {
        threads
            .flatten()
            .any(|thread| fs::read_to_string(thread.path().join("children")).is_ok_and(|ids| !ids.is_empty()))
    })
}

/// Linux tells user space 100 on every architecture this runs on.
const TICKS_A_SECOND: f64 = 100.0;
