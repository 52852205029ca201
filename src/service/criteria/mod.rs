//! Editing a criteria set: what is typed and what it means, the outline with its sums, an example worked by the real
//! scoring, and what it is read from and written to.
//!
//! The values of editing themselves are `catalogue::edit`'s. Here they meet words, workbooks and data files.

mod example;
mod keep;
mod outline;

pub use crate::catalogue::edit::{
    Draft, Edit, Entry, Field, List, Misedit, NewItem, Owner, Part, added, fields, of_kind, removed, renamed, restated,
    said, saying,
};
pub use crate::catalogue::{Aggregation, Fault, FaultKind, check};
pub use crate::workbook::criteria::{read_typed as read, shown};
pub use example::{Example, example};
pub use keep::{Opened, Shelf, keep, next_version, open, shelf, write};
pub use outline::{OutlineLine, Sum, outline};
