//! `TimeML` 1.2.1 (Pustejovsky et al. 2003): the article with its times as TIMEX3 elements and its
//! events as EVENT elements.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use quick_xml::escape::escape;

use super::files::Files;
use super::xml::writable_text;
use super::{Error, Render, RunInfo, Sink, Summary};
use crate::article::Article;
use crate::facts::{Basis, Cell, DateType, Document, Event, Facts, Modifier, TimeExpression};
use crate::span::{Positions, Span, Unit};

pub(super) struct TimeMl<'a> {
    files: Files<'a>,
    unit: Unit,
}

impl<'a> TimeMl<'a> {
    pub(super) fn new(sink: Sink<'a>) -> Result<Self, Error> {
        Ok(Self {
            files: Files::new(sink)?,
            unit: Unit::default(),
        })
    }
}

impl Render for TimeMl<'_> {
    fn begin(&mut self, run: &RunInfo) -> io::Result<()> {
        self.unit = run.offsets;
        Ok(())
    }

    fn document(&mut self, article: &Article, document: &Document) -> io::Result<()> {
        let (text, told) = marked_text(&article.text, self.unit, &document.facts);
        let page = document_elements(document, &text, &event_links(&told));
        self.files
            .put_article(&document.id, &[("tml", page.as_bytes())])
    }

    fn end(self: Box<Self>, _summary: &Summary<'_>) -> io::Result<()> {
        self.files.finish_run()
    }
}

/// The elements that a reader of `TimeML` 1.2.1 expects, in their order.
fn document_elements(document: &Document, text: &str, links: &str) -> String {
    let published = document.published.date.map(|day| day.to_string());
    let value = published.as_deref().unwrap_or("XXXX-XX-XX");
    let title = document.title.as_deref().map_or(String::new(), |title| {
        format!("<TITLE>{}</TITLE>\n", plain_text(title))
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n\
         <DOCID>{}</DOCID>\n\
         <DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{value}\" temporalFunction=\"false\" \
         functionInDocument=\"CREATION_TIME\">{}</TIMEX3></DCT>\n\
         {title}\
         <TEXT>{text}</TEXT>\n\
         {links}\
         </TimeML>\n",
        plain_text(&document.id),
        published.as_deref().unwrap_or_default(),
    )
}

/// An instance of each EVENT element, and of those that tell an event again that each is the first one; `told` has the
/// event that each element tells.
fn event_links(told: &[usize]) -> String {
    let (mut instances, mut links) = (String::new(), String::new());
    let mut first = BTreeMap::new();
    for (number, event) in (1..).zip(told) {
        let _ = writeln!(
            instances,
            "<MAKEINSTANCE eiid=\"ei{number}\" eventID=\"e{number}\" pos=\"OTHER\" tense=\"NONE\" aspect=\"NONE\"/>"
        );
        let known = *first.entry(event).or_insert(number);
        if known != number {
            let _ = writeln!(
                links,
                "<TLINK lid=\"l{number}\" relType=\"IDENTITY\" eventInstanceID=\"ei{number}\" relatedToEventInstance=\"ei{known}\"/>"
            );
        }
    }
    instances + &links
}

/// The article's text with its times and events marked, and which event each EVENT element tells; of two that overlap, the
/// first, and of two that begin together, the time.
fn marked_text(text: &str, unit: Unit, facts: &Facts) -> (String, Vec<usize>) {
    let positions = Positions::new(text, unit);
    let times = (1..).zip(&facts.dates);
    let times = times.map(|(number, date)| (date.span, Element::Time(number, date)));
    let events = (1..).zip(&facts.events);
    let events = events.flat_map(|(number, event)| {
        let told = std::iter::once(&event.trigger).chain(&event.mentions);
        told.map(move |words| (words.span, Element::Event(number, event)))
    });
    let mut elements: Vec<(Span, Element<'_>)> = times.chain(events).collect();
    elements.sort_by_key(|(span, _)| span.start());
    let mut page = String::with_capacity(text.len() + elements.len() * 96);
    let mut written = 0;
    let mut told = Vec::new();
    for (span, element) in elements {
        let span = positions.byte_span(span);
        let (start, end) = (span.start() as usize, span.end() as usize);
        if start < written || start == end {
            continue;
        }
        page += &plain_text(&text[written..start]);
        let words = &text[start..end];
        match element {
            Element::Time(number, date) => page += &self::timex_element(number, date, words),
            Element::Event(index, event) => {
                told.push(index);
                let number = told.len();
                let (kind, words) = (event_type(event), plain_text(words));
                let _ = write!(
                    page,
                    "<EVENT eid=\"e{number}\" class=\"OCCURRENCE\" stem=\"{kind}\">{words}</EVENT>"
                );
            }
        }
        written = end;
    }
    page += &plain_text(&text[written..]);
    (page, told)
}

/// The type of an event as in JSON.
fn event_type(event: &Event) -> String {
    match Cell::enum_word(&event.kind) {
        Cell::Text(kind) => kind.into_owned(),
        _ => String::new(),
    }
}

/// What is marked in the text.
enum Element<'a> {
    Time(usize, &'a TimeExpression),
    Event(usize, &'a Event),
}

fn timex_element(number: usize, date: &TimeExpression, words: &str) -> String {
    let kind = match date.kind {
        DateType::Date => "DATE",
        DateType::Time => "TIME",
        DateType::Duration => "DURATION",
        DateType::Set => "SET",
    };
    let modifier = date.modifier.map_or(String::new(), |m| {
        format!(" mod=\"{}\"", modifier_attribute(m))
    });
    let relative = date.basis == Basis::Relative;
    let anchor = if relative { " anchorTimeID=\"t0\"" } else { "" };
    format!(
        "<TIMEX3 tid=\"t{number}\" type=\"{kind}\" value=\"{}\"{modifier} temporalFunction=\"{relative}\"{anchor}>{}</TIMEX3>",
        timex_value(date),
        plain_text(words),
    )
}

/// The value as `TimeML` has it, which knows no offsets: a day that stayed open is `XXXX-XX-XX`.
fn timex_value(date: &TimeExpression) -> &str {
    let offset = date.is_open() && date.value.starts_with('P');
    if !offset {
        return &date.value;
    }
    match date.value.as_bytes().last() {
        Some(b'Y') => "XXXX",
        Some(b'M') => "XXXX-XX",
        Some(b'W') => "XXXX-WXX",
        _ => "XXXX-XX-XX",
    }
}

fn modifier_attribute(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Start => "START",
        Modifier::Mid => "MID",
        Modifier::End => "END",
        Modifier::Approx => "APPROX",
        Modifier::MoreThan => "MORE_THAN",
        Modifier::LessThan => "LESS_THAN",
        Modifier::EqualOrMore => "EQUAL_OR_MORE",
        Modifier::EqualOrLess => "EQUAL_OR_LESS",
    }
}

/// The text as XML can hold it, none of it markup.
fn plain_text(text: &str) -> String {
    escape(writable_text(text)).into_owned()
}
