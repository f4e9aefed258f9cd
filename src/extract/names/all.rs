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
pub(crate) struct Names {
    /// What is named, in order of first mention.
    pub entities: Vec<Entity>,
    /// Where, in text order and without overlaps.
    pub namings: Vec<NameSpan>,
    /// Titles and functions, in text order, with those who hold them where the text says so.
    pub titles: Vec<Title>,
    /// For each entity, what speaks for it.
    pub evidence: Vec<Evidence>,
    /// For each entity, the mention that names it most fully.
    pub(super) fullest: Vec<usize>,
    /// What stands at each token.
    pub(super) tokens: Vec<Place>,
}

/// One more than the number of the naming that covers a token, and of the title that begins with it; zero where
/// there is none.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    naming: u32,
    title: u32,
}

/// A place where something is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NameSpan {
    /// The tokens of the name.
    pub tokens: Range<usize>,
    /// Where it stands, without clitics.
    pub span: Span,
    /// Index into [`Names::entities`].
    pub entity: usize,
}

impl Names {
    /// Notes for each of `count` tokens which of the namings and titles stands there, once all are found.
    #[allow(clippy::cast_possible_truncation)] // fewer than tokens
    pub(super) fn index(&mut self, count: usize) {
        self.tokens = vec![Place::default(); count];
        for (number, naming) in (1..).zip(&self.namings) {
            for place in &mut self.tokens[naming.tokens.clone()] {
                place.naming = number;
            }
        }
        for title in &self.titles {
            let at = title.tokens.start;
            let found = self
                .titles
                .binary_search_by_key(&at, |title| title.tokens.start);
            self.tokens[at].title = found.map_or(0, |found| found as u32 + 1);
        }
    }

    fn place(&self, at: usize) -> Place {
        self.tokens.get(at).copied().unwrap_or_default()
    }

    /// The name that covers token `at`.
    #[must_use]
    #[inline]
    pub(crate) fn covering(&self, at: usize) -> Option<&NameSpan> {
        let number = self.place(at).naming.checked_sub(1)?;
        self.namings.get(number as usize)
    }

    /// The name that begins with token `at`.
    #[must_use]
    pub(crate) fn starting(&self, at: usize) -> Option<&NameSpan> {
        self.covering(at).filter(|naming| naming.tokens.start == at)
    }

    /// The names inside some tokens.
    #[must_use]
    pub(crate) fn within(&self, tokens: Range<usize>) -> &[NameSpan] {
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
    pub(crate) fn titles_within(&self, tokens: Range<usize>) -> &[Title] {
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
    #[inline]
    pub(crate) fn title(&self, at: usize) -> Option<&Title> {
        let number = self.place(at).title.checked_sub(1)?;
        self.titles.get(number as usize)
    }

    /// The title that covers token `at`.
    #[must_use]
    pub(crate) fn title_covering(&self, at: usize) -> Option<&Title> {
        let after = self
            .titles
            .partition_point(|title| title.tokens.start <= at);
        self.titles
            .get(after.checked_sub(1)?)
            .filter(|title| title.tokens.contains(&at))
    }

    /// The fullest name that the article gives an entity.
    #[must_use]
    pub(crate) fn fullest(&self, entity: usize) -> Cow<'_, str> {
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
    pub(crate) fn mention(&self, naming: &NameSpan) -> Option<&Mention> {
        let mentions = &self.entities[naming.entity].mentions;
        let start = naming.span.start();
        let at = mentions.binary_search_by_key(&start, |mention| mention.span.start());
        at.ok().map(|at| &mentions[at])
    }

    /// Whether a capital or a country stands for its government here.
    #[must_use]
    pub(crate) fn is_metonym(&self, naming: &NameSpan) -> bool {
        self.mention(naming).is_some_and(|mention| mention.metonym)
    }

    /// Whether a naming is of this type.
    #[must_use]
    pub(crate) fn is(&self, naming: &NameSpan, kind: EntityType) -> bool {
        self.entities[naming.entity].kind == kind
    }
}
