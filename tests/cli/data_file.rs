//! The data file itself: `demo`, `check`, `units`, `backup`, `restore`, and what is no data file.

use super::*;

#[test]
fn demo_leaves_a_data_file_charts_documents_and_a_score_table() {
    let names: Vec<String> =
        fs::read_dir(DEMO.path()).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    let count = |ending: &str| names.iter().filter(|name| name.ends_with(ending)).count();
    assert!(names.contains(&"demo.egov".to_owned()), "{names:?}");
    assert_eq!((count(".pdf"), count(".svg"), count(".csv"), count(".docx")), (4, 2, 1, 1), "{names:?}");
}

#[test]
fn demo_never_overwrites_a_data_file() {
    let before = fs::read(demo_file()).unwrap();
    let output = run(&["demo", text(DEMO.path())]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(fs::read(demo_file()).unwrap(), before);
}

#[test]
fn a_sound_data_file_passes_its_check() {
    let output = run(&["check", text(&demo_file()), "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", printed(&output));
    let check = json(&output);
    assert_eq!((&check["schema"], &check["integrity"]), (&"egov-score/check/1".into(), &"ok".into()));
    assert_eq!(check["periods"], serde_json::json!(["2019-12", "2020-03", "2020-05"]));
    assert_eq!(check["problems"], serde_json::json!([]));
}

#[test]
fn units_are_listed_and_taken_from_csv() {
    let (folder, file) = new_file();
    let list = folder.path().join("đơn vị.csv");
    fs::write(&list, "mã;tên;loại;trực thuộc\n48-x;Sở X;agency;48\n").unwrap();
    assert_eq!(run(&["units", text(&file), "--import", text(&list)]).status.code(), Some(0));
    let units = printed(&run(&["units", text(&file)]));
    assert!(units.contains("48-x") && units.contains("Sở X"), "{units}");
}

#[test]
fn periods_are_listed_and_a_cut_off_is_set_and_taken_back() {
    let (_folder, file) = own_copy();
    let listed = json(&run(&["periods", text(&file), "--format", "json"]));
    assert_eq!(listed["schema"], "egov-score/periods/1");
    let (newest, usual) = (&listed["periods"][0], |entry: &Value| entry["cut_off_is_usual"].clone());
    assert_eq!((&newest["period"], &newest["cut_off"]), (&"2020-05".into(), &"2020-05-14".into()));
    assert_eq!(usual(newest), true);
    let set = |more: &[&str]| {
        let output = run(&[&["periods", text(&file), "--period", "2020-05", "--format", "json"], more].concat());
        (output.status.code(), json(&output)["periods"][0].clone())
    };
    let (code, may) = set(&["--cut-off", "31/05/2020"]);
    assert_eq!((code, &may["cut_off"], usual(&may)), (Some(0), &"2020-05-31".into(), false.into()));
    let scored = printed(&run(&["analyse", text(&file), "--period", "2020-05", "--unit", "48"]));
    assert!(scored.contains("31/05/2020"), "{scored}");
    assert_eq!(usual(&set(&["--usual-cut-off"]).1), true);
}

#[test]
fn a_day_that_no_figures_can_stand_for_is_refused() {
    let (_folder, file) = own_copy();
    for day in ["30/04/2020", "2020-02-30", "mai"] {
        let output = run(&["periods", text(&file), "--period", "2020-05", "--cut-off", day]);
        assert_eq!(output.status.code(), Some(2), "{day}");
    }
    let listed = json(&run(&["periods", text(&file), "--format", "json"]));
    assert_eq!(listed["periods"][0]["cut_off_is_usual"], true);
}

#[test]
fn a_file_that_is_no_data_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("thư.egov");
    fs::write(&path, "đây không phải cơ sở dữ liệu").unwrap();
    let output = run(&["check", text(&path)]);
    assert_eq!(output.status.code(), Some(3), "{}", printed(&output));
    assert_eq!(fs::read_to_string(&path).unwrap(), "đây không phải cơ sở dữ liệu");
}

#[test]
fn a_damaged_data_file_does_not_pass_its_check() {
    let (_folder, file) = own_copy();
    let sound = fs::read(&file).unwrap();
    let page = 4096;
    let endings: Vec<Option<i32>> = [sound.len() / 4, sound.len() / 2, sound.len() - page]
        .into_iter()
        .map(|from| {
            let mut bytes = sound.clone();
            let start = from / page * page;
            bytes[start..start + page].fill(0xff);
            fs::write(&file, bytes).unwrap();
            let output = run(&["check", text(&file), "--format", "json"]);
            if output.status.code() == Some(1) {
                assert_ne!(json(&output)["integrity"], "ok");
            }
            output.status.code()
        })
        .collect();
    assert!(endings.iter().all(|code| matches!(code, Some(1 | 3))), "{endings:?}");
    assert!(endings.contains(&Some(1)), "{endings:?}");
}

#[test]
fn an_older_criteria_set_that_cannot_be_read_is_a_problem_of_the_data_file() {
    let (_folder, file) = new_file();
    let toml = "không phải bộ tiêu chí";
    let database = rusqlite::Connection::open(&file).unwrap();
    database
        .execute("INSERT INTO catalogue VALUES ('cũ') ON CONFLICT DO NOTHING", [])
        .and_then(|_| {
            database.execute(
                "INSERT INTO catalogue_version SELECT 'cũ', 1, ?1, sha256, added_at FROM catalogue_version",
                [toml],
            )
        })
        .unwrap();
    // The newest version is the one in use.
    database.execute("UPDATE catalogue_version SET version = 2 WHERE catalogue <> 'cũ'", []).unwrap();
    drop(database);
    let output = run(&["check", text(&file), "--format", "json"]);
    assert_eq!(output.status.code(), Some(1), "{}{}", printed(&output), errors(&output));
    let problems = json(&output)["problems"].to_string();
    assert!(problems.contains("cũ") && problems.contains("không đọc được"), "{problems}");
}

#[test]
fn a_backup_is_a_whole_data_file_and_overwrites_nothing() {
    let (folder, file) = own_copy();
    let copy = folder.path().join("bản sao.egov");
    let output = run(&["backup", text(&file), "--out", text(&copy)]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert!(printed(&output).contains("Đã sao lưu"), "{}", printed(&output));
    let check = json(&run(&["check", text(&copy), "--format", "json"]));
    assert_eq!(check["periods"], serde_json::json!(["2019-12", "2020-03", "2020-05"]));
    let before = fs::read(&copy).unwrap();
    assert_eq!(run(&["backup", text(&file), "--out", text(&copy)]).status.code(), Some(3));
    assert_eq!(fs::read(&copy).unwrap(), before);
}

#[test]
fn a_backup_is_restored_over_a_file_only_when_told_and_keeps_what_stood_there() {
    let (folder, file) = own_copy();
    let copy = folder.path().join("bản sao.egov");
    assert!(run(&["backup", text(&file), "--out", text(&copy)]).status.success());
    assert!(run(&["withdraw", text(&file), "--unit", "11", "--period", "2020-05"]).status.success());
    let submissions =
        |file: &Path| json(&run(&["check", text(file), "--format", "json"]))["submissions"].as_u64().unwrap();
    let changed = submissions(&file);
    assert_eq!(changed + 1, submissions(&copy));

    let refused = run(&["restore", text(&copy), "--out", text(&file)]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(errors(&refused).contains("--replace"), "{}", errors(&refused));
    assert_eq!(submissions(&file), changed, "nothing was replaced");

    let output = run(&["restore", text(&copy), "--out", text(&file), "--replace"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert_eq!(submissions(&file), changed + 1);
    let said = printed(&output);
    let before = said.lines().find_map(|line| line.strip_prefix("Trạng thái trước đó nằm ở ")).unwrap();
    assert_eq!(submissions(Path::new(before)), changed);

    let elsewhere = folder.path().join("mới.egov");
    assert!(run(&["restore", text(&copy), "--out", text(&elsewhere)]).status.success());
    assert_eq!(submissions(&elsewhere), changed + 1);
}

#[test]
fn what_is_no_data_file_is_not_restored() {
    let (folder, file) = own_copy();
    let copy = folder.path().join("thư.egov");
    fs::write(&copy, "đây không phải cơ sở dữ liệu").unwrap();
    let before = fs::read(&file).unwrap();
    assert_eq!(run(&["restore", text(&copy), "--out", text(&file), "--replace"]).status.code(), Some(3));
    assert_eq!(fs::read(&file).unwrap(), before);
}
