//! What went wrong with one input, kept as data so that the rest of the work goes on.

use std::{fmt, io};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::terminal::escape_controls;

/// One input that could not be used, in whole or in part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// File, or `-` for standard input.
    pub path: String,
    /// Line of the file, counted from 1, when the trouble is with one line.
    pub line: Option<u32>,
    /// Id of the record, when it has one that could be read; not told with the other keys.
    #[serde(skip)]
    pub id: Option<String>,
    /// Whether nothing is lost: what was guessed is told, and the run is complete.
    #[serde(skip)]
    pub is_notice: bool,
    /// What is wrong, in lower case and without a full stop.
    pub what: String,
    /// What the user can do about it.
    pub help: String,
}

impl Problem {
    /// A problem with a whole file.
    pub fn new(path: impl Into<String>, what: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            line: None,
            id: None,
            is_notice: false,
            what: what.into(),
            help: help.into(),
        }
    }

    /// The same as something that is told and is no failure.
    #[must_use]
    pub(crate) fn into_notice(self) -> Self {
        Self {
            is_notice: true,
            ..self
        }
    }

    /// The same problem, of a record.
    #[must_use]
    pub(crate) fn of_record(self, id: Option<String>) -> Self {
        Self { id, ..self }
    }

    /// The same problem, placed at a line.
    #[must_use]
    pub(crate) fn at_line(self, line: u32) -> Self {
        Self {
            line: Some(line),
            ..self
        }
    }
}

impl std::error::Error for Problem {}

impl fmt::Display for Problem {
    /// `PATH:LINE: what is wrong; what to do`, on one line whatever an input is called or holds.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", escape_controls(&self.path))?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(
            f,
            ": {}; {}",
            escape_controls(&self.what),
            escape_controls(&self.help)
        )
    }
}

/// What the system says, without its error number.
pub(crate) fn error_reason(error: &io::Error) -> String {
    let message = error.to_string();
    match message.find(" (os error") {
        Some(end) => message[..end].to_owned(),
        None => message,
    }
}
