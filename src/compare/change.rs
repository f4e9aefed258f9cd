//! A document or fact that two analyses tell differently, and the documents of one analysis.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::facts::{Document, Layer};

/// A document that only one analysis has, or that tells something else.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(crate) struct DocumentChange {
    /// The document's id.
    pub id: String,
    /// Which analysis has it.
    pub change: Change,
    /// Whether the article was another one; then places in it are not compared. `null` when an
    /// analysis does not say.
    pub text_changed: Option<bool>,
    /// Its facts that differ; all of them when only one analysis has the document.
    pub facts: Vec<FactChange>,
}

/// A fact that only one analysis tells, or that has other fields there.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(crate) struct FactChange {
    /// Its layer.
    pub layer: Layer,
    /// Which analysis tells it.
    pub change: Change,
    /// The fact as a row of its layer's table: in the new analysis, else in the old one.
    pub fact: Fields,
    /// Of a changed fact, the fields that differ as the old analysis has them.
    pub was: Option<Fields>,
}

/// The columns of a row.
pub(crate) type Fields = BTreeMap<&'static str, Value>;

/// Which analysis has something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Change {
    /// The old one.
    Removed,
    /// Both, and not alike.
    Changed,
    /// The new one.
    Added,
}

/// The documents of an analysis; those of one id in their order.
#[derive(Debug, Default)]
pub(crate) struct Analysis(pub(super) BTreeMap<(String, usize), Document>);

impl Analysis {
    /// Adds a document.
    pub(crate) fn add(&mut self, document: Document) {
        let (first, last) = ((document.id.clone(), 0), (document.id.clone(), usize::MAX));
        let before = self.0.range(first..=last).count();
        self.0.insert((document.id.clone(), before), document);
    }

    /// Whether it has no documents.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
