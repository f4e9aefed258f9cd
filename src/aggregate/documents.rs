//! Documents by number: every fact of an aggregate says where it stands, so that ids are kept once.

use std::collections::BTreeMap;
use std::sync::Arc;

/// A document's number, in the order of adding.
pub(super) type Id = u32;

/// The ids of documents and their numbers.
#[derive(Debug, Default)]
pub(super) struct Documents {
    numbers: BTreeMap<Arc<str>, Id>,
    ids: Vec<Arc<str>>,
}

impl Documents {
    /// The number of a document; two of one id are one.
    pub(super) fn number(&mut self, id: &str) -> Id {
        if let Some(known) = self.numbers.get(id) {
            return *known;
        }
        let number = Id::try_from(self.ids.len()).unwrap_or(Id::MAX);
        let id: Arc<str> = id.into();
        self.ids.push(id.clone());
        self.numbers.insert(id, number);
        number
    }

    /// All ids, sorted.
    pub(super) fn all(&self) -> Vec<String> {
        self.numbers.keys().map(ToString::to_string).collect()
    }

    /// The ids of some documents, sorted, each once.
    pub(super) fn listed(&self, ids: &Ids) -> Vec<String> {
        let known = ids.0.iter().filter_map(|id| self.ids.get(*id as usize));
        let mut listed: Vec<&Arc<str>> = known.collect();
        listed.sort_unstable();
        listed.dedup();
        listed.into_iter().map(ToString::to_string).collect()
    }
}

/// Documents in the order of adding, each once as long as none is added twice.
#[derive(Debug, Default, Clone)]
pub(super) struct Ids(Vec<Id>);

impl Ids {
    pub(super) fn insert(&mut self, id: Id) {
        if self.0.last() != Some(&id) {
            self.0.push(id);
        }
    }

    pub(super) fn join(&mut self, other: &Self) {
        self.0.extend(&other.0);
    }
}
