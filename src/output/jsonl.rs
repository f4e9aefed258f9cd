//! One JSON object a line: each document, then the aggregate.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use super::one_line::compact_json;
use super::sink::Out;
use super::{Encode, Render, Summary};
use crate::article::Article;
use crate::facts::{Document, SCHEMA_VERSION};
use crate::problem::Problem;

pub(super) struct Jsonl<'a> {
    out: Out<'a>,
}

/// The line of `--errors-inline` for an input that could not be used.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Failed<'a> {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The record's id, when it could be read.
    pub id: Option<&'a str>,
    /// What is wrong.
    pub error: &'a Problem,
}

impl<'a> Jsonl<'a> {
    pub(super) fn new(out: Out<'a>) -> Self {
        Self { out }
    }
}

/// The line of a value, handed over whole.
fn json_line(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut line = compact_json(value)?;
    line.push('\n');
    Ok(line.into_bytes())
}

impl Render for Jsonl<'_> {
    fn document(&mut self, _article: &Article, document: &Document) -> io::Result<()> {
        self.out.write_all(&json_line(document)?)
    }

    fn encoder(&self) -> Option<Encode> {
        Some(|_, document| json_line(document))
    }

    fn encoded(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
    }

    fn problem(&mut self, problem: &Problem) -> io::Result<()> {
        let failed = Failed {
            schema_version: SCHEMA_VERSION,
            id: problem.id.as_deref(),
            error: problem,
        };
        self.out.write_all(&json_line(&failed)?)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn end(mut self: Box<Self>, summary: &Summary<'_>) -> io::Result<()> {
        if let Some(aggregate) = summary.aggregate {
            self.out.write_all(&json_line(aggregate)?)?;
        }
        self.out.finish_writing()
    }
}
