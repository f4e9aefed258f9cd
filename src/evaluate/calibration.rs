//! Whether facts are right as often as their confidence says: the table of reliability (`DeGroot` and
//! Fienberg 1983), the Brier score and the expected calibration error over the rows of that table.

use std::collections::BTreeMap;
use std::fmt::Write;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bootstrap::Interval;
use super::row::Row;
use super::verdict::Verdicts;
use crate::confidence::RATED;
use crate::facts::{Confidence, Facts, Layer};

/// Where the rows of the table end and the next begin, in hundredths; most facts stand high.
const BOUNDS: [u8; 7] = [0, 50, 70, 80, 90, 95, 100];

/// Facts with their confidence, layer by layer, and whether they were right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calibration(BTreeMap<Layer, Vec<(Confidence, bool)>>);

/// How the facts of one layer keep what their confidence promises.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reliability {
    /// The layer.
    pub layer: Layer,
    /// All facts that the rows can judge.
    pub all: Bin,
    /// The mean difference of confidence and share right over `bins`, by how many facts they have.
    pub error: f64,
    /// The mean squared difference of a fact's confidence and 1 when it is right, 0 when not.
    pub brier: f64,
    /// Facts of like confidence, from the least on; none is empty.
    pub bins: Vec<Bin>,
}

/// Facts whose confidence lies between two bounds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Bin {
    /// The lower bound, included.
    pub from: f64,
    /// The upper bound, excluded unless it is 1.
    pub to: f64,
    /// How many facts there are.
    pub facts: u32,
    /// Their mean confidence.
    pub confidence: f64,
    /// The share of them that is right.
    pub right: f64,
    /// The 95 % interval of `right` (Wilson 1927).
    pub interval: Interval,
}

impl Calibration {
    /// Adds what was found in the text of a row; facts without confidence are passed over.
    pub fn add_row(&mut self, row: &Row, facts: &Facts) {
        let Verdicts(judged) = Verdicts::new(row, facts);
        let confidence = |layer, at: usize| match layer {
            Layer::Entities => facts.entities[at].confidence,
            Layer::Dates => facts.dates[at].confidence,
            Layer::Casualties => facts.casualties[at].confidence,
            Layer::Quotes => facts.quotes[at].confidence,
            Layer::Events => facts.events[at].confidence,
            Layer::Variants => None,
        };
        for (layer, judged) in RATED.into_iter().zip(judged) {
            for (at, right) in judged {
                if let Some(confidence) = confidence(layer, at) {
                    self.count_fact(layer, confidence, right);
                }
            }
        }
    }

    /// Counts one fact.
    pub(crate) fn count_fact(&mut self, layer: Layer, confidence: Confidence, right: bool) {
        self.0.entry(layer).or_default().push((confidence, right));
    }

    /// The tables of the layers that have facts.
    #[must_use]
    pub fn layer_tables(&self) -> Vec<Reliability> {
        let tables = self.0.iter();
        tables
            .map(|(layer, facts)| Reliability::new(*layer, facts))
            .collect()
    }
}

impl Reliability {
    fn new(layer: Layer, facts: &[(Confidence, bool)]) -> Self {
        let bounds = BOUNDS.map(|bound| f64::from(bound) / 100.0);
        let bins = bounds
            .windows(2)
            .map(|pair| Bin::new(pair[0], pair[1], facts));
        let bins: Vec<Bin> = bins.filter(|bin| bin.facts > 0).collect();
        let all = Bin::new(0.0, 1.0, facts);
        let off = bins
            .iter()
            .map(|bin| (bin.confidence - bin.right).abs() * f64::from(bin.facts));
        let squares = facts.iter().map(|(confidence, right)| {
            let truth = f64::from(u8::from(*right));
            (confidence.as_decimal() - truth).powi(2)
        });
        let count = f64::from(all.facts.max(1));
        Self {
            layer,
            error: off.sum::<f64>() / count,
            brier: squares.sum::<f64>() / count,
            all,
            bins,
        }
    }
}

impl Bin {
    fn new(from: f64, to: f64, facts: &[(Confidence, bool)]) -> Self {
        let inside = |share: f64| from <= share && (share < to || to >= 1.0);
        let facts = facts
            .iter()
            .map(|(confidence, right)| (confidence.as_decimal(), *right));
        let (mut count, mut sum, mut right) = (0_u32, 0.0, 0_u32);
        for (share, is_right) in facts.filter(|(share, _)| inside(*share)) {
            count += 1;
            sum += share;
            right += u32::from(is_right);
        }
        let all = f64::from(count.max(1));
        Self {
            from,
            to,
            facts: count,
            confidence: sum / all,
            right: f64::from(right) / all,
            interval: wilson_interval(f64::from(right), f64::from(count)),
        }
    }
}

/// The interval in which a share lies that was `right` of `all`.
pub(super) fn wilson_interval(right: f64, all: f64) -> Interval {
    const Z: f64 = 1.96;
    if all == 0.0 {
        return Interval {
            low: 0.0,
            high: 1.0,
        };
    }
    let share = right / all;
    let middle = share + Z * Z / (2.0 * all);
    let reach = Z * (share * (1.0 - share) / all + Z * Z / (4.0 * all * all)).sqrt();
    let whole = 1.0 + Z * Z / all;
    Interval {
        low: ((middle - reach) / whole).max(0.0),
        high: ((middle + reach) / whole).min(1.0),
    }
}

/// The tables for a terminal.
pub(super) fn as_text(tables: &[Reliability]) -> String {
    let mut out = "layer       marked     facts   mean  right   right 95 %\n".to_owned();
    for table in tables {
        for bin in &table.bins {
            let _ = writeln!(
                out,
                "{:<11} {}",
                table.layer.name(),
                bin_columns(&mark_bin(bin), bin)
            );
        }
        let name = table.layer.name();
        let _ = writeln!(
            out,
            "{name:<11} {}  off by {:.3}, Brier {:.3}",
            bin_columns("all", &table.all),
            table.error,
            table.brier
        );
    }
    out
}

fn bin_columns(marked: &str, bin: &Bin) -> String {
    format!(
        "{marked:<9} {:>6}  {:.3}  {:.3}  {:.3}–{:.3}",
        bin.facts, bin.confidence, bin.right, bin.interval.low, bin.interval.high
    )
}

fn mark_bin(bin: &Bin) -> String {
    format!("{:.2}–{:.2}", bin.from, bin.to)
}

/// The tables in Markdown.
#[must_use]
pub(crate) fn as_markdown(tables: &[Reliability]) -> String {
    let mut out =
        "| layer | marked | facts | mean confidence | share right (95 %) | off by | Brier |\n"
            .to_owned();
    out.push_str("|---|---|--:|--:|--:|--:|--:|\n");
    for table in tables {
        for bin in &table.bins {
            let _ = writeln!(
                out,
                "| {} | {} | {} | | |",
                table.layer.name(),
                mark_bin(bin),
                bin_cells(bin)
            );
        }
        let _ = writeln!(
            out,
            "| {} | all | {} | {:.3} | {:.3} |",
            table.layer.name(),
            bin_cells(&table.all),
            table.error,
            table.brier
        );
    }
    out
}

fn bin_cells(bin: &Bin) -> String {
    format!(
        "{} | {:.3} | {:.3} ({:.3}–{:.3})",
        bin.facts, bin.confidence, bin.right, bin.interval.low, bin.interval.high
    )
}
