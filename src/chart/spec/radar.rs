//! Spokes round a centre and rings over them: the shape of a few units at a glance.

use rust_decimal::Decimal;

use super::Axis;

/// No more rings than these can be told apart.
pub const MOST_RINGS: usize = 8;

/// Rings over at least three spokes, all on one scale from the centre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Radar {
    pub axis: Axis,
    pub spokes: Vec<Spoke>,
    /// In the order of the legend; the first is drawn on top. At most [`MOST_RINGS`].
    pub rings: Vec<Ring>,
}

/// A direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoke {
    pub name: String,
    /// Under the name: the figures of the rings.
    pub figures: String,
}

/// One unit, or the median or best of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ring {
    pub key: Option<String>,
    pub name: String,
    pub look: Look,
    /// One a spoke; nothing where there is no figure.
    pub values: Vec<Option<Decimal>>,
}

/// How a line is drawn, told apart without colour by its dashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    /// Thick, in the accent.
    Own,
    /// Thin and solid.
    Median,
    /// Dashed.
    Best,
    /// A further named unit, by its number.
    Named(u8),
    /// One of many: thin and pale.
    Other,
}
