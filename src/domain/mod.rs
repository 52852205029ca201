//! Pure values: units, periods, answers, findings, exact points, Vietnamese text.
//!
//! Owns the meaning of the words in the glossary. Must not know files, clocks, databases, languages of the screen,
//! catalogues or charts: a value here can be built and compared in any test without setting anything up.

pub mod answer;
pub mod appraisal;
pub mod bloc;
pub mod decision;
pub mod finding;
pub mod period;
pub mod points;
pub mod province;
pub mod register;
pub mod scenario;
mod spelling;
pub mod submission;
pub mod text;
pub mod unit;
pub mod unit_list;

pub use answer::{Answer, Beside, Silence, SourceCells, SourcedAnswer};
pub use appraisal::{Appraisal, AppraisalEntry, AppraisalFault, Basis, EvidenceView};
pub use decision::{
    Charset, CharsetChoice, ColumnRole, Decisions, Edit, Mapping, MatchedBy, RememberedMapping, RowMatch, TableMapping,
    TextChange,
};
pub use finding::{CellAddress, FileStatus, Finding, FindingKind, Severity};
pub use period::Period;
pub use register::{Match, Register, Written};
pub use rust_decimal::Decimal;
pub use scenario::{Change, NamedScenario, Scenario, Subject};
pub use submission::{CatalogueRef, Submission, SubmissionKey};
pub use unit::{NotAUnitCode, Unit, UnitCode, UnitKind};
