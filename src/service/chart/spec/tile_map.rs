//! Where each of the 63 provinces stands on the tile map, and the islands that belong to two of them.
//!
//! The arrangement in `assets/tile_map.csv` is our own: equal tiles on a grid, neighbours kept as far as a grid lets them.

use crate::chart::Spot;

/// Islands, two places wide, with their place and their province.
pub(super) const ISLANDS: [(Islands, Spot, &str); 2] =
    [(Islands::HoangSa, Spot { column: 8, row: 10 }, "48"), (Islands::TruongSa, Spot { column: 8, row: 14 }, "56")];

/// Islands of Vietnam that lie too far out for the map's scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Islands {
    HoangSa,
    TruongSa,
}

/// The place of a province; nothing for what is none.
pub(super) fn spot(code: &str) -> Option<Spot> {
    spots().find(|(province, _)| *province == code).map(|(_, spot)| spot)
}

fn spots() -> impl Iterator<Item = (&'static str, Spot)> {
    include_str!("../../../../assets/tile_map.csv").lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let (code, column, row) = (cells.next()?, cells.next()?, cells.next()?);
        Some((code, Spot { column: column.parse().ok()?, row: row.parse().ok()? }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::province;
    use std::collections::HashSet;

    #[test]
    fn every_province_has_one_tile_of_its_own_and_no_island_lies_on_one() {
        let codes: HashSet<&str> = spots().map(|(code, _)| code).collect();
        let places: HashSet<Spot> = spots().map(|(_, spot)| spot).collect();
        assert_eq!((spots().count(), codes.len(), places.len()), (63, 63, 63));
        assert!(province::all().iter().all(|province| codes.contains(province.code)));
        for (_, spot, of) in ISLANDS {
            assert!(!places.contains(&spot) && !places.contains(&Spot { column: spot.column + 1, ..spot }));
            assert!(self::spot(of).is_some_and(|home| home.column < spot.column && home.row == spot.row));
        }
    }

    #[test]
    fn the_ends_of_the_country_are_the_ends_of_the_map() {
        let at = |code: &str| spot(code).unwrap();
        let all: Vec<Spot> = spots().map(|(_, spot)| spot).collect();
        assert_eq!(at("02").row, 0, "Hà Giang in the north");
        assert_eq!(Some(at("96").row), all.iter().map(|spot| spot.row).max(), "Cà Mau in the south");
        assert_eq!(at("11").column, 0, "Điện Biên in the west");
        assert_eq!(Some(at("22").column), all.iter().map(|spot| spot.column).max(), "Quảng Ninh in the east");
    }

    #[test]
    fn neighbours_on_land_are_near_each_other_on_the_map() {
        let neighbours = [
            ("02", "04"),
            ("11", "14"),
            ("22", "31"),
            ("01", "27"),
            ("38", "40"),
            ("40", "42"),
            ("44", "45"),
            ("46", "48"),
            ("48", "49"),
            ("49", "51"),
            ("62", "64"),
            ("66", "54"),
            ("56", "58"),
            ("68", "60"),
            ("72", "74"),
            ("79", "80"),
            ("75", "77"),
            ("79", "74"),
            ("89", "91"),
            ("92", "93"),
            ("94", "95"),
            ("95", "96"),
            ("82", "83"),
            ("86", "84"),
        ];
        for (a, b) in neighbours {
            let (one, other) = (spot(a).unwrap(), spot(b).unwrap());
            let (across, down) = (one.column.abs_diff(other.column), one.row.abs_diff(other.row));
            assert!(across <= 1 && down <= 1, "{a} and {b}");
        }
    }
}
