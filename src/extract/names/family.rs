//! Surnames of persons whom an article names in full.

use std::collections::BTreeMap;

use super::joined::SURE_ALONE;
use crate::spelling::{ARTICLE, Skeleton, confidence_from, is_native};

/// Surnames and who bears them, as numbers of entities.
pub(super) struct Families {
    bearers: BTreeMap<String, usize>,
    /// Which endings there are, by a hash of the last letters, so that most words are passed over at once.
    endings: [bool; 256],
    /// Long foreign surnames by their sound.
    sounds: BTreeMap<Skeleton, Vec<(String, usize)>>,
    /// The last two consonants of these.
    tails: [bool; 256],
}

/// Bytes of the shortest surname that is known in another spelling.
const SHORTEST: usize = 2 * 5;
/// The fewest consonants of a surname that is known in another spelling.
const FEWEST: u32 = 4;

impl Families {
    pub(super) fn new(bearers: impl Iterator<Item = (String, usize)>) -> Self {
        let mut families = Self {
            bearers: bearers.collect(),
            endings: [false; 256],
            sounds: BTreeMap::new(),
            tails: [false; 256],
        };
        for (name, bearer) in &families.bearers {
            families.endings[ending(name)] = true;
            if let Some(key) = key(name).filter(|_| !is_native(name)) {
                families.tails[tail(key)] = true;
                let alike = families.sounds.entry(key).or_default();
                alike.push((name.clone(), *bearer));
            }
        }
        families
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bearers.is_empty()
    }

    /// Whether a word may be a surname, with or without clitics.
    pub(super) fn may_hold(&self, word: &str) -> bool {
        self.endings[ending(word)]
    }

    /// Whether a word may be another spelling of a surname, with or without clitics.
    pub(super) fn may_sound(&self, word: &str) -> bool {
        !self.sounds.is_empty() && key(word).is_some_and(|key| self.tails[tail(key)])
    }

    /// Who bears this surname.
    pub(super) fn bearer(&self, word: &str) -> Option<usize> {
        self.bearers.get(word).copied()
    }

    /// The one who bears a surname of which this word is another spelling.
    pub(super) fn respelled(&self, word: &str) -> Option<usize> {
        let alike = self.sounds.get(&key(word)?).filter(|_| !is_native(word))?;
        let (_, first) = alike.first()?;
        let one = alike.iter().all(|(_, bearer)| bearer == first);
        let sure =
            |(name, _): &(String, usize)| confidence_from(SURE_ALONE, word, name) >= SURE_ALONE;
        (one && alike.iter().any(sure)).then_some(*first)
    }
}

/// The sound of a word that is long enough to be known by it.
fn key(word: &str) -> Option<Skeleton> {
    if word.len() < SHORTEST || word.starts_with(ARTICLE) {
        return None;
    }
    let key = Skeleton::of(word);
    (key.len() >= FEWEST).then_some(key)
}

/// A number below 256 for the last two consonants.
fn tail(key: Skeleton) -> usize {
    (key.code()[1] & 0xff) as usize
}

/// A number below 256 for the last two letters of a word.
fn ending(word: &str) -> usize {
    let last = word.bytes().rev().take(4);
    last.fold(0_usize, |hash, byte| (hash * 31 + usize::from(byte)) % 256)
}
