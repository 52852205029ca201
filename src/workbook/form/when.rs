//! For which period a form is: the label in a title, periods written out, names of sheet, file and folder, the day of
//! signing.

use super::recognise::{Context, Evidence};
use super::whose::{Labelled, at, labelled};
use super::written_period::period_in;
use super::{hints, letterhead};
use crate::domain::text::search_key;
use crate::domain::{Finding, FindingKind, Period};
use crate::workbook::raw::Sheet;

const PERIOD_LABELS: &[&str] = &["ky", "ky danh gia", "ky bao cao", "ky so lieu", "period", "assessment period"];

/// The period a title names, looked for above a row.
fn shown_period(sheet: &Sheet, above: u32) -> Option<Labelled> {
    labelled(sheet, above, PERIOD_LABELS, |_| true)
}

/// The period a form is for, by the same reasoning as [`super::whose::unit_of`]; but whole folders are imported for one period, so
/// the one asked for settles a title nobody can read only where the mark says the same.
pub(super) fn period_of(
    context: &Context<'_>,
    sheet: &Sheet,
    hidden: Option<&str>,
    above: u32,
    findings: &mut Vec<Finding>,
) -> Option<(Period, Evidence)> {
    if let Some(decided) = context.decisions.period {
        findings.extend(said_otherwise(sheet, hidden, above, decided));
        return Some((decided, Evidence::Decided));
    }
    let marked = hidden.and_then(|text| text.parse::<Period>().ok());
    let shown = shown_period(sheet, above).filter(|shown| !shown.text.is_empty());
    let titled = shown.as_ref().and_then(|shown| period_in(&shown.text));
    if let (Some(marked), Some(shown)) = (marked, &shown)
        && titled != Some(marked)
        && context.asked_period.is_none_or(|asked| asked != titled.unwrap_or(marked))
    {
        let written = titled.map_or_else(|| shown.text.clone(), |titled| titled.to_string());
        let kind = FindingKind::PeriodConflict { shown: written, hidden: marked.to_string() };
        findings.push(at(sheet, shown, kind));
        return None;
    }
    let labelled = shown.as_ref().map(|shown| shown.at);
    let heading = if marked.is_none() { letterhead::period(sheet, above, labelled) } else { None };
    if let (Some(titled), Some((head, period)), None) = (titled, &heading, context.asked_period)
        && titled != *period
    {
        let kind = FindingKind::PeriodConflict { shown: period.to_string(), hidden: titled.to_string() };
        findings.push(at(sheet, head, kind));
        return None;
    }
    let in_sheet = titled.map(|titled| (titled, Evidence::Title));
    let found = in_sheet
        .or(marked.map(|marked| (marked, Evidence::HiddenMark)))
        .or_else(|| heading.as_ref().map(|(_, period)| (*period, Evidence::Letterhead)));
    let place = shown.or(heading.map(|(head, _)| head));
    match (found, context.asked_period) {
        (Some((found, _)), Some(asked)) if found != asked => {
            let kind = FindingKind::PeriodNotAskedFor { found: found.to_string(), expected: asked.to_string() };
            findings
                .push(place.map_or_else(|| Finding::of_file(kind.clone()), |shown| at(sheet, &shown, kind.clone())));
            None
        }
        (Some((found, evidence)), _) => {
            if context.asked_period.is_none() {
                compare_period_with_file_name(context, found, findings);
            }
            Some((found, evidence))
        }
        (None, Some(asked)) => Some((asked, Evidence::Asked)),
        (None, None) => period_guessed(context, sheet, above, findings),
    }
}

/// What a person decided is decided; that the form says otherwise is kept beside it.
fn said_otherwise(sheet: &Sheet, hidden: Option<&str>, above: u32, decided: Period) -> Option<Finding> {
    let kind = |said: Period| FindingKind::PeriodDecided { said: said.to_string(), decided: decided.to_string() };
    let shown = shown_period(sheet, above).and_then(|shown| Some((period_in(&shown.text)?, shown)));
    let heading = || letterhead::period(sheet, above, None).map(|(head, period)| (period, head));
    let marked = hidden.and_then(|text| text.parse::<Period>().ok());
    let of_title = shown.or_else(heading).filter(|(said, _)| *said != decided);
    let of_title = of_title.map(|(said, shown)| at(sheet, &shown, kind(said)));
    of_title.or_else(|| marked.filter(|marked| *marked != decided).map(|marked| Finding::of_file(kind(marked))))
}

/// The period that a sheet itself names: its titles, else its name, with a year from round about where it has none.
pub(super) fn period_of_sheet(context: &Context<'_>, sheet: &Sheet, above: u32) -> Option<Period> {
    let shown = shown_period(sheet, above).and_then(|shown| period_in(&shown.text));
    let titled = shown.or_else(|| letterhead::period(sheet, above, None).map(|(_, period)| period));
    titled.or_else(|| period_of_sheet_name(context, sheet, above))
}

/// `T5.2020`, or `Quý I` beside a year in a title or in the name of file or folder.
fn period_of_sheet_name(context: &Context<'_>, sheet: &Sheet, above: u32) -> Option<Period> {
    hints::period_in_name(&sheet.name).or_else(|| {
        let years = years_about(context, sheet, above);
        years.iter().find_map(|year| hints::part_of_year(&sheet.name, year))
    })
}

/// Years that stand in titles and in the names of file and folders, nearest first.
pub(super) fn years_about(context: &Context<'_>, sheet: &Sheet, above: u32) -> Vec<String> {
    let titles = sheet.cells.iter().take_while(|cell| cell.address.row < above).map(|cell| cell.value.shown());
    let asked = context.asked_period.map(|period| period.year().to_string());
    let names = std::iter::once(hints::stem(context.path)).chain(hints::folders(context.path));
    let mut years = Vec::new();
    for text in titles.chain(names).chain(asked) {
        let key = search_key(&text);
        let found: Vec<&str> = key.split(' ').filter(|word| is_year(word)).collect();
        // A text that speaks of several years says nothing.
        if let [year] = found.as_slice()
            && !years.iter().any(|known| known == year)
        {
            years.push((*year).to_owned());
        }
    }
    years
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u16| (1990..2100).contains(&year))
}

/// Likewise a name that speaks of another period.
fn compare_period_with_file_name(context: &Context<'_>, found: Period, findings: &mut Vec<Finding>) {
    let name = hints::stem(context.path);
    // The program's own names end in the period's code.
    if name.contains(&found.to_string()) {
        return;
    }
    if hints::period_in_name(&name).is_some_and(|other| !overlap(found, other)) {
        findings.push(Finding::of_file(FindingKind::PeriodDiffersFromPath { period: found.to_string(), name }));
    }
}

/// A year and a month of it do not contradict each other.
fn overlap(left: Period, right: Period) -> bool {
    let is_year = |period| matches!(period, Period::Year { .. });
    left == right || (left.year() == right.year() && (is_year(left) || is_year(right)))
}

/// The period that the names of sheet, file and folders leave, or the day of signing; told as the guess it is.
fn period_guessed(
    context: &Context<'_>,
    sheet: &Sheet,
    above: u32,
    findings: &mut Vec<Finding>,
) -> Option<(Period, Evidence)> {
    if let Some(period) = period_of_sheet_name(context, sheet, above) {
        return Some((period, Evidence::SheetName));
    }
    let file = std::iter::once((hints::stem(context.path), Evidence::FileName));
    let mut names = file.chain(hints::folders(context.path).map(|name| (name, Evidence::Folder)));
    let named = names.find_map(|(name, evidence)| hints::period_in_name(&name).map(|period| (period, name, evidence)));
    if let Some((period, name, evidence)) = named {
        findings.push(Finding::of_file(FindingKind::PeriodFromPath { period: period.to_string(), name }));
        return Some((period, evidence));
    }
    if let Some((signed, period)) = letterhead::month_of_signing(sheet) {
        findings.push(at(sheet, &signed, FindingKind::PeriodFromSigning { period: period.to_string() }));
        return Some((period, Evidence::Signing));
    }
    findings.push(Finding::of_file(FindingKind::PeriodMissing));
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, Words};

    #[test]
    fn periods_are_read_as_both_languages_write_them() {
        for language in [Language::Vi, Language::En] {
            let words = Words::new(language);
            for code in ["2020-05", "2019-12", "2020-Q2", "2020-Q4", "2020-H1", "2020-H2", "2020"] {
                let period: Period = code.parse().unwrap();
                assert_eq!(period_in(&words.period(period)), Some(period), "{}", words.period(period));
            }
        }
    }

    #[test]
    fn periods_are_read_as_people_write_them() {
        for (written, code) in [
            ("Tháng 05/2020", "2020-05"),
            ("5/2020", "2020-05"),
            ("2020-05-01", "2020-05"),
            ("Quý II/2020", "2020-Q2"),
            ("6 tháng đầu năm 2020", "2020-H1"),
            ("NĂM 2020", "2020"),
            ("T6/2020", "2020-06"),
            ("T06.2020", "2020-06"),
            ("tháng 6/2020", "2020-06"),
            ("6/2020", "2020-06"),
            ("Tháng sáu năm 2020", "2020-06"),
            ("tháng mười hai năm 2019", "2019-12"),
            ("tháng năm năm 2020", "2020-05"),
            ("ngày 14 tháng 5 năm 2020", "2020-05"),
            ("Q2/2020", "2020-Q2"),
        ] {
            assert_eq!(period_in(written), Some(code.parse().unwrap()), "{written}");
        }
        for wrong in ["", "tháng năm", "sớm", "13/2020", "Quý V/2020", "kỳ trước của năm 2020", "tháng năm 2020"]
        {
            assert_eq!(period_in(wrong), None, "{wrong}");
        }
        for several in [
            "tháng 12/2019 đến tháng 5/2020",
            "tháng 4 và tháng 5 năm 2020",
            "tháng 4 - 6/2020",
            "5 tháng đầu năm 2020",
            "Quý I, quý II/2020",
            "6 tháng đầu, 6 tháng cuối năm 2020",
            "2019 - 2020",
        ] {
            assert_eq!(period_in(several), None, "{several}");
        }
    }
}
