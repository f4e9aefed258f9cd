//! Which words of a sentence tell that something happened, and not that it may, might have, or is only
//! a manner of speaking.

use super::Sentence;
use crate::extract::clause::frames::{Shape, Told, WORDS, is_among, without_and};
use crate::extract::clause::{Clause, VerbClass};
use crate::facts::{EntityType, EventType};
use crate::grammar::Cursor;
use crate::lexicon::Particle;
use crate::spelling::{FOR, PRESENT, is_future_verb};

/// How far back a word reaches that takes an event back.
const BACK: usize = 8;
/// How far before an event «تعرض» stands, whoever suffered it between them.
const SUFFERED: usize = 5;
/// How far after an event a word stands that makes it a figure of speech: «عاصفة من الانتقادات».
const AFTER: usize = 2;

/// Keeps those that tell that something happened.
pub(super) fn keep(sentence: &Sentence<'_>, found: &mut Vec<Told>) {
    found.retain(|told| happened(sentence, told));
    let others: Vec<usize> = found
        .iter()
        .filter(|told| told.shape != Shape::Light)
        .map(|told| told.tokens.start)
        .collect();
    found.retain(|told| told.shape != Shape::Light || !has_near(&others, told.tokens.start));
}

/// Whether one of `starts`, which are in order, is near `at`.
fn has_near(starts: &[usize], at: usize) -> bool {
    let next = starts.partition_point(|start| *start < at);
    let near = starts[next.saturating_sub(1)..].iter().take(2);
    near.into_iter().any(|start| start.abs_diff(at) <= BACK)
}

fn happened(sentence: &Sentence<'_>, told: &Told) -> bool {
    let noun = !told.is_verb();
    !is_named(sentence, told)
        && !is_figurative(sentence, told)
        && !(noun && (is_prefaced(sentence, told) || is_purpose(sentence, told)))
        && !is_unreal(sentence, told)
        && !is_unsaid(sentence, told)
}

/// Whether it is a part of somebody's name: «قوات الدعم السريع».
fn is_named(sentence: &Sentence<'_>, told: &Told) -> bool {
    let names = sentence.context.names;
    let naming = names.covering(told.tokens.start);
    naming.is_some_and(|naming| !names.is(naming, EntityType::Misc))
}

/// «هجوم لاذع», «انفجار الأسعار».
fn is_figurative(sentence: &Sentence<'_>, told: &Told) -> bool {
    let end = told.tokens.end.max(told.rest.end);
    let subject = sentence
        .clauses
        .at(told.tokens.start)
        .and_then(Clause::subject);
    let harmless =
        subject.is_some_and(|subject| is_among(sentence.text.form(subject.head), &WORDS.harmless));
    if harmless && is_violent(told.kind) {
        return true;
    }
    let after = end..(end + AFTER).min(sentence.tokens.end);
    let mut words = after.take_while(|at| sentence.text.token(*at).is_word());
    words.any(|at| is_among(sentence.text.form(at), &WORDS.figurative))
}

/// Whether only those who fight do it in earnest.
fn is_violent(kind: EventType) -> bool {
    use EventType::{Airstrike, Attack, Shelling, Siege};
    matches!(kind, Airstrike | Attack | Shelling | Siege)
}

/// «خطر الانفجار», «قوات مكافحة الشغب».
fn is_prefaced(sentence: &Sentence<'_>, told: &Told) -> bool {
    let first = told.tokens.start;
    first > sentence.tokens.start && is_among(sentence.text.form(first - 1), &WORDS.preface)
}

/// «لاغتيال رئيس»: what is meant to be done.
fn is_purpose(sentence: &Sentence<'_>, told: &Told) -> bool {
    let lead = &sentence.text.form(told.tokens.start)[..told.lead];
    let first = sentence
        .tokens
        .start
        .max(told.tokens.start.saturating_sub(SUFFERED));
    let suffered =
        (first..told.tokens.start).any(|at| is_among(sentence.text.form(at), &WORDS.suffered));
    let clause = sentence.clauses.at(told.tokens.start);
    let predicate = clause.and_then(|clause| clause.predicate.as_ref());
    let undergone =
        predicate.is_some_and(|predicate| predicate.verb.classes.has(VerbClass::Undergoes));
    told.shape == Shape::Noun && !told.definite && lead.ends_with(FOR) && !suffered && !undergone
}

/// Whether a word before it in its clause takes it back, or moves it into the future.
fn is_unreal(sentence: &Sentence<'_>, told: &Told) -> bool {
    let first = told.tokens.start;
    let before = (sentence.tokens.start..first).rev().take(BACK);
    let text = sentence.text;
    let present = told.is_verb() && without_and(text.form(first)).starts_with(PRESENT);
    // «من المقرر أن يلتقي»
    if present
        && first > sentence.tokens.start
        && Cursor::new(text, first - 1..first)
            .particle(Particle::That)
            .is_some()
    {
        return true;
    }
    for at in before.take_while(|at| text.token(*at).is_word()) {
        let form = text.form(at);
        if is_among(form, &WORDS.lasting) {
            return false;
        }
        if is_among(form, &WORDS.unreal) || is_future_verb(without_and(form)) {
            return true;
        }
        if is_among(form, &WORDS.boundary) {
            return false;
        }
    }
    false
}

/// Whether it stands in words that were not said.
fn is_unsaid(sentence: &Sentence<'_>, told: &Told) -> bool {
    let at = sentence.text.span(told.tokens.clone()).start();
    sentence.quotes_around(at).any(|quote| !quote.is_said())
}
