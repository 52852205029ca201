//! Charts for tests: provinces with plausible figures.

mod kinds;

pub(crate) use kinds::*;

use rust_decimal::Decimal;

use super::spec::{Axis, BandMark, Body, Foot, Head, Headings, LineKind, Mark, RefLine, Row, Rows, Sign, Spec, Status};
use crate::domain::{points, province};

/// A decimal as Vietnamese documents print it.
pub(crate) fn comma(value: Decimal, digits: u32) -> String {
    points::printed(value, digits).replace('.', ",")
}

/// Figures that fall from `high`, with some ties among them.
fn figure(high: Decimal, index: usize, count: usize) -> Decimal {
    let steps = if index % 9 == 4 { index - 1 } else { index };
    let share = Decimal::from(steps) / Decimal::from(count.max(1));
    points::round(high * (Decimal::ONE - share * Decimal::new(85, 2)), 2)
}

pub(crate) fn rows(count: usize, high: Decimal) -> Vec<Row> {
    let provinces = province::all();
    let mut rows: Vec<Row> = (0..count)
        .map(|index| {
            let province = &provinces[(index * 26 + 19) % provinces.len()];
            let value = figure(high, index, count);
            Row {
                key: format!("{}-{index}", province.code),
                rank: None,
                range: None,
                tied: false,
                name: province.name_vi.into(),
                value,
                before: None,
                pending: false,
                label: comma(value, 2),
                detail: None,
                own: province.code == "48",
                status: None,
            }
        })
        .collect();
    rank(&mut rows);
    rows
}

fn rank(rows: &mut [Row]) {
    let values: Vec<Decimal> = rows.iter().map(|row| row.value).collect();
    for (row, value) in rows.iter_mut().zip(&values) {
        row.rank = Some((values.iter().filter(|other| *other > value).count() + 1).to_string());
        row.tied = values.iter().filter(|other| *other == value).count() > 1;
    }
}

/// The rows of a chart that is made of them.
pub(crate) fn rows_of(spec: &mut Spec) -> &mut Rows {
    let Body::Rows(rows) = &mut spec.body else { panic!("a chart of rows") };
    rows
}

fn foot() -> Foot {
    Foot {
        source:
            "Nguồn: Bản tự đánh giá của các tỉnh, thành phố trực thuộc Trung ương; bộ tiêu chí NQ17-2020, phiên bản 1 \
                 (điểm do chương trình đề xuất). SỐ LIỆU MINH HỌA."
                .into(),
        facts: ["Kỳ: tháng 5 năm 2020", "Độ phủ: 61/63 đơn vị", "Tạm tính", "Lập ngày 20/05/2020"]
            .map(String::from)
            .to_vec(),
        page: "Trang {page}/{pages}".into(),
    }
}

pub(crate) fn ranking(count: usize) -> Spec {
    let rows = rows(count, Decimal::new(9135, 2));
    let band = |from: i64, to: i64, name: &str| BandMark { from: from.into(), to: to.into(), name: name.into() };
    let body = Rows {
        mark: Mark::Bar,
        axis: Axis::covering(rows.iter().map(|row| row.value).chain([Decimal::ONE_HUNDRED]), |value| comma(value, 0)),
        headings: Headings { rank: "Hạng".into(), name: "Tỉnh, thành phố".into(), ..Headings::default() },
        rows,
        lines: vec![RefLine { value: Decimal::new(542, 1), label: "Trung vị 54,20".into(), kind: LineKind::Median }],
        bands: vec![band(0, 50, "Yếu"), band(50, 70, "Trung bình"), band(70, 85, "Khá"), band(85, 100, "Tốt")],
    };
    Spec {
        head: Head::default(),
        title: "Đà Nẵng đứng thứ 3 trong 63 tỉnh, thành phố; 14 đơn vị xếp loại Tốt".into(),
        subtitle: "Tổng điểm tự đánh giá theo bộ tiêu chí NQ17-2020, tháng 5 năm 2020 (tối đa 100 điểm)".into(),
        legend: Vec::new(),
        body: Body::Rows(body),
        nothing: "Chưa có đơn vị nào có điểm trong kỳ này.".into(),
        notes: vec!["Chưa gửi (2): Lai Châu, Bạc Liêu. Không xếp hạng vì độ phủ dưới 50%: Đắk Nông.".into()],
        tables: Vec::new(),
        foot: foot(),
    }
}

pub(crate) fn target(count: usize) -> Spec {
    let mut rows = rows(count, Decimal::new(4130, 2));
    let aim = Decimal::from(30);
    for row in &mut rows {
        let gap = aim - row.value;
        row.label = format!("{}%", comma(row.value, 1));
        row.rank = None;
        row.tied = false;
        row.status = Some(match gap {
            gap if gap <= Decimal::ZERO => Status::Reached,
            gap if gap < Decimal::TEN => Status::Behind,
            _ => Status::FarBehind,
        });
        row.detail = Some(if gap <= Decimal::ZERO {
            "đạt".into()
        } else {
            format!("còn {} điểm % · {} DVC", comma(gap, 1), points::round(gap * Decimal::new(294, 2), 0))
        });
    }
    let line = |value: Decimal, label: &str, kind| RefLine { value, label: label.into(), kind };
    let body = Rows {
        mark: Mark::Lollipop,
        axis: Axis::covering(rows.iter().map(|row| row.value).chain([aim]), |value| format!("{}%", comma(value, 0))),
        headings: Headings {
            name: "Tỉnh, thành phố".into(),
            value: "Tỷ lệ".into(),
            detail: "Khoảng cách đến chỉ tiêu".into(),
            ..Headings::default()
        },
        rows,
        lines: vec![
            line(aim, "Chỉ tiêu 30%", LineKind::Target),
            line(Decimal::from(14), "Cả nước 14,0%", LineKind::National),
        ],
        bands: Vec::new(),
    };
    Spec {
        title: "14 tỉnh, thành phố đạt chỉ tiêu 30% dịch vụ công trực tuyến mức độ 4".into(),
        subtitle: "Tỷ lệ dịch vụ công trực tuyến mức độ 4 trên tổng số dịch vụ công của tỉnh, tháng 5 năm 2020".into(),
        body: Body::Rows(body),
        legend: vec![
            (Sign::Status(Status::Reached), "Đạt chỉ tiêu".into()),
            (Sign::Status(Status::Behind), "Chưa đạt, còn dưới 10 điểm %".into()),
            (Sign::Status(Status::FarBehind), "Chưa đạt, còn từ 10 điểm % trở lên".into()),
        ],
        ..ranking(0)
    }
}
