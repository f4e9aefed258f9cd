//! Wire text that several outlets carry: a copy is a report, not a second source.

use std::collections::{BTreeMap, BTreeSet};

use super::account::{Account, Article, Name};
use crate::facts::{Outcome, Relation};

/// How much of the shorter text stands in the other one, from which it is a copy.
const COPIED: f64 = 0.45;
/// The same, from which it is one whatever its days are.
const SAME: f64 = 0.7;
/// Hashes that two samples share before the texts are compared.
const SHARED: u32 = 8;
/// Articles of one hash that each is compared with; a text that more outlets carry is found by the
/// chain of its copies.
const BESIDE: usize = 16;
/// Days within which a text is taken over.
const FRESH: i32 = 2;

/// Of each article, in the order of publication, the first one whose text it carries; its own index
/// for an original. `articles` are sorted.
pub(super) fn originals(articles: &[Article]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|at| {
        (
            articles[*at].published.is_none(),
            articles[*at].published,
            *at,
        )
    });
    let rank: BTreeMap<usize, usize> = order
        .iter()
        .enumerate()
        .map(|(rank, at)| (*at, rank))
        .collect();
    let mut first: Vec<usize> = (0..articles.len()).collect();
    for (a, b) in candidates(articles) {
        if is_copy(&articles[a], &articles[b]) {
            let (a, b) = (root(&first, a), root(&first, b));
            let (early, late) = if rank[&a] <= rank[&b] { (a, b) } else { (b, a) };
            first[late] = early;
        }
    }
    (0..articles.len()).map(|at| root(&first, at)).collect()
}

fn root(first: &[usize], mut at: usize) -> usize {
    while first[at] != at {
        at = first[at];
    }
    at
}

/// Pairs of articles whose samples share enough, in order.
fn candidates(articles: &[Article]) -> Vec<(usize, usize)> {
    let mut hashes: Vec<(u32, usize)> = Vec::new();
    for (at, article) in articles.iter().enumerate() {
        hashes.extend(article.sketch.hashes().iter().map(|hash| (*hash, at)));
    }
    hashes.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for same in hashes.chunk_by(|a, b| a.0 == b.0) {
        for (i, (_, b)) in same.iter().enumerate() {
            let before = &same[i.saturating_sub(BESIDE)..i];
            pairs.extend(before.iter().map(|(_, a)| (*a, *b)));
        }
    }
    pairs.sort_unstable();
    let often = pairs.chunk_by(|a, b| a == b);
    let often = often.filter(|same| same.len() >= SHARED as usize);
    often.map(|same| same[0]).collect()
}

/// Whether one carries the other's text, with its numbers: a newer edition with new ones is no copy.
fn is_copy(a: &Article, b: &Article) -> bool {
    let days = a.published.zip(b.published);
    let fresh = days.is_none_or(|(a, b)| (a - b).get_days().abs() <= FRESH);
    let contained = a.sketch.containment_in(&b.sketch);
    if !fresh || contained < COPIED {
        return false;
    }
    let others = tell_of_others(a, b);
    let (a, b) = (numbers(a), numbers(b));
    let shared = a.intersection(&b).count();
    let fewer = a.len().min(b.len());
    // a day may have been put right in the text of another
    let one_day = days.is_some_and(|(a, b)| a == b);
    let same = contained >= SAME && fewer > 1 && (shared == fewer || one_day);
    shared * 2 >= fewer && (same || !others)
}

/// Whether all that two articles count was on other days, or in other towns: outlets use the same phrases for what comes
/// every day.
fn tell_of_others(a: &Article, b: &Article) -> bool {
    let days = |(one, other): (&Account, &Account)| {
        let days = one.days.zip(other.days);
        days.map(|(one, other)| one.0 <= other.1 && other.0 <= one.1)
    };
    let towns = |(one, other): (&Account, &Account)| {
        let sites = one.place.as_ref().zip(other.place.as_ref());
        let sites = sites.filter(|(one, other)| one.is_point() && other.is_point());
        sites.map(|(one, other)| one.relation(other) == Relation::Same)
    };
    let never = |meet: Vec<bool>| !meet.is_empty() && !meet.contains(&true);
    never(counting(a, b).filter_map(days).collect())
        || never(counting(a, b).filter_map(towns).collect())
}

/// Each account of one article that counts people beside each of the other.
fn counting<'a>(
    a: &'a Article,
    b: &'a Article,
) -> impl Iterator<Item = (&'a Account, &'a Account)> {
    const MOST: usize = 16;
    let of = |article: &'a Article| {
        let accounts = article.accounts.iter();
        accounts
            .filter(|account| !account.figures.is_empty())
            .take(MOST)
    };
    of(a).flat_map(move |one| of(b).map(move |other| (one, other)))
}

fn numbers(article: &Article) -> BTreeSet<(Outcome, u64, Option<u64>)> {
    let figures = article.accounts.iter().flat_map(|account| &account.figures);
    figures
        .map(|figure| (figure.outcome, figure.min, figure.max))
        .collect()
}

/// Groups of documents that carry one text, each with its original first.
pub(super) fn groups(articles: &[Article], originals: &[usize]) -> Vec<Vec<Name>> {
    let mut groups: BTreeMap<usize, Vec<Name>> = BTreeMap::new();
    for (at, original) in originals.iter().enumerate() {
        if at != *original {
            let group = groups.entry(*original).or_default();
            group.push(articles[at].document.clone());
        }
    }
    let whole = |(original, copies): (usize, Vec<Name>)| {
        let original = articles[original].document.clone();
        std::iter::once(original).chain(copies).collect()
    };
    groups.into_iter().map(whole).collect()
}
