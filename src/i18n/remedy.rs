//! Findings as their senders read them: what is wrong, and what the sender does about it.

use super::Words;
use crate::domain::FindingKind;
use crate::say;

impl Words {
    /// What is wrong, without the advice behind it: that is written for those who import.
    pub fn what_is_wrong(&self, kind: &FindingKind) -> String {
        first_sentence(&self.finding(kind)).to_owned()
    }

    /// What the sender of a workbook does about a finding; nothing where it is not the sender's business.
    pub fn remedy(&self, kind: &FindingKind) -> Option<String> {
        use FindingKind as K;
        Some(match kind {
            K::NotAWorkbook => say!(self, "remedy-not-a-workbook"),
            K::PackedFiles => say!(self, "remedy-packed-files"),
            K::EmptyFile | K::NotDownloaded => say!(self, "remedy-empty-file"),
            K::PasswordProtected => say!(self, "remedy-password-protected"),
            K::DamagedFile { .. } | K::FormatToConvert { .. } | K::ReaderGaveUp { .. } | K::Misread { .. } => {
                say!(self, "remedy-damaged-file")
            }
            K::TooLarge { .. } | K::TooSlow { .. } => say!(self, "remedy-too-large"),
            K::UnreadableEncoding | K::LegacyText { .. } => say!(self, "remedy-unreadable-encoding"),
            K::FiguresLost { .. } => say!(self, "remedy-figures-lost"),
            K::UnknownForm | K::OtherCatalogue { .. } | K::OtherCatalogueVersion { .. } => {
                say!(self, "remedy-use-the-form")
            }
            K::UnitMissing | K::UnitUnknown { .. } | K::UnitAmbiguous { .. } | K::AgencyBelowUnit { .. } => {
                say!(self, "remedy-name-the-unit")
            }
            K::UnitConflict { .. } | K::UnitNotAskedFor { .. } => say!(self, "remedy-own-form"),
            K::PeriodMissing | K::PeriodFromSigning { .. } => say!(self, "remedy-name-the-period"),
            K::PeriodNotAskedFor { .. } | K::PeriodConflict { .. } => say!(self, "remedy-check-the-period"),
            K::UnitDiffersFromPath { .. } | K::PeriodDiffersFromPath { .. } => say!(self, "remedy-right-file"),
            K::ResultColumnMissing { .. } => say!(self, "remedy-result-column"),
            K::MeasureDiffers { expected, .. } => say!(self, "remedy-measure", expected = expected.as_str()),
            K::ImplausibleNumber { .. } => say!(self, "remedy-implausible-number"),
            K::TwoNumbers { .. } => say!(self, "remedy-two-numbers"),
            K::HiddenFigure { .. } => say!(self, "remedy-hidden-figure"),
            K::FurtherSheetNotRead { .. } => say!(self, "remedy-one-sheet"),
            K::UnknownIndicator { .. } | K::RowNotMatched { .. } => say!(self, "remedy-unknown-indicator"),
            K::IndicatorTwice { .. } | K::UnitTwice { .. } => say!(self, "remedy-one-row"),
            K::SheetsDiffer { .. } => say!(self, "remedy-sheets-agree"),
            K::BlankForm { .. } | K::LowCoverage { .. } => say!(self, "remedy-fill-the-form"),
            K::IndicatorRowMissing { .. } => say!(self, "remedy-row-missing"),
            K::NotANumber { .. } | K::NotFinite | K::WrongCellType { .. } => say!(self, "remedy-number"),
            K::NegativeNumber { .. } => say!(self, "remedy-negative-number"),
            K::NotAWholeNumber { .. } => say!(self, "remedy-whole-number"),
            K::NotYesNo { .. } => say!(self, "remedy-yes-no"),
            K::AmbiguousNumber { .. } => say!(self, "remedy-ambiguous-number"),
            K::NumeratorOverDenominator { .. } => say!(self, "remedy-both-parts-checked"),
            K::ZeroDenominator { .. } => say!(self, "remedy-zero-denominator"),
            K::PartMissing { .. } => say!(self, "remedy-part-missing"),
            K::PercentOnly { .. } => say!(self, "remedy-percent-only"),
            K::OutOfRange { .. } => say!(self, "remedy-out-of-range"),
            K::NotConcerned { .. } => say!(self, "remedy-not-concerned"),
            K::AnsweredThoughNotApplicable { .. } => say!(self, "remedy-mark-or-figure"),
            K::UnclearMark { .. } => say!(self, "remedy-unclear-mark"),
            K::ErrorValue { .. } => say!(self, "remedy-error-value"),
            K::FormulaWithoutValue => say!(self, "remedy-recalculate"),
            // What happened at this end, or is as it should be.
            K::CannotOpen { .. }
            | K::OpenInExcel
            | K::SameFileAgain { .. }
            | K::SameContent
            | K::SeveralFilesForUnit { .. }
            | K::CountsInsteadOfFile { .. }
            | K::SameAsAnotherFile { .. }
            | K::OlderFileAgain { .. }
            | K::PassedOver
            | K::LinkedFolder
            | K::CharsetGuessed { .. }
            | K::MappingProposed { .. }
            | K::MappingRemembered { .. }
            | K::AppraisedNotTaken { .. }
            | K::TotalRow { .. }
            | K::SheetOfOtherPeriod { .. }
            | K::UnitFromPath { .. }
            | K::UnitDecided { .. }
            | K::PeriodDecided { .. }
            | K::PeriodFromPath { .. }
            | K::HiddenSheet
            | K::HiddenRows { .. }
            | K::HiddenColumns { .. }
            | K::UnitAdded { .. }
            | K::FurtherUnitsAdded { .. }
            | K::BlankUnitRow { .. }
            | K::BlankFormByAgencies { .. }
            | K::NumberAsText { .. }
            | K::NoAnswer { .. }
            | K::DashAsNoData { .. } => return None,
        })
    }
}

/// So many sentences from the beginning of a text; all of it where it has no more.
pub(crate) fn opening(text: &str, sentences: usize) -> &str {
    let rest = |end: usize| text.get(end..).unwrap_or_default();
    let end = (0..sentences).fold(0, |end, _| end + first_sentence(rest(end)).len());
    text.get(..end).unwrap_or(text)
}

/// Up to the first full stop before a capital. What is quoted or in brackets is passed over: units are called
/// ‘TP. Hồ Chí Minh’.
fn first_sentence(text: &str) -> &str {
    let mut quoted = 0u32;
    for (at, letter) in text.char_indices() {
        match letter {
            '‘' | '(' => quoted += 1,
            '’' | ')' => quoted = quoted.saturating_sub(1),
            '.' if quoted == 0 => {
                let rest = text.get(at + 1..).unwrap_or_default();
                let next = rest.strip_prefix(' ').and_then(|rest| rest.chars().next());
                if next.is_some_and(char::is_uppercase) {
                    return text.get(..=at).unwrap_or(text);
                }
            }
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn what_is_wrong_is_said_without_the_advice() {
        let words = Words::new(Language::Vi);
        let unknown = FindingKind::UnitUnknown { found: "TP. Hồ Chí Minh".into() };
        assert_eq!(words.what_is_wrong(&unknown), "Không có đơn vị ‘TP. Hồ Chí Minh’ trong danh mục.");
        let kind = FindingKind::NotANumber { indicator: "D1".into() };
        assert_eq!(words.what_is_wrong(&kind), "Tiêu chí D1: ô này phải là số.");
        let kind = FindingKind::NotAWorkbook;
        assert!(words.what_is_wrong(&kind).ends_with("(.xlsx, .xlsm, .xls, .xlsb, .ods, .csv)."));
        assert_eq!(first_sentence("Một câu không có lời khuyên"), "Một câu không có lời khuyên");
        assert_eq!(opening("Một. Hai số 3. Ba. Bốn.", 2), "Một. Hai số 3.");
        assert_eq!(opening("Một. Hai.", 3), "Một. Hai.");
    }

    #[test]
    fn senders_are_not_bothered_with_what_happened_here() {
        let words = Words::new(Language::Vi);
        assert_eq!(words.remedy(&FindingKind::OpenInExcel), None);
        assert!(words.remedy(&FindingKind::PasswordProtected).is_some());
    }
}
