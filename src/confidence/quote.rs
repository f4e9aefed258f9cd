//! Quotations: how the words are marked off, and how their speaker was found.

use super::signal::{Signal, has_more_words};
use crate::facts::{CueStance, Quote, QuoteKind, ResolvedBy};

/// Words of the shortest clause that is more than a phrase.
const SHORT: usize = 4;
/// Bytes between a cue and words that begin behind its speaker.
const FAR: u32 = 80;

pub(super) const SIGNALS: &[Signal<Quote>] = &[
    Signal {
        name: "direct",
        holds: |quote, ()| quote.kind == QuoteKind::Direct,
    },
    Signal {
        name: "mixed",
        holds: |quote, ()| quote.kind == QuoteKind::Mixed,
    },
    Signal {
        name: "stance",
        holds: |quote, ()| quote.cue.stance != CueStance::Neutral,
    },
    Signal {
        name: "far",
        holds: |quote, ()| quote.span.start() > quote.cue.span.end() + FAR,
    },
    Signal {
        name: "short",
        holds: |quote, ()| !has_more_words(&quote.text, SHORT),
    },
    Signal {
        name: "nobody",
        holds: |quote, ()| quote.speaker.name.is_none(),
    },
    Signal {
        name: "carried",
        holds: |quote, ()| quote.speaker.resolved_by == Some(ResolvedBy::Carried),
    },
    Signal {
        name: "context",
        holds: |quote, ()| quote.speaker.resolved_by == Some(ResolvedBy::Context),
    },
    Signal {
        name: "no_entity",
        holds: |quote, ()| quote.speaker.name.is_some() && quote.speaker.entity.is_none(),
    },
    Signal {
        name: "relayed",
        holds: |quote, ()| quote.via.is_some(),
    },
];
