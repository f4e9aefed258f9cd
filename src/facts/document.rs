//! One article's facts, as printed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Entity, Facts, Sketch};
use crate::article::Published;
use crate::span::Span;

/// Version of the JSON that [`Document`] becomes; raised when a key changes its meaning or goes.
pub const SCHEMA_VERSION: u32 = 2;

/// One article with everything found in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The article's id.
    pub id: String,
    /// File that it came from.
    pub path: Option<String>,
    /// Headline, from the metadata or from the layout of the text.
    pub title: Option<String>,
    /// The line that names outlet or author, when the layout shows one.
    pub byline: Option<String>,
    /// Outlet.
    pub source: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Encoding that the bytes were read in.
    pub encoding: String,
    /// SHA-256 of the text as UTF-8, in lower-case hexadecimal: what every span points into.
    #[serde(default)] // analyses that were written before it was told can still be read
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"), transform = crate::article::always_written)]
    pub sha256: String,
    /// By what copies of the article are known.
    #[serde(default)] // analyses that were written before it was told can still be read
    #[schemars(transform = crate::article::always_written)]
    pub sketch: Sketch,
    /// When it was published.
    pub published: Published,
    /// Size of the article.
    pub stats: Stats,
    /// What was found.
    #[serde(flatten)]
    pub facts: Facts,
    /// What a reader should know before trusting a fact.
    pub warnings: Vec<Warning>,
}

impl Document {
    /// The entity with this `id`, when its layer was kept.
    ///
    /// ```
    /// # use karabakh::{Unit, analyze::Analyzer, article::Article, facts::Layer, lexicon::Lexicon};
    /// # let analyzer = Analyzer::new(Lexicon::builtin()?, &Layer::ALL, Unit::Chars);
    ///
    /// let text = "قال سيرغي لافروف إن الهدنة صامدة.".to_owned();
    /// let document = analyzer.analyze(&Article { text, ..Article::default() });
    /// let speaker = &document.facts.quotes[0].speaker;
    /// let entity = document.entity_by_id(speaker.entity.as_deref()).unwrap();
    /// assert_eq!(entity.country.as_deref(), Some("RU"));
    /// # Ok::<(), karabakh::lexicon::Error>(())
    /// ```
    #[must_use]
    pub fn entity_by_id(&self, id: Option<&str>) -> Option<&Entity> {
        let id = id?;
        self.facts.entities.iter().find(|entity| entity.id == id)
    }

    /// The lexicon's name of an entity, so that all spellings count as one; else `name`.
    #[must_use]
    pub(crate) fn canonical_name<'a>(&'a self, entity: Option<&str>, name: &'a str) -> &'a str {
        let named = self.entity_by_id(entity).filter(|entity| entity.known);
        named.map_or(name, |entity| &entity.name)
    }
}

/// Size of an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Stats {
    /// Unicode scalar values.
    pub chars: u32,
    /// Words, numbers and marks.
    pub tokens: u32,
    /// Sentences.
    pub sentences: u32,
    /// Dates and times whose days stayed unknown, most often for want of a publication date.
    pub open_dates: u32,
}

/// Something doubtful in an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Warning {
    /// Where, when it is one place.
    pub span: Option<Span>,
    /// What is doubtful.
    pub message: String,
}
