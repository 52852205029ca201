use std::collections::HashSet;

use super::super::{Wishes, create_file, load_excerpt, load_province, save_original, write_templates};
use super::*;
use crate::app::job;
use crate::app::screen::import::model::{FileDetail, FileState, Spot};
use crate::domain::Severity;
use crate::domain::decision::Edit;
use crate::i18n::{Language, Words};
use crate::service::Project;
use crate::service::returns::{Returns, Written};

/// A new data file in `folder`.
fn data_file(folder: &Path) -> Ask {
    let words = Arc::new(Words::new(Language::Vi));
    let file = create_file(&folder.join("a.egov"), &words).unwrap();
    Ask { file: file.path, period: None, own: None, words, wishes: Wishes::default() }
}

/// A table with Lào Cai's figures; `head` says for which period, or nothing.
fn table(folder: &Path, name: &str, head: &str, figures: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, format!("{head}Đơn vị,A1,D1\n10,{figures}\n")).unwrap();
    path
}

fn read(ask: &Ask, path: PathBuf) -> (ReviewView, ImportPlan) {
    let ask = ask.clone();
    run(false, move |progress| read_workbooks(&ask, &[path], progress).unwrap())
}

/// Runs what tells its steps; where `stopped`, it is asked to stop before it begins.
fn run<T: Send + 'static>(stopped: bool, job: impl FnOnce(&mut Progress<()>) -> T + Send + 'static) -> T {
    let (tell, told) = std::sync::mpsc::channel();
    let (begin, begun) = std::sync::mpsc::channel();
    let (handle, _task) = job::run::<()>(move |progress| {
        begun.recv().unwrap();
        tell.send(job(progress)).unwrap_or_default();
    });
    if stopped {
        handle.ask_to_stop();
    }
    begin.send(()).unwrap();
    told.recv().unwrap()
}

fn state(decided: &Decided) -> FileState {
    decided.view.files[0].state
}

/// Reads one table of Lào Cai and writes it.
fn import(ask: &Ask, folder: &Path, name: &str, figures: &str) {
    let path = table(folder, name, "", figures);
    let (_, plan) = read(ask, path.clone());
    let said = Fallback { period: "2020-05".parse().ok(), unit: None };
    decide(ask, &plan, 0, Decision::Missing(said)).unwrap();
    let ask = ask.clone();
    run(false, move |progress| write_import(&ask, &plan, &[path], progress).unwrap());
}

#[test]
fn undoing_says_by_period_whose_figures_go_and_whose_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    import(&ask, folder.path(), "mot.csv", "Có,31%");
    let first = undo_takes(&ask).unwrap().unwrap();
    assert_eq!(first.periods[0].units, "1 → 0 đơn vị có số liệu");
    assert_eq!((first.periods[0].gone.as_str(), first.periods[0].back.as_str()), ("Lào Cai", NO_VALUE));
    import(&ask, folder.path(), "hai.csv", "Có,32%");
    let second = undo_takes(&ask).unwrap().unwrap();
    assert_eq!(second.periods[0].units, "1 → 1 đơn vị có số liệu");
    assert_eq!((second.periods[0].gone.as_str(), second.periods[0].back.as_str()), (NO_VALUE, "Lào Cai"));
}

#[test]
fn a_figure_leads_to_its_cell_in_the_workbook_as_received_even_when_that_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    import(&ask, folder.path(), "mot.csv", "Có,31%");
    let sent = std::fs::read(folder.path().join("mot.csv")).unwrap();
    std::fs::remove_file(folder.path().join("mot.csv")).unwrap();
    let ask = Ask { period: "2020-05".parse().ok(), ..ask };
    let page = load_province(&ask, "10").unwrap();
    let line = page.groups.iter().flat_map(|group| &group.indicators).find(|line| line.code == "D1").unwrap();
    let place = line.sources[0].place.clone().unwrap();
    let excerpt = load_excerpt(&ask, &place).unwrap().unwrap();
    let (row, column) = excerpt.around.marked;
    assert_eq!((excerpt.file.as_str(), excerpt.around.rows[row].1[column].as_str()), ("mot.csv", "31%"));
    let copy = folder.path().join("ban-sao.csv");
    save_original(&ask, &place, &copy, &Progress::<()>::unheard()).unwrap();
    assert_eq!(std::fs::read(copy).unwrap(), sent);
}

#[test]
fn after_an_import_the_own_units_newest_period_is_shown_where_it_sent_one() {
    let own: UnitCode = "48".parse().unwrap();
    let other: UnitCode = "10".parse().unwrap();
    let of_period = |period: &str| period.parse::<Period>().unwrap();
    let sent = [(of_period("2020-03"), &own), (of_period("2020-05"), &other), (of_period("2019-12"), &own)];
    assert_eq!(newest(sent.into_iter(), Some(&own)), Some(of_period("2020-03")));
    assert_eq!(newest(sent.into_iter(), None), Some(of_period("2020-05")));
}

#[test]
fn what_a_file_does_not_say_is_taken_from_the_person() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    let (view, plan) = read(&ask, table(folder.path(), "bieu.csv", "", "Có,31%"));
    assert_eq!(view.files[0].state, FileState::NeedsChoice);
    let said = Fallback { period: "2020-05".parse().ok(), unit: None };
    for decision in [Decision::Missing(said.clone()), Decision::Whose(said)] {
        assert!(state(&decide(&ask, &plan, 0, decision).unwrap()).is_written());
    }
}

#[test]
fn a_file_that_says_it_all_is_read_as_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    let (to, of) = (folder.path().to_owned(), ask.clone());
    let (tell, told) = std::sync::mpsc::channel();
    let (_job, _task) = job::run::<()>(move |progress| {
        let period = "2020-06".parse().unwrap();
        tell.send(write_templates(&of, &["48".to_owned()], period, &to, progress)).unwrap();
    });
    assert_eq!(told.recv().unwrap(), Ok(1));
    let (view, plan) = read(&ask, folder.path().join("48_Da-Nang_2020-06.xlsx"));
    assert!(view.files[0].state.is_written());
    let said = Fallback { period: "2020-05".parse().ok(), unit: "10".parse().ok() };
    let decided = decide(&ask, &plan, 0, Decision::Missing(said)).unwrap();
    assert_eq!(decided.view.files[0].unit, "Đà Nẵng");
}

#[test]
fn a_file_that_contradicts_itself_is_settled_by_itself_and_says_what_it_said() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/la-va-loi/26-ky-khac-mau.xlsx");
    let (view, plan) = read(&ask, path.clone());
    assert!(view.files[0].state == FileState::NeedsChoice && !view.files[0].silent);
    let said = Fallback { period: "2020-05".parse().ok(), unit: None };
    let left = decide(&ask, &plan, 0, Decision::Missing(said.clone())).unwrap();
    assert_eq!(state(&left), FileState::NeedsChoice, "the period for files without one is not its");
    let ways: Vec<&str> = left.detail.ways_out.iter().map(|way| way.name.as_str()).collect();
    assert_eq!(ways, ["Dùng tháng 4 năm 2020", "Dùng tháng 5 năm 2020"]);
    assert_eq!(left.detail.contradictions.len(), 1);
    let decided = decide(&ask, &plan, 0, Decision::Whose(said)).unwrap();
    assert!(state(&decided).is_written());
    assert!(decided.detail.findings().any(|(_, finding)| finding.message.contains("tệp ghi kỳ 2020-04")));
    let (of, from) = (ask.clone(), path.clone());
    let written = run(false, move |progress| write_import(&of, &plan, &[from], progress).unwrap());
    assert!(matches!(written, Imported::Done(..)));
    let (again, _) = read(&ask, path);
    assert_eq!(again.files[0].state, FileState::Same, "what was settled is not asked again");
}

#[test]
fn a_cell_is_seen_in_its_row_mended_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    let (view, plan) = read(&ask, table(folder.path(), "bieu.csv", "Kỳ đánh giá: 2020-05\n", "đang làm,31%"));
    assert_eq!(view.files[0].state, FileState::NeedsAttention);
    let detail = load_detail(&ask, &plan, 0).unwrap();
    let (_, finding) = detail.findings().find(|(_, finding)| finding.waits).unwrap();
    let spot = finding.cell.clone().unwrap();
    let near = around(&ask, &plan, 0, &spot).unwrap();
    assert_eq!(near.rows[near.marked.0].1[near.marked.1], "đang làm");

    let Spot { sheet, cell } = spot.clone();
    let edit = Edit { sheet, cell, before: finding.seen.clone(), after: Some("Có".into()) };
    let decided = decide(&ask, &plan, 0, Decision::Edit(edit.clone())).unwrap();
    assert_eq!(state(&decided), FileState::New);
    let again = Edit { before: Some("Có".into()), after: Some("Không".into()), ..edit };
    let decided = decide(&ask, &plan, 0, Decision::Edit(again)).unwrap();
    let (_, line) = decided.detail.findings().find(|(_, line)| line.edited).unwrap();
    assert_eq!(
        (line.shown.as_deref(), line.repair.as_deref()),
        (Some("đang làm"), Some("Không")),
        "the workbook's own value is kept"
    );
    let decided = decide(&ask, &plan, 0, Decision::TakeBack(spot)).unwrap();
    assert_eq!(state(&decided), FileState::NeedsAttention);
}

#[test]
fn what_was_decided_is_written_and_undoing_is_named_after_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    let path = table(folder.path(), "bieu.csv", "Kỳ đánh giá: 2020-05\n", "Có,31%");
    let (_, plan) = read(&ask, path.clone());
    let out = decide(&ask, &plan, 0, Decision::LeaveOut(true)).unwrap();
    assert_eq!((state(&out), out.view.to_write()), (FileState::LeftOut, 0));
    decide(&ask, &plan, 0, Decision::LeaveOut(false)).unwrap();
    let write = |stopped| {
        let (ask, plan, path) = (ask.clone(), plan.clone(), path.clone());
        run(stopped, move |progress| write_import(&ask, &plan, &[path], progress).unwrap())
    };
    let before = std::fs::read(&ask.file).unwrap();
    assert!(matches!(write(true), Imported::Stopped));
    assert_eq!(std::fs::read(&ask.file).unwrap(), before, "stopped: nothing was written");
    let Imported::Done(done, file) = write(false) else { panic!("nothing was written") };
    assert_eq!(done.files, 1);
    assert!(file.undoable.unwrap().starts_with("lần nhập 1 tệp từ ‘bieu.csv’ lúc "));

    let changed = table(folder.path(), "bieu-2.csv", "Kỳ đánh giá: 2020-05\n", "Có,35%");
    let (view, plan) = read(&ask, changed);
    assert_eq!(view.files[0].state, FileState::Changed);
    let changes = load_detail(&ask, &plan, 0).unwrap().changes;
    assert_eq!(changes.len(), 1);
    assert!(changes[0].indicator.starts_with("D1 "));
    assert!(changes[0].before.contains("31") && changes[0].after.contains("35"), "{changes:?}");
}

#[test]
fn returns_say_what_was_written_and_what_was_not_come_to() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    let (_, plan) = read(&ask, table(folder.path(), "bieu.csv", "Kỳ đánh giá: 2020-05\n", "đang làm,31%"));
    let out = folder.path().join("trả lại");
    let write = |stopped| {
        let (ask, plan, out) = (ask.clone(), plan.clone(), out.clone());
        run(stopped, move |progress| write_returns(&ask, &plan, &HashSet::from([0]), &out, progress).unwrap().0)
    };
    assert_eq!(write(true), "Đã dừng; chưa lập bộ trả lại nào.");
    assert!(!out.exists());
    assert!(write(false).starts_with("Đã ghi 1 bộ trả lại"));
    let written = |name: &str, left| {
        let one = Written { of: name.into(), workbook: "a".into(), marked: true, letter: Some("b".into()) };
        returns::what_was_written(&Returns { written: vec![one], left }, &out, &ask.words)
    };
    let (said, more) = written("bieu.csv", 2);
    assert!(said.starts_with("Đã dừng sau 1 bộ trả lại"), "{said}");
    assert_eq!(more.as_deref(), Some("Đã lập cho: bieu.csv"));
    assert_eq!(written("bieu.csv", 0).1, None);
}

/// A unit that the register does not know yet: the list of units is taken in, as one should, and the review goes on.
#[test]
fn a_review_goes_on_after_the_data_file_was_written_to_and_keeps_what_was_decided() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    let path = table(folder.path(), "bieu.csv", "Kỳ đánh giá: 2020-05\n", "đang làm,31%");
    let other = folder.path().join("so.csv");
    std::fs::write(&other, "Kỳ đánh giá: 2020-05\nĐơn vị,D1\n48-moi,31%\n").unwrap();
    let paths = vec![path, other];
    let (view, plan) = {
        let (ask, paths) = (ask.clone(), paths.clone());
        run(false, move |progress| read_workbooks(&ask, &paths, progress).unwrap())
    };
    assert!(!view.files[1].state.is_written(), "nobody knows the unit");
    let detail = load_detail(&ask, &plan, 0).unwrap();
    let (_, finding) = detail.findings().find(|(_, finding)| finding.waits).unwrap();
    let Spot { sheet, cell } = finding.cell.clone().unwrap();
    let edit = Edit { sheet, cell, before: finding.seen.clone(), after: Some("Có".into()) };
    decide(&ask, &plan, 0, Decision::Edit(edit)).unwrap();

    let list = folder.path().join("don-vi.csv");
    std::fs::write(&list, "Mã,Tên,Loại,Trực thuộc\n48-moi,Sở Mới,agency,48\n").unwrap();
    crate::app::data::import_units(&ask, &list, &Progress::<()>::unheard()).unwrap();
    let write = || {
        let (ask, plan, paths) = (ask.clone(), plan.clone(), paths.clone());
        run(false, move |progress| write_import(&ask, &plan, &paths, progress).unwrap())
    };
    let Imported::LookAgain(view) = write() else { panic!("what was not looked at was written") };
    assert!(view.files.iter().all(|file| file.state.is_written()), "{:?}", view.files);
    let edited = |detail: FileDetail| detail.findings().filter(|(_, line)| line.edited).count();
    assert_eq!(edited(load_detail(&ask, &plan, 0).unwrap()), 1, "what was decided is kept");
    let Imported::Done(done, _) = write() else { panic!("it was looked at again") };
    assert_eq!(done.files, 2);
}

#[test]
fn what_another_write_changes_nothing_of_is_imported_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    let path = table(folder.path(), "bieu.csv", "Kỳ đánh giá: 2020-05\n", "Có,31%");
    let (_, plan) = read(&ask, path.clone());
    let list = folder.path().join("don-vi.csv");
    std::fs::write(&list, "Mã,Tên,Loại,Trực thuộc\n48-moi,Sở Mới,agency,48\n").unwrap();
    crate::app::data::import_units(&ask, &list, &Progress::<()>::unheard()).unwrap();
    let written = run(false, move |progress| write_import(&ask, &plan, &[path], progress).unwrap());
    assert!(matches!(written, Imported::Done(..)));
}

#[test]
fn only_the_import_that_was_asked_about_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    let import = |figures: &str| {
        let path = table(folder.path(), "bieu.csv", "Kỳ đánh giá: 2020-05\n", figures);
        let (_, plan) = read(&ask, path.clone());
        let of = ask.clone();
        run(false, move |progress| write_import(&of, &plan, &[path], progress).unwrap())
    };
    import("Có,31%");
    let asked = undo_takes(&ask).unwrap().unwrap();
    import("Có,35%");
    let (undone, file) = undo_import(&ask, asked.import).unwrap();
    assert!(undone.is_none() && file.undoable.is_some(), "another window imported meanwhile");
    let last = undo_takes(&ask).unwrap().unwrap();
    assert!(undo_import(&ask, last.import).unwrap().0.is_some());
    assert!(undo_import(&ask, last.import).unwrap().0.is_none(), "and no other at the second click");
    assert_eq!(undo_takes(&ask).unwrap().unwrap().import, asked.import);
}

#[test]
fn a_finding_left_as_it_is_is_known_as_such_whatever_language_is_spoken() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    let path = table(folder.path(), "bieu.csv", "Kỳ đánh giá: 2020-05\n", "đang làm,31%");
    let (_, plan) = read(&ask, path);
    let waits = |ask: &Ask| {
        let detail = load_detail(ask, &plan, 0).unwrap();
        detail
            .findings()
            .find(|(_, finding)| finding.waits)
            .map(|(_, finding)| (finding.index, finding.is_open()))
            .unwrap()
    };
    let (index, is_open) = waits(&ask);
    assert!(is_open);
    plan.keep(0, index);
    let english = Ask { words: Arc::new(Words::new(Language::En)), ..ask.clone() };
    assert_eq!((waits(&ask), waits(&english)), ((index, false), (index, false)));
}

#[test]
fn a_foreign_table_offers_the_indicators_of_the_criteria_set_it_is_read_under() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    let next = folder.path().join("nq17-2.toml");
    let name = "Giám sát, điều hành an toàn, an ninh mạng tập trung";
    let toml = include_str!("../../../../assets/catalogue/nq17-2020.toml");
    let toml = toml.replacen("version = 1", "version = 2\neffective_from = 2030-01-01", 1).replace(name, "Tên mới");
    std::fs::write(&next, toml).unwrap();
    let mut project = Project::open(&ask.file).unwrap();
    let nowhere = crate::service::catalogues::Applies::nowhere();
    crate::service::catalogues::add(&mut project, &next, &nowhere).unwrap();
    assert_eq!(project.catalogue().version, 2);
    drop(project);
    let foreign = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/la-va-loi/30-bao-cao-rieng.xlsx");
    let (_, plan) = read(&ask, foreign);
    let mapping = load_detail(&ask, &plan, 0).unwrap().mapping.unwrap();
    assert!(mapping.indicators.iter().any(|choice| choice.label.contains(name)), "{:?}", mapping.indicators);
}

#[test]
fn decisions_are_taken_back_one_by_one_and_an_edited_cell_stays_in_the_list_of_cells() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    let (first, plan) = read(&ask, table(folder.path(), "bieu.csv", "Kỳ đánh giá: 2020-05\n", "đang làm,31%"));
    let detail = load_detail(&ask, &plan, 0).unwrap();
    let (_, finding) = detail.findings().find(|(_, finding)| finding.waits).unwrap();
    let Spot { sheet, cell } = finding.cell.clone().unwrap();
    let edit = Edit { sheet, cell, before: finding.seen.clone(), after: Some("Có".into()) };

    let untouched = plan.standing();
    let edited = decide(&ask, &plan, 0, Decision::Edit(edit)).unwrap();
    let line = edited.view.cells.iter().find(|line| line.edited).unwrap();
    assert_eq!((line.seen.as_str(), line.matter.as_str()), ("đang làm", "sửa thành Có"));
    assert!(line.indicator.starts_with("A1 ") && !line.is_open());
    let told = read_as(&ask, &plan, (0, line.index), "Không").unwrap().unwrap();
    assert!(told.1, "what is typed anew is read as it was the first time: {told:?}");

    let with_edit = plan.standing();
    let out = decide(&ask, &plan, 0, Decision::LeaveOut(true)).unwrap();
    assert_eq!(state(&out), FileState::LeftOut);
    let back = decide(&ask, &plan, 0, Decision::Stand(with_edit)).unwrap();
    assert_eq!((back.view.clone(), back.detail), (edited.view, edited.detail));
    let back = decide(&ask, &plan, 0, Decision::Stand(untouched.unlike(&plan.standing()))).unwrap();
    assert_eq!((back.view, back.detail), (first, detail));
}

#[test]
fn an_import_is_told_from_the_data_file_as_it_was_told_when_it_was_made() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    let foreign = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/la-va-loi/30-bao-cao-rieng.xlsx");
    let locked = folder.path().join("hong.xlsx");
    std::fs::write(&locked, "không phải bảng tính").unwrap();
    let paths = vec![
        table(folder.path(), "a.csv", "Kỳ đánh giá: 2020-05\n", "đang làm,31%"),
        table(folder.path(), "b.csv", "Kỳ đánh giá: 2019-12\n", "Có,31%"),
        foreign,
        locked,
    ];
    let (_, plan) = {
        let (ask, paths) = (ask.clone(), paths.clone());
        run(false, move |progress| read_workbooks(&ask, &paths, progress).unwrap())
    };
    let told = decide(&ask, &plan, 1, Decision::LeaveOut(true)).unwrap().view;
    assert!(told.undecided().count() > 0);
    let (of, from, write) = (ask.clone(), paths, plan.clone());
    let Imported::Done(done, _) = run(false, move |progress| write_import(&of, &write, &from, progress).unwrap())
    else {
        panic!("nothing was written")
    };
    let (again, view, recalled) = recall_import(&ask).unwrap().unwrap();
    assert_eq!(again, done);
    let states = |view: &ReviewView| view.files.iter().map(|file| file.state).collect::<Vec<_>>();
    assert_eq!(states(&view), states(&told));
    let cells = |view: &ReviewView| view.undecided().cloned().collect::<Vec<_>>();
    assert_eq!(cells(&view), cells(&told));
    assert_eq!(recalled.paths(0..4), plan.paths(0..4), "what was left out can be read once more");
    let import = undo_takes(&ask).unwrap().unwrap().import;
    undo_import(&ask, import).unwrap();
    assert!(recall_import(&ask).unwrap().is_none());
}

#[test]
fn agencies_that_workbooks_name_are_added_and_the_review_goes_on_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/2020-05/co-quan-10");
    let (view, plan) = read(&ask, sample);
    let lacking = view.unregistered.as_ref().unwrap();
    assert_eq!((lacking.count, lacking.of.as_str(), view.to_write()), (7, "Lào Cai", 0));
    let first = load_detail(&ask, &plan, 0).unwrap();
    assert_eq!((first.to_enrol, first.contradictions.len(), first.lacks.unit), (Some(7), 1, true));
    let decided = decide(&ask, &plan, 0, Decision::Enrol).unwrap();
    let (added, file) = decided.enrolled.unwrap();
    assert_eq!((added, decided.view.to_write(), decided.view.unregistered), (7, 7, None));
    assert_eq!(file.path, ask.file);
}

/// The forms of Đà Nẵng's agencies and its own, which is empty, where they are together in a folder.
#[test]
fn an_empty_form_of_a_province_that_agencies_send_for_is_no_error_as_long_as_they_send() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/2020-05");
    let own = sample.join("48_Da-Nang_2020-05.xlsx");
    let paths = vec![sample.join("co-quan-48"), own.clone()];
    let (view, plan) = {
        let ask = ask.clone();
        run(false, move |progress| read_workbooks(&ask, &paths, progress).unwrap())
    };
    let place = view.files.iter().position(|file| file.name.starts_with("48_")).unwrap();
    let said = |detail: &FileDetail| {
        let (group, line) = detail.findings().find(|(group, _)| group.kind.starts_with("blank_form")).unwrap();
        (line.message.clone(), group.severity, line.waits, group.meaning.len())
    };
    let blank = |view: &ReviewView| (view.files[place].state, view.files[place].waits, view.empty.len());
    assert_eq!(blank(&view), (FileState::Blank, 1, 1), "the register knows no agency that sends");
    let alone = load_detail(&ask, &plan, place).unwrap();
    assert!(said(&alone).0.starts_with("Biểu để trống"), "{alone:?}");

    let enrolled = decide(&ask, &plan, place, Decision::Enrol).unwrap();
    let line = &enrolled.view.files[place];
    assert_eq!((blank(&enrolled.view), &line.coverage), ((FileState::New, 0, 0), &None));
    let told = "Điểm của đơn vị lấy từ biểu của 8 cơ quan trực thuộc; biểu này để trống cũng được.";
    assert_eq!(said(&enrolled.detail), (told.to_owned(), Severity::Info, false, 1));

    let agencies: Vec<usize> = (0..view.files.len()).filter(|file| *file != place).collect();
    let leave_out = |file: &usize| blank(&decide(&ask, &plan, *file, Decision::LeaveOut(true)).unwrap().view);
    let left_out: Vec<_> = agencies.iter().map(leave_out).collect();
    assert_eq!(left_out.first(), Some(&(FileState::New, 0, 0)));
    assert_eq!(left_out.last(), Some(&(FileState::Blank, 1, 1)), "nobody sends any more");

    let (_, plan) = read(&ask, sample.join("co-quan-48"));
    let of = ask.clone();
    let written = run(false, move |progress| write_import(&of, &plan, &[], progress).unwrap());
    assert!(matches!(written, Imported::Done(..)));
    let (later, _) = read(&ask, own);
    assert_eq!((later.files[0].state, later.empty.len()), (FileState::New, 0), "they are in the data file");
}

#[test]
fn undoing_names_several_units_after_how_many_they_are_and_redoing_tells_of_cells_only_where_any_was_corrected() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    let path = folder.path().join("hai.csv");
    std::fs::write(&path, "Kỳ đánh giá: 2020-05\nĐơn vị,A1,D1\n10,Có,31%\n48,Có,35%\n").unwrap();
    let (_, plan) = read(&ask, path.clone());
    let of = ask.clone();
    run(false, move |progress| write_import(&of, &plan, &[path], progress).unwrap());
    let takes = undo_takes(&ask).unwrap().unwrap();
    assert_eq!(takes.periods[0].gone, "2 đơn vị: Lào Cai, Đà Nẵng");
    let (undone, _) = undo_import(&ask, takes.import).unwrap();
    let (redone, _) = redo_import(&ask).unwrap();
    assert_eq!((undone.unwrap().edited, redone.unwrap().edited), (false, false));
}

#[test]
fn what_is_brought_back_shows_its_period_again_unless_one_that_came_with_it_is_in_sight() {
    let folder = tempfile::tempdir().unwrap();
    let ask = data_file(folder.path());
    for periods in [["2019-12"].as_slice(), &["2020-03", "2020-05"]] {
        let written = periods.iter().map(|period| {
            table(folder.path(), &format!("{period}.csv"), &format!("Kỳ đánh giá: {period}\n"), "Có,31%")
        });
        let (of, from) = (ask.clone(), written.collect::<Vec<_>>());
        run(false, move |progress| {
            let (_, plan) = read_workbooks(&of, &from, progress).unwrap();
            write_import(&of, &plan, &from, progress).unwrap();
        });
    }
    let brought_back_after_seeing = |period: &str| {
        let ask = Ask { period: period.parse().ok(), ..ask.clone() };
        undo_import(&ask, undo_takes(&ask).unwrap().unwrap().import).unwrap();
        redo_import(&ask).unwrap().1.period.unwrap().to_string()
    };
    assert_eq!(brought_back_after_seeing("2019-12"), "2020-05");
    assert_eq!(brought_back_after_seeing("2020-03"), "2020-03");
    let ask = Ask { period: "2019-12".parse().ok(), ..ask };
    assert_eq!(redo_import(&ask).unwrap().1.period, ask.period, "nothing is left to bring back");
}
