//! The parts of a clause, from which quotations, casualty counts and events take their subjects, objects and
//! boundaries: noun phrases, adjuncts, and how far a predicate is meant.
//!
//! Read `word` (what a word can be in a clause), `name` (personal names by where they stand), `phrase` (noun
//! phrases), `adjunct` (what stands between a verb and its subject or clause), then `predicate`.

mod adjunct;
mod name;
mod phrase;
mod predicate;
mod word;

pub use adjunct::{after_adjuncts, channel};
pub use phrase::{Head, NounPhrase, coordinated, governed, noun_phrase};
pub use predicate::{Factuality, factuality};
pub use word::{attached_preposition, is_finite_verb, is_joined};
