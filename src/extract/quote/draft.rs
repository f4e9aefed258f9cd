//! A quotation as it is found, and as it is told.

use std::ops::Range;

use super::content::Content;
use super::cue::CueMatch;
use crate::extract::clause::speech::SPEECH;
use crate::extract::clause::{Clause, Clauses, Factuality, Link, factuality};
use crate::extract::names::Names;
use crate::extract::participants::{AgentPhrase, SpeakerMention};
use crate::facts::{Cue, CueStance, EntityType, Polarity, Quote, Subtype};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Particle, SpeechShape};
use crate::spelling::is_future_verb;
use crate::text::Text;

/// A quotation before its spans are worked out.
pub(super) struct QuoteDraft {
    pub(super) cue: Range<usize>,
    pub(super) lead: usize,
    pub(super) lemma: String,
    pub(super) stance: CueStance,
    pub(super) polarity: Polarity,
    pub(super) content: Content,
    pub(super) voice: Option<SpeakerMention>,
    pub(super) via: Option<AgentPhrase>,
}

impl QuoteDraft {
    /// Takes in a further source of the words: an outlet passes them on, «وحسب وكالة فرانس برس، قتل سبعة، كما أعلن الجيش»;
    /// whoever else says the same makes no record.
    pub(super) fn hear_source(
        &mut self,
        source: AgentPhrase,
        cue: &CueMatch,
        text: &Text<'_>,
        names: &Names,
    ) {
        let outlet = |party: &AgentPhrase| {
            let subtype = party.entity.map(|entity| names.entities[entity].subtype);
            subtype == Some(Some(Subtype::Media))
        };
        let somebody = |party: &AgentPhrase| {
            let person = |entity: usize| names.entities[entity].kind == EntityType::Person;
            let noun = text.is(party.tokens.start, PEOPLE);
            party.role.is_some() || party.entity.is_some_and(person) || noun
        };
        let named = self.voice.as_ref().and_then(|voice| voice.party.clone());
        match named {
            Some(relay) if self.via.is_none() && outlet(&relay) && !outlet(&source) => {
                self.voice = Some(SpeakerMention::explicit(source, cue.agreement));
                self.via = Some(relay);
            }
            _ => {
                let again = self.voice.as_ref().is_some_and(|voice| voice.is(&source));
                if !again && (outlet(&source) || !somebody(&source)) {
                    self.via.get_or_insert(source);
                }
            }
        }
    }

    /// As a fact.
    pub(super) fn quote(self, text: &Text<'_>, names: &Names) -> Quote {
        let span = text.span(self.content.tokens.clone());
        let span = if self.content.lead == 0 {
            span
        } else {
            text.span_after(self.content.tokens.clone(), self.content.lead)
        };
        let cue = text.span_after(self.cue.clone(), self.lead);
        Quote {
            span,
            text: text.slice(span).to_owned(),
            kind: self.content.kind,
            cue: Cue {
                span: cue,
                text: text.slice(cue).to_owned(),
                lemma: self.lemma,
                stance: self.stance,
                polarity: self.polarity,
            },
            speaker: self
                .voice
                .map(|voice| voice.speaker(text, names))
                .unwrap_or_default(),
            via: self.via.map(|via| via.reference(text, names)),
            sentence: text.token(self.content.tokens.start).sentence,
            confidence: None,
        }
    }
}

/// Nouns for somebody who speaks.
const PEOPLE: Kinds = Kinds::of(Kind::Source).and(Kind::Role).and(Kind::Victims);

/// Whether the words of a cue were said.
pub(super) fn polarity(text: &Text<'_>, cue: &CueMatch) -> Polarity {
    let here = Cursor::new(text, cue.tokens.start..text.len());
    match factuality(here, cue.shape == SpeechShape::Noun) {
        Factuality::Factual if is_to_come(here, cue) => Polarity::Modal,
        Factuality::Factual => Polarity::Asserted,
        Factuality::Negated => Polarity::Negated,
        Factuality::Uncertain => Polarity::Modal,
    }
}

/// How a clause is meant that words before its أن deny or ask about: «ليس صحيحا أن الوزير قال إن», «هل صحيح أنه قال».
pub(super) fn doubted(text: &Text<'_>, cue: &CueMatch, clauses: &Clauses) -> Option<Polarity> {
    let own = clauses.at(cue.tokens.start);
    let around = |clause: &&Clause| clause.parent.and_then(|around| clauses.all().get(around));
    let that = std::iter::successors(own, around).find(|clause| clause.link == Link::Complement)?;
    let true_at = that.tokens.start.checked_sub(1)?;
    let whole = that.predicate.as_ref();
    let other = whole.is_some_and(|verb| verb.tokens.start < cue.tokens.start);
    if other || !text.lists(true_at).stem.has(SPEECH.holds) {
        return None;
    }
    let sentence = Cursor::new(text, text.sentence_of(true_at));
    let before = sentence.to(true_at.checked_sub(1)?);
    // «ليس من الصحيح أن»
    let of = before.particle(Particle::Of).is_some();
    let first = if of {
        before.at().checked_sub(1)?
    } else {
        before.at()
    };
    if text.lists(first).whole.has(SPEECH.untrue) {
        return Some(Polarity::Negated);
    }
    let asked = sentence.to(first).particle(Particle::Interrogative);
    asked.map(|_| Polarity::Modal)
}

/// «سيعلن الوزير أن», «سوف تقول»: it has not been said yet.
fn is_to_come(here: Cursor<'_>, cue: &CueMatch) -> bool {
    let verb = matches!(cue.shape, SpeechShape::Verb | SpeechShape::Relay);
    let before = here.at().checked_sub(1).map(|before| here.to(before));
    let will = before.is_some_and(|before| before.particle(Particle::Future).is_some());
    verb && (will || is_future_verb(here.form()))
}
