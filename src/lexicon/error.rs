//! What is wrong with a lexicon file, and where.

use std::fmt;

/// A lexicon file that cannot be used.
#[derive(Debug)]
pub struct Error {
    /// The file as it was named.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, on one line.
    pub what: String,
}

impl Error {
    pub(super) fn new(file: &str, text: &str, error: &toml::de::Error) -> Self {
        let (line, column) = position(text, error.span().map_or(0, |span| span.start));
        let what = error.message().lines().collect::<Vec<_>>().join(", ");
        Self {
            file: file.to_owned(),
            line,
            column,
            what,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            what,
        } = self;
        write!(f, "{file}:{line}:{column}: {what}")
    }
}

impl std::error::Error for Error {}

/// Line and column of a byte, both from 1.
pub(super) fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(byte)];
    let line = before.matches('\n').count() + 1;
    (
        line,
        before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1,
    )
}
