//! Every name of a text, and where it stands.

use std::borrow::Cow;
use std::ops::Range;

use super::evidence::Evidence;
use super::title::Title;
use crate::facts::{Entity, EntityType, Mention};
use crate::span::Span;
use crate::spelling::{ARTICLE, FOR_THE};

/// Every name of a text.
#[derive(Debug, Default)]
pub struct Names {
    /// What is named, in order of first mention.
    pub entities: Vec<Entity>,
    /// Where, in text order and without overlaps.
    pub namings: Vec<Naming>,
    /// Titles and functions, in text order, with those who hold them where the text says so.
    pub titles: Vec<Title>,
    /// For each entity, what speaks for it.
    pub evidence: Vec<Evidence>,
    /// For each entity, the mention that names it most fully.
    pub(super) fullest: Vec<usize>,
}

/// A place where something is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// The tokens of the name.
    pub tokens: Range<usize>,
    /// Where it stands, without clitics.
    pub span: Span,
    /// Index into [`Names::entities`].
    pub entity: usize,
}

impl Names {
    /// The name that covers token `at`.
    #[must_use]
    pub fn covering(&self, at: usize) -> Option<&Naming> {
        let behind = self
            .namings
            .partition_point(|naming| naming.tokens.start <= at);
        let naming = self.namings.get(behind.checked_sub(1)?)?;
        naming.tokens.contains(&at).then_some(naming)
    }

    /// The name that begins with token `at`.
    #[must_use]
    pub fn starting(&self, at: usize) -> Option<&Naming> {
        self.covering(at).filter(|naming| naming.tokens.start == at)
    }

    /// The names inside some tokens.
    #[must_use]
    pub fn within(&self, tokens: Range<usize>) -> &[Naming] {
        let first = self
            .namings
            .partition_point(|naming| naming.tokens.start < tokens.start);
        let last = self
            .namings
            .partition_point(|naming| naming.tokens.start < tokens.end);
        &self.namings[first..last.max(first)]
    }

    /// The titles that begin inside some tokens.
    #[must_use]
    pub fn titles_within(&self, tokens: Range<usize>) -> &[Title] {
        let first = self
            .titles
            .partition_point(|title| title.tokens.start < tokens.start);
        let last = self
            .titles
            .partition_point(|title| title.tokens.start < tokens.end);
        &self.titles[first..last.max(first)]
    }

    /// The title that begins with token `at`.
    #[must_use]
    pub fn title(&self, at: usize) -> Option<&Title> {
        let found = self
            .titles
            .binary_search_by_key(&at, |title| title.tokens.start)
            .ok()?;
        Some(&self.titles[found])
    }

    /// The title that covers token `at`.
    #[must_use]
    pub fn title_covering(&self, at: usize) -> Option<&Title> {
        let behind = self
            .titles
            .partition_point(|title| title.tokens.start <= at);
        self.titles
            .get(behind.checked_sub(1)?)
            .filter(|title| title.tokens.contains(&at))
    }

    /// The fullest name that the article gives an entity.
    #[must_use]
    pub fn fullest(&self, entity: usize) -> Cow<'_, str> {
        let named = &self.entities[entity];
        let mention = self
            .fullest
            .get(entity)
            .and_then(|i| named.mentions.get(*i));
        let Some(mention) = mention else {
            return Cow::Borrowed(&named.name);
        };
        // للجيش الروسي is the body الجيش الروسي
        match mention.text.strip_prefix(FOR_THE) {
            Some(rest) => Cow::Owned(format!("{ARTICLE}{rest}")),
            None => Cow::Borrowed(&mention.text),
        }
    }

    /// What is told of a naming as a mention of its entity.
    #[must_use]
    pub fn mention(&self, naming: &Naming) -> Option<&Mention> {
        let mentions = &self.entities[naming.entity].mentions;
        let start = naming.span.start();
        let at = mentions.binary_search_by_key(&start, |mention| mention.span.start());
        at.ok().map(|at| &mentions[at])
    }

    /// Whether a capital or a country stands for its government here.
    #[must_use]
    pub fn is_metonym(&self, naming: &Naming) -> bool {
        self.mention(naming).is_some_and(|mention| mention.metonym)
    }

    /// Whether a naming is of this type.
    #[must_use]
    pub fn is(&self, naming: &Naming, kind: EntityType) -> bool {
        self.entities[naming.entity].kind == kind
    }
}
