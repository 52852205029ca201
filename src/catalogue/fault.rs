//! What can be wrong with a catalogue: facts with their place. The sentences are made in `i18n`.

use rust_decimal::Decimal;

/// One fault of a catalogue and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The way to it: `indicator[D1].rule.steps[2]`. Things with a code are named by it, or by `#` and their number where
    /// the code is missing, malformed or taken; others by their number. Numbers count from 1. Empty for the whole file.
    pub place: String,
    /// Line of the file, from 1; nothing for a catalogue that did not come from one.
    pub line: Option<usize>,
    pub kind: FaultKind,
}

/// What a value should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A text in quotes.
    Text,
    /// A text, or a table with `vi` and `en`.
    TextInLanguages,
    /// A whole number of 0 and above.
    Whole,
    Decimal,
    YesOrNo,
    Date,
    Table,
    List,
    /// A word of a fixed set, or a table whose `kind` is one.
    KindOrTable,
}

/// Why a rule or roll-up does not suit what is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// The rule `ratio` wants a ratio, a value, or yes/no rolled up to a share.
    RatioRule,
    /// `achievement` wants a ratio, a count, a value, or yes/no rolled up to a share.
    AchievementRule,
    /// `yes_no` wants a yes/no that is not rolled up to a share.
    YesNoRule,
    /// `steps` wants a ratio, a count, a value, or yes/no rolled up to a share.
    StepsRule,
    /// `capped_count` wants a count.
    CappedCountRule,
    /// `best_peer`, `min_max`, `goalposts`, `z_score` and `target_distance` want something measured: a ratio, a count, a
    /// value, or yes/no rolled up to a share.
    MeasuredRule,
    /// `penalty` and `bonus` want a count or a yes/no.
    ExtraRule,
    /// `appraised` wants a value.
    AppraisedRule,
    /// `sum` wants a ratio or a count.
    SumRollup,
    /// `all`, `any` and `share` want yes/no.
    YesNoRollup,
}

macro_rules! fault_kinds {
    ($( $(#[$doc:meta])* $code:literal $name:ident $( { $($field:ident : $type:ty),+ $(,)? } )? $( ( $inner:ty ) )? ),+ $(,)?) => {
        /// What is wrong, with the facts its sentence needs.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum FaultKind { $( $(#[$doc])* $name $( { $($field: $type),+ } )? $( ($inner) )? ),+ }

        impl FaultKind {
            /// The stable name.
            pub fn code(&self) -> &'static str {
                match self { $( Self::$name { .. } => $code ),+ }
            }
        }
    };
}

fault_kinds! {
    // ── The file ────────────────────────────────────────────────────────────────────────────────────────────
    /// Not TOML; `detail` is the parser's own word.
    "syntax" Syntax { detail: String },
    /// A key that means nothing here.
    "unknown_key" UnknownKey { key: String, known: Vec<String> },
    /// A key that must be there.
    "missing_key" MissingKey { key: String },
    /// Another kind of value than expected; `found` is TOML's name of it.
    "wrong_type" WrongType { expected: Expected, found: String },
    /// A word that is not of the fixed set.
    "unknown_choice" UnknownChoice { found: String, allowed: Vec<String> },
    /// No decimal of at most 12 digits before and 15 after the point.
    "not_a_decimal" NotADecimal { found: String },
    /// No day between 1900 and 2999.
    "not_a_date" NotADate { found: String },
    /// No date of a national figure: `2019`, `05/2020` or `20/05/2020`.
    "not_a_figure_date" NotAFigureDate { found: String },

    /// A list without anything in it.
    "empty_list" EmptyList,

    // ── The whole ───────────────────────────────────────────────────────────────────────────────────────────
    /// An id is 1–40 small letters, digits, `-`, `_` and `.`, beginning with a letter or digit.
    "bad_id" BadId { found: String },
    /// A code is 1–20 ASCII letters, digits, `-`, `_` and `.`, beginning with a letter or digit.
    "bad_code" BadCode { found: String },
    /// The code stands before, apart from upper and lower case.
    "code_twice" CodeTwice { code: String },
    /// No name, or a blank one.
    "blank_text" BlankText,
    /// Versions count from 1.
    "version_zero" VersionZero,
    /// A number outside its range.
    "out_of_range" OutOfRange { found: Decimal, low: Decimal, high: Decimal },
    /// A number below zero.
    "negative" Negative { found: Decimal },
    /// Nothing is assessed.
    "no_indicators" NoIndicators,
    /// The stated total is not the sum of the scored indicators' maximums.
    "total_differs" TotalDiffers { stated: Decimal, sum: Decimal },

    // ── Bands ───────────────────────────────────────────────────────────────────────────────────────────────
    /// Not below the band before it.
    "bands_not_descending" BandsNotDescending { before: Decimal, found: Decimal },
    /// The lowest band does not begin at 0.
    "last_band_not_zero" LastBandNotZero { found: Decimal },

    // ── Groups and indicators ───────────────────────────────────────────────────────────────────────────────
    /// A group without indicators.
    "empty_group" EmptyGroup,
    /// The group's stated points are not the sum of its scored indicators' maximums.
    "group_max_differs" GroupMaxDiffers { stated: Decimal, sum: Decimal },
    /// A cap above what it caps.
    "cap_over_sum" CapOverSum { stated: Decimal, sum: Decimal },
    /// The group's stated points are not those of its best member.
    "best_differs" BestDiffers { stated: Decimal, best: Decimal },
    /// What is averaged must lie on one scale, that of the average.
    "member_off_scale" MemberOffScale { member: String, max: Decimal, scale: Decimal },
    /// A group that stands, through others or at once, in itself.
    "group_in_itself" GroupInItself,
    /// A weight of zero or below.
    "weight_not_positive" WeightNotPositive { found: Decimal },
    /// Percents are taken of the total, and there is none.
    "rank_by_percent_of_nothing" RankByPercentOfNothing,
    /// Zero points would be the average, where points know no maximum.
    "unbounded_needs_leave_out" UnboundedNeedsLeaveOut,
    /// The worst would have as many points as the best, or less than none.
    "floor_outside" FloorOutside { floor: Decimal, max: Decimal },
    /// Goalposts with nothing between them.
    "goalposts_equal" GoalpostsEqual { found: Decimal },
    /// A group that is not declared.
    "unknown_group" UnknownGroup { code: String },
    /// A condition on units that says nothing.
    "no_condition" NoCondition,
    /// A bloc that is not declared.
    "unknown_bloc" UnknownBloc { code: String },
    /// The stated points of a bloc are not the sum of the maximums of the scored indicators that concern it.
    "bloc_total_differs" BlocTotalDiffers { stated: Decimal, sum: Decimal },
    /// The conditions of an indicator and of its group leave no unit that meets both.
    "concerns_nobody" ConcernsNobody,
    /// An indicator that is not there.
    "unknown_indicator" UnknownIndicator { code: String },
    /// Fewer than two parts of a whole.
    "too_few_parts" TooFewParts,
    /// An indicator without counts, or one that counts another kind of thing than the whole.
    "not_summable" NotSummable { code: String },
    /// The rule or roll-up does not suit the input.
    "misfit" Misfit(Misfit),
    /// A scored indicator that can give no points.
    "scored_without_points" ScoredWithoutPoints,
    /// A maximum for an indicator that is not scored.
    "points_without_score" PointsWithoutScore { max: Decimal },
    /// Achievement is measured against a target, and there is none.
    "target_missing" TargetMissing,
    /// Where higher is better, the target must be above zero.
    "target_not_positive" TargetNotPositive,
    /// A yes/no is met by yes: its target is 1.
    "yes_no_target" YesNoTarget { found: Decimal },
    /// A steps rule without steps.
    "no_steps" NoSteps,
    /// A step that does not lie above the one before it.
    "steps_not_ascending" StepsNotAscending { before: Decimal, found: Decimal },
    /// More points than the indicator can give.
    "step_over_max" StepOverMax { points: Decimal, max: Decimal },
    /// The last step does not give the maximum.
    "last_step_not_max" LastStepNotMax { points: Decimal, max: Decimal },
    /// Each counted thing must be worth something.
    "points_each_not_positive" PointsEachNotPositive { found: Decimal },
    /// A lower bound above the upper one.
    "bounds_crossed" BoundsCrossed { low: Decimal, high: Decimal },
    /// A clause is named, but no page where it was found: clauses are never guessed.
    "clause_without_citation" ClauseWithoutCitation { clause: String },
}
