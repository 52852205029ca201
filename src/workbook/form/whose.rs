//! Whose form it is and for which period: labels in a title, spellings of units, periods written out.

use super::recognise::{Context, Evidence};
use super::written_period::period_in;
use super::{hints, letterhead};
use crate::domain::text::search_key;
use crate::domain::unit::Match;
use crate::domain::{CellAddress, Finding, FindingKind, Period, Register, Unit, UnitCode, Written};
use crate::workbook::raw::{Cell, CellValue, Sheet};

const UNIT_LABELS: &[&str] = &[
    "don vi",
    "ten don vi",
    "don vi bao cao",
    "don vi tu danh gia",
    "co quan",
    "ten co quan",
    "unit",
    "reporting unit",
];
const PERIOD_LABELS: &[&str] = &["ky", "ky danh gia", "ky bao cao", "ky so lieu", "period", "assessment period"];

/// A value beside or behind a label, with its place.
#[derive(Debug, Clone)]
pub(super) struct Labelled {
    pub(super) at: CellAddress,
    pub(super) text: String,
}

/// The unit a title names, looked for above a row.
fn shown_unit(sheet: &Sheet, above: u32) -> Option<Labelled> {
    labelled(sheet, above, UNIT_LABELS)
}

/// The period a title names, looked for above a row.
fn shown_period(sheet: &Sheet, above: u32) -> Option<Labelled> {
    labelled(sheet, above, PERIOD_LABELS)
}

fn labelled(sheet: &Sheet, above: u32, labels: &[&str]) -> Option<Labelled> {
    sheet.rows().take_while(|row| row.first().is_some_and(|cell| cell.address.row < above)).find_map(|row| {
        row.iter().enumerate().find_map(|(index, cell)| {
            let CellValue::Text(text) = &cell.value else { return None };
            let (label, behind) = text.split_once(':').unwrap_or((text, ""));
            if !labels.contains(&search_key(label).as_str()) {
                return None;
            }
            if !behind.trim().is_empty() {
                return Some(Labelled { at: cell.address, text: behind.trim().to_owned() });
            }
            row.get(index + 1)
                .filter(|beside| !is_label(beside))
                .map(|beside| Labelled { at: beside.address, text: beside.value.shown().trim().to_owned() })
        })
    })
}

fn is_label(cell: &Cell) -> bool {
    matches!(&cell.value, CellValue::Text(text) if text.trim_end().ends_with(':'))
}

/// The unit a spelling leads to, see [`Register::find`]; by number too where a table's code column lost its leading zeros,
/// as it does where Excel takes codes for numbers.
pub(super) fn find_unit<'a>(register: &'a Register, text: &str) -> Match<'a> {
    find_written(register, &Written::of(text))
}

/// The same for a text that was taken apart already.
pub(super) fn find_written<'a>(register: &'a Register, written: &Written) -> Match<'a> {
    let text = written.text();
    match register.find_written(written) {
        Match::None if text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            register.find(&format!("0{text}"))
        }
        found => found,
    }
}

fn by_code<'a>(register: &'a Register, text: &str) -> Option<&'a Unit> {
    text.trim().parse().ok().and_then(|code| register.by_code(&code))
}

/// The unit a form is taken for and what says so: a person's decision, the hidden mark, the title, the letterhead, the
/// one asked for, the names of file and folder; nothing, with a finding, where they contradict each other or none is
/// known. A person who chose a unit settles what the form leaves open.
pub(super) fn unit_of(
    context: &Context<'_>,
    sheet: &Sheet,
    hidden: Option<&str>,
    above: u32,
    findings: &mut Vec<Finding>,
) -> Option<(UnitCode, Evidence)> {
    if let Some(decided) = &context.decisions.unit {
        return Some((decided.clone(), Evidence::Decided));
    }
    let (register, asked) = (context.register, context.asked_unit);
    let marked = hidden.and_then(|code| by_code(register, code));
    if let (Some(code), None, None) = (hidden, marked, asked) {
        findings.push(Finding::of_file(FindingKind::UnitUnknown { found: code.to_owned() }));
        return None;
    }
    let shown = shown_unit(sheet, above).filter(|shown| !shown.text.is_empty());
    let titled = shown.as_ref().map(|shown| (shown, find_unit(register, &shown.text)));
    let settled = match titled {
        None => marked.map(|marked| (marked, Evidence::HiddenMark)),
        Some((shown, titled)) => match settle(marked, titled, asked, &shown.text) {
            Ok(found) => found.map(|found| (found, Evidence::Title)),
            Err(kind) => {
                findings.push(at(sheet, shown, kind));
                return None;
            }
        },
    };
    let letterhead = if hidden.is_none() { letterhead::unit(sheet, above, register) } else { None };
    if let (Some((titled, Evidence::Title)), Some((head, unit)), None) = (settled, &letterhead, asked)
        && !hints::go_together(titled, unit)
    {
        let kind = FindingKind::UnitConflict { shown: head.text.clone(), hidden: titled.name.clone() };
        findings.push(at(sheet, head, kind));
        return None;
    }
    let found = settled.or_else(|| letterhead.map(|(_, unit)| (unit, Evidence::Letterhead)));
    match (found, asked) {
        (Some((found, _)), Some(asked)) if found.code != *asked => {
            let expected = register.by_code(asked).map_or_else(|| asked.to_string(), |unit| unit.name.clone());
            findings.push(Finding::of_file(FindingKind::UnitNotAskedFor { found: found.name.clone(), expected }));
            None
        }
        (Some((found, evidence)), _) => {
            if asked.is_none() {
                compare_with_file_name(context, found, findings);
            }
            Some((found.code.clone(), evidence))
        }
        (None, Some(asked)) => Some((asked.clone(), Evidence::Asked)),
        (None, None) => unit_of_path(context, findings),
    }
}

/// A file's name that speaks of another unit than the form: perhaps the wrong file was sent.
fn compare_with_file_name(context: &Context<'_>, found: &Unit, findings: &mut Vec<Finding>) {
    let name = hints::stem(context.path);
    // Nearly every file is named after its unit, and seeing that is quick.
    let compact = |text: &str| search_key(text).replace(' ', "");
    if name.is_empty() || compact(&name).contains(&compact(&found.name)) {
        return;
    }
    if hints::unit_among(context.register, &name).is_some_and(|other| !hints::go_together(found, other)) {
        findings.push(Finding::of_file(FindingKind::UnitDiffersFromPath { unit: found.name.clone(), name }));
    }
}

/// The unit that the names of file and folders leave, told as the guess it is.
fn unit_of_path(context: &Context<'_>, findings: &mut Vec<Finding>) -> Option<(UnitCode, Evidence)> {
    let file = std::iter::once((hints::stem(context.path), Evidence::FileName));
    let folders = hints::folders(context.path).map(|name| (name, Evidence::Folder));
    let guess = file
        .chain(folders)
        .find_map(|(name, evidence)| hints::unit_among(context.register, &name).map(|unit| (unit, name, evidence)));
    let Some((unit, name, evidence)) = guess else {
        findings.push(Finding::of_file(FindingKind::UnitMissing));
        return None;
    };
    findings.push(Finding::of_file(FindingKind::UnitFromPath { unit: unit.name.clone(), name }));
    Some((unit.code.clone(), evidence))
}

/// The unit that mark and title leave, nothing where it is for the person asked to say, and what to find fault with
/// where they contradict each other.
fn settle<'a>(
    marked: Option<&'a Unit>,
    titled: Match<'a>,
    asked: Option<&UnitCode>,
    title: &str,
) -> Result<Option<&'a Unit>, FindingKind> {
    // Units hand forms on to each other: a person who names the unit on the title has settled it.
    let is_asked = |unit: &Unit| asked == Some(&unit.code);
    let conflict = |shown: &str, marked: &Unit| {
        Err(FindingKind::UnitConflict { shown: shown.to_owned(), hidden: marked.name.clone() })
    };
    match (titled, marked) {
        (Match::One(titled), Some(marked)) if marked.code != titled.code && !is_asked(titled) => {
            conflict(&titled.name, marked)
        }
        (Match::One(titled), _) => Ok(Some(titled)),
        // A title nobody can read matters only where no person named the unit.
        (Match::None, _) if asked.is_some() => Ok(None),
        (Match::None, Some(marked)) => conflict(title, marked),
        (Match::None, None) => Err(FindingKind::UnitUnknown { found: title.to_owned() }),
        (Match::Several(units), marked) => {
            if let Some(chosen) = units.iter().find(|unit| is_asked(unit)) {
                return Ok(Some(chosen));
            }
            match marked {
                Some(marked) if units.iter().any(|unit| unit.code == marked.code) => Ok(Some(marked)),
                Some(marked) => conflict(title, marked),
                None if asked.is_some() => Ok(None),
                None => {
                    let candidates = units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join(", ");
                    Err(FindingKind::UnitAmbiguous { found: title.to_owned(), candidates })
                }
            }
        }
    }
}

/// The period a form is for, by the same reasoning as [`unit_of`]; but whole folders are imported for one period, so
/// the one asked for settles a title nobody can read only where the mark says the same.
pub(super) fn period_of(
    context: &Context<'_>,
    sheet: &Sheet,
    hidden: Option<&str>,
    above: u32,
    findings: &mut Vec<Finding>,
) -> Option<(Period, Evidence)> {
    if let Some(decided) = context.decisions.period {
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

fn at(sheet: &Sheet, shown: &Labelled, kind: FindingKind) -> Finding {
    Finding::at(&sheet.name, shown.at, shown.text.clone(), kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, Words};
    use crate::workbook::form::test_catalogue::register;

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

    #[test]
    fn units_are_found_by_any_spelling_and_never_by_likeness() {
        let register = register();
        let code = |text: &str| match find_unit(&register, text) {
            Match::One(unit) => unit.code.as_str().to_owned(),
            Match::None => "none".to_owned(),
            Match::Several(_) => "several".to_owned(),
        };
        for text in ["48", "Đà Nẵng", "da nang", "Thành phố Đà Nẵng", "TP. Đà Nẵng", "TP ĐÀ NẴNG"] {
            assert_eq!(code(text), "48", "{text}");
        }
        assert_eq!(code("1"), "01");
        assert_eq!(code("Tỉnh Hà Nam"), "35");
        assert_eq!(code("Hà N"), "none");
        assert_eq!(code("Sở Tài chính"), "several");
    }
}
