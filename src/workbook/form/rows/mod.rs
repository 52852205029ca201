//! The form's table: group rows, indicator rows, their inputs.

mod checks;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::guide;
use super::layout::{Column, Styles, height, lines};
use super::template::TemplateRequest;
use crate::catalogue::{Catalogue, Direction, Group, Indicator, Input, Rule};
use crate::domain::{Answer, Silence, SourcedAnswer, points};
use crate::i18n::{NO_VALUE, Words};
use crate::say;

/// The one word of the column "not applicable".
const MARK: &str = "x";

/// Writes the table from `row` on; gives the row after it.
pub(super) fn write(
    sheet: &mut Worksheet,
    mut row: u32,
    request: &TemplateRequest<'_>,
    words: &Words,
    styles: &Styles,
) -> Result<u32, XlsxError> {
    for Section { ordinal, group, indicators } in sections(request.catalogue) {
        let (first, name) = (Column::Number.at(), Column::Name.at());
        sheet.write_string_with_format(row, first, ordinal, &styles.ordinal)?;
        sheet.write_blank(row, Column::Code.at(), &styles.group)?;
        sheet.merge_range(row, name, row, Column::LAST, words.text(&group.name), &styles.group)?;
        sheet.set_row_height(row, 18)?;
        row += 1;
        for (number, indicator) in indicators {
            let concerned = request.catalogue.concerns(indicator, request.unit);
            Row { sheet, row, indicator, concerned, request, words, styles }.write(number)?;
            row += 1;
        }
    }
    Ok(row)
}

/// A group of the form: I, II, III …
pub(super) struct Section<'a> {
    pub(super) ordinal: String,
    pub(super) group: &'a Group,
    /// With their numbers, 1, 2, 3 … through all sections.
    pub(super) indicators: Vec<(u32, &'a Indicator)>,
}

/// What the form asks for, in its order.
pub(super) fn sections(catalogue: &Catalogue) -> Vec<Section<'_>> {
    let mut number = 0;
    let mut sections = Vec::new();
    let groups = catalogue.groups.iter().filter(|group| catalogue.of_group(&group.code).count() > 0);
    for (ordinal, group) in (1..).zip(groups) {
        let indicators: Vec<_> = (number + 1..).zip(catalogue.of_group(&group.code)).collect();
        number = indicators.last().map_or(number, |(last, _)| *last);
        sections.push(Section { ordinal: roman(ordinal), group, indicators });
    }
    sections
}

/// What is to be counted above and below the line of a ratio.
pub(super) fn hint(indicator: &Indicator, words: &Words) -> Option<String> {
    match &indicator.input {
        Input::Ratio { numerator, denominator } => {
            let numerator = say!(words, "template-numerator", text = words.text(numerator));
            let denominator = say!(words, "template-denominator", text = words.text(denominator));
            Some(format!("{numerator}\n{denominator}"))
        }
        Input::Count { .. } | Input::YesNo | Input::Value { .. } => None,
    }
}

/// I, II, III … as official forms number their sections.
fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            roman.push_str(sign);
            number -= value;
        }
    }
    roman
}

struct Row<'a, 'b> {
    sheet: &'a mut Worksheet,
    row: u32,
    indicator: &'a Indicator,
    /// Whether the unit is asked for it.
    concerned: bool,
    request: &'a TemplateRequest<'b>,
    words: &'a Words,
    styles: &'a Styles,
}

impl<'a> Row<'a, '_> {
    fn write(mut self, number: u32) -> Result<(), XlsxError> {
        let centred = self.centred();
        self.sheet.write_number_with_format(self.row, Column::Number.at(), number, centred)?;
        self.put(Column::Code, &self.indicator.code, centred)?;
        self.put_name()?;
        self.put(Column::Measure, &self.measure(), centred)?;
        self.put(Column::Max, &self.max(), centred)?;
        self.put(Column::Target, &self.target(), centred)?;
        let previous = self.request.previous.and_then(|previous| previous.answer(&self.indicator.code));
        let previous = previous.map_or_else(String::new, |known| shown(&known.answer, self.words));
        self.put(Column::Previous, &previous, centred)?;
        if self.request.guide {
            guide::note(self.sheet, (self.row, Column::Name.at()), self.indicator, self.words)?;
        }
        if !self.concerned {
            return self.close_inputs();
        }
        self.open_inputs()?;
        self.validate()?;
        if let Some(answer) = self.request.prefill.and_then(|prefill| prefill.answer(&self.indicator.code)) {
            self.prefill(answer)?;
        }
        Ok(())
    }

    fn put(&mut self, column: Column, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, column.at(), text, format).map(|_| ())
    }

    /// The indicator's name, and under it what is to be counted.
    fn put_name(&mut self) -> Result<(), XlsxError> {
        let name = self.words.text(&self.indicator.name).to_owned();
        let hint = hint(self.indicator, self.words);
        let width = Column::Name.width();
        let needed = match &hint {
            Some(hint) => {
                let hint = format!("\n{hint}");
                let parts = [(&self.styles.name, name.as_str()), (&self.styles.hint, hint.as_str())];
                self.sheet.write_rich_string_with_format(self.row, Column::Name.at(), &parts, self.text())?;
                lines(&name, width) + lines(hint.trim_start(), width * 1.15)
            }
            None => {
                self.put(Column::Name, &name, self.text())?;
                lines(&name, width)
            }
        };
        let measure = lines(&self.measure(), Column::Measure.width());
        self.sheet.set_row_height(self.row, height(needed.max(measure).max(2)))?;
        Ok(())
    }

    fn measure(&self) -> String {
        match &self.indicator.input {
            Input::Ratio { .. } => say!(self.words, "template-measure-ratio"),
            Input::YesNo => say!(self.words, "template-measure-yes-no"),
            Input::Count { unit } | Input::Value { unit, .. } => self.words.text(unit).to_owned(),
        }
    }

    fn centred(&self) -> &'a Format {
        if self.concerned { &self.styles.centred } else { &self.styles.spared }
    }

    fn text(&self) -> &'a Format {
        if self.concerned { &self.styles.text } else { &self.styles.spared_text }
    }

    fn max(&self) -> String {
        if !self.concerned {
            return NO_VALUE.to_owned();
        }
        match &self.indicator.rule {
            Rule::Penalty { limit, .. } => format!("−{}", self.words.plain(*limit, 4)),
            Rule::Bonus { limit, .. } => format!("+{}", self.words.plain(*limit, 4)),
            rule if rule.is_unbounded() => NO_VALUE.to_owned(),
            rule if !rule.is_scored() => say!(self.words, "template-followed"),
            _ => self.words.plain(self.indicator.max, 4),
        }
    }

    fn target(&self) -> String {
        let Some(target) = &self.indicator.target else { return NO_VALUE.to_owned() };
        let value = match &self.indicator.input {
            Input::Ratio { .. } => percent(target.value, self.words),
            Input::YesNo => yes_no(!target.value.is_zero(), self.words),
            Input::Count { .. } | Input::Value { .. } => self.words.plain(target.value, 4),
        };
        match self.indicator.rule.better() {
            Direction::Lower => say!(self.words, "template-at-most", value = value),
            Direction::Higher => value,
        }
    }

    /// Nothing is asked of the unit here: the row stays closed and says so where it would answer.
    fn close_inputs(&mut self) -> Result<(), XlsxError> {
        let styles = self.styles;
        self.put(Column::First, &say!(self.words, "template-not-applicable"), &styles.spared)?;
        for column in [Column::Second, Column::Mark, Column::Evidence, Column::Note] {
            self.sheet.write_blank(self.row, column.at(), &styles.closed)?;
        }
        Ok(())
    }

    /// The cells a sender may type in; the denominator stays closed where none is asked for.
    fn open_inputs(&mut self) -> Result<(), XlsxError> {
        let styles = self.styles;
        let (first, second) = match &self.indicator.input {
            Input::Ratio { .. } => (&styles.whole, &styles.whole),
            Input::Count { .. } => (&styles.whole, &styles.closed),
            Input::Value { .. } => (&styles.number, &styles.closed),
            Input::YesNo => (&styles.choice, &styles.closed),
        };
        self.sheet.write_blank(self.row, Column::First.at(), first)?;
        self.sheet.write_blank(self.row, Column::Second.at(), second)?;
        self.sheet.write_blank(self.row, Column::Mark.at(), &styles.choice)?;
        self.sheet.write_blank(self.row, Column::Evidence.at(), &styles.words)?;
        self.sheet.write_blank(self.row, Column::Note.at(), &styles.words)?;
        Ok(())
    }

    fn prefill(&mut self, known: &SourcedAnswer) -> Result<(), XlsxError> {
        let styles = self.styles;
        match &known.answer {
            Answer::Ratio { numerator, denominator } => {
                self.put_number(Column::First, *numerator, &styles.whole)?;
                self.put_number(Column::Second, *denominator, &styles.whole)?;
            }
            // As text with its sign, so that it cannot be taken for a count.
            Answer::PercentOnly { fraction } => {
                self.put(Column::First, &with_sign(*fraction * Decimal::ONE_HUNDRED), &styles.whole)?;
            }
            Answer::Count { count } => self.put_number(Column::First, *count, &styles.whole)?,
            // Without its sign, 0.5 in percent may have been meant for one half.
            Answer::Value { value } if self.is_small_percentage(*value) => {
                self.put(Column::First, &with_sign(*value), &styles.number)?;
            }
            Answer::Value { value } => self.put_number(Column::First, *value, &styles.number)?,
            Answer::YesNo { yes } => self.put(Column::First, &yes_no(*yes, self.words), &styles.choice)?,
            Answer::Silent { reason: Silence::NotApplicable } => self.put(Column::Mark, MARK, &styles.choice)?,
            Answer::Silent { reason: Silence::NoData } => {}
        }
        if let Some(evidence) = known.evidence() {
            self.put(Column::Evidence, evidence, &styles.words)?;
        }
        if let Some(note) = known.note() {
            self.put(Column::Note, note, &styles.words)?;
        }
        Ok(())
    }

    fn is_small_percentage(&self, value: Decimal) -> bool {
        let in_percent = matches!(&self.indicator.input, Input::Value { unit, .. } if unit.vi.contains('%'));
        in_percent && value > Decimal::ZERO && value < Decimal::ONE
    }

    fn put_number(
        &mut self,
        column: Column,
        value: Decimal,
        format: &rust_xlsxwriter::Format,
    ) -> Result<(), XlsxError> {
        // Excel keeps binary numbers; the shortest decimal that means one is what is read back. Where that is not this
        // number, only its digits say it.
        match value.to_f64().filter(|binary| binary.to_string().parse() == Ok(value)) {
            Some(binary) => self.sheet.write_number_with_format(self.row, column.at(), binary, format).map(|_| ()),
            None => self.put(column, &value.normalize().to_string().replace('.', ","), format),
        }
    }
}

fn yes_no(yes: bool, words: &Words) -> String {
    if yes { say!(words, "template-yes") } else { say!(words, "template-no") }
}

fn percent(fraction: Decimal, words: &Words) -> String {
    format!("{}%", words.plain(fraction * Decimal::ONE_HUNDRED, 2))
}

/// Every digit of a percentage, as people write it.
fn with_sign(percent: Decimal) -> String {
    format!("{}%", percent.normalize().to_string().replace('.', ","))
}

/// An answer as last period's column shows it.
fn shown(answer: &Answer, words: &Words) -> String {
    match answer {
        Answer::Ratio { numerator, denominator } => {
            let share = points::fraction(*numerator, *denominator).map_or(NO_VALUE.to_owned(), |f| percent(f, words));
            let (numerator, denominator) = (words.plain(*numerator, 4), words.plain(*denominator, 4));
            say!(words, "template-ratio-shown", numerator = numerator, denominator = denominator, percent = share)
        }
        Answer::PercentOnly { fraction } => percent(*fraction, words),
        Answer::Count { count } => words.plain(*count, 4),
        Answer::Value { value } => words.plain(*value, 4),
        Answer::YesNo { yes } => yes_no(*yes, words),
        Answer::Silent { reason: Silence::NotApplicable } => say!(words, "template-not-applicable"),
        Answer::Silent { reason: Silence::NoData } => NO_VALUE.to_owned(),
    }
}
