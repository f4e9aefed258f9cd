//! Articles as newspapers build them, each choice of a sentence or word taken from the bytes: what [`super::analyze`]
//! asserts of a text; and an article tells the same whether it comes alone or after another in a stream of records.

use std::io::Cursor;
use std::path::Path;
use std::sync::LazyLock;

use karabakh::Unit;
use karabakh::analyze::Analyzer;
use karabakh::article::Article;
use karabakh::facts::{Document, Layer};
use karabakh::input::{InputFormat, Options, open_with};
use karabakh::lexicon::Lexicon;

use super::made::{News, Words};

/// An article ends with the sentence that passes so many bytes, when the input has choices left.
const LONGEST: usize = 4 << 10;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let top = if here.join("seeds").is_dir() {
        here
    } else {
        here.parent().unwrap()
    };
    Words::new(top)
});

static ANALYZER: LazyLock<Analyzer> =
    LazyLock::new(|| Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Chars));

fn documents(records: &str) -> Vec<Document> {
    let options = Options {
        format: InputFormat::Jsonl,
        ..Options::default()
    };
    let articles = open_with::<&str>(&[], &options, Cursor::new(records.to_owned())).unwrap();
    articles
        .map(|article| ANALYZER.analyze(&article.unwrap()))
        .collect()
}

/// Asserts what the first line says.
pub(crate) fn check(bytes: &[u8]) {
    let mut news = News::of(bytes);
    let mut records = Vec::new();
    for id in ["first", "second"] {
        let text = news.article(&WORDS, LONGEST.min(8 * bytes.len()).max(1));
        super::analyze::check(text.as_bytes());
        let article = Article {
            text: text.clone(),
            ..Article::default()
        };
        let record = serde_json::json!({"id": id, "text": text});
        records.push((format!("{record}\n"), ANALYZER.analyze(&article)));
    }
    let stream: String = records.iter().map(|(record, _)| record.as_str()).collect();
    for ((record, by_itself), streamed) in records.iter().zip(documents(&stream)) {
        assert_eq!(documents(record), std::slice::from_ref(&streamed));
        assert_eq!(by_itself.facts, streamed.facts);
    }
}
