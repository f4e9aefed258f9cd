//! Regular expressions over folded text, so that one pattern finds every spelling.

use std::str::FromStr;

use regex::{Regex, RegexBuilder};

use crate::analyze::Analyzer;
use crate::article::Article;
use crate::facts::{Document, Quote};
use crate::span::{Offsets, Span, Unit};
use crate::spelling::{is_mark, key};
use crate::text::Text;

/// A regular expression that is held against folded text: its own letters are folded too, so that «أذربيجان»
/// and «اذربيجان» find the same. Matching takes time linear in the text, whatever the pattern.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    regex: Regex,
    written: String,
}

impl FromStr for Pattern {
    type Err = String;

    fn from_str(pattern: &str) -> Result<Self, String> {
        let folded = fold_pattern(pattern);
        if folded.trim().is_empty() {
            return Err("there is nothing in it to look for".to_owned());
        }
        let regex = RegexBuilder::new(&folded)
            .case_insensitive(true)
            .multi_line(true)
            .build();
        let regex = regex.map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => {
                "the pattern is too large; write a shorter one".to_owned()
            }
            error => {
                let said = error.to_string();
                let what = said.lines().last().unwrap_or_default();
                let what = what.trim().trim_start_matches("error: ");
                format!("{what}; put \\ before a mark that stands for itself")
            }
        })?;
        Ok(Self {
            regex,
            written: pattern.to_owned(),
        })
    }
}

impl Pattern {
    /// The pattern as it was written.
    #[must_use]
    pub(crate) fn as_str(&self) -> &str {
        &self.written
    }

    /// Whether it is found in `text`, which is folded first.
    #[must_use]
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.regex.is_match(&key(text))
    }

    /// The quotations of a document of `article` in whose sentences the pattern is found: those that the words
    /// and the cue stand in. The document's spans count characters.
    #[must_use]
    pub(crate) fn matching_quotes(
        &self,
        article: &Article,
        document: &Document,
        analyzer: &Analyzer,
    ) -> Vec<Quote> {
        let quotes = &document.facts.quotes;
        if quotes.is_empty() {
            return Vec::new();
        }
        let text = Text::prepare(&article.text, analyzer.lexicon());
        let offsets = Offsets::new(&article.text, Unit::Chars);
        let sentences = text.sentences().iter();
        let found = sentences.map(|sentence| text.span(sentence.clone()));
        let matched = found.filter(|span| self.is_in(text.slice(*span)));
        let matched: Vec<Span> = matched.map(|span| offsets.in_unit(span)).collect();
        let meets = |span: Span| {
            let first = matched.partition_point(|sentence| sentence.end() <= span.start());
            matched
                .get(first)
                .is_some_and(|sentence| sentence.overlaps(span))
        };
        let stands = |quote: &&Quote| meets(quote.span) || meets(quote.cue.span);
        quotes.iter().filter(stands).cloned().collect()
    }
}

/// A pattern with its letters and digits folded one by one; marks and what is not seen go. What is ASCII means
/// something in patterns and stays.
fn fold_pattern(pattern: &str) -> String {
    let mut folded = String::with_capacity(pattern.len());
    for c in pattern.chars() {
        if c.is_ascii() {
            folded.push(c);
        } else if !is_mark(c) && c != TATWEEL {
            folded.push_str(&regex::escape(&key(c.encode_utf8(&mut [0; 4]))));
        }
    }
    folded
}

/// The stroke that lengthens a word.
const TATWEEL: char = 'ـ';
