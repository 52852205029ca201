//! Appraisals in words: views of the evidence, what was found and why.

use rust_decimal::Decimal;

use super::{NO_VALUE, Words};
use crate::domain::{Answer, EvidenceView, Silence};
use crate::say;
use crate::scoring::{AppraisedScore, IndicatorScore};

impl Words {
    /// `Có`, `Chưa đầy đủ`, `Không có`.
    pub fn evidence_view(&self, view: EvidenceView) -> String {
        match view {
            EvidenceView::Present => say!(self, "evidence-present"),
            EvidenceView::Insufficient => say!(self, "evidence-insufficient"),
            EvidenceView::Missing => say!(self, "evidence-missing"),
        }
    }

    /// An answer with silences said in words; a dash where there is none. `digits` are those of the percent.
    pub fn said(&self, answer: Option<&Answer>, digits: u32) -> String {
        match answer {
            None => NO_VALUE.to_owned(),
            Some(Answer::Silent { reason: Silence::NotApplicable }) => say!(self, "answer-not-applicable"),
            Some(Answer::Silent { reason: Silence::NoData }) => say!(self, "answer-no-data"),
            Some(answer) => self.answer(answer, digits),
        }
    }

    /// What a unit says of an indicator, with what its own workbook says where that was changed at the import.
    pub fn own_word(&self, own: &IndicatorScore, digits: u32) -> String {
        let said = self.said(own.said().as_ref(), digits);
        match own.original() {
            Some(original) => say!(self, "explain-said-edited", said = said, original = original),
            None => said,
        }
    }

    /// What the committee found beside what the unit says, and why; empty where it only looked.
    pub fn appraised(&self, appraised: &AppraisedScore, digits: u32) -> Vec<String> {
        let found = &appraised.entry.appraisal;
        let said = |answer: Option<&Answer>| self.said(answer, digits);
        let own = || said(appraised.own.as_ref());
        let figure = found.answer.as_ref().map(|answer| match found.changes(appraised.own.as_ref()) {
            true => say!(self, "appraisal-changed", found = said(Some(answer)), own = own()),
            false => say!(self, "appraisal-confirmed", own = own()),
        });
        let reason = found.reason.as_deref().map(|reason| say!(self, "appraisal-reason", reason = reason));
        let evidence = found.evidence.map(|view| say!(self, "appraisal-evidence", view = self.evidence_view(view)));
        let overtaken = appraised
            .overtaken
            .then(|| say!(self, "appraisal-overtaken", before = said(appraised.entry.against.as_ref())));
        [figure, reason, evidence, overtaken].into_iter().flatten().collect()
    }

    /// Points an appraiser entered, in place of the rule's where that gave any.
    pub(super) fn entered_points(&self, points: String, instead_of: Option<String>) -> String {
        match instead_of {
            Some(ruled) => say!(self, "score-reason-entered", points = points, ruled = ruled),
            None => say!(self, "score-reason-entered-alone", points = points),
        }
    }

    /// `8,00 điểm`: points that were entered.
    pub fn entered(&self, points: Decimal, digits: u32) -> String {
        say!(self, "appraisal-points", points = self.number(points, digits.max(points.normalize().scale())))
    }

    /// Points before and after with their change: `10,00 → 8,00 (−2,00)`; only one figure where nothing changes.
    pub fn points_change(&self, own: Decimal, counted: Decimal, digits: u32) -> String {
        let change = counted.saturating_sub(own);
        let (own, counted) = (self.number(own, digits), self.number(counted, digits));
        if change.is_zero() { counted } else { format!("{own} → {counted} ({})", self.signed(change, digits)) }
    }
}
