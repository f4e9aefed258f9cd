//! What `lexicon/data/triggers/frames.toml` holds, read once: verbs with what they make of their arguments, and the
//! words that link clauses and complements.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::grammar::Cursor;
use crate::lexicon::WordSet;

/// The file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) frame: Vec<Frame>,
    link: Linking,
}

/// The verbs of one class.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Frame {
    pub(super) class: VerbClass,
    pub(super) past: Vec<String>,
    #[serde(default)]
    pub(super) present: Vec<String>,
}

/// What a verb makes of its subject, object and complements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VerbClass {
    /// Its subject does what its object tells: شن هجوما.
    Performs,
    /// Its subject suffers what its complement tells: تعرض لهجوم.
    Undergoes,
    /// Its subject is what happened, its object what it struck: استهدف.
    Strikes,
    /// Its subject is what happened: اندلع.
    Happens,
    /// Its subject is what happened, its complement what came of it: أسفر عن.
    Results,
    /// Its subject says that its object did what follows ب: اتهم.
    Accuses,
    /// Its subject says that it did what its object names: تبنى.
    Claims,
    /// Any other verb.
    Other,
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

/// Whether a word opens a clause of time, place or reason: بعدما, حيث.
pub(crate) fn opens_circumstance(at: Cursor<'_>) -> bool {
    LINKS.circumstance.contains(at.form())
}

/// The file that comes with the tool; a test sees to it that it can be read.
pub(super) static FRAMES: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("../../lexicon/data/triggers/frames.toml")).unwrap_or_default()
});

/// Its words between clauses.
pub(super) static LINKS: LazyLock<&'static Linking> = LazyLock::new(|| &FRAMES.link);

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
