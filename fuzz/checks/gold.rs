//! Any bytes as gold rows give rows or problems; whatever rows score lies between 0 and 1, inside its interval's order.

use std::sync::LazyLock;

use karabakh::Unit;
use karabakh::analyze::Analyzer;
use karabakh::evaluate::{Gold, Report, evaluate};
use karabakh::facts::Layer;
use karabakh::lexicon::Lexicon;

static ANALYZER: LazyLock<Analyzer> =
    LazyLock::new(|| Analyzer::new(Lexicon::builtin().unwrap(), &Layer::ALL, Unit::Chars));

/// Asserts what the first line says.
pub(crate) fn check(bytes: &[u8]) {
    let gold = Gold::parse("gold.jsonl", bytes, "/nonexistent".as_ref());
    assert!(!gold.rows.is_empty() || !gold.problems.is_empty());
    let scores = evaluate(&gold.rows, &ANALYZER);
    for layer in Report::new("gold.jsonl", &scores, &gold.problems, 3).layers {
        for score in [layer.precision, layer.recall, layer.f1] {
            assert!((0.0..=1.0).contains(&score));
        }
        assert!(layer.intervals.f1.low <= layer.intervals.f1.high);
    }
}
