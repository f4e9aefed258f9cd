//! What the first pass found of the same words elsewhere in an article.

use std::collections::BTreeMap;

use super::label::{LABELS, OUTSIDE, is_begin, type_of};

/// How many bits there are: for each type at the beginning and inside, the most frequent one, and
/// whether the word also stands outside names.
pub(super) const ELSEWHERE: usize = 14;

/// Tells of each token whose word is in a name at other places in the article, in order, what it is
/// there.
pub(super) fn labels_elsewhere(stems: &[u64], labels: &[u8], mut tell: impl FnMut(usize, u16)) {
    let mut named: BTreeMap<u64, [u32; LABELS]> = BTreeMap::new();
    let mut filter = Filter::default();
    for (stem, label) in stems.iter().zip(labels) {
        if *stem != 0 && *label != OUTSIDE {
            named.entry(*stem).or_default()[usize::from(*label)] += 1;
            filter.add(*stem);
        }
    }
    let may_be = |at: &usize| filter.may_hold(stems[*at]);
    let places: Vec<usize> = (0..stems.len()).filter(may_be).collect();
    for at in places.iter().filter(|at| labels[**at] == OUTSIDE) {
        if let Some(counts) = named.get_mut(&stems[*at]) {
            counts[usize::from(OUTSIDE)] += 1;
        }
    }
    for at in places {
        let Some(counts) = named.get(&stems[at]) else {
            continue;
        };
        let mut others = *counts;
        others[usize::from(labels[at])] -= 1;
        let bits = label_bits(&others);
        if bits != 0 {
            tell(at, bits);
        }
    }
}

/// A bit for each of the last bits of a hash, so that most words are passed over at once.
#[derive(Debug)]
struct Filter([u64; 64]);

impl Default for Filter {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Filter {
    fn bit_place(stem: u64) -> (usize, u64) {
        (usize::from(stem.to_le_bytes()[1]) % 64, 1 << (stem % 64))
    }

    fn add(&mut self, stem: u64) {
        let (place, bit) = Self::bit_place(stem);
        self.0[place] |= bit;
    }

    fn may_hold(&self, stem: u64) -> bool {
        let (place, bit) = Self::bit_place(stem);
        self.0[place] & bit != 0
    }
}

fn label_bits(others: &[u32; LABELS]) -> u16 {
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
    let top = (0..4)
        .max_by_key(|kind| (types[*kind], 3 - kind))
        .unwrap_or(0);
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
