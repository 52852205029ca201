//! Minutes of differences (biên bản): what the appraisal of a unit changes, put into words to be signed by both sides.

use std::path::{Path, PathBuf};

use rust_decimal::Decimal;

use super::appraisal::{AppraisalError, Pair, Pairs, pairs};
use super::report::{self, Format, Kind, ReportRequest};
use super::{Going, Project, ServiceError, clock, files, returns};
use crate::catalogue::Indicator;
use crate::domain::{Period, SubmissionKey, Unit, UnitCode};
use crate::i18n::{NO_VALUE, Words};
use crate::report::{Difference, Minutes, TotalLine};
use crate::say;

/// Writes the minutes of one unit, or of each of several into a file of its own beside `path`: `a.docx`, else
/// `a-48.docx`, `a-01.docx`. Returns what was written.
///
/// # Errors
/// A unit whose appraisal changes nothing, another ending than .docx and .pdf, a file that is there already.
pub fn write(
    project: &Project,
    period: Period,
    units: &[UnitCode],
    path: &Path,
    words: &Words,
) -> Result<Vec<PathBuf>, ServiceError> {
    let unknown = || ServiceError::UnknownFormat { path: path.to_owned(), allowed: ".docx, .pdf" };
    let format = Format::of(path).ok_or_else(unknown)?;
    let named = |unit: &UnitCode| match units {
        [_] => path.to_owned(),
        _ => {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            let ending = path.extension().unwrap_or_default().to_string_lossy();
            path.with_file_name(format!("{stem}-{unit}.{ending}"))
        }
    };
    let mut written = Vec::new();
    for unit in units {
        let path = named(unit);
        if path.exists() {
            return Err(ServiceError::WouldOverwrite { path });
        }
        let request = ReportRequest::new(Kind::Minutes, period, Some(vec![unit.clone()]));
        let bytes = report::make(project, &request, format, clock::today(), words, &mut |_| Going::Continue(()))?;
        files::write_whole(&path, &bytes)?;
        written.push(path);
    }
    Ok(written)
}

/// The units, of those that are compared and their agencies, of which anything stands for a period.
pub fn appraised_units(project: &Project, period: Period) -> Result<Vec<UnitCode>, ServiceError> {
    let found = project.store().appraisals_of_period(period, &project.catalogue_of(period)?.id)?;
    let units = project.register().units().iter().map(|unit| &unit.code);
    Ok(units.filter(|code| found.contains_key(*code)).cloned().collect())
}

/// Those of them whose points or figures the appraisal changes.
pub fn changed_units(project: &Project, period: Period) -> Result<Vec<UnitCode>, ServiceError> {
    let mut changed = Vec::new();
    for unit in appraised_units(project, period)? {
        if pairs(project, &unit, period)?.differences().next().is_some() {
            changed.push(unit);
        }
    }
    Ok(changed)
}

/// The minutes of what an appraisal changes.
///
/// # Errors
/// An appraisal that changes nothing.
pub fn minutes(project: &Project, pairs: &Pairs, words: &Words) -> Result<Minutes, ServiceError> {
    let unit = project.unit(&pairs.unit)?;
    if pairs.differences().next().is_none() {
        return Err(AppraisalError::NothingDiffers { unit: unit.name.clone() }.into());
    }
    let period = words.period(pairs.period);
    let issuer = returns::issuer(project, words);
    let committee = issuer.name.clone().unwrap_or_else(|| say!(words, "letter-dotted"));
    Ok(Minutes {
        marking: project.marking_in(words),
        about: say!(
            words,
            "minutes-about",
            period = period.as_str(),
            unit = returns::in_a_sentence(unit.official_name())
        ),
        sides: [committee, returns::addressee(unit, words)],
        subject: subject(project, unit, pairs, words)?,
        differences: pairs.differences().map(|pair| difference(pairs, pair, words)).collect(),
        totals: totals(pairs, words),
        remarks: remarks(pairs, words),
        issuer,
    })
}

/// Which workbook was held against the appraisal, and under which criteria set.
fn subject(project: &Project, unit: &Unit, pairs: &Pairs, words: &Words) -> Result<String, ServiceError> {
    let catalogue = say!(
        words,
        "minutes-catalogue",
        name = words.text(&pairs.catalogue.name),
        edition = words.edition(&pairs.catalogue)
    );
    let key = SubmissionKey { unit: unit.code.clone(), period: pairs.period, catalogue: pairs.catalogue.id.clone() };
    Ok(match project.store().current(&key)? {
        Some(sent) => say!(
            words,
            "minutes-subject",
            period = words.period(pairs.period),
            file = sent.file_name,
            version = sent.version_no,
            date = clock::readable(&sent.imported_at),
            catalogue = catalogue
        ),
        None => say!(words, "minutes-subject-unsent", period = words.period(pairs.period), catalogue = catalogue),
    })
}

fn difference(pairs: &Pairs, pair: &Pair, words: &Words) -> Difference {
    let digits = pairs.catalogue.digits;
    let name = pairs.catalogue.indicator(pair.code()).map_or("", |asked| words.text(&asked.name));
    let points = |points: Decimal| words.entered(points, digits);
    let found = pair.entry().map(|entry| &entry.appraisal);
    let evidence = found.and_then(|found| found.evidence).map(|view| words.evidence_view(view));
    let named = pair.named_evidence.clone();
    let both: Vec<String> = [evidence, named].into_iter().flatten().collect();
    Difference {
        indicator: format!("{} {name}", pair.code()).trim().to_owned(),
        own: [words.own_word(&pair.own, digits), points(pair.own.points)],
        appraised: [words.said(pair.counted.said().as_ref(), digits), points(pair.counted.points)],
        change: words.signed(pair.gained(), digits),
        reason: reason(pairs, pair, words),
        evidence: if both.is_empty() { NO_VALUE.to_owned() } else { both.join(": ") },
    }
}

/// Why: what the appraiser wrote; a figure that nobody touched moved with others'.
fn reason(pairs: &Pairs, pair: &Pair, words: &Words) -> String {
    let given = pair.entry().filter(|entry| entry.appraisal.decides()).and_then(|entry| entry.appraisal.reason.clone());
    let with_others = || {
        let needs_peers = |asked: &Indicator| asked.rule.needs_peers();
        match pairs.catalogue.indicator(pair.code()) {
            Some(asked) if needs_peers(asked) => say!(words, "minutes-moved-with-peers"),
            _ => say!(words, "minutes-moved-with-agencies"),
        }
    };
    given.unwrap_or_else(with_others)
}

fn totals(pairs: &Pairs, words: &Words) -> Vec<TotalLine> {
    let digits = pairs.catalogue.digits;
    // What does not apply any more is no longer in the maximum.
    let maxima = |own: Decimal, counted: Decimal| {
        let (before, after) = (words.number(own, digits), words.number(counted, digits));
        if own == counted { after } else { format!("{before} → {after}") }
    };
    let line = |name: String, max: String, own: Decimal, counted: Decimal, is_total| TotalLine {
        name,
        max,
        own: words.number(own, digits),
        appraised: words.number(counted, digits),
        change: words.signed(counted.saturating_sub(own), digits),
        is_total,
    };
    let groups = pairs.catalogue.groups.iter().filter(|group| group.parent.is_none()).filter_map(|group| {
        let (own, counted) = (pairs.own.group(&group.code)?, pairs.counted.group(&group.code)?);
        let name = format!("{} {}", group.code, words.text(&group.name));
        (own.applicable || counted.applicable)
            .then(|| line(name, maxima(own.max, counted.max), own.points, counted.points, false))
    });
    let (own, counted) = (&pairs.own, &pairs.counted);
    let total = line(say!(words, "explain-total"), maxima(own.max, counted.max), own.points, counted.points, true);
    groups.chain([total]).collect()
}

fn remarks(pairs: &Pairs, words: &Words) -> Vec<String> {
    let digits = pairs.catalogue.digits;
    let percent = |percent: Option<Decimal>| {
        percent.map_or_else(|| NO_VALUE.to_owned(), |percent| format!("{}%", words.number(percent, digits)))
    };
    let summed =
        say!(words, "minutes-percent", own = percent(pairs.own.percent), counted = percent(pairs.counted.percent));
    let (confirmed, unseen) = alike(pairs);
    let confirmed = (!confirmed.is_empty()).then(|| say!(words, "minutes-confirmed", count = confirmed.len()));
    let listed = || say!(words, "minutes-unappraised", count = unseen.len(), codes = unseen.join(", "));
    let unseen = (!unseen.is_empty()).then(listed);
    let overtaken: Vec<&str> = pairs.rows.iter().filter(|pair| pair.is_overtaken()).map(Pair::code).collect();
    let overtaken = (!overtaken.is_empty()).then(|| say!(words, "minutes-overtaken", codes = overtaken.join(", ")));
    [Some(summed), confirmed, unseen, overtaken].into_iter().flatten().collect()
}

/// Indicators that count as the unit says: those that were appraised and found so, and those that nobody appraised.
fn alike(pairs: &Pairs) -> (Vec<&str>, Vec<&str>) {
    let changed: Vec<&str> = pairs.differences().map(Pair::code).collect();
    let alike = pairs.rows.iter().filter(|pair| !changed.contains(&pair.code()));
    let (confirmed, unseen): (Vec<_>, Vec<_>) =
        alike.partition(|pair| pair.entry().is_some_and(|entry| entry.appraisal.decides()));
    (codes(&confirmed), codes(&unseen))
}

fn codes<'a>(pairs: &[&'a Pair]) -> Vec<&'a str> {
    pairs.iter().map(|pair| pair.code()).collect()
}
