//! `--keep-text`: the texts that were analyzed as JSON Lines, so that `verify` needs neither the pages nor the
//! archives that they came from.

use std::io::{self, Write};
use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use crate::article::Article;
use crate::output::{self, Out, Sink};

/// A line of the file: what `analyze` reads as a record.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    text: &'a str,
    date: Option<Date>,
    title: Option<&'a str>,
    source: Option<&'a str>,
    url: Option<&'a str>,
}

/// The file, which appears when the results are complete.
pub(super) struct Texts(Out<'static>);

impl Texts {
    pub(super) fn at(path: &Path) -> Result<Self, output::Error> {
        Ok(Self(Sink::file(path)?.writer()?))
    }

    pub(super) fn write(&mut self, line: &[u8]) -> io::Result<()> {
        self.0.write_all(line)
    }

    pub(super) fn finish(self) -> io::Result<()> {
        self.0.finish()
    }
}

/// The line of an article.
pub(super) fn line(article: &Article) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(&Line {
        id: &article.id,
        text: &article.text,
        date: article.published.date,
        title: article.title.as_deref(),
        source: article.source.as_deref(),
        url: article.url.as_deref(),
    })?;
    line.push(b'\n');
    Ok(line)
}
