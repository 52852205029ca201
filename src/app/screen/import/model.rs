//! What a review of workbooks shows, already worded.

use crate::domain::Severity;

/// What was read, before anything is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReviewView {
    /// In the order they will be written.
    pub files: Vec<FileLine>,
}

/// What happened or would happen to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileState {
    New,
    Changed,
    Same,
    NeedsAttention,
    /// Readable once its period or its unit is chosen.
    NeedsChoice,
    Refused,
}

impl FileState {
    /// All, in the order of the counts.
    pub const ALL: [Self; 6] =
        [Self::New, Self::Changed, Self::Same, Self::NeedsAttention, Self::NeedsChoice, Self::Refused];

    /// Whether the file's figures will be written.
    pub fn is_written(self) -> bool {
        matches!(self, Self::New | Self::Changed | Self::NeedsAttention)
    }
}

/// One workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLine {
    pub name: String,
    pub state: FileState,
    /// Whose it is; an en dash where unknown.
    pub unit: String,
    pub period: String,
    pub findings: Vec<FindingLine>,
}

/// One thing to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingLine {
    pub severity: Severity,
    /// `Tự đánh giá!E12`; nothing for findings about the whole file.
    pub place: Option<String>,
    pub seen: Option<String>,
    pub message: String,
    /// What the program proposes to read instead.
    pub repair: Option<String>,
}

/// What an import wrote; nothing at all where every file was known already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportDone {
    pub files: usize,
    pub submissions: usize,
}

/// The import that was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// When it had been made, as a person reads it.
    pub made_at: String,
    pub submissions: usize,
}

impl ReviewView {
    /// How many files are in a state.
    pub fn count(&self, state: FileState) -> usize {
        self.files.iter().filter(|file| file.state == state).count()
    }

    /// How many files will be written.
    pub fn to_write(&self) -> usize {
        self.files.iter().filter(|file| file.state.is_written()).count()
    }
}
