//! Who is quoted.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::joined::Joined;
use super::{Counts, Id, Ids, add_counts, listed, ranked};
use crate::facts::{CueStance, Document};

/// One speaker in all documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SpeakerTotal {
    /// Who.
    pub name: String,
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

#[derive(Debug, Default)]
pub(super) struct Speakers(BTreeMap<String, Heard>);

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
    pub(super) fn add(&mut self, id: &Id, document: &Document) {
        for quote in document.facts.quotes.iter().filter(|quote| quote.is_said()) {
            let speaker = &quote.speaker;
            let Some(name) = &speaker.name else { continue };
            let name = document.canonical(speaker.entity.as_deref(), name);
            let heard = self.0.entry(name.to_owned()).or_default();
            heard.quotes += 1;
            heard.words += quote.text.split_whitespace().count() as u32;
            *heard.stances.entry(quote.cue.stance).or_default() += 1;
            heard.documents.insert(id.clone());
            if let Some(role) = &speaker.role {
                *heard.roles.entry(role.clone()).or_default() += 1;
            }
        }
    }

    pub(super) fn finish(self, joined: &Joined) -> Vec<SpeakerTotal> {
        let mut all: BTreeMap<String, Heard> = BTreeMap::new();
        for (name, heard) in self.0 {
            let total = all.entry(joined.any(name)).or_default();
            add_counts(&mut total.roles, heard.roles);
            total.quotes += heard.quotes;
            total.words += heard.words;
            for (stance, count) in heard.stances {
                *total.stances.entry(stance).or_default() += count;
            }
            total.documents.extend(heard.documents);
        }
        let total = |(name, heard): (String, Heard)| SpeakerTotal {
            name,
            roles: ranked(heard.roles)
                .into_iter()
                .map(|(role, _)| role)
                .collect(),
            quotes: heard.quotes,
            words: heard.words,
            stances: heard.stances,
            documents: listed(&heard.documents),
        };
        let mut speakers: Vec<_> = all.into_iter().map(total).collect();
        speakers.sort_by_key(|speaker| Reverse(speaker.quotes));
        speakers
    }
}
