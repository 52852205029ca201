//! What Excel refuses in the inputs of the form, and what it says of them.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula, XlsxError};

use super::{MARK, Row};
use crate::catalogue::Input;
use crate::domain::CellAddress;
use crate::say;
use crate::workbook::form::layout::Column;

/// Excel's limit on input and error messages, in characters; titles are ours and short.
const MESSAGE: usize = 255;

impl Row<'_, '_> {
    /// Puts on each input what Excel is to refuse there.
    pub(super) fn validate(&mut self) -> Result<(), XlsxError> {
        let words = self.words;
        let (first, second) = (self.address(Column::First), self.address(Column::Second));
        match &self.indicator.input {
            Input::Ratio { numerator, denominator } => {
                // A share alone (31%) may stand without a denominator: some senders know no more.
                let part = format!("AND({first}>=0,{first}=INT({first}),OR({second}=\"\",{first}<={second}))");
                let share = format!("AND({second}=\"\",{first}>0,{first}<1)");
                let rule = format!("=IF(ISNUMBER({first}),OR({part},{share}),FALSE)");
                let error = say!(words, "template-wrong-numerator");
                let validation = DataValidation::new().allow_custom(Formula::new(rule));
                self.check(
                    Column::First,
                    validation,
                    &say!(words, "template-ask-numerator"),
                    words.text(numerator),
                    &error,
                )?;
                let rule = format!(
                    "=IF(ISNUMBER({second}),AND({second}>0,{second}=INT({second}),OR({first}=\"\",{first}<={second})),FALSE)"
                );
                let error = say!(words, "template-wrong-denominator");
                let validation = DataValidation::new().allow_custom(Formula::new(rule));
                let title = say!(words, "template-ask-denominator");
                self.check(Column::Second, validation, &title, words.text(denominator), &error)?;
            }
            Input::Count { unit } => {
                let whole = format!("=IF(ISNUMBER({first}),AND({first}>=0,{first}=INT({first})),FALSE)");
                let validation = DataValidation::new().allow_custom(Formula::new(whole));
                let error = say!(words, "template-wrong-count");
                self.check(Column::First, validation, &say!(words, "template-ask-count"), words.text(unit), &error)?;
            }
            Input::Value { unit, low, high } => {
                let validation = within(*low, *high, &first);
                let error = self.value_error(*low, *high);
                self.check(Column::First, validation, &say!(words, "template-ask-value"), words.text(unit), &error)?;
            }
            Input::YesNo => {
                let choices = [say!(words, "template-yes"), say!(words, "template-no")];
                let validation = DataValidation::new().allow_list_strings(&choices)?;
                let error = say!(words, "template-wrong-yes-no");
                self.check(Column::First, validation, &say!(words, "template-ask-yes-no"), "", &error)?;
            }
        }
        self.validate_mark()
    }

    fn validate_mark(&mut self) -> Result<(), XlsxError> {
        let words = self.words;
        let validation = DataValidation::new()
            .allow_list_strings(&[MARK])?
            .set_input_title(say!(words, "template-ask-mark"))?
            .set_input_message(say!(words, "template-ask-mark-text"))?
            .set_error_title(say!(words, "template-wrong"))?
            .set_error_message(say!(words, "template-wrong-mark"))?;
        let column = Column::Mark.at();
        self.sheet.add_data_validation(self.row, column, self.row, column, &validation).map(|_| ())
    }

    fn value_error(&self, low: Option<Decimal>, high: Option<Decimal>) -> String {
        let words = self.words;
        match (low.map(|low| words.plain(low, 4)), high.map(|high| words.plain(high, 4))) {
            (Some(low), Some(high)) => say!(words, "template-wrong-value-between", low = low, high = high),
            (Some(low), None) => say!(words, "template-wrong-value-from", low = low),
            (None, Some(high)) => say!(words, "template-wrong-value-to", high = high),
            (None, None) => say!(words, "template-wrong-value"),
        }
    }

    /// Puts a rule on an input cell, with what is asked and the indicator's guidance as its message.
    fn check(
        &mut self,
        column: Column,
        validation: DataValidation,
        title: &str,
        asked: &str,
        error: &str,
    ) -> Result<(), XlsxError> {
        let guidance = self.indicator.guidance.as_ref().map(|guidance| self.words.text(guidance)).unwrap_or_default();
        let message = [asked, guidance].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
        let mut validation =
            validation.set_error_title(say!(self.words, "template-wrong"))?.set_error_message(cut(error))?;
        if !message.is_empty() {
            validation = validation.set_input_title(title)?.set_input_message(cut(&message))?;
        }
        self.sheet.add_data_validation(self.row, column.at(), self.row, column.at(), &validation).map(|_| ())
    }

    fn address(&self, column: Column) -> String {
        CellAddress { row: self.row, column: u32::from(column.at()) }.to_string()
    }
}

fn within(low: Option<Decimal>, high: Option<Decimal>, cell: &str) -> DataValidation {
    let bound = |value: Decimal| value.to_f64().unwrap_or_default();
    let validation = DataValidation::new();
    match (low, high) {
        (Some(low), Some(high)) => {
            validation.allow_decimal_number(DataValidationRule::Between(bound(low), bound(high)))
        }
        (Some(low), None) => validation.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(bound(low))),
        (None, Some(high)) => validation.allow_decimal_number(DataValidationRule::LessThanOrEqualTo(bound(high))),
        (None, None) => validation.allow_custom(Formula::new(format!("=ISNUMBER({cell})"))),
    }
}

fn cut(text: &str) -> String {
    if text.encode_utf16().count() <= MESSAGE {
        return text.to_owned();
    }
    let kept: String = text.chars().take(MESSAGE - 1).collect();
    format!("{}…", kept.trim_end())
}
