//! One JSON object, written as it grows.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{Formatter, PrettyFormatter};

use super::one_line::one_line;
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
    layout: PrettyFormatter<'static>,
    report: Report,
    first: bool,
}

impl<'a> Json<'a> {
    pub(super) fn new(report: Report, out: Out<'a>) -> Self {
        Self {
            out,
            layout: PrettyFormatter::new(),
            report,
            first: true,
        }
    }

    fn write_key(&mut self, key: &str) -> io::Result<()> {
        self.layout.begin_object_key(&mut self.out, self.first)?;
        self.first = false;
        self.write_value(&key)?;
        self.layout.end_object_key(&mut self.out)?;
        self.layout.begin_object_value(&mut self.out)
    }

    fn write_entry(&mut self, key: &str, value: &impl Serialize) -> io::Result<()> {
        self.write_key(key)?;
        self.write_value(value)?;
        self.layout.end_object_value(&mut self.out)
    }

    /// The same with each record of a list on a line of its own: of many articles they are many.
    fn write_records(&mut self, key: &str, value: &impl Serialize) -> io::Result<()> {
        self.write_key(key)?;
        let layout = Records {
            layout: self.layout.clone(),
            depth: 0,
        };
        self.write_laid(value, layout)?;
        self.layout.end_object_value(&mut self.out)
    }

    fn write_value(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.write_laid(value, self.layout.clone())
    }

    fn write_laid(&mut self, value: &impl Serialize, layout: impl Formatter) -> io::Result<()> {
        let mut whole = Vec::new();
        value.serialize(&mut Serializer::with_formatter(&mut whole, layout))?;
        let whole = String::from_utf8(whole).map_err(io::Error::other)?;
        self.out.write_all(one_line(whole).as_bytes())
    }
}

impl Render for Json<'_> {
    fn begin(&mut self, run: &RunInfo) -> io::Result<()> {
        self.layout.begin_object(&mut self.out)?;
        self.write_entry("schema_version", &SCHEMA_VERSION)?;
        self.write_entry("tool", &Tool::THIS)?;
        self.write_entry("options", run)?;
        if self.report.has_documents() {
            self.write_key("documents")?;
            self.layout.begin_array(&mut self.out)?;
            self.first = true;
        }
        Ok(())
    }

    fn document(&mut self, _article: &Article, document: &Document) -> io::Result<()> {
        self.layout.begin_array_value(&mut self.out, self.first)?;
        self.first = false;
        self.write_value(document)?;
        self.layout.end_array_value(&mut self.out)
    }

    fn end(mut self: Box<Self>, summary: &Summary<'_>) -> io::Result<()> {
        if self.report.has_documents() {
            self.layout.end_array(&mut self.out)?;
            self.layout.end_object_value(&mut self.out)?;
            self.first = false;
        }
        if let Some(aggregate) = summary.aggregate {
            self.write_records("aggregate", aggregate)?;
        }
        self.write_entry("problems", &summary.problems)?;
        self.layout.end_object(&mut self.out)?;
        writeln!(self.out)?;
        self.out.finish_writing()
    }
}

/// How deep a value is laid out line by line: an object and its lists, not the records in these.
const OPEN: usize = 2;

/// Lays out an object of lists, each of their records on one line.
struct Records {
    layout: PrettyFormatter<'static>,
    depth: usize,
}

impl Records {
    fn is_open(&self) -> bool {
        self.depth <= OPEN
    }
}

impl Formatter for Records {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth += 1;
        if self.is_open() {
            self.layout.begin_array(out)
        } else {
            out.write_all(b"[")
        }
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        let open = self.is_open();
        self.depth -= 1;
        if open {
            self.layout.end_array(out)
        } else {
            out.write_all(b"]")
        }
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        match (self.is_open(), first) {
            (true, _) => self.layout.begin_array_value(out, first),
            (false, true) => Ok(()),
            (false, false) => out.write_all(b","),
        }
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        if self.is_open() {
            self.layout.end_array_value(out)
        } else {
            Ok(())
        }
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth += 1;
        if self.is_open() {
            self.layout.begin_object(out)
        } else {
            out.write_all(b"{")
        }
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        let open = self.is_open();
        self.depth -= 1;
        if open {
            self.layout.end_object(out)
        } else {
            out.write_all(b"}")
        }
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        match (self.is_open(), first) {
            (true, _) => self.layout.begin_object_key(out, first),
            (false, true) => Ok(()),
            (false, false) => out.write_all(b","),
        }
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        if self.is_open() {
            self.layout.begin_object_value(out)
        } else {
            out.write_all(b":")
        }
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        if self.is_open() {
            self.layout.end_object_value(out)
        } else {
            Ok(())
        }
    }
}
