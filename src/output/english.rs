//! English for the names of a report, so that its readers need no Arabic for «Ministry of Defence of Azerbaijan».
//! A name that the lexicon cannot compose of its parts stays as it is.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::labels::Lang;
use crate::aggregate::{Aggregate, LinkedEvent};
use crate::lexicon::{Lexicon, Sense, composed_english};
use crate::spelling::key;

/// Names that composed names are looked up in, and what was found for each.
#[derive(Debug, Default, Serialize)]
#[serde(transparent)]
pub(super) struct English(BTreeMap<String, String>);

impl English {
    /// What readers of `lang` need of an aggregate: nothing where they read Arabic.
    pub(super) fn of_readers(aggregate: &Aggregate, lang: Lang) -> Self {
        match lang {
            Lang::En => Self::english_of(aggregate, true),
            Lang::Ar => Self::default(),
        }
    }

    /// The English of all names and titles of an aggregate that have one; those of the lexicon too, if they are
    /// `listed`.
    pub(super) fn english_of(aggregate: &Aggregate, listed: bool) -> Self {
        let known = aggregate.entities.iter().rev();
        let known = known.filter_map(|name| Some((name.name.as_str(), name.name_en.as_deref()?)));
        let known: BTreeMap<&str, &str> = known.collect();
        let Ok(lexicon) = Lexicon::builtin() else {
            return Self::default();
        };
        let unknown = shown_names(aggregate);
        let unknown = unknown.into_iter().filter(|name| !known.contains_key(name));
        let told = |name: &str| {
            listed_english(name, &lexicon).or_else(|| composed_english(name, &lexicon))
        };
        let composed = unknown.filter_map(|name| Some((name.to_owned(), told(name)?)));
        let mut english: BTreeMap<String, String> = composed.collect();
        if listed {
            english.extend(
                known
                    .iter()
                    .map(|(ar, en)| ((*ar).to_owned(), (*en).to_owned())),
            );
        }
        Self(english)
    }

    pub(super) fn english_for(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }
}

/// The English of a name that the lexicon holds in this spelling: an analysis of some layers alone has no entities to tell it.
fn listed_english(name: &str, lexicon: &Lexicon) -> Option<String> {
    let key = key(name);
    let mut senses = lexicon.senses(&key).iter();
    senses.find_map(|sense| match sense {
        Sense::Name(id, _) => {
            let known = lexicon.name(*id);
            known.en.filter(|_| known.ar == name).map(str::to_owned)
        }
        Sense::Word(..) => None,
    })
}

/// Every name and title that a report shows.
fn shown_names(aggregate: &Aggregate) -> BTreeSet<&str> {
    let mut said = BTreeSet::new();
    for name in &aggregate.entities {
        said.insert(name.name.as_str());
        said.extend(name.roles.iter().map(String::as_str));
    }
    for speaker in &aggregate.speakers {
        said.insert(speaker.name.as_str());
        said.extend(speaker.roles.iter().map(String::as_str));
    }
    aggregate
        .events
        .iter()
        .for_each(|event| said.extend(of_event(event)));
    said
}

fn of_event(event: &LinkedEvent) -> impl Iterator<Item = &str> {
    let people = event.agents.iter().chain(&event.targets);
    let claims = event.claims.iter().flat_map(|claim| {
        let by = claim.claimed_by.iter().chain(&claim.denied_by);
        by.chain(&claim.chain).chain(&claim.side)
    });
    let place = event.place.iter().map(|place| &place.name);
    people.chain(claims).chain(place).map(String::as_str)
}
