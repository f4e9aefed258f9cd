//! One sentence, and what its events are read against.

use std::ops::Range;

use jiff::civil::Date;

use crate::extract::clause::{Clauses, Parses};
use crate::extract::names::Names;
use crate::facts::{Casualty, Quote, TimeExpression};
use crate::text::Text;

/// What an event is read against.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    /// Names of the text.
    pub names: &'a Names,
    /// Its clauses.
    pub parses: &'a Parses<'a>,
    /// Its dates.
    pub dates: &'a [TimeExpression],
    /// Its counts.
    pub casualties: &'a [Casualty],
    /// Its quotations, whose speakers claim the events inside.
    pub quotes: &'a [Quote],
    /// When it was published.
    pub published: Option<Date>,
}

/// One sentence with everything that its rules ask for.
#[derive(Debug, Clone)]
pub(super) struct Sentence<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) context: Context<'a>,
    pub(super) tokens: Range<usize>,
    pub(super) clauses: &'a Clauses,
    /// Where nouns begin that tell events, in order.
    pub(super) nouns: Vec<usize>,
}
