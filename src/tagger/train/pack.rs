//! Weights as bytes: what a word of plain news shows is summed up in one row, the rest stays by
//! feature; a weight is a signed byte.

use std::collections::BTreeSet;

use super::crf::{Row, Weights, Wide, add_dense, add_row};
use super::data::{Numbers, OWN, Space, read_word};
use super::vectors::Vocabulary;
use crate::tagger::features::{class_features, stem_hash, word_hash};
use crate::tagger::label::OUTSIDE;
use crate::tagger::model::{INDEX_BITS, SIDE, slot_mark};
use crate::tagger::sense::SENSES;

/// What a weight of one becomes.
const SCALE: f32 = 16.0;

/// The most rows of a table of features; those with the largest weights stay.
const MOST: usize = 56_000;

/// How much a name may be worth less than none and is still told: it costs some precision, and
/// recall gains more.
const LENIENCE: f32 = 0.7;

/// The model file.
pub(super) fn pack_model(weights: &Weights, space: &Space, vocabulary: &Vocabulary) -> Vec<u8> {
    let mut out = Vec::new();
    let lenient = |row: &Row| {
        let mut row = *row;
        row[usize::from(OUTSIDE)] -= LENIENCE;
        row
    };
    let own = usize::from(OWN);
    pack_scores(&lenient(&weights.start[own]), &mut out);
    for row in weights.moves[own].as_flattened() {
        pack_scores(&lenient(row), &mut out);
    }
    for row in weights.senses[..SENSES].as_flattened() {
        pack_scores(row, &mut out);
    }
    for row in &weights.elsewhere {
        pack_scores(row, &mut out);
    }
    pack_words(weights, space, vocabulary, &mut out);
    let summed = summed_features(vocabulary);
    let near = pack_features(
        &space.near,
        &weights.near,
        |row| row.as_flattened().to_vec(),
        &summed,
    );
    pack_table(&near, &mut out);
    let here = pack_features(&space.here, &weights.here, |row| row.to_vec(), &summed);
    pack_table(&here, &mut out);
    let joint = pack_features(&space.joint, &weights.joint, |row| row.to_vec(), &summed);
    pack_table(&joint, &mut out);
    out
}

#[allow(clippy::cast_possible_truncation)] // a rounded weight is far below the limit
fn pack_scores(row: &Row, out: &mut Vec<u8>) {
    for weight in row {
        out.extend(((weight * SCALE).round() as i16).to_le_bytes());
    }
}

#[allow(clippy::cast_possible_truncation)] // clamped
fn weight_byte(weight: f32) -> u8 {
    ((weight * SCALE).round().clamp(-127.0, 127.0) as i8).cast_unsigned()
}

/// The row of each word of plain news.
fn pack_words(weights: &Weights, space: &Space, vocabulary: &Vocabulary, out: &mut Vec<u8>) {
    let rows = vocabulary.words.iter().map(|word| {
        let mut row = word_row(&word.form, weights, space, vocabulary);
        let mut bytes = word.fine.to_le_bytes().to_vec();
        bytes.push(u8::try_from(word.lead).unwrap_or(0));
        bytes.extend(
            row.as_flattened_mut()
                .iter()
                .map(|weight| weight_byte(*weight)),
        );
        (word_hash(&word.form), bytes)
    });
    pack_table(&rows.collect::<Vec<_>>(), out);
}

fn word_row(form: &str, weights: &Weights, space: &Space, vocabulary: &Vocabulary) -> Wide {
    let word = read_word(form, vocabulary);
    let mut sum = Wide::default();
    for id in word.near.iter().filter_map(|hash| space.near.ids.get(hash)) {
        for (sum, row) in sum.iter_mut().zip(&weights.near[*id as usize]) {
            add_row(sum, row);
        }
    }
    for id in word.here.iter().filter_map(|hash| space.here.ids.get(hash)) {
        add_row(&mut sum[SIDE], &weights.here[*id as usize]);
    }
    if let Some(id) = word.vector {
        add_dense(&mut sum, &weights.dense, vocabulary.vector(id));
    }
    sum
}

/// Features that only words of plain news have, whose rows they are in already.
fn summed_features(vocabulary: &Vocabulary) -> BTreeSet<u64> {
    let of = |word: &super::vectors::Word| {
        let [coarse, fine] = class_features(word.coarse, word.fine);
        [word_hash(&word.form), stem_hash(&word.form), coarse, fine]
    };
    vocabulary.words.iter().flat_map(of).collect()
}

/// The features whose weights do not vanish, the heaviest when there are too many.
fn pack_features<W>(
    numbers: &Numbers,
    weights: &[W],
    flat: impl Fn(&W) -> Vec<f32>,
    summed: &BTreeSet<u64>,
) -> Vec<(u64, Vec<u8>)> {
    let mut ids: Vec<(u32, u64)> = numbers.ids.iter().map(|(hash, id)| (*id, *hash)).collect();
    ids.sort_unstable();
    let mut rows: Vec<(f32, u64, Vec<u8>)> = ids
        .iter()
        .filter(|(_, hash)| !summed.contains(hash))
        .map(|(id, hash)| {
            let row = flat(&weights[*id as usize]);
            let size = row.iter().map(|weight| weight.abs()).fold(0.0, f32::max);
            (size, *hash, row.into_iter().map(weight_byte).collect())
        })
        .filter(|(size, ..)| size * SCALE >= 1.0)
        .collect();
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    rows.truncate(MOST);
    rows.into_iter()
        .map(|(_, hash, bytes)| (hash, bytes))
        .collect()
}

/// A hash table that is read where it lies; see `model`.
#[allow(clippy::cast_possible_truncation)] // fewer rows than bits for them
fn pack_table(rows: &[(u64, Vec<u8>)], out: &mut Vec<u8>) {
    let size = (rows.len() * 5 / 4 + 1).next_power_of_two();
    debug_assert!(rows.len() < 1 << INDEX_BITS);
    let mut slots = vec![0_u32; size];
    for (number, (hash, _)) in (1..).zip(rows) {
        let mut at = *hash as usize & (size - 1);
        while slots[at] != 0 {
            at = (at + 1) & (size - 1);
        }
        slots[at] = slot_mark(*hash) << INDEX_BITS | number;
    }
    out.extend((size as u32).to_le_bytes());
    out.extend((rows.len() as u32).to_le_bytes());
    out.extend(slots.iter().flat_map(|slot| slot.to_le_bytes()));
    out.extend(rows.iter().flat_map(|(_, row)| row));
}
