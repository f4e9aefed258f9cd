//! Dates: what the value was computed from, and how much the words say.

use super::signal::{Signal, has_digits, has_more_words};
use crate::facts::{Basis, DateType, TimeExpression};

pub(super) const SIGNALS: &[Signal<TimeExpression>] = &[
    Signal {
        name: "partial",
        holds: |date, ()| date.basis == Basis::Partial,
    },
    Signal {
        name: "relative",
        holds: |date, ()| date.basis == Basis::Relative,
    },
    Signal {
        name: "time",
        holds: |date, ()| date.kind == DateType::Time,
    },
    Signal {
        name: "duration",
        holds: |date, ()| date.kind == DateType::Duration,
    },
    Signal {
        name: "vague",
        holds: |date, ()| date.value.ends_with("_REF"),
    },
    Signal {
        name: "range",
        holds: |date, ()| date.value.contains('/'),
    },
    Signal {
        name: "digits",
        holds: |date, ()| has_digits(&date.text),
    },
    Signal {
        name: "one_word",
        holds: |date, ()| !has_more_words(&date.text, 1),
    },
];
