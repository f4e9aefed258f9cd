//! The facts of a document without the names.

use std::cell::Cell;
use std::ops::Range;

use super::mapping::Mapping;
use super::names::Private;
use crate::article::Article;
use crate::extract::variants;
use crate::facts::{Casualty, Document, Entity, Event, Facts, MentionKind, Party, Quote};
use crate::span::Span;
use crate::text::Text;

/// The document of the article that `text` was, now that it is `clean`; hash and sketch are those of the old one.
pub(super) fn redacted_document(
    document: Document,
    text: &Text<'_>,
    clean: &Article,
    mapping: &Mapping,
    private: &Private<'_>,
) -> Document {
    let line = |tokens: &Option<std::ops::Range<usize>>| {
        tokens
            .clone()
            .map(|tokens| mapping.new_words(text.span(tokens)))
    };
    let mut facts = document.facts;
    let source = text.source();
    Cleaning {
        source,
        mapping,
        private,
        searches: Cell::new(SEARCHES),
    }
    .clean_facts(&mut facts);
    facts.each_span(|span| *span = mapping.new_span(*span));
    facts.variants = variants(&facts.entities);
    let mut warnings = document.warnings;
    for warning in &mut warnings {
        warning.span = warning.span.map(|span| mapping.new_span(span));
        warning.message = private.clean_words(&warning.message);
    }
    let mut stats = document.stats;
    stats.chars = u32::try_from(clean.text.chars().count()).unwrap_or(u32::MAX);
    Document {
        id: clean.id.clone(),
        path: clean.path.clone(),
        title: clean
            .title
            .clone()
            .or_else(|| line(&text.layout().headline)),
        byline: line(&text.layout().byline),
        source: clean.source.clone(),
        url: clean.url.clone(),
        stats,
        facts,
        warnings,
        ..document
    }
}

/// Takes the names out of facts whose spans still lead into the old text.
struct Cleaning<'c> {
    source: &'c str,
    mapping: &'c Mapping,
    private: &'c Private<'c>,
    /// How many more times the whole text may be searched.
    searches: Cell<usize>,
}

impl Cleaning<'_> {
    fn clean_facts(&self, facts: &mut Facts) {
        let Facts {
            entities,
            dates,
            casualties,
            quotes,
            events,
            variants: _, // made anew
        } = facts;
        for entity in entities {
            self.clean_entity(entity);
        }
        for date in dates {
            date.text = self.mapping.new_words(date.span);
        }
        for casualty in casualties {
            self.clean_casualty(casualty);
        }
        for quote in quotes {
            self.clean_quote(quote);
        }
        for event in events {
            self.clean_event(event);
        }
    }

    fn clean_entity(&self, entity: &mut Entity) {
        let placeholder = self.private.placeholder_of(Some(&entity.id));
        if let Some(placeholder) = placeholder {
            placeholder.clone_into(&mut entity.name);
            entity.name_en = None;
        } else if !entity.known {
            self.clean_words(&mut entity.name);
        }
        entity
            .roles
            .iter_mut()
            .for_each(|role| self.clean_words(role));
        for mention in &mut entity.mentions {
            mention.text = self.mapping.new_words(mention.span);
            if placeholder.is_some() && mention.kind != MentionKind::Role {
                mention.kind = MentionKind::Name;
            }
        }
    }

    fn clean_casualty(&self, casualty: &mut Casualty) {
        casualty.text = self.mapping.new_words(casualty.span);
        let at = casualty.span;
        casualty.count.text = self.words_at(at, None, &casualty.count.text);
        let victims = &mut casualty.victims;
        if let Some(text) = &mut victims.text {
            *text = self.words_at(at, None, text);
        }
        let named = [&mut victims.name, &mut casualty.side];
        for words in named.into_iter().flatten() {
            self.clean_words(words);
        }
        if let Some(date) = &mut casualty.date {
            date.text = self.words_at(at, None, &date.text);
        }
        for party in casualty.parties_mut() {
            self.clean_party(at, party);
        }
    }

    fn clean_quote(&self, quote: &mut Quote) {
        quote.text = self.mapping.new_words(quote.span);
        quote.cue.text = self.mapping.new_words(quote.cue.span);
        let speaker = &mut quote.speaker;
        let id = speaker.entity.as_deref();
        if let Some(text) = &mut speaker.text {
            *text = match speaker.span {
                Some(span) => self.mapping.new_words(span),
                None => self.words_at(quote.span, id, text),
            };
        }
        if let Some(name) = &mut speaker.name {
            self.clean_name(id, name);
        }
        if let Some(role) = &mut speaker.role {
            self.clean_words(role);
        }
        if let Some(via) = &mut quote.via {
            self.clean_party(quote.span, via);
        }
    }

    fn clean_event(&self, event: &mut Event) {
        let at = event.trigger.span;
        event.trigger.text = self.mapping.new_words(event.trigger.span);
        for mention in &mut event.mentions {
            mention.text = self.mapping.new_words(mention.span);
        }
        for party in event.parties_mut() {
            self.clean_party(at, party);
        }
    }

    fn clean_party(&self, at: Span, party: &mut Party) {
        let id = party.entity.as_deref();
        party.text = self.words_at(at, id, &party.text);
        self.clean_name(id, &mut party.name);
    }

    /// Words of the article that a fact at `at` has, as they stand in the new text: near the fact, else anywhere.
    fn words_at(&self, at: Span, entity: Option<&str>, words: &str) -> String {
        let from = (at.start() as usize).saturating_sub(NEAR);
        let to = self.source.len().min(at.end() as usize + NEAR);
        let near = self.source.floor_char_boundary(from)..self.source.ceil_char_boundary(to);
        if let Some(found) = self.words_within(near, words) {
            return found;
        }
        if let Some(placeholder) = self.private.placeholder_if_named(entity, words) {
            return placeholder.to_owned();
        }
        let left = self.searches.get();
        self.searches.set(left.saturating_sub(1));
        let anywhere = (left > 0).then(|| self.words_within(0..self.source.len(), words));
        anywhere
            .flatten()
            .unwrap_or_else(|| self.private.clean_words(words))
    }

    /// What became of words in a part of the old text: where some of them were replaced, else where none were.
    fn words_within(&self, part: Range<usize>, words: &str) -> Option<String> {
        let mut kept = None;
        for (at, _) in self.source[part.clone()].match_indices(words) {
            let start = part.start + at;
            let place = span_of(start, words.len());
            if self.mapping.changes_any(place) {
                return Some(self.mapping.new_words(place));
            }
            let after = self.source[start + words.len()..].chars().next();
            if kept.is_none() && !after.is_some_and(char::is_alphabetic) {
                kept = Some(words.to_owned());
            }
        }
        kept
    }

    fn clean_name(&self, entity: Option<&str>, name: &mut String) {
        match self.private.placeholder_of(entity) {
            Some(placeholder) => placeholder.clone_into(name),
            None => self.clean_words(name),
        }
    }

    fn clean_words(&self, words: &mut String) {
        *words = self.private.clean_words(words);
    }
}

/// Bytes before and after a fact in which its words are looked for, so that a long article takes no more time for each.
const NEAR: usize = 1 << 14;
/// Facts of an article whose words are looked for in all of it.
const SEARCHES: usize = 1000;

#[allow(clippy::cast_possible_truncation)] // `input` refuses articles of 4 GiB
fn span_of(start: usize, length: usize) -> Span {
    Span::new(start as u32, (start + length) as u32)
}
