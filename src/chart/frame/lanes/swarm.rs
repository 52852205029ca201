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
    fn dots_at_one_place_stand_over_each_other() {
        let mut heights = heights(&[50.0; 5], 2.0, (0.0, 100.0));
        heights.sort_by(f32::total_cmp);
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= 4.0), "{heights:?}");
    }
}
