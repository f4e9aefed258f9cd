//! Casualty counts: how the number is told, and what the outcome is.

use super::signal::{Signal, has_digits};
use crate::facts::{Casualty, Hedge, Outcome};

pub(super) const SIGNALS: &[Signal<Casualty>] = &[
    Signal {
        name: "digits",
        holds: |casualty, ()| has_digits(&casualty.count.text),
    },
    Signal {
        name: "one",
        holds: |casualty, ()| casualty.count.max == Some(1),
    },
    Signal {
        name: "vague",
        holds: |casualty, ()| casualty.count.modifier == Hedge::Unspecified,
    },
    Signal {
        name: "hedged",
        holds: |casualty, ()| match casualty.count.modifier {
            Hedge::Unspecified | Hedge::Exact => false,
            Hedge::About
            | Hedge::AtLeast
            | Hedge::MoreThan
            | Hedge::AtMost
            | Hedge::LessThan
            | Hedge::Range => true,
        },
    },
    Signal {
        name: "shared_outcome",
        holds: |casualty, ()| casualty.text == casualty.count.text,
    },
    Signal {
        name: "held",
        holds: |casualty, ()| matches!(casualty.outcome, Outcome::Captured | Outcome::Arrested),
    },
    Signal {
        name: "rare_outcome",
        holds: |casualty, ()| casualty.outcome.is_said_of_things(),
    },
    Signal {
        name: "named",
        holds: |casualty, ()| casualty.victims.name.is_some(),
    },
    Signal {
        name: "claimed",
        holds: |casualty, ()| casualty.claimed_by.is_some(),
    },
    Signal {
        name: "subset",
        holds: |casualty, ()| casualty.subset,
    },
];
