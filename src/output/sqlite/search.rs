//! What full-text search finds: words in folded spelling, names apart from what is written onto them.

use std::collections::BTreeSet;

use rusqlite::{Connection, Result, params};

use crate::article::Article;
use crate::facts::{Document, Entity, Quote};
use crate::span::{Positions, Span, Unit};
use crate::spelling::{is_letter, key};

/// The words of an article.
pub(super) struct Words<'a> {
    text: &'a str,
    positions: Positions,
    /// Bytes where a name begins inside a written word: after و of «وباكو».
    inside: BTreeSet<usize>,
}

impl<'a> Words<'a> {
    pub(super) fn new(article: &'a Article, document: &Document, unit: Unit) -> Self {
        let text = article.text.as_str();
        let positions = Positions::new(text, unit);
        let mentions = document.facts.entities.iter().flat_map(|e| &e.mentions);
        let starts = mentions.map(|mention| positions.byte_span(mention.span).start() as usize);
        let inside = |at: &usize| text[..*at].chars().next_back().is_some_and(is_letter);
        Self {
            text,
            inside: starts.filter(inside).collect(),
            positions,
        }
    }

    /// The folded words of a span.
    fn folded_span(&self, span: Span) -> String {
        let bytes = self.positions.byte_span(span);
        self.folded_words(bytes.start() as usize, bytes.end() as usize)
    }

    fn folded_words(&self, start: usize, end: usize) -> String {
        let mut parted = String::with_capacity(end - start);
        let mut written = start;
        for at in self.inside.range(start + 1..end.max(start + 1)) {
            parted.push_str(&self.text[written..*at]);
            parted.push(' ');
            written = *at;
        }
        parted.push_str(&self.text[written..end]);
        key(&parted)
    }
}

/// Adds the words of the document of row `number`.
pub(super) fn add_document(
    database: &Connection,
    number: i64,
    document: &Document,
    words: &Words<'_>,
) -> Result<()> {
    let title = document.title.as_deref().map(key);
    let whole = words.folded_words(0, words.text.len());
    database
        .prepare_cached("INSERT INTO document_search (rowid, title, text) VALUES (?1, ?2, ?3)")?
        .execute(params![number, title, whole])?;
    Ok(())
}

/// Adds the words of the quotation of row `number`, and its speaker in the fullest name.
pub(super) fn add_quote(
    database: &Connection,
    number: i64,
    (document, quote): (&Document, &Quote),
    words: &Words<'_>,
) -> Result<()> {
    let entity = quote.speaker.entity.as_deref();
    let name = quote.speaker.name.as_deref();
    let name = name.map(|name| key(document.canonical_name(entity, name)));
    database
        .prepare_cached("INSERT INTO quote_search (rowid, speaker, text) VALUES (?1, ?2, ?3)")?
        .execute(params![number, name, words.folded_span(quote.span)])?;
    Ok(())
}

/// Adds the names of the entity of row `number`, and the words that mention it.
pub(super) fn add_names(database: &Connection, number: i64, entity: &Entity) -> Result<()> {
    let english = entity.name_en.as_deref().map(key);
    let forms: BTreeSet<String> = entity.mentions.iter().map(|m| key(&m.text)).collect();
    let forms: Vec<String> = forms.into_iter().collect();
    database
        .prepare_cached(
            "INSERT INTO name_search (rowid, name, name_en, forms) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            number,
            key(&entity.name),
            english,
            forms.join("\n")
        ])?;
    Ok(())
}
