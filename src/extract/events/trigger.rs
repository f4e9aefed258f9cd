//! Which words of a sentence tell that something happened, and not that it may, might have, or is only
//! a manner of speaking.

use super::sentence::Sentence;
use crate::extract::clause::frames::{Shape, Told, WORDS, is_among, without_and};
use crate::extract::clause::{Clause, VerbClass};
use crate::facts::{EntityType, EventType};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Particle};
use crate::spelling::{ARTICLE, FOR, PRESENT, PRONOUNS, is_future_verb, is_present_verb};
use crate::text::TokenKind;

/// How far back a word reaches that takes an event back.
const BACK: usize = 8;
/// How far before an event «تعرض» stands, whoever suffered it between them.
const SUFFERED: usize = 5;
/// How far after an event what was taken or aimed at stands, and how far before it.
const TAKEN: usize = 8;
const BEFORE: usize = 5;
/// How far after «استهدف» whoever it hit stands, after its subject.
const AIMED: usize = 5;
/// The most letters of a preposition with its pronoun: عليها.
const SHORT: usize = 5;
/// How far after an event a word stands that makes it a count of speech: «عاصفة من الانتقادات».
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
        && !is_damage(sentence, told)
        && !is_abstract(sentence, told)
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
    let harmless = subject
        .is_some_and(|subject| is_among(sentence.text.form(subject.head), &WORDS.beside.harmless));
    if harmless && is_violent(told.kind) {
        return true;
    }
    let after = end..(end + AFTER).min(sentence.tokens.end);
    let mut words = after.take_while(|at| sentence.text.token(*at).is_word());
    words.any(|at| is_among(sentence.text.form(at), &WORDS.beside.figurative))
}

/// «استعادة الثقة», «السيطرة على الحريق», «تستهدف تحقيق»: what is taken or aimed at is no place and nobody.
fn is_abstract(sentence: &Sentence<'_>, told: &Told) -> bool {
    let text = sentence.text;
    let near = told.tokens.end..sentence.tokens.end.min(told.tokens.end + TAKEN);
    let inside =
        |at: &usize| text.token(*at).is_word() || text.token(*at).kind == TokenKind::Digits;
    let concrete = |at: usize| {
        let kinds = Kinds::of(Kind::TypeWord).and(Kind::Victims).and(Kind::Unit);
        let named = sentence.context.names.covering(at).is_some();
        let place = sentence.context.names.starting(at);
        let place =
            place.is_some_and(|naming| sentence.context.names.is(naming, EntityType::Location));
        // «عليها»
        let preposition =
            text.form(at).chars().count() <= SHORT && !text.form(at).starts_with(ARTICLE);
        let back = preposition
            && PRONOUNS
                .iter()
                .any(|pronoun| text.form(at).ends_with(pronoun));
        let taken = told.kind == EventType::TerritoryTaken;
        place
            || text.is(at, kinds)
            || (taken && back)
            || (!taken && named)
            || is_among(text.form(at), &WORDS.beside.taken)
    };
    match told.kind {
        EventType::TerritoryTaken if !told.definite => {
            let before = sentence
                .tokens
                .start
                .max(told.tokens.start.saturating_sub(BEFORE))
                ..told.tokens.start;
            let owned = told.is_verb() && told.has_ending;
            let words = told.rest.clone();
            !owned
                && !near
                    .take_while(inside)
                    .chain(before)
                    .chain(words)
                    .any(concrete)
        }
        EventType::Attack if told.shape == Shape::Light => {
            !near.take(AIMED).take_while(inside).any(concrete)
        }
        _ => false,
    }
}

/// «القصف هدم منازل»: what an event did is none of its own.
fn is_damage(sentence: &Sentence<'_>, told: &Told) -> bool {
    let clause = sentence.clauses.at(told.tokens.start);
    let subject = clause.and_then(Clause::subject).map(|subject| subject.head);
    let event = subject.is_some_and(|head| sentence.nouns.binary_search(&head).is_ok());
    told.kind == EventType::Looting && told.is_verb() && event
}

/// Whether only those who fight do it in earnest.
fn is_violent(kind: EventType) -> bool {
    use EventType::{Airstrike, Attack, Shelling, Siege};
    matches!(kind, Airstrike | Attack | Shelling | Siege)
}

/// «خطر الانفجار», «قوات مكافحة الشغب».
fn is_prefaced(sentence: &Sentence<'_>, told: &Told) -> bool {
    let first = told.tokens.start;
    first > sentence.tokens.start && is_among(sentence.text.form(first - 1), &WORDS.beside.preface)
}

/// «لاغتيال رئيس»: what is meant to be done.
fn is_purpose(sentence: &Sentence<'_>, told: &Told) -> bool {
    let lead = &sentence.text.form(told.tokens.start)[..told.lead];
    let first = sentence
        .tokens
        .start
        .max(told.tokens.start.saturating_sub(SUFFERED));
    let suffered = (first..told.tokens.start)
        .any(|at| is_among(sentence.text.form(at), &WORDS.beside.suffered));
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
        // «قد قصف» has happened, «قد يقصف» may
        let may = sentence.cursor(at).particle(Particle::May).is_some();
        if may && (present || is_present_verb(text.form(at + 1))) {
            return true;
        }
        if is_among(form, &WORDS.beside.lasting) {
            return false;
        }
        if is_among(form, &WORDS.beside.unreal) || is_future_verb(without_and(form)) {
            return true;
        }
        if is_among(form, &WORDS.beside.boundary) {
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
