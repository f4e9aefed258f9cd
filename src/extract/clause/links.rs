//! Words that link clauses and complements, from `lexicon/data/triggers/frames.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::grammar::Cursor;
use crate::lexicon::{BOOK, WordList, WordLists};
use crate::spelling::AND;
use crate::text::Listed;

/// Words between clauses, before those who did something, and of manner, folded; `frames.toml` says what each is.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Linking {
    pub(super) circumstance: WordList,
    pub(super) doer: WordList,
    pub(super) against: WordList,
    pub(super) inside: WordList,
    manner: WordList,
    pub(super) purpose: WordList,
    pub(super) each: WordList,
    pub(super) auxiliary: WordList,
}

/// The lists that a word is on without a و before it.
pub(super) fn lists_after_and(here: Cursor<'_>) -> &WordLists {
    match here.form().strip_prefix(AND) {
        Some(rest) => &BOOK.form(rest).lists,
        None => &here.lists().whole,
    }
}

impl Linking {
    /// Whether a word tells how, when or why something was done: «رميا بالرصاص», «احتجاجا على».
    pub(super) fn tells_manner(&self, word: &Listed) -> bool {
        word.whole.has(self.manner) || word.whole.has(self.purpose)
    }
}

/// Whether a word tells how, when or why something was done: «ميدانيا», «رميا بالرصاص».
pub(crate) fn is_manner(at: Cursor<'_>) -> bool {
    LINKS.tells_manner(at.lists())
}

/// Whether a word opens a clause of time, place or reason: بعدما, حيث.
pub(crate) fn opens_circumstance(at: Cursor<'_>) -> bool {
    at.lists().whole.has(LINKS.circumstance)
}

/// The words that come with the tool; a test sees to it that they can be read.
pub(super) static LINKS: LazyLock<Linking> =
    LazyLock::new(|| BOOK.lists("frames").unwrap_or_default());

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::key;

    #[test]
    fn the_words_can_be_read() {
        assert!(LINKS.doer.contains(&key("على يد")));
        assert!(LINKS.manner.contains(&key("رميا")));
        BOOK.lists::<Linking>("frames").unwrap();
    }
}
