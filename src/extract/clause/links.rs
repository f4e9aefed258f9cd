//! Words that link clauses and complements, from `lexicon/data/triggers/frames.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::lexicon::WordSet;

#[derive(Debug, Deserialize)]
struct File {
    link: Linking,
}

/// Words between clauses, before those who did something, and of manner, folded; `frames.toml` says what each is.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Linking {
    pub(super) circumstance: WordSet,
    pub(super) doer: WordSet,
    pub(super) against: WordSet,
    pub(super) inside: WordSet,
    manner: WordSet,
    pub(super) purpose: WordSet,
    pub(super) each: WordSet,
    pub(super) auxiliary: WordSet,
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
    read.map(|File { link }| link).unwrap_or_default()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::key;

    #[test]
    fn the_words_can_be_read() {
        assert!(LINKS.doer.contains(&key("على يد")));
        assert!(LINKS.tells_manner(&key("رميا")));
        assert!(
            !LINKS.circumstance.is_empty() && !LINKS.against.is_empty() && !LINKS.inside.is_empty()
        );
    }
}
