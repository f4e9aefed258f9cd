//! What a word and its neighbours show, as hashes: the same for training and for use.

use std::ops::Range;

use super::sense::{Senses, TELLING};
use crate::spelling::{AND, ARTICLE};

/// A feature of a word by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Tells of the word and of its neighbours.
    Near,
    /// Tells of the word only.
    Here,
}

/// Features that join a token with its neighbours.
pub(super) const JOINT: usize = 14;

/// A hash of a feature: its number of template, and bytes.
#[inline]
fn hash_feature(template: u64, bytes: &[u8]) -> u64 {
    let mut chunks = bytes.chunks_exact(8);
    let mut state = template << 56 ^ bytes.len() as u64;
    for chunk in &mut chunks {
        let mut eight = [0; 8];
        eight.copy_from_slice(chunk);
        state = mix_bits(state ^ u64::from_le_bytes(eight));
    }
    let rest = chunks.remainder().iter();
    let tail = rest.fold(0, |number, byte| number << 8 | u64::from(*byte));
    mix_bits(state ^ tail)
}

/// A hash of a feature made of two numbers.
#[inline]
fn hash_pair(template: u64, a: u64, b: u64) -> u64 {
    let turned = b.wrapping_mul(0xd6e8_feb8_6659_fd93).rotate_left(29);
    mix_bits((a ^ template << 56).wrapping_add(turned))
}

#[inline]
#[allow(clippy::cast_possible_truncation)] // both halves are used
fn mix_bits(state: u64) -> u64 {
    let product = u128::from(state ^ 0x243f_6a88_85a3_08d3) * 0x9e37_79b9_7f4a_7c15;
    product as u64 ^ (product >> 64) as u64
}

/// The hash of a word, by which it is looked up and joined with others.
pub(super) fn word_hash(form: &str) -> u64 {
    hash_feature(1, form.as_bytes())
}

/// The hash of a word without clitics, by which it is told from the word as it stands.
pub(super) fn stem_hash(stem: &str) -> u64 {
    hash_feature(2, stem.as_bytes())
}

/// Offers the features of a word's letters: itself, what is left without clitics, both ends, and
/// three letters at a time, which tell foreign names.
pub(super) fn letter_features(form: &str, stem: &str, mut offer: impl FnMut(Reach, u64)) {
    let ends: Vec<usize> = form
        .char_indices()
        .map(|(at, _)| at)
        .chain([form.len()])
        .collect();
    let length = ends.len() - 1;
    offer(Reach::Near, word_hash(form));
    offer(Reach::Near, stem_hash(stem));
    let definite = stem.starts_with(ARTICLE);
    let latin = form.as_bytes()[0].is_ascii();
    let shape = (length.min(9) as u64) << 2 | u64::from(definite) << 1 | u64::from(latin);
    offer(
        Reach::Here,
        hash_pair(3, shape, u64::from(stem.len() < form.len())),
    );
    for n in 1..=length.min(4) {
        let reach = if n == 2 || n == 3 {
            Reach::Near
        } else {
            Reach::Here
        };
        offer(
            reach,
            hash_feature(10 + n as u64, &form.as_bytes()[..ends[n]]),
        );
        offer(
            reach,
            hash_feature(20 + n as u64, &form.as_bytes()[ends[length - n]..]),
        );
    }
    let inner = form.len() - stem.len();
    let ends: Vec<usize> = ends.into_iter().filter(|end| *end >= inner).collect();
    for window in ends.windows(4) {
        offer(
            Reach::Here,
            hash_feature(5, &form.as_bytes()[window[0]..window[3]]),
        );
    }
    for n in 2..=4 {
        if stem.len() < form.len() && ends.len() > n {
            offer(
                Reach::Here,
                hash_feature(30 + n as u64, &form.as_bytes()[inner..ends[n]]),
            );
        }
    }
}

/// The one feature of a token that is no word.
pub(super) fn sign_feature(form: &str) -> u64 {
    if form.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        hash_feature(6, &[u8::try_from(form.len()).unwrap_or(u8::MAX)])
    } else {
        hash_feature(7, form.as_bytes())
    }
}

/// The features of a word's class, coarse and fine.
#[cfg(feature = "train")]
pub(super) fn class_features(coarse: u8, fine: u16) -> [u64; 2] {
    [
        hash_pair(8, u64::from(coarse), 0),
        hash_pair(9, u64::from(fine), 0),
    ]
}

/// What joint features need of a token.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Glance {
    /// [`word_hash`]; zero after the ends of a sentence.
    pub(super) word: u64,
    /// The fine class of the word; zero when unknown.
    pub(super) class: u16,
    /// What the lexicon says.
    pub(super) senses: Senses,
}

/// Features of the token at `window[2]` joined with its neighbours.
pub(super) fn joint_features(window: [Glance; 5]) -> [u64; JOINT] {
    let [far, left, here, right, beyond] = window;
    let senses = |glance: Glance| glance.senses & TELLING;
    let class = |glance: Glance| u64::from(glance.class) + 1;
    [
        hash_pair(40, left.word, here.word),
        hash_pair(41, here.word, right.word),
        hash_pair(42, senses(left), senses(here)),
        hash_pair(43, senses(here), senses(right)),
        hash_pair(44, hash_pair(44, senses(left), senses(here)), senses(right)),
        hash_pair(45, left.word, senses(here)),
        hash_pair(46, senses(here), right.word),
        hash_pair(47, class(left), class(here)),
        hash_pair(48, class(here), class(right)),
        hash_pair(49, hash_pair(49, class(left), class(here)), class(right)),
        hash_pair(50, hash_pair(50, class(far), class(left)), class(here)),
        hash_pair(51, hash_pair(51, senses(far), senses(left)), senses(here)),
        hash_pair(52, class(left), senses(here)),
        hash_pair(53, hash_pair(53, class(here), class(right)), class(beyond)),
    ]
}

/// The features of a word that is read as the one after its clitics.
pub(super) fn clitic_features(form: &str, rest: &str) -> [u64; 2] {
    let lead = &form[..form.len() - rest.len()];
    [word_hash(form), hash_feature(4, lead.as_bytes())]
}

/// Kinds of joints between a token and the one before it.
pub(super) const JOINS: usize = 5;

/// How a token joins the one before it: written with a conjunction, perhaps so, with an article,
/// without, or no word at all.
pub(super) fn clitic_join(form: &str, stem: &str, is_word: bool) -> u8 {
    let first = form.chars().next().unwrap_or(' ');
    match () {
        () if !is_word => 4,
        () if first == AND && stem.len() < form.len() => 3,
        () if first == AND => 2,
        () if stem.starts_with(ARTICLE) => 1,
        () => 0,
    }
}

/// A token with two neighbours on each side, inside its sentence.
pub(super) fn window_at(glances: &[Glance], sentence: &Range<usize>, at: usize) -> [Glance; 5] {
    std::array::from_fn(|i| {
        let place = (at + i)
            .checked_sub(2)
            .filter(|place| sentence.contains(place));
        place.map_or_else(Glance::default, |place| glances[place])
    })
}
