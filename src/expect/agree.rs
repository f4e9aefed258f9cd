//! When a fact is the one that is meant: every field that is asked for agrees, names and words in
//! whatever spelling.

use super::Names;
use super::file::{Casualty, Date, Entity, Fact, Quote};
use crate::facts::{self, Document, Party, When};
use crate::spelling::key;

/// How many of the fields that are asked for a fact has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Agreement {
    pub(super) fields: usize,
    pub(super) of: usize,
}

/// A fact of the layer that is asked for.
pub(super) struct Near {
    pub(super) agreement: Agreement,
    pub(super) words: String,
}

impl Agreement {
    pub(super) fn is_full(self) -> bool {
        self.fields == self.of
    }

    fn with<T>(&mut self, wanted: Option<&T>, agrees: impl FnOnce(&T) -> bool) {
        if let Some(wanted) = wanted {
            self.of += 1;
            self.fields += usize::from(agrees(wanted));
        }
    }

    fn equal<T: PartialEq>(&mut self, wanted: Option<&T>, told: Option<&T>) {
        self.with(wanted, |wanted| told == Some(wanted));
    }

    /// A name, or some words of it, is among the `told` ones.
    fn name(&mut self, wanted: Option<&String>, told: &[&str], names: &Names) {
        let asked = wanted.and_then(|name| names.get(name));
        self.with(asked, |asked| told.iter().any(|told| asked.names(told)));
    }

    fn words(&mut self, wanted: Option<&String>, told: &str) {
        self.with(wanted, |wanted| key(told).contains(&key(wanted)));
    }
}

/// The document that tells a fact, and the names that are asked for.
struct Told<'a> {
    document: &'a Document,
    names: &'a Names,
}

impl<'a> Told<'a> {
    /// How somebody is called: as written, in full, and by the lexicon.
    fn spellings(
        &self,
        text: Option<&'a str>,
        name: Option<&'a str>,
        entity: Option<&str>,
    ) -> Vec<&'a str> {
        let canonical = name.map(|name| self.document.canonical(entity, name));
        [text, name, canonical].into_iter().flatten().collect()
    }

    fn party(&self, party: Option<&'a Party>) -> Vec<&'a str> {
        let spellings = |party: &'a Party| {
            let (text, name) = (Some(party.text.as_str()), Some(party.name.as_str()));
            self.spellings(text, name, party.entity.as_deref())
        };
        party.map(spellings).unwrap_or_default()
    }
}

impl Fact {
    /// Every fact of its layer in `document`, with how much of it agrees.
    pub(super) fn near(&self, document: &Document, names: &Names) -> Vec<Near> {
        let facts = &document.facts;
        let near = |agreement, words: &String| Near {
            agreement,
            words: words.clone(),
        };
        let told = Told { document, names };
        match self {
            Self::Entity(wanted) => {
                let all = facts.entities.iter();
                all.map(|fact| near(wanted.agreement(fact, names), &fact.name))
                    .collect()
            }
            Self::Date(wanted) => {
                let all = facts.dates.iter();
                all.map(|fact| near(wanted.agreement(fact), &fact.text))
                    .collect()
            }
            Self::Casualty(wanted) => {
                let all = facts.casualties.iter();
                all.map(|fact| near(wanted.agreement(fact, &told), &fact.text))
                    .collect()
            }
            Self::Quote(wanted) => {
                let all = facts.quotes.iter();
                all.map(|fact| near(wanted.agreement(fact, &told), &fact.text))
                    .collect()
            }
        }
    }
}

impl Entity {
    fn agreement(&self, told: &facts::Entity, names: &Names) -> Agreement {
        let mut agreement = Agreement::default();
        let mentions = told.mentions.iter().map(|mention| mention.text.as_str());
        let spellings = mentions.chain([told.name.as_str()]);
        let spellings: Vec<_> = spellings.chain(told.name_en.as_deref()).collect();
        let roles: Vec<_> = told.roles.iter().map(String::as_str).collect();
        agreement.name(self.name.as_ref(), &spellings, names);
        agreement.equal(self.kind.as_ref(), Some(&told.kind));
        agreement.equal(self.subtype.as_ref(), told.subtype.as_ref());
        agreement.equal(self.country.as_ref(), told.country.as_ref());
        agreement.name(self.role.as_ref(), &roles, names);
        agreement
    }
}

impl Date {
    fn agreement(&self, told: &facts::TimeExpression) -> Agreement {
        let mut agreement = Agreement::default();
        agreement.words(self.text.as_ref(), &told.text);
        agreement.equal(self.kind.as_ref(), Some(&told.kind));
        agreement.equal(self.value.as_ref(), Some(&told.value));
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
        agreement.equal(self.start.as_ref(), day(told.start).as_ref());
        agreement.equal(self.end.as_ref(), day(told.end).as_ref());
        agreement
    }
}

impl Casualty {
    fn agreement(&self, fact: &facts::Casualty, told: &Told<'_>) -> Agreement {
        let mut agreement = Agreement::default();
        agreement.words(self.text.as_ref(), &fact.text);
        agreement.equal(self.outcome.as_ref(), Some(&fact.outcome));
        agreement.equal(self.min.as_ref(), Some(&fact.count.min));
        agreement.equal(self.max.as_ref(), fact.count.max.as_ref());
        agreement.equal(self.modifier.as_ref(), Some(&fact.count.modifier));
        agreement.equal(self.victims.as_ref(), Some(&fact.victims.kind));
        agreement.equal(self.country.as_ref(), fact.victims.country.as_ref());
        agreement.equal(self.status.as_ref(), Some(&fact.status));
        agreement.equal(self.subset.as_ref(), Some(&fact.subset));
        agreement.name(
            self.claimed_by.as_ref(),
            &told.party(fact.claimed_by.as_ref()),
            told.names,
        );
        agreement.name(
            self.denied_by.as_ref(),
            &told.party(fact.denied_by.as_ref()),
            told.names,
        );
        agreement.name(
            self.place.as_ref(),
            &told.party(fact.place.as_ref()),
            told.names,
        );
        agreement.with(self.date.as_ref(), |day| {
            fact.date.as_ref().is_some_and(|when| covers(when, day))
        });
        agreement
    }
}

/// Whether a time is written `wanted`, or covers that day.
fn covers(when: &When, wanted: &str) -> bool {
    let day: Option<jiff::civil::Date> = wanted.parse().ok();
    let covered = |day| when.start.is_some_and(|start| start <= day) && when.end >= Some(day);
    when.value == wanted || day.is_some_and(covered)
}

impl Quote {
    fn agreement(&self, fact: &facts::Quote, told: &Told<'_>) -> Agreement {
        let mut agreement = Agreement::default();
        let facts::Speaker {
            text,
            name,
            entity,
            role,
            ..
        } = &fact.speaker;
        let speaker = told.spellings(text.as_deref(), name.as_deref(), entity.as_deref());
        let role: Vec<_> = role.as_deref().into_iter().collect();
        agreement.words(self.text.as_ref(), &fact.text);
        agreement.equal(self.kind.as_ref(), Some(&fact.kind));
        agreement.name(self.speaker.as_ref(), &speaker, told.names);
        agreement.name(self.role.as_ref(), &role, told.names);
        agreement.words(self.cue.as_ref(), &fact.cue.lemma);
        agreement.equal(self.stance.as_ref(), Some(&fact.cue.stance));
        agreement.name(
            self.via.as_ref(),
            &told.party(fact.via.as_ref()),
            told.names,
        );
        agreement
    }
}
