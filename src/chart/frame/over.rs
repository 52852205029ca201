//! Placing the labels of lines and bands over a plot: none off it, none on another, none struck by a line if it can be
//! helped.

/// A label that wants to stand near a place of the axis.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wish {
    pub(super) width: f32,
    pub(super) anchor: Near,
}

/// What a label belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Near {
    /// A line, which runs down from the label.
    Line(f32),
    /// A stretch of the axis.
    Stretch(f32, f32),
}

impl Wish {
    fn line(&self) -> Option<f32> {
        match self.anchor {
            Near::Line(x) => Some(x),
            Near::Stretch(..) => None,
        }
    }

    /// Where the label would like to begin, best first: astride its line, or to the right or left of it; in the middle
    /// of its stretch, or at one of its ends if it fits.
    fn lefts(&self, gap: f32) -> [f32; 3] {
        match self.anchor {
            Near::Line(x) => [x - self.width / 2.0, x, x - self.width],
            Near::Stretch(from, to) if to - from > self.width + 2.0 * gap => {
                [(from + to - self.width) / 2.0, from + gap, to - gap - self.width]
            }
            Near::Stretch(from, to) => [(from + to - self.width) / 2.0; 3],
        }
    }
}

/// Where a label came to stand; level 0 is directly over the plot, higher levels above it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub(super) left: f32,
    pub(super) level: usize,
}

#[derive(Clone, Copy)]
struct Taken {
    left: f32,
    right: f32,
    level: usize,
}

/// Places the labels between `low` and `high`, round `obstacles` on level 0 (as left, right).
/// Labels wider than the room must be cut before.
pub(super) fn place(wishes: &[Wish], (low, high): (f32, f32), obstacles: &[(f32, f32)], gap: f32) -> Vec<Place> {
    let mut taken: Vec<Taken> = obstacles.iter().map(|&(left, right)| Taken { left, right, level: 0 }).collect();
    let lines: Vec<f32> = wishes.iter().filter_map(Wish::line).collect();
    let mut stems: Vec<(f32, usize)> = Vec::new();
    let mut places = vec![Place { left: low, level: 0 }; wishes.len()];
    for index in order(wishes) {
        let wish = &wishes[index];
        let place = best_place(wish, (low, high), &taken, &lines, &stems, gap);
        taken.push(Taken { left: place.left, right: place.left + wish.width, level: place.level });
        stems.extend(wish.line().map(|x| (x, place.level)));
        places[index] = place;
    }
    places
}

/// Stretches first; then lines from both ends inwards, so that crowded labels lean outwards and the inner ones go above.
fn order(wishes: &[Wish]) -> Vec<usize> {
    let (mut order, mut lines): (Vec<usize>, Vec<usize>) =
        (0..wishes.len()).partition(|&index| wishes[index].line().is_none());
    lines.sort_by(|&a, &b| wishes[a].line().partial_cmp(&wishes[b].line()).unwrap_or(std::cmp::Ordering::Equal));
    let mut lines = std::collections::VecDeque::from(lines);
    while let Some(first) = lines.pop_front() {
        order.push(first);
        order.extend(lines.pop_back());
    }
    order
}

fn best_place(
    wish: &Wish,
    (low, high): (f32, f32),
    taken: &[Taken],
    lines: &[f32],
    stems: &[(f32, usize)],
    gap: f32,
) -> Place {
    let inside = |left: f32| left.min(high - wish.width).max(low);
    let top_level = taken.iter().map(|taken| taken.level + 1).max().unwrap_or(0);
    let free = |place: &Place| {
        let (left, right) = (place.left - gap, place.left + wish.width + gap);
        taken.iter().all(|other| other.level != place.level || right <= other.left || other.right <= left)
    };
    let unstruck = |place: &Place| {
        let strikes = |x: f32| place.left - gap * 0.4 < x && x < place.left + wish.width + gap * 0.4;
        let others = lines.iter().filter(|line| wish.line().is_none_or(|own| (**line - own).abs() > 0.01));
        let crossed = others.copied().filter(|line| stems.iter().all(|(x, level)| x != line || *level >= place.level));
        let own_stem_free = wish.line().is_none_or(|own| {
            let clear = |other: &Taken| own < other.left - gap * 0.4 || other.right + gap * 0.4 < own;
            taken.iter().all(|other| other.level >= place.level || clear(other))
        });
        !crossed.into_iter().any(strikes) && own_stem_free
    };
    let candidates: Vec<Place> = (0..=top_level)
        .flat_map(|level| wish.lefts(gap).map(|left| Place { left: inside(left), level }))
        .filter(free)
        .collect();
    let highest = Place { left: inside(wish.lefts(gap)[0]), level: top_level };
    candidates.iter().copied().find(unstruck).or_else(|| candidates.first().copied()).unwrap_or(highest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn labels_stay_inside_and_never_overlap(
            raw in prop::collection::vec((0.0f32..300.0, 5.0f32..290.0, any::<bool>()), 0..8),
            obstacle in 0.0f32..200.0,
        ) {
            let wishes: Vec<Wish> = raw
                .iter()
                .map(|&(x, width, line)| {
                    Wish { width, anchor: if line { Near::Line(x) } else { Near::Stretch(x / 2.0, x) } }
                })
                .collect();
            let obstacles = [(obstacle, obstacle + 40.0)];
            let places = place(&wishes, (0.0, 300.0), &obstacles, 3.0);
            let mut boxes: Vec<(usize, f32, f32)> = obstacles.iter().map(|&(left, right)| (0, left, right)).collect();
            for (wish, place) in wishes.iter().zip(&places) {
                let this = (place.level, place.left, place.left + wish.width);
                prop_assert!(this.1 >= 0.0 && this.2 <= 300.001);
                for other in &boxes {
                    prop_assert!(other.0 != this.0 || this.2 <= other.1 || other.2 <= this.1, "{this:?} on {other:?}");
                }
                boxes.push(this);
            }
        }
    }

    #[test]
    fn two_near_lines_keep_their_labels_apart_on_one_level() {
        let wishes = [100.0, 110.0].map(|x| Wish { width: 40.0, anchor: Near::Line(x) });
        let places = place(&wishes, (0.0, 300.0), &[], 3.0);
        assert_ne!(places[0], places[1]);
        assert!(places.iter().all(|place| place.level <= 1));
    }

    #[test]
    fn a_line_that_strikes_the_middle_of_a_stretch_pushes_its_name_aside() {
        let band = Wish { width: 40.0, anchor: Near::Stretch(100.0, 220.0) };
        let line = Wish { width: 30.0, anchor: Near::Line(160.0) };
        let places = place(&[band, line], (0.0, 300.0), &[], 3.0);
        assert_eq!(places[0].level, 0);
        assert!(places[0].left + 40.0 < 160.0 || places[0].left > 160.0);
    }

    #[test]
    fn of_three_crowded_lines_the_outer_labels_lean_outwards_and_the_inner_goes_above() {
        let wishes = [150.0, 146.0, 155.0].map(|x| Wish { width: 40.0, anchor: Near::Line(x) });
        let places = place(&wishes, (0.0, 300.0), &[], 4.0);
        assert_eq!(places[1], Place { left: 106.0, level: 0 });
        assert_eq!(places[2], Place { left: 155.0, level: 0 });
        assert_eq!(places[0], Place { left: 130.0, level: 1 });
    }
}
