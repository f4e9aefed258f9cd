//! Finds the words that tell an outcome and are no nouns for the people themselves.

use super::idiom;
use super::outcome_word::{Reading, Trigger};
use super::sentence::Sentence;
use crate::extract::clause::is_listed_verb;
use crate::lexicon::{Kind, Kinds, Meaning, OutcomeShape, Particle, Sense};
use crate::spelling::{AND, PERFECT, PREPOSITIONS};
use crate::text::LexiconMatch;

/// Every outcome word of the sentence, in order.
pub(super) fn find(sentence: &Sentence<'_>) -> Vec<Trigger> {
    let mut triggers = Vec::new();
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let trigger = trigger(sentence, at);
        at = trigger
            .as_ref()
            .map_or(at + 1, |trigger| trigger.tokens.end);
        triggers.extend(trigger);
    }
    triggers
}

fn trigger(sentence: &Sentence<'_>, at: usize) -> Option<Trigger> {
    let text = sentence.text;
    if !text.is(at, Kinds::of(Kind::Outcome))
        || sentence.context.names.covering(at).is_some()
        || is_label(sentence, at)
        || is_perfect(sentence, at)
    {
        return None;
    }
    text.matches(at).iter().find_map(|tag| {
        let readings: Vec<Reading> = readings(sentence, tag);
        let whole = tag.tokens().len() > 1;
        let usable = !readings.is_empty() && (whole || !tag.definite);

        let own = text.form(at).starts_with(AND) && tag.lead > 0;
        let governed = tag.clitics() > 0 && PREPOSITIONS.iter().any(|c| tag.leads_with(text, *c));
        let readings: Vec<Reading> = readings
            .into_iter()
            .filter(|r| !governed || r.is_noun())
            .filter(|r| idiom::is_complete(sentence, at, *r))
            .collect();
        let usable = usable && !readings.is_empty();
        usable.then(|| Trigger {
            tokens: tag.tokens(),
            joined: own,
            purposed: governed && tag.leads_with(text, PREPOSITIONS[2]),
            governed: governed || is_governed(sentence, at),
            pronoun: tag.tail > 0 && !whole,
            readings,
        })
    })
}

/// «فقد شاهد 300 شخص الحفل»: the particle of a past with ف, and not the verb of losing that is written like it.
fn is_perfect(sentence: &Sentence<'_>, at: usize) -> bool {
    let follows = || at + 1 < sentence.tokens.end && is_listed_verb(sentence.text.form(at + 1));
    sentence.text.form(at) == PERFECT && follows()
}

/// «إجمالي إصابات الكوليرا»: a noun for people as well as of happening whose number is told.
fn is_label(sentence: &Sentence<'_>, at: usize) -> bool {
    let person = |m: &Meaning| match m {
        Meaning::Outcome {
            shape: OutcomeShape::Person,
            ..
        } => Some(()),
        _ => None,
    };
    let counted = at > sentence.tokens.start && sentence.is_particle(at - 1, Particle::Tally);
    counted && sentence.cursor(at).read(Kind::Outcome, person).is_some()
}

/// Whether a preposition stands before the token at `at`.
fn is_governed(sentence: &Sentence<'_>, at: usize) -> bool {
    at > sentence.tokens.start && sentence.is_preposition(at - 1)
}

fn readings(sentence: &Sentence<'_>, tag: &LexiconMatch) -> Vec<Reading> {
    let lexicon = sentence.text.lexicon();
    let reading = |sense: Sense| {
        let Sense::Word(id, agreement) = sense else {
            return None;
        };
        let Meaning::Outcome { outcome, shape } = *lexicon.meaning(id) else {
            return None;
        };
        let alone = !matches!(shape, OutcomeShape::Person | OutcomeShape::Light);
        alone.then_some(Reading {
            outcome,
            shape,
            agreement,
        })
    };
    sentence.text.senses(tag).filter_map(reading).collect()
}
