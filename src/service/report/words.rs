//! Sentences that several documents share.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::catalogue::{Indicator, Input};
use crate::domain::points;
use crate::domain::text::capitalised;
use crate::i18n::{NO_VALUE, Words};
use crate::report::profile::Marked;
use crate::say;
use crate::scoring::{IndicatorScore, State};
pub(super) use crate::service::figures::with_counts as value;
use crate::service::ranges;
use crate::service::ranges::Draws;
use crate::service::score::PeriodScores;
use crate::service::source::source;

/// Period, day of the figures and criteria set, on one line.
pub(super) fn about(scores: &PeriodScores, words: &Words) -> String {
    say!(
        words,
        "report-about",
        period = capitalised(&words.period(scores.period)),
        date = words.date(scores.cut_off),
        catalogue = words.text(&scores.catalogue.name),
        version = scores.catalogue.version.to_string()
    )
}

/// Source, how rank ranges are made and the day of making: the foot of a page.
pub(super) fn foot(scores: &PeriodScores, draws: Option<Draws>, made: jiff::civil::Date, words: &Words) -> String {
    let method = draws.map_or_else(String::new, |draws| ranges::method(draws, words));
    let source = say!(words, "report-foot", source = source(scores, words), method = method);
    let made = say!(words, "report-made", date = words.date(made));
    format!("{} · {made}", source.trim_end())
}

/// Points of a maximum as a share to draw and as a printed percent.
pub(super) fn marked(gained: Option<Decimal>, max: Decimal, words: &Words) -> Marked {
    let percent = gained.and_then(|gained| points::percent_of(gained, max));
    Marked {
        at: percent.and_then(|percent| percent.to_f64()).map(|percent| (percent / 100.0).clamp(0.0, 1.0)),
        label: percent.map_or_else(none, |percent| format!("{}%", words.number(percent, 1))),
    }
}

/// What stands where there is nothing.
pub(super) fn none() -> String {
    NO_VALUE.to_owned()
}

/// How a figure moved: `+3,2 điểm %`, `+120`, `thành Có`; nothing without a figure at both times.
pub(super) fn change(
    indicator: &Indicator,
    before: Option<&IndicatorScore>,
    now: &IndicatorScore,
    words: &Words,
) -> Option<String> {
    let answered = |score: &IndicatorScore| (score.state == State::Answered).then(|| score.value()).flatten();
    let (before, now) = (answered(before?)?, answered(now)?);
    let grown = now.saturating_sub(before);
    let is_yes_or_no = matches!(indicator.input, Input::YesNo) && !indicator.measures_a_fraction();
    Some(if is_yes_or_no && grown.is_zero() {
        say!(words, "chart-change-same-rank")
    } else if is_yes_or_no && grown > Decimal::ZERO {
        say!(words, "report-change-to-yes")
    } else if is_yes_or_no {
        say!(words, "report-change-to-no")
    } else if indicator.measures_a_fraction() {
        say!(words, "chart-gap-percent", points = words.signed(grown.saturating_mul(Decimal::ONE_HUNDRED), 1))
    } else {
        words.signed(grown, grown.normalize().scale().min(2))
    })
}
