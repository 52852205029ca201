//! A criteria set as a workbook that a person reads and edits, and back.
//!
//! Owns which sheet and column each way of a criteria set stands in. What a criteria set may say is `catalogue`'s: an
//! edited workbook is made the table of a TOML file and read by the one reader, whose faults are then told by their cells.

mod columns;
mod parts;
mod read;
#[cfg(test)]
mod tests;
mod typed;
mod write;

pub use read::{BookFault, read_criteria};
pub use typed::{read as read_typed, shown};
pub use write::write_criteria;
