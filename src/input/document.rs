//! Documents that are zips inside: `.docx` is one article, `.epub` one a chapter.

use std::io::Cursor;
use std::iter;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::bounded;
use super::feed::resolved_reference;
use super::html::text_of_fragment;
use super::reading::{Reading, Stories};
use super::record::Record;
use super::source::Opened;
use crate::problem::Problem;

/// Where a book says which file describes it.
const CONTAINER: &str = "META-INF/container.xml";

/// Reads the text of a Word document, a paragraph a line.
#[expect(clippy::needless_pass_by_value, reason = "every reader takes the same")]
pub(super) fn read_docx(reading: Reading, opened: Opened) -> Result<Stories, Problem> {
    let bytes = bounded::read_bounded(&reading, opened.bytes)?;
    let mut zip = bounded::read_zip(&reading, &bytes)?;
    let broken = || reading.stream_problem("is a damaged Word document", "save it again");
    let main = bounded::zip_part(&reading, &mut zip, "word/document.xml")?.ok_or_else(broken)?;
    let text = document_text(&main).ok_or_else(broken)?;
    let about = bounded::zip_part(&reading, &mut zip, "docProps/core.xml")?.unwrap_or_default();
    let record = Record {
        text: Some(text),
        title: element_text(&about, "dc:title"),
        ..Record::default()
    };
    let article = record.into_article(&reading, || reading.id.clone(), "UTF-8");
    Ok(Box::new(iter::once(article)))
}

/// The text of a document: runs of text, a line for each paragraph. What was taken out is no text.
fn document_text(xml: &[u8]) -> Option<String> {
    let mut text = String::new();
    let mut inside = false;
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(element) => inside = element.name().as_ref() == "w:t",
            Event::Empty(element) => match element.name().as_ref() {
                "w:br" | "w:cr" | "w:p" => text.push('\n'),
                "w:tab" => text.push('\t'),
                _ => {}
            },
            Event::End(element) => {
                inside = false;
                if element.name().as_ref() == "w:p" {
                    text.push('\n');
                }
            }
            Event::Text(piece) if inside => text.push_str(&piece),
            Event::GeneralRef(entity) if inside => text.push_str(&resolved_reference(&entity)),
            Event::Eof => return Some(without_blank(&text)),
            _ => {}
        }
    }
}

/// A text without its empty lines.
fn without_blank(text: &str) -> String {
    let lines = text
        .split_inclusive('\n')
        .filter(|line| !line.trim().is_empty());
    lines.collect()
}

/// Reads the chapters of a book in their order.
#[expect(clippy::needless_pass_by_value, reason = "every reader takes the same")]
pub(super) fn read_epub(reading: Reading, opened: Opened) -> Result<Stories, Problem> {
    let bytes = bounded::read_bounded(&reading, opened.bytes)?;
    let mut zip = bounded::read_zip(&reading, &bytes)?;
    let chapters = book_chapters(&reading, &mut zip)?;
    let Some((book, chapters)) = chapters else {
        return Err(reading.stream_problem("is a damaged book (EPUB)", "get it again"));
    };
    let mut stories = Vec::new();
    for name in chapters {
        let own = reading.of_member(&name, reading.beside.clone());
        let Some(page) = bounded::zip_part(&own, &mut zip, &name)? else {
            continue;
        };
        let page = String::from_utf8_lossy(&page);
        let text = text_of_fragment(&page);
        // covers and empty pages are no chapters
        if text.trim().is_empty() {
            continue;
        }
        let record = Record {
            text: Some(text),
            title: element_text(page.as_bytes(), "title").or_else(|| book.title.clone()),
            date: book.date.clone(),
            source: book.source.clone(),
            ..Record::default()
        };
        stories.push(record.into_article(&own, || own.id.clone(), "UTF-8"));
    }
    if stories.is_empty() {
        return Err(reading.stream_problem("is a book (EPUB) without text", "leave it out"));
    }
    Ok(Box::new(stories.into_iter()))
}

/// What a book says of itself, and the names of its chapters.
fn book_chapters(
    reading: &Reading,
    zip: &mut ZipArchive<Cursor<&[u8]>>,
) -> Result<Option<(Record, Vec<String>)>, Problem> {
    let Some(container) = bounded::zip_part(reading, zip, CONTAINER)? else {
        return Ok(None);
    };
    let roots = element_attributes(&container, "rootfile", &["full-path"]);
    let Some(root) = roots.into_iter().flatten().next() else {
        return Ok(None);
    };
    let Some(package) = bounded::zip_part(reading, zip, &root)? else {
        return Ok(None);
    };
    let folder = root.rfind('/').map_or("", |at| &root[..=at]);
    let items = element_attributes(&package, "item", &["id", "href"]);
    let spine = element_attributes(&package, "itemref", &["idref"]);
    let file = |id: &String| {
        let item = items.iter().find(|item| item.first() == Some(id))?;
        Some(format!("{folder}{}", item.get(1)?))
    };
    let names = spine.iter().flatten().filter_map(file).collect();
    let book = Record {
        title: element_text(&package, "dc:title"),
        date: element_text(&package, "dc:date"),
        source: element_text(&package, "dc:publisher"),
        ..Record::default()
    };
    Ok(Some((book, names)))
}

/// Of each element of a name the values of some attributes, when it has them all.
fn element_attributes(xml: &[u8], name: &str, wanted: &[&str]) -> Vec<Vec<String>> {
    let values = |element: &BytesStart<'_>| -> Option<Vec<String>> {
        let value = |name: &&str| {
            let found = element.try_get_attribute(name).ok().flatten()?;
            Some(found.value.into_owned())
        };
        wanted.iter().map(value).collect()
    };
    let mut found = Vec::new();
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                if element.local_name().as_ref() == name {
                    found.extend(values(&element));
                }
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

/// The text of the first element of a name, on one line.
fn element_text(xml: &[u8], name: &str) -> Option<String> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let mut text: Option<String> = None;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(element) if element.name().as_ref() == name => text = Some(String::new()),
            Event::Text(piece) => {
                if let Some(text) = &mut text {
                    text.push_str(&piece);
                }
            }
            Event::GeneralRef(entity) => {
                if let Some(text) = &mut text {
                    text.push_str(&resolved_reference(&entity));
                }
            }
            Event::End(element) if element.name().as_ref() == name => {
                let line = text?.split_whitespace().collect::<Vec<_>>().join(" ");
                return (!line.is_empty()).then_some(line);
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}
