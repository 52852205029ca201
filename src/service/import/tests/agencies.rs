//! Workbooks of agencies: those that the register lacks, and those sent for a unit whose own form is empty.

use super::*;
use crate::service::returns;

/// The folder of sample data of one period, with the forms of a province's agencies.
fn sample(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data/2020-05").join(name)
}

#[test]
fn agencies_that_the_register_lacks_are_named_and_added_at_once_with_all_that_was_decided() {
    let mut desk = Desk::new();
    desk.request.paths = vec![sample("co-quan-48"), sample("48_Da-Nang_2020-05.xlsx")];
    let mut shown = desk.look();
    let lacking: Vec<&str> = shown.unregistered().into_iter().map(|unit| unit.code.as_str()).collect();
    assert_eq!(lacking.len(), 8);
    let told: Vec<String> =
        shown.files[..8].iter().map(|file| Words::new(Language::Vi).finding(&file.findings[0].kind)).collect();
    assert!(told.iter().any(|said| said.contains("Sở Tài nguyên và Môi trường, Đà Nẵng (48-stnmt)")), "{told:?}");
    let province = shown.files.iter().position(|file| file.name().starts_with("48_")).unwrap();
    assert_eq!(shown.empty_forms(), [&"48".parse().unwrap()], "nobody sends for it");
    let blank = kinds(&shown.files[province]).iter().position(|code| *code == "blank_form").unwrap();
    shown.keep(province, blank);
    assert!(shown.empty_forms().is_empty(), "somebody looked at it");
    assert_eq!(enrol(&mut desk.project, &desk.request, &mut shown).unwrap(), 8);
    assert!(shown.unregistered().is_empty());
    assert_eq!(shown.taken(), 9);
    assert!(!shown.files[province].decisions.kept.is_empty(), "what was decided stays");
    let added = desk.project.register().by_code(&"48-stnmt".parse().unwrap()).unwrap();
    assert_eq!((added.name.as_str(), added.bloc.as_deref()), ("Sở Tài nguyên và Môi trường", Some("so")));
    assert_eq!(added.parent.as_ref().map(|parent| parent.as_str()), Some("48"));
    assert_eq!(desk.confirm(&shown).unwrap(), 9);
}

/// Whoever imports, whoever sends workbooks back and the record of the import are told the same.
#[test]
fn an_empty_form_is_no_fault_as_long_as_agencies_send_for_its_unit() {
    let mut desk = Desk::new();
    desk.request.paths = vec![sample("co-quan-48"), sample("48_Da-Nang_2020-05.xlsx")];
    let mut shown = desk.look();
    enrol(&mut desk.project, &desk.request, &mut shown).unwrap();
    let own = shown.files.iter().position(|file| file.name().starts_with("48_")).unwrap();
    let goes_back = |shown: &Preview| {
        let back = returns::faulty(shown, &Words::new(Language::Vi));
        back.iter().any(|faulty| faulty.file == own)
    };
    let told = |shown: &Preview| (shown.files[own].status, shown.files[own].has_errors(), goes_back(shown));
    assert_eq!(told(&shown), (FileStatus::New, false, false));
    assert!(kinds(&shown.files[own]).contains(&"blank_form_by_agencies"));

    let agencies: Vec<usize> = (0..shown.files.len()).filter(|file| *file != own).collect();
    agencies.iter().for_each(|&file| shown.exclude(file, true));
    assert_eq!(told(&shown), (FileStatus::NeedsAttention, true, true), "nobody sends any more");
    assert!(kinds(&shown.files[own]).contains(&"blank_form"));
    agencies.iter().for_each(|&file| shown.exclude(file, false));
    desk.confirm(&shown).unwrap();
    let (_, recorded) = recorded(&desk.project).unwrap().unwrap();
    assert_eq!(recorded.files[own].status, FileStatus::New);

    maintain::undo_last_import(&mut desk.project).unwrap();
    desk.request.paths = vec![sample("co-quan-48")];
    let agencies = desk.look();
    desk.confirm(&agencies).unwrap();
    desk.request.paths = vec![sample("48_Da-Nang_2020-05.xlsx")];
    assert!(kinds(&desk.look().files[0]).contains(&"blank_form_by_agencies"), "they are in the data file");
}
