//! Names across articles, and their spellings.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::counts::{Counts, add_counts, ranked};
use super::documents::{Documents, Id, Ids};
use super::joined::Joined;
use crate::facts::{Coordinates, Document, Entity, EntityType, Form, Precision, Subtype, Variant};
use crate::spelling::on_one_line;

/// One person, place, body or other thing, in all documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Name {
    /// As in the documents.
    pub name: String,
    /// What it is; the same name of another type is another entry.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// What exactly it is, when known.
    pub subtype: Option<Subtype>,
    /// English name, when the lexicon has one.
    pub name_en: Option<String>,
    /// ISO 3166-1 alpha-2 code of its country, when known.
    pub country: Option<String>,
    /// Where a place is, when it is known.
    pub coordinates: Option<Coordinates>,
    /// What the coordinates stand for.
    #[serde(default)]
    pub precision: Option<Precision>,
    /// What a place lies in, the smallest first, without its country.
    #[serde(default)]
    pub within: Vec<String>,
    /// Titles that the articles give a person, the most frequent first.
    pub roles: Vec<String>,
    /// Whether the lexicon names it.
    pub known: bool,
    /// Where it is named.
    pub documents: Vec<String>,
    /// How often it is named.
    pub mentions: u32,
    /// The words that name it, the most frequent first.
    pub forms: Vec<Form>,
}

/// A name with every spelling that the documents use for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Spelling {
    /// The canonical name.
    pub name: String,
    /// Its spellings, the most frequent first.
    pub forms: Vec<SpellingForm>,
}

/// One spelling of a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SpellingForm {
    /// As written.
    pub text: String,
    /// How often.
    pub count: u32,
    /// Where.
    pub documents: Vec<String>,
    /// Who writes so, the most frequent first.
    pub sources: Vec<SourceCount>,
}

/// How often one outlet uses a spelling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SourceCount {
    /// The outlet; null stands for documents that name none.
    pub source: Option<String>,
    /// How often.
    pub count: u32,
}

#[derive(Debug, Default)]
pub(super) struct Names {
    entities: BTreeMap<(EntityType, String), Seen>,
    variants: BTreeMap<String, Forms>,
}

/// Spellings of a name.
type Forms = BTreeMap<String, Written>;

/// Where a spelling stands.
#[derive(Debug, Default)]
struct Written {
    sources: BTreeMap<Option<String>, u32>,
    documents: Ids,
}

/// Where a place is.
#[derive(Debug, Clone, Default)]
struct Spot {
    coordinates: Option<Coordinates>,
    precision: Option<Precision>,
    within: Vec<String>,
}

impl Spot {
    /// Of two answers the narrower, then the first by degrees, so that the order of documents does not
    /// matter.
    fn keep(&mut self, other: Self) {
        let rank = |spot: &Self| {
            let at = spot.coordinates.map(|at| (at.lat, at.lon));
            (
                at.is_none(),
                spot.precision,
                at,
                spot.within.is_empty(),
                spot.within.clone(),
            )
        };
        if rank(&other) < rank(self) {
            *self = other;
        }
    }
}

#[derive(Debug, Default)]
struct Seen {
    subtype: Option<Subtype>,
    spot: Spot,
    name_en: Option<String>,
    country: Option<String>,
    roles: Counts,
    known: bool,
    documents: Ids,
    forms: Counts,
}

impl Names {
    pub(super) fn add(&mut self, id: Id, document: &Document) {
        for entity in &document.facts.entities {
            let key = (entity.kind, entity.name.clone());
            self.entities.entry(key).or_default().add(id, entity);
        }
        for Variant { name, forms } in &document.facts.variants {
            let spellings = self.variants.entry(name.clone()).or_default();
            for Form { text, count } in forms {
                let written = spellings.entry(text.clone()).or_default();
                *written.sources.entry(document.source.clone()).or_default() += count;
                written.documents.insert(id);
            }
        }
    }

    /// Which of the unknown names are spellings of others.
    pub(super) fn joined(&self) -> Joined {
        let unknown = self.entities.iter().filter(|(_, seen)| !seen.known);
        Joined::of(unknown.map(|((kind, name), seen)| (*kind, name.as_str(), seen.mentions())))
    }

    pub(super) fn finish(
        self,
        joined: &Joined,
        documents: &Documents,
    ) -> (Vec<Name>, Vec<Spelling>) {
        let mut entities: BTreeMap<(EntityType, String), Seen> = BTreeMap::new();
        for ((kind, name), seen) in self.entities {
            let name = joined.name(kind, name);
            entities.entry((kind, name)).or_default().join(seen);
        }
        let mut variants: BTreeMap<String, Forms> = BTreeMap::new();
        for (name, forms) in self.variants {
            let all = variants.entry(joined.any(name)).or_default();
            for (text, written) in forms {
                all.entry(text).or_default().join(written);
            }
        }
        let total =
            |((kind, name), seen): ((EntityType, String), Seen)| seen.total(kind, name, documents);
        let mut entities: Vec<_> = entities.into_iter().map(total).collect();
        entities.sort_by_key(|entity| (Reverse(entity.mentions), Reverse(entity.documents.len())));
        let variants = variants
            .into_iter()
            .map(|(name, forms)| spelling(name, forms, documents));
        (entities, variants.collect())
    }
}

impl Written {
    fn join(&mut self, other: Self) {
        for (source, count) in other.sources {
            *self.sources.entry(source).or_default() += count;
        }
        self.documents.join(&other.documents);
    }
}

impl Seen {
    /// How often it is named.
    fn mentions(&self) -> u32 {
        self.forms.values().sum()
    }

    fn join(&mut self, other: Self) {
        keep_first(&mut self.name_en, other.name_en.as_ref());
        keep_first(&mut self.country, other.country.as_ref());
        keep_first(&mut self.subtype, other.subtype.as_ref());
        self.spot.keep(other.spot);
        add_counts(&mut self.roles, other.roles);
        add_counts(&mut self.forms, other.forms);
        self.known |= other.known;
        self.documents.join(&other.documents);
    }

    fn add(&mut self, id: Id, entity: &Entity) {
        keep_first(&mut self.name_en, entity.name_en.as_ref());
        keep_first(&mut self.country, entity.country.as_ref());
        keep_first(&mut self.subtype, entity.subtype.as_ref());
        self.spot.keep(Spot {
            coordinates: entity.coordinates,
            precision: entity.precision,
            within: entity.within.clone(),
        });
        for role in &entity.roles {
            *self.roles.entry(role.clone()).or_default() += 1;
        }
        self.known |= entity.known;
        self.documents.insert(id);
        for mention in &entity.mentions {
            let form = on_one_line(&mention.text).into_owned();
            *self.forms.entry(form).or_default() += 1;
        }
    }

    fn total(self, kind: EntityType, name: String, documents: &Documents) -> Name {
        let mentions = self.mentions();
        Name {
            name,
            kind,
            subtype: self.subtype,
            name_en: self.name_en,
            country: self.country,
            coordinates: self.spot.coordinates,
            precision: self.spot.precision,
            within: self.spot.within,
            roles: ranked(self.roles)
                .into_iter()
                .map(|(role, _)| role)
                .collect(),
            known: self.known,
            documents: documents.listed(&self.documents),
            mentions,
            forms: ranked(self.forms)
                .into_iter()
                .map(|(text, count)| Form { text, count })
                .collect(),
        }
    }
}

/// Of two answers the first in the alphabet, so that the order of documents does not matter.
fn keep_first<T: Ord + Clone>(kept: &mut Option<T>, other: Option<&T>) {
    if let Some(other) = other
        && kept.as_ref().is_none_or(|kept| other < kept)
    {
        *kept = Some(other.clone());
    }
}

fn spelling(name: String, forms: Forms, documents: &Documents) -> Spelling {
    let form = |(text, written): (String, Written)| SpellingForm {
        text,
        count: written.sources.values().sum(),
        documents: documents.listed(&written.documents),
        sources: sources(written.sources),
    };
    let mut forms: Vec<_> = forms.into_iter().map(form).collect();
    forms.sort_by_key(|form| Reverse(form.count));
    Spelling { name, forms }
}

/// Outlets, the one that writes most first.
fn sources(counts: BTreeMap<Option<String>, u32>) -> Vec<SourceCount> {
    let count = |(source, count)| SourceCount { source, count };
    let mut sources: Vec<_> = counts.into_iter().map(count).collect();
    sources.sort_by_key(|source| Reverse(source.count));
    sources
}
