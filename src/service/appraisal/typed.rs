//! What an appraiser types: figures as people in Viet Nam write them, checked against what the indicator asks for.

use rust_decimal::Decimal;

use super::{AppraisalError, FigureKind};
use crate::catalogue::Indicator;
use crate::domain::{Answer, Silence};
use crate::i18n::Words;
use crate::workbook::cell::written;
use crate::workbook::{typed_number, typed_of_a_whole};

/// The word that confirms the unit's own figure.
pub(super) const CONFIRMS: &str = "self";

/// The answer that a text stands for: `310/1000`, `31%`, `12`, `có`, `không áp dụng`; `self` is the unit's own, `said`.
/// Nothing for a blank text.
///
/// # Errors
/// A text that is no figure of the kind the indicator asks for.
pub fn appraised_answer(
    indicator: &Indicator,
    text: &str,
    said: Option<&Answer>,
) -> Result<Option<Answer>, AppraisalError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let own = || said.cloned().unwrap_or(Answer::Silent { reason: Silence::NoData });
    let kind = FigureKind::of(indicator);
    let answer = if text == CONFIRMS { Some(own()) } else { typed_of_a_whole(indicator, text).ok() };
    let not_read = || AppraisalError::NotAFigure { indicator: indicator.code.clone(), text: text.to_owned(), kind };
    answer.map(Some).ok_or_else(not_read)
}

/// The points that a text stands for; nothing for a blank one.
///
/// # Errors
/// A text that is no number.
pub fn appraised_points(indicator: &Indicator, text: &str) -> Result<Option<Decimal>, AppraisalError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let kind = FigureKind::Points;
    let not_read = || AppraisalError::NotAFigure { indicator: indicator.code.clone(), text: text.to_owned(), kind };
    typed_number(text).map(Some).ok_or_else(not_read)
}

/// An answer as an appraiser would type it: what [`appraised_answer`] reads as the very same.
pub fn as_typed(answer: &Answer, words: &Words) -> String {
    let plain = |value: Decimal| words.proposed(&written(value));
    match answer {
        Answer::Ratio { numerator, denominator } => format!("{}/{}", plain(*numerator), plain(*denominator)),
        Answer::PercentOnly { fraction } => format!("{}%", plain(fraction.saturating_mul(Decimal::ONE_HUNDRED))),
        Answer::Count { count: value } | Answer::Value { value } => plain(*value),
        Answer::YesNo { .. } | Answer::Silent { .. } => words.said(Some(answer), 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Input, Rule};
    use crate::i18n::Language;
    use crate::scoring::testing::{count_input, indicator, ratio_input, value_input};
    use crate::service::Problem;
    use proptest::prelude::*;

    fn asked(input: Input) -> Indicator {
        indicator("A1", "10", input, Rule::Ratio)
    }

    fn read(input: Input, text: &str) -> Option<Answer> {
        appraised_answer(&asked(input), text, None).unwrap()
    }

    #[test]
    fn figures_are_read_as_people_write_them() {
        let d = |text: &str| text.parse::<Decimal>().unwrap();
        let ratio = Answer::Ratio { numerator: d("310"), denominator: d("1000") };
        assert_eq!(read(ratio_input(), "310/1000"), Some(ratio.clone()));
        assert_eq!(read(ratio_input(), " 310 / 1.000 "), Some(ratio));
        assert_eq!(read(ratio_input(), "31,5%"), Some(Answer::PercentOnly { fraction: d("0.315") }));
        assert_eq!(read(count_input(), "1.234"), Some(Answer::Count { count: d("1234") }));
        assert_eq!(read(value_input(), "12,5"), Some(Answer::Value { value: d("12.5") }));
        assert_eq!(read(Input::YesNo, "Có"), Some(Answer::YesNo { yes: true }));
        assert_eq!(read(Input::YesNo, "không áp dụng"), Some(Answer::Silent { reason: Silence::NotApplicable }));
        assert_eq!(read(count_input(), "chưa có số liệu"), Some(Answer::Silent { reason: Silence::NoData }));
        assert_eq!(read(count_input(), " "), None);
    }

    #[test]
    fn what_is_no_figure_of_its_kind_is_refused() {
        for (input, text) in [
            (ratio_input(), "310"),
            (ratio_input(), "400/300"),
            (ratio_input(), "1/0"),
            (ratio_input(), "1,5/3"),
            (ratio_input(), "120%"),
            (count_input(), "-1"),
            (count_input(), "1,5"),
            (count_input(), "nhiều"),
            (Input::YesNo, "có lẽ"),
        ] {
            assert!(appraised_answer(&asked(input), text, None).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_refused_is_told_how_its_own_kind_is_typed_and_no_other() {
        let words = Words::new(Language::Vi);
        let shown = |refused: &AppraisalError| {
            let Problem { what, next, .. } = refused.problem(&words);
            what + " " + &next
        };
        let told = |input: Input| {
            let refused = appraised_answer(&asked(input), "3000 x", None).unwrap_err();
            shown(&refused)
        };
        for (input, example) in
            [(ratio_input(), "310/1000"), (count_input(), "số nguyên"), (value_input(), "12,5"), (Input::YesNo, "‘có’")]
        {
            let told = told(input);
            assert!(told.contains(example), "{told}");
            let others = ["310/1000", "số nguyên", "12,5", "‘có’"].into_iter().filter(|other| *other != example);
            assert!(others.into_iter().all(|other| !told.contains(other)), "{told}");
        }
        let refused = appraised_points(&asked(ratio_input()), "nhiều").unwrap_err();
        let told = shown(&refused);
        assert!(told.contains("7,5") && !told.contains("310/1000"), "{told}");
    }

    #[test]
    fn the_units_own_figure_is_confirmed_by_a_word() {
        let own = Answer::Count { count: Decimal::TEN };
        assert_eq!(appraised_answer(&asked(count_input()), "self", Some(&own)).unwrap(), Some(own));
    }

    proptest! {
        #[test]
        fn what_is_shown_for_typing_reads_as_the_very_same(part in 0u32..5_000_000, more in 1u32..5_000_000, scale in 0u32..5) {
            let fraction = Decimal::new(part.into(), 7 + scale);
            let answers = [
                (ratio_input(), Answer::Ratio { numerator: part.into(), denominator: Decimal::from(part) + Decimal::from(more) }),
                (ratio_input(), Answer::PercentOnly { fraction }),
                (count_input(), Answer::Count { count: part.into() }),
                (value_input(), Answer::Value { value: Decimal::new(part.into(), scale) }),
                (Input::YesNo, Answer::YesNo { yes: part % 2 == 0 }),
                (count_input(), Answer::Silent { reason: Silence::NotApplicable }),
                (count_input(), Answer::Silent { reason: Silence::NoData }),
            ];
            for language in [Language::Vi, Language::En] {
                let words = Words::new(language);
                for (input, answer) in &answers {
                    let text = as_typed(answer, &words);
                    prop_assert_eq!(read(input.clone(), &text), Some(answer.clone()), "{}", text);
                }
            }
        }
    }
}
