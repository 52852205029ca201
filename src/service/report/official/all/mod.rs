//! What a report about all units says: who sent, how they stand, each group and indicator over all of them.

mod appraisal;
mod groups;

use rust_decimal::Decimal;

use super::super::Job;
use super::super::evidence::Evidence;
use super::super::words as shared;
use super::{Frame, Said, annex, annex_name, before};
use crate::catalogue::Catalogue;
use crate::compare::{Measure, Standing, Status, Unranked, summary_of_ranked};
use crate::domain::points;
use crate::i18n::Words;
use crate::report::blocks::{Block, Column, Row, Table, TextSize};
use crate::say;
use crate::scoring::UnitScore;
use crate::service::score::{PeriodScores, Whom, score_period};
use crate::service::{Project, ServiceError, beside, doubts};

/// How many units, indicators or names a sentence lists.
const MOST: usize = 5;
const MOST_NAMES: usize = 12;

/// Everything that is said of all units for a period.
pub(super) fn said(job: &Job<'_>, frame: &Frame) -> Result<Said, ServiceError> {
    let Job { project, words, .. } = *job;
    let period = job.request.period;
    let mut now = score_period(project, period, &Whom::Compared)?;
    if now.sent() == 0 {
        return Err(ServiceError::NothingSent { period: period.to_string() });
    }
    now.ranges = job.rank_ranges(&now);
    let before = before(job, &now, &Whom::Compared)?;
    let note = |before: &PeriodScores| beside::note(project, &now.catalogue, before.period, words);
    let beside = before.as_ref().map(note).transpose()?.flatten();
    let doubts = doubts::of_period(&now, before.as_ref()).len();
    let evidence = Evidence::of(project, &now)?;
    let teller = Teller {
        project,
        catalogue: &now.catalogue,
        scores: now.standings.iter().map(|standing| standing.score.clone()).collect(),
        earlier: before.iter().flat_map(|before| &before.standings).map(|standing| standing.score.clone()).collect(),
        now: &now,
        before: before.as_ref(),
        beside,
        words,
    };
    Ok(Said {
        subject: say!(words, "official-subject", period = words.period(period)),
        opening: teller.opening(frame),
        results: teller.results(),
        achieved: teller.achieved(),
        shortcomings: teller.shortcomings(doubts, &evidence),
        proposals: teller.proposals(doubts),
        annexes: vec![
            (say!(words, "official-annex-ranking"), annex::ranking(project, &now, None, words)),
            (say!(words, "official-annex-points"), annex::points(project, &now, words)),
            (say!(words, "official-annex-charts"), annex::charts(job, None)?),
        ],
    })
}

struct Teller<'a> {
    project: &'a Project,
    catalogue: &'a Catalogue,
    now: &'a PeriodScores,
    before: Option<&'a PeriodScores>,
    /// What has to be said of it where it is scored under another version.
    beside: Option<String>,
    scores: Vec<UnitScore>,
    earlier: Vec<UnitScore>,
    words: &'a Words,
}

impl Teller<'_> {
    fn opening(&self, frame: &Frame) -> String {
        let words = self.words;
        say!(
            words,
            "official-opening",
            sent = self.now.sent().to_string(),
            all = self.now.standings.len().to_string(),
            catalogue = words.text(&self.catalogue.name),
            issuer = frame.issuer_in_a_sentence(words),
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
        blocks.extend(self.beside.iter().map(Block::paragraph));
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
            size: TextSize::Usual,
        }
    }
}
