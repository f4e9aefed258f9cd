//! Learns weights from facts that were right or wrong: logistic regression whose squared weights are
//! kept small (ridge; le Cessie and van Houwelingen 1992), solved by Newton's method.

use std::fmt::Write;

use super::{Line, RATED, Signals, signals};
use crate::facts::Layer;

/// A fact that was held against rows marked by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sample {
    /// What was seen of it.
    pub signals: Signals,
    /// Whether it was right.
    pub right: bool,
    /// The group of rows that it is of, where facts are right more or less often than in news that comes: such
    /// as were at hand when rules were written, or are marked after other conventions.
    pub group: Option<usize>,
}

/// How much a squared weight costs: half of this in log-likelihood.
const RIDGE: f64 = 2.0;
/// The same for the weight of a group, which only keeps it finite.
const LOOSE: f64 = 0.1;
/// Steps of Newton's method; far fewer are needed.
const STEPS: usize = 50;

/// The weights of a layer with which `samples` are most likely.
///
/// How much more or less often the facts of a group are right is a weight of its own, which is learned and
/// left out. So that no fact is held for certain, two more are counted that show no signal, of which one is
/// wrong.
#[must_use]
pub(crate) fn fit_layer(layer: Layer, samples: &[Sample]) -> Line {
    let own = signals(layer).len() + 1;
    let groups = samples.iter().filter_map(|sample| sample.group).max();
    let width = own + groups.map_or(0, |last| last + 1);
    let mut weights = vec![0.0; width];
    for _ in 0..STEPS {
        let (mut slope, mut bend) = (vec![0.0; width], vec![vec![0.0; width]; width]);
        for place in 1..width {
            let ridge = if place < own { RIDGE } else { LOOSE };
            slope[place] = -ridge * weights[place];
            bend[place][place] = ridge;
        }
        let doubt = [true, false].map(|right| Sample {
            signals: Signals::default(),
            right,
            group: None,
        });
        for sample in samples.iter().chain(&doubt) {
            add_sample(&mut slope, &mut bend, &weights, (sample, own));
        }
        for (weight, step) in weights.iter_mut().zip(solve_equations(bend, slope)) {
            *weight += step;
        }
    }
    Line {
        base: weights[0],
        signals: weights[1..own].to_vec(),
    }
}

/// Adds what one fact tells of the slope and the curvature of the likelihood; the weights of groups begin
/// at `first`.
fn add_sample(
    slope: &mut [f64],
    bend: &mut [Vec<f64>],
    weights: &[f64],
    (sample, first): (&Sample, usize),
) {
    let group = sample.group.map(|group| first + group);
    let signals = sample.signals.places().map(|place| place + 1);
    let places: Vec<usize> = [0].into_iter().chain(signals).chain(group).collect();
    let sum: f64 = places.iter().map(|place| weights[*place]).sum();
    let share = 1.0 / (1.0 + (-sum).exp());
    for place in &places {
        slope[*place] += f64::from(u8::from(sample.right)) - share;
        for other in &places {
            bend[*place][*other] += share * (1.0 - share);
        }
    }
}

/// The solution of linear equations by elimination; the matrix is positive definite.
fn solve_equations(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let width = right.len();
    for i in 0..width {
        let pivot = matrix[i].clone();
        for row in i + 1..width {
            let factor = matrix[row][i] / pivot[i];
            for (value, of) in matrix[row].iter_mut().zip(&pivot).skip(i) {
                *value -= factor * of;
            }
            right[row] -= factor * right[i];
        }
    }
    for i in (0..width).rev() {
        let known: f64 = (i + 1..width).map(|j| matrix[i][j] * right[j]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    right
}

/// The file of weights, in hundredths.
#[must_use]
pub(crate) fn file(lines: &[Line]) -> String {
    let mut out = HEAD.to_owned();
    for (layer, line) in RATED.iter().zip(lines) {
        let _ = write!(out, "\n[{}]\nbase = {:.2}\n", layer.name(), line.base);
        for (name, weight) in signals(*layer).iter().zip(&line.signals) {
            let _ = writeln!(out, "signals.{name} = {weight:.2}");
        }
    }
    out.replace("-0.00", "0.00")
}

const HEAD: &str = "\
# How much each signal of src/confidence says that a fact is right, in log-odds: the share of facts
# with some signals that were right is 1 / (1 + exp(-(base + their weights))). Learned, not written:
# docs/accuracy-confidence.md has the command, the rows and how well it holds.
";

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(it: bool) -> Signals {
        [it].into_iter().collect()
    }

    fn samples(it: bool, group: Option<usize>, right: usize, wrong: usize) -> Vec<Sample> {
        let one = |right| Sample {
            signals: [it].into_iter().collect(),
            right,
            group,
        };
        [vec![one(true); right], vec![one(false); wrong]].concat()
    }

    #[test]
    fn a_share_is_that_of_the_facts_with_the_same_signals() {
        let all = [
            samples(false, None, 900, 100),
            samples(true, None, 600, 400),
        ]
        .concat();
        let line = fit_layer(Layer::Dates, &all);
        assert!((line.logistic_share(seen(false)) - 0.9).abs() < 0.01);
        assert!((line.logistic_share(seen(true)) - 0.6).abs() < 0.01);
    }

    #[test]
    fn few_facts_say_little() {
        let all = [samples(false, None, 900, 100), samples(true, None, 1, 0)].concat();
        let line = fit_layer(Layer::Dates, &all);
        assert!((line.logistic_share(seen(true)) - 0.9).abs() < 0.02);
        let none = fit_layer(Layer::Dates, &[]);
        assert!((none.logistic_share(Signals::default()) - 0.5).abs() < 1e-9);
    }

    #[test]
    fn a_group_tells_of_signals_and_not_how_often_facts_are_right() {
        let new = samples(false, None, 800, 200);
        let known = [
            samples(false, Some(0), 1900, 100),
            samples(true, Some(0), 1800, 200),
        ]
        .concat();
        let line = fit_layer(Layer::Dates, &[new, known].concat());
        assert!((line.logistic_share(seen(false)) - 0.8).abs() < 0.01);
        assert!((line.signals[0] - (9.0_f64.ln() - 19.0_f64.ln())).abs() < 0.05);
    }
}
