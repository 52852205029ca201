//! One unit's result looked at from every side: its places and their change, each indicator's distance and pace, what it
//! is strong and weak in among peers, what is doubtful, and what would lift it.

mod told;

use std::sync::Arc;

use jiff::civil::Date;

use super::beside::{Beside, score_beside};
use super::peers::{self, Peers};
use super::score::{PeriodScores, Whom, score_period, with_inputs};
use super::{Project, ServiceError, doubts, periods, ranking};
use crate::catalogue::{Catalogue, Indicator, Input};
use crate::compare::{
    Aim, Change, Flag, Gap, Goal, Lifts, Pace, PaceStatus, Position, Profile, Reading, better_direction, gap, lifts,
    pace, position, profile,
};
use crate::domain::{Period, UnitCode};
use crate::i18n::Words;
use crate::scoring::{IndicatorScore, State, UnitInput, UnitScore};

pub use told::{Section, Told, costliest, pace_sentence, sides, status, told, whole};

/// The strengths, weaknesses and ways up that are told.
const MOST: usize = 5;
/// Periods that a pace is taken from unless asked otherwise.
pub const USUAL_PACE: usize = 2;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub unit: UnitCode,
    pub period: Period,
    /// An earlier period; the last one before where none is named.
    pub against: Option<Period>,
    /// Whom strengths and weaknesses are taken against.
    pub peers: Peers,
    /// Whom to catch up with; the next rank where nobody is named.
    pub reach: Option<UnitCode>,
    /// How many of the last periods with a figure a pace is taken from, two or more.
    pub pace_over: usize,
}

impl Request {
    /// Against all and the last period, towards the next rank.
    pub fn usual(unit: UnitCode, period: Period) -> Self {
        Self { unit, period, against: None, peers: Peers::All, reach: None, pace_over: USUAL_PACE }
    }
}

/// The answer, in facts.
#[derive(Debug, Clone)]
pub struct Analysis {
    pub unit: UnitCode,
    pub period: Period,
    /// The criteria set that counts for the period.
    pub catalogue: Arc<Catalogue>,
    pub cut_off: Date,
    /// The period that changes are counted from; nothing where there is none.
    pub against: Option<Period>,
    /// How that period comes to be set beside this one.
    pub(super) beside: Beside,
    /// Among all, in the region, in each peer group.
    pub places: Vec<PlaceAmong>,
    /// Every indicator asked for, in form order.
    pub indicators: Vec<IndicatorView>,
    pub peers: Peers,
    pub profile: Profile,
    pub doubts: Vec<Flag>,
    pub reach: Option<UnitCode>,
    pub lifts: Lifts,
}

/// A place among some units, now and before.
#[derive(Debug, Clone)]
pub struct PlaceAmong {
    pub among: Peers,
    pub now: Position,
    pub before: Option<Position>,
}

impl PlaceAmong {
    /// How score and rank moved; nothing without an earlier period.
    pub fn change(&self) -> Option<Change> {
        Some(Change { before: self.before?, now: self.now })
    }
}

/// One indicator against its target.
#[derive(Debug, Clone)]
pub struct IndicatorView {
    pub score: IndicatorScore,
    pub deadline: Option<Date>,
    pub gap: Option<Gap>,
    pub pace: Option<Pace>,
}

impl IndicatorView {
    /// The status of its pace as [`settled`]; as it is where there is no target to miss.
    pub fn settled(&self, status: PaceStatus) -> PaceStatus {
        self.gap.as_ref().map_or(status, |gap| settled(status, gap))
    }
}

/// The status of a pace beside the distance to the target: what is reached is reached, and where no pace can be told, that
/// it is not is all that is known.
pub fn settled(status: PaceStatus, gap: &Gap) -> PaceStatus {
    match status {
        _ if gap.reached => PaceStatus::Reached,
        PaceStatus::Unknown => PaceStatus::NotReached,
        status => status,
    }
}

/// Looks at one unit from every side.
///
/// # Errors
/// A unit that is not scored, a period for which nothing was sent, an `against` that is not earlier.
pub fn analyse(project: &Project, request: &Request, words: &Words) -> Result<Analysis, ServiceError> {
    let together = analyse_together(project, std::slice::from_ref(request), words)?;
    let unknown = || ServiceError::NoSuchUnit { code: request.unit.to_string() };
    together.analyses.into_iter().next().ok_or_else(unknown)
}

/// Several units looked at, and the scores they were looked at with.
#[derive(Debug, Clone)]
pub struct Together {
    pub now: PeriodScores,
    /// The period that changes are counted from; nothing where there is none.
    pub before: Option<PeriodScores>,
    /// One a request, in their order.
    pub analyses: Vec<Analysis>,
}

/// Looks at units of one period that are scored together, so that all of them are scored only once.
///
/// # Errors
/// As [`analyse`]; a unit that is not scored together with the first one; nobody asked about.
pub fn analyse_together(project: &Project, requests: &[Request], words: &Words) -> Result<Together, ServiceError> {
    let [first, ..] = requests else { return Err(ServiceError::NoSuchUnit { code: String::new() }) };
    let whom = Whom::like(project.unit(&first.unit)?);
    for reach in requests.iter().filter_map(|request| request.reach.as_ref()) {
        project.unit(reach)?;
    }
    let history = History::of(project, requests, &whom)?;
    let doubts = doubts::of_period(&history.now, history.earlier.first());
    let analyses = with_inputs(project, first.period, &whom, |inputs| {
        let desk = Desk { project, history: &history, inputs, doubts: &doubts, words };
        requests.iter().map(|request| desk.analysis(request)).collect::<Result<Vec<_>, _>>()
    })??;
    let before = history.against(project, first)?.cloned();
    Ok(Together { now: history.now, before, analyses })
}

/// What every analysis of a period is made from.
struct Desk<'a> {
    project: &'a Project,
    history: &'a History,
    inputs: &'a [UnitInput<'a>],
    doubts: &'a [Flag],
    words: &'a Words,
}

impl Desk<'_> {
    fn analysis(&self, request: &Request) -> Result<Analysis, ServiceError> {
        let (project, now) = (self.project, &self.history.now);
        let own = now.of(&request.unit).ok_or_else(|| ServiceError::NoSuchUnit { code: request.unit.to_string() })?;
        let against = self.history.against(project, request)?;
        let places = peers::of_unit(project, &request.unit, self.words)?;
        let places = places.into_iter().filter_map(|among| place(project, request, among, now, against));
        let is_ranked_with = |unit: &UnitCode| is_ranked_with(project, &now.catalogue, request, unit);
        let all = now.standings.iter().map(|standing| &standing.score);
        let all = all.filter(|score| is_ranked_with(&score.unit));
        let is_peer = |unit: &UnitCode| request.peers.contain(project, unit) || *unit == request.unit;
        let among: Vec<&UnitScore> = all.filter(|score| is_peer(&score.unit)).collect();
        let aim = request.reach.as_ref().map_or(Aim::NextRank, Aim::Reach);
        let asked = now.catalogue.asked();
        Ok(Analysis {
            unit: request.unit.clone(),
            period: request.period,
            catalogue: Arc::clone(&now.catalogue),
            cut_off: now.cut_off,
            against: against.map(|scores| scores.period),
            beside: against.map_or(Ok(Beside::AsItIs), |scores| Beside::of(project, &now.catalogue, scores.period))?,
            places: places.collect(),
            indicators: asked.filter_map(|asked| self.history.view(asked, &own.score, request)).collect(),
            peers: request.peers.clone(),
            profile: profile(&now.catalogue, &among, &request.unit, MOST),
            doubts: self.doubts.iter().filter(|flag| flag.unit == request.unit).cloned().collect(),
            reach: request.reach.clone(),
            lifts: lifts(&now.catalogue, self.inputs, &request.unit, aim, is_ranked_with, MOST),
        })
    }
}

/// Blocs may be ranked apart.
fn is_ranked_with(project: &Project, catalogue: &Catalogue, request: &Request, unit: &UnitCode) -> bool {
    ranking::bloc_of(project, catalogue, unit) == ranking::bloc_of(project, catalogue, &request.unit)
}

fn place(
    project: &Project,
    request: &Request,
    among: Peers,
    now: &PeriodScores,
    before: Option<&PeriodScores>,
) -> Option<PlaceAmong> {
    let at = |scores: &PeriodScores| {
        let counts =
            |unit: &UnitCode| among.contain(project, unit) && is_ranked_with(project, &scores.catalogue, request, unit);
        position(&scores.catalogue, &scores.standings, &request.unit, counts)
    };
    let (now, before) = (at(now)?, before.and_then(at));
    Some(PlaceAmong { among, now, before })
}

/// The scores of the period and of those before it that are needed, latest first.
struct History {
    now: PeriodScores,
    earlier: Vec<PeriodScores>,
}

impl History {
    fn of(project: &Project, requests: &[Request], whom: &Whom) -> Result<Self, ServiceError> {
        let [request, ..] = requests else { return Err(ServiceError::NoSuchUnit { code: String::new() }) };
        let mut periods = project.store().periods()?;
        let found = periods.iter().find(|stored| stored.period == request.period).copied();
        let stored = found.ok_or_else(|| ServiceError::NothingSent { period: request.period.to_string() })?;
        periods.retain(|before| before.cut_off < stored.cut_off);
        periods.sort_by_key(|before| std::cmp::Reverse(before.cut_off));
        let mut history = Self { now: score_period(project, request.period, whom)?, earlier: Vec::new() };
        for before in periods {
            if requests.iter().all(|request| history.is_enough_for(request)) {
                break;
            }
            history.earlier.push(score_beside(project, &history.now.catalogue, before.period, whom)?);
        }
        Ok(history)
    }

    fn is_enough_for(&self, request: &Request) -> bool {
        let is_asked_for = |scores: &PeriodScores| request.against.is_none_or(|against| scores.period == against);
        self.earlier.iter().any(is_asked_for) && self.has_paces(request)
    }

    /// Whether each target's indicator that has a figure now has as many readings as its pace is taken from.
    fn has_paces(&self, request: &Request) -> bool {
        let mut aimed = self.now.catalogue.asked().filter(|indicator| indicator.target.is_some());
        aimed.all(|indicator| match self.readings(indicator, request).len() {
            0 => true,
            some => some >= readings_wanted(indicator, request),
        })
    }

    fn against(&self, project: &Project, request: &Request) -> Result<Option<&PeriodScores>, ServiceError> {
        let Some(against) = request.against else { return Ok(self.earlier.first()) };
        let found = self.earlier.iter().find(|scores| scores.period == against);
        match found {
            Some(found) => Ok(Some(found)),
            None => {
                periods::is_earlier(project, against, request.period)?;
                Err(ServiceError::NothingSent { period: against.to_string() })
            }
        }
    }

    fn view(&self, indicator: &Indicator, own: &UnitScore, request: &Request) -> Option<IndicatorView> {
        let score = own.indicator(&indicator.code)?.clone();
        Some(IndicatorView {
            deadline: indicator.target.as_ref().map(|target| target.deadline),
            gap: gap(indicator, &score),
            pace: self.pace(indicator, request),
            score,
        })
    }

    fn pace(&self, indicator: &Indicator, request: &Request) -> Option<Pace> {
        let target = indicator.target.as_ref()?;
        let better = better_direction(indicator);
        let goal = Goal { target: target.value, deadline: target.deadline, better };
        pace(&self.readings(indicator, request), goal)
    }

    /// The figure of the period, and those before it that a pace is taken from; nothing without a figure now.
    fn readings(&self, indicator: &Indicator, request: &Request) -> Vec<Reading> {
        let Some(now) = reading(&self.now, &request.unit, indicator) else { return Vec::new() };
        let before = self.earlier.iter().filter_map(|scores| reading(scores, &request.unit, indicator));
        std::iter::once(now).chain(before).take(readings_wanted(indicator, request)).collect()
    }
}

/// A yes or no goes no way from one to the other: its own day is all there is.
fn readings_wanted(indicator: &Indicator, request: &Request) -> usize {
    let has_a_way = !matches!(indicator.input, Input::YesNo) || indicator.measures_a_fraction();
    if has_a_way { request.pace_over.max(USUAL_PACE) } else { 1 }
}

fn reading(scores: &PeriodScores, unit: &UnitCode, indicator: &Indicator) -> Option<Reading> {
    let score = scores.of(unit)?.score.indicator(&indicator.code).filter(|score| score.state == State::Answered)?;
    Some(Reading { day: scores.cut_off, value: score.value()? })
}
