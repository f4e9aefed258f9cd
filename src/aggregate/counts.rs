//! How often texts were seen.

use std::collections::BTreeMap;

/// How often each text was seen.
pub(super) type Counts = BTreeMap<String, u32>;

/// Adds counts to counts.
pub(super) fn add_counts(to: &mut Counts, from: Counts) {
    for (text, count) in from {
        *to.entry(text).or_default() += count;
    }
}

/// Texts and how often they were seen, the most frequent first.
pub(super) fn ranked(counts: Counts) -> Vec<(String, u32)> {
    let mut ranked: Vec<_> = counts.into_iter().collect();
    // The sort is stable, so equals stay in the order of the map.
    ranked.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    ranked
}
