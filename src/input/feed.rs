//! Feeds: RSS, RDF and Atom, an entry an article, read one at a time.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::html::text_of_fragment;
use super::jsonl::{BESIDES, ESCAPED};
use super::path::unreadable_path;
use super::reading::{Reading, Stories};
use super::record::Record;
use super::source::{Opened, Source};
use super::transcode;
use crate::article::Article;
use crate::problem::Problem;

/// Reads the entries of a feed.
pub(super) fn read_feed(reading: Reading, opened: Opened) -> Result<Stories, Problem> {
    let (bytes, encoding) = transcode::by_letters(opened, reading.how.encoding)
        .map_err(|error| unreadable_path(&reading.name, &error))?;
    let longest = ESCAPED * reading.text_limit().bytes() + BESIDES;
    let mut xml = Reader::from_reader(Bounded {
        source: bytes,
        most: longest,
        left: longest,
    });
    let config = xml.config_mut();
    // feeds are written by templates, and their readers have always put up with what these leave open
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    Ok(Box::new(Entries {
        reading,
        encoding,
        xml,
        buffer: Vec::new(),
        outlet: None,
        entry: None,
        field: None,
        number: 0,
        ended: false,
    }))
}

/// What a field of an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Link,
    Date,
    /// When it was last changed.
    Changed,
    Id,
    Outlet,
    /// The whole text, and a summary of it.
    Whole,
    Summary,
}

impl Field {
    fn of_element(name: &str) -> Option<Self> {
        Some(match name {
            "title" => Self::Title,
            "link" => Self::Link,
            "pubDate" | "published" | "dc:date" => Self::Date,
            "updated" => Self::Changed,
            "guid" | "id" => Self::Id,
            "source" | "dc:publisher" => Self::Outlet,
            "content:encoded" | "content" => Self::Whole,
            "description" | "summary" => Self::Summary,
            _ => return None,
        })
    }
}

/// What was read of an entry.
#[derive(Debug, Default)]
struct Entry {
    title: String,
    link: String,
    date: String,
    changed: String,
    outlet: String,
    whole: String,
    summary: String,
    id: String,
}

impl Entry {
    fn field_text(&mut self, field: Field) -> &mut String {
        match field {
            Field::Title => &mut self.title,
            Field::Link => &mut self.link,
            Field::Date => &mut self.date,
            Field::Changed => &mut self.changed,
            Field::Id => &mut self.id,
            Field::Outlet => &mut self.outlet,
            Field::Whole => &mut self.whole,
            Field::Summary => &mut self.summary,
        }
    }
}

/// The articles of one feed.
struct Entries {
    reading: Reading,
    encoding: &'static str,
    xml: Reader<Bounded>,
    buffer: Vec<u8>,
    /// The feed's own title.
    outlet: Option<String>,
    entry: Option<Entry>,
    /// The field that is open, and how many elements are open in it.
    field: Option<(Field, usize, String)>,
    /// Number of the entry, counted from 1.
    number: u64,
    ended: bool,
}

/// What comes of one piece of XML.
enum Step {
    More,
    Entry(Box<Entry>),
    End,
}

impl Entries {
    fn read_event(&mut self) -> Result<Step, quick_xml::Error> {
        self.buffer.clear();
        let mut buffer = std::mem::take(&mut self.buffer);
        let step = match self.xml.read_event_into(&mut buffer)? {
            Event::Start(element) => {
                self.start_element(&element);
                Step::More
            }
            Event::Empty(element) => {
                self.take_link(&element);
                Step::More
            }
            Event::End(element) => self.end_element(element.name().as_ref()),
            Event::Text(text) => self.add_text(&text),
            Event::CData(text) => self.add_text(&text),
            Event::GeneralRef(entity) => {
                let text = resolved_reference(&entity);
                self.add_text(&text)
            }
            Event::Eof => Step::End,
            _ => Step::More,
        };
        self.buffer = buffer;
        Ok(step)
    }

    fn start_element(&mut self, element: &BytesStart<'_>) {
        let name = element.name();
        let name = name.as_ref();
        if let Some((_, depth, text)) = &mut self.field {
            // XHTML in an Atom entry
            *depth += 1;
            add_tag(text, "", name);
        } else if matches!(name, "item" | "entry") {
            self.entry = Some(Entry::default());
            self.xml.get_mut().left = self.xml.get_ref().most;
        } else if let Some(field) = Field::of_element(name) {
            self.take_link(element);
            self.field = Some((field, 0, String::new()));
        }
    }

    /// Takes the address of an Atom link.
    fn take_link(&mut self, element: &BytesStart<'_>) {
        if let Some((_, _, text)) = &mut self.field {
            add_tag(text, "", element.name().as_ref());
            return;
        }
        let Some(entry) = self
            .entry
            .as_mut()
            .filter(|_| element.name().as_ref() == "link")
        else {
            return;
        };
        let value = |name: &str| {
            let found = element.try_get_attribute(name).ok().flatten()?;
            Some(found.value.replace("&amp;", "&"))
        };
        let alternate = value("rel").is_none_or(|rel| rel == "alternate");
        if let Some(address) = value("href").filter(|_| alternate && entry.link.is_empty()) {
            entry.link = address;
        }
    }

    fn add_text(&mut self, piece: &str) -> Step {
        if let Some((_, _, text)) = &mut self.field {
            text.push_str(piece);
        }
        Step::More
    }

    fn end_element(&mut self, name: &str) -> Step {
        match &mut self.field {
            Some((_, depth, text)) if *depth > 0 => {
                *depth -= 1;
                add_tag(text, "/", name);
                return Step::More;
            }
            Some(_) => self.keep_field(),
            None => {}
        }
        if matches!(name, "item" | "entry")
            && let Some(entry) = self.entry.take()
        {
            return Step::Entry(Box::new(entry));
        }
        Step::More
    }

    /// Keeps what a field said.
    fn keep_field(&mut self) {
        let Some((field, _, text)) = self.field.take() else {
            return;
        };
        match &mut self.entry {
            Some(entry) => {
                let kept = entry.field_text(field);
                if kept.trim().is_empty() {
                    *kept = text;
                }
            }
            None if field == Field::Title && self.outlet.is_none() => {
                self.outlet = single_line(&text);
            }
            None => {}
        }
    }

    fn entry_article(&self, entry: &Entry) -> Result<Article, Problem> {
        let whole = text_of_fragment(&entry.whole);
        let summary = text_of_fragment(&entry.summary);
        let letters = |text: &str| text.trim().chars().count();
        let text = if letters(&whole) >= letters(&summary) {
            whole
        } else {
            summary
        };
        let title = single_line(&text_of_fragment(&entry.title));
        let text = Some(text).filter(|text| !text.trim().is_empty());
        if text.is_none() && title.is_none() {
            let what = format!("entry {} has neither text nor title", self.number);
            return Err(self.reading.stream_problem(what, "leave it out"));
        }
        let address = [&entry.link, &entry.id].into_iter();
        let url = address
            .map(|link| link.trim())
            .find(|link| link.contains("://"));
        let record = Record {
            text: text.or_else(|| title.clone()),
            date: single_line(&entry.date).or_else(|| single_line(&entry.changed)),
            source: single_line(&entry.outlet).or_else(|| self.outlet.clone()),
            url: url.map(str::to_owned),
            title,
            id: None,
        };
        let place = || format!("{}#{}", self.reading.id, self.number);
        let article = record.into_article(&self.reading, place, self.encoding);
        article.map_err(|problem| Problem {
            what: format!("entry {} {}", self.number, problem.what),
            ..problem
        })
    }
}

impl Iterator for Entries {
    type Item = Result<Article, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.read_event() {
                Ok(Step::More) => {}
                Ok(Step::Entry(entry)) => {
                    self.number += 1;
                    return Some(self.entry_article(&entry));
                }
                Ok(Step::End) => {
                    self.ended = true;
                    let cut = self.entry.is_some();
                    let what = if cut {
                        "is a feed that ends in the middle"
                    } else {
                        "is a feed without entries"
                    };
                    let help = if cut {
                        "save it again, whole"
                    } else {
                        "leave it out"
                    };
                    return (cut || self.number == 0)
                        .then(|| Err(self.reading.stream_problem(what, help)));
                }
                Err(error) => {
                    self.ended = true;
                    let what = format!(
                        "is a feed that is broken after entry {}: {error}",
                        self.number
                    );
                    return Some(Err(self
                        .reading
                        .stream_problem(what, "save it again, whole")));
                }
            }
        }
        None
    }
}

/// Adds a tag of an entry's XHTML to its text.
fn add_tag(text: &mut String, mark: &str, name: &str) {
    text.extend(["<", mark, name, ">"]);
}

/// A text on one line; nothing when it is blank.
fn single_line(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// What a reference such as `&amp;` or `&#1576;` stands for; those of HTML are left to its reader.
pub(super) fn resolved_reference(entity: &BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = entity.resolve_char_ref() {
        return letter.to_string();
    }
    match &**entity {
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "amp" => "&".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => format!("&{other};"),
    }
}

/// A stream that gives up when too much is read for one entry.
pub(super) struct Bounded {
    source: Source,
    most: usize,
    left: usize,
}

impl std::io::Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Bounded {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.left == 0 {
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        self.source.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.left = self.left.saturating_sub(amount);
        self.source.consume(amount);
    }
}
