//! Who is named with whom in one sentence.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::joined::Joined;
use super::{Id, Ids, listed};
use crate::extract::PAIRED;
use crate::facts::{Entity, EntityType};

/// One end of a pair.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Node {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// Its name, as in the aggregate's `entities`.
    pub name: String,
}

/// Two entities that stand in the same sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Pair {
    /// The one whose type and name sort first.
    pub a: Node,
    /// The other.
    pub b: Node,
    /// How many sentences name both.
    pub sentences: u32,
    /// Where these sentences stand.
    pub documents: Vec<String>,
}

/// Nodes are shared: a name stands in many pairs.
#[derive(Debug, Default)]
pub(super) struct Network {
    nodes: BTreeSet<Arc<Node>>,
    pairs: BTreeMap<(Arc<Node>, Arc<Node>), (u32, Ids)>,
}

impl Network {
    pub(super) fn add(&mut self, id: &Id, entities: &[Entity]) {
        let mut sentences: BTreeMap<u32, BTreeSet<Arc<Node>>> = BTreeMap::new();
        for entity in entities {
            let node = self.node(entity);
            for mention in &entity.mentions {
                sentences
                    .entry(mention.sentence)
                    .or_default()
                    .insert(node.clone());
            }
        }
        for named in sentences
            .into_values()
            .filter(|named| named.len() <= PAIRED)
        {
            let named: Vec<_> = named.into_iter().collect();
            for (index, a) in named.iter().enumerate() {
                for b in &named[index + 1..] {
                    let pair = self.pairs.entry((a.clone(), b.clone())).or_default();
                    pair.0 += 1;
                    pair.1.insert(id.clone());
                }
            }
        }
    }

    fn node(&mut self, entity: &Entity) -> Arc<Node> {
        let node = Node {
            kind: entity.kind,
            name: entity.name.clone(),
        };
        if let Some(known) = self.nodes.get(&node) {
            return known.clone();
        }
        let node = Arc::new(node);
        self.nodes.insert(node.clone());
        node
    }

    pub(super) fn finish(self, joined: &Joined) -> Vec<Pair> {
        let node = |node: &Node| Node {
            kind: node.kind,
            name: joined.name(node.kind, node.name.clone()),
        };
        let mut all: BTreeMap<(Node, Node), (u32, Ids)> = BTreeMap::new();
        for ((a, b), (sentences, documents)) in self.pairs {
            let (a, b) = (node(&a), node(&b));
            // two spellings of one name in a sentence are no pair
            if a != b {
                let total = all.entry(if a < b { (a, b) } else { (b, a) }).or_default();
                total.0 += sentences;
                total.1.extend(documents);
            }
        }
        let pair = |((a, b), (sentences, documents)): ((Node, Node), (u32, Ids))| Pair {
            a,
            b,
            sentences,
            documents: listed(&documents),
        };
        let mut pairs: Vec<_> = all.into_iter().map(pair).collect();
        pairs.sort_by_key(|pair| Reverse(pair.sentences));
        pairs
    }
}
