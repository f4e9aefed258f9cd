//! What could not be read: told on standard error as it comes, and kept for the results.

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Status;
use crate::input::{self, Articles};
use crate::problem::Problem;
use crate::terminal::escape_controls;

/// The problems of a run, each told; so many of them are kept, for a stream of broken records may have no end.
#[derive(Debug, Default)]
pub(super) struct Problems {
    kept: Vec<Problem>,
    /// Those that are counted only.
    more: u64,
}

/// Problems that are kept for the results.
const KEPT: usize = 10_000;

impl Problems {
    /// Tells one, and keeps it when something is lost.
    pub(super) fn add_problem(&mut self, problem: Problem) {
        tell_user(&problem);
        if problem.is_notice {
            return;
        }
        if self.kept.len() < KEPT {
            self.kept.push(problem);
        } else {
            self.more += 1;
        }
    }

    /// How many there are.
    pub(super) fn total_count(&self) -> u64 {
        self.kept.len() as u64 + self.more
    }

    /// Those that are kept, and how many are not, as the last of them.
    pub(super) fn kept_problems(&self) -> Cow<'_, [Problem]> {
        if self.more == 0 {
            return Cow::Borrowed(&self.kept);
        }
        let what = format!("{} more problems are counted only", self.more);
        let help = "standard error has told each of them";
        let rest = Problem::new("-", what, help);
        Cow::Owned(self.kept.iter().cloned().chain([rest]).collect())
    }

    /// Says that nothing is shown of what could be read, and why, when nothing else tells it.
    pub(super) fn nothing_shown(&self, why: &str) -> Status {
        if self.kept.is_empty() {
            tell_user(&why);
        }
        Status::Incomplete
    }

    pub(super) fn exit_status(&self) -> Status {
        if self.kept.is_empty() {
            Status::Done
        } else {
            Status::Incomplete
        }
    }
}

/// The articles of `paths`; what their folders hold besides is told.
pub(super) fn open_articles(
    paths: &[PathBuf],
    options: &input::Options,
) -> Result<Articles, input::Error> {
    let articles = input::open_articles(paths, options)?;
    articles.left_out().iter().for_each(tell_user);
    Ok(articles)
}

/// One line on standard error; when that is closed, nobody listens.
pub(super) fn tell_user(what: &impl std::fmt::Display) {
    let line = what.to_string();
    let _ = writeln!(
        io::stderr(),
        "{}: {}",
        env!("CARGO_PKG_NAME"),
        escape_controls(&line)
    );
}

/// The problem that a file cannot be read.
pub(super) fn unreadable_file(path: &Path, error: &io::Error) -> Problem {
    let message = error.to_string();
    let reason = message.split(" (os error").next().unwrap_or_default();
    Problem::new(
        path.to_string_lossy(),
        format!("cannot be read: {reason}"),
        "check the path and its permissions",
    )
}
