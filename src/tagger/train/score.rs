//! Precision, recall and F1 of exact names.

use std::iter::Sum;

use super::corpus::name_ranges;
use crate::tagger::label::TYPES;

/// Names that were found, that were right, that there are; for each type.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Score {
    counts: [[u32; 3]; 4],
}

impl Score {
    pub(super) fn add(&mut self, gold: &[u8], found: &[u8]) {
        let gold = name_ranges(gold);
        let found = name_ranges(found);
        for (_, kind) in &gold {
            self.counts[*kind][2] += 1;
        }
        for name in &found {
            self.counts[name.1][0] += 1;
            if gold.contains(name) {
                self.counts[name.1][1] += 1;
            }
        }
    }

    /// A row of a table: F1 of all, then of each type, in brackets precision and recall.
    pub(super) fn table_row(&self) -> String {
        let mut sum = [0; 3];
        for counts in &self.counts {
            for i in 0..3 {
                sum[i] += counts[i];
            }
        }
        let all = std::iter::once(sum).chain(self.counts);
        let cells: Vec<String> = all.map(table_cell).collect();
        cells.join(" | ")
    }
}

fn table_cell([found, right, all]: [u32; 3]) -> String {
    let share = |of: u32| f64::from(right) / f64::from(of.max(1));
    let (p, r) = (share(found), share(all));
    let f = if right == 0 {
        0.0
    } else {
        2.0 * p * r / (p + r)
    };
    format!("{f:.3} ({p:.3}, {r:.3})")
}

/// The head of the table.
pub(super) fn table_head() -> String {
    format!(
        "all | {} |",
        TYPES.map(|kind| format!("{kind:?}")).join(" | ")
    )
}

impl Sum for Score {
    fn sum<I: Iterator<Item = Self>>(scores: I) -> Self {
        let mut total = Self::default();
        for score in scores {
            let all = total.counts.as_flattened_mut().iter_mut();
            all.zip(score.counts.as_flattened())
                .for_each(|(a, b)| *a += b);
        }
        total
    }
}
