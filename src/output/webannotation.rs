//! Facts as annotations of the articles (W3C Web Annotation Data Model, 2017, as JSON-LD): what is
//! marked is told by its place in the text and by its words with those around them.
//!
//! The source of an annotation is the text itself, named by its SHA-256 (RFC 6920), since places
//! in it are no places of the page that it came from. Places count characters in any case.

use std::io::{self, Write};

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::one_line::compact_json;
use super::signature;
use super::sink::Out;
use super::{Render, RunInfo, Summary, Tool};
use crate::article::Article;
use crate::facts::{Casualty, Document, Entity, Event, Layer, Quote, TimeExpression};
use crate::span::{Offsets, Positions, Span, Unit};

/// Characters of a quoted place that are told before and after it.
const AROUND: usize = 32;

pub(super) struct WebAnnotation<'a> {
    out: Out<'a>,
    unit: Unit,
    /// Of everything written: the page is named by it.
    hash: Sha256,
    first: bool,
}

impl<'a> WebAnnotation<'a> {
    pub(super) fn new(out: Out<'a>) -> Self {
        Self {
            out,
            unit: Unit::default(),
            hash: Sha256::new(),
            first: true,
        }
    }

    fn write_annotation(&mut self, annotation: &Value) -> io::Result<()> {
        let line = compact_json(annotation)?;
        self.hash.update(&line);
        let before: &[u8] = if self.first { b"\n" } else { b",\n" };
        self.first = false;
        self.out.write_all(before)?;
        self.out.write_all(line.as_bytes())
    }
}

impl Render for WebAnnotation<'_> {
    fn begin(&mut self, run: &RunInfo) -> io::Result<()> {
        self.unit = run.offsets;
        self.out.write_all(signature::WEBANNOTATION.as_bytes())
    }

    fn document(&mut self, article: &Article, document: &Document) -> io::Result<()> {
        let target = Target::new(article, document, self.unit);
        let facts = &document.facts;
        let mut number = 0;
        let mentions = facts.entities.iter().flat_map(name_remarks);
        let dates = facts.dates.iter().map(date_remark);
        let figures = facts.casualties.iter().map(casualty_remark);
        let quotes = facts.quotes.iter().map(quote_remark);
        let events = facts.events.iter().flat_map(event_remarks);
        for fact in mentions
            .chain(dates)
            .chain(figures)
            .chain(quotes)
            .chain(events)
        {
            number += 1;
            self.write_annotation(&target.annotation_of(number, fact))?;
        }
        Ok(())
    }

    fn end(mut self: Box<Self>, _summary: &Summary<'_>) -> io::Result<()> {
        let id = named_by(&self.hash.finalize_reset());
        writeln!(self.out, "\n],\"id\":{}}}", json!(id))?;
        self.out.finish_writing()
    }
}

/// What is said of a place in the text.
struct Remark {
    span: Span,
    layer: Layer,
    motivation: &'static str,
    /// In a word, for people.
    short: Option<String>,
    /// The whole fact, for programs.
    whole: Value,
}

fn name_remarks(entity: &Entity) -> impl Iterator<Item = Remark> {
    let mut whole = json!(entity);
    if let Some(fact) = whole.as_object_mut() {
        fact.remove("mentions");
    }
    entity.mentions.iter().map(move |mention| Remark {
        span: mention.span,
        layer: Layer::Entities,
        motivation: "identifying",
        short: Some(entity.name.clone()),
        whole: json!({ "entity": whole, "mention": mention }),
    })
}

fn date_remark(date: &TimeExpression) -> Remark {
    Remark {
        span: date.span,
        layer: Layer::Dates,
        motivation: "describing",
        short: Some(date.value.clone()),
        whole: json!(date),
    }
}

fn casualty_remark(casualty: &Casualty) -> Remark {
    let whole = json!(casualty);
    let outcome = whole["outcome"].as_str().unwrap_or_default();
    let number = match (casualty.count.min, casualty.count.max) {
        (min, Some(max)) if min == max => format!("{min}"),
        (min, Some(max)) => format!("{min}-{max}"),
        (min, None) => format!("{min}+"),
    };
    Remark {
        span: casualty.span,
        layer: Layer::Casualties,
        motivation: "describing",
        short: Some(format!("{outcome}: {number}")),
        whole,
    }
}

fn quote_remark(quote: &Quote) -> Remark {
    Remark {
        span: quote.span,
        layer: Layer::Quotes,
        motivation: "describing",
        short: said_by(quote),
        whole: json!(quote),
    }
}

/// An event at its trigger, and at each place where it is mentioned.
fn event_remarks(event: &Event) -> impl Iterator<Item = Remark> {
    let whole = json!(event);
    let kind = whole["type"].as_str().unwrap_or_default();
    let place = event.place().map(|place| format!(" @ {}", place.name));
    let short = format!("{kind}{}", place.unwrap_or_default());
    let told = std::iter::once(&event.trigger).chain(&event.mentions);
    told.map(move |words| Remark {
        span: words.span,
        layer: Layer::Events,
        motivation: "describing",
        short: Some(short.clone()),
        whole: whole.clone(),
    })
}

/// The speaker; of words that were not said, that too.
fn said_by(quote: &Quote) -> Option<String> {
    let name = quote.speaker.name.clone();
    let polarity = json!(quote.cue.polarity);
    match polarity.as_str() {
        Some(polarity) if !quote.is_said() => {
            Some(format!("{polarity}: {}", name.unwrap_or_default()))
        }
        _ => name,
    }
}

/// An article that is annotated.
struct Target<'a> {
    text: &'a str,
    positions: Positions,
    offsets: Offsets<'a>,
    /// Its name by its text.
    id: String,
    source: Value,
}

impl<'a> Target<'a> {
    fn new(article: &'a Article, document: &Document, unit: Unit) -> Self {
        let text = article.text.as_str();
        let id = named_by(&Sha256::digest(text));
        let mut source = json!({
            "id": id,
            "type": "Text",
            "format": "text/plain",
            "language": "ar",
            "dcterms:identifier": document.id,
        });
        let told = [
            ("dcterms:title", document.title.as_ref()),
            ("dcterms:publisher", document.source.as_ref()),
            ("dcterms:source", document.url.as_ref()),
        ];
        for (key, value) in told {
            if let Some(value) = value {
                source[key] = json!(value);
            }
        }
        Self {
            text,
            positions: Positions::new(text, unit),
            offsets: Offsets::new(text, Unit::Chars),
            id,
            source,
        }
    }

    fn annotation_of(&self, number: usize, fact: Remark) -> Value {
        let mut body = vec![json!({
            "type": "TextualBody",
            "purpose": "tagging",
            "value": fact.layer.name(),
        })];
        let short = fact.short.map(
            |short| json!({ "type": "TextualBody", "purpose": fact.motivation, "value": short }),
        );
        body.extend(short);
        body.push(json!({
            "type": "TextualBody",
            "purpose": "describing",
            "format": "application/json",
            "value": fact.whole.to_string(),
        }));
        json!({
            "id": format!("{}#{number}", self.id),
            "type": "Annotation",
            "motivation": fact.motivation,
            "generator": { "type": "Software", "name": format!("{} {}", Tool::THIS.name, Tool::THIS.version) },
            "body": body,
            "target": { "source": self.source, "selector": self.span_selectors(fact.span) },
        })
    }

    fn span_selectors(&self, span: Span) -> Value {
        let bytes = self.positions.byte_span(span);
        let place = self.offsets.in_unit(bytes);
        let (before, after) = (
            &self.text[..bytes.start() as usize],
            &self.text[bytes.end() as usize..],
        );
        let cut = before.char_indices().rev().nth(AROUND - 1);
        let prefix = &before[cut.map_or(0, |(at, _)| at)..];
        let suffix: String = after.chars().take(AROUND).collect();
        json!([
            { "type": "TextPositionSelector", "start": place.start(), "end": place.end() },
            { "type": "TextQuoteSelector", "exact": bytes.slice_of(self.text), "prefix": prefix, "suffix": suffix },
        ])
    }
}

/// The name of what has this SHA-256 (RFC 6920).
fn named_by(hash: &[u8]) -> String {
    format!("ni:///sha-256;{}", BASE64_URL_SAFE_NO_PAD.encode(hash))
}
