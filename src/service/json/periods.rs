//! The periods of a data file, in the shape of the command line.

use jiff::civil::Date;
use serde::Serialize;

use crate::domain::Period;
use crate::service::periods::Listed;

/// `egov-score/periods/1`.
#[derive(Debug, Serialize)]
pub struct Periods {
    schema: &'static str,
    periods: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Entry {
    period: Period,
    cut_off: Date,
    cut_off_is_usual: bool,
    catalogue: String,
    catalogue_version: u32,
    sent: usize,
    owing: usize,
}

/// All periods, in the order given.
pub fn periods(all: &[Listed]) -> Periods {
    let entry = |listed: &Listed| Entry {
        period: listed.period,
        cut_off: listed.cut_off,
        cut_off_is_usual: listed.cut_off_is_default,
        catalogue: listed.catalogue.id.clone(),
        catalogue_version: listed.catalogue.version,
        sent: listed.sent,
        owing: listed.owing,
    };
    Periods { schema: "egov-score/periods/1", periods: all.iter().map(entry).collect() }
}
