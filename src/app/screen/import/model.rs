//! What a review of workbooks shows, already worded.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::app::data::ImportId;
use crate::app::widget::Choice;
use crate::domain::decision::{CharsetChoice, ColumnRole, Mapping};
use crate::domain::{CellAddress, Period, Severity, UnitCode};

/// What was read, before anything is written: a line a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReviewView {
    /// In the order they will be written.
    pub files: Vec<FileLine>,
    /// Every cell in question over all files, what most points hang on first.
    pub cells: Vec<CellLine>,
    /// Proposals that wait, by kind of finding, over all files.
    pub proposals: Vec<Proposals>,
    /// Where nobody said yet which of several files is right.
    pub rivals: Vec<RivalQuestion>,
    /// Agencies that workbooks name and the register lacks.
    pub unregistered: Option<Unregistered>,
    /// Names of the units whose empty form would be written, and that get no points then.
    pub empty: Vec<String>,
}

/// Agencies whose workbooks are at hand while the register lacks them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unregistered {
    pub count: usize,
    /// The provinces they belong to: "Lào Cai, Quảng Ninh, Đà Nẵng".
    pub of: String,
}

/// Several files for one unit and period, which nobody chose among.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RivalQuestion {
    /// The first of them, by its place in the list.
    pub file: usize,
    /// "Hà Tĩnh, tháng 5 năm 2020".
    pub whose: String,
    /// The name of the one that counts as long as nobody chooses.
    pub counts: String,
}

/// How many proposals of one kind wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposals {
    /// Code of the kind of finding.
    pub kind: String,
    pub count: usize,
    /// In how many files.
    pub files: usize,
}

/// What happened or would happen to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileState {
    New,
    Changed,
    Same,
    NeedsAttention,
    /// A form without a figure.
    Blank,
    /// A form with too few figures for the unit to be ranked.
    Sparse,
    /// Written once a person says that it was understood rightly.
    NeedsConfirming,
    /// Readable once its period or its unit is chosen.
    NeedsChoice,
    Refused,
    /// Left out by the person.
    LeftOut,
}

impl FileState {
    /// All, in the order of the counts.
    pub const ALL: [Self; 10] = [
        Self::New,
        Self::Changed,
        Self::Same,
        Self::Blank,
        Self::Sparse,
        Self::NeedsAttention,
        Self::NeedsConfirming,
        Self::NeedsChoice,
        Self::Refused,
        Self::LeftOut,
    ];

    /// Whether the file's figures will be written.
    pub fn is_written(self) -> bool {
        matches!(self, Self::New | Self::Changed | Self::NeedsAttention | Self::Blank | Self::Sparse)
    }
}

/// One workbook in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLine {
    pub name: String,
    pub state: FileState,
    /// Whose it is; an en dash where unknown.
    pub unit: String,
    pub period: String,
    /// The share of the points that a form answers, 0–1, and in words; nothing of tables and of what was not read.
    pub coverage: Option<(Decimal, String)>,
    /// Its figures will be written in place of others that count now.
    pub replaces: bool,
    /// Nothing in it says whose it is, or when it is for.
    pub silent: bool,
    /// Everything there is to say about it.
    pub findings: usize,
    /// What of it a person should decide, and has not yet.
    pub waits: usize,
    /// What counts and should be looked at all the same.
    pub warnings: usize,
    /// Findings that name a cell or a sheet, to be looked for; the first [`FileLine::MARKED`] of them.
    pub marked: Vec<MarkedCell>,
}

impl FileLine {
    /// Findings of one file that can be looked for: a table of 100,000 rows may have as many.
    pub const MARKED: usize = 1_000;
}

/// A finding by where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedCell {
    /// Its place among the file's findings.
    pub index: usize,
    pub sheet: String,
    /// `E12`; empty for a finding about the whole sheet.
    pub cell: String,
    pub message: String,
}

/// A cell in question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellLine {
    /// The file's place in the list.
    pub file: usize,
    /// Its place in what there is to say about the file: [`FindingLine::index`].
    pub index: usize,
    /// `E12`, and the sheet it is on.
    pub cell: String,
    pub sheet: String,
    /// Code and name of what it answers; an en dash where unknown.
    pub indicator: String,
    /// What stands in it.
    pub seen: String,
    /// What the kind of finding is called.
    pub matter: String,
    /// Code of the kind; nothing for a cell that another value was set in.
    pub kind: Option<&'static str>,
    pub severity: Severity,
    /// Points not given as long as it stands, as a number and in words; nothing where its figure counts.
    pub stake: Option<(Decimal, String)>,
    /// Whether a person should decide about it …
    pub waits: bool,
    /// … and left it as it is, or …
    pub kept: bool,
    /// … set another value in it: `matter` then says which.
    pub edited: bool,
}

impl CellLine {
    /// Whether it waits and nobody decided about it.
    pub fn is_open(&self) -> bool {
        self.waits && !self.kept
    }
}

/// One workbook in full.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileDetail {
    /// Its place in the list.
    pub file: usize,
    /// The folder it lies in.
    pub folder: String,
    /// Where its unit and period were found, and how sure that is.
    pub sure: Option<String>,
    /// What it does not say, or says twice.
    pub lacks: Lacks,
    /// Where it says one thing here and another there, …
    pub contradictions: Vec<String>,
    /// … and what it is read with if one of the two is right.
    pub ways_out: Vec<WayOut>,
    /// It is the form of an agency that the register lacks: so many can be added to it in one go.
    pub to_enrol: Option<usize>,
    /// It stands against others for the same unit and period.
    pub rivals: Option<RivalView>,
    pub mapping: Option<MappingView>,
    pub charset: Option<CharsetView>,
    pub kinds: Vec<KindGroup>,
    pub changes: Vec<ChangeLine>,
}

/// Several files for one unit and period, of which one is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RivalView {
    /// "Hà Tĩnh, tháng 5 năm 2020".
    pub whose: String,
    pub this: RivalFile,
    /// At least one.
    pub others: Vec<RivalFile>,
    /// Names of files that repeat one of these: they go with it.
    pub repeats: Vec<String>,
    /// One of them is a table of several units: all of these go with it.
    pub many_units: bool,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RivalFile {
    /// Its place in the list.
    pub file: usize,
    /// With the folder where two are called the same.
    pub name: String,
    /// Its date, how many cells were read, how many errors are left.
    pub facts: String,
    /// What the file looked at says otherwise than this one; nothing of the file itself.
    pub changes: Vec<ChangeLine>,
}

/// One of the things that a file says of whose it is or when it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayOut {
    /// "Dùng tháng 4 năm 2020".
    pub name: String,
    pub unit: Option<UnitCode>,
    pub period: Option<Period>,
}

/// Whether a file leaves open whose it is and when it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lacks {
    pub unit: bool,
    pub period: bool,
}

impl Lacks {
    /// Whether it lacks anything.
    pub fn any(self) -> bool {
        self.unit || self.period
    }
}

/// How a foreign table is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappingView {
    pub mapping: Mapping,
    /// What columns of each table were taken for, with their letter and the role in words: `E` – "Kết quả".
    pub columns: Vec<Vec<(ColumnRole, String, String)>>,
    /// What was read from each row of the mapping, an en dash where nothing was.
    pub values: Vec<String>,
    pub confirmed: bool,
    /// What a row can answer under the criteria set that the file is read under.
    pub indicators: Arc<[Choice]>,
}

/// Text in an old charset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CharsetView {
    /// `TCVN3`, `VNI`.
    pub name: &'static str,
    /// How many texts would change.
    pub texts: usize,
    /// Place, before, after.
    pub samples: Vec<(String, String, String)>,
    pub decided: Option<CharsetChoice>,
}

/// The findings of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindGroup {
    /// Its code.
    pub kind: String,
    /// What the kind is called.
    pub title: String,
    pub severity: Severity,
    /// What it comes to, and what the sender is to do.
    pub meaning: Vec<String>,
    pub findings: Vec<FindingLine>,
}

/// The code of the group of cells that another value was set in; no kind of finding.
pub const EDITED: &str = "edited";

/// One thing to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingLine {
    /// Its place among the file's findings; edits come after them.
    pub index: usize,
    /// Nothing for findings about the whole file or a whole sheet.
    pub cell: Option<Spot>,
    /// The sheet it is about, where it is about one.
    pub sheet: Option<String>,
    /// What stood in the cell, as the workbook has it …
    pub seen: Option<String>,
    /// … and as the language writes it; said too where nothing stood there.
    pub shown: Option<String>,
    pub message: String,
    /// What the program proposes to read instead.
    pub repair: Option<String>,
    /// Whether a person should decide about it.
    pub waits: bool,
    /// Somebody looked at it and left it as it is, or …
    pub kept: bool,
    /// … set another value in its cell: that is what it is about then.
    pub edited: bool,
    /// Whether the proposal can be taken with one key.
    pub acceptable: bool,
    /// Whether it may be said that the indicator does not concern the unit.
    pub can_be_spared: bool,
    /// Whether what is proposed is how it was read already.
    pub taken: bool,
    /// What leaving it as it is comes to.
    pub consequence: Option<String>,
}

/// A cell of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Spot {
    pub sheet: String,
    pub cell: CellAddress,
}

impl FindingLine {
    /// `Tự đánh giá!E12`; nothing for findings about the whole file.
    pub fn place(&self) -> Option<String> {
        match (&self.cell, &self.sheet) {
            (Some(spot), _) => Some(format!("{}!{}", spot.sheet, spot.cell)),
            (None, sheet) => sheet.clone(),
        }
    }

    /// Whether it waits and nobody decided about it.
    pub fn is_open(&self) -> bool {
        self.waits && !self.kept
    }
}

/// A figure that differs between two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeLine {
    /// The unit's name, where there are several.
    pub unit: String,
    /// Code and name.
    pub indicator: String,
    pub before: String,
    pub after: String,
    /// Where the later one stands: `Tự đánh giá!E12:F12`.
    pub place: String,
}

/// A part of a sheet round one cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Around {
    /// Letters.
    pub columns: Vec<String>,
    /// Number and cells.
    pub rows: Vec<(String, Vec<String>)>,
    /// Row and column, counted in this part, of the cell it is about.
    pub marked: (usize, usize),
}

/// A file that could go back to its sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnLine {
    /// Its place in the list of files.
    pub file: usize,
    pub name: String,
    /// Whose it is; an en dash where unknown.
    pub unit: String,
    pub errors: usize,
    pub warnings: usize,
}

/// What an import wrote; nothing at all where every file was known already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportDone {
    pub files: usize,
    pub submissions: usize,
}

/// What taking an import back comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoTakes {
    pub import: ImportId,
    pub periods: Vec<UndoPeriod>,
    /// What becomes of cells that were corrected in the review; nothing where none was.
    pub edits: Option<String>,
}

/// The same of one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoPeriod {
    pub name: String,
    /// "13 → 0 đơn vị có số liệu".
    pub units: String,
    /// The names of those that have no figures any more, and of those whose earlier ones count again.
    pub gone: String,
    pub back: String,
}

/// An import that was taken back, or brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// When it had been made, as a person reads it.
    pub made_at: String,
    pub submissions: usize,
    /// How many submissions of which periods came with it, and how many cells were corrected, in words.
    pub brought: String,
    /// Whether any cell was corrected in it.
    pub edited: bool,
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

    /// How many of these are written in place of what counts now.
    pub fn to_replace(&self) -> usize {
        self.files.iter().filter(|file| file.replaces).count()
    }

    /// A finding of a file was left as it is, or opened again.
    pub fn mark_kept(&mut self, file: usize, index: usize, kept: bool) {
        let waits = self.files.get_mut(file).map(|line| &mut line.waits);
        if let Some(waits) = waits {
            *waits = if kept { waits.saturating_sub(1) } else { *waits + 1 };
        }
        let cell = self.cells.iter_mut().find(|cell| (cell.file, cell.index) == (file, index));
        if let Some(cell) = cell {
            cell.kept = kept;
        }
    }

    /// Cells that nobody decided about, in files that will be written: their figures are left out.
    pub fn undecided(&self) -> impl Iterator<Item = &CellLine> {
        self.cells.iter().filter(|cell| self.is_undecided(cell))
    }

    /// Whether a cell is one of [`Self::undecided`].
    pub fn is_undecided(&self, cell: &CellLine) -> bool {
        let is_written = || self.files.get(cell.file).is_some_and(|file| file.state.is_written());
        cell.is_open() && is_written()
    }

    /// How many proposals of a kind wait over all files, and in how many.
    pub fn proposals(&self, kind: &str) -> Option<&Proposals> {
        self.proposals.iter().find(|proposals| proposals.kind == kind)
    }
}

impl FileDetail {
    /// Everything there is to say about it, in the order shown.
    pub fn findings(&self) -> impl Iterator<Item = (&KindGroup, &FindingLine)> {
        self.kinds.iter().flat_map(|group| group.findings.iter().map(move |finding| (group, finding)))
    }

    /// The finding at a place among the file's.
    pub fn finding_mut(&mut self, index: usize) -> Option<&mut FindingLine> {
        self.kinds.iter_mut().flat_map(|group| &mut group.findings).find(|finding| finding.index == index)
    }
}
