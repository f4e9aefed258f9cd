//! Where articles come from: files, folders and standard input, whatever their format and encoding.
//! Read `articles` (the stream), then `walk` (which files), `kind` (what they are), `readers` (which reader
//! reads what), `reading` (what each is told), `encoding`, then the readers: `text`, `jsonl`, `json`, `table`,
//! `sheet`, `html`, `feed`, `mail`, `document`, `archive`, `warc`; and `record`, `columns`, `metadata`, `published` (what is known of an article).

mod archive;
mod articles;
mod bounded;
mod columns;
mod document;
mod encoding;
mod extent;
mod feed;
mod html;
mod json;
mod jsonl;
mod kind;
mod left_out;
mod limit;
mod mail;
mod metadata;
#[cfg(feature = "parquet")]
mod parquet;
mod published;
mod readers;
mod reading;
mod record;
mod sheet;
mod source;
mod table;
mod text;
mod transcode;
mod unpack;
mod walk;
mod warc;
pub(crate) mod whole;

use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

pub use articles::Articles;
pub use columns::Columns;
pub use extent::Extent;
pub use left_out::LeftOut;
pub use limit::Limit;

use crate::problem::Problem;

/// How the bytes of an input hold articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Format {
    /// By the file's ending and its first bytes.
    #[default]
    Auto,
    /// One article in plain text.
    Text,
    /// One JSON record a line, each an article.
    Jsonl,
    /// JSON: a list of records, an object with such a list, an export of Telegram.
    #[cfg_attr(feature = "cli", value(alias = "telegram"))]
    Json,
    /// A table with an article a row: values with commas, semicolons or tabs between them.
    #[cfg_attr(feature = "cli", value(alias = "tsv"))]
    Csv,
    /// A spreadsheet with an article a row: .xlsx, .ods.
    #[cfg_attr(feature = "cli", value(alias = "xlsx"))]
    Excel,
    /// A table with an article a row: Parquet.
    #[cfg(feature = "parquet")]
    Parquet,
    /// A web page: the article's own text, without menus, related stories and comments.
    Html,
    /// A web page that a browser saved as one file.
    Mhtml,
    /// A feed, an entry an article: RSS, RDF, Atom.
    #[cfg_attr(feature = "cli", value(aliases = ["rss", "atom"]))]
    Feed,
    /// A web archive: the Arabic pages in it.
    Warc,
    /// A zip of any of these.
    Zip,
    /// A tar of any of these.
    Tar,
    /// A document of Word.
    Docx,
    /// A book, a chapter an article.
    Epub,
    /// One message.
    #[cfg_attr(feature = "cli", value(alias = "eml"))]
    Mail,
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
    /// Whether a file is one article, which is called by its name.
    fn is_single(self) -> bool {
        matches!(
            self,
            Self::Auto | Self::Text | Self::Html | Self::Mhtml | Self::Docx | Self::Mail
        )
    }

    /// Whether its bytes are no text.
    fn is_binary(self) -> bool {
        #[cfg(feature = "parquet")]
        if self == Self::Parquet {
            return true;
        }
        matches!(
            self,
            Self::Excel | Self::Warc | Self::Zip | Self::Tar | Self::Docx | Self::Epub
        )
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
