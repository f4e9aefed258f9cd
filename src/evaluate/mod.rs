//! How well facts are found: gold rows, marked by hand after `docs/accuracy.md`, against what the
//! analyzer finds. Read `gold` (the rows) and `corpus` (texts of others), `score` (the counting), the four layers and `mention` (what
//! counts as right), `bootstrap` (how sure a score is), `verdict` and
//! `calibration` (whether facts are right as often as they claim), and `report`.

mod bootstrap;
mod brat;
mod calibration;
mod casualty;
mod corpus;
mod date;
mod entity;
mod event;
mod gold;
mod iob;
mod measure;
mod mention;
mod mistake;
mod name;
mod placed;
mod quote;
mod report;
mod row;
mod score;
mod verdict;

pub use bootstrap::{Interval, Intervals};
#[cfg(feature = "train")]
pub(crate) use calibration::as_markdown;
pub use calibration::{Bin, Calibration, Reliability};
pub use casualty::GoldCasualty;
pub use corpus::Corpus;
pub use date::GoldDate;
pub use entity::GoldEntity;
pub use event::{GoldEvent, GoldWords};
pub use measure::{Figure, Share, Tally};
pub use mention::GoldMention;
pub use mistake::{Mistake, MistakeKind};
pub use name::{fold_name, is_whole_name, same_name};
pub use quote::GoldQuote;
pub use report::{Format, LayerReport, Report, ShareReport};
pub use row::{Gold, Row};
pub use score::Scores;
#[cfg(feature = "train")]
pub(crate) use verdict::Verdicts;

use crate::analyze::Analyzer;

/// Reads every row's text with `analyzer` and counts what it finds right, misses and invents.
///
/// The analyzer must report every layer that the rows mark, and count its spans in characters, as
/// the rows do.
///
/// ```
/// use karabakh::analyze::Analyzer;
/// use karabakh::evaluate::{Gold, evaluate};
/// use karabakh::facts::Layer;
/// use karabakh::lexicon::Lexicon;
/// use karabakh::Unit;
///
/// let row = r#"{"id": "1", "text": "وصل إلى باكو.", "entities": [{"type": "location", "name": "باكو"}]}"#;
/// let gold = Gold::parse("gold.jsonl", row.as_bytes(), ".".as_ref());
/// let analyzer = Analyzer::new(Lexicon::builtin()?, &Layer::ALL, Unit::Chars);
/// let scores = evaluate(&gold.rows, &analyzer);
/// assert_eq!(scores.layers[&Layer::Entities].gold(), 1);
/// # Ok::<(), karabakh::lexicon::Error>(())
/// ```
#[must_use]
pub fn evaluate(rows: &[Row], analyzer: &Analyzer) -> Scores {
    let mut scores = Scores::default();
    for row in rows {
        let document = analyzer.analyze(&row.to_article());
        scores.add_row(row, &document.facts);
    }
    scores
}
