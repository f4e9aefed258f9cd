//! Reads Arabic conflict news: who said what, where, when, how many were killed, and who claims so.
//!
//! Data flows one way, and a module uses only modules above it in this list:
//!
//! | step | modules |
//! |---|---|
//! | where something stands, one story, what went wrong, what a terminal may be shown | `span`, [`article`], `problem`, `terminal` |
//! | what can be found, as plain data | [`facts`] |
//! | what one article may take of time, memory and output | `budget` |
//! | letters: one fold for text and words | [`spelling`] |
//! | words: all of them from TOML files | [`lexicon`] |
//! | a story cut into tokens, its words looked up | `text` |
//! | what rules are made of: cursor, numbers, amounts | `grammar` |
//! | names that no list holds, by a learned model | `tagger` |
//! | the rules, one folder a layer | `extract` |
//! | how far each fact can be trusted | `confidence` |
//! | the pipeline, one line a layer | [`analyze`] |
//! | many documents together | [`aggregate`] |
//! | the part of a document that answers a question | `select` |
//! | names of private persons taken out | `redact` |
//! | an analysis held against its articles again | [`verify`] |
//! | what a newsroom expects of articles | `expect` |
//! | files to stories, documents to files | [`input`], [`output`] |
//! | what two analyses tell differently | `compare` |
//! | scores against rows marked by hand | [`evaluate`] |
//! | the program | `cli` |
//!
//! Whoever builds on the crate needs [`analyze`], [`article`], [`lexicon`] and [`facts`]; [`input`] and [`output`] for
//! files, [`aggregate`] for many articles, [`evaluate`] and [`verify`] to hold results against what they should be.
//! The rest is the inside of the house. `tests/surface/api.txt` lists all that is public.
//!
//! The program is the feature `cli`, databases of facts are the feature `sqlite`, reading Parquet is the feature
//! `parquet`; all are on by default. With `default-features = false` the crate needs neither clap nor `SQLite`.
//!
//! ```
//! use karabakh::{analyze::Analyzer, article::Article, facts::Layer, lexicon::Lexicon};
//! use karabakh::Unit;
//!
//! let analyzer = Analyzer::new(Lexicon::builtin()?, &Layer::ALL, Unit::Chars);
//! let text = "قال وزير الخارجية الروسي سيرغي لافروف إن المحادثات كانت بناءة.".to_owned();
//! let document = analyzer.analyze(&Article { text, ..Article::default() });
//! assert_eq!(document.facts.quotes[0].text, "إن المحادثات كانت بناءة");
//! assert_eq!(document.facts.quotes[0].speaker.name.as_deref(), Some("سيرغي لافروف"));
//! # Ok::<(), karabakh::lexicon::Error>(())
//! ```

// what only the program uses is no fault of a library without it
#![cfg_attr(not(feature = "cli"), allow(dead_code, unused_imports))]

pub mod aggregate;
pub mod analyze;
pub mod article;
#[cfg(feature = "cli")]
pub mod cli;
pub mod evaluate;
pub mod facts;
pub mod input;
pub mod lexicon;
pub mod output;
pub mod spelling;
pub mod verify;

mod budget;
#[cfg(feature = "cli")]
mod compare;
mod confidence;
#[cfg(feature = "cli")]
mod expect;
mod extract;
mod grammar;
mod problem;
#[cfg(feature = "cli")]
mod redact;
#[cfg(feature = "cli")]
mod select;
mod span;
mod tagger;
mod terminal;
mod text;

pub use problem::Problem;
pub use span::{Offsets, Span, Unit};

#[cfg(test)]
#[path = "../tests/inside/mod.rs"]
mod inside;
