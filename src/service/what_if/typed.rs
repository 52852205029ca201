//! Changes as people type them: `D1=310/1000`, `D1=40%`, `D=50`.

use rust_decimal::Decimal;

use crate::catalogue::{Catalogue, Indicator, Input, Objection};
use crate::compare::Refusal;
use crate::domain::{Answer, Change, UnitCode};
use crate::service::ServiceError;
use crate::workbook::cell::{self, Number, number};
use crate::workbook::{CellValue, typed_answer};

/// `D1=310/1000`, of another unit than `unit` `48-stttt/D1=12/40`.
///
/// # Errors
/// [`ServiceError::NotAChange`], [`ServiceError::NotAnAnswer`], an indicator or a unit that is not there.
pub fn change_of_answer(catalogue: &Catalogue, unit: &UnitCode, text: &str) -> Result<Change, ServiceError> {
    let (subject, written) = parts(text)?;
    let (unit, code) = match subject.split_once('/') {
        None => (unit.clone(), subject),
        Some((other, code)) => {
            (other.parse().map_err(|_| ServiceError::NoSuchUnit { code: other.to_owned() })?, code.trim())
        }
    };
    let indicator = asked(catalogue, code)?;
    Ok(Change::Answer { unit, indicator: indicator.code.clone(), answer: answer(indicator, written)? })
}

/// `D1=40%`.
///
/// # Errors
/// [`ServiceError::NotAChange`], [`ServiceError::NotANumber`], an indicator that is not there or has no target.
pub fn change_of_target(catalogue: &Catalogue, text: &str) -> Result<Change, ServiceError> {
    let (code, written) = parts(text)?;
    let indicator = asked(catalogue, code)?;
    Ok(Change::Target { indicator: indicator.code.clone(), value: target(indicator, written)? })
}

/// `D1=15` of an indicator, `D=50` of a group.
///
/// # Errors
/// [`ServiceError::NotAChange`], [`ServiceError::NotANumber`], what is neither an indicator nor a group.
pub fn change_of_weight(catalogue: &Catalogue, text: &str) -> Result<Change, ServiceError> {
    let (code, written) = parts(text)?;
    let to = weight(written)?;
    match catalogue.group(code).filter(|_| catalogue.indicator(code).is_none()) {
        Some(group) => Ok(Change::GroupWeight { group: group.code.clone(), to }),
        None => Ok(Change::Weight { indicator: asked(catalogue, code)?.code.clone(), to }),
    }
}

fn parts(text: &str) -> Result<(&str, &str), ServiceError> {
    let parts = text.split_once('=').map(|(subject, written)| (subject.trim(), written.trim()));
    let whole = parts.filter(|(subject, written)| !subject.is_empty() && !written.is_empty());
    whole.ok_or_else(|| ServiceError::NotAChange { text: text.to_owned() })
}

fn asked<'a>(catalogue: &'a Catalogue, code: &str) -> Result<&'a Indicator, ServiceError> {
    catalogue.asked_indicator(code).map_err(|objection| Refusal::from(objection).into())
}

/// A figure of an indicator.
///
/// # Errors
/// [`ServiceError::NotAnAnswer`].
pub fn answer(indicator: &Indicator, written: &str) -> Result<Answer, ServiceError> {
    typed_answer(indicator, written).map_err(|trouble| ServiceError::NotAnAnswer {
        indicator: indicator.code.clone(),
        written: written.to_owned(),
        trouble,
    })
}

/// A target, as a fraction where fractions are measured: `40%` and `0,4` are the same there.
///
/// # Errors
/// [`ServiceError::NotANumber`], an indicator without target.
pub fn target(indicator: &Indicator, written: &str) -> Result<Decimal, ServiceError> {
    if indicator.target.is_none() {
        return Err(Refusal::from(Objection::NoTarget { code: indicator.code.clone() }).into());
    }
    match &indicator.input {
        _ if indicator.measures_a_fraction() => Ok(read(written)?.meant()),
        Input::YesNo => match cell::yes_no(&CellValue::Text(written.to_owned())) {
            Some(yes) => Ok(if yes { Decimal::ONE } else { Decimal::ZERO }),
            None => Err(not_a_number(written)),
        },
        Input::Value { unit, .. } if unit.vi.contains('%') => Ok(read(written)?.value),
        Input::Ratio { .. } | Input::Count { .. } | Input::Value { .. } => plain(written),
    }
}

/// Maximum points, or a weight.
///
/// # Errors
/// [`ServiceError::NotANumber`].
pub fn weight(written: &str) -> Result<Decimal, ServiceError> {
    plain(written)
}

fn plain(written: &str) -> Result<Decimal, ServiceError> {
    let number = read(written)?;
    if number.percent { Err(not_a_number(written)) } else { Ok(number.value) }
}

fn read(written: &str) -> Result<Number, ServiceError> {
    number(written).map_err(|_| not_a_number(written))
}

fn not_a_number(written: &str) -> ServiceError {
    ServiceError::NotANumber { written: written.to_owned() }
}
