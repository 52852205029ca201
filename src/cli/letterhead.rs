//! Under whose name the command line writes letters, minutes and reports.

use clap::Args;

use crate::service::Letterhead;

/// Names that are not given are those set in the window, else what the own unit tells, else dotted lines.
#[derive(Debug, Default, Args)]
pub struct LetterheadArgs {
    /// The agency that writes, instead of the name set in the window.
    #[arg(long, value_name = "NAME")]
    pub issuer: Option<String>,
    /// The agency above it.
    #[arg(long, value_name = "NAME")]
    pub issuer_above: Option<String>,
    /// Where it is written: "Đà Nẵng".
    #[arg(long, value_name = "NAME")]
    pub issuer_place: Option<String>,
}

impl LetterheadArgs {
    pub(super) fn letterhead(&self) -> Letterhead {
        let set = Letterhead::of_this_person();
        Letterhead {
            name: self.issuer.clone().unwrap_or(set.name),
            above: self.issuer_above.clone().unwrap_or(set.above),
            place: self.issuer_place.clone().unwrap_or(set.place),
            unit: set.unit,
        }
    }
}
