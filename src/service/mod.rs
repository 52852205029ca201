//! Use-cases that join the layers: make a data file, write templates, import, score, compare, print.
//!
//! The only room that brings a store or a workbook together with anything else. The command line and the window call
//! the same functions here and say the same words; neither knows the rooms below but for their read-only types.

pub mod analysis;
pub mod appraisal;
pub mod association;
pub mod backup;
pub mod beside;
pub mod catalogues;
pub mod chart;
pub mod clock;
pub mod criteria;
pub mod demo;
pub mod doubts;
mod editions;
mod error;
pub mod export;
pub mod figures;
mod files;
pub mod guide;
pub mod import;
pub mod json;
mod letterhead;
pub mod maintain;
pub mod minutes;
mod names;
pub mod owing;
pub mod peers;
pub mod periods;
mod print;
mod project;
pub mod ranges;
pub mod ranking;
pub mod report;
pub mod returns;
pub mod score;
pub mod score_book;
mod source;
pub mod templates;
pub mod what_if;

pub use crate::catalogue::{Catalogue, Indicator};
pub use crate::store::StoredSubmission as Version;
pub use backup::Backups;
pub use error::{Problem, ServiceError};
pub use export::{band_name, remark};
pub use files::{make_folder, write_whole};
pub use letterhead::{Letterhead, settings_file};
pub use names::{compared_names, sorted_names};
pub use print::{
    HAS_QUEUE, Handover, Printers, Printing, open_document, open_folder_of, print_document, printers, show_copy,
    show_document,
};
pub use project::{CatalogueChoice, Project};

/// Whether long work should go on; asked between steps.
pub type Going = std::ops::ControlFlow<()>;

/// A step of long work: how many of how many are done, and what is being done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
    pub current: String,
}

#[cfg(test)]
mod journey_tests;
