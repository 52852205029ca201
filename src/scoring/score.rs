//! What scoring gives: a unit's points, its groups' and its indicators', each with where it comes from.

use std::ops::Deref;
use std::sync::Arc;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::catalogue::Indicator;
use crate::domain::text::SharedText;
use crate::domain::{Answer, AppraisalEntry, Silence, SourceCells, UnitCode, points};

use super::exact::measured;
use super::reason::{Line, Method, Reason, Why};
use super::rule;

/// Whether there is a figure, or which of the silences it is. A real zero is [`State::Answered`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Answered,
    /// It does not concern the unit: it leaves the maximum.
    NotApplicable,
    /// A workbook came, without a figure.
    NoData,
    /// No workbook came.
    NotSent,
}

/// The score of one unit for one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitScore {
    pub unit: UnitCode,
    /// Whether it or any of its agencies has sent anything, or the committee found figures without that.
    pub sent: bool,
    /// Agencies that have not sent although the catalogue rolls up figures that concern them: the result is provisional (tạm tính).
    pub owing: Vec<UnitCode>,
    /// What the catalogue's groups make together: the sum of the indicators' points, or a mean.
    pub points: Decimal,
    /// The applicable maximum.
    pub max: Decimal,
    /// Whether enough has a figure for points to be spoken of.
    pub counts: bool,
    /// Points in percent of the applicable maximum, 0–100, rounded to the catalogue's digits; nothing where the maximum is zero.
    pub percent: Option<Decimal>,
    /// Answered points / applicable points, 0–1, not rounded; nothing where nothing applies.
    pub coverage: Option<Decimal>,
    /// In the catalogue's order.
    pub groups: Vec<GroupScore>,
    /// The indicators asked for, in form order.
    pub indicators: Vec<IndicatorScore>,
    /// What somebody should look at.
    pub notes: Vec<Note>,
}

impl UnitScore {
    /// The score of one indicator.
    pub fn indicator(&self, code: &str) -> Option<&IndicatorScore> {
        self.indicators.iter().find(|score| &*score.code == code)
    }

    /// The subtotal of one group.
    pub fn group(&self, code: &str) -> Option<&GroupScore> {
        self.groups.iter().find(|score| score.code == code)
    }

    /// Whether it may still change because agencies have not sent ("tạm tính, còn n đơn vị").
    pub fn provisional(&self) -> bool {
        self.sent && !self.owing.is_empty()
    }
}

/// The subtotal of one group of indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupScore {
    pub code: String,
    pub points: Decimal,
    /// The applicable maximum of the group.
    pub max: Decimal,
    /// Whether it takes part in what it stands in: false where too little in it has a figure, or nothing applies.
    pub counts: bool,
    /// Whether anything in it has a figure.
    pub answered: bool,
    /// Whether anything in it applies to the unit.
    pub applicable: bool,
}

impl GroupScore {
    /// Its points where a figure stands behind any of them. Without one the criteria set may count 0; a silence is no zero all the
    /// same, and what is compared and listed says that there is nothing.
    pub fn told(&self) -> Option<Decimal> {
        (self.counts && self.answered).then_some(self.points)
    }
}

/// The score of one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorScore {
    pub code: Arc<str>,
    pub state: State,
    /// The figure that counts: the unit's own, or what its agencies' add up to.
    pub answer: Option<Answer>,
    pub target: Option<Decimal>,
    /// 0 to `max`, for penalties, bonuses and z-scores as the rule says; rounded where the catalogue rounds per indicator.
    pub points: Decimal,
    /// 0 where the indicator left the maximum, is only followed, or knows none (penalties, bonuses, z-scores).
    pub max: Decimal,
    /// Whether its points take part in its group's.
    pub counts: bool,
    pub reason: Reason,
    /// Every cell the figure was read from.
    pub sources: Sources,
    /// What the agencies said, where their answers and not the unit's own count.
    pub rollup: Option<Box<RollupSummary>>,
    /// What the committee found, where it looked at the answer and that may count.
    pub appraisal: Option<Box<AppraisedScore>>,
}

impl IndicatorScore {
    /// The measured value of the figure, a fraction for ratios.
    pub fn value(&self) -> Option<Decimal> {
        self.answer.as_ref().and_then(measured)
    }

    /// Points that it counts for and did not give; 0 where it does not count.
    pub fn lost(&self) -> Decimal {
        if self.counts { self.max.saturating_sub(self.points) } else { Decimal::ZERO }
    }

    /// What share of its maximum an answer gave, 0–100; nothing where there is no answer, or no maximum.
    pub fn share(&self) -> Option<Decimal> {
        let counts = self.state == State::Answered && self.max > Decimal::ZERO;
        points::percent_of(self.points, self.max).filter(|_| counts)
    }

    /// What the unit's own workbook says where a person set something else at the import.
    pub fn original(&self) -> Option<&str> {
        self.sources.iter().filter(|_| self.rollup.is_none()).find_map(|source| source.original.as_deref())
    }

    /// What counts, as the answer it is; nothing where there is none.
    pub fn said(&self) -> Option<Answer> {
        let silence = || Answer::Silent { reason: Silence::NotApplicable };
        self.answer.clone().or_else(|| (self.state == State::NotApplicable).then(silence))
    }

    /// Whether an appraiser entered points in place of the rule's.
    pub fn has_entered_points(&self) -> bool {
        matches!(self.reason.why, Why::Scored { method: Method::Entered })
    }

    /// The arithmetic that leads from the figure to the points, and the points entered in place of these; empty where
    /// there is neither. `indicator` is the catalogue's that it was scored by, `digits` how many decimals that prints.
    pub fn lines(&self, indicator: &Indicator, digits: u32) -> Vec<Line> {
        let lines = |answer| rule::lines(indicator, answer, self.reason.peers.as_deref(), digits);
        let by_rule = self.answer.as_ref().map_or_else(Vec::new, lines);
        by_rule.into_iter().chain(self.entered_line(indicator, digits)).collect()
    }

    fn entered_line(&self, indicator: &Indicator, digits: u32) -> Option<Line> {
        let points = self.appraisal.as_ref().filter(|_| self.has_entered_points())?.entry.appraisal.points?;
        let by_rule = self.answer.as_ref().map(|answer| rule::apply(indicator, answer, self.reason.peers.as_deref()));
        Some(rule::entered_line(&rule::entered(indicator, points)?, by_rule.as_ref(), digits))
    }
}

/// The places a figure was read from. Nearly always it is one, which needs no room of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sources {
    /// The unit's own workbook; nothing: it has no row, or is not asked.
    Own(Option<AnswerSource>),
    /// Its agencies'.
    Agencies(Vec<AnswerSource>),
}

impl Deref for Sources {
    type Target = [AnswerSource];

    fn deref(&self) -> &[AnswerSource] {
        match self {
            Self::Own(source) => source.as_slice(),
            Self::Agencies(sources) => sources,
        }
    }
}

/// An appraisal beside what the unit says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppraisedScore {
    pub entry: AppraisalEntry,
    /// What would count without it: the unit's own answer, or what its agencies say; nothing where there is none.
    pub own: Option<Answer>,
    /// The unit says otherwise now than when it was appraised.
    pub overtaken: bool,
}

/// The place an answer was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerSource {
    pub unit: UnitCode,
    pub sheet: Option<SharedText>,
    pub cells: Option<SourceCells>,
    /// What it says there: the parts of a sum can be added up from these.
    pub answer: Option<Answer>,
    /// What stood in the cells before a person set something else at the import; nothing where nobody did.
    pub original: Option<SharedText>,
    /// What the committee found instead, where that counts.
    pub appraised: Option<Answer>,
}

impl AnswerSource {
    /// The unit's answer that counts: the committee's, where it set one.
    pub fn counted(&self) -> Option<&Answer> {
        self.appraised.as_ref().or(self.answer.as_ref())
    }
}

/// What a roll-up rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollupSummary {
    /// Agencies whose figures are in the result.
    pub counted: usize,
    /// Of these, agencies whose figure is the committee's.
    pub appraised: usize,
    /// Agencies the indicator may apply to: those it concerns, but for the ones that said it does not apply.
    pub applicable: usize,
    /// Agencies that have not sent.
    pub owing: Vec<UnitCode>,
    /// Agencies that gave only a percentage, which no sum can take in.
    pub percent_only_left_out: Vec<UnitCode>,
    /// Agencies that have sent, but no figure that can be used.
    pub no_figure_left_out: Vec<UnitCode>,
}

/// Something about a unit's figures that somebody should look at; it changes no points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The unit's own figure is not what its agencies' add up to; theirs counts. `rolled` is nothing where the
    /// agencies' answers leave it undecided or say that it does not apply.
    OwnDiffers { indicator: String, own: Answer, rolled: Option<Answer> },
    /// Agencies gave only a percentage: they are not in the sum.
    PercentOnlyLeftOut { indicator: String, agencies: Vec<UnitCode> },
    /// Agencies have sent, but without a figure.
    NoFigureLeftOut { indicator: String, agencies: Vec<UnitCode> },
    /// A unit gave a figure for what does not concern it: kept, not counted.
    NotConcerned { indicator: String, unit: UnitCode },
    /// A whole of zero was taken as "not applicable".
    ZeroDenominator { indicator: String, unit: UnitCode },
    /// An answer of another kind than is asked for was taken as "no data".
    DoesNotFit { indicator: String, unit: UnitCode },
    /// A part larger than its whole: held to the maximum.
    OverWhole { indicator: String },
    /// A unit says otherwise now than when its answer was appraised.
    Overtaken { indicator: String, unit: UnitCode },
}

impl Note {
    /// The code of the indicator it is about.
    pub fn indicator(&self) -> &str {
        match self {
            Self::OwnDiffers { indicator, .. }
            | Self::PercentOnlyLeftOut { indicator, .. }
            | Self::NoFigureLeftOut { indicator, .. }
            | Self::NotConcerned { indicator, .. }
            | Self::ZeroDenominator { indicator, .. }
            | Self::DoesNotFit { indicator, .. }
            | Self::Overtaken { indicator, .. }
            | Self::OverWhole { indicator } => indicator,
        }
    }
}
