//! Who is named with whom in one sentence.
//!
//! What is kept are the sentences, as numbers of names: pairs grow with their square, and of most of them nobody ever
//! asks. They are counted when all documents have been added.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::documents::{Documents, Id, Ids};
use super::joined::Joined;
use crate::budget::PAIRED;
use crate::facts::{Entity, EntityType};

/// Pairs that are told where not all are asked for.
const STRONGEST: usize = 1000;
/// Names among which the strongest pairs are looked for first.
const OFTEN: usize = 2000;

/// Which pairs of names an aggregate tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Pairs {
    /// The 1,000 that stand in most sentences
    #[default]
    Strongest,
    /// Every pair
    All,
}

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

/// Sentences that name two entities or more.
#[derive(Debug, Default)]
pub(super) struct Network {
    nodes: BTreeMap<Node, u32>,
    /// The names of all sentences, one after the other.
    named: Vec<u32>,
    /// Of each sentence its document and where it ends in `named`.
    sentences: Vec<(Id, usize)>,
}

impl Network {
    pub(super) fn add(&mut self, id: Id, entities: &[Entity]) {
        let mut sentences: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        for entity in entities {
            let node = self.node(entity);
            for mention in &entity.mentions {
                let named = sentences.entry(mention.sentence).or_default();
                named.insert(node);
            }
        }
        let telling = |named: &BTreeSet<u32>| (2..=PAIRED).contains(&named.len());
        for named in sentences.into_values().filter(telling) {
            self.named.extend(named);
            self.sentences.push((id, self.named.len()));
        }
    }

    fn node(&mut self, entity: &Entity) -> u32 {
        let node = Node {
            kind: entity.kind,
            name: entity.name.clone(),
        };
        let next = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        *self.nodes.entry(node).or_insert(next)
    }

    pub(super) fn finish(self, joined: &Joined, documents: &Documents, pairs: Pairs) -> Vec<Pair> {
        let told = NamedSentences::of(self, joined);
        let strongest = match pairs {
            Pairs::All => told.counted(&|_| true),
            Pairs::Strongest => told.strongest(),
        };
        told.pairs(strongest, documents)
    }
}

/// The sentences by the names that spellings count as.
struct NamedSentences {
    /// In order; a name's place is its number.
    nodes: Vec<Node>,
    /// The names of each sentence, in order, each once, with its document.
    sentences: Vec<(Id, Vec<u32>)>,
    /// In how many sentences each name stands.
    counts: Vec<u32>,
}

/// Two names, the first before the other, and how many sentences name both.
type Counted = ((u32, u32), u32);

impl NamedSentences {
    fn of(network: Network, joined: &Joined) -> Self {
        let Network {
            nodes,
            named,
            sentences,
        } = network;
        let usual = |node: &Node| Node {
            kind: node.kind,
            name: joined.name(node.kind, node.name.clone()),
        };
        let all: BTreeSet<Node> = nodes.keys().map(usual).collect();
        let all: Vec<Node> = all.into_iter().collect();
        let place = |node: &Node| all.binary_search(&usual(node)).unwrap_or_default();
        let mut places = vec![0; nodes.len()];
        for (node, number) in &nodes {
            if let Some(own) = places.get_mut(*number as usize) {
                *own = u32::try_from(place(node)).unwrap_or(u32::MAX);
            }
        }
        let mut counts = vec![0; all.len()];
        let mut from = 0;
        let mut told = Vec::with_capacity(sentences.len());
        for (id, end) in sentences {
            let own = named[from..end].iter();
            let mut own: Vec<u32> = own.map(|number| places[*number as usize]).collect();
            from = end;
            own.sort_unstable();
            own.dedup();
            for node in &own {
                counts[*node as usize] += 1;
            }
            told.push((id, own));
        }
        Self {
            nodes: all,
            sentences: told,
            counts,
        }
    }

    /// The pairs of names that are `wanted`, the one of most sentences first, then by their names.
    fn counted(&self, wanted: &dyn Fn(u32) -> bool) -> Vec<Counted> {
        let mut all: Vec<(u32, u32)> = Vec::new();
        for (_, named) in &self.sentences {
            let named: Vec<u32> = named.iter().copied().filter(|node| wanted(*node)).collect();
            for (at, a) in named.iter().enumerate() {
                all.extend(named[at + 1..].iter().map(|b| (*a, *b)));
            }
        }
        all.sort_unstable();
        let same = all.chunk_by(|a, b| a == b);
        let mut counted: Vec<Counted> = same
            .map(|same| (same[0], u32::try_from(same.len()).unwrap_or(u32::MAX)))
            .collect();
        counted.sort_by_key(|(pair, sentences)| (Reverse(*sentences), *pair));
        counted
    }

    /// The strongest pairs. No pair stands in more sentences than its names do, so that those of the most frequent names are
    /// enough as soon as the last that is told is as strong as any of the others can be.
    fn strongest(&self) -> Vec<Counted> {
        let mut counts = self.counts.clone();
        counts.sort_unstable_by_key(|count| Reverse(*count));
        let mut often = OFTEN;
        loop {
            let least = counts.get(often).map_or(0, |count| count + 1);
            let mut counted = self.counted(&|node| self.counts[node as usize] >= least);
            counted.truncate(STRONGEST);
            let whole = counted.len() == STRONGEST;
            let last = counted.last().map_or(0, |(_, sentences)| *sentences);
            if least == 0 || (whole && last >= least) {
                return counted;
            }
            often *= 4;
        }
    }

    fn pairs(&self, counted: Vec<Counted>, documents: &Documents) -> Vec<Pair> {
        let places: BTreeMap<(u32, u32), usize> =
            counted.iter().map(|(pair, _)| *pair).zip(0..).collect();
        let mut ids: Vec<Ids> = vec![Ids::default(); counted.len()];
        for (id, named) in &self.sentences {
            for (at, a) in named.iter().enumerate() {
                let others = named[at + 1..].iter();
                let known = others.filter_map(|b| places.get(&(*a, *b)));
                known.for_each(|place| ids[*place].insert(*id));
            }
        }
        let node = |number: u32| self.nodes[number as usize].clone();
        let pair = |(((a, b), sentences), ids): (Counted, Ids)| Pair {
            a: node(a),
            b: node(b),
            sentences,
            documents: documents.listed(&ids),
        };
        counted.into_iter().zip(ids).map(pair).collect()
    }
}
