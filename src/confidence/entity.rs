//! Names: what found them, and whether the tagger agrees.

use super::signal::{Signal, has_more_words};
use crate::extract::names::{Evidence, Finder};
use crate::facts::{Entity, EntityType};

/// The margin from which the tagger has little doubt.
const CLEAR: i16 = 20;

pub(super) const SIGNALS: &[Signal<Entity, Evidence>] = &[
    Signal {
        name: "body",
        holds: |_, how| how.finder == Finder::Body,
    },
    Signal {
        name: "rule",
        holds: |_, how| how.finder == Finder::Rule,
    },
    Signal {
        name: "respelled",
        holds: |entity, how| entity.known && how.finder != Finder::List,
    },
    Signal {
        name: "tagger_alone",
        holds: |_, how| how.finder == Finder::Tagger,
    },
    Signal {
        name: "tagger_alone_clear",
        holds: |_, how| {
            how.finder == Finder::Tagger && how.margin.is_some_and(|margin| margin >= CLEAR)
        },
    },
    Signal {
        name: "tagger_agrees",
        holds: |_, how| how.finder != Finder::Tagger && how.margin.is_some(),
    },
    Signal {
        name: "organization",
        holds: |entity, _| entity.kind == EntityType::Organization,
    },
    Signal {
        name: "location",
        holds: |entity, _| entity.kind == EntityType::Location,
    },
    Signal {
        name: "misc",
        holds: |entity, _| entity.kind == EntityType::Misc,
    },
    Signal {
        name: "titled",
        holds: |entity, _| !entity.roles.is_empty(),
    },
    Signal {
        name: "again",
        holds: |entity, _| entity.mentions.len() > 1,
    },
    Signal {
        name: "several_words",
        holds: |entity, _| {
            entity
                .mentions
                .iter()
                .any(|mention| has_more_words(&mention.text, 1))
        },
    },
];
