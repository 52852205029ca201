//! One chart of each further kind, of as many units as asked for and with figures as asked for.

use rust_decimal::Decimal;

use super::{comma, figure, foot, ranking, rows};
use crate::chart::spec::*;
use crate::domain::province;

/// What figures the units have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    Falling,
    Equal(i64),
    /// No unit has any.
    Missing,
}

impl Case {
    pub(crate) const ALL: [Self; 4] = [Self::Falling, Self::Equal(0), Self::Equal(100), Self::Missing];

    fn value(self, index: usize, count: usize) -> Option<Decimal> {
        match self {
            Self::Falling => Some(figure(Decimal::from(96), index, count)),
            Self::Equal(value) => Some(value.into()),
            Self::Missing => None,
        }
    }
}

const LONG: &str =
    "Ban Quản lý Khu kinh tế mở và các khu công nghiệp tỉnh thuộc Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu";

/// The names of units; of the greatest length where `long`.
fn name(index: usize, long: bool) -> String {
    let provinces = province::all();
    let name = provinces[(index * 26 + 19) % provinces.len()].name_vi;
    if long { format!("{LONG} {index}") } else { name.to_owned() }
}

fn key(index: usize) -> String {
    let provinces = province::all();
    format!("{}-{index}", provinces[(index * 26 + 19) % provinces.len()].code)
}

fn is_own(index: usize) -> bool {
    index == 3
}

fn spec(title: &str, body: Body) -> Spec {
    Spec {
        title: title.into(),
        subtitle: "Tổng điểm tự đánh giá theo bộ tiêu chí NQ17-2020, tháng 5 năm 2020 (tối đa 100 điểm)".into(),
        legend: Vec::new(),
        body,
        foot: foot(),
        ..ranking(0)
    }
}

fn hundred() -> Axis {
    Axis::covering([Decimal::ONE_HUNDRED], |value| format!("{value}%"))
}

fn filling(value: Option<Decimal>, index: usize) -> Filling {
    match value {
        Some(value) => Filling::Shade(Shade::of(value, (Decimal::ZERO, Decimal::ONE_HUNDRED))),
        None => Filling::Silent(Silence::ALL[index % 3]),
    }
}

fn label(value: Option<Decimal>) -> String {
    value.map_or("–".into(), |value| comma(value, 2))
}

pub(crate) fn dumbbell(count: usize, case: Case) -> Spec {
    let mut list = rows(count, Decimal::from(96));
    for (index, row) in list.iter_mut().enumerate() {
        row.value = case.value(index, count).unwrap_or_default();
        row.label = comma(row.value, 2);
        let before = row.value * Decimal::new(8, 1);
        row.before = (index % 7 != 5).then(|| Point { value: before, label: comma(before, 2) });
        row.detail = Some("+12,34 (↑12)".into());
        row.range = Some("106–119".into());
    }
    list.truncate(if case == Case::Missing { 0 } else { count });
    let values =
        list.iter().flat_map(|row| [Some(row.value), row.before.as_ref().map(|before| before.value)]).flatten();
    let body = Rows {
        mark: Mark::Dumbbell,
        axis: Axis::around(values, |value| comma(value, 0)),
        headings: Headings {
            rank: "Hạng".into(),
            range: "khoảng".into(),
            name: "Đơn vị".into(),
            value: "% tối đa".into(),
            before: "Kỳ trước".into(),
            detail: "Thay đổi (hạng)".into(),
        },
        rows: list,
        lines: vec![RefLine { value: 54.into(), label: "Trung vị 54,2".into(), kind: LineKind::Median }],
        bands: Vec::new(),
    };
    let legend = vec![(Sign::Before, "tháng 12 năm 2019".into()), (Sign::Now, "tháng 5 năm 2020".into())];
    Spec { legend, ..spec("Đà Nẵng: +5,3 so với tháng 12 năm 2019", Body::Rows(body)) }
}

/// What units say of themselves, lowered or raised for two in three, the others not yet appraised.
pub(crate) fn appraisal(count: usize, case: Case, long: bool) -> Spec {
    let mut spec = dumbbell(count, case);
    for (index, row) in super::rows_of(&mut spec).rows.iter_mut().enumerate() {
        row.pending = index % 3 == 2;
        let own = row.value + if row.pending { Decimal::ZERO } else { Decimal::from(index % 5) - Decimal::ONE };
        row.before = Some(Point { value: own, label: comma(own, 2) });
        row.detail = Some(if row.pending { "chưa thẩm định" } else { "−12,34 (↓12)" }.into());
        row.own = is_own(index);
        row.name = name(index, long);
    }
    spec.legend = vec![(Sign::Before, "tự đánh giá".into()), (Sign::Now, "sau thẩm định".into())];
    spec.title = "Thẩm định: 40 đơn vị giảm, 2 tăng, 0 giữ nguyên; 21 chưa thẩm định".into();
    spec
}

pub(crate) fn grid(count: usize, columns: usize, case: Case, long: bool) -> Spec {
    let row = |index: usize| GridRow {
        key: key(index),
        rank: Some((index + 1).to_string()),
        name: name(index, long),
        own: is_own(index),
        cells: (0..columns)
            .map(|column| {
                let value =
                    case.value((index + column * 5) % count.max(1), count).filter(|_| (index + column) % 11 != 3);
                let label = value.map_or("–".into(), |value| comma(value, 0));
                Cell { filling: filling(value, column), told: format!("{label}% điểm tối đa"), label }
            })
            .collect(),
    };
    let column = |index: usize| Column {
        code: format!("{}{}", ["A", "B", "C", "D", "E"][index * 5 / columns.max(1)], index + 1),
        name: name(index, long),
        group: if long { LONG.into() } else { "Phục vụ người dân, doanh nghiệp".into() },
        group_code: ["A", "B", "C", "D", "E"][index * 5 / columns.max(1)].into(),
    };
    let body = Grid {
        heading: "Tỉnh, thành phố".into(),
        columns: (0..columns).map(column).collect(),
        rows: (0..count).map(row).collect(),
    };
    let legend = Shade::all()
        .map(|shade| (Sign::Shade(shade), format!("{}–{}%", shade.step() * 20, shade.step() * 20 + 20)))
        .chain(Silence::ALL.map(|silence| (Sign::Silence(silence), "chưa có số liệu".into())))
        .collect();
    Spec { legend, ..spec("Mức đạt của 63 tỉnh, thành phố theo từng tiêu chí", Body::Grid(body)) }
}

pub(crate) fn tiles(case: Case, long: bool) -> Spec {
    let tile = |index: usize| Tile {
        key: key(index),
        spot: Spot { column: (index % 7) as u8, row: (index / 3) as u8 },
        name: name(index, long),
        short_name: name(index, long),
        rank: Some((index + 1).to_string()),
        label: label(case.value(index, 63)),
        filling: filling(case.value(index, 63), index),
        own: is_own(index),
    };
    let island = |name: &str, row: u8, of: usize| Island {
        spot: Spot { column: 7, row },
        name: name.into(),
        belongs: "(thuộc Đà Nẵng)".into(),
        of: key(of),
    };
    let body = Tiles {
        tiles: (0..63).map(tile).collect(),
        islands: vec![island("Quần đảo Hoàng Sa", 10, 31), island("Quần đảo Trường Sa", 16, 40)],
    };
    let legend = Shade::all().map(|shade| (Sign::Shade(shade), "60–80".into())).collect();
    Spec { legend, ..spec("Tổng điểm của 63 tỉnh, thành phố", Body::Tiles(body)) }
}

pub(crate) fn lanes(count: usize, lanes: usize, case: Case, long: bool) -> Spec {
    let lane = |lane: usize| {
        let dot = |index: usize| {
            let value = case.value((index + lane * 7) % count.max(1), count)?;
            let own = is_own(index);
            let named = (own || index == 0 || index + 1 == count).then(|| name(index, long));
            Some(Dot { key: key(index), name: name(index, long), value, label: comma(value, 2), own, named })
        };
        Lane {
            name: if long { format!("{LONG} {LONG}") } else { "Trung du và miền núi phía Bắc".into() },
            category: (lane > 0).then(|| Category::new(lane - 1)),
            dots: (0..count).filter_map(dot).collect(),
            spread: Some(Spread { lower: 30.into(), median: 50.into(), upper: 70.into() }),
            figures: vec!["62,15".into(), if long { "9.166.229,50%".into() } else { "54,20".into() }],
        }
    };
    let line = |value: i64, label: &str, kind| RefLine { value: value.into(), label: label.into(), kind };
    let body = Lanes {
        axis: hundred(),
        heading: if long { LONG.into() } else { "Vùng".into() },
        figure_headings: vec!["Đà Nẵng".into(), if long { LONG.into() } else { "Trung vị".into() }],
        own_first: true,
        lanes: (0..lanes).map(lane).collect(),
        lines: vec![line(54, "Trung vị 54,2", LineKind::Median), line(100, "Chỉ tiêu 100%", LineKind::Target)],
    };
    let legend = vec![(Sign::Quartiles, "nửa số đơn vị ở giữa, vạch là trung vị".into())];
    Spec { legend, ..spec("Phân bố điểm của 63 tỉnh, thành phố theo vùng", Body::Lanes(body)) }
}

pub(crate) fn radar(spokes: usize, rings: usize, case: Case, long: bool) -> Spec {
    let ring = |ring: usize| Ring {
        key: Some(key(ring)),
        name: name(ring, long),
        look: [Look::Own, Look::Median, Look::Best][..].get(ring).copied().unwrap_or(Look::Named(ring as u8)),
        values: (0..spokes).map(|spoke| case.value(spoke + ring, spokes + rings)).collect(),
    };
    let spoke = |index: usize| Spoke {
        name: if long { format!("{LONG} {index}") } else { "Phục vụ người dân, doanh nghiệp".into() },
        figures: "62,1 (trung vị 54,0; cao nhất 91,3)".into(),
    };
    let body = Radar {
        axis: hundred(),
        spokes: (0..spokes).map(spoke).collect(),
        rings: if case == Case::Missing { Vec::new() } else { (0..rings).map(ring).collect() },
    };
    let legend = vec![(Sign::Look(Look::Own), "Đà Nẵng".into()), (Sign::Look(Look::Best), "cao nhất".into())];
    Spec { legend, ..spec("Đà Nẵng mạnh nhất ở phục vụ người dân", Body::Radar(body)) }
}

/// Months from December 2019.
fn stops(count: usize) -> Vec<Stop> {
    (0..count)
        .map(|index| Stop { at: Decimal::from(index * 91), label: format!("{:02}/2020", index % 12 + 1) })
        .collect()
}

pub(crate) fn bump(count: usize, periods: usize, case: Case, long: bool) -> Spec {
    let series = |index: usize| {
        let point = |period: usize| {
            let rank = match case {
                Case::Falling => (index + period * (index % 5)) % count.max(1) + 1,
                Case::Equal(_) => 1,
                Case::Missing => return None,
            };
            ((index + period) % 13 != 4).then(|| Point { value: Decimal::from(rank), label: rank.to_string() })
        };
        let range = Some((Decimal::from(index.max(2) - 1), Decimal::from((index + 3).min(count.max(2)))));
        let look = if is_own(index) { Look::Own } else { Look::Other };
        Series {
            key: key(index),
            name: name(index, long),
            look,
            points: (0..periods).map(point).collect(),
            named: true,
            range: range.filter(|(low, high)| low <= high),
        }
    };
    let body = Lines {
        stops: stops(periods),
        axis: Axis { min: Decimal::ONE, max: Decimal::from(count.max(2)), ticks: Vec::new() },
        downward: true,
        heading: "Hạng".into(),
        series: if case == Case::Missing { Vec::new() } else { (0..count).map(series).collect() },
        levels: Vec::new(),
        courses: Vec::new(),
        all_named: true,
    };
    spec("Đà Nẵng từ hạng 7 lên hạng 3", Body::Lines(body))
}

pub(crate) fn trend(count: usize, case: Case, long: bool) -> Spec {
    let series = |index: usize| {
        let point = |period: usize| {
            let value = case.value(index, count)? * Decimal::new(4 + period as i64 * 2, 1) / Decimal::TWO;
            Some(Point { value, label: format!("{}%", comma(value, 1)) })
        };
        let looks = [Look::Other, Look::Median, Look::Best, Look::Own];
        let look = looks.get(index).copied().unwrap_or(Look::Other);
        Series {
            key: key(index),
            name: name(index, long),
            look,
            points: (0..3).map(point).collect(),
            named: look != Look::Other,
            range: None,
        }
    };
    let mut stops = stops(3);
    stops.push(Stop { at: 385.into(), label: "31/12/2020".into() });
    let level = |value: i64, label: &str, kind| RefLine { value: value.into(), label: label.into(), kind };
    let course = |kind, value: i64| Course { kind, from: (182.into(), 20.into()), to: (385.into(), value.into()) };
    let body = Lines {
        stops,
        axis: hundred(),
        downward: false,
        heading: if long { LONG.into() } else { "Tỷ lệ dịch vụ công trực tuyến mức độ 4".into() },
        series: if case == Case::Missing { Vec::new() } else { (0..count).map(series).collect() },
        levels: vec![
            level(30, "Chỉ tiêu 30%", LineKind::Target),
            level(29, if long { LONG } else { "Cả nước 29%" }, LineKind::National),
        ],
        courses: vec![course(CourseKind::Required, 30), course(CourseKind::Projected, 55)],
        all_named: false,
    };
    let legend =
        vec![(Sign::Course(CourseKind::Required), "mức cần".into()), (Sign::Look(Look::Other), "các tỉnh khác".into())];
    Spec { legend, ..spec("Đà Nẵng kịp đạt chỉ tiêu 30% vào tháng 10/2020", Body::Lines(body)) }
}

pub(crate) fn scatter(count: usize, case: Case, long: bool) -> Spec {
    let mark = |index: usize| {
        let across = case.value(index, count)?;
        let up = case.value((index * 17 + 5) % count.max(1), count)?;
        let labels = [comma(across, 1), comma(up, 1)];
        let category = Some(Category::new(index));
        Some(ScatterMark { key: key(index), name: name(index, long), across, up, labels, category, own: is_own(index) })
    };
    let line = |value: i64, label: &str, kind| RefLine { value: value.into(), label: label.into(), kind };
    let scale = |name: &str| Scale {
        axis: hundred(),
        name: if long { format!("{LONG} {LONG}") } else { name.into() },
        lines: vec![line(30, "Chỉ tiêu 30%", LineKind::Target), line(32, "Trung vị 32%", LineKind::Median)],
    };
    let body = Scatter {
        across: scale("Dịch vụ công mức độ 4"),
        up: scale("Hồ sơ giải quyết trực tuyến"),
        marks: (0..count).filter_map(mark).collect(),
    };
    let legend = (0..6).map(|index| (Sign::Category(Category::new(index)), "Tây Nguyên".into())).collect();
    Spec {
        legend, ..spec("Nơi nhiều dịch vụ trực tuyến chưa hẳn nhiều hồ sơ trực tuyến", Body::Scatter(body))
    }
}

pub(crate) fn multiples(count: usize, case: Case, long: bool) -> Spec {
    let Body::Rows(mut rows) = ranking(count).body else { panic!("a chart of rows") };
    rows.bands.clear();
    for (index, row) in rows.rows.iter_mut().enumerate() {
        row.value = case.value(index, count).unwrap_or_default();
        row.label = comma(row.value, 2);
        if long {
            row.name = name(index, true);
        }
    }
    if case == Case::Missing {
        rows.rows.clear();
    }
    let all = rows.rows.len();
    let count_of = |part: usize| all * (part + 1) / 6 - all * part / 6;
    let part = |index: usize| RowsPart {
        name: if long { LONG.into() } else { "Bắc Trung Bộ và Duyên hải miền Trung".into() },
        category: Some(Category::new(index)),
        count: count_of(index),
    };
    let body = Multiples { rows, parts: (0..6).map(part).filter(|part| part.count > 0).collect() };
    spec("Tổng điểm theo vùng", Body::Multiples(body))
}

/// What the highlighted unit of these charts is called.
pub(crate) fn own_name() -> String {
    name(3, false)
}
