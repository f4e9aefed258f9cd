//! Options of `verify`.

use std::path::PathBuf;

use clap::Args;

use super::shared::How;
use crate::span::Unit;

const VERIFY_EXAMPLES: &str = "\
Examples:
  karabakh-cli analyze seeds/ -f jsonl -o facts.jsonl
  karabakh-cli verify facts.jsonl seeds/
  karabakh-cli analyze seeds/ -f json | karabakh-cli verify - seeds/";

/// Options of `verify`.
#[derive(Debug, Args)]
#[command(after_help = VERIFY_EXAMPLES)]
pub(crate) struct Verify {
    /// Analysis in JSON or JSON Lines; `-` is standard input
    #[arg(value_name = "FILE")]
    pub analysis: PathBuf,
    /// The articles, as they were given to `analyze`; `-` is standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub reading: How,
    /// What spans count; default: what the analysis says, else chars
    #[arg(long, value_enum, value_name = "UNIT")]
    pub offsets: Option<Unit>,
}
