//! One sentence with everything that its rules ask for.

use std::ops::Range;

use super::Context;
use super::group::{self, Group, Size};
use super::trigger::{self, Trigger};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Meaning, Particle, Stance};
use crate::text::{Text, TokenKind};

/// A sentence, its groups of people and its outcome words.
#[derive(Debug)]
pub(super) struct Scene<'t> {
    pub(super) text: &'t Text<'t>,
    pub(super) context: Context<'t>,
    pub(super) sentence: Range<usize>,
    /// Whether the article has told of an epidemic so far.
    pub(super) epidemic: bool,
    /// Groups of people, in order and without overlaps.
    pub(super) groups: Vec<Group>,
    /// Outcome words that are no nouns for people, in order.
    pub(super) triggers: Vec<Trigger>,
}

/// Prepositions that stand alone.
const PREPOSITIONS: [Particle; 8] = [
    Particle::Of,
    Particle::About,
    Particle::To,
    Particle::On,
    Particle::In,
    Particle::At,
    Particle::Between,
    Particle::With,
];

impl<'t> Scene<'t> {
    pub(super) fn new(
        text: &'t Text<'t>,
        context: Context<'t>,
        sentence: Range<usize>,
        epidemic: bool,
    ) -> Self {
        let mut scene = Self {
            text,
            context,
            sentence,
            epidemic,
            groups: Vec::new(),
            triggers: Vec::new(),
        };
        scene.triggers = trigger::find(&scene);
        scene.groups = group::find(&scene);
        scene.groups = updated(&scene);
        let (groups, triggers) = (&scene.groups, &mut scene.triggers);
        // «40 اعتقالا» is a number of arrests
        triggers.retain(|t| {
            !groups
                .iter()
                .any(|g| g.first < t.tokens.start && t.tokens.start < g.end)
        });
        scene
    }

    /// A cursor at `at` that cannot leave the sentence.
    pub(super) fn cursor(&self, at: usize) -> Cursor<'t> {
        Cursor::new(self.text, self.sentence.clone()).to(at)
    }

    pub(super) fn is_particle(&self, at: usize, particle: Particle) -> bool {
        self.cursor(at).particle(particle).is_some()
    }

    /// Token behind a stance that begins at `at`.
    pub(super) fn stance(&self, at: usize, stance: Stance) -> Option<usize> {
        let is = |m: &Meaning| (*m == Meaning::Stance(stance)).then_some(());
        self.cursor(at)
            .read(Kind::Stance, is)
            .map(|((), _, rest)| rest.at())
    }

    /// Index of the group that begins with the token at `at`.
    pub(super) fn index(&self, at: usize) -> Option<usize> {
        let i = self.groups.partition_point(|group| group.first < at);
        self.groups
            .get(i)
            .filter(|group| group.first == at)
            .map(|_| i)
    }

    /// Whether the token at `at` is a preposition that stands alone.
    pub(super) fn is_preposition(&self, at: usize) -> bool {
        PREPOSITIONS
            .iter()
            .any(|particle| self.is_particle(at, *particle))
            || self.text.is(at, Kinds::of(Kind::Timing))
    }

    /// Whether a clause ends before the token at `at`: a stop, a comma, a dash, a clause word.
    pub(super) fn is_boundary(&self, at: usize) -> bool {
        match self.text.token(at).kind {
            TokenKind::Break => true,
            TokenKind::Mark(mark) => matches!(
                mark,
                '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '-'
            ),
            _ => self.is_particle(at, Particle::That) || self.is_particle(at, Particle::Turn),
        }
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        matches!(self.text.token(at).kind, TokenKind::Mark(_))
    }

    /// The first outcome word that begins at or behind `at`.
    pub(super) fn trigger_from(&self, at: usize) -> Option<&Trigger> {
        let i = self
            .triggers
            .partition_point(|trigger| trigger.tokens.start < at);
        self.triggers.get(i)
    }

    /// Whether an outcome word begins with the token at `at`.
    pub(super) fn is_trigger(&self, at: usize) -> bool {
        self.trigger_from(at)
            .is_some_and(|trigger| trigger.tokens.start == at)
    }

    /// The group that begins with the token at `at`.
    pub(super) fn group_at(&self, at: usize) -> Option<&Group> {
        let i = self.groups.partition_point(|group| group.first < at);
        self.groups.get(i).filter(|group| group.first == at)
    }

    /// Whether a quotation or naming of a date covers the token at `at`.
    pub(super) fn is_date(&self, at: usize) -> bool {
        let span = self.text.span(at..at + 1);
        let dates = self.context.dates;
        let begun = dates.partition_point(|date| date.span.start() <= span.start());
        let mut begun = dates[..begun].iter().rev().take(NESTED);
        begun.any(|date| date.span.contains(span))
    }
}

/// The most dates that stand inside one another.
const NESTED: usize = 8;

/// The groups without the old numbers of counts that were changed: «من 66 إلى 47» is 47.
fn updated(scene: &Scene<'_>) -> Vec<Group> {
    let groups = &scene.groups;
    let old = |i: usize| {
        let (Some(now), old) = (groups.get(i + 1), &groups[i]) else {
            return false;
        };
        let numbers = old.size == Size::Number && now.size == Size::Number;
        let from = old
            .first
            .checked_sub(1)
            .is_some_and(|at| at >= scene.sentence.start && scene.is_particle(at, Particle::Of));
        let to = now.first.checked_sub(1).is_some_and(|at| {
            at >= old.end && at <= old.end + 1 && scene.is_particle(at, Particle::To)
        });
        numbers && from && to && is_counted(scene, old.first)
    };
    (0..groups.len())
        .filter(|i| !old(*i))
        .map(|i| groups[i].clone())
        .collect()
}

/// The most tokens between a word for a count and the number that it had.
const COUNT: usize = 12;

/// Whether a count of people is told before the token at `at`.
fn is_counted(scene: &Scene<'_>, at: usize) -> bool {
    let first = at.saturating_sub(COUNT).max(scene.sentence.start);
    let told = |at: usize| {
        scene.is_particle(at, Particle::Tally)
            || scene
                .group_at(at)
                .is_some_and(|group| !group.own.is_empty())
    };
    (first..at)
        .rev()
        .take_while(|at| !scene.is_boundary(*at))
        .any(told)
}
