//! Facts that were missed, invented or told wrongly, with the words around them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::measure::Metric;
use crate::facts::Layer;
use crate::span::Span;

/// Characters that are shown on either side of a fact, when its line is longer.
const AROUND: usize = 120;

/// One fact that differs from the gold row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mistake {
    /// Layer of the fact.
    pub layer: Layer,
    /// In what way it differs.
    pub kind: MistakeKind,
    /// What is wrong with it, when it was found.
    pub figure: Option<Metric>,
    /// The gold row.
    pub id: String,
    /// The fact's words.
    pub text: String,
    /// What the gold row says; `None` when it says nothing.
    pub gold: Option<String>,
    /// What was found; `None` when nothing was.
    pub found: Option<String>,
    /// The words around it.
    pub sentence: String,
}

/// In what way a fact differs from the gold row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MistakeKind {
    /// Marked, and not found.
    Missed,
    /// Found, and not marked.
    Extra,
    /// Found, but one of its fields differs.
    Wrong,
}

/// The characters of `text` that `span` counts, or `None` when it has fewer.
pub(super) fn slice_characters(text: &str, span: Span) -> Option<&str> {
    let (start, end) = (span.start() as usize, span.end() as usize);
    let mut places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let from = places.nth(start)?;
    let to = match end.checked_sub(start + 1) {
        Some(more) => places.nth(more)?,
        None => from,
    };
    text.get(from..to)
}

/// The line or sentence in which `span` begins, in characters: a sentence ends with the blank after
/// its full stop, so that decimals do not end one.
#[allow(clippy::cast_possible_truncation)] // texts are shorter than 4 GiB
pub(super) fn sentence_span(text: &str, span: Span) -> Span {
    const STOPS: [char; 5] = ['.', '!', '?', '؟', '…'];
    const MARKS: [char; 6] = ['»', '”', '"', '\'', ')', ']'];
    let (mut start, mut stopped) = (0, false);
    let mut end = 0;
    for (at, c) in (0u32..).zip(text.chars()) {
        end = at + 1;
        let ends = c == '\n' || (stopped && c.is_whitespace());
        if ends && at >= span.start() {
            return Span::new(start, end);
        }
        if ends {
            start = end;
        }
        stopped = STOPS.contains(&c) || (stopped && MARKS.contains(&c));
    }
    Span::new(start, end)
}

/// The sentence of a fact: its line, and of a long line what is near.
pub(super) fn words_around(text: &str, span: Span) -> String {
    let (start, end) = (span.start() as usize, span.end() as usize);
    let is_end = |c: char| matches!(c, '\n' | '\r' | '!' | '?' | '؟' | '.');
    let before: Vec<char> = text.chars().take(start).collect();
    let skip = before
        .iter()
        .rposition(|c| is_end(*c))
        .map_or(0, |at| at + 1);
    let skip = skip.max(start.saturating_sub(AROUND));
    let inside = text.chars().skip(skip).take(end.saturating_sub(skip));
    let after = text.chars().skip(end).take(AROUND);
    inside
        .chain(after.take_while(|c| !is_end(*c)))
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_counts_characters() {
        let text = "قال إنه";
        assert_eq!(slice_characters(text, Span::new(4, 7)), Some("إنه"));
        assert_eq!(slice_characters(text, Span::new(4, 8)), None);
        assert_eq!(slice_characters(text, Span::new(7, 7)), Some(""));
        assert_eq!(slice_characters(text, Span::new(8, 8)), None);
        assert_eq!(slice_characters(text, Span::new(0, u32::MAX)), None);
    }

    #[test]
    fn a_sentence_ends_at_a_line_or_at_a_blank_after_a_stop() {
        let text = "a 1.5 b. c» d!» e\nf";
        assert_eq!(sentence_span(text, Span::new(2, 3)), Span::new(0, 9));
        assert_eq!(sentence_span(text, Span::new(9, 10)), Span::new(9, 16));
        assert_eq!(sentence_span(text, Span::new(18, 19)), Span::new(18, 19));
    }

    #[test]
    fn the_sentence_of_a_fact_ends_where_its_line_does() {
        let text = "one. two three\nfour";
        assert_eq!(words_around(text, Span::new(5, 8)), "two three");
        assert_eq!(words_around(text, Span::new(90, 99)), "four");
    }
}
