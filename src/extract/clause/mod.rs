//! Sentences cut into clauses, from which every later layer takes subject, object and boundary.

mod name;
mod phrase;
mod word;

pub use phrase::{Head, NounPhrase, coordinated, noun_phrase};
