//! One JSON object, written as it grows.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{Formatter, PrettyFormatter};

use super::sink::Out;
use super::{Render, Report, RunInfo, Summary};
use crate::aggregate::Aggregate;
use crate::article::Article;
use crate::facts::{Document, SCHEMA_VERSION};
use crate::problem::Problem;

/// The whole output of `--format json`, for its schema; the writer never holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Envelope {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// What wrote it.
    pub tool: Tool,
    /// What the results depend on.
    pub options: RunInfo,
    /// Each document; absent when the report leaves documents out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documents: Option<Vec<Document>>,
    /// All documents together; absent when the report leaves them out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aggregate: Option<Aggregate>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// The program that wrote an output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tool {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

impl Tool {
    /// This program.
    pub const THIS: Self = Self {
        name: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
    };
}

/// Writes an [`Envelope`] piece by piece: `layout` knows how deep it stands.
pub(super) struct Json<'a> {
    out: Out<'a>,
    layout: OneLine<PrettyFormatter<'static>>,
    report: Report,
    first: bool,
}

impl<'a> Json<'a> {
    pub(super) fn new(report: Report, out: Out<'a>) -> Self {
        Self {
            out,
            layout: OneLine(PrettyFormatter::new()),
            report,
            first: true,
        }
    }

    fn key(&mut self, key: &str) -> io::Result<()> {
        self.layout.begin_object_key(&mut self.out, self.first)?;
        self.first = false;
        self.value(&key)?;
        self.layout.end_object_key(&mut self.out)?;
        self.layout.begin_object_value(&mut self.out)
    }

    fn entry(&mut self, key: &str, value: &impl Serialize) -> io::Result<()> {
        self.key(key)?;
        self.value(value)?;
        self.layout.end_object_value(&mut self.out)
    }

    fn value(&mut self, value: &impl Serialize) -> io::Result<()> {
        let layout = self.layout.clone();
        let mut whole = Vec::new();
        value.serialize(&mut Serializer::with_formatter(&mut whole, layout))?;
        self.out.write_all(&whole)
    }
}

impl Render for Json<'_> {
    fn begin(&mut self, run: &RunInfo) -> io::Result<()> {
        self.layout.begin_object(&mut self.out)?;
        self.entry("schema_version", &SCHEMA_VERSION)?;
        self.entry("tool", &Tool::THIS)?;
        self.entry("options", run)?;
        if self.report.has_documents() {
            self.key("documents")?;
            self.layout.begin_array(&mut self.out)?;
            self.first = true;
        }
        Ok(())
    }

    fn document(&mut self, _article: &Article, document: &Document) -> io::Result<()> {
        self.layout.begin_array_value(&mut self.out, self.first)?;
        self.first = false;
        self.value(document)?;
        self.layout.end_array_value(&mut self.out)
    }

    fn end(mut self: Box<Self>, summary: &Summary<'_>) -> io::Result<()> {
        if self.report.has_documents() {
            self.layout.end_array(&mut self.out)?;
            self.layout.end_object_value(&mut self.out)?;
            self.first = false;
        }
        if let Some(aggregate) = summary.aggregate {
            self.entry("aggregate", aggregate)?;
        }
        self.entry("problems", &summary.problems)?;
        self.layout.end_object(&mut self.out)?;
        writeln!(self.out)?;
        self.out.finish()
    }
}

/// Characters that some readers take for the end of a line, though JSON allows them in strings.
const LINE_ENDS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

/// JSON with such characters escaped, so that every line reader agrees on what a line is.
pub(crate) fn escape_lines(json: &str) -> String {
    json.replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
        .replace('\u{85}', "\\u0085")
}

/// A layout in which no string holds the end of a line; all else is left to the layout inside.
#[derive(Clone)]
pub(super) struct OneLine<F>(pub(super) F);

impl<F: Formatter> Formatter for OneLine<F> {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        text: &str,
    ) -> io::Result<()> {
        // the first bytes of the three in UTF-8; most fragments hold neither
        if memchr::memchr2(0xC2, 0xE2, text.as_bytes()).is_none() {
            return self.0.write_string_fragment(out, text);
        }
        for piece in text.split_inclusive(LINE_ENDS) {
            let rest = piece.trim_end_matches(LINE_ENDS);
            self.0.write_string_fragment(out, rest)?;
            for end in piece[rest.len()..].chars() {
                write!(out, "\\u{:04x}", u32::from(end))?;
            }
        }
        Ok(())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_key(out)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}
