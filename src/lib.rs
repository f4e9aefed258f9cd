//! Reads Arabic conflict news.
pub mod aggregate;
pub mod analyze;
pub mod article;
pub mod cli;
pub mod extract;
pub mod facts;
pub mod grammar;
pub mod input;
pub mod lexicon;
pub mod output;
pub mod problem;
pub mod span;
pub mod spelling;
pub mod text;
