//! The best labels of a sentence (Viterbi 1967): a name begins before it goes on.

use super::features::JOINS;
use super::label::{LABELS, OUTSIDE, Scores};
use super::model::{Moves, NEVER};

/// Where no name is better than any by this much, none is looked for: most words of a text.
const SURE: i32 = 140;

/// Finds labels; its memory is used again from sentence to sentence.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    from: Vec<[u8; LABELS]>,
}

impl Decoder {
    /// The labels with the highest sum of `scores` and moves, written to `labels`.
    pub(super) fn decode(
        &mut self,
        start: &[i32; LABELS],
        moves: &[Moves; JOINS],
        scores: &[Scores],
        joins: &[u8],
        labels: &mut [u8],
    ) {
        self.from.clear();
        let mut best = [NEVER; LABELS];
        // before the sentence stands, as it were, a token that is no name
        best[usize::from(OUTSIDE)] = 0;
        let mut open = false;
        for (at, (own, join)) in scores.iter().zip(joins).enumerate() {
            let sure = is_outside(own, SURE);
            let first;
            let moves = if at == 0 {
                first = [*start; LABELS];
                &first
            } else {
                &moves[usize::from(*join)]
            };
            let mut from = [OUTSIDE; LABELS];
            best = match (open, sure) {
                (false, true) => outside(best[0] + moves[0][0] + i32::from(own[0])),
                (false, false) => {
                    std::array::from_fn(|to| best[0] + moves[0][to] + i32::from(own[to]))
                }
                (true, true) => {
                    let top = into_outside(&best, moves);
                    from[0] = top.0;
                    outside(top.1 + i32::from(own[0]))
                }
                (true, false) => {
                    let (next, labels) = step(&best, moves);
                    from = labels;
                    std::array::from_fn(|to| next[to] + i32::from(own[to]))
                }
            };
            open = !sure;
            self.from.push(from);
        }
        let last = (0_u8..).zip(best).max_by_key(|(_, score)| *score);
        let mut label = last.map_or(OUTSIDE, |(label, _)| label);
        for (place, from) in labels.iter_mut().zip(&self.from).rev() {
            *place = label;
            label = from[usize::from(label)];
        }
    }
}

/// Whether no name is better than any by more than `margin`.
#[inline]
pub(super) fn is_outside(own: &Scores, margin: i32) -> bool {
    let rival = own[1..].iter().copied().fold(i16::MIN, i16::max);
    i32::from(own[0]) - i32::from(rival) > margin
}

fn outside(score: i32) -> [i32; LABELS] {
    let mut best = [NEVER; LABELS];
    best[usize::from(OUTSIDE)] = score;
    best
}

fn into_outside(best: &[i32; LABELS], moves: &Moves) -> (u8, i32) {
    let mut top = (OUTSIDE, i32::MIN);
    for (label, (score, row)) in (0..).zip(best.iter().zip(moves)) {
        if score + row[0] > top.1 {
            top = (label, score + row[0]);
        }
    }
    top
}

/// Bits below a score that tell the label it comes from: one maximum finds both.
const LABEL_BITS: u32 = 4;
const LABEL_MASK: i32 = (1 << LABEL_BITS) - 1;

/// For each label, the best way to it and the label before it; of equals the first.
fn step(best: &[i32; LABELS], moves: &Moves) -> ([i32; LABELS], [u8; LABELS]) {
    let mut top = [i32::MIN; LABELS];
    for (label, (score, row)) in (0..).zip(best.iter().zip(moves)) {
        for (top, weight) in top.iter_mut().zip(row) {
            let through = (score + weight) << LABEL_BITS | (LABEL_MASK - label);
            *top = through.max(*top);
        }
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // four bits
    let from = top.map(|top| (LABEL_MASK - (top & LABEL_MASK)) as u8);
    (top.map(|top| top >> LABEL_BITS), from)
}
