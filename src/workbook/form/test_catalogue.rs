//! A catalogue with every kind of input and a register with look-alikes, for the tests of this room.

use jiff::civil::date;

use crate::catalogue::*;
use crate::domain::{Decimal, Register, Unit, UnitKind};

fn text(vi: &str) -> Text {
    Text { vi: vi.to_owned(), en: None }
}

fn indicator(code: &str, group: &str, name: &str, input: Input, target: Option<Decimal>) -> Indicator {
    let rule = match input {
        Input::Ratio { .. } => Rule::Achievement { direction: Direction::Higher },
        Input::YesNo => Rule::YesNo,
        Input::Count { .. } | Input::Value { .. } => Rule::NotScored,
    };
    Indicator {
        code: code.to_owned(),
        group: group.to_owned(),
        name: text(name),
        input,
        max: Decimal::from(5),
        weight: Decimal::ONE,
        rule,
        target: target.map(|value| Target { value, deadline: date(2020, 12, 31) }),
        applies_to: None,
        rollup: None,
        guidance: Some(text("Thống kê đến ngày chốt số liệu; kèm văn bản hoặc ảnh chụp màn hình hệ thống.")),
        source: Source {
            document: text("Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ"),
            clause: None,
            quote: None,
            citations: Vec::new(),
            status: SourceStatus::Verified,
            note: None,
        },
        enabled: true,
        national: Vec::new(),
    }
}

fn ratio(numerator: &str, denominator: &str) -> Input {
    Input::Ratio { numerator: text(numerator), denominator: text(denominator) }
}

/// Groups A and D; ratios, counts, yes/no, values with and without bounds; one indicator switched off.
pub(crate) fn catalogue() -> Catalogue {
    let percent = |percent: i64| Some(Decimal::new(percent, 2));
    let value = |low: Option<i64>, high: Option<i64>| Input::Value {
        unit: text("điểm"),
        low: low.map(Decimal::from),
        high: high.map(Decimal::from),
    };
    let mut off = indicator("D9", "D", "Chỉ tiêu chưa đối chiếu văn bản", Input::YesNo, None);
    off.enabled = false;
    Catalogue {
        id: "thu".to_owned(),
        version: 2,
        name: text("Bộ tiêu chí dùng để thử"),
        basis: Some(text(
            "Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ về một số nhiệm vụ, giải pháp trọng tâm phát triển \
             Chính phủ điện tử giai đoạn 2019 - 2020, định hướng đến 2025. Điểm do chương trình đề xuất.",
        )),
        units: Assessed::Provinces,
        rankings: crate::catalogue::Rankings::Together,
        digits: 2,
        rounding: Rounding::PerIndicator,
        missing: MissingPolicy::Zero,
        min_coverage: Decimal::new(5, 1),
        rank_by: RankBy::Percent,
        effective_from: None,
        ties: TiePolicy::Competition,
        aggregation: Aggregation::Sum,
        min_members: Decimal::ZERO,
        bands_by: BandsBy::Percent,
        total: Decimal::ZERO,
        bands: Vec::new(),
        blocs: Vec::new(),
        groups: vec![
            Group::of_sums("A", text("Chỉ đạo điều hành và thể chế"), Decimal::ZERO),
            Group::of_sums("D", text("Phục vụ người dân, doanh nghiệp"), Decimal::ZERO),
        ],
        indicators: vec![
            indicator(
                "A1",
                "A",
                "Kiện toàn Ban Chỉ đạo xây dựng Chính quyền điện tử",
                Input::YesNo,
                Some(Decimal::ONE),
            ),
            indicator("A2", "A", "Số văn bản chỉ đạo đã ban hành", Input::Count { unit: text("văn bản") }, None),
            indicator(
                "D1",
                "D",
                "Tỷ lệ dịch vụ công trực tuyến mức độ 4",
                ratio("số dịch vụ công trực tuyến mức độ 4", "tổng số thủ tục hành chính đủ điều kiện"),
                percent(30),
            ),
            indicator(
                "D2",
                "D",
                "Tỷ lệ hồ sơ giải quyết trực tuyến trên tổng số hồ sơ đã tiếp nhận trong kỳ của toàn tỉnh",
                ratio("số hồ sơ nộp và giải quyết trực tuyến", "tổng số hồ sơ đã tiếp nhận"),
                percent(20),
            ),
            indicator("D3", "D", "Mức độ hài lòng của người dân", value(Some(0), Some(100)), None),
            indicator("D4", "D", "Chênh lệch so với kỳ trước", value(None, None), None),
            off,
        ],
        references: Vec::new(),
        consistency: Vec::new(),
        cumulative: Vec::new(),
    }
}

/// Five provinces, two agencies of one name.
pub(crate) fn register() -> Register {
    let unit = |code: &str, name: &str, official: &str, kind, parent: Option<&str>| Unit {
        parent: parent.map(|code| code.parse().unwrap()),
        ..Unit::new(code.parse().unwrap(), name, kind).officially(official)
    };
    let province = |code, name, official| unit(code, name, official, UnitKind::Province, None);
    Register::new(vec![
        province("01", "Hà Nội", "Thành phố Hà Nội"),
        province("35", "Hà Nam", "tỉnh Hà Nam"),
        province("46", "Thừa Thiên Huế", "tỉnh Thừa Thiên Huế"),
        province("48", "Đà Nẵng", "Thành phố Đà Nẵng"),
        province("49", "Quảng Nam", "tỉnh Quảng Nam"),
        unit("48-stc", "Sở Tài chính", "Sở Tài chính", UnitKind::Agency, Some("48")),
        unit("49-stc", "Sở Tài chính", "Sở Tài chính", UnitKind::Agency, Some("49")),
    ])
}
