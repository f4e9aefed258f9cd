//! Every fact is true of its article in every unit, is of the schema, and is what is read back
//! from JSON; the same text gives the same facts.

use std::sync::LazyLock;

use karabakh::Unit;
use karabakh::analyze::Analyzer;
use karabakh::article::Article;
use karabakh::facts::{Document, Layer};
use karabakh::lexicon::Lexicon;
use karabakh::verify::verify;

pub(crate) const UNITS: [Unit; 3] = [Unit::Chars, Unit::Bytes, Unit::Utf16];

pub(crate) static ANALYZERS: LazyLock<[Analyzer; 3]> = LazyLock::new(|| {
    UNITS.map(|unit| Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, unit))
});

pub(crate) static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let settings = schemars::generate::SchemaSettings::default().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<Document>();
    jsonschema::validator_for(schema.as_value()).unwrap()
});

/// Asserts what the first line says.
pub(crate) fn check(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let article = Article {
        text: text.to_owned(),
        ..Article::default()
    };
    for (analyzer, unit) in ANALYZERS.iter().zip(UNITS) {
        let document = analyzer.analyze(&article);
        assert_eq!(verify(&document, &article, unit).contradictions, []);
        let json = serde_json::to_value(&document).unwrap();
        assert!(SCHEMA.is_valid(&json), "{:?}", SCHEMA.validate(&json));
        let again: Document = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(serde_json::to_value(again).unwrap(), json);
    }
    assert_eq!(
        ANALYZERS[0].analyze(&article),
        ANALYZERS[0].analyze(&article)
    );
}
