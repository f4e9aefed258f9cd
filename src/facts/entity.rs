//! Named persons, places, bodies.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Cell, Confidence, Coordinates, Fact, Layer, Precision, Subtype};
use crate::span::Span;

/// One person, place, body or other thing that an article names, with all its mentions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// `E1`, `E2`, … in order of first mention; unique in its document.
    pub id: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// What exactly it is, when known.
    pub subtype: Option<Subtype>,
    /// The lexicon's name, or the fullest name that the article gives.
    pub name: String,
    /// English name, when the lexicon has one.
    pub name_en: Option<String>,
    /// ISO 3166-1 alpha-2 code of the country it belongs to, when known.
    pub country: Option<String>,
    /// Where a place is, when the lexicon or the gazetteer tells and the article does not leave it open
    /// which place of that name is meant.
    pub coordinates: Option<Coordinates>,
    /// What the coordinates stand for: the place itself, or the middle of a larger one.
    #[serde(default)]
    pub precision: Option<Precision>,
    /// What a place lies in, the smallest first, without its country: «نينوى» for a town of Nineveh;
    /// empty when not known.
    #[serde(default)]
    pub within: Vec<String>,
    /// Titles that the article gives a person, in text order, each once.
    pub roles: Vec<String>,
    /// Whether the lexicon names it; `false` when a rule or the model found it.
    pub known: bool,
    /// Where it is named, in text order.
    pub mentions: Vec<Mention>,
    /// The share of facts like this one that were right on rows marked by hand.
    pub confidence: Option<Confidence>,
}

/// One place where an entity is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// The article's words at `span`.
    pub text: String,
    /// How the words name it.
    pub kind: MentionKind,
    /// Whether a place stands for its government («أعلنت باكو»).
    pub metonym: bool,
    /// Index of the sentence, from 0.
    pub sentence: u32,
}

/// What an entity is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum EntityType {
    /// A human being.
    Person,
    /// A country, region, town, river, mountain, building.
    Location,
    /// A body: ministry, army, party, agency, company.
    Organization,
    /// An event, product, work or treaty.
    Misc,
}

impl EntityType {
    /// Every type, in the order of the report.
    pub const ALL: [Self; 4] = [Self::Person, Self::Location, Self::Organization, Self::Misc];
}

/// How a mention names its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MentionKind {
    /// As in `name`.
    Name,
    /// A part of the name, such as the surname alone.
    Short,
    /// Another spelling than `name`.
    Variant,
    /// A title without the name.
    Role,
}

impl Fact for Entity {
    const LAYER: Layer = Layer::Entities;
    const COLUMNS: &'static [&'static str] = &[
        "start",
        "end",
        "text",
        "kind",
        "metonym",
        "sentence",
        "entity",
        "type",
        "subtype",
        "name",
        "name_en",
        "country",
        "lat",
        "lon",
        "precision",
        "within",
        "roles",
        "known",
        "confidence",
    ];

    fn rows(&self) -> Vec<Vec<Cell<'_>>> {
        self.mentions
            .iter()
            .map(|mention| self.table_row(mention))
            .collect()
    }
}

impl Entity {
    fn table_row<'a>(&'a self, mention: &'a Mention) -> Vec<Cell<'a>> {
        vec![
            mention.span.start().into(),
            mention.span.end().into(),
            (&mention.text).into(),
            Cell::enum_word(&mention.kind),
            mention.metonym.into(),
            mention.sentence.into(),
            (&self.id).into(),
            Cell::enum_word(&self.kind),
            Cell::enum_word(&self.subtype),
            (&self.name).into(),
            self.name_en.as_ref().into(),
            self.country.as_ref().into(),
            Cell::degrees_cell(self.coordinates.map(|at| at.lat)),
            Cell::degrees_cell(self.coordinates.map(|at| at.lon)),
            Cell::enum_word(&self.precision),
            Cell::joined_list(&self.within),
            Cell::joined_list(&self.roles),
            self.known.into(),
            Cell::confidence_cell(self.confidence),
        ]
    }
}
