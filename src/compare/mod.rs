//! What two analyses tell differently, fact by fact: what a new version changes, or what is new
//! since yesterday. Read `pair` (which facts are the same), `events` (what is new of the events of all
//! articles together) and `report`.

mod events;
mod pair;
mod report;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

pub use events::{EventChange, NewClaim, TollChange};
pub use report::Format;

use crate::facts::{Document, Layer, SCHEMA_VERSION};

/// What two analyses tell differently.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Comparison {
    /// [`SCHEMA_VERSION`].
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

/// A document that only one analysis has, or that tells something else.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DocumentChange {
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
pub struct FactChange {
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
pub type Fields = BTreeMap<&'static str, Value>;

/// Which analysis has something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// The old one.
    Removed,
    /// Both, and not alike.
    Changed,
    /// The new one.
    Added,
}

/// The documents of an analysis; those of one id in their order.
#[derive(Debug, Default)]
pub struct Analysis(BTreeMap<(String, usize), Document>);

impl Analysis {
    /// Adds a document.
    pub fn add(&mut self, document: Document) {
        let (first, last) = ((document.id.clone(), 0), (document.id.clone(), usize::MAX));
        let before = self.0.range(first..=last).count();
        self.0.insert((document.id.clone(), before), document);
    }

    /// Whether it has no documents.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Comparison {
    /// Compares two analyses, which reports call `names`.
    #[must_use]
    pub fn new(names: [&str; 2], old: &Analysis, new: &Analysis) -> Self {
        let mut ids: Vec<_> = old.0.keys().chain(new.0.keys()).collect();
        ids.sort();
        ids.dedup();
        let mut comparison = Self {
            schema_version: SCHEMA_VERSION,
            old: names[0].to_owned(),
            new: names[1].to_owned(),
            same: 0,
            events: events::changes(old, new),
            documents: Vec::new(),
        };
        for id in ids {
            match change(old.0.get(id), new.0.get(id)) {
                Some(change) => comparison.documents.push(change),
                None => comparison.same += 1,
            }
        }
        comparison
    }

    /// Whether both analyses tell the same.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.documents.is_empty()
    }

    fn count(&self, change: Change) -> usize {
        let documents = self.documents.iter();
        documents.filter(|one| one.change == change).count()
    }
}

fn change(old: Option<&Document>, new: Option<&Document>) -> Option<DocumentChange> {
    let (before, after) = match (old, new) {
        (Some(before), Some(after)) => (before, after),
        (Some(gone), None) => return Some(only(gone, Change::Removed)),
        (None, Some(come)) => return Some(only(come, Change::Added)),
        (None, None) => return None,
    };
    let known = !before.sha256.is_empty() && !after.sha256.is_empty();
    let text_changed = known.then_some(before.sha256 != after.sha256);
    let other = text_changed == Some(true);
    let facts = pair::changes(&before.facts, &after.facts, other);
    (other || !facts.is_empty()).then(|| DocumentChange {
        id: after.id.clone(),
        change: Change::Changed,
        text_changed,
        facts,
    })
}

/// The change of a document that only one analysis has.
fn only(document: &Document, change: Change) -> DocumentChange {
    DocumentChange {
        id: document.id.clone(),
        change,
        text_changed: None,
        facts: pair::all(&document.facts, change),
    }
}
