//! The made-up work: a criteria set of 60 indicators, 1,000 units, and what each of them answers.

use std::fmt::Write as _;

use egov_score::catalogue::{Catalogue, Input, parse};
use egov_score::domain::province;
use egov_score::domain::{
    Answer, Beside, Decimal, Period, Silence, SourcedAnswer, Submission, Unit, UnitCode, UnitKind,
};

use super::chance::Dice;

pub const INDICATORS: usize = 60;
pub const UNITS: usize = 1_000;
/// Five groups of twelve.
const GROUPS: [&str; 5] = ["A", "B", "C", "D", "E"];

/// Code, name and short name of the agencies every province has, as far as they are needed.
const AGENCIES: [(&str, &str, &str); 15] = [
    ("stttt", "Sở Thông tin và Truyền thông", "Sở TTTT"),
    ("snv", "Sở Nội vụ", "Sở NV"),
    ("stp", "Sở Tư pháp", "Sở TP"),
    ("stnmt", "Sở Tài nguyên và Môi trường", "Sở TNMT"),
    ("skhdt", "Sở Kế hoạch và Đầu tư", "Sở KHĐT"),
    ("sxd", "Sở Xây dựng", "Sở XD"),
    ("syt", "Sở Y tế", "Sở YT"),
    ("sldtbxh", "Sở Lao động - Thương binh và Xã hội", "Sở LĐTBXH"),
    ("stc", "Sở Tài chính", "Sở TC"),
    ("sgddt", "Sở Giáo dục và Đào tạo", "Sở GDĐT"),
    ("sct", "Sở Công Thương", "Sở CT"),
    ("sgtvt", "Sở Giao thông vận tải", "Sở GTVT"),
    ("skhcn", "Sở Khoa học và Công nghệ", "Sở KHCN"),
    ("snnptnt", "Sở Nông nghiệp và Phát triển nông thôn", "Sở NNPTNT"),
    ("vpubnd", "Văn phòng Ủy ban nhân dân", "VP UBND"),
];

/// The 63 provinces and as many of their agencies as make 1,000.
pub fn units() -> Vec<Unit> {
    let provinces = province::units();
    let agencies: Vec<Unit> = provinces.iter().flat_map(agencies_of).collect();
    provinces.into_iter().chain(agencies).take(UNITS).collect()
}

fn agencies_of(province: &Unit) -> impl Iterator<Item = Unit> {
    AGENCIES.iter().map(|(code, name, short)| {
        let code = format!("{}-{code}", province.code).parse().expect("letters, digits and a hyphen");
        let (short_name, bloc, parent) = (Some((*short).into()), Some("so".into()), Some(province.code.clone()));
        Unit { short_name, bloc, parent, ..Unit::new(code, *name, UnitKind::Agency) }
    })
}

/// The criteria set as a file of the user's own.
pub fn catalogue_toml() -> String {
    toml_of(INDICATORS)
}

fn toml_of(indicators: usize) -> String {
    let mut toml = String::from(
        r#"id = "do-toc-do"
version = 1
name = { vi = "Bộ tiêu chí để đo tốc độ", en = "Criteria set for benchmarks" }
basis = "Bộ tiêu chí tạo ra để đo tốc độ; không có giá trị pháp lý."
document = "Không có văn bản nguồn"
min_coverage = 0.5
"#,
    );
    let total: usize = (0..indicators).map(max_of).sum();
    let _ = writeln!(toml, "total = {total}\n");
    for (code, name, from) in
        [("tot", "Tốt", 85), ("kha", "Khá", 70), ("trung_binh", "Trung bình", 50), ("yeu", "Yếu", 0)]
    {
        let _ = writeln!(toml, "[[band]]\ncode = \"{code}\"\nname = \"{name}\"\nfrom = {from}\n");
    }
    for (group, code) in GROUPS.iter().enumerate() {
        let max: usize = (0..indicators).filter(|index| group_of(*index, indicators) == group).map(max_of).sum();
        let _ = writeln!(toml, "[[group]]\ncode = \"{code}\"\nname = \"Nhóm tiêu chí {code}\"\nmax = {max}\n");
    }
    (0..indicators).for_each(|index| write_indicator(&mut toml, index, indicators));
    toml
}

pub fn catalogue() -> Catalogue {
    parse(&catalogue_toml()).expect("a sound criteria set")
}

/// The same with as many indicators as wanted.
#[allow(dead_code, reason = "each benchmark is compiled with the whole of this module and uses its part")]
pub fn catalogue_of(indicators: usize) -> Catalogue {
    parse(&toml_of(indicators)).expect("a sound criteria set")
}

fn group_of(index: usize, indicators: usize) -> usize {
    index * GROUPS.len() / indicators
}

/// Every twelfth is only followed.
fn max_of(index: usize) -> usize {
    if index % 12 == 11 { 0 } else { 2 }
}

/// Of twelve: seven ratios, two yes/no, two counts, one measured value, by rules of every kind.
fn write_indicator(toml: &mut String, index: usize, indicators: usize) {
    let first = (0..index).filter(|other| group_of(*other, indicators) == group_of(index, indicators)).count();
    let (group, number) = (GROUPS[group_of(index, indicators)], first + 1);
    let ratio = r#"{ kind = "ratio", numerator = "Số hồ sơ giải quyết trực tuyến trong kỳ", denominator = "Tổng số hồ sơ đã tiếp nhận trong kỳ" }"#;
    let count = r#"{ kind = "count", unit = "văn bản" }"#;
    let (input, rule, rollup) = match index % 12 {
        0..=3 => (ratio, r#""achievement""#, "sum"),
        4 => (ratio, r#"{ kind = "achievement", direction = "lower" }"#, "sum"),
        5 => (ratio, r#""ratio""#, "sum"),
        6 => (ratio, "{ kind = \"steps\", steps = [{ from = 0.1, points = 1 }, { from = 0.5, points = 2 }] }", "sum"),
        7 => (r#""yes_no""#, r#""yes_no""#, "any"),
        8 => (r#""yes_no""#, r#""yes_no""#, "all"),
        9 => (count, r#"{ kind = "capped_count", points_each = 0.01 }"#, "sum"),
        10 => (r#"{ kind = "value", unit = "điểm", low = 0, high = 100 }"#, r#""achievement""#, ""),
        _ => (count, r#""not_scored""#, "sum"),
    };
    let _ = writeln!(
        toml,
        r#"[[indicator]]
code = "{group}{number}"
group = "{group}"
name = "Tỷ lệ hồ sơ được tiếp nhận và giải quyết trực tuyến, nội dung thứ {number} của nhóm {group}"
max = {max}
input = {input}
rule = {rule}
guidance = "Đếm đến ngày chốt số liệu của kỳ; gửi kèm văn bản hoặc ảnh chụp màn hình hệ thống làm tài liệu kiểm chứng.""#,
        max = max_of(index)
    );
    if rule.contains("achievement") {
        let value = if index % 12 == 10 { "80" } else { "0.3" };
        let _ = writeln!(toml, "target = {{ value = {value}, deadline = 2020-12-31 }}");
    }
    if !rollup.is_empty() {
        let _ = writeln!(toml, "rollup = \"{rollup}\"");
    }
    toml.push('\n');
}

/// What a unit sends for a period: nearly everything answered, evidence and remarks here and there.
pub fn submission(catalogue: &Catalogue, unit: &UnitCode, period: Period) -> Submission {
    let answers = catalogue
        .asked()
        .map(|indicator| {
            let mut dice = Dice::of(&[unit.as_str(), &indicator.code, &period.to_string()]);
            let sometimes = |text: String, chance: u32| (chance < 3).then_some(text);
            let (evidence, note) = (dice.whole(0, 9), dice.whole(0, 9));
            let answer = answer_to(&indicator.input, &mut dice);
            SourcedAnswer::new(indicator.code.as_str(), answer).with(Beside {
                original: None,
                evidence: sometimes(format!("Báo cáo số {}/BC-UBND", dice.whole(1, 400)), evidence),
                note: sometimes("Số liệu đến ngày 14 của tháng".to_owned(), note),
            })
        })
        .collect();
    let catalogue = catalogue.reference();
    Submission { unit: unit.clone(), period, catalogue, answers }
}

fn answer_to(input: &Input, dice: &mut Dice) -> Answer {
    if dice.whole(1, 50) == 1 {
        return Answer::Silent { reason: Silence::NoData };
    }
    match input {
        Input::Ratio { .. } => {
            let denominator = dice.whole(50, 120_000);
            let numerator = Decimal::from(dice.whole(0, denominator));
            Answer::Ratio { numerator, denominator: Decimal::from(denominator) }
        }
        Input::YesNo => Answer::YesNo { yes: dice.whole(0, 2) > 0 },
        Input::Count { .. } => Answer::Count { count: Decimal::from(dice.whole(0, 9_000)) },
        Input::Value { .. } => Answer::Value { value: Decimal::new(i64::from(dice.whole(0, 1_000)), 1) },
    }
}
