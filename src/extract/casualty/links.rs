//! How the counts of an article stand to each other: parts, corrections, repetitions.

use super::figure::CountDraft;
use super::sentence::Sentence;
use crate::extract::clause::frames::WORDS;
use crate::facts::{Casualty, Link, LinkKind, Outcome};
use crate::lexicon::Particle;

/// The count to which a count of one sentence adds, by its place in `told`, the counts before it: each with where its group
/// stands.
pub(super) fn joined(figure: &CountDraft, told: &[(usize, Outcome, usize)]) -> Option<Link> {
    let first = figure.joined_to?;
    let mut before = told.iter().rev();
    let (.., to) = before.find(|(at, outcome, _)| (*at, *outcome) == (first, figure.outcome))?;
    let kind = LinkKind::AddsTo;
    Some(Link {
        kind,
        to: u32::try_from(*to).ok()?,
    })
}

/// How many counts back a part's whole or an earlier telling is looked for.
const BACK: usize = 24;

/// Links every count to those before it.
pub(super) fn link(figures: &mut [Casualty]) {
    for i in 1..figures.len() {
        let (before, rest) = figures.split_at_mut(i);
        let figure = &mut rest[0];
        let first = i.saturating_sub(BACK);
        let candidates = || (first..i).rev().map(|at| (&before[at], at));
        let kind = if figure.subset {
            LinkKind::PartOf
        } else {
            LinkKind::Restates
        };
        let found = candidates().find(|(other, _)| match kind {
            LinkKind::PartOf => {
                !other.subset
                    && other.outcome == figure.outcome
                    && other.count.min >= figure.count.min
                    && figure.sentence - other.sentence <= 1
            }
            _ => restates(figure, other),
        });
        if let Some((_, to)) = found
            && let Ok(to) = u32::try_from(to)
        {
            figure.links.push(Link { kind, to });
        }
    }
}

/// Whether a count is of an earlier toll: «وكانت حصيلة سابقة أفادت بمقتل 12».
pub(super) fn is_former(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let start = figure.anchor.min(figure.evidence.start);
    let first = sentence.tokens.start;
    let mut before = (first..start)
        .rev()
        .take_while(|at| !sentence.text.token(*at).is_mark('.'));
    before.any(|at| {
        let former = sentence.text.lists(at).stem.has(WORDS.beside.former) && at > first;
        former
            && sentence.is_particle(at - 1, Particle::Tally)
            && sentence.clause_reaches(at, start)
    })
}

/// Links the later state of a toll to the earlier one that `former` holds for: «وكانت حصيلة سابقة أفادت بمقتل 12».
pub(super) fn update(figures: &mut [Casualty], former: &[usize]) {
    for &earlier in former {
        let (outcome, min, sentence) = {
            let figure = &figures[earlier];
            (figure.outcome, figure.count.min, figure.sentence)
        };
        let is_later = |figure: &Casualty| {
            figure.outcome == outcome
                && !figure.subset
                && figure.count.min != min
                && sentence.abs_diff(figure.sentence) <= APART
        };
        let first = earlier.saturating_sub(BACK);
        let before = (first..earlier).rev();
        let after = earlier + 1..figures.len().min(earlier + BACK);
        let later = before
            .chain(after)
            .find(|at| !former.contains(at) && is_later(&figures[*at]));
        if let Some(later) = later
            && let Ok(to) = u32::try_from(earlier)
        {
            let kind = LinkKind::UpdateOf;
            figures[later].links.push(Link { kind, to });
        }
    }
}

/// How many sentences apart two states of one toll may stand.
const APART: u32 = 3;

/// Whether two counts tell the same number of the same people in different sentences.
fn restates(figure: &Casualty, other: &Casualty) -> bool {
    let place = |one: &Casualty| one.place.as_ref().map(|place| place.party.name.clone());
    !other.subset
        && other.sentence != figure.sentence
        && figure.outcome == other.outcome
        && figure.count.min == other.count.min
        && figure.count.max == other.count.max
        && figure.count.min > 2
        && place(figure) == place(other)
}
