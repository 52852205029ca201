//! The catalogues that come with the program.

use super::{Catalogue, Fault, parse};

/// JSON schema of a catalogue file, for editors that check while one writes.
pub const SCHEMA: &str = include_str!("../../assets/catalogue/catalogue.schema.json");

const SHIPPED: &[(&str, &str)] = &[
    ("nq17-2020", include_str!("../../assets/catalogue/nq17-2020.toml")),
    ("dti-2022", include_str!("../../assets/catalogue/dti-2022.toml")),
    ("co-quan-2020", include_str!("../../assets/catalogue/co-quan-2020.toml")),
];

/// Ids and TOML texts, the default first.
pub fn shipped() -> &'static [(&'static str, &'static str)] {
    SHIPPED
}

/// A shipped catalogue by id. Nothing where no such catalogue ships; faults only if the shipped file is unsound.
pub fn load_shipped(id: &str) -> Option<Result<Catalogue, Vec<Fault>>> {
    shipped().iter().find(|(shipped, _)| *shipped == id).map(|(_, text)| parse(text))
}
