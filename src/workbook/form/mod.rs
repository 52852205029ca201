//! Forms: the self-assessment template the program writes, and making sense of what comes back.
//!
//! Knows the catalogue and the register, never the store. Reading words here are what senders type, in whatever
//! language the form was; sentences the program says come from `i18n`.

mod answers;
mod edited;
pub mod filled;
mod foreign;
mod guide;
mod hints;
mod layout;
mod letterhead;
mod measure;
mod newcomer;
mod ratios;
pub mod recognise;
mod repairs;
mod rows;
pub mod template;
pub mod typed;
mod unasked;
mod when;
mod whose;
mod wide;
mod written_period;

pub use foreign::appraised::{AppraisedRow, AppraisedTable, read_appraised, view_in_words};

#[cfg(test)]
mod cell_tests;
#[cfg(test)]
pub(crate) mod test_catalogue;
#[cfg(test)]
mod tests;

/// What the hidden sheet of the program's own form says first.
pub const TEMPLATE_ID: &str = "egov-score/self-assessment/1";

/// The hidden sheet's name. A form is known by what the sheet says, not by this.
pub(crate) const HIDDEN_SHEET: &str = "_egov";

/// Keys of the hidden sheet.
pub(crate) mod key {
    pub(crate) const TEMPLATE: &str = "template_id";
    pub(crate) const CATALOGUE: &str = "catalogue";
    pub(crate) const CATALOGUE_VERSION: &str = "catalogue_version";
    pub(crate) const UNIT: &str = "unit";
    pub(crate) const PERIOD: &str = "period";
}
