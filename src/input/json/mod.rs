//! JSON that is no JSON Lines: an array of records, an object with such an array inside, one record, or
//! what Telegram Desktop exports. Read `elements` (the records of a stream), then `telegram`.

mod elements;
mod telegram;

use std::io::{self, Cursor, Read};

use serde_json::Value;

use super::jsonl::{BESIDES, ESCAPED};
use super::path::unreadable_path;
use super::reading::{Reading, Stories};
use super::record::{Record, without_text};
use super::source::{Opened, Source};
use super::{text, transcode};
use crate::article::Article;
use crate::problem::Problem;
use elements::{Elements, Step};
use telegram::Message;

/// What one object is that is looked at whole, in bytes: an article, not an export of many.
const WHOLE: u64 = 8 << 20;

/// Reads the records of one JSON value, or of several after each other.
pub(super) fn read_values(reading: Reading, opened: Opened) -> Result<Stories, Problem> {
    let (mut bytes, encoding) = transcode::as_utf8(opened, reading.how.encoding);
    let mut head = Vec::new();
    let error = |error: io::Error| unreadable_path(&reading.name, &error);
    (&mut bytes)
        .take(WHOLE)
        .read_to_end(&mut head)
        .map_err(error)?;
    let one = record_of_object(&head, &reading).is_ok_and(|record| record.text.is_some());
    let rest: Source = Box::new(Cursor::new(head).chain(bytes));
    let longest = ESCAPED * reading.text_limit().bytes() + BESIDES;
    Ok(Box::new(Values {
        // in brackets, one record is a list like others
        elements: Elements::new(
            if one {
                Box::new(b"[".chain(rest).chain(&b"]"[..]))
            } else {
                rest
            },
            longest,
        ),
        reading,
        encoding,
        number: 0,
        list: List::default(),
        any: false,
        ended: false,
    }))
}

/// What a JSON object says of an article.
fn record_of_object(json: &[u8], reading: &Reading) -> serde_json::Result<Record> {
    let columns = &reading.how.columns;
    if columns.given_names().next().is_none() {
        return serde_json::from_slice(json);
    }
    let value: Value = serde_json::from_slice(json)?;
    Ok(serde_json::from_slice::<Record>(json)?.with_columns(&value, columns))
}

/// The articles of one stream.
struct Values {
    reading: Reading,
    encoding: &'static str,
    elements: Elements,
    /// Number of the record, counted from 1.
    number: u64,
    list: List,
    /// Whether anything was given.
    any: bool,
    ended: bool,
}

/// What is known of the list whose elements come.
#[derive(Default)]
struct List {
    /// Whether one of them has a text: then those without are told, else they are no records.
    texts: bool,
    /// The first elements without a text, and how many there are.
    without: Option<(u64, u64)>,
}

impl Values {
    /// What comes of an element; `None` when it is no article and nothing is wrong with it.
    fn article_of_element(&mut self, element: &[u8]) -> Option<Result<Article, Problem>> {
        if std::str::from_utf8(element).is_err() {
            return Some(Err(
                self.problem_here(&format!("has invalid {}", self.encoding))
            ));
        }
        let message = || serde_json::from_slice::<Message>(element).ok();
        let chat = self.elements.is_chat();
        let record = match chat.then(message).flatten() {
            Some(message) => message.into_record(self.elements.chat_name())?,
            None => match record_of_object(element, &self.reading) {
                Ok(record) => record,
                Err(error) => {
                    return Some(Err(
                        self.problem_here(&format!("is none: {}", parser_message(&error)))
                    ));
                }
            },
        };
        if record.text.is_none() {
            return self.element_without_text();
        }
        self.list.texts = true;
        let place = || format!("{}#{}", self.reading.id, self.number);
        let article = record.into_article(&self.reading, place, self.encoding);
        Some(article.map_err(|problem| numbered_problem(self.number, problem)))
    }

    /// An element without a text.
    fn element_without_text(&mut self) -> Option<Result<Article, Problem>> {
        if self.list.texts {
            let problem = without_text(&self.reading);
            return Some(Err(numbered_problem(self.number, problem)));
        }
        let (first, count) = self.list.without.unwrap_or((self.number, 0));
        self.list.without = Some((first, count + 1));
        None
    }

    /// What is to be told of the elements that came before the first text of a list.
    fn held_problem(&mut self) -> Option<Problem> {
        if !self.list.texts {
            return None;
        }
        let (first, count) = self.list.without.take()?;
        let problem = without_text(&self.reading);
        let what = match count {
            1 => format!("record {first} {}", problem.what),
            _ => format!(
                "record {first} and the {} after it: {}",
                count - 1,
                problem.what
            ),
        };
        Some(Problem { what, ..problem })
    }

    fn problem_here(&self, what: &str) -> Problem {
        let what = format!("record {} {what}", self.number);
        self.reading
            .stream_problem(what, "correct it, or leave it out")
    }

    /// Nothing was found in the whole stream.
    fn nothing_found(&self) -> Problem {
        match &self.reading.how.columns.text {
            Some(name) => self.reading.stream_problem(
                format!(
                    "is JSON without records that have a text in `{}`",
                    name.escape_debug()
                ),
                "say with --text-key where it is, `a.b` for `b` of the object `a`",
            ),
            None => self.reading.stream_problem(
                "is JSON without records that have a text",
                "give objects that each have a `text`, or say with --text-key where it is",
            ),
        }
    }

    fn broken_element(&mut self, what: &str) -> Problem {
        self.ended = true;
        let problem = self.reading.stream_problem(what, "save it again, whole");
        problem.at_line(self.elements.line_number())
    }

    /// What comes of the next step; `None` when it is nothing to tell.
    fn next_told(&mut self) -> Option<Result<Article, Problem>> {
        match self.elements.advance_one_step() {
            Ok(Step::Element(element)) => {
                self.number += 1;
                self.article_of_element(&element)
            }
            Ok(Step::TooLarge) => {
                self.number += 1;
                self.list.texts = true;
                let problem = text::too_large(&self.reading.name, self.reading.text_limit());
                Some(Err(numbered_problem(self.number, problem)))
            }
            Ok(Step::ListEnds) => {
                self.list = List::default();
                None
            }
            Ok(Step::End) => {
                self.ended = true;
                (!self.any).then(|| Err(self.nothing_found()))
            }
            Ok(Step::Broken(what)) => Some(Err(self.broken_element(what))),
            Err(error) => {
                self.ended = true;
                Some(Err(unreadable_path(&self.reading.name, &error)))
            }
        }
    }
}

impl Iterator for Values {
    type Item = Result<Article, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            if let Some(problem) = self.held_problem() {
                return Some(Err(problem));
            }
            if let Some(story) = self.next_told() {
                self.any = true;
                return Some(story);
            }
        }
        None
    }
}

/// A problem with one record.
fn numbered_problem(number: u64, problem: Problem) -> Problem {
    Problem {
        what: format!("record {number} {}", problem.what),
        ..problem
    }
}

/// What is wrong, without a place that means nothing to the reader of a file.
fn parser_message(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let end = message.rfind(" at line ").unwrap_or(message.len());
    message[..end].to_owned()
}
