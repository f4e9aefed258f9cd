//! The clauses of a text: each sentence is parsed once, when the first layer asks for it.

use std::cell::OnceCell;
use std::ops::Range;

use super::frames::EventTrigger;
use super::tree::{Clauses, candidates, clauses};
use crate::extract::names::Names;
use crate::grammar::Cursor;
use crate::text::Text;

/// The clauses of the sentences of one text, kept once they have been asked for.
#[derive(Debug)]
pub(crate) struct Parses<'t> {
    text: &'t Text<'t>,
    names: &'t Names,
    sentences: Vec<Sentence>,
}

#[derive(Debug, Clone, Default)]
struct Sentence {
    told: OnceCell<Vec<EventTrigger>>,
    clauses: OnceCell<Clauses>,
}

impl<'t> Parses<'t> {
    /// Those of `text` with these names, none of them parsed yet.
    #[must_use]
    pub(crate) fn new(text: &'t Text<'t>, names: &'t Names) -> Self {
        Self {
            text,
            names,
            sentences: vec![Sentence::default(); text.sentences().len()],
        }
    }

    /// The names of the text.
    #[must_use]
    pub(crate) fn names(&self) -> &'t Names {
        self.names
    }

    /// The clauses of the sentence of a token.
    #[must_use]
    pub(crate) fn around(&self, token: usize) -> &Clauses {
        self.clauses(&self.text.sentence_of(token))
    }

    /// The clauses of one of the text's sentences.
    #[must_use]
    pub(crate) fn clauses(&self, sentence: &Range<usize>) -> &Clauses {
        let told = self.event_triggers(sentence);
        // «11:00 الهلال الأحمر يقول إن»: the time of an entry is no number of its first noun
        let start = Cursor::new(self.text, sentence.clone()).past_clock().at();
        let parse = || clauses(self.text, self.names, start..sentence.end, told);
        self.own_sentence(sentence).clauses.get_or_init(parse)
    }

    /// The words of one of the text's sentences that may tell events, in order.
    pub(crate) fn event_triggers(&self, sentence: &Range<usize>) -> &[EventTrigger] {
        let find = || candidates(self.text, sentence.clone());
        self.own_sentence(sentence).told.get_or_init(find)
    }

    fn own_sentence(&self, sentence: &Range<usize>) -> &Sentence {
        &self.sentences[self.text.token(sentence.start).sentence as usize]
    }
}
