//! Whose form it is: the label in a title, spellings of units, the letterhead, names of file and folder.

use super::measure::is_measure;
use super::recognise::{Context, Evidence};
use super::{hints, letterhead};
use crate::domain::bloc;
use crate::domain::text::search_key;
use crate::domain::unit::Match;
use crate::domain::{CellAddress, Finding, FindingKind, Register, Unit, UnitCode, UnitKind, Written};
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

/// A value beside or behind a label, with its place.
#[derive(Debug, Clone)]
pub(super) struct Labelled {
    pub(super) at: CellAddress,
    pub(super) text: String,
}

/// The unit a title names, looked for above a row.
fn shown_unit(sheet: &Sheet, above: u32) -> Option<Labelled> {
    // "Đơn vị: nghìn đồng" says what figures are in, not whose they are.
    labelled(sheet, above, UNIT_LABELS, |text| !is_measure(text))
}

/// The first value beside or behind one of the labels that may be such a value.
pub(super) fn labelled(sheet: &Sheet, above: u32, labels: &[&str], may_be: impl Fn(&str) -> bool) -> Option<Labelled> {
    sheet.rows().take_while(|row| row.first().is_some_and(|cell| cell.address.row < above)).find_map(|row| {
        row.iter().enumerate().find_map(|(index, cell)| {
            let CellValue::Text(text) = &cell.value else { return None };
            let (label, behind) = text.split_once(':').unwrap_or((text, ""));
            if !labels.contains(&search_key(label).as_str()) {
                return None;
            }
            let value = match behind.trim() {
                "" => row
                    .get(index + 1)
                    .filter(|beside| !is_label(beside))
                    .map(|beside| Labelled { at: beside.address, text: beside.value.shown().trim().to_owned() }),
                behind => Some(Labelled { at: cell.address, text: behind.to_owned() }),
            };
            value.filter(|value| may_be(&value.text))
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
        findings.extend(said_otherwise(context.register, sheet, hidden, above, decided));
        return Some((decided.clone(), Evidence::Decided));
    }
    let (register, asked) = (context.register, context.asked_unit);
    let marked = hidden.and_then(|code| by_code(register, code));
    if let (Some(code), None, None) = (hidden, marked, asked) {
        let found =
            agency(register, sheet, code, above).map_or_else(|| code.to_owned(), |agency| called(register, &agency));
        findings.push(Finding::of_file(FindingKind::UnitUnknown { found }));
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
    if let (Some((titled, Evidence::Title)), Some(letterhead::Sender { at: head, unit, .. }), None) =
        (settled, &letterhead, asked)
        && !hints::go_together(titled, unit)
    {
        let kind = FindingKind::UnitConflict { shown: head.text.clone(), hidden: titled.name.clone() };
        findings.push(at(sheet, head, kind));
        return None;
    }
    if let (None, None, Some(letterhead::Sender { unit, below: Some(agency), .. })) = (settled, asked, &letterhead) {
        let kind = FindingKind::AgencyBelowUnit { unit: unit.name.clone(), agency: agency.text.clone() };
        findings.push(at(sheet, agency, kind));
    }
    let found = settled.or_else(|| letterhead.map(|sender| (sender.unit, Evidence::Letterhead)));
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

/// The agency whose form it is where the register has no unit of its code, but the province that the code begins with.
pub(super) fn agency(register: &Register, sheet: &Sheet, code: &str, above: u32) -> Option<Unit> {
    let (province, _) = code.split_once('-').filter(|_| !register.has_code(code))?;
    let parent = by_code(register, province).filter(|parent| parent.kind == UnitKind::Province)?;
    let name = shown_unit(sheet, above).map(|shown| shown.text).filter(|name| !name.is_empty())?;
    let bloc = bloc::told_by(&name).map(Into::into);
    Some(Unit { bloc, parent: Some(parent.code.clone()), ..Unit::new(code.parse().ok()?, name, UnitKind::Agency) })
}

/// "Sở Tài nguyên và Môi trường, Lào Cai (10-stnmt)".
fn called(register: &Register, agency: &Unit) -> String {
    let parent = agency.parent.as_ref().and_then(|code| register.by_code(code));
    let province = parent.map_or_else(String::new, |parent| format!(", {}", parent.name));
    format!("{}{province} ({})", agency.name, agency.code)
}

/// What a person decided is decided; that the form says otherwise is kept beside it.
fn said_otherwise(
    register: &Register,
    sheet: &Sheet,
    hidden: Option<&str>,
    above: u32,
    decided: &UnitCode,
) -> Option<Finding> {
    let name = |code: &UnitCode| register.by_code(code).map_or_else(|| code.to_string(), |unit| unit.name.clone());
    let kind = |said: &str| FindingKind::UnitDecided { said: said.to_owned(), decided: name(decided) };
    let shown = shown_unit(sheet, above).filter(|shown| !shown.text.is_empty());
    let of_title = shown.and_then(|shown| match find_unit(register, &shown.text) {
        Match::One(unit) if unit.code == *decided => None,
        Match::Several(units) if units.iter().any(|unit| unit.code == *decided) => None,
        Match::One(_) | Match::Several(_) | Match::None => Some(at(sheet, &shown, kind(&shown.text))),
    });
    let of_letterhead = || {
        let sender = letterhead::unit(sheet, above, register)?;
        let goes_along = register.by_code(decided).is_some_and(|decided| hints::go_together(decided, sender.unit));
        (!goes_along).then(|| at(sheet, &sender.at, kind(&sender.at.text)))
    };
    let of_mark = || {
        let marked = hidden.and_then(|code| by_code(register, code)).filter(|marked| marked.code != *decided)?;
        Some(Finding::of_file(kind(&marked.name)))
    };
    of_title.or_else(of_mark).or_else(of_letterhead)
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

/// The unit that a sheet itself names: its title, else its letterhead.
pub(super) fn unit_of_sheet(register: &Register, sheet: &Sheet, above: u32) -> Option<UnitCode> {
    let titled = shown_unit(sheet, above).map(|shown| find_unit(register, &shown.text));
    let found = match titled {
        Some(Match::One(unit)) => Some(unit),
        Some(Match::None | Match::Several(_)) | None => {
            letterhead::unit(sheet, above, register).map(|sender| sender.unit)
        }
    };
    found.map(|unit| unit.code.clone())
}

pub(super) fn at(sheet: &Sheet, shown: &Labelled, kind: FindingKind) -> Finding {
    Finding::at(&sheet.name, shown.at, shown.text.clone(), kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::form::test_catalogue::register;

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
