//! Web archives (WARC): the Arabic pages in them, one at a time. What is no page, or in another language, is
//! counted and told in the end.

use std::io::{self, BufRead, Read};

use flate2::read::{MultiGzDecoder, ZlibDecoder};

use super::html;
use super::path::unreadable_path;
use super::reading::{MemberNotes, Reading, Stories};
use super::source::{Opened, Source};
use super::text::is_arabic;
use crate::article::Article;
use crate::problem::Problem;

/// The most bytes of a line of a header, and the most lines.
const LINE: u64 = 64 << 10;
const LINES: usize = 256;
/// What a page may have besides its text, in bytes.
const PAGE: usize = 16 << 20;

/// Reads the pages of an archive.
#[expect(clippy::unnecessary_wraps, reason = "every reader gives the same")]
pub(super) fn read_pages(reading: Reading, opened: Opened) -> Result<Stories, Problem> {
    Ok(Box::new(Pages {
        reading,
        source: opened.bytes,
        number: 0,
        given: 0,
        foreign: 0,
        empty: 0,
        ended: false,
    }))
}

/// The articles of one archive.
struct Pages {
    reading: Reading,
    source: Source,
    /// Number of the record, counted from 1.
    number: u64,
    /// Pages that were read, in another language, without text.
    given: u64,
    foreign: u64,
    empty: u64,
    ended: bool,
}

/// Lines of a header: names in lower case, and what they say.
type Header = Vec<(String, String)>;

impl Pages {
    /// What comes of the next record; `None` when it is no page.
    fn next_record(&mut self) -> Result<Option<Result<Article, Problem>>, Problem> {
        let unreadable = |error: io::Error, name: &str| unreadable_path(name, &error);
        let first = first_line(&mut self.source).map_err(|e| unreadable(e, &self.reading.name))?;
        let Some(first) = first else {
            self.ended = true;
            return Ok(None);
        };
        self.number += 1;
        if !first.starts_with("WARC/") {
            return Err(self.broken_archive("no record where one should begin"));
        }
        let head = read_header(&mut self.source).map_err(|e| unreadable(e, &self.reading.name))?;
        let length: Option<u64> =
            header_value(&head, "content-length").and_then(|text| text.parse().ok());
        let Some(length) = length else {
            return Err(self.broken_archive("a record without its length"));
        };
        let most = (2 * self.reading.text_limit().bytes() + PAGE) as u64;
        let wanted = matches!(
            header_value(&head, "warc-type"),
            Some("response" | "resource")
        );
        let kept = if wanted { length.min(most) } else { 0 };
        let mut bytes = Vec::new();
        let mut body = (&mut self.source).take(length);
        let read = (&mut body).take(kept).read_to_end(&mut bytes);
        let rest = read.and_then(|read| Ok(read as u64 + io::copy(&mut body, &mut io::sink())?));
        if rest.map_err(|e| unreadable(e, &self.reading.name))? < length {
            return Err(self.broken_archive("a record that is cut off"));
        }
        Ok(self.page_article(&head, bytes, wanted && kept == length))
    }

    fn page_article(
        &mut self,
        head: &Header,
        bytes: Vec<u8>,
        whole: bool,
    ) -> Option<Result<Article, Problem>> {
        let page = Some(bytes)
            .filter(|_| whole)
            .and_then(|bytes| record_page(head, bytes))?;
        let beside = MemberNotes {
            url: header_value(head, "warc-target-uri")
                .map(|url| url.trim_matches(['<', '>']).to_owned()),
            charset: page.charset,
        };
        let reading = self.reading.of_member(&self.number.to_string(), beside);
        match html::article_of_page(&reading, &page.bytes) {
            Ok(article) if is_arabic(&article.text) => {
                self.given += 1;
                Some(Ok(article))
            }
            Ok(_) => {
                self.foreign += 1;
                None
            }
            Err(_) => {
                self.empty += 1;
                None
            }
        }
    }

    fn broken_archive(&mut self, what: &str) -> Problem {
        self.ended = true;
        let what = format!(
            "is a web archive that is broken at record {}: {what}",
            self.number
        );
        self.reading.stream_problem(what, "get it again, whole")
    }

    /// What is told in the end.
    fn end_problem(&self) -> Option<Problem> {
        let passed = format!(
            "pages in other languages: {}, without text: {}",
            self.foreign, self.empty
        );
        let help = "nothing is to be done unless you miss one";
        if self.given == 0 {
            let what = format!("is a web archive without Arabic pages; {passed}");
            return Some(self.reading.stream_problem(what, "give one that has some"));
        }
        let any = self.foreign + self.empty > 0;
        any.then(|| {
            self.reading
                .stream_problem(format!("left out {passed}"), help)
                .into_notice()
        })
    }
}

impl Iterator for Pages {
    type Item = Result<Article, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.next_record() {
                Ok(Some(story)) => return Some(story),
                Ok(None) if self.ended => return self.end_problem().map(Err),
                Ok(None) => {}
                Err(problem) => {
                    self.ended = true;
                    return Some(Err(problem));
                }
            }
        }
        None
    }
}

/// A page as its server gave it.
struct ServedPage {
    bytes: Vec<u8>,
    charset: Option<String>,
}

/// The page in a record; `None` when it holds something else.
fn record_page(head: &Header, bytes: Vec<u8>) -> Option<ServedPage> {
    if header_value(head, "warc-type") == Some("resource") {
        let kind = header_value(head, "content-type")?;
        let charset = declared_charset(kind);
        return is_page(kind).then_some(ServedPage { bytes, charset });
    }
    let mut rest = &bytes[..];
    let status = read_line(&mut rest).ok().flatten()?;
    let found = status.split(' ').nth(1) == Some("200");
    let head = read_header(&mut rest).ok()?;
    let kind = header_value(&head, "content-type").unwrap_or("text/html");
    if !found || !is_page(kind) {
        return None;
    }
    let chunked =
        header_value(&head, "transfer-encoding").is_some_and(|how| how.contains("chunked"));
    // archives may keep what a server said of a body that they have put together
    let body = chunked
        .then(|| joined_chunks(rest))
        .flatten()
        .unwrap_or_else(|| rest.to_vec());
    let bytes = match header_value(&head, "content-encoding") {
        Some("gzip" | "x-gzip") if body.starts_with(&[0x1F, 0x8B]) => {
            inflate_body(MultiGzDecoder::new(&body[..]))?
        }
        Some("deflate") => inflate_body(ZlibDecoder::new(&body[..]))?,
        Some("br" | "zstd") => return None,
        _ => body,
    };
    let charset = declared_charset(kind);
    Some(ServedPage { bytes, charset })
}

fn is_page(kind: &str) -> bool {
    kind.contains("text/html") || kind.contains("application/xhtml")
}

fn declared_charset(kind: &str) -> Option<String> {
    let (_, rest) = kind.split_once("charset=")?;
    let label = rest.split(';').next()?.trim().trim_matches('"');
    Some(label.to_owned())
}

/// What is packed, unless it is larger than any page.
fn inflate_body(packed: impl Read) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = packed.take(PAGE as u64 * 2).read_to_end(&mut bytes).ok()?;
    (read < PAGE * 2).then_some(bytes)
}

/// A body that was sent in chunks, put together; `None` when it was not.
fn joined_chunks(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line = read_line(&mut rest).ok().flatten()?;
        let size = line.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(..size)?);
        rest = rest[size..].strip_prefix(b"\r\n").unwrap_or(&rest[size..]);
    }
}

/// The next line that is not empty.
fn first_line(source: &mut impl BufRead) -> io::Result<Option<String>> {
    for _ in 0..LINES {
        match read_line(source)? {
            Some(line) if line.is_empty() => {}
            other => return Ok(other),
        }
    }
    Ok(Some(String::new()))
}

/// The lines up to an empty one.
fn read_header(source: &mut impl BufRead) -> io::Result<Header> {
    let mut header = Header::new();
    while let Some(line) = read_line(source)? {
        if line.is_empty() || header.len() == LINES {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            header.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    Ok(header)
}

fn header_value<'h>(header: &'h Header, name: &str) -> Option<&'h str> {
    let found = header.iter().find(|(own, _)| own == name);
    found.map(|(_, value)| value.as_str())
}

/// A line without its end; `None` at the end of the stream.
fn read_line(source: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    let read = source.take(LINE).read_until(b'\n', &mut line)?;
    let text = String::from_utf8_lossy(&line);
    Ok((read > 0).then(|| text.trim_end_matches(['\r', '\n']).to_owned()))
}
