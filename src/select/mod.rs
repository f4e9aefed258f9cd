//! The part of an analysis that answers a question: what one speaker said (`speaker`), and what is told where
//! a pattern stands (`pattern`). `near` tells which names come near one that nobody has, `latin` compares
//! names in Latin letters, and `english` tells what an English name asks for.

mod english;
mod latin;
mod near;
mod pattern;
mod speaker;

pub(crate) use near::Nearest;
pub(crate) use pattern::Pattern;
pub(crate) use speaker::{BySpeaker, in_english};
