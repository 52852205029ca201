//! A map of equal tiles, one a province.

use super::Filling;

/// Tiles on a grid of places, each as wide as the others whatever the land.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tiles {
    pub tiles: Vec<Tile>,
    pub islands: Vec<Island>,
}

/// A place of the map: column from the west, row from the north.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Spot {
    pub column: u8,
    pub row: u8,
}

/// A province.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    pub key: String,
    pub spot: Spot,
    pub name: String,
    /// For narrow tiles.
    pub short_name: String,
    pub rank: Option<String>,
    pub label: String,
    pub filling: Filling,
    pub own: bool,
}

/// Islands in the sea that belong to a province, tied to its tile by a line; two places wide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Island {
    pub spot: Spot,
    pub name: String,
    /// Under the name: whose they are.
    pub belongs: String,
    /// [`Tile::key`] of the province.
    pub of: String,
}
