//! The counts of an event put in their places: who states them, for which day, for whom, and what
//! takes the place of what.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::account::{AccountCount, Name, Scope, is_part_of_people};
use super::record::{Claim, Evidence, Sequence};
use super::score::Node;
use crate::facts::{Hedge, Outcome, VictimKind};

/// A claim with what is known of it besides.
#[derive(Debug, Clone)]
pub(super) struct Stated {
    pub(super) claim: Claim,
    /// Who speaks: a claimant with its country, else the outlet or the article.
    pub(super) voice: ClaimSource,
    /// Country of the claimant, when known.
    pub(super) country: Option<Name>,
    /// Articles that state it, copies taken for their originals.
    pub(super) originals: BTreeSet<usize>,
    /// Whether an article itself calls it an earlier toll.
    pub(super) older: bool,
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ClaimSource {
    /// A claimant, wherever it is named.
    Named(Name, Option<Name>),
    /// A source that nobody knows, of one text.
    Unnamed(Name, usize),
    /// An outlet for itself.
    Outlet(Name),
    /// An article of no known outlet.
    Article(usize),
}

/// What makes two counts one claim.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    outcome: Outcome,
    as_of: Option<Date>,
    min: u64,
    max: Option<u64>,
    modifier: Hedge,
    scope: Scope,
    victims: VictimKind,
    side: Option<Name>,
    voice: ClaimSource,
    status: crate::facts::Status,
    denied_by: Option<Name>,
    joint: bool,
    older: bool,
}

/// The claims of an event, in order of outcome, day and number. Those whose words tell no side are of the side whose
/// town was `struck`, if they may live there.
pub(super) fn claims(nodes: &[Node<'_>], struck: Option<&Name>) -> Vec<Stated> {
    let mut all: BTreeMap<Key, Vec<(Node<'_>, &AccountCount)>> = BTreeMap::new();
    for node in nodes {
        let figures = &node.account.figures;
        for (figure, place) in figures.iter().zip(places(figures, is_settled(node))) {
            let mut key = key(*node, figure, place);
            if key.side.is_none() && figure.may_live_there() {
                key.side = struck.cloned();
            }
            all.entry(key).or_default().push((*node, figure));
        }
    }
    let mut stated: Vec<Stated> = all
        .into_iter()
        .map(|(key, told)| whole(key, &told))
        .collect();
    part_groups(&mut stated);
    supersede(&mut stated);
    stated
}

/// Children and others of whom one article tells alone are a part of those whom another one counts.
fn part_groups(stated: &mut [Stated]) {
    let mut largest: BTreeMap<Outcome, u64> = BTreeMap::new();
    for one in stated
        .iter()
        .filter(|one| one.counts() && !one.counts_group())
    {
        let most = largest.entry(one.claim.outcome).or_default();
        *most = one.claim.min.max(*most);
    }
    for one in stated.iter_mut().filter(|one| one.counts_group()) {
        let most = largest.get(&one.claim.outcome);
        if most.is_some_and(|most| one.claim.min < *most) {
            one.claim.scope = Scope::Part;
        }
    }
}

/// Days after an event from which its toll is taken to have settled.
pub(super) const SETTLED: i32 = 3;

/// Whether an article is from days after the event.
fn is_settled(node: &Node<'_>) -> bool {
    let both = node.article.published.zip(node.account.days);
    both.is_some_and(|(published, days)| (published - days.1).get_days() >= SETTLED)
}

/// Whether a count is of the whole, and whether it is an earlier state, by the others of its account:
/// the largest number is the whole; a smaller one of other people is a part, of the same people an
/// earlier state.
fn places(figures: &[AccountCount], settled: bool) -> Vec<(Scope, bool)> {
    let mut largest: BTreeMap<Outcome, &AccountCount> = BTreeMap::new();
    for figure in figures.iter().filter(|figure| figure.counts()) {
        let largest = largest.entry(figure.outcome).or_insert(figure);
        if figure.min > largest.min {
            *largest = figure;
        }
    }
    let place = |figure: &AccountCount| {
        let Some(largest) = largest.get(&figure.outcome).filter(|_| figure.counts()) else {
            return (figure.scope, figure.older);
        };
        let smaller = figure.max.is_some_and(|max| max < largest.min);
        // once a toll has settled, or less than half of one that is told before it, two who are named differ
        let by = figure.claimed_by.as_ref().zip(largest.claimed_by.as_ref());
        let far = figure.max.is_some_and(|max| max * 2 < largest.min);
        let beside = settled || far && figure.sentence >= largest.sentence;
        let another = beside && by.is_some_and(|(one, other)| one.name != other.name);
        let others = figure.victims != VictimKind::Person && figure.victims != largest.victims
            || figure.side.is_some() && figure.side != largest.side;
        match (smaller, others) {
            (true, true) => (Scope::Part, figure.older),
            (true, false) => (Scope::Whole, figure.older || !another),
            _ => (figure.scope, figure.older),
        }
    };
    figures.iter().map(place).collect()
}

fn key(node: Node<'_>, figure: &AccountCount, (scope, older): (Scope, bool)) -> Key {
    let voice = match &figure.claimed_by {
        Some(by) if by.unnamed => ClaimSource::Unnamed(by.name.clone(), node.original),
        Some(by) => ClaimSource::Named(by.name.clone(), by.country.clone().filter(|_| by.generic)),
        None => match &node.article.source {
            Some(source) => ClaimSource::Outlet(source.clone()),
            None => ClaimSource::Article(node.at),
        },
    };
    Key {
        outcome: figure.outcome,
        as_of: figure.as_of,
        min: figure.min,
        max: figure.max,
        modifier: figure.modifier,
        scope,
        victims: figure.victims,
        side: figure.side.clone().or_else(|| figure.country.clone()),
        voice,
        status: figure.status,
        denied_by: figure.denied_by.clone(),
        joint: figure.joint,
        older,
    }
}

fn whole(key: Key, told: &[(Node<'_>, &AccountCount)]) -> Stated {
    let evidence = told.iter().flat_map(|(node, figure)| {
        let first = std::iter::once((figure.span, &figure.text));
        let also = figure.also.iter().map(|(span, text)| (*span, text));
        first.chain(also).map(|(span, text)| Evidence {
            document: node.article.document.to_string(),
            published: node.article.published,
            span,
            text: text.to_string(),
        })
    });
    let mut evidence: Vec<Evidence> = evidence.collect();
    evidence.sort();
    evidence.dedup();
    let claimed_by = match &key.voice {
        ClaimSource::Named(name, _) | ClaimSource::Unnamed(name, _) => Some(name),
        ClaimSource::Outlet(_) | ClaimSource::Article(_) => None,
    };
    let claimants = told
        .iter()
        .filter_map(|(_, figure)| figure.claimed_by.as_ref());
    let country = claimants.filter_map(|by| by.country.clone()).min();
    let claim = Claim {
        outcome: key.outcome,
        min: key.min,
        max: key.max,
        said: stated_number(key.min, key.max, key.modifier),
        modifier: key.modifier,
        scope: key.scope,
        victims: key.victims,
        side: key.side.as_ref().map(ToString::to_string),
        claimed_by: claimed_by.map(ToString::to_string),
        chain: chain(claimed_by, told),
        status: key.status,
        denied_by: key.denied_by.as_ref().map(ToString::to_string),
        joint: key.joint,
        as_of: key.as_of,
        current: !key.older,
        supersedes: Vec::new(),
        evidence,
    };
    Stated {
        claim,
        country,
        older: key.older,
        originals: told.iter().map(|(node, _)| node.original).collect(),
        voice: key.voice,
    }
}

/// The number as it was said: 200 for «more than 200»; none of a range and of a bare plural.
fn stated_number(min: u64, max: Option<u64>, modifier: Hedge) -> Option<u64> {
    match modifier {
        Hedge::Exact | Hedge::About | Hedge::AtLeast => Some(min),
        Hedge::MoreThan => Some(min.saturating_sub(1)),
        Hedge::AtMost => max,
        Hedge::LessThan => max.map(|max| max.saturating_add(1)),
        Hedge::Range | Hedge::Unspecified => None,
    }
}

/// Claimant, the outlet that had the text first, the outlet that carries it: of the earliest article.
fn chain(claimed_by: Option<&Name>, told: &[(Node<'_>, &AccountCount)]) -> Vec<String> {
    let first = told.iter().min_by_key(|(node, _)| {
        let article = node.article;
        (
            article.published.is_none(),
            article.published,
            &article.document,
        )
    });
    let sources = first.map(|(node, _)| [node.first_source, node.article.source.as_ref()]);
    let names = claimed_by
        .into_iter()
        .chain(sources.into_iter().flatten().flatten());
    let mut chain: Vec<String> = names.map(ToString::to_string).collect();
    chain.dedup();
    chain
}

impl Stated {
    /// Whether it says how many the outcome befell.
    pub(super) fn counts(&self) -> bool {
        self.is_asserted() && self.claim.scope == Scope::Whole
    }

    /// Whether it is neither denied nor expected only, and its number is of this outcome alone.
    pub(super) fn is_asserted(&self) -> bool {
        self.claim.status.is_fact() && !self.claim.joint
    }

    /// The numbers that it allows; what is said to be about a number allows a tenth more and less.
    pub(super) fn range(&self) -> (u64, u64) {
        let (min, max) = (self.claim.min, self.claim.max.unwrap_or(u64::MAX));
        match self.claim.modifier {
            Hedge::About => (min - min / 10, max.saturating_add(max / 10)),
            Hedge::Exact
            | Hedge::AtLeast
            | Hedge::MoreThan
            | Hedge::AtMost
            | Hedge::LessThan
            | Hedge::Range
            | Hedge::Unspecified => (min, max),
        }
    }

    /// Whether both cannot be true at once.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        let (one, other) = (self.range(), other.range());
        one.1 < other.0 || other.1 < one.0
    }

    /// Whether it counts a kind of people who are told as a part of all.
    fn counts_group(&self) -> bool {
        is_part_of_people(self.claim.victims)
    }

    /// Whether it counts soldiers, police or members of armed groups.
    pub(super) fn fights(&self) -> bool {
        self.claim.victims.is_fighter()
    }

    /// Whether it counts a kind of people who may all be among those of another claim: 22 civilians of 30 people.
    pub(super) fn may_be_part_of(&self, other: &Self) -> bool {
        let (kind, whole) = (self.claim.victims, other.claim.victims);
        let fewer = self.claim.max.is_some_and(|max| max < other.range().0);
        self.claim.outcome == other.claim.outcome
            && kind != VictimKind::Person
            && whole == VictimKind::Person
            && fewer
    }

    /// Whether both count the same people.
    pub(super) fn is_of_same(&self, other: &Self) -> bool {
        let (a, b) = (&self.claim, &other.claim);
        // an army's own losses are not those of everybody
        let fight = self.fights() && other.fights();
        let whole = a.scope == Scope::Whole && self.fights() == other.fights();
        let sided = fight && a.side.is_some() && a.side == b.side;
        let whole = whole || sided || a.victims == b.victims;
        let open = a.scope == Scope::Whole && !self.fights();
        let side = a.side == b.side || open && (a.side.is_none() || b.side.is_none());
        a.outcome == b.outcome && a.scope == b.scope && whole && side
    }
}

/// The later count of one claimant takes the place of the earlier one; a higher one of a later day
/// that of a lower one of anybody.
fn supersede(stated: &mut [Stated]) {
    let order = |one: &Stated| (one.claim.as_of, one.claim.min, one.claim.max.is_none());
    let mut later: Vec<(usize, usize)> = Vec::new();
    // in order of time, the last claim of each voice and the highest of all so far
    let mut by_time: Vec<usize> = (0..stated.len())
        .filter(|i| stated[*i].is_asserted())
        .collect();
    by_time.sort_by_key(|i| (stated[*i].claim.outcome, order(&stated[*i]), *i));
    let mut last: BTreeMap<(Outcome, Scope, VictimKind, Option<String>, &ClaimSource), usize> =
        BTreeMap::new();
    for i in &by_time {
        let one = &stated[*i];
        let whole = one.claim.scope == Scope::Whole;
        let victims = if whole {
            VictimKind::Person
        } else {
            one.claim.victims
        };
        let side = one.claim.side.clone().filter(|_| !whole);
        let key = (
            one.claim.outcome,
            one.claim.scope,
            victims,
            side,
            &one.voice,
        );
        if let Some(before) = last.insert(key, *i)
            && (stated[before].claim.min, stated[before].claim.max)
                != (one.claim.min, one.claim.max)
        {
            later.push((*i, before));
        }
    }
    let outdone = outdone(stated, &by_time);
    for (new, old) in later {
        stated[old].claim.current = false;
        let old = u32::try_from(old).unwrap_or(u32::MAX);
        stated[new].claim.supersedes.push(old);
    }
    for old in outdone {
        stated[old].claim.current = false;
    }
}

/// Those that a higher count of a later day outdoes; `by_time` are the counts of each outcome in order of time.
fn outdone(stated: &[Stated], by_time: &[usize]) -> Vec<usize> {
    let mut outdone: Vec<usize> = Vec::new();
    for outcome in by_time.chunk_by(|a, b| stated[*a].claim.outcome == stated[*b].claim.outcome) {
        let mut highest: Option<(Date, u64)> = None;
        for i in outcome.iter().rev().filter(|i| stated[**i].counts()) {
            let (one, Some(day)) = (&stated[*i].claim, stated[*i].claim.as_of) else {
                continue;
            };
            if highest.is_some_and(|(later, min)| later > day && one.max.unwrap_or(one.min) < min) {
                outdone.push(*i);
            }
            if highest.is_none_or(|(_, min)| one.min > min) {
                highest = Some((day, one.min));
            }
        }
    }
    outdone
}

/// The counts of each voice whose numbers changed.
pub(super) fn sequences(stated: &[Stated]) -> Vec<Sequence> {
    let mut of: BTreeMap<(Outcome, &ClaimSource), Vec<usize>> = BTreeMap::new();
    for (i, one) in stated.iter().enumerate().filter(|(_, one)| one.counts()) {
        of.entry((one.claim.outcome, &one.voice))
            .or_default()
            .push(i);
    }
    let mut sequences = Vec::new();
    for ((outcome, _), claims) in of {
        let numbers: BTreeSet<_> = claims
            .iter()
            .map(|i| (stated[*i].claim.min, stated[*i].claim.max))
            .collect();
        if numbers.len() > 1 {
            let mut claims = claims;
            claims.sort_by_key(|i| (stated[*i].claim.as_of, stated[*i].claim.min, *i));
            sequences.push(Sequence {
                outcome,
                claimed_by: stated[claims[0]].claim.claimed_by.clone(),
                claims: claims
                    .into_iter()
                    .map(|i| u32::try_from(i).unwrap_or(u32::MAX))
                    .collect(),
            });
        }
    }
    sequences
}
