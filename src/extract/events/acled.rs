//! ACLED's sub-event type of an event, where its kind alone does not tell it: who takes a place, whether those who are
//! attacked bear arms, what was used.

use super::forces::{Force, Forces, has};
use crate::extract::clause::frames::WORDS;
use crate::facts::{Acled, Event, EventType};

/// The sub-event type; `None` where there is none, or the article does not tell enough to choose one.
pub(super) fn of(event: &Event, forces: Forces<'_>) -> Option<Acled> {
    let agent = event.agent.as_ref();
    let target = event.target.as_ref();
    let says = |words| has(&event.trigger.text, words);
    match event.kind {
        EventType::TerritoryTaken => match forces.of(agent?)? {
            Force::State => Some(Acled::GovernmentRegainsTerritory),
            Force::Group => Some(Acled::NonStateActorOvertakesTerritory),
        },
        EventType::Attack if says(WORDS.beside.chemical) => Some(Acled::ChemicalWeapon),
        EventType::Attack => {
            let armed = target.is_some_and(|target| forces.of(target).is_some());
            Some(if armed {
                Acled::ArmedClash
            } else {
                Acled::Attack
            })
        }
        EventType::Explosion if says(WORDS.beside.grenade) => Some(Acled::Grenade),
        EventType::OtherViolence if says(WORDS.beside.sexual) => Some(Acled::SexualViolence),
        EventType::OtherViolence => Some(Acled::Attack),
        EventType::Execution => {
            let captive = target.is_some_and(|target| has(&target.text, WORDS.beside.captive));
            (captive || says(WORDS.beside.captive)).then_some(Acled::Attack)
        }
        EventType::Withdrawal if says(WORDS.beside.surrender) => Some(Acled::ChangeToGroup),
        kind => kind.acled_type(),
    }
}
