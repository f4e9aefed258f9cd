//! `calibrate`: the weights of `src/confidence` are learned anew, and held against rows that they were
//! not learned from.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::Context;

use super::Status;
use super::args::Calibrate;
use super::evaluate::read_corpus;
use crate::analyze::Analyzer;
use crate::confidence::fit::{Sample, file, fit_layer};
use crate::confidence::{Line, Observed, RATED, signals};
use crate::evaluate::{Calibration, Gold, Verdicts, as_markdown};
use crate::facts::Layer;
use crate::lexicon::Lexicon;
use crate::span::Unit;
use crate::tagger::Tagger;

/// How many parts rows are divided into, each held against weights of the others.
const FOLDS: usize = 5;

/// A fact of a row.
struct Judged {
    layer: Layer,
    sample: Sample,
    /// Its row, counted through all files.
    row: usize,
    file: usize,
}

/// Which rows are read.
#[derive(Clone, Copy)]
struct Place {
    file: usize,
    /// The number of the first row.
    first: usize,
    /// Their number, when they stand apart.
    group: Option<usize>,
}

pub(super) fn calibrate_confidence(args: &Calibrate) -> anyhow::Result<Status> {
    let analyzer = Analyzer::new(Lexicon::builtin()?, &Layer::ALL, Unit::Chars);
    let analyzer = match &args.model {
        Some(path) => analyzer.with_tagger(load_tagger(path)?),
        None => analyzer,
    };
    let corpus = read_corpus(args.corpus.as_deref())?;
    let new = args.gold.iter().map(|path| (path, None));
    let apart = args
        .apart
        .iter()
        .zip(0..)
        .map(|(path, group)| (path, Some(group)));
    let mut judged: Vec<Judged> = Vec::new();
    for (file, (path, group)) in new.chain(apart).enumerate() {
        let first = judged.last().map_or(0, |fact| fact.row + 1);
        let place = Place { file, first, group };
        if path.extension().is_some_and(|ending| ending == "tsv") {
            judged.extend(read_kept(path, place)?);
        } else {
            let gold = Gold::read_with(path, &args.root, corpus.as_ref());
            judged.extend(judged_facts(&gold, &analyzer, place)?);
        }
    }
    if let Some(path) = &args.keep {
        write_text(
            path,
            &judged.iter().map(Judged::kept_line).collect::<String>(),
        )?;
    }
    if let Some(path) = &args.out {
        let lines = RATED.map(|layer| learned_weights(layer, &judged, |_| true));
        write_text(path, &file(&lines))?;
    }
    let report = calibration_tables(&judged) + &signal_table(&judged);
    match &args.doc {
        Some(path) => write_text(
            path,
            &with_tables(&read_text(path)?, &report).context(MARKS)?,
        )?,
        None => anstream::print!("{report}"),
    }
    Ok(Status::Done)
}

/// The lines of a page between which the tables stand.
const CURVE: &str = "<!-- curve -->\n";
const END: &str = "<!-- end -->\n";
const MARKS: &str = "the page has no lines `<!-- curve -->` and `<!-- end -->`";

/// The page with other tables.
fn with_tables(page: &str, tables: &str) -> Option<String> {
    let (before, rest) = page.split_once(CURVE)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{CURVE}\n{tables}\n{END}{after}"))
}

fn read_text(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn write_text(path: &Path, text: &str) -> anyhow::Result<()> {
    fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))
}

/// The tagger of a model file; it lives as long as the program.
fn load_tagger(path: &Path) -> anyhow::Result<Tagger<'static>> {
    let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    Tagger::read(bytes.leak()).with_context(|| format!("{} is no model", path.display()))
}

/// Every fact that is found in the rows and that they can judge.
fn judged_facts(gold: &Gold, analyzer: &Analyzer, place: Place) -> anyhow::Result<Vec<Judged>> {
    if let Some(problem) = gold.problems.first() {
        anyhow::bail!("{problem}");
    }
    let mut all = Vec::new();
    for (row, marked) in (place.first..).zip(&gold.rows) {
        let (document, Observed(observed)) = analyzer.observe(&marked.to_article());
        let Verdicts(verdicts) = Verdicts::new(marked, &document.facts);
        for ((layer, seen), verdicts) in RATED.into_iter().zip(observed).zip(verdicts) {
            all.extend(verdicts.into_iter().map(|(at, right)| Judged {
                layer,
                sample: Sample {
                    signals: seen[at],
                    right,
                    group: place.group,
                },
                row,
                file: place.file,
            }));
        }
    }
    Ok(all)
}

/// Facts that were kept by `--keep`, perhaps of another version of the tool.
fn read_kept(path: &Path, place: Place) -> anyhow::Result<Vec<Judged>> {
    let text = read_text(path)?;
    let line = |line: &str| {
        let mut fields = line.split('\t');
        let row: usize = fields.next()?.parse().ok()?;
        let name = fields.next()?;
        let layer = RATED.into_iter().find(|layer| layer.name() == name)?;
        let right = fields.next()? == "right";
        let names: Vec<&str> = fields.collect();
        let signals = signals(layer)
            .iter()
            .map(|name| names.contains(name))
            .collect();
        Some(Judged {
            layer,
            sample: Sample {
                signals,
                right,
                group: place.group,
            },
            row: place.first + row,
            file: place.file,
        })
    };
    let all: Option<_> = text.lines().map(line).collect();
    all.with_context(|| format!("{} does not hold kept facts", path.display()))
}

impl Judged {
    /// The fact as `--keep` writes it: its row, its layer, whether it was right, its signals.
    fn kept_line(&self) -> String {
        let names = signals(self.layer);
        let right = if self.sample.right { "right" } else { "wrong" };
        let mut line = format!("{}\t{}\t{right}", self.row, self.layer.name());
        for place in self.sample.signals.places() {
            let _ = write!(line, "\t{}", names[place]);
        }
        line + "\n"
    }
}

/// The weights of a layer by the facts that are `taken`.
fn learned_weights(layer: Layer, judged: &[Judged], taken: impl Fn(&Judged) -> bool) -> Line {
    let own = judged
        .iter()
        .filter(|fact| fact.layer == layer && taken(fact));
    let samples: Vec<Sample> = own.map(|fact| fact.sample).collect();
    fit_layer(layer, &samples)
}

/// The curves: each part of the rows by weights of the others.
fn calibration_tables(judged: &[Judged]) -> String {
    let rows = held_back(judged, |fact| fact.row % FOLDS);
    let files = held_back(judged, |fact| fact.file);
    format!(
        "Each fifth of the rows by weights of the others:\n\n{}\nEach file by weights of the other files:\n\n{}",
        as_markdown(&rows.layer_tables()),
        as_markdown(&files.layer_tables())
    )
}

fn held_back(judged: &[Judged], part: impl Fn(&Judged) -> usize) -> Calibration {
    let mut calibration = Calibration::default();
    let parts = judged.iter().map(&part).max().map_or(0, |last| last + 1);
    for (held, layer) in (0..parts).flat_map(|held| RATED.map(|layer| (held, layer))) {
        let own = |fact: &&Judged| {
            part(fact) == held && fact.layer == layer && fact.sample.group.is_none()
        };
        let mut facts = judged.iter().filter(own).peekable();
        if facts.peek().is_none() {
            continue;
        }
        let line = learned_weights(layer, judged, |fact| part(fact) != held);
        for fact in facts {
            calibration.count_fact(
                layer,
                line.confidence(fact.sample.signals),
                fact.sample.right,
            );
        }
    }
    calibration
}

/// What is behind each weight: how many facts show a signal, and how many of them were right.
fn signal_table(judged: &[Judged]) -> String {
    let mut out =
        "\nWhat is behind each weight:\n\n| layer | signal | facts | right |\n|---|---|--:|--:|\n"
            .to_owned();
    for layer in RATED {
        let own = || {
            judged
                .iter()
                .filter(move |fact| fact.layer == layer && fact.sample.group.is_none())
        };
        let mut row = |name: &str, facts: Vec<&Judged>| {
            let right = facts.iter().filter(|fact| fact.sample.right).count();
            let _ = writeln!(
                out,
                "| {} | {name} | {} | {right} |",
                layer.name(),
                facts.len()
            );
        };
        row("(all)", own().collect());
        for (place, name) in signals(layer).into_iter().enumerate() {
            let shows = |fact: &&Judged| fact.sample.signals.places().any(|at| at == place);
            row(name, own().filter(shows).collect());
        }
    }
    out
}
