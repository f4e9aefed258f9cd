//! Why results cannot be written where they should go.

use std::fmt;
use std::io;
use std::path::PathBuf;

use thiserror::Error as ThisError;

use crate::problem::Problem;

/// Why results cannot be written where they should go.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    /// Several tables were to go to one place.
    #[error("these results are {0} tables; name a folder with --output, or one layer with --only")]
    SeveralTables(usize),
    /// Two files an article were to go to one place.
    #[error("brat has two files an article; name a folder with --output")]
    NoFolder,
    /// A database was to go to a stream.
    #[error("sqlite is a file that grows; name it with --output")]
    NoDatabase,
    /// The format is a feature of the crate that this build leaves out.
    #[error(
        "this build cannot write {0}; build it with the feature `{0}`, or take another --format"
    )]
    NotBuilt(&'static str),
    /// The file is no database that can be added to.
    #[error("{path}: {what}")]
    Database {
        /// What was to be added to.
        path: PathBuf,
        /// What is wrong with it, and what to do.
        what: String,
    },
    /// An aggregate was asked of a format that marks articles.
    #[error("{0} has no aggregate report; leave --report out, or take another --format")]
    NoAggregate(&'static str),
    /// Single articles were asked of a format that shows all of them together.
    #[error("{0} shows what all articles tell together; take another --format")]
    NoDocuments(&'static str),
    /// A folder was named for a format that writes one file.
    #[error("{0}: is a folder; name a file")]
    Folder(PathBuf),
    /// A file that this tool did not write would be overwritten.
    #[error(
        "{0}: is there already, and this tool did not write it; name another file, or remove it"
    )]
    Occupied(PathBuf),
    /// The system refused.
    #[error("{path}: cannot be written: {}; check the folder and its permissions", system_reason(.source))]
    Refused {
        /// What was to be written.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A built-in file is damaged.
    #[error("built-in labels cannot be read: {0}")]
    Labels(#[from] toml::de::Error),
}

/// What the system says, without its error number and the name of a temporary file.
fn system_reason(error: &io::Error) -> String {
    let message = error.to_string();
    let end = message.find(" (os error").unwrap_or(message.len());
    message[..end].to_owned()
}

/// Why the results of one article could not be written, when those of others still can.
#[derive(Debug)]
pub(crate) struct Unwritten(pub(super) Problem);

impl Unwritten {
    /// The problem, when `error` is about one article only.
    ///
    /// # Errors
    ///
    /// Any other `error`, as it is.
    pub(crate) fn problem_of_article(error: io::Error) -> Result<Problem, io::Error> {
        error.downcast().map(|Self(problem)| problem)
    }
}

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Unwritten {}

impl From<Unwritten> for io::Error {
    fn from(unwritten: Unwritten) -> Self {
        Self::other(unwritten)
    }
}
