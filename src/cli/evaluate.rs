//! `evaluate`: how well facts are found, against rows marked by hand.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::Status;
use super::lexicon::load;
use super::problems::Problems;
use crate::analyze::Analyzer;
use crate::evaluate::{Format, Gold, Report, evaluate};
use crate::facts::Layer;
use crate::output::Sink;
use crate::span::Unit;

const EXAMPLES: &str = "\
Examples:
  karabakh-cli evaluate tests/gold/seeds.jsonl
  karabakh-cli evaluate tests/gold/seeds.jsonl --errors 5
  karabakh-cli evaluate marked.jsonl --root articles/ --lexicon words.toml --format json";

/// Options of `evaluate`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Evaluate {
    /// Gold rows in JSON Lines: `id`, `text` or `path`, and the layers that are marked
    #[arg(value_name = "GOLD")]
    pub gold: PathBuf,
    /// Folder that a row's `path` starts from
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Format of the scores
    #[arg(short, long, value_enum, default_value_t)]
    pub format: Format,
    /// Show up to N missed, extra and wrong facts a layer
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub errors: usize,
    /// Own names and variants in TOML; may be given several times
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
}

pub(super) fn run(args: &Evaluate) -> anyhow::Result<Status> {
    let analyzer = Analyzer::new(load(&args.lexicon)?, &Layer::ALL, Unit::Chars);
    let gold = Gold::read(&args.gold, &args.root);
    let scores = evaluate(&gold.rows, &analyzer);
    let name = args.gold.to_string_lossy();
    let report = Report::new(&name, &scores, &gold.problems, args.errors);
    let mut problems = Problems::default();
    gold.problems.into_iter().for_each(|problem| problems.add(problem));
    let mut out = Sink::stream(std::io::stdout()).writer()?;
    out.write_all(report.write(args.format).as_bytes())?;
    out.finish()?;
    Ok(problems.status())
}
