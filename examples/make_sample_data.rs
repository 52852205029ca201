//! Writes `sample-data`: filled self-assessments of 63 provinces for three periods, three provinces through their
//! agencies. Synthetic throughout and marked so in every file; the spread lies round the national figures of May 2020.
//!
//! `cargo run --release --example make_sample_data` — the same bytes every time.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a generator that cannot go on should stop")]

use std::fs;
use std::path::{Path, PathBuf};

use egov_score::catalogue::{Catalogue, Indicator, Input, Rollup, load_shipped};
use egov_score::domain::province::{self, Region};
use egov_score::domain::{Answer, Decimal, Period, Silence, SourcedAnswer, Submission, Unit, UnitCode, UnitKind};
use egov_score::i18n::{Language, Words};
use egov_score::service::templates::file_name;
use egov_score::workbook::{TemplateRequest, write_template};

const MARKING: &str = "SỐ LIỆU MINH HỌA";
const PERIODS: [&str; 3] = ["2019-12", "2020-03", "2020-05"];
/// Provinces that speak through their agencies.
const THROUGH_AGENCIES: [&str; 3] = ["10", "22", "48"];
/// Provinces that have not sent for the newest period.
const NOT_SENT: [&str; 2] = ["12", "95"];
/// A province that filled in too little to be ranked in the newest period.
const HARDLY_FILLED: &str = "62";
/// The second has twice the counts of the first, hence the same shares: a tie.
const TWINS: (&str, &str) = ("84", "93");

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let catalogue = load_shipped("nq17-2020").expect("it ships").expect("it is sound");
    let words = Words::new(Language::Vi);
    let agencies = agencies();
    fs::write(folder.join("units.csv"), units_csv(&agencies)).unwrap();
    for (step, period) in PERIODS.iter().enumerate() {
        let moment = Moment { step, period: period.parse().unwrap() };
        let period_folder = folder.join(period);
        if period_folder.exists() {
            fs::remove_dir_all(&period_folder).unwrap();
        }
        for province in province::units() {
            write_province(&catalogue, &words, &province, &agencies, &moment, &period_folder);
        }
    }
}

struct Moment {
    /// 0, 1, 2: which of the three periods.
    step: usize,
    period: Period,
}

impl Moment {
    fn is_newest(&self) -> bool {
        self.step + 1 == PERIODS.len()
    }
}

fn write_province(
    catalogue: &Catalogue,
    words: &Words,
    province: &Unit,
    agencies: &[Unit],
    moment: &Moment,
    folder: &Path,
) {
    let code = province.code.as_str();
    if moment.is_newest() && NOT_SENT.contains(&code) {
        return;
    }
    let own: Vec<&Unit> = agencies.iter().filter(|agency| agency.parent.as_ref() == Some(&province.code)).collect();
    let whole = answers_of(catalogue, code, moment);
    if own.is_empty() {
        let path = folder.join(file_name(province, moment.period));
        return write(catalogue, words, province, moment.period, whole, &path);
    }
    // What only the province itself can say stays with it; the rest is its agencies'.
    let mut of_province = Vec::new();
    let mut of_agencies: Vec<Vec<SourcedAnswer>> = vec![Vec::new(); own.len()];
    for (indicator, answer) in catalogue.asked().zip(whole) {
        match indicator.rollup {
            None => of_province.push(answer),
            Some(rollup) => share_out(indicator, rollup, &answer, &mut of_agencies),
        }
    }
    let path = folder.join(file_name(province, moment.period));
    write(catalogue, words, province, moment.period, of_province, &path);
    for (agency, answers) in own.iter().zip(of_agencies) {
        let last_is_late = moment.is_newest() && agency.code.as_str() == "10-sldtbxh";
        if !last_is_late {
            let path = folder.join(format!("co-quan-{code}")).join(file_name(agency, moment.period));
            write(catalogue, words, agency, moment.period, answers, &path);
        }
    }
}

fn write(
    catalogue: &Catalogue,
    words: &Words,
    unit: &Unit,
    period: Period,
    answers: Vec<SourcedAnswer>,
    path: &PathBuf,
) {
    let submission = Submission { unit: unit.code.clone(), period, catalogue: catalogue.reference(), answers };
    // Samples go without the guide: with it they were half as large again.
    let request = TemplateRequest {
        catalogue,
        unit,
        period,
        previous: None,
        prefill: Some(&submission),
        marking: Some(MARKING),
        guide: false,
    };
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, write_template(&request, words).expect("a workbook")).unwrap();
}

// ── What a province answers ───────────────────────────────────────────────────────────────────────────────────────

fn answers_of(catalogue: &Catalogue, code: &str, moment: &Moment) -> Vec<SourcedAnswer> {
    let (code, factor) = if code == TWINS.1 { (TWINS.0, 2) } else { (code, 1) };
    catalogue
        .asked()
        .enumerate()
        .map(|(index, indicator)| {
            let hardly = moment.is_newest() && code == HARDLY_FILLED && index % 3 != 0;
            let answer = if hardly {
                Answer::Silent { reason: Silence::NoData }
            } else {
                answer_to(indicator, code, moment, factor)
            };
            plain(indicator, answer)
        })
        .collect()
}

fn plain(indicator: &Indicator, answer: Answer) -> SourcedAnswer {
    SourcedAnswer::new(indicator.code.as_str(), answer)
}

fn answer_to(indicator: &Indicator, code: &str, moment: &Moment, factor: u32) -> Answer {
    let profile = profile(&indicator.code);
    let standing = standing(code);
    // The same draw for all three periods: a province that is ahead stays ahead.
    let mut dice = Dice::of(&[code, &indicator.code]);
    let luck = dice.between(-1.0, 1.0);
    if dice.share() < 0.02 {
        return Answer::Silent { reason: Silence::NoData };
    }
    let level = profile.levels[moment.step];
    let pull = 0.65 * standing + 0.5 * luck;
    match &indicator.input {
        Input::Ratio { .. } => {
            // On the odds, so that a share of 90 % spreads as believably as one of 14 %.
            let odds = (level / (1.0 - level).max(0.004)) * (profile.spread * pull).exp();
            let share = odds / (1.0 + odds);
            let whole = (profile.whole * size(code) * dice.between(0.8, 1.25)).round().max(5.0) as u32;
            let part = (f64::from(whole) * share).round() as u32;
            Answer::Ratio {
                numerator: Decimal::from(part.min(whole) * factor),
                denominator: Decimal::from(whole * factor),
            }
        }
        Input::YesNo => Answer::YesNo { yes: level + 0.35 * pull > dice.share() },
        Input::Count { .. } => {
            let count = profile.whole * size(code) * level * (profile.spread * pull).exp();
            Answer::Count { count: Decimal::from(count.round() as u32 * factor) }
        }
        Input::Value { .. } => Answer::Value { value: Decimal::from((profile.whole * level).round() as u32) },
    }
}

/// How an indicator is spread: its national level at the end of 2019, in March and in May 2020 (shares 0–1, or how
/// likely a yes is), how far provinces lie apart, and how much there is to count in a province of middling size.
struct Profile {
    levels: [f64; 3],
    spread: f64,
    whole: f64,
}

fn profile(code: &str) -> Profile {
    let of = |levels, spread, whole| Profile { levels, spread, whole };
    match code {
        "A1" => of([0.55, 0.65, 0.8], 1.0, 1.0),
        "B1" => of([0.27, 0.35, 0.5], 1.0, 1.0),
        "B2" => of([0.3, 0.5, 0.7], 1.0, 1.0),
        "B3" => of([0.02, 0.03, 0.05], 0.9, 90_000.0),
        "B4" => of([0.9, 0.93, 0.97], 1.2, 175.0),
        "B5" => of([0.9, 0.93, 0.97], 1.0, 1.0),
        "C1" => of([0.865, 0.87, 0.885], 0.9, 42_000.0),
        "C2" => of([0.9, 0.93, 0.96], 1.2, 34.0),
        "C3" => of([0.7, 0.85, 1.0], 0.6, 7_500.0),
        "C4" => of([0.7, 0.85, 1.0], 0.6, 22_000.0),
        "C5" => of([0.2, 0.3, 0.45], 1.0, 1.0),
        "C6" => of([0.2, 0.25, 0.3], 0.9, 110.0),
        "D1" => of([0.1076, 0.122, 0.14], 1.0, 1_750.0),
        "D2" => of([0.11, 0.13, 0.155], 1.0, 120_000.0),
        "D3" => of([0.04, 0.08, 0.16], 0.9, 620.0),
        "D4" => of([0.78, 0.82, 0.88], 1.1, 120_000.0),
        "D5" => of([0.55, 0.62, 0.7], 1.0, 1.0),
        "D6" => of([0.7, 0.75, 0.82], 1.1, 1_750.0),
        "D7" => of([0.3, 0.36, 0.42], 1.0, 36.0),
        "D8" => of([0.1, 0.5, 1.0], 0.9, 1_170.0),
        "D9" => of([0.2, 0.6, 1.0], 0.9, 92.0),
        "D10" => of([0.86, 0.9, 0.931], 0.9, 968.0),
        "E1" => of([0.3, 0.4, 0.55], 1.0, 1.0),
        "E2" => of([0.8, 0.7, 1.0], 0.6, 7.0),
        _ => of([0.5, 0.55, 0.6], 0.8, 100.0),
    }
}

/// How far a province is ahead of the middle, −1 to 1.
fn standing(code: &str) -> f64 {
    let province = province::by_code(code).expect("one of the 63");
    let region = match province.region {
        Region::NorthernMidlandsAndMountains => -0.25,
        Region::RedRiverDelta => 0.2,
        Region::NorthCentralAndCentralCoast => 0.05,
        Region::CentralHighlands => -0.3,
        Region::Southeast => 0.3,
        Region::MekongRiverDelta => -0.05,
    };
    let ahead =
        if province.central_city { 0.35 } else { 0.0 } + if THROUGH_AGENCIES.contains(&code) { 0.3 } else { 0.0 };
    (region + ahead + Dice::of(&[code, "standing"]).between(-0.45, 0.45)).clamp(-1.0, 1.0)
}

fn size(code: &str) -> f64 {
    match code {
        "01" | "79" => 3.2,
        _ => Dice::of(&[code, "size"]).between(0.6, 1.6),
    }
}

// ── Provinces made up of agencies ─────────────────────────────────────────────────────────────────────────────────

/// Code, name, short name, bloc.
const AGENCIES: [(&str, &str, &str, &str); 8] = [
    ("stttt", "Sở Thông tin và Truyền thông", "Sở TTTT", "so"),
    ("snv", "Sở Nội vụ", "Sở NV", "so"),
    ("stp", "Sở Tư pháp", "Sở TP", "so"),
    ("stnmt", "Sở Tài nguyên và Môi trường", "Sở TNMT", "so"),
    ("skhdt", "Sở Kế hoạch và Đầu tư", "Sở KHĐT", "so"),
    ("sxd", "Sở Xây dựng", "Sở XD", "so"),
    ("syt", "Sở Y tế", "Sở YT", "so"),
    ("sldtbxh", "Sở Lao động - Thương binh và Xã hội", "Sở LĐTBXH", "so"),
];

fn agencies() -> Vec<Unit> {
    let of_province = |province: &'static str| {
        AGENCIES.iter().map(move |(code, name, short, bloc)| Unit {
            short_name: Some((*short).into()),
            bloc: Some((*bloc).into()),
            parent: Some(province.parse::<UnitCode>().unwrap()),
            ..Unit::new(format!("{province}-{code}").parse().unwrap(), *name, UnitKind::Agency)
        })
    };
    THROUGH_AGENCIES.into_iter().flat_map(of_province).collect()
}

/// Splits a province's figure so that its agencies' add up to it again.
fn share_out(indicator: &Indicator, rollup: Rollup, answer: &SourcedAnswer, to: &mut [Vec<SourcedAnswer>]) {
    let agencies = to.len();
    for (index, answers) in to.iter_mut().enumerate() {
        let part = |whole: &Decimal| part_of(*whole, index, agencies);
        let own = match &answer.answer {
            Answer::Ratio { numerator, denominator } => {
                let denominator = part(denominator);
                Answer::Ratio { numerator: part(numerator).min(denominator), denominator }
            }
            Answer::Count { count } => Answer::Count { count: part(count) },
            Answer::YesNo { yes } => Answer::YesNo { yes: yes_of(*yes, rollup, index) },
            other => other.clone(),
        };
        answers.push(plain(indicator, own));
    }
}

/// Larger agencies have more of everything.
fn part_of(whole: Decimal, index: usize, of: usize) -> Decimal {
    let weight = |index: usize| Decimal::from(of - index);
    let all: Decimal = (0..of).map(weight).sum();
    let before: Decimal = (0..index).map(weight).sum();
    let upto = |weights: Decimal| (whole * weights / all).round();
    upto(before + weight(index)) - upto(before)
}

fn yes_of(yes: bool, rollup: Rollup, index: usize) -> bool {
    match rollup {
        Rollup::All => yes || index.is_multiple_of(2),
        Rollup::Any => yes && index == 0,
        Rollup::Sum | Rollup::Share => yes || index.is_multiple_of(3),
    }
}

fn units_csv(agencies: &[Unit]) -> String {
    let mut text = String::from("\u{feff}code,name,official_name,short_name,aliases,kind,bloc,parent\n");
    for unit in agencies {
        let parent = unit.parent.as_ref().map(ToString::to_string).unwrap_or_default();
        text += &format!(
            "{},{},{},{},,{},{},{parent}\n",
            unit.code,
            unit.name,
            unit.official_name(),
            unit.short_name.as_deref().unwrap_or_default(),
            unit.kind.code(),
            unit.bloc.as_deref().unwrap_or_default(),
        );
    }
    text
}

// ── Chance ────────────────────────────────────────────────────────────────────────────────────────────────────────

/// SplitMix64, seeded by words: the same draws for the same province and indicator on every machine.
struct Dice(u64);

impl Dice {
    fn of(words: &[&str]) -> Self {
        let seed = words
            .join("/")
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        Self(seed)
    }

    /// 0 to 1.
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.share()
    }
}
