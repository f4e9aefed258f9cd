//! Any bytes on standard input, as text or records in any encoding (the last byte says which), give articles with an id and a
//! text or problems, never neither; what was read as a record can be written as one and read again.

use std::io::Cursor;

use karabakh::input::{InputFormat, Options, open_with};

/// Asserts what the first line says.
pub(crate) fn check(bytes: &[u8]) {
    let Some((choice, bytes)) = bytes.split_last() else {
        return;
    };
    let encodings = ["auto", "utf-8", "windows-1256", "iso-8859-6", "utf-16le"];
    let formats = [InputFormat::Auto, InputFormat::Text, InputFormat::Jsonl];
    let options = Options {
        encoding: Some(encodings[usize::from(*choice / 3) % encodings.len()].to_owned()),
        format: formats[usize::from(*choice % 3)],
        ..Options::default()
    };
    let read = |bytes: Vec<u8>, options: &Options| {
        let stories = open_with::<&str>(&[], options, Cursor::new(bytes)).unwrap();
        stories.collect::<Vec<_>>()
    };
    let stories = read(bytes.to_vec(), &options);
    assert!(!stories.is_empty());
    for article in stories.into_iter().flatten() {
        assert!(!article.id.trim().is_empty() && !article.text.trim().is_empty());
        let record = serde_json::json!({"id": article.id, "text": article.text});
        let again = read(record.to_string().into_bytes(), &Options::default());
        let again = again[0].as_ref().unwrap();
        assert_eq!((&again.id, &again.text), (&article.id, &article.text));
        assert_eq!(again.sha256(), article.sha256());
    }
}
