//! What fuzzing asserts of any bytes, by target; `tests/replay.rs` asserts the same of the inputs that were kept.

mod analyze;
mod articles;
mod fold;
mod gold;
mod lexicon;
#[path = "../../tests/news/mod.rs"]
mod made;
mod metadata;
mod news;
mod records;

use karabakh::input::InputFormat;

/// Asserts what must hold of `bytes` as an input of `target`.
///
/// # Panics
///
/// When it does not hold, or no target is called so.
pub(crate) fn check(target: &str, bytes: &[u8]) {
    match target {
        "analyze" => analyze::check(bytes),
        "articles" => articles::check(bytes),
        "csv" => records::check(bytes, InputFormat::Csv),
        "fold" => fold::check(bytes),
        "gold" => gold::check(bytes),
        "html" => records::check(bytes, InputFormat::Html),
        "json" => records::check(bytes, InputFormat::Json),
        "lexicon" => lexicon::check(bytes),
        "metadata" => metadata::check(bytes),
        "news" => news::check(bytes),
        "warc" => records::check(bytes, InputFormat::Warc),
        _ => panic!("no target is called {target}"),
    }
}
