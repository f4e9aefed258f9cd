//! What counts tell together that share one word for what befell people: «an officer and three soldiers» are four, «eight
//! children and two women» ten. The sum is a count of the account, the counts are its parts.

use std::collections::{BTreeMap, BTreeSet};

use super::account::{AccountCount, Scope};
use crate::facts::{Casualty, Hedge, LinkKind, Outcome, VictimKind};

/// The counts, by number, that add up, each group in order; `figures` are those of a document.
pub(super) fn added(figures: &[Casualty]) -> Vec<Vec<usize>> {
    let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, figure) in figures.iter().enumerate() {
        let mut links = figure.links.iter();
        let Some(link) = links.find(|link| link.kind == LinkKind::AddsTo) else {
            continue;
        };
        let to = link.to as usize;
        if figures.get(to).is_none_or(|other| !may_add(figure, other)) {
            continue;
        }
        let group = *group_of.entry(to).or_insert_with(|| {
            groups.push(vec![to]);
            groups.len() - 1
        });
        groups[group].push(at);
        group_of.insert(at, group);
    }
    groups
}

/// Whether two counts can be of one sum: told by one source of one time, and no parts of a whole that is told.
fn may_add(one: &Casualty, other: &Casualty) -> bool {
    let by = |figure: &Casualty| figure.claimed_by.as_ref().map(|by| by.name.clone());
    let told = |figure: &Casualty| !figure.subset && !figure.joint;
    told(one)
        && told(other)
        && by(one) == by(other)
        && one.status == other.status
        && one.when == other.when
}

/// Puts the sums beside the counts of an account, which become their parts; `numbers` are those of the counts in the
/// document, in order. A sum that is told itself is not put there again.
pub(super) fn add(told: &mut Vec<AccountCount>, numbers: &[usize], groups: &[Vec<usize>]) {
    for group in groups {
        let inside = group.iter().filter_map(|at| numbers.binary_search(at).ok());
        let parts: Vec<usize> = inside.collect();
        if parts.len() < 2 {
            continue;
        }
        let own: Vec<&AccountCount> = parts.iter().map(|at| &told[*at]).collect();
        let Some(sum) = sum(&own) else {
            continue;
        };
        let mut others = told
            .iter()
            .enumerate()
            .filter(|(at, _)| !parts.contains(at));
        let known = others.any(|(_, other)| {
            other.counts() && other.outcome == sum.outcome && other.min >= sum.min
        });
        for at in parts {
            told[at].scope = Scope::Part;
        }
        if !known {
            told.push(sum);
        }
    }
}

fn sum(parts: &[&AccountCount]) -> Option<AccountCount> {
    let (first, rest) = parts.split_first()?;
    if !parts.iter().all(|part| part.is_asserted() && !part.older) {
        return None;
    }
    let max = parts
        .iter()
        .try_fold(0_u64, |sum, part| Some(sum.saturating_add(part.max?)));
    let min = parts
        .iter()
        .fold(0_u64, |sum, part| sum.saturating_add(part.min));
    let told = rest.iter().map(|part| (part.span, part.text.clone()));
    let same = |known: bool| known.then_some(());
    let side = same(rest.iter().all(|part| part.side == first.side));
    let country = same(rest.iter().all(|part| part.country == first.country));
    Some(AccountCount {
        min,
        max,
        modifier: hedge(parts, min, max),
        victims: victims(parts),
        side: side.and_then(|()| first.side.clone()),
        country: country.and_then(|()| first.country.clone()),
        scope: Scope::Whole,
        also: told.collect(),
        ..(*first).clone()
    })
}

/// How a sum is hedged whose parts are.
fn hedge(parts: &[&AccountCount], min: u64, max: Option<u64>) -> Hedge {
    let any = |hedge| parts.iter().any(|part| part.modifier == hedge);
    match max {
        _ if any(Hedge::Unspecified) => Hedge::Unspecified,
        None => Hedge::AtLeast,
        Some(max) if min < max => Hedge::Range,
        _ if any(Hedge::About) => Hedge::About,
        _ => Hedge::Exact,
    }
}

/// Who all of them are, as far as one word says it.
fn victims(parts: &[&AccountCount]) -> VictimKind {
    let kinds: BTreeSet<VictimKind> = parts.iter().map(|part| part.victims).collect();
    let only = kinds.first().copied().filter(|_| kinds.len() == 1);
    only.unwrap_or(VictimKind::Person)
}

/// Takes the one count of a group of people, «three children», for everybody whom the account tells of: it counts nobody
/// else. `subset` says of each whether its words call it a part.
pub(super) fn promote(told: &mut [AccountCount], subset: &[bool]) {
    let outcomes: BTreeSet<Outcome> = told.iter().map(|figure| figure.outcome).collect();
    for outcome in outcomes {
        let of: Vec<usize> = (0..told.len())
            .filter(|at| told[*at].outcome == outcome && told[*at].is_asserted())
            .collect();
        let own = |at: &usize| !subset.get(*at).copied().unwrap_or_default() && !told[*at].older;
        let numbers: BTreeSet<_> = of
            .iter()
            .map(|at| (told[*at].min, told[*at].max, told[*at].victims))
            .collect();
        if of.iter().all(own) && numbers.len() == 1 {
            for at in of {
                told[at].scope = Scope::Whole;
            }
        }
    }
}
