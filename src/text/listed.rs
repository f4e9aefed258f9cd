//! On which lists of `lexicon/data/triggers` each token is, found for all of them when the first is asked for.

use crate::lexicon::{BOOK, WordLists};
use crate::spelling::{peeled, spelled};

/// The lists that a word is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Listed {
    /// As it stands.
    pub(crate) whole: WordLists,
    /// Those, and the lists with a phrase that it begins.
    pub(crate) begins: WordLists,
    /// With or without what is written onto it.
    pub(crate) stem: WordLists,
    /// The same, but with its ending where that is ة: «دورية» is no «دوري» with a pronoun.
    pub(crate) word: WordLists,
}

/// What is known of the tokens of a text.
#[derive(Debug)]
pub(super) struct AllListed {
    /// The number of a token's own; most have none in common, which is the first.
    numbers: Vec<u32>,
    own: Vec<Listed>,
}

impl Listed {
    /// Of what is no word.
    pub(crate) const NONE: Self = Self {
        whole: WordLists::NONE,
        begins: WordLists::NONE,
        stem: WordLists::NONE,
        word: WordLists::NONE,
    };
}

impl AllListed {
    /// Those of the words that `forms` gives, each with whether ة ends it; nothing for other tokens.
    pub(super) fn of<'t>(forms: impl Iterator<Item = Option<(&'t str, bool)>>) -> Self {
        let mut all = Self {
            numbers: Vec::with_capacity(forms.size_hint().0),
            own: vec![Listed::NONE],
        };
        for form in forms {
            let listed = form.map_or(Listed::NONE, look_up);
            let number = if listed == Listed::NONE {
                0
            } else {
                all.own.push(listed);
                all.own.len() - 1
            };
            all.numbers.push(u32::try_from(number).unwrap_or_default());
        }
        all
    }

    #[inline]
    pub(super) fn at(&self, token: usize) -> &Listed {
        let number = self.numbers.get(token).copied().unwrap_or_default();
        &self.own[number as usize]
    }
}

fn look_up((form, feminine): (&str, bool)) -> Listed {
    let own = BOOK.form(form);
    let (mut base, mut stem) = (own.lists, own.lists);
    for peeled in peeled(form) {
        for (word, bare) in spelled(peeled.base) {
            // the word as it stands has been looked up
            if word.len() < form.len()
                && let Some(known) = BOOK.known_form(word)
            {
                stem = stem.union(&known.lists);
                base = if bare { base.union(&known.lists) } else { base };
            }
        }
    }
    Listed {
        whole: own.lists,
        begins: own.begins,
        stem,
        word: if feminine { base } else { stem },
    }
}
