//! Which events of all articles together are new, and what is new of the others.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Analysis, Change};
use crate::aggregate::{Aggregator, Claim, LinkedEvent};
use crate::facts::{EventType, Hedge, Outcome};

/// An event that only one analysis has, or of which they tell other things.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(crate) struct EventChange {
    /// The event's id in the new analysis, else in the old one.
    pub id: String,
    /// Which analysis has it.
    pub change: Change,
    /// What happened.
    #[serde(rename = "type")]
    pub kind: Option<EventType>,
    /// Where.
    pub place: Option<String>,
    /// The first day.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub start: Option<Date>,
    /// The last day.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub end: Option<Date>,
    /// Tolls whose best number is another one; of a new event, all of them.
    pub tolls: Vec<TollChange>,
    /// Claims that the old analysis does not have; none of a new event.
    pub claims: Vec<NewClaim>,
    /// Outcomes on which claims disagree now and did not before.
    pub disputed: Vec<Outcome>,
}

/// The best number of one outcome.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(crate) struct TollChange {
    /// What happened to them.
    pub outcome: Outcome,
    /// In the old analysis.
    pub was: Option<u64>,
    /// In the new one.
    pub now: Option<u64>,
}

/// A claim that is new.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub(crate) struct NewClaim {
    /// What happened to them.
    pub outcome: Outcome,
    /// Smallest number that the words allow.
    pub min: u64,
    /// Largest number that the words allow; `null` when open above.
    pub max: Option<u64>,
    /// How the number is hedged.
    pub modifier: Hedge,
    /// Who states it, or `null` when the articles themselves do.
    pub claimed_by: Option<String>,
}

/// The events that differ, those first that matter most.
pub(super) fn event_changes(old: &Analysis, new: &Analysis) -> Vec<EventChange> {
    let (old, new) = (linked_events(old), linked_events(new));
    let before = Before::of(&old);
    let mut kept: BTreeSet<usize> = BTreeSet::new();
    let mut changes: Vec<EventChange> = Vec::new();
    for event in &new {
        match before.find_same(event, &kept) {
            Some(at) => {
                kept.insert(at);
                changes.extend(changed_event(&old[at], event));
            }
            None => changes.push(only_one_has(event, Change::Added)),
        }
    }
    let gone = (0..old.len()).filter(|at| !kept.contains(at));
    changes.extend(gone.map(|at| only_one_has(&old[at], Change::Removed)));
    changes
}

fn linked_events(analysis: &Analysis) -> Vec<LinkedEvent> {
    let mut aggregator = Aggregator::default();
    analysis
        .0
        .values()
        .for_each(|document| aggregator.add(document));
    aggregator.finish().events
}

/// Where the events of the old analysis are found again: by their ids, else by what states them.
struct Before<'a> {
    ids: BTreeMap<&'a str, usize>,
    evidence: BTreeMap<(&'a str, u32), usize>,
}

impl<'a> Before<'a> {
    fn of(events: &'a [LinkedEvent]) -> Self {
        let ids = events
            .iter()
            .enumerate()
            .map(|(at, event)| (event.id.as_str(), at));
        let stated = |(at, event): (usize, &'a LinkedEvent)| {
            event_places(event).map(move |place| (place, at))
        };
        Self {
            ids: ids.collect(),
            evidence: events.iter().enumerate().flat_map(stated).collect(),
        }
    }

    fn find_same(&self, event: &LinkedEvent, kept: &BTreeSet<usize>) -> Option<usize> {
        let id = self.ids.get(event.id.as_str()).copied();
        let stated = || event_places(event).filter_map(|place| self.evidence.get(&place).copied());
        let free = |at: &usize| !kept.contains(at);
        id.filter(free).or_else(|| stated().find(free))
    }
}

fn event_places(event: &LinkedEvent) -> impl Iterator<Item = (&str, u32)> {
    let evidence = event.claims.iter().flat_map(|claim| &claim.evidence);
    evidence.map(|one| (one.document.as_str(), one.span.start()))
}

/// The change of an event that only one analysis has.
fn only_one_has(event: &LinkedEvent, change: Change) -> EventChange {
    let toll = |now: bool| {
        event.tolls.iter().map(move |toll| TollChange {
            outcome: toll.outcome,
            was: toll.best.filter(|_| !now),
            now: toll.best.filter(|_| now),
        })
    };
    let new = change == Change::Added;
    EventChange {
        tolls: toll(new).filter(|toll| toll.was != toll.now).collect(),
        disputed: if new {
            disputed_outcomes(event).into_iter().collect()
        } else {
            Vec::new()
        },
        ..describe_event(event, change)
    }
}

fn describe_event(event: &LinkedEvent, change: Change) -> EventChange {
    EventChange {
        id: event.id.clone(),
        change,
        kind: event.kind,
        place: event.place.as_ref().map(|place| place.name.clone()),
        start: event.start,
        end: event.end,
        tolls: Vec::new(),
        claims: Vec::new(),
        disputed: Vec::new(),
    }
}

fn changed_event(old: &LinkedEvent, new: &LinkedEvent) -> Option<EventChange> {
    let best = |event: &LinkedEvent, outcome| {
        let toll = event.tolls.iter().find(|toll| toll.outcome == outcome);
        toll.and_then(|toll| toll.best)
    };
    let tolls = new.tolls.iter().map(|toll| TollChange {
        outcome: toll.outcome,
        was: best(old, toll.outcome),
        now: toll.best,
    });
    let tolls: Vec<TollChange> = tolls.filter(|toll| toll.was != toll.now).collect();
    let before: BTreeSet<NewClaim> = old.claims.iter().map(NewClaim::of).collect();
    let claims: BTreeSet<NewClaim> = new.claims.iter().map(NewClaim::of).collect();
    let claims: Vec<NewClaim> = claims.difference(&before).cloned().collect();
    let disputed: Vec<Outcome> = disputed_outcomes(new)
        .difference(&disputed_outcomes(old))
        .copied()
        .collect();
    let same = tolls.is_empty() && claims.is_empty() && disputed.is_empty();
    (!same).then(|| EventChange {
        tolls,
        claims,
        disputed,
        ..describe_event(new, Change::Changed)
    })
}

fn disputed_outcomes(event: &LinkedEvent) -> BTreeSet<Outcome> {
    event.disagreements.iter().map(|one| one.outcome).collect()
}

impl NewClaim {
    fn of(claim: &Claim) -> Self {
        Self {
            outcome: claim.outcome,
            min: claim.min,
            max: claim.max,
            modifier: claim.modifier,
            claimed_by: claim.claimed_by.clone(),
        }
    }
}
