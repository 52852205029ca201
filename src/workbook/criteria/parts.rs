//! How cells look, and what stands where in a row.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use serde_json::Value;

use crate::workbook::table::BORDER;

const FONT: &str = "Times New Roman";
const HEADING: Color = Color::RGB(0x00E3_EAF2);
const GROUP: Color = Color::RGB(0x00F1_F4F7);

fn base() -> Format {
    Format::new().set_font_name(FONT).set_font_size(11).set_align(FormatAlign::Top)
}

fn framed() -> Format {
    base().set_border(FormatBorder::Thin).set_border_color(BORDER).set_text_wrap()
}

/// Nothing stands against the figures or words of the next column.
pub(super) fn boxed() -> Format {
    framed().set_indent(1)
}

pub(super) fn heading() -> Format {
    framed().set_bold().set_align(FormatAlign::Center).set_background_color(HEADING)
}

/// What stands at a way of a row; null where nothing does.
pub(super) fn at_way(item: &Value, way: &str) -> Value {
    way.split('.').try_fold(item, |value, key| value.get(key)).cloned().unwrap_or_default()
}

/// Whether a row says at a way what goes without saying.
pub(super) fn is_usual(item: &Value, way: &str) -> bool {
    match (way, at_way(item, way)) {
        ("weight", weight) => weight == "1",
        ("aggregation", aggregation) => aggregation == "sum",
        ("rule.floor" | "rule.centre", number) => number == "0",
        (_, Value::Array(list)) => list.is_empty(),
        _ => false,
    }
}

pub(super) fn digits(number: Decimal) -> usize {
    number.normalize().mantissa().unsigned_abs().to_string().len()
}

/// A cell of a row that is a group.
pub(super) fn of_group() -> Format {
    boxed().set_bold().set_background_color(GROUP)
}
