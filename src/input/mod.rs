//! Where articles come from: files, folders and standard input, whatever their format and encoding.
//! Read `articles` (the stream), then `walk` (which files), `kind` (what they are), `readers` (which reader
//! reads what), `reading` (what each is told), `encoding`, then the readers: `text`, `jsonl`, `json`, `table`,
//! `sheet`, `html`, `feed`, `mail`, `subtitles`, `document`, `archive`, `warc`; and `record`, `columns`, `metadata`, `published` (what is known of an article).

mod archive;
mod articles;
mod bounded;
mod columns;
mod document;
mod encoding;
mod extent;
mod feed;
mod format;
mod html;
mod json;
mod jsonl;
mod kind;
mod left_out;
mod limit;
mod mail;
mod metadata;
mod options;
#[cfg(feature = "parquet")]
mod parquet;
mod path;
mod published;
mod readers;
mod reading;
mod record;
mod sheet;
mod source;
mod subtitles;
mod table;
mod text;
mod transcode;
mod unpack;
mod walk;
mod warc;
pub(crate) mod whole;

use std::io::{self, BufRead, BufReader};
use std::path::Path;

pub use articles::Articles;
pub use columns::Columns;
pub(crate) use extent::Extent;
pub use format::InputFormat;
pub use left_out::LeftOut;
pub use limit::Limit;
pub use options::{Error, Options, Results};

/// The articles of `paths` in sorted order; `-`, or no path at all, is standard input.
///
/// What cannot be read comes as a [`Problem`](crate::problem::Problem) in its place, and the rest goes on.
///
/// # Errors
///
/// When the options name an unknown encoding or an unreadable metadata file.
///
/// ```no_run
/// use karabakh::input::{Options, open_articles};
///
/// for article in open_articles(&["seeds"], &Options::default())? {
///     match article {
///         Ok(article) => drop(article.text),
///         Err(problem) => drop(problem.to_string()),
///     }
/// }
/// # Ok::<(), karabakh::input::Error>(())
/// ```
pub fn open_articles<P: AsRef<Path>>(paths: &[P], options: &Options) -> Result<Articles, Error> {
    open_with(paths, options, BufReader::new(io::stdin()))
}

/// Like [`open_articles`], with `stdin` in the place of standard input.
///
/// # Errors
///
/// As [`open_articles`].
///
/// ```
/// use karabakh::Problem;
/// use karabakh::input::{Articles, Columns, InputFormat, Options, open_with};
///
/// let table = "الخبر,يوم النشر\nقتل ثلاثة جنود في شوشا.,2020-11-12\n";
/// let columns = Columns { date: Some("يوم النشر".to_owned()), ..Columns::default() };
/// let options = Options { format: InputFormat::Csv, columns, ..Options::default() };
/// let articles: Articles = open_with(&["-"], &options, table.as_bytes())?;
/// let mut read = Vec::new();
/// for article in articles {
///     match article {
///         Ok(article) => read.push(article),
///         Err(Problem { is_notice: true, what, .. }) => assert!(what.contains("text from `الخبر`")),
///         Err(problem) => return Err(problem.into()),
///     }
/// }
/// assert_eq!(read[0].text, "قتل ثلاثة جنود في شوشا.");
/// assert_eq!(read[0].published.date, "2020-11-12".parse().ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn open_with<P: AsRef<Path>>(
    paths: &[P],
    options: &Options,
    stdin: impl BufRead + Send + 'static,
) -> Result<Articles, Error> {
    let paths: Vec<_> = paths.iter().map(|path| path.as_ref().to_owned()).collect();
    Articles::new(paths, options, Box::new(stdin))
}
