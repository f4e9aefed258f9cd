//! Quotations: how the words are marked off, how their speaker was found, and who else it could be.

use super::around::Around;
use super::signal::{Signal, has_more_words};
use crate::facts::{CueStance, Quote, QuoteKind, ResolvedBy};

/// Words of the shortest clause that is more than a phrase.
const SHORT: usize = 4;
/// So many others named shortly before a cue make it doubtful who speaks.
const CROWD: usize = 3;
/// Bytes back to where a speaker was named last.
const LONG_AGO: u32 = 400;
/// Bytes between a cue and words that begin after its speaker.
const FAR: u32 = 80;

pub(super) const SIGNALS: &[Signal<Quote, Around>] = &[
    Signal {
        name: "direct",
        holds: |quote, _| quote.kind == QuoteKind::Direct,
    },
    Signal {
        name: "mixed",
        holds: |quote, _| quote.kind == QuoteKind::Mixed,
    },
    Signal {
        name: "stance",
        holds: |quote, _| quote.cue.stance != CueStance::Neutral,
    },
    Signal {
        name: "far",
        holds: |quote, _| quote.span.start() > quote.cue.span.end() + FAR,
    },
    Signal {
        name: "short",
        holds: |quote, _| !has_more_words(&quote.text, SHORT),
    },
    Signal {
        name: "nobody",
        holds: |quote, _| quote.speaker.name.is_none(),
    },
    Signal {
        name: "carried",
        holds: |quote, _| quote.speaker.resolved_by == Some(ResolvedBy::Carried),
    },
    Signal {
        name: "context",
        holds: |quote, _| quote.speaker.resolved_by == Some(ResolvedBy::Context),
    },
    Signal {
        name: "no_entity",
        holds: |quote, _| quote.speaker.name.is_some() && quote.speaker.entity.is_none(),
    },
    Signal {
        name: "relayed",
        holds: |quote, _| quote.via.is_some(),
    },
    Signal {
        name: "role",
        holds: |quote, _| quote.speaker.resolved_by == Some(ResolvedBy::Role),
    },
    Signal {
        name: "crowd",
        holds: |quote, around| is_pointed(quote) && around.rivals >= CROWD,
    },
    Signal {
        name: "alone",
        holds: |quote, around| is_pointed(quote) && around.rivals == 0,
    },
    Signal {
        name: "long_ago",
        holds: |quote, around| is_pointed(quote) && around.gap.is_none_or(|gap| gap > LONG_AGO),
    },
    Signal {
        name: "nested",
        holds: |_, around| around.nested,
    },
    Signal {
        name: "trailing",
        holds: |quote, _| quote.span.end() <= quote.cue.span.start(),
    },
    Signal {
        name: "label",
        holds: |quote, _| quote.cue.text.ends_with(':'),
    },
];

/// Whether the speaker is not named beside the cue, but pointed back to.
fn is_pointed(quote: &Quote) -> bool {
    quote
        .speaker
        .resolved_by
        .is_some_and(|how| how != ResolvedBy::Explicit)
}
