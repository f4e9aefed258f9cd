//! How well facts are found: gold rows, marked by hand after `docs/accuracy.md`, against what the
//! analyzer finds. Read `gold` (the rows) and `corpus` (texts of others), `score` (the counting), the four layers and `mention` (what
//! counts as right), `bootstrap` (how sure a score is), `verdict` and
//! `calibration` (whether facts are right as often as they claim), and `report`.
//!
//! Rows as data, each layer with the facts that a reader marked:
//!
//! ```
//! use karabakh::evaluate::{Gold, GoldCasualty, GoldDate, GoldEntity, GoldEvent, GoldQuote, GoldWords, Row};
//! use karabakh::facts::{EventType, Outcome};
//!
//! let line = r#"{"id": "1", "text": "قال لافروف أمس إن ثلاثة جنود قتلوا في قصف على شوشا.",
//!     "entities": [{"type": "location", "name": "شوشا"}], "dates": [{"text": "أمس", "value": "P-1D"}],
//!     "casualties": [{"evidence": "ثلاثة جنود قتلوا", "outcome": "killed", "min": 3, "max": 3, "victims": "military"}],
//!     "quotes": [{"content": "إن ثلاثة جنود قتلوا في قصف على شوشا", "kind": "indirect", "speaker_name": "لافروف"}],
//!     "events": [{"type": "shelling", "trigger": {"text": "قصف"}}]}"#.replace('\n', "");
//! let gold = Gold::parse("gold.jsonl", line.as_bytes(), ".".as_ref());
//! assert_eq!(gold.problems, []);
//! let Row { entities, dates, casualties, quotes, events, .. } = &gold.rows[0];
//! let [GoldEntity { name, .. }] = &entities.as_ref().unwrap()[..] else { panic!() };
//! assert_eq!(name, "شوشا");
//! let [GoldDate { text, value, .. }] = &dates.as_ref().unwrap()[..] else { panic!() };
//! assert_eq!((text.as_str(), value.as_deref()), ("أمس", Some("P-1D")));
//! let [GoldCasualty { outcome, min, .. }] = &casualties.as_ref().unwrap()[..] else { panic!() };
//! assert_eq!((*outcome, *min), (Outcome::Killed, 3));
//! let [GoldQuote { speaker_name, .. }] = &quotes.as_ref().unwrap()[..] else { panic!() };
//! assert_eq!(*speaker_name, Some(Some("لافروف".to_owned())));
//! let [GoldEvent { kind, trigger: GoldWords { text, .. }, .. }] = &events.as_ref().unwrap()[..] else { panic!() };
//! assert_eq!((*kind, text.as_str()), (EventType::Shelling, "قصف"));
//! ```
//!
//! The scores as a report, with how sure each is and whether facts are right as often as they claim:
//!
//! ```
//! use karabakh::analyze::Analyzer;
//! use karabakh::evaluate::{
//!     Bin, Calibration, ScoreFormat, Gold, Interval, Intervals, LayerReport, Reliability, Report, ShareReport, evaluate,
//! };
//! use karabakh::facts::Layer;
//! # use karabakh::{Unit, lexicon::Lexicon};
//!
//! # let analyzer = Analyzer::new(Lexicon::builtin()?, &Layer::ALL, Unit::Chars);
//! let row = r#"{"id": "1", "text": "قال لافروف أمس إن الهدنة صامدة.", "dates": [{"text": "أمس", "value": "P-1D"}]}"#;
//! let gold = Gold::parse("gold.jsonl", row.as_bytes(), ".".as_ref());
//! let scores = evaluate(&gold.rows, &analyzer);
//! let report = Report::new("gold.jsonl", &scores, &gold.problems, 10).with_calibration(&scores);
//! let [LayerReport { layer, f1, intervals, figures, .. }] = &report.layers[..] else { panic!() };
//! assert_eq!((*layer, *f1), (Layer::Dates, 1.0));
//! let Intervals { f1: Interval { low, .. }, .. } = intervals;
//! assert_eq!(*low, 1.0, "one row leaves no doubt");
//! assert!(figures.values().all(|ShareReport { right, of, .. }| right == of));
//! let calibration: &Calibration = &scores.calibration;
//! let [Reliability { all: Bin { facts, right, .. }, .. }] = &calibration.layer_tables()[..] else { panic!() };
//! assert_eq!((*facts, *right), (1, 1.0));
//! assert!(report.write_as(ScoreFormat::Markdown).contains("| dates |"));
//! # Ok::<(), karabakh::lexicon::Error>(())
//! ```

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
pub use measure::{Metric, Share, Tally};
pub use mention::GoldMention;
pub use mistake::{Mistake, MistakeKind};
pub use name::{fold_name, is_whole_name, same_name};
pub use quote::GoldQuote;
pub use report::{LayerReport, Report, ScoreFormat, ShareReport};
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
