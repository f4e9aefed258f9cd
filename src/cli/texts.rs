//! `--keep-text`: the texts that were analyzed as JSON Lines, so that `verify` needs neither the pages nor the
//! archives that they came from.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use crate::article::Article;
use crate::output::{self, Out, Sink};

/// A line of the file: what `analyze` reads as a record.
#[derive(Serialize)]
struct Line<'a> {
    /// What wrote it; the first key, by which a walk knows the file.
    tool: &'a str,
    id: &'a str,
    text: &'a str,
    /// The day, or the words that tell it.
    date: Option<String>,
    title: Option<&'a str>,
    source: Option<&'a str>,
    url: Option<&'a str>,
}

/// The file, which appears when the results are complete.
pub(super) struct Texts(Out<'static>);

impl Texts {
    pub(super) fn at_path(path: &Path) -> Result<Self, output::Error> {
        Ok(Self(Sink::file(path)?.into_writer()?))
    }

    pub(super) fn write_line(&mut self, line: &[u8]) -> io::Result<()> {
        self.0.write_all(line)
    }

    pub(super) fn finish(self) -> io::Result<()> {
        self.0.finish_writing()
    }
}

/// The line of an article.
pub(super) fn text_line(article: &Article) -> io::Result<Vec<u8>> {
    let day = article.published.date.map(|day| day.to_string());
    let mut line = serde_json::to_vec(&Line {
        tool: env!("CARGO_PKG_NAME"),
        id: &article.id,
        text: &article.text,
        date: day.or_else(|| article.said_date.as_ref().map(|said| said.text.clone())),
        title: article.title.as_deref(),
        source: article.source.as_deref(),
        url: article.url.as_deref(),
    })?;
    line.push(b'\n');
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_begins_as_results_are_known_by() {
        let article = Article {
            text: "باكو".to_owned(),
            ..Article::default()
        };
        assert!(
            text_line(&article)
                .unwrap()
                .starts_with(output::KEPT.as_bytes())
        );
    }
}
