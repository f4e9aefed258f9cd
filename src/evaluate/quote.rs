//! Quotations: one is found when its span and the gold span share half of their union.

use serde::{Deserialize, Serialize};

use super::gold::Placed;
use super::name::same_name;
use super::score::{Check, Figure, Marked, Matched, Words, word};
use crate::facts::{Layer, Quote, QuoteKind};
use crate::span::Span;

/// How much of their union two spans must share.
const ENOUGH: f64 = 0.5;

/// A marked quotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldQuote {
    /// What was said.
    pub content: String,
    /// Where it stands, in characters.
    #[serde(default)]
    pub span: Span,
    /// In whose words.
    pub kind: QuoteKind,
    /// Who said it; not scored when `None`.
    pub speaker_name: Option<String>,
}

impl Placed for GoldQuote {
    fn words(&self) -> &str {
        &self.content
    }

    fn span(&mut self) -> &mut Span {
        &mut self.span
    }
}

impl Marked for GoldQuote {
    type Found = Quote;
    const LAYER: Layer = Layer::Quotes;

    /// The pair that shares most comes first.
    fn compare(gold: &[Self], found: &[Quote]) -> Matched {
        let near = |g: usize, gold: &GoldQuote| {
            let shares = found.iter().enumerate();
            shares
                .map(|(f, found)| (union_share(gold.span, found.span), g, f))
                .filter(|(share, ..)| *share >= ENOUGH)
                .collect::<Vec<_>>()
        };
        let mut near: Vec<_> = (0..)
            .zip(gold)
            .flat_map(|(g, gold)| near(g, gold))
            .collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (_, g, f) in near {
            if pairs.iter().all(|(own, other)| *own != g && *other != f) {
                pairs.push((g, f));
            }
        }
        pairs.sort_unstable();
        Matched::from_pairs(pairs, gold.len(), found.len())
    }

    fn check(&self, found: &Quote) -> Vec<Check> {
        let mixed = [self.kind, found.kind].contains(&QuoteKind::Mixed);
        let kind = Check::equal(Figure::Kind, &self.kind, &found.kind);
        let kind = Check {
            right: kind.right || mixed,
            ..kind
        };
        let gold = self.speaker_name.as_ref().filter(|name| !name.is_empty());
        let speaker = gold.map(|gold| {
            let name = found.speaker.name.as_deref();
            Check {
                figure: Figure::Speaker,
                right: same_name(gold, name.unwrap_or_default()),
                gold: Some(gold.clone()),
                found: name.map(str::to_owned),
            }
        });
        speaker.into_iter().chain([kind]).collect()
    }

    fn words(&self, _text: &str) -> Words {
        Words {
            text: self.content.clone(),
            span: self.span,
        }
    }

    fn said(&self) -> String {
        spoken(self.kind, self.speaker_name.as_deref())
    }

    fn found_words(found: &Quote) -> Words {
        Words {
            text: found.text.clone(),
            span: found.span,
        }
    }

    fn found_said(found: &Quote) -> String {
        spoken(found.kind, found.speaker.name.as_deref())
    }
}

fn spoken(kind: QuoteKind, speaker: Option<&str>) -> String {
    let kind = word(&kind).unwrap_or_default();
    match speaker {
        Some(speaker) => format!("{kind} | {speaker}"),
        None => kind,
    }
}

/// How much of the stretch that both cover together is covered by both.
fn union_share(a: Span, b: Span) -> f64 {
    if !a.overlaps(b) {
        return 0.0;
    }
    let shared = a.end().min(b.end()) - a.start().max(b.start());
    let union = a.end().max(b.end()) - a.start().min(b.start());
    f64::from(shared) / f64::from(union)
}
