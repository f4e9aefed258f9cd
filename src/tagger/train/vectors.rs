//! A vocabulary with vectors and classes, learned from plain news: skip-gram with negative samples
//! (Mikolov et al. 2013), one output matrix for each place around the word (Ling et al. 2015), then
//! k-means. Everything runs on one thread in one order, so that the same text gives the same bytes.

use std::collections::BTreeMap;

use super::random::Random;
use crate::spelling::{canonical, clitic_leads, words};

/// Numbers in a vector.
pub(super) const SIZE: usize = 64;
/// The fewest times that a word of the vocabulary stands in the text.
const LEAST: u32 = 6;
const PASSES: usize = 4;
const NEGATIVES: usize = 5;
/// Words on either side.
const WINDOW: usize = 2;
const PLACES: usize = 2 * WINDOW;
const RATE: f32 = 0.03;
/// Words more frequent than this share are left out now and then.
const FREQUENT: f64 = 2e-4;
/// The most frequent words, such as prepositions, which found no class.
const FUNCTION_WORDS: usize = 50;
/// How many classes of words there are.
const COARSE: usize = 64;
const FINE: usize = 512;

pub(super) type Vector = [f32; SIZE];

/// The words of some plain text.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    pub(super) ids: BTreeMap<String, u32>,
    pub(super) words: Vec<Word>,
}

/// What is learned of a word.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) form: String,
    pub(super) count: u32,
    /// Bytes of conjunctions and prepositions that it is written with.
    pub(super) lead: usize,
    pub(super) vector: Vector,
    pub(super) coarse: u8,
    pub(super) fine: u16,
}

impl Vocabulary {
    /// Learns from `plain`, one article a line; nothing where it has too few words to tell classes by.
    #[must_use]
    pub(crate) fn learn(plain: &str) -> Option<Self> {
        let mut vocabulary = Self::count_words(plain);
        if vocabulary.words.len() <= FUNCTION_WORDS {
            return None;
        }
        let lines = vocabulary.known_words(plain);
        let vectors = skip_gram(&vocabulary, &lines);
        let coarse = word_classes(&vectors, COARSE);
        let fine = word_classes(&vectors, FINE);
        for (id, word) in vocabulary.words.iter_mut().enumerate() {
            word.vector = vectors[id];
            word.coarse = u8::try_from(coarse[id]).unwrap_or(0);
            word.fine = fine[id] + 1;
        }
        Some(vocabulary)
    }

    /// The vector of the word with a number.
    pub(super) fn vector(&self, id: u32) -> &Vector {
        &self.words[id as usize].vector
    }

    /// Words in order of frequency.
    fn count_words(plain: &str) -> Self {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for line in plain.lines() {
            for word in words(&canonical(line).text) {
                match counts.get_mut(word) {
                    Some(count) => *count += 1,
                    None => {
                        counts.insert(word.to_owned(), 1);
                    }
                }
            }
        }
        let mut kept: Vec<(String, u32)> = counts
            .into_iter()
            .filter(|(_, count)| *count >= LEAST)
            .collect();
        kept.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
        let counts: BTreeMap<&str, u32> = kept
            .iter()
            .map(|(form, count)| (form.as_str(), *count))
            .collect();
        let word = |(form, count): &(String, u32)| Word {
            lead: clitic_length(form, *count, &counts),
            form: form.clone(),
            count: *count,
            vector: [0.0; SIZE],
            coarse: 0,
            fine: 0,
        };
        let words: Vec<Word> = kept.iter().map(word).collect();
        let ids = (0..)
            .zip(&words)
            .map(|(id, word)| (word.form.clone(), id))
            .collect();
        Self { ids, words }
    }

    /// The known words of each line.
    fn known_words(&self, plain: &str) -> Vec<Vec<u32>> {
        let line = |line: &str| {
            words(&canonical(line).text)
                .filter_map(|word| self.ids.get(word).copied())
                .collect()
        };
        plain.lines().map(line).collect()
    }
}

/// A word is read with clitics when it is more frequent without them.
fn clitic_length(form: &str, count: u32, counts: &BTreeMap<&str, u32>) -> usize {
    let fits = |rest: &str| counts.get(rest).is_some_and(|other| *other >= count);
    clitic_leads(form)
        .filter(|lead| !lead.assimilated && !lead.definite && lead.rest.chars().count() >= 3)
        .filter(|lead| fits(lead.rest))
        .map(|lead| lead.len(form))
        .next()
        .unwrap_or(0)
}

/// Learns a vector for each word.
#[allow(clippy::cast_precision_loss)] // the rate need not be exact
fn skip_gram(vocabulary: &Vocabulary, lines: &[Vec<u32>]) -> Vec<Vector> {
    let mut model = SkipGram::new(vocabulary);
    let total: usize = lines.iter().map(Vec::len).sum();
    let keep = keep_chances(vocabulary, total);
    let mut done = 0;
    let mut kept: Vec<u32> = Vec::new();
    for line in std::iter::repeat_n(lines, PASSES).flatten() {
        kept.clear();
        let random = &mut model.random;
        kept.extend(
            line.iter()
                .filter(|word| random.unit() < keep[**word as usize]),
        );
        let rate = RATE * (1.0 - done as f32 / (PASSES * total) as f32).max(0.01);
        done += line.len();
        model.learn(&kept, rate);
    }
    model.input.iter_mut().for_each(normalize);
    model.input
}

struct SkipGram {
    random: Random,
    input: Vec<Vector>,
    /// For each word a vector for each place around another.
    output: Vec<[Vector; PLACES]>,
    noise: Vec<u32>,
}

impl SkipGram {
    #[allow(clippy::cast_precision_loss)] // a small size
    fn new(vocabulary: &Vocabulary) -> Self {
        let mut random = Random::new(1);
        let size = vocabulary.words.len();
        let input = (0..size)
            .map(|_| std::array::from_fn(|_| (random.unit() - 0.5) / SIZE as f32))
            .collect();
        Self {
            random,
            input,
            output: vec![[[0.0; SIZE]; PLACES]; size],
            noise: noise_words(vocabulary),
        }
    }

    /// Learns from each word of a line and those around it.
    fn learn(&mut self, line: &[u32], rate: f32) {
        for (at, word) in line.iter().enumerate() {
            for (place, other) in places_around(at, line.len()) {
                self.pull_together(*word, line[other], place, rate);
            }
        }
    }

    /// Leads a word towards another that stands at a place around it, and away from some that do not.
    fn pull_together(&mut self, word: u32, other: u32, place: usize, rate: f32) {
        let word = &mut self.input[word as usize];
        let mut change = [0.0; SIZE];
        let mut sample = |target: u32, truth: f32| {
            let out = &mut self.output[target as usize][place];
            let step = rate * (truth - sigmoid(dot_product(word, out)));
            for ((change, out), word) in change.iter_mut().zip(out).zip(&*word) {
                *change += step * *out;
                *out += step * word;
            }
        };
        sample(other, 1.0);
        for _ in 0..NEGATIVES {
            let target = self.noise[self.random.below(self.noise.len())];
            if target != other {
                sample(target, 0.0);
            }
        }
        for (x, change) in word.iter_mut().zip(change) {
            *x += change;
        }
    }
}

/// The places around `at`, with their positions.
fn places_around(at: usize, len: usize) -> impl Iterator<Item = (usize, usize)> {
    let left = (1..=WINDOW).filter_map(move |d| Some((d - 1, at.checked_sub(d)?)));
    let right = (1..=WINDOW)
        .map(move |d| (WINDOW + d - 1, at + d))
        .filter(move |(_, other)| *other < len);
    left.chain(right)
}

/// Words, each as often as the three quarters power of its frequency.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn noise_words(vocabulary: &Vocabulary) -> Vec<u32> {
    let weight = |word: &Word| f64::from(word.count).powf(0.75);
    let total: f64 = vocabulary.words.iter().map(weight).sum();
    let times = |word| (weight(word) / total * 2e6).ceil() as usize;
    (0..)
        .zip(&vocabulary.words)
        .flat_map(|(id, word)| std::iter::repeat_n(id, times(word)))
        .collect()
}

/// The chance of each word to be looked at.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
fn keep_chances(vocabulary: &Vocabulary, total: usize) -> Vec<f32> {
    let chance = |word: &Word| {
        let share = FREQUENT * total as f64 / f64::from(word.count);
        (share.sqrt() + share).min(1.0) as f32
    };
    vocabulary.words.iter().map(chance).collect()
}

fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

pub(super) fn dot_product(a: &Vector, b: &Vector) -> f32 {
    let mut sums = [0.0; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for i in 0..8 {
            sums[i] += a[i] * b[i];
        }
    }
    sums.iter().sum()
}

fn normalize(vector: &mut Vector) {
    let length = dot_product(vector, vector).sqrt().max(1e-9);
    for x in vector {
        *x /= length;
    }
}

/// Classes of words by k-means on the sphere; the frequent words found them.
fn word_classes(vectors: &[Vector], number: usize) -> Vec<u16> {
    const ROUNDS: usize = 8;
    let mut centres: Vec<Vector> = vectors
        .iter()
        .skip(FUNCTION_WORDS)
        .step_by(9)
        .take(number)
        .copied()
        .collect();
    let mut nearest = vec![0; vectors.len()];
    for _ in 0..ROUNDS {
        for (vector, nearest) in vectors.iter().zip(&mut nearest) {
            *nearest = closest_centre(vector, &centres);
        }
        let mut sums = vec![[0.0; SIZE]; centres.len()];
        for (vector, class) in vectors.iter().zip(&nearest) {
            let sum = &mut sums[usize::from(*class)];
            sum.iter_mut().zip(vector).for_each(|(sum, x)| *sum += x);
        }
        sums.iter_mut().for_each(normalize);
        centres = sums;
    }
    nearest
}

#[allow(clippy::cast_possible_truncation)] // a few hundred centres
fn closest_centre(vector: &Vector, centres: &[Vector]) -> u16 {
    let mut best = (0, f32::MIN);
    for (class, centre) in centres.iter().enumerate() {
        let near = dot_product(vector, centre);
        if near > best.1 {
            best = (class, near);
        }
    }
    best.0 as u16
}

/// Numbers of a word in the file that keeps a vocabulary.
const KEPT: usize = 4 + SIZE;

impl Vocabulary {
    /// The vocabulary as bytes.
    #[must_use]
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for word in &self.words {
            let lead = u32::try_from(word.lead).unwrap_or(0);
            let counts = [word.count, lead, word.coarse.into(), word.fine.into()];
            let numbers = counts.into_iter().chain(word.vector.map(f32::to_bits));
            numbers.for_each(|number| out.extend(number.to_le_bytes()));
            out.extend(word.form.as_bytes());
            out.push(b'\n');
        }
        out
    }

    /// The vocabulary that was written as `bytes`; none when they are something else.
    #[must_use]
    pub(crate) fn read(mut bytes: &[u8]) -> Option<Self> {
        let mut words = Vec::new();
        while !bytes.is_empty() {
            let (numbers, rest) = bytes.split_at_checked(4 * KEPT)?;
            let end = rest.iter().position(|byte| *byte == b'\n')?;
            words.push(read_word(numbers, &rest[..end])?);
            bytes = &rest[end + 1..];
        }
        let ids = (0..)
            .zip(&words)
            .map(|(id, word)| (word.form.clone(), id))
            .collect();
        Some(Self { ids, words })
    }
}

fn read_word(numbers: &[u8], form: &[u8]) -> Option<Word> {
    let (numbers, _) = numbers.as_chunks::<4>();
    let number = |i: usize| u32::from_le_bytes(numbers[i]);
    Some(Word {
        form: std::str::from_utf8(form).ok()?.to_owned(),
        count: number(0),
        lead: number(1) as usize,
        coarse: u8::try_from(number(2)).ok()?,
        fine: u16::try_from(number(3)).ok()?,
        vector: std::array::from_fn(|i| f32::from_bits(number(4 + i))),
    })
}
