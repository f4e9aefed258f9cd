//! What finds facts: one folder a layer, rules only, no words. Each layer is one function from a
//! prepared text, and from the layers before it, to its facts; `analyze` calls them in order.

mod bounds;
pub(crate) mod casualty;
pub(crate) mod clause;
pub(crate) mod date;
mod denial;
pub(crate) mod events;
pub(crate) mod names;
pub(crate) mod participants;
pub(crate) mod quote;
mod variant;

pub(crate) use bounds::{few_words, too_many};
pub(crate) use variant::variants;
