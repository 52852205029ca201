//! What a fault of a catalogue or of a list of units says to a person: where it is, what is wrong, what to do.

use rust_decimal::Decimal;

use super::{Language, Words};
use crate::catalogue::{Catalogue, Expected, Fault, FaultKind, Misfit, Source, SourceStatus};
use crate::domain::unit_list::{UnitFault, UnitFaultKind};
use crate::say;

/// Decimals of a number quoted from a catalogue: as many as a catalogue may write.
const MOST_DIGITS: u32 = 12;

impl Words {
    /// The document and the clause that a source is cited by; parts of Vietnamese documents by their name in the language.
    pub fn cited(&self, source: &Source) -> String {
        let document = self.text(&source.document);
        match &source.clause {
            Some(clause) => format!("{document}, {}", self.clause(clause)),
            None => document.to_owned(),
        }
    }

    fn clause(&self, clause: &str) -> String {
        let parts = [
            ("Mục ", say!(self, "clause-section")),
            ("Điều ", say!(self, "clause-article")),
            ("Khoản ", say!(self, "clause-clause")),
            ("khoản ", say!(self, "clause-clause")),
            ("Điểm ", say!(self, "clause-point")),
            ("điểm ", say!(self, "clause-point")),
            ("Phụ lục ", say!(self, "clause-annex")),
        ];
        match self.language() {
            Language::Vi => clause.to_owned(),
            Language::En => {
                parts.iter().fold(clause.to_owned(), |said, (part, name)| said.replace(part, &format!("{name} ")))
            }
        }
    }

    /// A fault of a catalogue with its place: `dòng 12, indicator[D1].max: …`.
    pub fn fault(&self, fault: &Fault) -> String {
        let said = self.fault_kind(&fault.kind);
        match (fault.line, fault.place.as_str()) {
            (None, "") => said,
            (None, place) => say!(self, "fault-at-place", place = place, said = said),
            (Some(line), "") => say!(self, "fault-at-line", line = line.to_string(), said = said),
            (Some(line), place) => {
                say!(self, "fault-at-line-and-place", line = line.to_string(), place = place, said = said)
            }
        }
    }

    /// A fault of a catalogue without its place.
    pub fn fault_kind(&self, kind: &FaultKind) -> String {
        use FaultKind as K;
        let n = |number: &Decimal| self.plain(*number, MOST_DIGITS);
        match kind {
            K::Syntax { detail } => say!(self, "fault-syntax", detail = detail.as_str()),
            K::UnknownKey { key, known } => {
                say!(self, "fault-unknown-key", key = key.as_str(), known = known.join(", "))
            }
            K::MissingKey { key } => say!(self, "fault-missing-key", key = key.as_str()),
            K::WrongType { expected, found } => {
                say!(self, "fault-wrong-type", expected = self.expected(*expected), found = found.as_str())
            }
            K::UnknownChoice { found, allowed } => {
                say!(self, "fault-unknown-choice", found = found.as_str(), allowed = allowed.join(", "))
            }
            K::NotADecimal { found } => say!(self, "fault-not-a-decimal", found = found.as_str()),
            K::NotADate { found } => say!(self, "fault-not-a-date", found = found.as_str()),
            K::NotAFigureDate { found } if found.is_empty() => say!(self, "fault-no-figure-date"),
            K::NotAFigureDate { found } => say!(self, "fault-not-a-figure-date", found = found.as_str()),
            K::EmptyList => say!(self, "fault-empty-list"),
            K::BadId { found } => say!(self, "fault-bad-id", found = found.as_str()),
            K::BadCode { found } => say!(self, "fault-bad-code", found = found.as_str()),
            K::CodeTwice { code } => say!(self, "fault-code-twice", code = code.as_str()),
            K::BlankText => say!(self, "fault-blank-text"),
            K::VersionZero => say!(self, "fault-version-zero"),
            K::OutOfRange { found, low, high } => {
                say!(self, "fault-out-of-range", found = n(found), low = n(low), high = n(high))
            }
            K::Negative { found } => say!(self, "fault-negative", found = n(found)),
            K::NoIndicators => say!(self, "fault-no-indicators"),
            K::TotalDiffers { stated, sum } => say!(self, "fault-total-differs", stated = n(stated), sum = n(sum)),
            K::BandsNotDescending { before, found } => {
                say!(self, "fault-bands-not-descending", before = n(before), found = n(found))
            }
            K::LastBandNotZero { found } => say!(self, "fault-last-band-not-zero", found = n(found)),
            K::EmptyGroup => say!(self, "fault-empty-group"),
            K::GroupMaxDiffers { stated, sum } => {
                say!(self, "fault-group-max-differs", stated = n(stated), sum = n(sum))
            }
            K::CapOverSum { stated, sum } => say!(self, "fault-cap-over-sum", stated = n(stated), sum = n(sum)),
            K::BestDiffers { stated, best } => say!(self, "fault-best-differs", stated = n(stated), best = n(best)),
            K::MemberOffScale { member, max, scale } => {
                say!(self, "fault-member-off-scale", member = member.as_str(), max = n(max), scale = n(scale))
            }
            K::GroupInItself => say!(self, "fault-group-in-itself"),
            K::WeightNotPositive { found } => say!(self, "fault-weight-not-positive", found = n(found)),
            K::RankByPercentOfNothing => say!(self, "fault-rank-by-percent-of-nothing"),
            K::UnboundedNeedsLeaveOut => say!(self, "fault-unbounded-needs-leave-out"),
            K::FloorOutside { floor, max } => say!(self, "fault-floor-outside", floor = n(floor), max = n(max)),
            K::GoalpostsEqual { found } => say!(self, "fault-goalposts-equal", found = n(found)),
            K::UnknownGroup { code } => say!(self, "fault-unknown-group", code = code.as_str()),
            K::NoCondition => say!(self, "fault-no-condition"),
            K::UnknownBloc { code } => say!(self, "fault-unknown-bloc", code = code.as_str()),
            K::BlocTotalDiffers { stated, sum } => {
                say!(self, "fault-bloc-total-differs", stated = n(stated), sum = n(sum))
            }
            K::ConcernsNobody => say!(self, "fault-concerns-nobody"),
            K::UnknownIndicator { code } => say!(self, "fault-unknown-indicator", code = code.as_str()),
            K::TooFewParts => say!(self, "fault-too-few-parts"),
            K::NotSummable { code } => say!(self, "fault-not-summable", code = code.as_str()),
            K::Misfit(misfit) => self.misfit(*misfit),
            K::ScoredWithoutPoints => say!(self, "fault-scored-without-points"),
            K::PointsWithoutScore { max } => say!(self, "fault-points-without-score", max = n(max)),
            K::TargetMissing => say!(self, "fault-target-missing"),
            K::TargetNotPositive => say!(self, "fault-target-not-positive"),
            K::YesNoTarget { found } => say!(self, "fault-yes-no-target", found = n(found)),
            K::NoSteps => say!(self, "fault-no-steps"),
            K::StepsNotAscending { before, found } => {
                say!(self, "fault-steps-not-ascending", before = n(before), found = n(found))
            }
            K::StepOverMax { points, max } => say!(self, "fault-step-over-max", points = n(points), max = n(max)),
            K::LastStepNotMax { points, max } => {
                say!(self, "fault-last-step-not-max", points = n(points), max = n(max))
            }
            K::PointsEachNotPositive { found } => say!(self, "fault-points-each-not-positive", found = n(found)),
            K::BoundsCrossed { low, high } => say!(self, "fault-bounds-crossed", low = n(low), high = n(high)),
            K::ClauseWithoutCitation { clause } => {
                say!(self, "fault-clause-without-citation", clause = clause.as_str())
            }
        }
    }

    fn expected(&self, expected: Expected) -> String {
        match expected {
            Expected::Text => say!(self, "fault-expected-text"),
            Expected::TextInLanguages => say!(self, "fault-expected-text-in-languages"),
            Expected::Whole => say!(self, "fault-expected-whole"),
            Expected::Decimal => say!(self, "fault-expected-decimal"),
            Expected::YesOrNo => say!(self, "fault-expected-yes-or-no"),
            Expected::Date => say!(self, "fault-expected-date"),
            Expected::Table => say!(self, "fault-expected-table"),
            Expected::List => say!(self, "fault-expected-list"),
            Expected::KindOrTable => say!(self, "fault-expected-kind-or-table"),
        }
    }

    fn misfit(&self, misfit: Misfit) -> String {
        match misfit {
            Misfit::RatioRule => say!(self, "fault-misfit-ratio-rule"),
            Misfit::AchievementRule => say!(self, "fault-misfit-achievement-rule"),
            Misfit::YesNoRule => say!(self, "fault-misfit-yes-no-rule"),
            Misfit::StepsRule => say!(self, "fault-misfit-steps-rule"),
            Misfit::CappedCountRule => say!(self, "fault-misfit-capped-count-rule"),
            Misfit::MeasuredRule => say!(self, "fault-misfit-measured-rule"),
            Misfit::ExtraRule => say!(self, "fault-misfit-extra-rule"),
            Misfit::AppraisedRule => say!(self, "fault-misfit-appraised-rule"),
            Misfit::SumRollup => say!(self, "fault-misfit-sum-rollup"),
            Misfit::YesNoRollup => say!(self, "fault-misfit-yes-no-rollup"),
        }
    }

    /// Which criteria set, in which version and since when: `nq17-2020, phiên bản 2, áp dụng từ 01/01/2020`.
    pub fn edition(&self, catalogue: &Catalogue) -> String {
        let (id, version) = (catalogue.id.as_str(), catalogue.version.to_string());
        match catalogue.effective_from {
            Some(day) => say!(self, "edition-since", id = id, version = version, day = self.date(day)),
            None => say!(self, "edition", id = id, version = version),
        }
    }

    /// How well a source was checked: `đã kiểm chứng`, `cần đối chiếu văn bản` …
    pub fn source_status(&self, status: SourceStatus) -> String {
        match status {
            SourceStatus::Verified => say!(self, "source-verified"),
            SourceStatus::VerifiedAsProposal => say!(self, "source-verified-as-proposal"),
            SourceStatus::Partial => say!(self, "source-partial"),
            SourceStatus::Unverified => say!(self, "source-unverified"),
        }
    }

    /// A fault of a list of units with its line.
    pub fn unit_fault(&self, fault: &UnitFault) -> String {
        say!(self, "fault-at-line", line = fault.line.to_string(), said = self.unit_fault_kind(&fault.kind))
    }

    fn unit_fault_kind(&self, kind: &UnitFaultKind) -> String {
        use UnitFaultKind as K;
        match kind {
            K::NotUtf8 => say!(self, "unit-fault-not-utf8"),
            K::Empty => say!(self, "unit-fault-empty"),
            K::ColumnMissing { column } => say!(self, "unit-fault-column-missing", column = self.column(column)),
            K::ColumnTwice { column } => say!(self, "unit-fault-column-twice", column = self.column(column)),
            K::BadCode { found } => say!(self, "unit-fault-bad-code", found = found.as_str()),
            K::CodeTwice { code, first } => {
                say!(self, "unit-fault-code-twice", code = code.as_str(), first = first.to_string())
            }
            K::NameEmpty => say!(self, "unit-fault-name-empty"),
            K::UnknownKind { found } => say!(self, "unit-fault-unknown-kind", found = found.as_str()),
            K::ParentEmpty => say!(self, "unit-fault-parent-empty"),
            K::ParentUnknown { found } => say!(self, "unit-fault-parent-unknown", found = found.as_str()),
            K::ParentLoop { parent } => say!(self, "unit-fault-parent-loop", parent = parent.as_str()),
        }
    }

    /// A column by the heading a person of this language would write.
    fn column(&self, column: &str) -> String {
        match column {
            "code" => say!(self, "unit-column-code"),
            "name" => say!(self, "unit-column-name"),
            "official_name" => say!(self, "unit-column-official-name"),
            "short_name" => say!(self, "unit-column-short-name"),
            "aliases" => say!(self, "unit-column-aliases"),
            "kind" => say!(self, "unit-column-kind"),
            "bloc" => say!(self, "unit-column-bloc"),
            "parent" => say!(self, "unit-column-parent"),
            other => other.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;
    use crate::catalogue::parse;
    use crate::domain::{Register, unit_list};

    #[test]
    fn a_fault_says_where_it_is_and_what_is_wrong() {
        let fault = Fault {
            place: "group[D].max".to_owned(),
            line: Some(12),
            kind: FaultKind::GroupMaxDiffers { stated: 40.into(), sum: "39.5".parse().unwrap() },
        };
        let said = Words::new(Language::Vi).fault(&fault);
        assert!(said.starts_with("dòng 12, group[D].max: ") && said.contains("39,5"), "{said}");
        let said = Words::new(Language::En).fault(&fault);
        assert!(said.starts_with("line 12, group[D].max: ") && said.contains("39.5"), "{said}");
    }

    #[test]
    fn an_empty_file_names_every_missing_key() {
        let words = Words::new(Language::Vi);
        let said: Vec<_> = parse("").unwrap_err().iter().map(|fault| words.fault(fault)).collect();
        for key in ["id", "version", "name", "total", "group", "indicator"] {
            assert!(said.iter().any(|said| said.contains(&format!("‘{key}’"))), "{key}: {said:?}");
        }
    }

    #[test]
    fn a_fault_of_a_list_of_units_names_its_line_and_column() {
        let faults = unit_list::parse("ten\nX\n".as_bytes(), &Register::default()).unwrap_err();
        let said = Words::new(Language::Vi).unit_fault(&faults[0]);
        assert!(said.starts_with("dòng 1: ") && said.contains("mã"), "{said}");
    }
}
