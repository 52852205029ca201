//! What scoring promises, by hand-worked examples and by properties.

mod appraised;
mod concerns;
mod oracle_dti;
mod peer_properties;
mod peers;
mod properties;
mod rollups;
mod rules;
mod silences;
mod tree;
mod whole;
