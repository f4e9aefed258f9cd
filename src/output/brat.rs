//! Names in the standoff format of brat (<https://brat.nlplab.org/standoff.html>): of each article
//! its text and a file of annotations, whose places count characters.

use std::fmt::Write as _;
use std::io;

use super::files::Files;
use super::{Error, Render, RunInfo, Sink, Summary};
use crate::article::Article;
use crate::facts::{Cell, Document, Entity, EntityType, Event, EventType, Mention, MentionKind};
use crate::span::{Offsets, Positions, Span, Unit};

/// What brat needs to know of the annotations, before and after the types of events.
const CONFIGURATION: [&str; 2] = [
    "\
[entities]
Person
Location
Organization
Misc

[relations]

[events]
",
    "
[attributes]
Naming Arg:<ENTITY>, Value:name|short|variant|role
Metonym Arg:<ENTITY>
",
];

pub(super) struct Brat<'a> {
    files: Files<'a>,
    unit: Unit,
}

impl<'a> Brat<'a> {
    pub(super) fn new(sink: Sink<'a>) -> Result<Self, Error> {
        match Files::new(sink)? {
            Files::Stream(_) => Err(Error::NoFolder),
            files @ Files::Folder(_) => Ok(Self {
                files,
                unit: Unit::default(),
            }),
        }
    }
}

impl Render for Brat<'_> {
    fn begin(&mut self, run: &RunInfo) -> io::Result<()> {
        self.unit = run.offsets;
        let [before, after] = CONFIGURATION;
        let events = EventType::ALL
            .iter()
            .filter_map(|kind| match Cell::enum_word(kind) {
                Cell::Text(word) => Some(format!("{word}\n")),
                _ => None,
            });
        let whole = format!("{before}{}{after}", events.collect::<String>());
        self.files
            .put_other_file("annotation", ("conf", whole.as_bytes()))
    }

    fn document(&mut self, article: &Article, document: &Document) -> io::Result<()> {
        let marks = mention_lines(article, document, self.unit);
        let text = ("txt", article.text.as_bytes());
        self.files
            .put_article(&document.id, &[text, ("ann", marks.as_bytes())])
    }

    fn end(self: Box<Self>, _summary: &Summary<'_>) -> io::Result<()> {
        self.files.finish_run()
    }
}

/// A line for each place where something is named, with its attributes and its entity's name.
fn mention_lines(article: &Article, document: &Document, unit: Unit) -> String {
    let (from, to) = (
        Positions::new(&article.text, unit),
        Offsets::new(&article.text, Unit::Chars),
    );
    let entities = document.facts.entities.iter();
    let mut mentions: Vec<(&Entity, &Mention)> = entities
        .flat_map(|entity| entity.mentions.iter().map(move |mention| (entity, mention)))
        .collect();
    mentions.sort_by_key(|(_, mention)| mention.span);
    let mut out = String::new();
    let place = |span| to.in_unit(from.byte_span(span));
    let count = mentions.len();
    for (number, (entity, mention)) in (1..).zip(mentions) {
        annotation_line(&mut out, number, place(mention.span), (entity, mention));
    }
    for (number, event) in (1..).zip(&document.facts.events) {
        event_lines(&mut out, (number, count), place(event.trigger.span), event);
    }
    out
}

/// The trigger of an event after the `count` mentions, and the event.
fn event_lines(out: &mut String, (number, count): (usize, usize), place: Span, event: &Event) {
    let Cell::Text(kind) = Cell::enum_word(&event.kind) else {
        return;
    };
    let (trigger, text) = (count + number, one_line(&event.trigger.text));
    let (start, end) = place.into();
    let _ = writeln!(out, "T{trigger}\t{kind} {start} {end}\t{text}");
    let _ = writeln!(out, "E{number}\t{kind}:T{trigger}");
    let parties = [
        ("place", event.place()),
        ("agent", event.agent.as_ref()),
        ("target", event.target.as_ref()),
        ("claimed_by", event.claimed_by.as_ref()),
    ];
    let days = event
        .when
        .map(|when| format!("when {}/{}", when.start, when.end));
    let status = match Cell::enum_word(&event.status) {
        Cell::Text(status) => Some(format!("status {status}")),
        _ => None,
    };
    let told = parties
        .into_iter()
        .filter_map(|(role, party)| Some(format!("{role} {}", one_line(&party?.name))));
    let told: Vec<String> = told.chain(days).chain(status).collect();
    let _ = writeln!(
        out,
        "#{trigger}\tAnnotatorNotes E{number}\t{} {}",
        event.id,
        told.join("; ")
    );
}

fn annotation_line(
    out: &mut String,
    number: u32,
    place: Span,
    (entity, mention): (&Entity, &Mention),
) {
    let (kind, text) = (class_name(entity.kind), one_line(&mention.text));
    let (start, end) = place.into();
    let _ = writeln!(out, "T{number}\t{kind} {start} {end}\t{text}");
    let _ = writeln!(
        out,
        "A{number}\tNaming T{number} {}",
        naming_class(mention.kind)
    );
    if mention.metonym {
        let _ = writeln!(out, "M{number}\tMetonym T{number}");
    }
    let name = one_line(&entity.name);
    let _ = writeln!(
        out,
        "#{number}\tAnnotatorNotes T{number}\t{} {name}",
        entity.id
    );
}

fn class_name(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "Person",
        EntityType::Location => "Location",
        EntityType::Organization => "Organization",
        EntityType::Misc => "Misc",
    }
}

fn naming_class(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Name => "name",
        MentionKind::Short => "short",
        MentionKind::Variant => "variant",
        MentionKind::Role => "role",
    }
}

/// The text without what would end its line or its field.
fn one_line(text: &str) -> String {
    let ends = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.replace(ends, " ")
}
