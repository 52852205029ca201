//! Makes the pages of docs/gallery: one picture of every kind of printed page, from the sample data.
//!
//! `cargo run --release --no-default-features --example make_page_gallery`
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a tool prints, and stops when it cannot go on")]

use std::ops::ControlFlow;
use std::path::Path;

use egov_score::i18n::{Language, Words};
use egov_score::service::report::{Format, Kind, Paged, ReportRequest, Sheet, make};
use egov_score::service::{Project, appraisal, demo, returns};
use resvg::tiny_skia::{IntSize, Pixmap};

const PERIOD: &str = "2020-05";
const OWN: &str = "48";
/// Pixels to a point: small enough to lie in the repository, large enough to see how a page is laid out.
const SCALE: f32 = 0.85;

/// Which page of a document: counted from 0, or the first that lies across.
enum Which {
    Number(usize),
    FirstAcross,
}

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let words = Words::new(Language::Vi);
    let file = folder.path().join("demo.egov");
    let mut project = demo::make_data_file(&file, &words, &mut |_| ControlFlow::Continue(())).expect("the sample data");
    let gallery = Gallery { project: &project, words: &words };
    let one = |kind| gallery.document(kind, Some(OWN), false);
    let profile = one(Kind::Profile);
    draw("page-profile-front", &profile, &Which::Number(0));
    draw("page-profile-back", &profile, &Which::Number(1));
    draw("page-profile-grey", &gallery.document(Kind::Profile, Some(OWN), true), &Which::Number(0));
    let pack = one(Kind::Pack);
    draw("page-pack-cover", &pack, &Which::Number(0));
    draw("page-pack-how-to-read", &pack, &Which::Number(1));
    draw("page-pack-ranking", &pack, &Which::Number(2));
    draw("page-pack-table", &pack, &Which::Number(3));
    draw("page-pack-tile-map", &pack, &Which::Number(4));
    draw("page-pack-heat-map", &pack, &Which::Number(5));
    draw("page-pack-group", &pack, &Which::Number(7));
    draw("page-pack-indicator", &pack, &Which::Number(23));
    draw("page-pack-arithmetic", &pack, &Which::Number(pack.count() - 1));
    let official = gallery.document(Kind::Official, None, false);
    draw("page-official", &official, &Which::Number(0));
    draw("page-official-annex", &official, &Which::FirstAcross);
    let letter = folder.path().join("letter.pdf");
    returns::write_reminder(&project, PERIOD.parse().expect("a period"), &letter, &words).expect("a letter");
    let letter = Paged::read(std::fs::read(&letter).expect("the letter")).expect("pages");
    draw("page-letter", &letter, &Which::Number(0));
    appraise(&mut project);
    let gallery = Gallery { project: &project, words: &words };
    draw("page-minutes", &gallery.document(Kind::Minutes, Some(OWN), false), &Which::Number(0));
}

/// One finding of the committee, so that there is something to sign.
fn appraise(project: &mut Project) {
    let (unit, period) = (OWN.parse().expect("a code"), PERIOD.parse().expect("a period"));
    let pairs = appraisal::pairs(project, &unit, period).expect("the figures");
    let edit = appraisal::Edit {
        answer: Some("150/1000".to_owned()),
        reason: Some("Thiếu hồ sơ của 50 dịch vụ".to_owned()),
        ..appraisal::Edit::of("D1")
    };
    let found = vec![(edit.indicator.clone(), edit.applied(&pairs).expect("a finding"))];
    appraisal::enter(project, &unit, period, found, Some("Nguyễn Văn A")).expect("it is entered");
}

struct Gallery<'a> {
    project: &'a Project,
    words: &'a Words,
}

impl Gallery<'_> {
    /// The same pages on every day.
    fn document(&self, kind: Kind, unit: Option<&str>, grey: bool) -> Paged {
        let units = unit.map(|unit| vec![unit.parse().expect("a code")]);
        let sheet = Sheet { grey, ..Sheet::default() };
        let request = ReportRequest { sheet, ..ReportRequest::new(kind, PERIOD.parse().expect("a period"), units) };
        let made = jiff::civil::date(2020, 5, 20);
        let going = &mut |_| ControlFlow::Continue(());
        let bytes = make(self.project, &request, Format::Pdf, made, self.words, going).expect("a document");
        Paged::read(bytes).expect("pages")
    }
}

fn draw(name: &str, document: &Paged, which: &Which) {
    let is_across = |page: &usize| document.size(*page).is_some_and(|(width, height)| width > height);
    let page = match which {
        Which::Number(page) => *page,
        Which::FirstAcross => (0..document.count()).find(is_across).expect("a page across"),
    };
    let picture = document.picture(page, SCALE).expect("a picture");
    let size = IntSize::from_wh(picture.width, picture.height).expect("a size");
    let png = Pixmap::from_vec(picture.rgba, size).expect("pixels").encode_png().expect("a PNG");
    println!("{name}.png: {:.1} KiB, page {} of {}", png.len() as f64 / 1_024.0, page + 1, document.count());
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/gallery");
    std::fs::write(out.join(format!("{name}.png")), png).expect("the picture is written");
}
