//! Cross-validation: each fifth of the news, of consecutive sentences, by a model of the others.

use std::fmt::Write as _;

use rayon::prelude::*;

use super::corpus::{Piece, Sentence, cut_pieces};
use super::data::{Reading, Space};
use super::learn::{Corpus, Sources, learn_twice, read_sentences};
use super::pack;
use super::score::{Score, table_head};
use super::vectors::Vocabulary;
use crate::lexicon::Lexicon;
use crate::tagger::label::{TYPES, begin_label, inside_label};
use crate::tagger::{Tagged, Tagger};
use crate::text::Text;

/// Finds the names of a text with the help of a tagger.
pub(crate) type Finder<'f> = &'f (dyn Fn(&Text<'_>, &Tagger<'_>) -> Vec<Tagged> + Sync);

fn all_tagged(text: &Text<'_>, tagger: &Tagger<'_>) -> Vec<Tagged> {
    tagger.tag(text)
}

/// A table in Markdown of how well a tagger, and each of `finders` with it, finds the names of corpora
/// that it has not seen.
#[must_use]
pub(crate) fn measure_corpora(
    tagger: &Tagger<'_>,
    sources: &Sources<'_>,
    corpora: &[(String, Corpus)],
    finders: &[(&str, Finder<'_>)],
) -> String {
    let mut finders = finders.to_vec();
    finders.insert(0, ("the tagger", &all_tagged));
    let mut rows = String::new();
    for (name, corpus) in corpora {
        for (way, finder) in &finders {
            let mut score = Score::default();
            for piece in cut_pieces(&corpus.sentences) {
                add_piece(&mut score, &piece, sources, |text| finder(text, tagger));
            }
            let _ = writeln!(rows, "| {name}, {way} | {} |", score.table_row());
        }
    }
    format!("| | {}\n|---|---|---|---|---|---|\n{rows}", table_head())
}

/// A table in Markdown of how well names are found: a row for each choice of features, and one for
/// each of `finders` with all features.
#[must_use]
pub(crate) fn measure_folds(
    sources: &Sources<'_>,
    folds: usize,
    finders: &[(&str, Finder<'_>)],
) -> String {
    let tagger = all_tagged;
    let once: Finder<'_> = &|text, tagger| tagger.tag_once(text);
    let (lexicon, vocabulary) = (Lexicon::default(), Vocabulary::default());
    let unlisted = Sources {
        lexicon: &lexicon,
        ..*sources
    };
    let bare = Sources {
        vocabulary: &vocabulary,
        ..unlisted
    };
    let mut rows = run_folds(&bare, folds, &[("letters and neighbours", &tagger)]);
    rows.extend(run_folds(
        &unlisted,
        folds,
        &[("with plain news, without lexicon", &tagger)],
    ));
    let mut full = vec![
        ("with lexicon, one pass", once),
        ("with lexicon, two passes", &tagger),
    ];
    full.extend(finders);
    rows.extend(run_folds(sources, folds, &full));
    let rows: Vec<String> = rows
        .iter()
        .map(|(name, score)| format!("| {name} | {} |", score.table_row()))
        .collect();
    format!(
        "| | {}\n|---|---|---|---|---|---|\n{}\n",
        table_head(),
        rows.join("\n")
    )
}

fn run_folds<'n>(
    sources: &Sources<'_>,
    folds: usize,
    finders: &[(&'n str, Finder<'_>)],
) -> Vec<(&'n str, Score)> {
    let sentences = &sources.news.sentences;
    let blocks: Vec<&[Sentence]> = sentences
        .chunks(sentences.len().div_ceil(folds).max(1))
        .collect();
    let mut space = Space::default();
    let news: Vec<Vec<Reading>> = blocks
        .iter()
        .map(|block| read_sentences(block, sources.news.convention, sources, &mut space))
        .collect();
    let other: Vec<Reading> = sources
        .other
        .iter()
        .flat_map(|corpus| {
            read_sentences(&corpus.sentences, corpus.convention, sources, &mut space)
        })
        .collect();
    let fold = |held: usize| {
        let rest = (0..)
            .zip(&news)
            .filter(|(i, _)| *i != held)
            .flat_map(|(_, part)| part);
        let rest: Vec<&Reading> = rest.chain(&other).collect();
        let weights = learn_twice(&rest, &space, sources.vocabulary);
        let bytes = pack::pack_model(&weights, &space, sources.vocabulary);
        let tagger = Tagger::read(&bytes);
        let score = |(_, finder): &(&str, Finder<'_>)| {
            let mut score = Score::default();
            for piece in cut_pieces(blocks[held]) {
                if let Some(tagger) = &tagger {
                    add_piece(&mut score, &piece, sources, |text| finder(text, tagger));
                }
            }
            score
        };
        finders.iter().map(score).collect::<Vec<Score>>()
    };
    let scores: Vec<Vec<Score>> = (0..blocks.len()).into_par_iter().map(fold).collect();
    let total = |i: usize| scores.iter().map(|fold| fold[i]).sum();
    (0..)
        .zip(finders)
        .map(|(i, (name, _))| (*name, total(i)))
        .collect()
}

fn add_piece(
    score: &mut Score,
    piece: &Piece<'_>,
    sources: &Sources<'_>,
    find: impl Fn(&Text<'_>) -> Vec<Tagged>,
) {
    let text = piece.text(sources.lexicon);
    let places = piece.align_tokens(&text);
    let gold: Vec<u8> = piece.labels().collect();
    let mut found = vec![0; gold.len()];
    for name in find(&text) {
        let kind = TYPES
            .iter()
            .position(|kind| *kind == name.kind)
            .unwrap_or(0);
        let mut places: Vec<usize> = name.tokens.filter_map(|at| places[at]).collect();
        places.dedup();
        for (i, place) in places.into_iter().enumerate() {
            found[place] = if i == 0 {
                begin_label(kind)
            } else {
                inside_label(kind)
            };
        }
    }
    score.add(&gold, &found);
}
