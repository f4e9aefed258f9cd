//! The facts of a document without the names.

use super::mapping::Mapping;
use super::names::Private;
use crate::article::Article;
use crate::extract::variants;
use crate::facts::{Casualty, Document, Entity, Event, Facts, MentionKind, Party, Quote};
use crate::text::Text;

/// The document of the article that `text` was, now that it is `clean`; hash and sketch are those of the old one.
pub(super) fn redacted(
    document: Document,
    text: &Text<'_>,
    clean: &Article,
    mapping: &Mapping,
    private: &Private<'_>,
) -> Document {
    let line = |tokens: &Option<std::ops::Range<usize>>| {
        tokens
            .clone()
            .map(|tokens| mapping.words(text.span(tokens)))
    };
    let mut facts = document.facts;
    Cleaning { mapping, private }.facts(&mut facts);
    facts.each_span(|span| *span = mapping.span(*span));
    facts.variants = variants(&facts.entities);
    let mut warnings = document.warnings;
    for warning in &mut warnings {
        warning.span = warning.span.map(|span| mapping.span(span));
        warning.message = private.clean(&warning.message);
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
    mapping: &'c Mapping,
    private: &'c Private<'c>,
}

impl Cleaning<'_> {
    fn facts(&self, facts: &mut Facts) {
        let Facts {
            entities,
            dates,
            casualties,
            quotes,
            events,
            variants: _, // made anew
        } = facts;
        for entity in entities {
            self.entity(entity);
        }
        for date in dates {
            date.text = self.mapping.words(date.span);
        }
        for casualty in casualties {
            self.casualty(casualty);
        }
        for quote in quotes {
            self.quote(quote);
        }
        for event in events {
            self.event(event);
        }
    }

    fn entity(&self, entity: &mut Entity) {
        let placeholder = self.private.placeholder(Some(&entity.id));
        if let Some(placeholder) = placeholder {
            placeholder.clone_into(&mut entity.name);
            entity.name_en = None;
        } else if !entity.known {
            self.clean(&mut entity.name);
        }
        entity.roles.iter_mut().for_each(|role| self.clean(role));
        for mention in &mut entity.mentions {
            mention.text = self.mapping.words(mention.span);
            if placeholder.is_some() && mention.kind != MentionKind::Role {
                mention.kind = MentionKind::Name;
            }
        }
    }

    fn casualty(&self, casualty: &mut Casualty) {
        casualty.text = self.mapping.words(casualty.span);
        self.clean(&mut casualty.count.text);
        let victims = &mut casualty.victims;
        let named = [&mut victims.text, &mut victims.name, &mut casualty.side];
        named
            .into_iter()
            .flatten()
            .for_each(|words| self.clean(words));
        if let Some(date) = &mut casualty.date {
            self.clean(&mut date.text);
        }
        let place = casualty.place.as_mut().map(|place| &mut place.party);
        let parties = [
            casualty.denied_by.as_mut(),
            casualty.claimed_by.as_mut(),
            place,
            casualty.agent.as_mut(),
        ];
        parties
            .into_iter()
            .flatten()
            .for_each(|party| self.party(party));
    }

    fn quote(&self, quote: &mut Quote) {
        quote.text = self.mapping.words(quote.span);
        quote.cue.text = self.mapping.words(quote.cue.span);
        let speaker = &mut quote.speaker;
        let id = speaker.entity.as_deref();
        if let Some(text) = &mut speaker.text {
            *text = match speaker.span {
                Some(span) => self.mapping.words(span),
                None => self.private.words(id, text),
            };
        }
        if let Some(name) = &mut speaker.name {
            self.name(id, name);
        }
        if let Some(role) = &mut speaker.role {
            self.clean(role);
        }
        if let Some(via) = &mut quote.via {
            self.party(via);
        }
    }

    fn event(&self, event: &mut Event) {
        event.trigger.text = self.mapping.words(event.trigger.span);
        for mention in &mut event.mentions {
            mention.text = self.mapping.words(mention.span);
        }
        let place = event.place.as_mut().map(|place| &mut place.party);
        let parties = [
            place,
            event.agent.as_mut(),
            event.target.as_mut(),
            event.claimed_by.as_mut(),
        ];
        parties
            .into_iter()
            .flatten()
            .for_each(|party| self.party(party));
    }

    fn party(&self, party: &mut Party) {
        let id = party.entity.as_deref();
        party.text = self.private.words(id, &party.text);
        self.name(id, &mut party.name);
    }

    fn name(&self, entity: Option<&str>, name: &mut String) {
        match self.private.placeholder(entity) {
            Some(placeholder) => placeholder.clone_into(name),
            None => self.clean(name),
        }
    }

    fn clean(&self, words: &mut String) {
        *words = self.private.clean(words);
    }
}
