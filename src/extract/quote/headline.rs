//! Headlines that name their source before a colon: «الكرملين: …».

use std::ops::Range;

use super::Found;
use super::content::Content;
use crate::extract::coreference::{Voice, party};
use crate::extract::names::Names;
use crate::facts::{CueStance, QuoteKind};
use crate::grammar::Cursor;
use crate::lexicon::{Agreement, SpeechShape, Takes};
use crate::text::{Text, TokenKind};

/// The fewest words behind the colon.
const FEWEST: usize = 3;

/// The quotation of a line that begins with a party and a colon.
pub(super) fn read(text: &Text<'_>, names: &Names, sentence: &Range<usize>) -> Option<Found> {
    let starts_line =
        sentence.start == 0 || text.token(sentence.start - 1).kind == TokenKind::Break;
    let start = Cursor::new(text, sentence.clone());
    let (party, colon) = party(start, names).filter(|_| starts_line)?;
    let behind = colon.mark(':')?;
    let line = behind.at()..sentence.end;
    let end = line
        .clone()
        .rev()
        .find(|i| text.token(*i).is_word())
        .map_or(line.start, |last| last + 1);
    let tokens = line.start..end;
    let cue = super::cue::CueAt {
        tokens: colon.at()..behind.at(),
        lead: 0,
        lemma: text.slice(text.span(colon.at()..behind.at())).to_owned(),
        shape: SpeechShape::Verb,
        takes: Takes::Clause,
        stance: CueStance::Neutral,
        agreement: Agreement::Any,
        joined: false,
        ambiguous: false,
        impersonal: false,
        owned: false,
    };
    let words = tokens.clone().filter(|i| text.token(*i).is_word()).count();
    (words >= FEWEST).then(|| Found {
        cue: cue.tokens.clone(),
        lead: 0,
        lemma: cue.lemma.clone(),
        stance: cue.stance,
        voice: Some(Voice::explicit(party, cue.agreement)),
        content: Content {
            tokens,
            lead: 0,
            kind: QuoteKind::Direct,
        },
        via: None,
    })
}
