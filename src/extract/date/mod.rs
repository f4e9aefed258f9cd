//! Dates and times.

use jiff::civil::Date;

use crate::facts::{TimeExpression, Warning};
use crate::text::Text;

/// Every expression of time, in text order, resolved against the day of publication; and what
/// is doubtful about them.
#[must_use]
pub fn read(_text: &Text<'_>, _published: Option<Date>) -> (Vec<TimeExpression>, Vec<Warning>) {
    (Vec::new(), Vec::new())
}
