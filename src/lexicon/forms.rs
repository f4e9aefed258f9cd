//! Folded words with what lists beside the lexicon's own say of them. Rules ask for them at most words of a text, so a look
//! costs no more than the hash of a word.

use std::hash::{BuildHasherDefault, Hasher};

use serde::{Deserialize, Deserializer};

use super::table::hash_word;
use crate::spelling::key;

/// Something for each of some folded words.
#[expect(
    clippy::disallowed_types,
    reason = "its hash is fixed, so that nothing about it is random"
)]
pub(crate) type WordMap<V> = std::collections::HashMap<String, V, BuildHasherDefault<WordHasher>>;

/// Folded words and phrases; they are folded as they are read.
#[derive(Debug, Default)]
pub(crate) struct WordSet {
    /// Whether a word or phrase is among them; those that are not begin a phrase that is.
    own: WordMap<bool>,
}

impl WordSet {
    /// Whether a folded word is among them.
    pub(crate) fn contains(&self, folded: &str) -> bool {
        self.own.get(folded) == Some(&true)
    }

    /// Whether a folded word is among them, or the first of a phrase that is.
    pub(crate) fn begins_phrase(&self, folded: &str) -> bool {
        self.own.contains_key(folded)
    }

    /// Whether there are none.
    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.own.is_empty()
    }
}

impl<'d> Deserialize<'d> for WordSet {
    fn deserialize<D: Deserializer<'d>>(list: D) -> Result<Self, D::Error> {
        let words: Vec<String> = Deserialize::deserialize(list)?;
        let mut own = WordMap::default();
        for phrase in words.iter().map(|word| key(word)) {
            if let Some((first, _)) = phrase.split_once(' ') {
                own.entry(first.to_owned()).or_insert(false);
            }
            own.insert(phrase, true);
        }
        Ok(Self { own })
    }
}

/// The lexicon's hash of a word.
#[derive(Debug, Default)]
pub(crate) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, word: &[u8]) {
        // the map asks the upper bits as well as the lower ones
        let hash = u64::from(hash_word(word));
        self.0 = hash << 32 | hash;
    }

    /// The end of a word tells nothing more.
    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        self.0
    }
}
