//! Under whose name letters, minutes and reports are written.

use serde::{Deserialize, Serialize};

use crate::domain::UnitCode;

/// Names as a person set them, once for all files. What is empty is told by the own unit, else it is a dotted line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Letterhead {
    /// The agency above the one that writes.
    pub above: String,
    pub name: String,
    /// Where it is written: `Đà Nẵng`.
    pub place: String,
    /// The unit whose staff write; nothing: the one that the data file was made for.
    #[serde(skip)]
    pub unit: Option<UnitCode>,
}
