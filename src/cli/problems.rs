//! What could not be read: told on standard error as it comes, and kept for the results.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Status;
use crate::input::{self, Articles};
use crate::problem::Problem;
use crate::terminal::escaped;

/// The problems of a run.
#[derive(Debug, Default)]
pub(super) struct Problems(Vec<Problem>);

impl Problems {
    /// Tells one, and keeps it when something is lost.
    pub(super) fn add(&mut self, problem: Problem) {
        tell(&problem);
        if !problem.is_notice {
            self.0.push(problem);
        }
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

/// The articles of `paths`; what their folders hold besides is told.
pub(super) fn open(paths: &[PathBuf], options: &input::Options) -> Result<Articles, input::Error> {
    let articles = input::open(paths, options)?;
    articles.left_out().iter().for_each(tell);
    Ok(articles)
}

/// One line on standard error; when that is closed, nobody listens.
pub(super) fn tell(what: &impl std::fmt::Display) {
    let line = what.to_string();
    let _ = writeln!(
        io::stderr(),
        "{}: {}",
        env!("CARGO_PKG_NAME"),
        escaped(&line)
    );
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
