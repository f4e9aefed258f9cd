//! Names in IOB2: a token and its tag a line, a blank line after each sentence and another one
//! after each article. Tokens are whole words with their clitics; a word is tagged when a name
//! stands in any part of it.

use std::io::{self, Write};

use super::sink::Out;
use super::{Render, RunInfo, Summary};
use crate::article::Article;
use crate::facts::{Document, EntityType};
use crate::lexicon::Lexicon;
use crate::span::{Positions, Span, Unit};
use crate::text::{Text, TokenKind};

pub(super) struct Conll<'a> {
    out: Out<'a>,
    unit: Unit,
    /// Cutting into tokens and sentences takes no words.
    lexicon: Lexicon,
}

impl<'a> Conll<'a> {
    pub(super) fn new(out: Out<'a>) -> Self {
        Self {
            out,
            unit: Unit::default(),
            lexicon: Lexicon::default(),
        }
    }
}

impl Render for Conll<'_> {
    fn begin(&mut self, run: &RunInfo) -> io::Result<()> {
        self.unit = run.offsets;
        Ok(())
    }

    fn document(&mut self, article: &Article, document: &Document) -> io::Result<()> {
        let names = name_spans(article, document, self.unit);
        let text = Text::prepare(&article.text, &self.lexicon);
        let mut next = names.iter().peekable();
        for sentence in text.sentences() {
            let mut written = false;
            for at in sentence
                .clone()
                .filter(|at| text.token(*at).kind != TokenKind::Break)
            {
                let token = text.span(at..at + 1);
                while next
                    .next_if(|(name, _)| name.end() <= token.start())
                    .is_some()
                {}
                let inside = next.peek().filter(|(name, _)| name.overlaps(token));
                let tag = inside.map(|(name, kind)| (begins_name(*name, token), *kind));
                write_token(&mut self.out, text.slice(token), tag)?;
                written = true;
            }
            if written {
                writeln!(self.out)?;
            }
        }
        writeln!(self.out)
    }

    fn end(self: Box<Self>, _summary: &Summary<'_>) -> io::Result<()> {
        self.out.finish_writing()
    }
}

fn write_token(out: &mut Out<'_>, token: &str, tag: Option<(bool, EntityType)>) -> io::Result<()> {
    let Some((begins, kind)) = tag else {
        return writeln!(out, "{token} O");
    };
    let place = if begins { 'B' } else { 'I' };
    writeln!(out, "{token} {place}-{}", class_tag(kind))
}

/// Whether a name begins in a token.
fn begins_name(name: Span, token: Span) -> bool {
    name.start() >= token.start()
}

fn class_tag(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "PER",
        EntityType::Location => "LOC",
        EntityType::Organization => "ORG",
        EntityType::Misc => "MISC",
    }
}

/// Where something is named, in bytes and text order.
fn name_spans(article: &Article, document: &Document, unit: Unit) -> Vec<(Span, EntityType)> {
    let positions = Positions::new(&article.text, unit);
    let entities = document.facts.entities.iter();
    let places = entities.flat_map(|entity| {
        let spans = entity.mentions.iter().map(|mention| mention.span);
        spans.map(|span| (positions.byte_span(span), entity.kind))
    });
    let mut places: Vec<_> = places.collect();
    places.sort();
    places
}
