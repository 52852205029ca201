//! What a report about all units says: who sent, how they stand, each group and indicator over all of them.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::evidence::Evidence;
use super::super::words as shared;
use super::{Head, Said, annex, annex_name, before, items};
use crate::catalogue::{Catalogue, Group, Indicator, Input};
use crate::compare::{Measure, Standing, Status, Unranked, aggregate, gap, summary_of_ranked};
use crate::domain::{Period, points};
use crate::i18n::Words;
use crate::report::blocks::{Block, Column, Row, Table};
use crate::say;
use crate::scoring::{State, UnitScore};
use crate::service::ranges::{self, Draws};
use crate::service::score::{PeriodScores, Whom, score_period};
use crate::service::{Project, ServiceError, doubts};

/// How many units, indicators or names a sentence lists.
const MOST: usize = 5;
const MOST_NAMES: usize = 12;

/// Everything that is said of all units for a period.
pub(super) fn said(
    project: &Project,
    period: Period,
    head: &Head,
    made: Date,
    words: &Words,
) -> Result<Said, ServiceError> {
    let mut now = score_period(project, period, &Whom::Compared)?;
    if now.sent() == 0 {
        return Err(ServiceError::NothingSent { period: period.to_string() });
    }
    now.ranges = ranges::rank_ranges(project, &now, Draws::default());
    let before = before(project, &now, &Whom::Compared)?;
    let doubts = doubts::of_period(&now, before.as_ref()).len();
    let evidence = Evidence::of(project, &now)?;
    let teller = Teller {
        project,
        catalogue: &now.catalogue,
        scores: now.standings.iter().map(|standing| standing.score.clone()).collect(),
        earlier: before.iter().flat_map(|before| &before.standings).map(|standing| standing.score.clone()).collect(),
        now: &now,
        before: before.as_ref(),
        words,
    };
    Ok(Said {
        subject: say!(words, "official-subject", period = words.period(period)),
        opening: teller.opening(head),
        results: teller.results(),
        achieved: teller.achieved(),
        shortcomings: teller.shortcomings(doubts, &evidence),
        proposals: teller.proposals(doubts),
        annexes: vec![
            (say!(words, "official-annex-ranking"), annex::ranking(project, &now, None, words)),
            (say!(words, "official-annex-points"), annex::points(project, &now, words)),
            (say!(words, "official-annex-charts"), annex::charts(project, period, None, made, words)?),
        ],
    })
}

struct Teller<'a> {
    project: &'a Project,
    catalogue: &'a Catalogue,
    now: &'a PeriodScores,
    before: Option<&'a PeriodScores>,
    scores: Vec<UnitScore>,
    earlier: Vec<UnitScore>,
    words: &'a Words,
}

/// How many units with a figure reach a target.
struct Reached {
    reached: usize,
    all: usize,
    target: Decimal,
}

impl Teller<'_> {
    fn opening(&self, head: &Head) -> String {
        let words = self.words;
        say!(
            words,
            "official-opening",
            sent = self.now.sent().to_string(),
            all = self.now.standings.len().to_string(),
            catalogue = words.text(&self.catalogue.name),
            issuer = head.issuer_in_a_sentence(words),
            period = words.period(self.now.period),
            date = words.date(self.now.cut_off)
        )
    }

    fn results(&self) -> Vec<(String, Vec<Block>)> {
        let words = self.words;
        let mut sections =
            vec![(say!(words, "official-sending"), self.sending()), (say!(words, "official-overall"), self.overall())];
        let groups = self.catalogue.groups.iter().zip(2..);
        sections.extend(groups.filter_map(|(group, number)| {
            let blocks = self.group(group, number);
            (!blocks.is_empty()).then(|| (words.text(&group.name).to_owned(), blocks))
        }));
        sections
    }

    // ── Who sent, and the whole ───────────────────────────────────────────────────────────────────────────────

    fn sending(&self) -> Vec<Block> {
        let words = self.words;
        let ranked = self.now.standings.iter().filter(|standing| standing.rank.is_some()).count();
        let mut blocks = vec![Block::paragraph(say!(
            words,
            "official-sent",
            sent = self.now.sent().to_string(),
            all = self.now.standings.len().to_string(),
            ranked = ranked.to_string()
        ))];
        let not_sent = self.unranked(Unranked::NotSent);
        if !not_sent.is_empty() {
            let (count, names) = (not_sent.len().to_string(), self.names(&not_sent));
            blocks.push(Block::paragraph(say!(words, "official-not-sent", count = count, names = names)));
        }
        let thin = self.unranked(Unranked::BelowCoverage);
        if !thin.is_empty() {
            let (count, names) = (thin.len().to_string(), self.names(&thin));
            blocks.push(Block::paragraph(say!(words, "official-below-coverage", count = count, names = names)));
        }
        blocks
    }

    fn unranked(&self, why: Unranked) -> Vec<&Standing> {
        self.now.standings.iter().filter(|standing| standing.status == Status::Unranked { why }).collect()
    }

    /// At most a dozen names; a sentence is no register.
    fn names(&self, standings: &[&Standing]) -> String {
        let named: Vec<&str> =
            standings.iter().take(MOST_NAMES).map(|standing| self.project.name_of(&standing.score.unit)).collect();
        let more = if standings.len() > MOST_NAMES { ", …" } else { "" };
        format!("{}{more}", named.join(", "))
    }

    fn overall(&self) -> Vec<Block> {
        let words = self.words;
        let ranked: Vec<&Standing> = self.now.standings.iter().filter(|standing| standing.rank.is_some()).collect();
        let (Some(median), Some(best), Some(worst)) =
            (self.median_of(self.now), ranked.first(), ranked.iter().max_by_key(|standing| standing.rank))
        else {
            return Vec::new();
        };
        let percent =
            |standing: &Standing| standing.score.percent.map_or_else(shared::none, |percent| self.digits(percent));
        let mut blocks = vec![Block::paragraph(say!(
            words,
            "official-overall-median",
            count = ranked.len().to_string(),
            median = self.digits(median),
            best = self.project.name_of(&best.score.unit),
            best_percent = percent(best),
            worst = self.project.name_of(&worst.score.unit),
            worst_percent = percent(worst)
        ))];
        let then = self.before.and_then(|before| Some((before.period, self.median_of(before)?)));
        blocks.extend(then.map(|(period, then)| {
            let points = words.signed(median.saturating_sub(then), self.catalogue.digits);
            Block::paragraph(say!(words, "official-overall-change", period = words.period(period), points = points))
        }));
        let leader = |standing: &&Standing| {
            let unit = self.project.name_of(&standing.score.unit);
            say!(words, "official-leader", unit = unit, percent = percent(standing))
        };
        let leaders: Vec<String> = ranked.iter().take(MOST).map(leader).collect();
        let annex = annex_name(0, words);
        blocks.push(Block::paragraph(say!(words, "official-leaders", names = leaders.join(", "), annex = annex)));
        blocks.push(Block::Table(self.bands(&ranked)));
        blocks
    }

    fn digits(&self, number: Decimal) -> String {
        self.words.number(number, self.catalogue.digits)
    }

    fn median_of(&self, scores: &PeriodScores) -> Option<Decimal> {
        Some(summary_of_ranked(&scores.catalogue, &scores.standings, &Measure::Percent)?.median)
    }

    fn bands(&self, ranked: &[&Standing]) -> Table {
        let words = self.words;
        let row = |band: &crate::catalogue::Band| {
            let count = ranked.iter().filter(|standing| standing.band.as_ref() == Some(&band.code)).count();
            let share = points::fraction(count.into(), ranked.len().into());
            let share = share.map_or_else(shared::none, |share| words.percent(share, 1));
            Row::plain(vec![words.text(&band.name).to_owned(), count.to_string(), share])
        };
        Table {
            caption: say!(words, "official-table", number = "1", title = say!(words, "official-table-bands")),
            columns: vec![
                Column::text(say!(words, "report-band"), 3.0),
                Column::figures(say!(words, "official-column-units"), 2.0),
                Column::figures(say!(words, "official-column-share"), 2.0),
            ],
            rows: self.catalogue.bands.iter().map(row).collect(),
            dense: false,
        }
    }

    // ── Groups and indicators ─────────────────────────────────────────────────────────────────────────────────

    fn indicators_of<'a>(&'a self, group: &'a Group) -> impl Iterator<Item = &'a Indicator> {
        self.catalogue.asked().filter(|indicator| indicator.group == group.code)
    }

    /// `number` is that of its table.
    fn group(&self, group: &Group, number: usize) -> Vec<Block> {
        let words = self.words;
        let lines: Vec<String> = self.indicators_of(group).map(|indicator| self.line(indicator)).collect();
        if lines.is_empty() {
            return Vec::new();
        }
        let measure = Measure::GroupPoints(group.code.clone());
        let summary = summary_of_ranked(self.catalogue, &self.now.standings, &measure);
        let median = summary.map(|summary| {
            let max = words.plain(group.max, self.catalogue.digits);
            let (median, best) = (self.digits(summary.median), self.digits(summary.best));
            Block::paragraph(say!(words, "official-group-median", median = median, max = max, best = best))
        });
        median.into_iter().chain(items(lines)).chain([Block::Table(self.table(group, number))]).collect()
    }

    fn line(&self, indicator: &Indicator) -> String {
        let words = self.words;
        let name = words.text(&indicator.name);
        let values = self.values(indicator);
        if values.is_empty() {
            return say!(words, "official-line-none", name = name);
        }
        let reached = self.reached(indicator).map_or_else(String::new, |counted| {
            let target = words.measured(indicator, counted.target);
            let (reached, all) = (counted.reached.to_string(), counted.all.to_string());
            say!(words, "official-line-reached", reached = reached, all = all, target = target)
        });
        match &indicator.input {
            Input::Ratio { .. } => self.ratio_line(indicator, name, reached),
            Input::YesNo if is_done_or_not(indicator) => self.yes_line(indicator, name, &values),
            Input::Count { .. } => {
                let sum = values.iter().fold(Decimal::ZERO, |sum, value| sum.saturating_add(*value));
                say!(words, "official-line-count", name = name, sum = words.measured(indicator, sum))
            }
            Input::YesNo | Input::Value { .. } => self.median_line(indicator, name, reached),
        }
    }

    fn ratio_line(&self, indicator: &Indicator, name: &str, reached: String) -> String {
        let words = self.words;
        let Some(whole) = aggregate(&self.scores, &indicator.code) else {
            return self.median_line(indicator, name, reached);
        };
        let change = aggregate(&self.earlier, &indicator.code).zip(self.before).map(|(then, before)| {
            let grown = whole.fraction.saturating_sub(then.fraction).saturating_mul(Decimal::ONE_HUNDRED);
            let (points, period) = (words.signed(grown, 1), words.period(before.period));
            say!(words, "official-line-change", points = points, period = period)
        });
        say!(
            words,
            "official-line-ratio",
            name = name,
            whole = words.percent(whole.fraction, 1),
            numerator = words.plain(whole.numerator, 2),
            denominator = words.plain(whole.denominator, 2),
            change = change.unwrap_or_default(),
            reached = reached
        )
    }

    fn yes_line(&self, indicator: &Indicator, name: &str, values: &[Decimal]) -> String {
        let words = self.words;
        let without: Vec<&Standing> = self
            .now
            .standings
            .iter()
            .filter(|standing| self.value(&standing.score, indicator) == Some(Decimal::ZERO))
            .collect();
        // A list of most units says nothing that the annex does not say better.
        let few = !without.is_empty() && without.len() <= MOST_NAMES;
        let missing = few.then(|| say!(words, "official-line-yes-missing", names = self.names(&without)));
        let yes = (values.len() - without.len()).to_string();
        let (all, missing) = (values.len().to_string(), missing.unwrap_or_default());
        say!(words, "official-line-yes", name = name, yes = yes, all = all, missing = missing)
    }

    fn median_line(&self, indicator: &Indicator, name: &str, reached: String) -> String {
        let words = self.words;
        let Some(summary) = self.summary(indicator) else { return say!(words, "official-line-none", name = name) };
        let (median, best) = (words.measured(indicator, summary.median), words.measured(indicator, summary.best));
        say!(words, "official-line-median", name = name, median = median, best = best, reached = reached)
    }

    fn summary(&self, indicator: &Indicator) -> Option<crate::compare::Summary> {
        let better = crate::compare::better_direction(indicator);
        crate::compare::summary(self.values(indicator), better)
    }

    fn value(&self, score: &UnitScore, indicator: &Indicator) -> Option<Decimal> {
        score.indicator(&indicator.code).filter(|score| score.state == State::Answered)?.value()
    }

    fn values(&self, indicator: &Indicator) -> Vec<Decimal> {
        self.scores.iter().filter_map(|score| self.value(score, indicator)).collect()
    }

    fn reached(&self, indicator: &Indicator) -> Option<Reached> {
        let target = indicator.target.as_ref()?.value;
        let gaps = self.scores.iter().filter_map(|score| gap(indicator, score.indicator(&indicator.code)?));
        let (mut reached, mut all) = (0, 0);
        for gap in gaps {
            all += 1;
            reached += usize::from(gap.reached);
        }
        (all > 0).then_some(Reached { reached, all, target })
    }

    fn table(&self, group: &Group, number: usize) -> Table {
        let words = self.words;
        let row = |indicator: &Indicator| {
            let measured =
                |value: Option<Decimal>| value.map_or_else(shared::none, |value| words.measured(indicator, value));
            let whole = aggregate(&self.scores, &indicator.code).map(|whole| whole.fraction);
            let summary = self.summary(indicator);
            let reached = self.reached(indicator);
            Row::plain(vec![
                format!("{} {}", indicator.code, words.text(&indicator.name)),
                measured(indicator.target.as_ref().map(|target| target.value)),
                whole.map_or_else(shared::none, |whole| words.percent(whole, 1)),
                measured(summary.map(|summary| summary.median)),
                measured(summary.map(|summary| summary.best)),
                reached.map_or_else(shared::none, |counted| format!("{}/{}", counted.reached, counted.all)),
            ])
        };
        let title = say!(words, "official-table-group", group = group.code.as_str());
        Table {
            caption: say!(words, "official-table", number = number.to_string(), title = title),
            columns: vec![
                Column::text(say!(words, "report-indicator"), 6.0),
                Column::figures(say!(words, "report-target"), 2.0),
                Column::figures(say!(words, "official-column-whole"), 2.2),
                Column::figures(say!(words, "report-median"), 2.2),
                Column::figures(say!(words, "report-best"), 2.4),
                Column::figures(say!(words, "official-column-reached"), 2.0),
            ],
            rows: self.indicators_of(group).map(row).collect(),
            dense: false,
        }
    }

    // ── Appraisal and proposals ───────────────────────────────────────────────────────────────────────────────

    /// Scored indicators with a target, those that most units reach first.
    fn by_reach(&self) -> Vec<(&Indicator, Reached)> {
        let aimed = self.catalogue.scored().filter_map(|indicator| Some((indicator, self.reached(indicator)?)));
        let mut aimed: Vec<(&Indicator, Reached)> = aimed.collect();
        aimed.sort_by(|(a, of_a), (b, of_b)| {
            let (left, right) = (of_a.reached * of_b.all, of_b.reached * of_a.all);
            right.cmp(&left).then_with(|| a.code.cmp(&b.code))
        });
        aimed
    }

    /// Those that at least half of the units reach, and the others.
    fn by_half(&self) -> [Vec<(&Indicator, Reached)>; 2] {
        let (most, few) = self.by_reach().into_iter().partition(|(_, counted)| counted.reached * 2 >= counted.all);
        [most, few]
    }

    fn achieved(&self) -> Vec<Block> {
        let words = self.words;
        let line = |(indicator, counted): &(&Indicator, Reached)| {
            let (name, target) = (words.text(&indicator.name), words.measured(indicator, counted.target));
            let (reached, all) = (counted.reached.to_string(), counted.all.to_string());
            // “Reaches the target Yes” is no sentence.
            if is_done_or_not(indicator) {
                return say!(words, "official-line-yes", name = name, yes = reached, all = all, missing = "");
            }
            say!(words, "official-achieved-line", name = name, reached = reached, all = all, target = target)
        };
        let lines: Vec<String> = self.by_half()[0].iter().take(MOST).map(line).collect();
        let lines = if lines.is_empty() { vec![say!(words, "official-achieved-none")] } else { lines };
        items(lines).into_iter().chain(self.risen()).collect()
    }

    fn risen(&self) -> Option<Block> {
        let (words, before) = (self.words, self.before?);
        let grown = self.now.standings.iter().filter(|standing| standing.rank.is_some()).filter_map(|standing| {
            let then = before.of(&standing.score.unit).filter(|then| then.rank.is_some())?.score.percent?;
            Some((&standing.score.unit, standing.score.percent?.saturating_sub(then)))
        });
        let grown: Vec<_> = grown.collect();
        let (unit, most) = grown.iter().max_by_key(|(_, grown)| *grown)?;
        let count = grown.iter().filter(|(_, grown)| *grown > Decimal::ZERO).count();
        Some(Block::paragraph(say!(
            words,
            "official-risen",
            count = count.to_string(),
            all = grown.len().to_string(),
            period = words.period(before.period),
            unit = self.project.name_of(unit),
            points = words.signed(*most, self.catalogue.digits)
        )))
    }

    fn shortcomings(&self, doubts: usize, evidence: &Evidence) -> Vec<Block> {
        let words = self.words;
        let line = |(indicator, counted): &(&Indicator, Reached)| {
            let (name, target) = (words.text(&indicator.name), words.measured(indicator, counted.target));
            let (reached, all) = (counted.reached.to_string(), counted.all.to_string());
            // “Reaches the target Yes” is no sentence.
            if is_done_or_not(indicator) {
                return say!(words, "official-line-yes", name = name, yes = reached, all = all, missing = "");
            }
            say!(words, "official-short-line", name = name, reached = reached, all = all, target = target)
        };
        let mut lines: Vec<String> = self.by_half()[1].iter().rev().take(MOST).map(line).collect();
        if lines.is_empty() {
            lines.push(say!(words, "official-short-none"));
        }
        let not_sent = self.unranked(Unranked::NotSent).len();
        let without: Vec<usize> =
            self.scores.iter().map(|score| evidence.missing(score).len()).filter(|count| *count > 0).collect();
        if not_sent > 0 {
            lines.push(say!(words, "official-short-not-sent", count = not_sent.to_string()));
        }
        if doubts > 0 {
            lines.push(say!(words, "official-short-doubts", count = doubts.to_string()));
        }
        if !without.is_empty() {
            let (count, units) = (without.iter().sum::<usize>().to_string(), without.len().to_string());
            lines.push(say!(words, "official-short-evidence", count = count, units = units));
        }
        items(lines)
    }

    fn proposals(&self, doubts: usize) -> Vec<String> {
        let words = self.words;
        let not_sent = self.unranked(Unranked::NotSent);
        let behind: Vec<String> = self.by_half()[1]
            .iter()
            .rev()
            .take(MOST)
            .map(|(indicator, _)| words.text(&indicator.name).to_owned())
            .collect();
        let send = (!not_sent.is_empty()).then(|| say!(words, "official-propose-send", names = self.names(&not_sent)));
        let targets = (!behind.is_empty()).then(|| say!(words, "official-propose-targets", names = behind.join("; ")));
        let check = (doubts > 0).then(|| say!(words, "official-propose-check"));
        [send, targets, check].into_iter().flatten().collect()
    }
}

/// With nothing in between.
fn is_done_or_not(indicator: &Indicator) -> bool {
    matches!(indicator.input, Input::YesNo) && !indicator.measures_a_fraction()
}
