//! Words that link clauses and complements, from `lexicon/data/triggers/frames.toml`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::spelling::key;

#[derive(Debug, Deserialize)]
struct File {
    link: Linking,
}

/// Words between clauses, before those who did something, and of manner, folded; `frames.toml` says what each is.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Linking {
    pub(super) circumstance: BTreeSet<String>,
    pub(super) doer: BTreeSet<String>,
    pub(super) against: BTreeSet<String>,
    pub(super) inside: BTreeSet<String>,
    manner: BTreeSet<String>,
    pub(super) purpose: BTreeSet<String>,
    pub(super) each: BTreeSet<String>,
    pub(super) auxiliary: BTreeSet<String>,
}

impl Linking {
    /// Whether a word tells how, when or why something was done: «رميا بالرصاص», «احتجاجا على».
    pub(super) fn tells_manner(&self, form: &str) -> bool {
        self.manner.contains(form) || self.purpose.contains(form)
    }
}

/// The words that come with the tool; a test sees to it that they can be read.
pub(super) static LINKS: LazyLock<Linking> = LazyLock::new(|| {
    let read = toml::from_str(include_str!("../../lexicon/data/triggers/frames.toml"));
    let File { link } = read.unwrap_or(File {
        link: Linking::default(),
    });
    let fold = |words: BTreeSet<String>| words.iter().map(|word| key(word)).collect();
    Linking {
        circumstance: fold(link.circumstance),
        doer: fold(link.doer),
        against: fold(link.against),
        inside: fold(link.inside),
        manner: fold(link.manner),
        purpose: fold(link.purpose),
        each: fold(link.each),
        auxiliary: fold(link.auxiliary),
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_can_be_read() {
        assert!(LINKS.doer.contains(&key("على يد")));
        assert!(LINKS.tells_manner(&key("رميا")));
        assert!(
            !LINKS.circumstance.is_empty() && !LINKS.against.is_empty() && !LINKS.inside.is_empty()
        );
    }
}
