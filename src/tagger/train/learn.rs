//! The model file, learned in two passes.

use std::collections::BTreeMap;

use super::ascent::{Example, Plan, learn_weights};
use super::corpus::{Sentence, cut_pieces, parse_sentences};
use super::crf::{Seen, Weights, best_labels, token_scores};
use super::data::{Convention, OWN, Reading, Space, read_piece};
use super::pack;
use super::vectors::Vocabulary;
use crate::lexicon::Lexicon;
use crate::tagger::elsewhere::labels_elsewhere;

/// Sentences marked by hand.
#[derive(Debug, Default)]
pub(crate) struct Corpus {
    pub(super) sentences: Vec<Sentence>,
    pub(super) convention: Convention,
}

impl Corpus {
    /// Reads a file of one `token label` a line, marked as the model should mark.
    #[must_use]
    pub(crate) fn parse(text: &str) -> Self {
        Self::parse_other(text, OWN)
    }

    /// The same of a corpus with a convention of its own, which a number above zero tells from others.
    #[must_use]
    pub(crate) fn parse_other(text: &str, convention: Convention) -> Self {
        Self {
            sentences: parse_sentences(text),
            convention,
        }
    }
}

/// Parts of the texts, each tagged by a model of the others, from which the second look is learned.
const PARTS: usize = 4;

/// What is learned from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sources<'s> {
    /// The words that come with the tool.
    pub lexicon: &'s Lexicon,
    /// What plain news tells of words.
    pub vocabulary: &'s Vocabulary,
    /// News marked by hand.
    pub news: &'s Corpus,
    /// Other texts marked by hand, each by its own convention.
    pub other: &'s [Corpus],
}

/// The model file learned from all that is given; the same bytes each time.
#[must_use]
pub(crate) fn learn_model(sources: &Sources<'_>) -> Vec<u8> {
    let mut space = Space::default();
    let all = std::iter::once(sources.news).chain(sources.other);
    let readings: Vec<Reading> = all
        .flat_map(|corpus| {
            read_sentences(&corpus.sentences, corpus.convention, sources, &mut space)
        })
        .collect();
    let readings: Vec<&Reading> = readings.iter().collect();
    let weights = learn_twice(&readings, &space, sources.vocabulary);
    pack::pack_model(&weights, &space, sources.vocabulary)
}

pub(super) fn read_sentences(
    sentences: &[Sentence],
    convention: Convention,
    sources: &Sources<'_>,
    space: &mut Space,
) -> Vec<Reading> {
    let pieces = cut_pieces(sentences);
    let read = |piece| {
        read_piece(
            piece,
            convention,
            sources.lexicon,
            sources.vocabulary,
            space,
        )
    };
    pieces.iter().map(read).collect()
}

/// Learns with what a first pass found elsewhere in each text; that pass must not have seen the text.
pub(super) fn learn_twice(
    readings: &[&Reading],
    space: &Space,
    vocabulary: &Vocabulary,
) -> Weights {
    let plan = Plan::default();
    let parts = part_numbers(readings);
    let mut examples = Vec::with_capacity(readings.len());
    for held in 0..PARTS {
        let others: Vec<Example<'_>> = parts
            .iter()
            .zip(readings)
            .filter(|(part, _)| **part != held)
            .map(|(_, reading)| Example::first_look(reading))
            .collect();
        let weights = learn_weights(
            &others,
            space,
            vocabulary,
            Plan {
                epochs: plan.epochs / 2,
                ..plan
            },
        );
        let own = parts.iter().zip(readings);
        let own = own.filter(|(part, _)| **part == held);
        examples.extend(own.map(|(_, reading)| {
            let labels = tag_once(&weights, reading, vocabulary);
            let stems: Vec<u64> = reading.items.iter().map(|item| item.stem).collect();
            let mut told = vec![0; stems.len()];
            labels_elsewhere(&stems, &labels, |at, bits| told[at] = bits);
            Example {
                reading,
                elsewhere: Some(told),
            }
        }));
    }
    learn_weights(&examples, space, vocabulary, plan)
}

/// The part that each text is in: consecutive texts of a convention are together, and each part has as
/// much of every convention.
fn part_numbers(readings: &[&Reading]) -> Vec<usize> {
    let mut sizes: BTreeMap<Convention, usize> = BTreeMap::new();
    let places: Vec<usize> = readings
        .iter()
        .map(|reading| {
            let size = sizes.entry(reading.convention).or_default();
            *size += 1;
            *size - 1
        })
        .collect();
    let part = |(reading, place): (&&Reading, usize)| place * PARTS / sizes[&reading.convention];
    readings.iter().zip(places).map(part).collect()
}

/// The labels of a first pass.
fn tag_once(weights: &Weights, reading: &Reading, vocabulary: &Vocabulary) -> Vec<u8> {
    let seen = Seen {
        convention: reading.convention,
        items: &reading.items,
        view: 0,
        elsewhere: &[],
    };
    let sentence = |sentence: &std::ops::Range<usize>| {
        let scores = token_scores(weights, &seen, sentence.clone(), vocabulary);
        let joins: Vec<u8> = reading.items[sentence.clone()]
            .iter()
            .map(|item| item.join)
            .collect();
        best_labels(weights, reading.convention, &scores, &joins)
    };
    reading.sentences.iter().flat_map(sentence).collect()
}
