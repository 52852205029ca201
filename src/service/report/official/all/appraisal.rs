//! What is reached and what is not, and what is proposed.

use rust_decimal::Decimal;

use super::super::super::evidence::Evidence;
use super::super::items;
use super::groups::{Reached, is_done_or_not};
use super::{MOST, Teller};
use crate::catalogue::Indicator;
use crate::compare::Unranked;
use crate::report::blocks::Block;
use crate::say;

impl Teller<'_> {
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

    /// How many units reach a target, as praise or as what is lacking.
    fn reach_line(&self, indicator: &Indicator, counted: &Reached, is_praise: bool) -> String {
        let words = self.words;
        let (name, target) = (words.text(&indicator.name), words.measured(indicator, counted.target));
        let (reached, all) = (counted.reached.to_string(), counted.all.to_string());
        match is_praise {
            // “Reaches the target Yes” is no sentence.
            _ if is_done_or_not(indicator) => {
                say!(words, "official-line-yes", name = name, yes = reached, all = all, missing = "")
            }
            true => say!(words, "official-achieved-line", name = name, reached = reached, all = all, target = target),
            false => say!(words, "official-short-line", name = name, reached = reached, all = all, target = target),
        }
    }

    pub(super) fn achieved(&self) -> Vec<Block> {
        let words = self.words;
        let line = |(indicator, counted): &(&Indicator, Reached)| self.reach_line(indicator, counted, true);
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

    pub(super) fn shortcomings(&self, doubts: usize, evidence: &Evidence) -> Vec<Block> {
        let words = self.words;
        let line = |(indicator, counted): &(&Indicator, Reached)| self.reach_line(indicator, counted, false);
        let mut lines: Vec<String> = self.by_half()[1].iter().rev().take(MOST).map(line).collect();
        if lines.is_empty() {
            lines.push(say!(words, "official-short-none"));
        }
        let not_sent = self.unranked(Unranked::NotSent).len();
        let without: Vec<usize> =
            self.scores.iter().map(|score| evidence.missing(score).len()).filter(|count| *count > 0).collect();
        if not_sent > 0 {
            lines.push(say!(words, "official-short-not-sent", count = not_sent));
        }
        if doubts > 0 {
            lines.push(say!(words, "official-short-doubts", count = doubts));
        }
        if !without.is_empty() {
            let (count, units) = (without.iter().sum::<usize>().to_string(), without.len().to_string());
            lines.push(say!(words, "official-short-evidence", count = count, units = units));
        }
        items(lines)
    }

    pub(super) fn proposals(&self, doubts: usize) -> Vec<String> {
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
