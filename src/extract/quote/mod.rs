//! Who said what.

use super::names::Names;
use crate::facts::Quote;
use crate::text::Text;

/// Every quotation, in text order.
#[must_use]
pub fn read(_text: &Text<'_>, _names: &Names) -> Vec<Quote> {
    Vec::new()
}
