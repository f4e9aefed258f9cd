//! One event once: what is told again is a mention of it, and the counts of its sentence are its own.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::argument::Draft;
use crate::facts::{
    Casualty, CasualtyPlace, Cause, DayPrecision, Event, EventDays, EventPlace, EventStatus,
    EventType, Outcome, Party, PlaceBasis,
};
use crate::spelling::key;

/// How many events back one can be told again.
const BACK: usize = 64;
/// How many events on either side of a count may be its own.
const NEAR: usize = 8;

/// The events that drafts in text order tell, with their counts and ids.
pub(super) fn merge(mut drafts: Vec<Draft>, casualties: &[Casualty]) -> Vec<Event> {
    count(&mut drafts, casualties);
    let mut events: Vec<Event> = Vec::new();
    // whether each is told first by a verb
    let mut verbs: Vec<bool> = Vec::new();
    let mut last: Option<EventDays> = None;
    for mut draft in drafts {
        // the arrests of a march are of its day
        let march = events.last().is_some_and(|last| is_march(last.kind));
        let arrest = march && draft.event.kind == EventType::Arrest && draft.verbal;
        if draft.goes_on || arrest {
            draft.event.when = draft.event.when.or(last);
        }
        let when = draft.event.when;
        last = when
            .filter(|when| when.precision == DayPrecision::Day)
            .or(last);
        if draft.another && draft.verbal {
            // «وأعدمت كذلك امرأة»
            let mut before = events.iter().rev().take(BACK);
            let like = before.find(|known| known.kind == draft.event.kind);
            let doer = like.and_then(|like| like.agent.clone());
            draft.event.agent = draft.event.agent.take().or(doer);
        }
        let same = told_before(&events, &verbs, &draft);
        if let Some(known) = same.and_then(|back| events.iter_mut().rev().nth(back)) {
            retell(known, draft.event, draft.definite);
        } else {
            events.push(draft.event);
            verbs.push(draft.verbal);
        }
    }
    for event in &mut events {
        event.target = event.target.take().or_else(|| victims(event, casualties));
    }
    number(&mut events);
    events
}

/// Gives counts to the events of their sentences.
fn count(drafts: &mut [Draft], casualties: &[Casualty]) {
    for (index, casualty) in (0..).zip(casualties) {
        if let Some(draft) = nearest(drafts, casualty) {
            draft.event.casualties.push(index);
            if draft.event.claimed_by.is_none() && casualty.claimed_by.is_some() {
                draft.event.claimed_by.clone_from(&casualty.claimed_by);
                draft.event.status = EventStatus::Claimed;
            }
        }
    }
}

/// How many events back a draft was told before; `verbs` says of each whether a verb told it first.
fn told_before(events: &[Event], verbs: &[bool], draft: &Draft) -> Option<usize> {
    let event = &draft.event;
    let mut before = events.iter().zip(verbs).rev().take(BACK);
    let same = before.position(|(known, verb)| {
        let other = draft.another || draft.verbal && *verb && is_of_others(known, event);
        !other && is_same(known, event, draft.definite, draft.verbal)
    });
    same.or_else(|| {
        let told_again = draft.definite && event.kind == EventType::Attack;
        let mut before = events.iter().rev().take(BACK);
        told_again
            .then(|| before.position(|known| is_violent(known.kind)))
            .flatten()
    })
}

/// The event to which a count belongs: the nearest one in its sentence that has such counts.
fn nearest<'d>(drafts: &'d mut [Draft], casualty: &Casualty) -> Option<&'d mut Draft> {
    let at = casualty.span.start();
    let behind = drafts.partition_point(|draft| draft.event.trigger.span.start() <= at);
    let near = behind.saturating_sub(NEAR)..drafts.len().min(behind + NEAR);
    let own = |draft: &&mut Draft| {
        draft.around.contains(casualty.span) && befalls(draft.event.kind, casualty.outcome)
    };
    let near = drafts[near].iter_mut().filter(own);
    near.min_by_key(|draft| draft.event.trigger.span.start().abs_diff(at))
}

/// Whether an event of this type has such counts.
fn befalls(kind: EventType, outcome: Outcome) -> bool {
    use EventType as E;
    match kind {
        E::Arrest => matches!(outcome, Outcome::Arrested | Outcome::Captured),
        E::Abduction => matches!(outcome, Outcome::Captured | Outcome::Missing),
        E::Displacement => outcome == Outcome::Displaced,
        E::Execution => outcome == Outcome::Killed,
        E::War => matches!(
            outcome,
            Outcome::Killed | Outcome::Wounded | Outcome::Displaced
        ),
        E::Talks
        | E::Agreement
        | E::Aid
        | E::Release
        | E::Withdrawal
        | E::TruceViolation
        | E::TerritoryTaken
        | E::Coup
        | E::WeaponsIntercepted => false,
        E::Siege | E::Famine | E::Epidemic => {
            matches!(outcome, Outcome::Killed | Outcome::Affected)
        }
        E::Airstrike
        | E::Shelling
        | E::Explosion
        | E::SuicideBombing
        | E::ArmedClash
        | E::Attack
        | E::Protest
        | E::Riot
        | E::Looting
        | E::OtherViolence
        | E::Earthquake
        | E::Flood
        | E::Storm
        | E::Fire
        | E::Accident
        | E::Drowning => matches!(
            outcome,
            Outcome::Killed | Outcome::Wounded | Outcome::Missing | Outcome::Affected
        ),
    }
}

/// The people of an event that befalls people: those of its first count.
fn victims(event: &Event, casualties: &[Casualty]) -> Option<Party> {
    use EventType::{Abduction, Arrest, Execution};
    let people = matches!(event.kind, Abduction | Arrest | Execution);
    let first = event.casualties.first().filter(|_| people)?;
    let text = &casualties.get(*first as usize)?.count.text;
    Some(Party {
        text: text.clone(),
        name: text.clone(),
        entity: None,
    })
}

/// Whether an event is one that is known: of the same type, and at no other place or day. With the
/// article («الهجوم») it is one that was told, whatever else its sentence says.
fn is_same(known: &Event, event: &Event, definite: bool, verbal: bool) -> bool {
    let places = known.place().zip(event.place());
    let place = places.is_none_or(|(one, other)| key(&one.name) == key(&other.name));
    let days = known.when.zip(event.when);
    let day = days.is_none_or(|(one, other)| one.start <= other.end && other.start <= one.end);
    // two verbs with doers of their own tell two events
    let doers = known.agent.as_ref().zip(event.agent.as_ref());
    let doer = !verbal || doers.is_none_or(|(one, other)| key(&one.name) == key(&other.name));
    let doer = doer || is_disputed(known, event);
    known.kind == event.kind && (definite || (place && day && doer))
}

/// Whether two verbs of an article's body tell of other people or things: «أحرقوا مركبات … وهدمت الجرافات منزلا».
fn is_of_others(known: &Event, event: &Event) -> bool {
    let head = |party: &Party| {
        let folded = key(&party.name);
        let mut words = folded
            .split(' ')
            .filter(|word| !word.starts_with(char::is_numeric));
        words.next().unwrap_or_default().to_owned()
    };
    let targets = known.target.as_ref().zip(event.target.as_ref());
    let apart = targets.is_some_and(|(one, other)| {
        let (whole, part) = (key(&one.name), key(&other.name));
        head(one) != head(other) && !whole.contains(&part) && !part.contains(&whole)
    });
    let doers = known.agent.as_ref().zip(event.agent.as_ref());
    let one_doer = doers.is_some_and(|(one, other)| key(&one.name) == key(&other.name));
    apart && !one_doer && known.sentence > 0 && known.sentence != event.sentence
}

/// Whether people in a crowd are arrested where it is.
fn is_march(kind: EventType) -> bool {
    matches!(kind, EventType::Protest | EventType::Riot)
}

/// Whether two claimants tell of two doers in one place: «قالت كييف إن موسكو قصفت المحطة، وقالت موسكو إن كييف قصفتها».
fn is_disputed(known: &Event, event: &Event) -> bool {
    let apart = |one: Option<&Party>, other: Option<&Party>| {
        let both = one.zip(other);
        both.is_some_and(|(one, other)| key(&one.name) != key(&other.name))
    };
    let claimants = apart(known.claimed_by.as_ref(), event.claimed_by.as_ref());
    let places = known.place().zip(event.place());
    let place = places.is_some_and(|(one, other)| key(&one.name) == key(&other.name));
    claimants && place && apart(known.agent.as_ref(), event.agent.as_ref())
}

/// Whether «الهجوم» may mean an event of this type.
fn is_violent(kind: EventType) -> bool {
    use EventType::{Airstrike, ArmedClash, Explosion, Shelling, SuicideBombing};
    matches!(
        kind,
        Airstrike | ArmedClash | Explosion | Shelling | SuicideBombing
    )
}

/// Takes what is told again as a mention, with what was not known before.
fn retell(known: &mut Event, event: Event, definite: bool) {
    let disputed = known.status == EventStatus::Disputed || is_disputed(known, &event);
    known.mentions.push(event.trigger);
    known.place = known.place.take().or(event.place);
    known.when = known.when.or(event.when);
    known.agent = known.agent.take().or(event.agent);
    // another telling may be of another part: only «الهجوم» surely means the same whole
    known.target = known.target.take().or(event.target.filter(|_| definite));
    known.casualties.extend(event.casualties);
    if event.claimed_by.is_none() {
        // the writer tells it in his own voice too
        known.claimed_by = None;
        known.status = event.status;
    }
    if disputed {
        known.status = EventStatus::Disputed;
    }
}

/// Gives each event its id: the hash of its type and of the words, place and day that tell it first.
fn number(events: &mut [Event]) {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for event in events {
        let place = event.place().map_or("", |place| &place.name);
        let day = event
            .when
            .map(|when| when.start.to_string())
            .unwrap_or_default();
        let what = format!("{:?}|{}|{place}|{day}", event.kind, event.trigger.text);
        let count = seen.entry(what.clone()).or_default();
        let digest = Sha256::digest(format!("{what}|{count}"));
        *count += 1;
        let digits = digest.iter().take(5).map(|byte| format!("{byte:02x}"));
        event.id = std::iter::once("V".to_owned()).chain(digits).collect();
    }
}

/// Gives counts the place, the doer and the cause of their event where they have none of their own;
/// not the days, which a sentence tells of more than one thing.
pub fn lend(events: &[Event], casualties: &mut [Casualty]) {
    for event in events {
        for index in &event.casualties {
            if let Some(casualty) = casualties.get_mut(*index as usize) {
                casualty.event = Some(event.id.clone());
                take(casualty, event);
            }
        }
    }
}

fn take(casualty: &mut Casualty, event: &Event) {
    let place = event
        .place
        .as_ref()
        .map(|EventPlace { party, .. }| CasualtyPlace {
            party: party.clone(),
            basis: PlaceBasis::Event,
        });
    // what the event's own words say is nearer than what the article said before
    let own = casualty.place.take();
    casualty.place = match own {
        Some(own) if own.basis != PlaceBasis::Event => Some(own),
        own => place.or(own),
    };
    // «أعلنت الوزارة نزوح 600 شخص»: who states it has not done it
    let claimant = casualty.claimed_by.as_ref().map(|party| &party.name);
    let agent = event.agent.as_ref();
    let agent = agent.filter(|agent| Some(&agent.name) != claimant);
    casualty.agent = casualty.agent.take().or_else(|| agent.cloned());
    casualty.cause = casualty.cause.or(cause(event.kind));
}

/// What an event of this type does to people, as counts have it.
fn cause(kind: EventType) -> Option<Cause> {
    use EventType as E;
    match kind {
        E::Airstrike => Some(Cause::Airstrike),
        E::Shelling => Some(Cause::Shelling),
        E::Explosion | E::SuicideBombing => Some(Cause::Explosion),
        E::ArmedClash => Some(Cause::Clash),
        E::Attack => Some(Cause::Attack),
        E::Execution => Some(Cause::Execution),
        E::Siege | E::Famine => Some(Cause::SiegeFamine),
        E::Protest | E::Riot => Some(Cause::Unrest),
        E::Earthquake => Some(Cause::Earthquake),
        E::Flood => Some(Cause::Flood),
        E::Storm => Some(Cause::Storm),
        E::Fire => Some(Cause::Fire),
        E::Accident => Some(Cause::Accident),
        E::Drowning => Some(Cause::Drowning),
        E::Epidemic => Some(Cause::Disease),
        E::Abduction
        | E::Arrest
        | E::TerritoryTaken
        | E::Withdrawal
        | E::Agreement
        | E::Talks
        | E::TruceViolation
        | E::Coup
        | E::Displacement
        | E::Aid
        | E::Release
        | E::Looting
        | E::WeaponsIntercepted
        | E::War
        | E::OtherViolence => None,
    }
}
