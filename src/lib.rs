//! Chấm điểm Chính quyền điện tử: the library behind the window and the command line of `egov-score`.
//!
//! Who may use whom (held by `tests/architecture.rs`, told in ARCHITECTURE.md):
//!
//! ```text
//! report → chart → compare → scoring → catalogue → domain
//! workbook, store → catalogue, domain
//! i18n words the values of domain, catalogue, scoring and compare
//! service joins all of the above; cli and app use service
//! ```
//!
//! Deliberately absent: any use of the network, any clock outside `service::clock`, any float in a printed score.

#[cfg(feature = "gui")]
pub mod app;
pub mod bug;
pub mod catalogue;
pub mod chart;
pub mod cli;
pub mod compare;
pub mod domain;
pub mod i18n;
pub mod report;
pub mod scoring;
pub mod service;
pub mod store;
pub mod workbook;
