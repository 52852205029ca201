//! The arguments of the command line: a stable contract, see README.md. Those of a command that has a file of its own stand
//! there, beside what is done with them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::analyse::{Analyse, Peers};
use super::appraise::Appraise;
use super::backup::{Backup, Restore};
use super::compare::Compare;
use super::export::Export;
use super::import::Import;
use super::letterhead::LetterheadArgs;
use super::periods::Periods;
use super::report::Report;
use super::versions::Versions;
use super::weights::Weights;
use super::{catalogue, what_if};
use crate::domain::{Period, UnitCode};
use crate::i18n::Language;
use crate::service::ranges::Draws;
use crate::service::score;

/// Chấm điểm Chính quyền điện tử — scores e-government self-assessments and charts provinces side by side.
#[derive(Debug, Parser)]
#[command(name = "egov-score", version, about)]
pub struct Arguments {
    /// A data file to open in the window, or workbooks and folders to import in it.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Language: vi or en. Commands speak Vietnamese unless told otherwise, the window the language last chosen in it.
    #[arg(long, global = true, value_enum)]
    pub lang: Option<LanguageArg>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LanguageArg {
    Vi,
    En,
}

impl From<LanguageArg> for Language {
    fn from(lang: LanguageArg) -> Self {
        match lang {
            LanguageArg::Vi => Self::Vi,
            LanguageArg::En => Self::En,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Creates DIR/demo.egov from the sample data, scores it, writes charts and tables; prints what it made.
    Demo { dir: PathBuf },
    /// Creates a data file; never overwrites one.
    New {
        file: PathBuf,
        /// Id of a built-in criteria set, or a TOML file.
        #[arg(long, default_value = "nq17-2020")]
        catalogue: String,
    },
    /// Has a double click on a data file open the window, for this user only; --remove takes that back.
    #[cfg(feature = "gui")]
    Associate {
        #[arg(long)]
        remove: bool,
    },
    /// Writes the user guide as PDF.
    Guide {
        #[arg(long)]
        pdf: PathBuf,
    },
    /// Writes self-assessment workbooks to send out.
    Template(Template),
    /// Shows what is read from workbooks; writes nothing.
    Inspect {
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        #[arg(long, value_enum, default_value_t = Shape::Table)]
        format: Shape,
    },
    /// Imports workbooks and folders into the data file.
    Import(Import),
    /// Takes back the last import.
    Undo { file: PathBuf },
    /// Takes back one submission.
    Withdraw {
        file: PathBuf,
        #[arg(long)]
        unit: UnitCode,
        #[arg(long)]
        period: Period,
    },
    /// Shows the periods of a data file, or sets the day the figures of one stand for.
    Periods(Periods),
    /// Shows every version of one submission, compares two, or makes one count again.
    Versions(Versions),
    /// Shows the register of units, or imports units from a CSV file.
    Units {
        file: PathBuf,
        #[arg(long)]
        import: Option<PathBuf>,
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Shows who has not sent, and writes the reminder letter.
    Owing {
        file: PathBuf,
        #[arg(long)]
        period: Period,
        /// The reminder letter, .docx or .pdf.
        #[arg(long)]
        out: Option<PathBuf>,
        #[command(flatten)]
        letterhead: LetterheadArgs,
    },
    /// Scores a period.
    Score(Score),
    /// Shows which weight a unit's rank depends on most: each changed alone.
    Weights(Weights),
    /// Enters the committee's appraisal of a unit's figures, with reasons; shows both side by side.
    Appraise(Appraise),
    /// Tries other figures, targets or weights on one unit without changing the data; saves such a trial under a name.
    WhatIf(what_if::Arguments),
    /// Draws a comparison chart.
    Compare(Compare),
    /// The criteria sets of a data file: versions, copies, differences, old periods under a new version.
    Catalogue(catalogue::Arguments),
    /// Analyses one unit: ranks and their change, pace, strengths, doubtful figures, what would raise its rank.
    Analyse(Analyse),
    /// Shows the peer groups, saves one or removes one.
    Peers(Peers),
    /// Writes the scores of a period to an Excel workbook with live formulas, or to CSV.
    Export(Export),
    /// Prints a document: profiles of units, the official report, the comparison pack, the minutes of an appraisal; saves what
    /// staff write in it.
    Report(Report),
    /// Copies a data file, whole or not at all, though it is open in a window.
    Backup(Backup),
    /// Puts a copy back in the place of a data file; a damaged copy replaces nothing.
    Restore(Restore),
    /// Checks a data file.
    Check {
        file: PathBuf,
        #[arg(long, value_enum, default_value_t = Shape::Table)]
        format: Shape,
    },
}

#[derive(Debug, Args)]
pub struct Template {
    pub file: PathBuf,
    #[arg(long)]
    pub period: Period,
    /// A criteria set other than the one the period is scored under, or another version: ID, ID@N or N.
    #[arg(long)]
    pub catalogue: Option<String>,
    #[arg(long)]
    pub out: PathBuf,
    /// Units by code; all compared units when none is given.
    #[arg(long, num_args = 1..)]
    pub unit: Vec<UnitCode>,
}

#[derive(Debug, Args)]
pub struct Score {
    pub file: PathBuf,
    #[arg(long)]
    pub period: Period,
    /// Another criteria set that the data file holds, or another version: ID, ID@N or N.
    #[arg(long)]
    pub catalogue: Option<String>,
    #[arg(long, value_enum, default_value_t = Units::Province)]
    pub units: Units,
    /// The agencies of this province.
    #[arg(long)]
    pub within: Option<UnitCode>,
    #[arg(long, value_enum, default_value_t = Basis::Counts)]
    pub basis: Basis,
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// Shows the arithmetic of one score, of a province or an agency: 48/D1; of a group: 48/D; of the whole: 48/total.
    #[arg(long, value_name = "UNIT/INDICATOR")]
    pub explain: Option<String>,
    /// Draws the weights so many times and shows the range of each rank, 5 to 95 %; 10000 is usual.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub draws: Option<u32>,
    /// How far weights are varied: each is multiplied by 1 ± SHARE, above 0 and below 1.
    #[arg(long, default_value_t = Draws::USUAL_SHARE, value_parser = share)]
    pub share: f64,
    /// The same seed gives the same draws.
    #[arg(long, default_value_t = 0)]
    pub seed: u64,
}

pub(super) fn share(text: &str) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| format!("{text} is no number"))?;
    if number > 0.0 && number < 1.0 { Ok(number) } else { Err("above 0 and below 1, such as 0.25".to_owned()) }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Table,
    Json,
    Csv,
}

/// Results that are no single table have no CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shape {
    Table,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Units {
    Province,
    Agency,
}

/// Which of self-assessed and appraised counts: the appraised where there is any and else the self-assessed, or either
/// alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Basis {
    Counts,
    #[value(name = "self")]
    SelfAssessed,
    Appraised,
}

impl From<Basis> for score::Basis {
    fn from(basis: Basis) -> Self {
        match basis {
            Basis::Counts => Self::Counts,
            Basis::SelfAssessed => Self::SelfAssessed,
            Basis::Appraised => Self::Appraised,
        }
    }
}
