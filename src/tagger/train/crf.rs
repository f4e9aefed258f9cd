//! A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), trained by
//! stochastic gradient ascent with a rate of its own for each weight (AdaGrad, Duchi et al. 2011).

use std::ops::Range;

use super::data::{Item, Reading, Space, VIEWS};
use super::random::Random;
use super::vectors::{SIZE, Vector, Vocabulary, dot};
use crate::tagger::elsewhere::ELSEWHERE;
use crate::tagger::features::JOINS;
use crate::tagger::label::{LABELS, follows};
use crate::tagger::model::{OFFSETS, SIDE};
use crate::tagger::sense::{SENSES, ones};

pub(super) type Row = [f32; LABELS];
/// The weights of a feature for its neighbours: `[d]` is for the token `d - SIDE` places behind it.
pub(super) type Wide = [Row; OFFSETS];

/// Weights of one label after another.
pub(super) type Moves = [Row; LABELS];

const NOTHING: Row = [0.0; LABELS];
const NOWHERE: Wide = [NOTHING; OFFSETS];

/// How a model is trained.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    pub(super) epochs: usize,
    pub(super) rate: f32,
    /// Weight of the squares of weights.
    pub(super) ridge: f32,
    /// Share of readings with a part of the word lists hidden.
    pub(super) hide: f32,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            epochs: 16,
            rate: 0.1,
            ridge: 8.0,
            hide: 0.5,
        }
    }
}

/// All weights.
#[derive(Debug, Clone)]
pub(super) struct Weights {
    pub(super) near: Vec<Wide>,
    pub(super) here: Vec<Row>,
    pub(super) joint: Vec<Row>,
    pub(super) senses: Vec<Wide>,
    pub(super) elsewhere: Vec<Row>,
    pub(super) dense: Vec<Vec<Vector>>,
    /// For each kind of joint between two tokens.
    pub(super) moves: [Moves; JOINS],
    pub(super) start: Row,
}

impl Weights {
    pub(super) fn new(space: &Space) -> Self {
        Self {
            near: vec![NOWHERE; space.near.ids.len()],
            here: vec![NOTHING; space.here.ids.len()],
            joint: vec![NOTHING; space.joint.ids.len()],
            senses: vec![NOWHERE; SENSES],
            elsewhere: vec![NOTHING; ELSEWHERE],
            dense: vec![vec![[0.0; SIZE]; LABELS]; OFFSETS],
            moves: [[NOTHING; LABELS]; JOINS],
            start: NOTHING,
        }
    }
}

/// One reading of a text, ready to be scored.
pub(super) struct Seen<'r> {
    pub(super) items: &'r [Item],
    pub(super) view: usize,
    /// What the first pass found of the same words; empty in the first pass.
    pub(super) elsewhere: &'r [u16],
}

/// The scores of every token of a sentence.
pub(super) fn emissions(
    weights: &Weights,
    seen: &Seen<'_>,
    sentence: Range<usize>,
    vocabulary: &Vocabulary,
) -> Vec<Row> {
    let mut scores = vec![NOTHING; sentence.len()];
    for (at, item) in seen.items[sentence.clone()].iter().enumerate() {
        let view = &item.views[seen.view];
        for id in &item.here {
            add(&mut scores[at], &weights.here[*id as usize]);
        }
        for id in &view.joint {
            add(&mut scores[at], &weights.joint[*id as usize]);
        }
        if let Some(bits) = seen.elsewhere.get(sentence.start + at) {
            for bit in ones(u64::from(*bits)) {
                add(&mut scores[at], &weights.elsewhere[bit]);
            }
        }
        let mut wide = NOWHERE;
        let near = item.near.iter().map(|id| &weights.near[*id as usize]);
        for feature in near.chain(ones(view.senses).map(|bit| &weights.senses[bit])) {
            for (sum, row) in wide.iter_mut().zip(feature) {
                add(sum, row);
            }
        }
        if let Some(id) = item.vector {
            let vector = &vocabulary.words[id as usize].vector;
            for (sum, matrix) in wide.iter_mut().zip(&weights.dense) {
                for (sum, row) in sum.iter_mut().zip(matrix) {
                    *sum += dot(row, vector);
                }
            }
        }
        for (d, row) in wide.iter().enumerate() {
            if let Some(to) = target(at, d, sentence.len()) {
                add(&mut scores[to], row);
            }
        }
    }
    scores
}

/// The token that the row `d` of a feature at `at` tells of.
fn target(at: usize, d: usize, len: usize) -> Option<usize> {
    (at + d).checked_sub(SIDE).filter(|to| *to < len)
}

fn add(to: &mut Row, row: &Row) {
    to.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
}

/// The best sequence of labels.
pub(super) fn decode(weights: &Weights, scores: &[Row], joins: &[u8]) -> Vec<u8> {
    let mut best = vec![NOTHING; scores.len()];
    let mut from = vec![[0_u8; LABELS]; scores.len()];
    for at in 0..scores.len() {
        for y in 0..LABELS {
            let mut top = (f32::MIN, 0);
            if at == 0 {
                if follows(0, y as u8) {
                    top = (weights.start[y], 0);
                }
            } else {
                for x in 0..LABELS {
                    let score = best[at - 1][x] + weights.moves[usize::from(joins[at])][x][y];
                    if follows(x as u8, y as u8) && score > top.0 {
                        top = (score, x as u8);
                    }
                }
            }
            best[at][y] = top.0 + scores[at][y];
            from[at][y] = top.1;
        }
    }
    let Some(last) = best.last() else {
        return Vec::new();
    };
    let mut label = (0..LABELS as u8)
        .max_by(|a, b| last[*a as usize].total_cmp(&last[*b as usize]))
        .unwrap_or(0);
    let mut labels = vec![0; scores.len()];
    for at in (0..scores.len()).rev() {
        labels[at] = label;
        label = from[at][label as usize];
    }
    labels
}

/// How sure the model is of each label, and of each pair of labels, less what is true.
struct Gradient {
    nodes: Vec<Row>,
    moves: [Moves; JOINS],
}

/// What is true less what is expected, by the forward and backward sums.
fn gradient(weights: &Weights, scores: &[Row], gold: &[u8], joins: &[u8]) -> Gradient {
    let n = scores.len();
    let mut moves = [[NOTHING; LABELS]; JOINS];
    for (moves, weights) in moves.iter_mut().zip(&weights.moves) {
        for x in 0..LABELS {
            for y in 0..LABELS {
                if follows(x as u8, y as u8) {
                    moves[x][y] = weights[x][y].exp();
                }
            }
        }
    }
    let node: Vec<Row> = scores
        .iter()
        .map(|row| {
            let top = row.iter().copied().fold(f32::MIN, f32::max);
            row.map(|x| (x - top).exp())
        })
        .collect();
    let mut forward = vec![NOTHING; n];
    for y in 0..LABELS {
        if follows(0, y as u8) {
            forward[0][y] = weights.start[y].exp() * node[0][y];
        }
    }
    scale(&mut forward[0]);
    for at in 1..n {
        let before = forward[at - 1];
        let mut row = NOTHING;
        for x in 0..LABELS {
            for y in 0..LABELS {
                row[y] += before[x] * moves[usize::from(joins[at])][x][y];
            }
        }
        for y in 0..LABELS {
            row[y] *= node[at][y];
        }
        scale(&mut row);
        forward[at] = row;
    }
    let mut out = Gradient {
        nodes: vec![NOTHING; n],
        moves: [[NOTHING; LABELS]; JOINS],
    };
    let mut backward = [1.0; LABELS];
    for at in (0..n).rev() {
        let mut sure = NOTHING;
        for y in 0..LABELS {
            sure[y] = forward[at][y] * backward[y];
        }
        scale(&mut sure);
        for y in 0..LABELS {
            out.nodes[at][y] = -sure[y];
        }
        out.nodes[at][gold[at] as usize] += 1.0;
        if at > 0 {
            let join = usize::from(joins[at]);
            let mut next = NOTHING;
            let ahead: Row = std::array::from_fn(|y| node[at][y] * backward[y]);
            let mut pairs = [NOTHING; LABELS];
            let mut sum = 0.0;
            for x in 0..LABELS {
                for y in 0..LABELS {
                    let through = moves[join][x][y] * ahead[y];
                    next[x] += through;
                    pairs[x][y] = forward[at - 1][x] * through;
                    sum += pairs[x][y];
                }
            }
            for x in 0..LABELS {
                for y in 0..LABELS {
                    out.moves[join][x][y] -= pairs[x][y] / sum;
                }
            }
            out.moves[join][gold[at - 1] as usize][gold[at] as usize] += 1.0;
            scale(&mut next);
            backward = next;
        }
    }
    out
}

fn scale(row: &mut Row) {
    let sum: f32 = row.iter().sum();
    row.iter_mut().for_each(|x| *x /= sum.max(1e-30));
}

/// Readings with what the first pass found elsewhere, when there was one.
pub(super) struct Example<'r> {
    pub(super) reading: &'r Reading,
    pub(super) elsewhere: Option<Vec<u16>>,
}

impl<'r> Example<'r> {
    pub(super) fn first(reading: &'r Reading) -> Self {
        Self {
            reading,
            elsewhere: None,
        }
    }
}

/// Learns weights.
pub(super) fn train(
    examples: &[Example<'_>],
    space: &Space,
    vocabulary: &Vocabulary,
    plan: Plan,
) -> Weights {
    let mut trainer = Trainer {
        weights: Weights::new(space),
        squares: Weights::new(space),
        plan,
        decay: decay(examples, space, plan),
    };
    let mut order: Vec<(usize, usize)> = (0..)
        .zip(examples)
        .flat_map(|(e, example)| (0..example.reading.sentences.len()).map(move |s| (e, s)))
        .collect();
    let mut random = Random::new(7);
    let mut sum: Option<Weights> = None;
    let averaged = plan.epochs / 2;
    for epoch in 0..plan.epochs {
        random.shuffle(&mut order);
        for (e, s) in &order {
            let example = &examples[*e];
            let hide = random.unit() < plan.hide;
            let view = if hide { 1 + random.below(VIEWS - 1) } else { 0 };
            let second = random.unit() < 0.5;
            let elsewhere = example
                .elsewhere
                .as_deref()
                .filter(|_| second)
                .unwrap_or_default();
            let seen = Seen {
                items: &example.reading.items,
                view,
                elsewhere,
            };
            trainer.learn(&seen, example.reading.sentences[*s].clone(), vocabulary);
        }
        if epoch + averaged >= plan.epochs {
            match &mut sum {
                None => sum = Some(trainer.weights.clone()),
                Some(sum) => sum.each(&trainer.weights, |a, b| *a += b),
            }
        }
    }
    let mut mean = sum.unwrap_or(trainer.weights);
    let share = 1.0 / averaged.max(1) as f32;
    let copy = mean.clone();
    mean.each(&copy, |a, _| *a *= share);
    mean
}

impl Weights {
    /// Leads `change` through all weights beside those of `other`.
    fn each(&mut self, other: &Self, change: impl Fn(&mut f32, f32)) {
        let wide = |a: &mut Vec<Wide>, b: &Vec<Wide>| {
            a.as_flattened_mut()
                .as_flattened_mut()
                .iter_mut()
                .zip(b.as_flattened().as_flattened())
                .for_each(|(a, b)| change(a, *b));
        };
        let rows = |a: &mut [Row], b: &[Row]| {
            a.as_flattened_mut()
                .iter_mut()
                .zip(b.as_flattened())
                .for_each(|(a, b)| change(a, *b));
        };
        wide(&mut self.near, &other.near);
        wide(&mut self.senses, &other.senses);
        rows(&mut self.here, &other.here);
        rows(&mut self.joint, &other.joint);
        rows(&mut self.elsewhere, &other.elsewhere);
        rows(self.moves.as_flattened_mut(), other.moves.as_flattened());
        self.start
            .iter_mut()
            .zip(&other.start)
            .for_each(|(a, b)| change(a, *b));
        for (a, b) in self.dense.iter_mut().zip(&other.dense) {
            a.as_flattened_mut()
                .iter_mut()
                .zip(b.as_flattened())
                .for_each(|(a, b)| change(a, *b));
        }
    }
}

/// How much of each weight goes at each of its steps, so that rare features lose as much as frequent ones.
struct Decay {
    near: Vec<f32>,
    here: Vec<f32>,
    joint: Vec<f32>,
    common: f32,
}

fn decay(examples: &[Example<'_>], space: &Space, plan: Plan) -> Decay {
    let mut decay = Decay {
        near: vec![0.0; space.near.ids.len()],
        here: vec![0.0; space.here.ids.len()],
        joint: vec![0.0; space.joint.ids.len()],
        common: 0.0,
    };
    let mut total = 0;
    for item in examples.iter().flat_map(|example| &example.reading.items) {
        total += 1;
        item.near
            .iter()
            .for_each(|id| decay.near[*id as usize] += 1.0);
        item.here
            .iter()
            .for_each(|id| decay.here[*id as usize] += 1.0);
        item.views[0]
            .joint
            .iter()
            .for_each(|id| decay.joint[*id as usize] += 1.0);
    }
    let share = |count: &mut f32| *count = plan.ridge / count.max(1.0);
    decay.near.iter_mut().for_each(share);
    decay.here.iter_mut().for_each(share);
    decay.joint.iter_mut().for_each(share);
    decay.common = plan.ridge / total as f32;
    decay
}

struct Trainer {
    weights: Weights,
    /// Sums of squared gradients.
    squares: Weights,
    plan: Plan,
    decay: Decay,
}

/// One step of one row: uphill, less the share that goes.
fn step(weights: &mut Row, squares: &mut Row, gradient: &Row, rate: f32, decay: f32) {
    for y in 0..LABELS {
        let g = gradient[y] - decay * weights[y];
        squares[y] += g * g;
        weights[y] += rate * g / (squares[y] + 1e-6).sqrt();
    }
}

impl Trainer {
    fn learn(&mut self, seen: &Seen<'_>, sentence: Range<usize>, vocabulary: &Vocabulary) {
        let scores = emissions(&self.weights, seen, sentence.clone(), vocabulary);
        let items = &seen.items[sentence.clone()];
        let gold: Vec<u8> = items.iter().map(|item| item.label).collect();
        let joins: Vec<u8> = items.iter().map(|item| item.join).collect();
        let gradient = gradient(&self.weights, &scores, &gold, &joins);
        let rate = self.plan.rate;
        let Self {
            weights,
            squares,
            decay,
            ..
        } = self;
        for (at, item) in items.iter().enumerate() {
            let own = &gradient.nodes[at];
            let view = &item.views[seen.view];
            for id in &item.here {
                let id = *id as usize;
                step(
                    &mut weights.here[id],
                    &mut squares.here[id],
                    own,
                    rate,
                    decay.here[id],
                );
            }
            for id in &view.joint {
                let id = *id as usize;
                step(
                    &mut weights.joint[id],
                    &mut squares.joint[id],
                    own,
                    rate,
                    decay.joint[id],
                );
            }
            if let Some(bits) = seen.elsewhere.get(sentence.start + at) {
                for bit in ones(u64::from(*bits)) {
                    step(
                        &mut weights.elsewhere[bit],
                        &mut squares.elsewhere[bit],
                        own,
                        rate,
                        decay.common,
                    );
                }
            }
            for d in 0..OFFSETS {
                let Some(to) = target(at, d, items.len()) else {
                    continue;
                };
                let told = &gradient.nodes[to];
                for id in &item.near {
                    let id = *id as usize;
                    step(
                        &mut weights.near[id][d],
                        &mut squares.near[id][d],
                        told,
                        rate,
                        decay.near[id],
                    );
                }
                for bit in ones(view.senses) {
                    step(
                        &mut weights.senses[bit][d],
                        &mut squares.senses[bit][d],
                        told,
                        rate,
                        decay.common,
                    );
                }
                if let Some(id) = item.vector {
                    let vector = &vocabulary.words[id as usize].vector;
                    for y in 0..LABELS {
                        let (row, square) = (&mut weights.dense[d][y], &mut squares.dense[d][y]);
                        for i in 0..SIZE {
                            let g = told[y] * vector[i] - decay.common * row[i];
                            square[i] += g * g;
                            row[i] += rate * g / (square[i] + 1e-6).sqrt();
                        }
                    }
                }
            }
        }
        for join in 0..JOINS {
            for x in 0..LABELS {
                step(
                    &mut weights.moves[join][x],
                    &mut squares.moves[join][x],
                    &gradient.moves[join][x],
                    rate,
                    decay.common,
                );
            }
        }
        let first = gradient.nodes[0];
        step(
            &mut weights.start,
            &mut squares.start,
            &first,
            rate,
            decay.common,
        );
    }
}
