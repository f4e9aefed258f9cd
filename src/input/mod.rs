//! Where articles come from: files, folders and standard input, whatever their format and encoding.
//! Read `articles` (the stream), then `walk` (which files), `kind` (what is no text), `encoding`, `text`,
//! `jsonl`, `metadata` and `published`.

mod articles;
mod encoding;
mod extent;
mod jsonl;
mod kind;
mod left_out;
mod limit;
mod metadata;
mod published;
mod record;
mod source;
mod text;
mod transcode;
mod unpack;
mod walk;
pub(crate) mod whole;

use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use jiff::civil::Date;

pub use articles::Articles;
pub use extent::Extent;
pub use left_out::LeftOut;
pub use limit::Limit;

use crate::problem::Problem;
use unpack::without_ending;

/// How the bytes of an input hold articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// By the file's ending and its first bytes.
    #[default]
    Auto,
    /// One article in plain text.
    Text,
    /// One JSON record a line, each an article.
    Jsonl,
}

/// What the user says about the input.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How the input holds articles.
    pub format: Format,
    /// Label of the encoding; `None` and `auto` mean that each file's own bytes decide.
    pub encoding: Option<String>,
    /// What one article may have of text, in bytes as UTF-8.
    pub max_bytes: Limit,
    /// Publication date of articles that carry none.
    pub date: Option<Date>,
    /// File that tells date, source, title and address of articles.
    pub metadata: Option<PathBuf>,
    /// How results of earlier runs are known, which are no articles.
    pub results: Option<Results>,
}

/// How the results of earlier runs are known.
#[derive(Debug, Clone, Copy)]
pub struct Results {
    /// Whether a file holds results.
    pub is_result: fn(&Path) -> bool,
    /// Whether a file holds results that no other program wrote: a walk passes over it without a word.
    pub is_own: fn(&Path) -> bool,
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

/// The articles of `paths` in sorted order; `-`, or no path at all, is standard input.
///
/// What cannot be read comes as a [`Problem`] in its place, and the rest goes on.
///
/// # Errors
///
/// When the options name an unknown encoding or an unreadable metadata file.
///
/// ```no_run
/// use karabakh::input::{Options, open};
///
/// for article in open(&["seeds"], &Options::default())? {
///     match article {
///         Ok(article) => drop(article.text),
///         Err(problem) => drop(problem.to_string()),
///     }
/// }
/// # Ok::<(), karabakh::input::Error>(())
/// ```
pub fn open<P: AsRef<Path>>(paths: &[P], options: &Options) -> Result<Articles, Error> {
    open_with(paths, options, BufReader::new(io::stdin()))
}

/// Like [`open`], with `stdin` in the place of standard input.
///
/// # Errors
///
/// As [`open`].
pub fn open_with<P: AsRef<Path>>(
    paths: &[P],
    options: &Options,
    stdin: impl BufRead + Send + 'static,
) -> Result<Articles, Error> {
    let paths: Vec<_> = paths.iter().map(|path| path.as_ref().to_owned()).collect();
    Articles::new(paths, options, Box::new(stdin))
}

impl Format {
    /// The format of a file, never `Auto`.
    fn of_file(self, path: &Path) -> Self {
        match self {
            Self::Auto if has_extension(&without_ending(path), &["jsonl", "ndjson"]) => Self::Jsonl,
            Self::Auto => Self::Text,
            fixed => fixed,
        }
    }

    /// The format of bytes without a name, never `Auto`, judged by how they begin.
    fn of_bytes(self, head: &[u8]) -> Self {
        match self {
            Self::Auto if source::first_letter(head) == Some(b'{') => Self::Jsonl,
            Self::Auto => Self::Text,
            fixed => fixed,
        }
    }
}

/// Whether a path ends in one of `extensions`, in whatever case.
fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension()
        .is_some_and(|own| extensions.iter().any(|one| own.eq_ignore_ascii_case(one)))
}

/// The problem that a path cannot be read.
fn unreadable(path: &str, error: &io::Error) -> Problem {
    let what = format!("cannot be read: {}", reason(error));
    let help = match error.kind() {
        io::ErrorKind::PermissionDenied => "check its permissions",
        _ => "check the path",
    };
    Problem::new(path, what, help)
}

/// What the system says, without its error number.
fn reason(error: &io::Error) -> String {
    let message = error.to_string();
    match message.find(" (os error") {
        Some(end) => message[..end].to_owned(),
        None => message,
    }
}
