//! What a unit has said stands in the form it gets, and says nothing new when it comes back as it went.

use std::fs;

use super::*;
use crate::domain::{Answer, CatalogueRef, Decimal, FileStatus, Silence, SourcedAnswer};
use crate::i18n::Language;
use crate::service::CatalogueChoice;
use crate::service::import::{FilePreview, ImportRequest, confirm, preview};
use crate::workbook::raw::{CellValue, Contents};
use crate::workbook::read;

/// One indicator of every kind, and as many of those that can be answered in several ways.
const CATALOGUE: &str = r#"
id = "thu"
version = 1
name = "Bộ tiêu chí dùng để thử"
document = "Kế hoạch ví dụ"
total = 0
group = [{ code = "A", name = "Nhóm", max = 0 }]
indicator = [
  { code = "A1", group = "A", rule = "not_scored", name = "Có hay không", input = "yes_no" },
  { code = "A2", group = "A", rule = "not_scored", name = "Đã làm", input = "yes_no" },
  { code = "A3", group = "A", rule = "not_scored", name = "Số đếm", input = { kind = "count", unit = "văn bản" } },
  { code = "A4", group = "A", rule = "not_scored", name = "Tỷ lệ", input = { kind = "ratio", numerator = "tử", denominator = "mẫu" } },
  { code = "A5", group = "A", rule = "not_scored", name = "Chỉ phần trăm", input = { kind = "ratio", numerator = "tử", denominator = "mẫu" } },
  { code = "A6", group = "A", rule = "not_scored", name = "Điểm", input = { kind = "value", unit = "điểm" } },
  { code = "A7", group = "A", rule = "not_scored", name = "Phần trăm", input = { kind = "value", unit = "%" } },
  { code = "A8", group = "A", rule = "not_scored", name = "Không thuộc", input = { kind = "count", unit = "vụ" } },
  { code = "A9", group = "A", rule = "not_scored", name = "Để trống", input = { kind = "count", unit = "vụ" } },
]
"#;

struct Desk {
    folder: tempfile::TempDir,
    project: Project,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let catalogue = folder.path().join("thu.toml");
        fs::write(&catalogue, CATALOGUE).unwrap();
        let project = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::File(catalogue)).unwrap();
        Self { folder, project }
    }

    /// Takes a workbook over; a table is for May 2020.
    fn import(&mut self, name: &str, bytes: &[u8]) -> FilePreview {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let period = name.ends_with(".csv").then(|| "2020-05".parse().unwrap());
        let request = ImportRequest { paths: vec![path], period, ..ImportRequest::default() };
        let shown = preview(&self.project, &request, &mut |_| Going::Continue(())).unwrap();
        confirm(&mut self.project, &shown, "").unwrap();
        shown.files.into_iter().next().unwrap()
    }

    /// What a unit that answered so would send.
    fn send(&mut self, submission: &Submission) {
        let unit = self.project.unit(&submission.unit).unwrap();
        let request = TemplateRequest {
            catalogue: self.project.catalogue(),
            unit,
            period: submission.period,
            previous: None,
            prefill: Some(submission),
            marking: None,
            guide: false,
        };
        let bytes = write_template(&request, &Words::new(Language::Vi)).unwrap();
        let file = self.import("gửi đến.xlsx", &bytes);
        assert_eq!(file.status, FileStatus::New);
        assert!(self.counting(submission.period).says_the_same_as(submission), "not what was sent");
    }

    fn counting(&self, period: Period) -> Submission {
        let key = SubmissionKey { unit: da_nang(), period, catalogue: "thu".into() };
        self.project.store().current(&key).unwrap().unwrap().submission
    }

    /// The form that the unit gets for a period.
    fn form(&self, period: &str) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let words = Words::new(Language::Vi);
        let (period, mut on) = (period.parse().unwrap(), |_: Progress| Going::Continue(()));
        let written = write_templates(
            &self.project,
            self.project.catalogue(),
            period,
            &[da_nang()],
            folder.path(),
            &words,
            &mut on,
        )
        .unwrap();
        fs::read(&written[0]).unwrap()
    }
}

fn da_nang() -> UnitCode {
    "48".parse().unwrap()
}

fn answer(indicator: &str, answer: Answer) -> SourcedAnswer {
    SourcedAnswer::new(indicator, answer)
}

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn submission(period: &str, share: &str, value: &str, percent: &str) -> Submission {
    let mut answers = vec![
        answer("A1", Answer::YesNo { yes: true }),
        answer("A2", Answer::YesNo { yes: false }),
        answer("A3", Answer::Count { count: d("9166229") }),
        answer("A4", Answer::Ratio { numerator: d("0"), denominator: d("1847") }),
        answer("A5", Answer::PercentOnly { fraction: d(share) }),
        answer("A6", Answer::Value { value: d(value) }),
        answer("A7", Answer::Value { value: d(percent) }),
        answer("A8", Answer::Silent { reason: Silence::NotApplicable }),
        answer("A9", Answer::Silent { reason: Silence::NoData }),
    ];
    answers[0].beside_mut().evidence = Some("QĐ 12/QĐ-UBND\n05/01/2020".into());
    answers[3].beside_mut().evidence = Some("=1+1".into());
    answers[7].beside_mut().note = Some("việc của Sở Tư pháp".into());
    answers[8].beside_mut().note = Some("1,5".into());
    let catalogue = CatalogueRef { id: "thu".into(), version: 1 };
    Submission { unit: da_nang(), period: period.parse().unwrap(), catalogue, answers }
}

#[test]
fn a_form_with_the_answers_at_hand_comes_back_unchanged_as_the_same() {
    let odd = [
        ("0.31512", "87.35", "30.5"),
        ("0.01234", "-0.5", "0.5"),
        ("0", "1.234", "0.125"),
        ("1", "1234567.891", "1"),
        ("0.123456789012345678", "0.12345678901234567891", "100"),
    ];
    for (share, value, percent) in odd {
        let mut desk = Desk::new();
        desk.send(&submission("2020-05", share, value, percent));
        let form = desk.form("2020-05");
        let again = desk.import("về.xlsx", &form);
        assert_eq!((again.status, &again.changes), (FileStatus::Same, &Vec::new()), "{share} {value} {percent}");
        assert_eq!(again.findings[0].kind.code(), "same_content");
    }
}

#[test]
fn a_table_of_some_indicators_comes_back_on_the_form_as_the_same() {
    let mut desk = Desk::new();
    let table = desk.import("bảng.csv", "Mã,A3,A4\n48,12,310/1847\n".as_bytes());
    assert_eq!(table.status, FileStatus::New);
    let form = desk.form("2020-05");
    assert_eq!(desk.import("về.xlsx", &form).status, FileStatus::Same);
}

fn shown(contents: &Contents, cell: &str) -> Option<String> {
    contents.sheets[0].get(cell.parse().unwrap()).map(CellValue::shown)
}

#[test]
fn the_answers_of_this_period_stand_in_the_cells_and_those_of_the_last_beside_them() {
    let mut desk = Desk::new();
    desk.send(&submission("2020-03", "0.1", "2", "10"));
    let form = |period: &str| {
        let contents = read(&desk.form(period), "a.xlsx");
        let row = contents.sheets[0].cells.iter().find(|cell| cell.value.shown() == "A6").unwrap().address.row + 1;
        ["E", "J"].map(|column| shown(&contents, &format!("{column}{row}")))
    };
    assert_eq!(form("2020-05"), [None, Some("2".to_owned())], "nothing was said of May yet");
    assert_eq!(form("2020-03"), [Some("2".to_owned()), None], "March has nothing before it");
    desk.send(&submission("2020-05", "0.1", "3", "10"));
    let contents = read(&desk.form("2020-05"), "a.xlsx");
    let row = contents.sheets[0].cells.iter().find(|cell| cell.value.shown() == "A6").unwrap().address.row + 1;
    let cells = ["E", "J"].map(|column| shown(&contents, &format!("{column}{row}")));
    assert_eq!(cells, [Some("3".to_owned()), Some("2".to_owned())]);
}
