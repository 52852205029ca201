//! Chance that falls the same way on every machine: ChaCha with 8 rounds, a stream of its own for each draw.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// The source of all draws of one seed.
pub(super) struct Chance {
    seeded: ChaCha8Rng,
    share: f64,
}

impl Chance {
    pub(super) fn of(seed: u64, share: f64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        Self { seeded: ChaCha8Rng::from_seed(key), share }
    }

    /// The factors of one draw, uniform in `1 ± share`; which draw it is decides them, not what was drawn before.
    pub(super) fn fill(&self, draw: u32, factors: &mut [f64]) {
        let mut stream = self.seeded.clone();
        stream.set_stream(u64::from(draw));
        for factor in factors {
            *factor = 1.0 - self.share + 2.0 * self.share * unit_interval(stream.next_u64());
        }
    }
}

/// The upper 53 bits as a number in `[0, 1)`: exact, so the same everywhere.
fn unit_interval(bits: u64) -> f64 {
    const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
    (bits >> 11) as f64 * STEP
}

#[cfg(test)]
mod tests {
    use super::*;

    fn factors(seed: u64, draw: u32) -> Vec<f64> {
        let mut factors = vec![0.0; 5];
        Chance::of(seed, 0.25).fill(draw, &mut factors);
        factors
    }

    #[test]
    fn the_numbers_of_a_seed_never_change() {
        let known = [0.9407447066191306, 0.8974636628908375, 1.149127123690798, 1.2080766098698015, 1.1779209744363552];
        assert_eq!(factors(1, 0), known);
    }

    #[test]
    fn each_draw_and_each_seed_has_numbers_of_its_own() {
        assert_ne!(factors(1, 0), factors(1, 1));
        assert_ne!(factors(1, 0), factors(2, 0));
        assert_eq!(factors(1, 7), factors(1, 7));
    }

    #[test]
    fn factors_stay_within_the_share_and_reach_its_ends() {
        let mut drawn = vec![0.0; 10_000];
        Chance::of(3, 0.25).fill(0, &mut drawn);
        let (least, most) =
            drawn.iter().fold((2.0_f64, 0.0_f64), |(least, most), one| (least.min(*one), most.max(*one)));
        assert!((0.75..0.7501).contains(&least) && (1.2499..1.25).contains(&most), "{least} {most}");
        assert_eq!([unit_interval(0), unit_interval(u64::MAX)], [0.0, 1.0 - f64::EPSILON / 2.0]);
    }
}
