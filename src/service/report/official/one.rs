//! What a report about one unit says: its standing, each group and indicator, what is reached and what is not.

use super::super::Job;
use super::super::evidence::Evidence;
use super::super::profile::Writer;
use super::super::words as shared;
use super::{Frame, Said, annex, items};
use crate::catalogue::{Catalogue, Group, Indicator};
use crate::compare::Standing;
use crate::domain::text::capitalised;
use crate::i18n::Words;
use crate::report::blocks::{Block, Column, Row, Table, TextSize};
use crate::say;
use crate::service::analysis::{Analysis, IndicatorView, Request, Together, analyse_together, told};
use crate::service::export::{band_name, remark};
use crate::service::ranges;
use crate::service::{Project, ServiceError, doubts};

/// How many strengths, weaknesses and proposals are told.
const MOST: usize = 3;

/// Everything that is said of one unit for a period.
pub(super) fn said(job: &Job<'_>, request: &Request, frame: &Frame) -> Result<Said, ServiceError> {
    let Job { project, words, .. } = *job;
    let mut study = analyse_together(project, std::slice::from_ref(request), words)?;
    study.now.ranges = job.rank_ranges(&study.now);
    let unknown = || ServiceError::NoSuchUnit { code: request.unit.to_string() };
    let analysis = study.analyses.first().ok_or_else(unknown)?;
    let standing = study.now.of(&request.unit).ok_or_else(unknown)?;
    let unit = project.unit(&request.unit)?.official_name();
    let evidence = Evidence::of(project, &study.now)?;
    let writer = Writer::of(project, &study, words)?;
    let teller = Teller {
        job,
        project,
        catalogue: &study.now.catalogue,
        study: &study,
        analysis,
        standing,
        unit,
        writer,
        words,
    };
    let own = Some(&request.unit);
    Ok(Said {
        subject: say!(words, "official-subject-unit", period = words.period(request.period), unit = unit),
        opening: teller.opening(frame),
        results: teller.results(),
        achieved: teller.achieved(),
        shortcomings: teller.shortcomings(&evidence),
        proposals: teller.proposals(),
        annexes: vec![
            (say!(words, "official-annex-indicators", unit = unit), vec![Block::Table(teller.indicators())]),
            (say!(words, "official-annex-arithmetic", unit = unit), annex::arithmetic(analysis, words)),
            (say!(words, "official-annex-ranking"), annex::ranking(project, &study.now, own, words)),
            (say!(words, "official-annex-charts"), annex::charts(job, own)?),
        ],
    })
}

struct Teller<'a> {
    job: &'a Job<'a>,
    project: &'a Project,
    catalogue: &'a Catalogue,
    study: &'a Together,
    analysis: &'a Analysis,
    standing: &'a Standing,
    unit: &'a str,
    writer: Writer<'a>,
    words: &'a Words,
}

impl Teller<'_> {
    fn opening(&self, frame: &Frame) -> String {
        let words = self.words;
        say!(
            words,
            "official-opening-unit",
            catalogue = words.text(&self.catalogue.name),
            issuer = frame.issuer_in_a_sentence(words),
            period = words.period(self.analysis.period),
            unit = self.unit,
            date = words.date(self.analysis.cut_off)
        )
    }

    fn results(&self) -> Vec<(String, Vec<Block>)> {
        let groups = self.catalogue.groups.iter().zip(1..).filter_map(|(group, number)| {
            let blocks = self.group(group, number);
            (!blocks.is_empty()).then(|| (self.words.text(&group.name).to_owned(), blocks))
        });
        std::iter::once((say!(self.words, "official-overall"), self.overall())).chain(groups).collect()
    }

    fn overall(&self) -> Vec<Block> {
        let (words, digits, score) = (self.words, self.catalogue.digits, &self.standing.score);
        let places = self.analysis.places.first();
        let (Some(_), Some(all), Some(percent)) = (self.standing.rank, places, score.percent) else {
            let why = remark(self.standing, words);
            return vec![Block::paragraph(say!(
                words,
                "official-unit-unranked",
                unit = capitalised(self.unit),
                why = why
            ))];
        };
        let mut blocks = vec![Block::paragraph(say!(
            words,
            "official-unit-standing",
            unit = capitalised(self.unit),
            points = words.number(score.points, digits),
            max = words.plain(score.max, digits),
            percent = words.number(percent, digits),
            rank = words.rank_of(&all.now),
            band = band_name(self.catalogue, self.standing, words),
            coverage = score.coverage.map_or_else(shared::none, |coverage| words.percent(coverage, 0))
        ))];
        let range = self.study.now.ranges.get(&self.analysis.unit);
        blocks.extend(range.zip(self.job.request.draws).map(|(range, draws)| {
            let [low, high] = range.bounds().map(|rank| rank.to_string());
            let method = ranges::method(draws, words);
            Block::paragraph(say!(words, "official-unit-range", low = low, high = high, method = method))
        }));
        blocks.extend(items(told(self.project, self.analysis, words).places.lines));
        blocks
    }

    fn views<'a>(&'a self, group: &'a Group) -> impl Iterator<Item = (&'a Indicator, &'a IndicatorView)> {
        let views = self.analysis.indicators.iter();
        let known = views.filter_map(|view| Some((self.catalogue.indicator(&view.score.code)?, view)));
        known.filter(|(indicator, _)| indicator.group == group.code)
    }

    /// `number` is that of its table.
    fn group(&self, group: &Group, number: usize) -> Vec<Block> {
        let words = self.words;
        let lines: Vec<String> = self.views(group).map(|(indicator, view)| self.line(indicator, view)).collect();
        if lines.is_empty() {
            return Vec::new();
        }
        let bar = self.writer.group_bar(group, self.standing);
        let whole = say!(
            words,
            "official-unit-group",
            points = bar.points,
            share = bar.share.label,
            median = bar.median.label,
            best = bar.best.label
        );
        let title = say!(words, "official-table-group", group = group.code.as_str());
        let caption = say!(words, "official-table", number = number.to_string(), title = title);
        let table = Table { caption, ..self.table(std::slice::from_ref(group)) };
        std::iter::once(Block::paragraph(whole)).chain(items(lines)).chain([Block::Table(table)]).collect()
    }

    fn line(&self, indicator: &Indicator, view: &IndicatorView) -> String {
        let words = self.words;
        let row = self.writer.row(indicator, view, &self.analysis.unit);
        let is_there = |text: &String| *text != shared::none();
        let target = Some(row.target)
            .filter(is_there)
            .map(|target| say!(words, "official-unit-target", target = target, status = row.status_word.as_str()));
        let missing = view.gap.is_some_and(|gap| !gap.reached);
        let gap = Some(row.gap).filter(|gap| missing && is_there(gap));
        let gap = gap.map(|gap| say!(words, "official-unit-gap", gap = gap));
        let moved =
            Some(row.change).filter(|change| is_there(change) && *change != say!(words, "chart-change-same-rank"));
        let change = moved.zip(self.study.before.as_ref()).map(|(change, before)| {
            say!(words, "official-unit-change", period = words.period(before.period), change = change)
        });
        say!(
            words,
            "official-unit-line",
            name = row.name,
            value = row.value,
            target = target.unwrap_or_default(),
            gap = gap.unwrap_or_default(),
            change = change.unwrap_or_default()
        )
    }

    fn indicators(&self) -> Table {
        self.table(&self.catalogue.groups)
    }

    /// The indicators of some groups, row by row.
    fn table(&self, groups: &[Group]) -> Table {
        let words = self.words;
        let mut rows = Vec::new();
        for group in groups {
            let of_group = self.views(group).map(|(indicator, view)| {
                let row = self.writer.row(indicator, view, &self.analysis.unit);
                let name = format!("{} {}", row.code, row.name);
                Row::plain(vec![name, row.value, row.target, row.gap, row.status_word, row.points])
            });
            rows.extend(of_group);
        }
        Table {
            caption: String::new(),
            columns: vec![
                Column::text(say!(words, "report-indicator"), 5.5),
                Column::figures(say!(words, "report-value"), 2.8),
                Column::figures(say!(words, "report-target"), 1.7),
                Column::figures(say!(words, "report-gap"), 2.4),
                Column::text(say!(words, "report-status"), 2.0),
                Column::figures(say!(words, "report-points"), 2.0),
            ],
            rows,
            size: TextSize::Usual,
        }
    }

    // ── Appraisal and proposals ───────────────────────────────────────────────────────────────────────────────

    /// Indicators with a target and a figure: those that reach it, and those that do not.
    fn by_reach(&self) -> (Vec<&str>, Vec<&str>) {
        let views = self.analysis.indicators.iter().filter_map(|view| {
            let indicator = self.catalogue.indicator(&view.score.code)?;
            Some((self.words.text(&indicator.name), view.gap.as_ref()?.reached))
        });
        let (reached, missed): (Vec<_>, Vec<_>) = views.partition(|(_, reached)| *reached);
        (reached.into_iter().map(|(name, _)| name).collect(), missed.into_iter().map(|(name, _)| name).collect())
    }

    fn achieved(&self) -> Vec<Block> {
        let words = self.words;
        let (reached, missed) = self.by_reach();
        let all = (reached.len() + missed.len()).to_string();
        let count = reached.len().to_string();
        let mut lines = Vec::new();
        if !reached.is_empty() {
            lines.push(say!(words, "official-unit-reached", reached = count, all = all, names = reached.join("; ")));
        }
        let strong = self.analysis.profile.strengths.iter().take(MOST);
        lines.extend(strong.map(|one| say!(words, "official-unit-strong", line = self.writer.standout(one))));
        if lines.is_empty() {
            lines.push(say!(words, "profile-no-strengths"));
        }
        items(lines)
    }

    fn shortcomings(&self, evidence: &Evidence) -> Vec<Block> {
        let words = self.words;
        let (reached, missed) = self.by_reach();
        let all = (reached.len() + missed.len()).to_string();
        let mut lines = Vec::new();
        if !missed.is_empty() {
            let (count, names) = (missed.len().to_string(), missed.join("; "));
            lines.push(say!(words, "official-unit-not-reached", count = count, all = all, names = names));
        }
        let weak = self.analysis.profile.weaknesses.iter().take(MOST);
        lines.extend(weak.map(|one| say!(words, "official-unit-weak", line = self.writer.standout(one))));
        let without = evidence.missing(&self.standing.score);
        if !without.is_empty() {
            let count = without.len().to_string();
            lines.push(format!("{}: {}", say!(words, "report-evidence", count = count), without.join(", ")));
        }
        let doubtful = self.analysis.doubts.iter();
        lines.extend(doubtful.map(|flag| doubts::flag_sentence(self.project, self.catalogue, flag, words)));
        if lines.is_empty() {
            lines.push(say!(words, "profile-no-weaknesses"));
        }
        items(lines)
    }

    fn proposals(&self) -> Vec<String> {
        let words = self.words;
        let costly: Vec<&str> = self
            .writer
            .costly(self.analysis)
            .into_iter()
            .take(MOST)
            .filter_map(|view| Some(words.text(&self.catalogue.indicator(&view.score.code)?.name)))
            .collect();
        let silent: Vec<&str> = self
            .analysis
            .profile
            .unanswered
            .iter()
            .filter_map(|one| Some(words.text(&self.catalogue.indicator(&one.indicator)?.name)))
            .collect();
        let targets =
            (!costly.is_empty()).then(|| say!(words, "official-propose-unit-targets", names = costly.join("; ")));
        let figures =
            (!silent.is_empty()).then(|| say!(words, "official-propose-unit-silent", names = silent.join("; ")));
        let check = (!self.analysis.doubts.is_empty()).then(|| say!(words, "official-propose-check"));
        [targets, figures, check].into_iter().flatten().collect()
    }
}
