//! Whom or what a fact refers to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::table::Cell;

/// Somebody or something that another fact refers to: a claimant, an outlet, a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Party {
    /// The words of the article.
    pub text: String,
    /// The fullest name that the article gives.
    pub name: String,
    /// `id` of the entity in the same document, when it is one.
    pub entity: Option<String>,
}

impl Party {
    /// The name for a table.
    pub(super) fn name_cell(party: Option<&Self>) -> Cell<'_> {
        party.map(|party| &party.name).into()
    }
}
