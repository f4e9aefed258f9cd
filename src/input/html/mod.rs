//! Web pages: the article's own text, its headline, day, outlet and address. Read `tree` (the page), then
//! `about` (what it says of itself), `main_text` (which part is the article), `words` (names of parts, as data).

mod about;
mod main_text;
mod tree;
mod words;

use std::borrow::Cow;
use std::iter;

use encoding_rs::{Encoding, UTF_8};

use super::reading::{Reading, Stories};
use super::record::Record;
use super::source::Opened;
use super::{encoding, text};
use crate::article::Article;
use crate::problem::Problem;
use about::About;
use tree::Tree;

/// Where in a page its encoding is looked for, in bytes: more than browsers look through.
const PRESCAN: usize = 4096;

/// Letters that a text in JSON-LD must have more than the one on the page, in hundredths, to be taken.
const MORE: usize = 150;

/// Reads the one article of a page.
#[expect(clippy::unnecessary_wraps, reason = "every reader gives the same")]
pub(super) fn read_page(reading: Reading, opened: Opened) -> Result<Stories, Problem> {
    Ok(Box::new(iter::once_with(move || {
        let bytes = text::read_whole(&reading, opened.bytes)?;
        article_of_page(&reading, &bytes)
    })))
}

/// The article of a page.
///
/// # Errors
///
/// When there is no text on it.
pub(super) fn article_of_page(reading: &Reading, bytes: &[u8]) -> Result<Article, Problem> {
    let (html, encoding) = decode_page(reading, bytes);
    let tree = Tree::parse_html(&html);
    let about = About::about_page(&tree);
    let text = whole_text(main_text::main_text(&tree), about.body);
    let above = [&about.title, &about.date, &about.source];
    let text = without_head(
        &text,
        &above.map(|line| line.as_deref().unwrap_or_default()),
    );
    if text.trim().is_empty() {
        let what = "is a web page without text";
        let help = "save it when it is shown in full, or save the article's text";
        return Err(reading.stream_problem(what, help));
    }
    let record = Record {
        text: Some(text),
        date: about.date,
        title: about.title,
        source: about.source,
        url: about.url,
        ..Record::default()
    };
    record.into_article(reading, || reading.id.clone(), encoding)
}

/// The text of some HTML that is a part of an article, such as the summary of a feed.
pub(super) fn text_of_fragment(html: &str) -> String {
    main_text::whole_text(&Tree::parse_html(html))
}

/// Letters from which on a line is the headline that the title of the page has in it.
const TITLE: usize = 12;

/// Lines among which the headline is looked for.
const ABOVE: usize = 6;

/// A text without the lines above it that tell nothing but headline (the first of `above`), day and outlet;
/// other short lines above these go with them.
fn without_head(text: &str, above: &[&str]) -> String {
    let told = |line: &str| {
        let titled = above[0].contains(line) && line.chars().count() >= TITLE;
        titled || above.contains(&line) || about::is_day(line)
    };
    let passed = |line: &&str| told(line) || main_text::is_heading(line);
    let head: Vec<&str> = text.split_inclusive('\n').take(ABOVE).collect();
    let head: Vec<&str> = head
        .into_iter()
        .take_while(|line| passed(&line.trim_end()))
        .collect();
    let lines = head
        .iter()
        .rposition(|line| told(line.trim_end()))
        .map_or(0, |at| at + 1);
    let rest = &text[head[..lines].iter().map(|line| line.len()).sum()..];
    if rest.trim().is_empty() { text } else { rest }.to_owned()
}

/// The text of the page, or that of JSON-LD where the page shows only its beginning.
fn whole_text(shown: String, linked: Option<String>) -> String {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    match linked {
        Some(linked) if letters(&linked) * 100 > letters(&shown) * MORE => {
            // some write the tags of the page into it
            if linked.contains("</") {
                text_of_fragment(&linked)
            } else {
                linked
            }
        }
        _ => shown,
    }
}

/// The page as text: by its mark, what the user or the archive says, what the page says, its letters. What is
/// damaged is shown as such: the rest of a page is worth reading.
fn decode_page<'b>(reading: &Reading, bytes: &'b [u8]) -> (Cow<'b, str>, &'static str) {
    let by_archive = reading.beside.charset.as_deref();
    let by_archive = by_archive.and_then(|label| Encoding::for_label(label.as_bytes()));
    let told = reading
        .how
        .encoding
        .or(by_archive)
        .or_else(|| in_page(bytes));
    let encoding = told
        .or_else(|| encoding::of_letters(bytes))
        .unwrap_or(UTF_8);
    // pages that say they are in another encoding are UTF-8 all the same if they can be
    let utf8 =
        told.is_some() && reading.how.encoding.is_none() && std::str::from_utf8(bytes).is_ok();
    let encoding = if utf8 { UTF_8 } else { encoding };
    let (text, encoding, _) = encoding.decode(bytes);
    (text, encoding.name())
}

/// The encoding that a page names: `<meta charset=…>`, `content="text/html; charset=…"`, `encoding="…"`.
fn in_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(PRESCAN)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let start = head.find("charset=").map(|at| at + "charset=".len());
    let start = start.or_else(|| {
        head.starts_with("<?xml")
            .then(|| head.find("encoding="))?
            .map(|at| at + "encoding=".len())
    })?;
    let rest = head[start..].trim_start_matches(['"', '\'', ' ']);
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':')));
    Encoding::for_label(&rest.as_bytes()[..end.unwrap_or(rest.len())])
}
