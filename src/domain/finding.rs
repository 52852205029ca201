//! Findings (Lỗi/Cảnh báo): something about a workbook or a cell that a person must look at.
//!
//! Facts only; the sentence a person reads is made in `i18n`. Kinds are stable: their `code` goes into data files,
//! JSON and docs/findings.md.

use std::fmt::{self, Write};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Info,
    /// Taken over, but somebody should look.
    Warning,
    /// The figure (or the file) was not taken over.
    Error,
}

/// What becomes of a file in an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileStatus {
    /// Figures for a unit and period that has none yet.
    New,
    /// Figures that differ from the version at hand.
    Changed,
    /// Nothing that the data file does not hold already.
    Same,
    /// Nothing could be taken from it.
    Refused,
    /// Something in it needs a person: what is sound is taken over, what is faulty is not.
    NeedsAttention,
}

impl FileStatus {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::New, Self::Changed, Self::Same, Self::Refused, Self::NeedsAttention];

    /// The stable name: `needs_attention`.
    pub fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Same => "same",
            Self::Refused => "refused",
            Self::NeedsAttention => "needs_attention",
        }
    }

    /// The status of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// A cell by zero-based row and column, printed as spreadsheets do: `E12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CellAddress {
    pub row: u32,
    pub column: u32,
}

/// The text is no cell address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a cell address: {0:?}")]
pub struct NotACellAddress(pub String);

impl fmt::Display for CellAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_column(f, u64::from(self.column) + 1)?;
        write!(f, "{}", u64::from(self.row) + 1)
    }
}

/// The letters of a column, counted from 1; of 0 there are none.
fn write_column(f: &mut fmt::Formatter<'_>, column: u64) -> fmt::Result {
    let Some(rest) = column.checked_sub(1) else { return Ok(()) };
    write_column(f, rest / 26)?;
    f.write_char(char::from(b'A' + (rest % 26) as u8))
}

impl FromStr for CellAddress {
    type Err = NotACellAddress;

    fn from_str(text: &str) -> Result<Self, NotACellAddress> {
        parse_address(text).ok_or_else(|| NotACellAddress(text.to_owned()))
    }
}

fn parse_address(text: &str) -> Option<CellAddress> {
    let digits_from = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = text.split_at(digits_from);
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    let column = letters.bytes().fold(0u32, |sum, b| sum * 26 + u32::from(b - b'A') + 1);
    let row: u32 = digits.parse().ok()?;
    Some(CellAddress { row: row.checked_sub(1)?, column: column - 1 })
}

impl TryFrom<String> for CellAddress {
    type Error = NotACellAddress;

    fn try_from(text: String) -> Result<Self, NotACellAddress> {
        text.parse()
    }
}

impl From<CellAddress> for String {
    fn from(address: CellAddress) -> Self {
        address.to_string()
    }
}

/// One thing to look at, with its place where it has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    #[serde(flatten)]
    pub kind: FindingKind,
    pub sheet: Option<String>,
    pub cell: Option<CellAddress>,
    /// What stood in the cell, as text.
    pub seen: Option<String>,
    /// What the program proposes to read instead.
    pub repair: Option<String>,
}

impl Finding {
    /// A finding about a whole file.
    pub fn of_file(kind: FindingKind) -> Self {
        Self { kind, sheet: None, cell: None, seen: None, repair: None }
    }

    /// A finding about one cell and what stood in it.
    pub fn at(sheet: &str, cell: CellAddress, seen: impl Into<String>, kind: FindingKind) -> Self {
        Self { kind, sheet: Some(sheet.to_owned()), cell: Some(cell), seen: Some(seen.into()), repair: None }
    }

    /// The same with a proposed repair.
    pub fn repaired(mut self, repair: impl Into<String>) -> Self {
        self.repair = Some(repair.into());
        self
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

macro_rules! finding_kinds {
    ($( $(#[$doc:meta])* $severity:ident $code:literal $name:ident $( { $($field:ident : $type:ty),+ $(,)? } )? ),+ $(,)?) => {
        /// What a finding is about, with the facts its sentence needs.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "kind")]
        pub enum FindingKind { $( $(#[$doc])* #[serde(rename = $code)] $name $( { $($field: $type),+ } )? ),+ }

        #[cfg(test)]
        impl FindingKind {
            /// Every code with the names of its facts.
            const FACTS: &'static [(&'static str, &'static [&'static str])] =
                &[$(($code, &[$( $(stringify!($field)),+ )?])),+];
        }

        impl FindingKind {
            /// Every code, for docs/findings.md and tests.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// Every code with its severity, in the order of the list.
            pub const SEVERITIES: &'static [(&'static str, Severity)] = &[$(($code, Severity::$severity)),+];

            /// The stable name.
            pub fn code(&self) -> &'static str {
                match self { $( Self::$name $( { $($field: _),+ } )? => $code ),+ }
            }

            /// How much a finding of this kind matters.
            pub fn severity(&self) -> Severity {
                match self { $( Self::$name $( { $($field: _),+ } )? => Severity::$severity ),+ }
            }
        }
    };
}

finding_kinds! {
    // ── The file ────────────────────────────────────────────────────────────────────────────────────────────
    /// Its bytes are no spreadsheet this program reads.
    Error "not_a_workbook" NotAWorkbook,
    /// A table of a make that Excel opens and this program does not: `excel_xml`, `html`, `old_excel`, `flat_ods`.
    Error "format_to_convert" FormatToConvert { what: String },
    /// Nothing in it: no bytes, or no cell with anything.
    Error "empty_file" EmptyFile,
    /// Nothing but zeros: a file that a cloud folder has not brought to this computer, or whose copying failed.
    Error "not_downloaded" NotDownloaded,
    /// An archive with files in it that are to be imported: `.zip`, `.rar`, `.7z`.
    Error "packed_files" PackedFiles,
    /// Encrypted with a password.
    Error "password_protected" PasswordProtected,
    /// It could not be read to the end; `detail` is the reader's own word.
    Error "damaged_file" DamagedFile { detail: String },
    /// Whoever read it ended over it, at a cap or of damage no reader survives; `detail` is how.
    Error "reader_gave_up" ReaderGaveUp { detail: String },
    /// It could not be read in the time one file may take.
    Error "too_slow" TooSlow { seconds: u64 },
    /// Fewer cells were read from a sheet than hold something in it: nothing of the file can be relied on.
    Error "misread" Misread { read: u64, found: u64 },
    /// Over a reading limit: what it holds and what is allowed, each with its unit (bytes, cells, members …).
    Error "too_large" TooLarge { what: String, found: u64, limit: u64 },
    /// Its letters cannot be read: an old charset, or one that was mangled on the way.
    Error "unreadable_encoding" UnreadableEncoding,
    /// A text file that is no Unicode: taken for this charset by its bytes.
    Info "charset_guessed" CharsetGuessed { charset: String },
    /// The file could not be opened: another program holds it, or rights are missing.
    Error "cannot_open" CannotOpen { detail: String },
    /// Excel's owner file lies beside it: unsaved changes may be missing.
    Warning "open_in_excel" OpenInExcel,
    /// A hidden sheet holds something; the sheet's name is the finding's place.
    Info "hidden_sheet" HiddenSheet,
    /// Hidden rows hold something, named as `5, 9:12`.
    Info "hidden_rows" HiddenRows { rows: String },
    /// Hidden columns hold something, named as `C, F:H`.
    Info "hidden_columns" HiddenColumns { columns: String },
    /// The same bytes were imported before.
    Info "same_file_again" SameFileAgain { imported_at: String },
    /// Other bytes, but the same answers as the version in the data file.
    Info "same_content" SameContent,
    /// The same bytes were imported before, and another version came after them: that one goes on counting.
    Warning "older_file_again" OlderFileAgain { imported_at: String },
    /// Indicators that have a figure in the version at hand and none in this file: importing it takes them away.
    Warning "figures_lost" FiguresLost { unit: String, indicators: String },
    /// By its ending no spreadsheet: not read when a whole folder is imported.
    Info "passed_over" PassedOver,
    /// A link to a folder, met inside a folder: not followed, it may lead in a circle.
    Info "linked_folder" LinkedFolder,
    /// A later file of one batch speaks for the same unit and period: that one counts.
    Warning "several_files_for_unit" SeveralFilesForUnit { other: String },
    /// An earlier file of the batch speaks for the same unit and period: this one counts instead of it.
    Warning "counts_instead_of_file" CountsInsteadOfFile { other: String },
    /// An earlier file of the batch says all of it already: it is taken over once.
    Info "same_as_another_file" SameAsAnotherFile { other: String },

    // ── The form ────────────────────────────────────────────────────────────────────────────────────────────
    /// No sheet carries this program's template or a table it knows.
    Error "unknown_form" UnknownForm,
    /// Text in an old charset, `tcvn3` or `vni`: how many texts reading it as Unicode changes. Nothing is taken over
    /// before a person confirms that.
    Error "legacy_text" LegacyText { charset: String, texts: usize },
    /// A foreign table that the program can read: how many of the indicators asked for it found. Nothing is taken over
    /// before a person confirms how it is read.
    Error "mapping_proposed" MappingProposed { of_sheet: String, found: usize, asked: usize },
    /// A foreign table, read as it was confirmed for an earlier workbook.
    Info "mapping_remembered" MappingRemembered { unit: String },
    /// Points that the committee gave stand beside the figures, on so many lines: they are entered as an appraisal only.
    Info "appraised_not_taken" AppraisedNotTaken { lines: usize },
    /// A foreign table without a column of figures.
    Error "result_column_missing" ResultColumnMissing { of_sheet: String },
    /// A row with a figure that answers no indicator: it is passed over.
    Warning "row_not_matched" RowNotMatched { label: String },
    /// A row of sums or averages: it is no unit.
    Info "total_row" TotalRow { label: String },
    /// The form was made for another catalogue.
    Error "other_catalogue" OtherCatalogue { found: String, expected: String },
    /// The form was made for another version of the catalogue.
    Warning "other_catalogue_version" OtherCatalogueVersion { found: u32, expected: u32 },
    /// The form names no unit.
    Error "unit_missing" UnitMissing,
    /// The form names a unit that the register does not know.
    Error "unit_unknown" UnitUnknown { found: String },
    /// A table names a unit for the first time, and the criteria set takes any: it joins the register.
    Info "unit_added" UnitAdded { unit: String, code: String },
    /// So many more units that a table names for the first time, from this row on: a long table is not told row by row.
    Info "further_units_added" FurtherUnitsAdded { units: usize },
    /// The name fits several units.
    Error "unit_ambiguous" UnitAmbiguous { found: String, candidates: String },
    /// The title on the sheet and the form's hidden mark name different units.
    Error "unit_conflict" UnitConflict { shown: String, hidden: String },
    /// Nothing in the workbook but its file or folder names the unit.
    Info "unit_from_path" UnitFromPath { unit: String, name: String },
    /// The file's name speaks of another unit than the workbook; the workbook counts.
    Warning "unit_differs_from_path" UnitDiffersFromPath { unit: String, name: String },
    /// A person said whose it is, and the workbook says otherwise.
    Info "unit_decided" UnitDecided { said: String, decided: String },
    /// Below the unit that counts, the letterhead names an agency that nobody knows: its own figures, or those of the unit?
    Warning "agency_below_unit" AgencyBelowUnit { unit: String, agency: String },
    /// The form's unit is not the one asked for.
    Error "unit_not_asked_for" UnitNotAskedFor { found: String, expected: String },
    /// The form names no period, or none that can be read.
    Error "period_missing" PeriodMissing,
    /// Nothing in the workbook but its file or folder names the period.
    Info "period_from_path" PeriodFromPath { period: String, name: String },
    /// Nothing but the day of signing says the period.
    Warning "period_from_signing" PeriodFromSigning { period: String },
    /// The file's name speaks of another period than the workbook; the workbook counts.
    Warning "period_differs_from_path" PeriodDiffersFromPath { period: String, name: String },
    /// A person said when it is for, and the workbook says otherwise.
    Info "period_decided" PeriodDecided { said: String, decided: String },
    /// The form is for another period than the one asked for.
    Error "period_not_asked_for" PeriodNotAskedFor { found: String, expected: String },
    /// The title on the sheet and the form's hidden mark name different periods.
    Error "period_conflict" PeriodConflict { shown: String, hidden: String },
    /// A second sheet answers for indicators too, and cannot be put together with the first: it is not read.
    Error "further_sheet_not_read" FurtherSheetNotRead { of_sheet: String },
    /// A sheet for another period than the one asked for, beside one for that: it is not read.
    Info "sheet_of_other_period" SheetOfOtherPeriod { of_sheet: String, period: String },
    /// A row's code is in no catalogue.
    Warning "unknown_indicator" UnknownIndicator { code: String },
    /// A row's code comes twice; the first counts.
    Error "indicator_twice" IndicatorTwice { code: String, first: CellAddress },
    /// Two sheets of one form give different figures for an indicator: neither counts.
    Error "sheets_differ" SheetsDiffer { code: String, of_sheet: String, first: CellAddress },
    /// A table's row names a unit that an earlier row answered for; the earlier counts.
    Error "unit_twice" UnitTwice { unit: String, first: CellAddress },
    /// A table's row names a unit and says nothing else: taken as not sent.
    Info "blank_unit_row" BlankUnitRow { unit: String },
    /// Not one figure in a whole form: taken over, the unit has sent and has no points; whether it is ranked all the same.
    Error "blank_form" BlankForm { asked: usize, ranked: bool },
    /// Not one figure in the form of a unit that so many agencies send for: its points come from their forms.
    Info "blank_form_by_agencies" BlankFormByAgencies { agencies: usize },
    /// So few figures that the unit would not be ranked: `coverage` and `least` are percentages of the points.
    Warning "low_coverage" LowCoverage { answered: usize, asked: usize, coverage: String, least: String },
    /// The form has no row for an indicator: it is taken as no data.
    Warning "indicator_row_missing" IndicatorRowMissing { code: String },

    // ── The cell ────────────────────────────────────────────────────────────────────────────────────────────
    /// Not a number.
    Error "not_a_number" NotANumber { indicator: String },
    /// A number below zero where none can be.
    Error "negative_number" NegativeNumber { indicator: String },
    /// A count with decimals.
    Error "not_a_whole_number" NotAWholeNumber { indicator: String },
    /// Neither yes nor no.
    Error "not_yes_no" NotYesNo { indicator: String },
    /// A number kept as text; read as the number it shows.
    Info "number_as_text" NumberAsText { indicator: String },
    /// `1.234` as text: one thousand two hundred or one and a bit; `0,5` in a column of percentages: half or half a
    /// percent. Not taken over.
    Error "ambiguous_number" AmbiguousNumber { indicator: String },
    /// The row is measured in thousands of what is asked for, or the like; the repair is the figure converted.
    Error "measure_differs" MeasureDiffers { indicator: String, found: String, expected: String },
    /// A count so large that it is hardly one; taken all the same.
    Warning "implausible_number" ImplausibleNumber { indicator: String },
    /// Two numbers in one cell: `01 (0,727)`.
    Error "two_numbers" TwoNumbers { indicator: String },
    /// A figure in a hidden row or column; it was read.
    Warning "hidden_figure" HiddenFigure { indicator: String },
    /// A part larger than its whole.
    Error "numerator_over_denominator" NumeratorOverDenominator { indicator: String, numerator: String, denominator: String },
    /// A whole of zero: no ratio can be made.
    Error "zero_denominator" ZeroDenominator { indicator: String },
    /// One of the two counts is missing.
    Error "part_missing" PartMissing { indicator: String },
    /// Only a percentage, no counts; the repair is the percentage taken.
    Warning "percent_only" PercentOnly { indicator: String },
    /// A value outside what the indicator allows.
    Error "out_of_range" OutOfRange { indicator: String, low: String, high: String },
    /// Nothing filled in: taken as no data.
    Info "no_answer" NoAnswer { indicator: String },
    /// A dash where a figure belongs: taken as no data, never as not applicable.
    Info "dash_as_no_data" DashAsNoData { indicator: String },
    /// A figure of a unit that the criteria set does not ask for it: kept, not counted.
    Warning "not_concerned" NotConcerned { indicator: String },
    /// Answered although marked as not applicable; the mark counts.
    Warning "answered_though_not_applicable" AnsweredThoughNotApplicable { indicator: String },
    /// Something stands where only the mark "not applicable" belongs; it is not taken as one.
    Warning "unclear_mark" UnclearMark { indicator: String },
    /// An Excel error such as #DIV/0!.
    Error "error_value" ErrorValue { indicator: String },
    /// A formula that was never calculated.
    Error "formula_without_value" FormulaWithoutValue,
    /// A stored number that is none: NaN, an infinity, or beyond what can be counted with exactly.
    Error "not_finite_number" NotFinite,
    /// Dates, times or other things where a number belongs.
    Error "wrong_cell_type" WrongCellType { indicator: String },
}

impl FindingKind {
    /// Whether saying whose the file is settles it.
    pub fn lacks_unit(&self) -> bool {
        matches!(
            self,
            Self::UnitMissing | Self::UnitUnknown { .. } | Self::UnitAmbiguous { .. } | Self::UnitConflict { .. }
        )
    }

    /// Whether saying which period the file is for settles it.
    pub fn lacks_period(&self) -> bool {
        matches!(self, Self::PeriodMissing | Self::PeriodConflict { .. })
    }

    /// The code of the indicator whose figure it speaks of; nothing where it speaks of a file, a form, or a cell by
    /// itself.
    pub fn indicator(&self) -> Option<&str> {
        use FindingKind as K;
        match self {
            K::NotANumber { indicator }
            | K::NegativeNumber { indicator }
            | K::NotAWholeNumber { indicator }
            | K::NotYesNo { indicator }
            | K::NumberAsText { indicator }
            | K::AmbiguousNumber { indicator }
            | K::MeasureDiffers { indicator, .. }
            | K::ImplausibleNumber { indicator }
            | K::TwoNumbers { indicator }
            | K::HiddenFigure { indicator }
            | K::NumeratorOverDenominator { indicator, .. }
            | K::ZeroDenominator { indicator }
            | K::PartMissing { indicator }
            | K::PercentOnly { indicator }
            | K::OutOfRange { indicator, .. }
            | K::NoAnswer { indicator }
            | K::DashAsNoData { indicator }
            | K::NotConcerned { indicator }
            | K::AnsweredThoughNotApplicable { indicator }
            | K::UnclearMark { indicator }
            | K::ErrorValue { indicator }
            | K::WrongCellType { indicator } => Some(indicator),
            K::IndicatorTwice { code, .. } | K::SheetsDiffer { code, .. } | K::IndicatorRowMissing { code } => {
                Some(code)
            }
            K::NotAWorkbook
            | K::FormatToConvert { .. }
            | K::EmptyFile
            | K::NotDownloaded
            | K::PackedFiles
            | K::PasswordProtected
            | K::DamagedFile { .. }
            | K::ReaderGaveUp { .. }
            | K::TooSlow { .. }
            | K::Misread { .. }
            | K::TooLarge { .. }
            | K::UnreadableEncoding
            | K::CharsetGuessed { .. }
            | K::CannotOpen { .. }
            | K::OpenInExcel
            | K::HiddenSheet
            | K::HiddenRows { .. }
            | K::HiddenColumns { .. }
            | K::SameFileAgain { .. }
            | K::SameContent
            | K::OlderFileAgain { .. }
            | K::FiguresLost { .. }
            | K::PassedOver
            | K::LinkedFolder
            | K::SeveralFilesForUnit { .. }
            | K::CountsInsteadOfFile { .. }
            | K::SameAsAnotherFile { .. }
            | K::UnknownForm
            | K::LegacyText { .. }
            | K::MappingProposed { .. }
            | K::MappingRemembered { .. }
            | K::AppraisedNotTaken { .. }
            | K::ResultColumnMissing { .. }
            | K::RowNotMatched { .. }
            | K::TotalRow { .. }
            | K::OtherCatalogue { .. }
            | K::OtherCatalogueVersion { .. }
            | K::UnitMissing
            | K::UnitUnknown { .. }
            | K::UnitAdded { .. }
            | K::FurtherUnitsAdded { .. }
            | K::UnitAmbiguous { .. }
            | K::UnitConflict { .. }
            | K::UnitDecided { .. }
            | K::AgencyBelowUnit { .. }
            | K::UnitFromPath { .. }
            | K::UnitDiffersFromPath { .. }
            | K::UnitNotAskedFor { .. }
            | K::PeriodMissing
            | K::PeriodFromPath { .. }
            | K::PeriodFromSigning { .. }
            | K::PeriodDiffersFromPath { .. }
            | K::PeriodNotAskedFor { .. }
            | K::PeriodConflict { .. }
            | K::PeriodDecided { .. }
            | K::FurtherSheetNotRead { .. }
            | K::SheetOfOtherPeriod { .. }
            | K::UnknownIndicator { .. }
            | K::UnitTwice { .. }
            | K::BlankUnitRow { .. }
            | K::BlankForm { .. }
            | K::BlankFormByAgencies { .. }
            | K::LowCoverage { .. }
            | K::FormulaWithoutValue
            | K::NotFinite => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        for (row, column, name) in
            [(0, 0, "A1"), (11, 4, "E12"), (0, 25, "Z1"), (0, 26, "AA1"), (1_048_575, 16_383, "XFD1048576")]
        {
            assert_eq!(CellAddress { row, column }.to_string(), name);
        }
    }

    proptest! {
        #[test]
        fn an_address_parses_back(row in 0u32..1_048_576, column in 0u32..16_384) {
            let cell = CellAddress { row, column };
            prop_assert_eq!(cell.to_string().parse::<CellAddress>(), Ok(cell));
        }
    }

    #[test]
    fn a_finding_survives_being_stored() {
        let cell = CellAddress { row: 11, column: 4 };
        let finding = Finding::at("Tự đánh giá", cell, "120", FindingKind::ZeroDenominator { indicator: "D1".into() });
        let stored = serde_json::to_string(&finding).unwrap();
        assert!(stored.contains("\"kind\":\"zero_denominator\"") && stored.contains("\"cell\":\"E12\""), "{stored}");
        assert_eq!(serde_json::from_str::<Finding>(&stored).unwrap(), finding);
    }

    #[test]
    fn a_finding_that_names_a_sheet_survives_being_stored() {
        let kind = FindingKind::MappingProposed { of_sheet: "Biểu 1".into(), found: 20, asked: 24 };
        for finding in
            [Finding::of_file(kind.clone()), Finding { sheet: Some("Biểu 1".into()), ..Finding::of_file(kind) }]
        {
            let stored = serde_json::to_string(&finding).unwrap();
            assert_eq!(serde_json::from_str::<Finding>(&stored).unwrap(), finding);
        }
    }

    /// They are written side by side, where a name can stand but once.
    #[test]
    fn no_fact_of_a_kind_is_called_like_a_part_of_the_place() {
        for (code, facts) in FindingKind::FACTS {
            for fact in *facts {
                assert!(!["kind", "sheet", "cell", "seen", "repair"].contains(fact), "{code}: {fact}");
            }
        }
    }

    #[test]
    fn codes_are_unique() {
        let unique: std::collections::BTreeSet<_> = FindingKind::CODES.iter().collect();
        assert_eq!(unique.len(), FindingKind::CODES.len());
    }
}
