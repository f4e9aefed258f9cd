//! Words that tell an outcome, and the ways to read them.

use std::ops::Range;

use crate::facts::Outcome;
use crate::lexicon::{Agreement, OutcomeShape};

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
    pub(super) readings: Vec<Reading>,
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
    pub(super) fn is_noun(self) -> bool {
        matches!(
            self.shape,
            OutcomeShape::Event
                | OutcomeShape::Deed
                | OutcomeShape::State
                | OutcomeShape::Lives
                | OutcomeShape::Completion
                | OutcomeShape::Loses
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

    /// Whether its people stand right after it: قضى, and فقد, which is a particle as well (فقد قال).
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
