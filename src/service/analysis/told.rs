//! An analysis in words, section by section: the command line prints them, the window shows them on its pages.

use rust_decimal::Decimal;

use super::{Analysis, IndicatorView, PlaceAmong};
use crate::catalogue::{Catalogue, Indicator, Input, MissingPolicy};
use crate::compare::{Lift, Lifts, Pace, PaceStatus, Profile, Reading, Standout, Unanswered};
use crate::domain::UnitCode;
use crate::i18n::{NO_VALUE, Words};
use crate::say;
use crate::scoring::State;
use crate::service::export::{Column, Table};
use crate::service::{Project, doubts};

/// Gains are told per so many days: a day's are too small to be read.
const DAYS: i64 = 30;

/// One side of an analysis in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub title: String,
    pub table: Option<Table>,
    /// Lines that belong to the one above them begin with two spaces.
    pub lines: Vec<String>,
}

impl Section {
    fn lines(title: String, lines: Vec<String>) -> Self {
        Self { title, table: None, lines }
    }
}

/// Everything of an analysis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub places: Section,
    pub indicators: Section,
    /// Strengths and weaknesses.
    pub profile: Section,
    pub doubts: Section,
    /// What lifts the unit.
    pub ways: Section,
}

impl Told {
    /// All of it in the order in which it is read.
    pub fn sections(&self) -> [&Section; 5] {
        [&self.places, &self.indicators, &self.profile, &self.doubts, &self.ways]
    }
}

/// Tells an analysis in words.
pub fn told(project: &Project, analysis: &Analysis, words: &Words) -> Told {
    let telling = Telling { project, catalogue: &analysis.catalogue, analysis, words };
    Told {
        places: telling.places(),
        indicators: telling.indicators(),
        profile: telling.standouts(),
        doubts: telling.doubts(),
        ways: telling.ways(),
    }
}

struct Telling<'a> {
    project: &'a Project,
    catalogue: &'a Catalogue,
    analysis: &'a Analysis,
    words: &'a Words,
}

impl Telling<'_> {
    fn places(&self) -> Section {
        let note = self.analysis.against.and_then(|then| self.analysis.beside.note(self.catalogue, then, self.words));
        let lines = self.analysis.places.iter().map(|place| self.place(place)).chain(note).collect();
        Section::lines(say!(self.words, "analysis-places"), lines)
    }

    fn place(&self, place: &PlaceAmong) -> String {
        let (words, digits) = (self.words, self.catalogue.digits);
        let among = place.among.name(words);
        if place.now.rank.is_none() {
            return say!(words, "analysis-place-none", among = among);
        }
        let now = say!(
            words,
            "analysis-place",
            among = among,
            rank = words.rank_of(&place.now),
            figure = words.position_figure(&place.now, digits)
        );
        match (place.change(), self.analysis.against) {
            // Who sent nothing, or too little for a rank, had no figure to be compared.
            (Some(change), Some(against)) if change.before.rank.is_none() => {
                say!(words, "analysis-place-new", now = now, period = words.period(against))
            }
            (Some(change), Some(against)) => say!(
                words,
                "analysis-place-change",
                now = now,
                period = words.period(against),
                rank = words.rank_of(&change.before),
                figure = words.position_figure(&change.before, digits),
                change = words.change(&change, digits)
            ),
            _ => now,
        }
    }

    fn indicators(&self) -> Section {
        let words = self.words;
        let columns = vec![
            Column::text(say!(words, "cli-column-code")),
            Column::number(say!(words, "results-column-value")),
            Column::number(say!(words, "results-column-target")),
            Column::number(say!(words, "analysis-column-gap")),
            Column::text(say!(words, "results-column-state")),
            Column::text(say!(words, "analysis-column-reached-on")),
            Column::text(say!(words, "results-column-indicator")),
        ];
        let views = self.analysis.indicators.iter().filter_map(|view| Some((self.indicator_of(view)?, view)));
        let rows = views.clone().map(|(indicator, view)| self.row(indicator, view)).collect();
        let paces = views.filter_map(|(indicator, view)| {
            let sentence = pace_sentence(indicator, view.pace.as_ref()?, words)?;
            Some(format!("{}: {sentence}", indicator.code))
        });
        let (title, lines) = (say!(words, "analysis-indicators"), paces.collect());
        Section { title, table: Some(Table { columns, rows }), lines }
    }

    fn indicator_of(&self, view: &IndicatorView) -> Option<&Indicator> {
        self.catalogue.indicator(&view.score.code)
    }

    fn row(&self, indicator: &Indicator, view: &IndicatorView) -> Vec<String> {
        let words = self.words;
        let measured = |value: Option<Decimal>| value.map_or_else(none, |value| words.measured(indicator, value));
        vec![
            indicator.code.clone(),
            measured(view.score.value()),
            measured(view.score.target),
            view.gap.as_ref().map_or_else(none, |gap| words.gap(indicator, gap)),
            status(view, words),
            view.pace.and_then(|pace| pace.reached_on).map_or_else(none, |day| words.month(day)),
            words.text(&indicator.name).to_owned(),
        ]
    }

    fn standouts(&self) -> Section {
        let (words, profile) = (self.words, &self.analysis.profile);
        let of = |title: String, lines: Vec<String>, none: String| {
            let lines = if lines.is_empty() { vec![none] } else { lines };
            std::iter::once(title).chain(lines.into_iter().map(|line| format!("  {line}"))).collect::<Vec<_>>()
        };
        let costliest = costliest(self.analysis, words);
        let sides = sides(profile, costliest, words, |standout| words.standout(self.catalogue, standout));
        let mut lines: Vec<String> =
            sides.into_iter().flat_map(|(title, lines)| of(title, lines, String::new())).collect();
        if !profile.unanswered.is_empty() {
            let silent = profile.unanswered.iter().map(|one| self.unanswered(one)).collect();
            lines.extend(of(say!(words, "profile-unanswered"), silent, String::new()));
        }
        Section::lines(say!(words, "analysis-profile", peers = self.analysis.peers.name(words)), lines)
    }

    fn unanswered(&self, one: &Unanswered) -> String {
        let words = self.words;
        let indicator = words.indicator_named(self.catalogue, &one.indicator);
        let (state, max) = (words.state(one.state).to_lowercase(), words.plain(one.max, self.catalogue.digits));
        match self.catalogue.missing {
            MissingPolicy::Zero => {
                say!(words, "profile-silence-costs", indicator = indicator, state = state, max = max)
            }
            MissingPolicy::LeaveOut => {
                say!(words, "profile-silence-left-out", indicator = indicator, state = state, max = max)
            }
        }
    }

    fn doubts(&self) -> Section {
        let words = self.words;
        let told =
            self.analysis.doubts.iter().map(|flag| doubts::flag_sentence(self.project, self.catalogue, flag, words));
        let lines: Vec<String> = told.collect();
        let lines = if lines.is_empty() { vec![say!(words, "analysis-no-doubts")] } else { lines };
        Section::lines(say!(words, "analysis-doubts"), lines)
    }

    fn ways(&self) -> Section {
        let words = self.words;
        let name = |unit: &UnitCode| self.project.name_of(unit).to_owned();
        let title = match &self.analysis.reach {
            Some(unit) => say!(words, "lift-title-reach", unit = name(unit)),
            None => say!(words, "lift-title-next"),
        };
        let lines = match &self.analysis.lifts {
            Lifts::Unranked => vec![say!(words, "lift-unranked")],
            Lifts::First => vec![say!(words, "lift-first")],
            Lifts::GoalUnranked => vec![say!(words, "lift-goal-unranked")],
            Lifts::AlreadyThere => vec![say!(words, "lift-already-there")],
            Lifts::Ways { singles, pairs } if singles.is_empty() && pairs.is_empty() => {
                vec![say!(words, "lift-no-way")]
            }
            Lifts::Ways { singles, pairs } => self.lifts(singles, pairs),
        };
        Section::lines(title, lines)
    }

    fn lifts(&self, singles: &[Lift], pairs: &[Lift]) -> Vec<String> {
        let words = self.words;
        let block = |title: String, lifts: &[Lift]| {
            let title = (!lifts.is_empty()).then_some(title);
            title.into_iter().chain(lifts.iter().flat_map(|lift| self.lift(lift))).collect::<Vec<_>>()
        };
        let mut lines = block(say!(words, "lift-singles"), singles);
        lines.extend(block(say!(words, "lift-pairs"), pairs));
        let positions = || singles.iter().chain(pairs).flat_map(|lift| [&lift.before, &lift.after]);
        lines.extend(positions().any(|position| position.tied).then(|| say!(words, "lift-ties")));
        lines.push(say!(words, "lift-no-cost"));
        lines
    }

    /// Each change, its arithmetic, and what both make of the whole.
    fn lift(&self, lift: &Lift) -> Vec<String> {
        let words = self.words;
        let mut lines: Vec<String> = Vec::new();
        for (at, change) in lift.changes.iter().enumerate() {
            let mark = if at == 0 { "  • " } else { "    + " };
            lines.push(format!("{mark}{}", words.count_change(self.catalogue, change)));
            if let Some(indicator) = self.catalogue.indicator(&change.indicator) {
                let reason = words.reason(self.catalogue, indicator, &change.after);
                lines.extend(reason.into_iter().map(|line| format!("      {line}")));
            }
        }
        lines.push(format!("      {}", whole(lift, self.catalogue, words)));
        lines
    }
}

/// What most points were lost on, where that is no weakness beside the peers: they may lose as many, and it is asked about first.
pub fn costliest(analysis: &Analysis, words: &Words) -> Option<String> {
    let lost = |view: &IndicatorView| view.score.max.saturating_sub(view.score.points);
    let counted = analysis.indicators.iter().filter(|view| view.score.counts && view.score.state == State::Answered);
    let most = counted.min_by_key(|view| std::cmp::Reverse(lost(view))).filter(|view| lost(view) > Decimal::ZERO)?;
    let is_weakness = analysis.profile.weaknesses.iter().any(|standout| *standout.indicator == *most.score.code);
    (!is_weakness).then(|| {
        say!(
            words,
            "profile-costliest",
            indicator = words.indicator_named(&analysis.catalogue, &most.score.code),
            lost = words.number(lost(most), analysis.catalogue.digits)
        )
    })
}

/// Strengths, then weaknesses: each side's title and its lines, one of which says so where there are none; then what most
/// points were lost on.
pub fn sides(
    profile: &Profile,
    costliest: Option<String>,
    words: &Words,
    line: impl Fn(&Standout) -> String,
) -> [(String, Vec<String>); 2] {
    let side = |title: String, standouts: &[Standout], none: String| {
        let lines: Vec<String> = standouts.iter().map(&line).collect();
        (title, if lines.is_empty() { vec![none] } else { lines })
    };
    let strengths = side(say!(words, "profile-strengths"), &profile.strengths, say!(words, "profile-no-strengths"));
    let (title, mut lines) =
        side(say!(words, "profile-weaknesses"), &profile.weaknesses, say!(words, "profile-no-weaknesses"));
    lines.extend(costliest);
    [strengths, (title, lines)]
}

/// What a lift makes of the whole: figure and rank before and after.
pub fn whole(lift: &Lift, catalogue: &Catalogue, words: &Words) -> String {
    say!(
        words,
        "lift-whole",
        before = words.position_figure(&lift.before, catalogue.digits),
        after = words.position_figure(&lift.after, catalogue.digits),
        rank_before = words.rank_of(&lift.before),
        rank_after = words.rank_of(&lift.after),
        tie = if lift.after.tied { say!(words, "lift-tied") } else { String::new() }
    )
}

fn none() -> String {
    NO_VALUE.to_owned()
}

/// How an indicator stands, in words.
pub fn status(view: &IndicatorView, words: &Words) -> String {
    let is_missed = view.gap.is_some_and(|gap| !gap.reached);
    match (&view.pace, view.score.value()) {
        // A yes or no goes no way from one to the other, and of one figure there is no pace: not reached is what is known.
        (Some(Pace { status: PaceStatus::Unknown, .. }), _) if is_missed => say!(words, "results-state-not-reached"),
        (Some(pace), _) => words.pace_status(pace.status),
        (None, Some(_)) => say!(words, "results-state-followed"),
        (None, None) => words.state(view.score.state).to_lowercase(),
    }
}

/// How fast an indicator goes and what would be needed; nothing where it is reached or there is nothing to say.
pub fn pace_sentence(indicator: &Indicator, pace: &Pace, words: &Words) -> Option<String> {
    if matches!(indicator.input, Input::YesNo) && !indicator.measures_a_fraction() {
        return None;
    }
    let deadline = indicator.target.as_ref().map(|target| words.date(target.deadline))?;
    let gain = |per_day: Decimal| gained(indicator, per_day, words);
    let needed = pace
        .required_per_day
        .map(|per_day| say!(words, "pace-needed", gain = gain(per_day), days = DAYS.to_string(), deadline = deadline));
    let gone = pace.per_day.map(|per_day| {
        let at = |reading: Reading| (words.measured(indicator, reading.value), words.date(reading.day));
        let (from, to) = (at(pace.first), at(pace.last));
        say!(
            words,
            "pace-gone",
            from = from.0,
            from_day = from.1,
            to = to.0,
            to_day = to.1,
            gain = gain(per_day),
            days = DAYS.to_string()
        )
    });
    let arrival = gone.is_some().then(|| match pace.reached_on {
        Some(day) => say!(words, "pace-arrival", month = words.month(day), day = words.date(day)),
        None => say!(words, "pace-no-arrival"),
    });
    let parts: Vec<String> = [gone, needed, arrival].into_iter().flatten().collect();
    (pace.status != PaceStatus::Reached && !parts.is_empty()).then(|| parts.join("; "))
}

/// What is gained in thirty days in the better direction: `+0,6 điểm phần trăm`.
fn gained(indicator: &Indicator, per_day: Decimal, words: &Words) -> String {
    let gained = per_day.saturating_mul(DAYS.into());
    if indicator.measures_a_fraction() {
        say!(words, "pace-gained", points = words.signed(gained.saturating_mul(Decimal::ONE_HUNDRED), 2))
    } else {
        words.signed(gained, 2)
    }
}
