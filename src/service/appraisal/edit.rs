//! Edits: what somebody types about one indicator, put to what stands.

use super::{Appraisal, AppraisalError, EvidenceView, Pair, Pairs, appraised_answer, appraised_points, held};
use crate::catalogue::Indicator;
use crate::service::ServiceError;

/// What is to be changed of an indicator's appraisal. What is nothing here stays as it stands; a blank text takes it away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edit {
    /// The indicator's code.
    pub indicator: String,
    /// See [`appraised_answer`].
    pub answer: Option<String>,
    pub points: Option<String>,
    /// `Some(None)`: nobody has looked at it.
    pub evidence: Option<Option<EvidenceView>>,
    pub reason: Option<String>,
}

impl Edit {
    /// Nothing to be changed yet.
    pub fn of(indicator: &str) -> Self {
        Self { indicator: indicator.to_owned(), ..Self::default() }
    }

    /// Everything taken away: earlier entries are taken back.
    pub fn clearing(indicator: &str) -> Self {
        let blank = || Some(String::new());
        Self { answer: blank(), points: blank(), evidence: Some(None), reason: blank(), ..Self::of(indicator) }
    }

    /// What stands with this put to it, held to the rules. A reason that stands is one for the figures that stand: where
    /// these change it goes, unless another is given.
    ///
    /// # Errors
    /// Those of [`checked`], and a text that is no figure.
    pub fn applied(&self, pairs: &Pairs) -> Result<Appraisal, ServiceError> {
        let (asked, pair) = pairs.asked(&self.indicator)?;
        self.put_to(asked, pair)
    }

    /// The same for one pair, whosever it is.
    pub(super) fn put_to(&self, asked: &Indicator, pair: &Pair) -> Result<Appraisal, ServiceError> {
        let standing = pair.entry().map_or_else(Appraisal::default, |entry| entry.appraisal.clone());
        let said = pair.own.said();
        let answer = self.answer.as_deref().map(|text| appraised_answer(asked, text, said.as_ref())).transpose()?;
        let points = self.points.as_deref().map(|text| appraised_points(asked, text)).transpose()?;
        let mut edited = Appraisal {
            answer: answer.unwrap_or_else(|| standing.answer.clone()),
            points: points.unwrap_or(standing.points),
            evidence: self.evidence.unwrap_or(standing.evidence),
            reason: None,
        };
        let same_figures = (&edited.answer, edited.points) == (&standing.answer, standing.points);
        edited.reason = self.reason.clone().or_else(|| standing.reason.filter(|_| same_figures));
        held(asked, pair, edited)
    }
}

/// The edit that confirms what the unit says; nothing where it says nothing or was appraised already.
pub fn confirming(pair: &Pair) -> Option<Edit> {
    let open = pair.entry().is_none_or(|entry| !entry.appraisal.decides());
    (open && pair.own.said().is_some())
        .then(|| Edit { answer: Some(super::typed::CONFIRMS.to_owned()), ..Edit::of(pair.code()) })
}

/// `CODE=…` parted.
///
/// # Errors
/// A text without the sign, or with nothing before it.
pub fn setting(text: &str) -> Result<(String, String), AppraisalError> {
    let parted = text.split_once('=').map(|(code, value)| (code.trim().to_owned(), value.trim().to_owned()));
    parted.filter(|(code, _)| !code.is_empty()).ok_or_else(|| AppraisalError::NotASetting { text: text.to_owned() })
}
