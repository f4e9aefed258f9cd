//! What the first pass found of the same words elsewhere in an article.

use std::collections::HashMap;

use super::label::{OUTSIDE, is_begin, type_of};

/// How many bits there are: for each type at the beginning and inside, the most frequent one, and
/// whether the word also stands outside names.
pub(super) const ELSEWHERE: usize = 14;

/// For each token, what its word is at its other places in the article; nothing where there are none.
pub(super) fn elsewhere(stems: &[u64], labels: &[u8]) -> Vec<u16> {
    let mut counts: HashMap<u64, [u16; 9]> = HashMap::new();
    for (stem, label) in stems.iter().zip(labels) {
        if *stem != 0 {
            counts.entry(*stem).or_default()[usize::from(*label)] += 1;
        }
    }
    let bits = |(stem, label): (&u64, &u8)| {
        let mut others = counts.get(stem).copied().unwrap_or_default();
        others[usize::from(*label)] = others[usize::from(*label)].saturating_sub(1);
        bits(&others)
    };
    stems.iter().zip(labels).map(bits).collect()
}

fn bits(others: &[u16; 9]) -> u16 {
    let mut bits = 0;
    let mut types = [0; 4];
    for (label, count) in (0_u8..).zip(others) {
        if let Some(kind) = type_of(label).filter(|_| *count > 0) {
            types[kind] += count;
            bits |= 1 << (2 * kind + usize::from(!is_begin(label)));
        }
    }
    if bits == 0 {
        return 0;
    }
    let top = (0..4).max_by_key(|kind| (types[*kind], 3 - kind)).unwrap_or(0);
    let outside = others[usize::from(OUTSIDE)];
    bits |= 1 << (8 + top);
    if outside > 0 {
        bits |= 1 << 12;
    }
    if outside > types[top] {
        bits |= 1 << 13;
    }
    bits
}
