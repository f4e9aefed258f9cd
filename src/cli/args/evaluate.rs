//! Options of `evaluate`.

use std::path::PathBuf;

use clap::Args;

use crate::evaluate;

const EVALUATE_EXAMPLES: &str = "\
Examples:
  karabakh-cli evaluate tests/gold/seeds.jsonl
  karabakh-cli evaluate tests/gold/seeds.jsonl --errors 5
  karabakh-cli evaluate tests/gold/seeds.jsonl --calibration
  karabakh-cli evaluate names.conll
  karabakh-cli evaluate marked.jsonl --root articles/ --lexicon words.toml --format json";

/// Options of `evaluate`.
#[derive(Debug, Args)]
#[command(after_help = EVALUATE_EXAMPLES)]
pub(crate) struct Evaluate {
    /// Gold rows in JSON Lines (`id`, `text` or `path`, and the layers that are marked), a file in IOB2
    /// (`.conll`, `.iob2`, `.txt`), or a folder of brat's files
    #[arg(value_name = "GOLD")]
    pub gold: PathBuf,
    /// Folder that a row's `path` starts from
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Corpus in IOB2 whose sentences rows mark by their number (`sentence`), where they hold no text
    #[arg(long, value_name = "FILE")]
    pub corpus: Option<PathBuf>,
    /// Format of the scores
    #[arg(short, long, value_enum, default_value_t)]
    pub format: evaluate::ScoreFormat,
    /// Show up to N missed, extra and wrong facts a layer
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub errors: usize,
    /// Show whether facts are right as often as their confidence says
    #[arg(long)]
    pub calibration: bool,
    /// Own names and variants in TOML; may be given several times
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
}
