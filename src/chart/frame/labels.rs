//! Names beside marks: none on another, none on a mark, none off the chart.
//!
//! A name stands beside its mark where there is room; else a little further off, tied to it by a thin line; else it is
//! handed back, to be listed aside. Names that matter most come first in the list.

use super::Rect;

/// A mark that wants a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub(super) at: (f32, f32),
    /// Of the mark.
    pub(super) radius: f32,
    /// Width and height of the name.
    pub(super) size: (f32, f32),
    /// It is rather put on marks than left out.
    pub(super) must: bool,
}

/// Where a name came to stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Placed {
    pub(super) rect: Rect,
    /// From the mark to the name, where they are not side by side.
    pub(super) leader: Option<Leader>,
}

pub(super) type Leader = ((f32, f32), (f32, f32));

/// Which way from the mark, and where the name holds on: right, left, above, below, then the corners.
const DIRECTIONS: [(f32, f32); 8] =
    [(1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, -1.0), (-1.0, 1.0)];
/// How far off, in heights of the name; the first is side by side.
const DISTANCES: [f32; 5] = [0.0, 0.9, 1.8, 3.0, 4.5];

/// What lies where names are to stand.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ground<'a> {
    /// No name stands on one.
    pub(super) marks: &'a [Rect],
    /// No name stands on one, and no name is tied to its mark through one.
    pub(super) texts: &'a [Rect],
    /// A name stands rather a little further off than on one.
    pub(super) lines: &'a [Rect],
}

/// Places names in order; nothing for one that has no room.
pub(super) fn place(wanted: &[Wanted], area: Rect, ground: Ground<'_>) -> Vec<Option<Placed>> {
    let mut placed: Vec<Option<Placed>> = Vec::with_capacity(wanted.len());
    for name in wanted {
        let find = |ground: Ground<'_>| candidates(name).find(|candidate| is_free(candidate, area, ground, &placed));
        let found = find(ground).or_else(|| find(Ground { lines: &[], ..ground }));
        placed.push(
            found.or_else(|| name.must.then(|| find(Ground { texts: ground.texts, ..Ground::default() })).flatten()),
        );
    }
    placed
}

fn candidates(name: &Wanted) -> impl Iterator<Item = Placed> {
    DISTANCES.into_iter().flat_map(move |distance| {
        DIRECTIONS.into_iter().map(move |direction| candidate(name, direction, distance * name.size.1))
    })
}

fn candidate(name: &Wanted, (right, down): (f32, f32), distance: f32) -> Placed {
    let (width, height) = name.size;
    let diagonal = if right != 0.0 && down != 0.0 { 0.75 } else { 1.0 };
    let reach = (name.radius + height * 0.18 + distance) * diagonal;
    let (x, y) = (name.at.0 + right * reach, name.at.1 + down * reach);
    let rect = Rect { left: x - width * (1.0 - right) / 2.0, top: y - height * (1.0 - down) / 2.0, width, height };
    Placed { rect, leader: (distance > 0.0).then_some((name.at, (x, y))) }
}

fn is_free(candidate: &Placed, area: Rect, ground: Ground<'_>, placed: &[Option<Placed>]) -> bool {
    let rect = &candidate.rect;
    let inside = rect.left >= area.left
        && rect.top >= area.top
        && rect.right() <= area.right()
        && rect.bottom() <= area.bottom();
    let others = || placed.iter().flatten();
    let texts = || others().map(|other| &other.rect).chain(ground.texts);
    // Two names on one line are not to be read as one.
    let apart = rect.height * 0.2;
    let roomy = Rect { left: rect.left - apart, width: rect.width + 2.0 * apart, ..*rect };
    inside
        && !ground.marks.iter().chain(ground.lines).any(|taken| taken.overlaps(rect))
        && !texts().any(|other| other.overlaps(&roomy))
        && !others().filter_map(|other| other.leader).any(|leader| crosses(leader, rect))
        && !candidate.leader.is_some_and(|leader| texts().any(|other| crosses(leader, other)))
}

/// Whether a line runs through a box: what is left of it inside each pair of edges, by Liang and Barsky.
pub(super) fn crosses((from, to): Leader, rect: &Rect) -> bool {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut enters, mut leaves) = (0.0f32, 1.0f32);
    let edges = [
        (-dx, from.0 - rect.left),
        (dx, rect.right() - from.0),
        (-dy, from.1 - rect.top),
        (dy, rect.bottom() - from.1),
    ];
    for (towards, room) in edges {
        if towards == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if towards < 0.0 {
            enters = enters.max(room / towards);
        } else {
            leaves = leaves.min(room / towards);
        }
    }
    enters < leaves
}

/// Heights of texts in one column, each as near to where it is wanted as the others let it, `apart` from each other and
/// whole between `low` and `high`; the order of the wishes is kept. Where there is no room for all, they are spread evenly.
pub(super) fn spread(wanted: &[f32], apart: f32, (low, high): (f32, f32)) -> Vec<f32> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]));
    let between = (high - low - apart) / (wanted.len().max(2) - 1) as f32;
    let apart = apart.min(between.max(0.0));
    let first = low + (high - low - apart * wanted.len().saturating_sub(1) as f32).min(apart) / 2.0;
    let last = high - (first - low) - apart * wanted.len().saturating_sub(1) as f32;
    // With the distances taken out, what is left only must not fall: neighbours that would are pooled at their mean.
    let mut pools: Vec<(f32, usize)> = Vec::new();
    for (place, &index) in order.iter().enumerate() {
        pools.push((wanted[index] - place as f32 * apart, 1));
        while let [.., (before, many), (after, few)] = pools[..]
            && before > after
        {
            let (many_and_few, weights) = (many + few, (many as f32, few as f32));
            pools.truncate(pools.len() - 2);
            pools.push(((before * weights.0 + after * weights.1) / many_and_few as f32, many_and_few));
        }
    }
    let flat = pools.into_iter().flat_map(|(at, count)| std::iter::repeat_n(at, count));
    let mut heights = vec![0.0; wanted.len()];
    for (place, (&index, at)) in order.iter().zip(flat).enumerate() {
        heights[index] = at.min(last).max(first) + place as f32 * apart;
    }
    heights
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const AREA: Rect = Rect { left: 10.0, top: 20.0, width: 400.0, height: 300.0 };

    fn around((x, y): (f32, f32), radius: f32) -> Rect {
        Rect { left: x - radius, top: y - radius, width: 2.0 * radius, height: 2.0 * radius }
    }

    proptest! {
        #[test]
        fn no_name_leaves_the_area_or_stands_on_another_or_on_a_mark(
            marks in prop::collection::vec((10.0f32..410.0, 20.0f32..320.0, 5.0f32..90.0), 0..80),
        ) {
            let wanted: Vec<Wanted> =
                marks.iter().map(|&(x, y, width)| Wanted { at: (x, y), radius: 3.0, size: (width, 9.0), must: false }).collect();
            let taken: Vec<Rect> = wanted.iter().map(|name| around(name.at, 3.0)).collect();
            let placed: Vec<Placed> = place(&wanted, AREA, Ground { marks: &taken, ..Ground::default() }).into_iter().flatten().collect();
            for (index, one) in placed.iter().enumerate() {
                prop_assert!(one.rect.left >= AREA.left && one.rect.right() <= AREA.right());
                prop_assert!(one.rect.top >= AREA.top && one.rect.bottom() <= AREA.bottom());
                prop_assert!(!taken.iter().any(|mark| mark.overlaps(&one.rect)));
                for other in &placed[index + 1..] {
                    prop_assert!(!one.rect.overlaps(&other.rect), "{one:?} {other:?}");
                    prop_assert!(!one.leader.is_some_and(|leader| crosses(leader, &other.rect)));
                    prop_assert!(!other.leader.is_some_and(|leader| crosses(leader, &one.rect)));
                }
            }
        }

        #[test]
        fn spread_heights_stay_between_the_ends_apart_and_in_order(
            wanted in prop::collection::vec(0.0f32..500.0, 1..60),
        ) {
            let heights = spread(&wanted, 8.0, (0.0, 500.0));
            let mut pairs: Vec<(f32, f32)> = wanted.iter().copied().zip(heights.iter().copied()).collect();
            pairs.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
            prop_assert!(pairs.iter().all(|(_, at)| (3.99..=496.01).contains(at)), "{heights:?}");
            prop_assert!(pairs.windows(2).all(|pair| pair[1].1 - pair[0].1 > 7.98), "{heights:?}");
        }

        #[test]
        fn more_than_there_is_room_for_is_spread_evenly(count in 70usize..200) {
            let heights = spread(&vec![250.0; count], 8.0, (0.0, 500.0));
            prop_assert!(heights.iter().all(|at| (0.0..=500.0).contains(at)));
            prop_assert!(heights.windows(2).all(|pair| pair[1] > pair[0]));
        }
    }

    #[test]
    fn a_lone_name_stands_right_of_its_mark_without_a_line() {
        let wanted = Wanted { at: (100.0, 100.0), radius: 3.0, size: (40.0, 9.0), must: false };
        let placed =
            place(&[wanted], AREA, Ground { marks: &[around(wanted.at, 3.0)], ..Ground::default() })[0].unwrap();
        assert!(placed.rect.left > 103.0 && placed.leader.is_none());
    }

    #[test]
    fn what_has_room_nowhere_is_handed_back() {
        let wanted = Wanted { at: (100.0, 100.0), radius: 3.0, size: (500.0, 9.0), must: true };
        assert_eq!(place(&[wanted], AREA, Ground::default()), [None]);
    }

    #[test]
    fn texts_that_are_far_apart_stay_where_they_are_wanted() {
        assert_eq!(spread(&[300.0, 100.0], 10.0, (0.0, 400.0)), [300.0, 100.0]);
    }
}
