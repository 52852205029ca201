//! The tile map: each province in its place, shaded by its figure.

use rust_decimal::Decimal;

use super::grid::{silence, steps};
use super::tile_map::{ISLANDS, Islands, spot};
use super::{Part, Writer};
use crate::catalogue::Direction;
use crate::chart::{Body, Filling, Island, SHADES, Shade, Sign, Silence, Tile, Tiles};
use crate::i18n::NO_VALUE;
use crate::say;
use crate::service::ServiceError;
use crate::service::figures::{Figure, Measure, UnitOfMeasure};

impl Writer<'_> {
    /// # Errors
    /// No unit is a province.
    pub(super) fn tile_map(&self) -> Result<Part, ServiceError> {
        let ends = round_ends(self.shown().filter_map(|figure| figure.value));
        let tiles: Vec<Tile> = self.shown().filter_map(|figure| self.tile(figure, ends)).collect();
        if tiles.is_empty() {
            return Err(ServiceError::NoMap);
        }
        let legend = self.shade_signs(ends).into_iter().chain(self.tile_silences(&tiles)).collect();
        let islands = ISLANDS.into_iter().map(|(islands, spot, of)| {
            let (name, belongs) = match islands {
                Islands::HoangSa => (say!(self.words, "chart-hoang-sa"), say!(self.words, "chart-hoang-sa-of")),
                Islands::TruongSa => (say!(self.words, "chart-truong-sa"), say!(self.words, "chart-truong-sa-of")),
            };
            Island { spot, name, belongs, of: of.to_owned() }
        });
        let body = Tiles { tiles, islands: islands.collect() };
        let dark = match self.is_ranking() {
            true => say!(self.words, "chart-note-tiles-better"),
            false => say!(self.words, "chart-note-tiles-more"),
        };
        let notes = vec![format!("{} {dark}", say!(self.words, "chart-note-tiles"))];
        Ok(Part { legend, notes, ..Part::new(self.standing_title(), Body::Tiles(body)) })
    }

    fn tile(&self, figure: &Figure, ends: (Decimal, Decimal)) -> Option<Tile> {
        let unit = self.project.register().by_code(&figure.unit)?;
        Some(Tile {
            key: figure.unit.to_string(),
            spot: spot(figure.unit.as_str())?,
            name: figure.name.clone(),
            short_name: unit.short_name.as_deref().unwrap_or(&figure.name).to_owned(),
            rank: figure.rank.map(|rank| rank.to_string()),
            label: match figure.value {
                Some(_) => self.label(figure),
                None => NO_VALUE.to_owned(),
            },
            filling: match figure.value {
                Some(value) => Filling::Shade(self.shade(value, ends)),
                None => Filling::Silent(self.silence_of(figure)),
            },
            own: self.is_own(figure),
        })
    }

    /// Darker is better, whichever way the figure is read.
    fn shade(&self, value: Decimal, ends: (Decimal, Decimal)) -> Shade {
        let step = Shade::of(value, ends).step();
        Shade::new(if self.figures.better == Some(Direction::Lower) { SHADES - 1 - step } else { step })
    }

    fn shade_signs(&self, ends: (Decimal, Decimal)) -> Vec<(Sign, String)> {
        let most = self.figures.most.unwrap_or(Decimal::MAX);
        let signs = steps(ends).filter(|(_, from, ..)| *from < most).map(|(shade, from, to, last)| {
            let (to, last) = (to.min(most), last || to >= most);
            let words = match self.figures.unit_of_measure {
                UnitOfMeasure::Percent => self.percent_step(from, to, last),
                UnitOfMeasure::Points | UnitOfMeasure::Plain => self.step(from, to, last),
            };
            let step = shade.step();
            let shade = if self.figures.better == Some(Direction::Lower) { SHADES - 1 - step } else { step };
            (Sign::Shade(Shade::new(shade)), words)
        });
        signs.collect()
    }

    fn silence_of(&self, figure: &Figure) -> Silence {
        let standing = self.scores.of(&figure.unit);
        let sent = standing.is_some_and(|standing| standing.score.sent);
        let of_indicator = match &self.request.measure {
            Measure::Indicator(code) => standing.and_then(|standing| standing.score.indicator(code)),
            Measure::Total | Measure::Group(_) => None,
        };
        match of_indicator.and_then(|score| silence(score.state)) {
            Some(silence) => silence,
            None if sent => Silence::NoData,
            None => Silence::NotSent,
        }
    }

    fn tile_silences(&self, tiles: &[Tile]) -> Vec<(Sign, String)> {
        let occurs = |silence: &Silence| tiles.iter().any(|tile| tile.filling == Filling::Silent(*silence));
        let sign = |silence| match (silence, &self.request.measure) {
            // A total is missing not for want of any figure but for want of enough.
            (Silence::NoData, Measure::Total | Measure::Group(_)) => {
                (Sign::Silence(silence), say!(self.words, "chart-silence-unranked"))
            }
            _ => self.silence_sign(silence),
        };
        Silence::ALL.into_iter().filter(occurs).map(sign).collect()
    }
}

/// Ends of five equal steps that begin and end on round numbers and hold all values.
fn round_ends(values: impl Iterator<Item = Decimal>) -> (Decimal, Decimal) {
    let values: Vec<Decimal> = values.collect();
    let (Some(least), Some(greatest)) = (values.iter().min().copied(), values.iter().max().copied()) else {
        return (Decimal::ZERO, Decimal::ONE_HUNDRED);
    };
    let count = Decimal::from(SHADES);
    let begin = |step: Decimal| (least / step).floor() * step;
    let holds = |step: &Decimal| begin(*step) + *step * count >= greatest;
    let mut power = Decimal::new(1, 4);
    while power * Decimal::TEN * count < greatest - least {
        power *= Decimal::TEN;
    }
    let tens = [10, 15, 20, 25, 30, 40, 50, 100, 150, 200, 250, 500, 1000, 2000];
    let step = tens.into_iter().map(|tenths| power * Decimal::new(tenths, 1)).find(holds).unwrap_or(greatest - least);
    (begin(step), begin(step) + step * count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_steps_hold_all_values_between_round_numbers() {
        let ends = |values: &[&str]| {
            let (from, to) = round_ends(values.iter().map(|value| value.parse().unwrap()));
            (from.normalize().to_string(), to.normalize().to_string())
        };
        let text = |(from, to): (&str, &str)| (from.to_owned(), to.to_owned());
        assert_eq!(ends(&["39.08", "94.71"]), text(("30", "105")));
        assert_eq!(ends(&["0", "100"]), text(("0", "100")));
        assert_eq!(ends(&["7.1", "33"]), text(("0", "50")));
        assert_eq!(ends(&[]), text(("0", "100")));
        let (from, to) = round_ends(["5".parse().unwrap()].into_iter());
        assert!(from <= Decimal::from(5) && Decimal::from(5) <= to);
    }
}
