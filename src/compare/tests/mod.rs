//! What comparing promises, by worked examples and by properties.

mod figures;
mod gaps;
mod places;
