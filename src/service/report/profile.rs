//! The profile of a unit: everything known of it for a period, on one sheet.

use super::evidence::Evidence;
use super::pack::among;
use super::{Job, words as shared};
use crate::catalogue::{Catalogue, Group, Indicator};
use crate::compare::{Lifts, Measure, Standing, Standout, summary};
use crate::domain::text::capitalised;
use crate::domain::{Unit, UnitCode};
use crate::i18n::Words;
use crate::report::profile::{
    GroupBar, GroupHeadings, Groups, IndicatorGroup, IndicatorRow, Indicators, KeyFigure, Listing, Profile,
};
use crate::say;
use crate::scoring::IndicatorScore;
use crate::service::analysis::{
    Analysis, IndicatorView, Request, Together, analyse_together, costliest, sides, status, told, whole,
};
use crate::service::export::{band_name, remark};
use crate::service::score::{Whom, costly};
use crate::service::{Project, ServiceError, doubts, ranking};

/// Lines of a list: a sheet has two sides.
const MOST_TO_DO: usize = 4;
const MOST_DOUBTS: usize = 3;
/// Indicators that a line calls by their names; of more the rest by their codes, or the sheet would need a third side.
const MOST_NAMED: usize = 14;

/// The profiles of the units asked for, in their order; of all, in order of rank.
pub(super) fn profiles(job: &Job<'_>) -> Result<Vec<Profile>, ServiceError> {
    let Job { project, request, words, .. } = *job;
    let units: Vec<&Unit> = match &request.units {
        Some(codes) => codes.iter().map(|code| project.unit(code)).collect::<Result<_, _>>()?,
        None => {
            let part = among(project, &request.among, words)?;
            project.compared_units().filter(|unit| part.contain(project, &unit.code)).collect()
        }
    };
    if units.is_empty() {
        return Err(ServiceError::NothingSent { period: request.period.to_string() });
    }
    let mut profiles = Vec::with_capacity(units.len());
    for together in units.chunk_by(|a, b| Whom::like(a) == Whom::like(b)) {
        let requests: Vec<Request> = together.iter().map(|unit| job.analysis(unit.code.clone())).collect();
        let mut study = analyse_together(project, &requests, words)?;
        study.now.ranges = job.rank_ranges(&study.now);
        let writer = Writer::of(project, &study, words)?;
        let mut analyses: Vec<&Analysis> = study.analyses.iter().collect();
        if request.units.is_none() {
            let place = |code: &UnitCode| study.now.standings.iter().position(|other| other.score.unit == *code);
            analyses.sort_by_key(|analysis| place(&analysis.unit));
        }
        profiles.extend(analyses.into_iter().filter_map(|analysis| writer.profile(analysis, job)));
    }
    Ok(profiles)
}

/// Says in words what a study found of each unit.
pub(super) struct Writer<'a> {
    project: &'a Project,
    study: &'a Together,
    catalogue: &'a Catalogue,
    evidence: Evidence,
    words: &'a Words,
}

impl<'a> Writer<'a> {
    pub(super) fn of(project: &'a Project, study: &'a Together, words: &'a Words) -> Result<Self, ServiceError> {
        let evidence = Evidence::of(project, &study.now)?;
        Ok(Self { project, study, catalogue: &study.now.catalogue, evidence, words })
    }

    /// Nothing for a unit that is not scored, which no analysis is of.
    fn profile(&self, analysis: &Analysis, job: &Job<'_>) -> Option<Profile> {
        let words = self.words;
        let unit = self.project.register().by_code(&analysis.unit)?;
        let standing = self.study.now.of(&analysis.unit)?;
        let told = told(self.project, analysis, words);
        Some(Profile {
            name: capitalised(unit.official_name()),
            eyebrow: say!(words, "report-profile-eyebrow"),
            about: shared::about(&self.study.now, words),
            marking: self.project.marking_in(self.words),
            key_figures: self.key_figures(analysis, standing),
            places: Listing { title: told.places.title, lines: told.places.lines },
            groups: self.groups(standing),
            sides: self.sides(analysis),
            to_do: self.to_do(analysis),
            to_check: self.to_check(analysis, standing),
            indicators: self.indicators(analysis, standing),
            foot: shared::foot(&self.study.now, job.request.draws, job.made, words),
            sides_of_sheet: [say!(words, "report-side-front"), say!(words, "report-side-back")],
        })
    }

    // ── Front ─────────────────────────────────────────────────────────────────────────────────────────────────

    fn key_figures(&self, analysis: &Analysis, standing: &Standing) -> Vec<KeyFigure> {
        let words = self.words;
        let figure = |label: String, value: String, note: String| KeyFigure { label, value, note };
        let (score, digits) = (&standing.score, self.catalogue.digits);
        let points = match score.sent {
            true => say!(
                words,
                "report-score-of",
                points = words.number(score.points, digits),
                max = words.plain(score.max, digits)
            ),
            false => shared::none(),
        };
        let coverage = score.coverage.filter(|_| score.sent);
        let coverage = coverage.map_or_else(shared::none, |coverage| words.percent(coverage, 0));
        vec![
            figure(say!(words, "report-score"), points, self.score_note(analysis, standing)),
            figure(say!(words, "report-rank"), self.rank(analysis, standing), self.rank_note(analysis, standing)),
            figure(say!(words, "report-band"), band_name(self.catalogue, standing, words), self.band_note(standing)),
            figure(say!(words, "report-coverage"), coverage, say!(words, "report-coverage-note")),
        ]
    }

    fn score_note(&self, analysis: &Analysis, standing: &Standing) -> String {
        let (words, digits) = (self.words, self.catalogue.digits);
        let change = analysis.places.first().and_then(|all| all.change()?.percent());
        match (change, analysis.against, standing.score.percent.filter(|_| standing.score.sent)) {
            (Some(change), Some(period), _) => {
                say!(words, "report-score-change", points = words.signed(change, digits), period = words.period(period))
            }
            (_, _, Some(percent)) => say!(words, "report-score-first", percent = words.number(percent, digits)),
            _ => String::new(),
        }
    }

    fn rank(&self, analysis: &Analysis, standing: &Standing) -> String {
        match (standing.rank, analysis.places.first()) {
            (Some(_), Some(all)) => self.words.rank_of(&all.now),
            _ => shared::none(),
        }
    }

    fn rank_note(&self, analysis: &Analysis, standing: &Standing) -> String {
        let words = self.words;
        if standing.rank.is_none() {
            return remark(standing, words);
        }
        let range = self.study.now.ranges.get(&analysis.unit).map(|range| {
            let [low, high] = range.bounds().map(|rank| rank.to_string());
            say!(words, "report-rank-range", low = low, high = high)
        });
        let climbed = analysis.places.first().and_then(|all| all.change()?.climbed());
        let change = climbed.map(|climbed| match climbed {
            0 => say!(words, "change-same-rank"),
            up if up > 0 => say!(words, "change-up", places = up.to_string()),
            down => say!(words, "change-down", places = down.unsigned_abs().to_string()),
        });
        [range, change].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    /// Where the band begins, or what makes the result provisional.
    fn band_note(&self, standing: &Standing) -> String {
        let provisional = remark(standing, self.words);
        let band = self.catalogue.bands.iter().find(|band| Some(&band.code) == standing.band.as_ref());
        match band {
            Some(band) if provisional.is_empty() => {
                say!(self.words, "report-band-from", from = self.words.plain(band.from, 2))
            }
            _ => provisional,
        }
    }

    fn groups(&self, standing: &Standing) -> Groups {
        let words = self.words;
        Groups {
            title: say!(words, "report-groups"),
            legend: say!(words, "report-group-legend"),
            headings: GroupHeadings {
                name: say!(words, "report-group"),
                points: say!(words, "report-points"),
                share: say!(words, "report-group-share"),
                median: say!(words, "report-median"),
                best: say!(words, "report-best"),
            },
            rows: self.catalogue.groups.iter().map(|group| self.group_bar(group, standing)).collect(),
        }
    }

    /// Median and best are those of the ranking the unit takes part in.
    pub(super) fn group_bar(&self, group: &Group, standing: &Standing) -> GroupBar {
        let words = self.words;
        let bloc = |unit: &UnitCode| ranking::bloc_of(self.project, self.catalogue, unit);
        let own_bloc = bloc(&standing.score.unit);
        let measure = Measure::GroupPoints(group.code.clone());
        let ranked = self.study.now.standings.iter().filter(|other| other.rank.is_some());
        let others = ranked.filter(|other| bloc(&other.score.unit) == own_bloc);
        let summary = summary(others.filter_map(|other| measure.of(&other.score)), measure.better(self.catalogue));
        let max = standing.score.group(&group.code).map_or(group.max, |score| score.max);
        GroupBar {
            name: format!("{} {}", group.code, words.text(&group.name)),
            points: self.group_points(group, standing),
            share: shared::marked(measure.of(&standing.score), max, words),
            median: shared::marked(summary.map(|summary| summary.median), group.max, words),
            best: shared::marked(summary.map(|summary| summary.best), group.max, words),
        }
    }

    fn group_points(&self, group: &Group, standing: &Standing) -> String {
        let (words, digits) = (self.words, self.catalogue.digits);
        // What is missing counts as the criteria set says: the states of the indicators below say why.
        let group = standing.score.group(&group.code).filter(|group| standing.score.sent && group.counts);
        group.map_or_else(shared::none, |group| {
            let (points, max) = (words.number(group.points, digits), words.plain(group.max, digits));
            say!(words, "report-score-of", points = points, max = max)
        })
    }

    fn sides(&self, analysis: &Analysis) -> [Listing; 2] {
        sides(&analysis.profile, costliest(analysis, self.words), self.words, |standout| self.standout(standout))
            .map(|(title, lines)| Listing { title, lines })
    }

    pub(super) fn standout(&self, standout: &Standout) -> String {
        let words = self.words;
        say!(
            words,
            "report-standout",
            indicator = words.indicator_named(self.catalogue, &standout.indicator),
            share = words.number(standout.share, 1),
            median = words.number(standout.median, 1),
            points = words.signed(standout.points, self.catalogue.digits)
        )
    }

    fn to_do(&self, analysis: &Analysis) -> Vec<Listing> {
        let words = self.words;
        let costly = self.costly(analysis);
        let lines: Vec<String> = costly.iter().take(MOST_TO_DO).map(|view| self.cost(view)).collect();
        let is_sent = self.study.now.of(&analysis.unit).is_some_and(|standing| standing.score.sent);
        let lines = match is_sent {
            false => vec![say!(words, "report-not-sent")],
            true if lines.is_empty() => vec![say!(words, "report-first-none")],
            true => lines,
        };
        let first = Listing { title: say!(words, "report-first"), lines };
        let lift = self.lift(analysis);
        let lift = (!lift.is_empty()).then(|| Listing { title: say!(words, "report-lift"), lines: lift });
        std::iter::once(first).chain(lift).collect()
    }

    /// The indicators that still cost points, most first.
    pub(super) fn costly<'b>(&self, analysis: &'b Analysis) -> Vec<&'b IndicatorView> {
        let Some(standing) = self.study.now.of(&analysis.unit) else { return Vec::new() };
        let view = |score: &IndicatorScore| analysis.indicators.iter().find(|view| view.score.code == score.code);
        costly(&standing.score).into_iter().filter_map(view).collect()
    }

    fn cost(&self, view: &IndicatorView) -> String {
        let (words, digits) = (self.words, self.catalogue.digits);
        let status = status(view, words);
        let gap = view.gap.as_ref().filter(|gap| !gap.reached);
        let gap = gap.and_then(|gap| Some(words.gap(self.catalogue.indicator(&view.score.code)?, gap)));
        let state = match gap.filter(|gap| *gap != shared::none()) {
            Some(gap) => say!(words, "report-first-gap", status = status, gap = gap),
            None => status,
        };
        say!(
            words,
            "report-first-line",
            indicator = words.indicator_named(self.catalogue, &view.score.code),
            points = words.number(view.score.points, digits),
            max = words.plain(view.score.max, digits),
            state = state
        )
    }

    /// The smallest change of one indicator, or of two, and what it makes of the whole.
    fn lift(&self, analysis: &Analysis) -> Vec<String> {
        let words = self.words;
        let Lifts::Ways { singles, pairs } = &analysis.lifts else { return Vec::new() };
        let Some(lift) = singles.first().or_else(|| pairs.first()) else { return Vec::new() };
        let changes = lift.changes.iter().map(|change| words.count_change(self.catalogue, change));
        changes.chain([whole(lift, self.catalogue, words)]).collect()
    }

    fn to_check(&self, analysis: &Analysis, standing: &Standing) -> Vec<Listing> {
        let words = self.words;
        if !standing.score.sent {
            let title = say!(words, "report-silent", count = analysis.profile.unanswered.len().to_string());
            return vec![Listing { title, lines: vec![say!(words, "report-not-sent")] }];
        }
        let silent: Vec<&str> = analysis.profile.unanswered.iter().map(|one| one.indicator.as_str()).collect();
        let without = self.evidence.missing(&standing.score);
        let doubtful = analysis.doubts.iter().take(MOST_DOUBTS);
        let doubtful = doubtful.map(|flag| doubts::flag_sentence(self.project, self.catalogue, flag, words));
        let named = |codes: &[&str]| match codes.split_at_checked(MOST_NAMED) {
            _ if codes.is_empty() => say!(words, "report-nothing-there"),
            Some((first, rest)) if !rest.is_empty() => say!(
                words,
                "report-and-more",
                names = self.names(first),
                count = rest.len().to_string(),
                codes = rest.join(", ")
            ),
            _ => self.names(codes),
        };
        let count = |count: usize| count.to_string();
        let mut listings = vec![
            Listing { title: say!(words, "report-silent", count = count(silent.len())), lines: vec![named(&silent)] },
            Listing {
                title: say!(words, "report-evidence", count = count(without.len())),
                lines: vec![match without.is_empty() {
                    true => say!(words, "report-evidence-none"),
                    false => named(&without),
                }],
            },
        ];
        if !analysis.doubts.is_empty() {
            let title = say!(words, "report-doubts", count = count(analysis.doubts.len()));
            listings.push(Listing { title, lines: doubtful.collect() });
        }
        listings
    }

    fn names(&self, codes: &[&str]) -> String {
        let names = codes.iter().map(|code| self.words.indicator_named(self.catalogue, code));
        names.collect::<Vec<_>>().join("; ")
    }

    // ── Back ──────────────────────────────────────────────────────────────────────────────────────────────────

    fn indicators(&self, analysis: &Analysis, standing: &Standing) -> Indicators {
        let words = self.words;
        let group = |group: &Group| {
            let views = analysis.indicators.iter().filter_map(|view| {
                let indicator = self.catalogue.indicator(&view.score.code)?;
                (indicator.group == group.code).then(|| self.row(indicator, view, &analysis.unit))
            });
            let rows: Vec<IndicatorRow> = views.collect();
            (!rows.is_empty()).then(|| IndicatorGroup {
                name: format!("{} {}", group.code, words.text(&group.name)),
                points: self.group_points(group, standing),
                rows,
            })
        };
        let since = self.study.before.as_ref().map(|before| words.period(before.period));
        Indicators {
            title: say!(words, "report-indicators"),
            note: since.map_or_else(String::new, |period| say!(words, "report-change-since", period = period)),
            headings: [
                say!(words, "report-indicator"),
                say!(words, "report-value"),
                say!(words, "report-target"),
                say!(words, "report-gap"),
                say!(words, "report-status"),
                say!(words, "report-change"),
                say!(words, "report-points"),
            ],
            groups: self.catalogue.groups.iter().filter_map(group).collect(),
        }
    }

    pub(super) fn row(&self, indicator: &Indicator, view: &IndicatorView, unit: &UnitCode) -> IndicatorRow {
        let (words, digits) = (self.words, self.catalogue.digits);
        let score = &view.score;
        let before = self.study.before.as_ref().and_then(|before| before.of(unit)?.score.indicator(&score.code));
        IndicatorRow {
            code: indicator.code.clone(),
            name: words.text(&indicator.name).to_owned(),
            value: shared::value(self.catalogue, indicator, score, words),
            target: score.target.map_or_else(shared::none, |target| words.measured(indicator, target)),
            gap: view.gap.as_ref().map_or_else(shared::none, |gap| words.gap(indicator, gap)),
            status: view.pace.map(|pace| view.settled(pace.status)),
            status_word: status(view, words),
            change: shared::change(indicator, before, score, words).unwrap_or_else(shared::none),
            points: points(score, digits, words),
        }
    }
}

fn points(score: &IndicatorScore, digits: u32, words: &Words) -> String {
    if !score.counts || score.max.is_zero() {
        return shared::none();
    }
    say!(words, "report-score-of", points = words.number(score.points, digits), max = words.plain(score.max, digits))
}
