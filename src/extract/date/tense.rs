//! When what is told beside an expression happens, by the verbs around it.

use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Meaning, OutcomeShape, Particle};
use crate::spelling::{UNFINISHED, is_future_verb};

/// When something happens, as its clause tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// It has happened.
    Past,
    /// It lies ahead: a future verb, or a word of plans.
    Future,
    /// The words do not tell.
    Open,
}

impl Tense {
    /// Whether it lies ahead.
    pub(super) fn is_ahead(self) -> bool {
        self == Self::Future
    }
}

/// How many tokens a verb reaches to a time behind it.
const REACH: usize = 16;
/// How many tokens a verb can stand behind its time («الأحد سيعقد»).
const AHEAD: usize = 2;
/// How many tokens what announces a clause stands before its particle («من المقرر أن»).
const ANNOUNCED: usize = 2;

/// The tense of the clause that the expression `start..end` belongs to: the one place that knows how
/// tense is found.
pub(super) fn tense(start: Cursor<'_>, end: Cursor<'_>) -> Tense {
    if is_future(start, end) {
        Tense::Future
    } else if is_past(start) {
        Tense::Past
    } else {
        Tense::Open
    }
}

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

/// Whether the nearest verb of harm before the expression says that it has happened, in the same clause.
fn is_past(start: Cursor<'_>) -> bool {
    let sentence = start.text().sentence_of(start.at());
    let first = sentence.start.max(start.at().saturating_sub(REACH));
    for i in (first..start.at()).rev() {
        let at = start.to(i);
        if at.particle(Particle::That).is_some() {
            return false;
        }
        if let Some(past) = happened(at) {
            return past;
        }
    }
    false
}

/// For a finite verb of harm, whether it is of the past.
fn happened(at: Cursor<'_>) -> Option<bool> {
    let verb = |m: &Meaning| {
        let Meaning::Outcome { shape, .. } = m else {
            return None;
        };
        let verbs = [
            OutcomeShape::Suffers,
            OutcomeShape::Inflicts,
            OutcomeShape::Near,
        ];
        verbs.contains(shape).then_some(())
    };
    let ((), found, _) = at.read(Kind::Outcome, verb)?;
    let word = at.form().get(found.tag.clitics()..)?;
    Some(!word.starts_with(UNFINISHED))
}

/// A future verb, or a word of plans.
fn points_ahead(at: Cursor<'_>) -> bool {
    at.particle(Particle::Future).is_some() || is_verb_ahead(at)
}

fn is_verb_ahead(at: Cursor<'_>) -> bool {
    let other = Kinds::ALL.without(VERBS);
    let noun = at
        .tags()
        .iter()
        .any(|tag| !tag.kinds.common(other).is_empty() && !tag.kinds.meets(VERBS));
    at.token().is_word() && !noun && is_future_verb(at.form())
}

/// What the lexicon knows of verbs.
const VERBS: Kinds = Kinds::of(Kind::Particle)
    .and(Kind::Speech)
    .and(Kind::Outcome)
    .and(Kind::TimeCue);

/// كان, or a relative clause that is not the future verb's.
fn is_behind(at: Cursor<'_>) -> bool {
    let past = || at.particle(Particle::Auxiliary).is_some() && !is_future_verb(at.form());
    at.particle(Particle::Relative).is_some() || past()
}
