//! What the user says about the input.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::format::InputFormat;
use super::{Columns, Limit};
use crate::problem::Problem;

/// What the user says about the input.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How the input holds articles.
    pub format: InputFormat,
    /// Label of the encoding; `None` and `auto` mean that each file's own bytes decide.
    pub encoding: Option<String>,
    /// What one article may have of text, in bytes as UTF-8.
    pub max_bytes: Limit,
    /// Whether an article in another language is a problem.
    pub arabic: bool,
    /// Whether a text that was read before is left out.
    pub dedup: bool,
    /// Whether it is told in the end, where none is left out, how many texts came again.
    pub repeats: bool,
    /// Columns of tables and keys of records that hold the article's fields.
    pub columns: Columns,
    /// Publication date of articles that carry none.
    pub date: Option<Date>,
    /// File that tells date, source, title and address of articles.
    pub metadata: Option<PathBuf>,
    /// How results of earlier runs are known, which are no articles.
    pub results: Option<Results>,
}

/// How the results of earlier runs are known.
///
/// ```
/// use std::path::Path;
/// use karabakh::input::{Options, Results};
///
/// /// A program that writes its results to files of its own ending.
/// fn is_mine(path: &Path) -> bool {
///     path.extension().is_some_and(|ending| ending == "mine")
/// }
///
/// let results = Results { is_result: is_mine, is_own: is_mine, is_open: |_| false, listed: |_| Vec::new() };
/// let options = Options { results: Some(results), ..Options::default() };
/// # drop(options);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Results {
    /// Whether a file holds results.
    pub is_result: fn(&Path) -> bool,
    /// Whether no other program wrote a file: a walk passes over it and tells how many there are.
    pub is_own: fn(&Path) -> bool,
    /// Whether the results of this run go into a file: a walk passes over it without a word.
    pub is_open: fn(&Path) -> bool,
    /// The files that were written into a folder and do not say so themselves.
    pub listed: fn(&Path) -> Vec<PathBuf>,
}

/// A mistake in the options, found before anything is read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No encoding has this label.
    #[error("no encoding is called `{0}`; try windows-1256, iso-8859-6 or utf-8")]
    UnknownEncoding(String),
    /// The file of `Options::metadata` cannot be used at all.
    #[error("{0}")]
    Metadata(Problem),
}
