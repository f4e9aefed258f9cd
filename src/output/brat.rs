//! Names in the standoff format of brat (<https://brat.nlplab.org/standoff.html>): of each article
//! its text and a file of annotations, whose places count characters.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::PathBuf;

use super::sink::{Out, refused};
use super::{Error, Render, RunInfo, Summary};
use crate::article::Article;
use crate::facts::{Document, Entity, EntityType, Mention, MentionKind};
use crate::span::{Offsets, Span, Unit};

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

pub(super) struct Brat {
    folder: PathBuf,
    unit: Unit,
    /// File names that are taken.
    taken: BTreeSet<String>,
}

impl Brat {
    pub(super) fn new(folder: PathBuf) -> Result<Self, Error> {
        let mut out = Out::at(&folder.join("annotation.conf"))?;
        let written = out
            .write_all(CONFIGURATION.as_bytes())
            .and_then(|()| out.finish());
        written.map_err(|source| refused(&folder, source))?;
        Ok(Self {
            folder,
            unit: Unit::default(),
            taken: BTreeSet::new(),
        })
    }

    /// A file name for an article, which no other one has.
    fn name(&mut self, id: &str) -> String {
        let safe = |c: char| {
            if c.is_alphanumeric() || "-_.".contains(c) {
                c
            } else {
                '_'
            }
        };
        let base: String = id.chars().map(safe).take(LONGEST).collect();
        let base = base.trim_start_matches('.');
        let base = if base.is_empty() { "article" } else { base };
        let mut name = base.to_owned();
        let mut number = 1;
        while !self.taken.insert(name.to_lowercase()) {
            number += 1;
            name = format!("{base}-{number}");
        }
        name
    }

    fn file(&self, name: &str, ending: &str, text: &str) -> io::Result<()> {
        let path = self.folder.join(format!("{name}.{ending}"));
        let mut out = Out::at(&path).map_err(io::Error::other)?;
        out.write_all(text.as_bytes())?;
        out.finish()
    }
}

/// Characters of the longest file name, some of which take four bytes.
const LONGEST: usize = 50;

impl Render for Brat {
    fn begin(&mut self, run: &RunInfo) -> io::Result<()> {
        self.unit = run.offsets;
        Ok(())
    }

    fn document(&mut self, article: &Article, document: &Document) -> io::Result<()> {
        let name = self.name(&document.id);
        self.file(&name, "txt", &article.text)?;
        self.file(&name, "ann", &annotations(article, document, self.unit))
    }

    fn end(self: Box<Self>, _summary: &Summary<'_>) -> io::Result<()> {
        Ok(())
    }
}

/// A line for each place where something is named, with its attributes and its entity's name.
fn annotations(article: &Article, document: &Document, unit: Unit) -> String {
    let (from, to) = (
        Offsets::new(&article.text, unit),
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
