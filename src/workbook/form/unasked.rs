//! What a unit answers without being asked: kept as it stands, told once, and nothing else in those cells is held against
//! the sender.

use std::collections::HashSet;

use super::recognise::{Context, Reading};
use crate::catalogue::Indicator;
use crate::domain::{Answer, CellAddress, Finding, FindingKind, SourcedAnswer};
use crate::workbook::raw::{CellValue, Contents};

/// Puts one finding in the place of all that was found in cells of indicators that do not concern the unit.
pub(super) fn settle(reading: &mut Reading, contents: &Contents, context: &Context<'_>) {
    let catalogue = context.catalogue;
    let conditional: Vec<&Indicator> =
        catalogue.asked().filter(|indicator| !catalogue.concerns_everybody(indicator)).collect();
    if conditional.is_empty() {
        return;
    }
    let mut spared = Spared::default();
    let mut told = Vec::new();
    for submission in &reading.submissions {
        let newcomer = || reading.new_units.iter().find(|unit| unit.code == submission.unit);
        let Some(unit) = context.register.by_code(&submission.unit).or_else(newcomer) else { continue };
        for indicator in conditional.iter().filter(|indicator| !catalogue.concerns(indicator, unit)) {
            spared.codes.insert(indicator.code.as_str());
            let Some(answer) = submission.answer(&indicator.code) else { continue };
            spared.add(answer);
            told.extend(finding(answer, contents));
        }
    }
    let findings = std::mem::take(&mut reading.findings);
    reading.findings = findings.into_iter().filter(|finding| !spared.takes(finding)).chain(told).collect();
}

/// Where nothing is asked.
#[derive(Default)]
struct Spared<'a> {
    codes: HashSet<&'a str>,
    cells: HashSet<(String, CellAddress)>,
}

impl Spared<'_> {
    fn add(&mut self, answer: &SourcedAnswer) {
        let Some((sheet, cells)) = answer.sheet.as_ref().zip(answer.cells) else { return };
        self.cells.extend(cells.iter().map(|cell| (sheet.to_string(), cell)));
    }

    fn takes(&self, finding: &Finding) -> bool {
        match (&finding.kind, &finding.sheet, finding.cell) {
            // Only forms of one unit have rows to miss.
            (FindingKind::IndicatorRowMissing { code }, _, _) => self.codes.contains(code.as_str()),
            (_, Some(sheet), Some(cell)) => self.cells.contains(&(sheet.to_string(), cell)),
            _ => false,
        }
    }
}

/// A figure; silence on what is not asked needs no word.
fn finding(answer: &SourcedAnswer, contents: &Contents) -> Option<Finding> {
    if matches!(answer.answer, Answer::Silent { .. }) {
        return None;
    }
    let kind = FindingKind::NotConcerned { indicator: answer.indicator.to_string() };
    let cell = answer.cells.map(|cells| cells.first());
    let sheet = contents.sheets.iter().find(|sheet| Some(&*sheet.name) == answer.sheet.as_deref());
    let seen = sheet.zip(cell).and_then(|(sheet, cell)| sheet.get(cell)).map(CellValue::shown);
    Some(Finding { kind, sheet: answer.sheet.as_deref().map(Into::into), cell, seen, repair: None })
}

#[cfg(test)]
mod tests {
    use super::super::recognise::Reading;
    use super::super::template::{TemplateRequest, write_template};
    use super::super::tests::{Bench, d, findings, number, set, submission, template, text};
    use crate::catalogue::AppliesTo;
    use crate::domain::{Answer, Silence, UnitKind};
    use crate::i18n::{Language, Words};
    use crate::workbook::raw::{CellValue, Contents};
    use crate::workbook::read;

    /// D1 and D3 are asked of agencies only; the form is a province's.
    fn bench() -> Bench {
        let mut bench = Bench::new();
        let agencies = AppliesTo { kinds: vec![UnitKind::Agency], ..AppliesTo::default() };
        for indicator in &mut bench.catalogue.indicators {
            let spared = matches!(indicator.code.as_str(), "D1" | "D3");
            indicator.applies_to = spared.then(|| agencies.clone());
        }
        bench
    }

    fn form(bench: &Bench, language: Language) -> Contents {
        let prefill = submission();
        let request = TemplateRequest {
            catalogue: &bench.catalogue,
            unit: bench.register.by_code(&"48".parse().unwrap()).unwrap(),
            period: "2020-05".parse().unwrap(),
            previous: None,
            prefill: Some(&prefill),
            marking: None,
            guide: true,
        };
        read(&write_template(&request, &Words::new(language)).unwrap(), "bieu.xlsx")
    }

    fn of(reading: &Reading, code: &str) -> Answer {
        reading.submissions[0].answer(code).unwrap().answer.clone()
    }

    #[test]
    fn the_units_own_form_says_that_it_is_not_asked_and_comes_back_without_a_word() {
        for language in [Language::Vi, Language::En] {
            let bench = bench();
            let reading = bench.recognise(&form(&bench, language));
            let asked = findings(&Bench::new().recognise(&template(Some(&submission()))));
            let said: Vec<_> = findings(&reading);
            assert!(
                said.iter().all(|finding| asked.iter().any(|other| {
                    // Rows stand one higher without the banner: the kinds must be the same.
                    other.split(' ').next() == finding.split(' ').next()
                })),
                "{said:?}"
            );
            for code in ["D1", "D3"] {
                assert_eq!(of(&reading, code), Answer::Silent { reason: Silence::NotApplicable }, "{code}");
            }
            assert_ne!(of(&reading, "A1"), Answer::Silent { reason: Silence::NotApplicable });
        }
    }

    #[test]
    fn a_figure_that_is_not_asked_for_is_kept_and_told_once() {
        let bench = bench();
        let mut contents = template(Some(&submission()));
        set(&mut contents, "D1", 'E', number("7"));
        set(&mut contents, "D1", 'F', number("9"));
        let reading = bench.recognise(&contents);
        assert_eq!(of(&reading, "D1"), Answer::Ratio { numerator: d("7"), denominator: d("9") });
        let told: Vec<_> = findings(&reading).into_iter().filter(|finding| finding.contains("E12")).collect();
        assert_eq!(told, ["not_concerned E12 7"]);
    }

    #[test]
    fn nothing_else_in_such_cells_is_held_against_the_sender() {
        let bench = bench();
        let blank = template(None);
        for (first, second) in [(number("9"), number("7")), (text("cơ quan không có"), None), (None, None)] {
            let mut contents = blank.clone();
            set(&mut contents, "D1", 'E', first);
            set(&mut contents, "D1", 'F', second);
            let said = findings(&bench.recognise(&contents));
            let odd = |finding: &String| finding.contains("E12") || finding.contains("F12");
            let told: Vec<_> =
                said.into_iter().filter(odd).filter(|finding| !finding.starts_with("not_concerned")).collect();
            assert_eq!(told, Vec::<String>::new());
        }
    }

    #[test]
    fn a_row_that_is_not_asked_for_is_not_missed() {
        let bench = bench();
        let mut contents = template(Some(&submission()));
        contents.sheets[0].cells.retain(|cell| cell.value != CellValue::Text("D3".into()));
        let missing = |bench: &Bench| {
            findings(&bench.recognise(&contents)).iter().any(|f| f.starts_with("indicator_row_missing"))
        };
        assert!(missing(&Bench::new()) && !missing(&bench));
    }
}
