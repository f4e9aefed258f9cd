//! Who bears arms, and whose: what conflict databases look at in the sides of an event.

use crate::extract::clause::frames::{WORDS, is_among};
use crate::facts::{Entity, Party, Subtype};
use crate::lexicon::{Lexicon, Sense, WordList};
use crate::spelling::key;

/// Those who bear arms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Force {
    /// Of a state.
    State,
    /// Of nobody but themselves.
    Group,
}

/// What is known of whoever is named.
#[derive(Debug, Clone, Copy)]
pub(super) struct Forces<'a> {
    pub(super) entities: &'a [Entity],
    pub(super) lexicon: &'a Lexicon,
}

impl Forces<'_> {
    /// Whose arms somebody bears; nobody's where the words do not tell.
    pub(super) fn of(self, party: &Party) -> Option<Force> {
        let known = self.subtype(party).and_then(|subtype| match subtype {
            Subtype::Army | Subtype::Police | Subtype::Government | Subtype::Country => {
                Some(Force::State)
            }
            Subtype::ArmedGroup => Some(Force::Group),
            _ => None,
        });
        let group = || has(&party.text, WORDS.beside.armed_group).then_some(Force::Group);
        let state = || has(&party.text, WORDS.beside.state_force).then_some(Force::State);
        known.or_else(group).or_else(state)
    }

    /// What somebody is; a country may be told by its adjective alone.
    pub(super) fn subtype(self, party: &Party) -> Option<Subtype> {
        let mut entities = self.entities.iter();
        let entity = entities.find(|entity| Some(&entity.id) == party.entity.as_ref());
        if let Some(entity) = entity {
            return entity.subtype;
        }
        let mut senses = self.lexicon.senses(&key(&party.name)).iter();
        let country = senses.any(|sense| match sense {
            Sense::Name(id, _) => self.lexicon.name(*id).subtype == Some(Subtype::Country),
            Sense::Word(..) => false,
        });
        country.then_some(Subtype::Country)
    }
}

/// Whether one of the words of a text is among `words`.
pub(super) fn has(text: &str, words: WordList) -> bool {
    text.split(' ').any(|word| is_among(&key(word), words))
}
