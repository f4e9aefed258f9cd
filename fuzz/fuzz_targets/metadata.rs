//! Any bytes as a table of metadata leave the article as it is, and are either used or told.
#![no_main]

use std::io::Cursor;

use karabakh::input::{Options, open_with};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (bool, Vec<u8>)| {
    let (lines, table) = input;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(if lines { "m.jsonl" } else { "m.csv" });
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
    assert_eq!((articles[0].id.as_str(), articles[0].text.as_str()), ("stdin", "باكو"));
});
