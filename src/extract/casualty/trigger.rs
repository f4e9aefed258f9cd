//! Words that tell an outcome and are no nouns for the people themselves.

use std::ops::Range;

use super::idiom;
use super::scene::Scene;
use crate::facts::Outcome;
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, OutcomeShape, Particle, Sense};
use crate::spelling::{AND, PREPOSITIONS};
use crate::text::Tag;

/// An outcome word in the sentence.
#[derive(Debug, Clone)]
pub(super) struct Trigger {
    pub(super) tokens: Range<usize>,
    /// Whether it is written onto a و.
    pub(super) joined: bool,
    /// Whether it is written onto a ل: «لاغتيال».
    pub(super) purposed: bool,
    /// Whether a pronoun is written onto it (اعتقلتهم, مقتله).
    pub(super) pronoun: bool,
    /// Whether a preposition governs it: «باعتقال», «إلى إجلاء».
    pub(super) governed: bool,
    readings: Vec<Reading>,
}

/// One way to read an outcome word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub(super) outcome: Outcome,
    pub(super) shape: OutcomeShape,
    pub(super) agreement: Agreement,
}

impl Reading {
    /// Whether the word is a noun, which a preposition can govern.
    fn is_noun(self) -> bool {
        matches!(
            self.shape,
            OutcomeShape::Event
                | OutcomeShape::Deed
                | OutcomeShape::State
                | OutcomeShape::Lives
                | OutcomeShape::Completion
        )
    }
}

impl Trigger {
    /// Whether it tells of a plan: «لخطف قادة».
    pub(super) fn is_plan(&self) -> bool {
        self.purposed && self.has(OutcomeShape::Deed)
    }

    /// Whether it tells this outcome.
    pub(super) fn tells(&self, outcome: Outcome) -> bool {
        self.readings
            .iter()
            .any(|reading| reading.outcome == outcome)
    }

    /// Whether it can be a verb.
    pub(super) fn is_verb(&self) -> bool {
        self.reading(&[
            OutcomeShape::Either,
            OutcomeShape::Suffers,
            OutcomeShape::Near,
            OutcomeShape::Inflicts,
            OutcomeShape::Claims,
            OutcomeShape::Loses,
        ])
        .is_some()
    }

    /// Whether it can have an object.
    pub(super) fn is_active(&self) -> bool {
        self.has(OutcomeShape::Either)
            || self.has(OutcomeShape::Inflicts)
            || self.has(OutcomeShape::Deed)
    }

    /// Whether its people stand right behind it: قضى, and فقد, which is a particle as well (فقد قال).
    pub(super) fn is_near(&self) -> bool {
        let missing = |r: Reading| r.outcome == Outcome::Missing;
        self.has(OutcomeShape::Near) || self.reading(&[OutcomeShape::Suffers]).is_some_and(missing)
    }

    /// Whether it befalls things as often as people.
    pub(super) fn is_vague(&self) -> bool {
        let vague = |r: &Reading| r.outcome.is_said_of_things();
        self.readings.iter().any(vague)
            || (self.has(OutcomeShape::Inflicts) && self.tokens.len() == 1)
    }

    /// Whether it is a noun of happening.
    pub(super) fn is_happening(&self) -> bool {
        self.readings
            .iter()
            .any(|r| matches!(r.shape, OutcomeShape::Event | OutcomeShape::Deed))
    }

    /// The first reading with one of `shapes`.
    pub(super) fn reading(&self, shapes: &[OutcomeShape]) -> Option<Reading> {
        shapes
            .iter()
            .find_map(|shape| self.readings.iter().find(|reading| reading.shape == *shape))
            .copied()
    }

    pub(super) fn has(&self, shape: OutcomeShape) -> bool {
        self.reading(&[shape]).is_some()
    }

    /// Whether it is a verb that a subject before it agrees with in number: قتلوا, أصيبا.
    pub(super) fn is_plural_verb(&self) -> bool {
        let verb = |r: &Reading| {
            !matches!(
                r.shape,
                OutcomeShape::Event
                    | OutcomeShape::Deed
                    | OutcomeShape::Fate
                    | OutcomeShape::State
                    | OutcomeShape::Completion
                    | OutcomeShape::Lives
            )
        };
        let many = |r: &Reading| matches!(r.agreement, Agreement::Plural | Agreement::Dual);
        let mut verbs = self.readings.iter().filter(|r| verb(r)).peekable();
        verbs.peek().is_some() && verbs.all(many)
    }
}

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
