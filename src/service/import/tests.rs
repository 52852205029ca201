//! Looking, settling and confirming, as the window and the command line do.

mod agencies;

use std::fs;
use std::path::PathBuf;

use super::*;
use crate::domain::{Answer, Edit, FileStatus, Finding, Mapping, Submission};
use crate::i18n::{Language, Words};
use crate::service::{CatalogueChoice, maintain, templates};

struct Desk {
    folder: tempfile::TempDir,
    project: Project,
    request: ImportRequest,
}

impl Desk {
    fn new() -> Self {
        Self::with(&CatalogueChoice::default())
    }

    fn with(choice: &CatalogueChoice) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::create(&folder.path().join("a.egov"), choice).unwrap();
        let request = ImportRequest { period: "2020-05".parse().ok(), ..ImportRequest::default() };
        Self { folder, project, request }
    }

    /// Lays a table before the program; the order of names is that of the preview.
    fn lay(&mut self, name: &str, table: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, table).unwrap();
        if !self.request.paths.contains(&path) {
            self.request.paths.push(path.clone());
        }
        path
    }

    fn look(&self) -> Preview {
        preview(&self.project, &self.request, &mut |_| Going::Continue(())).unwrap()
    }

    fn decide(&self, preview: &mut Preview, file: usize, decisions: Decisions) {
        decide(&self.project, &self.request, preview, file, decisions).unwrap();
    }

    fn confirm(&mut self, preview: &Preview) -> Result<usize, ServiceError> {
        confirm(&mut self.project, preview, "").map(|done| done.map_or(0, |summary| summary.submissions))
    }

    /// What counts of an indicator for Đà Nẵng.
    fn counts(&self, indicator: &str) -> Option<Answer> {
        let key = submission_of(&self.look().files[0]).key();
        let current = self.project.store().current(&key).unwrap()?;
        current.submission.answer(indicator).map(|answer| answer.answer.clone())
    }
}

fn submission_of(file: &FilePreview) -> &Submission {
    &file.submissions[0]
}

fn kinds(file: &FilePreview) -> Vec<&'static str> {
    file.findings.iter().map(|finding| finding.kind.code()).collect()
}

fn edited(sheet: &str, cell: &str, after: &str) -> Decisions {
    let mut decisions = Decisions::default();
    let (before, after) = (Some("100/1000".to_owned()), Some(after.to_owned()));
    decisions.set(Edit { sheet: sheet.into(), cell: cell.parse().unwrap(), before, after });
    decisions
}

fn ratio(numerator: i64) -> Answer {
    Answer::Ratio { numerator: numerator.into(), denominator: 1_000.into() }
}

#[test]
fn an_import_that_is_stopped_leaves_the_data_file_as_it_was() {
    let mut desk = Desk::new();
    for (name, unit) in [("a.csv", "01"), ("b.csv", "48"), ("c.csv", "79")] {
        desk.lay(name, &format!("Mã,D1\n{unit},100/1000\n"));
    }
    let preview = desk.look();
    let before = fs::read(desk.project.path()).unwrap();
    let mut seen = Vec::new();
    for stop_at in 0..=3 {
        let mut until = |step: Progress| {
            seen.push((step.done, step.total));
            if step.done == stop_at { Going::Break(()) } else { Going::Continue(()) }
        };
        let stopped = confirm_telling(&mut desk.project, &preview, "", &mut until);
        assert!(matches!(stopped, Err(ServiceError::Stopped)), "{stop_at}");
        assert_eq!(fs::read(desk.project.path()).unwrap(), before, "stopped at {stop_at}");
        assert_eq!(seen.last(), Some(&(stop_at, 3)));
    }
    assert_eq!(desk.confirm(&preview).unwrap(), 3, "what was looked at can still be taken over");
}

/// Of one batch some workbooks may answer to one criteria set and some to another.
#[test]
fn what_counts_is_asked_of_each_criteria_set() {
    let mut desk = Desk::new();
    let path = desk.folder.path().join("dti.toml");
    fs::write(&path, include_str!("../../../assets/catalogue/dti-2022.toml")).unwrap();
    let nowhere = crate::service::catalogues::Applies::nowhere();
    crate::service::catalogues::add(&mut desk.project, &path, &nowhere).unwrap();
    let mut sent = Vec::new();
    for (catalogue, table) in [("nq17-2020", "Mã,D1\n48,100/1000\n"), ("dti-2022", "Mã,DTI1\n01,0.5\n")] {
        desk.request.paths.clear();
        desk.request.catalogue = Some(catalogue.to_owned());
        desk.lay("a.csv", table);
        let preview = desk.look();
        desk.confirm(&preview).unwrap();
        sent.push(submission_of(&preview.files[0]).clone());
    }
    let counting = Counting::of(&desk.project);
    for submission in &sent {
        assert!(counting.current(submission).unwrap().is_some(), "{}", submission.catalogue);
    }
}

#[test]
fn what_was_left_as_it_is_is_kept_with_the_import_and_told_of_the_version() {
    let mut desk = Desk::new();
    desk.lay("a.csv", "Mã,D1\n48,31%\n");
    let mut preview = desk.look();
    let place = preview.files[0].findings.len();
    assert!(place > 0, "a share without counts is told");
    preview.keep(0, 0);
    let kept = preview.files[0].findings[0].clone();
    desk.confirm(&preview).unwrap();
    let key = submission_of(&preview.files[0]).key();
    let version = &versions(&desk.project, &key).unwrap()[0];
    assert_eq!(settled_for(&desk.project, version).unwrap().unwrap().kept, [kept]);
    let again = desk.look();
    assert_eq!(again.files[0].status, FileStatus::Same, "it is the same workbook still");
}

#[test]
fn a_workbook_that_changed_or_went_after_the_look_stops_the_whole_import() {
    let mut desk = Desk::new();
    desk.lay("a.csv", "Mã,D1\n01,1/1000\n");
    let path = desk.lay("b.csv", "Mã,D1\n48,100/1000\n");
    let shown = desk.look();
    for spoil in
        [|path| fs::write(path, "Mã,D1\n48,900/1000\n").unwrap(), |path: &PathBuf| fs::remove_file(path).unwrap()]
    {
        spoil(&path);
        let stopped = desk.confirm(&shown);
        assert!(matches!(&stopped, Err(ServiceError::FileChanged { path: named }) if *named == path), "{stopped:?}");
        assert_eq!(desk.project.store().imports().unwrap(), []);
    }
    fs::write(&path, "Mã,D1\n48,100/1000\n").unwrap();
    assert_eq!(desk.confirm(&shown).unwrap(), 2, "the very bytes that were looked at are welcome again");
}

#[test]
fn a_workbook_of_which_nothing_is_taken_over_may_change_or_go_before_the_import() {
    let mut desk = Desk::new();
    desk.lay("a.csv", "Mã,D1\n01,1/1000\n");
    let refused = desk.lay("b.csv", "không phải biểu mẫu\n");
    let shown = desk.look();
    assert_eq!(shown.files[1].status, FileStatus::Refused);
    fs::write(&refused, "Mã,D1\n48,900/1000\n").unwrap();
    assert_eq!(desk.confirm(&shown).unwrap(), 1, "its sender mended it, as the refusal asks for");
    let import = desk.project.store().last_import().unwrap().unwrap().id;
    let statuses: Vec<_> = desk.project.store().import_files(import).unwrap().iter().map(|file| file.status).collect();
    assert_eq!(statuses, [FileStatus::New, FileStatus::Refused], "that it was refused stays on record");
}

#[test]
fn deciding_about_a_workbook_that_changed_is_refused_and_leaves_the_preview_as_it_was() {
    let mut desk = Desk::new();
    let path = desk.lay("a.csv", "Mã,D1\n48,100/1000\n");
    let mut shown = desk.look();
    fs::write(&path, "Mã,D1\n48,900/1000\n").unwrap();
    let decided = decide(&desk.project, &desk.request, &mut shown, 0, edited("a", "B2", "5/1000"));
    assert!(matches!(decided, Err(ServiceError::FileChanged { .. })));
    assert_eq!(submission_of(&shown.files[0]).answer("D1").unwrap().answer, ratio(100));
}

#[test]
fn a_value_set_in_place_counts_and_is_kept_with_the_import() {
    let mut desk = Desk::new();
    desk.lay("a.csv", "Mã,D1\n48,100/1000\n");
    let mut shown = desk.look();
    desk.decide(&mut shown, 0, edited("a", "B2", "250/1000"));
    let decisions = shown.files[0].decisions.clone();
    assert_eq!(submission_of(&shown.files[0]).answer("D1").unwrap().original(), Some("100/1000"));
    desk.confirm(&shown).unwrap();
    assert_eq!(desk.counts("D1"), Some(ratio(250)));
    let store = desk.project.store();
    let import = store.last_import().unwrap().unwrap().id;
    assert_eq!(store.import_files(import).unwrap()[0].decisions, Some(decisions));
    let again = desk.look();
    assert_eq!((again.files[0].status, kinds(&again.files[0])), (FileStatus::Same, vec!["same_file_again"]));
}

#[test]
fn the_same_bytes_say_something_new_once_a_person_changed_a_value() {
    let mut desk = Desk::new();
    desk.lay("a.csv", "Mã,D1\n48,100/1000\n");
    let first = desk.look();
    desk.confirm(&first).unwrap();
    let mut again = desk.look();
    desk.decide(&mut again, 0, edited("a", "B2", "300/1000"));
    assert_eq!(again.files[0].status, FileStatus::Changed);
    desk.decide(&mut again, 0, edited("a", "B2", "100/1000"));
    assert_eq!(again.files[0].status, FileStatus::Same);
}

#[test]
fn a_changed_file_tells_each_indicator_that_differs_from_the_version_at_hand() {
    let mut desk = Desk::new();
    desk.lay("a.csv", "Mã,D1,D2\n48,100/1000,5/10\n");
    let first = desk.look();
    assert_eq!((first.files[0].changes.as_slice(), first.replacing()), ([].as_slice(), 0));
    desk.confirm(&first).unwrap();
    desk.lay("a.csv", "Mã,D1,D2\n48,200/1000,5/10\n");
    let mut second = desk.look();
    assert_eq!((second.files[0].status, second.replacing()), (FileStatus::Changed, 1));
    second.exclude(0, true);
    assert_eq!(second.replacing(), 0, "what is left out replaces nothing");
    let [change] = second.files[0].changes.as_slice() else { panic!("{:?}", second.files[0].changes) };
    let answer = |side: &Option<crate::domain::SourcedAnswer>| side.as_ref().map(|answer| answer.answer.clone());
    assert_eq!((change.unit.as_str(), change.indicator.as_str()), ("48", "D1"));
    assert_eq!((answer(&change.before), answer(&change.after)), (Some(ratio(100)), Some(ratio(200))));
}

#[test]
fn every_proposed_repair_of_a_kind_is_accepted_at_once_and_those_of_left_out_files_are_not() {
    let mut desk = Desk::new();
    // 1.234 as text: one thousand two hundred, or one and a bit.
    desk.lay("a.tsv", "Mã\tD1\tC3\n01\t1/1000\t1.234\n");
    desk.lay("b.tsv", "Mã\tD1\tC3\n48\t1/1000\t2.345\n");
    desk.lay("c.tsv", "Mã\tD1\tC3\n79\t1/1000\t3.456\n");
    let mut shown = desk.look();
    let repairable = shown.files[0].findings.iter().find(|finding| finding.repair.is_some()).expect("a repair").clone();
    let kind = repairable.kind.code();
    shown.exclude(2, true);
    assert_eq!(accept_all(&desk.project, &desk.request, &mut shown, kind).unwrap(), 2);
    let still: Vec<bool> = shown.files.iter().map(|file| kinds(file).contains(&kind)).collect();
    assert_eq!(still, [false, false, true]);
    assert_eq!(accept_all(&desk.project, &desk.request, &mut shown, kind).unwrap(), 0, "nothing is left to accept");
    let edit = &shown.files[1].decisions.edits[0];
    assert_eq!((edit.before.as_deref(), edit.after.as_deref()), (Some("2.345"), Some("2345")));
}

#[test]
fn a_repair_that_only_says_how_a_cell_was_read_has_nothing_to_accept() {
    let mut desk = Desk::new();
    desk.lay("a.csv", "Mã,D1\n48,31%\n");
    let shown = desk.look();
    let finding = shown.files[0].findings.iter().find(|finding| finding.kind.code() == "percent_only").unwrap();
    assert!(finding.repair.is_some());
    assert_eq!(accepted(&shown.files[0], finding), None);
    let unrepaired = Finding { repair: None, ..finding.clone() };
    assert_eq!(accepted(&shown.files[0], &unrepaired), None);
}

#[test]
fn what_waits_for_a_person_is_not_taken_over() {
    let mut desk = Desk::new();
    desk.lay("a.csv", "Mã,D1\n48,100/1000\n");
    let mut shown = desk.look();
    let form = Mapping { form: "f".into(), tables: Vec::new() };
    shown.files[0].proposal = Some(form);
    assert!(shown.files[0].awaits_confirmation() && !shown.files[0].is_taken());
    assert_eq!(desk.confirm(&shown).unwrap(), 0);
}

#[test]
fn a_file_that_is_not_of_the_period_asked_for_is_told_so_imported_before_or_not() {
    let mut desk = Desk::new();
    desk.lay("a.csv", "Kỳ đánh giá: 2020-05\nMã,D1\n48,100/1000\n");
    let shown = desk.look();
    assert_eq!(desk.confirm(&shown).unwrap(), 1);
    assert_eq!(desk.look().files[0].status, FileStatus::Same);
    desk.request.period = "2020-06".parse().ok();
    let shown = desk.look();
    assert_eq!((shown.files[0].status, kinds(&shown.files[0])), (FileStatus::Refused, vec!["period_not_asked_for"]));
}

#[test]
fn of_two_files_that_say_the_same_one_is_taken_over() {
    let mut desk = Desk::new();
    desk.lay("a.csv", "Mã,D1\n48,100/1000\n");
    desk.lay("b.csv", "Mã;D1\n48;100/1000\n");
    let mut shown = desk.look();
    assert_eq!((shown.files[1].status, kinds(&shown.files[1])), (FileStatus::Same, vec!["same_as_another_file"]));
    desk.decide(&mut shown, 1, edited("b", "B2", "200/1000"));
    let states: Vec<FileStatus> = shown.files.iter().map(|file| file.status).collect();
    assert_eq!(states, [FileStatus::New, FileStatus::NeedsAttention], "which of them is right a person says");
    assert_eq!(kinds(&shown.files[0]), ["several_files_for_unit"]);
    assert_eq!(kinds(&shown.files[1]), ["counts_instead_of_file"], "the later one says so too");
    assert_eq!((shown.rivals(0), shown.rivals(1)), (vec![1], vec![0]));
    let told = differences(&shown.files[0], &shown.files[1]);
    assert_eq!((told.len(), told[0].indicator.as_str()), (1, "D1"));
    shown.choose(0);
    assert!(shown.files[1].excluded && !shown.files[0].excluded);
    assert_eq!(
        (kinds(&shown.files[0]), shown.rivals(0)),
        (Vec::<&str>::new(), Vec::new()),
        "nothing is left to be asked"
    );
    shown.exclude(1, false);
    shown.exclude(0, true);
    desk.decide(&mut shown, 1, Decisions::default());
    assert_eq!(shown.files[1].status, FileStatus::New, "what it repeated is left out");
    assert!(shown.files[0].excluded, "deciding about one file leaves the others as they are");
    assert_eq!(desk.confirm(&shown).unwrap(), 1);
}

#[test]
fn files_for_one_unit_are_one_question_however_many_they_are_until_it_is_answered() {
    let mut desk = Desk::new();
    for (name, figure) in [("a.csv", 100), ("b.csv", 200), ("c.csv", 300)] {
        desk.lay(name, &format!("Mã,D1\n48,{figure}/1000\n"));
    }
    desk.lay("d.csv", "Mã,D1\n10,100/1000\n");
    desk.lay("e.csv", "Mã,D1\n10,100/1000\n");
    let mut shown = desk.look();
    assert_eq!(shown.open_rivals(), [vec![0, 1, 2]], "what repeats another asks nothing");
    assert_eq!(desk.confirm(&shown).unwrap(), 4);
    let (_, told) = recorded(&desk.project).unwrap().unwrap();
    assert_eq!(told.open_rivals(), [vec![0, 1, 2]], "it is still known after the import");
    shown.choose(1);
    assert_eq!(shown.open_rivals(), Vec::<Vec<usize>>::new());
}

#[test]
fn a_unit_that_two_files_bring_comes_with_either() {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = folder.path().join("chi so.toml");
    let toml = "id = \"chi-so\"\nversion = 1\nname = \"Chỉ số\"\ndocument = \"Khảo sát\"\nunits = \"open\"\n\
        rounding = \"print_only\"\ndigits = 2\nrank_by = \"score\"\ntotal = 10\n\
        [[group]]\ncode = \"G1\"\nname = \"Nội dung\"\nmax = 10\n\
        [[indicator]]\ncode = \"D1\"\ngroup = \"G1\"\nname = \"Nội dung\"\nmax = 10\nrule = \"achievement\"\n\
        target = { value = 10, deadline = 2020-12-31 }\n\
        input = { kind = \"value\", unit = \"điểm\", low = 0, high = 10 }\n";
    fs::write(&catalogue, toml).unwrap();
    let mut desk = Desk::with(&CatalogueChoice::File(catalogue));
    desk.lay("a.csv", "Đơn vị;D1\nLào;5\nNhật Bản;7\n");
    desk.lay("b.csv", "Đơn vị;D1\nLào;6\n");
    let mut shown = desk.look();
    shown.exclude(0, true);
    assert_eq!(desk.confirm(&shown).unwrap(), 1);
    let names: Vec<&str> = desk.project.register().units().iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(names, ["Lào"]);
    assert_eq!(maintain::check(&desk.project).unwrap().problems, []);
}

#[test]
fn the_cell_of_a_finding_is_shown_as_the_sheet_has_it() {
    let mut desk = Desk::new();
    desk.lay("a.csv", "Mã,D1\n48,x\n");
    let shown = desk.look();
    let words = Words::new(Language::Vi);
    let near = neighbourhood(&shown.files[0], "a", "B2".parse().unwrap(), &words).unwrap().unwrap();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(near.rows, [vec![text("Mã"), text("D1")], vec![text("48"), text("x")], vec![None, None]]);
    assert_eq!(neighbourhood(&shown.files[0], "không có", "B2".parse().unwrap(), &words).unwrap(), None);
}

/// The form of Đà Nẵng for the period, with these cells filled in.
fn form(desk: &mut Desk, filled: &[(&str, &str)]) -> Preview {
    let folder = desk.folder.path().join(format!("biểu {}", filled.len()));
    let words = Words::new(Language::Vi);
    let units = ["48".parse().unwrap()];
    let period = "2020-05".parse().unwrap();
    let mut on = |_| Going::Continue(());
    let catalogue = desk.project.catalogue_of(period).unwrap();
    let written =
        templates::write_templates(&desk.project, &catalogue, period, &units, &folder, &words, &mut on).unwrap();
    desk.request.paths = written;
    let mut shown = desk.look();
    let mut decisions = Decisions::default();
    for (cell, after) in filled {
        let (sheet, cell) = ("Tự đánh giá".to_owned(), cell.parse().unwrap());
        decisions.set(Edit { sheet, cell, before: None, after: Some((*after).to_owned()) });
    }
    desk.decide(&mut shown, 0, decisions);
    shown
}

#[test]
fn a_blank_form_is_not_taken_for_a_good_one() {
    let mut desk = Desk::new();
    let shown = form(&mut desk, &[]);
    assert!(kinds(&shown.files[0]).contains(&"blank_form"));
    assert_eq!(shown.files[0].status, FileStatus::NeedsAttention);
    assert_eq!(shown.files[0].coverage, Some(0.into()));

    let shown = form(&mut desk, &[("E23", "310/1000")]);
    assert!(kinds(&shown.files[0]).contains(&"low_coverage"), "{:?}", kinds(&shown.files[0]));
    assert_eq!(shown.files[0].status, FileStatus::NeedsAttention);
}

#[test]
fn the_cell_that_most_points_hang_on_is_asked_about_first() {
    let mut desk = Desk::new();
    let shown = form(&mut desk, &[("E10", "đang làm"), ("E23", "1847"), ("F23", "310")]);
    let asked = questions(&desk.project, &shown).unwrap();
    let told: Vec<(&str, i64)> = asked
        .iter()
        .map(|question| {
            let code = question.indicator.as_ref().map_or("", |(code, _)| code);
            (code, question.stake.map_or(-1, |stake| i64::try_from(stake).unwrap()))
        })
        .collect();
    assert!(told.len() > 1 && told.iter().any(|(code, stake)| *code == "D1" && *stake > 0), "{told:?}");
    assert!(told.windows(2).all(|pair| pair[0].1 >= pair[1].1), "{told:?}");
    let About::Finding(finding) = asked[0].about else { panic!("nothing was edited") };
    let finding = &shown.files[0].findings[finding];
    let (code, comes_to) = consequence(&desk.project, &shown.files[0], finding).unwrap().unwrap();
    assert_eq!((code.as_str(), comes_to), (told[0].0, Consequence::Nothing { max: asked[0].stake.unwrap() }));
}

#[test]
fn counts_that_changed_places_are_put_right_and_an_indicator_can_be_spared() {
    let mut desk = Desk::new();
    let mut shown = form(&mut desk, &[("E23", "1847"), ("F23", "310")]);
    let swapped = |file: &FilePreview| {
        let found = file.findings.iter().find(|one| one.kind.code() == "numerator_over_denominator");
        found.cloned()
    };
    let finding = swapped(&shown.files[0]).unwrap();
    assert_eq!(finding.repair.as_deref(), Some("310/1847"));
    let place = shown.files[0].findings.iter().position(|one| *one == finding).unwrap();
    let told = typed(&desk.project, &shown.files[0], About::Finding(place), "310/1847").unwrap().unwrap();
    assert_eq!(told.unused, "F23".parse().ok(), "the other cell is said to count no more");
    assert!(told.answer.is_ok());
    let spared = not_applicable(&shown.files[0], &finding, "Không áp dụng").unwrap().unwrap();
    desk.decide(&mut shown, 0, spared);
    assert_eq!(swapped(&shown.files[0]), None);
    let answer = submission_of(&shown.files[0]).answer("D1").unwrap();
    assert_eq!(answer.answer, Answer::Silent { reason: crate::domain::Silence::NotApplicable });
}

#[test]
fn what_was_wrong_when_it_was_imported_is_known_of_the_unit_afterwards() {
    let mut desk = Desk::new();
    let shown = form(&mut desk, &[("E23", "1847"), ("F23", "310")]);
    desk.confirm(&shown).unwrap();
    let key = submission_of(&shown.files[0]).key();
    let told = faults(&desk.project, &key).unwrap();
    let codes: Vec<&str> = told.iter().map(|fault| fault.finding.kind.code()).collect();
    assert_eq!(codes, ["numerator_over_denominator"]);
    assert!(!told[0].kept);
}

#[test]
fn the_open_data_file_in_the_folder_that_is_read_is_passed_over_without_a_word() {
    let mut desk = Desk::new();
    desk.lay("a.csv", "Mã,D1\n48,100/1000\n");
    fs::write(desk.folder.path().join("khac.egov"), "x").unwrap();
    desk.request.paths = vec![desk.folder.path().to_owned()];
    let names: Vec<String> = desk.look().files.iter().map(FilePreview::name).collect();
    assert_eq!(names, ["a.csv", "khac.egov"], "another one is told");
}

#[test]
fn what_was_left_out_is_left_out_again_until_somebody_takes_it_in_or_the_import_is_undone() {
    let mut desk = Desk::new();
    desk.lay("a.csv", "Mã,D1\n48,100/1000\n");
    desk.lay("b.csv", "Mã,D1\n48,200/1000\n");
    let mut shown = desk.look();
    shown.choose(1);
    assert_eq!(desk.confirm(&shown).unwrap(), 1);
    let again = |desk: &Desk| {
        let mut again = desk.look();
        again.leave_out_again(&desk.project).unwrap();
        again
    };
    let shown = again(&desk);
    assert!(shown.files[0].excluded && shown.files[0].left_out_before.is_some() && shown.taken() == 0);
    let mut shown = again(&desk);
    shown.exclude(0, false);
    assert_eq!(desk.confirm(&shown).unwrap(), 1, "whoever wants it takes it in");
    let mut desk = Desk::new();
    desk.lay("a.csv", "Mã,D1\n48,100/1000\n");
    desk.lay("b.csv", "Mã,D1\n48,200/1000\n");
    let mut shown = desk.look();
    shown.choose(1);
    desk.confirm(&shown).unwrap();
    maintain::undo_last_import(&mut desk.project).unwrap();
    assert!(!again(&desk).files[0].excluded);
}

#[test]
fn choosing_among_files_of_which_two_are_equal_settles_all_of_them() {
    for chosen in [0, 2] {
        let mut desk = Desk::new();
        for (name, figure) in [("a.csv", 100), ("b.csv", 100), ("c.csv", 200)] {
            desk.lay(name, &format!("Mã,D1\n48,{figure}/1000\n"));
        }
        let mut shown = desk.look();
        assert_eq!(shown.open_rivals(), [vec![0, 2]]);
        assert_eq!((shown.repeats(0), shown.repeats(2)), (vec![1], vec![1]), "it is one of three all the same");
        shown.choose(chosen);
        assert_eq!(shown.open_rivals(), Vec::<Vec<usize>>::new(), "{chosen}");
        assert_eq!((shown.taken(), shown.files[chosen].is_taken()), (1, true), "{chosen}");
    }
}

#[test]
fn a_file_that_was_left_out_waits_for_nothing_and_contested_cells_come_after_their_equals() {
    let mut desk = Desk::new();
    desk.lay("a.csv", "Mã,D1\n48,nhiều\n");
    desk.lay("b.csv", "Mã,D1\n48,100/1000\n");
    desk.lay("c.csv", "Mã,D1\n10,nhiều\n");
    let mut shown = desk.look();
    let files: Vec<usize> = questions(&desk.project, &shown).unwrap().iter().map(|asked| asked.file).collect();
    assert_eq!(files, [2, 0]);
    let waits = |shown: &Preview| shown.files[0].findings.iter().filter(|one| shown.files[0].waits_for(one)).count();
    assert!(waits(&shown) > 0);
    shown.choose(1);
    assert_eq!(waits(&shown), 0);
}

#[test]
fn cells_of_equal_weight_stand_by_unit_and_then_by_file() {
    let mut desk = Desk::new();
    desk.lay("a.csv", "Mã,D1\n48,nhiều\n");
    desk.lay("b.csv", "Mã,D1\n10,nhiều\n");
    let shown = desk.look();
    let files: Vec<usize> = questions(&desk.project, &shown).unwrap().iter().map(|asked| asked.file).collect();
    assert_eq!(files, [1, 0]);
}
