//! Names in the order of the Vietnamese alphabet: a, ă, â, b, c, d, đ …

use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;

/// Sorts by a name as a Vietnamese reader expects it.
pub fn sorted_names<T>(items: &mut [T], name: impl Fn(&T) -> &str) {
    match vietnamese() {
        Some(collator) => items.sort_by(|a, b| collator.compare(name(a), name(b))),
        None => items.sort_by(|a, b| name(a).cmp(name(b))),
    }
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
