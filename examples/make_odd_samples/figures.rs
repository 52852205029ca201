//! What each unit would have answered, had its workbook been in order: the same for every sample it appears in.

use egov_score::catalogue::{Catalogue, Indicator, Input, load_shipped};
use egov_score::domain::{Answer, Decimal, Period, Register, SourcedAnswer, Submission, Unit, UnitCode, province};

/// A unit's answer, before anybody writes it down in some way of his own.
#[derive(Clone, Copy)]
pub(crate) enum Figure {
    Ratio(u32, u32),
    Count(u32),
    YesNo(bool),
}

pub(crate) fn catalogue() -> Catalogue {
    load_shipped("nq17-2020").expect("it ships").expect("it is sound")
}

pub(crate) fn period() -> Period {
    "2020-05".parse().expect("a period")
}

/// A province of the register.
pub(crate) fn unit(code: &str) -> Unit {
    let code: UnitCode = code.parse().expect("a code");
    Register::new(province::units()).by_code(&code).expect("one of the 63").clone()
}

/// A plausible figure, drawn from the names alone.
pub(crate) fn figure(unit: &str, indicator: &Indicator) -> Figure {
    let draw = hash(&[unit, &indicator.code]);
    let whole = 200 + draw % 1_800;
    match &indicator.input {
        Input::YesNo => Figure::YesNo(!draw.is_multiple_of(4)),
        Input::Ratio { .. } => Figure::Ratio(whole * (15 + draw / 7 % 80) / 100, whole),
        Input::Count { .. } | Input::Value { .. } => Figure::Count(whole),
    }
}

/// All answers of a unit, as the program's own form takes them.
pub(crate) fn submission(unit: &str) -> Submission {
    let catalogue = catalogue();
    let answers = catalogue
        .asked()
        .map(|indicator| {
            let answer = match figure(unit, indicator) {
                Figure::Ratio(part, whole) => {
                    Answer::Ratio { numerator: Decimal::from(part), denominator: Decimal::from(whole) }
                }
                Figure::Count(count) => Answer::Count { count: Decimal::from(count) },
                Figure::YesNo(yes) => Answer::YesNo { yes },
            };
            SourcedAnswer::new(indicator.code.as_str(), answer)
        })
        .collect();
    Submission { unit: unit.parse().expect("a code"), period: period(), catalogue: catalogue.reference(), answers }
}

/// FNV-1a: small, and the same on every machine.
fn hash(parts: &[&str]) -> u32 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    let mixed = bytes
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    u32::try_from(mixed >> 40).expect("24 bits")
}
