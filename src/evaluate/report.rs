//! Scores to read, for programs, and for the README.

use std::collections::BTreeMap;
use std::fmt::Write;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bootstrap::{Interval, Intervals};
use super::calibration::{self, Reliability, wilson_interval};
use super::measure::{Metric, Tally, plain_value};
use super::mistake::{Mistake, MistakeKind};
use super::score::Scores;
use crate::facts::{EntityType, Layer, SCHEMA_VERSION};
use crate::output::one_line;
use crate::problem::Problem;
use crate::terminal::steers_terminal;

/// How scores are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum ScoreFormat {
    /// A table to read in a terminal.
    #[default]
    Text,
    /// One JSON object.
    Json,
    /// A table for a README.
    Markdown,
}

/// The scores of a gold file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Version of this shape.
    pub schema_version: u32,
    /// The gold file.
    pub gold: String,
    /// How many of its rows were scored.
    pub rows: u32,
    /// The layers that its rows mark.
    pub layers: Vec<LayerReport>,
    /// Where rows mark mentions: the scores of each type of name; otherwise empty.
    pub classes: Vec<ClassReport>,
    /// Whether facts are right as often as their confidence says, where it was asked for; otherwise empty.
    pub calibration: Vec<Reliability>,
    /// As many mistakes a layer as were asked for.
    pub mistakes: Vec<Mistake>,
    /// Rows that could not be scored.
    pub problems: Vec<Problem>,
}

/// The scores of one layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LayerReport {
    /// The layer.
    pub layer: Layer,
    /// The part of what was found that is marked; 0 when nothing was found.
    pub precision: f64,
    /// The part of what is marked that was found; 0 when nothing is marked.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// The 95 % intervals of these three, by the bootstrap over rows.
    pub intervals: Intervals,
    /// How many facts are marked.
    pub gold: u32,
    /// How many facts were found.
    pub found: u32,
    /// How many were marked and not found.
    pub missed: u32,
    /// How many were found and not marked.
    pub extra: u32,
    /// Of the facts that were found, how many have a field right.
    pub figures: BTreeMap<Metric, ShareReport>,
}

/// The scores of one type of name, mention by mention.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClassReport {
    /// The type.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The part of what was found that is marked; 0 when nothing was found.
    pub precision: f64,
    /// The part of what is marked that was found; 0 when nothing is marked.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// The 95 % intervals of these three, by the bootstrap over rows.
    pub intervals: Intervals,
    /// How many mentions are marked.
    pub gold: u32,
    /// How many mentions were found.
    pub found: u32,
}

/// How many facts have a field right.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ShareReport {
    /// Facts with the field right.
    pub right: u32,
    /// Facts looked at.
    pub of: u32,
    /// Their quotient.
    pub share: f64,
}

impl Report {
    /// The report of `scores` of the file `gold`, with up to `mistakes` mistakes a layer.
    #[must_use]
    pub fn new(gold: &str, scores: &Scores, problems: &[Problem], mistakes: usize) -> Self {
        let layers = scores.layers.iter();
        let of_layer = |layer: Layer| scores.mistakes.iter().filter(move |m| m.layer == layer);
        let shown = layers
            .clone()
            .flat_map(|(layer, _)| of_layer(*layer).take(mistakes));
        Self {
            schema_version: SCHEMA_VERSION,
            gold: gold.to_owned(),
            rows: scores.rows,
            mistakes: shown.cloned().collect(),
            layers: layers
                .map(|(layer, tally)| {
                    LayerReport::new(*layer, tally, scores.layer_intervals(*layer))
                })
                .collect(),
            classes: scores
                .classes
                .iter()
                .map(|(kind, tally)| ClassReport::new(*kind, tally, scores.class_intervals(*kind)))
                .collect(),
            calibration: Vec::new(),
            problems: problems.to_vec(),
        }
    }

    /// The same, and whether facts are right as often as their confidence says.
    #[must_use]
    pub fn with_calibration(self, scores: &Scores) -> Self {
        Self {
            calibration: scores.calibration.layer_tables(),
            ..self
        }
    }

    /// The report in one format, with a line break at its end.
    #[must_use]
    pub fn write_as(&self, format: ScoreFormat) -> String {
        match format {
            ScoreFormat::Text => self.as_text(),
            ScoreFormat::Json => self.as_json(),
            ScoreFormat::Markdown => self.as_markdown(),
        }
    }

    fn as_json(&self) -> String {
        let json = serde_json::to_string_pretty(self).unwrap_or_default();
        one_line(json) + "\n"
    }

    fn as_text(&self) -> String {
        if self.layers.is_empty() {
            return String::new();
        }
        let mut out = format!("layer       precision  recall     F1   gold  found  {HEADS}\n");
        for row in &self.layers {
            let figures = [row.precision, row.recall, row.f1].map(|f| format!("{f:.3}"));
            let [precision, recall, f1] = figures;
            let line = format!(
                "{:<11} {precision:>9} {recall:>7} {f1:>6} {:>6} {:>6}  {}  {}",
                row.layer.name(),
                row.gold,
                row.found,
                interval_columns(&row.intervals),
                row.field_shares("  ")
            );
            let _ = writeln!(out, "{}", line.trim_end());
        }
        for class in &self.classes {
            let figures = [class.precision, class.recall, class.f1].map(|f| format!("{f:.3}"));
            let [precision, recall, f1] = figures;
            let name = format!("  {}", class.type_name());
            let _ = writeln!(
                out,
                "{name:<14} {precision:>6} {recall:>7} {f1:>6} {:>6} {:>6}  {}",
                class.gold,
                class.found,
                interval_columns(&class.intervals)
            );
        }
        if !self.calibration.is_empty() {
            let _ = write!(out, "\n{}", calibration::as_text(&self.calibration));
        }
        for mistake in &self.mistakes {
            let _ = write!(out, "\n{}", mistake_lines(mistake).join("\n"));
            out.push('\n');
        }
        out
    }

    fn as_markdown(&self) -> String {
        if self.layers.is_empty() {
            return String::new();
        }
        let mut out =
            "| layer | precision | recall | F1 | gold | found | of these right |\n".to_owned();
        out.push_str("|---|--:|--:|--:|--:|--:|---|\n");
        for row in &self.layers {
            let scores = score_cells([row.precision, row.recall, row.f1], &row.intervals);
            let _ = writeln!(
                out,
                "| {} | {scores} | {} | {} | {} |",
                row.layer.name(),
                row.gold,
                row.found,
                row.shares_with_intervals()
            );
        }
        for class in &self.classes {
            let scores = score_cells([class.precision, class.recall, class.f1], &class.intervals);
            let _ = writeln!(
                out,
                "| {} | {scores} | {} | {} | |",
                class.type_name(),
                class.gold,
                class.found
            );
        }
        if !self.calibration.is_empty() {
            let _ = write!(out, "\n{}", calibration::as_markdown(&self.calibration));
        }
        // Indented lines are no markup, whatever an article says.
        for mistake in &self.mistakes {
            let _ = write!(out, "\n    {}", mistake_lines(mistake).join("\n    "));
            out.push('\n');
        }
        out
    }
}

impl ClassReport {
    fn new(kind: EntityType, tally: &Tally, intervals: Intervals) -> Self {
        Self {
            kind,
            precision: tally.precision(),
            recall: tally.recall(),
            f1: tally.f1(),
            intervals,
            gold: tally.gold(),
            found: tally.found(),
        }
    }

    /// The type as in JSON.
    fn type_name(&self) -> String {
        plain_value(&self.kind).unwrap_or_default()
    }
}

impl LayerReport {
    fn new(layer: Layer, tally: &Tally, intervals: Intervals) -> Self {
        let share = |(figure, share): (&Metric, &super::Share)| {
            let report = ShareReport {
                right: share.right,
                of: share.of,
                share: share.value(),
            };
            (*figure, report)
        };
        Self {
            layer,
            precision: tally.precision(),
            recall: tally.recall(),
            f1: tally.f1(),
            intervals,
            gold: tally.gold(),
            found: tally.found(),
            missed: tally.missed,
            extra: tally.extra,
            figures: tally.figures.iter().map(share).collect(),
        }
    }

    fn field_shares(&self, between: &str) -> String {
        let shares = self.figures.iter();
        shares
            .map(|(figure, share)| format!("{} {:.3}", figure.name(), share.share))
            .collect::<Vec<_>>()
            .join(between)
    }

    /// The shares, each with its 95 % interval (Wilson 1927).
    fn shares_with_intervals(&self) -> String {
        let shares = self.figures.iter().map(|(figure, share)| {
            let interval = wilson_interval(f64::from(share.right), f64::from(share.of));
            format!(
                "{} {:.3} ({})",
                figure.name(),
                share.share,
                show_interval(&interval)
            )
        });
        shares.collect::<Vec<_>>().join(", ")
    }
}

/// Heads of [`interval_columns`].
const HEADS: &str = "precision 95 %    recall 95 %        F1 95 %";

/// Three intervals in the columns of a terminal.
fn interval_columns(intervals: &Intervals) -> String {
    let Intervals {
        precision,
        recall,
        f1,
    } = intervals;
    [precision, recall, f1]
        .map(|one| format!("{:>14}", show_interval(one)))
        .join(" ")
}

/// Three scores with their intervals in the cells of a table.
fn score_cells(scores: [f64; 3], intervals: &Intervals) -> String {
    let Intervals {
        precision,
        recall,
        f1,
    } = intervals;
    let with = |(score, interval)| format!("{score:.3} ({})", show_interval(interval));
    let cells = scores.into_iter().zip([precision, recall, f1]).map(with);
    cells.collect::<Vec<_>>().join(" | ")
}

fn show_interval(interval: &Interval) -> String {
    format!("{:.3}–{:.3}", interval.low, interval.high)
}

/// A mistake, what it is about first and the article's words last.
fn mistake_lines(mistake: &Mistake) -> Vec<String> {
    let kind = match (mistake.kind, mistake.figure) {
        (MistakeKind::Missed, _) => "missed",
        (MistakeKind::Extra, _) => "extra",
        (MistakeKind::Wrong, figure) => figure.map_or("wrong", Metric::name),
    };
    let layer = mistake.layer.name();
    let says = |label: &str, what: &Option<String>| {
        let what = what.as_ref().filter(|what| !what.is_empty());
        what.map(|what| format!("  {label:<6} {}", on_one_line(what)))
    };
    let mut lines = vec![format!("{layer}: {kind} in {}", on_one_line(&mistake.id))];
    lines.extend(says("gold", &mistake.gold));
    lines.extend(says("found", &mistake.found));
    lines.push(format!("  words  {}", on_one_line(&mistake.text)));
    lines.push(format!("  in     {}", on_one_line(&mistake.sentence)));
    lines
}

/// Words on one line, without characters that a terminal would obey.
fn on_one_line(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| if steers_terminal(c) { ' ' } else { c })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
