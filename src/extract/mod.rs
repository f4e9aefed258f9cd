//! What finds facts: one folder a layer, rules only, no words. Each layer is one function from a
//! prepared text, and from the layers before it, to its facts; `analyze` calls them in order.

mod bounds;
pub mod casualty;
pub mod clause;
pub mod date;
pub mod events;
pub mod names;
pub mod participants;
pub mod quote;
mod variant;

pub use bounds::{few_words, too_many};
pub use variant::variants;
