//! Reviews in known states: one file for each decision a person can be asked for.

use rust_decimal::Decimal;

use crate::app::data::ImportId;
use crate::app::screen::import::model::{
    Around, CellLine, ChangeLine, CharsetView, EDITED, FileDetail, FileLine, FileState, FindingLine, KindGroup, Lacks,
    MappingView, Proposals, ReviewView, RivalFile, RivalQuestion, RivalView, Spot, UndoPeriod, UndoTakes,
};
use crate::app::widget::Choice;
use crate::domain::decision::{ColumnRole, Mapping, MatchedBy, RowMatch, TableMapping};
use crate::domain::{Severity, province};
use crate::i18n::NO_VALUE;

/// Places of the files that show one thing each.
pub(crate) const LOCKED: usize = 0;
pub(crate) const FAULTY: usize = 1;
pub(crate) const CHANGED: usize = 3;
pub(crate) const FOREIGN: usize = 4;
pub(crate) const LEGACY: usize = 5;
pub(crate) const NAMELESS: usize = 6;
/// Three files for one unit and period.
pub(crate) const RIVAL: usize = 7;
pub(crate) const OTHER: usize = 8;
pub(crate) const THIRD: usize = 9;

fn line(name: &str, unit: &str, state: FileState, (findings, waits): (usize, usize)) -> FileLine {
    let period = if unit == NO_VALUE { NO_VALUE } else { "tháng 5 năm 2020" };
    let coverage = match state {
        FileState::New | FileState::Changed => Some((Decimal::ONE, "100%".into())),
        FileState::NeedsAttention => Some((Decimal::new(87, 2), "87%".into())),
        FileState::Blank => Some((Decimal::ZERO, "0%".into())),
        _ => None,
    };
    FileLine {
        name: name.into(),
        state,
        unit: unit.into(),
        period: period.into(),
        coverage,
        replaces: state == FileState::Changed,
        silent: state == FileState::NeedsChoice,
        findings,
        waits,
        warnings: 0,
        marked: Vec::new(),
    }
}

/// 47 files, of which seven are of interest.
pub(crate) fn review() -> ReviewView {
    use FileState as S;
    let long = "Báo cáo tự đánh giá chính quyền điện tử tháng 5 của UBND tỉnh Thừa Thiên Huế (bản sửa lần 2).xls";
    let mut files = vec![
        line("BC quý I.xls", NO_VALUE, S::Refused, (1, 1)),
        line("an-giang-2020-05.xlsx", "An Giang", S::NeedsAttention, (6, 4)),
        line("bac-kan-2020-05.xlsx", "Bắc Kạn", S::Same, (1, 0)),
        line("da-nang-2020-05.xlsx", "Đà Nẵng", S::Changed, (0, 0)),
        line("Phu luc 3 - Lao Cai.xlsx", "Lào Cai", S::NeedsConfirming, (1, 1)),
        line(long, "Thừa Thiên Huế", S::NeedsConfirming, (1, 1)),
        line("Tong hop.ods", NO_VALUE, S::NeedsChoice, (1, 1)),
    ];
    files.extend(
        province::all()
            .iter()
            .take(40)
            .map(|province| line(&format!("{}-2020-05.xlsx", province.name_en), province.name_vi, S::New, (0, 0))),
    );
    let proposals = |kind: &str, count, files| Proposals { kind: kind.into(), count, files };
    ReviewView {
        files,
        cells: cells(),
        proposals: vec![proposals("ambiguous_number", 14, 6), proposals("mapping_proposed", 3, 3)],
        rivals: Vec::new(),
        unregistered: None,
        empty: Vec::new(),
    }
}

/// The same where nobody said yet which of three files for Quảng Bình is right.
pub(crate) fn unchosen() -> ReviewView {
    let question = RivalQuestion {
        file: RIVAL,
        whose: "Quảng Bình, tháng 5 năm 2020".into(),
        counts: "53-hai-tep-mot-don-vi-lan-3.xlsx".into(),
    };
    ReviewView { rivals: vec![question], ..review() }
}

/// The cells of [`faulty`], what most points hang on first.
fn cells() -> Vec<CellLine> {
    let cell = |index, cell: &str, indicator: &str, seen: &str, matter: &str, stake: i64| CellLine {
        file: FAULTY,
        index,
        cell: cell.into(),
        sheet: "Tự đánh giá".into(),
        indicator: indicator.into(),
        seen: seen.into(),
        matter: matter.into(),
        kind: Some("ambiguous_number"),
        severity: Severity::Error,
        stake: Some((stake.into(), stake.to_string())),
        waits: true,
        kept: false,
        edited: false,
    };
    let edited = CellLine {
        kind: None,
        waits: false,
        kept: true,
        edited: true,
        severity: Severity::Info,
        ..cell(6, "E9", "B1 Nền tảng tích hợp, chia sẻ dữ liệu (LGSP)", "đang làm", "sửa thành Có", 8)
    };
    vec![
        cell(0, "E12", "D1 Dịch vụ công trực tuyến mức độ 4", "320", "Tử số lớn hơn mẫu số", 10),
        cell(1, "F14", "D2 Hồ sơ giải quyết trực tuyến", "1.234", "Số chưa rõ", 10),
        edited,
        cell(3, "E20", "E1 Hệ thống thông tin được phê duyệt cấp độ an toàn", "0,5", "Số chưa rõ", 5),
        cell(2, "F15", "D4 Cổng dịch vụ công có giao diện thiết bị di động", "2.410", "Số chưa rõ", 3),
    ]
}

fn indicators() -> Vec<Choice> {
    [
        ("A1", "Kiện toàn Ban Chỉ đạo"),
        ("B1", "Nền tảng tích hợp, chia sẻ dữ liệu (LGSP)"),
        ("D1", "Dịch vụ công trực tuyến mức độ 4"),
        ("D2", "Hồ sơ giải quyết trực tuyến"),
        ("D4", "Cổng dịch vụ công có giao diện thiết bị di động"),
        ("E1", "Hệ thống thông tin được phê duyệt cấp độ an toàn"),
    ]
    .map(|(code, name)| Choice::new(code, format!("{code} {name}")))
    .to_vec()
}

/// What there is to say about one of the files of [`review`].
pub(crate) fn detail(file: usize) -> FileDetail {
    let detail = FileDetail { file, folder: "/thư đến/tháng 5".into(), ..FileDetail::default() };
    match file {
        LOCKED => FileDetail { kinds: locked(), ..detail },
        FAULTY => FileDetail { kinds: faulty(), ..detail },
        CHANGED => FileDetail { changes: changes(), ..detail },
        FOREIGN => {
            FileDetail { mapping: Some(mapping()), kinds: waiting("Cách đọc bảng cần xác nhận"), ..detail }
        }
        LEGACY => FileDetail { charset: Some(charset()), kinds: waiting("Chữ theo bảng mã cũ"), ..detail },
        NAMELESS => {
            FileDetail { kinds: waiting("Không ghi đơn vị"), lacks: Lacks { unit: true, period: false }, ..detail }
        }
        RIVAL | OTHER | THIRD => FileDetail { rivals: Some(rivals(file)), ..detail },
        _ => detail,
    }
}

fn rivals(this: usize) -> RivalView {
    let of = |file: usize| RivalFile {
        file,
        name: format!("53-hai-tep-mot-don-vi-lan-{}.xlsx", file - RIVAL + 1),
        facts: format!(
            "ghi ngày 1{file}/05/2020 08:15 · đọc được 31 số liệu · độ phủ 87% · {} lỗi chưa quyết định",
            file - RIVAL
        ),
        changes: if file == this {
            Vec::new()
        } else {
            changes().into_iter().skip((file - RIVAL).saturating_sub(1)).collect()
        },
    };
    RivalView {
        whose: "Quảng Bình, tháng 5 năm 2020".into(),
        this: of(this),
        others: [RIVAL, OTHER, THIRD].into_iter().filter(|other| *other != this).map(of).collect(),
        repeats: Vec::new(),
        many_units: false,
    }
}

fn group(kind: &str, title: &str, severity: Severity, findings: Vec<FindingLine>) -> KindGroup {
    KindGroup {
        kind: kind.into(),
        title: title.into(),
        severity,
        meaning: vec!["Lỗi: số liệu không được tính.".into()],
        findings,
    }
}

fn of_file(message: &str) -> FindingLine {
    FindingLine {
        index: 0,
        cell: None,
        sheet: None,
        seen: None,
        shown: None,
        message: message.into(),
        repair: None,
        waits: true,
        kept: false,
        edited: false,
        acceptable: false,
        can_be_spared: false,
        taken: false,
        consequence: None,
    }
}

fn at(index: usize, cell: &str, seen: &str, message: &str, repair: Option<&str>) -> FindingLine {
    FindingLine {
        index,
        cell: Some(Spot { sheet: "Tự đánh giá".into(), cell: cell.parse().unwrap() }),
        sheet: Some("Tự đánh giá".into()),
        seen: Some(seen.into()),
        shown: Some(if seen.is_empty() { "(trống)".into() } else { seen.into() }),
        consequence: Some("không tính ô này, D1 được 0/10 điểm".into()),
        repair: repair.map(str::to_owned),
        acceptable: repair.is_some(),
        ..of_file(message)
    }
}

fn locked() -> Vec<KindGroup> {
    let message = "Tệp được đặt mật khẩu. Mở trong Excel, bỏ mật khẩu, lưu lại rồi nhập lại.";
    vec![group("password_protected", "Tệp đặt mật khẩu", Severity::Error, vec![of_file(message)])]
}

fn waiting(title: &str) -> Vec<KindGroup> {
    let finding = FindingLine { waits: false, ..of_file("Tệp chưa được nhập cho đến khi xác nhận.") };
    vec![group("mapping_proposed", title, Severity::Error, vec![finding])]
}

fn faulty() -> Vec<KindGroup> {
    let over = "Tiêu chí D1: tử số 320 lớn hơn mẫu số 300. Kiểm tra lại hai số.";
    let unclear = "Tiêu chí D2: không rõ số này: dấu chấm, dấu phẩy là phân cách hàng nghìn hay phần thập phân, hoặc tỷ lệ \
                   tính theo phần trăm hay theo phần của 1. Nhập lại dưới dạng số; tỷ lệ thì ghi kèm dấu %.";
    let blank = |index, cell| FindingLine {
        waits: false,
        ..at(index, cell, "", "Tiêu chí B4: để trống; coi là chưa có số liệu.", None)
    };
    vec![
        group(
            "numerator_over_denominator",
            "Tử số lớn hơn mẫu số",
            Severity::Error,
            vec![at(0, "E12", "320", over, None)],
        ),
        group(
            "ambiguous_number",
            "Số chưa rõ",
            Severity::Error,
            vec![
                at(1, "F14", "1.234", unclear, Some("1234")),
                at(2, "F15", "2.410", "Tiêu chí D4: không rõ số này.", Some("2410")),
                at(3, "E20", "0,5", "Tiêu chí E1: không rõ số này.", Some("0,5%")),
            ],
        ),
        group("no_answer", "Ô để trống", Severity::Info, vec![blank(4, "E22"), blank(5, "E23")]),
        edited(),
    ]
}

fn edited() -> KindGroup {
    let line = FindingLine {
        waits: false,
        kept: true,
        edited: true,
        acceptable: false,
        taken: true,
        consequence: None,
        ..at(6, "E9", "đang làm", "gốc: đang làm → nay: Có", Some("Có"))
    };
    KindGroup { meaning: Vec::new(), ..group(EDITED, "Ô đã sửa", Severity::Info, vec![line]) }
}

pub(crate) fn changes() -> Vec<ChangeLine> {
    let change = |indicator: &str, before: &str, after: &str, place: &str| ChangeLine {
        unit: "Đà Nẵng".into(),
        indicator: indicator.into(),
        before: before.into(),
        after: after.into(),
        place: format!("Tự đánh giá!{place}"),
    };
    vec![
        change("D1 Dịch vụ công trực tuyến mức độ 4", "310 ÷ 1.000", "352 ÷ 1.000", "E24:F24"),
        change("D2 Hồ sơ giải quyết trực tuyến", NO_VALUE, "9.166 ÷ 20.410", "E25:F25"),
        change("B1 Nền tảng tích hợp, chia sẻ dữ liệu (LGSP)", "Không", "Có", "E14"),
    ]
}

fn mapping() -> MappingView {
    let row = |row, label: &str, indicator: Option<&str>, by| RowMatch {
        row,
        label: label.into(),
        indicator: indicator.map(str::to_owned),
        by,
    };
    let rows = vec![
        row(8, "1.1 Kiện toàn Ban chỉ đạo xây dựng chính quyền điện tử", Some("A1"), Some(MatchedBy::Name)),
        row(9, "2.1 Nền tảng LGSP của tỉnh", Some("B1"), Some(MatchedBy::Name)),
        row(10, "3.1 DVCTT mức 4", Some("D1"), Some(MatchedBy::Position)),
        row(11, "3.2 Hồ sơ nộp qua mạng", Some("D2"), Some(MatchedBy::Memory)),
        row(12, "Cộng điểm mục 3", None, None),
        row(13, "4.1 Phê duyệt cấp độ an toàn hệ thống thông tin", Some("E1"), Some(MatchedBy::Code)),
    ];
    let columns = [(ColumnRole::Number, 0), (ColumnRole::Name, 1), (ColumnRole::Result, 4)].into();
    let mapping = Mapping {
        form: "f".into(),
        tables: vec![TableMapping { sheet: "Phụ lục 3".into(), heading: 7, columns, rows }],
    };
    let head = |role, letter: &str, word: &str| (role, letter.to_owned(), word.to_owned());
    MappingView {
        mapping,
        columns: vec![vec![
            head(ColumnRole::Number, "A", "STT"),
            head(ColumnRole::Name, "B", "Tên tiêu chí"),
            head(ColumnRole::Result, "E", "Kết quả"),
            head(ColumnRole::Note, "G", "Ghi chú"),
        ]],
        values: ["Có", "Có", "31%", "9.166 ÷ 20.410", NO_VALUE, "12"].map(str::to_owned).to_vec(),
        confirmed: false,
        indicators: indicators().into(),
    }
}

fn charset() -> CharsetView {
    let sample =
        |cell: &str, before: &str, after: &str| (format!("Tự đánh giá!{cell}"), before.to_owned(), after.to_owned());
    CharsetView {
        name: "TCVN3",
        texts: 152,
        samples: vec![
            sample("A2", "Uû ban nh©n d©n tØnh Thõa Thiªn HuÕ", "Uỷ ban nhân dân tỉnh Thừa Thiên Huế"),
            sample("B9", "DÞch vô c«ng trùc tuyÕn møc ®é 4", "Dịch vụ công trực tuyến mức độ 4"),
            sample("B10", "Hå s¬ gi¶i quyÕt trùc tuyÕn", "Hồ sơ giải quyết trực tuyến"),
        ],
        decided: None,
    }
}

/// The sheet round the cell of a finding.
pub(crate) fn around() -> Around {
    let cells = |texts: [&str; 6]| texts.map(str::to_owned).to_vec();
    Around {
        columns: cells(["B", "C", "D", "E", "F", "G"]),
        rows: vec![
            ("11".into(), cells(["Nền tảng tích hợp, chia sẻ dữ liệu (LGSP)", "Có/Không", "", "Có", "", ""])),
            ("12".into(), cells(["Dịch vụ công trực tuyến mức độ 4", "%", "10", "320", "300", "QĐ 12/QĐ-UBND"])),
            ("13".into(), cells(["Hồ sơ giải quyết trực tuyến", "%", "10", "9166", "20410", ""])),
        ],
        marked: (1, 3),
    }
}

/// Taking back an import of two periods, in one of which earlier submissions count again.
pub(crate) fn undo_takes() -> UndoTakes {
    let period = |name: &str, units: &str, gone: &str, back: &str| UndoPeriod {
        name: name.into(),
        units: units.into(),
        gone: gone.into(),
        back: back.into(),
    };
    let gone = "43 đơn vị: An Giang, Bà Rịa – Vũng Tàu, Bắc Giang, Bắc Kạn, Bạc Liêu, Bắc Ninh, Bến Tre, Bình Định, \
                Bình Dương, Bình Phước, Bình Thuận, Cà Mau, Cao Bằng, Đắk Lắk, Đắk Nông, Điện Biên";
    UndoTakes {
        import: ImportId(1),
        periods: vec![
            period("tháng 3 năm 2020", "43 → 0 đơn vị có số liệu", gone, "–"),
            period("tháng 5 năm 2020", "61 → 58 đơn vị có số liệu", "3 đơn vị: Hà Nội, Huế, Sơn La", "Đà Nẵng"),
        ],
        edits: Some(
            "1 ô đã sửa khi kiểm tra được hoàn tác cùng số liệu nhưng không mất: nhập lại lần này (Ctrl+Y) là có lại các ô \
             đã sửa; đọc lại tệp Excel gốc thì phải sửa lại."
                .into(),
        ),
    }
}
