//! The part of an analysis that answers a question: what one speaker said.

use std::collections::BTreeSet;

use crate::facts::{Document, Facts, Quote, Speaker};
use crate::lexicon::{Lexicon, Sense};
use crate::spelling::{key, words};

/// A speaker, however the name is spelled: in full, by surname, by another transliteration.
///
/// ```
/// use karabakh::{lexicon::Lexicon, select::BySpeaker};
///
/// let lexicon = Lexicon::builtin()?;
/// let asked = BySpeaker::new("سيرجي لافروف", &lexicon);
/// assert!(asked.names("سيرغي لافروف") && !asked.names("ماريا زاخاروفا"));
/// # Ok::<(), karabakh::lexicon::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct BySpeaker {
    /// The folded words of the question.
    words: Vec<String>,
    /// Names of the lexicon that the words spell.
    known: BTreeSet<String>,
}

impl BySpeaker {
    /// The speaker that `name` means.
    #[must_use]
    pub fn new(name: &str, lexicon: &Lexicon) -> Self {
        let folded = key(name);
        let words: Vec<String> = words(&folded).map(str::to_owned).collect();
        let known = lexicon.senses(&words.join(" ")).iter();
        let known = known.filter_map(|sense| match sense {
            Sense::Name(id, _) => Some(lexicon.name(*id).ar.to_owned()),
            Sense::Word(..) => None,
        });
        Self {
            known: known.collect(),
            words,
        }
    }

    /// Whether `name` is the speaker's in the lexicon, or holds the words of the question in their order.
    #[must_use]
    pub fn names(&self, name: &str) -> bool {
        let folded = key(name);
        let said: Vec<&str> = words(&folded).collect();
        let holds = said
            .windows(self.words.len().max(1))
            .any(|part| part == self.words);
        self.known.contains(name) || holds
    }

    /// Whether a quotation of `document` is the speaker's. One whom the lexicon names otherwise is
    /// somebody else, though a surname be the same.
    #[must_use]
    pub fn said(&self, document: &Document, quote: &Quote) -> bool {
        let Speaker { name, entity, .. } = &quote.speaker;
        let Some(name) = name else { return false };
        let entity = document.entity(entity.as_deref());
        match entity.filter(|entity| entity.known && !self.known.is_empty()) {
            Some(entity) => self.known.contains(&entity.name),
            None => self.names(name) || entity.is_some_and(|entity| self.names(&entity.name)),
        }
    }

    /// The document with the speaker's quotations alone; `None` when it has none.
    #[must_use]
    pub fn of(&self, document: Document) -> Option<Document> {
        let quotes = document.facts.quotes.iter();
        let quotes: Vec<Quote> = quotes
            .filter(|quote| self.said(&document, quote))
            .cloned()
            .collect();
        let facts = Facts {
            quotes,
            ..Facts::default()
        };
        (!facts.quotes.is_empty()).then_some(Document { facts, ..document })
    }
}
