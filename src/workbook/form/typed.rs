//! A figure that a person types outside of any workbook, read as the cell of a form would be.

use super::answers::{Cells, Reader};
use super::edited;
use super::written_period::period_in;
use crate::catalogue::{Indicator, Input, Text};
use crate::domain::{Answer, CellAddress, Decimal, Edit, Finding, FindingKind, Period, Severity};
use crate::workbook::cell::{self, Entry, TwoMeanings};
use crate::workbook::raw::{Cell, CellValue, Contents, Layout, Sheet};

/// The one cell there is.
const AT: CellAddress = CellAddress { row: 0, column: 0 };

/// The period that somebody types as a form would name it: `2020-05`, `5/2020`, `quý II/2020`, `6 tháng đầu năm 2020`.
pub fn typed_period(written: &str) -> Option<Period> {
    period_in(written)
}

/// What is typed for an indicator: `310/1000`, `31%`, `47`, `có`, `không áp dụng`, `chưa có số liệu`.
///
/// # Errors
/// What is wrong with it, with a proposed repair where there is one: nothing typed at all, or no figure of the kind that
/// is asked for.
pub fn typed_answer(indicator: &Indicator, written: &str) -> Result<Answer, Box<Finding>> {
    let cells = edited::typed(written)
        .map(|value| Cell { address: AT, value: meant(indicator, value) })
        .into_iter()
        .collect::<Vec<_>>();
    let is_blank = cells.is_empty();
    let sheet = Sheet { name: String::new(), visible: true, cells, layout: Layout::default() };
    let contents = Contents { format: None, sheets: Vec::new(), findings: Vec::new() };
    // A person who types means what is typed: nothing plausible is asked about again.
    let settled = Edit { sheet: String::new(), cell: AT, before: None, after: Some(written.to_owned()) };
    let mut reader = Reader::new(&contents, &sheet, std::slice::from_ref(&settled));
    let cells = Cells { indicator, first: AT, second: None, measure: None, in_percent: false };
    let answer = reader.answer(cells);
    let is_trouble = |finding: &Finding| match finding.kind {
        FindingKind::NoAnswer { .. } => is_blank,
        FindingKind::DashAsNoData { .. } => false,
        _ => finding.severity() != Severity::Info,
    };
    match reader.findings.into_iter().find(is_trouble) {
        Some(trouble) => Err(Box::new(trouble)),
        None => Ok(answer),
    }
}

/// A mark before three digits of a count can only group them: nobody counts thousandths.
fn meant(indicator: &Indicator, typed: CellValue) -> CellValue {
    match (&indicator.input, cell::entry(Some(&typed))) {
        (Input::Count { .. }, Entry::Ambiguous(TwoMeanings { as_thousands, .. })) => CellValue::Number(as_thousands),
        _ => typed,
    }
}

/// The same of a unit as a whole: what its agencies say yes or no to may be the share of those that say yes.
///
/// # Errors
/// As [`typed_answer`].
pub fn typed_of_a_whole(indicator: &Indicator, written: &str) -> Result<Answer, Box<Finding>> {
    let answer = typed_answer(indicator, written);
    if answer.is_ok() || !indicator.measures_a_fraction() || matches!(indicator.input, Input::Ratio { .. }) {
        return answer;
    }
    let none = || Text { vi: String::new(), en: None };
    let input = Input::Ratio { numerator: none(), denominator: none() };
    typed_answer(&Indicator { input, ..indicator.clone() }, written).or(answer)
}

/// The number that a text stands for, a percent sign left out; nothing where it is none or could be two.
pub fn typed_number(written: &str) -> Option<Decimal> {
    cell::number(written).ok().map(|number| number.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Rollup;
    use crate::domain::Silence;
    use crate::scoring::testing::{count, of_count, of_ratio, of_yes, percent_only, ratio, rolled, yes_no};

    #[test]
    fn a_fraction_that_was_copied_from_a_table_is_read_where_it_is_pasted() {
        let copied = crate::domain::text::tab_separated(["27/28"]);
        assert!(!copied.contains('/'), "a spreadsheet would take it for a day");
        let pasted = typed_answer(&of_ratio("A1", "10"), &copied);
        assert_eq!(pasted.ok(), Some(ratio("27", "28")));
    }

    #[test]
    fn figures_are_read_as_people_write_them() {
        let of = |indicator: &Indicator, text: &str| typed_answer(indicator, text).ok();
        let (share, number, done) = (of_ratio("A1", "10"), of_count("A1", "10", "1"), of_yes("A1", "10"));
        assert_eq!(of(&share, "310/1.000"), Some(ratio("310", "1000")));
        assert_eq!(of(&share, " 310 / 1000 "), Some(ratio("310", "1000")));
        assert_eq!(of(&share, "31,5%"), Some(percent_only("0.315")));
        assert_eq!(of(&share, "0,4"), Some(percent_only("0.4")));
        assert_eq!(of(&number, "1.234.567"), Some(count("1234567")));
        assert_eq!(of(&number, "1.234"), Some(count("1234")), "nobody counts thousandths");
        assert_eq!(of(&number, "0"), Some(Answer::Count { count: Decimal::ZERO }));
        assert_eq!(of(&done, "Có"), Some(yes_no(true)));
        assert_eq!(of(&done, "không"), Some(yes_no(false)));
        let silent = |reason| Some(Answer::Silent { reason });
        assert_eq!(of(&share, "không áp dụng"), silent(Silence::NotApplicable));
        assert_eq!(of(&number, "chưa có số liệu"), silent(Silence::NoData));
        assert_eq!(of(&number, "1000000000000"), Some(count("1000000000000")), "nobody is asked twice");
    }

    #[test]
    fn what_agencies_say_yes_or_no_to_may_be_a_share_of_the_whole() {
        let (own, shared) = (of_yes("A1", "10"), rolled(of_yes("A1", "10"), Rollup::Share));
        assert_eq!(typed_of_a_whole(&shared, "3/4").ok(), Some(ratio("3", "4")));
        assert_eq!(typed_of_a_whole(&shared, "75%").ok(), Some(percent_only("0.75")));
        assert_eq!(typed_of_a_whole(&shared, "có").ok(), Some(yes_no(true)));
        assert_eq!(typed_of_a_whole(&shared, "ba").unwrap_err().kind.code(), "not_yes_no");
        assert!(typed_of_a_whole(&own, "3/4").is_err() && typed_answer(&shared, "3/4").is_err());
    }

    #[test]
    fn what_does_not_fit_says_why_and_proposes_what_was_meant() {
        let wrong = |indicator: &Indicator, text: &str| typed_answer(indicator, text).unwrap_err();
        let share = of_ratio("A1", "10");
        let turned = wrong(&share, "1000/310");
        assert_eq!((turned.kind.code(), turned.repair.as_deref()), ("numerator_over_denominator", Some("310/1000")));
        assert_eq!(wrong(&share, "40").repair.as_deref(), Some("40%"));
        assert_eq!(wrong(&share, "").kind.code(), "no_answer");
        assert_eq!(wrong(&share, "5/0").kind.code(), "zero_denominator");
        assert_eq!(wrong(&of_count("A1", "10", "1"), "2,5").kind.code(), "not_a_whole_number");
        assert_eq!(wrong(&of_count("A1", "10", "1"), "có").kind.code(), "not_a_number");
        assert_eq!(wrong(&of_yes("A1", "10"), "ba").kind.code(), "not_yes_no");
    }
}
