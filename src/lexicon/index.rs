//! Phrases to senses: a trie over whole folded words.

use std::hash::Hasher;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rustc_hash::FxHasher;

use super::{Kinds, Sense};
use crate::spelling;

/// A word that some phrase of the lexicon holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordId(u32);

/// A place in the trie: some phrase up to some word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node(u32);

#[derive(Debug, Default)]
pub(super) struct Index {
    /// All words, one after the other.
    letters: String,
    words: Vec<Word>,
    by_form: HashTable<WordId>,
    nodes: Vec<State>,
    steps: HashTable<Step>,
}

#[derive(Debug)]
struct Word {
    start: u32,
    end: u32,
    first: Option<Node>,
}

#[derive(Debug, Default)]
struct State {
    senses: Vec<Sense>,
    kinds: Kinds,
    reach: Kinds,
}

#[derive(Debug)]
struct Step {
    from: Node,
    word: WordId,
    to: Node,
}

impl Index {
    pub(super) fn word(&self, folded: &str) -> Option<WordId> {
        let same = |id: &WordId| self.form(*id) == folded;
        self.by_form.find(hash(folded.as_bytes()), same).copied()
    }

    pub(super) fn start(&self, word: WordId) -> Option<Node> {
        self.words[word.0 as usize].first
    }

    pub(super) fn next(&self, from: Node, word: WordId) -> Option<Node> {
        let same = |step: &Step| step.from == from && step.word == word;
        self.steps
            .find(hash_step(from, word), same)
            .map(|step| step.to)
    }

    pub(super) fn senses(&self, node: Node) -> &[Sense] {
        &self.nodes[node.0 as usize].senses
    }

    pub(super) fn kinds(&self, node: Node) -> Kinds {
        self.nodes[node.0 as usize].kinds
    }

    pub(super) fn reach(&self, node: Node) -> Kinds {
        self.nodes[node.0 as usize].reach
    }

    /// Gives `phrase` a further sense; a sense that it has already is not doubled.
    pub(super) fn insert(&mut self, phrase: &str, sense: Sense, kinds: Kinds) {
        let folded = spelling::key(phrase);
        let mut node = None;
        for word in spelling::words(&folded) {
            let word = self.intern(word);
            let next = match node {
                None => self.first(word),
                Some(from) => self.step(from, word),
            };
            self.state(next).reach = self.reach(next).union(kinds);
            node = Some(next);
        }
        if let Some(node) = node {
            let state = self.state(node);
            state.kinds = state.kinds.union(kinds);
            if !state.senses.contains(&sense) {
                state.senses.push(sense);
            }
        }
    }

    fn form(&self, id: WordId) -> &str {
        let word = &self.words[id.0 as usize];
        &self.letters[word.start as usize..word.end as usize]
    }

    fn state(&mut self, node: Node) -> &mut State {
        &mut self.nodes[node.0 as usize]
    }

    #[allow(clippy::cast_possible_truncation)] // far fewer than 2^32 nodes fit in memory
    fn add_state(nodes: &mut Vec<State>) -> Node {
        nodes.push(State::default());
        Node(nodes.len() as u32 - 1)
    }

    fn first(&mut self, word: WordId) -> Node {
        let first = &mut self.words[word.0 as usize].first;
        *first.get_or_insert_with(|| Self::add_state(&mut self.nodes))
    }

    fn step(&mut self, from: Node, word: WordId) -> Node {
        let same = |step: &Step| step.from == from && step.word == word;
        let rehash = |step: &Step| hash_step(step.from, step.word);
        match self.steps.entry(hash_step(from, word), same, rehash) {
            Entry::Occupied(step) => step.get().to,
            Entry::Vacant(free) => {
                let to = Self::add_state(&mut self.nodes);
                free.insert(Step { from, word, to });
                to
            }
        }
    }

    #[allow(clippy::cast_possible_truncation)]
    fn intern(&mut self, form: &str) -> WordId {
        if let Some(id) = self.word(form) {
            return id;
        }
        let id = WordId(self.words.len() as u32);
        let start = self.letters.len() as u32;
        self.letters.push_str(form);
        self.words.push(Word {
            start,
            end: self.letters.len() as u32,
            first: None,
        });
        let (letters, words) = (&self.letters, &self.words);
        let rehash = |id: &WordId| {
            let word = &words[id.0 as usize];
            hash(&letters.as_bytes()[word.start as usize..word.end as usize])
        };
        self.by_form
            .insert_unique(hash(form.as_bytes()), id, rehash);
        id
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

fn hash_step(node: Node, word: WordId) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write_u64(u64::from(node.0) << 32 | u64::from(word.0));
    hasher.finish()
}
