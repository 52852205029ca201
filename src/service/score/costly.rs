//! What most points were lost on.

use crate::domain::Decimal;
use crate::scoring::{IndicatorScore, UnitScore};

/// The indicators that cost a unit points, what costs most first, of like cost in the order of the form. A unit that sent
/// nothing lost them on nothing in particular.
pub fn costly(score: &UnitScore) -> Vec<&IndicatorScore> {
    let asked = score.indicators.iter().filter(|_| score.sent);
    let mut costly: Vec<&IndicatorScore> = asked.filter(|asked| asked.lost() > Decimal::ZERO).collect();
    costly.sort_by_key(|asked| std::cmp::Reverse(asked.lost()));
    costly
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::load_shipped;
    use crate::domain::Answer;
    use crate::scoring::testing::{submission, unit};
    use crate::scoring::{UnitInput, score_unit};

    #[test]
    fn what_costs_most_comes_first_and_what_was_not_sent_costs_nothing_in_particular() {
        let catalogue = load_shipped("nq17-2020").unwrap().unwrap();
        let none = Answer::Ratio { numerator: Decimal::ZERO, denominator: Decimal::ONE_HUNDRED };
        let (unit, sent) = (unit("48"), submission("48", &[("D1", none)]));
        let score = score_unit(&catalogue, &UnitInput::of(&unit, Some(&sent)));
        let costly = costly(&score);
        assert!(costly.iter().any(|asked| &*asked.code == "D1"));
        assert!(costly.iter().all(|asked| asked.lost() > Decimal::ZERO));
        let place = |code: &str| score.indicators.iter().position(|asked| *asked.code == *code).unwrap();
        for pair in costly.windows(2) {
            let by_points = pair[1].lost().cmp(&pair[0].lost());
            assert!(by_points.then(place(&pair[0].code).cmp(&place(&pair[1].code))).is_lt(), "{:?}", pair[0].code);
        }
        let silent = score_unit(&catalogue, &UnitInput::of(&unit, None));
        assert!(super::costly(&silent).is_empty());
    }
}
