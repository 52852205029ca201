//! What comparing promises, by worked examples and by properties.

mod figures;
mod flags;
mod gaps;
mod lifts;
mod pace;
mod places;
mod positions;
mod profiles;
mod what_if;
