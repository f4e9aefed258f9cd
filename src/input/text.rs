//! Plain text: the whole file is one article.

use std::io::Read;
use std::iter;

use super::Limit;
use super::encoding;
use super::path::unreadable_path;
use super::reading::{Reading, Stories};
use super::source::{Opened, Source};
use crate::article::Article;
use crate::problem::Problem;

/// Reads the one article of a stream.
#[expect(clippy::unnecessary_wraps, reason = "every reader gives the same")]
pub(super) fn read_text(reading: Reading, opened: Opened) -> Result<Stories, Problem> {
    Ok(Box::new(iter::once_with(move || {
        text_article(reading, opened)
    })))
}

fn text_article(reading: Reading, opened: Opened) -> Result<Article, Problem> {
    let raw = read_whole(&reading, opened.bytes)?;
    let decoded = encoding::decode_article(raw, reading.how.encoding)
        .map_err(|fault| fault.in_file(&reading.name))?;
    check_text(&reading.name, &decoded.text, reading.text_limit())?;
    Ok(Article {
        id: reading.id,
        text: decoded.text,
        encoding: decoded.encoding.to_owned(),
        ..Article::default()
    })
}

/// All bytes of a stream that is one article.
pub(super) fn read_whole(reading: &Reading, bytes: Source) -> Result<Vec<u8>, Problem> {
    // no encoding has more than two bytes where UTF-8 has one, and a mark has three at most
    let most = 2 * reading.text_limit().bytes() as u64 + 3;
    let mut raw = Vec::new();
    bytes
        .take(most + 1)
        .read_to_end(&mut raw)
        .map_err(|error| unreadable_path(&reading.name, &error))?;
    if raw.len() as u64 > most {
        return Err(too_large(&reading.name, reading.text_limit()));
    }
    Ok(raw)
}

/// Whether a text can be an article: not empty, and not beyond the limit.
pub(super) fn check_text(name: &str, text: &str, limit: Limit) -> Result<(), Problem> {
    if text.trim().is_empty() {
        return Err(empty_text(name));
    }
    if text.len() > limit.bytes() {
        return Err(too_large(name, limit));
    }
    Ok(())
}

/// Whether a text is Arabic in the main: at least half of its letters are of that script.
pub(super) fn is_arabic(text: &str) -> bool {
    let (arabic, all) = count_letters(text);
    arabic > 0 && arabic * 2 >= all
}

/// How many letters of a text are Arabic, and how many there are.
fn count_letters(text: &str) -> (usize, usize) {
    // what nearly every character is needs no look into the tables of Unicode
    let plain = |c: char| matches!(c, '\u{620}'..='\u{64A}');
    let all = text.chars().filter(|c| plain(*c) || c.is_alphabetic());
    all.fold((0, 0), |(arabic, all), c| {
        let own = ('\u{600}'..='\u{6FF}').contains(&c);
        (arabic + usize::from(own), all + 1)
    })
}

/// The problem that a text is in another language: hardly one of its letters is Arabic.
pub(super) fn foreign_text(name: &str, text: &str) -> Option<Problem> {
    /// Letters from which on a text has a language; fewer tell it when none of them is Arabic.
    const SOME: usize = 40;
    const FEW: usize = 16;
    let (arabic, all) = count_letters(text);
    let some = if arabic == 0 { FEW } else { SOME };
    let foreign = all >= some && arabic * 10 < all;
    let what = || format!("is not Arabic: {arabic} of its {all} letters are");
    foreign.then(|| Problem::new(name, what(), "leave it out, or give it in Arabic"))
}

/// The problem that there is no text.
pub(super) fn empty_text(name: &str) -> Problem {
    Problem::new(name, "is empty", "give a text, or leave it out")
}

/// The problem that an article is beyond the limit.
pub(super) fn too_large(name: &str, limit: Limit) -> Problem {
    Problem::new(
        name,
        format!("is too large for one article: more than {limit}"),
        "split it into several articles, or raise --max-bytes",
    )
}
