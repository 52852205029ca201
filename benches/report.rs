//! Documents: profiles of 63 provinces, the official report, the comparison pack, from the data file to bytes.
//!
//! `cargo bench --bench report`
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints, and stops when it cannot go on")]

mod common;

use std::ops::ControlFlow;

use common::figures::{measure, print_head, print_times, print_times_head};
use egov_score::i18n::{Language, Words};
use egov_score::service::report::{Format, Kind, ReportRequest, make};
use egov_score::service::{Project, demo};

/// The period of the sample data for which all 63 have sent.
const PERIOD: &str = "2020-03";
const TIMES: usize = 5;

fn main() {
    if !common::is_wanted() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let words = Words::new(Language::Vi);
    let file = folder.path().join("demo.egov");
    let project: Project =
        demo::make_data_file(&file, &words, &mut |_| ControlFlow::Continue(())).expect("the sample data");
    let request = |kind, unit: Option<&str>| {
        let units = unit.map(|unit| vec![unit.parse().expect("a code")]);
        ReportRequest::new(kind, PERIOD.parse().expect("a period"), units)
    };
    let made = |request: &ReportRequest, format| {
        let day = jiff::civil::date(2020, 5, 20);
        make(&project, request, format, day, &words, &mut |_| ControlFlow::Continue(())).expect("a document")
    };
    let (one, all) = (request(Kind::Profile, Some("48")), request(Kind::Profile, None));
    let (official, pack) = (request(Kind::Official, None), request(Kind::Pack, None));

    print_head("report");
    print_times_head();
    print_times("profile of one province, 2 pages", measure(TIMES, || made(&one, Format::Pdf)));
    print_times("profiles of 63 provinces, 126 pages", measure(TIMES, || made(&all, Format::Pdf)));
    print_times("official report on all, PDF", measure(TIMES, || made(&official, Format::Pdf)));
    print_times("the same as .docx", measure(TIMES, || made(&official, Format::Docx)));
    print_times("comparison pack of 63 provinces", measure(TIMES, || made(&pack, Format::Pdf)));
    let size = |bytes: Vec<u8>| bytes.len() as f64 / 1_024.0;
    println!(
        "\nprofiles {:.0} KiB, official report {:.0} KiB (.docx {:.0} KiB), pack {:.0} KiB; most memory {:.0} MiB",
        size(made(&all, Format::Pdf)),
        size(made(&official, Format::Pdf)),
        size(made(&official, Format::Docx)),
        size(made(&pack, Format::Pdf)),
        most_memory()
    );
}

/// The most memory this process ever held, in MiB; 0 where the system does not say.
fn most_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kib = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
    kib.unwrap_or(0.0_f64) / 1_024.0
}
