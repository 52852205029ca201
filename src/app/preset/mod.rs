//! Screens in known states, without any file. Tests only: no person ever sees these numbers.

pub(crate) mod criteria;
pub(crate) mod import;
mod results;

use std::path::PathBuf;
use std::sync::LazyLock;

use iced::Settings as Iced;

use super::dialog::Dialogs;
use super::screen::appraisal::{AppraisalRow, AppraisalView, Draft, Side as GridOf, Standing, Worth};
use super::screen::compare::{CompareView, DrawnChart};
use super::screen::print::{Among, Paged, PartView, PrintView, Printers};
use super::screen::templates::TemplatesView;
use super::screen::units::{Sent, UnitRow, UnitsView};
use super::screen::versions::{VersionLine, VersionState, VersionsView};
use super::settings::Settings;
use super::shared::{Edition, EditionChoice, FileView, PeriodLine, Shared};
use super::theme::{font, text_size};
use super::widget::{ChartPicture, Choice, HitBox};
use crate::chart;
use crate::domain::{EvidenceView, Period, province};
use crate::i18n::{Language, NO_VALUE, Words};
use crate::service::report::text::ReportText;

pub(crate) use results::{beside, excerpt, over_time, province_view, results};

/// The fonts and sizes the window runs with.
pub(crate) fn settings() -> Iced {
    Iced {
        fonts: font::all(),
        default_font: font::REGULAR,
        default_text_size: text_size::BASE.into(),
        ..Iced::default()
    }
}

/// Loads them, once for all windows that are drawn without a display: a simulator does.
pub(crate) fn load_fonts() {
    let nothing: iced::Element<'_, ()> = iced::widget::space().into();
    drop(iced_test::Simulator::with_size(settings(), (1.0, 1.0), nothing));
}

pub(crate) fn shared(language: Language) -> Shared {
    let settings = Settings { language, own_unit: Some("48".into()), ..Settings::default() };
    let mut shared = Shared::new(settings, Dialogs::answering(Vec::new()));
    shared.file = Some(file(&shared.words));
    shared
}

pub(crate) fn file(words: &Words) -> FileView {
    let periods: Vec<Period> = ["2020-05", "2020-03", "2019-12"].iter().map(|period| period.parse().unwrap()).collect();
    FileView {
        path: PathBuf::from("/dữ liệu/Toàn quốc 2020.egov"),
        name: "Toàn quốc 2020.egov".into(),
        catalogue: "NQ17-2020 v1".into(),
        period: periods.first().copied(),
        ledger: ledger(&periods, words),
        sent_by_kind: crate::say!(words, "app-sent-provinces", sent = 61, all = 63),
        is_mixed: false,
        periods: periods.into_iter().map(|period| (period, words.period(period))).collect(),
        units: choices(words),
        indicators: indicators(),
        sent: 61,
        expected: 63,
        own: None,
        marking: None,
        undoable: Some("lần nhập 58 tệp".into()),
        redoable: None,
        editions: Vec::new(),
    }
}

fn ledger(periods: &[Period], words: &Words) -> Vec<PeriodLine> {
    let of = |(period, sent): (&Period, u32)| PeriodLine {
        period: *period,
        name: words.period(*period),
        sent: format!("{sent}/63"),
        catalogue: "NQ17-2020 v1".into(),
        cut_off: words.date(period.default_cut_off()),
        cut_off_is_usual: true,
        owing: 63 - sent,
    };
    periods.iter().zip([61, 63, 58]).map(of).collect()
}

pub(crate) fn choices(words: &Words) -> Vec<Choice> {
    province::all()
        .iter()
        .map(|province| Choice {
            key: province.code.into(),
            label: province.name_vi.into(),
            detail: words.region(province.region).into(),
        })
        .collect()
}

fn indicators() -> Vec<Choice> {
    let indicator = |code: &str, name: &str| Choice {
        key: code.into(),
        label: name.into(),
        detail: "Phục vụ người dân, doanh nghiệp".into(),
    };
    vec![indicator("D1", "Dịch vụ công trực tuyến mức độ 4"), indicator("D2", "Hồ sơ giải quyết trực tuyến")]
}

pub(crate) fn editions() -> Vec<Edition> {
    let edition = |choice: EditionChoice, name: &str, meaning: &str| Edition {
        in_use: choice == EditionChoice::ByDate,
        choice,
        name: name.into(),
        meaning: meaning.into(),
        later: 0,
    };
    let version = |version: &str| EditionChoice::Version(version.into());
    let answered = "58 đơn vị có số liệu kỳ này theo bộ tiêu chí này.";
    vec![
        edition(
            EditionChoice::ByDate,
            "Theo ngày áp dụng: nq17-2020 v1",
            "Chương trình tự lấy phiên bản có hiệu lực vào ngày chốt số liệu.",
        ),
        edition(version("nq17-2020@1"), "nq17-2020 v1: Bộ tiêu chí năm 2020", answered),
        edition(version("nq17-2020@2"), "nq17-2020 v2: Bộ tiêu chí năm 2020", answered),
        edition(
            EditionChoice::Take("co-quan-2020".into()),
            "co-quan-2020 v1: Bộ tiêu chí cho cơ quan trong tỉnh",
            "Đi kèm chương trình; chưa có trong tệp này, chưa đơn vị nào có số liệu theo bộ này. Chọn để thêm vào tệp.",
        ),
    ]
}

/// The indicator that is edited for looking at.
pub(crate) const APPRAISED: &str = "Hồ sơ giải quyết trực tuyến";

pub(crate) fn appraisal(words: &Words) -> AppraisalView {
    let row = |code: &str, name: &str, own: &str, points: &str| AppraisalRow {
        code: code.into(),
        name: name.into(),
        own: own.into(),
        found: NO_VALUE.into(),
        points: points.into(),
        takes_points: true,
        reason: NO_VALUE.into(),
        differs: false,
        overtaken: false,
        standing: Standing::Open,
        hint: String::new(),
        draft: Draft { code: code.into(), ..Draft::default() },
        worth: Worth { own: words.number_printed(own), found: None, points: words.number_printed(points) },
    };
    let changed = AppraisalRow {
        found: "150/1.000 (15,00%)".into(),
        reason: "Thiếu hồ sơ".into(),
        differs: true,
        overtaken: true,
        standing: Standing::Appraised,
        hint: "Người thẩm định: Nguyễn Văn A, nhập lúc 20/05/2020 08:12".into(),
        draft: Draft {
            code: "D1".into(),
            answer: "150/1000".into(),
            points: String::new(),
            evidence: Some(EvidenceView::Insufficient),
            reason: "Thiếu hồ sơ".into(),
        },
        worth: Worth { own: Some(376.into()), found: Some(150.into()), points: Some(5.into()) },
        ..row("D1", "Dịch vụ công trực tuyến mức độ 4", "376/1.362 (27,61%)", "9,20 → 5,00 (−4,20)")
    };
    AppraisalView {
        side: GridOf::Unit,
        code: "48".into(),
        name: "Đà Nẵng".into(),
        sentence: "Tự đánh giá 94,71 điểm, sau thẩm định 90,51 (−4,20); 1 tiêu chí có chênh lệch".into(),
        rows: vec![
            changed,
            row("D2", APPRAISED, "20.296/81.444 (24,92%)", "8,00"),
            row("E1", "Giám sát an toàn thông tin", "Có", "15,00"),
        ],
        choices: choices(words).into_iter().map(|choice| Choice::new(choice.key, choice.label)).collect(),
        by: Some("Nguyễn Văn A".into()),
        open: 2,
        differs: true,
    }
}

/// One indicator of every province; one of them is appraised otherwise than it said, one said nothing.
pub(crate) fn appraisal_across(words: &Words) -> AppraisalView {
    let of_unit = appraisal(words);
    let changed = of_unit.rows[0].clone();
    let row = |(index, province): (usize, &province::Province)| {
        let (code, name) = (province.code.to_owned(), province.name_vi.to_owned());
        let draft = Draft { code: code.clone(), ..Draft::default() };
        let own =
            if index == 3 { NO_VALUE.to_owned() } else { format!("{}/1.362 ({},50%)", 400 - index, 29 - index / 4) };
        let worth = Worth { own: (index != 3).then(|| (400 - index).into()), ..of_unit.rows[1].worth.clone() };
        let standing = if index == 3 { Standing::NothingSaid } else { Standing::Open };
        let open = AppraisalRow { own, draft, points: "8,00".into(), worth, standing, ..of_unit.rows[1].clone() };
        let row = if index == 1 { AppraisalRow { hint: name.clone(), ..changed.clone() } } else { open };
        AppraisalRow { draft: Draft { code: code.clone(), ..row.draft.clone() }, code, name, ..row }
    };
    let indicators =
        indicators().into_iter().map(|one| Choice::new(one.key.clone(), format!("{} {}", one.key, one.label)));
    AppraisalView {
        side: GridOf::Indicator,
        code: "D1".into(),
        name: "D1 Dịch vụ công trực tuyến mức độ 4".into(),
        sentence: "63 đơn vị: 62 có số tự đánh giá, 1 đã thẩm định; 1 đơn vị có chênh lệch".into(),
        rows: province::all().iter().enumerate().map(row).collect(),
        choices: indicators.collect(),
        open: 61,
        ..of_unit
    }
}

pub(crate) fn compare(words: &Words) -> CompareView {
    let total = if words.language() == Language::Vi { "Tổng điểm" } else { "Total score" };
    CompareView {
        peers: vec!["Thành phố trực thuộc Trung ương".into()],
        blocs: Vec::new(),
        measures: vec![
            Choice::new("total", total),
            Choice::new("group:D", "D. Phục vụ người dân, doanh nghiệp"),
            Choice::new("indicator:A1", "A1. Kiện toàn Ban Chỉ đạo"),
            Choice::new("indicator:D1", "D1. Dịch vụ công trực tuyến mức độ 4"),
        ],
        with_target: vec!["indicator:D1".into()],
    }
}

/// The picture with a table of the same provinces.
pub(crate) fn drawn() -> DrawnChart {
    let words = Words::new(Language::Vi);
    let spec = crate::chart::sample::ranking(63);
    let table = crate::service::chart::table(&spec, &words).into();
    DrawnChart { picture: picture(), zoom: 1.0, table, spec: spec.into() }
}

/// Grey bars on white, one a province.
pub(crate) fn picture() -> ChartPicture {
    static PICTURE: LazyLock<ChartPicture> = LazyLock::new(drawn_picture);
    PICTURE.clone()
}

fn drawn_picture() -> ChartPicture {
    let (width, height) = (900u32, 63 * 16);
    let inside = |x: u32, y: u32| y % 16 >= 3 && y % 16 < 13 && x < 860 - (y / 16) * 9;
    let pixel = |index: u32| if inside(index % width, index / width) { [154, 166, 178, 255] } else { [255; 4] };
    let pixels = (0..width * height).flat_map(pixel).collect();
    let hits = province::all().iter().zip(0u16..).map(|(province, row)| HitBox {
        x: 0.0,
        y: f32::from(row) * 16.0 + 3.0,
        w: 860.0 - f32::from(row) * 9.0,
        h: 10.0,
        key: province.code.into(),
        text: format!("{}\nHạng {} · 87,35 điểm", province.name_vi, row + 1),
    });
    ChartPicture::new(width, height, 1.0, pixels, hits.collect())
}

/// Two printers, two earlier periods, and one unit whose appraisal changes something.
pub(crate) fn print(words: &Words) -> PrintView {
    let (units, compared) = (choices(words), compare(words));
    let regions = province::Region::ALL.into_iter().map(|region| {
        let provinces = province::all().iter().filter(|province| province.region == region);
        PartView { among: Among::Region(region), units: provinces.map(|province| province.code.into()).collect() }
    });
    let group = |name| PartView { among: Among::Peers(name), units: vec!["48".into()] };
    let groups = compared.peers.into_iter().map(group);
    let earlier = ["2020-03", "2019-12"].map(|period| period.parse::<Period>().unwrap());
    PrintView {
        appraised: units.iter().filter(|unit| unit.key == "46").cloned().collect(),
        units,
        earlier: earlier.into_iter().map(|period| (period, words.period(period))).collect(),
        parts: regions.chain(groups).collect(),
        measures: compared.measures,
        with_target: compared.with_target,
        printers: Printers { names: vec!["HP_LaserJet".into(), "Phong_hop".into()], usual: Some("HP_LaserJet".into()) },
        text: ReportText {
            issuer: "Ban Chỉ đạo xây dựng Chính quyền điện tử".into(),
            place: "Đà Nẵng".into(),
            proposals: vec!["Bổ sung kinh phí cho Cổng dịch vụ công.".into(), "Sở TTTT rà soát số liệu.".into()],
            ..ReportText::default()
        },
    }
}

/// A printed page: the ranking on A4.
pub(crate) fn paper() -> ChartPicture {
    static PAPER: LazyLock<ChartPicture> = LazyLock::new(drawn_paper);
    PAPER.clone()
}

fn drawn_paper() -> ChartPicture {
    let canvas = chart::Canvas::paper(chart::Paper::A4, chart::Orientation::Portrait);
    let frames = chart::pages(&chart::sample::ranking(63), &canvas, &chart::font::Bundled);
    let picture = chart::rgba(&chart::svg(&frames[0], false).unwrap(), 0.5).unwrap();
    ChartPicture::new(picture.width, picture.height, 1.0, picture.rgba, Vec::new())
}

/// A document of one empty page.
pub(crate) fn paged() -> Paged {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>",
    ];
    let (mut pdf, mut places) = (String::from("%PDF-1.4\n"), String::new());
    for (object, number) in objects.iter().zip(1..) {
        places += &format!("{:010} 00000 n \n", pdf.len());
        pdf += &format!("{number} 0 obj{object}endobj\n");
    }
    let start = pdf.len();
    pdf += &format!("xref\n0 4\n0000000000 65535 f \n{places}trailer<</Size 4/Root 1 0 R>>\nstartxref\n{start}\n%%EOF");
    Paged::read(pdf.into_bytes()).unwrap()
}

/// Copies of the open file.
pub(crate) fn copies() -> Vec<crate::service::backup::Kept> {
    let copy = |name: &str, made: &str, bytes, later_imports| crate::service::backup::Kept {
        path: format!("/số liệu/Toàn quốc 2020.egov.sao-luu/{name}.egov").into(),
        made: made.to_owned(),
        bytes,
        later_imports,
    };
    vec![
        copy("2020-05-14 09.30.12", "14/05/2020 09:30", 1_468_006, 1),
        copy("2020-05-02 16.05.40", "02/05/2020 16:05", 933_888, 2),
    ]
}

pub(crate) fn units() -> UnitsView {
    let rows = province::all().iter().map(|province| {
        let sent = !matches!(province.code, "06" | "14");
        UnitRow {
            code: province.code.into(),
            name: province.name_vi.into(),
            kind: province.region.name_vi().into(),
            parent: NO_VALUE.into(),
            sent: if sent { Sent::Yes } else { Sent::No },
            when: if sent { "15/05/2020 14:03".into() } else { NO_VALUE.into() },
            sent_at: sent.then(|| "2020-05-15T07:03:00Z".into()),
        }
    });
    UnitsView { rows: rows.collect(), sentence: "61/63 đơn vị đã gửi cho tháng 5 năm 2020".into() }
}

/// Three versions, the last of which counts, and one that was taken back with its import.
pub(crate) fn versions() -> VersionsView {
    let line = |number, when: &str, file: &str, state| VersionLine {
        number,
        when: when.into(),
        file: file.into(),
        settled: None,
        state,
    };
    VersionsView {
        unit: "48".into(),
        name: "Đà Nẵng".into(),
        period: "tháng 5 năm 2020".into(),
        lines: vec![
            line(4, "20/05/2020 09:15", "da-nang-ban-nham.xlsx", VersionState::Undone),
            line(3, "18/05/2020 14:02", "Báo cáo tự đánh giá Đà Nẵng (sửa lần 2).xlsx", VersionState::Counts),
            line(2, "15/05/2020 08:30", "48_Da-Nang_2020-05.xlsx", VersionState::Withdrawn),
            line(1, "14/05/2020 16:45", "48_Da-Nang_2020-05.xlsx", VersionState::Earlier),
        ],
    }
}

pub(crate) fn templates() -> TemplatesView {
    TemplatesView { units: choices(&Words::new(Language::Vi)), period: "2020-06".parse().ok() }
}
