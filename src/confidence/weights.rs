//! The weights of signals: a logistic model a layer. `weights.toml` says how they were learned.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::signal::Signals;
use super::{casualty, date, entity, event, quote};
use crate::facts::{Confidence, Layer};

/// The weights that come with the tool.
const BUILTIN: &str = include_str!("weights.toml");

/// No fact is surer: so few rows can tell of no smaller doubt.
const MOST: f64 = 0.99;

/// The layers whose facts have a confidence.
pub(crate) const RATED: [Layer; 5] = [
    Layer::Entities,
    Layer::Dates,
    Layer::Casualties,
    Layer::Quotes,
    Layer::Events,
];

/// For each rated layer, what its signals weigh.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Weights(Vec<Line>);

/// The weights of one layer, in units of log-odds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Line {
    /// Of a fact without any signal.
    pub base: f64,
    /// Of each signal, in the order of the layer's table.
    pub signals: Vec<f64>,
}

/// A layer as the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    base: f64,
    signals: BTreeMap<String, f64>,
}

/// The names of a layer's signals, in the order of their bits; none where facts are not rated.
#[must_use]
pub(crate) fn signals(layer: Layer) -> Vec<&'static str> {
    fn names<F, E>(table: &[super::signal::Signal<F, E>]) -> Vec<&'static str> {
        table.iter().map(|signal| signal.name).collect()
    }
    match layer {
        Layer::Entities => names(entity::SIGNALS),
        Layer::Dates => names(date::SIGNALS),
        Layer::Casualties => names(casualty::SIGNALS),
        Layer::Quotes => names(quote::SIGNALS),
        Layer::Events => names(event::SIGNALS),
        Layer::Variants => Vec::new(),
    }
}

impl Weights {
    /// The weights that come with the tool; `None` when their file is broken, which a test rules out.
    #[must_use]
    pub(crate) fn builtin() -> Option<Self> {
        Self::read(BUILTIN)
    }

    /// The weights of a file that has each signal of each rated layer and no others.
    #[must_use]
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut layers: BTreeMap<String, Written> = toml::from_str(text).ok()?;
        let lines = RATED.map(|layer| layers.remove(layer.name())?.into_line(layer));
        let lines: Option<Vec<Line>> = lines.into_iter().collect();
        lines.filter(|_| layers.is_empty()).map(Self)
    }

    /// The share of facts with these signals that were right.
    #[must_use]
    pub(crate) fn confidence(&self, layer: Layer, signals: Signals) -> Confidence {
        let line = RATED.iter().position(|rated| *rated == layer);
        line.map_or(Confidence::NONE, |line| self.0[line].confidence(signals))
    }
}

impl Line {
    /// The confidence of a fact with these signals.
    #[must_use]
    pub(crate) fn confidence(&self, signals: Signals) -> Confidence {
        Confidence::of_share(self.logistic_share(signals).min(MOST))
    }

    /// The logistic function of what the signals weigh together.
    #[must_use]
    pub(crate) fn logistic_share(&self, signals: Signals) -> f64 {
        let weights = signals.places().filter_map(|place| self.signals.get(place));
        let sum = self.base + weights.sum::<f64>();
        1.0 / (1.0 + (-sum).exp())
    }
}

impl Written {
    fn into_line(mut self, layer: Layer) -> Option<Line> {
        let names = signals(layer);
        let weights = names.iter().map(|name| self.signals.remove(*name));
        let weights: Option<Vec<f64>> = weights.collect();
        self.signals.is_empty().then_some(Line {
            base: self.base,
            signals: weights?,
        })
    }
}
