//! Where in an article something stands. Inside the tool a [`Span`] counts bytes; [`Offsets`]
//! turns it into the unit that the reader asked for, once, when a document is finished.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A half-open range `[start, end)` of an article's text.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The range from `start` to `end`; an end before the start is taken as empty at `start`.
    #[must_use]
    pub fn new(start: u32, end: u32) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// First position covered.
    #[must_use]
    pub fn start(self) -> u32 {
        self.start
    }

    /// First position after the range.
    #[must_use]
    pub fn end(self) -> u32 {
        self.end
    }

    /// Whether the range covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether both ranges share a position.
    #[must_use]
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside this range.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The part of `text` that a byte span covers; empty when the span does not fit the text.
    ///
    /// ```
    /// use karabakh::Span;
    ///
    /// assert_eq!(Span::new(5, 13).slice_of("في باكو"), "باكو");
    /// ```
    #[must_use]
    pub fn slice_of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Self {
        Self::new(start, end)
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

/// What a printed span counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Unicode scalar values, as Python and most databases count.
    #[default]
    Chars,
    /// Bytes of the article as UTF-8.
    Bytes,
    /// UTF-16 code units, as JavaScript and Java count.
    Utf16,
}

/// Turns byte positions of one text into another unit.
///
/// ```
/// use karabakh::{Offsets, Span, Unit};
///
/// let text = "في باكو 🌍 اليوم";
/// let bytes = Span::new(19, 29);
/// assert_eq!(bytes.slice_of(text), "اليوم");
/// let chars = Offsets::new(text, Unit::Chars).in_unit(bytes);
/// assert_eq!((chars.start(), chars.end()), (10, 15));
/// assert_eq!(Offsets::new(text, Unit::Utf16).in_unit(bytes).start(), 11);
/// ```
#[derive(Debug)]
pub struct Offsets<'a> {
    text: &'a str,
    unit: Unit,
    /// The position in `unit` of every `STEP`-th byte.
    steps: Vec<u32>,
}

const STEP: usize = 32;

impl<'a> Offsets<'a> {
    /// Counts `text` through once.
    #[must_use]
    pub fn new(text: &'a str, unit: Unit) -> Self {
        let mut steps = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            steps.push(count);
            count += unit_width(chunk, unit);
        }
        steps.push(count);
        Self { text, unit, steps }
    }

    /// The same range counted in this index's unit.
    #[must_use]
    pub fn in_unit(&self, span: Span) -> Span {
        Span::new(self.unit_position(span.start), self.unit_position(span.end))
    }

    fn unit_position(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        let step = byte / STEP;
        let rest = &self.text.as_bytes()[step * STEP..byte];
        self.steps[step] + unit_width(rest, self.unit)
    }
}

/// Leads positions that were counted in a unit back to bytes of the text.
#[derive(Debug)]
pub(crate) struct Positions {
    /// For each position, the byte where it stands; after the last, the length of the text.
    bytes: Vec<u32>,
}

impl Positions {
    /// Counts `text` through once.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // an article is under 4 GiB, see `input`
    pub(crate) fn new(text: &str, unit: Unit) -> Self {
        let width = |c: char| match unit {
            Unit::Chars => 1,
            Unit::Bytes => c.len_utf8(),
            Unit::Utf16 => c.len_utf16(),
        };
        let places = |(at, c): (usize, char)| std::iter::repeat_n(at as u32, width(c));
        let ends = std::iter::once(text.len() as u32);
        Self {
            bytes: text.char_indices().flat_map(places).chain(ends).collect(),
        }
    }

    /// The same range in bytes; what lies after the text is cut off.
    #[must_use]
    pub(crate) fn byte_span(&self, span: Span) -> Span {
        let last = self.bytes.len() - 1;
        let byte = |position: u32| self.bytes[(position as usize).min(last)];
        Span::new(byte(span.start), byte(span.end))
    }
}

/// How many units the characters that begin in `bytes` take.
#[allow(clippy::cast_possible_truncation)] // an article is under 4 GiB, see `input`
fn unit_width(bytes: &[u8], unit: Unit) -> u32 {
    let starts = |b: &&u8| (**b & 0xC0) != 0x80;
    match unit {
        Unit::Bytes => bytes.len() as u32,
        Unit::Chars => bytes.iter().filter(starts).count() as u32,
        Unit::Utf16 => {
            let beyond = bytes.iter().filter(|b| **b >= 0xF0).count();
            (bytes.iter().filter(starts).count() + beyond) as u32
        }
    }
}
