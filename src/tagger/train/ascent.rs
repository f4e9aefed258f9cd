//! Learning by stochastic gradient ascent with a rate of its own for each weight (`AdaGrad`, Duchi et
//! al. 2011); the weights of the later passes are averaged.

use std::ops::Range;

use super::crf::{Row, Seen, Weights, target_token, token_scores};
use super::data::{Convention, Item, Reading, Space, VIEWS};
use super::gradient::{Gradient, sentence_gradient};
use super::random::Random;
use super::vectors::{Vector, Vocabulary};
use crate::tagger::model::OFFSETS;

/// How a model is trained.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    /// How often it is done, each time in another order; the weights are averaged.
    pub(super) runs: u16,
    pub(super) epochs: u16,
    pub(super) rate: f32,
    /// Weight of the squares of weights.
    pub(super) ridge: f32,
    /// Share of readings with a part of the word lists hidden.
    pub(super) hide: f32,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            runs: 3,
            epochs: 12,
            rate: 0.1,
            ridge: 8.0,
            hide: 0.5,
        }
    }
}

/// A reading with what the first pass found elsewhere, when there was one.
pub(super) struct Example<'r> {
    pub(super) reading: &'r Reading,
    pub(super) elsewhere: Option<Vec<u16>>,
}

impl<'r> Example<'r> {
    pub(super) fn first_look(reading: &'r Reading) -> Self {
        Self {
            reading,
            elsewhere: None,
        }
    }

    /// One way to see it: with a part of the word lists hidden or not, as if in the first pass or not.
    fn seen_once(&self, random: &mut Random, hide: f32) -> Seen<'_> {
        let hidden = random.unit() < hide;
        let view = if hidden {
            1 + random.below(VIEWS - 1)
        } else {
            0
        };
        let second = random.unit() < 0.5;
        let elsewhere = self.elsewhere.as_deref().filter(|_| second);
        Seen {
            convention: self.reading.convention,
            items: &self.reading.items,
            view,
            elsewhere: elsewhere.unwrap_or_default(),
        }
    }
}

/// Learns weights: what runs in different orders agree on.
pub(super) fn learn_weights(
    examples: &[Example<'_>],
    space: &Space,
    vocabulary: &Vocabulary,
    plan: Plan,
) -> Weights {
    let run = |seed| learn(examples, space, vocabulary, plan, Random::new(seed));
    let mut mean = run(7);
    for seed in 8..7 + u64::from(plan.runs) {
        mean.each_beside(&run(seed), |a, b| *a += b);
    }
    mean.scale_all(1.0 / f32::from(plan.runs.max(1)));
    mean
}

/// One run.
fn learn(
    examples: &[Example<'_>],
    space: &Space,
    vocabulary: &Vocabulary,
    plan: Plan,
    mut random: Random,
) -> Weights {
    let mut trainer = Trainer {
        weights: Weights::new(space),
        squares: Weights::new(space),
        plan,
        decay: decay_rates(examples, space, plan),
        vocabulary,
    };
    let mut order: Vec<(&Example<'_>, &Range<usize>)> = examples
        .iter()
        .flat_map(|example| example.reading.sentences.iter().map(move |s| (example, s)))
        .collect();
    let mut sum: Option<Weights> = None;
    let averaged = plan.epochs / 2;
    for epoch in 0..plan.epochs {
        random.shuffle(&mut order);
        for (example, sentence) in &order {
            trainer.learn(&example.seen_once(&mut random, plan.hide), sentence);
        }
        if epoch + averaged >= plan.epochs {
            match &mut sum {
                None => sum = Some(trainer.weights.clone()),
                Some(sum) => sum.each_beside(&trainer.weights, |a, b| *a += b),
            }
        }
    }
    let mut mean = sum.unwrap_or_else(|| trainer.weights.clone());
    mean.scale_all(1.0 / f32::from(averaged.max(1)));
    mean
}

/// How much of each weight goes at each of its steps, so that rare features lose as much as frequent ones.
struct Decay {
    near: Vec<f32>,
    here: Vec<f32>,
    joint: Vec<f32>,
    common: f32,
}

#[allow(clippy::cast_precision_loss)] // a corpus has fewer tokens than an f32 can count
fn decay_rates(examples: &[Example<'_>], space: &Space, plan: Plan) -> Decay {
    let items = || examples.iter().flat_map(|example| &example.reading.items);
    let shares = |size: usize, ids: fn(&Item) -> &[u32]| {
        let mut counts = vec![0.0_f32; size];
        for id in items().flat_map(ids) {
            counts[*id as usize] += 1.0;
        }
        for count in &mut counts {
            *count = plan.ridge / count.max(1.0);
        }
        counts
    };
    Decay {
        near: shares(space.near.len(), |item| &item.near),
        here: shares(space.here.len(), |item| &item.here),
        joint: shares(space.joint.len(), |item| &item.views[0].joint),
        common: plan.ridge / items().count() as f32,
    }
}

struct Trainer<'v> {
    weights: Weights,
    /// Sums of squared gradients.
    squares: Weights,
    plan: Plan,
    decay: Decay,
    vocabulary: &'v Vocabulary,
}

impl Trainer<'_> {
    /// One step uphill by one sentence.
    fn learn(&mut self, seen: &Seen<'_>, sentence: &Range<usize>) {
        let scores = token_scores(&self.weights, seen, sentence.clone(), self.vocabulary);
        let items = &seen.items[sentence.clone()];
        let gold: Vec<u8> = items.iter().map(|item| item.label).collect();
        let joins: Vec<u8> = items.iter().map(|item| item.join).collect();
        let gradient = sentence_gradient(&self.weights, seen.convention, &scores, &gold, &joins);
        for (at, item) in items.iter().enumerate() {
            let own = &gradient.nodes[at];
            self.learn_own(item, seen.view, own);
            self.learn_elsewhere(seen.elsewhere(sentence.start + at), own);
            for d in 0..OFFSETS {
                if let Some(to) = target_token(at, d, items.len()) {
                    self.learn_wide(item, seen, d, &gradient.nodes[to]);
                }
            }
        }
        self.learn_moves(seen.convention, &gradient);
    }

    /// What a token tells of itself alone.
    fn learn_own(&mut self, item: &Item, view: usize, own: &Row) {
        let (weights, squares, decay) = (&mut self.weights, &mut self.squares, &self.decay);
        let pace = |decay: f32| (self.plan.rate, decay);
        for id in item.here.iter().map(|id| *id as usize) {
            let row = (&mut weights.here[id], &mut squares.here[id]);
            step_row(row, own, pace(decay.here[id]));
        }
        for id in item.views[view].joint.iter().map(|id| *id as usize) {
            let row = (&mut weights.joint[id], &mut squares.joint[id]);
            step_row(row, own, pace(decay.joint[id]));
        }
    }

    /// What the same word elsewhere tells.
    fn learn_elsewhere(&mut self, bits: impl Iterator<Item = usize>, own: &Row) {
        let pace = self.common();
        for bit in bits {
            let row = (
                &mut self.weights.elsewhere[bit],
                &mut self.squares.elsewhere[bit],
            );
            step_row(row, own, pace);
        }
    }

    /// What a token tells of the one that its rows `d` are for.
    fn learn_wide(&mut self, item: &Item, seen: &Seen<'_>, d: usize, told: &Row) {
        let common = self.common();
        let (weights, squares) = (&mut self.weights, &mut self.squares);
        for id in item.near.iter().map(|id| *id as usize) {
            let row = (&mut weights.near[id][d], &mut squares.near[id][d]);
            step_row(row, told, (self.plan.rate, self.decay.near[id]));
        }
        for bit in seen.senses(item) {
            let row = (&mut weights.senses[bit][d], &mut squares.senses[bit][d]);
            step_row(row, told, common);
        }
        if let Some(id) = item.vector {
            let vector = self.vocabulary.vector(id);
            let rows = weights.dense[d].iter_mut().zip(&mut squares.dense[d]);
            for (row, told) in rows.zip(told) {
                let gradient: Vector = vector.map(|x| told * x);
                step_row(row, &gradient, common);
            }
        }
    }

    fn learn_moves(&mut self, convention: Convention, gradient: &Gradient) {
        let pace = self.common();
        let convention = usize::from(convention);
        let (weights, squares) = (&mut self.weights, &mut self.squares);
        let rows = weights.moves[convention].as_flattened_mut().iter_mut();
        let rows = rows.zip(squares.moves[convention].as_flattened_mut());
        for (row, gradient) in rows.zip(gradient.moves.as_flattened()) {
            step_row(row, gradient, pace);
        }
        if let Some(first) = gradient.nodes.first() {
            let starts = (
                &mut weights.start[convention],
                &mut squares.start[convention],
            );
            step_row(starts, first, pace);
        }
    }

    /// Rate and decay of features that every text has.
    fn common(&self) -> (f32, f32) {
        (self.plan.rate, self.decay.common)
    }
}

/// One step of one row, given with its squares: uphill at a rate, less the share that goes.
fn step_row<const N: usize>(
    (weights, squares): (&mut [f32; N], &mut [f32; N]),
    gradient: &[f32; N],
    (rate, decay): (f32, f32),
) {
    for ((weight, square), gradient) in weights.iter_mut().zip(squares).zip(gradient) {
        let g = gradient - decay * *weight;
        *square += g * g;
        *weight += rate * g / (*square + 1e-6).sqrt();
    }
}
