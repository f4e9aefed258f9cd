//! Who is quoted.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::counts::{Counts, add_counts, ranked};
use super::documents::{Documents, Id, Ids};
use super::joined::Joined;
use super::register::Register;
use crate::facts::{CueStance, Document};

/// One speaker in all documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SpeakerTotal {
    /// Who.
    pub name: String,
    /// ISO 3166-1 alpha-2 code of the country, of a body or office that many countries have; else `null`.
    #[serde(default)]
    #[schemars(transform = crate::article::always_written)]
    pub country: Option<String>,
    /// Titles that stand beside the name, the most frequent first.
    pub roles: Vec<String>,
    /// How many quotations; those that were not said are left out.
    pub quotes: u32,
    /// How many words they have together.
    pub words: u32,
    /// How many of the quotations take each stance.
    pub stances: BTreeMap<CueStance, u32>,
    /// Where.
    pub documents: Vec<String>,
}

/// Who: a name, its country where many have one of that name, and the article where nobody knows who it is.
type Key = (String, Option<String>, Option<Id>);

#[derive(Debug, Default)]
pub(super) struct Speakers(BTreeMap<Key, Heard>);

#[derive(Debug, Default)]
struct Heard {
    roles: Counts,
    quotes: u32,
    words: u32,
    stances: BTreeMap<CueStance, u32>,
    documents: Ids,
}

impl Speakers {
    #[allow(clippy::cast_possible_truncation)] // `input` refuses articles of 4 GiB
    pub(super) fn add(&mut self, id: Id, document: &Document, register: &Register<'_>) {
        for quote in document.facts.quotes.iter().filter(|quote| quote.is_said()) {
            let speaker = &quote.speaker;
            let Some(name) = &speaker.name else { continue };
            let who = register.who(speaker.entity.as_deref(), name);
            let country = who.country.filter(|_| who.generic).map(str::to_owned);
            let key = (who.name.to_owned(), country, who.alone.then_some(id));
            let heard = self.0.entry(key).or_default();
            heard.quotes += 1;
            heard.words += quote.text.split_whitespace().count() as u32;
            *heard.stances.entry(quote.cue.stance).or_default() += 1;
            heard.documents.insert(id);
            if let Some(role) = &speaker.role {
                *heard.roles.entry(role.clone()).or_default() += 1;
            }
        }
    }

    pub(super) fn finish(self, joined: &Joined, documents: &Documents) -> Vec<SpeakerTotal> {
        let mut all: BTreeMap<Key, Heard> = BTreeMap::new();
        for ((name, country, id), heard) in self.0 {
            let total = all.entry((joined.any(name), country, id)).or_default();
            add_counts(&mut total.roles, heard.roles);
            total.quotes += heard.quotes;
            total.words += heard.words;
            for (stance, count) in heard.stances {
                *total.stances.entry(stance).or_default() += count;
            }
            total.documents.join(&heard.documents);
        }
        let total = |((name, country, _), heard): (Key, Heard)| SpeakerTotal {
            name,
            country,
            roles: ranked(heard.roles)
                .into_iter()
                .map(|(role, _)| role)
                .collect(),
            quotes: heard.quotes,
            words: heard.words,
            stances: heard.stances,
            documents: documents.listed(&heard.documents),
        };
        let mut speakers: Vec<_> = all.into_iter().map(total).collect();
        // whatever the order of adding
        speakers.sort_by(|a, b| {
            let order =
                |one: &SpeakerTotal| (Reverse(one.quotes), one.name.clone(), one.country.clone());
            order(a)
                .cmp(&order(b))
                .then_with(|| a.documents.cmp(&b.documents))
        });
        speakers
    }
}
