//! A lexicon file that the check finds no error in can be used, and facts stay true with it.
#![no_main]

use std::sync::LazyLock;

use karabakh::analyze::Analyzer;
use karabakh::article::Article;
use karabakh::facts::Layer;
use karabakh::lexicon::{self, Lexicon, Weight};
use karabakh::span::Unit;
use karabakh::verify::verify;
use libfuzzer_sys::fuzz_target;

static BUILTIN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::builtin().unwrap());

fuzz_target!(|text: &str| {
    let findings = lexicon::check(text, &BUILTIN);
    let sound = findings.iter().all(|finding| finding.weight != Weight::Error);
    let mut own = Lexicon::builtin().unwrap();
    let added = own.add("own.toml", text);
    assert!(added.is_ok() || !sound, "{added:?}");
    if added.is_ok() {
        let analyzer = Analyzer::new(own, &Layer::ALL, Unit::Chars);
        let article = Article {
            text: text.to_owned(),
            ..Article::default()
        };
        let document = analyzer.analyze(&article);
        assert_eq!(verify(&document, &article, Unit::Chars).contradictions, []);
    }
});
