//! Learns the model from corpora, and measures it by cross-validation. Read `corpus`, `data`, what
//! is learned from; `vectors`, what plain news tells of words; `crf`, the model;
//! `gradient` and `ascent`, the learning; `learn` what is learned from and the two passes; `pack`, the file; `folds`, the measuring.

mod ascent;
mod corpus;
mod crf;
mod data;
mod folds;
mod gradient;
mod learn;
mod pack;
mod random;
mod score;
mod vectors;

pub(crate) use folds::{Finder, measure_corpora, measure_folds};
pub(crate) use learn::{Corpus, Sources, learn_model};
pub(crate) use vectors::Vocabulary;
