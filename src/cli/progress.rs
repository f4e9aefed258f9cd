//! How far a long run has come, on standard error.

use std::io::{self, IsTerminal, Write};

use super::args::When;

/// A line that counts articles and goes away in the end.
#[derive(Debug)]
pub(super) struct Progress {
    shown: bool,
    done: usize,
}

impl Progress {
    /// `apart` tells that the results do not go to the same terminal.
    pub(super) fn new(when: When, apart: bool) -> Self {
        let shown = match when {
            When::Auto => apart && io::stderr().is_terminal(),
            When::Always => true,
            When::Never => false,
        };
        Self { shown, done: 0 }
    }

    /// `more` articles have been read.
    pub(super) fn add(&mut self, more: usize) {
        self.done += more;
        if self.shown {
            let _ = write!(io::stderr(), "\r{} articles", self.done);
        }
    }

    /// Makes place for a line that stays.
    pub(super) fn clear(&self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r{:40}\r", "");
        }
    }
}
