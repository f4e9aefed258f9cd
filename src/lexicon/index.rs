//! Phrases to senses: a trie over whole folded words, in flat arrays that the build script fills
//! and a user's file adds to.

use std::borrow::Cow;

use super::blob::{Array, Reader, Writer};
use super::table::{First, Table, hash_pair, hash_word};
use super::{Kinds, Sense};
use crate::spelling;

/// A word that some phrase of the lexicon holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WordId(u32);

/// A place in the trie: some phrase up to some word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Node(u32);

#[derive(Debug, Default)]
pub(super) struct Index {
    /// All words, one after the other.
    letters: Cow<'static, str>,
    /// Where a word's letters begin and end, and the node of the phrases that begin with it, or
    /// [`NONE`].
    words: Array<3>,
    by_form: Table,
    /// A node's traits, and where its senses begin and how many they are.
    nodes: Array<3>,
    /// What many nodes have in common.
    traits: Array<5>,
    senses: Cow<'static, [Sense]>,
    /// From a node, by a word, to a node.
    steps: Array<3>,
    by_step: Table,
}

const NONE: u32 = u32::MAX;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Traits {
    kinds: Kinds,
    reach: Kinds,
    /// Whether a longer phrase goes on here.
    goes_on: bool,
}

impl Index {
    #[inline]
    pub(super) fn word(&self, folded: &str) -> Option<WordId> {
        let same = |id| self.is_word(id, folded);
        self.by_form
            .find(hash_word(folded.as_bytes()), same)
            .map(WordId)
    }

    /// Looks many words up, which is faster than one by one.
    pub(super) fn words<'f>(
        &self,
        folded: impl Iterator<Item = &'f str> + Clone,
    ) -> impl Iterator<Item = Option<WordId>> {
        let hashes: Vec<u32> = folded
            .clone()
            .map(|form| hash_word(form.as_bytes()))
            .collect();
        let first = |hash: &u32| (*hash, self.by_form.first(*hash));
        let slots: Vec<(u32, First)> = hashes.iter().map(first).collect();
        slots.into_iter().zip(folded).map(|((hash, first), form)| {
            let same = |id| self.is_word(id, form);
            self.by_form.find_from(hash, first, same).map(WordId)
        })
    }

    #[inline]
    fn is_word(&self, id: u32, folded: &str) -> bool {
        let [start, end, _] = self.words.get(id);
        self.letters.as_bytes()[start as usize..end as usize] == *folded.as_bytes()
    }

    #[inline]
    pub(super) fn start(&self, word: WordId) -> Option<Node> {
        let [.., first] = self.words.get(word.0);
        (first != NONE).then_some(Node(first))
    }

    #[inline]
    pub(super) fn next(&self, from: Node, word: WordId) -> Option<Node> {
        if !self.node_traits(from).goes_on {
            return None;
        }
        let same = |id: u32| {
            let [start, by, _] = self.steps.get(id);
            start == from.0 && by == word.0
        };
        let step = self.by_step.find(hash_pair(from.0, word.0), same)?;
        let [.., to] = self.steps.get(step);
        Some(Node(to))
    }

    pub(super) fn senses(&self, node: Node) -> &[Sense] {
        let [_, start, count] = self.nodes.get(node.0);
        &self.senses[start as usize..][..count as usize]
    }

    #[inline]
    pub(super) fn kinds(&self, node: Node) -> Kinds {
        self.node_traits(node).kinds
    }

    #[inline]
    pub(super) fn reachable_kinds(&self, node: Node) -> Kinds {
        self.node_traits(node).reach
    }

    /// Gives `phrase` a further sense; a sense that it has already is not doubled.
    pub(super) fn insert(&mut self, phrase: &str, sense: Sense, kinds: Kinds) {
        let folded = spelling::key(phrase);
        let mut node = None;
        for word in spelling::words(&folded) {
            let word = self.intern_word(word);
            let next = match node {
                None => self.first(word),
                Some(from) => self.step(from, word),
            };
            let traits = self.node_traits(next);
            self.set_traits(
                next,
                Traits {
                    reach: traits.reach.union(kinds),
                    ..traits
                },
            );
            node = Some(next);
        }
        if let Some(node) = node {
            let traits = self.node_traits(node);
            self.set_traits(
                node,
                Traits {
                    kinds: traits.kinds.union(kinds),
                    ..traits
                },
            );
            self.add_sense(node, sense);
        }
    }

    /// Writes everything but the senses, whose codes it returns in the order of their nodes.
    #[allow(dead_code)] // the build script writes
    pub(super) fn write(&self, to: &mut Writer) -> Vec<u8> {
        let mut start = 0;
        let place = |[traits, _, count]: [u32; 3]| ([traits, start, count], start += count).0;
        let nodes: Array<3> = self.nodes.iter().map(place).collect();
        let senses = (0..nodes.len()).flat_map(|node| self.senses(Node(node)));
        to.text(&self.letters);
        to.array(&self.words);
        self.by_form.write(to);
        to.array(&nodes);
        to.array(&self.traits);
        to.array(&self.steps);
        self.by_step.write(to);
        senses
            .flat_map(|sense| sense.code().to_le_bytes())
            .collect()
    }

    /// What was written, with the senses.
    pub(super) fn read(from: &mut Reader, senses: &'static [Sense]) -> Option<Self> {
        let letters = Cow::Borrowed(from.text()?);
        let words = from.array()?;
        let by_form = Table::read(from, words.len())?;
        let nodes = from.array()?;
        let traits = from.array()?;
        let steps = from.array()?;
        let by_step = Table::read(from, steps.len())?;
        Some(Self {
            letters,
            words,
            by_form,
            nodes,
            traits,
            senses: Cow::Borrowed(senses),
            steps,
            by_step,
        })
    }

    #[inline]
    fn node_traits(&self, node: Node) -> Traits {
        let [traits, ..] = self.nodes.get(node.0);
        Traits::of(self.traits.get(traits))
    }

    fn set_traits(&mut self, node: Node, traits: Traits) {
        if self.node_traits(node) != traits {
            let [_, start, count] = self.nodes.get(node.0);
            let traits = self.intern_traits(traits);
            self.nodes.set(node.0, [traits, start, count]);
        }
    }

    fn intern_traits(&mut self, traits: Traits) -> u32 {
        let code = traits.code();
        let known = (0_u32..)
            .zip(self.traits.iter())
            .find(|(_, known)| *known == code);
        known.map_or_else(|| self.traits.push(code), |(number, _)| number)
    }

    fn add_sense(&mut self, node: Node, sense: Sense) {
        let known = self.senses(node);
        if known.contains(&sense) {
            return;
        }
        let more = index_of(known.len() + 1);
        let [traits, mut start, old] = self.nodes.get(node.0);
        if start + old != index_of(self.senses.len()) {
            let old = start as usize..(start + old) as usize;
            start = index_of(self.senses.len());
            self.senses.to_mut().extend_from_within(old);
        }
        self.senses.to_mut().push(sense);
        self.nodes.set(node.0, [traits, start, more]);
    }

    fn add_node(&mut self) -> Node {
        let traits = self.intern_traits(Traits::default());
        Node(self.nodes.push([traits, index_of(self.senses.len()), 0]))
    }

    fn first(&mut self, word: WordId) -> Node {
        self.start(word).unwrap_or_else(|| {
            let node = self.add_node();
            let [start, end, _] = self.words.get(word.0);
            self.words.set(word.0, [start, end, node.0]);
            node
        })
    }

    fn step(&mut self, from: Node, word: WordId) -> Node {
        self.next(from, word).unwrap_or_else(|| {
            let to = self.add_node();
            self.set_traits(
                from,
                Traits {
                    goes_on: true,
                    ..self.node_traits(from)
                },
            );
            let step = self.steps.push([from.0, word.0, to.0]);
            self.by_step.insert(hash_pair(from.0, word.0), step);
            to
        })
    }

    fn intern_word(&mut self, form: &str) -> WordId {
        self.word(form).unwrap_or_else(|| {
            let letters = self.letters.to_mut();
            let start = index_of(letters.len());
            letters.push_str(form);
            let id = self.words.push([start, index_of(letters.len()), NONE]);
            self.by_form.insert(hash_word(form.as_bytes()), id);
            WordId(id)
        })
    }
}

impl Traits {
    #[allow(clippy::cast_possible_truncation)] // the two halves
    fn code(self) -> [u32; 5] {
        let (kinds, reach) = (self.kinds.bits(), self.reach.bits());
        [
            kinds as u32,
            (kinds >> 32) as u32,
            reach as u32,
            (reach >> 32) as u32,
            u32::from(self.goes_on),
        ]
    }

    #[inline]
    fn of([kinds, more_kinds, reach, more_reach, goes_on]: [u32; 5]) -> Self {
        let set = |low, high| Kinds::from_bits(u64::from(low) | u64::from(high) << 32);
        Self {
            kinds: set(kinds, more_kinds),
            reach: set(reach, more_reach),
            goes_on: goes_on != 0,
        }
    }
}

#[allow(clippy::cast_possible_truncation)] // far fewer than 2^32 entries fit in memory
fn index_of(number: usize) -> u32 {
    number as u32
}
