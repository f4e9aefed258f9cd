//! What is told not to have happened.

use super::outcome_word::Trigger;
use super::sentence::Sentence;
use crate::lexicon::{Particle, Stance};

/// Whether a negation stands right before a count: «لم يصب», «دون وقوع إصابات», «لم يسقط جرحى أو قتلى».
pub(super) fn is_negated(sentence: &Sentence<'_>, at: usize) -> bool {
    let first = at.saturating_sub(6).max(sentence.tokens.start);
    let alternative = at > first && sentence.is_particle(at - 1, Particle::Or);
    let counts = |from: &usize| {
        let passes =
            sentence.is_preposition(*from) || sentence.is_particle(*from, Particle::Yields);
        !(passes || alternative && *from + 2 >= at)
    };
    (first..at).any(|from| {
        // «لا يزال 12 عاملا مفقودين» says that they are
        let negated = sentence
            .stance(from, Stance::Negate)
            .filter(|_| !sentence.is_particle(from, Particle::Auxiliary))
            // «أعلنت أطباء بلا حدود مقتل 14 لاجئا»
            .filter(|_| sentence.context.names.covering(from).is_none())
            // «لا صحة لمقتل ستة» is told as denied
            .filter(|_| sentence.stance(from, Stance::Deny).is_none());
        negated.is_some_and(|end| {
            let unbroken = !(end..at).any(|at| sentence.is_boundary(at));
            unbroken && (end..at).filter(counts).count() <= 1
        })
    })
}

/// «لم يقتل سوى ثلاثة», «لم تصب في الهجوم إلا طفلة»: those alone of whom a negated outcome word is true.
pub(super) fn excepted(sentence: &Sentence<'_>, trigger: &Trigger) -> Option<usize> {
    let except = |at: &usize| sentence.is_particle(*at, Particle::Except);
    let ends = |at: &usize| sentence.is_boundary(*at) || sentence.is_trigger(*at);
    let mut after = trigger.tokens.end..sentence.tokens.end;
    let but = after.find(|at| except(at) || ends(at)).filter(except)?;
    let people = sentence.index(but + 1)?;
    is_negated(sentence, trigger.tokens.start).then_some(people)
}
