//! Events: how much is told of them, and of what kind they are.

use super::signal::{Signal, has_more_words};
use crate::facts::{Event, EventStatus, EventType};

pub(super) const SIGNALS: &[Signal<Event>] = &[
    Signal {
        name: "placed",
        holds: |event, ()| event.place.is_some(),
    },
    Signal {
        name: "dated",
        holds: |event, ()| event.when.is_some(),
    },
    Signal {
        name: "agent",
        holds: |event, ()| event.agent.is_some(),
    },
    Signal {
        name: "target",
        holds: |event, ()| event.target.is_some(),
    },
    Signal {
        name: "claimed",
        holds: |event, ()| event.claimed_by.is_some(),
    },
    Signal {
        name: "doubted",
        holds: |event, ()| matches!(event.status, EventStatus::Denied | EventStatus::Disputed),
    },
    Signal {
        name: "again",
        holds: |event, ()| !event.mentions.is_empty(),
    },
    Signal {
        name: "figures",
        holds: |event, ()| !event.casualties.is_empty(),
    },
    Signal {
        name: "several_words",
        holds: |event, ()| has_more_words(&event.trigger.text, 1),
    },
    Signal {
        name: "talked",
        holds: |event, ()| matches!(event.kind, EventType::Talks | EventType::Agreement),
    },
    Signal {
        name: "wide",
        holds: |event, ()| {
            matches!(
                event.kind,
                EventType::War
                    | EventType::Displacement
                    | EventType::Looting
                    | EventType::Withdrawal
            )
        },
    },
];
