//! What becomes of a text's places when stretches of it are replaced.

use crate::span::Span;

/// A text some of whose stretches were replaced.
pub(super) struct Mapping {
    text: String,
    /// What was replaced and by what, in order and without overlaps.
    replaced: Vec<(Span, Span)>,
}

impl Mapping {
    /// Replaces stretches of `text`, which are in order and do not overlap.
    #[allow(clippy::cast_possible_truncation)] // `input` refuses articles of 4 GiB
    pub(super) fn new(text: &str, stretches: Vec<(Span, String)>) -> Self {
        let mut new = String::with_capacity(text.len());
        let mut replaced = Vec::with_capacity(stretches.len());
        let mut done = 0;
        for (span, words) in stretches {
            new.push_str(&text[done..span.start() as usize]);
            let start = new.len() as u32;
            new.push_str(&words);
            replaced.push((span, Span::new(start, new.len() as u32)));
            done = span.end() as usize;
        }
        new.push_str(&text[done..]);
        Self {
            text: new,
            replaced,
        }
    }

    /// The new text.
    pub(super) fn new_text(&self) -> &str {
        &self.text
    }

    /// Where a span of the old text stands in the new one. What was replaced in part is covered whole.
    pub(super) fn new_span(&self, old: Span) -> Span {
        let begun = self
            .replaced
            .partition_point(|(from, _)| from.start() <= old.start());
        let start = match self.replaced[..begun].last() {
            Some((from, to)) if old.start() < from.end() => to.start(),
            Some((from, to)) => old.start() - from.end() + to.end(),
            None => old.start(),
        };
        let begun = self
            .replaced
            .partition_point(|(from, _)| from.start() < old.end());
        let end = match self.replaced[..begun].last() {
            Some((from, to)) if old.end() <= from.end() => to.end(),
            Some((from, to)) => old.end() - from.end() + to.end(),
            None => old.end(),
        };
        Span::new(start, end)
    }

    /// Whether any of a span of the old text was replaced.
    pub(super) fn changes_any(&self, old: Span) -> bool {
        let begun = self
            .replaced
            .partition_point(|(from, _)| from.start() < old.end());
        let last = self.replaced[..begun].last();
        last.is_some_and(|(from, _)| from.overlaps(old))
    }

    /// The new words at a span of the old text.
    pub(super) fn new_words(&self, old: Span) -> String {
        self.new_span(old).slice_of(&self.text).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_lead_to_the_same_words_or_to_what_stands_for_them() {
        let stretches = [(2, 4, "XYZ"), (6, 9, "-")];
        let stretches = stretches.map(|(start, end, new)| (Span::new(start, end), new.to_owned()));
        let mapping = Mapping::new("abcdefghij", stretches.into());
        assert_eq!(mapping.new_text(), "abXYZef-j");
        for (start, end, words) in [
            (0, 10, "abXYZef-j"),
            (0, 2, "ab"),
            (2, 4, "XYZ"),
            (3, 5, "XYZe"),
            (1, 3, "bXYZ"),
            (4, 6, "ef"),
            (5, 7, "f-"),
            (7, 8, "-"),
            (9, 10, "j"),
        ] {
            assert_eq!(
                mapping.new_words(Span::new(start, end)),
                words,
                "{start}..{end}"
            );
        }
    }
}
