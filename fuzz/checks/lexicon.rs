//! A lexicon file that the check finds no error in can be used, and facts stay true with it.

use std::sync::LazyLock;

use karabakh::Unit;
use karabakh::analyze::Analyzer;
use karabakh::article::Article;
use karabakh::facts::Layer;
use karabakh::lexicon::{self, Lexicon, Weight};
use karabakh::verify::verify;

static BUILTIN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::builtin().unwrap());

/// Asserts what the first line says.
pub(crate) fn check(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let findings = lexicon::check(text, &BUILTIN);
    let sound = findings
        .iter()
        .all(|finding| finding.weight != Weight::Error);
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
}
