//! What every reader is told besides the bytes.

use std::path::PathBuf;
use std::sync::Arc;

use encoding_rs::Encoding;

use super::Limit;
use super::columns::{Columns, Guess};
use super::source::{Opened, Source};
use crate::article::Article;
use crate::problem::Problem;

/// The articles of one stream, each as soon as it has been read.
pub(super) type Stories = Box<dyn Iterator<Item = Result<Article, Problem>> + Send>;

/// What the user says about all inputs.
#[derive(Debug, Clone, Default)]
pub(super) struct How {
    /// The encoding; `None` when each file's own bytes decide.
    pub(super) encoding: Option<&'static Encoding>,
    /// What one article may have.
    pub(super) limit: Limit,
    /// Names of columns and keys.
    pub(super) columns: Columns,
}

/// What a reader is told about its stream.
#[derive(Clone)]
pub(super) struct Reading {
    /// What problems call it: a path, `-`, or `ARCHIVE#member`.
    pub(super) name: String,
    /// Id of the only article; what ids of records that have none begin with.
    pub(super) id: String,
    pub(super) how: Arc<How>,
    /// The file, when the stream is just that and can be read from any place.
    pub(super) file: Option<PathBuf>,
    /// What is known about a member from the archive that holds it.
    pub(super) beside: MemberNotes,
    /// Reads what an archive holds, whatever format it is of.
    pub(super) member: fn(Reading, Source) -> Result<Stories, Problem>,
}

/// What an archive says about a member.
#[derive(Debug, Clone, Default)]
pub(super) struct MemberNotes {
    /// Its address.
    pub(super) url: Option<String>,
    /// Label of its encoding.
    pub(super) charset: Option<String>,
}

impl Reading {
    pub(super) fn text_limit(&self) -> Limit {
        self.how.limit
    }

    /// A problem with the whole stream.
    pub(super) fn stream_problem(
        &self,
        what: impl Into<String>,
        help: impl Into<String>,
    ) -> Problem {
        Problem::new(&self.name, what, help)
    }

    /// What is told once about a table: which columns were taken for what.
    pub(super) fn columns_notice(&self, guess: &Guess) -> Problem {
        let what = format!("is read as a table: {guess}");
        let help = "--text-column, --date-column and the like say otherwise";
        self.stream_problem(what, help).into_notice()
    }

    /// What the reader of a member is told.
    pub(super) fn of_member(&self, member: &str, beside: MemberNotes) -> Self {
        Self {
            name: format!("{}#{member}", self.name),
            id: format!("{}#{member}", self.id),
            file: None,
            beside,
            ..self.clone()
        }
    }
}

/// Reads the articles of a stream.
pub(super) type Reader = fn(Reading, Opened) -> Result<Stories, Problem>;
