//! What must hold of every format: bytes that come in small pieces are read as those that come at once; there are
//! articles or problems, never neither; an article that is written as a record reads back the same.

use std::io::{self, Cursor, Read};

use karabakh::Problem;
use karabakh::article::Article;
use karabakh::input::{InputFormat, Options, open_with};

/// A stream that gives so many bytes at a time.
struct Pieces {
    bytes: Cursor<Vec<u8>>,
    size: usize,
}

impl Read for Pieces {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = buffer.len().min(self.size);
        self.bytes.read(&mut buffer[..most])
    }
}

fn read(bytes: &[u8], format: InputFormat, size: usize) -> Vec<Result<Article, Problem>> {
    let options = Options {
        format,
        ..Options::default()
    };
    let bytes = Pieces {
        bytes: Cursor::new(bytes.to_vec()),
        size,
    };
    open_with::<&str>(&[], &options, io::BufReader::new(bytes))
        .unwrap()
        .collect()
}

/// Reads `bytes`, and asserts what must hold.
pub(crate) fn check(bytes: &[u8], format: InputFormat) {
    let stories = read(bytes, format, usize::MAX);
    assert!(!stories.is_empty());
    let told = |stories: &[Result<Article, Problem>]| {
        let told = stories.iter().map(|story| match story {
            Ok(article) => format!("{article:?}"),
            Err(problem) => problem.to_string(),
        });
        told.collect::<Vec<_>>()
    };
    let in_pieces = read(bytes, format, 1 + bytes.len() % 61);
    assert_eq!(told(&stories), told(&in_pieces));
    for article in stories.into_iter().flatten() {
        assert!(!article.id.trim().is_empty() && !article.text.trim().is_empty());
        let record = serde_json::json!({"id": article.id, "text": article.text});
        let again = read(
            record.to_string().as_bytes(),
            InputFormat::Jsonl,
            usize::MAX,
        );
        let again = again[0].as_ref().unwrap();
        assert_eq!((&again.id, &again.text), (&article.id, &article.text));
    }
}
