//! Dots of one lane kept apart: each as near to the middle as those before it let it.

/// Heights for dots at `xs`, between `low` and `high`. Where there is no room left dots lie on each other in the middle.
pub(super) fn heights(xs: &[f32], radius: f32, (low, high): (f32, f32)) -> Vec<f32> {
    let middle = (low + high) / 2.0;
    let apart = radius * 2.1;
    let steps = (((high - low) / 2.0) / (radius * 0.7)).max(0.0) as i32;
    let mut order: Vec<usize> = (0..xs.len()).collect();
    order.sort_by(|&a, &b| xs[a].total_cmp(&xs[b]));
    let mut heights = vec![middle; xs.len()];
    let mut placed: Vec<(f32, f32)> = Vec::with_capacity(xs.len());
    for index in order {
        let x = xs[index];
        let near: Vec<(f32, f32)> = placed.iter().rev().copied().take_while(|dot| x - dot.0 < apart).collect();
        let is_free = |y: f32| near.iter().all(|dot| (x - dot.0).hypot(y - dot.1) >= apart);
        let both_ways = (0..=steps).flat_map(|step| [step, -step]).map(|step| middle + step as f32 * radius * 0.7);
        heights[index] = both_ways.into_iter().find(|&y| is_free(y)).unwrap_or(middle);
        placed.push((x, heights[index]));
    }
    heights
}

/// Dots at one place of which some lie on others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pile {
    pub(super) x: f32,
    /// The height of its highest dot.
    pub(super) top: f32,
    pub(super) count: usize,
}

/// So many dots have to be hidden before a pile is worth a number.
const FEWEST_HIDDEN: usize = 3;

/// The piles in which dots that were placed hide others: how many there are has to be said.
pub(super) fn piles(places: &[(f32, f32)]) -> Vec<Pile> {
    let mut sorted = places.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let hides = |pile: &&[(f32, f32)]| pile.windows(2).filter(|pair| pair[0] == pair[1]).count() >= FEWEST_HIDDEN;
    let piled = |pile: &[(f32, f32)]| Some(Pile { x: pile.first()?.0, top: pile.first()?.1, count: pile.len() });
    sorted.chunk_by(|a, b| a.0 == b.0).filter(hides).filter_map(piled).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn dots_stay_in_their_lane(xs in prop::collection::vec(0.0f32..300.0, 0..200)) {
            let heights = heights(&xs, 2.0, (10.0, 60.0));
            prop_assert_eq!(heights.len(), xs.len());
            prop_assert!(heights.iter().all(|y| (10.0..=60.0).contains(y)));
        }
    }

    #[test]
    fn a_pile_that_has_no_room_is_counted_and_one_that_has_is_not() {
        let places = |count: usize| -> Vec<(f32, f32)> {
            let xs = vec![50.0; count];
            let heights = heights(&xs, 2.0, (0.0, 40.0));
            xs.into_iter().zip(heights).collect()
        };
        assert_eq!(piles(&places(5)), []);
        let piles = piles(&places(47));
        assert_eq!((piles.len(), piles[0].count, piles[0].x), (1, 47, 50.0));
        assert!(piles[0].top < 20.0);
    }

    #[test]
    fn dots_at_one_place_stand_over_each_other() {
        let mut heights = heights(&[50.0; 5], 2.0, (0.0, 100.0));
        heights.sort_by(f32::total_cmp);
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= 4.0), "{heights:?}");
    }
}
