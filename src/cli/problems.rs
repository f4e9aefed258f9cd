//! What could not be read: told on standard error as it comes, and kept for the results.

use std::io::{self, Write};
use std::path::Path;

use super::Status;
use crate::problem::Problem;

/// The problems of a run.
#[derive(Debug, Default)]
pub(super) struct Problems(Vec<Problem>);

impl Problems {
    /// Tells and keeps one.
    pub(super) fn add(&mut self, problem: Problem) {
        tell(&problem);
        self.0.push(problem);
    }

    pub(super) fn all(&self) -> &[Problem] {
        &self.0
    }

    /// Says that nothing is shown of what could be read, and why, when nothing else tells it.
    pub(super) fn nothing(&self, why: &str) -> Status {
        if self.0.is_empty() {
            tell(&why);
        }
        Status::Incomplete
    }

    pub(super) fn status(&self) -> Status {
        if self.0.is_empty() {
            Status::Done
        } else {
            Status::Incomplete
        }
    }
}

/// One line on standard error; when that is closed, nobody listens.
pub(super) fn tell(what: &impl std::fmt::Display) {
    let _ = writeln!(io::stderr(), "{}: {what}", env!("CARGO_PKG_NAME"));
}

/// The problem that a file cannot be read.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> Problem {
    let message = error.to_string();
    let reason = message.split(" (os error").next().unwrap_or_default();
    Problem::new(
        path.to_string_lossy(),
        format!("cannot be read: {reason}"),
        "check the path and its permissions",
    )
}
