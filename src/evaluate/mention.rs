//! Places where something is named, as annotators mark them: found when the words are exactly those
//! and the type agrees.

use super::measure::{Check, Marked, Matched, Words, plain_value};
use super::mistake::slice_characters;
use crate::facts::{Entity, EntityType, Layer};
use crate::span::Span;

/// A marked name at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldMention {
    /// What it is.
    pub kind: EntityType,
    /// Where, in characters.
    pub span: Span,
    /// The words.
    pub text: String,
}

impl GoldMention {
    /// The mentions of entities that were found, in text order. Where a row has `tokens`, a name
    /// covers whole ones, as it does in IOB2.
    pub(super) fn found_mentions(
        text: &str,
        entities: &[Entity],
        tokens: Option<&[Span]>,
    ) -> Vec<Self> {
        let places = entities.iter().flat_map(|entity| {
            let spans = entity.mentions.iter().map(|mention| mention.span);
            spans.map(|span| (entity.kind, span))
        });
        let mention = |(kind, span): (EntityType, Span)| {
            let span = tokens.map_or(span, |tokens| whole_tokens(span, tokens));
            Self {
                kind,
                span,
                text: slice_characters(text, span).unwrap_or_default().to_owned(),
            }
        };
        let mut found: Vec<_> = places.map(mention).collect();
        found.sort_by_key(|mention| (mention.span, mention.kind));
        found.dedup();
        found
    }
}

/// The span with all of the tokens that it touches.
fn whole_tokens(span: Span, tokens: &[Span]) -> Span {
    let first = tokens.partition_point(|token| token.end() <= span.start());
    let last = tokens.partition_point(|token| token.start() < span.end());
    match (tokens.get(first), last.checked_sub(1).map(|at| tokens[at])) {
        (Some(first), Some(last)) if first.start() < last.end() => {
            Span::new(first.start().min(span.start()), last.end().max(span.end()))
        }
        _ => span,
    }
}

impl Marked for GoldMention {
    type Found = Self;
    const LAYER: Layer = Layer::Entities;

    fn compare(gold: &[Self], found: &[Self]) -> Matched {
        let mut pairs = Vec::new();
        let mut others = found.iter().enumerate().peekable();
        for (g, marked) in gold.iter().enumerate() {
            while others.next_if(|(_, f)| f.span < marked.span).is_some() {}
            let same = |(_, f): &(usize, &Self)| f.span == marked.span && f.kind == marked.kind;
            if let Some((f, _)) = others.next_if(same) {
                pairs.push((g, f));
            }
        }
        Matched::from_pairs(pairs, gold.len(), found.len())
    }

    fn check(&self, _found: &Self) -> Vec<Check> {
        Vec::new()
    }

    fn words(&self, _text: &str) -> Words {
        Self::found_words(self)
    }

    fn type_and_place(&self) -> String {
        Self::found_said(self)
    }

    fn found_words(found: &Self) -> Words {
        Words {
            text: found.text.clone(),
            span: found.span,
        }
    }

    fn found_said(found: &Self) -> String {
        plain_value(&found.kind).unwrap_or_default()
    }
}
