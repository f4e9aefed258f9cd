//! Whether what a sentence tells near an expression lies ahead.

use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Meaning, Particle, Stance};
use crate::spelling::is_future_verb;

/// How far a verb governs a time behind it.
const REACH: usize = 16;
/// How far a verb can stand behind its time («الأحد سيعقد»).
const AHEAD: usize = 2;
/// What can tell.
const TELLING: Kinds = Kinds::of(Kind::Particle).and(Kind::Stance);

/// Whether the verb around `start..end` is future, or the sentence speaks of a plan.
pub(super) fn is_future(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    let text = start.text();
    let sentence = text.sentence_of(start.at());
    let first = sentence.start.max(start.at().saturating_sub(REACH));
    let mut clause = true;
    for i in (first..start.at()).rev() {
        let at = start.to(i);
        if points_ahead(at) {
            return clause || start.at() - i <= REACH && at.skip().at() + 2 >= i;
        }
        if at.particle(Particle::Relative).is_some() || is_past(at) {
            return false;
        }
        if at.particle(Particle::That).is_some() {
            clause = false;
            // «من المقرر أن»: only what announces the clause can still tell
            return (i.saturating_sub(2)..i).any(|j| points_ahead(start.to(j)));
        }
    }
    (end.at()..(end.at() + AHEAD).min(sentence.end)).any(|i| is_verb_ahead(end.to(i)))
}

/// A future verb, or a word of plans.
fn points_ahead(at: Cursor<'_>) -> bool {
    at.is(TELLING) && at.particle(Particle::Future).is_some() || is_verb_ahead(at)
}

fn is_verb_ahead(at: Cursor<'_>) -> bool {
    let known = at
        .tags()
        .iter()
        .any(|tag| !tag.kinds.meets(Kinds::of(Kind::Particle)));
    at.token().is_word() && !known && is_future_verb(at.form())
}

/// كان, لم: what follows has been.
fn is_past(at: Cursor<'_>) -> bool {
    let negated = |m: &Meaning| (*m == Meaning::Stance(Stance::Negate)).then_some(());
    let _ = negated;
    at.is(TELLING) && at.particle(Particle::Auxiliary).is_some() && !is_future_verb(at.form())
}
