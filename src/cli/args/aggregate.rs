//! Options of `aggregate`.

use std::path::PathBuf;

use clap::Args;

use super::shared::Writing;

const AGGREGATE_EXAMPLES: &str = "\
Examples:
  karabakh-cli analyze 2020/ -f jsonl -o 2020.jsonl
  karabakh-cli analyze 2023/ -f jsonl -o 2023.jsonl
  karabakh-cli aggregate 2020.jsonl 2023.jsonl";

/// Options of `aggregate`.
#[derive(Debug, Args)]
#[command(after_help = AGGREGATE_EXAMPLES)]
pub(crate) struct Aggregate {
    /// Analyses in JSON or JSON Lines; `-` or none is standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub output: Writing,
}
