//! The arguments of the command line: a stable contract, see README.md.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::compare::PaperArg;
use super::letterhead::LetterheadArgs;
use crate::domain::{FindingKind, Period, UnitCode};
use crate::i18n::Language;
use crate::service::chart::{Kind, Show};
use crate::service::ranges::Draws;
use crate::service::{report, score};

/// Chấm điểm Chính quyền điện tử — scores e-government self-assessments and charts provinces side by side.
#[derive(Debug, Parser)]
#[command(name = "egov-score", version, about)]
pub struct Arguments {
    /// A data file to open in the window.
    pub file: Option<PathBuf>,
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
    WhatIf(WhatIf),
    /// Draws a comparison chart.
    Compare(Compare),
    /// The criteria sets of a data file: versions, copies, differences, old periods under a new version.
    Catalogue(Catalogue),
    /// Analyses one unit: ranks and their change, pace, strengths, doubtful figures, what would raise its rank.
    Analyse(Analyse),
    /// Shows the peer groups, saves one or removes one.
    Peers(Peers),
    /// Writes the scores of a period to an Excel workbook with live formulas, or to CSV.
    Export(Export),
    /// Prints a document: profiles of units, the official report, the comparison pack, the minutes of an appraisal; saves what
    /// staff write in it.
    Report(Report),
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
pub struct Import {
    pub file: PathBuf,
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    #[arg(long)]
    pub period: Option<Period>,
    #[arg(long)]
    pub unit: Option<UnitCode>,
    /// The criteria set the workbooks answer, where it is not their period's: ID, ID@N or N.
    #[arg(long)]
    pub catalogue: Option<String>,
    /// Shows what would be imported and writes nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Accepts what findings of these kinds propose: repairs, mapping_proposed, legacy_text; see docs/findings.md.
    #[arg(long, num_args = 1.., value_name = "KIND", hide_possible_values = true,
          value_parser = clap::builder::PossibleValuesParser::new(FindingKind::CODES))]
    pub accept: Vec<String>,
    /// Writes the findings to a .json or .xlsx file.
    #[arg(long)]
    pub findings: Option<PathBuf>,
    /// Writes to this folder what goes back to senders: marked workbooks and letters.
    #[arg(long, value_name = "DIR")]
    pub return_to: Option<PathBuf>,
    #[command(flatten)]
    pub letterhead: LetterheadArgs,
    #[arg(long, value_enum, default_value_t = Shape::Table)]
    pub format: Shape,
}

#[derive(Debug, Args)]
pub struct Versions {
    pub file: PathBuf,
    #[arg(long)]
    pub unit: UnitCode,
    #[arg(long)]
    pub period: Period,
    /// How the second of two versions differs from the first.
    #[arg(long, num_args = 2, value_names = ["N", "M"])]
    pub compare: Vec<u32>,
    /// Makes this version count again.
    #[arg(long = "use", value_name = "N")]
    pub make_current: Option<u32>,
    #[arg(long, value_enum, default_value_t = Shape::Table)]
    pub format: Shape,
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

#[derive(Debug, Args)]
pub struct Export {
    pub file: PathBuf,
    #[arg(long)]
    pub period: Period,
    /// Where to: .xlsx or .csv.
    #[arg(long)]
    pub out: PathBuf,
    /// Another criteria set that the data file holds, or another version: ID, ID@N or N.
    #[arg(long)]
    pub catalogue: Option<String>,
    #[arg(long, value_enum, default_value_t = Units::Province)]
    pub units: Units,
    /// The agencies of this province.
    #[arg(long)]
    pub within: Option<UnitCode>,
}

#[derive(Debug, Args)]
pub struct Appraise {
    pub file: PathBuf,
    #[arg(long)]
    pub period: Period,
    /// Needed, unless a table is read that names its unit.
    #[arg(long, required_unless_present = "from")]
    pub unit: Option<UnitCode>,
    /// A figure in place of the unit's own: D1=310/1000, D1=31%, B4=12, B1=có, D1=na; D1=self confirms the unit's own,
    /// D1= removes the figure again.
    #[arg(long, num_args = 1.., value_name = "CODE=FIGURE")]
    pub set: Vec<String>,
    /// Points in place of the rule's.
    #[arg(long, num_args = 1.., value_name = "CODE=POINTS")]
    pub points: Vec<String>,
    /// What the committee thinks of the evidence: present, insufficient or missing.
    #[arg(long, num_args = 1.., value_name = "CODE=VIEW")]
    pub evidence: Vec<String>,
    /// Why; needed for every figure or points that differ from the unit's own.
    #[arg(long)]
    pub reason: Option<String>,
    /// Who appraises.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Takes back what was entered.
    #[arg(long, num_args = 1.., value_name = "CODE")]
    pub clear: Vec<String>,
    /// Reads points (Điểm thẩm định) or figures from the committee's own table, .xlsx or .csv.
    #[arg(long, value_name = "TABLE", conflicts_with_all = ["set", "points", "evidence", "clear"])]
    pub from: Option<PathBuf>,
    /// Shows what would be entered and writes nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Shows every entry ever made: who changed what and when.
    #[arg(long)]
    pub list: bool,
    #[arg(long, value_enum, default_value_t = Shape::Table)]
    pub format: Shape,
}

/// Which weight matters most to a unit.
#[derive(Debug, Args)]
pub struct Weights {
    pub file: PathBuf,
    #[arg(long)]
    pub period: Period,
    #[arg(long)]
    pub unit: UnitCode,
    /// How far each weight is varied: multiplied by 1 + SHARE and by 1 − SHARE, above 0 and below 1.
    #[arg(long, default_value_t = Draws::USUAL_SHARE, value_parser = share)]
    pub share: f64,
    #[arg(long, value_enum, default_value_t = Shape::Table)]
    pub format: Shape,
}

/// What a unit's result would be.
#[derive(Debug, Args)]
pub struct WhatIf {
    pub file: PathBuf,
    #[arg(long, required_unless_present_any = ["scenario", "list", "delete"])]
    pub period: Option<Period>,
    #[arg(long, required_unless_present_any = ["scenario", "list", "delete"])]
    pub unit: Option<UnitCode>,
    /// Sets a figure: D1=310/1000, D1=31%, C3=5200, A1=có, D2="không áp dụng"; of another unit: 48-stttt/D1=12/40.
    #[arg(long, value_name = "CODE=FIGURE")]
    pub set: Vec<String>,
    /// Sets a target: D1=40%, D1=0.4.
    #[arg(long, value_name = "CODE=TARGET")]
    pub target: Vec<String>,
    /// Sets the maximum points, or in a mean the weight, of an indicator or a group: D1=15, D=50.
    #[arg(long, value_name = "CODE=POINTS")]
    pub weight: Vec<String>,
    /// Starts from a saved scenario; period and unit are its own unless given.
    #[arg(long, value_name = "NAME")]
    pub scenario: Option<String>,
    /// Saves the trial under this name.
    #[arg(long, value_name = "NAME")]
    pub save: Option<String>,
    /// Lets --save replace another scenario of that name.
    #[arg(long, requires = "save")]
    pub replace: bool,
    /// Shows the saved scenarios.
    #[arg(long, conflicts_with_all = ["delete", "save", "scenario"])]
    pub list: bool,
    /// Deletes a saved scenario.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["save", "scenario"])]
    pub delete: Option<String>,
    #[arg(long, value_enum, default_value_t = Basis::Counts)]
    pub basis: Basis,
    #[arg(long, value_enum, default_value_t = Shape::Table)]
    pub format: Shape,
}

fn share(text: &str) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| format!("{text} is no number"))?;
    if number > 0.0 && number < 1.0 { Ok(number) } else { Err("above 0 and below 1, such as 0.25".to_owned()) }
}

#[derive(Debug, Args)]
pub struct Catalogue {
    pub file: PathBuf,
    #[command(subcommand)]
    pub command: CatalogueCommand,
}

/// A version is N (of the file's own criteria set) or ID@N; where a file is compared or copied, also FILE.toml or FILE.xlsx.
#[derive(Debug, Subcommand)]
pub enum CatalogueCommand {
    /// Every version the file holds, since when it is in force and which periods are scored under it.
    List {
        #[arg(long, value_enum, default_value_t = Shape::Table)]
        format: Shape,
    },
    /// Adds a new version or another criteria set, from TOML or Excel; never changes an existing one. Existing periods
    /// stay under the version they are scored under, unless told otherwise.
    #[command(visible_alias = "import")]
    Add {
        toml: PathBuf,
        /// Periods that are scored under it from now on.
        #[arg(long, value_name = "PERIOD", value_delimiter = ',')]
        apply: Vec<Period>,
        /// Every period without a chosen version whose cut-off it is in force on.
        #[arg(long, conflicts_with = "apply")]
        by_date: bool,
    },
    /// Removes a version that nothing refers to.
    Remove { version: String },
    /// Checks a file (TOML or Excel): points group by group, and every fault. Adds nothing.
    Check { toml: PathBuf },
    /// Shows a version (the highest unless told), or writes it: as it was added, or as Excel where OUT ends in .xlsx.
    #[command(visible_alias = "export")]
    Show {
        #[arg(long)]
        version: Option<String>,
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Writes a copy under the next free version; codes stay.
    Copy {
        #[arg(long)]
        from: String,
        /// The first day the copy is in force: 2021-01-01.
        #[arg(long)]
        effective_from: Option<jiff::civil::Date>,
        /// Moves deadlines of targets by a year, and the first day where none is given.
        #[arg(long)]
        next_year: bool,
        #[arg(long)]
        out: PathBuf,
    },
    /// How the second differs from the first.
    Diff {
        before: String,
        after: String,
        #[arg(long, value_enum, default_value_t = Shape::Table)]
        format: Shape,
    },
    /// Chooses the version a period is scored under, or leaves it to the day of its cut-off again.
    Use {
        #[arg(long, required_unless_present = "all")]
        period: Option<Period>,
        /// Every period of the file.
        #[arg(long, conflicts_with_all = ["period", "by_date"])]
        all: bool,
        #[arg(long, required_unless_present = "by_date")]
        version: Option<String>,
        #[arg(long, conflicts_with = "version")]
        by_date: bool,
    },
    /// Scores a period under two versions, side by side; changes nothing.
    Rescore {
        #[arg(long)]
        period: Period,
        #[arg(long, value_delimiter = ',', required = true, value_name = "N,M")]
        versions: Vec<String>,
        #[arg(long, value_enum, default_value_t = Units::Province)]
        units: Units,
        /// The agencies of this province.
        #[arg(long)]
        within: Option<UnitCode>,
        #[arg(long, value_enum, default_value_t = Shape::Table)]
        format: Shape,
    },
}

#[derive(Debug, Args)]
pub struct Compare {
    pub file: PathBuf,
    #[arg(long)]
    pub period: Period,
    /// An earlier period: changes since then are shown.
    #[arg(long)]
    pub against: Option<Period>,
    #[arg(long, value_enum, default_value_t = Units::Province)]
    pub units: Units,
    #[arg(long)]
    pub within: Option<UnitCode>,
    #[arg(long, value_enum)]
    pub chart: Kind,
    /// total, group:CODE or indicator:CODE.
    #[arg(long, default_value = "total")]
    pub measure: String,
    #[arg(long, value_enum)]
    pub show: Option<Show>,
    /// The unit to highlight.
    #[arg(long)]
    pub own: Option<UnitCode>,
    /// Further units to name: in strips, dots, radars, trends and ranks.
    #[arg(long, num_args = 1.., value_name = "CODE")]
    pub with: Vec<UnitCode>,
    /// The second measure of a scatter, as --measure.
    #[arg(long, value_name = "MEASURE")]
    pub versus: Option<String>,
    /// Only one region, by its name or code: tdmnpb, dbsh, btbdhmt, tn, dnb, dbscl.
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,
    /// Only one peer group, by its name; see the command peers.
    #[arg(long, value_name = "NAME")]
    pub peers: Option<String>,
    /// Only units with a coverage of at least this percentage of their applicable points.
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub coverage: Option<u8>,
    /// The bloc to draw where each is ranked by itself: so, huyen, xa or one of the criteria set's own.
    #[arg(long)]
    pub bloc: Option<String>,
    /// Draws the weights so many times and shows the range of each rank of the total; 10000 is usual.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub draws: Option<u32>,
    /// .svg, .png or .pdf; further pages of a picture get -2, -3 …
    #[arg(long)]
    pub out: PathBuf,
    #[arg(long, value_enum, default_value_t = PaperArg::A4)]
    pub paper: PaperArg,
    #[arg(long)]
    pub landscape: bool,
    #[arg(long, default_value_t = 150, value_parser = clap::value_parser!(u32).range(36..=600))]
    pub dpi: u32,
    #[arg(long)]
    pub grey: bool,
}

#[derive(Debug, Args)]
pub struct Analyse {
    pub file: PathBuf,
    #[arg(long)]
    pub period: Period,
    #[arg(long)]
    pub unit: UnitCode,
    /// An earlier period: changes since then. The last one before where none is named.
    #[arg(long)]
    pub against: Option<Period>,
    /// Strengths and weaknesses among these: a peer group by its name, or region. All where nothing is named.
    #[arg(long, value_name = "NAME|region")]
    pub peers: Option<String>,
    /// What it takes to catch up with this unit, instead of moving up one rank.
    #[arg(long, value_name = "CODE")]
    pub reach: Option<UnitCode>,
    /// How many of the last periods the pace is worked out from.
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(2..=60))]
    pub pace_over: usize,
    #[arg(long, value_enum, default_value_t = Shape::Table)]
    pub format: Shape,
}

#[derive(Debug, Args)]
pub struct Peers {
    pub file: PathBuf,
    /// Saves a group of units under a name: "Miền Trung=46,48,49".
    #[arg(long, value_name = "NAME=CODE,CODE")]
    pub set: Option<String>,
    /// Removes a group.
    #[arg(long, value_name = "NAME")]
    pub remove: Option<String>,
    #[arg(long, value_enum, default_value_t = Shape::Table)]
    pub format: Shape,
}

#[derive(Debug, Args)]
pub struct Report {
    pub file: PathBuf,
    #[arg(long)]
    pub period: Period,
    /// Units by code; of several, each gets its own minutes.
    #[arg(long, num_args = 1.., required_unless_present_any = ["all", "region", "peers", "text", "text_out"])]
    pub unit: Vec<UnitCode>,
    /// An earlier period: changes are counted from it. The last one before where none is named.
    #[arg(long)]
    pub against: Option<Period>,
    /// All units that are compared; for minutes all that were appraised.
    #[arg(long, conflicts_with = "unit")]
    pub all: bool,
    /// The pack, or the profiles, of one region, by its name or code: tdmnpb, dbsh, btbdhmt, tn, dnb, dbscl. All of its
    /// units, without --all; ranks stay those among all.
    #[arg(long, value_name = "REGION", conflicts_with = "peers")]
    pub region: Option<String>,
    /// The same of one peer group, by its name; see the command peers.
    #[arg(long, value_name = "NAME")]
    pub peers: Option<String>,
    #[arg(long, value_enum, required_unless_present_any = ["text", "text_out"])]
    pub kind: Option<ReportKind>,
    /// .pdf; of the official report and of minutes also .docx
    #[arg(long, requires = "kind", required_unless_present_any = ["text", "text_out"])]
    pub out: Option<PathBuf>,
    /// A3 is the same page enlarged; the official report and minutes are printed on A4.
    #[arg(long, value_enum, default_value_t = PaperArg::A4)]
    pub paper: PaperArg,
    /// Without colours, for a black-and-white printer.
    #[arg(long)]
    pub grey: bool,
    /// How often weights are drawn for the ranges of ranks; 0: ranks are given without a range.
    #[arg(long, value_name = "N", default_value_t = Draws::USUAL_COUNT, value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    pub draws: u32,
    /// Saves what this TOML file says as the staff's words in the official report of the period.
    #[arg(long, value_name = "FILE.toml")]
    pub text: Option<PathBuf>,
    /// Writes the staff's words for the period to a TOML file, to be edited and given to --text.
    #[arg(long, value_name = "FILE.toml")]
    pub text_out: Option<PathBuf>,
    #[command(flatten)]
    pub letterhead: LetterheadArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportKind {
    /// A sheet for each unit, front and back.
    Profile,
    /// The report in the layout of Decree 30/2020, about one unit or about all.
    Official,
    /// Cover, ranking, groups, indicators, tile map, heat map, method and arithmetic; the unit given is highlighted.
    Pack,
    /// Biên bản: what the appraisal changes, to be signed by both sides.
    Minutes,
}

impl ReportKind {
    /// The printed document it is; nothing for minutes, of which each unit has a file of its own.
    pub fn printed(self) -> Option<report::Kind> {
        match self {
            Self::Profile => Some(report::Kind::Profile),
            Self::Official => Some(report::Kind::Official),
            Self::Pack => Some(report::Kind::Pack),
            Self::Minutes => None,
        }
    }
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
