//! Plain text: the whole file is one article.

use std::io::Read;

use encoding_rs::Encoding;

use super::Limit;
use super::encoding;
use super::source::Source;
use super::unreadable;
use crate::article::Article;
use crate::problem::Problem;

/// Reads the one article of `bytes`; `name` is what problems call it.
pub(super) fn read(
    name: &str,
    id: String,
    bytes: Source,
    label: Option<&'static Encoding>,
    limit: Limit,
) -> Result<Article, Problem> {
    // no encoding has more than two bytes where UTF-8 has one, and a mark has three at most
    let most = 2 * limit.bytes() as u64 + 3;
    let mut raw = Vec::new();
    bytes
        .take(most + 1)
        .read_to_end(&mut raw)
        .map_err(|error| unreadable(name, &error))?;
    if raw.len() as u64 > most {
        return Err(too_large(name, limit));
    }
    let decoded = encoding::decode(raw, label).map_err(|fault| fault.in_file(name))?;
    check(name, &decoded.text, limit)?;
    Ok(Article {
        id,
        text: decoded.text,
        encoding: decoded.encoding.to_owned(),
        ..Article::default()
    })
}

/// Whether a text can be an article: not empty, and not beyond the limit.
pub(super) fn check(name: &str, text: &str, limit: Limit) -> Result<(), Problem> {
    if text.trim().is_empty() {
        return Err(empty(name));
    }
    if text.len() > limit.bytes() {
        return Err(too_large(name, limit));
    }
    Ok(())
}

/// The problem that there is no text.
pub(super) fn empty(name: &str) -> Problem {
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
