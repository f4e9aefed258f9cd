//! UCDP's type of violence, derived from who hit whom: it codes events in which somebody was killed and looks at the
//! sides alone. Where the article does not tell one of them there is none.

use super::forces::{Force, Forces, has};
use crate::extract::clause::frames::WORDS;
use crate::facts::{
    Casualty, Event, EventStatus, EventType, Outcome, Party, Status, Subtype, VictimKind, Violence,
};

/// How many events before and after a strike are looked at for the battle that it belongs to.
const NEAR: usize = 16;

/// Tells of each event what it is.
pub(super) fn tell(events: &mut [Event], casualties: &[Casualty], forces: Forces<'_>) {
    for event in &mut *events {
        event.ucdp = of(event, casualties, forces);
    }
    // a shell that kills civilians in a battle belongs to the battle
    for at in 0..events.len() {
        let around = &events[at.saturating_sub(NEAR)..events.len().min(at + NEAR)];
        let own = &events[at];
        let stray = own.ucdp == Some(Violence::OneSided) && is_remote(own.kind);
        let mut battles = around
            .iter()
            .filter(|other| stray && is_battle_of(other, own));
        let battle = battles.find_map(|battle| sides(battle, casualties, forces));
        events[at].ucdp = battle.or(own.ucdp);
    }
}

fn of(event: &Event, casualties: &[Casualty], forces: Forces<'_>) -> Option<Violence> {
    let captive = |party: &Party| has(&party.text, WORDS.beside.captive);
    let coded = match event.kind {
        EventType::Execution => {
            event.target.as_ref().is_some_and(captive)
                || has(&event.trigger.text, WORDS.beside.captive)
        }
        EventType::Attack
        | EventType::ArmedClash
        | EventType::SuicideBombing
        | EventType::OtherViolence => true,
        kind => is_remote(kind),
    };
    let told = coded && event.status != EventStatus::Denied;
    let mut killed = killed(event, casualties);
    (told && killed.any(|count| count.count.min > 0))
        .then(|| sides(event, casualties, forces))
        .flatten()
}

/// From afar: who fires does not choose whom it kills.
fn is_remote(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Airstrike | EventType::Shelling | EventType::Explosion
    )
}

/// Those whom an event killed.
fn killed<'a>(
    event: &'a Event,
    casualties: &'a [Casualty],
) -> impl Iterator<Item = &'a Casualty> + Clone {
    let counts = event.casualties.iter();
    let counts = counts.filter_map(|index| casualties.get(*index as usize));
    counts.filter(|count| {
        count.outcome == Outcome::Killed
            && matches!(count.status, Status::Asserted | Status::Cumulative)
    })
}

/// Whether two sides fight where and when an event was, one of them its doer.
fn is_battle_of(battle: &Event, event: &Event) -> bool {
    let place = |event: &Event| Some(event.place()?.name.clone());
    let doer = event.agent.as_ref().map(|agent| &agent.name);
    let sides = [&battle.agent, &battle.target];
    let mut sides = sides.into_iter().flatten();
    battle.kind == EventType::ArmedClash
        && place(event).is_some()
        && place(battle) == place(event)
        && battle.when == event.when
        && sides.any(|side| Some(&side.name) == doer)
}

/// Who hit or fought whom.
fn sides(event: &Event, casualties: &[Casualty], forces: Forces<'_>) -> Option<Violence> {
    let agent = event.agent.as_ref()?;
    let doer = organized(agent, forces)?;
    let mutual = event.kind == EventType::ArmedClash;
    let target = event
        .target
        .as_ref()
        .filter(|target| target.name != agent.name);
    let armed = target
        .filter(|target| mutual || !is_country(target, forces))
        .and_then(|target| organized(target, forces));
    if mutual {
        // «بين قبيلتي المسيرية والرزيقات»
        let twin = has(&agent.text, WORDS.beside.twins).then_some(doer);
        return Some(between(doer, armed.or(twin)?));
    }
    let kinds = killed(event, casualties).map(|count| count.victims.kind);
    let fighter = kinds.clone().find_map(fighter);
    if let Some(other) = armed.or(fighter) {
        return Some(between(doer, other));
    }
    let unarmed = target.is_some_and(|target| has(&target.text, WORDS.beside.civilian));
    let mut kinds = kinds;
    (unarmed || kinds.any(is_civilian)).then_some(Violence::OneSided)
}

fn between(one: Force, other: Force) -> Violence {
    if one == Force::Group && other == Force::Group {
        Violence::NonState
    } else {
        Violence::StateBased
    }
}

/// Whether somebody is a country, which as what was struck is a place and no army.
fn is_country(party: &Party, forces: Forces<'_>) -> bool {
    forces.subtype(party) == Some(Subtype::Country)
}

/// A government or a group that can be told from others: «مسلحون مجهولون» are none.
fn organized(party: &Party, forces: Forces<'_>) -> Option<Force> {
    if has(&party.text, WORDS.beside.organized) || has(&party.text, WORDS.beside.twins) {
        return Some(Force::Group);
    }
    let force = forces.of(party)?;
    // «مسلحي الحركة»
    let unknown = force == Force::Group
        && has(&party.text, WORDS.beside.armed_group)
        && forces.subtype(party).is_none();
    (!unknown).then_some(force)
}

fn fighter(kind: VictimKind) -> Option<Force> {
    match kind {
        VictimKind::Military | VictimKind::Police => Some(Force::State),
        VictimKind::Militant => Some(Force::Group),
        VictimKind::Civilian
        | VictimKind::Child
        | VictimKind::Woman
        | VictimKind::Official
        | VictimKind::Journalist
        | VictimKind::Person => None,
    }
}

fn is_civilian(kind: VictimKind) -> bool {
    matches!(
        kind,
        VictimKind::Civilian | VictimKind::Child | VictimKind::Woman | VictimKind::Journalist
    )
}
