//! How the figures of an article stand to each other: parts, corrections, repetitions.

use crate::facts::{Casualty, Link, LinkKind};

/// How many figures back a part's whole or an earlier telling is looked for.
const BACK: usize = 24;

/// Links every figure to those before it.
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

/// Whether two figures tell the same number of the same people in different sentences.
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
