//! The commands `analyse` and `peers`, and what `check` says of doubtful figures.

use super::*;

fn analysed(file: &Path, period: &str, unit: &str, more: &[&str]) -> Value {
    let arguments = ["analyse", text(file), "--period", period, "--unit", unit, "--format", "json"];
    let output = run(&[&arguments[..], more].concat());
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    json(&output)
}

fn scored(file: &Path, period: &str, unit: &str) -> Value {
    let scores = json(&run(&["score", text(file), "--period", period, "--format", "json"]));
    scores["units"].as_array().unwrap().iter().find(|one| one["code"] == unit).unwrap().clone()
}

fn hundredths(value: &Value) -> i64 {
    value.as_str().unwrap().replace('.', "").parse().unwrap()
}

#[test]
fn an_analysis_shows_score_and_rank_of_both_periods_as_the_scores_have_them() {
    let file = demo_file();
    let analysis = analysed(&file, "2020-05", "17", &["--against", "2019-12"]);
    assert_eq!((&analysis["schema"], &analysis["against"]), (&"egov-score/analysis/1".into(), &"2019-12".into()));
    let all = &analysis["places"][0];
    let (now, before) = (scored(&file, "2020-05", "17"), scored(&file, "2019-12", "17"));
    assert_eq!((&all["now"]["rank"], &all["before"]["rank"]), (&now["rank"], &before["rank"]));
    assert_eq!(all["climbed"], before["rank"].as_i64().unwrap() - now["rank"].as_i64().unwrap());
    assert_eq!(hundredths(&all["percent_change"]), hundredths(&now["percent"]) - hundredths(&before["percent"]));
    let kinds: Vec<_> = analysis["places"].as_array().unwrap().iter().map(|place| place["among"].clone()).collect();
    assert_eq!(kinds, ["all", "region"], "Hòa Bình is no centrally-run city");
    assert!(all["now"]["of"].as_u64() > analysis["places"][1]["now"]["of"].as_u64());
}

#[test]
fn each_indicator_has_its_distance_pace_and_status() {
    let analysis = analysed(&demo_file(), "2020-05", "17", &[]);
    assert_eq!(analysis["against"], "2020-03", "the last period before");
    let indicators = analysis["indicators"].as_array().unwrap();
    let d1 = indicators.iter().find(|one| one["code"] == "D1").unwrap();
    assert_eq!((&d1["deadline"], &d1["pace"]["days_left"]), (&"2020-12-31".into(), &231.into()), "{d1}");
    assert!(["reached", "on_track", "behind", "far_behind"].contains(&d1["pace"]["status"].as_str().unwrap()), "{d1}");
    assert_eq!((&d1["pace"]["first"]["day"], &d1["pace"]["last"]["day"]), (&"2020-03-14".into(), &"2020-05-14".into()));
    let over_three = analysed(&demo_file(), "2020-05", "17", &["--pace-over", "3"]);
    let first = |analysis: &Value| {
        let indicators = analysis["indicators"].as_array().unwrap();
        indicators.iter().find(|one| one["code"] == "D1").unwrap()["pace"]["first"]["day"].clone()
    };
    assert_eq!(first(&over_three), "2019-12-14");
}

#[test]
fn what_lifts_a_unit_climbs_and_each_way_is_in_whole_counts() {
    let analysis = analysed(&demo_file(), "2020-05", "17", &[]);
    let ways = &analysis["lifts"];
    assert_eq!(ways["state"], "ways");
    let all: Vec<&Value> = ["singles", "pairs"].iter().flat_map(|sort| ways[sort].as_array().unwrap()).collect();
    assert!(!all.is_empty(), "{ways}");
    for way in all {
        assert!(way["after"]["rank"].as_u64() < way["before"]["rank"].as_u64(), "{way}");
        assert!(way["changes"].as_array().unwrap().iter().all(|change| change["counts"].as_u64() > Some(0)), "{way}");
    }
    let reached = analysed(&demo_file(), "2020-05", "17", &["--reach", "48"]);
    assert_eq!((&reached["reach"], &reached["lifts"]["state"]), (&"48".into(), &"ways".into()));
    assert_eq!(analysed(&demo_file(), "2020-05", "48", &[])["lifts"]["state"], "first");
}

#[test]
fn an_analysis_is_told_in_plain_words() {
    let told = printed(&run(&["analyse", text(&demo_file()), "--period", "2020-05", "--unit", "17"]));
    for expected in [
        "tỉnh Hòa Bình, tháng 5 năm 2020",
        "SỐ LIỆU MINH HỌA",
        "THỨ HẠNG",
        "Vùng Trung du và miền núi phía Bắc: hạng ",
        "TIÊU CHÍ VÀ TIẾN ĐỘ",
        "MẠNH, YẾU SO VỚI NHÓM: TẤT CẢ",
        "SỐ LIỆU CẦN KIỂM TRA",
        "MUỐN LÊN HẠNG",
    ] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    let english = run(&["analyse", text(&demo_file()), "--period", "2020-05", "--unit", "17", "--lang", "en"]);
    assert!(printed(&english).contains("TO MOVE UP"));
}

#[test]
fn peer_groups_are_kept_used_and_forgotten() {
    let (_folder, file) = own_copy();
    let set = run(&["peers", text(&file), "--set", "Quanh Hòa Bình=17,25,01,38,35"]);
    assert_eq!(set.status.code(), Some(0), "{}", errors(&set));
    let listed = printed(&run(&["peers", text(&file)]));
    assert!(listed.contains("Thành phố trực thuộc trung ương") && listed.contains("17 Hòa Bình"), "{listed}");
    let analysis = analysed(&file, "2020-05", "17", &["--peers", "quanh hoa binh"]);
    assert_eq!(
        (&analysis["peers"]["name"], &analysis["places"][2]["name"]),
        (&"Quanh Hòa Bình".into(), &"Quanh Hòa Bình".into())
    );
    assert_eq!(run(&["peers", text(&file), "--remove", "Quanh Hòa Bình"]).status.code(), Some(0));
    let unknown = run(&["analyse", text(&file), "--period", "2020-05", "--unit", "17", "--peers", "Quanh Hòa Bình"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(errors(&unknown).contains("Không có nhóm ‘Quanh Hòa Bình’"), "{}", errors(&unknown));
    for wrong in ["Không có mã", "X=97", "Thành phố trực thuộc trung ương=01"] {
        assert_eq!(run(&["peers", text(&file), "--set", wrong]).status.code(), Some(2), "{wrong}");
    }
}

#[test]
fn an_analysis_of_what_is_not_there_is_a_usage_error() {
    let file = demo_file();
    let analyse = |more: &[&str]| run(&[&["analyse", text(&file)][..], more].concat()).status.code();
    assert_eq!(analyse(&["--period", "2020-05", "--unit", "97"]), Some(2));
    assert_eq!(analyse(&["--period", "2021-05", "--unit", "48"]), Some(2));
    assert_eq!(analyse(&["--period", "2020-03", "--unit", "48", "--against", "2020-05"]), Some(2));
    assert_eq!(analyse(&["--period", "2020-05", "--unit", "48", "--reach", "97"]), Some(2));
}

/// Report of May 2020: 21.000 + 31.055 is not 56.817.
#[test]
fn check_and_analyse_find_that_the_figures_of_the_report_do_not_add_up() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str, content: &str| {
        let path = folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    };
    let ratio = |code: &str, name: &str| {
        format!(
            "[[indicator]]\ncode = \"{code}\"\ngroup = \"E\"\nname = \"{name}\"\nmax = 10\nrule = \"ratio\"\n\
             input = {{ kind = \"ratio\", numerator = \"có phần mềm\", denominator = \"tất cả\" }}\n\n"
        )
    };
    let catalogue = format!(
        "id = \"duoc\"\nversion = 1\nname = \"Dược\"\ndocument = \"Báo cáo tháng 5 năm 2020\"\ntotal = 30\n\n\
         [[group]]\ncode = \"E\"\nname = \"Dược\"\nmax = 30\n\n{}{}{}\
         [[consistency]]\nwhole = \"E5\"\nparts = [\"E6\", \"E7\"]\n",
        ratio("E5", "Cơ sở cung ứng thuốc"),
        ratio("E6", "Nhà thuốc"),
        ratio("E7", "Quầy thuốc")
    );
    let catalogue = place("duoc.toml", &catalogue);
    let table = place("bang.csv", "Đơn vị;E5;E6;E7\nĐà Nẵng;56817/61000;21000/21000;31055/40000\n");
    let file = folder.path().join("duoc.egov");
    assert_eq!(run(&["new", text(&file), "--catalogue", text(&catalogue)]).status.code(), Some(0));
    let imported = run(&["import", text(&file), text(&table), "--period", "2020-05"]);
    assert_eq!(imported.status.code(), Some(0), "{}", printed(&imported));
    let checked = run(&["check", text(&file)]);
    assert_eq!(checked.status.code(), Some(0), "doubtful is not wrong: {}", printed(&checked));
    let sentence = "E5 – Cơ sở cung ứng thuốc: ghi 56.817 (tử số), nhưng E6 + E7 cộng lại là 52.055, lệch −4.762";
    assert!(printed(&checked).contains(sentence), "{}", printed(&checked));
    let shape = json(&run(&["check", text(&file), "--format", "json"]));
    assert_eq!((&shape["problems"], &shape["doubts"][0]["kind"]), (&serde_json::json!([]), &"parts_differ".into()));
    assert_eq!(analysed(&file, "2020-05", "48", &[])["flags"][0]["sum"], "52055");
}
