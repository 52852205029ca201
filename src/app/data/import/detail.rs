//! One file of the review in full, and the sheet round one of its cells.

use std::collections::HashMap;
use std::sync::Arc;

use super::ImportPlan;
use super::lines::{before, is_acceptable, place_of_edit, seen, value, whose};
use crate::app::data::{Answer, Ask};
use crate::app::screen::import::model::{
    Around, ChangeLine, CharsetView, EDITED, FileDetail, FindingLine, KindGroup, Lacks, MappingView, RivalFile,
    RivalView, Spot, WayOut,
};
use crate::app::widget::Choice;
use crate::domain::decision::{Charset, ColumnRole, Edit, Mapping, TableMapping};
use crate::domain::unit::Match;
use crate::domain::{Answer as Said, CellAddress, Finding, FindingKind, Period, Severity, SourcedAnswer};
use crate::i18n::{NO_VALUE, Words};
use crate::say;
use crate::service::import::{
    About, AnswerChange, Consequence, FilePreview, Neighbourhood, Preview, consequence, differences,
    is_taken_as_proposed, neighbourhood, typed,
};
use crate::service::{Indicator, Project, ServiceError};

/// Columns shown round a cell: those beyond would be too narrow to read.
const COLUMNS: usize = 6;

/// Everything there is to say about one file.
pub fn load_detail(ask: &Ask, plan: &ImportPlan, file: usize) -> Answer<FileDetail> {
    ask.of_file(|project| detail(project, &plan.preview(), file, &ask.words))
}

pub(super) fn detail(
    project: &Project,
    preview: &Preview,
    place: usize,
    words: &Words,
) -> Result<FileDetail, ServiceError> {
    let Some(file) = preview.files.get(place) else { return Ok(FileDetail::default()) };
    let page = Page { project, file, words };
    let says = |lacks: fn(&FindingKind) -> bool| file.findings.iter().any(|finding| lacks(&finding.kind));
    Ok(FileDetail {
        file: place,
        folder: file.path.parent().map_or_else(String::new, |folder| folder.display().to_string()),
        sure: page.sure(),
        lacks: Lacks { unit: says(FindingKind::lacks_unit), period: says(FindingKind::lacks_period) },
        contradictions: page.contradictions(),
        ways_out: page.ways_out(),
        to_enrol: file.unregistered.as_ref().map(|_| preview.unregistered().len()).filter(|count| *count > 0),
        rivals: rivals(project, preview, place, words),
        mapping: page.mapping(),
        charset: page.charset(),
        kinds: page.kinds()?,
        changes: changes(project, &file.changes, words),
    })
}

struct Page<'a> {
    project: &'a Project,
    file: &'a FilePreview,
    words: &'a Words,
}

impl Page<'_> {
    /// Where whose and when come from, the least sure source first.
    fn sure(&self) -> Option<String> {
        let words = self.words;
        let says = |codes: &[&str]| self.file.findings.iter().any(|finding| codes.contains(&finding.kind.code()));
        let decisions = &self.file.decisions;
        if let (true, Some(at)) = (self.file.excluded, &self.file.left_out_before) {
            return Some(say!(self.words, "import-sure-left-out", at = at.as_str()));
        }
        Some(match () {
            () if self.file.submissions.is_empty() => return None,
            () if decisions.unit.is_some() || decisions.period.is_some() => say!(words, "import-sure-person"),
            () if says(&["unit_differs_from_path", "period_differs_from_path"]) => say!(words, "import-sure-differs"),
            () if says(&["period_from_signing"]) => say!(words, "import-sure-signing"),
            () if says(&["unit_from_path", "period_from_path"]) => say!(words, "import-sure-path"),
            () => say!(words, "import-sure-form"),
        })
    }

    /// What it says twice, and the unit it names that the register lacks: what is asked for is asked for that.
    fn contradictions(&self) -> Vec<String> {
        use FindingKind as K;
        let is_whole = self.file.unregistered.is_some();
        let says_two = |kind: &K| match kind {
            K::PeriodConflict { .. } | K::UnitConflict { .. } => true,
            K::UnitUnknown { .. } => is_whole,
            _ => false,
        };
        let kinds = self.file.findings.iter().map(|finding| &finding.kind).filter(|kind| says_two(kind));
        kinds.map(|kind| self.words.finding(kind)).collect()
    }

    /// Each of two that contradict each other, where it is one that can be chosen.
    fn ways_out(&self) -> Vec<WayOut> {
        let of_period = |text: &String| {
            let period: Period = text.parse().ok()?;
            let name = say!(self.words, "import-use-this", what = self.words.period(period));
            Some(WayOut { name, unit: None, period: Some(period) })
        };
        let of_unit = |text: &String| match self.project.register().find(text) {
            Match::One(unit) => {
                let name = say!(self.words, "import-use-this", what = unit.name.as_str());
                Some(WayOut { name, unit: Some(unit.code.clone()), period: None })
            }
            Match::None | Match::Several(_) => None,
        };
        let of_kind = |kind: &FindingKind| match kind {
            FindingKind::PeriodConflict { shown, hidden } => {
                [shown, hidden].into_iter().filter_map(of_period).collect()
            }
            FindingKind::UnitConflict { shown, hidden } => [shown, hidden].into_iter().filter_map(of_unit).collect(),
            _ => Vec::new(),
        };
        self.file.findings.iter().flat_map(|finding| of_kind(&finding.kind)).collect()
    }

    fn mapping(&self) -> Option<MappingView> {
        let confirmed = self.file.proposal.is_none();
        let mapping = self.file.proposal.as_ref().or(self.file.decisions.mapping.as_ref())?;
        let role = |(role, column): (&ColumnRole, &u32)| (*role, letters(*column), self.words.column_role(*role));
        let heads = |table: &TableMapping| {
            let mut columns: Vec<_> = table.columns.iter().collect();
            columns.sort_by_key(|(_, column)| **column);
            columns.into_iter().map(role).collect()
        };
        Some(MappingView {
            columns: mapping.tables.iter().map(heads).collect(),
            values: self.values(mapping),
            mapping: mapping.clone(),
            confirmed,
            indicators: self.indicators(),
        })
    }

    /// Those of the criteria set that the file was read under; of the file's newest where nothing was read.
    fn indicators(&self) -> Arc<[Choice]> {
        let sent = self.file.submissions.first();
        let under =
            sent.and_then(|sent| self.project.catalogue_asked(&sent.catalogue.to_string(), Some(sent.period)).ok());
        let catalogue = under.as_deref().unwrap_or_else(|| self.project.catalogue());
        let choice = |indicator: &Indicator| {
            let code = &indicator.code;
            Choice::new(code, format!("{code} {}", self.words.text(&indicator.name)))
        };
        catalogue.indicators.iter().map(choice).collect()
    }

    /// What each row of a mapping gives now.
    fn values(&self, mapping: &Mapping) -> Vec<String> {
        let answers = self.file.submissions.first().map(|submission| submission.answers.as_slice()).unwrap_or_default();
        let read = |code: &String| answers.iter().find(|answer| *answer.indicator == **code);
        let value = |code: Option<&String>| code.and_then(read).map_or(NO_VALUE.to_owned(), |a| self.said(a));
        mapping.rows().map(|(_, row)| value(row.indicator.as_ref())).collect()
    }

    fn said(&self, answer: &SourcedAnswer) -> String {
        said(self.project, answer, self.words)
    }

    fn charset(&self) -> Option<CharsetView> {
        let decided = self.file.decisions.charset;
        let Some(legacy) = &self.file.legacy else {
            return decided.map(|_| CharsetView { name: "", texts: 0, samples: Vec::new(), decided });
        };
        let samples = legacy
            .samples
            .iter()
            .map(|text| (format!("{}!{}", text.sheet, text.cell), text.before.clone(), text.after.clone()));
        let name = match legacy.charset {
            Charset::Tcvn3 => "TCVN3",
            Charset::Vni => "VNI",
        };
        Some(CharsetView { name, texts: legacy.texts, samples: samples.collect(), decided })
    }

    /// Kinds in the order of how much they matter, then as they come in the file.
    fn kinds(&self) -> Result<Vec<KindGroup>, ServiceError> {
        let mut groups: Vec<KindGroup> = Vec::new();
        let mut places: HashMap<&'static str, usize> = HashMap::new();
        for (index, finding) in self.file.findings.iter().enumerate() {
            let code = finding.kind.code();
            let place = *places.entry(code).or_insert_with(|| {
                groups.push(KindGroup {
                    kind: code.to_owned(),
                    title: self.words.finding_title(code),
                    severity: finding.severity(),
                    meaning: meaning(finding, self.words),
                    findings: Vec::new(),
                });
                groups.len() - 1
            });
            groups[place].findings.push(self.finding(index, finding)?);
        }
        groups.sort_by_key(|group| std::cmp::Reverse(group.severity));
        groups.extend(self.edits());
        Ok(groups)
    }

    fn finding(&self, index: usize, finding: &Finding) -> Result<FindingLine, ServiceError> {
        let cell = finding.sheet.clone().zip(finding.cell).map(|(sheet, cell)| Spot { sheet, cell });
        Ok(FindingLine {
            index,
            cell,
            sheet: finding.sheet.clone(),
            seen: finding.seen.clone(),
            shown: seen(finding, self.words),
            message: self.words.finding(&finding.kind),
            repair: finding.repair.as_deref().map(|repair| self.words.proposed(repair)),
            // What is confirmed for the whole file has a part of its own.
            waits: self.file.waits_for(finding) && !is_confirmed_apart(&finding.kind),
            kept: self.file.is_kept(finding),
            edited: false,
            acceptable: is_acceptable(self.file, finding),
            can_be_spared: can_be_spared(finding),
            taken: is_taken_as_proposed(&finding.kind),
            consequence: self.consequence(finding)?,
        })
    }

    /// The cells that another value was set in, after all that is still to be said.
    fn edits(&self) -> Option<KindGroup> {
        let edits = &self.file.decisions.edits;
        let line = |(place, edit): (usize, &Edit)| self.edit(place_of_edit(self.file, place), edit);
        (!edits.is_empty()).then(|| KindGroup {
            kind: EDITED.to_owned(),
            title: say!(self.words, "import-edits"),
            severity: Severity::Info,
            meaning: Vec::new(),
            findings: edits.iter().enumerate().map(line).collect(),
        })
    }

    fn edit(&self, index: usize, edit: &Edit) -> FindingLine {
        let (before, after) = (before(edit, self.words), value(edit.after.as_deref(), self.words));
        FindingLine {
            index,
            cell: Some(Spot { sheet: edit.sheet.clone(), cell: edit.cell }),
            sheet: Some(edit.sheet.clone()),
            seen: edit.before.clone(),
            message: say!(self.words, "import-edited", before = before.as_str(), after = after.as_str()),
            shown: Some(before),
            repair: Some(after),
            waits: false,
            kept: true,
            edited: true,
            acceptable: false,
            can_be_spared: false,
            taken: true,
            consequence: None,
        }
    }

    /// What leaving a cell as it is comes to: "D1 được 0/10 điểm".
    fn consequence(&self, finding: &Finding) -> Result<Option<String>, ServiceError> {
        let words = self.words;
        Ok(consequence(self.project, self.file, finding)?.and_then(|(code, comes_to)| match comes_to {
            Consequence::Nothing { max } => {
                Some(say!(words, "import-left-nothing", code = code, max = words.plain(max, 4)))
            }
            Consequence::LeftOut => Some(say!(words, "import-left-out-of-maximum", code = code)),
            Consequence::Counts => None,
        }))
    }
}

/// The files that a file stands against, and what it says otherwise than each; nothing where there is none.
fn rivals(project: &Project, preview: &Preview, place: usize, words: &Words) -> Option<RivalView> {
    let this = preview.files.get(place)?;
    let others = preview.rivals(place).into_iter().filter_map(|other| Some((other, preview.files.get(other)?)));
    let others: Vec<(usize, &FilePreview)> = others.collect();
    let same_names = others.iter().any(|(_, other)| other.name() == this.name());
    let of = |place: usize, file: &FilePreview, changes| RivalFile {
        file: place,
        name: if same_names { file.path.display().to_string() } else { file.name() },
        facts: facts(file, words),
        changes,
    };
    let against =
        |(place, other): &(usize, &FilePreview)| of(*place, other, changes(project, &differences(this, other), words));
    (!others.is_empty()).then_some(())?;
    Some(RivalView {
        whose: whose(project, this, words)?,
        this: of(place, this, Vec::new()),
        many_units: others.iter().any(|(_, other)| other.submissions.len() > 1) || this.submissions.len() > 1,
        others: others.iter().map(against).collect(),
        repeats: preview.repeats(place).into_iter().filter_map(|file| Some(preview.files.get(file)?.name())).collect(),
    })
}

/// "ngày 12/05/2020 08:15 · đọc được 31 số liệu · độ phủ 87% · 2 lỗi chưa quyết định".
fn facts(file: &FilePreview, words: &Words) -> String {
    let parts = [
        file.written_at().map(|at| say!(words, "import-rivals-date", at = at)),
        Some(say!(words, "import-rivals-read", count = file.figures())),
        file.coverage.map(|coverage| say!(words, "import-rivals-coverage", coverage = words.percent(coverage, 0))),
        Some(say!(words, "import-rivals-errors", count = file.undecided_errors())),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What a kind of finding comes to, and what its sender is to do.
fn meaning(finding: &Finding, words: &Words) -> Vec<String> {
    let comes_to = match finding.severity() {
        Severity::Error if finding.cell.is_some() => say!(words, "import-meaning-error-cell"),
        Severity::Error => say!(words, "import-meaning-error"),
        Severity::Warning => say!(words, "import-meaning-warning"),
        Severity::Info => say!(words, "import-meaning-info"),
    };
    let remedy = words.remedy(&finding.kind).map(|remedy| say!(words, "import-meaning-sender", remedy = remedy));
    std::iter::once(comes_to).chain(remedy).collect()
}

/// Whether the answer may be that the indicator does not concern the unit.
fn can_be_spared(finding: &Finding) -> bool {
    let of_figure = finding.cell.is_some() && finding.kind.indicator().is_some();
    let is_dash = matches!(finding.kind, FindingKind::DashAsNoData { .. });
    // Of two rows or sheets only one is the answer.
    let is_twofold = matches!(finding.kind, FindingKind::IndicatorTwice { .. } | FindingKind::SheetsDiffer { .. });
    of_figure && !is_twofold && (is_dash || finding.severity() == Severity::Error)
}

/// What a value typed in place of a cell would be read as, in words, and whether that is an answer; nothing where that is
/// seen only once it stands there.
pub fn read_as(
    ask: &Ask,
    plan: &ImportPlan,
    (file, finding): (usize, usize),
    written: &str,
) -> Answer<Option<(String, bool)>> {
    ask.of_file(|project| {
        let words = &ask.words;
        let preview = plan.preview();
        let Some(file) = preview.files.get(file) else { return Ok(None) };
        let about = match finding.checked_sub(file.findings.len()) {
            None => About::Finding(finding),
            Some(edit) => About::Edit(edit),
        };
        Ok::<_, ServiceError>(typed(project, file, about, written)?.map(|typed| match typed.answer {
            Err(trouble) => (words.what_is_wrong(&trouble.kind), false),
            Ok(answer) => {
                let value = share_told(project, &answer, words);
                let said = match typed.unused {
                    None => say!(words, "import-typed", value = value),
                    Some(cell) => say!(words, "import-typed-unused", value = value, cell = cell.to_string()),
                };
                (said, true)
            }
        }))
    })
}

/// `310 ÷ 1.847 = 16,79%`.
fn share_told(project: &Project, answer: &SourcedAnswer, words: &Words) -> String {
    let value = said(project, answer, words);
    match (&answer.answer, answer.answer.value()) {
        (Said::Ratio { .. }, Some(fraction)) if !value.contains('%') => {
            format!("{value} = {}", words.percent(fraction, 2))
        }
        _ => value,
    }
}

/// Whether it speaks of the reading of the table, of the letters, of whose and when, of another file for the same.
fn is_confirmed_apart(kind: &FindingKind) -> bool {
    let code = kind.code();
    matches!(code, "mapping_proposed" | "legacy_text" | "several_files_for_unit" | "counts_instead_of_file")
        || kind.lacks_unit()
        || kind.lacks_period()
}

/// What an answer says, as a person reads it.
fn said(project: &Project, answer: &SourcedAnswer, words: &Words) -> String {
    match &answer.answer {
        // What a formula came to has more digits than anybody reads.
        Said::PercentOnly { fraction } => words.percent(*fraction, 2),
        answer => words.answer(answer, project.catalogue().digits),
    }
}

/// Differences as lines.
pub(in crate::app::data) fn changes(project: &Project, changes: &[AnswerChange], words: &Words) -> Vec<ChangeLine> {
    let one = |answer: &Option<SourcedAnswer>| {
        answer.as_ref().map_or(NO_VALUE.to_owned(), |answer| said(project, answer, words))
    };
    let line = |change: &AnswerChange| {
        let (mut before, mut after) = (one(&change.before), one(&change.after));
        // The same figure, and yet a change: what differs is what stands beside it.
        if before == after {
            (before, after) = (beside(change.before.as_ref(), words), beside(change.after.as_ref(), words));
        }
        let unit = project.register().by_code(&change.unit);
        ChangeLine {
            unit: unit.map_or_else(|| change.unit.to_string(), |unit| unit.name.clone()),
            indicator: indicator(project, change, words),
            before,
            after,
            place: place(change.after.as_ref().or(change.before.as_ref())),
        }
    };
    changes.iter().map(line).collect()
}

fn beside(answer: Option<&SourcedAnswer>, words: &Words) -> String {
    let evidence = answer.and_then(SourcedAnswer::evidence).unwrap_or(NO_VALUE);
    let note = answer.and_then(SourcedAnswer::note).unwrap_or(NO_VALUE);
    say!(words, "import-change-beside", evidence = evidence, note = note)
}

fn indicator(project: &Project, change: &AnswerChange, words: &Words) -> String {
    let code = &change.indicator;
    let catalogue = project.catalogue_of(change.period);
    let known = catalogue.as_ref().ok().and_then(|catalogue| catalogue.indicator(code));
    known.map_or_else(|| code.clone(), |indicator| format!("{code} {}", words.text(&indicator.name)))
}

fn place(answer: Option<&SourcedAnswer>) -> String {
    match answer.map(|answer| (answer.sheet.as_deref(), answer.cells)) {
        Some((Some(sheet), Some(cells))) => format!("{sheet}!{cells}"),
        Some((None, Some(cells))) => cells.to_string(),
        _ => NO_VALUE.to_owned(),
    }
}

/// The sheet round a cell.
pub fn around(ask: &Ask, plan: &ImportPlan, file: usize, spot: &Spot) -> Answer<Around> {
    ask.of_file(|_| {
        let preview = plan.preview();
        let Some(file) = preview.files.get(file) else { return Ok(Around::default()) };
        let near = neighbourhood(file, &spot.sheet, spot.cell, &ask.words)?;
        Ok::<_, ServiceError>(near.map_or_else(Around::default, |near| shown(&near, spot.cell)))
    })
}

/// The columns nearest to the cell, and among them the first with text at its left: what the row calls itself.
pub(in crate::app::data) fn shown(near: &Neighbourhood, cell: CellAddress) -> Around {
    let width = near.rows.first().map_or(0, Vec::len);
    let at = (cell.column - near.first.column) as usize;
    let row = cell.row.saturating_sub(near.first.row) as usize;
    let name = near.rows.get(row).and_then(|cells| longest(&cells[..at.min(cells.len())]));
    let from = (at + 2).min(width).saturating_sub(COLUMNS);
    let mut columns: Vec<usize> = (from..width.min(from + COLUMNS)).collect();
    if let Some(name) = name.filter(|name| !columns.contains(name)) {
        columns[0] = name;
    }
    let text = |cells: &[Option<String>], column: usize| cells.get(column).cloned().flatten().unwrap_or_default();
    let line = |(place, cells): (usize, &Vec<Option<String>>)| {
        let number = u64::from(near.first.row) + place as u64 + 1;
        (number.to_string(), columns.iter().map(|column| text(cells, *column)).collect())
    };
    let head = near.head.as_ref().map(|(row, cells)| {
        let number = u64::from(*row) + 1;
        (number.to_string(), columns.iter().map(|column| text(cells, *column)).collect())
    });
    let above = usize::from(head.is_some());
    Around {
        columns: columns.iter().map(|column| letters(near.first.column + *column as u32)).collect(),
        rows: head.into_iter().chain(near.rows.iter().enumerate().map(line)).collect(),
        marked: (row + above, columns.iter().position(|column| *column == at).unwrap_or(0)),
    }
}

fn longest(cells: &[Option<String>]) -> Option<usize> {
    let length = |text: &Option<String>| text.as_ref().map_or(0, |text| text.chars().count());
    cells.iter().enumerate().max_by_key(|(_, text)| length(text)).map(|(place, _)| place)
}

fn letters(column: u32) -> String {
    let name = CellAddress { row: 0, column }.to_string();
    name.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_row_is_shown_beside_its_cell() {
        let row = |texts: [&str; 9]| texts.map(|text| (!text.is_empty()).then(|| text.to_owned())).to_vec();
        let near = Neighbourhood {
            first: "A11".parse().unwrap(),
            head: None,
            rows: vec![
                row(["1", "Nền tảng LGSP", "", "", "", "", "", "5", ""]),
                row(["2", "Dịch vụ công mức độ 4", "%", "10", "", "", "", "320", "300"]),
                row(["3", "Hồ sơ trực tuyến", "", "", "", "", "", "", ""]),
            ],
        };
        let around = shown(&near, "H12".parse().unwrap());
        assert_eq!(around.columns, ["B", "E", "F", "G", "H", "I"]);
        assert_eq!(around.marked, (1, 4));
        assert_eq!(around.rows[1].0, "12");
        assert_eq!(around.rows[1].1[0], "Dịch vụ công mức độ 4");
        assert_eq!(around.rows[1].1[4], "320");
    }
}
