//! Counts that are told only to be called false: «أنباء مقتل عشرة جنود شائعات», «وصف مقتل عشرة بأنه كذب», «رفض اتهامه بقتل
//! عشرة».

use super::claim;
use super::figure::CountDraft;
use super::scene::Scene;
use crate::extract::clause::frames::WORDS;
use crate::facts::Party;
use crate::lexicon::{Particle, Stance};
use crate::spelling::ARTICLE;

/// Whether a count is called false where it is told.
pub(super) fn is_called_false(scene: &Scene<'_>, figure: &CountDraft) -> bool {
    describing(scene, figure.anchor).is_some() && is_untrue(scene, figure)
        || rejecting(scene, figure.anchor).is_some()
}

/// Who calls it so: whoever describes or rejects it, else whoever is quoted.
pub(super) fn denier(scene: &Scene<'_>, figure: &CountDraft) -> Option<Party> {
    let start = figure.anchor;
    let verb = rejecting(scene, start).or_else(|| describing(scene, start));
    verb.and_then(|verb| claim::subject_of(scene, verb, start))
        .or_else(|| claim::read(scene, figure))
}

/// A noun for what is told or a verb of describing right before the deed.
fn describing(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let lists = |at: usize| scene.text.lists(at).stem;
    let mut near = before(scene, start);
    let told = near.find(|at| lists(*at).has(WORDS.beside.hearsay))?;
    let mut around = before(scene, told);
    let describes = around.find(|at| lists(*at).has(WORDS.beside.describes));
    Some(describes.unwrap_or(told))
}

/// A verb of rejecting what is told of the deed: «رفضت الحكومة اتهامها بقتل سبعين».
fn rejecting(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let lists = |at: usize| scene.text.lists(at).stem;
    let mut beside = before(scene, start).take(2);
    let charge = beside.find(|at| lists(*at).has(WORDS.beside.allegations))?;
    before(scene, charge).find(|at| lists(*at).has(WORDS.beside.rejects))
}

/// The tokens before one, backward to where its clause begins.
fn before<'s>(scene: &'s Scene<'_>, at: usize) -> impl Iterator<Item = usize> + 's {
    let open = |at: &usize| !scene.is_trigger(*at);
    (scene.stretch_start(at)..at).rev().take_while(open)
}

/// Whether the clause goes on to say that what it tells is false: «كذب», «عار عن الصحة», not «ليس كذبا» or «المزاعم الكاذبة».
fn is_untrue(scene: &Scene<'_>, figure: &CountDraft) -> bool {
    let end = figure.group.end.max(figure.evidence.end);
    // «وصف مقتل عشرة بأنه كذب»
    let goes_on = |at: usize| !scene.is_boundary(at) || scene.is_particle(at, Particle::That);
    let open = |at: &usize| goes_on(*at) && !scene.is_trigger(*at);
    let mut after = (end..scene.sentence.end).take_while(open);
    let negated = |at: usize| scene.stance(at - 1, Stance::Negate) == Some(at);
    after.any(|at| {
        let untrue = scene.text.lists(at).stem.has(WORDS.beside.untrue)
            && !scene.text.form(at).starts_with(ARTICLE);
        (untrue || scene.stance(at, Stance::Deny).is_some()) && !negated(at)
    })
}
