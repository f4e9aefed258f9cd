//! Phrases to senses: a trie over whole folded words, in flat arrays that the build script fills
//! and a user's file adds to.

use std::borrow::Cow;

use super::blob::{Reader, Writer};
use super::table::{Table, hash, hash_pair};
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
    letters: Cow<'static, str>,
    words: Vec<Word>,
    by_form: Table,
    nodes: Vec<State>,
    /// What many nodes have in common.
    traits: Vec<Traits>,
    senses: Vec<Sense>,
    steps: Vec<Step>,
    by_step: Table,
}

#[derive(Debug, Clone, Copy)]
struct Word {
    start: u32,
    end: u32,
    /// The node of the phrases that begin with it, or [`NONE`].
    first: u32,
}

const NONE: u32 = u32::MAX;

#[derive(Debug, Clone, Copy, Default)]
struct State {
    traits: u32,
    /// Where its senses are.
    start: u32,
    count: u32,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Traits {
    kinds: Kinds,
    reach: Kinds,
    /// Whether a longer phrase goes on here.
    goes_on: bool,
}

#[derive(Debug, Clone, Copy)]
struct Step {
    from: Node,
    word: WordId,
    to: Node,
}

impl Index {
    #[inline]
    pub(super) fn word(&self, folded: &str) -> Option<WordId> {
        let same = |id| self.form(WordId(id)) == folded.as_bytes();
        self.by_form.find(hash(folded.as_bytes()), same).map(WordId)
    }

    #[inline]
    pub(super) fn start(&self, word: WordId) -> Option<Node> {
        let first = self.words[word.0 as usize].first;
        (first != NONE).then_some(Node(first))
    }

    #[inline]
    pub(super) fn next(&self, from: Node, word: WordId) -> Option<Node> {
        if !self.traits(from).goes_on {
            return None;
        }
        let same = |id: u32| {
            let step = self.steps[id as usize];
            step.from == from && step.word == word
        };
        let step = self.by_step.find(hash_pair(from.0, word.0), same)?;
        Some(self.steps[step as usize].to)
    }

    pub(super) fn senses(&self, node: Node) -> &[Sense] {
        let State { start, count, .. } = self.nodes[node.0 as usize];
        &self.senses[start as usize..][..count as usize]
    }

    #[inline]
    pub(super) fn kinds(&self, node: Node) -> Kinds {
        self.traits(node).kinds
    }

    #[inline]
    pub(super) fn reach(&self, node: Node) -> Kinds {
        self.traits(node).reach
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
            let traits = self.traits(next);
            self.set_traits(next, Traits { reach: traits.reach.union(kinds), ..traits });
            node = Some(next);
        }
        if let Some(node) = node {
            let traits = self.traits(node);
            self.set_traits(node, Traits { kinds: traits.kinds.union(kinds), ..traits });
            self.add_sense(node, sense);
        }
    }

    pub(super) fn write(&self, to: &mut Writer) {
        to.text(&self.letters);
        to.records(self.words.iter().map(|word| [word.start, word.end, word.first]));
        self.by_form.write(to);
        let mut start = 0;
        let nodes: Vec<_> = self.nodes.iter().map(|node| ([node.traits, start, node.count], start += node.count).0).collect();
        to.records(nodes.into_iter());
        to.records(self.traits.iter().map(|traits| traits.code()));
        let ordered: Vec<_> = (0..).map(Node).take(self.nodes.len()).flat_map(|node| self.senses(node)).collect();
        to.records(ordered.into_iter().map(|sense| [sense.code()]));
        to.records(self.steps.iter().map(|step| [step.from.0, step.word.0, step.to.0]));
        self.by_step.write(to);
    }

    pub(super) fn read(from: &mut Reader) -> Option<Self> {
        Some(Self {
            letters: Cow::Borrowed(from.text()?),
            words: from.records(|[start, end, first]| Word { start, end, first })?,
            by_form: Table::read(from)?,
            nodes: from.records(|[traits, start, count]| State { traits, start, count })?,
            traits: from.records(Traits::of)?,
            senses: from.records(|[code]| Sense::of(code))?,
            steps: from.records(|[from, word, to]| Step { from: Node(from), word: WordId(word), to: Node(to) })?,
            by_step: Table::read(from)?,
        })
    }

    fn form(&self, id: WordId) -> &[u8] {
        let word = self.words[id.0 as usize];
        &self.letters.as_bytes()[word.start as usize..word.end as usize]
    }

    #[inline]
    fn traits(&self, node: Node) -> Traits {
        self.traits[self.nodes[node.0 as usize].traits as usize]
    }

    fn set_traits(&mut self, node: Node, traits: Traits) {
        if self.traits(node) != traits {
            self.nodes[node.0 as usize].traits = self.intern_traits(traits);
        }
    }

    fn intern_traits(&mut self, traits: Traits) -> u32 {
        let known = self.traits.iter().position(|known| *known == traits);
        count(known.unwrap_or_else(|| {
            self.traits.push(traits);
            self.traits.len() - 1
        }))
    }

    fn add_sense(&mut self, node: Node, sense: Sense) {
        let known = self.senses(node);
        if known.contains(&sense) {
            return;
        }
        let start = self.nodes[node.0 as usize].start as usize;
        let end = start + known.len();
        let state = &mut self.nodes[node.0 as usize];
        state.count += 1;
        if end != self.senses.len() {
            state.start = count(self.senses.len());
            self.senses.extend_from_within(start..end);
        }
        self.senses.push(sense);
    }

    fn add_node(&mut self) -> Node {
        let traits = self.intern_traits(Traits::default());
        self.nodes.push(State { traits, start: count(self.senses.len()), count: 0 });
        Node(count(self.nodes.len() - 1))
    }

    fn first(&mut self, word: WordId) -> Node {
        self.start(word).unwrap_or_else(|| {
            let node = self.add_node();
            self.words[word.0 as usize].first = node.0;
            node
        })
    }

    fn step(&mut self, from: Node, word: WordId) -> Node {
        self.next(from, word).unwrap_or_else(|| {
            let to = self.add_node();
            self.set_traits(from, Traits { goes_on: true, ..self.traits(from) });
            self.by_step.insert(hash_pair(from.0, word.0), count(self.steps.len()));
            self.steps.push(Step { from, word, to });
            to
        })
    }

    fn intern(&mut self, form: &str) -> WordId {
        self.word(form).unwrap_or_else(|| {
            let id = count(self.words.len());
            let letters = self.letters.to_mut();
            let start = count(letters.len());
            letters.push_str(form);
            self.words.push(Word { start, end: count(letters.len()), first: NONE });
            self.by_form.insert(hash(form.as_bytes()), id);
            WordId(id)
        })
    }
}

impl Traits {
    #[allow(clippy::cast_possible_truncation)] // the two halves
    fn code(self) -> [u32; 5] {
        let (kinds, reach) = (self.kinds.bits(), self.reach.bits());
        [kinds as u32, (kinds >> 32) as u32, reach as u32, (reach >> 32) as u32, u32::from(self.goes_on)]
    }

    fn of([kinds, more_kinds, reach, more_reach, goes_on]: [u32; 5]) -> Self {
        let set = |low, high| Kinds::from_bits(u64::from(low) | u64::from(high) << 32);
        Self { kinds: set(kinds, more_kinds), reach: set(reach, more_reach), goes_on: goes_on != 0 }
    }
}

#[allow(clippy::cast_possible_truncation)] // far fewer than 2^32 entries fit in memory
fn count(number: usize) -> u32 {
    number as u32
}
