//! A figure that a person types outside of any workbook, read as the cell of a form would be.

use super::answers::{Cells, Reader};
use super::edited;
use crate::catalogue::Indicator;
use crate::domain::{Answer, CellAddress, Edit, Finding, FindingKind, Severity};
use crate::workbook::raw::{Cell, Contents, Layout, Sheet};

/// The one cell there is.
const AT: CellAddress = CellAddress { row: 0, column: 0 };

/// What is typed for an indicator: `310/1000`, `31%`, `47`, `có`, `không áp dụng`, `chưa có số liệu`.
///
/// # Errors
/// What is wrong with it, with a proposed repair where there is one: nothing typed at all, or no figure of the kind that
/// is asked for.
pub fn typed_answer(indicator: &Indicator, written: &str) -> Result<Answer, Box<Finding>> {
    let cells = edited::typed(written).map(|value| Cell { address: AT, value }).into_iter().collect::<Vec<_>>();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Decimal, Silence};
    use crate::scoring::testing::{count, of_count, of_ratio, of_yes, percent_only, ratio, yes_no};

    #[test]
    fn figures_are_read_as_people_write_them() {
        let of = |indicator: &Indicator, text: &str| typed_answer(indicator, text).ok();
        let (share, number, done) = (of_ratio("A1", "10"), of_count("A1", "10", "1"), of_yes("A1", "10"));
        assert_eq!(of(&share, "310/1.000"), Some(ratio("310", "1000")));
        assert_eq!(of(&share, " 310 / 1000 "), Some(ratio("310", "1000")));
        assert_eq!(of(&share, "31,5%"), Some(percent_only("0.315")));
        assert_eq!(of(&share, "0,4"), Some(percent_only("0.4")));
        assert_eq!(of(&number, "1.234.567"), Some(count("1234567")));
        assert_eq!(of(&number, "0"), Some(Answer::Count { count: Decimal::ZERO }));
        assert_eq!(of(&done, "Có"), Some(yes_no(true)));
        assert_eq!(of(&done, "không"), Some(yes_no(false)));
        let silent = |reason| Some(Answer::Silent { reason });
        assert_eq!(of(&share, "không áp dụng"), silent(Silence::NotApplicable));
        assert_eq!(of(&number, "chưa có số liệu"), silent(Silence::NoData));
        assert_eq!(of(&number, "1000000000000"), Some(count("1000000000000")), "nobody is asked twice");
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
