//! Standings: who is ranked where, who is not and why, and the band.

use rust_decimal::Decimal;

use crate::catalogue::{BandsBy, Catalogue, Direction, RankBy};
use crate::domain::points;
use crate::scoring::UnitScore;

use super::place::{Place, places};

/// A unit's score with its place among the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub score: UnitScore,
    pub status: Status,
    /// 1 is best; nothing for the unranked.
    pub rank: Option<u32>,
    /// Whether others have the same rank.
    pub tied: bool,
    /// Code of the catalogue's band; nothing for the unranked.
    pub band: Option<String>,
}

/// Whether a unit takes part in the ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Ranked,
    /// Listed, not ranked, and not shown as 0.
    Unranked {
        why: Unranked,
    },
}

/// Why a unit is not ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unranked {
    /// Neither it nor any of its agencies has sent anything.
    NotSent,
    /// Too little of what applies to it was answered.
    BelowCoverage,
    /// Nothing that gives points applies to it.
    NoApplicable,
}

/// Ranks units under a catalogue: best first, equal ranks by code, the unranked last by code.
///
/// Ties are decided on the printed digits of the percent (or of the score where the catalogue ranks by score).
/// The order of `scores` makes no difference.
pub fn standings(catalogue: &Catalogue, scores: Vec<UnitScore>) -> Vec<Standing> {
    let (ranked, unranked): (Vec<_>, Vec<_>) = scores
        .into_iter()
        .map(|score| (status(catalogue, &score), score))
        .partition(|(status, _)| *status == Status::Ranked);
    let figures: Vec<Decimal> = ranked.iter().filter_map(|(_, score)| ranked_figure(catalogue, score)).collect();
    let places = places(&figures, Direction::Higher, catalogue.ties);
    let among = places.len();
    let ranked = ranked.into_iter().zip(places).map(|((_, score), place)| placed(catalogue, score, place, among));
    let unranked =
        unranked.into_iter().map(|(status, score)| Standing { score, status, rank: None, tied: false, band: None });
    let mut standings: Vec<Standing> = ranked.chain(unranked).collect();
    standings.sort_by(|a, b| (a.rank.is_none(), a.rank, &a.score.unit).cmp(&(b.rank.is_none(), b.rank, &b.score.unit)));
    standings
}

fn status(catalogue: &Catalogue, score: &UnitScore) -> Status {
    let unranked = |why| Status::Unranked { why };
    let figure = ranked_figure(catalogue, score);
    match (score.sent, score.coverage, figure) {
        (false, _, _) => unranked(Unranked::NotSent),
        (true, None, _) => unranked(Unranked::NoApplicable),
        (true, Some(coverage), _) if coverage < catalogue.min_coverage => unranked(Unranked::BelowCoverage),
        // Things apply, but without a figure they left the maximum: there is nothing to take a percent of.
        (true, Some(_), None) => unranked(Unranked::BelowCoverage),
        (true, Some(_), Some(_)) => Status::Ranked,
    }
}

/// What a unit is ranked by; nothing for one that is not ranked.
pub(super) fn ranked_units_figure(catalogue: &Catalogue, score: &UnitScore) -> Option<Decimal> {
    ranked_figure(catalogue, score).filter(|_| status(catalogue, score) == Status::Ranked)
}

/// What is printed is what is ranked.
fn ranked_figure(catalogue: &Catalogue, score: &UnitScore) -> Option<Decimal> {
    match catalogue.rank_by {
        RankBy::Percent => score.percent,
        RankBy::Score => score.counts.then(|| points::round(score.points, catalogue.digits)),
    }
}

fn placed(catalogue: &Catalogue, score: UnitScore, place: Place, among: usize) -> Standing {
    let band = match catalogue.bands_by {
        BandsBy::Percent => score.percent.and_then(|percent| band_of(catalogue, percent)),
        BandsBy::Rank => band_of_rank(catalogue, place.rank, among),
    };
    let band = band.map(str::to_owned);
    Standing { score, status: Status::Ranked, rank: Some(place.rank), tied: place.tied, band }
}

/// Code of the band `[from, next better)` in which a printed percent (0–100) lies; nothing below the lowest.
pub fn band_of(catalogue: &Catalogue, percent: Decimal) -> Option<&str> {
    let reached = catalogue.bands.iter().filter(|band| band.from <= percent);
    reached.max_by_key(|band| band.from).map(|band| band.code.as_str())
}

/// Code of the band of a rank among so many ranked units. A band from `p` percent holds the ranks up to the quantile
/// `1 − p` of all ranks (type 7 of Hyndman and Fan): of 63 units, four bands from 75, 50, 25 and 0 hold 16, 16, 15 and 16.
pub fn band_of_rank(catalogue: &Catalogue, rank: u32, among: usize) -> Option<&str> {
    let others = Decimal::from(among.saturating_sub(1));
    let behind = Decimal::from(rank.saturating_sub(1)).saturating_mul(Decimal::ONE_HUNDRED);
    let reached = |from: Decimal| behind <= Decimal::ONE_HUNDRED.saturating_sub(from).saturating_mul(others);
    let reached = catalogue.bands.iter().filter(|band| reached(band.from));
    reached.max_by_key(|band| band.from).map(|band| band.code.as_str())
}
