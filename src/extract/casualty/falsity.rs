//! Counts that are told only to be called false: «أنباء مقتل عشرة جنود شائعات», «وصف مقتل عشرة بأنه كذب», «رفض اتهامه بقتل
//! عشرة».

use super::claim;
use super::figure::CountDraft;
use super::sentence::Sentence;
use crate::extract::clause::frames::WORDS;
use crate::facts::Party;
use crate::lexicon::{Particle, Stance};
use crate::spelling::ARTICLE;

/// Whether a count is called false where it is told.
pub(super) fn is_called_false(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    describing(sentence, figure.anchor).is_some() && is_untrue(sentence, figure)
        || rejecting(sentence, figure.anchor).is_some()
}

/// Who calls it so: whoever describes or rejects it, else whoever is quoted.
pub(super) fn denier(sentence: &Sentence<'_>, figure: &CountDraft) -> Option<Party> {
    let start = figure.anchor;
    let verb = rejecting(sentence, start).or_else(|| describing(sentence, start));
    verb.and_then(|verb| claim::subject_of(sentence, verb, start))
        .or_else(|| claim::read(sentence, figure))
}

/// A noun for what is told or a verb of describing right before the deed.
fn describing(sentence: &Sentence<'_>, start: usize) -> Option<usize> {
    let lists = |at: usize| sentence.text.lists(at).stem;
    let mut near = before(sentence, start);
    let told = near.find(|at| lists(*at).has(WORDS.beside.hearsay))?;
    let mut around = before(sentence, told);
    let describes = around.find(|at| lists(*at).has(WORDS.beside.describes));
    Some(describes.unwrap_or(told))
}

/// A verb of rejecting what is told of the deed: «رفضت الحكومة اتهامها بقتل سبعين».
fn rejecting(sentence: &Sentence<'_>, start: usize) -> Option<usize> {
    let lists = |at: usize| sentence.text.lists(at).stem;
    let mut beside = before(sentence, start).take(2);
    let charge = beside.find(|at| lists(*at).has(WORDS.beside.allegations))?;
    before(sentence, charge).find(|at| lists(*at).has(WORDS.beside.rejects))
}

/// The tokens before one, backward to where its clause begins.
fn before<'s>(sentence: &'s Sentence<'_>, at: usize) -> impl Iterator<Item = usize> + 's {
    let open = |at: &usize| !sentence.is_trigger(*at);
    (sentence.stretch_start(at)..at).rev().take_while(open)
}

/// Whether the clause goes on to say that what it tells is false: «كذب», «عار عن الصحة», not «ليس كذبا» or «المزاعم الكاذبة».
fn is_untrue(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let end = figure.group.end.max(figure.evidence.end);
    // «وصف مقتل عشرة بأنه كذب»
    let goes_on = |at: usize| !sentence.is_boundary(at) || sentence.is_particle(at, Particle::That);
    let open = |at: &usize| goes_on(*at) && !sentence.is_trigger(*at);
    let mut after = (end..sentence.tokens.end).take_while(open);
    let negated = |at: usize| sentence.stance(at - 1, Stance::Negate) == Some(at);
    after.any(|at| {
        let untrue = sentence.text.lists(at).stem.has(WORDS.beside.untrue)
            && !sentence.text.form(at).starts_with(ARTICLE);
        (untrue || sentence.stance(at, Stance::Deny).is_some()) && !negated(at)
    })
}
