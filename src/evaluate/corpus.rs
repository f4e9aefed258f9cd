//! Texts of a corpus that its owners hand out: rows say which of its sentences they mark, and whoever has the
//! corpus names its file.

use std::path::Path;

use crate::input::whole;
use crate::problem::{Problem, error_reason};

/// The sentences of a corpus: a token and its tags a line, a blank line after each sentence.
///
/// ```
/// use karabakh::evaluate::Corpus;
///
/// let corpus = Corpus::parse("وصل O\nإلى O\nباكو B-LOC\n\nقال O\n");
/// assert_eq!(corpus.sentence_text(1), Some("وصل إلى باكو"));
/// assert_eq!(corpus.sentence_text(3), None);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corpus(Vec<String>);

impl Corpus {
    /// Reads the file at `path`.
    ///
    /// # Errors
    /// When it cannot be read or holds no sentence.
    pub fn read(path: &Path) -> Result<Self, Problem> {
        let wrong = |what: String, help| Problem::new(path.to_string_lossy(), what, help);
        let text = whole::read_text(path).map_err(|error| {
            let what = format!("cannot be read: {}", error_reason(&error));
            wrong(what, "give the file of the corpus")
        })?;
        let corpus = Self::parse(&text);
        if corpus.0.is_empty() {
            let help = "give a file with a token and its tag on each line";
            return Err(wrong("holds no sentence".to_owned(), help));
        }
        Ok(corpus)
    }

    /// The sentences of a file's text, their tokens joined by spaces.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut sentences = Vec::new();
        let mut open = String::new();
        for line in text.trim_start_matches('\u{feff}').lines().chain([""]) {
            match line.split_whitespace().next() {
                Some(token) => {
                    if !open.is_empty() {
                        open.push(' ');
                    }
                    open.push_str(token);
                }
                None if open.is_empty() => {}
                None => sentences.push(std::mem::take(&mut open)),
            }
        }
        Self(sentences)
    }

    /// The sentence with this number, from 1.
    #[must_use]
    pub fn sentence_text(&self, number: usize) -> Option<&str> {
        let at = number.checked_sub(1)?;
        self.0.get(at).map(String::as_str)
    }
}
