//! The gradient of the field's likelihood by forward and backward sums (Rabiner 1989), which are
//! scaled at each token.

use super::crf::{Moves, NOTHING, Row, Weights};
use super::data::Convention;
use crate::tagger::features::JOINS;
use crate::tagger::label::{LABELS, OUTSIDE, may_follow};

/// What is true of each token, and of each pair of labels, less what the model expects.
pub(super) struct Gradient {
    pub(super) nodes: Vec<Row>,
    pub(super) moves: [Moves; JOINS],
}

/// The gradient of one sentence, whose labels should be `gold`.
pub(super) fn sentence_gradient(
    weights: &Weights,
    convention: Convention,
    scores: &[Row],
    gold: &[u8],
    joins: &[u8],
) -> Gradient {
    let chain = Chain::new(weights, usize::from(convention), scores, joins);
    let forward = chain.forward_sums();
    let mut out = Gradient {
        nodes: vec![NOTHING; scores.len()],
        moves: [[NOTHING; LABELS]; JOINS],
    };
    let mut backward = [1.0; LABELS];
    for at in (0..scores.len()).rev() {
        let label = usize::from(gold[at]);
        let mut sure = multiply_rows(&forward[at], &backward);
        scale_row(&mut sure);
        out.nodes[at] = sure.map(|x| -x);
        out.nodes[at][label] += 1.0;
        if let Some(before) = at.checked_sub(1) {
            let join = usize::from(joins[at]);
            let through = chain.move_shares(at, &backward);
            let moves = &mut out.moves[join];
            take_expected(moves, &forward[before], &through);
            moves[usize::from(gold[before])][label] += 1.0;
            backward = through.map(|row| row.iter().sum());
            scale_row(&mut backward);
        }
    }
    out
}

/// A sentence in factors instead of scores.
struct Chain<'c> {
    start: Row,
    nodes: Vec<Row>,
    moves: [Moves; JOINS],
    joins: &'c [u8],
}

impl<'c> Chain<'c> {
    fn new(weights: &Weights, convention: usize, scores: &[Row], joins: &'c [u8]) -> Self {
        Self {
            start: move_factors(OUTSIDE, &weights.start[convention]),
            nodes: scores.iter().map(label_factors).collect(),
            moves: weights.moves[convention].each_ref().map(pair_factors),
            joins,
        }
    }

    /// For each token, how much every label gathers of all ways to it.
    fn forward_sums(&self) -> Vec<Row> {
        let mut sums: Vec<Row> = Vec::with_capacity(self.nodes.len());
        for (node, join) in self.nodes.iter().zip(self.joins) {
            let into = sums.last().map_or(self.start, |before| {
                gather_ways(before, &self.moves[usize::from(*join)])
            });
            let mut row = multiply_rows(&into, node);
            scale_row(&mut row);
            sums.push(row);
        }
        sums
    }

    /// For each pair of labels of the token before `at` and of `at`, all that lies after.
    fn move_shares(&self, at: usize, backward: &Row) -> Moves {
        let ahead = multiply_rows(&self.nodes[at], backward);
        let moves = &self.moves[usize::from(self.joins[at])];
        moves.each_ref().map(|row| multiply_rows(row, &ahead))
    }
}

/// Factors of the moves from a label; none where it cannot go.
fn move_factors(from: u8, weights: &Row) -> Row {
    let mut factors = NOTHING;
    for (to, (factor, weight)) in (0..).zip(factors.iter_mut().zip(weights)) {
        if may_follow(from, to) {
            *factor = weight.exp();
        }
    }
    factors
}

fn pair_factors(weights: &Moves) -> Moves {
    let mut moves = [NOTHING; LABELS];
    for (from, (row, weights)) in (0..).zip(moves.iter_mut().zip(weights)) {
        *row = move_factors(from, weights);
    }
    moves
}

/// Factors of the labels of a token, the largest of which is one.
fn label_factors(scores: &Row) -> Row {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.map(|x| (x - top).exp())
}

fn gather_ways(before: &Row, moves: &Moves) -> Row {
    let mut sums = NOTHING;
    for (x, row) in before.iter().zip(moves) {
        for (sum, weight) in sums.iter_mut().zip(row) {
            *sum += x * weight;
        }
    }
    sums
}

/// Takes the expected pairs of labels of two tokens from `moves`.
fn take_expected(moves: &mut Moves, before: &Row, through: &Moves) {
    let mut pairs = *through;
    for (row, x) in pairs.iter_mut().zip(before) {
        *row = row.map(|y| x * y);
    }
    let sum: f32 = pairs.as_flattened().iter().sum();
    let all = moves.as_flattened_mut().iter_mut();
    for (of_move, pair) in all.zip(pairs.as_flattened()) {
        *of_move -= pair / sum;
    }
}

fn multiply_rows(a: &Row, b: &Row) -> Row {
    std::array::from_fn(|label| a[label] * b[label])
}

fn scale_row(row: &mut Row) {
    let sum: f32 = row.iter().sum();
    for x in row {
        *x /= sum.max(1e-30);
    }
}
