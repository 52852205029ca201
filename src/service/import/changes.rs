//! What differs between two versions of a submission, cell by cell.

use std::collections::HashSet;

use crate::domain::{Period, SourcedAnswer, Submission, UnitCode};

/// One indicator that two versions answer differently, in figures, evidence or remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerChange {
    pub unit: UnitCode,
    pub period: Period,
    /// The indicator's code.
    pub indicator: String,
    /// Nothing where the earlier version had no row for it.
    pub before: Option<SourcedAnswer>,
    /// Nothing where the later one has none.
    pub after: Option<SourcedAnswer>,
}

/// What the later of two versions says otherwise than the earlier, in the order of its rows; what it leaves out last.
pub fn changes_between(earlier: &Submission, later: &Submission) -> Vec<AnswerChange> {
    let change = |indicator: &str, before: Option<&SourcedAnswer>, after: Option<&SourcedAnswer>| AnswerChange {
        unit: later.unit.clone(),
        period: later.period,
        indicator: indicator.to_owned(),
        before: before.cloned(),
        after: after.cloned(),
    };
    let said_otherwise = later.answers.iter().filter_map(|after| {
        let before = earlier.answer(&after.indicator);
        let same = before.map_or_else(|| after.says_nothing(), |before| before.says_the_same_as(after));
        (!same).then(|| change(&after.indicator, before, Some(after)))
    });
    let kept: HashSet<&str> = later.answers.iter().map(|answer| &*answer.indicator).collect();
    let not_kept = |answer: &&SourcedAnswer| !kept.contains(&*answer.indicator) && !answer.says_nothing();
    let left_out = earlier.answers.iter().filter(not_kept);
    said_otherwise.chain(left_out.map(|before| change(&before.indicator, Some(before), None))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answer, Beside, CatalogueRef, CellAddress, Silence};
    use proptest::prelude::*;

    fn answer(indicator: &str, count: i64) -> SourcedAnswer {
        let cells = CellAddress { row: 12, column: 4 }.into();
        SourcedAnswer { cells: Some(cells), ..SourcedAnswer::new(indicator, Answer::Count { count: count.into() }) }
    }

    fn submission(answers: Vec<SourcedAnswer>) -> Submission {
        Submission {
            unit: "48".parse().unwrap(),
            period: "2020-05".parse().unwrap(),
            catalogue: CatalogueRef { id: "nq17-2020".into(), version: 1 },
            answers,
        }
    }

    #[test]
    fn changed_added_and_missing_answers_are_told_and_others_are_not() {
        let earlier = submission(vec![answer("A", 1), answer("B", 2), answer("C", 3)]);
        let mut moved = answer("A", 1);
        moved.cells = Some("Z99".parse().unwrap());
        let mut remarked = answer("B", 2);
        remarked.beside_mut().note = Some("đã sửa".into());
        let changes = changes_between(&earlier, &submission(vec![answer("D", 4), remarked, moved]));
        let told: Vec<_> = changes
            .iter()
            .map(|change| (change.indicator.as_str(), change.before.is_some(), change.after.is_some()))
            .collect();
        assert_eq!(told, [("D", false, true), ("B", true, true), ("C", true, false)]);
    }

    #[test]
    fn a_blank_row_and_no_row_say_the_same() {
        let blank = SourcedAnswer { answer: Answer::Silent { reason: Silence::NoData }, ..answer("B", 0) };
        let remarked = blank.clone().with(Beside { note: Some("đang rà soát".into()), ..Beside::default() });
        let (short, whole) = (submission(vec![answer("A", 1)]), submission(vec![answer("A", 1), blank]));
        assert_eq!(changes_between(&short, &whole), []);
        assert_eq!(changes_between(&whole, &short), []);
        assert!(short.says_the_same_as(&whole) && whole.says_the_same_as(&short));
        let remarked = submission(vec![answer("A", 1), remarked]);
        assert_eq!(changes_between(&short, &remarked).len(), 1);
        assert_eq!(changes_between(&remarked, &short).len(), 1);
    }

    proptest! {
        #[test]
        fn nothing_is_told_exactly_where_both_say_the_same(
            earlier in proptest::collection::btree_map("[A-D]", 0i64..3, 0..4),
            later in proptest::collection::btree_map("[A-D]", 0i64..3, 0..4),
        ) {
            let of = |map: &std::collections::BTreeMap<String, i64>| {
                submission(map.iter().map(|(code, count)| answer(code, *count)).collect())
            };
            let (earlier, later) = (of(&earlier), of(&later));
            prop_assert_eq!(changes_between(&earlier, &later).is_empty(), earlier.says_the_same_as(&later));
        }
    }
}
