//! What did it, as words beside a count tell: an airstrike, an earthquake, a mine.

use std::ops::Range;

use super::figure::CountDraft;
use super::sentence::Sentence;
use crate::facts::{Cause, Outcome};
use crate::lexicon::{Kind, Kinds, Meaning, Particle};

/// How far after a cause a more particular one still says what it was: «هجوم بطائرة مسيرة».
const BESIDE: usize = 4;

/// A word for a cause in the sentence.
#[derive(Debug, Clone)]
pub(super) struct CauseWord {
    pub(super) cause: Cause,
    pub(super) tokens: Range<usize>,
}

/// The cause of a count and where it is told.
pub(super) fn cause(
    sentence: &Sentence<'_>,
    figure: &CountDraft,
    others: &[CountDraft],
) -> Option<CauseWord> {
    if figure.ill {
        return Some(CauseWord {
            cause: Cause::Disease,
            tokens: figure.evidence.clone(),
        });
    }
    let (start, end) = (figure.evidence.start, figure.evidence.end);
    let next = others
        .iter()
        .map(|other| other.evidence.start)
        .filter(|start| *start >= end)
        .min()
        .unwrap_or(sentence.tokens.end);
    let inside = start..end;
    let found = find(sentence, inside, figure)
        .or_else(|| find(sentence, end..next, figure))
        .or_else(|| find(sentence, next..sentence.tokens.end, figure))
        .or_else(|| find_last(sentence, sentence.tokens.start..start, figure))?;
    Some(explained(sentence, &found, figure).unwrap_or(found))
}

/// How far before a word for an attack the sentence may tell what it was: «قصفت مقاتلات بلدة، فوقعت مجزرة».
const BEFORE: usize = 12;

/// The weapon that the sentence told before it speaks of an attack or a massacre.
fn explained(sentence: &Sentence<'_>, found: &CauseWord, figure: &CountDraft) -> Option<CauseWord> {
    if rank(found.cause) > 0 {
        return None;
    }
    let end = found.tokens.start;
    let first = end.saturating_sub(BEFORE).max(sentence.tokens.start);
    let told = find_last(sentence, first..end, figure)?;
    (rank(told.cause) >= WEAPON).then_some(told)
}

fn find(sentence: &Sentence<'_>, tokens: Range<usize>, figure: &CountDraft) -> Option<CauseWord> {
    let end = tokens.end;
    let found = tokens
        .into_iter()
        .find_map(|at| word(sentence, at, figure))?;
    Some(sharpened(sentence, found, end, figure))
}

fn find_last(
    sentence: &Sentence<'_>,
    tokens: Range<usize>,
    figure: &CountDraft,
) -> Option<CauseWord> {
    let end = tokens.end;
    let found = tokens
        .into_iter()
        .rev()
        .find_map(|at| word(sentence, at, figure))?;
    Some(sharpened(sentence, found, end, figure))
}

/// The most particular of the causes that stand beside the one found.
fn sharpened(
    sentence: &Sentence<'_>,
    found: CauseWord,
    end: usize,
    figure: &CountDraft,
) -> CauseWord {
    let first = found
        .tokens
        .start
        .saturating_sub(BESIDE)
        .max(sentence.tokens.start);
    let last = (found.tokens.end + BESIDE).min(end.max(found.tokens.end));
    let mut best = found;
    let around = first..last;
    for at in around {
        if sentence.is_boundary(at) && at >= best.tokens.end {
            break;
        }
        if let Some(other) = word(sentence, at, figure)
            && rank(other.cause) > rank(best.cause)
        {
            best = other;
        }
    }
    best
}

/// The cause that a word at `at` tells.
fn word(sentence: &Sentence<'_>, at: usize, figure: &CountDraft) -> Option<CauseWord> {
    if !sentence.text.is(at, Kinds::of(Kind::Cause)) {
        return None;
    }
    if is_truce(sentence, at) {
        return None;
    }
    let (cause, rest) = cause_at(sentence, at)?;
    // the people themselves are no cause: «مقتل قناص»
    let people = (figure.group.first..figure.group.end).contains(&at)
        && cause != Cause::Drowning
        && cause != Cause::Execution;
    (!people && fits(cause, figure.outcome)).then_some(CauseWord {
        cause,
        tokens: at..rest,
    })
}

/// The cause that a word or phrase at `at` names, and the place after it.
fn cause_at(sentence: &Sentence<'_>, at: usize) -> Option<(Cause, usize)> {
    let cause = |m: &Meaning| match m {
        Meaning::Cause(cause) => Some(*cause),
        _ => None,
    };
    let (cause, _, rest) = sentence.cursor(at).read(Kind::Cause, cause)?;
    Some((cause, rest.at()))
}

/// The disaster that a headline or an opening without counts is about, where it tells no other cause: «حصيلة الزلزال في
/// تركيا».
pub(super) fn disaster(sentence: &Sentence<'_>) -> Option<Cause> {
    let caused = |at: &usize| sentence.text.is(*at, Kinds::of(Kind::Cause));
    let causes = sentence.tokens.clone().filter(caused);
    let mut causes = causes.filter_map(|at| cause_at(sentence, at));
    let (first, _) = causes.next()?;
    (is_disaster(first) && causes.all(|(other, _)| other == first)).then_some(first)
}

/// What strikes many people at once and is nobody's deed.
pub(super) fn is_disaster(cause: Cause) -> bool {
    match cause {
        Cause::Earthquake
        | Cause::Flood
        | Cause::Storm
        | Cause::Fire
        | Cause::Disease
        | Cause::Drowning
        | Cause::Stampede => true,
        Cause::Airstrike
        | Cause::Shelling
        | Cause::Shooting
        | Cause::Clash
        | Cause::Explosion
        | Cause::Attack
        | Cause::Execution
        | Cause::Assassination
        | Cause::Landmine
        | Cause::Drone
        | Cause::Chemical
        | Cause::SiegeFamine
        | Cause::Custody
        | Cause::Unrest
        | Cause::Accident
        | Cause::Other => false,
    }
}

/// Whether the word at `at` is a part of «وقف إطلاق النار».
fn is_truce(sentence: &Sentence<'_>, at: usize) -> bool {
    const WORDS: usize = 2;
    let first = at.saturating_sub(WORDS).max(sentence.tokens.start);
    (first..=at).any(|from| {
        let truce = sentence.cursor(from).particle(Particle::Truce);
        truce.is_some_and(|rest| rest.at() > at)
    })
}

/// Whether a cause can lead to an outcome: nobody is arrested by a storm.
pub(super) fn fits(cause: Cause, outcome: Outcome) -> bool {
    let taken = matches!(outcome, Outcome::Captured | Outcome::Arrested);
    !taken
        || matches!(
            cause,
            Cause::Attack | Cause::Clash | Cause::Unrest | Cause::Other
        )
}

/// From which rank on a cause tells a weapon.
const WEAPON: u8 = 2;

/// How particular a cause is.
fn rank(cause: Cause) -> u8 {
    match cause {
        Cause::Other | Cause::Attack => 0,
        Cause::Clash | Cause::Unrest | Cause::Accident => 1,
        Cause::Explosion | Cause::Custody => 2,
        Cause::Shooting | Cause::Shelling => 3,
        Cause::Drone | Cause::Landmine | Cause::Chemical => 5,
        Cause::Airstrike
        | Cause::Execution
        | Cause::Assassination
        | Cause::SiegeFamine
        | Cause::Disease
        | Cause::Earthquake
        | Cause::Flood
        | Cause::Storm
        | Cause::Fire
        | Cause::Drowning
        | Cause::Stampede => 4,
    }
}

/// Whether a word at `at` names fighting.
pub(super) fn is_war(sentence: &Sentence<'_>, at: usize) -> bool {
    let clash = |m: &Meaning| (*m == Meaning::Cause(Cause::Clash)).then_some(());
    sentence.text.is(at, Kinds::of(Kind::Cause))
        && sentence.cursor(at).read(Kind::Cause, clash).is_some()
}
