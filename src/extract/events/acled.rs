//! ACLED's sub-event type of an event, where its kind alone does not tell it: who takes a place, whether those who are
//! attacked bear arms, what was used.

use crate::extract::clause::frames::{WORDS, is_among};
use crate::facts::{Acled, Entity, Event, EventType, Party, Subtype};
use crate::lexicon::WordSet;
use crate::spelling::key;

/// The sub-event type; `None` where there is none, or the article does not tell enough to choose one.
pub(super) fn of(event: &Event, entities: &[Entity]) -> Option<Acled> {
    let agent = event.agent.as_ref();
    let target = event.target.as_ref();
    let says = |words| has(&event.trigger.text, words);
    match event.kind {
        EventType::TerritoryTaken => match force(agent?, entities)? {
            Force::State => Some(Acled::GovernmentRegainsTerritory),
            Force::Group => Some(Acled::NonStateActorOvertakesTerritory),
        },
        EventType::Attack if says(&WORDS.beside.chemical) => Some(Acled::ChemicalWeapon),
        EventType::Attack => {
            let armed = target.is_some_and(|target| force(target, entities).is_some());
            Some(if armed {
                Acled::ArmedClash
            } else {
                Acled::Attack
            })
        }
        EventType::Explosion if says(&WORDS.beside.grenade) => Some(Acled::Grenade),
        EventType::OtherViolence if says(&WORDS.beside.sexual) => Some(Acled::SexualViolence),
        EventType::OtherViolence => Some(Acled::Attack),
        EventType::Execution => {
            let captive = target.is_some_and(|target| has(&target.text, &WORDS.beside.captive));
            (captive || says(&WORDS.beside.captive)).then_some(Acled::Attack)
        }
        EventType::Withdrawal if says(&WORDS.beside.surrender) => Some(Acled::ChangeToGroup),
        kind => kind.acled_type(),
    }
}

/// Those who bear arms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Force {
    /// Of a state.
    State,
    /// Of nobody but themselves.
    Group,
}

/// Whose arms somebody bears; nobody's where the words do not tell.
fn force(party: &Party, entities: &[Entity]) -> Option<Force> {
    let entity = entities
        .iter()
        .find(|entity| Some(&entity.id) == party.entity.as_ref());
    let known = entity.and_then(|entity| match entity.subtype? {
        Subtype::Army | Subtype::Police | Subtype::Government | Subtype::Country => {
            Some(Force::State)
        }
        Subtype::ArmedGroup => Some(Force::Group),
        _ => None,
    });
    let group = || has(&party.text, &WORDS.beside.armed_group).then_some(Force::Group);
    let state = || has(&party.text, &WORDS.beside.state_force).then_some(Force::State);
    known.or_else(group).or_else(state)
}

/// Whether one of the words of a text is among `words`.
fn has(text: &str, words: &WordSet) -> bool {
    text.split(' ').any(|word| is_among(&key(word), words))
}
