//! What a person reads as the reason of a score.

use super::super::{Language, Words};
use crate::catalogue::{AppliesTo, Bloc, Indicator, Rollup};
use crate::domain::Answer;
use crate::scoring::testing::*;

fn lines(language: Language, indicator: &Indicator, answer: Answer) -> Vec<String> {
    let catalogue = catalogue(vec![indicator.clone()]);
    let score = score(&catalogue, &[(indicator.code.as_str(), answer)]);
    Words::new(language).reason(&catalogue, indicator, score.indicators.first().unwrap())
}

fn vi(indicator: &Indicator, answer: Answer) -> Vec<String> {
    lines(Language::Vi, indicator, answer)
}

#[test]
fn a_reached_target_shows_its_arithmetic() {
    assert_eq!(
        vi(&of_target("A1", "10", "0.30"), ratio("310", "1000")),
        [
            "Cách tính: điểm = min(1; giá trị ÷ chỉ tiêu) × điểm tối đa (đạt hay vượt chỉ tiêu đều được điểm tối đa, chưa đạt thì được theo tỷ lệ)",
            "310 ÷ 1.000 = 31,00%",
            "min(1; 31,00% ÷ 30%) × 10 = 10,00",
        ]
    );
}

#[test]
fn a_rounded_percent_goes_on_as_its_counts() {
    assert_eq!(
        lines(Language::En, &of_ratio("A1", "10"), ratio("56817", "61000")),
        ["Rule: points = ratio × maximum", "56,817 ÷ 61,000 ≈ 93.14%", "(56,817 ÷ 61,000) × 10 ≈ 9.31"]
    );
}

#[test]
fn each_rule_shows_how_it_counts() {
    let last = |indicator: &Indicator, answer| vi(indicator, answer).split_off(1).join(" | ");
    assert_eq!(last(&of_ratio("A1", "10"), ratio("12", "10")), "12 ÷ 10 = 120,00% | min(1; 120,00%) × 10 = 10,00");
    assert_eq!(last(&of_target("A1", "10", "0.3"), percent_only("0.14")), "min(1; 14% ÷ 30%) × 10 ≈ 4,67");
    let ceiling = of_ceiling("A1", "10", "0.05");
    assert_eq!(last(&ceiling, ratio("8", "100")), "8 ÷ 100 = 8,00% | min(1; 5% ÷ 8,00%) × 10 = 6,25");
    assert_eq!(last(&ceiling, ratio("0", "100")), "0 ÷ 100 = 0,00% | 0,00% ≤ 5% | Điểm: 10,00");
    assert_eq!(last(&of_ceiling("A1", "10", "0"), percent_only("0.01")), "1% > 0% | Điểm: 0,00");
    assert_eq!(last(&of_yes("A1", "5"), yes_no(true)), "Trả lời: Có | 1 × 5 = 5,00");
    assert_eq!(last(&of_yes("A1", "5"), yes_no(false)), "Trả lời: Không | 0 × 5 = 0,00");
    assert_eq!(last(&of_count("A1", "5", "1.5"), count("3")), "min(3 × 1,5; 5) = 4,50");
}

#[test]
fn steps_show_the_rungs_below_and_above() {
    let steps = of_steps("A1", "8", &[("0.2", "2"), ("0.5", "5"), ("0.8", "8")]);
    assert_eq!(
        vi(&steps, ratio("1", "4")),
        [
            "Cách tính: điểm của mức cao nhất đạt được: từ 20%: 2; từ 50%: 5; từ 80%: 8",
            "1 ÷ 4 = 25,00%",
            "25,00% ≥ 20%",
            "25,00% < 50%",
            "Điểm: 2,00",
        ]
    );
}

#[test]
fn silences_say_what_became_of_them() {
    let indicator = of_ratio("A1", "10");
    let silence = |answer| vi(&indicator, answer).pop().unwrap();
    assert_eq!(silence(NO_DATA), "Chưa có số liệu: theo bộ tiêu chí, tính 0 điểm trên tối đa 10,00");
    assert_eq!(silence(NOT_APPLICABLE), "Không áp dụng cho đơn vị: không tính vào điểm tối đa");
    assert_eq!(silence(ratio("0", "0")), "Mẫu số bằng 0, coi là không áp dụng: không tính vào điểm tối đa");
}

#[test]
fn a_roll_up_says_how_many_are_in_it() {
    let indicator = rolled(of_ratio("A1", "10"), Rollup::Sum);
    let score = score_rolled(indicator.clone(), None, &[Some(ratio("1", "2")), None, Some(percent_only("0.5"))]);
    let catalogue = catalogue(vec![indicator.clone()]);
    let lines = Words::new(Language::Vi).reason(&catalogue, &indicator, &score.indicators[0]);
    assert_eq!(
        lines[1],
        "Tổng hợp từ 1/3 cơ quan áp dụng tiêu chí; 1 cơ quan chỉ có tỷ lệ, không cộng gộp; tạm tính, còn 1 cơ quan chưa gửi"
    );
}

#[test]
fn notes_name_both_figures() {
    let score =
        score_rolled(rolled(of_ratio("A1", "10"), Rollup::Sum), Some(ratio("9", "10")), &[Some(ratio("1", "2"))]);
    assert_eq!(
        Words::new(Language::Vi).note(&score.notes[0], 1),
        "A1: số đơn vị tự báo 9/10 (90,0%) khác số tổng hợp từ các cơ quan 1/2 (50,0%); tính theo số tổng hợp."
    );
}

#[test]
fn agencies_without_a_figure_are_named() {
    let indicator = rolled(of_ratio("A1", "10"), Rollup::Sum);
    let score = score_rolled(indicator.clone(), None, &[Some(ratio("1", "2")), Some(NO_DATA)]);
    let catalogue = catalogue(vec![indicator.clone()]);
    let words = Words::new(Language::Vi);
    assert_eq!(words.note(&score.notes[0], 1), "A1: 1 cơ quan đã gửi nhưng chưa có số liệu: 48-1.");
    assert_eq!(
        words.reason(&catalogue, &indicator, &score.indicators[0])[1],
        "Tổng hợp từ 1/2 cơ quan áp dụng tiêu chí; 1 cơ quan chưa có số liệu"
    );
}

#[test]
fn the_largest_figures_can_be_worded() {
    let huge = "79228162514264337593543950335";
    for answer in [ratio(huge, "1"), ratio(huge, huge), percent_only(huge)] {
        assert_eq!(vi(&of_target("A1", "10", "0.3"), answer).pop().unwrap().split(' ').next_back(), Some("10,00"));
    }
}

#[test]
fn what_does_not_concern_a_unit_says_whom_it_concerns() {
    let districts = AppliesTo {
        kinds: vec![crate::domain::UnitKind::Agency],
        blocs: vec!["huyen".to_owned()],
        except: vec!["48-hs".to_owned()],
    };
    let indicator = Indicator { applies_to: Some(districts), ..of_ratio("A1", "10") };
    let mut catalogue = catalogue(vec![indicator.clone()]);
    catalogue.blocs = vec![Bloc { code: "huyen".to_owned(), name: text("UBND cấp huyện"), total: None }];
    let score = score_of("48-a", &catalogue, &[("A1", ratio("1", "2"))]);
    let said = Words::new(Language::Vi).reason(&catalogue, &indicator, &score.indicators[0]);
    assert_eq!(
        said[1],
        "Không áp dụng cho đơn vị này theo bộ tiêu chí (chỉ áp dụng cho cơ quan; chỉ áp dụng cho khối UBND cấp huyện; \
         không áp dụng cho 48-hs): không tính vào điểm tối đa"
    );
    assert_eq!(
        Words::new(Language::Vi).note(&score.notes[0], 2),
        "A1: không áp dụng cho 48-a theo bộ tiêu chí; số liệu đã gửi được giữ lại nhưng không tính."
    );
}
