//! Names in the order of the Vietnamese alphabet: a, ă, â, b, c, d, đ …

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;

/// Sorts by a name as a Vietnamese reader expects it.
pub fn sorted_names<T>(items: &mut [T], name: impl Fn(&T) -> &str) {
    items.sort_by(|a, b| compared_names(name(a), name(b)));
}

/// How two names stand to each other for a Vietnamese reader.
pub fn compared_names(a: &str, b: &str) -> Ordering {
    static VIETNAMESE: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(vietnamese);
    VIETNAMESE.as_ref().map_or_else(|| a.cmp(b), |collator| collator.compare(a, b))
}

/// The collation data is compiled in; without it names would still be in some order.
fn vietnamese() -> Option<CollatorBorrowed<'static>> {
    Collator::try_new(locale!("vi").into(), CollatorOptions::default()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d_with_a_stroke_follows_d_and_marks_follow_letters() {
        let mut names = ["Đồng Tháp", "Cần Thơ", "Điện Biên", "An Giang", "Cà Mau", "Đà Nẵng", "Dương"];
        sorted_names(&mut names, |name| name);
        assert_eq!(names, ["An Giang", "Cà Mau", "Cần Thơ", "Dương", "Đà Nẵng", "Điện Biên", "Đồng Tháp"]);
    }
}
