//! Placeholders of names, and fields that hold them; whole articles are redacted in `tests/redact.rs`.

use super::fields::{filled_facts, tells_names, texts_of};
use crate::analyze::Analyzer;
use crate::article::Article;
use crate::facts::Layer;
use crate::lexicon::Lexicon;
use crate::redact::Redactor;
use crate::span::{Span, Unit};

#[test]
fn no_field_of_a_fact_keeps_a_private_name() {
    const NAME: &str = "زيد المنصوري";
    let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Bytes);
    let article = Article {
        text: NAME.to_owned(),
        ..Article::default()
    };
    let whole = Span::new(0, u32::try_from(NAME.len()).unwrap());
    let mut document = analyzer.analyze(&article);
    document.facts = filled_facts(whole, |_| NAME.to_owned());
    let (_, redacted) = Redactor::new(b"").redact_article(&article, document, &analyzer);
    let texts = texts_of(&serde_json::json!(redacted.facts), "");
    let held = texts
        .iter()
        .filter(|(path, text)| tells_names(path) && text.contains(NAME));
    let held: Vec<_> = held.map(|(path, _)| path).collect();
    assert_eq!(held, [""; 0], "src/redact/facts.rs leaves the name there");
}

#[test]
fn spellings_of_one_name_have_one_placeholder_and_another_secret_has_another() {
    let redactor = Redactor::new(b"");
    let placeholder = redactor.placeholder_for("أَحمد المنصوري");
    assert_eq!(placeholder, redactor.placeholder_for("احمد المنصورى"));
    let secret = Redactor::new(b"secret");
    assert_ne!(placeholder, secret.placeholder_for("أَحمد المنصوري"));
}
