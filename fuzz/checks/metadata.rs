//! Any bytes as a table of metadata leave the article as it is, and are either used or told.

use std::io::Cursor;

use karabakh::input::{Options, open_with};

/// Asserts what the first line says.
pub(crate) fn check(bytes: &[u8]) {
    let Some((lines, table)) = bytes.split_last() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder
        .path()
        .join(if lines % 2 == 1 { "m.jsonl" } else { "m.csv" });
    std::fs::write(&path, table).unwrap();
    let options = Options {
        metadata: Some(path),
        ..Options::default()
    };
    let Ok(stories) = open_with::<&str>(&[], &options, Cursor::new("باكو")) else {
        return;
    };
    let articles: Vec<_> = stories.flatten().collect();
    assert_eq!(articles.len(), 1);
    assert_eq!(
        (articles[0].id.as_str(), articles[0].text.as_str()),
        ("stdin", "باكو")
    );
}
