//! Finds the words that tell an outcome and are no nouns for the people themselves.

use super::idiom;
use super::outcome_word::{Reading, Trigger};
use super::scene::Scene;
use crate::extract::clause::is_listed_verb;
use crate::lexicon::{Kind, Kinds, Meaning, OutcomeShape, Particle, Sense};
use crate::spelling::{AND, PERFECT, PREPOSITIONS};
use crate::text::Tag;

/// Every outcome word of the sentence, in order.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Trigger> {
    let mut triggers = Vec::new();
    let mut at = scene.sentence.start;
    while at < scene.sentence.end {
        let trigger = trigger(scene, at);
        at = trigger
            .as_ref()
            .map_or(at + 1, |trigger| trigger.tokens.end);
        triggers.extend(trigger);
    }
    triggers
}

fn trigger(scene: &Scene<'_>, at: usize) -> Option<Trigger> {
    let text = scene.text;
    if !text.is(at, Kinds::of(Kind::Outcome))
        || scene.context.names.covering(at).is_some()
        || is_label(scene, at)
        || is_perfect(scene, at)
    {
        return None;
    }
    text.tags(at).iter().find_map(|tag| {
        let readings: Vec<Reading> = readings(scene, tag);
        let whole = tag.tokens().len() > 1;
        let usable = !readings.is_empty() && (whole || !tag.definite);

        let own = text.form(at).starts_with(AND) && tag.lead > 0;
        let governed = tag.clitics() > 0 && PREPOSITIONS.iter().any(|c| tag.leads_with(text, *c));
        let readings: Vec<Reading> = readings
            .into_iter()
            .filter(|r| !governed || r.is_noun())
            .filter(|r| idiom::is_complete(scene, at, *r))
            .collect();
        let usable = usable && !readings.is_empty();
        usable.then(|| Trigger {
            tokens: tag.tokens(),
            joined: own,
            purposed: governed && tag.leads_with(text, PREPOSITIONS[2]),
            governed: governed || is_governed(scene, at),
            pronoun: tag.tail > 0 && !whole,
            readings,
        })
    })
}

/// «فقد شاهد 300 شخص الحفل»: the particle of a past with ف, and not the verb of losing that is written like it.
fn is_perfect(scene: &Scene<'_>, at: usize) -> bool {
    let follows = || at + 1 < scene.sentence.end && is_listed_verb(scene.text.form(at + 1));
    scene.text.form(at) == PERFECT && follows()
}

/// «إجمالي إصابات الكوليرا»: a noun for people as well as of happening whose number is told.
fn is_label(scene: &Scene<'_>, at: usize) -> bool {
    let person = |m: &Meaning| match m {
        Meaning::Outcome {
            shape: OutcomeShape::Person,
            ..
        } => Some(()),
        _ => None,
    };
    let counted = at > scene.sentence.start && scene.is_particle(at - 1, Particle::Tally);
    counted && scene.cursor(at).read(Kind::Outcome, person).is_some()
}

/// Whether a preposition stands before the token at `at`.
fn is_governed(scene: &Scene<'_>, at: usize) -> bool {
    at > scene.sentence.start && scene.is_preposition(at - 1)
}

fn readings(scene: &Scene<'_>, tag: &Tag) -> Vec<Reading> {
    let lexicon = scene.text.lexicon();
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
    scene.text.senses(tag).filter_map(reading).collect()
}
