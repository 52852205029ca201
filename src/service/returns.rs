//! What goes back to senders: their workbooks with what is to be mended, the letter that goes with each, and the
//! reminder to those who have not sent.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::import::{FilePreview, Preview};
use super::owing::owing;
use super::report::{self, Format};
use super::{Going, Progress, Project, ServiceError, clock, files};
use crate::domain::{FileStatus, Finding, Period, Severity, Unit, UnitCode, UnitKind, bloc};
use crate::i18n::Words;
use crate::report::{Annex, Issuer, Letter, decree, letter, write_letter};
use crate::say;
use crate::workbook::returned::is_for_sender;
use crate::workbook::{Returned, returned};

/// What was written for one sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file that was read.
    pub of: PathBuf,
    pub workbook: PathBuf,
    /// Whether that is the sender's own workbook, marked; else it lists what was found.
    pub marked: bool,
    /// Nothing for the own unit: nobody writes to himself.
    pub letter: Option<PathBuf>,
}

/// What a run of returns wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Returns {
    pub written: Vec<Written>,
    /// How many files it did not come to, because it was stopped.
    pub left: usize,
}

/// A file with something for its sender to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faulty {
    /// Its place in the preview.
    pub file: usize,
    pub errors: usize,
    pub warnings: usize,
}

/// The files for which [`write_returns`] would write something.
pub fn faulty(preview: &Preview, words: &Words) -> Vec<Faulty> {
    let files = preview.files.iter().enumerate().filter(|(_, file)| goes_back(file, words));
    let of_file = |(place, file): (usize, &FilePreview)| Faulty {
        file: place,
        errors: told(file, Severity::Error, words),
        warnings: told(file, Severity::Warning, words),
    };
    files.map(of_file).collect()
}

/// How many findings of a severity a sender is told of.
fn told(file: &FilePreview, severity: Severity, words: &Words) -> usize {
    let is_told = |finding: &&Finding| finding.severity() == severity && is_for_sender(finding, words);
    file.findings.iter().filter(is_told).count()
}

/// Writes, for every file of a preview with something for its sender to mend and among those wanted (nothing: all), the
/// workbook and the letter. Nothing that lies in the folder is overwritten. `progress` is asked before each file whether to go on; what was written by then
/// stays, every workbook with its letter.
///
/// # Errors
/// A folder or file that cannot be written, and a workbook that changed since it was looked at.
pub fn write_returns(
    project: &Project,
    preview: &Preview,
    wanted: Option<&HashSet<usize>>,
    folder: &Path,
    words: &Words,
    progress: &mut dyn FnMut(Progress) -> Going,
) -> Result<Returns, ServiceError> {
    let is_wanted = |place: &usize| wanted.is_none_or(|wanted| wanted.contains(place));
    let files = preview.files.iter().enumerate().filter(|(place, _)| is_wanted(place)).map(|(_, file)| file);
    let faulty: Vec<&FilePreview> = files.filter(|file| goes_back(file, words)).collect();
    let total = faulty.len();
    let mut returns = Returns::default();
    files::sweep(folder);
    for (done, file) in faulty.into_iter().enumerate() {
        if progress(Progress { done, total, current: file.name() }).is_break() {
            returns.left = total - done;
            break;
        }
        files::make_folder(folder)?;
        returns.written.push(write_return(project, file, folder, words)?);
    }
    Ok(returns)
}

fn goes_back(file: &FilePreview, words: &Words) -> bool {
    file.status != FileStatus::Same && file.findings.iter().any(|finding| is_for_sender(finding, words))
}

fn write_return(project: &Project, file: &FilePreview, folder: &Path, words: &Words) -> Result<Written, ServiceError> {
    let name = file.name();
    // What the guards refused is not opened again.
    let refused = file.status == FileStatus::Refused;
    let bytes = if refused { None } else { file.bytes()? };
    let back = returned(&name, bytes.as_deref(), &file.findings, words)?;
    let stem = Path::new(&name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = if back.marked { Path::new(&name).extension() } else { None };
    let ending = ending.map_or_else(|| "xlsx".to_owned(), |ending| ending.to_string_lossy().into_owned());
    let workbook = free_path(folder, &format!("{stem}_can-sua"), &ending);
    files::write_whole(&workbook, &back.bytes)?;
    let letter = match is_own(project, file) {
        true => None,
        false => {
            let path = free_path(folder, &format!("{stem}_cong-van"), "docx");
            files::write_whole(&path, &write_letter(&letter_of(project, file, &back, words), words)?)?;
            Some(path)
        }
    };
    Ok(Written { of: file.path.clone(), workbook, marked: back.marked, letter })
}

fn is_own(project: &Project, file: &FilePreview) -> bool {
    let own = project.own_unit();
    own.is_some() && file.submissions.first().map(|sent| &sent.unit) == own.as_ref()
}

/// A path that is not taken: `a.xlsx`, `a-2.xlsx` …
fn free_path(folder: &Path, stem: &str, ending: &str) -> PathBuf {
    let numbered = |number: u32| match number {
        1 => folder.join(format!("{stem}.{ending}")),
        _ => folder.join(format!("{stem}-{number}.{ending}")),
    };
    (1u32..).map(numbered).find(|path| !path.exists()).unwrap_or_else(|| numbered(1))
}

fn letter_of(project: &Project, file: &FilePreview, back: &Returned, words: &Words) -> Letter {
    let unit = file.submissions.first().and_then(|sent| project.register().by_code(&sent.unit));
    let unit = unit.map_or_else(|| say!(words, "letter-dotted"), |unit| addressee(unit, words));
    let period = file.submissions.first().map(|sent| words.period(sent.period));
    let period = period.unwrap_or_else(|| say!(words, "letter-dotted-period"));
    let found = match file.status {
        FileStatus::Refused => why_refused(file, &unit, words),
        _ => what_was_found(file, back, (&unit, &period), words),
    };
    let asked = match file.status {
        FileStatus::Refused => say!(words, "letter-return-send-again", unit = unit.as_str()),
        _ => say!(words, "letter-return-ask", unit = unit.as_str()),
    };
    Letter {
        issuer: issuer(project, words),
        subject: say!(words, "letter-return-subject", period = period.as_str()),
        to: unit,
        body: found.into_iter().chain([asked, say!(words, "letter-regards")]).collect(),
        annex: None,
    }
}

/// Of a workbook that was read: how much there is to mend, and where that is said.
fn what_was_found(file: &FilePreview, back: &Returned, (unit, period): (&str, &str), words: &Words) -> Vec<String> {
    let (errors, warnings) = (told(file, Severity::Error, words), told(file, Severity::Warning, words));
    let name = file.name();
    let found = say!(
        words,
        "letter-return-found",
        unit = unit,
        period = period,
        file = name,
        errors = errors,
        warnings = warnings
    );
    let listed = if back.marked { say!(words, "letter-return-marked") } else { say!(words, "letter-return-listed") };
    vec![found, listed]
}

/// Of a file of which nothing could be read there are no cells to speak of: what is wrong with it, and what to do.
fn why_refused(file: &FilePreview, unit: &str, words: &Words) -> Vec<String> {
    let first = file.findings.iter().filter(|finding| is_for_sender(finding, words)).max_by_key(|one| one.severity());
    let why = first.map(|finding| {
        let remedy = words.remedy(&finding.kind).unwrap_or_default();
        format!("{} {remedy}", words.what_is_wrong(&finding.kind))
    });
    vec![say!(words, "letter-return-refused", unit = unit, file = file.name(), why = why.unwrap_or_default())]
}

/// As a letter addresses it: a province by its people's committee.
pub(super) fn addressee(unit: &Unit, words: &Words) -> String {
    if unit.kind != UnitKind::Province {
        return unit.official_name().to_owned();
    }
    say!(words, "letter-province", unit = in_a_sentence(unit.official_name()))
}

/// `Tỉnh Lào Cai` → `tỉnh Lào Cai`.
pub(super) fn in_a_sentence(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

/// The province named after a person: Decree 30/2020, appendix I, part I, II.4 wants its full name as the place of issue.
const NAMED_AFTER_A_PERSON: &str = "79";

/// Who sends the letter: the names a person set, else what the own unit tells.
pub(super) fn issuer(project: &Project, words: &Words) -> Issuer {
    let (set, told) = (project.letterhead(), told_by_own_unit(project, words));
    let first = |set: &str, told: Option<String>| Some(set.trim().to_owned()).filter(|set| !set.is_empty()).or(told);
    Issuer {
        above: first(&set.above, told.above),
        name: first(&set.name, told.name),
        place: first(&set.place, told.place),
    }
}

/// Who sends the letter, as far as the unit whose staff work with the file tells it: the committee has no name of its own
/// in the register, so that stays to be filled in.
fn told_by_own_unit(project: &Project, words: &Words) -> Issuer {
    let register = project.register();
    let known = |code: Option<UnitCode>| code.and_then(|code| register.by_code(&code));
    let own = known(project.letterhead().unit.clone()).or_else(|| known(project.own_unit()));
    let Some(own) = own else { return Issuer::default() };
    let (province, name) = match own.kind {
        UnitKind::Province => (Some(own), None),
        UnitKind::Agency | UnitKind::Other => (
            own.parent.as_ref().and_then(|parent| register.by_code(parent)).filter(|of| of.kind == UnitKind::Province),
            Some(own.official_name().to_owned()),
        ),
    };
    let is_under_it = own.kind == UnitKind::Province || own.bloc.as_deref() == Some(bloc::DEPARTMENTS);
    let above = province
        .filter(|_| is_under_it)
        .map(|province| say!(words, "letter-above", unit = in_a_sentence(province.official_name())));
    let place = province.map(|province| match province.code.as_str() {
        NAMED_AFTER_A_PERSON => province.official_name().to_owned(),
        _ => province.name.clone(),
    });
    Issuer { above, name, place }
}

/// Writes the reminder to those who have not sent for a period; nothing where nobody owes. One unit is addressed itself,
/// several by a list.
///
/// # Errors
/// [`ServiceError::WouldOverwrite`], another ending than .docx and .pdf, and whatever reading and writing may meet.
pub fn write_reminder(
    project: &Project,
    period: Period,
    path: &Path,
    words: &Words,
) -> Result<Option<usize>, ServiceError> {
    let unknown = || ServiceError::UnknownFormat { path: path.to_owned(), allowed: ".docx, .pdf" };
    let format = Format::of(path).ok_or_else(unknown)?;
    if path.exists() {
        return Err(ServiceError::WouldOverwrite { path: path.to_owned() });
    }
    let Some((units, bytes)) = reminder_of(project, period, format, words)? else { return Ok(None) };
    files::write_whole(path, &bytes)?;
    Ok(Some(units))
}

/// The same, to be written by whoever asks: how many units it goes to, and the letter.
///
/// # Errors
/// As [`write_reminder`], but for the writing.
pub fn reminder_of(
    project: &Project,
    period: Period,
    format: Format,
    words: &Words,
) -> Result<Option<(usize, Vec<u8>)>, ServiceError> {
    let units: Vec<String> = owing(project, period)?.owing.iter().map(|unit| addressee(unit, words)).collect();
    if units.is_empty() {
        return Ok(None);
    }
    let letter = reminder(issuer(project, words), &units, &words.period(period), words);
    let bytes = match format {
        Format::Docx => write_letter(&letter, words)?,
        Format::Pdf => {
            let about = report::about(letter.subject.clone(), clock::today(), words);
            decree::pdf(&[letter::document(&letter, words)], false, &about)?
        }
    };
    Ok(Some((units.len(), bytes)))
}

fn reminder(issuer: Issuer, units: &[String], period: &str, words: &Words) -> Letter {
    let subject = say!(words, "letter-reminder-subject", period = period);
    let (to, found, annex) = match units {
        [unit] => (unit.clone(), say!(words, "letter-reminder-one", unit = unit.as_str(), period = period), None),
        _ => {
            let title = say!(words, "letter-reminder-annex", period = period);
            let found = say!(words, "letter-reminder-many", count = units.len(), period = period);
            (say!(words, "letter-to-list"), found, Some(Annex { title, units: units.to_vec() }))
        }
    };
    let body = vec![found, say!(words, "letter-reminder-ask"), say!(words, "letter-regards")];
    Letter { issuer, subject, to, body, annex }
}

#[cfg(test)]
mod tests {
    use super::super::import::{ImportRequest, preview_workbooks};
    use super::super::{CatalogueChoice, Letterhead};
    use super::*;
    use crate::i18n::Language;
    use std::ops::ControlFlow;

    fn project(folder: &Path) -> Project {
        Project::create(&folder.join("a.egov"), &CatalogueChoice::from_argument("nq17-2020")).unwrap()
    }

    fn sample(name: &str) -> Vec<u8> {
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(name)).unwrap()
    }

    #[test]
    fn each_faulty_workbook_goes_back_with_a_letter_and_nothing_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let (project, words) = (project(folder.path()), Words::new(Language::Vi));
        let files = vec![
            ("Biểu lỗi.xlsx".into(), sample("la-va-loi/10-tu-lon-hon-mau.xlsx")),
            ("hỏng.xlsx".into(), b"PK".to_vec()),
            ("đúng.xlsx".into(), sample("2020-05/01_Ha-Noi_2020-05.xlsx")),
        ];
        let request = ImportRequest::default();
        let preview = preview_workbooks(&project, &request, files, &mut |_| ControlFlow::Continue(())).unwrap();
        let out = folder.path().join("gửi trả");
        let mut on = |_| Going::Continue(());
        let written = write_returns(&project, &preview, None, &out, &words, &mut on).unwrap().written;
        let told: Vec<(&Path, bool)> = written.iter().map(|one| (one.of.as_path(), one.marked)).collect();
        assert_eq!(told, [(Path::new("Biểu lỗi.xlsx"), true), (Path::new("hỏng.xlsx"), false)]);
        assert_eq!(written[0].workbook, out.join("Biểu lỗi_can-sua.xlsx"));
        let listed: Vec<usize> = faulty(&preview, &words).into_iter().map(|one| one.file).collect();
        assert_eq!(listed, [0, 1]);
        let one = HashSet::from([1]);
        let apart = folder.path().join("một bộ");
        let written_one = write_returns(&project, &preview, Some(&one), &apart, &words, &mut on).unwrap().written;
        assert_eq!(written_one.len(), 1, "only what was ticked");
        let again = write_returns(&project, &preview, None, &out, &words, &mut on).unwrap().written;
        assert_eq!(again[0].workbook, out.join("Biểu lỗi_can-sua-2.xlsx"));
        assert_eq!(std::fs::read_dir(&out).unwrap().count(), 8);
    }

    #[test]
    fn the_letter_with_a_file_that_could_not_be_read_says_why_and_speaks_of_no_cells() {
        let folder = tempfile::tempdir().unwrap();
        let (project, words) = (project(folder.path()), Words::new(Language::Vi));
        let files = vec![("khóa.xlsx".into(), sample("la-va-loi/70-dat-mat-khau.xlsx"))];
        let request = ImportRequest::default();
        let preview = preview_workbooks(&project, &request, files, &mut |_| ControlFlow::Continue(())).unwrap();
        let back = returned("khóa.xlsx", None, &preview.files[0].findings, &words).unwrap();
        let body = letter_of(&project, &preview.files[0], &back, &words).body.join("\n");
        assert!(body.contains("mật khẩu") && body.contains("bỏ mật khẩu, lưu lại rồi gửi lại"), "{body}");
        assert!(!body.contains("ô có lỗi") && !body.contains("lỗi và"), "{body}");
    }

    #[test]
    fn a_run_that_is_stopped_leaves_whole_pairs_and_says_which() {
        let folder = tempfile::tempdir().unwrap();
        let (project, words) = (project(folder.path()), Words::new(Language::Vi));
        let files = ["a.xlsx", "b.xlsx", "c.xlsx"].map(|name| (name.into(), b"PK".to_vec())).to_vec();
        let request = ImportRequest::default();
        let preview = preview_workbooks(&project, &request, files, &mut |_| ControlFlow::Continue(())).unwrap();
        for stop_at in 0..=3 {
            let out = folder.path().join(stop_at.to_string());
            let mut steps = Vec::new();
            let mut until = |step: Progress| {
                let going = if step.done == stop_at { Going::Break(()) } else { Going::Continue(()) };
                steps.push((step.done, step.total, step.current));
                going
            };
            let Returns { written, left } = write_returns(&project, &preview, None, &out, &words, &mut until).unwrap();
            assert_eq!((written.len(), left), (stop_at, 3 - stop_at));
            assert_eq!(steps.first(), Some(&(0, 3, "a.xlsx".to_owned())));
            let told: Vec<&PathBuf> =
                written.iter().flat_map(|one| [Some(&one.workbook), one.letter.as_ref()]).flatten().collect();
            let mut there: Vec<PathBuf> =
                std::fs::read_dir(&out).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
            there.sort();
            assert_eq!(there.iter().collect::<Vec<_>>(), told, "nothing but what was told of");
        }
    }

    #[test]
    fn the_reminder_names_all_who_owe_and_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let (project, words) = (project(folder.path()), Words::new(Language::Vi));
        let (period, path) = ("2020-05".parse().unwrap(), folder.path().join("đôn đốc.docx"));
        assert_eq!(write_reminder(&project, period, &path, &words).unwrap(), Some(63));
        let again = write_reminder(&project, period, &path, &words);
        assert!(matches!(again, Err(ServiceError::WouldOverwrite { .. })));
        let other = write_reminder(&project, period, &folder.path().join("a.txt"), &words);
        assert!(matches!(other, Err(ServiceError::UnknownFormat { .. })));
    }

    #[test]
    fn the_issuer_is_named_as_far_as_the_own_unit_tells() {
        let folder = tempfile::tempdir().unwrap();
        let (mut project, words) = (project(folder.path()), Words::new(Language::Vi));
        assert_eq!(issuer(&project, &words), Issuer::default());
        let units = "code,name,kind,bloc,parent\n48-stttt,Sở Thông tin và Truyền thông,agency,so,48\n\
                     48-hc,UBND quận Hải Châu,agency,huyen,48\n";
        project.take_units("a.csv", units.as_bytes()).unwrap();
        let told = [
            ("48", (Some("UBND thành phố Đà Nẵng"), None, "Đà Nẵng")),
            ("79", (Some("UBND thành phố Hồ Chí Minh"), None, "Thành phố Hồ Chí Minh")),
            ("48-stttt", (Some("UBND thành phố Đà Nẵng"), Some("Sở Thông tin và Truyền thông"), "Đà Nẵng")),
            ("48-hc", (None, Some("UBND quận Hải Châu"), "Đà Nẵng")),
        ];
        for (own, (above, name, place)) in told {
            project.set_own_unit(&own.parse().unwrap()).unwrap();
            let issuer = issuer(&project, &words);
            assert_eq!((issuer.above.as_deref(), issuer.name.as_deref()), (above, name), "{own}");
            assert_eq!(issuer.place.as_deref(), Some(place));
        }
    }

    #[test]
    fn names_that_a_person_set_stand_in_place_of_what_the_own_unit_tells() {
        let folder = tempfile::tempdir().unwrap();
        let (mut project, words) = (project(folder.path()), Words::new(Language::Vi));
        let name = "Ban Chỉ đạo xây dựng Chính quyền điện tử";
        let unit = Some("48".parse().unwrap());
        project.write_as(Letterhead { name: format!(" {name} "), unit, ..Letterhead::default() });
        let set = issuer(&project, &words);
        assert_eq!(set.name.as_deref(), Some(name));
        assert_eq!(set.above.as_deref(), Some("UBND thành phố Đà Nẵng"), "what is left open the unit tells");
        assert_eq!(set.place.as_deref(), Some("Đà Nẵng"));
        let path = folder.path().join("đôn đốc.docx");
        write_reminder(&project, "2020-05".parse().unwrap(), &path, &words).unwrap();
        let mut archive = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut text).unwrap();
        assert!(text.contains(&name.to_uppercase()), "the letter itself carries it");
    }

    #[test]
    fn one_unit_is_addressed_itself_and_several_by_a_list() {
        let words = Words::new(Language::Vi);
        let one = reminder(Issuer::default(), &["Sở Nội vụ".to_owned()], "tháng 5 năm 2020", &words);
        assert_eq!((one.to.as_str(), one.annex), ("Sở Nội vụ", None));
        let two = reminder(Issuer::default(), &["A".to_owned(), "B".to_owned()], "tháng 5 năm 2020", &words);
        assert_eq!(two.annex.map(|annex| annex.units.len()), Some(2));
    }
}
