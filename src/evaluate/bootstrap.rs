//! How sure a score is: the percentile bootstrap (Efron 1979). Rows are drawn with replacement, as
//! many as there are, a thousand times; the middle 95 % of the scores of these draws is the interval.
//! Whole rows are drawn, since the facts of one article are right and wrong together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::measure::{Sample, Tally};

const DRAWS: usize = 1000;
/// Of the sorted draws, the first and the last that belong to the middle 95 %.
const MIDDLE: [usize; 2] = [DRAWS / 40, DRAWS - DRAWS / 40 - 1];
/// Any number; the same one each time, so that the same rows give the same interval.
const SEED: u64 = 2020;

/// The middle 95 % of a score's draws.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// The intervals of one layer or class.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Intervals {
    /// Of precision.
    pub precision: Interval,
    /// Of recall.
    pub recall: Interval,
    /// Of F1.
    pub f1: Interval,
}

/// The intervals of the scores that `samples` give together; none of no rows.
pub(super) fn score_intervals(samples: &[Sample]) -> Intervals {
    if samples.is_empty() {
        return Intervals::default();
    }
    let mut random = SplitMix(SEED);
    let draws: Vec<Tally> = (0..DRAWS)
        .map(|_| draw_rows(samples, &mut random))
        .collect();
    let middle = |score: fn(&Tally) -> f64| {
        let mut scores: Vec<f64> = draws.iter().map(score).collect();
        scores.sort_by(f64::total_cmp);
        let [low, high] = MIDDLE.map(|at| scores[at]);
        Interval { low, high }
    };
    Intervals {
        precision: middle(Tally::precision),
        recall: middle(Tally::recall),
        f1: middle(Tally::f1),
    }
}

/// As many rows as there are, each drawn from all.
fn draw_rows(samples: &[Sample], random: &mut SplitMix) -> Tally {
    let mut tally = Tally::default();
    for _ in samples {
        let sample = samples[random.draw_below(samples.len())];
        tally.right += sample.right;
        tally.extra += sample.extra;
        tally.missed += sample.missed;
    }
    tally
}

/// `SplitMix64` (Steele, Lea and Flood 2014): small, even, and the same on every machine.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `bound`.
    #[allow(clippy::cast_possible_truncation)] // the product's upper half is below `bound`
    fn draw_below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample_of_counts(right: u32, extra: u32, missed: u32) -> Sample {
        Sample {
            right,
            extra,
            missed,
        }
    }

    #[test]
    fn numbers_are_those_of_splitmix64() {
        // the first numbers of seed 0 in the authors' own implementation
        let mut random = SplitMix(0);
        assert_eq!(random.next(), 0xE220_A839_7B1D_CDAF);
        assert_eq!(random.next(), 0x6E78_9E6A_A1B9_65F4);
    }

    #[test]
    fn an_interval_is_as_wide_as_the_binomial_says() {
        // 400 rows of one fact, 80 % right: the normal approximation gives 0.8 ± 1.96 · 0.02
        let mut rows = vec![sample_of_counts(1, 0, 0); 320];
        rows.extend(vec![sample_of_counts(0, 1, 1); 80]);
        let Interval { low, high } = score_intervals(&rows).precision;
        assert!((low - 0.761).abs() < 0.006, "{low}");
        assert!((high - 0.839).abs() < 0.006, "{high}");
    }

    #[test]
    fn rows_that_are_alike_leave_no_doubt_and_one_row_neither() {
        let sure = score_intervals(&[sample_of_counts(3, 1, 0)]);
        assert_eq!((sure.precision.low, sure.precision.high), (0.75, 0.75));
        assert_eq!(score_intervals(&[]), Intervals::default());
    }
}
