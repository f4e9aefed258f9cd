//! Names in the standoff format of brat (<https://brat.nlplab.org/standoff.html>): of each article
//! its text and a file of annotations, whose places count characters.

use std::fmt::Write as _;
use std::io;

use super::files::Files;
use super::{Error, Render, RunInfo, Sink, Summary};
use crate::article::Article;
use crate::facts::{Document, Entity, EntityType, Mention, MentionKind};
use crate::span::{Offsets, Positions, Span, Unit};

/// What brat needs to know of the annotations.
const CONFIGURATION: &str = "\
[entities]
Person
Location
Organization
Misc

[relations]

[events]

[attributes]
Naming Arg:<ENTITY>, Value:name|short|variant|role
Metonym Arg:<ENTITY>
";

pub(super) struct Brat<'a> {
    files: Files<'a>,
    unit: Unit,
}

impl<'a> Brat<'a> {
    pub(super) fn new(sink: Sink<'a>) -> Result<Self, Error> {
        match Files::new(sink) {
            Files::Stream(_) => Err(Error::NoFolder),
            files @ Files::Folder { .. } => Ok(Self {
                files,
                unit: Unit::default(),
            }),
        }
    }
}

impl Render for Brat<'_> {
    fn begin(&mut self, run: &RunInfo) -> io::Result<()> {
        self.unit = run.offsets;
        self.files
            .write("annotation", "conf", CONFIGURATION.as_bytes())
    }

    fn document(&mut self, article: &Article, document: &Document) -> io::Result<()> {
        self.files
            .write(&document.id, "txt", article.text.as_bytes())?;
        let marks = annotations(article, document, self.unit);
        self.files.write(&document.id, "ann", marks.as_bytes())
    }

    fn end(self: Box<Self>, _summary: &Summary<'_>) -> io::Result<()> {
        Ok(())
    }
}

/// A line for each place where something is named, with its attributes and its entity's name.
fn annotations(article: &Article, document: &Document, unit: Unit) -> String {
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
    for (number, (entity, mention)) in (1..).zip(mentions) {
        let place = to.convert(from.bytes(mention.span));
        annotation(&mut out, number, place, (entity, mention));
    }
    out
}

fn annotation(out: &mut String, number: u32, place: Span, (entity, mention): (&Entity, &Mention)) {
    let (kind, text) = (class(entity.kind), one_line(&mention.text));
    let (start, end) = place.into();
    let _ = writeln!(out, "T{number}\t{kind} {start} {end}\t{text}");
    let _ = writeln!(out, "A{number}\tNaming T{number} {}", naming(mention.kind));
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

fn class(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "Person",
        EntityType::Location => "Location",
        EntityType::Organization => "Organization",
        EntityType::Misc => "Misc",
    }
}

fn naming(kind: MentionKind) -> &'static str {
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
