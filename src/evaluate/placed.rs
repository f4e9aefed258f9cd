//! Marked facts that stand at one place of the text.

use serde::{Deserialize, Deserializer};

use crate::span::Span;

/// A field that is there, `null` or not; one that is left out is not marked.
#[allow(clippy::option_option)]
pub(super) fn present_or_null<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}

/// A marked fact that stands at one place of the text.
pub(super) trait Placed {
    /// The marked words.
    fn words(&self) -> &str;

    /// Which of the places where they stand, from 1.
    fn nth(&self) -> u32 {
        1
    }

    /// Where they stand, in characters; empty until it is known.
    fn span(&mut self) -> &mut Span;

    /// Takes the words from `text` when only their place is marked.
    fn quote(&mut self, _text: &str) {}
}
