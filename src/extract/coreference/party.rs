//! Somebody who acts or speaks, and how other facts point to them.

use std::ops::Range;

use crate::extract::names::Names;
use crate::facts::{ResolvedBy, Speaker};
use crate::lexicon::Agreement;
use crate::span::Span;
use crate::text::Text;

/// Somebody who acts or speaks, as the words beside a verb or preposition name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Their tokens.
    pub tokens: Range<usize>,
    /// Where they are named, without clitics.
    pub span: Span,
    /// The fullest name of the article; `None` for a body that the words only point back to.
    pub name: Option<String>,
    /// Index into [`Names::entities`].
    pub entity: Option<usize>,
    /// Title beside the name.
    pub role: Option<String>,
    /// How the name was found.
    pub resolved_by: ResolvedBy,
    /// Number and gender of the noun, where it tells.
    pub agreement: Agreement,
    /// Whether the words surely name somebody: a name, a title, or a noun for people and bodies.
    pub agent: bool,
}

impl Party {
    /// Whether the words surely name somebody.
    #[must_use]
    pub fn is_agent(&self) -> bool {
        self.agent
    }

    /// As the speaker of a quotation.
    #[must_use]
    pub fn speaker(&self, text: &Text<'_>, names: &Names) -> Speaker {
        Speaker {
            text: Some(text.slice(self.span).to_owned()),
            span: Some(self.span),
            resolved_by: self.name.as_ref().map(|_| self.resolved_by),
            name: self.name.clone(),
            entity: self.entity.map(|entity| names.entities[entity].id.clone()),
            role: self.role.clone(),
        }
    }

    /// As somebody whom another fact refers to.
    #[must_use]
    pub fn reference(&self, text: &Text<'_>, names: &Names) -> crate::facts::Party {
        let words = text.slice(self.span).to_owned();
        crate::facts::Party {
            name: self.name.clone().unwrap_or_else(|| words.clone()),
            text: words,
            entity: self.entity.map(|entity| names.entities[entity].id.clone()),
        }
    }
}
