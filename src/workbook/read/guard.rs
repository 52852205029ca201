//! Panics of the reading library, caught and told as damage of the file that caused them.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::damaged;
use crate::domain::Finding;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is inside a reader whose panics are caught: a panic hook must not report them as bugs of ours.
pub fn panics_are_expected() -> bool {
    GUARDED.get()
}

/// Runs `work`; a panic in it is a damaged file.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Box<Finding>> {
    let before = GUARDED.replace(true);
    // What `work` borrows is bytes: nothing that a panic could leave half changed.
    let outcome = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(before);
    outcome.map_err(|panic| damaged(message(panic.as_ref())))
}

fn message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_as_damage_and_the_guard_ends_with_it() {
        let finding = caught(|| -> u8 { panic!("index 7 out of range") }).unwrap_err();
        assert!(format!("{:?}", finding.kind).contains("index 7 out of range"));
        assert!(!panics_are_expected());
        assert!(caught(panics_are_expected).unwrap());
    }
}
