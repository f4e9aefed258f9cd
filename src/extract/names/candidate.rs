//! A stretch of text that may be a name, before it is known which entity it belongs to.

use std::ops::Range;

use super::evidence::Evidence;
use crate::facts::{EntityType, Subtype};
use crate::lexicon::{NameForm, NameId};
use crate::tagger::Tagged;

/// A stretch that may be a name.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) tokens: Range<usize>,
    /// Folded bytes of clitics on the first token.
    pub(super) lead: usize,
    pub(super) kind: EntityType,
    /// What exactly the rule that found it says it is.
    pub(super) subtype: Option<Subtype>,
    pub(super) key: Key,
    pub(super) evidence: Evidence,
}

/// What makes two candidates one entity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// A name of the lexicon.
    Listed(NameId, NameForm),
    /// A body by its head without adjective, and its country; no country where the text leaves it out.
    Body {
        head: String,
        country: Option<String>,
    },
    /// Folded letters.
    Spelled(String),
}

/// Candidates without overlaps, found again by token.
#[derive(Debug)]
pub(super) struct Candidates {
    list: Vec<Candidate>,
    /// For each token, one more than the index of the candidate that covers it.
    owner: Vec<u32>,
}

impl Candidates {
    pub(super) fn new(tokens: usize) -> Self {
        Self {
            list: Vec::new(),
            owner: vec![0; tokens],
        }
    }

    /// Adds a candidate unless one of its tokens is taken.
    pub(super) fn add(&mut self, candidate: Candidate) -> bool {
        let free = candidate
            .tokens
            .clone()
            .all(|token| self.at(token).is_none());
        if free {
            self.claim(candidate);
        }
        free
    }

    /// Adds a candidate in place of shorter ones that lie inside it; one as long stays.
    pub(super) fn replace(&mut self, candidate: Candidate) -> bool {
        let tokens = candidate.tokens.clone();
        let inside = |other: &Candidate| {
            tokens.start <= other.tokens.start
                && other.tokens.end <= tokens.end
                && other.tokens != tokens
        };
        if !tokens
            .clone()
            .filter_map(|token| self.at(token))
            .all(inside)
        {
            return false;
        }
        self.claim(candidate);
        true
    }

    /// Adds a candidate in place of all that lie inside it.
    pub(super) fn put(&mut self, candidate: Candidate) {
        self.claim(candidate);
    }

    #[allow(clippy::cast_possible_truncation)] // fewer candidates than tokens, fewer tokens than bytes
    fn claim(&mut self, candidate: Candidate) {
        let number = self.list.len() as u32 + 1;
        self.owner[candidate.tokens.clone()].fill(number);
        self.list.push(candidate);
    }

    /// Notes that the tagger finds the same name; whether it does.
    pub(super) fn agree(&mut self, name: &Tagged) -> bool {
        let number = self.owner[name.tokens.start] as usize;
        let candidate = number.checked_sub(1).and_then(|i| self.list.get_mut(i));
        let same = candidate.filter(|c| c.tokens == name.tokens && c.kind == name.kind);
        let margin = Some(name.margin);
        same.map(|candidate| candidate.evidence.margin = margin)
            .is_some()
    }

    /// Shows every candidate, those included that were replaced.
    pub(super) fn each(&self, show: impl FnMut(&Candidate)) {
        self.list.iter().for_each(show);
    }

    /// Gives candidates another key where `key` tells one.
    pub(super) fn rename(&mut self, mut key: impl FnMut(&Candidate) -> Option<Key>) {
        for candidate in &mut self.list {
            if let Some(key) = key(candidate) {
                candidate.key = key;
            }
        }
    }

    /// The candidate that covers a token.
    pub(super) fn at(&self, token: usize) -> Option<&Candidate> {
        let number = *self.owner.get(token)?;
        self.list.get((number as usize).checked_sub(1)?)
    }

    /// The candidate that begins with a token.
    pub(super) fn starting(&self, token: usize) -> Option<&Candidate> {
        self.at(token)
            .filter(|candidate| candidate.tokens.start == token)
    }

    /// Those that were not replaced, in text order.
    pub(super) fn into_sorted(self) -> Vec<Candidate> {
        let Self { list, owner } = self;
        let kept = |(i, candidate): (usize, Candidate)| {
            (owner[candidate.tokens.start] as usize == i + 1).then_some(candidate)
        };
        let mut list: Vec<Candidate> = list.into_iter().enumerate().filter_map(kept).collect();
        list.sort_by_key(|candidate| candidate.tokens.start);
        list
    }
}
