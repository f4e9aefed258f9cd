//! One JSON object a line: each document, then the aggregate.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::CompactFormatter;

use super::json::OneLine;
use super::sink::Out;
use super::{Render, Summary};
use crate::article::Article;
use crate::facts::Document;

pub(super) struct Jsonl<'a> {
    out: Out<'a>,
    /// The line that is being made; a line is handed over whole.
    line: Vec<u8>,
}

impl<'a> Jsonl<'a> {
    pub(super) fn new(out: Out<'a>) -> Self {
        Self {
            out,
            line: Vec::new(),
        }
    }

    fn line(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.line.clear();
        let layout = OneLine(CompactFormatter);
        value.serialize(&mut Serializer::with_formatter(&mut self.line, layout))?;
        self.line.push(b'\n');
        self.out.write_all(&self.line)
    }
}

impl Render for Jsonl<'_> {
    fn document(&mut self, _article: &Article, document: &Document) -> io::Result<()> {
        self.line(document)
    }

    fn end(mut self: Box<Self>, summary: &Summary<'_>) -> io::Result<()> {
        if let Some(aggregate) = summary.aggregate {
            self.line(aggregate)?;
        }
        self.out.finish()
    }
}
