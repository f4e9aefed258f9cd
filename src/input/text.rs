//! Plain text: the whole file is one article.

use std::io::Read;

use encoding_rs::Encoding;

use super::encoding;
use super::source::Source;
use super::unreadable;
use crate::article::Article;
use crate::problem::Problem;

/// Spans count bytes in 32 bits, so an article must stay below this.
pub(super) const TOO_LARGE: usize = u32::MAX as usize;

/// Reads the one article of `bytes`; `name` is what problems call it.
pub(super) fn read(
    name: &str,
    id: String,
    bytes: Source,
    label: Option<&'static Encoding>,
) -> Result<Article, Problem> {
    let mut raw = Vec::new();
    bytes
        .take(TOO_LARGE as u64)
        .read_to_end(&mut raw)
        .map_err(|error| unreadable(name, &error))?;
    if raw.len() >= TOO_LARGE {
        return Err(too_large(name));
    }
    let decoded = encoding::decode(raw, label).map_err(|fault| fault.in_file(name))?;
    check(name, &decoded.text)?;
    Ok(Article {
        id,
        text: decoded.text,
        encoding: decoded.encoding.to_owned(),
        ..Article::default()
    })
}

/// Whether a text can be an article: not empty, and not beyond what spans can count.
pub(super) fn check(name: &str, text: &str) -> Result<(), Problem> {
    if text.trim().is_empty() {
        return Err(empty(name));
    }
    if text.len() >= TOO_LARGE {
        return Err(too_large(name));
    }
    Ok(())
}

/// The problem that there is no text.
pub(super) fn empty(name: &str) -> Problem {
    Problem::new(name, "is empty", "give a text, or leave it out")
}

/// The problem that an article is beyond what spans can count.
pub(super) fn too_large(name: &str) -> Problem {
    Problem::new(
        name,
        "is too large for one article (4 GiB)",
        "split it into several articles",
    )
}
