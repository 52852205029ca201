//! Appraisals (Thẩm định): what the committee found of a unit's word on an indicator, beside what the unit said.
//!
//! Entries are only ever added. The latest of an indicator counts; one that says nothing takes the earlier ones back.
//! Must not know how points are worked out: whoever enters an appraisal says what the unit's own would be.

use serde::{Deserialize, Serialize};

use super::{Answer, Decimal, Silence};

/// What the committee found of one answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appraisal {
    /// The answer that counts instead of the unit's own; it goes through the indicator's rule. The unit's own answer,
    /// entered here, is confirmed by it. Nothing: the unit's own stands as it is.
    pub answer: Option<Answer>,
    /// Points in place of those that the rule would give. Nothing: the rule's.
    pub points: Option<Decimal>,
    /// Nothing: nobody looked at it.
    pub evidence: Option<EvidenceView>,
    /// Why, in the appraiser's words; never blank.
    pub reason: Option<String>,
}

/// The committee's view of the evidence (tài liệu kiểm chứng) behind an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceView {
    Present,
    Insufficient,
    Missing,
}

/// Whether the unit's own figures, the appraised ones, or the appraised where there are any and else the own count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Appraised where present, else self-assessed.
    #[default]
    Counts,
    SelfAssessed,
    /// Nothing but what was appraised.
    Appraised,
}

/// An appraisal as somebody entered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppraisalEntry {
    /// The indicator's code in the catalogue.
    pub indicator: String,
    pub appraisal: Appraisal,
    /// What the unit itself said then; nothing where it said nothing.
    pub against: Option<Answer>,
    /// Whoever entered it, as they call themselves.
    pub by: Option<String>,
    /// When, as kept in the data file.
    pub at: String,
}

/// Why an appraisal cannot be entered as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppraisalFault {
    /// It changes what the unit said, or the points for it, and does not say why.
    NoReason,
}

impl Appraisal {
    /// Whether it says nothing of the answer: then earlier entries are taken back. A reason may say why.
    pub fn says_nothing(&self) -> bool {
        !self.decides() && self.evidence.is_none()
    }

    /// Whether it has a figure or points of its own; a view of the evidence alone changes nothing.
    pub fn decides(&self) -> bool {
        self.answer.is_some() || self.points.is_some()
    }

    /// Whether it sets another answer than the unit's own `said`.
    pub fn changes(&self, said: Option<&Answer>) -> bool {
        self.answer.as_ref().is_some_and(|answer| spoken(Some(answer)) != spoken(said))
    }

    /// Holds an appraisal to its one rule: what differs has a reason. `said` is the unit's own answer; `own_points` are
    /// those its own answer gives, nothing where a unit does not assess itself.
    ///
    /// # Errors
    /// [`AppraisalFault::NoReason`].
    pub fn checked(self, said: Option<&Answer>, own_points: Option<Decimal>) -> Result<Self, AppraisalFault> {
        let other_points = self.points.is_some_and(|points| own_points.is_some_and(|own| own != points));
        let differs = self.changes(said) || other_points;
        if differs && self.reason.is_none() { Err(AppraisalFault::NoReason) } else { Ok(self) }
    }

    /// The same with the reason without white space around it; a blank one is none.
    pub fn tidied(mut self) -> Self {
        let reason = self.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
        self.reason = reason.map(super::text::nfc);
        self
    }
}

impl AppraisalEntry {
    /// Whether the unit says otherwise now than when this was entered (bản tự đánh giá đã đổi sau khi thẩm định).
    pub fn is_overtaken(&self, said: Option<&Answer>) -> bool {
        spoken(self.against.as_ref()) != spoken(said)
    }
}

/// A row without a figure says no more than no row at all.
pub fn spoken(answer: Option<&Answer>) -> Option<&Answer> {
    answer.filter(|answer| **answer != Answer::Silent { reason: Silence::NoData })
}

/// Of a history, oldest first: the entries that stand, the latest of each indicator, in the order they were first made.
pub fn standing(history: impl IntoIterator<Item = AppraisalEntry>) -> Vec<AppraisalEntry> {
    let mut latest: Vec<AppraisalEntry> = Vec::new();
    for entry in history {
        match latest.iter_mut().find(|other| other.indicator == entry.indicator) {
            Some(other) => *other = entry,
            None => latest.push(entry),
        }
    }
    latest.retain(|entry| !entry.appraisal.says_nothing());
    latest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(numerator: u32, denominator: u32) -> Answer {
        Answer::Ratio { numerator: numerator.into(), denominator: denominator.into() }
    }

    fn entry(indicator: &str, appraisal: Appraisal, at: &str) -> AppraisalEntry {
        AppraisalEntry { indicator: indicator.to_owned(), appraisal, against: None, by: None, at: at.to_owned() }
    }

    fn of_points(points: u32) -> Appraisal {
        Appraisal { points: Some(points.into()), ..Appraisal::default() }
    }

    #[test]
    fn what_differs_needs_a_reason_and_what_confirms_needs_none() {
        let said = ratio(310, 1000);
        let ten = Some(Decimal::TEN);
        let with =
            |answer, points: Option<u32>| Appraisal { answer, points: points.map(Into::into), ..Appraisal::default() };
        for fine in [with(Some(said.clone()), None), with(None, Some(10)), Appraisal::default()] {
            assert!(fine.checked(Some(&said), ten).is_ok());
        }
        for bare in [with(Some(ratio(250, 1000)), None), with(None, Some(8))] {
            assert_eq!(bare.clone().checked(Some(&said), ten), Err(AppraisalFault::NoReason));
            let reasoned = Appraisal { reason: Some("thiếu tài liệu".into()), ..bare };
            assert!(reasoned.checked(Some(&said), ten).is_ok());
        }
    }

    #[test]
    fn a_figure_where_the_unit_said_nothing_needs_a_reason() {
        let found = Appraisal { answer: Some(ratio(1, 2)), ..Appraisal::default() };
        assert!(found.clone().checked(None, None).is_err());
        assert!(found.checked(Some(&Answer::Silent { reason: Silence::NoData }), None).is_err());
    }

    #[test]
    fn points_that_only_the_appraiser_gives_differ_from_nothing() {
        assert!(of_points(8).checked(None, None).is_ok());
    }

    #[test]
    fn a_blank_reason_is_none() {
        let blank = Appraisal { reason: Some(" \n".into()), ..of_points(8) };
        assert_eq!(blank.tidied().reason, None);
    }

    #[test]
    fn the_latest_entry_stands_and_one_that_says_nothing_takes_it_back() {
        let history = [
            entry("D1", of_points(1), "1"),
            entry("D2", of_points(2), "2"),
            entry("D1", of_points(3), "3"),
            entry("D2", Appraisal { reason: Some("nhập nhầm".into()), ..Appraisal::default() }, "4"),
        ];
        assert_eq!(standing(history), [entry("D1", of_points(3), "3")]);
    }

    #[test]
    fn an_appraisal_is_overtaken_when_the_unit_says_otherwise() {
        let made = AppraisalEntry { against: Some(ratio(310, 1000)), ..entry("D1", of_points(8), "1") };
        assert!(!made.is_overtaken(Some(&ratio(310, 1000))));
        assert!(made.is_overtaken(Some(&ratio(320, 1000))));
        assert!(made.is_overtaken(None));
        let silent = entry("D1", of_points(8), "1");
        assert!(!silent.is_overtaken(Some(&Answer::Silent { reason: Silence::NoData })));
    }
}
