//! Casualties: a figure is right when outcome and number agree and the evidence overlaps.

use serde::{Deserialize, Serialize};

use super::gold::Placed;
use super::name::same_name;
use super::score::{Check, Figure, Marked, Matched, Words, word};
use crate::facts::{Casualty, Layer, Outcome, Status, VictimKind};
use crate::span::Span;

/// A marked figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldCasualty {
    /// The words that state it.
    pub evidence: String,
    /// Where they stand, in characters.
    #[serde(default)]
    pub span: Span,
    /// What happened.
    pub outcome: Outcome,
    /// Smallest number that the words allow.
    pub min: u64,
    /// Largest; `null` when open above.
    #[serde(deserialize_with = "Option::deserialize")] // must be there
    pub max: Option<u64>,
    /// Who the people are.
    pub victims: VictimKind,
    /// Whether they are counted again inside another figure.
    #[serde(default)]
    pub subset: bool,
    /// Who states it, when the article does not itself.
    pub claimed_by: Option<String>,
    /// Whether the article asserts it.
    #[serde(default = "asserted")]
    pub status: Status,
}

fn asserted() -> Status {
    Status::Asserted
}

impl Placed for GoldCasualty {
    fn words(&self) -> &str {
        &self.evidence
    }

    fn span(&mut self) -> &mut Span {
        &mut self.span
    }
}

impl Marked for GoldCasualty {
    type Found = Casualty;
    const LAYER: Layer = Layer::Casualties;

    fn compare(gold: &[Self], found: &[Casualty]) -> Matched {
        Matched::in_order(gold, found, |gold, found| {
            gold.outcome == found.outcome
                && gold.min == found.count.min
                && gold.max == found.count.max
                && gold.span.overlaps(found.span)
        })
    }

    fn check(&self, found: &Casualty) -> Vec<Check> {
        vec![
            Check::equal(Figure::Victims, &self.victims, &found.victims.kind),
            Check::equal(Figure::Subset, &self.subset, &found.subset),
            Check::equal(Figure::Status, &self.status, &found.status),
            self.claim(found),
        ]
    }

    fn words(&self, _text: &str) -> Words {
        Words {
            text: self.evidence.clone(),
            span: self.span,
        }
    }

    fn said(&self) -> String {
        number(self.outcome, self.min, self.max)
    }

    fn found_words(found: &Casualty) -> Words {
        Words {
            text: found.text.clone(),
            span: found.span,
        }
    }

    fn found_said(found: &Casualty) -> String {
        number(found.outcome, found.count.min, found.count.max)
    }
}

impl GoldCasualty {
    fn claim(&self, found: &Casualty) -> Check {
        let gold = self.claimed_by.as_deref().filter(|name| !name.is_empty());
        let party = found.claimed_by.as_ref();
        let found = party
            .map(|party| [&party.name, &party.text])
            .and_then(|names| names.into_iter().find(|name| !name.is_empty()));
        let right = match (gold, found) {
            (None, None) => true,
            (Some(gold), Some(found)) => same_name(gold, found),
            _ => false,
        };
        Check {
            figure: Figure::ClaimedBy,
            right,
            gold: gold.map(str::to_owned),
            found: found.cloned(),
        }
    }
}

/// `killed 12`, `killed 201 or more`, `killed 3 to 9`.
fn number(outcome: Outcome, min: u64, max: Option<u64>) -> String {
    let outcome = word(&outcome).unwrap_or_default();
    match max {
        Some(max) if max == min => format!("{outcome} {min}"),
        Some(max) => format!("{outcome} {min} to {max}"),
        None => format!("{outcome} {min} or more"),
    }
}
