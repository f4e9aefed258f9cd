//! Dates: an expression is found when the spans overlap.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::measure::{Check, Marked, Matched, Metric, Words};
use super::placed::Placed;
use crate::facts::{Layer, TimeExpression};
use crate::span::Span;

/// A marked expression of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldDate {
    /// Its words.
    pub text: String,
    /// Which of the places where they stand, from 1.
    #[serde(default = "first_occurrence")]
    pub nth: u32,
    /// Where they stand, in characters.
    #[serde(default)]
    pub span: Span,
    /// TIMEX3 value; not scored when `None`.
    pub value: Option<String>,
    /// First day covered, when known.
    pub start: Option<Date>,
    /// Last day covered, when known.
    pub end: Option<Date>,
    /// Whether a reader may leave it out: finding it or not is neither right nor wrong.
    #[serde(default)]
    pub optional: bool,
}

fn first_occurrence() -> u32 {
    1
}

impl Placed for GoldDate {
    fn words(&self) -> &str {
        &self.text
    }

    fn nth(&self) -> u32 {
        self.nth
    }

    fn span(&mut self) -> &mut Span {
        &mut self.span
    }
}

impl Marked for GoldDate {
    type Found = TimeExpression;
    const LAYER: Layer = Layer::Dates;

    fn compare(gold: &[Self], found: &[TimeExpression]) -> Matched {
        let mut matched = Matched::in_order(gold, found, |gold, found| {
            !gold.optional && gold.span.overlaps(found.span)
        });
        let optional = |span: Span| gold.iter().any(|g| g.optional && g.span.overlaps(span));
        matched.missed.retain(|g| !gold[*g].optional);
        matched.extra.retain(|f| !optional(found[*f].span));
        matched
    }

    fn check(&self, found: &TimeExpression) -> Vec<Check> {
        let exact = Check {
            figure: Metric::Exact,
            right: self.span == found.span,
            gold: Some(self.text.clone()),
            found: Some(found.text.clone()),
        };
        let gold = self.value.as_ref().filter(|value| !value.is_empty());
        let value = gold.map(|gold| {
            let days = self.start.is_some() && (self.start, self.end) == (found.start, found.end);
            Check {
                figure: Metric::Value,
                right: days || years_as_decades(gold) == years_as_decades(&found.value),
                gold: Some(gold.clone()),
                found: Some(found.value.clone()),
            }
        });
        [exact].into_iter().chain(value).collect()
    }

    fn words(&self, _text: &str) -> Words {
        Words {
            text: self.text.clone(),
            span: self.span,
        }
    }

    fn type_and_place(&self) -> String {
        self.value.clone().unwrap_or_default()
    }

    fn found_words(found: &TimeExpression) -> Words {
        Words {
            text: found.text.clone(),
            span: found.span,
        }
    }

    fn found_said(found: &TimeExpression) -> String {
        found.value.clone()
    }
}

/// Full decades of years as decades: `P30Y` and `P3DE` are the same length.
fn years_as_decades(value: &str) -> Cow<'_, str> {
    let tens = value
        .strip_prefix('P')
        .and_then(|rest| rest.strip_suffix("0Y"))
        .filter(|tens| !tens.is_empty() && tens.bytes().all(|b| b.is_ascii_digit()));
    match tens {
        Some(tens) => format!("P{tens}DE").into(),
        None => value.into(),
    }
}
