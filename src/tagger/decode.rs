//! The best labels of a sentence (Viterbi 1967): a name begins before it goes on.

use super::features::JOINS;
use super::label::{LABELS, OUTSIDE, Scores, follows};
use super::model::Moves;

/// What no label can make up for.
const NEVER: i32 = i32::MIN / 4;

/// The labels that may stand before each label.
const BEFORE: [&[u8]; LABELS] = [
    &[0, 1, 2, 3, 4, 5, 6, 7, 8],
    &[0, 1, 2, 3, 4, 5, 6, 7, 8],
    &[1, 2],
    &[0, 1, 2, 3, 4, 5, 6, 7, 8],
    &[3, 4],
    &[0, 1, 2, 3, 4, 5, 6, 7, 8],
    &[5, 6],
    &[0, 1, 2, 3, 4, 5, 6, 7, 8],
    &[7, 8],
];

/// Finds labels; its memory is used again from sentence to sentence.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    from: Vec<[u8; LABELS]>,
}

impl Decoder {
    /// The labels with the highest sum of `scores` and moves, written to `labels`.
    pub(super) fn decode(
        &mut self,
        start: &Scores,
        moves: &[Moves; JOINS],
        scores: &[Scores],
        joins: &[u8],
        labels: &mut [u8],
    ) {
        self.from.clear();
        let mut best = [NEVER; LABELS];
        for (at, (own, join)) in scores.iter().zip(joins).enumerate() {
            let moves = &moves[usize::from(*join)];
            let mut next = [NEVER; LABELS];
            let mut from = [OUTSIDE; LABELS];
            for to in 0..LABELS {
                let (label, score) = if at == 0 {
                    (OUTSIDE, first(start, to))
                } else {
                    top(&best, moves, to)
                };
                next[to] = score + own[to];
                from[to] = label;
            }
            best = next;
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

#[allow(clippy::cast_possible_truncation)] // nine labels
fn first(start: &Scores, to: usize) -> i32 {
    if follows(OUTSIDE, to as u8) { start[to] } else { NEVER }
}

fn top(best: &Scores, moves: &Moves, to: usize) -> (u8, i32) {
    let mut top = (OUTSIDE, NEVER);
    for label in BEFORE[to] {
        let score = best[usize::from(*label)] + moves[usize::from(*label)][to];
        if score > top.1 {
            top = (*label, score);
        }
    }
    top
}
