//! What stands in a field as a person types it, and what that means.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::catalogue::edit::Entry;
use crate::domain::period::day;
use crate::i18n::{Language, Words};
use crate::say;
use crate::workbook::cell::{Trouble, number};

/// Between the lines of a list.
const BETWEEN: &str = " | ";

/// What a way says, as it would be typed. Words of the file are given as they are: a choice has names of its own.
pub fn shown(value: &Value, entry: &Entry, words: &Words) -> String {
    match (entry, value) {
        (_, Value::Null) => String::new(),
        (Entry::Number, value) => decimal(value).map_or_else(String::new, |value| plain(value, words)),
        (Entry::Fraction, value) => decimal(value).map_or_else(String::new, |value| fraction(value, words)),
        (Entry::Day, Value::String(day)) => day.parse().map_or_else(|_| day.clone(), |day| words.date(day)),
        (Entry::Steps { fractions }, Value::Array(steps)) => {
            let step = |step: &Value| {
                let from = decimal(step.get("from")?)?;
                let from = if *fractions { fraction(from, words) } else { plain(from, words) };
                Some(format!("{from}: {}", plain(decimal(step.get("points")?)?, words)))
            };
            steps.iter().filter_map(step).collect::<Vec<_>>().join("; ")
        }
        (_, Value::Array(lines)) => lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(BETWEEN),
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    }
}

fn decimal(value: &Value) -> Option<Decimal> {
    value.as_str()?.parse().ok()
}

/// Without marks between thousands: what is shown is read again.
fn plain(value: Decimal, words: &Words) -> String {
    let written = value.normalize().to_string();
    if words.language() == Language::Vi { written.replace('.', ",") } else { written }
}

fn fraction(value: Decimal, words: &Words) -> String {
    value.checked_mul(Decimal::ONE_HUNDRED).map_or_else(|| plain(value, words), |whole| plain(whole, words) + "%")
}

/// What a typed text means; null where nothing is typed.
///
/// # Errors
/// What is wrong with it, in words.
pub fn read(text: &str, entry: &Entry, words: &Words) -> Result<Value, String> {
    let text = crate::domain::text::nfc(text.trim());
    if text.is_empty() {
        return Ok(match entry {
            Entry::Lines | Entry::Choices(_) => json!([]),
            _ => Value::Null,
        });
    }
    Ok(match entry {
        Entry::Number | Entry::Fraction => json!(number_of(&text, *entry == Entry::Fraction, words)?),
        Entry::Whole => {
            let number: Result<u32, _> = text.parse();
            json!(number.map_err(|_| say!(words, "criteria-not-whole", found = text.as_str()))?)
        }
        Entry::Day => json!(day(&text).ok_or_else(|| say!(words, "criteria-not-a-day", found = text.as_str()))?),
        Entry::Lines | Entry::Choices(_) => {
            json!(text.split('|').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>())
        }
        Entry::Steps { fractions } => json!(steps(&text, *fractions, words)?),
        Entry::Line | Entry::Text | Entry::YesNo | Entry::Choice(_) => json!(text),
    })
}

fn number_of(text: &str, fraction: bool, words: &Words) -> Result<Decimal, String> {
    let read = match number(text) {
        Ok(number) => Some(if fraction { number.meant() } else { number.value }),
        // Where a mark could be either, it is what this language uses it for.
        Err(Trouble::Ambiguous(two)) => {
            let decimal_mark = if words.language() == Language::Vi { ',' } else { '.' };
            Some(if text.contains(decimal_mark) { two.as_decimals } else { two.as_thousands })
        }
        Err(Trouble::NotANumber) => None,
    };
    // As many digits as a file may have.
    let bound = Decimal::from(1_000_000_000_000_i64);
    // More than a whole is never a share: whoever writes 15,2 where shares are asked for means 15,2 %.
    let means_percent = |number: &Decimal| fraction && *number > Decimal::ONE && !text.contains('%');
    let read = read.map(|number| if means_percent(&number) { number / Decimal::ONE_HUNDRED } else { number });
    let read = read.map(|number| number.normalize()).filter(|number| number.abs() < bound && number.scale() <= 15);
    read.ok_or_else(|| say!(words, "criteria-not-a-number", found = text))
}

/// `50%: 3; 100%: 10`.
fn steps(text: &str, fractions: bool, words: &Words) -> Result<Vec<Value>, String> {
    let step = |step: &str| {
        let (from, points) =
            step.split_once(':').ok_or_else(|| say!(words, "criteria-not-a-step", found = step.trim()))?;
        let (from, points) = (number_of(from.trim(), fractions, words)?, number_of(points.trim(), false, words)?);
        Ok(json!({ "from": from, "points": points }))
    };
    text.split(';').filter(|step| !step.trim().is_empty()).map(step).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn vi() -> Words {
        Words::new(Language::Vi)
    }

    #[test]
    fn what_is_shown_reads_back_in_both_languages() {
        let steps = json!([{ "from": "0.5", "points": "2.5" }, { "from": "1", "points": "10" }]);
        let cases = [
            (Entry::Number, json!("1234.125"), "1234,125"),
            (Entry::Fraction, json!("0.305"), "30,5%"),
            (Entry::Day, json!("2021-12-31"), "31/12/2021"),
            (Entry::Whole, json!(3), "3"),
            (Entry::Lines, json!(["a", "b c"]), "a | b c"),
            (Entry::Steps { fractions: true }, steps, "50%: 2,5; 100%: 10"),
            (Entry::Line, Value::Null, ""),
        ];
        for (entry, value, written) in cases {
            assert_eq!(shown(&value, &entry, &vi()), written);
            for language in [Language::Vi, Language::En] {
                let words = Words::new(language);
                assert_eq!(read(&shown(&value, &entry, &words), &entry, &words), Ok(value.clone()), "{written}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_number_reads_back_as_it_was_shown(digits in -1_000_000_000i64..1_000_000_000, scale in 0u32..9) {
            let value = json!(Decimal::new(digits, scale).normalize());
            for language in [Language::Vi, Language::En] {
                for entry in [Entry::Number, Entry::Fraction] {
                    let words = Words::new(language);
                    prop_assert_eq!(read(&shown(&value, &entry, &words), &entry, &words), Ok(value.clone()));
                }
            }
        }
    }

    #[test]
    fn more_than_a_whole_is_a_percentage_where_a_share_is_asked_for() {
        for (text, value) in
            [("15,2", "0.152"), ("100", "1"), ("15,2%", "0.152"), ("0,152", "0.152"), ("1", "1"), ("250%", "2.5")]
        {
            assert_eq!(read(text, &Entry::Fraction, &vi()), Ok(json!(value)), "{text}");
        }
        assert_eq!(read("15,2", &Entry::Number, &vi()), Ok(json!("15.2")));
    }

    #[test]
    fn what_is_none_of_its_kind_is_quoted() {
        for (entry, text) in [
            (Entry::Number, "mười"),
            (Entry::Whole, "1,5"),
            (Entry::Day, "31/02/2021"),
            (Entry::Steps { fractions: false }, "50 3"),
        ] {
            assert!(read(text, &entry, &vi()).unwrap_err().contains(text), "{text}");
        }
        assert_eq!(read(" ", &Entry::Lines, &vi()), Ok(json!([])));
    }
}
