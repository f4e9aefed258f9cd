//! When a fact is the one that is meant: every field that is asked for agrees, names and words in
//! whatever spelling.

use std::collections::BTreeMap;

use jiff::civil::Date as Day;

use super::file::{Casualty, Date, Entity, Event, Fact, Quote};
use crate::facts::{self, Days, Document, Party, When};
use crate::select::BySpeaker;
use crate::spelling::key;

/// The names of all expectations, each in every spelling.
pub(super) type Names = BTreeMap<String, BySpeaker>;

/// How many of the fields that are asked for a fact has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Agreement {
    pub(super) fields: usize,
    pub(super) of: usize,
}

/// A fact of the layer that is asked for.
pub(super) struct NearestFact {
    pub(super) agreement: Agreement,
    pub(super) words: String,
}

impl Agreement {
    pub(super) fn is_full(self) -> bool {
        self.fields == self.of
    }

    fn check_with<T>(&mut self, wanted: Option<&T>, agrees: impl FnOnce(&T) -> bool) {
        if let Some(wanted) = wanted {
            self.of += 1;
            self.fields += usize::from(agrees(wanted));
        }
    }

    fn check_equal<T: PartialEq>(&mut self, wanted: Option<&T>, told: Option<&T>) {
        self.check_with(wanted, |wanted| told == Some(wanted));
    }

    /// A name, or some words of it, is among the `told` ones.
    fn check_name(&mut self, wanted: Option<&String>, told: &[&str], names: &Names) {
        let asked = wanted.and_then(|name| names.get(name));
        self.check_with(asked, |asked| told.iter().any(|told| asked.is_named(told)));
    }

    fn check_day(&mut self, wanted: Option<&String>, told: Option<Day>) {
        self.check_with(wanted, |wanted| {
            told.is_some_and(|day| day.to_string() == *wanted)
        });
    }

    fn check_words(&mut self, wanted: Option<&String>, told: &str) {
        self.check_with(wanted, |wanted| key(told).contains(&key(wanted)));
    }
}

/// The document that tells a fact, and the names that are asked for.
struct DocumentNames<'a> {
    document: &'a Document,
    names: &'a Names,
}

impl<'a> DocumentNames<'a> {
    /// How somebody is called: as written, in full, and by the lexicon.
    fn names_as_told(
        &self,
        text: Option<&'a str>,
        name: Option<&'a str>,
        entity: Option<&str>,
    ) -> Vec<&'a str> {
        let canonical = name.map(|name| self.document.canonical_name(entity, name));
        [text, name, canonical].into_iter().flatten().collect()
    }

    fn party_names(&self, party: Option<&'a Party>) -> Vec<&'a str> {
        let spellings = |party: &'a Party| {
            let (text, name) = (Some(party.text.as_str()), Some(party.name.as_str()));
            self.names_as_told(text, name, party.entity.as_deref())
        };
        party.map(spellings).unwrap_or_default()
    }
}

impl Fact {
    /// Every fact of its layer in `document`, with how much of it agrees.
    pub(super) fn near_facts(&self, document: &Document, names: &Names) -> Vec<NearestFact> {
        let facts = &document.facts;
        let near = |agreement, words: &String| NearestFact {
            agreement,
            words: words.clone(),
        };
        let told = DocumentNames { document, names };
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
            Self::Event(wanted) => {
                let all = facts.events.iter();
                all.map(|fact| near(wanted.agreement(fact, &told), &fact.trigger.text))
                    .collect()
            }
        }
    }
}

impl Entity {
    fn agreement(&self, told: &facts::Entity, names: &Names) -> Agreement {
        let Self {
            name,
            kind,
            subtype,
            country,
            role,
        } = self;
        let mut agreement = Agreement::default();
        let mentions = told.mentions.iter().map(|mention| mention.text.as_str());
        let spellings = mentions.chain([told.name.as_str()]);
        let spellings: Vec<_> = spellings.chain(told.name_en.as_deref()).collect();
        let roles: Vec<_> = told.roles.iter().map(String::as_str).collect();
        agreement.check_name(name.as_ref(), &spellings, names);
        agreement.check_equal(kind.as_ref(), Some(&told.kind));
        agreement.check_equal(subtype.as_ref(), told.subtype.as_ref());
        agreement.check_equal(country.as_ref(), told.country.as_ref());
        agreement.check_name(role.as_ref(), &roles, names);
        agreement
    }
}

impl Date {
    fn agreement(&self, told: &facts::TimeExpression) -> Agreement {
        let Self {
            text,
            kind,
            value,
            start,
            end,
        } = self;
        let mut agreement = Agreement::default();
        agreement.check_words(text.as_ref(), &told.text);
        agreement.check_equal(kind.as_ref(), Some(&told.kind));
        agreement.check_equal(value.as_ref(), Some(&told.value));
        agreement.check_day(start.as_ref(), told.start);
        agreement.check_day(end.as_ref(), told.end);
        agreement
    }
}

impl Casualty {
    #[allow(clippy::too_many_lines)] // every field by its name, so that none is forgotten
    fn agreement(&self, fact: &facts::Casualty, told: &DocumentNames<'_>) -> Agreement {
        let Self {
            text,
            outcome,
            min,
            max,
            modifier,
            victims,
            country,
            status,
            subset,
            joint,
            claimed_by,
            denied_by,
            place,
            place_basis,
            date,
            when,
            since,
            as_of,
            side,
            agent,
            cause,
            link,
        } = self;
        let mut agreement = Agreement::default();
        agreement.check_words(text.as_ref(), &fact.text);
        agreement.check_equal(outcome.as_ref(), Some(&fact.outcome));
        agreement.check_equal(min.as_ref(), Some(&fact.count.min));
        agreement.check_equal(max.as_ref(), fact.count.max.as_ref());
        agreement.check_equal(modifier.as_ref(), Some(&fact.count.modifier));
        agreement.check_equal(victims.as_ref(), Some(&fact.victims.kind));
        agreement.check_equal(country.as_ref(), fact.victims.country.as_ref());
        agreement.check_equal(status.as_ref(), Some(&fact.status));
        agreement.check_equal(subset.as_ref(), Some(&fact.subset));
        agreement.check_equal(joint.as_ref(), Some(&fact.joint));
        let basis = fact.place.as_ref().map(|place| place.basis);
        agreement.check_equal(place_basis.as_ref(), basis.as_ref());
        agreement.check_with(date.as_ref(), |day| {
            fact.date.as_ref().is_some_and(|date| covers_day(date, day))
        });
        agreement.check_with(when.as_ref(), |day| {
            fact.when.is_some_and(|when| is_within(when, day))
        });
        agreement.check_day(since.as_ref(), fact.since);
        agreement.check_day(as_of.as_ref(), fact.as_of);
        agreement.check_equal(cause.as_ref(), fact.cause.as_ref());
        agreement.check_with(link.as_ref(), |kind| {
            fact.links.iter().any(|link| link.kind == *kind)
        });
        let side_told: Vec<_> = fact.side.as_deref().into_iter().collect();
        agreement.check_name(side.as_ref(), &side_told, told.names);
        let parties = [
            (claimed_by, fact.claimed_by.as_ref()),
            (denied_by, fact.denied_by.as_ref()),
            (place, fact.place_of()),
            (agent, fact.agent.as_ref()),
        ];
        for (wanted, party) in parties {
            agreement.check_name(wanted.as_ref(), &told.party_names(party), told.names);
        }
        agreement
    }
}

/// Whether something happened on `day`.
fn is_within(when: Days, day: &str) -> bool {
    let day: Option<Day> = day.parse().ok();
    let starts = |day| when.start.is_none_or(|start| start <= day);
    let ends = |day| when.end.is_none_or(|end| day <= end);
    day.is_some_and(|day| starts(day) && ends(day))
}

/// Whether a time is written `wanted`, or covers that day.
fn covers_day(when: &When, wanted: &str) -> bool {
    let day: Option<Day> = wanted.parse().ok();
    let covered = |day| when.start.is_some_and(|start| start <= day) && when.end >= Some(day);
    when.value == wanted || day.is_some_and(covered)
}

impl Event {
    fn agreement(&self, fact: &facts::Event, told: &DocumentNames<'_>) -> Agreement {
        let Self {
            text,
            kind,
            acled,
            ucdp,
            place,
            country,
            when,
            agent,
            target,
            claimed_by,
            status,
        } = self;
        let mut agreement = Agreement::default();
        agreement.check_words(text.as_ref(), &fact.trigger.text);
        agreement.check_equal(kind.as_ref(), Some(&fact.kind));
        agreement.check_equal(acled.as_ref(), fact.acled.as_ref());
        agreement.check_equal(ucdp.as_ref(), fact.ucdp.as_ref());
        let told_country = fact.place.as_ref().and_then(|place| place.country.as_ref());
        agreement.check_equal(country.as_ref(), told_country);
        agreement.check_equal(status.as_ref(), Some(&fact.status));
        let (start, end) = fact.day_range();
        agreement.check_with(when.as_ref(), |day| {
            start.is_some() && is_within(Days { start, end }, day)
        });
        let parties = [
            (place, fact.place()),
            (agent, fact.agent.as_ref()),
            (target, fact.target.as_ref()),
            (claimed_by, fact.claimed_by.as_ref()),
        ];
        for (wanted, party) in parties {
            agreement.check_name(wanted.as_ref(), &told.party_names(party), told.names);
        }
        agreement
    }
}

impl Quote {
    fn agreement(&self, fact: &facts::Quote, told: &DocumentNames<'_>) -> Agreement {
        let Self {
            text: words,
            kind,
            speaker: wanted,
            role: title,
            cue,
            stance,
            polarity,
            via,
        } = self;
        let mut agreement = Agreement::default();
        let facts::Speaker {
            text,
            name,
            entity,
            role,
            ..
        } = &fact.speaker;
        let speaker = told.names_as_told(text.as_deref(), name.as_deref(), entity.as_deref());
        let role: Vec<_> = role.as_deref().into_iter().collect();
        agreement.check_words(words.as_ref(), &fact.text);
        agreement.check_equal(kind.as_ref(), Some(&fact.kind));
        agreement.check_name(wanted.as_ref(), &speaker, told.names);
        agreement.check_name(title.as_ref(), &role, told.names);
        agreement.check_words(cue.as_ref(), &fact.cue.lemma);
        agreement.check_equal(stance.as_ref(), Some(&fact.cue.stance));
        agreement.check_equal(polarity.as_ref(), Some(&fact.cue.polarity));
        agreement.check_name(
            via.as_ref(),
            &told.party_names(fact.via.as_ref()),
            told.names,
        );
        agreement
    }
}
