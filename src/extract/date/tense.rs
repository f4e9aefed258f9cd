//! Whether what a sentence tells near an expression lies ahead.

use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Particle};
use crate::spelling::is_future_verb;

/// How many tokens a verb reaches to a time behind it.
const REACH: usize = 16;
/// How many tokens a verb can stand behind its time («الأحد سيعقد»).
const AHEAD: usize = 2;
/// How many tokens what announces a clause stands before its particle («من المقرر أن»).
const ANNOUNCED: usize = 2;

/// Whether the nearest verb before `start..end` is future or a word of plans, or the verb behind it.
pub(super) fn is_future(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    let sentence = start.text().sentence_of(start.at());
    let first = sentence.start.max(start.at().saturating_sub(REACH));
    for i in (first..start.at()).rev() {
        let at = start.to(i);
        if points_ahead(at) {
            return true;
        }
        if at.particle(Particle::That).is_some() {
            return (i.saturating_sub(ANNOUNCED)..i).any(|j| points_ahead(start.to(j)));
        }
        if is_behind(at) {
            return false;
        }
    }
    (end.at()..(end.at() + AHEAD).min(sentence.end)).any(|i| is_verb_ahead(end.to(i)))
}

/// A future verb, or a word of plans.
fn points_ahead(at: Cursor<'_>) -> bool {
    at.particle(Particle::Future).is_some() || is_verb_ahead(at)
}

fn is_verb_ahead(at: Cursor<'_>) -> bool {
    let particles = Kinds::of(Kind::Particle);
    let known = at.tags().iter().any(|tag| !tag.kinds.meets(particles));
    at.token().is_word() && !known && is_future_verb(at.form())
}

/// كان, or a relative clause that is not the future verb's.
fn is_behind(at: Cursor<'_>) -> bool {
    let past = || at.particle(Particle::Auxiliary).is_some() && !is_future_verb(at.form());
    at.particle(Particle::Relative).is_some() || past()
}
