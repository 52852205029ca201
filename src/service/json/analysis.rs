//! `egov-score/analysis/1` and `egov-score/peers/1`.

use jiff::civil::Date;
use serde::Serialize;

use super::exact;
use crate::catalogue::Direction;
use crate::compare::{CountChange, Flag, Gap, Lift, Lifts, Pace, Position, Standout, Unanswered};
use crate::domain::{Answer, points};
use crate::i18n::Words;
use crate::scoring::{IndicatorScore, State};
use crate::service::Project;
use crate::service::analysis::{Analysis, IndicatorView, PlaceAmong};
use crate::service::doubts::flag_sentence;
use crate::service::peers::{PeerGroup, Peers};

/// One unit looked at from every side.
#[derive(Debug, Serialize)]
pub struct AnalysisShape<'a> {
    schema: &'static str,
    unit: UnitName,
    period: String,
    cut_off: Date,
    against: Option<String>,
    places: Vec<Place>,
    indicators: Vec<Indicator<'a>>,
    peers: Among,
    strengths: &'a [Standout],
    weaknesses: &'a [Standout],
    unanswered: &'a [Unanswered],
    flags: Vec<FlagRow<'a>>,
    reach: Option<String>,
    lifts: Ways,
}

#[derive(Debug, Serialize)]
struct UnitName {
    code: String,
    name: String,
}

/// Whom a place or a profile is among.
#[derive(Debug, Serialize)]
struct Among {
    among: &'static str,
    name: String,
}

#[derive(Debug, Serialize)]
struct Place {
    #[serde(flatten)]
    among: Among,
    now: Standing,
    before: Option<Standing>,
    /// Places climbed, below zero for a fall.
    climbed: Option<i64>,
    percent_change: Option<String>,
}

#[derive(Debug, Serialize)]
struct Standing {
    rank: Option<u32>,
    tied: bool,
    of: usize,
    score: String,
    percent: Option<String>,
}

#[derive(Debug, Serialize)]
struct Indicator<'a> {
    code: &'a str,
    state: State,
    #[serde(flatten)]
    figure: Figure,
    target: Option<String>,
    deadline: Option<Date>,
    gap: Option<&'a Gap>,
    pace: Option<&'a Pace>,
}

#[derive(Debug, Serialize)]
struct Figure {
    numerator: Option<String>,
    denominator: Option<String>,
    value: Option<String>,
    score: String,
    max: String,
}

#[derive(Debug, Serialize)]
struct FlagRow<'a> {
    #[serde(flatten)]
    flag: &'a Flag,
    message: String,
}

#[derive(Debug, Serialize)]
struct Ways {
    state: &'static str,
    singles: Vec<Way>,
    pairs: Vec<Way>,
}

#[derive(Debug, Serialize)]
struct Way {
    changes: Vec<Change>,
    before: Standing,
    after: Standing,
}

#[derive(Debug, Serialize)]
struct Change {
    indicator: String,
    counts: u64,
    direction: &'static str,
    before: Figure,
    after: Figure,
}

/// An analysis with its sentences.
pub fn analysis<'a>(project: &Project, analysis: &'a Analysis, words: &Words) -> AnalysisShape<'a> {
    let digits = analysis.catalogue.digits;
    let shape = Shaping { digits };
    AnalysisShape {
        schema: "egov-score/analysis/1",
        unit: UnitName { code: analysis.unit.to_string(), name: project.name_of(&analysis.unit).to_owned() },
        period: analysis.period.to_string(),
        cut_off: analysis.cut_off,
        against: analysis.against.map(|period| period.to_string()),
        places: analysis.places.iter().map(|place| shape.place(place, words)).collect(),
        indicators: analysis.indicators.iter().map(|view| shape.indicator(view)).collect(),
        peers: among(&analysis.peers, words),
        strengths: &analysis.profile.strengths,
        weaknesses: &analysis.profile.weaknesses,
        unanswered: &analysis.profile.unanswered,
        flags: analysis
            .doubts
            .iter()
            .map(|flag| FlagRow { flag, message: flag_sentence(project, &analysis.catalogue, flag, words) })
            .collect(),
        reach: analysis.reach.as_ref().map(ToString::to_string),
        lifts: shape.ways(&analysis.lifts),
    }
}

fn among(peers: &Peers, words: &Words) -> Among {
    let kind = match peers {
        Peers::All => "all",
        Peers::Region(_) => "region",
        Peers::Group(_) => "group",
    };
    Among { among: kind, name: peers.name(words) }
}

struct Shaping {
    digits: u32,
}

impl Shaping {
    fn place(&self, place: &PlaceAmong, words: &Words) -> Place {
        let change = place.change();
        Place {
            among: among(&place.among, words),
            now: self.standing(&place.now),
            before: place.before.as_ref().map(|before| self.standing(before)),
            climbed: change.and_then(|change| change.climbed()),
            percent_change: change.and_then(|change| change.percent()).map(|grown| points::printed(grown, self.digits)),
        }
    }

    fn standing(&self, position: &Position) -> Standing {
        Standing {
            rank: position.rank,
            tied: position.tied,
            of: position.of,
            score: points::printed(position.points, self.digits),
            percent: position.percent.map(|percent| points::printed(percent, self.digits)),
        }
    }

    fn indicator<'a>(&self, view: &'a IndicatorView) -> Indicator<'a> {
        Indicator {
            code: &view.score.code,
            state: view.score.state,
            figure: self.figure(&view.score),
            target: view.score.target.map(exact),
            deadline: view.deadline,
            gap: view.gap.as_ref(),
            pace: view.pace.as_ref(),
        }
    }

    fn figure(&self, score: &IndicatorScore) -> Figure {
        let (numerator, denominator) = match &score.answer {
            Some(Answer::Ratio { numerator, denominator }) => (Some(exact(*numerator)), Some(exact(*denominator))),
            _ => (None, None),
        };
        Figure {
            numerator,
            denominator,
            value: score.value().map(exact),
            score: points::printed(score.points, self.digits),
            max: points::printed(score.max, self.digits),
        }
    }

    fn ways(&self, lifts: &Lifts) -> Ways {
        let none = |state| Ways { state, singles: Vec::new(), pairs: Vec::new() };
        match lifts {
            Lifts::Unranked => none("unranked"),
            Lifts::First => none("first"),
            Lifts::GoalUnranked => none("goal_unranked"),
            Lifts::AlreadyThere => none("already_there"),
            Lifts::Ways { singles, pairs } => Ways {
                state: "ways",
                singles: singles.iter().map(|lift| self.way(lift)).collect(),
                pairs: pairs.iter().map(|lift| self.way(lift)).collect(),
            },
        }
    }

    fn way(&self, lift: &Lift) -> Way {
        Way {
            changes: lift.changes.iter().map(|change| self.change(change)).collect(),
            before: self.standing(&lift.before),
            after: self.standing(&lift.after),
        }
    }

    fn change(&self, change: &CountChange) -> Change {
        Change {
            indicator: change.indicator.clone(),
            counts: change.counts,
            direction: match change.better {
                Direction::Higher => "more",
                Direction::Lower => "less",
            },
            before: self.figure(&change.before),
            after: self.figure(&change.after),
        }
    }
}

/// The peer groups of a data file.
#[derive(Debug, Serialize)]
pub struct PeersShape {
    schema: &'static str,
    groups: Vec<Group>,
}

#[derive(Debug, Serialize)]
struct Group {
    name: String,
    units: Vec<String>,
    shipped: bool,
}

/// Groups with their units.
pub fn peers(groups: &[PeerGroup]) -> PeersShape {
    let group = |group: &PeerGroup| Group {
        name: group.name.clone(),
        units: group.units.iter().map(ToString::to_string).collect(),
        shipped: group.shipped,
    };
    PeersShape { schema: "egov-score/peers/1", groups: groups.iter().map(group).collect() }
}
