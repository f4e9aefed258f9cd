//! JSON Lines: one record a line, each an article, read one at a time.

use std::io;

use serde::Deserialize;

use super::path::unreadable_path;
use super::reading::{Reading, Stories};
use super::record::Record;
use super::source::{Opened, Source, fill_buffer};
use super::text;
use super::transcode;
use crate::article::Article;
use crate::problem::Problem;

/// Bytes that JSON may write for a byte of text: `\u0041`.
pub(super) const ESCAPED: usize = 6;
/// Bytes that a record may have besides the text.
pub(super) const BESIDES: usize = 1 << 20;

/// Reads the records of a stream.
#[expect(clippy::unnecessary_wraps, reason = "every reader gives the same")]
pub(super) fn read_records(reading: Reading, opened: Opened) -> Result<Stories, Problem> {
    let (bytes, encoding) = transcode::as_utf8(opened, reading.how.encoding);
    let longest = ESCAPED * reading.text_limit().bytes() + BESIDES;
    Ok(Box::new(Records {
        reading,
        encoding,
        lines: Lines::new(bytes, longest),
        any: false,
        ended: false,
    }))
}

/// The articles of one stream of records. One without an id is called by its line.
struct Records {
    reading: Reading,
    encoding: &'static str,
    lines: Lines,
    /// Whether any line held something.
    any: bool,
    ended: bool,
}

impl Records {
    /// The article of the present line; `None` for a blank one.
    fn present_article(&self) -> Option<Result<Article, Problem>> {
        if self.lines.cut {
            return Some(Err(text::too_large(
                &self.reading.name,
                self.reading.text_limit(),
            )));
        }
        let line = self.lines.line.trim_ascii();
        let problem = |what| {
            Problem::new(
                &self.reading.name,
                what,
                "write {\"id\": \"…\", \"text\": \"…\"} on one line",
            )
        };
        match std::str::from_utf8(line) {
            Ok(line) if line.trim().is_empty() => None,
            Ok(line) => {
                let article = self
                    .parse_record(line)
                    .map_err(problem)
                    .and_then(|record| self.record_article(record));
                Some(article.map_err(|problem| problem.of_record(readable_id(line))))
            }
            Err(_) => Some(Err(self.damaged_line())),
        }
    }

    fn parse_record(&self, line: &str) -> Result<Record, String> {
        let columns = &self.reading.how.columns;
        let record: Record = parse_object(line)?;
        Ok(match columns.given_names().next() {
            Some(_) => record.with_columns(&parse_object(line)?, columns),
            None => record,
        })
    }

    fn record_article(&self, record: Record) -> Result<Article, Problem> {
        let place = || format!("{}:{}", self.reading.id, self.lines.number);
        record.into_article(&self.reading, place, self.encoding)
    }

    fn damaged_line(&self) -> Problem {
        let what = format!("invalid {} in this line", self.encoding);
        Problem::new(
            &self.reading.name,
            what,
            "save it as UTF-8, or say its --encoding",
        )
    }
}

impl Iterator for Records {
    type Item = Result<Article, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.lines.read_next() {
                Ok(true) => {}
                Ok(false) => self.ended = true,
                Err(error) => {
                    self.ended = true;
                    return Some(Err(
                        unreadable_path(&self.reading.name, &error).at_line(self.lines.number)
                    ));
                }
            }
            if self.ended {
                return (!self.any).then(|| Err(text::empty_text(&self.reading.name)));
            }
            if let Some(record) = self.present_article() {
                self.any = true;
                return Some(record.map_err(|problem| problem.at_line(self.lines.number)));
            }
        }
        None
    }
}

/// The id of a record that is wrong in other ways.
fn readable_id(line: &str) -> Option<String> {
    let named: Named = serde_json::from_str(line).ok()?;
    unless_blank(named.id)
}

#[derive(Deserialize)]
struct Named {
    id: Option<String>,
}

/// What a JSON object on one line says, or what is wrong with it.
pub(super) fn parse_object<'a, T: Deserialize<'a>>(line: &'a str) -> Result<T, String> {
    if !line.starts_with('{') {
        return Err("is no JSON object".to_owned());
    }
    serde_json::from_str(line).map_err(|error| {
        let message = error.to_string();
        let end = message.rfind(" at line ").unwrap_or(message.len());
        format!(
            "is no record: {} (column {})",
            &message[..end],
            error.column()
        )
    })
}

/// What a field says; nothing when it is blank.
pub(super) fn unless_blank(field: Option<String>) -> Option<String> {
    field.filter(|value| !value.trim().is_empty())
}

/// Lines of a stream, one at a time and none longer than a limit.
struct Lines {
    source: Source,
    limit: usize,
    line: Vec<u8>,
    /// Whether the line went beyond the limit and lost its end.
    cut: bool,
    /// Number of the line, counted from 1.
    number: u32,
}

impl Lines {
    fn new(source: Source, limit: usize) -> Self {
        Self {
            source,
            limit,
            line: Vec::new(),
            cut: false,
            number: 0,
        }
    }

    /// Reads the next line; `false` when there is none.
    fn read_next(&mut self) -> io::Result<bool> {
        self.line.clear();
        self.cut = false;
        self.number = self.number.saturating_add(1);
        let mut any = false;
        while let Some(piece) = fill_buffer(&mut self.source)? {
            any = true;
            let end = piece.iter().position(|byte| *byte == b'\n');
            let piece = &piece[..end.unwrap_or(piece.len())];
            let room = self.limit.saturating_sub(self.line.len()).min(piece.len());
            self.line.extend_from_slice(&piece[..room]);
            self.cut |= room < piece.len();
            let read = piece.len() + usize::from(end.is_some());
            self.source.consume(read);
            if end.is_some() {
                break;
            }
        }
        Ok(any)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_beyond_the_limit_is_cut_and_the_next_is_whole() {
        let mut lines = Lines::new(Box::new(&b"123456\n12\n\n123"[..]), 3);
        let mut seen = Vec::new();
        while lines.read_next().unwrap() {
            seen.push((lines.number, lines.line.clone(), lines.cut));
        }
        let line = |number, text: &str, cut| (number, text.as_bytes().to_vec(), cut);
        assert_eq!(
            seen,
            [
                line(1, "123", true),
                line(2, "12", false),
                line(3, "", false),
                line(4, "123", false)
            ]
        );
    }
}
