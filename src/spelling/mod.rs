//! Letters. One fold serves the text and the lexicon, so that spellings which no reader tells
//! apart compare equal; [`OffsetMap`] leads from every folded position back to the article.

mod clitic;
mod fold;
mod letter;
mod letters;
mod offsets;
mod peel;
mod transliteration;
mod verb;
mod word;

pub use clitic::{Lead, clitic_leads};
pub use fold::{Canonical, canonical};
pub(crate) use letter::{is_letter, is_mark};
pub(crate) use letters::*;
pub use offsets::OffsetMap;
pub(crate) use peel::Peeled;
pub(crate) use peel::peeled;
pub(crate) use peel::spelled;
pub use transliteration::{JOINED, is_native, spelling_confidence};
pub(crate) use transliteration::{Skeleton, confidence_folded, confidence_from, is_inflected};
pub use verb::{is_first_person, is_future_verb, is_present_verb, is_we};
pub use word::{key, on_one_line, without_pronoun, words};
