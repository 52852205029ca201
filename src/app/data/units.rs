//! The register of units: who has sent, and whom templates are written for.

use std::path::Path;

use super::file::view;
use super::{Answer, Ask, count, telling, unless_stopped};
use crate::app::job::Progress;
use crate::app::screen::templates::TemplatesView;
use crate::app::screen::units::{Sent, Taken, UnitRow, UnitsView};
use crate::app::shared::FileView;
use crate::app::widget::Choice;
use crate::domain::{NotAUnitCode, Period, Unit, UnitCode, UnitKind, province};
use crate::i18n::{NO_VALUE, Words};
use crate::say;
use crate::service::{Project, ServiceError, clock, owing, templates};

/// The register of units and who has sent.
pub fn load_units(ask: &Ask) -> Answer<UnitsView> {
    ask.of_file(|project| {
        let words = &ask.words;
        let sent = ask.period.map(|period| owing::sent_at(project, period)).transpose()?.unwrap_or_default();
        let known = ask.period.map(|period| owing::owing(project, period)).transpose()?.unwrap_or_default();
        let row = |unit: &Unit| UnitRow {
            code: unit.code.to_string(),
            name: unit.name.clone(),
            kind: kind(unit, words),
            parent: parent(project, unit),
            sent: match (sent.contains_key(&unit.code), ask.period.is_none() || known.owing.contains(unit)) {
                (true, _) => Sent::Yes,
                (false, true) => Sent::No,
                (false, false) => Sent::ThroughAgencies,
            },
            when: sent.get(&unit.code).map_or(NO_VALUE.to_owned(), |at| clock::readable(at)),
            sent_at: sent.get(&unit.code).cloned(),
        };
        let sentence = match ask.period {
            Some(period) => say!(
                words,
                "units-sentence-of-period",
                sent = known.sent.len(),
                all = known.all(),
                period = words.period(period)
            ),
            None => say!(words, "units-sentence-no-period", all = project.register().units().len()),
        };
        Ok(UnitsView { rows: project.register().units().iter().map(row).collect(), sentence })
    })
}

/// Takes the units of a CSV list into the register.
pub fn import_units<T>(ask: &Ask, list: &Path, progress: &Progress<T>) -> Answer<(Taken, Box<FileView>)> {
    ask.of_file(|project| {
        unless_stopped(progress)?;
        let changes = project.import_units(list)?;
        let taken = Taken { added: changes.added, changed: changes.changed, same: changes.same };
        Ok::<_, ServiceError>((taken, Box::new(view(project, ask.period, &ask.words)?)))
    })
}

/// What a unit is; of a province also where it lies.
fn kind(unit: &Unit, words: &Words) -> String {
    let kind = words.unit_kind(unit.kind);
    match province::by_code(unit.code.as_str()) {
        Some(province) if unit.kind == UnitKind::Province => format!("{kind}, {}", words.short_region(province.region)),
        _ => kind,
    }
}

fn parent(project: &Project, unit: &Unit) -> String {
    let parent = unit.parent.as_ref().and_then(|parent| project.register().by_code(parent));
    parent.map_or(NO_VALUE.to_owned(), |parent| parent.name.clone())
}

/// Units templates can be written for, and the period after the newest at hand.
pub fn load_templates(ask: &Ask) -> Answer<TemplatesView> {
    ask.of_file(|project| {
        let newest = project.store().periods()?.into_iter().map(|stored| stored.period).max();
        let units = project.register().units().iter().map(|unit| Choice {
            key: unit.code.to_string(),
            label: unit.name.clone(),
            detail: unit.parent.as_ref().map_or_else(|| kind(unit, &ask.words), |_| parent(project, unit)),
        });
        // A period without data that was asked for is the one templates are needed for.
        let asked = ask.period.filter(|asked| newest.is_none_or(|newest| *asked > newest));
        let next = newest.map_or_else(this_month, Period::next);
        Ok(TemplatesView { units: units.collect(), period: Some(asked.unwrap_or(next)) })
    })
}

/// Writes one workbook a unit into a folder; answers how many. One step a workbook.
pub fn write_templates<T>(
    ask: &Ask,
    units: &[String],
    period: Period,
    folder: &Path,
    progress: &mut Progress<T>,
) -> Answer<u32> {
    ask.of_file(|project| {
        let codes: Result<Vec<UnitCode>, NotAUnitCode> = units.iter().map(|code| code.parse()).collect();
        let codes = codes.map_err(|wrong| ServiceError::NoSuchUnit { code: wrong.0 })?;
        let catalogue = project.catalogue_of(period)?;
        let progress = &mut telling(progress);
        let written = templates::write_templates(project, &catalogue, period, &codes, folder, &ask.words, progress)?;
        Ok(count(written.len()))
    })
}

fn this_month() -> Period {
    let today = clock::today();
    Period::Month { year: today.year(), month: today.month() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_province_is_listed_with_its_region_and_an_agency_by_what_it_is() {
        let words = Words::new(Language::Vi);
        let of = |code: &str, of_kind| kind(&Unit::new(code.parse().unwrap(), "Tên", of_kind), &words);
        assert_eq!(of("48", UnitKind::Province), "Tỉnh/thành phố, BTB&DH miền Trung");
        assert_eq!(of("48", UnitKind::Agency), words.unit_kind(UnitKind::Agency), "a code of ours may be anybody's");
        assert_eq!(of("XX", UnitKind::Province), words.unit_kind(UnitKind::Province));
    }
}
