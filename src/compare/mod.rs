//! What two analyses tell differently, fact by fact: what a new version changes, or what is new
//! since yesterday. Read `change` and `comparison` (the data), `pair` (which facts are the same), `events` (what is new of the events of all
//! articles together) and `report`.

mod change;
mod comparison;
mod events;
mod pair;
mod report;

pub(crate) use change::{Analysis, Change, DocumentChange, FactChange, Fields};
pub(crate) use comparison::Comparison;
pub(crate) use events::EventChange;
pub(crate) use report::ComparisonFormat;

use crate::facts::{Document, SCHEMA_VERSION};

impl Comparison {
    /// Compares two analyses, which reports call `names`.
    #[must_use]
    pub(crate) fn new(names: [&str; 2], old: &Analysis, new: &Analysis) -> Self {
        let mut ids: Vec<_> = old.0.keys().chain(new.0.keys()).collect();
        ids.sort();
        ids.dedup();
        let mut comparison = Self {
            schema_version: SCHEMA_VERSION,
            old: names[0].to_owned(),
            new: names[1].to_owned(),
            same: 0,
            events: events::event_changes(old, new),
            documents: Vec::new(),
        };
        for id in ids {
            match document_change(old.0.get(id), new.0.get(id)) {
                Some(change) => comparison.documents.push(change),
                None => comparison.same += 1,
            }
        }
        comparison
    }
}

fn document_change(old: Option<&Document>, new: Option<&Document>) -> Option<DocumentChange> {
    let (before, after) = match (old, new) {
        (Some(before), Some(after)) => (before, after),
        (Some(gone), None) => return Some(only_one_has(gone, Change::Removed)),
        (None, Some(come)) => return Some(only_one_has(come, Change::Added)),
        (None, None) => return None,
    };
    let known = !before.sha256.is_empty() && !after.sha256.is_empty();
    let text_changed = known.then_some(before.sha256 != after.sha256);
    let other = text_changed == Some(true);
    let facts = pair::fact_changes(&before.facts, &after.facts, other);
    (other || !facts.is_empty()).then(|| DocumentChange {
        id: after.id.clone(),
        change: Change::Changed,
        text_changed,
        facts,
    })
}

/// The change of a document that only one analysis has.
fn only_one_has(document: &Document, change: Change) -> DocumentChange {
    DocumentChange {
        id: document.id.clone(),
        change,
        text_changed: None,
        facts: pair::all_facts(&document.facts, change),
    }
}
