//! How far each fact can be trusted: the share of facts like it that were right on rows marked by hand.
//!
//! What makes facts alike is a handful of `signal`s, a table of them a layer: `entity`, `date`,
//! `casualty`, `quote`, `event`. `weights` makes a share of them, by a logistic model whose few numbers lie in
//! `weights.toml`; with the feature `train`, `fit` learns them. `docs/accuracy-confidence.md` has the curve.

mod around;
mod casualty;
mod date;
mod entity;
mod event;
#[cfg(feature = "train")]
pub(crate) mod fit;
mod quote;
mod signal;
mod weights;

pub(crate) use signal::Signals;
#[cfg(feature = "train")]
pub(crate) use weights::Line;
#[cfg(any(test, feature = "train"))]
pub(crate) use weights::signals;
pub(crate) use weights::{RATED, Weights};

use std::collections::BTreeSet;

use crate::extract::names::Evidence;
use crate::facts::{Confidence, Facts, Layer};

/// What is seen of each fact, layer by layer as in [`RATED`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Observed(pub [Vec<Signals>; RATED.len()]);

/// Looks at facts whose spans are still in bytes; `evidence` says of each entity how it was found.
#[must_use]
pub(crate) fn observe_facts(facts: &Facts, evidence: &[Evidence]) -> Observed {
    let Facts {
        entities,
        dates,
        casualties,
        quotes,
        events,
        variants: _,
    } = facts;
    let entities = entities.iter().zip(evidence);
    Observed([
        entities
            .map(|(entity, how)| Signals::of(entity::SIGNALS, entity, *how))
            .collect(),
        dates
            .iter()
            .map(|date| Signals::of(date::SIGNALS, date, ()))
            .collect(),
        casualties
            .iter()
            .map(|casualty| Signals::of(casualty::SIGNALS, casualty, ()))
            .collect(),
        quotes
            .iter()
            .zip(around::quotes_around(facts))
            .map(|(quote, around)| Signals::of(quote::SIGNALS, quote, around))
            .collect(),
        events
            .iter()
            .map(|event| Signals::of(event::SIGNALS, event, ()))
            .collect(),
    ])
}

/// Writes into each fact how far it can be trusted.
pub(crate) fn rate_facts(facts: &mut Facts, observed: &Observed, weights: &Weights) {
    let Observed([entities, dates, casualties, quotes, events]) = observed;
    let share = |layer, signals: &Signals| Some(weights.confidence(layer, *signals));
    for (fact, signals) in facts.entities.iter_mut().zip(entities) {
        fact.confidence = share(Layer::Entities, signals);
    }
    for (fact, signals) in facts.dates.iter_mut().zip(dates) {
        fact.confidence = share(Layer::Dates, signals);
    }
    for (fact, signals) in facts.casualties.iter_mut().zip(casualties) {
        fact.confidence = share(Layer::Casualties, signals);
    }
    for (fact, signals) in facts.quotes.iter_mut().zip(quotes) {
        fact.confidence = share(Layer::Quotes, signals);
    }
    for (fact, signals) in facts.events.iter_mut().zip(events) {
        fact.confidence = share(Layer::Events, signals);
    }
}

/// Leaves only facts of at least `least`. An entity that goes is referred to no more; the others keep
/// their ids.
pub(crate) fn keep_sure(facts: &mut Facts, least: Confidence) {
    let sure = |confidence: Option<Confidence>| confidence.is_some_and(|share| share >= least);
    facts.entities.retain(|fact| sure(fact.confidence));
    facts.dates.retain(|fact| sure(fact.confidence));
    facts.retain_casualties(|fact| sure(fact.confidence));
    facts.quotes.retain(|fact| sure(fact.confidence));
    facts.retain_events(|fact| sure(fact.confidence));
    let kept: BTreeSet<String> = facts
        .entities
        .iter()
        .map(|entity| entity.id.clone())
        .collect();
    facts.each_reference(|id| {
        if id.as_ref().is_some_and(|id| !kept.contains(id)) {
            *id = None;
        }
    });
}
