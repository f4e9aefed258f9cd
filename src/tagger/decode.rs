//! The best labels of a sentence (Viterbi 1967): a name begins before it goes on.
//!
//! Most words of a text are no names by far; they part a sentence into runs that are searched one by
//! one.

use std::ops::Range;

use super::features::JOINS;
use super::label::{KINDS, LABELS, OUTSIDE, Scores, begin_label, inside_label};

/// Where no name is better than any by this much, none is looked for.
const SURE: i32 = 90;

/// Bits below a score that tell the state it comes from: one maximum finds both.
const STATE_BITS: u32 = 4;
const STATE_MASK: i32 = (1 << STATE_BITS) - 1;

/// What no score makes up for.
const NEVER: i32 = i32::MIN / 4;

/// A number for each state: outside, the beginnings of the types, their insides. The order is not
/// that of labels, so that beginnings and insides are added up in one go each.
type States = [i32; LABELS];

/// The label of each state.
const LABEL: [u8; LABELS] = {
    let mut labels = [OUTSIDE; LABELS];
    let mut kind = 0;
    while kind < KINDS {
        labels[1 + kind] = begin_label(kind);
        labels[1 + KINDS + kind] = inside_label(kind);
        kind += 1;
    }
    labels
};

/// How well labels follow each other, above [`STATE_BITS`].
#[derive(Debug, Clone, Default)]
pub(super) struct Moves {
    /// From each state to outside, and to the beginnings.
    outside: States,
    begin: [[i32; KINDS]; LABELS],
    /// To the inside of each type from its beginning and from its inside.
    on: [[i32; KINDS]; 2],
}

impl Moves {
    /// The moves of `weight`, from a label to a label; those that cannot be are not asked for.
    pub(super) fn new(weight: impl Fn(u8, u8) -> i16) -> Self {
        let raised = |from, to| i32::from(weight(from, to)) << STATE_BITS;
        Self {
            outside: LABEL.map(|from| raised(from, OUTSIDE)),
            begin: LABEL.map(|from| std::array::from_fn(|kind| raised(from, begin_label(kind)))),
            on: [begin_label, inside_label]
                .map(|from| std::array::from_fn(|kind| raised(from(kind), inside_label(kind)))),
        }
    }
}

/// What is learned of moves: into the first token of a sentence, and for each way that a token joins
/// the one before it.
#[derive(Debug)]
pub(super) struct Search {
    pub(super) start: Moves,
    pub(super) moves: [Moves; JOINS],
}

/// The tokens of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tokens<'p> {
    pub(super) scores: &'p [Scores],
    pub(super) joins: &'p [u8],
}

/// Finds labels; its memory is used again from sentence to sentence.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    from: Vec<[u8; LABELS]>,
}

impl Decoder {
    /// Writes the labels with the highest sum of scores and moves for a whole `sentence`.
    pub(super) fn decode(
        &mut self,
        search: &Search,
        tokens: Tokens<'_>,
        sentence: &Range<usize>,
        labels: &mut [u8],
    ) {
        self.label_part(search, tokens, sentence, sentence.clone(), labels);
    }

    /// Writes anew the labels that may be others since the scores of the token `changed` are; where
    /// the labels stay as they are.
    pub(super) fn decode_around(
        &mut self,
        search: &Search,
        tokens: Tokens<'_>,
        sentence: &Range<usize>,
        changed: usize,
        labels: &mut [u8],
    ) -> usize {
        let is_sure = |at: &usize| is_outside(&tokens.scores[*at], SURE);
        let before = (sentence.start..changed).rev().find(is_sure);
        let after = (changed + 1..sentence.end).find(is_sure);
        let start = before.map_or(sentence.start, |before| before + 1);
        let end = after.unwrap_or(sentence.end);
        self.label_part(search, tokens, sentence, start..end, labels);
        end
    }

    /// Labels a part of a sentence between tokens that are surely outside.
    fn label_part(
        &mut self,
        search: &Search,
        tokens: Tokens<'_>,
        sentence: &Range<usize>,
        part: Range<usize>,
        labels: &mut [u8],
    ) {
        let is_sure = |at: &usize| is_outside(&tokens.scores[*at], SURE);
        let mut at = part.start;
        while at < part.end {
            if is_sure(&at) {
                labels[at] = OUTSIDE;
                at += 1;
                continue;
            }
            let end = (at + 1..part.end).find(is_sure).unwrap_or(part.end);
            self.label_run(search, tokens, sentence, at..end, labels);
            at = end;
        }
    }

    fn label_run(
        &mut self,
        search: &Search,
        tokens: Tokens<'_>,
        sentence: &Range<usize>,
        run: Range<usize>,
        labels: &mut [u8],
    ) {
        let moves = |at: usize| &search.moves[usize::from(tokens.joins[at])];
        let first = if run.start == sentence.start {
            &search.start
        } else {
            moves(run.start)
        };
        let mut best = enter_run(first, &tokens.scores[run.start]);
        self.from.clear();
        for at in run.clone().skip(1) {
            let (next, from) = step_on(best, moves(at));
            best = next;
            add_scores(&mut best, &tokens.scores[at]);
            self.from.push(from);
        }
        if run.end < sentence.end {
            let outside = &moves(run.end).outside;
            best = std::array::from_fn(|state| best[state] + outside[state]);
        }
        let mut state = best_state(&best);
        for (label, from) in labels[run.start + 1..run.end]
            .iter_mut()
            .zip(&self.from)
            .rev()
        {
            *label = LABEL[state];
            state = usize::from(from[state]);
        }
        labels[run.start] = LABEL[state];
    }
}

/// Whether no name is better than any by more than `margin`.
#[inline]
pub(super) fn is_outside(own: &Scores, margin: i32) -> bool {
    let rival = own[1..].iter().copied().fold(i16::MIN, i16::max);
    i32::from(own[0]) - i32::from(rival) > margin
}

/// The first token of a run: nothing goes on.
fn enter_run(moves: &Moves, own: &Scores) -> States {
    let mut best = [NEVER; LABELS];
    best[0] = moves.outside[0];
    best[1..=KINDS].copy_from_slice(&moves.begin[0]);
    add_scores(&mut best, own);
    best
}

#[inline]
fn add_scores(best: &mut States, own: &Scores) {
    for (score, label) in best.iter_mut().zip(LABEL) {
        *score += i32::from(own[usize::from(label)]) << STATE_BITS;
    }
}

/// The state of the best score, of equals the first.
fn best_state(best: &States) -> usize {
    (0..LABELS)
        .rev()
        .max_by_key(|state| best[*state])
        .unwrap_or(0)
}

/// For each state, the best way to it and the state before it; of equals the first.
fn step_on(best: States, moves: &Moves) -> (States, [u8; LABELS]) {
    // the lowest bits tell the state, the first the highest
    let mut told = best;
    for (state, score) in (0..).zip(&mut told) {
        *score |= STATE_MASK - state;
    }
    let mut next = [i32::MIN; LABELS];
    let [outside, begin @ .., _, _, _, _] = &mut next;
    for (score, weight) in told.iter().zip(&moves.outside) {
        *outside = (score + weight).max(*outside);
    }
    for (score, row) in told.iter().zip(&moves.begin) {
        for (top, weight) in begin.iter_mut().zip(row) {
            *top = (score + weight).max(*top);
        }
    }
    let (begun, gone) = (1, 1 + KINDS);
    for kind in 0..KINDS {
        let from_begin = told[begun + kind] + moves.on[0][kind];
        let from_inside = told[gone + kind] + moves.on[1][kind];
        next[gone + kind] = from_begin.max(from_inside);
    }
    let mut from = [0; LABELS];
    for (score, from) in next.iter_mut().zip(&mut from) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // four bits
        let state = (STATE_MASK - (*score & STATE_MASK)) as u8;
        *from = state;
        *score &= !STATE_MASK;
    }
    (next, from)
}
