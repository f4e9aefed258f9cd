//! One event once: what is told again is a mention of it, and the counts of its sentence are its own.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::argument::Draft;
use crate::extract::clause::frames::{WORDS, is_among};
use crate::facts::{
    Casualty, CasualtyPlace, Cause, DayPrecision, Entity, Event, EventDays, EventPlace,
    EventStatus, EventType, Outcome, Party, PlaceBasis, Precision, Status, Subtype, VictimKind,
};

use crate::lexicon::{Kind, Kinds};
use crate::spelling::{ACCUSATIVE, ADJECTIVE, ARTICLE, FEMININE, OBLIQUE, PRONOUNS, key};
use crate::text::Text;

/// How many events back one can be told again.
const BACK: usize = 64;
/// How far from an event its counts stand, in a text without marks too.
const FAR: u32 = 300;
/// How many events on either side of a count may be its own.
const NEAR: usize = 8;

/// The events that drafts in text order tell, with their counts and ids.
pub(super) fn merge(
    text: &Text<'_>,
    mut drafts: Vec<Draft>,
    casualties: &[Casualty],
) -> Vec<Event> {
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
            draft.event.when = draft.event.when.or(like.and_then(|like| like.when));
        }
        free_held(&mut draft, &events);
        flee_from(&mut draft, &events);
        let same = told_before(&events, &verbs, &draft, casualties);
        if let Some(known) = same.and_then(|back| events.iter_mut().rev().nth(back)) {
            let title =
                (known.kind, draft.event.kind) == (EventType::Shelling, EventType::Airstrike);
            if title || is_massacre(known) && is_violent(draft.event.kind) {
                known.kind = draft.event.kind;
            }
            retell(known, draft.event, draft.definite);
        } else if !is_in_general(&draft) {
            events.push(draft.event);
            verbs.push(draft.verbal);
        }
    }
    for event in &mut events {
        let own = event.target.take();
        event.target = own
            .or_else(|| victims(event, casualties))
            .or_else(|| hit(text, event, casualties));
    }
    number(&mut events);
    events
}

/// Whether a disaster is told with the article though none was told before, and neither where nor when nor whom it hit:
/// «صندوق للمتضررين من الفيضانات», «أخطر الزلازل»; or a war of which no more is told: «الحرب لم تنته».
fn is_in_general(draft: &Draft) -> bool {
    let event = &draft.event;
    let trigger = key(&event.trigger.text);
    let war = event.kind == EventType::War;
    let untold = event.place.is_none()
        && event.when.is_none()
        && event.agent.is_none()
        && event.target.is_none()
        && event.casualties.is_empty();
    untold && (war && !draft.national || draft.definite && is_among(&trigger, WORDS.beside.general))
}

/// Whether people were taken or held.
fn is_holding(event: &Event) -> bool {
    matches!(event.kind, EventType::Arrest | EventType::Abduction)
}

/// «اعتقلت شابين ثم أفرجت عنهما»: whom a pronoun means who are freed, and where, are those who were held.
fn free_held(draft: &mut Draft, before: &[Event]) {
    let freed = draft.event.kind == EventType::Release && draft.pronominal;
    let mut near = before.iter().rev().take(NEAR).filter(|_| freed);
    let Some(held) = near.find(|known| is_holding(known)) else {
        return;
    };
    let event = &mut draft.event;
    event.target = event.target.take().or_else(|| held.target.clone());
    if held.sentence == event.sentence {
        event.place = event.place.take().or_else(|| held.place.clone());
        event.agent = event.agent.take().or_else(|| held.agent.clone());
    }
}

/// «استعادت باكو الإقليم، ففر مئة ألف»: who flee where no place is told leave that of what their sentence told before.
fn flee_from(draft: &mut Draft, before: &[Event]) {
    use EventType::{Airstrike, ArmedClash, Attack, Looting, Shelling, TerritoryTaken};
    let event = &mut draft.event;
    let flees = event.kind == EventType::Displacement && draft.verbal && event.place.is_none();
    let near = before
        .iter()
        .rev()
        .take_while(|known| known.sentence == event.sentence);
    let mut near = near.take(NEAR).filter(|_| flees);
    let cause = near.find(|known| {
        matches!(
            known.kind,
            Airstrike | ArmedClash | Attack | Looting | Shelling | TerritoryTaken
        ) && known.place.is_some()
    });
    event.place = event.place.take().or_else(|| cause?.place.clone());
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
fn told_before(
    events: &[Event],
    verbs: &[bool],
    draft: &Draft,
    casualties: &[Casualty],
) -> Option<usize> {
    let event = &draft.event;
    let mut before = events.iter().zip(verbs).rev().take(BACK);
    let same = before.position(|(known, verb)| {
        let other = draft.another || draft.verbal && *verb && is_of_others(known, event);
        let told = is_same(known, event, draft.definite, draft.verbal)
            || is_told_closer(known, event, casualties);
        !other && told
    });
    // «بعد عشرة أيام على مجزرة» is not what has just been told
    same.or_else(|| {
        let mut before = events.iter().rev().take(BACK);
        let told = before.position(|known| is_otherwise_told(known, draft));
        told.filter(|_| !draft.recalled)
    })
}

/// Whether other words mean an event that is known: «الهجوم» a strike, «مجزرة» what caused it.
fn is_otherwise_told(known: &Event, draft: &Draft) -> bool {
    let event = &draft.event;
    let near = event.sentence.abs_diff(known.sentence) <= 1;
    let result = near && is_violent(known.kind) && is_massacre(event);
    // «وقعت مجزرة بغارة»
    let cause = event.sentence == known.sentence && is_violent(event.kind) && is_massacre(known);
    let means = event.kind == EventType::Shelling && event.trigger.text.contains(' ');
    let definite = draft.definite && !draft.verbal && !means && may_mean(event.kind, known.kind);
    let whole = definite && event.kind != EventType::Shelling;
    // «قصف حفل» in a title is the air raid that the article tells of
    let title = known.sentence == 0
        && event.sentence > 0
        && (known.kind, event.kind) == (EventType::Shelling, EventType::Airstrike)
        && !known.trigger.text.contains(' ');
    let definite = definite || title;
    whole || (result || cause || definite || is_one_blast(known, event)) && is_free(known, event)
}

/// Whether a blast that one telling has as an accident is told in one place.
fn is_one_blast(known: &Event, event: &Event) -> bool {
    use EventType::{Accident, Explosion};
    let kinds = (known.kind, event.kind);
    let both = matches!(kinds, (Accident, Explosion) | (Explosion, Accident));
    let places = known.place.as_ref().zip(event.place.as_ref());
    both && places.is_some_and(|(one, other)| is_at(one, other))
}

/// Whether neither place nor day of two tellings differ.
fn is_free(known: &Event, event: &Event) -> bool {
    let places = known.place.as_ref().zip(event.place.as_ref());
    let place = places.is_none_or(|(one, other)| {
        is_at(one, other) || contains(one, other) || contains(other, one)
    });
    let days = known.when.zip(event.when);
    place && days.is_none_or(|(one, other)| one.start <= other.end && other.start <= one.end)
}

/// Whether the body tells closer where a title or lead has an event, or with the very count of it.
fn is_told_closer(known: &Event, event: &Event, casualties: &[Casualty]) -> bool {
    /// A count from which on two rarely agree by chance.
    const MANY: u64 = 5;
    if known.kind != event.kind {
        return false;
    }
    let deaths = |event: &Event| {
        let counts = event.casualties.iter();
        let counts = counts.filter_map(|index| casualties.get(*index as usize));
        let killed = counts.filter(|count| count.outcome == Outcome::Killed);
        killed.map(|count| count.count.min).max()
    };
    let (one, other) = (deaths(known), deaths(event));
    let opening = known.sentence <= 1;
    let shared = one.is_some() && one == other;
    let many = one.is_some_and(|number| number >= MANY);
    let places = known.place.as_ref().zip(event.place.as_ref());
    let within = places.is_some_and(|(one, other)| contains(one, other) || contains(other, one));
    let unlike = one.is_some() && other.is_some() && one != other;
    let doers = known.agent.as_ref().zip(event.agent.as_ref());
    let doer = doers.is_none_or(|(one, other)| is_one(one, other));
    let days = known.when.zip(event.when);
    let day = days.is_none_or(|(one, other)| one.start <= other.end && other.start <= one.end);
    let told = shared && many && (within || opening) || within && opening && !unlike;
    told && doer && day
}

/// Whether two places are one.
fn is_at(one: &EventPlace, other: &EventPlace) -> bool {
    key(&one.party.name) == key(&other.party.name)
}

/// Whether the second place lies in the first.
fn contains(around: &EventPlace, inner: &EventPlace) -> bool {
    let name = key(&around.party.name);
    let country = around.precision == Some(Precision::Country)
        && around.country.is_some()
        && around.country == inner.country
        && inner.precision != Some(Precision::Country);
    country || inner.within.iter().any(|within| key(within) == name)
}

/// Whether a place is a town or something in it: no region that another state may hold.
fn is_town(place: &EventPlace) -> bool {
    matches!(place.precision, Some(Precision::Exact | Precision::Town))
}

/// Whether the place of an event lies in another one.
fn lies_in(event: &EventPlace, around: &Party, entities: &[Entity]) -> bool {
    let mut known = entities.iter();
    let entity = known.find(|entity| around.entity.as_ref() == Some(&entity.id));
    entity.is_some_and(|entity| {
        let country = entity.subtype == Some(Subtype::Country)
            && entity.country.is_some()
            && entity.country == event.country;
        country || event.within.contains(&entity.name)
    })
}

/// Whether an event is told by its many deaths alone.
fn is_massacre(event: &Event) -> bool {
    let first = event.trigger.text.split(' ').next().unwrap_or_default();
    let alone = matches!(event.kind, EventType::Attack | EventType::OtherViolence);
    alone && is_among(&key(first), WORDS.beside.massacre)
}

/// Whether a definite noun for the first type may mean an event of the second: «القصف» an air raid.
fn may_mean(noun: EventType, known: EventType) -> bool {
    use EventType::{Accident, Airstrike, Attack, Explosion, Shelling, SuicideBombing};
    match noun {
        Attack => is_violent(known),
        Shelling => known == Airstrike,
        Explosion => matches!(known, SuicideBombing | Accident | Attack),
        _ => false,
    }
}

/// The event to which a count belongs: the nearest one in its sentence that has such counts.
fn nearest<'d>(drafts: &'d mut [Draft], casualty: &Casualty) -> Option<&'d mut Draft> {
    let at = casualty.span.start();
    let after = drafts.partition_point(|draft| draft.event.trigger.span.start() <= at);
    let near = after.saturating_sub(NEAR)..drafts.len().min(after + NEAR);
    // «يقع الهجوم في ظل عنف قتل 800 شخص خلال أغسطس»: the toll of a month is not that of one attack
    let long = casualty.when.is_some_and(|days| !days.is_brief());
    // «قتل أربعة في كمين أمس، ليرتفع عدد القتلى منذ بدء الحرب إلى 800»
    let total = casualty.status == Status::Cumulative;
    let own = |draft: &&mut Draft| {
        draft.around.contains(casualty.span)
            && draft.event.trigger.span.start().abs_diff(at) <= FAR
            && befalls(draft.event.kind, casualty.outcome)
            && !(long && draft.definite && may_mean(draft.event.kind, EventType::Explosion))
            && (total || !draft.opens_time)
            && !(draft.recalled && at < draft.event.trigger.span.start())
    };
    let near = drafts[near].iter_mut().filter(own);
    near.min_by_key(|draft| {
        let far = draft.event.trigger.span.start().abs_diff(at);
        (total && !draft.opens_time, far)
    })
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
    use EventType::{Abduction, Arrest, Displacement, Execution};
    let people = matches!(event.kind, Abduction | Arrest | Execution | Displacement);
    let first = event.casualties.first().filter(|_| people)?;
    let count = casualties.get(*first as usize)?;
    let text = &count.count.text;
    let name = count.victims.text.as_ref().unwrap_or(text);
    let agent = event.agent.as_ref();
    if agent.is_some_and(|agent| agent.text == *text) {
        return None;
    }
    Some(Party {
        text: text.clone(),
        name: name.clone(),
        entity: None,
    })
}

/// Those whom a strike or an attack killed, where more is said of them than that they are people.
fn hit(text: &Text<'_>, event: &Event, casualties: &[Casualty]) -> Option<Party> {
    use EventType::{Airstrike, Attack, Explosion, Shelling, SuicideBombing};
    if !matches!(
        event.kind,
        Airstrike | Attack | Explosion | Shelling | SuicideBombing
    ) {
        return None;
    }
    let counts = event.casualties.iter();
    let mut counts = counts.filter_map(|index| casualties.get(*index as usize));
    let killed = counts.find(|count| count.outcome == Outcome::Killed)?;
    let victims = &killed.victims;
    let name = victims
        .text
        .clone()
        .filter(|_| victims.kind != VictimKind::Person)?;
    // «جنودها» are those of whoever attacked, or of whoever tells that others killed them
    if PRONOUNS.iter().any(|pronoun| name.ends_with(pronoun)) {
        let doer = event.agent.as_ref();
        let teller = killed.claimed_by.as_ref();
        let other = |teller: &&Party| doer.is_some_and(|doer| !is_one(doer, teller));
        return teller.filter(other).cloned();
    }
    Some(Party {
        text: nationality_words(text, killed, &name),
        name,
        entity: None,
    })
}

/// Those who are counted with the adjective of whose they are: «18 متمردا حوثيا».
fn nationality_words(text: &Text<'_>, count: &Casualty, name: &str) -> String {
    let inside = text.tokens_inside(count.span);
    let last = name.split(' ').next_back().unwrap_or_default();
    let mut words = inside.clone().filter(|at| text.written_form(*at) == last);
    let adjective = words.next().map(|at| at + 1).filter(|at| {
        let form = text.form(*at);
        let bare = form.strip_suffix([ACCUSATIVE, FEMININE]).unwrap_or(form);
        let quality = bare.ends_with(ADJECTIVE[0]) || form.ends_with(OBLIQUE);
        let free = !form.starts_with(ARTICLE) && !text.is(*at, Kinds::of(Kind::Outcome));
        *at < text.len() && form.chars().count() > 3 && quality && free
    });
    adjective.map_or_else(
        || name.to_owned(),
        |at| format!("{name} {}", text.written_form(at)),
    )
}

/// Whether an event is one that is known: of the same type, and at no other place or day. With the
/// article («الهجوم») it is one that was told, whatever else its sentence says.
fn is_same(known: &Event, event: &Event, definite: bool, verbal: bool) -> bool {
    let places = known.place.as_ref().zip(event.place.as_ref());
    let place = places.is_none_or(|(one, other)| is_at(one, other));
    let days = known.when.zip(event.when);
    let day = days.is_none_or(|(one, other)| one.start <= other.end && other.start <= one.end);
    // two verbs with doers of their own tell two events
    let doers = known.agent.as_ref().zip(event.agent.as_ref());
    let doer = !verbal || doers.is_none_or(|(one, other)| is_one(one, other));
    let doer = doer || is_disputed(known, event) || event.kind == EventType::Agreement;
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

/// Whether two phrases may mean one side: «الاحتلال» and «قوات الاحتلال الإسرائيلي».
fn is_one(one: &Party, other: &Party) -> bool {
    let (one, other) = (key(&one.name), key(&other.name));
    let part = |whole: &str, part: &str| {
        part.split(' ')
            .all(|word| whole.split(' ').any(|own| own == word))
    };
    part(&one, &other) || part(&other, &one)
}

/// Whether people in a crowd are arrested where it is.
fn is_march(kind: EventType) -> bool {
    matches!(kind, EventType::Protest | EventType::Riot)
}

/// Whether two claimants tell of two doers in one place: «قالت كييف إن موسكو قصفت المحطة، وقالت موسكو إن كييف قصفتها».
fn is_disputed(known: &Event, event: &Event) -> bool {
    let apart = |one: Option<&Party>, other: Option<&Party>| {
        let both = one.zip(other);
        both.is_some_and(|(one, other)| !is_one(one, other))
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
    let closer = known.place.as_ref().zip(event.place.as_ref());
    if closer.is_some_and(|(known, other)| contains(known, other) && is_town(other)) {
        known.place = event.place;
    } else {
        known.place = known.place.take().or(event.place);
    }
    known.when = known.when.or(event.when);
    let doers = known.agent.as_ref().zip(event.agent.as_ref());
    let doer = doers.is_none_or(|(one, other)| is_one(one, other));
    let bare = known.casualties.is_empty() && doer && !is_violent(known.kind);
    let whole = definite || bare;
    known.agent = known.agent.take().or(event.agent);
    // another telling may be of another part: only «الهجوم» surely means the same whole
    known.target = known.target.take().or(event.target.filter(|_| whole));
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
pub(crate) fn lend(events: &[Event], entities: &[Entity], casualties: &mut [Casualty]) {
    for event in events {
        for index in &event.casualties {
            if let Some(casualty) = casualties.get_mut(*index as usize) {
                casualty.event = Some(event.id.clone());
                take(casualty, event, entities);
            }
        }
    }
}

fn take(casualty: &mut Casualty, event: &Event, entities: &[Entity]) {
    let place = event
        .place
        .as_ref()
        .map(|EventPlace { party, .. }| CasualtyPlace {
            party: party.clone(),
            basis: PlaceBasis::Event,
        });
    // what the event's own words say is nearer than what the article said before
    let own = casualty.place.take();
    // a total of months or years is of more places than one
    let total = casualty
        .when
        .is_some_and(|days| days.start.is_some() && !days.is_brief());
    let wider = |own: &CasualtyPlace| {
        let event = event.place.as_ref();
        own.basis != PlaceBasis::Label
            && event.is_some_and(|event| is_town(event) && lies_in(event, &own.party, entities))
    };
    casualty.place = match own {
        // «قصف على مدينة بردة غرب أذربيجان»: the town says more
        Some(own) if total || own.basis != PlaceBasis::Event && !wider(&own) => Some(own),
        own => place.or(own),
    };
    // «أعلنت الوزارة نزوح 600 شخص»: who states it has not done it
    let claimant = casualty.claimed_by.as_ref().map(|party| &party.name);
    // «اشتباكات بين الجيش والمسلحين» do not tell whose shots they were
    let mutual = matches!(event.kind, EventType::ArmedClash | EventType::War);
    let agent = event.agent.as_ref();
    let agent = agent.filter(|_| !(mutual && event.target.is_some()));
    let agent = agent.filter(|agent| Some(&agent.name) != claimant);
    // «اغتيال ضابط سابق»: whoever came to harm did it to nobody
    let agent = agent.filter(|agent| !casualty.count.text.contains(&agent.text));
    // a bomber who died by it stands for nobody
    let bomber = event.kind == EventType::SuicideBombing;
    let agent = agent.filter(|agent| !bomber || agent.entity.is_some());
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
