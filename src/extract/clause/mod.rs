//! The parts of a clause, from which quotations, casualty counts and events take their subjects, objects and
//! boundaries: noun phrases, adjuncts, and how far a predicate is meant.
//!
//! Read `word` (what a word can be in a clause), `name` (personal names by where they stand), `plural` (adjectives of several), `phrase` (noun
//! phrases of those who speak), `adjunct` (what stands between a verb and its subject or clause), `predicate`, then
//! `frames`, `links` and `verb` (words with their case frames), `nominal` (noun phrases as arguments),
//! `preposition`, `role`, `tree` and `parses`; `speech` has the words beside those of saying, `continuative` the clauses
//! that say something of all that was told before.

mod adjunct;
mod continuative;
pub(crate) mod frames;
mod links;
mod name;
mod nominal;
mod parses;
mod phrase;
mod plural;
mod predicate;
mod preposition;
mod role;
pub(crate) mod speech;
mod tree;
mod verb;
mod word;

pub(crate) use crate::lexicon::VerbClass;
pub(crate) use adjunct::{after_adjuncts, channel};
pub(crate) use continuative::{continuative, is_continuative};
pub(crate) use links::{is_manner, opens_circumstance};
pub(crate) use nominal::acts;
pub(crate) use nominal::{Case, Nominal, nominal};
pub(crate) use parses::Parses;
pub(crate) use phrase::is_event;
pub(crate) use phrase::{Head, NounPhrase, coordinated, governed, noun_phrase};
pub(crate) use predicate::{Factuality, factuality};
pub(crate) use preposition::Preposition;
pub(crate) use role::{Argument, Role};
pub(crate) use tree::{Clause, Clauses, Link};
pub(crate) use verb::{is_happening, is_listed_verb, is_past_verb, is_striking};
pub(crate) use word::{
    FREE_PREPOSITIONS, attached_preposition, has_article, is_finite_verb, is_joined,
};
