//! The library behind `egov-score`.
pub mod catalogue;
pub mod domain;
pub mod i18n;
