//! What a finding says to a person: one sentence a kind, what is wrong and what to do.

use super::Words;
use crate::domain::FindingKind;
use crate::say;

impl Words {
    /// The sentence of a finding, without its place.
    pub fn finding(&self, kind: &FindingKind) -> String {
        use FindingKind as K;
        match kind {
            K::NotAWorkbook => say!(self, "finding-not-a-workbook"),
            K::FormatToConvert { what } => say!(self, "finding-format-to-convert", what = what.as_str()),
            K::EmptyFile => say!(self, "finding-empty-file"),
            K::NotDownloaded => say!(self, "finding-not-downloaded"),
            K::PackedFiles => say!(self, "finding-packed-files"),
            K::PasswordProtected => say!(self, "finding-password-protected"),
            K::DamagedFile { detail } => say!(self, "finding-damaged-file", detail = detail.as_str()),
            K::ReaderGaveUp { detail } => say!(self, "finding-reader-gave-up", detail = detail.as_str()),
            K::TooSlow { seconds } => say!(self, "finding-too-slow", seconds = seconds.to_string()),
            K::Misread { read, found } => {
                say!(self, "finding-misread", read = read.to_string(), found = found.to_string())
            }
            K::TooLarge { what, found, limit } => say!(
                self,
                "finding-too-large",
                what = what.as_str(),
                found = self.number((*found).into(), 0),
                limit = self.number((*limit).into(), 0)
            ),
            K::UnreadableEncoding => say!(self, "finding-unreadable-encoding"),
            K::CharsetGuessed { charset } => say!(self, "finding-charset-guessed", charset = charset.as_str()),
            K::CannotOpen { detail } => say!(self, "finding-cannot-open", detail = detail.as_str()),
            K::OpenInExcel => say!(self, "finding-open-in-excel"),
            K::HiddenSheet => say!(self, "finding-hidden-sheet"),
            K::HiddenRows { rows } => say!(self, "finding-hidden-rows", rows = rows.as_str()),
            K::HiddenColumns { columns } => say!(self, "finding-hidden-columns", columns = columns.as_str()),
            K::SameFileAgain { imported_at } => {
                say!(self, "finding-same-file-again", imported_at = imported_at.as_str())
            }
            K::SameContent => say!(self, "finding-same-content"),
            K::OlderFileAgain { imported_at } => {
                say!(self, "finding-older-file-again", imported_at = imported_at.as_str())
            }
            K::FiguresLost { unit, indicators } => {
                say!(self, "finding-figures-lost", unit = unit.as_str(), indicators = indicators.as_str())
            }
            K::PassedOver => say!(self, "finding-passed-over"),
            K::LinkedFolder => say!(self, "finding-linked-folder"),
            K::SeveralFilesForUnit { other } => say!(self, "finding-several-files-for-unit", other = other.as_str()),
            K::CountsInsteadOfFile { other } => say!(self, "finding-counts-instead-of-file", other = other.as_str()),
            K::SameAsAnotherFile { other } => say!(self, "finding-same-as-another-file", other = other.as_str()),
            K::UnknownForm => say!(self, "finding-unknown-form"),
            K::LegacyText { charset, texts } => {
                say!(self, "finding-legacy-text", charset = charset.as_str(), texts = texts.to_string())
            }
            K::MappingProposed { of_sheet: sheet, found, asked } => say!(
                self,
                "finding-mapping-proposed",
                sheet = sheet.as_str(),
                found = found.to_string(),
                asked = asked.to_string()
            ),
            K::AppraisedNotTaken { lines } => say!(self, "finding-appraised-not-taken", lines = lines.to_string()),
            K::MappingRemembered { unit } => say!(self, "finding-mapping-remembered", unit = unit.as_str()),
            K::ResultColumnMissing { of_sheet: sheet } => {
                say!(self, "finding-result-column-missing", sheet = sheet.as_str())
            }
            K::RowNotMatched { label } => say!(self, "finding-row-not-matched", label = label.as_str()),
            K::TotalRow { label } => say!(self, "finding-total-row", label = label.as_str()),
            K::OtherCatalogue { found, expected } => {
                say!(self, "finding-other-catalogue", found = found.as_str(), expected = expected.as_str())
            }
            K::OtherCatalogueVersion { found, expected } => say!(
                self,
                "finding-other-catalogue-version",
                found = found.to_string(),
                expected = expected.to_string()
            ),
            K::UnitMissing => say!(self, "finding-unit-missing"),
            K::UnitUnknown { found } => say!(self, "finding-unit-unknown", found = found.as_str()),
            K::FurtherUnitsAdded { units } => say!(self, "finding-further-units-added", units = units.to_string()),
            K::UnitAdded { unit, code } => {
                say!(self, "finding-unit-added", unit = unit.as_str(), code = code.as_str())
            }
            K::UnitAmbiguous { found, candidates } => {
                say!(self, "finding-unit-ambiguous", found = found.as_str(), candidates = candidates.as_str())
            }
            K::UnitConflict { shown, hidden } => {
                say!(self, "finding-unit-conflict", shown = shown.as_str(), hidden = hidden.as_str())
            }
            K::UnitFromPath { unit, name } => {
                say!(self, "finding-unit-from-path", unit = unit.as_str(), name = name.as_str())
            }
            K::UnitDiffersFromPath { unit, name } => {
                say!(self, "finding-unit-differs-from-path", unit = unit.as_str(), name = name.as_str())
            }
            K::UnitDecided { said, decided } => {
                say!(self, "finding-unit-decided", said = said.as_str(), decided = decided.as_str())
            }
            K::AgencyBelowUnit { unit, agency } => {
                say!(self, "finding-agency-below-unit", unit = unit.as_str(), agency = agency.as_str())
            }
            K::UnitNotAskedFor { found, expected } => {
                say!(self, "finding-unit-not-asked-for", found = found.as_str(), expected = expected.as_str())
            }
            K::PeriodMissing => say!(self, "finding-period-missing"),
            K::PeriodFromPath { period, name } => {
                say!(self, "finding-period-from-path", period = period.as_str(), name = name.as_str())
            }
            K::PeriodFromSigning { period } => say!(self, "finding-period-from-signing", period = period.as_str()),
            K::PeriodDiffersFromPath { period, name } => {
                say!(self, "finding-period-differs-from-path", period = period.as_str(), name = name.as_str())
            }
            K::PeriodNotAskedFor { found, expected } => {
                say!(self, "finding-period-not-asked-for", found = found.as_str(), expected = expected.as_str())
            }
            K::PeriodDecided { said, decided } => {
                say!(self, "finding-period-decided", said = said.as_str(), decided = decided.as_str())
            }
            K::PeriodConflict { shown, hidden } => {
                say!(self, "finding-period-conflict", shown = shown.as_str(), hidden = hidden.as_str())
            }
            K::SheetOfOtherPeriod { of_sheet: sheet, period } => {
                say!(self, "finding-sheet-of-other-period", sheet = sheet.as_str(), period = period.as_str())
            }
            K::FurtherSheetNotRead { of_sheet: sheet } => {
                say!(self, "finding-further-sheet-not-read", sheet = sheet.as_str())
            }
            K::UnknownIndicator { code } => say!(self, "finding-unknown-indicator", code = code.as_str()),
            K::IndicatorTwice { code, first } => {
                say!(self, "finding-indicator-twice", code = code.as_str(), first = first.to_string())
            }
            K::SheetsDiffer { code, of_sheet: sheet, first } => {
                let first = first.to_string();
                say!(self, "finding-sheets-differ", code = code.as_str(), sheet = sheet.as_str(), first = first)
            }
            K::UnitTwice { unit, first } => {
                say!(self, "finding-unit-twice", unit = unit.as_str(), first = first.to_string())
            }
            K::BlankUnitRow { unit } => say!(self, "finding-blank-unit-row", unit = unit.as_str()),
            K::BlankForm { asked, ranked } => {
                let ranked = if *ranked { "yes" } else { "no" };
                say!(self, "finding-blank-form", asked = asked.to_string(), ranked = ranked)
            }
            &K::BlankFormByAgencies { agencies } => say!(self, "finding-blank-form-by-agencies", count = agencies),
            K::LowCoverage { answered, asked, coverage, least } => say!(
                self,
                "finding-low-coverage",
                answered = answered.to_string(),
                asked = asked.to_string(),
                coverage = self.proposed(coverage),
                least = self.proposed(least)
            ),
            K::IndicatorRowMissing { code } => say!(self, "finding-indicator-row-missing", code = code.as_str()),
            K::NotANumber { indicator } => say!(self, "finding-not-a-number", indicator = indicator.as_str()),
            K::NegativeNumber { indicator } => say!(self, "finding-negative-number", indicator = indicator.as_str()),
            K::NotAWholeNumber { indicator } => {
                say!(self, "finding-not-a-whole-number", indicator = indicator.as_str())
            }
            K::NotYesNo { indicator } => say!(self, "finding-not-yes-no", indicator = indicator.as_str()),
            K::NumberAsText { indicator } => say!(self, "finding-number-as-text", indicator = indicator.as_str()),
            K::AmbiguousNumber { indicator } => say!(self, "finding-ambiguous-number", indicator = indicator.as_str()),
            K::MeasureDiffers { indicator, found, expected } => say!(
                self,
                "finding-measure-differs",
                indicator = indicator.as_str(),
                found = found.as_str(),
                expected = expected.as_str()
            ),
            K::ImplausibleNumber { indicator } => {
                say!(self, "finding-implausible-number", indicator = indicator.as_str())
            }
            K::TwoNumbers { indicator } => say!(self, "finding-two-numbers", indicator = indicator.as_str()),
            K::HiddenFigure { indicator } => say!(self, "finding-hidden-figure", indicator = indicator.as_str()),
            K::NumeratorOverDenominator { indicator, numerator, denominator } => say!(
                self,
                "finding-numerator-over-denominator",
                indicator = indicator.as_str(),
                numerator = numerator.as_str(),
                denominator = denominator.as_str()
            ),
            K::ZeroDenominator { indicator } => say!(self, "finding-zero-denominator", indicator = indicator.as_str()),
            K::PartMissing { indicator } => say!(self, "finding-part-missing", indicator = indicator.as_str()),
            K::PercentOnly { indicator } => say!(self, "finding-percent-only", indicator = indicator.as_str()),
            K::OutOfRange { indicator, low, high } => say!(
                self,
                "finding-out-of-range",
                indicator = indicator.as_str(),
                low = self.proposed(low),
                high = self.proposed(high)
            ),
            K::NoAnswer { indicator } => say!(self, "finding-no-answer", indicator = indicator.as_str()),
            K::DashAsNoData { indicator } => say!(self, "finding-dash-as-no-data", indicator = indicator.as_str()),
            K::NotConcerned { indicator } => say!(self, "finding-not-concerned", indicator = indicator.as_str()),
            K::AnsweredThoughNotApplicable { indicator } => {
                say!(self, "finding-answered-though-not-applicable", indicator = indicator.as_str())
            }
            K::UnclearMark { indicator } => say!(self, "finding-unclear-mark", indicator = indicator.as_str()),
            K::ErrorValue { indicator } => say!(self, "finding-error-value", indicator = indicator.as_str()),
            K::FormulaWithoutValue => say!(self, "finding-formula-without-value"),
            K::NotFinite => say!(self, "finding-not-finite-number"),
            K::WrongCellType { indicator } => say!(self, "finding-wrong-cell-type", indicator = indicator.as_str()),
        }
    }
}
