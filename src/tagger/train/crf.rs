//! A linear-chain conditional random field (Lafferty, `McCallum` and Pereira 2001): its weights, what
//! they say of a sentence, and the best labels by them.

use std::ops::Range;

use super::data::{Convention, Item, OWN, Space};
use super::vectors::{SIZE, Vector, Vocabulary, dot_product};
use crate::tagger::elsewhere::ELSEWHERE;
use crate::tagger::features::JOINS;
use crate::tagger::label::{LABELS, OUTSIDE, may_follow};
use crate::tagger::model::{OFFSETS, SIDE};
use crate::tagger::sense::{SENSES, set_bits};

/// A number for each label.
pub(super) type Row = [f32; LABELS];
/// The weights of a feature for its neighbours: `[d]` is for the token `d - SIDE` places after it.
pub(super) type Wide = [Row; OFFSETS];

/// Weights of one label after another.
pub(super) type Moves = [Row; LABELS];

pub(super) const NOTHING: Row = [0.0; LABELS];
const NOWHERE: Wide = [NOTHING; OFFSETS];

/// All weights.
#[derive(Debug, Clone)]
pub(super) struct Weights {
    pub(super) near: Vec<Wide>,
    pub(super) here: Vec<Row>,
    pub(super) joint: Vec<Row>,
    /// For each convention those of every sense; the first ones are true of all texts.
    pub(super) senses: Vec<Wide>,
    pub(super) elsewhere: Vec<Row>,
    pub(super) dense: Vec<Vec<Vector>>,
    /// For each convention and kind of joint between two tokens.
    pub(super) moves: Vec<[Moves; JOINS]>,
    /// For each convention.
    pub(super) start: Vec<Row>,
}

impl Weights {
    pub(super) fn new(space: &Space) -> Self {
        Self {
            near: vec![NOWHERE; space.near.len()],
            here: vec![NOTHING; space.here.len()],
            joint: vec![NOTHING; space.joint.len()],
            senses: vec![NOWHERE; SENSES * space.conventions],
            elsewhere: vec![NOTHING; ELSEWHERE],
            dense: vec![vec![[0.0; SIZE]; LABELS]; OFFSETS],
            moves: vec![[[NOTHING; LABELS]; JOINS]; space.conventions],
            start: vec![NOTHING; space.conventions],
        }
    }

    /// Multiplies all weights.
    pub(super) fn scale_all(&mut self, by: f32) {
        let whole = |rows: &mut [Wide]| {
            for weight in rows.as_flattened_mut().as_flattened_mut() {
                *weight *= by;
            }
        };
        let rows = |rows: &mut [Row]| rows.as_flattened_mut().iter_mut().for_each(|w| *w *= by);
        whole(&mut self.near);
        whole(&mut self.senses);
        rows(&mut self.here);
        rows(&mut self.joint);
        rows(&mut self.elsewhere);
        rows(self.moves.as_flattened_mut().as_flattened_mut());
        rows(&mut self.start);
        for matrix in &mut self.dense {
            matrix.as_flattened_mut().iter_mut().for_each(|w| *w *= by);
        }
    }

    /// Leads `change` through all weights beside those of `other`.
    pub(super) fn each_beside(&mut self, other: &Self, change: impl Fn(&mut f32, f32)) {
        let both = |a: &mut [f32], b: &[f32]| {
            for (a, b) in a.iter_mut().zip(b) {
                change(a, *b);
            }
        };
        let rows = |a: &mut [Row], b: &[Row]| both(a.as_flattened_mut(), b.as_flattened());
        let wide = |a: &mut [Wide], b: &[Wide]| rows(a.as_flattened_mut(), b.as_flattened());
        wide(&mut self.near, &other.near);
        wide(&mut self.senses, &other.senses);
        rows(&mut self.here, &other.here);
        rows(&mut self.joint, &other.joint);
        rows(&mut self.elsewhere, &other.elsewhere);
        let (moves, others) = (&mut self.moves, other.moves.as_flattened());
        rows(
            moves.as_flattened_mut().as_flattened_mut(),
            others.as_flattened(),
        );
        rows(&mut self.start, &other.start);
        for (a, b) in self.dense.iter_mut().zip(&other.dense) {
            both(a.as_flattened_mut(), b.as_flattened());
        }
    }
}

/// One reading of a text, ready to be scored.
pub(super) struct Seen<'r> {
    pub(super) convention: Convention,
    pub(super) items: &'r [Item],
    /// Which part of the word lists is hidden; none in the first view.
    pub(super) view: usize,
    /// What the first pass found of the same words; empty in the first pass.
    pub(super) elsewhere: &'r [u16],
}

impl Seen<'_> {
    /// What the lexicon says of a token, and the copies of that for the convention.
    pub(super) fn senses(&self, item: &Item) -> impl Iterator<Item = usize> {
        let bits = item.views[self.view].senses;
        let copies = if self.convention == OWN { 0 } else { bits };
        let first = SENSES * usize::from(self.convention);
        set_bits(bits).chain(set_bits(copies).map(move |bit| first + bit))
    }

    /// The features of the token `at` that tell of the same word elsewhere.
    pub(super) fn elsewhere(&self, at: usize) -> impl Iterator<Item = usize> {
        set_bits(self.elsewhere.get(at).copied().unwrap_or_default().into())
    }
}

/// The scores of every token of a sentence.
pub(super) fn token_scores(
    weights: &Weights,
    seen: &Seen<'_>,
    sentence: Range<usize>,
    vocabulary: &Vocabulary,
) -> Vec<Row> {
    let mut scores = vec![NOTHING; sentence.len()];
    for (at, item) in seen.items[sentence.clone()].iter().enumerate() {
        let view = &item.views[seen.view];
        for id in &item.here {
            add_row(&mut scores[at], &weights.here[*id as usize]);
        }
        for id in &view.joint {
            add_row(&mut scores[at], &weights.joint[*id as usize]);
        }
        for bit in seen.elsewhere(sentence.start + at) {
            add_row(&mut scores[at], &weights.elsewhere[bit]);
        }
        for (d, row) in wide_scores(weights, item, seen, vocabulary)
            .iter()
            .enumerate()
        {
            if let Some(to) = target_token(at, d, sentence.len()) {
                add_row(&mut scores[to], row);
            }
        }
    }
    scores
}

/// What a token tells of its neighbours.
fn wide_scores(weights: &Weights, item: &Item, seen: &Seen<'_>, vocabulary: &Vocabulary) -> Wide {
    let mut wide = NOWHERE;
    let near = item.near.iter().map(|id| &weights.near[*id as usize]);
    let senses = seen.senses(item).map(|bit| &weights.senses[bit]);
    for feature in near.chain(senses) {
        for (sum, row) in wide.iter_mut().zip(feature) {
            add_row(sum, row);
        }
    }
    if let Some(id) = item.vector {
        add_dense(&mut wide, &weights.dense, vocabulary.vector(id));
    }
    wide
}

/// Adds what a vector tells of a token and of its neighbours.
pub(super) fn add_dense(to: &mut Wide, dense: &[Vec<Vector>], vector: &Vector) {
    for (sums, matrix) in to.iter_mut().zip(dense) {
        for (sum, row) in sums.iter_mut().zip(matrix) {
            *sum += dot_product(row, vector);
        }
    }
}

/// The token that the row `d` of a feature at `at` tells of.
pub(super) fn target_token(at: usize, d: usize, len: usize) -> Option<usize> {
    (at + d).checked_sub(SIDE).filter(|to| *to < len)
}

pub(super) fn add_row(to: &mut Row, row: &Row) {
    for (sum, x) in to.iter_mut().zip(row) {
        *sum += x;
    }
}

/// The best sequence of labels.
pub(super) fn best_labels(
    weights: &Weights,
    convention: Convention,
    scores: &[Row],
    joins: &[u8],
) -> Vec<u8> {
    let convention = usize::from(convention);
    let mut best = NOTHING;
    let mut from = Vec::with_capacity(scores.len());
    for (at, (own, join)) in scores.iter().zip(joins).enumerate() {
        let ways = if at == 0 {
            first_ways(&weights.start[convention])
        } else {
            ways_onward(&best, &weights.moves[convention][usize::from(*join)])
        };
        best = std::array::from_fn(|to| ways[to].0 + own[to]);
        from.push(ways.map(|(_, label)| label));
    }
    let last = (0_u8..).zip(best).max_by(|a, b| a.1.total_cmp(&b.1));
    let mut label = last.map_or(OUTSIDE, |(label, _)| label);
    let mut labels = vec![OUTSIDE; scores.len()];
    for (place, from) in labels.iter_mut().zip(&from).rev() {
        *place = label;
        label = from[usize::from(label)];
    }
    labels
}

/// The best way to each label: its score and the label before.
type Ways = [(f32, u8); LABELS];

const NO_WAY: Ways = [(f32::MIN, OUTSIDE); LABELS];

/// The ways into a sentence.
fn first_ways(start: &Row) -> Ways {
    let mut ways = NO_WAY;
    for (to, (way, score)) in (0..).zip(ways.iter_mut().zip(start)) {
        if may_follow(OUTSIDE, to) {
            way.0 = *score;
        }
    }
    ways
}

/// The ways from the labels of one token to those of the next.
fn ways_onward(best: &Row, moves: &Moves) -> Ways {
    let mut ways = NO_WAY;
    for (from, (before, row)) in (0..).zip(best.iter().zip(moves)) {
        for (to, (way, weight)) in (0..).zip(ways.iter_mut().zip(row)) {
            let score = before + weight;
            if may_follow(from, to) && score > way.0 {
                *way = (score, from);
            }
        }
    }
    ways
}
