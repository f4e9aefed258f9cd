//! When what is told beside an expression happens, by the verbs around it.

use super::words;
use crate::extract::clause::frames::WORDS;
use crate::extract::clause::is_past_verb;
use crate::facts::TimeRelation;
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Particle, TimeCue};
use crate::spelling::is_future_verb;

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

/// How many tokens a verb reaches to a time after it.
const REACH: usize = 16;
/// How many tokens a verb can stand after its time («الأحد سيعقد»).
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

/// Whether «اعتبارا من», «ابتداء من» stands before: what it begins may lie ahead.
pub(super) fn is_onward(start: Cursor<'_>) -> bool {
    (1..=ONWARD).any(|back| {
        let from = start.at().checked_sub(back).map(|i| start.to(i));
        let end = from.and_then(|from| words::cue(from, TimeCue::Onward));
        end.is_some_and(|end| end.at() == start.at())
    })
}

/// Tokens of a preposition of beginning at most.
const ONWARD: usize = 2;

/// The tense of what begins with `start..end`: of the past only where a verb says so.
pub(super) fn onward(start: Cursor<'_>, end: Cursor<'_>) -> Tense {
    let sentence = start.text().sentence_of(start.at());
    let after = (end.at()..(end.at() + AHEAD).min(sentence.end))
        .find_map(|i| is_past_verb(end.to(i)))
        .unwrap_or(false);
    match tense(start, end) {
        Tense::Open if after => Tense::Past,
        Tense::Open => Tense::Future,
        told => told,
    }
}

/// «أرجئت الجلسة إلى الاثنين», «تأجل اللقاء حتى الأربعاء»: until when somebody puts something off.
pub(super) fn is_put_off(start: Cursor<'_>, relation: TimeRelation) -> bool {
    let sentence = start.text().sentence_of(start.at());
    let first = sentence.start.max(start.at().saturating_sub(REACH));
    let before = start.at().checked_sub(1).map(|before| start.to(before));
    let until = relation == TimeRelation::Until
        || before.is_some_and(|before| before.particle(Particle::To).is_some());
    until && (first..start.at()).any(|i| arranges(start.to(i)))
}

/// Whether the nearest verb before `start..end` is future or a word of plans, or the verb after it.
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
        if is_after(at) {
            return false;
        }
    }
    (end.at()..(end.at() + AHEAD).min(sentence.end))
        .map(|i| end.to(i))
        .take_while(|at| at.particle(Particle::That).is_none())
        .any(is_verb_ahead)
}

/// Whether the nearest verb before the expression is of the past, in the same clause.
fn is_past(start: Cursor<'_>) -> bool {
    let sentence = start.text().sentence_of(start.at());
    let first = sentence.start.max(start.at().saturating_sub(REACH));
    for i in (first..start.at()).rev() {
        let at = start.to(i);
        if at.particle(Particle::That).is_some() {
            return false;
        }
        if arranges(at) {
            return false;
        }
        if let Some(past) = is_past_verb(at) {
            return past;
        }
    }
    false
}

/// Whether a verb is of what is to come: حددت, دعت.
fn arranges(at: Cursor<'_>) -> bool {
    at.lists().stem.has(WORDS.beside.arranges)
}

/// A future verb, or a word of plans.
fn points_ahead(at: Cursor<'_>) -> bool {
    at.particle(Particle::Future).is_some() || is_verb_ahead(at)
}

fn is_verb_ahead(at: Cursor<'_>) -> bool {
    let other = Kinds::ALL.without(VERBS);
    let noun = at
        .matches()
        .iter()
        .any(|tag| !tag.kinds.common(other).is_empty() && !tag.kinds.intersects(VERBS));
    at.token().is_word() && !noun && is_future_verb(at.form())
}

/// What the lexicon knows of verbs.
const VERBS: Kinds = Kinds::of(Kind::Particle)
    .and(Kind::Speech)
    .and(Kind::Outcome)
    .and(Kind::TimeCue);

/// كان, or a relative clause that is not the future verb's.
fn is_after(at: Cursor<'_>) -> bool {
    let past = || at.particle(Particle::Auxiliary).is_some() && !is_future_verb(at.form());
    at.particle(Particle::Relative).is_some() || past()
}
