//! The results and an opened unit in known states.

use crate::app::screen::help::{Document, Place};
use crate::app::screen::results::model::{
    BesideRow, CostlyLine, Excerpt, Figure, GroupLine, IndicatorLine, IndicatorState, OverTimeRow, OverTimeView,
    PeriodBeside, ProvinceView, ResultRow, ResultsView, Side, SideLine, SidePart, SideView, SourceLine, SourcePlace,
    WayLine,
};
use crate::domain::{Decimal, Period, province};
use crate::i18n::Words;

pub(crate) fn results(words: &Words) -> ResultsView {
    let rows = province::all().iter().enumerate().map(|(index, province)| {
        let points = 9120 - 97 * i64::try_from(index).unwrap();
        let unsent = index >= 61;
        let percent = Decimal::new(points, 2);
        let figure = |digits| Figure::new(words.number(percent, digits), percent);
        let band = ["Tốt", "Khá", "Trung bình", "Yếu"][index / 17];
        ResultRow {
            unit: province.code.into(),
            name: province.name_vi.into(),
            region: Some(province.region),
            bloc: None,
            rank: if unsent { Figure::none() } else { Figure::new((index + 1).to_string(), Decimal::from(index + 1)) },
            score: if unsent { Figure::none() } else { figure(2) },
            percent: if unsent { Figure::none() } else { figure(2) },
            coverage: if unsent { Figure::none() } else { Figure::new(words.percent(Decimal::ONE, 0), Decimal::ONE) },
            band: if unsent { "chưa gửi".into() } else { band.into() },
            band_short: if unsent { "chưa gửi".into() } else { band.into() },
            band_place: (!unsent).then_some(index / 17),
            share: if unsent { 0 } else { u16::try_from(points / 10).unwrap() },
        }
    });
    let sentence = "63 tỉnh, thành phố, 61 được xếp hạng; trung vị 62,10 điểm".into();
    ResultsView { rows: rows.collect(), sentence, median: Some(621), blocs: Vec::new() }
}

/// Two earlier periods of the same provinces, the older of which was scored by an older version; one province had sent
/// nothing then.
pub(crate) fn beside(words: &Words) -> Vec<PeriodBeside> {
    let of = |(index, period, note): (usize, &str, Option<String>)| {
        let period: Period = period.parse().unwrap();
        let figure = |value: i64, digits| {
            let value = Decimal::new(value, digits);
            Figure::new(words.number(value, digits), value)
        };
        let signed = |value: i64, digits| {
            let value = Decimal::new(value, digits);
            Figure::new(words.signed(value, digits), value)
        };
        let row = |(place, province): (usize, &province::Province)| {
            let place = i64::try_from(place).unwrap();
            let lost = i64::try_from(index).unwrap() * 310 + place % 7 * 20;
            let known = BesideRow {
                score: figure(9120 - 97 * place - lost, 2),
                rank: figure(if place % 2 == 0 { place + 2 } else { place }, 0),
                score_change: signed(lost, 2),
                rank_change: signed(if place % 2 == 0 { 1 } else { -1 }, 0),
            };
            let nothing = || BesideRow {
                score: Figure::none(),
                rank: Figure::none(),
                score_change: Figure::none(),
                rank_change: Figure::none(),
            };
            (province.code.to_owned(), if place == 2 || place > 60 { nothing() } else { known })
        };
        let by_unit = province::all().iter().enumerate().map(row).collect();
        PeriodBeside { period, name: words.short_period(period), by_unit, note }
    };
    let note = crate::say!(words, "beside-anew", period = "12/2019", own = "nq17-2020 v1", now = "nq17-2020 v2");
    [(1, "2020-03", None), (2, "2019-12", Some(note))].into_iter().map(of).collect()
}

/// The same unit's indicators in two periods.
pub(crate) fn over_time(words: &Words) -> OverTimeView {
    let figure = |value: i64| Figure::new(words.number(Decimal::new(value, 2), 2), Decimal::new(value, 2));
    let share =
        |value: i64| Figure::new(format!("{}%", words.number(Decimal::new(value, 2), 2)), Decimal::new(value, 2));
    let signed = |value: i64| Figure::new(words.signed(Decimal::new(value, 2), 2), Decimal::new(value, 2));
    let row = |(place, (code, name, value, gained)): (usize, (&str, &str, i64, i64))| OverTimeRow {
        place,
        code: code.into(),
        name: name.into(),
        value: share(if place == 0 { value } else { value * 3 }),
        score: figure(value),
        beside: vec![[
            share(if place == 0 { value - gained } else { (value - gained) * 3 }),
            figure(value - gained),
            signed(gained),
        ]],
    };
    let rows = [
        ("", "Tổng điểm", 8735, 145),
        ("D1", "Dịch vụ công trực tuyến mức độ 4", 467, 120),
        ("D2", super::APPRAISED, 800, 25),
        ("E1", "Giám sát an toàn thông tin", 1500, 0),
    ];
    let mut rows: Vec<OverTimeRow> = rows.into_iter().enumerate().map(row).collect();
    rows[3].beside = vec![[Figure::none(), Figure::none(), Figure::none()]];
    OverTimeView { now: "05/2020".into(), periods: vec!["03/2020".into()], rows, notes: Vec::new() }
}

/// Points of the indicators of each group of the opened unit, in hundredths, of ten.
const HAD: [i64; 5] = [467, 1000, 105, 0, 820];

fn hundredths(number: i64) -> Figure {
    let (sign, left) = (if number < 0 { "−" } else { "" }, number.abs());
    Figure::new(format!("{sign}{},{:02}", left / 100, left % 100), Decimal::new(number, 2))
}

pub(crate) fn province_view() -> ProvinceView {
    let states = [
        IndicatorState::Behind,
        IndicatorState::Reached,
        IndicatorState::FarBehind,
        IndicatorState::NoData,
        IndicatorState::OnTrack,
    ];
    let names = [
        "Dịch vụ công trực tuyến mức độ 4",
        "Hồ sơ giải quyết trực tuyến",
        "Dịch vụ công tích hợp trên Cổng Dịch vụ công quốc gia",
        "Cổng dịch vụ công có giao diện thiết bị di động",
        "Hệ thống một cửa điện tử kết nối liên thông",
    ];
    let indicators = |group: &str| {
        states
            .iter()
            .zip(names)
            .enumerate()
            .map(|(index, (state, name))| IndicatorLine {
                code: format!("{group}{}", index + 1),
                name: name.into(),
                value: Figure::new("14,0%", Decimal::new(14, 2)),
                target: Figure::new("30%", Decimal::new(3, 1)),
                gap_points: Figure::new("−16,0", (-16).into()),
                gap_count: Figure::new("còn 47", 47.into()),
                points: hundredths(HAD[index]),
                max: Some("10".into()),
                lost: hundredths(HAD[index] - 1000),
                state: *state,
                rule: ("mức đạt chỉ tiêu".into(), scoring("achievement")),
                reason: vec![
                    "Đạt chỉ tiêu, càng cao càng tốt: min(1, giá trị ÷ chỉ tiêu) × điểm tối đa".into(),
                    "42 ÷ 300 = 14,0%; min(1, 14,0% ÷ 30%) × 10 = 4,67".into(),
                ],
                sources: vec![SourceLine {
                    text: "Tự đánh giá!E12:F12 · da-nang-2020-05.xlsx · nhập ngày 15/05/2020".into(),
                    place: Some(excerpt().0),
                }],
            })
            .collect()
    };
    let group = |code: &str, name: &str, share| GroupLine {
        code: code.into(),
        name: name.into(),
        score: "35,10 / 40".into(),
        share,
        median: Some(640),
        indicators: indicators(code),
    };
    let costly =
        |code: &str, name: &str, lost: &str| CostlyLine { code: code.into(), name: name.into(), lost: lost.into() };
    ProvinceView {
        costly: vec![
            costly("D1", "Dịch vụ công trực tuyến mức độ 4", "−5,33"),
            costly("D2", "Hồ sơ giải quyết trực tuyến", "−2,00"),
        ],
        unit: "48".into(),
        name: "Đà Nẵng".into(),
        facts: [
            ("Hạng", "7 / 61"),
            ("Điểm", "87,35 / 100"),
            ("% tối đa", "87,35%"),
            ("Xếp loại", "Tốt"),
            ("Độ phủ", "95%"),
        ]
        .map(|(title, value)| (title.to_owned(), value.to_owned()))
        .to_vec(),
        remark: Some("tạm tính, còn 3 đơn vị chưa gửi".into()),
        groups: vec![
            group("D", "Phục vụ người dân, doanh nghiệp", 878),
            group("B", "Nền tảng", 550),
            group("E", "An toàn thông tin", 310),
        ],
        sides: sides(),
    }
}

/// What the documents say of a rule or of a doubtful figure.
fn scoring(code: &str) -> Place {
    Place { document: Document::Scoring, anchor: Some(code.to_owned()) }
}

fn ways() -> Vec<WayLine> {
    let way = |is_second, indicator: &str, [now, needed, gained, rank]: [&str; 4]| WayLine {
        is_second,
        indicator: indicator.into(),
        now: now.into(),
        needed: needed.into(),
        gained: gained.into(),
        rank: rank.into(),
    };
    vec![
        way(
            false,
            "D1 – Dịch vụ công trực tuyến mức độ 4",
            ["42/300 (14,00%)", "56/300 (18,67%)", "+1,55", "7/61 → 6/61"],
        ),
        way(false, "D2 – Hồ sơ giải quyết trực tuyến", ["14,0%", "15,5%", "+0,75", ""]),
        way(true, "E1 – Giám sát an toàn thông tin", ["Không", "Có", "+0,80", "7/61 → 6/61"]),
    ]
}

/// The cell of [`province_view`] that is looked at.
pub(crate) fn excerpt() -> (SourcePlace, Excerpt) {
    let place = SourcePlace { unit: "48".into(), sheet: "Tự đánh giá".into(), cell: "E12".parse().unwrap() };
    (place, Excerpt { file: "da-nang-2020-05.xlsx".into(), around: super::import::around() })
}

fn sides() -> Vec<SideView> {
    let line = |(depth, text): &(u8, &str)| SideLine { depth: *depth, text: (*text).to_owned(), place: None };
    let part =
        |title: &str, lines: &[(u8, &str)]| SidePart { title: title.into(), lines: lines.iter().map(line).collect() };
    let side = |side, waits, parts| SideView { side, waits, parts, ways: Vec::new() };
    let mut sides = vec![
        side(
            Side::Peers,
            0,
            vec![part(
                "Thứ hạng",
                &[(
                    0,
                    "Tất cả: hạng 7/61, 87,35%; tháng 3 năm 2020: hạng 9/60, 80,10% (tăng 2 bậc, +7,25 điểm phần trăm)",
                )],
            )],
        ),
        SideView {
            ways: ways(),
            ..side(
                Side::Lift,
                0,
                vec![part(
                    "Muốn lên hạng",
                    &[
                        (0, "Chỉ một tiêu chí:"),
                        (
                            1,
                            "• D1 – Dịch vụ công trực tuyến mức độ 4: thêm 14, từ 42/300 (14,00%) thành 56/300 (18,67%); điểm 4,67 → 6,22",
                        ),
                        (2, "Chung: 87,35% → 88,90%; hạng 7/61 → 6/61"),
                    ],
                )],
            )
        },
        side(
            Side::Doubts,
            1,
            vec![part(
                "Số liệu cần kiểm tra",
                &[(0, "C3 – Văn bản điện tử gửi: số lũy kế giảm từ 5.200 xuống 4.900.")],
            )],
        ),
    ];
    let doubts = sides.iter_mut().filter(|side| side.side == Side::Doubts).flat_map(|side| &mut side.parts);
    doubts.flat_map(|part| &mut part.lines).for_each(|line| line.place = Some(scoring("fell")));
    sides
}
