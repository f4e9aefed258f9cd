//! Options of `diff`.

use std::path::PathBuf;

use clap::Args;

use crate::compare;

const DIFF_EXAMPLES: &str = "\
Examples:
  karabakh-cli diff agreed.jsonl now.jsonl
  karabakh-cli diff yesterday.jsonl today.jsonl -f markdown
  karabakh-cli diff yesterday.jsonl today.jsonl -f json | jq -r '.documents[] | select(.change == \"added\").id'";

/// Options of `diff`.
#[derive(Debug, Args)]
#[command(after_help = DIFF_EXAMPLES)]
pub(crate) struct Diff {
    /// Analysis in JSON or JSON Lines
    pub old: PathBuf,
    /// Analysis of the same articles, or of those and newer ones
    pub new: PathBuf,
    /// Format of the differences
    #[arg(short, long, value_enum, default_value_t)]
    pub format: compare::ComparisonFormat,
}
