//! The made-up work as files: 1,000 self-assessment workbooks, and the data file that takes them in.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use egov_score::domain::Period;
use egov_score::i18n::{Language, Words};
use egov_score::service::templates::file_name;
use egov_score::service::{CatalogueChoice, Project};
use egov_score::workbook::{TemplateRequest, write_template};

use super::figures::milliseconds;
use super::made_up;

pub const PERIOD: &str = "2020-05";
/// The folder that the workbooks lie in.
pub const SENT: &str = "sent";

/// Gives the milliseconds that making and writing them took.
pub fn write(folder: &Path) -> f64 {
    fs::write(folder.join("catalogue.toml"), made_up::catalogue_toml()).expect("a criteria set");
    fs::create_dir(folder.join(SENT)).expect("a folder");
    let (catalogue, words) = (made_up::catalogue(), Words::new(Language::Vi));
    let period: Period = PERIOD.parse().expect("a period");
    let begun = Instant::now();
    for unit in made_up::units() {
        let filled = made_up::submission(&catalogue, &unit.code, period);
        let request = TemplateRequest {
            catalogue: &catalogue,
            unit: &unit,
            period,
            previous: None,
            prefill: Some(&filled),
            marking: None,
            guide: false,
        };
        let bytes = write_template(&request, &words).expect("a workbook");
        fs::write(folder.join(SENT).join(file_name(&unit, period)), bytes).expect("a file");
    }
    milliseconds(begun.elapsed())
}

/// An empty data file with the 1,000 units in its register.
pub fn data_file(folder: &Path) -> Project {
    let path = fresh(folder, "ours.egov");
    let choice = CatalogueChoice::File(folder.join("catalogue.toml"));
    let mut project = Project::create(&path, &choice).expect("a data file");
    project.upsert_units(&made_up::units()).expect("a register");
    project
}

/// A file of that name, and none left over from the run before.
pub fn fresh(folder: &Path, name: &str) -> PathBuf {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let _ = fs::remove_file(folder.join(format!("{name}{ending}")));
    }
    folder.join(name)
}
