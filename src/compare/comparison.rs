//! What two analyses tell differently, as plain data.

use schemars::JsonSchema;
use serde::Serialize;

use super::change::{Change, DocumentChange};
use super::events::EventChange;

/// What two analyses tell differently.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(crate) struct Comparison {
    /// `SCHEMA_VERSION`.
    pub schema_version: u32,
    /// The first analysis, as named.
    pub old: String,
    /// The second one.
    pub new: String,
    /// How many documents tell the same in both.
    pub same: u32,
    /// Events of all articles together that are new or of which something else is told: a new claim,
    /// a toll that was raised, a dispute.
    pub events: Vec<EventChange>,
    /// Documents that differ, by their ids.
    pub documents: Vec<DocumentChange>,
}

impl Comparison {
    /// Whether both analyses tell the same.
    #[must_use]
    pub(crate) fn is_same(&self) -> bool {
        self.documents.is_empty()
    }

    pub(super) fn count(&self, change: Change) -> usize {
        let documents = self.documents.iter();
        documents.filter(|one| one.change == change).count()
    }
}
