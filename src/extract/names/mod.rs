//! Persons, places, bodies and other names.

use crate::facts::Entity;
use crate::text::Text;

/// Every name of a text.
#[derive(Debug, Default)]
pub struct Names {
    /// What is named, in order of first mention.
    pub entities: Vec<Entity>,
}

/// Finds the names of a text.
#[must_use]
pub fn read(_text: &Text<'_>) -> Names {
    Names::default()
}
