//! How far a predicate is meant: whether what it tells has happened.

use super::links::LINKS;
use super::speech::SPEECH;
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Meaning, Particle, Stance};
use crate::spelling::{AND, HAMZA_BELOW, PRESENT, WHAT};

/// Whether an event is told as one that happened. The values are those of event factuality as R. Saurí and
/// J. Pustejovsky tell them (`FactBank`, 2009), with all degrees of doubt taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Factuality {
    /// It happened: «أعلن أن».
    Factual,
    /// It did not: «لم يعلن أن», «دون أن يعلن أن», «رفض القول إن».
    Negated,
    /// It may, should, or is asked about: «قد يعلن أن», «من المتوقع أن يعلن أن», «لو قال إن».
    Uncertain,
}

/// The most words of a listed phrase that may stand right before a predicate («من المتوقع أن يكون قد»), and so how far before
/// it one is looked for that ends there.
const BEFORE: usize = 4;

/// How far the verb or noun at `at` is meant; `noun` when it is a noun of saying («القول»).
#[must_use]
pub(crate) fn factuality(at: Cursor<'_>, noun: bool) -> Factuality {
    let start = at.text().sentence_of(at.at()).start;
    if noun {
        let refused = (start..at.at())
            .rev()
            .map(|i| at.to(i))
            .take_while(|here| here.token().is_word())
            .any(|here| here.particle(Particle::Refuses).is_some());
        return if refused {
            Factuality::Negated
        } else {
            Factuality::Factual
        };
    }
    let first = start.max(at.at().saturating_sub(BEFORE));
    let ends_here =
        |i: &usize, what: &dyn Fn(Cursor<'_>) -> Option<usize>| what(at.to(*i)) == Some(at.at());
    let any =
        |what: &dyn Fn(Cursor<'_>) -> Option<usize>| (first..at.at()).any(|i| ends_here(&i, what));
    if is_refused(at, start) || is_after_was_not(at, start) {
        return Factuality::Negated;
    }
    // «دعت رئيس الوزراء إلى أن يعلن»: what is yet to be done
    let aim = is_present(at)
        && is_after_that(at)
        && at.at() >= start + 2
        && at.to(at.at() - 2).particle(Particle::To).is_some();
    if !aim && any(&|here| particle_end(here, Particle::Happened)) {
        return Factuality::Factual;
    }
    if any(&|here| stance_end(here, Stance::Negate)) || is_after_negative_ma(at, start) {
        return Factuality::Negated;
    }
    // «وهو أمر تنفيه باكو»: no order
    let glossed = |here: Cursor<'_>| {
        let before = here.at().checked_sub(1).map(|before| here.to(before));
        before.is_some_and(|before| before.lists().whole.has(SPEECH.gloss))
    };
    let stands =
        |here: Cursor<'_>| stance_end(here, Stance::Hypothetical).filter(|_| !glossed(here));
    let doubted = any(&stands) || any(&|here| particle_end(here, Particle::Interrogative));
    let possible =
        is_present(at) && any(&|here| particle_end(here, Particle::Auxiliary)) && is_may(at);
    let subjunctive = is_present(at) && is_after_that(at);
    if doubted || possible || subjunctive {
        Factuality::Uncertain
    } else {
        Factuality::Factual
    }
}

/// «لم يكن الوزير قد أعلن»: قد after a negated «was».
fn is_after_was_not(at: Cursor<'_>, start: usize) -> bool {
    let Some(may) = at
        .at()
        .checked_sub(1)
        .filter(|_| is_may(at) && !is_present(at))
    else {
        return false;
    };
    (start..may)
        .rev()
        .map(|i| at.to(i))
        .take_while(|here| here.token().is_word())
        .any(|here| {
            let was = |word: usize| here.to(word).lists().whole.has(LINKS.auxiliary);
            // «لم», or «لم يكن» as one
            stance_end(here, Stance::Negate).is_some_and(|end| was(end) || was(end - 1))
        })
}

/// «لم يسبق للشركة أن أعلنت»: a verb after أن that depends on one of not doing.
fn is_refused(at: Cursor<'_>, start: usize) -> bool {
    let that = at.at().checked_sub(1).map(|before| at.to(before));
    let that = that.filter(|before| before.particle(Particle::That).is_some());
    let Some(that) = that else {
        return false;
    };
    let words = (start..that.at()).rev().map(|i| at.to(i));
    let mut words =
        words.take_while(|here| here.token().is_word() && here.particle(Particle::That).is_none());
    words.any(|here| particle_end(here, Particle::Refuses).is_some_and(|end| end <= that.at()))
}

/// «ما قال الوزير يوما إن»: ما where a sentence or clause begins, before a past without a pronoun.
fn is_after_negative_ma(at: Cursor<'_>, start: usize) -> bool {
    let Some(before) = at.at().checked_sub(1).filter(|before| *before >= start) else {
        return false;
    };
    let text = at.text();
    let form = text.form(before);
    let negates = form.strip_prefix(AND).unwrap_or(form) == WHAT;
    let opens = before == start || !text.token(before - 1).is_word();
    let next = at.skip();
    let relative =
        next.particle(Particle::Oblique).is_some() || next.particle(Particle::Besides).is_some();
    negates && opens && !relative && !is_present(at)
}

fn particle_end(at: Cursor<'_>, particle: Particle) -> Option<usize> {
    at.particle(particle).map(Cursor::at)
}

fn stance_end(at: Cursor<'_>, stance: Stance) -> Option<usize> {
    let is = |m: &Meaning| (*m == Meaning::Stance(stance)).then_some(());
    at.read(Kind::Stance, is).map(|((), _, rest)| rest.at())
}

/// Whether قد stands before a verb in the present: then it means «may».
fn is_may(at: Cursor<'_>) -> bool {
    at.at()
        .checked_sub(1)
        .is_some_and(|before| at.to(before).particle(Particle::May).is_some())
}

/// Whether a listed verb is in the present: its first letter and its gender tell.
fn is_present(at: Cursor<'_>) -> bool {
    use crate::lexicon::Agreement;
    let form = at.form();
    let bare = form.strip_prefix(AND).unwrap_or(form);
    let [he, she] = PRESENT;
    let feminine = || {
        let told = at
            .all(Kind::Speech)
            .map(|(found, _)| found.agreement)
            .next();
        told == Some(Agreement::Feminine)
    };
    bare.starts_with(he) || (bare.starts_with(she) && feminine())
}

/// Whether «أن» stands right before, which puts a verb in the subjunctive; «إن» does not.
fn is_after_that(at: Cursor<'_>) -> bool {
    let Some(before) = at.at().checked_sub(1).map(|before| at.to(before)) else {
        return false;
    };
    let text = at.text();
    let written = text.slice(text.span(before.at()..at.at()));
    before
        .particle(Particle::That)
        .is_some_and(|rest| rest.at() == at.at())
        && before.form().chars().count() <= 3
        && !written.contains(HAMZA_BELOW)
}
