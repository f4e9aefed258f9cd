//! Interim driver: JSONL in, JSONL out.
use std::io::{BufRead, Write};
fn main() {
    let analyzer = karabakh::analyze::Analyzer::new(
        karabakh::lexicon::Lexicon::builtin().unwrap(),
        &karabakh::facts::Layer::ALL,
        karabakh::span::Unit::Chars,
    );
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let article = karabakh::article::Article {
            id: v["id"].as_str().unwrap().into(),
            text: v["text"].as_str().unwrap().into(),
            published: karabakh::article::Published {
                date: v["date"].as_str().map(|d| d.parse().unwrap()),
                basis: karabakh::article::PublishedBasis::Record,
            },
            ..Default::default()
        };
        writeln!(
            out,
            "{}",
            serde_json::to_string(&analyzer.analyze(&article)).unwrap()
        )
        .unwrap();
    }
}
