//! Corpora of one `token label` a line, as articles of consecutive sentences.

use std::ops::Range;

use crate::facts::EntityType;
use crate::lexicon::Lexicon;
use crate::tagger::label::{OUTSIDE, TYPES, begin_label, inside_label};
use crate::text::Text;

/// A sentence of a corpus: its tokens and their labels.
pub(super) type Sentence = Vec<(String, u8)>;

/// Sentences that are read together, as an article would be.
const TOGETHER: usize = 16;

/// The sentences of a corpus file.
pub(super) fn parse_sentences(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::new();
    for line in text.lines() {
        match line.trim().rsplit_once(' ') {
            Some((token, tag)) if !token.trim().is_empty() => {
                let before = sentence.last().map(|(_, label)| *label);
                sentence.push((token.trim().to_owned(), label_number(tag, before)));
            }
            _ if !sentence.is_empty() => sentences.push(std::mem::take(&mut sentence)),
            _ => {}
        }
    }
    if !sentence.is_empty() {
        sentences.push(sentence);
    }
    sentences
}

/// A label as its number; what cannot be is outside, an inside without a beginning begins.
fn label_number(tag: &str, before: Option<u8>) -> u8 {
    let Some((place, kind)) = tag.split_once('-') else {
        return OUTSIDE;
    };
    let kind = match kind {
        "PERS" | "PER" => EntityType::Person,
        "LOC" => EntityType::Location,
        "ORG" => EntityType::Organization,
        other if other.starts_with("MIS") => EntityType::Misc,
        _ => return OUTSIDE,
    };
    let kind = TYPES.iter().position(|known| *known == kind).unwrap_or(0);
    let goes_on =
        before.is_some_and(|before| before == begin_label(kind) || before == inside_label(kind));
    if place == "I" && goes_on {
        inside_label(kind)
    } else {
        begin_label(kind)
    }
}

/// Consecutive sentences as one text, each on a line.
pub(super) struct Piece<'c> {
    pub(super) sentences: &'c [Sentence],
    pub(super) source: String,
    /// Where each token of the corpus stands in `source`.
    spans: Vec<Range<usize>>,
}

/// Cuts a corpus into texts of some consecutive sentences.
pub(super) fn cut_pieces(sentences: &[Sentence]) -> Vec<Piece<'_>> {
    sentences.chunks(TOGETHER).map(Piece::new).collect()
}

impl<'c> Piece<'c> {
    fn new(sentences: &'c [Sentence]) -> Self {
        let mut source = String::new();
        let mut spans = Vec::new();
        for sentence in sentences {
            for (token, _) in sentence {
                spans.push(source.len()..source.len() + token.len());
                source.push_str(token);
                source.push(' ');
            }
            source.push('\n');
        }
        Self {
            sentences,
            source,
            spans,
        }
    }

    pub(super) fn text<'t>(&'t self, lexicon: &'t Lexicon) -> Text<'t> {
        Text::prepare(&self.source, lexicon)
    }

    /// The labels of the corpus's tokens.
    pub(super) fn labels(&self) -> impl Iterator<Item = u8> {
        self.sentences.iter().flatten().map(|(_, label)| *label)
    }

    /// For each token of the text, the token of the corpus that it belongs to; none for ends of lines.
    pub(super) fn align_tokens(&self, text: &Text<'_>) -> Vec<Option<usize>> {
        let place = |at: usize| {
            let span = text.span(at..at + 1);
            let after = self
                .spans
                .partition_point(|own| own.start <= span.start() as usize);
            let own = after.checked_sub(1)?;
            self.spans[own]
                .contains(&(span.start() as usize))
                .then_some(own)
        };
        (0..text.len()).map(place).collect()
    }
}

/// Names as ranges of tokens with the number of their type.
pub(super) fn name_ranges(labels: &[u8]) -> Vec<(Range<usize>, usize)> {
    let mut names: Vec<(Range<usize>, usize)> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let Some(kind) = crate::tagger::label::type_of(*label) else {
            continue;
        };
        match names.last_mut() {
            Some((tokens, before))
                if !crate::tagger::label::is_begin(*label)
                    && tokens.end == at
                    && *before == kind =>
            {
                tokens.end = at + 1;
            }
            _ => names.push((at..at + 1, kind)),
        }
    }
    names
}
