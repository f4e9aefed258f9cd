//! Facts as rows of a table: how CSV, Markdown and whatever else has columns see them, without
//! knowing one layer from another.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;

use super::{Confidence, Degrees, Layer};

/// A fact as every table shows it.
pub trait Fact {
    /// The layer that it belongs to.
    const LAYER: Layer;
    /// Headings of its rows.
    const COLUMNS: &'static [&'static str];

    /// One row for each place where the fact stands, with a cell for every heading.
    fn rows(&self) -> Vec<Vec<Cell<'_>>>;
}

/// What [`Facts::visit_layers`](super::Facts::visit_layers) leads through the layers.
pub trait Visit {
    /// What can go wrong on the way.
    type Error;

    /// Takes all facts of one layer.
    ///
    /// # Errors
    ///
    /// When the visitor cannot go on.
    fn layer<F: Fact>(&mut self, facts: &[F]) -> Result<(), Self::Error>;
}

/// One field of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing is known.
    Empty,
    /// A number, which programs may compute with.
    Number(u64),
    /// Yes or no.
    Flag(bool),
    /// Anything else.
    Text(Cow<'a, str>),
}

impl Cell<'_> {
    /// A value of an enum, spelled as in JSON.
    #[must_use]
    pub(crate) fn enum_word(value: &impl Serialize) -> Self {
        match serde_json::to_value(value) {
            Ok(Value::String(word)) => Self::Text(word.into()),
            _ => Self::Empty,
        }
    }

    /// A latitude or longitude.
    #[must_use]
    pub(crate) fn degrees_cell(degrees: Option<Degrees>) -> Self {
        degrees.map_or(Self::Empty, |degrees| {
            Self::Text(degrees.to_string().into())
        })
    }

    /// A share of facts.
    #[must_use]
    pub(crate) fn confidence_cell(confidence: Option<Confidence>) -> Self {
        confidence.map_or(Self::Empty, |confidence| {
            Self::Text(confidence.to_string().into())
        })
    }

    /// Several texts in one cell.
    #[must_use]
    pub(crate) fn joined_list<S: std::borrow::Borrow<str>>(texts: &[S]) -> Self {
        if texts.is_empty() {
            Self::Empty
        } else {
            Self::Text(texts.join("; ").into())
        }
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        text.as_str().into()
    }
}

impl From<u32> for Cell<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u64> for Cell<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Cell<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<Date> for Cell<'_> {
    fn from(day: Date) -> Self {
        Self::Text(day.to_string().into())
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}
