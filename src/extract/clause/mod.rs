//! Sentences cut into clauses, from which every later layer takes subject, object and boundary.

mod adjunct;
mod name;
mod phrase;
mod predicate;
mod word;

pub use adjunct::{after_adjuncts, channel};
pub use phrase::{Head, NounPhrase, coordinated, governed, noun_phrase};
pub use predicate::{Factuality, factuality};
pub use word::{attached_preposition, is_finite_verb, is_joined};
