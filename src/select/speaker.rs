//! What one speaker said.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::english::Content;
use super::latin::{is_alike, is_heard, is_latin};
use crate::facts::{Document, Entity, EntityType, Facts, Quote, Speaker};
use crate::lexicon::{Lexicon, Name, Sense, composed_english};
use crate::spelling::{JOINED, confidence_folded, key, words};

/// A speaker, however the name is spelled: in full, by surname, by another transliteration, in Latin letters.
#[derive(Debug, Clone)]
pub(crate) struct BySpeaker {
    /// The folded words of the question.
    words: Vec<String>,
    /// Names of the lexicon that the words spell.
    known: BTreeSet<String>,
    /// Of a name in Latin letters.
    english: Option<English>,
}

/// An English name, and the words by which Arabic names are put into English.
#[derive(Debug, Clone)]
struct English {
    content: Content,
    lexicon: Arc<Lexicon>,
}

impl English {
    fn english_name(name: &str) -> Option<Self> {
        let lexicon = Arc::new(Lexicon::builtin().ok()?);
        let content = Content::content_of(name);
        Some(Self { content, lexicon })
    }

    /// Whether it asks for a name whose English is listed or can be composed.
    fn asks_for(&self, name: &str, entity: Option<&Entity>) -> bool {
        let listed = entity.and_then(|entity| entity.name_en.clone());
        let composed = || composed_english(name, &self.lexicon);
        let country = entity.and_then(|entity| entity.country.as_deref());
        let country = country.and_then(|code| self.lexicon.country(code)?.en);
        let english = [listed, composed()].into_iter().flatten();
        let mut contents = english.map(|english| Content::content_of(&english));
        contents.any(|content| self.content.asks_for(&content, country))
    }
}

impl BySpeaker {
    /// The speaker that `name` means.
    #[must_use]
    pub(crate) fn new(name: &str, lexicon: &Lexicon) -> Self {
        let folded = key(name);
        let words: Vec<String> = words(&folded).map(str::to_owned).collect();
        let latin = !words.is_empty() && is_latin(&folded);
        let known = if words.is_empty() {
            BTreeSet::new()
        } else if latin {
            let names = in_english(name, lexicon).chain(names_meant(name, lexicon));
            names.map(|name| name.ar.to_owned()).collect()
        } else {
            in_arabic(&words, lexicon)
        };
        let english = latin.then(|| English::english_name(name)).flatten();
        Self {
            words,
            known,
            english,
        }
    }

    /// Whether `name` is the speaker's in the lexicon, or holds the words of the question in their order, in
    /// any spelling.
    #[must_use]
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.known.contains(name)
            || holds_words(name, &self.words, is_spelled_alike)
            || self.english.is_some() && self.known.iter().any(|known| is_part(known, name))
    }

    /// Whether a quotation of `document` is the speaker's. One whom the lexicon names otherwise is
    /// somebody else, though a surname be the same.
    #[must_use]
    pub(crate) fn has_said(&self, document: &Document, quote: &Quote) -> bool {
        let Speaker { name, entity, .. } = &quote.speaker;
        let Some(name) = name else { return false };
        let entity = document.entity_by_id(entity.as_deref());
        let role = quote.speaker.role.as_deref();
        if self.is_asked_in_english(name, role, entity) {
            return true;
        }
        match entity.filter(|entity| entity.known && !self.known.is_empty()) {
            Some(entity) => self.known.contains(&entity.name),
            None => self.is_named(name) || entity.is_some_and(|entity| self.is_named(&entity.name)),
        }
    }

    /// Whether an English question means a name: by what it means, or, where the lexicon has nobody of that name,
    /// by how the name sounds.
    fn is_asked_in_english(&self, name: &str, role: Option<&str>, entity: Option<&Entity>) -> bool {
        let Some(english) = &self.english else {
            return false;
        };
        let own = entity.map(|entity| entity.name.as_str());
        let mentions = entity.into_iter().flat_map(|entity| &entity.mentions);
        let spelled = mentions.map(|mention| mention.text.as_str());
        let mut names = [name].into_iter().chain(own);
        let person = entity.is_none_or(|entity| entity.kind == EntityType::Person);
        let mut titled = names.clone().chain(role);
        titled.any(|name| english.asks_for(name, entity))
            || self.known.is_empty()
                && person
                && names
                    .by_ref()
                    .chain(spelled)
                    .any(|name| self.sounds_as(name))
    }

    fn sounds_as(&self, name: &str) -> bool {
        let folded = key(name);
        is_heard(&self.words, &words(&folded).collect::<Vec<_>>())
    }

    /// The document with the speaker's quotations alone; `None` when it has none.
    #[must_use]
    pub(crate) fn quotes_of_speaker(&self, document: Document) -> Option<Document> {
        let quotes = document.facts.quotes.iter();
        let quotes: Vec<Quote> = quotes
            .filter(|quote| self.has_said(&document, quote))
            .cloned()
            .collect();
        let facts = Facts {
            quotes,
            ..Facts::default()
        };
        (!facts.quotes.is_empty()).then_some(Document { facts, ..document })
    }
}

/// Names that the words are listed for; when there are none, those of which they are another spelling.
fn in_arabic(words: &[String], lexicon: &Lexicon) -> BTreeSet<String> {
    let senses = lexicon.senses(&words.join(" ")).iter();
    let listed: BTreeSet<String> = senses
        .filter_map(|sense| match sense {
            Sense::Name(id, _) => Some(lexicon.name(*id).ar.to_owned()),
            Sense::Word(..) => None,
        })
        .collect();
    if !listed.is_empty() {
        return listed;
    }
    let asked = words.join(" ");
    named_entries(lexicon, |name| {
        confidence_folded(&asked, &key(name.ar)) > JOINED
    })
}

/// Names of the lexicon whose English form holds the words of `name`; when there are none, those that hold other
/// spellings of them. A name in Arabic letters finds none.
pub(crate) fn in_english<'l>(
    name: &str,
    lexicon: &'l Lexicon,
) -> impl Iterator<Item = Name<'l>> + use<'l> {
    let folded = key(name);
    let asked: Vec<String> = words(&folded).map(str::to_owned).collect();
    let latin = is_latin(&folded);
    let english = |same: fn(&str, &str) -> bool| -> Vec<Name<'l>> {
        let holds = |name: &Name<'_>| name.en.is_some_and(|en| holds_words(en, &asked, same));
        lexicon.names().filter(holds).collect()
    };
    let exact = if latin {
        english(|a, b| a == b)
    } else {
        Vec::new()
    };
    let found = if latin && exact.is_empty() {
        english(is_alike)
    } else {
        exact
    };
    found.into_iter()
}

/// Names of the lexicon whose English means what an English name asks for.
fn names_meant<'l>(name: &str, lexicon: &'l Lexicon) -> impl Iterator<Item = Name<'l>> + use<'l> {
    let asked = Content::content_of(name);
    lexicon.names().filter(move |name| {
        let country = name.country.and_then(|code| lexicon.country(code)?.en);
        name.en
            .is_some_and(|en| asked.asks_for(&Content::content_of(en), country))
    })
}

/// Whether a name holds all words of a listed one: «حركة حماس».
fn is_part(listed: &str, name: &str) -> bool {
    let folded = key(listed);
    let listed: Vec<String> = words(&folded).map(str::to_owned).collect();
    !listed.is_empty() && holds_words(name, &listed, |a, b| a == b)
}

fn named_entries(lexicon: &Lexicon, is_meant: impl Fn(&Name<'_>) -> bool) -> BTreeSet<String> {
    let names = lexicon.names().filter(is_meant);
    names.map(|name| name.ar.to_owned()).collect()
}

/// Whether a name has the asked words one after the other.
fn holds_words(name: &str, asked: &[String], same: fn(&str, &str) -> bool) -> bool {
    let folded = key(name);
    let said: Vec<&str> = words(&folded).collect();
    let mut parts = said.windows(asked.len().max(1));
    parts.any(|part| {
        let mut pairs = part.iter().zip(asked);
        part.len() == asked.len() && pairs.all(|(said, asked)| same(said, asked))
    })
}

/// Whether two folded words of a name are spellings of one.
fn is_spelled_alike(a: &str, b: &str) -> bool {
    a == b || confidence_folded(a, b) > JOINED
}
