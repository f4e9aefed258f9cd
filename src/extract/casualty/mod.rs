//! Figures of people to whom something happened.

use super::names::Names;
use crate::facts::{Casualty, Quote, TimeExpression};
use crate::text::Text;

/// What a figure is read against.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Names of the text.
    pub names: &'a Names,
    /// Its dates.
    pub dates: &'a [TimeExpression],
    /// Its quotations, whose speakers claim the figures inside.
    pub quotes: &'a [Quote],
}

/// Every casualty figure, in text order.
#[must_use]
pub fn read(_text: &Text<'_>, _context: Context<'_>) -> Vec<Casualty> {
    Vec::new()
}
