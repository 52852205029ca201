//! The command `report`: documents that leave the printer, and the words that the staff put in them.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::compare::PaperArg;
use super::letterhead::LetterheadArgs;
use super::{Console, Ending, Outcome};
use crate::domain::{Period, UnitCode};
use crate::i18n::Words;
use crate::say;
use crate::service::ranges::Draws;
use crate::service::report::{self, Among, PackPart, ReportRequest, Sheet, text};
use crate::service::{Project, ServiceError, chart, minutes};

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
    /// What the pack is made of, all of it unless told: totals (ranking, heat map, groups), table (score and points by
    /// group), indicators (a chart of each), arithmetic (how points are given and worked out).
    #[arg(long, value_enum, num_args = 1.., value_name = "PART")]
    pub parts: Vec<PackPart>,
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

impl ValueEnum for PackPart {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.code()))
    }
}

/// Keeps the words given, writes out those that count, and makes the document asked for; says what lies where.
pub(super) fn write_report(arguments: &Report, console: &mut Console<'_>) -> Outcome {
    let mut project = Project::open(&arguments.file)?;
    project.write_as(arguments.letterhead.letterhead());
    let (period, words) = (arguments.period, console.words);
    if let Some(written) = &arguments.text {
        let is_new = text::take(&mut project, period, written)?;
        let period = words.period(period);
        console.aside(match is_new {
            true => say!(words, "cli-report-text-kept", period = period),
            false => say!(words, "cli-report-text-same", period = period),
        });
    }
    if let Some(path) = &arguments.text_out {
        text::write(&project, period, path, words)?;
        console.line(path.display().to_string());
    }
    if let (Some(kind), Some(out)) = (arguments.kind, &arguments.out) {
        for path in documents(&project, arguments, kind, out, words)? {
            console.line(path.display().to_string());
        }
    }
    Ok(Ending::Done)
}

/// Writes what was asked for; gives where it lies.
fn documents(
    project: &Project,
    arguments: &Report,
    kind: ReportKind,
    out: &Path,
    words: &Words,
) -> Result<Vec<PathBuf>, ServiceError> {
    if !arguments.parts.is_empty() && kind != ReportKind::Pack {
        return Err(ServiceError::OnlyPacksAreMadeOfParts);
    }
    let (period, units) = (arguments.period, arguments.unit.clone());
    match kind.printed() {
        Some(kind) => {
            let units = Some(units).filter(|units| !units.is_empty());
            let draws = (arguments.draws > 0).then(|| Draws { count: arguments.draws, ..Draws::default() });
            let region = chart::region(arguments.region.as_deref())?.map(Among::Region);
            let request = ReportRequest {
                among: region.or_else(|| arguments.peers.clone().map(Among::Peers)).unwrap_or_default(),
                parts: if arguments.parts.is_empty() { PackPart::ALL.to_vec() } else { arguments.parts.clone() },
                against: arguments.against,
                draws,
                sheet: Sheet { paper: arguments.paper.into(), grey: arguments.grey },
                ..ReportRequest::new(kind, period, units)
            };
            report::write(project, &request, out, words)?;
            Ok(vec![out.to_owned()])
        }
        None => {
            if arguments.region.is_some() || arguments.peers.is_some() {
                return Err(ServiceError::OnlyPacksHaveParts);
            }
            if arguments.paper != PaperArg::A4 {
                return Err(ServiceError::DecreeIsA4);
            }
            let units = if arguments.all { minutes::appraised_units(project, period)? } else { units };
            minutes::write(project, period, &units, out, words)
        }
    }
}
