//! What the claims of an event allow together: low, best and high, in the manner of the UCDP
//! Georeferenced Event Dataset (Sundberg and Melander 2013), and what they disagree on.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::account::Scope;
use super::claims::{ClaimSource, SETTLED, Stated};
use super::record::{Disagreement, Position, Range, SideToll, Toll};
use crate::facts::{Hedge, Outcome, Status, VictimKind};

/// Days before the latest state within which a claim is of the same state.
const SAME_STATE: i32 = 1;

/// The tolls of an event, one for each outcome.
pub(super) fn tolls(stated: &[Stated]) -> Vec<Toll> {
    let outcomes: BTreeSet<Outcome> = stated.iter().map(|one| one.claim.outcome).collect();
    outcomes
        .into_iter()
        .map(|outcome| toll(stated, outcome))
        .collect()
}

fn toll(stated: &[Stated], outcome: Outcome) -> Toll {
    let of = || {
        stated
            .iter()
            .filter(|one| one.claim.outcome == outcome && one.is_asserted())
    };
    let whole: Vec<&Stated> = of()
        .filter(|one| one.counts() && one.claim.current)
        .collect();
    let sum = if whole
        .iter()
        .any(|one| one.claim.victims == VictimKind::Person)
    {
        None
    } else {
        sum_of_parts(of())
    };
    let best = best(&whole);
    // «22 civilians» beside «30 people» are no lower state of the whole
    let part =
        |one: &Stated| best.is_some_and(|best| one.may_be_part_of(best) || falls_back(one, best));
    let bounds = range(whole.iter().copied().filter(|one| !part(one)));
    let named = best.and_then(|best| best.claim.said);
    let toll = Toll {
        outcome,
        // as it was said: not 201 below a best of «more than 200»
        low: bounds.map(|bounds| named.map_or(bounds.low, |named| named.min(bounds.low))),
        best: named,
        high: bounds.and_then(|bounds| bounds.high),
        modifier: best.map(|best| best.claim.modifier),
        claimed_by: best.and_then(|best| best.claim.claimed_by.clone()),
        as_of: best.and_then(|best| best.claim.as_of),
        civilians: said_range(of().filter(|one| {
            one.claim.victims == VictimKind::Civilian
                && (one.claim.current || one.claim.scope == Scope::Part)
        })),
        sides: sides(of()),
    };
    match sum.filter(|sum| toll.best.is_none_or(|best| best < *sum)) {
        Some(sum) => Toll {
            low: toll.low.or(Some(sum)),
            best: Some(sum),
            high: toll
                .high
                .map(|high| high.max(sum))
                .or(toll.low.is_none().then_some(sum)),
            modifier: Some(Hedge::Exact),
            ..toll
        },
        None => toll,
    }
}

/// Whether a count that an article tells of itself is later than one of more than twice as many: tolls rise, so it is of a
/// part of them, as the dead in a bus are of those of a city.
fn falls_back(one: &Stated, best: &Stated) -> bool {
    let days = one.claim.as_of.zip(best.claim.as_of);
    let named = matches!(one.voice, ClaimSource::Named(..));
    let fewer = one.claim.max.is_some_and(|max| max * 2 < best.claim.min);
    !named && fewer && days.is_some_and(|(one, best)| one > best)
}

/// Of the claims of the latest state that of the best attested voice; of equals the one that is named,
/// then the one of the larger number, as tolls rise.
fn best<'a>(whole: &[&'a Stated]) -> Option<&'a Stated> {
    let telling = || whole.iter().filter(|one| one.claim.said.is_some());
    let latest = telling().filter_map(|one| one.claim.as_of).max();
    let fresh = |one: &&&Stated| match (latest, one.claim.as_of) {
        (Some(latest), Some(day)) => (latest - day).get_days() <= SAME_STATE,
        (latest, _) => latest.is_none(),
    };
    let mut weight: BTreeMap<&ClaimSource, BTreeSet<usize>> = BTreeMap::new();
    for one in telling().filter(fresh) {
        weight.entry(&one.voice).or_default().extend(&one.originals);
    }
    let largest = telling().filter(fresh).map(|one| one.claim.min).max()?;
    let worth = |one: &&&'a Stated| {
        let voices = weight.get(&one.voice).map_or(0, BTreeSet::len);
        let named = matches!(one.voice, ClaimSource::Named(..));
        // a number that is far below what others say at the same time is an earlier state
        let late = one.claim.min * 10 >= largest * 9;
        (late, voices, named, one.claim.min, one.claim.as_of)
    };
    let best = telling().filter(fresh).max_by_key(worth)?;
    // the same voice may have been told with a higher number on that day
    let higher = telling()
        .filter(fresh)
        .filter(|one| one.voice == best.voice && one.claim.as_of >= best.claim.as_of);
    higher
        .max_by_key(|one| (one.claim.as_of, one.claim.min))
        .copied()
}

/// What several groups of people, which nobody counts together, are together: within one article only.
fn sum_of_parts<'a>(of: impl Iterator<Item = &'a Stated>) -> Option<u64> {
    type Groups<'a> = BTreeMap<(VictimKind, Option<&'a str>), u64>;
    let mut articles: BTreeMap<usize, Groups<'_>> = BTreeMap::new();
    for one in of {
        let claim = &one.claim;
        let group = claim.victims.is_fighter() || claim.victims == VictimKind::Civilian;
        if !group || one.older || claim.modifier != Hedge::Exact {
            continue;
        }
        for original in &one.originals {
            let groups = articles.entry(*original).or_default();
            let number = groups
                .entry((claim.victims, claim.side.as_deref()))
                .or_default();
            *number = claim.min.max(*number);
        }
    }
    let several = articles.values().filter(|groups| groups.len() > 1);
    several.map(|groups| groups.values().sum()).max()
}

fn range<'a>(of: impl Iterator<Item = &'a Stated>) -> Option<Range> {
    let mut range: Option<Range> = None;
    for one in of {
        let (min, max) = (one.claim.min, one.claim.max);
        let so_far = range.get_or_insert(Range {
            low: min,
            high: max,
        });
        so_far.low = so_far.low.min(min);
        so_far.high = so_far.high.zip(max).map(|(a, b)| a.max(b));
    }
    range
}

/// The same with each number as it was said: from 2,000 for «more than 2,000».
fn said_range<'a>(of: impl Iterator<Item = &'a Stated>) -> Option<Range> {
    let claims: Vec<&Stated> = of.collect();
    let lowest = claims.iter().filter_map(|one| one.claim.said).min();
    let range = range(claims.into_iter())?;
    let low = lowest.map_or(range.low, |lowest| lowest.min(range.low));
    Some(Range { low, ..range })
}

fn sides<'a>(of: impl Iterator<Item = &'a Stated>) -> Vec<SideToll> {
    let mut by_side: BTreeMap<&str, Vec<&Stated>> = BTreeMap::new();
    for one in of.filter(|one| !one.older) {
        let fights = one.claim.victims.is_fighter();
        if let Some(side) = one.claim.side.as_deref().filter(|_| fights) {
            by_side.entry(side).or_default().push(one);
        }
    }
    let side = |(side, of): (&str, Vec<&Stated>)| {
        let range = said_range(of.into_iter())?;
        let side = side.to_owned();
        Some(SideToll { side, range })
    };
    by_side.into_iter().filter_map(side).collect()
}

/// Claims that cannot both be true: of different claimants, on the same people, for the same time.
pub(super) fn disagreements(stated: &[Stated], end: Option<Date>) -> Vec<Disagreement> {
    let mut found = denials(stated);
    let outcomes: BTreeSet<Outcome> = stated.iter().map(|one| one.claim.outcome).collect();
    for outcome in outcomes {
        let of: Vec<usize> = (0..stated.len())
            .filter(|i| stated[*i].claim.outcome == outcome)
            .collect();
        let apart = of_outcome(stated, &of, end);
        found.extend(apart.filter(|one| !found.iter().any(|denial| tells(denial, one))));
    }
    found.sort_by(|a, b| (a.outcome, &a.denied_by).cmp(&(b.outcome, &b.denied_by)));
    found
}

/// Whether a disagreement says all that another one does.
fn tells(one: &Disagreement, other: &Disagreement) -> bool {
    let claims = |of: &Disagreement| -> BTreeSet<u32> {
        of.positions
            .iter()
            .flat_map(|position| &position.claims)
            .copied()
            .collect()
    };
    one.positions.len() > 1 && claims(other).is_subset(&claims(one))
}

/// A count that is denied, against who states another one or only denies.
fn denials(stated: &[Stated]) -> Vec<Disagreement> {
    let denied = stated
        .iter()
        .enumerate()
        .filter(|(_, one)| one.claim.status == Status::Denied);
    let against = |(i, one): (usize, &Stated)| {
        let others = || {
            let others = stated.iter().enumerate();
            others.filter(|(_, other)| other.is_asserted() && counts_same(one, other))
        };
        let said = others().filter(|(_, other)| !other.excludes(one));
        let mut claims: Vec<u32> = said.map(|(i, _)| index(i)).take(HELD_AGAINST).collect();
        claims.insert(0, index(i));
        let instead = others().filter(|(_, other)| other.excludes(one) && instead_of(one, other));
        let instead: Vec<u32> = instead.map(|(i, _)| index(i)).take(HELD_AGAINST).collect();
        let lower = instead.first().is_some_and(|other| {
            let other = stated.get(*other as usize);
            other.is_some_and(|other| other.claim.min < one.claim.min)
        });
        let mut positions = vec![Position { claims }];
        if !instead.is_empty() {
            positions.insert(usize::from(!lower), Position { claims: instead });
        }
        Disagreement {
            outcome: one.claim.outcome,
            positions,
            denied_by: one.claim.denied_by.clone(),
        }
    };
    denied.map(against).collect()
}

/// Whether a claim counts those whom a denied one counts; where only one of them tells the side, they may be the same.
fn counts_same(denied: &Stated, other: &Stated) -> bool {
    let sides = denied.claim.side.as_ref().zip(other.claim.side.as_ref());
    let side = sides.is_none_or(|(one, other)| one == other);
    let scope = denied.claim.scope == other.claim.scope;
    let victims = denied.claim.victims == other.claim.victims;
    denied.is_of_same(other)
        || denied.claim.outcome == other.claim.outcome && side && scope && victims
}

/// Whether a claim is what is said instead of one that is denied: by who denies it, or in the same article by nobody
/// else.
fn instead_of(denied: &Stated, other: &Stated) -> bool {
    let by = other.claim.claimed_by.as_ref();
    let beside = !denied.originals.is_disjoint(&other.originals);
    by.map_or(beside, |by| Some(by) == denied.claim.denied_by.as_ref())
}

/// Claims of one outcome that exclude each other, all in one disagreement, by their numbers.
fn of_outcome(stated: &[Stated], of: &[usize], end: Option<Date>) -> Option<Disagreement> {
    let ranges = Ranges::of(stated, of);
    let named = |i: &usize| {
        let one = &stated[*i];
        let number = one.claim.modifier != Hedge::Unspecified;
        let whose = one.counts() || one.is_asserted() && one.fights() && one.claim.side.is_some();
        matches!(one.voice, ClaimSource::Named(..)) && whose && !one.older && number
    };
    let able: Vec<usize> = of.iter().copied().filter(named).collect();
    let mut apart: BTreeSet<usize> = BTreeSet::new();
    // the claims that each is held against are few: those of its number's neighbours in time
    for (n, a) in able.iter().enumerate() {
        for b in able[n + 1..].iter().take(HELD_AGAINST) {
            if disagree(stated, (*a, *b), &ranges, end) {
                apart.extend([*a, *b]);
            }
        }
    }
    let mut positions: BTreeMap<(u64, Option<u64>), Vec<u32>> = BTreeMap::new();
    for i in &apart {
        let claim = &stated[*i].claim;
        positions
            .entry((claim.min, claim.max))
            .or_default()
            .push(index(*i));
    }
    (positions.len() > 1).then(|| Disagreement {
        outcome: stated[of[0]].claim.outcome,
        positions: positions
            .into_values()
            .map(|claims| Position { claims })
            .collect(),
        denied_by: None,
    })
}

/// Claims that each is held against.
const HELD_AGAINST: usize = 64;

/// What is told beside a claim: the smallest and largest number that each voice names on a day, and the state of each toll in each article.
struct Ranges<'a> {
    voices: BTreeMap<(&'a ClaimSource, Option<Date>), (u64, u64)>,
    articles: BTreeMap<usize, BTreeMap<Outcome, u64>>,
}

impl<'a> Ranges<'a> {
    fn of(stated: &'a [Stated], of: &[usize]) -> Self {
        let mut voices: BTreeMap<(&ClaimSource, Option<Date>), (u64, u64)> = BTreeMap::new();
        for one in of
            .iter()
            .map(|i| &stated[*i])
            .filter(|one| one.counts() && !one.older)
        {
            let key = (&one.voice, one.claim.as_of);
            let range = voices.entry(key).or_insert((one.claim.min, one.claim.min));
            *range = (range.0.min(one.claim.min), range.1.max(one.claim.min));
        }
        let mut articles: BTreeMap<usize, BTreeMap<Outcome, u64>> = BTreeMap::new();
        for one in stated.iter().filter(|one| one.counts() && !one.older) {
            for original in &one.originals {
                let states = articles.entry(*original).or_default();
                let state = states.entry(one.claim.outcome).or_default();
                *state = one.claim.min.max(*state);
            }
        }
        Self { voices, articles }
    }

    /// The largest number of another outcome in the articles of a claim.
    fn beside(&self, one: &Stated, outcome: Outcome) -> Option<u64> {
        let articles = one.originals.iter().filter_map(|at| self.articles.get(at));
        articles
            .filter_map(|states| states.get(&outcome))
            .copied()
            .max()
    }

    /// Whether the smaller number is told with a higher state of another toll, so that it is not the
    /// earlier of the two.
    fn falls(&self, low: &Stated, high: &Stated) -> bool {
        let others = [
            Outcome::Killed,
            Outcome::Wounded,
            Outcome::Missing,
            Outcome::Displaced,
        ];
        let others = others
            .into_iter()
            .filter(|outcome| *outcome != low.claim.outcome);
        let mut states =
            others.map(|outcome| self.beside(low, outcome).zip(self.beside(high, outcome)));
        states.any(|states| states.is_some_and(|(low, high)| low > high))
    }

    /// Whether a number is one that the voice passes on its way from its first to its last of that day.
    fn passes(&self, voice: &Stated, number: u64) -> bool {
        let range = self.voices.get(&(&voice.voice, voice.claim.as_of));
        range.is_some_and(|(low, high)| low < high && (*low..=*high).contains(&number))
    }
}

fn disagree(
    stated: &[Stated],
    pair: (usize, usize),
    ranges: &Ranges<'_>,
    end: Option<Date>,
) -> bool {
    let (a, b) = (&stated[pair.0], &stated[pair.1]);
    let days = a.claim.as_of.zip(b.claim.as_of);
    let together = days.is_some_and(|(a, b)| a == b);
    if a.voice == b.voice || !together || !a.is_of_same(b) || !a.excludes(b) {
        return false;
    }
    if a.may_be_part_of(b) || b.may_be_part_of(a) {
        return false;
    }
    // what one says on the way to a higher number is a state of the same toll
    if ranges.passes(a, b.claim.min) || ranges.passes(b, a.claim.min) {
        return false;
    }
    let (low, high) = if a.claim.min <= b.claim.min {
        (a, b)
    } else {
        (b, a)
    };
    // bodies of one state rather tell a toll that grows, which seldom grows fourfold in a day
    let opposed = match (&a.country, &b.country) {
        (Some(one), Some(other)) => one != other || low.claim.min * 4 < high.claim.min,
        _ => low.claim.min * 5 < high.claim.min * 4,
    };
    let settled = days
        .zip(end)
        .is_some_and(|((day, _), end)| (day - end).get_days() >= SETTLED);
    let (low_max, high_min) = (low.range().1, high.range().0);
    let clear = high_min > low_max && (high_min - low_max) * 20 > high_min;
    clear && (opposed || settled || ranges.falls(low, high))
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
