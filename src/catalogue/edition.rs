//! Which version of a criteria set is in force on a day.

use std::borrow::Borrow;

use jiff::civil::Date;

use super::Catalogue;

/// Of the versions of one criteria set the one in force on a day: the highest whose `effective_from` has come. A version
/// without one is in force from ever. Before the first day of all of them there is nothing better than the lowest.
pub fn in_force<C: Borrow<Catalogue>>(versions: impl IntoIterator<Item = C>, day: Date) -> Option<C> {
    versions.into_iter().max_by_key(|version| {
        let Catalogue { version, effective_from, .. } = version.borrow();
        let has_come = effective_from.is_none_or(|first| first <= day);
        let number = i64::from(*version);
        (has_come, if has_come { number } else { -number })
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn version(version: u32, effective_from: Option<Date>) -> Catalogue {
        let nq17 = crate::catalogue::load_shipped("nq17-2020").unwrap().unwrap();
        Catalogue { version, effective_from, ..nq17 }
    }

    #[test]
    fn the_highest_version_that_has_come_is_in_force() {
        let versions = [version(1, None), version(2, Some(date(2020, 1, 1))), version(3, Some(date(2021, 1, 1)))];
        let on = |day| in_force(&versions, day).map(|version| version.version);
        assert_eq!(on(date(2019, 12, 31)), Some(1));
        assert_eq!(on(date(2020, 1, 1)), Some(2));
        assert_eq!(on(date(2030, 1, 1)), Some(3));
    }

    #[test]
    fn before_all_versions_the_lowest_stands_in() {
        let versions = [version(5, Some(date(2021, 1, 1))), version(4, Some(date(2020, 1, 1)))];
        assert_eq!(in_force(&versions, date(2019, 1, 1)).map(|version| version.version), Some(4));
        assert_eq!(in_force(Vec::<Catalogue>::new(), date(2019, 1, 1)), None);
    }
}
