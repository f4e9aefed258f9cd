//! Gold rows as plain data.

use jiff::civil::Date;

use super::mention::GoldMention;
use super::{GoldCasualty, GoldDate, GoldEntity, GoldEvent, GoldQuote};
use crate::article::{Article, Published, PublishedBasis};
use crate::problem::Problem;
use crate::span::Span;

/// The rows of a gold file.
#[derive(Debug, Clone, Default)]
pub struct Gold {
    /// What can be scored.
    pub rows: Vec<Row>,
    /// What is wrong with the other lines.
    pub problems: Vec<Problem>,
}

/// An article with its marked facts. A layer that is `None` was not marked and is not scored.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Unique in its file.
    pub id: String,
    /// The article.
    pub text: String,
    /// When it was published, when that is known.
    pub published: Option<Date>,
    /// Who and what is named.
    pub entities: Option<Vec<GoldEntity>>,
    /// When.
    pub dates: Option<Vec<GoldDate>>,
    /// How many people, with what outcome.
    pub casualties: Option<Vec<GoldCasualty>>,
    /// Who said what.
    pub quotes: Option<Vec<GoldQuote>>,
    /// What happened.
    pub events: Option<Vec<GoldEvent>>,
    /// Where something is named, in text order; scored in the place of `entities`.
    pub mentions: Option<Vec<GoldMention>>,
    /// The tokens that mentions are made of, in characters, where the row was written as tokens.
    pub tokens: Option<Vec<Span>>,
}

impl Row {
    /// The article as the analyzer takes it.
    #[must_use]
    pub(crate) fn to_article(&self) -> Article {
        let basis = match self.published {
            Some(_) => PublishedBasis::Record,
            None => PublishedBasis::Unknown,
        };
        Article {
            id: self.id.clone(),
            text: self.text.clone(),
            published: Published {
                date: self.published,
                basis,
                ..Published::default()
            },
            ..Article::default()
        }
    }
}
