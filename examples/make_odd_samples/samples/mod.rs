//! The samples, by what is odd about them.

pub(crate) mod broken;
pub(crate) mod cells;
pub(crate) mod formats;
pub(crate) mod letters;
pub(crate) mod ours;
pub(crate) mod theirs;
pub(crate) mod whose;

/// A file of the folder: its name, which says what is wrong, and its bytes.
pub(crate) type Sample = (&'static str, Vec<u8>);
